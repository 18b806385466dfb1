"""What a recording or a film says can be read, or its pictures be heard."""

import re
from typing import Final

from ..finding import Text
from ..media import (
    addresses,
    described,
    exposed_words,
    file_name,
    has_own_description,
    is_adornment,
    is_offered,
    is_scripted,
    seems_quiet,
    surroundings,
    tells_transcript,
    tracks,
)
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

# Fewer words are a title and an invitation to listen.
_FEW: Final = 30
_QUOTES: Final = re.compile(r"[:«»\"“”]|\b(?:dit|dis|paroles|lyrics|says?|said|texte|text)\b", re.IGNORECASE)
_SOUND_FILE: Final = re.compile(r"\.(?:aac|flac|m4a|mp3|oga|ogg|opus|wav)$", re.IGNORECASE)
_LEADS_ON: Final = frozenset({
    "a", "area", "audio", "button", "canvas", "details", "dialog", "embed", "form", "iframe", "img", "object", "svg",
    "video",
})  # fmt: skip  # words read better than one a line


@rule(
    targets="audio, video",
    severity="error",
    wcag=("1.2.1",),
    rgaa=("4.1.1",),
    act=("e7aa44", "2eb176", "afb423"),
    title=Text("Son ou vidéo dont on ne voit pas la transcription", "Sound or film without a transcript to be seen"),
    why=Text(
        "La transcription est le seul accès pour qui n'entend ni ne voit, et le seul que trouve un moteur de "
        "recherche (RGAA 4.1, WCAG 1.2.1).",
        "The transcript is the only way in for people who neither hear nor see, and the only one that a search engine "
        "finds (RGAA 4.1, WCAG 1.2.1).",
    ),
    fix=Text(
        "Écrivez sous le lecteur ce qui se dit, sous un titre «\u00a0Transcription\u00a0», ou mettez à côté un lien "
        "«\u00a0Transcription de la vidéo\u00a0» vers la page qui la donne.",
        'Write what is said below the player, under a heading "Transcript", or put a link beside it, "Transcript of '
        'the film", to the page that gives it.',
    ),
    bad=(
        '<p>Le discours du maire.</p><audio src="discours.mp3" controls data-bad></audio>',
        '<p>Le discours du maire.</p><audio controls data-bad><source src="discours.ogg">'
        '<source src="discours.mp3"></audio><p hidden>Chers amis, je vous remercie.</p>',
        # What follows may lead to the transcript, or hold it: a person says.
        '<p>Le discours du maire.</p><audio src="discours.mp3" controls data-bad></audio>'
        '<p><a href="/voeux/">Les vœux du maire</a></p>',
        '<p>Les vœux du maire, sous-titrés.</p><video src="voeux.mp4" controls data-bad></video>',
    ),
    good=(
        '<p>Le discours du maire.</p><audio src="discours.mp3" controls></audio>'
        '<p><a href="/voeux/">Transcription du discours</a></p>',
        '<p>Le discours du maire, sous-titré.</p><video src="voeux.mp4" controls></video>'
        "<h2>Transcription</h2><p>Chers amis, je vous remercie d'être venus.</p>",
        '<p>Le discours du maire, sous-titré.</p><video src="voeux.mp4" controls></video>'
        '<p><a href="/voeux-ad/">Version audiodécrite</a></p>',
        '<p>Écouter cet article</p><audio src="article.mp3" controls></audio><p>Le parc ouvre le 4 mai.</p>',
        '<audio src="discours.mp3" controls aria-details="dit"></audio><p id="dit">Chers amis, merci.</p>',
    ),
)
def media_transcript(element: Element, page: Page) -> Verdict:
    """Fail a recording alone with some words; ask of the first other player on a page without a sign of a transcript.

    RGAA 4.1.1 (sound) and 4.1.3 (film with sound), ACT e7aa44 with its parts 2eb176 and afb423.
    A page that says that the player repeats its text needs none.
    """
    if not _is_concerned(element, page) or has_own_description(element, page):
        return None if _is_concerned(element, page) else INAPPLICABLE
    if tells_transcript(page):
        return None
    if element.tag == "audio" and _is_alone(element, page):
        return Fail(
            Text(
                "{media} est à peu près tout ce que contient la page\u00a0: ce qui s'y dit n'est écrit nulle part, et "
                "aucun lien n'y mène.",
                "{media} is about all that the page holds: what is said in it is written nowhere, and no link leads "
                "to it.",
            ).format(media=described(element))
        )
    if next(other for other in page.elements if _is_concerned(other, page)) is not element:
        # The question is the same for the whole page.
        return INAPPLICABLE
    return Unsure(
        "no-transcript-seen",
        Text(
            "{media}\u00a0: rien dans la page ne parle de transcription ni d'audiodescription. Peut-on lire ailleurs "
            "ce que disent les enregistrements et vidéos de cette page\u00a0?",
            "{media}: nothing on the page speaks of a transcript or of audio description. Can people read elsewhere "
            "what the recordings and films of this page say?",
        ).format(media=described(element)),
        rgaa=("4.1.1",) if element.tag == "audio" else ("4.1.3",),
        act=(),
    )


def _is_concerned(element: Element, page: Page) -> bool:
    return is_offered(element, page) and not is_adornment(element) and not seems_quiet(element)


def _is_alone(audio: Element, page: Page) -> bool:
    """Whether the content of the page is a recording and too few words to be what is said in it."""
    scope = surroundings(page)
    if is_scripted(audio) or tracks(audio) or not all(_SOUND_FILE.search(file_name(url)) for url in addresses(audio)):
        return False
    if audio not in scope.iter_descendants() or any(
        node.tag in _LEADS_ON and node is not audio and page.visible(node) for node in scope.iter_descendants()
    ):
        return False
    words = exposed_words(scope, page, apart_from=audio)
    return len(words) <= _FEW and not _QUOTES.search(" ".join(words))
