"""The link of an image map's area has a text alternative."""

from ..finding import Text
from ..image import described, is_nameless, without_alternative
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element


@rule(
    targets="area[href]",
    severity="error",
    wcag=("1.1.1", "2.4.4", "4.1.2"),
    rgaa=("1.1.2",),
    act=("c487ae",),
    title=Text("Zone cliquable d'une image sans alternative", "Area of an image map without a text alternative"),
    why=Text(
        "Chaque zone d'une image réactive est un lien\u00a0: sans alternative, un lecteur d'écran ne dit pas où "
        "elle mène (RGAA 1.1, WCAG 1.1.1 et 2.4.4).",
        "Each area of an image map is a link: without an alternative a screen reader does not say where it leads "
        "(RGAA 1.1, WCAG 1.1.1 and 2.4.4).",
    ),
    fix=Text(
        'Dites la destination de la zone\u00a0: <area href="/parcs/" alt="Parcs et jardins" …>.',
        'Say where the area leads: <area href="/parcs/" alt="Parks and gardens" …>.',
    ),
    bad=(
        '<img src="plan.png" alt="Plan des parcs" usemap="#plan">'
        '<map name="plan"><area href="/nord/" data-bad><area href="/sud/" alt="Sud"></map>',
        '<img src="plan.png" alt="Plan des parcs" usemap="#plan">'
        '<map name="plan"><area href="/nord/" alt="" data-bad></map>',
    ),
    good=(
        '<img src="plan.png" alt="Plan des parcs" usemap="#plan">'
        '<map name="plan"><area href="/nord/" alt="Parc du Nord"><area href="/sud/" aria-label="Parc du Sud"></map>',
    ),
)
def area_alt(element: Element, page: Page) -> Verdict:
    """Fail an area with a link and no accessible name, in a map that a shown image uses."""
    image_map = element.closest("map")
    if image_map is None or not page.exposed(element) or not _is_used(image_map, page):
        return INAPPLICABLE
    if not is_nameless(element, page):
        return None
    twin = next(
        (
            other
            for other in image_map.iter_descendants()
            if other.tag == "area" and other.get("href") == element.get("href") and not is_nameless(other, page)
        ),
        None,
    )
    if twin is not None:
        # HTML allows it; the keyboard still comes by a link that has no name.
        return Unsure(
            "same-destination",
            Text(
                "{area} n'a pas d'alternative\u00a0; une autre zone mène au même endroit. Le clavier passe-t-il "
                "quand même par celle-ci\u00a0?",
                "{area} has no text alternative; another area leads to the same place. Does the keyboard still "
                "stop at this one?",
            ).format(area=described(element)),
            act=(),
        )
    return Fail(without_alternative(element, page))


def _is_used(image_map: Element, page: Page) -> bool:
    name = image_map.get("name") or image_map.id or ""
    return bool(name) and any(
        (user.get("usemap") or "").strip() == f"#{name}" and page.visible(user)
        for user in page.elements
        if user.tag in ("img", "object", "input")
    )
