"""The first time, an acronym says what it stands for."""

import re
from typing import Final

from ..finding import Text
from ..lexicon import WORDS
from ..outline import quoted
from ..page import Page
from ..prose import content, is_french, main_text, stands_in_french
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable

_UPPER: Final = "A-ZÀ-ÖØ-ÞŒ"
# Alone among words in lower case: in a line of capitals nothing is an acronym, before another name it is a part of
# that, and a number makes a code of it.
_ACRONYM: Final = re.compile(
    rf"(?<![\w’'./@&-])(?<![{_UPPER}\d][ \u00a0])[{_UPPER}]{{3,6}}(?![\w’'/@&-]|\.\w|[ \u00a0]?\d|[ \u00a0][{_UPPER}])"
)
_QUICK: Final = re.compile(f"[{_UPPER}][{_UPPER}]{{2}}")
# A number, not merely letters of numbers: CLIC is none.
_ROMAN: Final = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
# Known by everybody as they are, or by no other name.
_KNOWN: Final = frozenset(
    """ADN AOC AOP BAC BCG BMX BTS CAF CAP CDD CDI CEDEX CGT CNRS CPAM CSS CSV DOM DVD EDF EHPAD EPUB EUR FAQ FNAC GIF
    GPL GPS HIV HLM HTML HTTP IBAN IKEA INA INSEE IRM ISBN JPEG LED MMS MP3 NASA NFC OGM ONG ONU OTAN OVNI PACS PDF
    PHP PIN PLU PNG PMU PSG PTT QCM QR RATP RDC RDV RER RGAA RGPD RIB RSA RSS RTT SAMU SARL SAV SDF SIDA SIM SIRET SIREN
    SMIC SMS SNCF SOS SPA STOP SVG SVP TER TGV TTC TVA UFC UNESCO URL URSSAF USA USB UHT VHF VIP VOD VTT WAI WC WCAG WEB
    WIFI WWF XML ZIP ZOO ARS CIC HSBC LCL BNP BMW FIFA UEFA NBA JO BD CD TV DJ UV UE AAA""".split()
)
_SMALL_WORDS: Final = frozenset("a au aux d de des du en et l la le les ou par pour sur".split())
_MOST: Final = 5


@rule(
    targets="html",
    severity="review",
    title=Text("Sigle non expliqué", "Unexplained acronym"),
    why=Text(
        "Un sigle de la maison n'évoque rien à qui n'en est pas, et se lit mal à l'oreille. C'est un conseil de la "
        "maison\u00a0: le RGAA ne le demande pas.",
        "An acronym of the house means nothing to people from outside, and reads badly by ear. This is advice of the "
        "house: RGAA does not ask for it.",
    ),
    fix=Text(
        "La première fois, écrivez «\u00a0Centre communal d'action sociale (CCAS)\u00a0». Ou dites-le une fois pour "
        "la page, seul sur une ligne\u00a0: *[CCAS]: Centre communal d'action sociale.",
        'The first time write "Centre communal d\'action sociale (CCAS)". Or say it once for the page, alone on a '
        "line: *[CCAS]: Centre communal d'action sociale.",
    ),
    bad=(
        "<p data-bad>Déposez le dossier au CCAS.</p>",
        "<p data-bad>Déposez le dossier au CLIC.</p>",
        "<p>Le parc ouvre.</p><ul><li data-bad>La DSIT vous répond, la DGA aussi.</li><li>La DSIT.</li></ul>",
    ),
    good=(
        "<p>Déposez le dossier au Centre communal d'action sociale (CCAS). Le CCAS vous répond.</p>",
        "<p>Déposez le dossier au CCAS (Centre communal d'action sociale).</p>",
        "<p>Le CCAS ouvre à 9 h. Le centre communal d'action sociale vous aide.</p>",
        '<p>Au <abbr title="Centre communal d\'action sociale">CCAS</abbr>, puis encore au CCAS.</p>',
        "<p>Sous licence SIL Open Font.</p>",
        "<p>Le niveau AAA des WCAG va plus loin que la loi.</p>",
        "<p>La CAF, la RATP, un PDF, Louis XIV et le siècle XIXe, la ligne RER A.</p>",
        "<p>FERMETURE du parc, Jean DUPOND, la norme AFN 12, l'article L. 123, M. LEROY.</p>",
        "<p>Élections\u00a0: OUI ou NON\u00a0?</p>",
        '<p lang="en">Ask the CCAS.</p>',
    ),
)
def acronym_unexplained(element: Element, page: Page, *, known: str = "") -> Verdict:
    """Ask of the acronyms of a French text that no words of the page explain; `known` adds some, parted by spaces.

    Explained is what an `abbr` entitles, what brackets tell, and what begins the words of a name found on the page.
    """
    if not is_french(page):
        return INAPPLICABLE
    text = page.once(main_text)
    found = set(_ACRONYM.findall(text)) - _KNOWN - set(known.split()) if _QUICK.search(text) else None
    # A common word in capitals is a shout.
    found = {name for name in found or () if name.lower() not in WORDS["fr"]}
    if not found:
        return None
    entitled = {node.text for node in page.elements if node.tag == "abbr" and node.has("title")}
    initials = _initials(comparable(text))
    blocks = [block for block in page.once(content) if page.visible(block.element) and stands_in_french(block.element)]
    first: dict[str, Element] = {}
    # Explained once is explained for the page.
    told = entitled
    for block in blocks:
        for match in _ACRONYM.finditer(block.text):
            if match[0] in found:
                first.setdefault(match[0], block.element)
                if _is_told(match, block.text, initials):
                    told.add(match[0])
    left = [name for name in first if name not in told]
    if not left:
        return None
    listed = [quoted(name) for name in left[:_MOST]]
    more = "…" if len(left) > _MOST else ""
    return Unsure(
        "unexplained-acronym",
        Text(
            f"Que veut dire {', '.join(name.fr for name in listed)}{more}\u00a0? Rien ne l'explique dans la page.",
            f"What does {', '.join(name.en for name in listed)}{more} mean? Nothing explains it on the page.",
        ),
        element=first[left[0]],
    )


def _initials(plain: str) -> str:
    """The first letters of all words but the small ones, as one string, in capitals."""
    return "".join(word[0] for word in plain.split() if word not in _SMALL_WORDS).upper()


def _is_told(match: re.Match[str], text: str, initials: str) -> bool:
    name, before, after = match[0], text[: match.start()].rstrip(), text[match.end() :].lstrip(" \u00a0»*")
    if _ROMAN.fullmatch(name) or after.startswith("(") or (before.endswith("(") and " " in before):
        return True
    # « Jean DUPOND », « M. LEROY », « FERMETURE du parc »: a name or a shout that can be said, not spelt.
    is_word = len(name) > 3 and len(re.findall("[AEIOUYÀ-ÖØ-Þ]", name)) >= 2
    last = before.rpartition(" ")[2]
    if is_word and (not before or last.rstrip(".")[:1].isupper() or before[-1] in ".!?:"):
        return True
    return comparable(name).upper() in initials
