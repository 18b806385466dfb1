"""The title of a frame says what the frame shows."""

import re
from typing import Final

from ..finding import Text
from ..frame import described, embedded_player, is_frame, source
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable, file_name_likeness, mark_likeness, readable

# Words for the frame itself, or for nothing.
_EMPTY: Final = frozenset(
    "cadre|cadre sans titre|embed|embedded content|frame|frame title|i frame|iframe|iframe title|lorem ipsum|no title"
    "|null|sans titre|titre|titre de l iframe|titre du cadre|title|titre iframe|undefined|untitled|xxx".split("|")
)
_NUMBERED: Final = re.compile(r"(?:i ?frame|frame|cadre)s? ?\d+")
# Words for a kind of content: enough perhaps where a page has one of them.
_VAGUE: Final = frozenset(
    "carte|contenu|contenu embarque|contenu externe|contenu integre|content|facebook|form|formulaire|lecteur"
    "|lecteur audio|lecteur video|map|media|page|player|plan|podcast|son|video|video player|widget".split("|")
)
# What the great players write into the tag that they give away.
_GIVEN_AWAY: Final = re.compile(
    r"(?:youtube|dailymotion|vimeo|peertube|facebook|spotify|soundcloud|google maps?|openstreetmap)"
    r"(?: (?:video|embed|media|player|embedded|content|lecteur|carte|map))*|(?:lecteur|video|player) (?:youtube|"
    r"dailymotion|vimeo|peertube)|(?:embedded )?(?:video|content) from .*",
)


@rule(
    targets="iframe[title], iframe[aria-label], iframe[aria-labelledby], frame[title]",
    severity="error",
    wcag=("4.1.2",),
    rgaa=("2.2.1",),
    title=Text("Titre de cadre qui ne dit rien", "Frame title that says nothing"),
    why=Text(
        "Le titre est tout ce qu'une personne aveugle sait d'un cadre avant d'y entrer\u00a0: «\u00a0iframe\u00a0» ou "
        "une adresse ne lui dit pas si c'est la carte, la vidéo ou une publicité (RGAA 2.2, WCAG 4.1.2).",
        'The title is all that a blind person knows of a frame before entering it: "iframe" or an address does not '
        "tell the map from the film or from an advertisement (RGAA 2.2, WCAG 4.1.2).",
    ),
    fix=Text(
        "Écrivez dans title ce que le cadre montre\u00a0: "
        '<iframe title="Vidéo\u00a0: les vœux du maire" src="…"></iframe>.',
        'Write into title what the frame shows: <iframe title="Film: the mayor\'s good wishes" src="…"></iframe>.',
    ),
    bad=(
        '<iframe src="https://umap.example/plan" title="iframe" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" title="Sans titre" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" title="iframe1" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" title="https://umap.example/plan" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" title="umap.example/plan" data-bad></iframe>',
        '<iframe src="https://umap.example/plan.html" title="plan.html" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" title="…" data-bad></iframe>',
        '<iframe src="https://umap.example/plan" title="Carte" data-bad></iframe>',
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="YouTube video player" data-bad></iframe>'
        '<p><a href="/voeux/">Transcription de la vidéo</a></p>',
    ),
    good=(
        '<iframe src="https://umap.example/plan" title="Plan des parcs"></iframe>',
        '<iframe src="https://umap.example/plan" title="Carte des écoles"></iframe>',
        '<iframe src="https://meteo.example/" title="Météo du jour"></iframe>',
        '<iframe src="https://reseau.example/" title="Contenus techniques Facebook"></iframe>',
    ),
)
def frame_title_poor(element: Element, page: Page) -> Verdict:
    """Fail a frame whose name is a word for a frame or an address; ask about names for a kind of content alone."""
    if not is_frame(element) or not page.exposed(element):
        return INAPPLICABLE
    name = page.name(element)
    if not readable(name):
        return INAPPLICABLE
    plain = comparable(name)
    if plain in _EMPTY or _NUMBERED.fullmatch(plain) or mark_likeness(name) is not None or _is_address(name, element):
        return Fail(
            Text(
                f"{described(element).fr} a pour titre «\u00a0{name}\u00a0»\u00a0: cela ne dit rien de ce qu'il "
                "montre.",
                f'{described(element).en} has the title "{name}": that says nothing of what it shows.',
            )
        )
    if plain in _VAGUE or (embedded_player(element) is not None and _GIVEN_AWAY.fullmatch(plain)):
        return Unsure(
            "vague-title",
            Text(
                f"{described(element).fr} a pour titre «\u00a0{name}\u00a0»\u00a0: sait-on ainsi ce qu'on y "
                "trouve, et lequel c'est\u00a0?",
                f'{described(element).en} has the title "{name}": does that say what is in it, and which it is?',
            ),
        )
    return None


def _is_address(name: str, element: Element) -> bool:
    address = source(element)
    bare = re.sub(r"^(?:https?:)?//", "", address).rstrip("/")
    file = address.partition("?")[0].rstrip("/").rsplit("/", 1)[-1]
    if " " not in name and bare and name.rstrip("/") in (address.rstrip("/"), bare):
        # The name of a site ("service-public.fr") tells what is shown; an address does not.
        return "/" in name.rstrip("/")
    return re.fullmatch(r"\S+\.(?:html?|php|aspx?|jsp)", name) is not None or file_name_likeness(name, file) == "sure"
