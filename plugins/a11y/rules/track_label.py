"""In the menu of a player each track has a name of its own."""

from ..finding import Text
from ..media import track_kind, tracks
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="track",
    severity="warning",
    title=Text("Piste de sous-titres sans nom", "Track of captions without a name"),
    why=Text(
        "Le menu du lecteur montre label\u00a0: sans lui, deux pistes y portent le même nom, ou «\u00a0Sans "
        "titre\u00a0», et personne ne sait laquelle choisir. C'est une règle de HTML et de la maison.",
        'The menu of the player shows label: without it two tracks have the same name there, or "Untitled", and '
        "nobody knows which to choose. This is a rule of HTML and of the house.",
    ),
    fix=Text(
        'Dites la langue et son nom\u00a0: <track kind="captions" srclang="fr" label="Français" src="voeux.vtt">.',
        'Say the language and its name: <track kind="captions" srclang="en" label="English" src="wishes.vtt">.',
    ),
    bad=(
        '<p>Sous-titres, transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français">'
        '<track kind="subtitles" src="voeux.de.vtt" label="Deutsch" data-bad></video>',
        '<p>Sous-titres, transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.vtt" srclang="fr">'
        '<track kind="captions" src="voeux.de.vtt" srclang="fr" data-bad></video>',
    ),
    good=(
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français">'
        '<track kind="subtitles" src="voeux.de.vtt" srclang="de" label="Deutsch"></video>',
        '<p>Transcription.</p><video src="voeux.mp4" controls><track kind="captions" src="voeux.vtt"></video>',
    ),
)
def track_label(element: Element, page: Page) -> Verdict:
    """Fail subtitles without a language, and a track of the kind, language and label of another (HTML, 4.8.11.1)."""
    media = element.parent
    kind = track_kind(element)
    if element.namespace != "html" or media is None or media.tag not in ("audio", "video") or kind == "metadata":
        return INAPPLICABLE
    if kind == "subtitles" and not (element.get("srclang") or "").strip():
        return Fail(
            Text(
                "La piste de sous-titres ne dit pas sa langue (srclang).",
                "The track of subtitles does not say its language (srclang).",
            )
        )
    before = [track for track in tracks(media) if track.order < element.order]
    if any(_said(track) == _said(element) for track in before):
        return Fail(
            Text(
                "La piste a la même sorte, la même langue et le même nom (label) qu'une autre de ce lecteur.",
                "The track has the kind, the language and the name (label) of another one of this player.",
            )
        )
    return None


def _said(track: Element) -> tuple[str, str, str]:
    return (
        track_kind(track),
        (track.get("srclang") or "").strip().lower(),
        (track.get("label") or "").strip().lower(),
    )
