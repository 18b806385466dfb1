"""What a browser looks at before an alert goes out: the pages that it changes most, and no others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.publish.alert_city import City, make_city
from tests.publish.site_on_disk import checksum, in_yaml

QUICK = 'A11Y = {"browser": "all", "guises": ["desktop"], "browser_probes": False}'


@pytest.fixture
def city(tmp_path: Path) -> City:
    city = make_city(tmp_path / "ville")
    city.site.settings(QUICK)
    city.publish()
    return city


def audit(city: City) -> dict[str, Any] | None:
    report = json.loads((city.site.folder / "rapports/a11y.json").read_text(encoding="utf-8"))
    summary: dict[str, Any] | None = report["browser"]
    return summary


def test_the_home_page_and_the_page_of_the_alert_are_seen_and_no_others(city: City) -> None:
    city.write("vent", body="Les squares rouvrent lundi.")
    said = city.alert()
    assert "Dans le navigateur : 2 pages vues sur 5 (échantillon de 2), sous 1 aspect" in said
    summary = audit(city)
    assert summary is not None
    numbers = (summary["mode"], summary["pagesBuilt"], summary["pagesChosen"], summary["pagesAudited"], summary["seed"])
    assert numbers == ("sample", 5, 2, 2, None)


def test_a_page_of_each_other_language_is_seen_too(city: City) -> None:
    for name, lang in (("ecole", "en"), ("parc", "en"), ("ecole", "ar")):
        head = f"---\nlang: {lang}\ntraduit_le: 2026-11-20\n"
        city.site.write(
            {f"content/pages/{name}.{lang}.md": in_yaml(f"{name} {lang}", "A text.").replace("---\n", head, 1)}
        )
    city.publish()
    city.write("vent")
    assert "(échantillon de 3), sous 1 aspect" in city.alert()


def test_without_a_browser_nothing_goes_out_but_when_asked_to_do_without(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    city.write("vent", body="Les squares rouvrent mardi.")
    before = checksum(city.output)
    monkeypatch.setenv("CHROME_PATH", "/nulle/part/chromium")
    said = city.alert(code=2)
    assert "« make alerte SANS_NAVIGATEUR=1 » s'en tient au contrôle" in said
    assert checksum(city.output) == before
    city.alert("--without-browser")
    assert audit(city) is None
    assert "Urgence : Vent fort." in city.page()
