"""The official spreadsheet: read as auditors fill it, written and read again, its figures those of the method."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from city.errors import ContentError
from conformity.audit import Audit, Cell, Derogation, Page, Status
from conformity.ods import read_sheets
from conformity.rate import State, rates
from conformity.spreadsheet import read_spreadsheet, write_spreadsheet
from tests.conformity.audits import CRITERIA, RGAA, audit_of, audits
from tests.conformity.official import NAMESPACES, Book, blank, fill, filled, package, save
from tests.conformity.test_rate import second_page_figures, second_site_figures


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795780800")  # 2026-11-27, noon


def full(audit: Audit) -> dict[tuple[str, str], Cell]:
    return {(criterion, page.name): audit.cell(criterion, page.name) for criterion in CRITERIA for page in audit.pages}


def same(one: Audit, other: Audit) -> bool:
    heads = [(each.referential_name, each.day, each.auditor, each.context, each.site) for each in (one, other)]
    return heads[0] == heads[1] and one.pages == other.pages and full(one) == full(other)


def again(folder: Path, audit: Audit) -> Audit:
    write_spreadsheet(audit, folder / "grille.ods")
    return read_spreadsheet(folder / "grille.ods").audit


def said(path: Path) -> str:
    """All that is said of a file that cannot be read, with plain spaces."""
    with pytest.raises(ContentError) as caught:
        read_spreadsheet(path)
    for problem in caught.value.problems:
        assert problem.source == path.as_posix()
        assert problem.message.en
        assert problem.why.fr
        assert problem.fix.fr
    return " ".join(
        f"{problem.message.fr} {problem.why.fr} {problem.fix.fr}" for problem in caught.value.problems
    ).replace("\u00a0", " ")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(audits())
def test_what_is_written_is_read_again(tmp_path: Path, audit: Audit) -> None:
    assert same(again(tmp_path, audit), audit)


def test_when_a_page_was_taken_away_comes_and_goes(tmp_path: Path) -> None:
    audit = audit_of({"1.1": "C NC"})
    gone = replace(audit.pages[1], removed_on=date(2026, 11, 3))
    audit = replace(audit, pages=(audit.pages[0], gone))
    assert again(tmp_path, audit) == audit
    sample = read_sheets(tmp_path / "grille.ods")["Échantillon"]
    assert [sample.text(row, 5) for row in (8, 9, 10)] == ["Retirée le", "", "2026-11-03"]


@pytest.mark.parametrize("written,meant", [("03/11/2026", date(2026, 11, 3)), ("31/02/2026", None), ("oui", None)])
def test_when_a_page_was_taken_away_may_be_typed(tmp_path: Path, written: str, meant: date | None) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["C"] * 106})
    book["Échantillon"] |= {"E8": "Retirée le", "E10": written}
    path = save(book, tmp_path / "grille.ods")
    if meant is None:
        assert f"Feuille Échantillon, cellule E10 : la date n’est pas lisible : {written}" in said(path)
    else:
        assert [page.removed_on for page in read_spreadsheet(path).audit.pages] == [None, meant]


def test_the_same_audit_gives_the_same_bytes(tmp_path: Path) -> None:
    audit = audit_of({"1.1": "C NC"})
    for name in ("une.ods", "deux.ods"):
        write_spreadsheet(audit, tmp_path / name)
    assert (tmp_path / "une.ods").read_bytes() == (tmp_path / "deux.ods").read_bytes()


def test_a_derogation_is_told_in_its_comment_and_read_again(tmp_path: Path) -> None:
    told = {
        "1.1": Derogation("Le film de 1987.\nIl n’a plus de son.", None),
        "1.2": Derogation("Le film de 1987.", "Le texte du film,\nsur la même page."),
        "1.3": Derogation("Le film.\nAlternative\u00a0: un titre de film.", None),
        "1.4": Derogation("Le film.\nAlternative\u00a0: un titre de film.", "Son texte."),
        "1.5": Derogation("Le film.", None, date(2027, 12, 31)),
        "1.6": Derogation("Le film.", "Son texte.", date(2027, 12, 31)),
        "1.7": Derogation("Le film.\nJusqu’au\u00a0: demain, un titre.", None),
        "1.8": Derogation("Le film.", "Son texte.\nJusqu’au : 2027-01-01", None),
        "1.9": Derogation("Le film.\nAlternative\u00a0: un titre.", None, date(2027, 12, 31)),
    }
    audit = audit_of(dict.fromkeys(told, "NC"))
    cells = dict(audit.cells) | {(number, "P01"): Cell(Status.NC, None, one) for number, one in told.items()}
    assert same(again(tmp_path, replace(audit, cells=cells)), replace(audit, cells=cells))
    page = read_sheets(tmp_path / "grille.ods")["P01"]
    assert page.text(9, 7) == "Le film.\nAlternative\u00a0: Son texte.\nJusqu’au\u00a0: 2027-12-31"
    assert page.text(5, 7) == "Le film de 1987.\nAlternative\u00a0: Le texte du film,\nsur la même page."


@pytest.mark.parametrize("last", ["Jusqu'au : 31/12/2027", "jusqu’au: 2027-12-31"])
def test_a_last_day_as_auditors_write_it(tmp_path: Path, last: str) -> None:
    book = filled({"P01": ["NC"] * 106})
    book["P01"] |= {"E4": "D", "G4": f"Un film.\nAlternative : pas encore\n{last}"}
    audit = read_spreadsheet(save(book, tmp_path / "grille.ods")).audit
    assert audit.cell("1.1", "P01").derogation == Derogation("Un film.", None, date(2027, 12, 31))


def test_what_all_share_processes_and_a_page_on_which_nothing_applies_are_kept(tmp_path: Path) -> None:
    audit = audit_of({"1.1": "NC C NA"}, P02="S’inscrire")
    audit = replace(audit, pages=(Page("P01", "En-tête et pied de page", None), *audit.pages[1:]))
    assert same(again(tmp_path, audit), audit)


def test_characters_that_xml_has_no_place_for_become_spaces(tmp_path: Path) -> None:
    audit = replace(audit_of({"1.1": "C"}), auditor="Camille\x07Roy", site="Levallois\ufffePerret")
    assert same(again(tmp_path, audit), replace(audit, auditor="Camille Roy", site="Levallois Perret"))


def test_more_pages_than_the_official_grid_has_room_for(tmp_path: Path) -> None:
    random = Random(7)
    rows = {number: " ".join(random.choices(["C", "NC", "NA"], k=25)) for number in CRITERIA}
    audit = audit_of(rows)
    assert same(again(tmp_path, audit), audit)
    summary, found = read_sheets(tmp_path / "grille.ods")["Synthèse"], rates(audit)
    assert found.site is not None
    assert found.site.share is not None
    assert found.mean is not None
    assert float(summary.text(15, 2)) == pytest.approx(float(found.site.share))
    assert float(summary.text(18, 2)) == pytest.approx(float(found.mean))


def test_readers_that_do_not_compute_see_the_right_figures(tmp_path: Path) -> None:
    write_spreadsheet(audit_of({"1.1": "C NC C", "4.1": "C C C", "7.1": "NC NA NA"}), tmp_path / "grille.ods")
    sheets = read_sheets(tmp_path / "grille.ods")
    assert [sheets["BaseDeCalcul"].text(row, 3) for row in (122, 125)] == ["TOTAL C", "TAUX"]
    assert [sheets["BaseDeCalcul"].text(122, column) for column in (4, 5, 6)] == ["2", "1", "2"]
    assert [sheets["BaseDeCalcul"].text(123, column) for column in (4, 5, 6)] == ["1", "1", "0"]
    assert [float(sheets["BaseDeCalcul"].text(125, column)) for column in (4, 5, 6)] == pytest.approx([2 / 3, 1 / 2, 1])
    summary = sheets["Synthèse"]
    assert float(summary.text(15, 2)) == pytest.approx(1 / 3)
    assert [summary.text(row, 2) for row in range(6, 11)] == ["C", "NC", "NA", "D", "NT"]
    assert [summary.text(row, 3) for row in range(6, 11)] == ["2", "1", "24", "0", "0"]
    write_spreadsheet(audit_of({"1.1": "C NT"}), tmp_path / "grille.ods")
    summary = read_sheets(tmp_path / "grille.ods")["Synthèse"]
    assert summary.text(15, 2) == summary.text(18, 2) == "Pas de taux\u00a0: 1 non testés"
    write_spreadsheet(audit_of({"1.1": "NA NA"}), tmp_path / "grille.ods")
    assert read_sheets(tmp_path / "grille.ods")["Synthèse"].text(15, 2) == "Aucun critère applicable"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="Impossible d’écrire"):
        write_spreadsheet(audit_of({"1.1": "C"}), tmp_path / "absent/grille.ods")


def unused(book: Book, number: int, kind: str) -> None:
    """Leave a page of the official grid unused, in one of the ways in which auditors do."""
    name = f"P{number:02}"
    if kind == "no sheet":
        del book[name]
    elif kind == "empty row":
        book["Échantillon"] |= {f"B{number + 8}": "", f"C{number + 8}": ""}
    elif kind == "all NA":
        fill(book, name, ["NA"] * len(CRITERIA))
    # « all NT », with the address of the example: as it was.


KINDS = ("no sheet", "empty row", "all NA", "all NT")


@pytest.mark.parametrize("seed", range(20))
def test_an_audit_in_the_official_layout_gives_the_figures_of_the_method(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    book = blank()
    book["Échantillon"] |= {"B3": "2026-10-15", "B4": "Camille Roy", "B6": "Levallois"}
    used = sorted(random.sample(range(1, 21), random.randint(2, 20)))
    usual = random.choice(["C C C C NA NC", "C NA", "C C NC NA NA", "C C C NC"]).split()
    words = {
        number: [random.choice(usual) if random.random() < 0.8 else random.choice(["C", "NC", "NA"]) for _ in CRITERIA]
        for number in used
    }
    if seed % 4 == 3:
        words[used[0]][random.randrange(106)] = "NT"
    for number in range(1, 21):
        if number in used:
            book["Échantillon"][f"C{number + 8}"] = f"https://www.ville.example/{number}/"
            fill(book, f"P{number:02}", words[number])
        else:
            unused(book, number, random.choice(KINDS))
    pages = tuple(
        Page(f"P{at:02}", f"Page {number}", f"https://www.ville.example/{number}/") for at, number in enumerate(used, 1)
    )
    expected = Audit(
        RGAA,
        date(2026, 10, 15),
        "Camille Roy",
        "Visite initiale",
        "Levallois",
        pages,
        {
            (criterion, page.name): Cell(Status(word))
            for page, number in zip(pages, used, strict=True)
            for criterion, word in zip(CRITERIA, words[number], strict=True)
        },
    )
    audit = read_spreadsheet(save(book, tmp_path / "grille.ods")).audit
    assert same(audit, expected)
    found = rates(audit)
    assert (None if found.site is None else (found.site.validated, found.site.applicable)) == second_site_figures(
        expected
    )
    assert (found.site is None) == (seed % 4 == 3)
    assert {name: (rate.validated, rate.applicable) for name, rate in found.pages.items()} == {
        page.name: second_page_figures(expected, page.name) for page in pages
    }
    assert same(again(tmp_path, audit), expected)


def test_the_empty_grid_is_an_audit_without_a_rate(tmp_path: Path) -> None:
    audit = read_spreadsheet(save(blank(), tmp_path / "grille.ods")).audit
    assert [page.name for page in audit.pages] == [f"P{number:02}" for number in range(1, 21)]
    assert audit.pages[4] == Page("P05", "Page 5", "https://www.site.fr/page-5.html")
    assert audit.day == date(2026, 11, 27)
    found = rates(audit)
    assert (found.site, found.mean, found.not_tested, found.state) == (None, None, 20 * 106, State.NONE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_is_not_used_is_no_part_of_the_sample(tmp_path: Path, kind: str) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["NT"] * 106, "P03": ["NC"] * 106})
    book["Échantillon"]["C10"] = "https://www.site.fr/contact.html"
    unused(book, 2, kind)
    audit = read_spreadsheet(save(book, tmp_path / "grille.ods")).audit
    assert [(page.name, page.title) for page in audit.pages] == [("P01", "Page 1"), ("P02", "Page 3")]
    assert audit.cell("1.1", "P02").status is Status.NC


@pytest.mark.parametrize(
    "kind,told",
    [
        ("all NA", ("P02 (Page 2\u00a0: tous ses critères sont NA)",)),
        ("no sheet", ("P02 (Page 2\u00a0: pas de feuille)",)),
        ("empty row", ()),
        ("all NT", ("P02 (Page 2\u00a0: rien de testé, et une adresse d’exemple)",)),
    ],
)
def test_a_page_that_somebody_named_is_not_left_out_without_a_word(
    tmp_path: Path, kind: str, told: tuple[str, ...]
) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["NT"] * 106, "P03": ["NC"] * 106})
    host = "www.site.fr" if kind == "all NT" else "www.ville.example"
    book["Échantillon"]["C10"] = f"https://{host}/contact/"
    unused(book, 2, kind)
    assert read_spreadsheet(save(book, tmp_path / "grille.ods")).left_out == told


@pytest.mark.parametrize("address", ["https://www.ville.example/contact/", "/contact/", ""])
def test_a_page_of_the_city_that_was_not_tested_yet_stays(tmp_path: Path, address: str) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["NT"] * 106})
    book["Échantillon"]["C10"] = address
    audit = read_spreadsheet(save(book, tmp_path / "grille.ods")).audit
    assert len(audit.pages) == 2
    assert rates(audit).site is None


@pytest.mark.parametrize("column,text", [("F", "Rien à changer."), ("E", "D")])
def test_a_page_of_which_something_is_said_is_used(tmp_path: Path, column: str, text: str) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["NA"] * 106})
    book["P02"][f"{column}4"] = text
    if text == "D":
        book["P02"]["G4"] = "Un film.\nAlternative : son texte."
    assert len(read_spreadsheet(save(book, tmp_path / "grille.ods")).audit.pages) == 2


def test_a_page_that_was_tested_has_an_address_of_its_own(tmp_path: Path) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["NC"] * 106})
    book["Échantillon"]["C10"] = "https://www.site.fr/contact.html"
    assert "Feuille Échantillon, cellule C10 : L’adresse de la page P02 est encore un exemple du modèle" in said(
        save(book, tmp_path / "grille.ods")
    )


def test_a_page_is_not_taken_away_before_it_was_looked_at(tmp_path: Path) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["C"] * 106})
    book["Échantillon"] |= {"E8": "Retirée le", "E10": "03/11/2025"}
    assert "cellule E10 : Page P02 : retirée le 3 novembre 2025, avant l’audit" in said(
        save(book, tmp_path / "grille.ods")
    )


def test_what_an_auditor_writes_is_kept(tmp_path: Path) -> None:
    book = filled({"P01": ["NC", *["C"] * 105]})
    book["P01"] |= {"F4": "Décrire la photo.\n\nElle   montre le parc.", "E5": "D", "D5": "NC", "G5": "Un film de 1987"}
    # A number that was typed, and that the spreadsheet took for one.
    book["P01"]["B4"] = "number:1.1"
    # An address half of which is a link, as in the official grid.
    book["Échantillon"]["C9"] = "link:https://www.ville.example/parc|/index.html"
    audit = read_spreadsheet(save(book, tmp_path / "grille.ods")).audit
    assert audit.cell("1.1", "P01") == Cell(Status.NC, "Décrire la photo.\n\nElle montre le parc.")
    assert audit.cell("1.2", "P01") == Cell(Status.NC, None, Derogation("Un film de 1987", None))
    assert audit.pages[0].address == "https://www.ville.example/parc/index.html"


@pytest.mark.parametrize(
    "sheet,cells,words",
    [
        ("P02", {"D12": "nc"}, ["Feuille P02, cellule D12 : « nc » n’est pas un statut.", "Vouliez-vous dire « NC »"]),
        ("P02", {"D12": "D"}, ["Feuille P02, cellule D12 : « D » n’est pas un statut."]),
        ("P02", {"D12": ""}, ["Feuille P02, cellule D12 : le statut est vide.", "Écrivez C, NC, NA ou NT"]),
        (
            "P02",
            {"B12": "1.10"},
            ["cellule B12 : RGAA 4.1.2 n’a pas de critère « 1.10 »", "Feuille P02 : il manque 1.9."],
        ),
        ("P02", {"B12": ""}, ["Feuille P02, cellule B12 : il n’y a pas de numéro", "Feuille P02 : il manque 1.9."]),
        ("P02", {"B12": "number:1.1"}, ["cellule B12 : le critère 1.1 est déjà à la ligne 4", "il manque 1.9."]),
        ("P02", {f"B{row}": "" for row in range(4, 110)}, ["la colonne B ne donne aucun numéro", "dans LibreOffice"]),
        ("P02", {"B109": "", "D109": "", "E109": ""}, ["Feuille P02 : il manque 13.12."]),
        ("P02", {"F115": "À revoir."}, ["Feuille P02, cellule B115 : il n’y a pas de numéro de critère."]),
        ("P02", {"E12": "X"}, ["Feuille P02, cellule E12 : « X » n’est ni D ni N.", "Vouliez-vous dire « D »"]),
        ("P02", {"E12": ""}, ["Feuille P02, cellule E12 : la dérogation n’est pas remplie.", "« N »"]),
        (
            "P02",
            {"E12": "D", "G12": "Un film.\nAlternative : Néant."},
            ["Feuille P02, cellule D12 : dérogation sans alternative, et statut C."],
        ),
        (
            "P02",
            {"D12": "NC", "E12": "D", "G12": "Un film.\nJusqu’au : bientôt"},
            ["cellule G12 : la fin de la dérogation n’est pas une date : bientôt", "« Jusqu’au : 2027-12-31 »"],
        ),
        (
            "P02",
            {"D12": "NC", "E12": "D", "G12": "Un film.\nJusqu'au : 31/02/2027"},
            ["cellule G12 : la fin de la dérogation n’est pas une date : 31/02/2027"],
        ),
        ("P02", {"E12": "D"}, ["Feuille P02, cellule G12 : la dérogation (D) n’est pas motivée."]),
        ("P02", {"E12": "D", "G12": "Alternative : le texte."}, ["cellule G12 : la dérogation (D) n’est pas motivée."]),
        ("P02", {"G12": "Un film."}, ["cellule G12 : un commentaire de dérogation, mais N (aucune dérogation)"]),
        (
            "P02",
            {"D12": "NA", "E12": "D", "G12": "Un film."},
            ["Feuille P02, cellule D12 : dérogation sans alternative, et statut NA.", "« Alternative : … »"],
        ),
        ("Échantillon", {"A1": "Grille"}, ["cellule A1 : le titre ne nomme aucun référentiel.", "RGAA 4.1.2"]),
        ("Échantillon", {"A1": "RGAA 4.1 – Grille"}, ["cellule A1 : Aucun référentiel ne s’appelle « RGAA 4.1 »."]),
        (
            "Échantillon",
            {"B3": "jj/mm/aaaa"},
            ["Feuille Échantillon, cellule B3 : la date n’est pas lisible : jj/mm/aaaa"],
        ),
        ("Échantillon", {"B3": ""}, ["cellule B3 : la date n’est pas lisible : (vide)"]),
        ("Échantillon", {"B3": "31/02/2026"}, ["cellule B3 : la date n’est pas lisible : 31/02/2026", "15/10/2026"]),
        ("Échantillon", {"B3": "octobre 2026"}, ["cellule B3 : la date n’est pas lisible : octobre 2026"]),
        ("Échantillon", {"B3": "2026-02-31"}, ["cellule B3 : la date n’est pas lisible : un jour"]),
        ("Échantillon", {"B3": "28/11/2026"}, ["cellule B3 : L’audit est daté dans l’avenir : 28 novembre 2026."]),
        ("Échantillon", {"B3": "2026-11-28"}, ["cellule B3 : L’audit est daté dans l’avenir"]),
        ("Échantillon", {"B4": ""}, ["cellule B4 : « Auditeur ou auditrice » est vide."]),
        ("Échantillon", {"B4": "Prénom Nom"}, ["cellule B4 : « Auditeur ou auditrice » est encore l’exemple"]),
        ("Échantillon", {"B5": ""}, ["cellule B5 : « Contexte » est vide."]),
        ("Échantillon", {"B6": "Nom du site"}, ["cellule B6 : « Site » est encore l’exemple du modèle."]),
        ("Échantillon", {"B10": ""}, ["Feuille Échantillon, cellule B10 : la page P02 n’a pas de titre."]),
        ("Échantillon", {"C10": "http://["}, ["cellule C10 : « http://[ » n’est pas l’adresse d’une page."]),
        (
            "Échantillon",
            {"C10": "https://WWW.ville.example/page-1"},
            ["cellule C10 : Les pages P01 (ligne 9) et P02 ont la même adresse"],
        ),
        ("Échantillon", {"C9": "", "C10": ""}, ["cellule C10 : la page P02 n’a pas d’adresse, et P01 non plus."]),
        (
            "Échantillon",
            {"B10": "", "C10": ""},
            ["cellule B10 : la page P02 n’a ni titre ni adresse, et sa feuille est remplie."],
        ),
        ("Échantillon", {"A10": ""}, ["A10 : la page « Page 2 » n’a pas de numéro.", "ne nomme la feuille « P02 »"]),
        ("Échantillon", {"A10": "P01"}, ["A10 : la page P01 est déjà à la ligne 9.", "ne nomme la feuille « P02 »"]),
        ("Échantillon", {"A10": "P2"}, ["ne nomme la feuille « P02 »", "Vouliez-vous dire « P2 »"]),
    ],
)
def test_what_is_wrong_is_told_with_its_sheet_and_its_cell(
    tmp_path: Path, sheet: str, cells: dict[str, str], words: list[str]
) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["C"] * 106, "P03": ["C"] * 106})
    book[sheet] |= cells
    found = said(save(book, tmp_path / "grille.ods"))
    for one in words:
        assert one in found


def test_all_is_told_at_once(tmp_path: Path) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["C"] * 106})
    book["P01"]["D4"] = "c"
    book["P02"] |= {"D109": "", "E4": "D"}
    book["Échantillon"]["B3"] = "hier"
    found = said(save(book, tmp_path / "grille.ods"))
    for place in ("P01, cellule D4", "P02, cellule D109", "P02, cellule G4", "Échantillon, cellule B3"):
        assert place in found


def test_a_sheet_that_was_renamed_is_not_lost(tmp_path: Path) -> None:
    book = filled({"P01": ["C"] * 106, "P02": ["NC"] * 106})
    book["Accueil"] = book.pop("P02")
    assert "ne nomme la feuille « Accueil »" in said(save(book, tmp_path / "grille.ods"))


def test_another_sheet_is_the_auditors_own_affair(tmp_path: Path) -> None:
    book = filled({"P01": ["C"] * 106}) | {"Notes": {"A1": "À revoir en mars."}}
    assert len(read_spreadsheet(save(book, tmp_path / "grille.ods")).audit.pages) == 1


def test_a_spreadsheet_without_its_sample_is_told(tmp_path: Path) -> None:
    book = filled({"P01": ["C"] * 106})
    book["Echantillon"] = book.pop("Échantillon")
    found = said(save(book, tmp_path / "grille.ods"))
    assert "La feuille « Échantillon » manque." in found
    assert "Echantillon" in found


def test_a_sample_without_a_page_is_told(tmp_path: Path) -> None:
    assert "l’échantillon n’a aucune page" in said(save(filled({"P01": ["NA"] * 106}), tmp_path / "grille.ods"))
    assert "l’échantillon n’a aucune page" in said(save(blank(0), tmp_path / "grille.ods"))


def _text(path: Path) -> None:
    path.write_text("1.1;C", encoding="utf-8")


def _other_zip(path: Path) -> None:
    with ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")


def _letter(path: Path) -> None:
    package(path, "<a/>", "application/vnd.oasis.opendocument.text")


def _encrypted(path: Path) -> None:
    package(path, "\x01\x02", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"})


def _wholly_encrypted(path: Path) -> None:
    package(path, "", **{"encrypted-package": "\x01\x02"})


def _cut(path: Path) -> None:
    package(path, "<office:document-content><office:body>")


def _no_body(path: Path) -> None:
    package(path, f"<office:document-content {NAMESPACES}/>")


def _bad_count(path: Path) -> None:
    table = '<table:table table:name="a"><table:table-row table:number-rows-repeated="x"/></table:table>'
    package(path, _content(table))


def _flipped(path: Path) -> None:
    save(filled({"P01": ["C"] * 106}), path)
    data = bytearray(path.read_bytes())
    for at in range(200, 400):
        data[at] ^= 0x55
    path.write_bytes(data)


def _entities(path: Path) -> None:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    package(path, f'<!DOCTYPE x [<!ENTITY a0 "lol">{names}]>{_content("&a11;")}')


def _bomb(path: Path) -> None:
    package(path, _content(" " * 30_000_000))


def _sheets(path: Path) -> None:
    package(path, _content("<table:table/>" * 600))


def _copied_down(path: Path) -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="1024" office:value-type="string"><text:p>C</text:p></table:table-cell>'
        "</table:table-row>"
    )
    package(path, _content(f"<table:table>{row}</table:table>" * 100))


def _folder(path: Path) -> None:
    path.mkdir()


def _nothing(path: Path) -> None:
    pass


def _content(tables: str) -> str:
    return (
        f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )


@pytest.mark.parametrize(
    "make,words",
    [
        (_text, "« grille.ods » n’est pas un classeur OpenDocument (.ods)."),
        (_other_zip, "« grille.ods » n’est pas un classeur OpenDocument (.ods)."),
        (_letter, "« grille.ods » n’est pas un classeur OpenDocument (.ods)."),
        (_encrypted, "« grille.ods » est protégé par un mot de passe."),
        (_wholly_encrypted, "« grille.ods » est protégé par un mot de passe."),
        (_cut, "« grille.ods » est abîmé."),
        (_no_body, "« grille.ods » est abîmé."),
        (_bad_count, "« grille.ods » est abîmé."),
        (_flipped, "« grille.ods » est abîmé."),
        (_entities, "« grille.ods » est abîmé."),
        (_bomb, "Ce classeur est trop grand pour une grille d’audit."),
        (_sheets, "Ce classeur est trop grand pour une grille d’audit."),
        (_copied_down, "Ce classeur est trop grand pour une grille d’audit."),
        (_folder, "Impossible de lire « grille.ods » : le système répond « Is a directory »."),
        (_nothing, "Impossible de lire « grille.ods » : le système répond « No such file or directory »."),
    ],
)
def test_a_file_that_is_no_grid_is_told_and_does_not_take_long(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    make(tmp_path / "grille.ods")
    begin = time.process_time()
    assert words in said(tmp_path / "grille.ods")
    assert time.process_time() - begin < 10


def test_a_package_locked_by_its_archive_is_told(tmp_path: Path) -> None:
    path = save(filled({"P01": ["C"] * 106}), tmp_path / "grille.ods")
    data = bytearray(path.read_bytes())
    # The flag « encrypted » of the last entry of the archive's directory.
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "est protégé par un mot de passe" in said(path)


def test_notes_beside_cells_are_not_what_is_written_there(tmp_path: Path) -> None:
    path = save(filled({"P01": ["C"] * 106}), tmp_path / "grille.ods")
    with ZipFile(path) as file:
        content = file.read("content.xml").decode()
    note = "<office:annotation><text:p>Vu avec Sam.</text:p></office:annotation>"
    content = content.replace("<text:p>C</text:p>", f"{note}<text:p>C</text:p>")
    content = content.replace("Camille Roy", "<text:span>Camille</text:span><text:s/> Roy<text:line-break/>(DSI)")
    package(path, content)
    audit = read_spreadsheet(path).audit
    assert audit.cell("1.1", "P01").status is Status.C
    assert audit.auditor == "Camille Roy (DSI)"


def test_an_export_is_a_package_as_opendocument_wants_it(tmp_path: Path) -> None:
    write_spreadsheet(audit_of({"1.1": "C"}), tmp_path / "grille.ods")
    with ZipFile(tmp_path / "grille.ods") as file:
        first = file.infolist()[0]
        kinds = {one.compress_type for one in file.infolist()[1:]}
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert kinds == {ZIP_DEFLATED}
