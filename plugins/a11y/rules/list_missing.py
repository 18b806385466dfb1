"""A menu of several links is a list."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_LINKS = '<a href="#a">Parc</a> <a href="#b">Piscine</a> <a href="#c">Patinoire</a> <a href="#d">Stade</a>'
_TARGETS = '<h2 id="a">Parc</h2><h2 id="b">Piscine</h2><h2 id="c">Patinoire</h2><h2 id="d">Stade</h2><p>Ouverts.</p>'


@rule(
    targets="nav, [role~=navigation i]",
    severity="review",
    wcag=("1.3.1",),
    rgaa=("9.3.1",),
    title=Text("Menu qui n'est pas une liste", "Menu that is no list"),
    why=Text(
        "Dans une liste, un lecteur d'écran annonce combien de liens compte le menu (RGAA 9.3 et glossaire, "
        "«\u00a0Listes\u00a0»).",
        'In a list, a screen reader tells how many links the menu has (RGAA 9.3 and glossary, "Listes").',
    ),
    fix=Text(
        "Dans le gabarit du thème, mettez les liens dans <ul><li>…</li></ul>.",
        "In the theme's template, put the links into <ul><li>…</li></ul>.",
    ),
    bad=(
        f'<nav aria-label="Lieux" data-bad>{_LINKS}</nav>{_TARGETS}',
        f'<nav aria-label="Lieux" data-bad><div>{_LINKS}</div></nav>{_TARGETS}',
    ),
    good=(
        '<nav aria-label="Lieux"><ul><li><a href="#a">Parc</a></li><li><a href="#b">Piscine</a></li></ul></nav>'
        f"{_TARGETS}",
        f'<nav aria-label="Pages"><a href="#a">Précédente</a> <a href="#b">Suivante</a></nav>{_TARGETS}',
    ),
)
def list_missing(element: Element, page: Page, *, min_links: int = 4) -> Verdict:
    """Ask about a navigation in which `min_links` links stand side by side outside of any list (RGAA 9.3.1)."""
    if page.role(element) != "navigation" or not page.exposed(element):
        return INAPPLICABLE
    for box in (element, *element.iter_descendants()):
        links = [child for child in box.children if page.role(child) == "link" and page.exposed(child)]
        if len(links) < min_links:
            continue
        if page.role(box) in ("list", "menu", "menubar", "tablist", "toolbar", "paragraph"):
            continue
        return Unsure(
            "links-side-by-side",
            Text(
                "Ce menu aligne {count} liens, dont {this}, sans en faire une liste\u00a0: faut-il le nombre de liens "
                "pour s'y retrouver\u00a0?",
                "This menu lines up {count} links, such as {this}, without making them a list: is their number needed "
                "to find one's way?",
            ).format(count=len(links), this=quoted(page.name(links[0]))),
        )
    return None
