"""The page can be read however the screen is held."""

from ..finding import Text
from ..orientation import LANDSCAPE, PORTRAIT, asks_for_orientation, frames, is_sideways, shown_letters, turn
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# What is left of a page that asks to turn the device: a sentence.
_LEFT = 0.2


@rule(
    targets="html",
    severity="error",
    wcag=("1.3.4",),
    rgaa=("13.9.1",),
    act=("b33eff",),
    title=Text("Orientation de l'écran imposée", "Screen orientation imposed"),
    why=Text(
        "Une tablette fixée à un fauteuil roulant ne se tourne pas\u00a0: la page doit se lire en portrait comme en "
        "paysage (RGAA 13.9, WCAG 1.3.4).",
        "A tablet fixed to a wheelchair cannot be turned: the page must be readable in portrait and in landscape "
        "(RGAA 13.9, WCAG 1.3.4).",
    ),
    fix=Text(
        "Dans la feuille de style, retirez la rotation (transform, rotate) ou le masquage (display: none) placés sous "
        "@media (orientation\u00a0: …).",
        "In the style sheet, remove the rotation (transform, rotate) or the hiding (display: none) under "
        "@media (orientation: …).",
    ),
    bad=(
        '<html lang="fr" data-bad><head><title>Parcs</title><style>@media (orientation: landscape) { html { transform: '
        "rotate(-90deg) } }</style></head><body><main><h1>Les parcs</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs</title><style>@media screen and (orientation: portrait) { body { rotate: '
        ".25turn } }</style></head><body data-bad><main><h1>Les parcs</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs</title><style>@media (orientation: portrait) { .page { transform: '
        "translateY(-100%) rotate3d(0, 0, 1, 100grad) } }</style></head><body>"
        '<div class="page" data-bad><main><h1>Les parcs</h1></main></div></body></html>',
        '<html lang="fr" data-bad><head><title>Parcs</title><style>@media (max-aspect-ratio: 1/1) { html { transform: '
        "matrix(0, 1, -1, 0, 0, 0) } }</style></head><body><main><h1>Les parcs</h1></main></body></html>",
        '<html lang="fr"><head><title>Parcs</title><style>@media (orientation: portrait) { main { display: none } }'
        "@media (orientation: landscape) { .tourner { display: none } }</style></head><body data-bad>"
        '<p class="tourner">Tournez votre appareil</p><main><h1>Les parcs</h1><p>La ville compte douze parcs, du '
        "jardin de quartier au grand parc de la Planchette, ouverts toute l'année.</p></main></body></html>",
    ),
    good=(
        "<style>@media (orientation: landscape) { main { max-width: 60em } }</style><p>Les parcs ouvrent à 8 h.</p>",
        "<style>@media (orientation: portrait) { html { transform: rotate(180deg) } }</style><p>Les parcs.</p>",
        "<style>@media (orientation: portrait) { .fleche { display: inline-block; transform: rotate(90deg) } }</style>"
        '<p>Les parcs <span class="fleche" aria-hidden="true">→</span></p>',
        "<style>html { transform: rotate(90deg) } @media (orientation: portrait) { p { margin: 0 } }</style>"
        "<p>Les parcs ouvrent à 8 h.</p>",
    ),
)
def orientation_lock(element: Element, page: Page) -> Verdict:
    """Fail a page that its style sheet turns sideways, or hides, in one orientation (ACT b33eff, RGAA 13.9.1)."""
    if not asks_for_orientation(page):
        return INAPPLICABLE
    for frame in frames(page):
        turns = [turn(page.styles(media)[frame]) for media in (LANDSCAPE, PORTRAIT)]
        if page.visible(frame) and None not in turns and is_sideways(turns[0] or 0.0, turns[1] or 0.0):
            return Fail(
                Text(
                    "La feuille de style fait pivoter toute la page quand on tourne l'écran.",
                    "The style sheet rotates the whole page when the screen is turned.",
                ),
                element=frame,
            )
    letters = [shown_letters(page, media) for media in (LANDSCAPE, PORTRAIT)]
    if min(letters) < max(letters) * _LEFT:
        where = Text("paysage", "landscape") if letters[0] < letters[1] else Text("portrait", "portrait")
        return Fail(
            Text(
                f"En {where.fr}, la feuille de style cache presque toute la page.",
                f"In {where.en}, the style sheet hides almost the whole page.",
            ),
            element=next((node for node in element.children if node.tag == "body"), None),
            act=(),
        )
    return None
