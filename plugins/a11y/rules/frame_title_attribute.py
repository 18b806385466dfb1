"""The title of a frame stands in its title attribute, where every screen reader looks for it."""

from ..finding import Text
from ..frame import described, is_frame
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable


@rule(
    targets="iframe[aria-label], iframe[aria-labelledby], frame[aria-label], frame[aria-labelledby]",
    severity="warning",
    rgaa=("2.1.1",),
    title=Text("Titre de cadre hors de l'attribut title", "Frame title outside the title attribute"),
    why=Text(
        "Le RGAA demande que le titre d'un cadre soit dans l'attribut title\u00a0: c'est là que tous les lecteurs "
        "d'écran le prennent pour leur liste des cadres, et aria-label n'y suffit pas (RGAA 2.1).",
        "RGAA asks for the title of a frame in the title attribute: every screen reader takes it from there for its "
        "list of frames, and aria-label is not enough (RGAA 2.1).",
    ),
    fix=Text(
        'Ajoutez title avec les mêmes mots\u00a0: <iframe title="Plan des parcs" aria-label="Plan des parcs" src="…">.',
        'Add title with the same words: <iframe title="Map of the parks" aria-label="Map of the parks" src="…">.',
    ),
    bad=(
        '<iframe src="https://umap.example/plan" aria-label="Plan des parcs" data-bad></iframe>',
        '<p id="legende">Plan des parcs</p>'
        '<iframe src="https://umap.example/plan" title="" aria-labelledby="legende" data-bad></iframe>',
    ),
    good=(
        '<iframe src="https://umap.example/plan" title="Plan des parcs" aria-label="Plan des parcs"></iframe>',
        '<p id="legende">Plan des parcs</p>'
        '<iframe src="https://umap.example/plan" title="Plan des parcs" aria-labelledby="legende"></iframe>',
    ),
)
def frame_title_attribute(element: Element, page: Page) -> Verdict:
    """Fail an exposed frame that ARIA names and that has no `title` (RGAA 2.1.1, by its letter)."""
    if not is_frame(element) or not page.exposed(element) or not readable(page.name(element)):
        return INAPPLICABLE
    if readable(element.get("title") or ""):
        return None
    return Fail(
        Text(
            f"{described(element).fr} a pour nom «\u00a0{page.name(element)}\u00a0», mais pas d'attribut title.",
            f'{described(element).en} has the name "{page.name(element)}" but no title attribute.',
        )
    )
