"""Audio description is heard."""

from ..finding import Text
from ..media import described, is_offered, is_scripted, track_kind, tracks
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="video",
    severity="review",
    wcag=("1.2.5",),
    rgaa=("4.5.2",),
    title=Text("Audiodescription que le navigateur ne lit pas", "Audio description that browsers do not read"),
    why=Text(
        'Aucun navigateur ne lit à haute voix une piste kind="descriptions"\u00a0: sans un lecteur fait pour cela, '
        "personne n'entend l'audiodescription (RGAA 4.5, WCAG 1.2.5).",
        'No browser reads a track of kind="descriptions" aloud: without a player made for it nobody hears the audio '
        "description (RGAA 4.5, WCAG 1.2.5).",
    ),
    fix=Text(
        "Proposez à côté une version de la vidéo où l'audiodescription est dans le son, avec un lien «\u00a0Version "
        "audiodécrite\u00a0».",
        'Offer beside it a version of the film with the description in its sound, with a link "Version with audio '
        'description".',
    ),
    bad=(
        '<p>Transcription.</p><video src="voeux.mp4" controls data-bad>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français">'
        '<track kind="descriptions" src="voeux-ad.vtt" srclang="fr" label="Audiodescription"></video>',
    ),
    good=(
        '<p>Transcription.</p><video src="voeux.mp4" controls data-able-player>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français">'
        '<track kind="descriptions" src="voeux-ad.vtt" srclang="fr" label="Audiodescription"></video>',
    ),
)
def video_description(element: Element, page: Page) -> Verdict:
    """Ask about a film whose audio description is a track of text, unless a known player reads it (RGAA 4.5.2)."""
    if not is_offered(element, page) or all(track_kind(track) != "descriptions" for track in tracks(element)):
        return INAPPLICABLE
    if is_scripted(element):
        return None
    return Unsure(
        "descriptions-track",
        Text(
            '{media} a une audiodescription en texte (kind="descriptions")\u00a0: le lecteur de la page la dit-il à '
            "haute voix, ou y a-t-il une version audiodécrite\u00a0?",
            '{media} has an audio description as text (kind="descriptions"): does the player of the page speak it, or '
            "is there a version with it?",
        ).format(media=described(element)),
    )
