"""A link within a text is told from it by more than its colour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..style.color import contrast
from ..style.cue import cues, differs, stands_out
from ..style.media import Media
from ..style.sharing import passed_by_looks, shared_key
from ..style.view import Lens, View, lens_of, schemes
from ..tree import Element
from ._contrast import ratio, shortened, views_named

_NEEDED = 3.0
# A word or two beside a link are a label or a separator, not a text that hides it.
_LETTER = re.compile(r"[^\W_]")
_ENOUGH_TEXT = 12
_MENUS = frozenset({"navigation", "menu", "menubar", "tablist", "toolbar"})


@rule(
    targets="a[href]",
    severity="error",
    local=True,
    wcag=("1.4.1",),
    rgaa=("10.6.1",),
    title=Text("Lien que seule sa couleur distingue du texte", "Link told from the text by colour alone"),
    why=Text(
        "Qui distingue mal les couleurs ne voit pas qu'il y a un lien dans la phrase (RGAA 10.6, WCAG 1.4.1).",
        "People who see colours badly do not notice that the sentence holds a link (RGAA 10.6, WCAG 1.4.1).",
    ),
    fix=Text(
        "Soulignez les liens du texte\u00a0: a { text-decoration: underline }.",
        "Underline links within text: a { text-decoration: underline }.",
    ),
    bad=(
        "<style>a { color: #005; text-decoration: none } p { color: #000 }</style>"
        '<p>Le conseil a voté <a href="/budget/" data-bad>le budget de 2026</a> à l\'unanimité hier soir.</p>',
        "<style>p { color: #000 } p a { color: #3a5fd9; text-decoration: none } </style>"
        "<style>a:focus { outline: 0; color: #00d }</style>"
        '<p style="background: #fff">Le conseil a voté <a href="/budget/" data-bad>le budget</a> à l\'unanimité.</p>',
    ),
    good=(
        '<p>Le conseil a voté <a href="/budget/">le budget de 2026</a> à l\'unanimité hier soir.</p>',
        "<style>a { text-decoration: none; border-bottom: 1px solid }</style>"
        '<p>Le conseil a voté <a href="/budget/">le budget de 2026</a> à l\'unanimité hier soir.</p>',
        "<style>sup a { text-decoration: none }</style>"
        '<p>Le conseil a voté <a href="/b/">le budget</a><sup><a href="#n1" aria-label="Note 1">1</a></sup> hier.</p>'
        '<ol><li id="n1">À l\'unanimité.</li></ol>',
    ),
)
def link_distinct(element: Element, page: Page) -> Verdict:
    """Fail a text link that only its colour tells, unless by 3:1, with another cue under the pointer and the focus.

    That exception is technique G183 of WCAG, and test 10.6.1 of RGAA. Links of
    menus, and those beside which there is no running text, are evident.
    """
    parent = element.parent
    if parent is None or page.role(element) != "link" or not any(map(str.isalnum, element.text)):
        return INAPPLICABLE
    if _is_evident(element, page):
        return INAPPLICABLE
    key, passed = shared_key(page, element), passed_by_looks(page, "link-distinct")
    if key is not None and key in passed:
        return None
    by_looks = True
    for scheme in schemes(page.styles()):
        lens = lens_of(page, View(Media(scheme=scheme)))
        if not lens.sight.sees(element) or stands_out(cues(lens.styles, element), cues(lens.styles, parent)):
            continue
        by_looks = False
        if (verdict := _judge(element, parent, page, lens)) is not None:
            return verdict
    if by_looks and key is not None:
        passed.add(key)
    return None


def _judge(element: Element, parent: Element, page: Page, lens: Lens) -> Verdict:
    if _holds_cue(element, lens):
        return None
    style = lens.styles[element]
    link, text = style.text_color, lens.styles[parent].text_color
    name = shortened(element.text)
    if link is None or text is None or not style.knows("color", "text-decoration-line"):
        return Unsure(
            "uncertain-style",
            Text(
                f"Voit-on sans la couleur que «\u00a0{name}\u00a0» est un lien\u00a0? Son style n'a "
                "pas pu être évalué.",
                f'Can one see without colour that "{name}" is a link? Its style could not be evaluated.',
            ),
        )
    inside = lens.backdrops.inside(element)
    apart = max(contrast(link.over(below), text.over(below)) for below in inside.colors)
    where = views_named([lens.view]) if lens.view.media.scheme == "dark" else Text("", "")
    where = Text(f" ({where.fr})" if where.fr else "", f" ({where.en})" if where.en else "")
    if apart < _NEEDED:
        return Fail(
            Text(
                f"Seule sa couleur distingue le lien «\u00a0{name}\u00a0» du texte, et à peine\u00a0: "
                f"{ratio(apart).fr} entre les deux{where.fr}.",
                f'Only its colour tells the link "{name}" from the text, and '
                f"barely: {ratio(apart).en} between them{where.en}.",
            )
        )
    for state, moment in (
        ("hover", Text("au survol", "under the pointer")),
        ("focus", Text("à la prise de focus", "with the focus")),
    ):
        styles = page.styles(lens.view.media, "hover" if state == "hover" else "focus")
        if not differs(cues(lens.styles, element), cues(styles, element)):
            return Fail(
                Text(
                    f"Seule sa couleur distingue le lien «\u00a0{name}\u00a0» du texte, et rien "
                    f"d'autre ne change {moment.fr}{where.fr}.",
                    f'Only its colour tells the link "{name}" from the text, and '
                    f"nothing else changes {moment.en}{where.en}.",
                )
            )
    return None


def _holds_cue(element: Element, lens: Lens) -> bool:
    """Whether something inside the link shows it: an image, an icon, text of another look."""
    own = cues(lens.styles, element)
    for node in element.iter_descendants():
        if node.tag in ("img", "svg", "picture", "video", "canvas") or stands_out(cues(lens.styles, node), own):
            return True
    return any(lens.styles.pseudo(element, name) is not None for name in ("before", "after"))


def _is_evident(element: Element, page: Page) -> bool:
    """Whether its place tells the link: in a menu, off the line, or with no running text around it."""
    block = element.parent
    while block is not None and page.is_inline(block):
        if block.tag in ("sup", "sub"):
            # The call of a note: small and off the line.
            return True
        block = block.parent
    if block is None or any(page.role(node) in _MENUS for node in element.iter_ancestors()):
        return True
    around = 0
    for text in _text_outside_links(block, page):
        around += len(_LETTER.findall(text))
        if around >= _ENOUGH_TEXT:
            return False
    return True


def _text_outside_links(block: Element, page: Page) -> Iterator[str]:
    stack = [block]
    while stack:
        node = stack.pop()
        yield node.own_text
        stack.extend(child for child in node.children if child.tag != "a" and page.is_inline(child))
