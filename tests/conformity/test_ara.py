"""Ara's CSV: its statuses put into a grid of the same pages, and each way in which it can be wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from city.errors import ContentError
from conformity.ara import read_ara, write_ara
from conformity.audit import Audit, Cell, Derogation, Page, Status
from conformity.rate import rates
from tests.conformity.audits import CRITERIA, audit_of, audits

GOOD = audit_of({"1.1": "C NC", "12.7": "C C", "10.11": "NC NT"})
SHARED = replace(GOOD, pages=(Page("P01", "En-tête et pied", None), GOOD.pages[1]))


def csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "content/conformite/ara.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def statuses(audit: Audit) -> dict[str, dict[str, Status]]:
    return {number: audit.statuses(number) for number in CRITERIA}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(audits())
def test_what_is_written_is_read_again(tmp_path: Path, audit: Audit) -> None:
    empty = replace(audit, cells={})
    again = read_ara(csv(tmp_path, write_ara(audit)), empty)
    assert statuses(again) == statuses(audit)
    assert replace(again, cells={}) == empty
    assert rates(again) == rates(audit)
    assert write_ara(again) == write_ara(audit)


def test_ara_s_own_form() -> None:
    lines = write_ara(GOOD).splitlines()
    assert lines[:3] == ["Critères,Éléments transverses,Page 1,Page 2", "1.1,NT,C,NC", "1.2,NT,NA,NA"]
    assert len(lines) == 107
    assert write_ara(SHARED).splitlines()[:2] == ["Critères,Éléments transverses,Page 2", "1.1,C,NC"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_as_spreadsheets_save_it_again(tmp_path: Path, encoding: str, delimiter: str, end: str) -> None:
    text = write_ara(GOOD).replace(",", delimiter).replace("\n", end).replace("Critères", '"Critères"', 1)
    assert statuses(read_ara(csv(tmp_path, text, encoding), replace(GOOD, cells={}))) == statuses(GOOD)


def test_columns_are_told_by_their_titles_and_not_by_their_order(tmp_path: Path) -> None:
    other = replace(GOOD, pages=(replace(GOOD.pages[1], name="P01"), replace(GOOD.pages[0], name="P02")))
    found = read_ara(csv(tmp_path, write_ara(GOOD)), replace(other, cells={}))
    assert found.statuses("1.1") == {"P01": Status.NC, "P02": Status.C}


def test_pages_of_the_same_title_are_taken_in_order(tmp_path: Path) -> None:
    twice = replace(GOOD, pages=tuple(replace(page, title="Résultats") for page in GOOD.pages))
    assert statuses(read_ara(csv(tmp_path, write_ara(twice)), replace(twice, cells={}))) == statuses(GOOD)


def test_the_column_of_what_all_share_may_be_left_out_where_nothing_is(tmp_path: Path) -> None:
    text = write_ara(GOOD).replace("Éléments transverses,", "").replace(",NT,", ",", 106)
    assert text.splitlines()[1] == "1.1,C,NC"
    assert statuses(read_ara(csv(tmp_path, text), replace(GOOD, cells={}))) == statuses(GOOD)
    text = write_ara(GOOD).replace("1.2,NT,", "1.2,NA,")
    assert statuses(read_ara(csv(tmp_path, text), replace(GOOD, cells={}))) == statuses(GOOD)


def test_what_the_grid_says_beside_statuses_is_kept(tmp_path: Path) -> None:
    told = Cell(Status.NT, "Décrire la photo.", Derogation("Un film.", None))
    sample = replace(GOOD, cells={("1.1", "P02"): told})
    assert read_ara(csv(tmp_path, write_ara(GOOD)), sample).cell("1.1", "P02") == replace(told, status=Status.NC)
    with pytest.raises(ContentError, match="Colonne 4\u00a0: dérogation sans alternative, et statut NA"):
        read_ara(csv(tmp_path, write_ara(GOOD).replace("1.1,NT,C,NC", "1.1,NT,C,NA")), sample)
    with pytest.raises(ContentError, match="Colonne 4\u00a0: dérogation sans alternative, et statut C"):
        read_ara(csv(tmp_path, write_ara(GOOD).replace("1.1,NT,C,NC", "1.1,NT,C,C")), sample)


@pytest.mark.parametrize(
    "sample,old,new,line,words",
    [
        (GOOD, "1.2,NT,NA,NA", "1.2,NT,NA,nc", 3, "Colonne 4 : « nc » n’est pas un statut. "),
        (GOOD, "1.2,NT,NA,NA", "1.2,NT,NA,nc", 3, "Vouliez-vous dire « NC »"),
        (GOOD, "1.2,NT,NA,NA", "1.2,NT,,NA", 3, "Colonne 3 : le statut est vide."),
        (GOOD, "1.2,NT,NA,NA", "1.2,X,NA,NA", 3, "Colonne 2 : « X » n’est pas un statut."),
        (GOOD, "1.2,NT,NA,NA", "1.2,NC,NA,NA", 3, "Colonne 2 : « Éléments transverses » dit NC, et l’échantillon"),
        (GOOD, "1.2,NT,NA,NA", "1.2,NT,NA", 3, "Critère 1.2 : 3 colonnes, et l’en-tête en a 4."),
        (GOOD, "1.2,NT,NA,NA", "1.2", 3, "Critère 1.2 : 1 colonne, et l’en-tête en a 4."),
        (GOOD, "1.2,NT,NA,NA", "1.2,NT,NA,NA,NA", 3, "Critère 1.2 : 5 colonnes, et l’en-tête en a 4."),
        (GOOD, "1.2,NT,NA,NA", "1.20,NT,NA,NA", 3, "Colonne 1 : RGAA 4.1.2 n’a pas de critère « 1.20 »."),
        (GOOD, "1.2,NT,NA,NA", "1.1,NT,NA,NA", 3, "Colonne 1 : le critère 1.1 est déjà à la ligne 2."),
        (GOOD, "1.2,NT,NA,NA\n", "", None, "Colonne 1 : il manque 1.2."),
        (GOOD, "1.2,NT,NA,NA", '"1.2,NT,NA,NA', 3, "Cette ligne n’est pas du CSV."),
        (GOOD, "1.2,NT,NA,NA", '1.2,NT,"N"A,NA', 3, "Cette ligne n’est pas du CSV."),
        (GOOD, "Page 2", "Page deux", 1, "Colonne 4 : l’échantillon n’a pas de page « Page deux »."),
        (GOOD, "Page 2", "Page deux", 1, "Vouliez-vous dire « Page 2 »"),
        (GOOD, "Page 2", "Page deux", 1, "Aucune colonne ne s’appelle « Page 2 »."),
        (GOOD, "Page 2", "Page 1", 1, "Colonne 4 : l’échantillon n’a pas d’autre page « Page 1 »."),
        (GOOD, "Critères", "Numéro", 1, "La première ligne ne commence pas par « Critères » : Numéro,"),
        (GOOD, "Critères,", "Critères|", 1, "La première ligne ne commence pas par « Critères »"),
        (SHARED, "Éléments transverses", "Éléments", 1, "Aucune colonne ne s’appelle « Éléments transverses »."),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_its_column(
    tmp_path: Path, sample: Audit, old: str, new: str, line: int | None, words: str
) -> None:
    text = write_ara(sample)
    assert old in text
    with pytest.raises(ContentError) as caught:
        read_ara(csv(tmp_path, text.replace(old, new, 1)), replace(sample, cells={}))
    found = [
        problem
        for problem in caught.value.problems
        if words in f"{problem.message.fr} {problem.fix.fr}".replace("\u00a0", " ")
    ]
    assert [(problem.source, problem.line) for problem in found] == [("content/conformite/ara.csv", line)]


def test_all_is_told_at_once(tmp_path: Path) -> None:
    text = write_ara(GOOD).replace("1.1,NT,C,NC", "1.1,NT,c,nc").replace("13.12,NT,NA,NA\n", "")
    with pytest.raises(ContentError) as caught:
        read_ara(csv(tmp_path, text), GOOD)
    assert [problem.line for problem in caught.value.problems] == [2, 2, None]


def test_a_line_in_quotes_may_break(tmp_path: Path) -> None:
    text = write_ara(GOOD).replace("Page 2", '"Page\n2"').replace("1.2,NT,NA,NA", "\n1.2,NT,NA,x", 1)
    with pytest.raises(ContentError) as caught:
        read_ara(csv(tmp_path, text), GOOD)
    assert [problem.line for problem in caught.value.problems] == [5]


def test_a_file_that_is_no_utf8_or_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="n’est pas en UTF-8"):
        read_ara(csv(tmp_path, write_ara(GOOD), "cp1252"), GOOD)
    with pytest.raises(ContentError, match="Impossible de lire"):
        read_ara(tmp_path / "absent.csv", GOOD)
