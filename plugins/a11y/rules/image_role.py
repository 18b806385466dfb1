"""A named drawing or object says by its role that it is an image."""

from ..finding import Text
from ..image import described, has_adjacent_link, has_image_role, is_nameless, kind, owner, rgaa_test, told_elsewhere
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="svg, object, embed, canvas",
    severity="error",
    local=True,
    rgaa=("1.1.5", "1.1.6", "1.1.7", "1.1.8"),
    title=Text('Image nommée sans role="img"', 'Named image without role="img"'),
    why=Text(
        "Sans ce rôle, des lecteurs d'écran ne lisent pas le nom du dessin, ou lisent ses morceaux un à un (RGAA 1.1).",
        "Without this role some screen readers do not read the name of the drawing, or read it piece "
        "by piece (RGAA 1.1).",
    ),
    fix=Text(
        'Ajoutez role="img" à côté du nom\u00a0: <svg role="img" aria-label="Plan du quartier">.',
        'Add role="img" beside the name: <svg role="img" aria-label="Map of the district">.',
    ),
    bad=(
        '<svg aria-label="Plan du quartier" data-bad><path d="M0 0h9"></path></svg>',
        '<svg data-bad><title>Plan du quartier</title><path d="M0 0h9"></path></svg>',
        '<object type="image/svg+xml" data="plan.svg" aria-label="Plan du quartier" data-bad></object>',
        '<embed type="image/svg+xml" src="plan.svg" title="Plan du quartier" data-bad>',
        '<canvas aria-label="Plan du quartier" data-bad></canvas>',
    ),
    good=(
        '<svg role="img" aria-label="Plan du quartier"><path d="M0 0h9"></path></svg>',
        '<object type="image/svg+xml" data="plan.svg" role="img" aria-label="Plan du quartier"></object>',
        '<canvas role="img" aria-label="Plan du quartier"></canvas>',
    ),
)
def image_role(element: Element, page: Page) -> Verdict:
    """Fail a named image of RGAA 1.1.5 to 1.1.8 without the role of an image.

    RGAA speaks of `object` and `embed` whose type says that they are images,
    and is content with a link or button beside them, or with content in a `canvas`.
    """
    sort = kind(element, page)
    if sort not in ("svg", "object", "embed", "canvas") or not page.exposed(element) or is_nameless(element, page):
        return INAPPLICABLE
    if told_elsewhere(element, page):
        return INAPPLICABLE
    if sort in ("object", "embed") and not (element.get("type") or "").lower().startswith("image/"):
        return INAPPLICABLE
    if page.role(element) == "img":
        return None
    rgaa = rgaa_test("1.1", sort)
    if has_image_role(element, page):
        return Unsure(
            "graphics-role",
            Text(
                f"{described(element).fr} a le rôle «\u00a0{element.get('role')}\u00a0», plus récent que "
                'role="img" que le RGAA demande\u00a0: les lecteurs d\'écran visés le comprennent-ils\u00a0?',
                f'{described(element).en} has the role "{element.get("role")}", newer than the role="img" that '
                "RGAA asks for: do the screen readers at hand understand it?",
            ),
            rgaa=rgaa,
        )
    holder = owner(element, page)
    if (element.get("role") or "").strip() or (holder is not None and page.role(holder) == "button"):
        return INAPPLICABLE
    if sort != "svg" and (has_adjacent_link(element, page) or (sort == "canvas" and element.text)):
        return None
    return Fail(
        Text(
            f'{described(element).fr} a un nom («\u00a0{page.name(element)}\u00a0») mais pas de role="img".',
            f'{described(element).en} has a name ("{page.name(element)}") but no role="img".',
        ),
        rgaa=rgaa,
    )
