"""The audit says of a page what the plain command pa11y says of it: the same issues of the same elements."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from a11y.browser.visit import close_workers
from benchmark_audit import Issues, Served, difference, issues_of_audit, issues_of_pa11y, served
from planted import write_pages

KINDS = ("images", "contrast", "aria", "frames", "unusual-ids", "scripts", "shadow", "nothing")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("planted")
    write_pages(folder)
    with served(folder) as site:
        yield site
    close_workers()


def test_the_audit_says_what_pa11y_says(site: Served, tmp_path: Path) -> None:
    pages = [page.name for page in site.root.glob("*.html") if page.stem.partition("-")[2] in KINDS]
    assert len(pages) == len(KINDS)
    settings = site.write_settings(tmp_path / "pa11y.json")

    def both(page: str) -> tuple[Issues, Issues]:
        return issues_of_audit(site.root, page), issues_of_pa11y(site, page, settings)

    with ThreadPoolExecutor(2) as pool:
        said = dict(zip(pages, pool.map(both, pages), strict=True))
    assert {page: lines for page, (ours, theirs) in said.items() if (lines := difference(ours, theirs))} == {}
    assert min(theirs.total() for _, theirs in said.values()) > 20


def test_a_difference_is_seen(site: Served, tmp_path: Path) -> None:
    page = next(page.name for page in site.root.glob("*-images.html"))
    narrow = site.write_settings(tmp_path / "pa11y.json", runners=["axe"])
    lines = difference(issues_of_audit(site.root, page), issues_of_pa11y(site, page, narrow))
    assert lines
    assert all(line.startswith("+ ") and " htmlcs " in line for line in lines)
