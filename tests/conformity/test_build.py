"""What a build reads, says and writes of conformity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from a11y.clock import VARIABLE
from a11y.report import make_report
from conformity import object_to_unknown_pages, write_draft
from conformity.grid import read_grid, write_grid
from conformity.standing import Standing, keep_standing
from publish.places import Places
from tests.conformity.project import audit
from tests.theme.conftest import Project, copy_site

DAY = "2026-11-27"
PLAN_PAGE = "content/pages/mairie/accessibilite-plan-2025.md"
DRAFT = "# À copier\n"


def flat(said: str) -> str:
    return " ".join(said.replace("\u00a0", " ").replace("│", " ").split())


@pytest.fixture
def site(tmp_path: Path) -> Project:
    return copy_site(tmp_path)


def test_a_build_tells_what_check_tells_and_a_hidden_plan_has_its_page(site: Project) -> None:
    for path in [
        *(site.root / "content/conformite/audits").iterdir(),
        site.root / "content/conformite/declaration.yaml",
    ]:
        path.unlink()
    site.replace(PLAN_PAGE, "template: plan_d_action\n", "template: plan_d_action\nstatus: hidden\n")
    run = site.build(day=DAY)
    said = flat(run.said)
    assert run.code == 0, said
    assert "content/conformite/audits avertissement" in said
    assert "Il n’y a aucun audit." in said
    assert "content/conformite/declaration.yaml avertissement" in said
    assert "La ville n’a pas de déclaration d’accessibilité." in said
    assert "Le bilan" in (site.output / "mairie/accessibilite-plan-2025/index.html").read_text("utf-8")


def test_an_accessibility_page_that_is_a_draft_is_told_as_one(site: Project) -> None:
    (page,) = (
        path for path in (site.root / "content/pages").rglob("*.md") if "template: accessibilite\n" in path.read_text()
    )
    name = page.relative_to(site.root).as_posix()
    site.replace(name, "template: accessibilite\n", "template: accessibilite\nstatus: draft\n")
    run = site.build(day=DAY)
    said = flat(run.said)
    assert run.code == 2
    assert f"{name} erreur" in said
    assert "son « status » ne la publie pas : c’est un brouillon, ou une page cachée." in said
    assert "Créez ce fichier" not in said


def test_a_real_build_judges_the_sample_that_it_read_and_drafts_the_plan_that_is_missing(site: Project) -> None:
    for name in ("content/conformite/plans/2026.yaml", "content/pages/mairie/accessibilite-plan-2026.md"):
        (site.root / name).unlink()
    site.replace("content/conformite/audits/2026-10-15.yaml", "adresse: /accessibilite/\n", "adresse: /accesibilite/\n")
    run = site.build(day=DAY)
    said = flat(run.said)
    assert run.code != 0
    assert "le site n’a rien à l’adresse « /accesibilite/ »." in said
    # What the notice names is there, though nothing is published.
    assert (
        "Copiez-y rapports/plan-d-action.yaml, que « make » écrit avec une action pour chaque critère non conforme"
        in said
    )
    draft = (site.root / "rapports/plan-d-action.yaml").read_text("utf-8")
    assert "\nannee: 2026\nactions:\n" in draft
    assert draft.splitlines()[1].startswith("# plan-d-action.yaml est refait à chaque construction")


def test_what_is_judged_is_what_was_read_and_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1795780800")  # 27 November 2026
    path = tmp_path / "content/conformite/audits/2026-10-15.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(write_grid(audit(address="/absente/")), "utf-8")
    settings: dict[str, Any] = {
        "PATH": str(tmp_path / "content"),
        "JINJA_GLOBALS": {"ville": SimpleNamespace(site_url="https://www.ville.example")},
    }
    keep_standing(settings, Standing(date(2026, 11, 27), (read_grid(path),)))
    # Somebody writes in it while the site is being built.
    path.write_text("grille: [\n", "utf-8")
    found = object_to_unknown_pages(pelican(tmp_path, settings), make_report((), (), (), date(2026, 11, 27)))
    assert any("« /absente/ »" in flat(problem.message.fr) for problem in found)


def pelican(project: Path, settings: Mapping[str, Any], home: Path | None = None) -> Any:
    """A build in a project; `home` is where its people work, where that is another place."""
    places = Places.of({"PATH": project / "content", "THEME": project / "theme", "OUTPUT_PATH": project / "output"})
    if home is not None:
        places = replace(places, home=home, reports=home / "rapports")
    return SimpleNamespace(settings=settings, places=places, output_path=str(project / "output"))


def test_the_draft_of_the_plan_is_written_and_taken_away(tmp_path: Path) -> None:
    report = make_report((), (), (), date(2026, 11, 27))
    path = tmp_path / "rapports/plan-d-action.yaml"
    for text in (DRAFT, None, None):
        assert write_draft(pelican(tmp_path, {"CONFORMITY_DRAFT": text}), report) == []
        assert (path.read_text("utf-8") if path.exists() else None) == text


@pytest.mark.parametrize("text", [DRAFT, None])
def test_an_alert_leaves_the_draft_as_it_is(tmp_path: Path, text: str | None) -> None:
    kept, home = tmp_path / "build/.output-sources/publishconf", tmp_path
    path = home / "rapports/plan-d-action.yaml"
    path.parent.mkdir()
    path.write_text("# Celui de la dernière publication\n", "utf-8")
    report = make_report((), (), (), date(2026, 11, 27))
    assert write_draft(pelican(kept, {"CONFORMITY_DRAFT": text}, home), report) == []
    assert path.read_text("utf-8") == "# Celui de la dernière publication\n"
    assert not (kept / "rapports").exists()


def test_a_build_that_is_refused_takes_no_draft_away(site: Project) -> None:
    site.write("rapports/plan-d-action.yaml", DRAFT)
    site.write("content/pages/cassee.md", "---\ntitle: [\n---\n")
    assert site.build(day=DAY).code == 2
    assert (site.root / "rapports/plan-d-action.yaml").read_text("utf-8") == DRAFT
