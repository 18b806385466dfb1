"""A frame has a title."""

from ..finding import Text
from ..frame import described, is_frame, negative_tabindex
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable


@rule(
    targets="iframe, frame",
    severity="error",
    wcag=("4.1.2",),
    rgaa=("2.1.1",),
    act=("cae760",),
    title=Text("Cadre sans titre", "Frame without a title"),
    why=Text(
        "Un cadre (iframe) montre une autre page dans la page\u00a0: carte, vidéo, formulaire. Sans titre, un lecteur "
        "d'écran annonce «\u00a0cadre\u00a0» ou épelle une adresse, et la personne ne sait ni ce qu'elle y trouvera "
        "ni si elle peut le passer (RGAA 2.1, WCAG 4.1.2).",
        "A frame (iframe) shows another page inside the page: a map, a film, a form. Without a title a screen reader "
        'says "frame" or spells an address, and nobody knows what is in it or whether to skip it (RGAA 2.1, '
        "WCAG 4.1.2).",
    ),
    fix=Text(
        "Dans la balise collée dans le texte, ajoutez title avec ce que montre le cadre\u00a0: "
        '<iframe title="Plan d\'accès à la mairie" src="…"></iframe>.',
        "In the tag that was pasted into the text, add title with what the frame shows: "
        '<iframe title="How to get to the town hall" src="…"></iframe>.',
    ),
    bad=(
        '<iframe src="https://umap.example/plan" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" title="" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" title="  " data-bad></iframe>',
        '<iframe src="https://umap.example/plan" title="&#8203;" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" aria-labelledby="absent" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" name="plan" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" tabindex="-1" data-bad></iframe>',
        '<iframe srcdoc="&lt;p&gt;Bonjour&lt;/p&gt;" data-bad></iframe>',
    ),
    good=(
        '<iframe src="https://umap.example/plan" title="Plan des parcs"></iframe>',
        '<iframe src="https://umap.example/plan" title="Plan des parcs" aria-label="Plan des parcs"></iframe>',
        '<iframe src="https://umap.example/plan" title="Plan des parcs"></iframe>'
        '<iframe src="https://mesure.example/suivi" hidden></iframe>'
        '<iframe src="https://mesure.example/suivi" style="display: none"></iframe>'
        '<div aria-hidden="true"><iframe src="https://decor.example/neige" tabindex="-1"></iframe></div>',
    ),
)
def frame_title(element: Element, page: Page) -> Verdict:
    """Fail an exposed frame whose accessible name is empty (RGAA 2.1.1, ACT cae760).

    ACT leaves aside frames out of the tab order; RGAA does not, and screen readers meet them all the same.
    """
    if not is_frame(element) or not page.exposed(element):
        return INAPPLICABLE
    if readable(page.name(element)):
        return None
    message = (
        Text("{frame} a un titre vide.", "{frame} has an empty title.")
        if element.has("title")
        else Text("{frame} n'a pas de titre.", "{frame} has no title.")
    )
    # A name of characters that cannot be read out is one for ACT.
    act = () if negative_tabindex(element) or page.name(element) else None
    return Fail(message.format(frame=described(element)), act=act)
