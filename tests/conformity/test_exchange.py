"""Grids come and go by the command: the official spreadsheet and Ara's table; on an error nothing has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformity.audit import Status
from conformity.grid import read_grid, write_grid
from tests.conformity.audits import CRITERIA
from tests.conformity.built import FILES, PAGES, write_site
from tests.conformity.official import blank, filled, save
from tests.conformity.project import GRID, Project, audit

NOTE = "# - P03 : rubrique de premier niveau\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.write(GRID, write_grid(audit(nc=3)))
    return made


def test_a_spreadsheet_that_was_exported_comes_back_as_the_same_grid(project: Project) -> None:
    ran = project.run("export", GRID, "--vers", "classeurs/grille.ods")
    assert (ran.code, ran.err) == (0, "")
    assert "classeurs/grille.ods : 3 pages, 318 contrôles faits sur 318." in ran.out
    before = project.read(GRID)
    ran = project.run("import", "classeurs/grille.ods")
    assert (ran.code, ran.out) == (0, f"{GRID} : rien à changer, c’est déjà cette grille.\n"), ran.err
    (project.folder / GRID).unlink()
    ran = project.run("import", "classeurs/grille.ods")
    assert ran.code == 0, ran.err
    assert f"{GRID} : 3 pages" in ran.out
    assert project.read(GRID) == before
    assert "rien à changer" in project.run("export", GRID, "--vers", "classeurs/grille.ods").out


def test_the_pages_that_an_import_leaves_out_are_named(project: Project) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["NA"] * 106, "P03": ["NC"] * 106})
    for row in (9, 10, 11):
        book["Échantillon"][f"C{row}"] = f"https://www.ville.example/{row}/"
    save(book, project.folder / "audit.ods")
    (project.folder / GRID).unlink()
    ran = project.run("import", "audit.ods")
    assert (ran.code, ran.err) == (0, "")
    assert (
        "2 pages, 212 contrôles faits sur 212.\n1 page laissée de côté : "
        "P02 (Page 2 : tous ses critères sont NA)." in ran.out
    )


def test_a_page_without_an_address_is_said_to_be_what_all_pages_share(project: Project) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["C"] * 106})
    book["Échantillon"] |= {"C9": "https://www.ville.example/", "C10": ""}
    save(book, project.folder / "audit.ods")
    ran = project.run("import", "audit.ods", "--remplacer")
    assert "P02 (Page 2), sans adresse, est lue comme ce que toutes les pages partagent." in ran.out


def test_an_empty_grid_among_the_audits_is_warned_of(project: Project) -> None:
    save(blank(), project.folder / "vide.ods")
    ran = project.run("import", "vide.ods")
    assert ran.code == 0, ran.err
    assert "cette grille inachevée compte comme un audit" in ran.out
    assert "cette grille inachevée" not in project.run("import", "vide.ods", "--grille", "vide.yaml").out


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_grid_without_a_name_is_told(project: Project, name: str) -> None:
    project.run("export", GRID, "--vers", "grille.ods")
    ran = project.run("import", "grille.ods", "--grille", name)
    assert (ran.code, ran.out) == (2, "")
    assert "--grille nomme une grille du projet, un fichier .yaml. Écrivez audit.yaml, par exemple." in ran.err


def test_outside_a_project_nothing_is_made(tmp_path: Path) -> None:
    save(blank(), tmp_path / "vide.ods")
    ran = Project(tmp_path).run("import", "vide.ods")
    assert (ran.code, ran.out) == (2, "")
    assert "content : ce dossier n’existe pas." in ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["vide.ods"]


def test_a_spreadsheet_is_not_exported(project: Project) -> None:
    project.run("export", GRID, "--vers", "grille.ods")
    ran = project.run("export", "grille.ods", "--vers", "autre.ods")
    assert (ran.code, ran.out) == (2, "")
    assert "grille.ods : « export » part d’une grille du projet, un fichier .yaml." in ran.err


def test_another_grid_of_the_same_day_is_not_wiped_out_unless_that_is_said(project: Project) -> None:
    project.run("export", GRID, "--vers", "grille.ods")
    project.write(GRID, NOTE + write_grid(audit(nc=4)))
    before = project.files()
    ran = project.run("import", "grille.ods")
    assert (ran.code, ran.out) == (2, "")
    assert f"{GRID} est déjà là, et dit autre chose." in ran.err
    assert project.files() == before
    assert project.run("import", "grille.ods", "--remplacer").code == 0
    text = project.read(GRID)
    assert text == NOTE + write_grid(audit(nc=3)), "why each page was chosen is kept"


def test_a_spreadsheet_is_not_wiped_out_either(project: Project) -> None:
    project.run("export", GRID, "--vers", "grille.ods")
    project.write(GRID, write_grid(audit(nc=4)))
    before = project.files()
    ran = project.run("export", GRID, "--vers", "grille.ods")
    assert (ran.code, ran.out) == (2, "")
    assert project.files() == before
    assert project.run("export", GRID, "--vers", "grille.ods", "--remplacer").code == 0
    assert project.files().keys() == before.keys(), "nothing is left beside it"
    assert project.files() != before


def test_what_is_no_spreadsheet_is_told(project: Project) -> None:
    project.write("grille.ods", "pas un classeur")
    before = project.files()
    ran = project.run("import", "grille.ods")
    assert (ran.code, ran.out) == (2, "")
    assert "grille.ods" in ran.err
    assert project.run("import", "absente.ods").code == 2
    assert project.files() == before


def test_the_statuses_of_ara_go_into_the_grid_of_their_sample(project: Project) -> None:
    ran = project.run("export", GRID, "--vers", "-")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Critères,Éléments transverses,Accueil,Parc"
    assert "1.1,NA,NA,NC" in ran.out.splitlines()
    project.write("ara.csv", ran.out.replace("1.1,NA,NA,NC", "1.1,NA,NA,C"))
    project.write(GRID, NOTE + project.read(GRID))
    ran = project.run("import", "ara.csv", "--grille", GRID)
    assert ran.code == 0, ran.err
    assert f"{GRID} : 3 pages, 318 contrôles faits sur 318 ; 1 statut changé." in ran.out
    found = read_grid(project.folder / GRID).audit
    assert [found.cell("1.1", name).status for name in ("P01", "P02", "P03")] == [Status.NA, Status.NA, Status.C]
    assert sum(found.cell(number, "P03").status is Status.NC for number in CRITERIA) == 2
    assert project.read(GRID).startswith(NOTE)
    assert "rien à changer" in project.run("import", "ara.csv", "--grille", GRID).out


def test_a_table_of_ara_that_is_wrong_leaves_the_grid_as_it_was(project: Project) -> None:
    table = project.run("export", GRID, "--vers", "-").out
    project.write("ara.csv", table.replace("1.1,NA,NA,NC", "1.1,NA,NA,conforme"))
    before = project.files()
    ran = project.run("import", "ara.csv", "--grille", GRID)
    assert (ran.code, ran.out) == (2, "")
    assert "ara.csv:2" in ran.err
    assert "conforme" in ran.err
    assert project.files() == before
    assert project.run("import", "ara.csv", "--grille", "absente.yaml").code == 2


def test_an_empty_sample_goes_to_the_auditors_and_comes_back(project: Project) -> None:
    write_site(project.folder / "output", PAGES, FILES)
    assert project.run("sample", "--vers", "audit.yaml").code == 0
    assert project.run("export", "audit.yaml", "--vers", "audit.ods").code == 0
    before = project.read("audit.yaml")
    ran = project.run("import", "audit.ods", "--grille", "audit.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "rien à changer" in ran.out
    assert project.read("audit.yaml") == before
    assert project.run("export", "audit.yaml", "--vers", "audit.csv").code == 0
    assert "rien à changer" in project.run("import", "audit.csv", "--grille", "audit.yaml").out
