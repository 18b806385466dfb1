"""A heading made by `role` says its level, with a number."""

from ..finding import Text
from ..image import is_heading
from ..outline import HEADINGS, quoted
from ..page import Page
from ..role import aria_level, native_level
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets=HEADINGS,
    severity="error",
    rgaa=("9.1.3",),
    title=Text("Titre sans niveau valide", "Heading without a valid level"),
    why=Text(
        'Un titre fait avec role="heading" n\'a de niveau que par aria-level\u00a0: sans lui, chaque navigateur en '
        "invente un (RGAA 9.1).",
        'A heading made with role="heading" has a level by aria-level only: without it every browser makes '
        "one up (RGAA 9.1).",
    ),
    fix=Text(
        'Écrivez un vrai titre\u00a0: ## Horaires. Dans du HTML\u00a0: <h2>, ou role="heading" avec aria-level="2".',
        'Write a real heading: ## Horaires. In HTML: <h2>, or role="heading" with aria-level="2".',
    ),
    bad=(
        '<div role="heading" data-bad>Horaires</div>',
        '<div role="heading" aria-level="" data-bad>Horaires</div>',
        '<div role="heading" aria-level="0" data-bad>Horaires</div>',
        '<div role="heading" aria-level="-1" data-bad>Horaires</div>',
        '<div role="heading" aria-level="deux" data-bad>Horaires</div>',
        '<div role="heading" aria-level="h2" data-bad>Horaires</div>',
        '<div role="heading" aria-level="1.5" data-bad>Horaires</div>',
        '<div role="heading" aria-level="²" data-bad>Horaires</div>',
        '<p role="HEADING" data-bad>Horaires</p>',
        '<h2 aria-level="deux" data-bad>Horaires</h2>',
    ),
    good=(
        '<div role="heading" aria-level="2">Horaires</div>',
        '<div role="heading" aria-level=" 2 ">Horaires</div>',
        '<h2 role="heading">Horaires</h2>',
        '<h3 aria-level="2">Horaires</h3>',
        '<h2 aria-level="">Horaires</h2>',
        '<h2>Horaires</h2><p aria-hidden="true"><span role="heading">Horaires</span></p>',
    ),
)
def heading_level_valid(element: Element, page: Page) -> Verdict:
    """Fail a heading whose `aria-level` is missing or no integer from 1, unless its tag says the level.

    On `h1` to `h6` a wrong `aria-level` is ignored by browsers: no RGAA test
    fails, since the tag still structures the heading.
    """
    if not is_heading(element, page):
        return INAPPLICABLE
    value = (element.get("aria-level") or "").strip()
    if aria_level(element) is not None or (native_level(element) and not value):
        return None
    this = quoted(page.name(element))
    if not value:
        return Fail(
            Text(
                'Le titre {this} est fait avec role="heading", sans aria-level.',
                'The heading {this} is made with role="heading", without aria-level.',
            ).format(this=this)
        )
    return Fail(
        Text(
            "Le titre {this} a un aria-level qui n'est pas un nombre à partir de 1\u00a0: {value}.",
            "The heading {this} has an aria-level that is no number from 1: {value}.",
        ).format(this=this, value=quoted(value)),
        rgaa=() if native_level(element) else None,
    )
