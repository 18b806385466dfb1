"""The plain file of a grid: what is written is read again, and each way in which it can be wrong is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
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


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
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


def test_two_derogations_until_the_same_day_both_say_it(tmp_path: Path) -> None:
    until = date(2027, 2, 28)
    derogations = {
        ("1.1", "P02"): Cell(Status.NC, None, Derogation("La carte.", None, until)),
        ("4.1", "P02"): Cell(Status.NC, None, Derogation("Le film.", None, until)),
    }
    audit = replace(GOOD, cells={**GOOD.cells, **derogations})
    text = write_grid(audit)
    assert text.count("  jusqu_au: 2027-02-28\n") == 2
    assert grid(tmp_path, text).audit == audit


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
        ("  1.1:   C   NC\n", "  1.1:   C\n", "Critère 1.1 : 1 statut pour 2 pages"),
        ("adresse: /page-2/", "adresse: javascript:alert(1)", "« javascript:alert(1) » n’est pas l’adresse d’une page"),
        ("adresse: /page-2/", "adresse: https://[", "« https://[ » n’est pas l’adresse d’une page"),
        ("adresse: /page-2/", "adresse: //[", "« //[ » n’est pas l’adresse d’une page"),
        ("adresse: /page-2/", "adresse: www.ville.example/", "« www.ville.example/ » n’est pas l’adresse"),
        ("adresse: /page-2/", "adresse: page 2", "« page 2 » n’est pas l’adresse d’une page"),
        ("adresse: /page-2/", "adresse: https://www.site.fr/b", "page P02 est encore un exemple du modèle"),
        (
            "adresse: /page-2/",
            "adresse: /b/\n  retiree_le: 2062-02-02",
            "retirée le 2 février 2062, dans l’avenir",
        ),
        ("adresse: /page-2/", "adresse: /page-2/\n  retiree_le: 2026-10-14", "avant l’audit du 15 octobre 2026"),
        (
            "adresse: /page-2/",
            "adresse: /page-1/index.html",
            "Les pages P01 (ligne 9) et P02 ont la même adresse : /page-1/index.html",
        ),
        ("  1.1:   C   NC\n", "  1.1:   C   nc\n", "Critère 1.1, page P02 : « nc » n’est pas un statut"),
        ("  1.1:   C   NC\n", "  1.1:   C   D\n", "« D » n’est pas un statut"),
        ("  1.1:   C   NC\n", "  1.10:   C   NC\n", "RGAA 4.1.2 n’a pas de critère « 1.10 »"),
        ("  1.1:   C   NC\n", "  1.12:  C   NC\n", "Valeurs admises : 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9."),
        ("  1.1:   C   NC\n", "  14.1:  C   NC\n", "de 1.1 à 1.9, de 2.1 à 2.2, de 3.1 à 3.3"),
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


def test_with_the_name_of_the_site_or_without_an_address_is_the_same(tmp_path: Path) -> None:
    text = write_grid(replace(GOOD, site="www.ville.example"))
    with pytest.raises(ContentError, match="P02 ont la même adresse"):
        grid(tmp_path, text.replace("adresse: /page-2/", "adresse: https://www.ville.example/page-1"))


@pytest.mark.parametrize(
    "right,wrong",
    [
        ("date: 2026", "date 2026"),
        ("  1.1: ", "  1.1 "),
        ("  3.1: ", "  3.1 "),
        ("grille:", "grille"),
        ("- nom: P02", "- nom P02"),
        ("  10.11: ", "  10.11:"),
    ],
)
def test_a_forgotten_colon_is_told_where_it_is_missing(tmp_path: Path, right: str, wrong: str) -> None:
    text = write_grid(GOOD)
    (line,) = [number for number, one in enumerate(text.splitlines(), 1) if one.startswith(right)]
    with pytest.raises(ContentError) as caught:
        grid(tmp_path, text.replace(right, wrong))
    (problem,) = caught.value.problems
    assert problem.line == line
    assert problem.fix.fr.startswith(
        ("Ajoutez un deux-points et une espace après la clé", "Écrivez «\u00a0clé: valeur\u00a0»")
    )


@pytest.mark.parametrize("status, refused", [("C", True), ("NA", True), ("NC", False), ("NT", False)])
@pytest.mark.parametrize(
    "alternative",
    [
        "aucune", "aucune.", "« Aucune alternative »", "Non", "NÉANT", "sans", '"-"', "aucune pour le moment",
        "Aucune alternative accessible à ce jour", "pas encore disponible", "à venir", "en cours de réalisation",
        "Il n’existe pas d’alternative", "pas d’alternative prévue", "à définir", "Oui",
    ],
)  # fmt: skip  # words read better than one a line
def test_what_is_derogated_without_an_alternative_counts_as_unmet(
    tmp_path: Path, alternative: str, status: str, refused: bool
) -> None:
    text = write_grid(GOOD).replace("  1.2:   NA  NA\n", f"  1.2:   {status}  NA\n")
    text += DEROGATION.replace("aucune", alternative)
    if refused:
        with pytest.raises(ContentError, match=f"page P01\u00a0: dérogation sans alternative, et statut {status}"):
            grid(tmp_path, text)
    else:
        assert grid(tmp_path, text).audit.cell("1.2", "P01").derogation == Derogation("Le film.", None)


@pytest.mark.parametrize("status", ["C", "NA", "NC"])
def test_with_an_alternative_any_status_stands(tmp_path: Path, status: str) -> None:
    text = write_grid(GOOD).replace("  1.2:   NA  NA\n", f"  1.2:   {status}  NA\n")
    for words in ("Aucune image sans son texte", "نص", "sans image, le plan en mots", "la version texte du plan"):
        told = grid(tmp_path, text + DEROGATION.replace("aucune", words)).audit.cell("1.2", "P01")
        assert told == Cell(Status(status), None, Derogation("Le film.", words))


def test_a_derogation_has_a_last_day(tmp_path: Path) -> None:
    text = write_grid(GOOD).replace("  1.2:   NA  NA\n", "  1.2:   NC  NA\n") + DEROGATION
    read = grid(tmp_path, text + "  jusqu_au: 2027-12-31\n")
    assert read.audit.cell("1.2", "P01").derogation == Derogation("Le film.", None, date(2027, 12, 31))
    assert text.splitlines()[read.derogations["1.2", "P01"] - 1] == "- critere: '1.2'"
    with pytest.raises(ContentError, match="« jusqu_au » n’est pas une date".replace(" ", ".")):
        grid(tmp_path, text + "  jusqu_au: bientôt\n")


def test_steps_of_a_process_may_share_their_address_and_queries_make_other_pages(tmp_path: Path) -> None:
    steps = write_grid(GOOD).replace("/page-2/", "/page-1/").replace("/page-1/", "/page-1/\n  processus: S’inscrire")
    assert len(grid(tmp_path, steps).audit.pages) == 2
    other = write_grid(GOOD).replace("/page-2/", "/page-1/?q=parc")
    assert [page.address for page in grid(tmp_path, other).audit.pages] == ["/page-1/", "/page-1/?q=parc"]


@pytest.mark.parametrize("address", ["/plan.pdf", "https://www.ville.example", "http://ville.example:8080/a?b#c", "/"])
def test_an_address_that_a_page_may_have(tmp_path: Path, address: str) -> None:
    text = write_grid(GOOD).replace("adresse: /page-2/", f"adresse: {address}")
    assert grid(tmp_path, text).audit.pages[1].address == address


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
