"""The plain file of a grid: what is written is read again, and each way in which it can be wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from city.errors import ContentError
from conformity.audit import Audit, Cell, Derogation, Status
from conformity.grid import Grid, read_grid, write_grid
from tests.conformity.audits import CRITERIA, audit_of, audits

GOOD = audit_of({"1.1": "C NC", "12.7": "C C", "10.11": "NC NC"})


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795780800")  # 2026-11-27, noon


def grid(folder: Path, text: str) -> Grid:
    path = folder / "content/conformite/audits/2026-10-15.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_grid(path)


def full(audit: Audit) -> dict[tuple[str, str], Cell]:
    return {(criterion, page.name): audit.cell(criterion, page.name) for criterion in CRITERIA for page in audit.pages}


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(audits())
def test_what_is_written_is_read_again(tmp_path: Path, audit: Audit) -> None:
    again = grid(tmp_path, write_grid(audit)).audit
    assert full(again) == full(audit)
    assert (again.day, again.auditor, again.context, again.site) == (
        audit.day,
        audit.auditor,
        audit.context,
        audit.site,
    )
    assert again.pages == audit.pages
    assert write_grid(again) == write_grid(audit)


def test_a_person_reads_it(tmp_path: Path) -> None:
    cells = {
        **GOOD.cells,
        ("1.1", "P02"): Cell(Status.NC, "Donner une alternative à la photo."),
        ("4.1", "P02"): Cell(Status.NC, None, Derogation("Le film de 1987, faute de son.", None)),
    }
    text = write_grid(Audit(GOOD.referential_name, GOOD.day, GOOD.auditor, GOOD.context, GOOD.site, GOOD.pages, cells))
    lines = text.splitlines()
    assert "referentiel: RGAA 4.1.2" in lines
    assert "  #      P01 P02" in lines
    assert "  1.1:   C   NC" in lines
    assert "  10.11: NC  NC" in lines
    assert text.endswith(
        "constats:\n- critere: '1.1'\n  pages:\n  - P02\n  modifications: Donner une alternative à la photo.\n"
        "derogations:\n- critere: '4.1'\n  pages:\n  - P02\n  motif: Le film de 1987, faute de son.\n"
        "  alternative: aucune\n"
    )
    found = grid(tmp_path, text)
    assert lines[found.lines["10.11"] - 1] == "  10.11: NC  NC"
    assert lines[found.lines["P02"] - 1] == "- nom: P02"


FINDING = "constats:\n- critere: '{criterion}'\n  pages: [{page}]\n  modifications: Décrire.\n"
DEROGATION = "derogations:\n- critere: '1.2'\n  pages: [P01]\n  motif: Le film.\n  alternative: aucune\n"


@pytest.mark.parametrize(
    "old,new,words",
    [
        ("RGAA 4.1.2\n", "RGAA 4.1.1\n", "Vouliez-vous dire « RGAA 4.1.2 »"),
        ("referentiel: RGAA 4.1.2\n", "", "Il manque « referentiel »"),
        ("date: 2026-10-15", "date: 2026-11-28", "daté dans l’avenir : 28 novembre 2026"),
        ("date: 2026-10-15", "date: 15/10/2026", "Écrivez date: 2026-10-15"),
        ("auditeur: Camille Roy", "auditrice: Camille Roy", "Vouliez-vous dire « auditeur »"),
        ("- nom: P02", "- nom: P03", "Écrivez « nom: P02 »"),
        ("  1.1:   C   NC\n", "", "Il manque dans « grille » : 1.1"),
        ("  1.1:   C   NC\n", "  1.1:   C\n", "Critère 1.1 : 1 statuts pour 2 pages"),
        ("  1.1:   C   NC\n", "  1.1:   C   nc\n", "Critère 1.1, page P02 : « nc » n’est pas un statut"),
        ("  1.1:   C   NC\n", "  1.1:   C   D\n", "« D » n’est pas un statut"),
        ("  1.1:   C   NC\n", "  1.10:   C   NC\n", "RGAA 4.1.2 n’a pas de critère « 1.10 »"),
        ("  1.2:   NA  NA\n", "  1.2:   NA  NA\n  1.1:   C   C\n", "déjà écrite"),
        ("  13.12: NA  NA\n", "  13.12: NA  NA\n" + FINDING.format(criterion="14.1", page="P01"), "« 14.1 »"),
        ("  13.12: NA  NA\n", "  13.12: NA  NA\n" + FINDING.format(criterion="1.1", page="P04"), "« P04 »"),
        ("  13.12: NA  NA\n", "  13.12: NA  NA\n" + DEROGATION, "dérogation sans alternative, et statut NA"),
        (
            "  13.12: NA  NA\n",
            "  13.12: NA  NA\n" + FINDING.format(criterion="1.1", page="P01, P01"),
            "déjà dit plus haut",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = write_grid(GOOD)
    assert old in text
    with pytest.raises(ContentError) as caught:
        grid(tmp_path, text.replace(old, new, 1))
    said = " ".join(
        f"{problem.message.fr} {problem.why.fr} {problem.fix.fr}" for problem in caught.value.problems
    ).replace("\u00a0", " ")
    assert words in said
    for problem in caught.value.problems:
        assert problem.source == "content/conformite/audits/2026-10-15.yaml"
        assert problem.line is not None


def test_one_line_without_an_address_is_what_all_pages_share_and_a_second_is_an_oversight(tmp_path: Path) -> None:
    text = write_grid(GOOD).replace("  adresse: /page-2/\n", "")
    assert [page.is_shared for page in grid(tmp_path, text).audit.pages] == [False, True]
    with pytest.raises(ContentError) as caught:
        grid(tmp_path, text.replace("  adresse: /page-1/\n", ""))
    messages = [problem.message.fr for problem in caught.value.problems]
    assert messages == [
        "«\u00a0pages\u00a0» ne donne l’adresse d’aucune page.",
        "Deux pages n’ont pas d’«\u00a0adresse\u00a0».",
    ]
