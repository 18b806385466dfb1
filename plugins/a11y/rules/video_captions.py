"""A film in which people speak has captions."""

from ..beside import tells_captions
from ..finding import Text
from ..media import described, is_adornment, is_offered, seems_silent, track_kind, tracks
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="video",
    severity="review",
    wcag=("1.2.2",),
    rgaa=("4.3.1",),
    title=Text("Vidéo dont on ne voit pas les sous-titres", "Video without captions to be seen"),
    why=Text(
        "Qui n'entend pas ne sait rien de ce qui est dit dans une vidéo sans sous-titres (RGAA 4.3, WCAG 1.2.2).",
        "Whoever does not hear learns nothing of what is said in a video without captions (RGAA 4.3, WCAG 1.2.2).",
    ),
    fix=Text(
        'Ajoutez un fichier de sous-titres (WebVTT) dans la vidéo\u00a0: <track kind="captions" srclang="fr" '
        'label="Français" src="/videos/voeux.vtt">. Si les sous-titres sont dans l\'image, ou si la vidéo est sans '
        "paroles, dites-le à côté d'elle.",
        'Add a file of captions (WebVTT) to the video: <track kind="captions" srclang="en" label="English" '
        'src="/videos/wishes.vtt">. If the captions are part of the picture, or nobody speaks, say so beside it.',
    ),
    bad=(
        '<p>Les vœux du maire. Transcription.</p><video src="voeux.mp4" controls data-bad></video>',
        '<p>Les vœux du maire. Transcription.</p><video src="voeux.mp4" controls data-bad>'
        '<track kind="chapters" src="chapitres.vtt" srclang="fr" label="Chapitres"></video>',
        '<p>The mayor speaks in English. Transcription.</p><video src="voeux.mp4" controls data-bad>'
        '<track kind="subtitles" src="voeux.de.vtt" srclang="de" label="Deutsch"></video>',
    ),
    good=(
        '<p>Les vœux du maire. Transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français"></video>',
        '<p>Les vœux du maire, sous-titrés. Transcription.</p><video src="voeux.mp4" controls></video>',
        '<p>Les vœux du maire en langue des signes (LSF).</p><video src="voeux.mp4" controls></video>',
    ),
)
def video_captions(element: Element, page: Page) -> Verdict:
    """Ask about a film without a track of captions, on a page that does not speak of them (RGAA 4.3.1, WCAG 1.2.2).

    Captions may be part of the picture, and nobody may speak: no code can tell.
    """
    if not is_offered(element, page) or is_adornment(element, page) or seems_silent(element):
        return INAPPLICABLE
    kinds = {track_kind(track) for track in tracks(element)}
    if "captions" in kinds or tells_captions(page):
        return None
    if any(_may_be_captions(track, page) for track in tracks(element)):
        # Another rule says that their kind is wrong.
        return INAPPLICABLE
    return Unsure(
        "no-captions-seen",
        Text(
            "{media} n'a pas de piste de sous-titres\u00a0: y parle-t-on, et si oui, les sous-titres sont-ils dans "
            "l'image\u00a0?",
            "{media} has no track of captions: does anybody speak in it, and if so, are the captions part of the "
            "picture?",
        ).format(media=described(element)),
    )


def _may_be_captions(track: Element, page: Page) -> bool:
    language = (track.get("srclang") or "").strip().lower().partition("-")[0]
    own = page.lang.lower().partition("-")[0]
    return track_kind(track) == "subtitles" and (not language or language == own)
