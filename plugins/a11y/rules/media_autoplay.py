"""No sound starts by itself that a person cannot stop."""

import re
from typing import Final

from ..finding import Text
from ..media import addresses, described, file_name, is_media, is_scripted, seconds_played, seems_ornament, seems_silent
from ..page import Page
from ..role import is_disabled
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable

# RGAA 4.10 and WCAG 1.4.2 leave sounds of three seconds alone.
_SHORT: Final = 3.0
_STOPS: Final = re.compile(
    r"\b(?:arret\w*|coupe\w*|ecout\w*|lecture|lire|mute|muet|pause|play|silence|son|sound|stop\w*|volume)\b"
)


@rule(
    targets="audio[autoplay], video[autoplay]",
    severity="error",
    wcag=("1.4.2",),
    rgaa=("4.10.1",),
    act=("80f0bf", "4c31df", "aaa1bf"),
    title=Text("Son qui démarre seul", "Sound that starts by itself"),
    why=Text(
        "Le son couvre la voix du lecteur d'écran\u00a0: la personne n'entend plus la page, et rien ne lui permet de "
        "le couper (RGAA 4.10, WCAG 1.4.2).",
        "The sound drowns the voice of the screen reader: people no longer hear the page, and nothing lets them stop "
        "it (RGAA 4.10, WCAG 1.4.2).",
    ),
    fix=Text(
        'Retirez autoplay et laissez chacun lancer la lecture\u00a0: <audio controls src="…">. Une vidéo sans son '
        'porte muted\u00a0: <video autoplay muted loop src="…">.',
        'Take autoplay out and let people start it: <audio controls src="…">. A video without sound bears muted: '
        '<video autoplay muted loop src="…">.',
    ),
    seen={
        "sounds": Text(
            "Un son démarre avec la page et dure {seconds}\u00a0secondes.",
            "A sound starts with the page and lasts {seconds} seconds.",
        ),
    },
    bad=(
        '<audio src="discours.mp3" autoplay data-bad></audio><p>Transcription\u00a0: chers amis.</p>',
        '<audio autoplay loop data-bad><source src="ambiance.mp3" type="audio/mpeg"></audio><p>Transcription</p>',
        '<p>Sous-titres et transcription.</p><video src="discours.mp4" autoplay data-bad></video>',
        '<p>Sous-titres et transcription.</p><video src="discours.mp4" autoplay controls style="display: none" '
        "data-bad></video>",
        '<p>Sous-titres et transcription.</p><video src="discours.mp4" autoplay data-bad></video>'
        "<button hidden>Pause</button>",
        '<p>Sous-titres et transcription.</p><video src="discours.mp4#t=10,60" autoplay data-bad></video>',
        # It may be without sound: a person says.
        '<p>Sous-titres et transcription.</p><video src="parc.mp4" autoplay loop playsinline data-bad></video>',
        '<p>Sous-titres et transcription.</p><video src="discours.mp4" autoplay data-bad></video>'
        "<p><button>Couper le son</button></p>",
    ),
    good=(
        '<p>Transcription\u00a0: chers amis.</p><audio src="discours.mp3" autoplay controls></audio>',
        '<p>Sous-titres et transcription.</p><video src="discours.mp4" autoplay controls></video>',
        '<p>Transcription\u00a0: ding dong.</p><audio src="carillon.mp3#t=0,2" autoplay></audio>',
    ),
)
def media_autoplay(element: Element, page: Page) -> Verdict:
    """Fail a sound, or a film that is no mere background, that starts by itself and offers no way to stop it.

    Whether a film has sound its page does not say: a loop, which mostly adorns, is asked
    about, as is one with buttons beside it. RGAA 4.10.1, ACT 80f0bf with its parts 4c31df and aaa1bf.
    """
    if not is_media(element) or element.has("muted") or any(n.tag == "noscript" for n in element.iter_ancestors()):
        return INAPPLICABLE
    if all((seconds_played(url) or _SHORT + 1) <= _SHORT for url in addresses(element)):
        return None
    if element.has("controls") and page.visible(element):
        return None
    if is_scripted(element) or page.once(_has_stop) or _has_button_beside(element, page):
        return Unsure(
            "own-controls",
            Text(
                f"{described(element).fr} se lance sans qu'on le demande, et sans les boutons du navigateur "
                "(controls)\u00a0: ceux de la page permettent-ils de couper le son\u00a0?",
                f"{described(element).en} starts by itself without the browser's own buttons (controls): do those of "
                "the page stop the sound?",
            ),
        )
    if element.tag == "video" and (seems_silent(element) or seems_ornament(element)):
        return Unsure(
            "may-be-silent",
            Text(
                f"{described(element).fr} démarre seule et rien ne dit qu'elle est sans son\u00a0: si elle en est "
                "dépourvue, écrivez muted dans sa balise.",
                f"{described(element).en} starts by itself and nothing says that it has no sound: if it has none, "
                "write muted into its tag.",
            ),
        )
    if not any(map(file_name, addresses(element))):
        return Unsure(
            "may-be-short",
            Text(
                "{media}, dont le son est dans la page, se lance sans qu'on le demande. "
                "Dure-t-il plus de trois secondes\u00a0?",
                "{media}, whose sound is written into the page, starts by itself: does it last over three seconds?",
            ).format(media=described(element)),
        )
    return Fail(
        Text(
            "{media} démarre avec la page, et aucun bouton ne permet de couper le son.",
            "{media} starts with the page, and no button lets people stop the sound.",
        ).format(media=described(element))
    )


def _has_stop(page: Page) -> bool:
    """Whether a button of the page says that it stops or plays something."""
    return any(
        page.role(node) in ("button", "switch", "slider")
        and page.exposed(node)
        and not is_disabled(node)
        and _STOPS.search(comparable(page.name(node)))
        for node in page.elements
    )


def _has_button_beside(element: Element, page: Page) -> bool:
    """Whether a button stands in the same box, whatever it is called."""
    box = element.parent
    return (
        box is not None
        and box.tag not in ("body", "main")
        and any(page.role(node) in ("button", "switch") and page.exposed(node) for node in box.iter_descendants())
    )
