"""An SVG drawing without a name is hidden from assistive technology."""

from ..finding import Text
from ..image import is_nameless, kind, owner, told_elsewhere
from ..page import Page
from ..role import is_focusable
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

_NOT_DRAWN = frozenset({"defs", "symbol", "title", "desc", "metadata", "style", "script", "lineargradient"})


@rule(
    targets="svg",
    severity="error",
    local=True,
    rgaa=("1.2.4",),
    title=Text("Dessin SVG ni nommé ni caché", "SVG drawing neither named nor hidden"),
    why=Text(
        'Un dessin SVG qui décore porte aria-hidden="true" (RGAA 1.2)\u00a0; sans cela, des lecteurs '
        "d'écran annoncent une image dont ils ne savent rien. S'il informe, il lui faut un rôle et "
        "un nom (RGAA 1.1).",
        'An SVG drawing that decorates bears aria-hidden="true" (RGAA 1.2); without it some screen readers '
        "announce an image of which they know nothing. If it informs, it needs a role and a name (RGAA 1.1).",
    ),
    fix=Text(
        "S'il ne fait que décorer\u00a0: <svg aria-hidden=\"true\">. S'il apporte une information\u00a0: <svg "
        'role="img" aria-label="Plan du quartier">.',
        'If it only decorates: <svg aria-hidden="true">. If it brings information: <svg role="img" '
        'aria-label="Map of the district">.',
    ),
    bad=(
        '<p>Parcs <svg viewBox="0 0 9 9" data-bad><path d="M0 0h9"></path></svg></p>',
        '<p><a href="/parcs/"><svg viewBox="0 0 9 9" data-bad><use href="#arbre"></use></svg> Parcs</a></p>',
        '<svg viewBox="0 0 9 9" data-bad><text>Parcs</text></svg>',
    ),
    good=(
        '<p>Parcs <svg role="none"><path d="M0 0h9"></path></svg></p>',
        '<p>Parcs <svg role="img" aria-label="Un arbre"><path d="M0 0h9"></path></svg></p>',
    ),
)
def svg_hidden(element: Element, page: Page) -> Verdict:
    """Fail an exposed `svg` without a role and without a name, unless nothing of it is drawn.

    A button, like an image, takes what it holds as its own: its drawings are not announced.
    """
    if kind(element, page) != "svg" or not page.exposed(element) or told_elsewhere(element, page):
        return INAPPLICABLE
    if all(child.tag in _NOT_DRAWN for child in element.children):
        return INAPPLICABLE
    if any(node.has("role") or is_focusable(node) for node in element.iter_descendants()):
        # Its parts speak or act for themselves: it is no decoration.
        return INAPPLICABLE
    holder = owner(element, page)
    if holder is not None and page.role(holder) == "button":
        return INAPPLICABLE
    if (element.get("role") or "").strip() or not is_nameless(element, page):
        return None
    if element.text:
        return Unsure(
            "svg-text",
            Text(
                f"Le dessin SVG contient du texte («\u00a0{element.text[:60]}\u00a0») mais ni rôle ni nom\u00a0: "
                "que doit-on en entendre\u00a0?",
                f'The SVG drawing holds text ("{element.text[:60]}") but neither role nor name: what is to '
                "be heard of it?",
            ),
            rgaa=("1.1.5",),
        )
    return Fail(
        Text(
            'Le dessin SVG n\'a ni nom ni aria-hidden="true".',
            'The SVG drawing has neither a name nor aria-hidden="true".',
        )
    )
