"""Correct pages as other people and other themes write them: no rule accuses them.

None was written beside the rules. Each follows a pattern that is known to be good: public design
systems, the tutorials and patterns of the W3C, common themes, old and new HTML.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.gate import Gate

FOLDER = Path(__file__).parent / "correct"
PAGES = sorted(FOLDER.glob("*.html"))
SITES = sorted(path for path in FOLDER.iterdir() if path.is_dir())
# Level AAA is advice: a palette of level AA is correct.
ADVICE = {"text-contrast-enhanced"}
# What a person would truly want to look at.
REVIEWS = {
    "03-budget-table": {"table-complex-summary", "table-header-scope"},
    "13-map-and-list": {"text-contrast"},
    "14-search-results": {"reading-order"},
    "26-chinese": {"field-required"},
    "28-dense-legal": {"css-information"},
    "29-web-component": {"content-unread"},
}


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in PAGES])
def test_a_correct_page_is_not_accused(path: Path) -> None:
    report = check_page(path.read_bytes(), f"/{path.name}", {}, Config())
    assert report.status == "checked", report.reason
    accused = [f for f in report.findings if f.outcome == "failed" and f.rule not in ADVICE]
    assert [(f.rule, f.message.fr, f.place.excerpt) for f in accused] == []
    assert {f.rule for f in report.findings if f.outcome == "cantTell"} == REVIEWS.get(path.stem, set())


@pytest.mark.parametrize("folder", [pytest.param(path, id=path.name) for path in SITES])
def test_a_correct_site_is_not_accused(folder: Path) -> None:
    report = Gate(folder, Config(), folder).judge_build({})
    found = [f for f in report.findings if f.rule not in ADVICE]
    assert [(f.rule, f.message.fr, f.place.excerpt) for f in found] == []


def test_there_are_pages_and_sites() -> None:
    assert len(PAGES) >= 30
    assert SITES
