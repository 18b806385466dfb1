"""A film can be played and stopped."""

from ..finding import Text
from ..image import owner
from ..media import described, is_adornment, is_offered, is_scripted, runs_scripts
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="video",
    severity="error",
    wcag=("2.1.1",),
    rgaa=("4.11.1",),
    title=Text("Vidéo sans boutons de lecture", "Video without buttons to play it"),
    why=Text(
        "Sans l'attribut controls, le navigateur n'affiche ni lecture, ni pause, ni volume\u00a0: la vidéo est une "
        "image figée, au clavier comme à la souris (RGAA 4.11, WCAG 2.1.1).",
        "Without the attribute controls the browser shows neither play nor pause nor volume: the video is a still "
        "picture, for the keyboard and the mouse alike (RGAA 4.11, WCAG 2.1.1).",
    ),
    fix=Text(
        'Ajoutez controls à la balise\u00a0: <video controls src="voeux.mp4">.',
        'Add controls to the tag: <video controls src="wishes.mp4">.',
    ),
    bad=(
        '<p>Sous-titres et transcription.</p><video src="voeux.mp4" data-bad></video>',
        '<p>Sous-titres et transcription.</p><video poster="voeux.jpg" data-bad><source src="voeux.webm"></video>',
        # A script may bring buttons: a person looks.
        '<p>Sous-titres et transcription.</p><video src="voeux.mp4" data-bad></video>'
        '<script src="/lecteur.js"></script>',
    ),
    good=(
        '<p>Sous-titres et transcription.</p><video src="voeux.mp4" controls></video>',
        '<p>Sous-titres et transcription.</p><video src="voeux.mp4" class="video-js"></video>'
        '<script src="/video.js"></script>',
    ),
)
def media_controls(element: Element, page: Page) -> Verdict:
    """Fail a film that neither starts by itself nor has controls, on a page without scripts (RGAA 4.11.1).

    Where scripts run, they may give it buttons, and a person looks; not where a known player does.
    """
    if not is_offered(element, page) or is_adornment(element, page) or element.has("autoplay"):
        return INAPPLICABLE
    if owner(element, page) is not None:
        # A picture on a link or a button, which leads to the film (RGAA 4.1, particular cases).
        return INAPPLICABLE
    if element.has("controls"):
        return None
    message = Text(
        "{media} n'a pas de boutons de lecture (attribut controls)",
        "{media} has no buttons to play it (attribute controls)",
    ).format(media=described(element))
    if not page.once(runs_scripts) and not is_scripted(element):
        return Fail(Text(f"{message.fr}\u00a0: personne ne peut la lancer.", f"{message.en}: nobody can start it."))
    if is_scripted(element):
        return None
    return Unsure(
        "script-may-control",
        Text(
            f"{message.fr}\u00a0: un script de la page en ajoute-t-il, utilisables au clavier\u00a0?",
            f"{message.en}: does a script of the page add some that work with the keyboard?",
        ),
    )
