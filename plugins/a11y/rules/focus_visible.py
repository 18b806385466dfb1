"""Whoever moves by keyboard sees where the focus is."""

from __future__ import annotations

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style.focus import FAINT, TARGETS, focus_lenses, has_other_sign, is_known, shown_by_script, takes_focus
from ..style.sharing import passed_by_looks, shared_key
from ..tree import Element
from ._contrast import shortened, views_named


@rule(
    targets=TARGETS,
    severity="error",
    local=True,
    wcag=("2.4.7",),
    rgaa=("10.7.1",),
    act=("oj04fd",),
    title=Text("Focus invisible", "Focus not visible"),
    why=Text(
        "Qui se déplace au clavier ne sait plus où il est dans la page (RGAA 10.7, WCAG 2.4.7).",
        "Whoever moves by keyboard no longer knows where on the page they are (RGAA 10.7, WCAG 2.4.7).",
    ),
    fix=Text(
        "Retirez «\u00a0outline: none\u00a0», ou mettez à la place un contour visible\u00a0: a:focus-visible { "
        "outline: 3px solid currentColor; outline-offset: 2px }.",
        'Remove "outline: none", or put a visible outline in its place: a:focus-visible { outline: 3px solid '
        "currentColor; outline-offset: 2px }.",
    ),
    seen={
        "focus-invisible": Text(
            "Rien ne change à l'écran quand «\u00a0{control}\u00a0» prend le focus.",
            'Nothing changes on the screen when "{control}" takes the focus.',
        ),
    },
    bad=(
        '<p><a href="/agenda/" style="outline: none" data-bad>Agenda</a></p>',
        "<style>button:focus { outline: 0 }</style><button data-bad>Envoyer</button>",
        "<style>a:focus-visible { outline: 2px solid transparent }</style>"
        '<p><a href="/agenda/" data-bad>Agenda</a></p>',
    ),
    good=(
        '<p><a href="/agenda/">Agenda</a></p>',
        "<style>a:focus { outline: 0 } a:focus-visible { outline: 3px solid #000 }</style>"
        '<p style="color: #000; background: #fff"><a href="/agenda/">Agenda</a></p>',
        "<style>button:focus { outline: 0; box-shadow: 0 0 0 3px #000 }</style><button>Envoyer</button>",
    ),
)
def focus_visible(element: Element, page: Page) -> Verdict:
    """Fail a control whose outline is removed at the focus and which nothing else shows then."""
    if not takes_focus(element):
        return INAPPLICABLE
    key, passed = shared_key(page, element), passed_by_looks(page, "focus-visible")
    if key is not None and key in passed:
        return None
    seen, by_looks = False, True
    for rest, focus in focus_lenses(page, element):
        seen = True
        if not is_known(focus, element):
            return Unsure(
                "uncertain-style",
                Text(
                    "La prise de focus est-elle visible\u00a0? Une règle CSS que le contrôle ne peut "
                    "pas évaluer en décide.",
                    "Is the focus visible? A CSS rule that the check cannot evaluate decides.",
                ),
            )
        if focus.styles[element].outline.visible:
            continue
        by_looks = False
        if has_other_sign(rest, focus, element):
            continue
        if shown_by_script(element, page):
            return Unsure(
                "script",
                Text(
                    "La prise de focus est-elle visible\u00a0? Le style l'efface, un script la montre peut-être.",
                    "Is the focus visible? The style removes it, a script may show it.",
                ),
            )
        name = shortened(page.name(element) or element.start_tag)
        if has_other_sign(rest, focus, element, FAINT):
            return Unsure(
                "faint-change",
                Text(
                    f"Le focus sur «\u00a0{name}\u00a0» ne se voit qu'à un faible changement de couleur "
                    "(moins de 3:1)\u00a0: le voit-on assez\u00a0?",
                    f'The focus on "{name}" shows by a faint change of colour only (less than 3:1): '
                    "is it seen well enough?",
                ),
            )
        where = views_named([rest.view]) if rest.view.media.scheme == "dark" else Text("", "")
        return Fail(
            Text(
                f"Rien ne montre que «\u00a0{name}\u00a0» a le focus{', ' + where.fr if where.fr else ''}.",
                f'Nothing shows that "{name}" has the focus{", " + where.en if where.en else ""}.',
            )
        )
    if seen and by_looks and key is not None:
        passed.add(key)
    return None if seen else INAPPLICABLE
