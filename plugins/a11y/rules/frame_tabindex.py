"""A frame that holds something to use stays in the tab order."""

from ..finding import Text
from ..frame import described, embedded_player, first_stop, is_frame, negative_tabindex
from ..frame import document as shown_by
from ..page import Page
from ..role import is_inert
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="iframe[tabindex]",
    severity="error",
    wcag=("2.1.1",),
    act=("akn7bn",),
    title=Text("Cadre retiré du parcours au clavier", "Frame taken out of the tab order"),
    why=Text(
        'tabindex="-1" sur un cadre ferme tout ce qu\'il contient à la touche de tabulation\u00a0: qui ne se sert pas '
        "de souris ne peut ni suivre ses liens ni lancer sa vidéo (WCAG 2.1.1).",
        'tabindex="-1" on a frame closes all that it holds to the tab key: whoever uses no mouse can neither follow '
        "its links nor play its film (WCAG 2.1.1).",
    ),
    fix=Text(
        'Retirez tabindex="-1" de la balise du cadre.',
        'Take tabindex="-1" out of the tag of the frame.',
    ),
    bad=(
        '<iframe title="Accès rapides" tabindex="-1" srcdoc="&lt;a href=/plan/&gt;Plan&lt;/a&gt;" data-bad></iframe>',
        '<iframe title="Recherche" tabindex="-1" srcdoc="&lt;button&gt;Chercher&lt;/button&gt;" data-bad></iframe>',
        '<iframe title="Avis" tabindex="-2" srcdoc="&lt;p tabindex=0&gt;Avis&lt;/p&gt;" data-bad></iframe>',
        '<iframe title="Les vœux du maire" tabindex="-1" src="https://www.youtube.com/embed/dQw4w9WgXcQ" data-bad>'
        '</iframe><p><a href="/voeux/">Transcription de la vidéo</a></p>',
    ),
    good=(
        '<iframe title="Plan des parcs" tabindex="0" src="https://umap.example/plan"></iframe>',
        '<iframe title="Météo du jour" tabindex="-1" src="https://meteo.example/"></iframe>',
    ),
)
def frame_tabindex(element: Element, page: Page) -> Verdict:
    """Fail a visible frame with a negative `tabindex` whose document has something in the tab order (ACT akn7bn).

    What it shows is known from `srcdoc`, from a page of this site, or from the player that it embeds.
    """
    if not is_frame(element) or not page.visible(element) or is_inert(element) or _has_no_size(element):
        return INAPPLICABLE
    if not negative_tabindex(element):
        return None
    player = embedded_player(element)
    if player is not None and not element.has("srcdoc"):
        return Fail(
            Text(
                f'{described(element).fr} a tabindex="-1"\u00a0: son lecteur ne s\'atteint pas au clavier.',
                f'{described(element).en} has tabindex="-1": its player cannot be reached with the keyboard.',
            )
        )
    shown = shown_by(element, page)
    if shown is None:
        return None
    stop = first_stop(shown)
    start_tag = stop.start_tag if stop is not None else ""
    shown.release()
    if not start_tag:
        return None
    return Fail(
        Text(
            f'{described(element).fr} a tabindex="-1", et contient {start_tag}, qu\'on ne peut donc pas atteindre au '
            "clavier.",
            f'{described(element).en} has tabindex="-1" and holds {start_tag}, which cannot be reached with the '
            "keyboard.",
        )
    )


def _has_no_size(frame: Element) -> bool:
    """Whether the frame is too small for anything of it to be seen."""
    return any((frame.get(side) or "").strip().rstrip("px") in ("0", "1") for side in ("width", "height"))
