"""Audio description is heard."""

from ..beside import FEW_TO_SEE, leads_on, offers_described_version, tells_transcript, words_around
from ..finding import Text
from ..media import described, is_offered, is_scripted, runs_scripts, track_kind, tracks
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="video",
    severity="error",
    wcag=("1.2.5",),
    rgaa=("4.5.2",),
    act=("1ea59c", "1ec09b", "c5a4ea"),
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
        '<p>Sous-titres.</p><video src="voeux.mp4" controls data-bad>'
        '<track kind="descriptions" src="voeux-ad.vtt" srclang="fr" label="Audiodescription"></video>',
        # A script may speak it: a person listens.
        '<p>Sous-titres.</p><video src="voeux.mp4" controls data-bad>'
        '<track kind="descriptions" src="voeux-ad.vtt" srclang="fr" label="Audiodescription"></video>'
        '<script src="/lecteur.js"></script>',
        '<p>Transcription.</p><video src="voeux.mp4" controls data-bad>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français">'
        '<track kind="descriptions" src="voeux-ad.vtt" srclang="fr" label="Audiodescription"></video>',
    ),
    good=(
        '<p>Transcription.</p><video src="voeux.mp4" controls data-able-player>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français">'
        '<track kind="descriptions" src="voeux-ad.vtt" srclang="fr" label="Audiodescription"></video>',
        '<p>Les vœux, sous-titrés, avec transcription.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français">'
        '<track kind="descriptions" src="voeux-ad.vtt" srclang="fr" label="Audiodescription"></video>'
        '<p><a href="/voeux-ad/">Version audiodécrite</a></p>',
    ),
)
def video_description(element: Element, page: Page) -> Verdict:
    """Fail a film whose audio description is a track of text that nothing speaks (RGAA 4.5.2, ACT 1ea59c).

    By that track its author says that the film needs one. A script or another version may give it: a person looks.
    """
    if not is_offered(element, page) or all(track_kind(track) != "descriptions" for track in tracks(element)):
        return INAPPLICABLE
    if is_scripted(element) or offers_described_version(page):
        return None
    if not page.once(runs_scripts) and not leads_on(element, page) and not tells_transcript(page):
        return Fail(
            Text(
                "{media} n'a pour audiodescription qu'un texte (kind=\"descriptions\"), que rien ne dit à haute voix.",
                '{media} has only a text for audio description (kind="descriptions"), which nothing speaks.',
            ).format(media=described(element)),
            # Words may say all that the film says; to ACT they are then another alternative.
            act=("1ea59c",) if len(words_around(element, page)) > FEW_TO_SEE else None,
        )
    return Unsure(
        "descriptions-track",
        Text(
            '{media} a une audiodescription en texte (kind="descriptions")\u00a0: le lecteur de la page la dit-il à '
            "haute voix, ou y a-t-il une version audiodécrite\u00a0?",
            '{media} has an audio description as text (kind="descriptions"): does the player of the page speak it, or '
            "is there a version with it?",
        ).format(media=described(element)),
    )
