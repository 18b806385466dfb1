"""Words beside a player say which film or sound it is."""

from ..beside import neighbours
from ..finding import Text
from ..frame import described as frame_described
from ..frame import embedded_player, is_frame
from ..media import described, is_adornment, is_media, is_offered
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="audio, video, iframe[src], iframe[data-src]",
    severity="review",
    rgaa=("4.7.1",),
    title=Text("Vidéo ou son que rien n'annonce", "Film or sound that nothing announces"),
    why=Text(
        "Un titre ou une phrase juste avant le lecteur dit de quoi il s'agit avant de le lancer\u00a0; sans elle, il "
        "faut écouter pour savoir (RGAA 4.7).",
        "A heading or a sentence right before the player tells what it is before it is played; without it, one has to "
        "listen to find out (RGAA 4.7).",
    ),
    fix=Text(
        "Écrivez juste avant le lecteur ce qu'il contient\u00a0: «\u00a0Les vœux du maire, 10 janvier 2026 (vidéo, "
        "3\u00a0min)\u00a0».",
        'Write right before the player what it holds: "The mayor\'s good wishes, 10 January 2026 (film, 3 min)".',
    ),
    bad=(
        '<p>Transcription. Sous-titres.</p><video src="voeux.mp4" controls></video>'
        '<div><video src="fete.mp4" controls data-bad></video></div>',
        '<p>Transcription.</p><audio src="un.mp3" controls></audio><audio src="deux.mp3" controls data-bad></audio>'
        '<img src="vague.svg" alt=""><audio src="trois.mp3" controls data-bad></audio>',
    ),
    good=(
        '<h2>Les vœux du maire</h2><p>Sous-titres, transcription.</p><video src="voeux.mp4" controls></video>',
        '<p>Transcriptions.</p><audio src="un.mp3" controls></audio><p>Le conseil du 3 mai</p>'
        '<audio src="deux.mp3" controls></audio><audio src="trois.mp3" controls></audio><p>Le conseil de juin</p>',
    ),
)
def media_identified(element: Element, page: Page) -> Verdict:
    """Ask about a player with no words right before or after it (RGAA 4.7.1)."""
    if is_media(element):
        if not is_offered(element, page) or is_adornment(element, page):
            return INAPPLICABLE
    elif not is_frame(element) or embedded_player(element) is None or not page.exposed(element):
        return INAPPLICABLE
    if any(neighbours(element, page)):
        return None
    return Unsure(
        "no-words-beside",
        Text(
            "{player}\u00a0: rien n'est écrit juste avant ni juste après. Sait-on ce que c'est avant de lancer\u00a0?",
            "{player}: nothing is written right before or right after it. Does one know what it is before playing it?",
        ).format(player=described(element) if is_media(element) else frame_described(element)),
    )
