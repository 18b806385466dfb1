"""An embedded player waits to be asked."""

import re
from typing import Final

from ..finding import Text
from ..frame import described, embedded_player, is_frame, source
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_STARTS: Final = re.compile(r"[?&#](?:auto_?play|autostart)=(?:1|true|yes)(?:&|$)", re.IGNORECASE)
_QUIET: Final = re.compile(r"[?&#](?:mute|muted|background)=(?:1|true|yes)(?:&|$)", re.IGNORECASE)


@rule(
    targets="iframe[src]",
    severity="warning",
    title=Text("Vidéo d'un autre site qui démarre seule", "Film of another site that starts by itself"),
    why=Text(
        "Le son de la vidéo couvre la voix du lecteur d'écran avant que la personne ait trouvé le bouton de pause. "
        "C'est une règle de la maison\u00a0: le RGAA s'en tient au bouton.",
        "The sound of the film drowns the voice of the screen reader before its user has found the pause button. This "
        "is a rule of the house: RGAA is content with the button.",
    ),
    fix=Text(
        "Retirez «\u00a0autoplay=1\u00a0» de l'adresse de la vidéo.",
        'Take "autoplay=1" out of the address of the film.',
    ),
    bad=(
        '<p>Les vœux, transcription.</p><iframe title="Vœux du maire" data-bad '
        'src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0&amp;autoplay=1"></iframe>',
        '<p>Les vœux, transcription.</p><iframe title="Vœux du maire" data-bad '
        'src="https://geo.dailymotion.com/player.html?video=x8abcd&amp;autoplay=true"></iframe>',
    ),
    good=(
        '<p>Les vœux, transcription.</p><iframe title="Vœux du maire" '
        'src="https://www.youtube.com/embed/dQw4w9WgXcQ?autoplay=0"></iframe>',
        '<p>Les vœux, transcription.</p><iframe title="Vœux du maire" '
        'src="https://player.vimeo.com/video/76979871?autoplay=1&amp;muted=1"></iframe>',
    ),
)
def media_embedded_autoplay(element: Element, page: Page) -> Verdict:
    """Fail a known player whose address makes it start with its sound; its own buttons keep it within WCAG 1.4.2."""
    if not is_frame(element) or embedded_player(element) is None or not page.visible(element):
        return INAPPLICABLE
    address = source(element)
    if not _STARTS.search(address) or _QUIET.search(address):
        return None
    return Fail(
        Text("{frame} démarre seul, avec le son.", "{frame} starts by itself, with its sound.").format(
            frame=described(element)
        )
    )
