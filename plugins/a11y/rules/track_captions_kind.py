"""Captions for people who do not hear are declared as such, not as a translation."""

from ..finding import Text
from ..media import described, file_name, is_media, track_kind, tracks
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="video",
    severity="error",
    wcag=("1.2.2",),
    rgaa=("4.3.2",),
    title=Text("Sous-titres déclarés comme une traduction", "Captions declared as a translation"),
    why=Text(
        'kind="subtitles", que le navigateur suppose quand rien n\'est dit, annonce une traduction pour qui entend. '
        'Les sous-titres pour personnes sourdes, avec les bruits et qui parle, sont kind="captions"\u00a0: des '
        "lecteurs les cherchent sous ce nom (RGAA 4.3, WCAG 1.2.2).",
        'kind="subtitles", which browsers suppose where nothing is said, promises a translation for people who hear. '
        'Captions for deaf people, with sounds and who speaks, are kind="captions": players look for them under that '
        "name (RGAA 4.3, WCAG 1.2.2).",
    ),
    fix=Text(
        'Écrivez kind="captions"\u00a0: <track kind="captions" srclang="fr" label="Français" src="voeux.vtt">.',
        'Write kind="captions": <track kind="captions" srclang="en" label="English" src="wishes.vtt">.',
    ),
    bad=(
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="subtitles" src="voeux.vtt" srclang="fr" label="Français" data-bad></video>',
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track src="voeux.vtt" srclang="fr" label="Français" data-bad></video>',
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="subtitles" src="voeux.de.vtt" srclang="de" label="Deutsch">'
        '<track kind="subtitles" src="voeux.vtt" srclang="fr-FR" label="Français" data-bad></video>',
    ),
    good=(
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français">'
        '<track kind="subtitles" src="voeux.de.vtt" srclang="de" label="Deutsch"></video>',
        '<p>Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français">'
        '<track kind="subtitles" src="voeux-simple.vtt" srclang="fr" label="Français simple"></video>',
    ),
)
def track_captions_kind(element: Element, page: Page) -> Verdict:
    """Fail subtitles in the language of the page, or in none, on a film without captions (RGAA 4.3.2)."""
    if not is_media(element) or not page.exposed(element):
        return INAPPLICABLE
    own = tracks(element)
    if any(track_kind(track) == "captions" for track in own):
        return None
    language = page.lang.lower().partition("-")[0]
    for track in own:
        said = (track.get("srclang") or "").strip().lower().partition("-")[0]
        if track_kind(track) == "subtitles" and (track.get("src") or "").strip() and said in ("", language):
            file = file_name((track.get("src") or "").strip())
            return Fail(
                Text(
                    f"{described(element).fr} a des sous-titres («\u00a0{file}\u00a0») déclarés comme une traduction "
                    '(kind="subtitles", ou rien), et aucun pour les personnes sourdes.',
                    f'{described(element).en} has captions ("{file}") declared as a translation (kind="subtitles", '
                    "or nothing) and none for deaf people.",
                ),
                element=track,
            )
    return INAPPLICABLE
