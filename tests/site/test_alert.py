"""`make alerte` on the project's own site, with the very alert that the guide shows."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from a11y.clock import VARIABLE
from tests.site.real_site import PROJECT, RealSite

GUIDE = (PROJECT / "docs/alerte.md").read_text(encoding="utf-8")


def test_make_alerte_puts_the_alert_of_the_guide_on_every_page_while_make_is_refused(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = datetime(2026, 11, 27, 22, tzinfo=ZoneInfo("Europe/Paris"))
    monkeypatch.setenv(VARIABLE, str(int(evening.timestamp())))
    site = RealSite.copy(tmp_path_factory.mktemp("ville en travaux"))
    first = site.make()
    assert first.returncode == 0, first.stdout + first.stderr
    before = {path.relative_to(site.folder): path.read_bytes() for path in (site.folder / "output").rglob("*.html")}

    site.append("content/pages/enfance/restauration-scolaire.md", "![](/images/absente.jpg)")
    site.edit("theme/templates/base.html", "<title>", "<title>Chantier – ")
    assert site.make().returncode == 2
    (example,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    (site.folder / "content/alertes/pollution.md").write_text(example, encoding="utf-8")
    done = site.make("alerte")
    said = done.stdout.replace("\u00a0", " ")
    assert done.returncode == 0, said + done.stderr
    (promised,) = re.findall(r"^En ligne jusqu'au .*$", GUIDE, re.MULTILINE)
    assert promised in said

    after = {path.relative_to(site.folder): path.read_bytes() for path in (site.folder / "output").rglob("*.html")}
    assert after.keys() == before.keys()
    for path, html in after.items():
        assert "Air très pollué" in html.decode(), path
        assert "Chantier" not in html.decode(), path
    checked = site.make("check")
    assert checked.returncode == 0, checked.stdout

    (site.folder / "content/alertes/pollution.md").unlink()
    assert site.make("alerte").returncode == 0
    assert {path: (site.folder / path).read_bytes() for path in after} == before
