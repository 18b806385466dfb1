"""Elements that HTML gave up: for looks, and those whose work others do today."""

from typing import Final

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# RGAA, glossary, "présentation de l'information"; `blink` and `marquee` move, which is told elsewhere.
_FOR_LOOKS: Final = frozenset({"basefont", "big", "center", "font", "strike", "tt"})
# HTML, 16.2 "Non-conforming features".
_OBSOLETE: Final = {
    "acronym": "<abbr>", "applet": "<object>", "dir": "<ul>", "frame": "<iframe>", "frameset": "<iframe>",
    "noframes": "<iframe>", "listing": "<pre>", "plaintext": "<pre>", "xmp": "<pre>", "rb": "<ruby>", "rtc": "<ruby>",
    "nobr": "CSS", "noembed": "<object>", "spacer": "CSS", "multicol": "CSS", "bgsound": "<audio>",
    "keygen": "<button>", "isindex": "<form>",
}  # fmt: skip  # pairs read better than one a line
_INSTEAD: Final = {
    "big": Text("le thème donne la taille", "the theme gives the size"),
    "center": Text("le thème donne l'alignement", "the theme gives the alignment"),
    "font": Text("le thème donne la police et la couleur", "the theme gives font and colour"),
    "basefont": Text("le thème donne la police", "the theme gives the font"),
    "strike": Text("<del> dit ce qui est supprimé", "<del> says what was deleted"),
    "tt": Text("`code` dit ce qui se tape", "`code` says what is typed"),
}


@rule(
    targets="acronym, applet, basefont, bgsound, big, center, dir, font, frame, frameset, isindex, keygen, listing, "
    "multicol, nobr, noembed, noframes, plaintext, rb, rtc, spacer, strike, tt, xmp",
    severity="error",
    local=True,
    rgaa=("10.1.1",),
    title=Text("Balise abandonnée par HTML", "Element that HTML gave up"),
    why=Text(
        "Ces balises figent une apparence dans le texte\u00a0: les réglages d'affichage d'une personne malvoyante ou "
        "dyslexique n'y peuvent plus rien, et les lecteurs d'écran n'en disent rien (RGAA 8.2, 10.1).",
        "These elements fix a look in the text: the display settings of a person with low vision or dyslexia cannot "
        "change it any more, and screen readers say nothing of it (RGAA 8.2, 10.1).",
    ),
    fix=Text(
        "Enlevez la balise et écrivez en Markdown\u00a0: **important**, ## Titre. L'apparence est l'affaire du thème.",
        "Take the tag away and write Markdown: **important**, ## Heading. Looks are the theme's business.",
    ),
    bad=(
        "<center data-bad><p>Le parc ouvre à 8 h.</p></center>",
        '<p><font color="black" size="4" data-bad>Attention</font> aux chiens.</p>',
        "<p><big data-bad>Ouvert</big> le samedi, <strike data-bad>le dimanche</strike>.</p>",
        "<p>Tapez <tt data-bad>oui</tt>.</p>",
        '<p>La <acronym title="Caisse d\'allocations familiales" data-bad>CAF</acronym></p>',
        "<p><nobr data-bad>8 h à 18 h</nobr></p>",
    ),
    good=("<p>Rendez-vous le <strong>samedi</strong>, <del>dimanche</del>.</p><p hidden><font>x</font><tt>y</tt></p>",),
)
def element_obsolete(element: Element, page: Page) -> Verdict:
    """Fail an element for looks (RGAA 10.1.1), or one that HTML no longer has (RGAA 8.2.1)."""
    if element.namespace != "html":
        return INAPPLICABLE
    tag = element.tag
    if tag in _FOR_LOOKS:
        # What nobody sees presents nothing.
        if not page.visible(element):
            return None
        instead = _INSTEAD[tag]
        return Fail(
            Text(
                f"La balise <{tag}> ne sert qu'à l'apparence\u00a0: {instead.fr}.",
                f"The element <{tag}> only serves looks: {instead.en}.",
            )
        )
    other = _OBSOLETE[tag]
    return Fail(
        Text(f"La balise <{tag}> n'existe plus en HTML.", f"The element <{tag}> is no part of HTML any more."),
        fix=Text(f"À sa place\u00a0: {other}.", f"In its place: {other}."),
        rgaa=("8.2.1",),
    )
