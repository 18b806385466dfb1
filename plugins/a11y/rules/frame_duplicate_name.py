"""Frames that show different things have different titles."""

import re
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from ..finding import Text
from ..frame import described, document, embedded_player, frames, source, words
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable, readable

Likeness: TypeAlias = Literal["same", "other", "unknown"]

# A title for what fills a place whatever it shows: it is as true of one as of the other.
_FILLERS: Final = re.compile(
    r"(?:ads?|advert\w*|annonces?|banniere pub\w*|publicites?|sponsors?|contenus? technique.*)"
)
_SHADOW: Final = re.compile(r"attachShadow\s*\(")


@rule(
    targets="iframe, frame",
    severity="error",
    wcag=("4.1.2",),
    rgaa=("2.2.1",),
    act=("4b1c6c",),
    title=Text("Même titre pour des cadres différents", "Same title for different frames"),
    why=Text(
        "Dans la liste des cadres d'un lecteur d'écran, deux cadres de même titre ne se distinguent pas\u00a0: la "
        "personne doit entrer dans chacun pour savoir lequel est le bon (RGAA 2.2, WCAG 4.1.2).",
        "In the list of frames of a screen reader two frames with the same title cannot be told apart: one has to "
        "enter each to know which is the right one (RGAA 2.2, WCAG 4.1.2).",
    ),
    fix=Text(
        "Donnez à chaque cadre un titre à lui\u00a0: «\u00a0Plan du parc de la Planchette\u00a0», «\u00a0Plan du parc "
        "Gustave-Eiffel\u00a0».",
        'Give each frame a title of its own: "Map of the north park", "Map of the south park".',
    ),
    bad=(
        '<iframe title="Avis" srcdoc="&lt;p&gt;Le parc est fermé.&lt;/p&gt;"></iframe>'
        '<iframe title="Avis" srcdoc="&lt;p&gt;La piscine ouvre.&lt;/p&gt;" data-bad></iframe>',
        '<iframe title="Vœux" src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>'
        '<iframe title="Vœux" src="https://www.youtube.com/embed/bbbbbbbbbbb" data-bad></iframe>'
        '<p><a href="/voeux/">Transcription des vidéos</a></p>',
        '<iframe title="Plan" src="https://umap.example/nord"></iframe>'
        '<iframe title="plan" src="https://umap.example/sud" data-bad></iframe>',
    ),
    good=(
        '<iframe title="Plan du nord" src="https://umap.example/nord"></iframe>'
        '<iframe title="Plan du sud" src="https://umap.example/sud"></iframe>',
        '<iframe title="Plan des parcs" src="https://umap.example/parcs"></iframe>'
        '<iframe title="Plan des parcs" src="https://umap.example/parcs#zoom"></iframe>',
        '<iframe title="Publicité" src="https://regie.example/1"></iframe>'
        '<iframe title="Publicité" src="https://regie.example/2"></iframe>',
        '<iframe title="Plan des parcs" src="https://umap.example/nord"></iframe>'
        '<iframe title="Plan des parcs" src="https://umap.example/sud" hidden></iframe>',
    ),
)
def frame_duplicate_name(element: Element, page: Page) -> Verdict:
    """Fail a frame that has the name of an earlier one and surely shows something else (ACT 4b1c6c).

    What frames of this site show is compared; of two addresses elsewhere a person says whether they differ.
    """
    first = page.once(_first_of_name).get(element.order)
    if first is None or first is element:
        return None if first is element else INAPPLICABLE
    likeness = _likeness(first, element, page)
    if likeness == "same":
        return None
    name = page.name(element)
    message = Text(
        f"{described(element).fr} porte le même titre («\u00a0{name}\u00a0») que {_lower(described(first).fr)}",
        f'{described(element).en} has the same title ("{name}") as {_lower(described(first).en)}',
    )
    if likeness == "other" and not _in_shadow_host(element, page):
        return Fail(
            Text(f"{message.fr}, et montre autre chose.", f"{message.en}, and shows something else."),
        )
    return Unsure(
        "other-address",
        Text(f"{message.fr}\u00a0: montrent-ils la même chose\u00a0?", f"{message.en}: do they show the same?"),
    )


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _first_of_name(page: Page) -> Mapping[int, Element]:
    """The first frame with the same name, by the order of each exposed frame that has a name."""
    by_name: dict[str, Element] = {}
    firsts: dict[int, Element] = {}
    for frame in page.once(frames):
        if page.exposed(frame) and readable(name := page.name(frame)):
            firsts[frame.order] = by_name.setdefault(name.casefold(), frame)
    return firsts


def _likeness(first: Element, second: Element, page: Page) -> Likeness:
    if first.has("srcdoc") == second.has("srcdoc"):
        if first.has("srcdoc") and first.get("srcdoc") == second.get("srcdoc"):
            return "same"
        if not first.has("srcdoc") and page.address(source(first)) == page.address(source(second)):
            return "same"
    if _FILLERS.fullmatch(comparable(page.name(second))):
        return "same"
    players = embedded_player(first), embedded_player(second)
    if players[0] is not None and players[1] is not None and players[0].film and players[1].film:
        return "same" if players[0].film == players[1].film else "other"
    shown = document(first, page), document(second, page)
    if shown[0] is None or shown[1] is None:
        likeness: Likeness = "unknown"
    else:
        likeness = _compared(shown[0], shown[1], comparable(page.name(second)))
    for one in shown:
        if one is not None:
            one.release()
    return likeness


def _compared(first: Page, second: Page, name: str) -> Likeness:
    """Whether two documents are one and the same for a reader: by their words, else by their own titles."""
    if words(first) == words(second):
        return "same"
    titles = comparable(first.title), comparable(second.title)
    if titles[0] and titles[0] == titles[1]:
        return "same"
    # "Advertising" is a true name for "Advertising 1" and for "Advertising 2": a kind of which both are.
    return "unknown" if all(name in title for title in titles) else "other"


def _in_shadow_host(element: Element, page: Page) -> bool:
    """Whether a script may put a shadow tree in the place of what an ancestor holds: then this is not shown."""
    scripts = [
        text
        for node in page.elements
        if node.tag == "script" and _SHADOW.search(text := "".join(node.etree_element.itertext()))
    ]
    return any(
        node.id and re.search(rf"""["'`#]{re.escape(node.id)}["'`]""", script)
        for script in scripts
        for node in element.iter_ancestors()
    )
