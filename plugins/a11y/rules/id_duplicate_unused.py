"""Every id of a page belongs to one element."""

from ..finding import Text
from ..ids import repeated_ids
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="html",
    severity="warning",
    rgaa=("8.2.1",),
    title=Text("Identifiant double", "Duplicate id"),
    why=Text(
        "Rien ne se réfère encore à cet identifiant, mais le code n'est pas valide, et le premier lien qui voudra "
        "mener au second élément mènera au premier (RGAA 8.2).",
        "Nothing refers to this id yet, but the code is not valid, and the first link that wants to lead to the second "
        "element will lead to the first (RGAA 8.2).",
    ),
    fix=Text(
        "Donnez à chacun son identifiant, ou enlevez celui qui ne sert pas.",
        "Give each an id of its own, or take away the one that serves nothing.",
    ),
    bad=(
        '<p id="parc">Parc</p><p id="parc" data-bad>Parc bis</p><p id="parc" data-bad>Parc ter</p>',
        '<p id="parc">Parc</p><p id="parc" data-bad>Parc bis</p><p><a href="https://example.org/#parc">Ailleurs</a></p>',
    ),
    good=(
        '<p id="a">Un</p><p id="b">Deux</p>',
        '<p id="">Un</p><p id="">Deux</p>',
    ),
)
def id_duplicate_unused(element: Element, page: Page) -> Verdict:
    """Fail the second bearer, and those after it, of an id that nothing on the page refers to (RGAA 8.2.1)."""
    return [
        Fail(
            Text(
                f"L'identifiant «\u00a0{one.id}\u00a0» est déjà pris, à la ligne {one.elements[0].line} de la page.",
                f'The id "{one.id}" is already taken at line {one.elements[0].line} of the page.',
            ),
            element=other,
        )
        for one in page.once(repeated_ids)
        if one.referrer is None
        for other in one.elements[1:]
    ]
