"""Drawings made of signs say what they mean."""

import re
from typing import Final

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..prose import Occurrence, is_french, occurrences, shown
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

# :-) ;) :( :D <3 ^^, apart from words; « Tarif :) » in brackets is no face.
_FACE: Final = re.compile(
    r"(?:(?<=\s)|^)(?:[:;][-o^]?[)(DP|]|[:;]-[/\\*]|<3|\^_?\^|[xX]D|¯\\_\(ツ\)_/¯)(?=[\s.,!?…]|$)"
)
_FACE_QUICK: Final = re.compile(r"[:;<^Dツ](?:(?<=[:;])[-o^]?[)(DP|/\\*]|(?<=<)3|(?<=\^)_?\^|(?<=[xX]D)|(?<=ツ))")
# ===== or *****, typed as a line; dots and underscores are blanks to fill in.
_LINE: Final = re.compile(r"([-=*~#<>^|/\\+])\1{4,}")
_LINE_QUICK: Final = re.compile(r"[-=*~#<>^|/\\+]{5}")
_DEFINED: Final = re.compile(r"\s*[(\[«]\s*\w")
_SIGN: Final = re.compile(r"[^\w\s]")


@rule(
    targets="html, pre",
    severity="review",
    wcag=("1.1.1",),
    rgaa=("13.5.1",),
    title=Text("Contenu fait de signes", "Content made of signs"),
    why=Text(
        "Une frimousse, un dessin ou un trait faits de signes se voient\u00a0; à l'oreille, c'est «\u00a0deux-points "
        "tiret parenthèse fermante\u00a0» (RGAA 13.5, WCAG 1.1.1).",
        'A smiley, a drawing or a line made of signs can be seen; by ear it is "colon hyphen right parenthesis" '
        "(RGAA 13.5, WCAG 1.1.1).",
    ),
    fix=Text(
        "Dites-le en mots, ou donnez-lui un titre\u00a0: *[:-)]: sourire* n'existe pas, mais "
        '<span role="img" aria-label="sourire" title="sourire">:-)</span> se lit. Pour un trait, mettez --- seul sur '
        "sa ligne.",
        'Say it in words, or give it a title: <span role="img" aria-label="smile" title="smile">:-)</span>. For a '
        "line, put --- alone on a line.",
    ),
    bad=(
        "<p data-bad>Merci à tous :-)</p>",
        "<p>Bonjour.</p><p data-bad>À bientôt ;)</p><p>Le parc ouvre <strong>demain</strong>.</p>",
        "<p data-bad>***** Nouveau *****</p>",
        "<pre data-bad> /\\_/\\\n( o.o )\n &gt; ^ &lt;\n /|_|\\\n (___)_//\n</pre>",
    ),
    good=(
        '<p>Merci à tous <span role="img" aria-label="sourire" title="sourire">:-)</span></p>',
        "<p>Merci à tous :-) (sourire)</p>",
        "<p>Le parc (voir le plan :) ouvre à 8 h. Tarifs\u00a0: 3 €. Ratio 2:3, points a) b) c).</p>",
        "<p>Nom\u00a0: ................ Prénom\u00a0: ____________</p>",
        "<pre>Sous le pont\n  coule la Seine\n    et nos amours</pre>",
        '<pre role="img" aria-label="Un chat"> /\\_/\\\n( o.o )\n &gt; ^ &lt;\n /|_|\\\n (___)_//\n</pre>',
        "<pre><code>if (a &gt;= b) { c = [{}]; }\nd = {};\n(() =&gt; {})();</code></pre>",
    ),
)
def cryptic_content(element: Element, page: Page) -> Verdict:
    """Ask of smileys, typed lines and drawings of signs that nothing near them puts in words (RGAA 13.5.1).

    Whether the words around define them is for a person; the first of a page is told for each kind.
    """
    if element.tag == "pre":
        return _drawing(element, page)
    if not is_french(page):
        return INAPPLICABLE
    faces = [one for one in occurrences(page, _FACE_QUICK, _FACE) if not _is_defined(one)]
    lines = [one for one in occurrences(page, _LINE_QUICK, _LINE) if not _is_defined(one)]
    said = (
        ("emoticon", Text("la frimousse", "the smiley"), faces),
        ("typed-line", Text("le trait", "the line"), lines),
    )
    return [
        Unsure(
            reason,
            Text(
                f"Dans {shown(found[0].block.text).fr}, {what.fr} «\u00a0{found[0].match[0]}\u00a0» est-il dit en "
                "mots, tout près ou par un titre\u00a0?",
                f'In {shown(found[0].block.text).en}, is {what.en} "{found[0].match[0]}" put in words, close to it or '
                "by a title?",
            ),
            element=found[0].block.element,
        )
        for reason, what, found in said
        if found
    ]


def _is_defined(one: Occurrence) -> bool:
    """Whether a title, a name or brackets right after say what the signs mean; or they close a bracket themselves."""
    text, match = one.block.text, one.match
    before = text[: match.start()]
    if ")" in match[0] and before.count("(") > before.count(")"):
        return True
    return bool(_DEFINED.match(text, match.end())) or any(
        match[0] in node.text and any(node.has(name) for name in ("title", "aria-label", "aria-hidden"))
        for node in one.block.element.iter_descendants()
    )


def _drawing(element: Element, page: Page) -> Verdict:
    text = element.text
    if not text or not page.exposed(element):
        return INAPPLICABLE
    is_named = page.role(element) == "img" or element.has("title")
    if is_named or any(node.tag in ("code", "samp", "kbd") for node in element.iter_descendants()):
        return None
    signs, signs_and_letters = len(_SIGN.findall(text)), len(text.replace(" ", ""))
    if signs < 12 or signs < 0.6 * signs_and_letters:
        return None
    return Unsure(
        "ascii-art",
        Text(
            f"{quoted(text).fr} semble un dessin fait de signes\u00a0: est-il dit en mots, juste avant ou après\u00a0?",
            f"{quoted(text).en} seems to be a drawing made of signs: is it put in words, right before or after?",
        ),
    )
