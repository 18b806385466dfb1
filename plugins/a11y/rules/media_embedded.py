"""The films of other sites are judged by a person: their captions are out of reach."""

from collections.abc import Sequence

from ..beside import tells_transcript
from ..finding import Text
from ..frame import embedded_player, frames
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="iframe[src], iframe[data-src]",
    severity="review",
    wcag=("1.2.1", "1.2.2", "1.2.5"),
    rgaa=("4.1.3", "4.3.1", "4.5.2"),
    title=Text("Vidéo d'un autre site à vérifier", "Film of another site to be checked"),
    why=Text(
        "Une vidéo insérée (YouTube, Dailymotion, PeerTube…) est sous la responsabilité du site qui la montre\u00a0: "
        "elle doit avoir des sous-titres relus, et une transcription ou une audiodescription (RGAA 4.1, 4.3, 4.5).",
        "An embedded film (YouTube, Dailymotion, PeerTube…) is the responsibility of the site that shows it: it needs "
        "captions that somebody read through, and a transcript or audio description (RGAA 4.1, 4.3, 4.5).",
    ),
    fix=Text(
        "Lancez la vidéo\u00a0: a-t-elle des sous-titres qui ne sont pas «\u00a0générés automatiquement\u00a0»\u00a0? "
        "Ajoutez sous elle un lien «\u00a0Transcription de la vidéo\u00a0», ou le texte sous un titre "
        "«\u00a0Transcription\u00a0».",
        'Play the film: has it captions that are not "auto-generated"? Add a link "Transcript of the film" below it, '
        'or the text under a heading "Transcript".',
    ),
    bad=(
        '<p>Les vœux du maire</p><iframe title="Vœux du maire" src="https://www.youtube.com/embed/dQw4w9WgXcQ" '
        "data-bad></iframe>",
        '<p>Les vœux</p><iframe title="Vœux" src="https://tube.ville.example/videos/embed/9c9de5e8" data-bad></iframe>'
        '<p>La fête</p><iframe title="Fête" src="https://player.vimeo.com/video/76979871"></iframe>',
        '<p>Le journal sonore</p><iframe title="Journal" src="https://www.arteradio.com/embed/61" data-bad></iframe>',
    ),
    good=(
        '<p>Les vœux du maire</p><iframe title="Vœux du maire" src="https://www.youtube.com/embed/dQw4w9WgXcQ">'
        '</iframe><p><a href="/voeux/">Transcription de la vidéo</a></p>',
    ),
)
def media_embedded(element: Element, page: Page) -> Verdict:
    """Ask once a page about the players that it embeds, unless it speaks of a transcript or of audio description."""
    players = page.once(_players)
    if not players or element is not players[0]:
        return INAPPLICABLE
    if tells_transcript(page):
        return None
    player = embedded_player(element)
    host = player.host if player else ""
    more = len(players) - 1
    others = Text(f" (et {more} autre{'s'[: more > 1]})", f" (and {more} more)") if more else Text("", "")
    return Unsure(
        "embedded-player",
        Text(
            f"La page montre une vidéo ou un son du site {host}{others.fr}\u00a0: y a-t-il des sous-titres relus, et "
            "une transcription ou une audiodescription\u00a0?",
            f"The page shows a film or sound of {host}{others.en}: are there captions that somebody read through, and "
            "a transcript or audio description?",
        ),
    )


def _players(page: Page) -> Sequence[Element]:
    return [frame for frame in page.once(frames) if embedded_player(frame) is not None and page.exposed(frame)]
