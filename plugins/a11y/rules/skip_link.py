"""A link leads past the menu to the content, reaches it, and can be used."""

from __future__ import annotations

from ..finding import Text
from ..landmark import (
    Skip,
    blocks,
    content_start,
    is_headed,
    is_seen_with_focus,
    leads_elsewhere,
    mains,
    promises_content,
    reaches_content,
    skips,
    takes_focus,
)
from ..link import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style.media import Media
from ..style.view import View, lens_of
from ..tree import Element

_MENU = (
    '<nav aria-label="Menu"><ul><li><a href="/a/">Agenda</a></li><li><a href="/b/">Budget</a></li>'
    '<li><a href="/c/">Contact</a></li></ul></nav>'
)


@rule(
    targets="html",
    severity="error",
    wcag=("2.4.1",),
    rgaa=("12.7.1", "12.7.2"),
    act=("ye5d6e",),
    title=Text("Pas de lien qui mène au contenu", "No link that leads to the content"),
    why=Text(
        "Au clavier, il faut traverser tout le menu à chaque page avant d'arriver au texte, une touche par lien. Un "
        "lien en tête de page permet de le sauter (RGAA 12.7, WCAG 2.4.1).",
        "With a keyboard one has to walk through the whole menu on each page before coming to the text, one key for "
        "each link. A link at the top of the page skips it (RGAA 12.7, WCAG 2.4.1).",
    ),
    fix=Text(
        "Dans le gabarit (à transmettre à l'équipe technique), commencez la page par "
        '<a href="#contenu">Aller au contenu</a>, visible quand il prend le focus, et nommez ainsi le contenu\u00a0: '
        '<main id="contenu" tabindex="-1">.',
        'In the template (for the technical team), begin the page with <a href="#contenu">Aller au contenu</a>, '
        'visible when it has the focus, and name the content so: <main id="contenu" tabindex="-1">.',
    ),
    seen={
        "skip-idle": Text(
            "«\u00a0{control}\u00a0», suivi au clavier (Entrée), ne mène pas le focus à sa cible.",
            '"{control}", followed by keyboard (Enter), does not lead the focus to its target.',
        ),
    },
    bad=(
        f'<html lang="fr" data-bad><title>Parcs – Ville</title><body>{_MENU}<main id="c"><h1>Parcs</h1></main>',
        f'<body><p><a href="#contnu" data-bad>Aller au contenu</a></p>{_MENU}'
        '<main id="contenu"><h1>P</h1></main></body>',
        f'<body><p><a href="#haut" data-bad>Aller au contenu</a></p><div id="haut">{_MENU}</div>'
        "<main><h1>Parcs</h1></main></body>",
        f'<body><p><a href="#c" tabindex="-1" data-bad>Aller au contenu</a></p>{_MENU}'
        '<main id="c"><h1>P</h1></main></body>',
        f'<body><p><a href="#c" style="display: none" data-bad>Aller au contenu</a></p>{_MENU}'
        '<main id="c"><h1>Parcs</h1></main></body>',
        "<html lang=fr><head><title>Parcs – Ville</title><style>p { position: absolute; left: -9999px }</style></head>"
        f'<body><p><a href="#c" data-bad>Aller au contenu</a></p>{_MENU}'
        '<main id="c"><h1>Parcs</h1></main></body></html>',
    ),
    good=(
        f'<body><p><a href="#contenu">Aller au contenu</a></p>{_MENU}<main id="contenu"><h1>Parcs</h1></main></body>',
        f'<body><p><a href="#c">Contenu</a></p>{_MENU}<div id="c"><main><h1>Parcs</h1></main></div></body>',
        f'<body><p><a href="#c">Passer au contenu</a></p>{_MENU}<a id="c"></a><main><h1>Parcs</h1></main></body>',
        f'<body><p><a href="#c">Passer au contenu</a></p>{_MENU}<main><a name="c"></a><h1>Parcs</h1></main></body>',
        f'<body><p><a href="#t">Aller au contenu</a></p>{_MENU}<main><h1 id="t">Parcs</h1></main></body>',
        "<html lang=fr><head><title>Parcs – Ville</title><style>a:not(:focus) { clip-path: inset(50%) }</style></head>"
        f'<body><p><a href="#c">Aller au contenu</a></p>{_MENU}<main id="c"><h1>Parcs</h1></main></body></html>',
    ),
)
def skip_link(element: Element, page: Page, *, links: int = 3) -> Verdict:
    """Fail a page whose menu comes before its content without a link past it, and such a link that does not work.

    In: the number of links to other pages before the content from which on it is
    a menu; fewer are one where they stand in a menu or sidebar. RGAA 12.7; ACT
    ye5d6e, and with neither a main landmark nor a heading cf77f2.
    """
    known = skips(page)
    working = [skip for skip in known if reaches_content(skip, page)]
    usable = [skip for skip in working if takes_focus(skip.link, page)]
    if usable:
        return None if any(is_seen_with_focus(skip.link, page) for skip in usable) else _unseen(usable[0], page)
    broken = next((skip for skip in known if skip not in working and promises_content(skip.link, page)), None)
    if broken is not None:
        return _broken(broken, page)
    hidden = next((skip for skip in working if promises_content(skip.link, page)), None)
    if hidden is not None:
        return INAPPLICABLE if _is_scripted(page) else _unusable(hidden, page)
    if not _has_menu_before(page, links) or _has_button_before(page):
        return INAPPLICABLE
    return Fail(
        Text(
            "Aucun lien ne mène par-dessus le menu au contenu de la page.",
            "No link leads past the menu to the content of the page.",
        ),
        wcag=_wcag(page),
        rgaa=("12.7.1",),
        act=_act(page),
    )


def _wcag(page: Page) -> tuple[str, ...]:
    """A landmark or a heading is a way past the menu too, for those who have a screen reader."""
    return () if mains(page) or is_headed(page) else ("2.4.1",)


def _act(page: Page) -> tuple[str, ...]:
    """The rules of ACT about ways past what repeats that fail with the link: all where nothing else is a way."""
    if not blocks(page):
        return ()
    if _is_scripted(page) or _has_button_before(page):
        return ("ye5d6e",)
    return ("ye5d6e", "3e12e1", "cf77f2") if _wcag(page) else ("ye5d6e", "3e12e1")


def _broken(skip: Skip, page: Page) -> Fail:
    message = (
        Text(
            "«\u00a0{name}\u00a0» mène à «\u00a0#{fragment}\u00a0», que la page ne contient pas.",
            '"{name}" leads to "#{fragment}", which the page does not hold.',
        )
        if skip.target is None
        else Text(
            "«\u00a0{name}\u00a0» mène à «\u00a0#{fragment}\u00a0», qui n'est pas le contenu principal.",
            '"{name}" leads to "#{fragment}", which is not the main content.',
        )
    )
    said = message.format(name=quoted(page.name(skip.link) or skip.link.text), fragment=quoted(skip.fragment))
    return Fail(said, element=skip.link, wcag=_wcag(page), rgaa=("12.7.2",), act=_act(page))


def _unusable(skip: Skip, page: Page) -> Fail:
    return Fail(
        Text(
            "«\u00a0{name}\u00a0» est caché au clavier ou aux lecteurs d'écran\u00a0: personne ne peut le suivre.",
            '"{name}" is hidden from the keyboard or from screen readers: nobody can follow it.',
        ).format(name=quoted(skip.link.text)),
        element=skip.link,
        wcag=_wcag(page),
        rgaa=("12.7.1", "12.7.2"),
        act=_act(page),
    )


def _unseen(skip: Skip, page: Page) -> Fail | Unsure:
    name = quoted(page.name(skip.link))
    styles = lens_of(page, View(Media(), "focus")).styles
    if _is_scripted(page) or not all(
        styles[node].knows(*_PLACING) for node in (skip.link, *skip.link.iter_ancestors())
    ):
        return Unsure(
            "shown-by-script",
            Text(
                f"Au clavier, voit-on «\u00a0{name}\u00a0» quand il prend le focus\u00a0? La feuille de style ne le "
                "montre pas.",
                f'With the keyboard, can "{name}" be seen when it has the focus? The style sheet does not show it.',
            ),
            element=skip.link,
            rgaa=("12.7.2",),
            act=(),
        )
    return Fail(
        Text(
            f"«\u00a0{name}\u00a0» reste hors de vue même quand il prend le focus.",
            f'"{name}" stays out of sight even when it has the focus.',
        ),
        element=skip.link,
        wcag=("2.4.7", *_wcag(page)),
        rgaa=("12.7.2",),
        act=_act(page),
    )


_PLACING = ("position", "left", "top", "clip", "clip-path", "width", "height", "transform", "opacity", "display")


def _is_scripted(page: Page) -> bool:
    """Whether a script may change what the style sheets show."""
    return any(
        element.tag == "script" and "json" not in (element.get("type") or "").lower() for element in page.elements
    )


def _has_menu_before(page: Page, links: int) -> bool:
    start = content_start(page)
    if start is None:
        return any(
            sum(leads_elsewhere(node) and page.exposed_at_rest(node) for node in block.iter_descendants()) >= links
            for block in blocks(page)
        )
    before = sum(leads_elsewhere(node) and page.exposed_at_rest(node) for node in page.elements[: start.order])
    return before >= links or (
        bool(blocks(page)) and any(leads_elsewhere(node) and page.exposed_at_rest(node) for node in page.elements)
    )


def _has_button_before(page: Page) -> bool:
    """Whether a button or a scripted link before the content may hide the menu or move the focus."""
    start = content_start(page)
    return any(
        page.exposed_at_rest(node) and (page.role(node) == "button" or node.tag == "summary" or node.has("onclick"))
        for node in page.elements[: start.order if start else None]
    )
