"""What a recording or a film says can be read, or its pictures be heard."""

import re
from typing import Final

from ..beside import FEW_TO_HEAR, FEW_TO_SEE, has_own_description, leads_on, tells_transcript, words_around
from ..finding import Text
from ..media import addresses, described, file_name, is_adornment, is_offered, is_scripted, seems_silent, tracks
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

_QUOTES: Final = re.compile(r"[:«»\"“”]|\b(?:dit|dis|paroles|lyrics|says?|said|texte|text)\b", re.IGNORECASE)
_SOUND_FILE: Final = re.compile(r"\.(?:aac|flac|m4a|mp3|oga|ogg|opus|wav)$", re.IGNORECASE)


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
        '<video src="defile-muet.mp4" controls data-bad></video>',
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
    """Fail a recording or a soundless film alone with some words; ask of the first other player of a page.

    RGAA 4.1.1 (sound), ACT e7aa44 with its parts 2eb176 and afb423; 4.1.2 (film that says by its
    file to have no sound), ACT c3232f with its parts; 4.1.3 (film with sound). A page that speaks of
    a transcript, or says that the player repeats its text, is believed.
    """
    if not _is_concerned(element, page) or has_own_description(element, page):
        return None if _is_concerned(element, page) else INAPPLICABLE
    if tells_transcript(page):
        return None
    if _is_alone(element, page):
        if element.tag == "video":
            return Fail(
                Text(
                    "{media} est à peu près tout ce que contient la page, et elle est sans son\u00a0: ce qu'on y voit "
                    "n'est dit nulle part.",
                    "{media} is about all that the page holds, and it has no sound: what is seen in it is told "
                    "nowhere.",
                ).format(media=described(element)),
                rgaa=("4.1.2",),
                act=("c3232f", "d7ba54", "ee13b5", "fd26cf"),
            )
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
        rgaa=("4.1.1",) if element.tag == "audio" else ("4.1.2",) if seems_silent(element) else ("4.1.3",),
        act=(),
    )


def _is_concerned(element: Element, page: Page) -> bool:
    return is_offered(element, page) and not is_adornment(element, page)


def _is_alone(media: Element, page: Page) -> bool:
    """Whether the content of the page is a recording, or a film without sound, and too few words to tell it.

    A film with sound may tell all by itself: by captions in its picture, or by a voice that describes it.
    """
    if media.tag == "audio":
        few = FEW_TO_HEAR
        plain = all(_SOUND_FILE.search(file_name(url)) for url in addresses(media))
    else:
        few = FEW_TO_SEE
        plain = media.has("controls") and seems_silent(media)
    if not plain or is_scripted(media) or tracks(media):
        return False
    if leads_on(media, page):
        return False
    words = words_around(media, page)
    return len(words) <= few and not _QUOTES.search(" ".join(words))
