"""The addresses of pages, one form for each however it is written, and whether those of a sample are on the site."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from a11y.assets import read_page
from a11y.clock import today
from a11y.facts import refresh_url
from a11y.finding import Problem, Text
from a11y.page import Page as BuiltPage
from conformity.audit import Page
from conformity.files import shown
from conformity.grid import Grid

_INDEX = "index.html"


def on_site(url: str, site_url: str) -> str | None:
    """The address on the site that a URL leads to, as `/demarches/`, without what follows « ? » or « # ».

    In: a URL as a person or a page writes it; `site_url`, as `https://www.ville.fr`.
    Out: None where it leads elsewhere.
    """
    try:
        parts, site = urlsplit(url.strip()), urlsplit(site_url)
    except ValueError:
        return None
    if (parts.scheme and parts.scheme not in ("http", "https")) or (
        parts.netloc and not _same(parts.netloc, site.netloc)
    ):
        return None
    return _without_index(unquote(parts.path) or ("/" if parts.netloc else ""))


def address_in_sample(page: Page, site_url: str) -> str | None:
    """The address on the site of a page of the sample, as `address_of` gives that of its file.

    Out: None for what all pages share, and for a page of another site.
    """
    address = None if page.address is None else on_site(page.address, site_url)
    if address is None or address.endswith("/") or PurePosixPath(address).suffix:
        return address
    return f"{address}/"


def address_of_file(name: str) -> str:
    """The address of a file of a built site, by its path below the root, as findings name it: `contact/index.html`."""
    return _without_index(f"/{name}")


def led_on(root: Path, address: str, site_url: str) -> str:
    """Where an address leads on a built site: a page that has moved leaves one behind that only leads on to it.

    In: the folder of the build; an address. Out: the same address where it is no such page, or leads elsewhere.
    """
    file = root / address.lstrip("/") / _INDEX if address.endswith("/") else root / address.lstrip("/")
    if file.suffix != ".html" or not file.is_file():
        return address
    page = BuiltPage(read_page(file), address)
    try:
        to = next((url for element in page.elements if element.tag == "meta" and (url := refresh_url(element))), None)
        whole = None if to is None else page.address(to)
    finally:
        page.release()
    return (None if whole is None else on_site(whole, site_url)) or address


def site_addresses(root: Path) -> set[str]:
    """Every address of a built site: its pages, `/demarches/`, and its other files, `/documents/charte.pdf`."""
    return {address_of(path, root) for path in root.rglob("*") if path.is_file()}


def address_of(path: Path, root: Path) -> str:
    """The address of a file of a built site."""
    return address_of_file(path.relative_to(root).as_posix())


def unknown_addresses(grid: Grid, known: Collection[str], site_url: str) -> list[Problem]:
    """The pages of a sample that the site does not have, and those said to be taken away that it has.

    In: the grid; every address of the built site (`site_addresses`); `site_url`, by which an address in full is known
    as one of the site. What is on another site, such as a step of a process, is none of ours.
    """
    return list(_unknown(grid, known, site_url))


def _unknown(grid: Grid, known: Collection[str], site_url: str) -> Iterator[Problem]:
    for page in grid.audit.pages:
        address = None if page.address is None else on_site(page.address, site_url)
        if address is None:
            continue
        is_known = address in known or f"{address}/" in known
        if page.removed_on is not None and is_known:
            yield _still_there(grid, page)
        if page.removed_on is not None or is_known:
            continue
        yield _problem(grid, page, get_close_matches(address, sorted(known), n=1, cutoff=0.6))


def _still_there(grid: Grid, page: Page) -> Problem:
    return Problem(
        shown(grid.path),
        grid.lines.get(page.name),
        Text(
            f"Page {page.name}\u00a0: dite retirée, mais le site a encore «\u00a0{page.address}\u00a0».",
            f'Page {page.name}: said to be taken away, but the site still has "{page.address}".',
        ),
        Text(
            "La déclaration d’accessibilité dirait que cette page n’existe plus, et n’y mènerait pas.",
            "The accessibility statement would say that this page is gone, and not lead to it.",
        ),
        Text("Effacez la ligne «\u00a0retiree_le\u00a0».", 'Delete the line "retiree_le".'),
    )


def _problem(grid: Grid, page: Page, near: list[str]) -> Problem:
    meant = f"Vouliez-vous dire «\u00a0{near[0]}\u00a0»\u00a0? " if near else ""
    meant_en = f'Did you mean "{near[0]}"? ' if near else ""
    return Problem(
        shown(grid.path),
        grid.lines.get(page.name),
        Text(
            f"Page {page.name}\u00a0: le site n’a rien à l’adresse «\u00a0{page.address}\u00a0».",
            f'Page {page.name}: the site has nothing at "{page.address}".',
        ),
        Text(
            "La déclaration d’accessibilité nomme les pages contrôlées, avec un lien\u00a0: celui-ci ne mènerait nulle "
            "part.",
            "The accessibility statement names the pages that were checked, with a link: this one would lead nowhere.",
        ),
        Text(
            f"{meant}Si la page a changé d’adresse, dites l’ancienne dans «\u00a0anciennes_adresses\u00a0» "
            "(docs/redirections.md)\u00a0; si le site ne l’a plus, ajoutez sous son adresse «\u00a0retiree_le: "
            f"{today().isoformat()}\u00a0»\u00a0; si elle est sur un autre site, écrivez son adresse en entier, avec "
            "https://.",
            f'{meant_en}Where the page has moved, name its former address in "anciennes_adresses"; where the site no '
            f'longer has it, add "retiree_le: {today().isoformat()}"; where it is on '
            "another site, write its address in full, with https://.",
        ),
    )


def _without_index(address: str) -> str:
    return address.removesuffix(_INDEX) if address.endswith(f"/{_INDEX}") else address


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()
