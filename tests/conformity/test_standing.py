"""What stands in `content/conformite/` under a name that is not read, and what the last audit asks to know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from city.errors import ContentError
from conformity.audit import Audit, Cell, Derogation, Status
from conformity.audit_notices import audit_notices, derogation_ends, other_site, unjudged
from conformity.declaration import Declaration
from conformity.grid import Grid, read_grid, write_grid
from conformity.referential import Referential, referentials
from conformity.standing import Standing, load_standing
from tests.conformity.audits import RGAA, audit_of

TODAY = date(2026, 11, 27)
SITE = "https://www.levallois.example"
AUDIT = audit_of({"1.1": "C NC"})


def refused(content: Path) -> list[tuple[str, str]]:
    with pytest.raises(ContentError) as caught:
        load_standing(content, TODAY)
    return [(one.source, one.message.fr.replace("\u00a0", " ")) for one in caught.value.problems]


@pytest.mark.parametrize("name", ["2026-10-15.yml", "2026-10-15.YAML", "grille.ods", "ara.csv", "2025"])
def test_what_is_no_audit_by_its_name_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "content/conformite/audits" / name
    path.parent.mkdir(parents=True)
    path.write_text(write_grid(AUDIT), encoding="utf-8")
    (path.parent / ".DS_Store").write_text("x", encoding="utf-8")
    assert refused(tmp_path / "content") == [(f"content/conformite/audits/{name}", f"« {name} » ne serait pas lu.")]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "content/conformite/audits"
    path.parent.mkdir(parents=True)
    path.write_text(write_grid(AUDIT), encoding="utf-8")
    assert refused(tmp_path / "content") == [
        ("content/conformite/audits", "« audits » est un fichier, et non un dossier.")
    ]


@pytest.mark.parametrize("name", ["declaration.yml", "déclaration.yaml", "de\u0301claration.yml", "Declaration.yaml"])
def test_a_declaration_under_another_name_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "content/conformite"
    (folder / "audits").mkdir(parents=True)
    (folder / "audits/2026-10-15.yaml").write_text(write_grid(AUDIT), encoding="utf-8")
    (folder / name).write_text("organisme: La ville\n", encoding="utf-8")
    assert refused(tmp_path / "content") == [(f"content/conformite/{name}", f"« {name} » ne serait pas lu.")]


# What is told and stops nothing


def standing(audit: Audit, folder: Path) -> Standing:
    path = folder / "content/conformite/audits/2026-10-15.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_grid(audit), encoding="utf-8")
    said = Declaration.model_construct(etablie_le=date(2026, 11, 2), mise_a_jour_le=None, refonte_le=None)
    return Standing(TODAY, (read_grid(path),), said)


@pytest.mark.parametrize(
    "site, other",
    [
        ("www.levallois.example", False),
        ("https://levallois.example/", False),
        ("Site de la ville (WWW.Levallois.example)", False),
        ("www.levallois.example et billetterie.example", False),
        # It names no host: nothing is known.
        ("Levallois", False),
        ("www.autreville.example", True),
        ("levallois.example.org", True),
    ],
)
def test_an_audit_of_another_site_is_told(tmp_path: Path, site: str, other: bool) -> None:
    told = other_site(standing(replace(AUDIT, site=site), tmp_path), SITE)
    assert bool(told) is other
    for one in told:
        assert one.line == 7
        assert f"« {site} », et non www.levallois.example" in one.message.fr.replace("\u00a0", " ")


def test_derogations_without_a_day_and_over_are_told_with_their_lines(tmp_path: Path) -> None:
    days = {"1.1": None, "1.2": date(2026, 11, 26), "1.3": TODAY}
    cells = {(one, page): Cell(Status.NC, None, Derogation("Un film.", None, day))
             for one, day in days.items() for page in ("P01", "P02")}  # fmt: skip
    grid = standing(replace(AUDIT, cells={**AUDIT.cells, **cells}), tmp_path).grid
    assert grid is not None
    told = derogation_ends(grid, TODAY)
    assert [one.message.fr.replace("\u00a0", " ") for one in told] == [
        "La dérogation au critère 1.1 (P01, P02) ne dit pas jusqu’à quand elle dure.",
        "La dérogation au critère 1.2 (P01, P02) a pris fin le 26 novembre 2026.",
    ]
    assert [one.line for one in told] == [grid.derogations["1.1", "P01"], grid.derogations["1.2", "P01"]]
    assert "RGAA 4.1.2, Champ d’application" in told[0].why.fr


def test_a_grid_that_the_gate_cannot_judge_is_told() -> None:
    path = Path("content/conformite/audits/a.yaml")
    assert unjudged(Grid(path, AUDIT, {})) == []
    (problem,) = unjudged(Grid(path, replace(AUDIT, referential_name="RGAA 5"), {}))
    assert "cette grille est de RGAA 5" in problem.message.fr


def test_all_notices_are_of_the_last_audit(tmp_path: Path) -> None:
    cells = {**AUDIT.cells, ("1.1", "P02"): Cell(Status.NC, None, Derogation("Un film.", None))}
    last = standing(replace(AUDIT, site="www.autreville.example", cells=cells), tmp_path)
    assert len(audit_notices(last, SITE)) == 2
    assert audit_notices(Standing(TODAY), SITE) == []


def test_versions_are_in_the_order_of_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("4.10", "4.9", "5"):
        (tmp_path / f"rgaa-{version}.toml").write_text(
            f'name = "RGAA"\nversion = "{version}"\nurl = "https://a.example"\nthemes = []\n', encoding="utf-8"
        )
    monkeypatch.setattr("conformity.referential._FOLDER", tmp_path)
    found: dict[str, Referential] = referentials.__wrapped__()
    assert list(found) == ["RGAA 4.9", "RGAA 4.10", "RGAA 5"]
    assert RGAA in referentials()
