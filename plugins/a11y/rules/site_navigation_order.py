"""A menu keeps its order from page to page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..facts import Link
from ..finding import Text
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..site import Site, shown

# On fewer pages nobody can say which order is the right one.
_FEWEST_PAGES = 3
_FEWEST_LINKS = 3

_AB = '<nav aria-label="Menu"><a href="/a/">A</a> <a href="/b/">B</a> <a href="/c/">C</a></nav>'
_BA = '<nav aria-label="Menu" data-bad><a href="/b/">B</a> <a href="/a/">A</a> <a href="/c/">C</a></nav>'


@rule(
    scope="site",
    targets="menu",
    severity="error",
    wcag=("3.2.3",),
    rgaa=("12.2.1",),
    title=Text("Menu dont l'ordre change", "Menu whose order changes"),
    why=Text(
        "On retrouve un menu par habitude\u00a0: le troisième lien est toujours le troisième. S'il change d'ordre, qui "
        "ne voit pas l'écran ou peine à se repérer suit le mauvais lien (RGAA 12.2, WCAG 3.2.3).",
        "A menu is found by habit: the third link is always the third. If the order changes, those who do not see the "
        "screen or find their way with effort follow the wrong link (RGAA 12.2, WCAG 3.2.3).",
    ),
    fix=Text(
        "Dans le gabarit de cette page (à transmettre à l'équipe technique), donnez au menu le même ordre que partout.",
        "In the template of this page (for the technical team), give the menu the same order as everywhere.",
    ),
    bad=(
        {
            "index.html": _AB,
            "a/index.html": _AB,
            "b/index.html": _AB,
            "c/index.html": _BA,
        },
    ),
    good=(
        {"index.html": _AB, "a/index.html": _AB, "b/index.html": _AB, "c/index.html": _AB},
        {
            "index.html": _AB,
            "a/index.html": _AB,
            "b/index.html": _AB,
            "c/index.html": _AB + '<nav aria-label="Voir aussi"><a href="/b/">B</a> <a href="/a/">A</a></nav>',
        },
    ),
)
def site_navigation_order(link: Link, _base: str, site: Site) -> Verdict:
    """Fail a menu with the name and the links that it has on most pages, in another order.

    The home page may be different (RGAA 12.2, « cas particuliers »).
    """
    here = site.once(_orders).get((link.url, link.order))
    if here is None:
        return INAPPLICABLE
    name, targets = here
    usual = site.once(_usual).get((name, frozenset(targets)))
    if usual is None or usual == targets:
        return None
    moved = next(target for target, other in zip(targets, usual, strict=True) if target != other)
    menu = Text(f"Le menu «\u00a0{name}\u00a0»", f'The menu "{name}"') if name else Text("Le menu", "The menu")
    return Fail(
        Text(
            "{menu} n'a pas ici le même ordre que sur les autres pages\u00a0: {moved} n'est pas à sa place.",
            "{menu} does not have the same order here as on the other pages: {moved} is out of place.",
        ).format(menu=menu, moved=shown(moved.removesuffix("index.html")))
    )


def _orders(site: Site) -> Mapping[tuple[str, int], tuple[str, tuple[str, ...]]]:
    """The name of each menu, and where its links lead in their order, by page and order of element."""
    orders: dict[tuple[str, int], tuple[str, tuple[str, ...]]] = {}
    # The same menu stands on every page: addresses from the root lead to the same from each.
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for path, facts in site.facts.items():
        for menu in facts.menus if path != "/index.html" else ():
            written = tuple(
                link.url for link in facts.links if menu.order <= link.order <= menu.last and link.kind == "link"
            )
            if len(written) < _FEWEST_LINKS:
                continue
            targets = known.get(written)
            if targets is None:
                targets = tuple(dict.fromkeys(site.targets(path, menu.order, menu.last)))
                if all(url.startswith("/") for url in written):
                    known[written] = targets
            if len(targets) >= _FEWEST_LINKS:
                orders[path, menu.order] = menu.name, targets
    return orders


def _usual(site: Site) -> Mapping[tuple[str, frozenset[str]], tuple[str, ...]]:
    """The order that each menu has on most pages; one that has none is told nothing of."""
    counts: dict[tuple[str, frozenset[str]], Counter[tuple[str, ...]]] = {}
    for name, targets in site.once(_orders).values():
        counts.setdefault((name, frozenset(targets)), Counter())[targets] += 1
    usual = {}
    for key, counter in counts.items():
        (targets, most), total = counter.most_common(1)[0], counter.total()
        if total >= _FEWEST_PAGES and 2 * most > total:
            usual[key] = targets
    return usual
