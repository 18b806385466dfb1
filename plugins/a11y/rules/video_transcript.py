"""A film with captions has a transcript too, for those who neither see nor hear."""

from ..beside import FEW_TO_HEAR, leads_on, tells_transcript, words_around
from ..finding import Text
from ..media import described, is_offered, is_scripted, track_kind, tracks
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="video",
    severity="warning",
    wcag=("1.2.8",),
    act=("1a02b0",),
    title=Text("Vidéo sous-titrée sans transcription", "Film with captions and no transcript"),
    why=Text(
        "Les sous-titres passent avec l'image\u00a0: qui ne voit ni n'entend, ou lit sur une plage braille, a besoin "
        "du texte entier (WCAG 1.2.8, niveau AAA). Le RGAA accepte aussi une audiodescription.",
        "Captions pass with the picture: those who neither see nor hear, or read by touch, need the whole text (WCAG "
        "1.2.8, level AAA). RGAA takes an audio description as well.",
    ),
    fix=Text(
        "Le texte existe déjà dans le fichier de sous-titres\u00a0: mettez-le sous la vidéo, sous un titre "
        "«\u00a0Transcription\u00a0», avec ce qu'on voit.",
        'The text exists already, in the file of the captions: put it below the film, under a heading "Transcript", '
        "with what is seen.",
    ),
    bad=(
        '<p>Les vœux du maire.</p><video src="voeux.mp4" controls data-bad>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français"></video>',
        '<video controls data-bad><source src="voeux.mp4">'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français"></video>'
        '<p aria-hidden="true">Chers amis, merci d\'être venus nombreux à cette cérémonie des vœux de la ville.</p>',
    ),
    good=(
        '<p>Les vœux du maire.</p><video src="voeux.mp4" controls>'
        '<track kind="captions" src="voeux.vtt" srclang="fr" label="Français"></video>'
        '<p><a href="/voeux/">Transcription de la vidéo</a></p>',
        '<video src="voeux.mp4" controls><track kind="captions" src="voeux.vtt" srclang="fr" label="Français"></video>'
        "<h2>Transcription</h2><p>Chers amis, merci d'être venus si nombreux à cette cérémonie des vœux. La ville a "
        "planté mille arbres cette année, et en plantera mille autres.</p>",
    ),
)
def video_transcript(element: Element, page: Page) -> Verdict:
    """Fail a film with captions, so with sound, alone on a page with some words (WCAG 1.2.8, ACT 1a02b0)."""
    if not is_offered(element, page) or all(track_kind(track) != "captions" for track in tracks(element)):
        return INAPPLICABLE
    if tells_transcript(page) or is_scripted(element) or leads_on(element, page):
        return None
    if len(words_around(element, page)) > FEW_TO_HEAR:
        return None
    return Fail(
        Text(
            "{media} a des sous-titres, mais ce qu'elle dit n'est écrit nulle part, et aucun lien n'y mène.",
            "{media} has captions, but what it says is written nowhere, and no link leads to it.",
        ).format(media=described(element))
    )
