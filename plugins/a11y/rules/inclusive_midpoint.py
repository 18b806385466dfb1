"""Inclusive writing is written in words, not in dots."""

import re
from typing import Final

from ..finding import Text
from ..page import Page
from ..prose import is_french, occurrences, others
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_ENDING: Final = (
    r"(?:e|ne|le|ve|se|te|ée|ère|ière|euse|rice|trice|esse|fe|che|sse|elle|enne|ienne|onne|re|ice|eresse|ale|aux|x|s)"
)
# agent·e·s, citoyen•nes, élu.e.s; with full stops only where a second one ends the plural: others end sentences.
_MIDPOINT: Final = re.compile(
    rf"\b[^\W\d_]{{2,}}[·•‧⋅∙]{_ENDING}(?:[·•‧⋅∙]?s)?\b|\b[^\W\d_]{{3,}}\.{_ENDING}\.s\b(?![./@]\w)"
)
# The least of it, for a first look.
_QUICK: Final = re.compile(r"[·•‧⋅∙.](?:(?<=[·•‧⋅∙])|(?=\w{1,6}\.s))")


@rule(
    targets="html",
    severity="warning",
    title=Text("Point médian", "Inclusive midpoint"),
    why=Text(
        "Les voix de synthèse lisent mal «\u00a0agent·e·s\u00a0»\u00a0: «\u00a0agent point e point s\u00a0», ou un mot "
        "estropié\u00a0; les personnes dyslexiques butent dessus. C'est un conseil de la maison.",
        'Voices read "agent·e·s" badly: "agent dot e dot s", or a crippled word; people with dyslexia stumble over it. '
        "This is advice of the house.",
    ),
    fix=Text(
        "Dites les deux mots (les agentes et les agents) ou un mot pour tous (le personnel, les membres).",
        "Say both words (les agentes et les agents) or one word for all (le personnel, les membres).",
    ),
    bad=(
        "<p data-bad>Les agent·e·s de la ville.</p>",
        "<p data-bad>Tou·te·s les habitant·es sont invité·e·s.</p>",
        "<h2 data-bad>Nos élu.e.s</h2><p>Le conseil.</p>",
        "<p data-bad>Les citoyen•ne•s du quartier.</p>",
    ),
    good=(
        "<p>Les agentes et les agents de la ville.</p>",
        "<p>Lundi · mardi · mercredi, 9 h·12 h, le vecteur a·b.</p>",
        "<p>L'adresse www.exemple.e.s.fr et le fichier note.e.txt. Fin.e</p>",
        "<p>Né(e) le 12 mars.</p>",
    ),
)
def inclusive_midpoint(element: Element, page: Page) -> Verdict:
    """Fail the first word with inclusive dots in a French text, with the number of the others."""
    if not is_french(page):
        return INAPPLICABLE
    found = occurrences(page, _QUICK, _MIDPOINT)
    if not found:
        return None
    more = others(len(found) - 1)
    return Fail(
        Text(
            f"«\u00a0{found[0].match[0]}\u00a0» se lit mal à l'oreille{more.fr}.",
            f'"{found[0].match[0]}" reads badly by ear{more.en}.',
        ),
        element=found[0].block.element,
    )
