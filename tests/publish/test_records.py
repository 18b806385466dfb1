"""What a build leaves in rapports/: the forms that the settings ask for, and the trend."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.publish.site_on_disk import SiteOnDisk

FAULTY = {"content/pages/parc.md": "Title: Le parc\nSlug: parc\n\n" + "<img src='/images/plan.svg'>\n\n" * 25}


def reports(site: SiteOnDisk) -> set[str]:
    return {path.name for path in (site.folder / "rapports").glob("a11y*")}


def history(site: SiteOnDisk) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = json.loads((site.folder / "rapports/historique.json").read_text("utf-8"))
    return entries


def test_a_build_writes_text_json_and_html_unless_told_otherwise(published: SiteOnDisk) -> None:
    assert reports(published) == {"a11y.txt", "a11y.json", "a11y.html"}


def test_the_settings_name_the_forms_and_no_file_of_an_earlier_build_remains(published: SiteOnDisk) -> None:
    published.settings('A11Y = {"formats": ["sarif", "junit"]}')
    assert published.build().returncode == 0
    assert reports(published) == {"a11y.txt", "a11y.sarif", "a11y.xml"}


def test_an_unknown_form_stops_the_build_with_the_nearest_one(published: SiteOnDisk) -> None:
    published.settings('A11Y = {"formats": ["sarife"]}')
    built = published.build()
    assert built.returncode == 2
    assert "Vouliez-vous dire «\u00a0sarif\u00a0»" in built.stdout


def test_a_terminal_gets_the_first_twenty_and_the_file_all(published: SiteOnDisk, refused: Callable[..., str]) -> None:
    published.write(FAULTY)
    said = refused(code=1)
    assert said.count("image-alt erreur") == 20
    assert "Et 5 autres constats :" in said
    assert "5 × image-alt" in said
    whole = (published.folder / "rapports/a11y.txt").read_text("utf-8")
    assert whole.count("image-alt  erreur") == 25


def test_each_judged_build_is_noted_once_a_day_for_the_trend(
    published: SiteOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    published.write(FAULTY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    assert published.build().returncode == 1
    assert published.build().returncode == 1
    published.write({"content/pages/parc.md": "Title: Le parc\nSlug: parc\n\nLe parc ferme la nuit.\n"})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert published.build().returncode == 0
    noted = {entry["date"]: entry["error"] for entry in history(published)}
    assert noted["2026-05-28"] == 25
    assert noted["2026-09-21"] == 0
    # The site of this test was built today, which comes later: what was noted then stays.
    assert len(noted) == 3
    html = (published.folder / "rapports/a11y.html").read_text("utf-8")
    assert "28 mai 2026" in html


def test_a_history_that_cannot_be_read_is_told_and_kept_and_stops_nothing(published: SiteOnDisk) -> None:
    file = published.folder / "rapports/historique.json"
    file.write_text('[{"date": "hier"}]', "utf-8")
    built = published.build()
    assert built.returncode == 0
    assert "cet historique des rapports est illisible" in built.stdout
    assert file.read_text("utf-8") == '[{"date": "hier"}]'


def test_a_day_that_is_none_is_refused(published: SiteOnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "demain")
    built = published.build()
    assert built.returncode == 2
    assert "SOURCE_DATE_EPOCH=demain ne dit aucun jour" in built.stdout
