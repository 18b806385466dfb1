"""What the grid declares and the gate sees otherwise: which of it is told, in which words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from a11y.finding import Finding, Problem
from a11y.rule import all_rules
from conformity.audit import Audit, Cell, Derogation, Page, Status
from conformity.contradictions import contradictions, object_to_contradictions
from conformity.grid import Grid, read_grid, write_grid
from tests.conformity.audits import audit_of
from tests.conformity.built import PAGES, write_site
from tests.conformity.findings import found, report_of

ALT = all_rules()["image-alt"]


@pytest.fixture
def grid(tmp_path: Path) -> Grid:
    """A grid of three pages; 1.1 is declared C, NC, NA."""
    return written(tmp_path, audit_of({"1.1": "C NC NA"}))


def written(folder: Path, audit: Audit) -> Grid:
    path = folder / "content" / "conformite" / "audits" / "2026.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_grid(audit), encoding="utf-8")
    return read_grid(path)


def of(statuses: str, tmp_path: Path) -> Grid:
    return written(tmp_path, audit_of({"1.1": statuses}))


def told(grid: Grid, *findings: Finding) -> list[Problem]:
    return contradictions(grid, report_of(*findings), "https://www.levallois.example")


# In which words


def test_it_says_what_where_why_and_how_to_mend_it(grid: Grid) -> None:
    (problem,) = told(grid, found(severity="warning"))
    line = grid.lines["1.1"]
    assert (problem.source, problem.line) == ("content/conformite/audits/2026.yaml", line)
    assert problem.quoted == grid.path.read_text("utf-8").splitlines()[line - 1]
    assert (problem.quoted or "").split() == ["1.1:", "C", "NC", "NA"]
    assert problem.message.fr == (
        "Critère 1.1 déclaré conforme, mais la règle image-alt le trouve en défaut\u00a0: "
        f"content/pages/page-1.md:12 (page /page-1/). {ALT.title.fr}"
    )
    assert problem.why.fr.startswith(ALT.why.fr)
    assert problem.why.fr.endswith(
        "La déclaration d’accessibilité affirmerait le contraire de ce que ces personnes rencontrent."
    )
    assert (
        problem.fix.fr
        == f"{ALT.fix.fr} Si le défaut doit rester, dites-le\u00a0: écrivez NC à la ligne {line} pour P01."
    )
    assert problem.verdict == 1


def test_na_is_told_as_such(grid: Grid) -> None:
    (problem,) = told(grid, found(page="page-3/index.html"))
    assert problem.message.fr.startswith("Critère 1.1 déclaré non applicable, mais la règle image-alt")
    assert "pour P03" in problem.fix.fr


def test_a_waiver_silences_the_finding_and_not_the_fault(grid: Grid) -> None:
    (problem,) = told(grid, found(waived="Photographie d’archive."))
    assert problem.why.fr.endswith("La dérogation tait le constat, elle n’ôte pas le défaut.")


def test_a_criterion_and_a_rule_are_told_once_with_their_places(grid: Grid) -> None:
    theme = found(
        source="theme/templates/base.html", line=4, count=9, pages=tuple(f"p{n}/index.html" for n in range(8))
    )
    sample = of("C C C", grid.path.parents[3])
    (problem,) = told(sample, theme, *(found(line=line) for line in (1, 2, 3)))
    assert "content/pages/page-1.md:1 (page /page-1/)\u00a0; content/pages/page-1.md:2" in problem.message.fr
    assert "\u00a0; 1\u00a0autre endroit. " in problem.message.fr
    (alone,) = told(sample, theme)
    assert "theme/templates/base.html:4 (page /p0/, /p1/, 6\u00a0autres pages)" in alone.message.fr


def test_a_page_outside_the_sample_is_to_be_added(tmp_path: Path) -> None:
    (problem,) = told(of("C C", tmp_path), found(page="ailleurs/index.html"))
    assert problem.fix.fr.endswith("ajoutez la page qui n’y est pas à «\u00a0pages\u00a0», avec NC pour ce critère.")
    both = found(pages=("ailleurs/index.html", "page-2/index.html"), count=2)
    (problem,) = told(of("C C", tmp_path), both)
    assert "pour P02, et ajoutez la page" in problem.fix.fr


# What contradicts, and what does not


@pytest.mark.parametrize(
    "statuses, page, contradicts",
    [
        ("C NC NA", "page-1", True),
        ("C NC NA", "page-2", False),
        ("C NC NA", "page-3", True),
        ("NT NC NA", "page-1", False),
        # Of the site it is declared unmet, or nothing is declared: a page outside the sample may be at fault.
        ("C NC NA", "ailleurs", False),
        ("C NT C", "ailleurs", False),
        ("C C NA", "ailleurs", True),
        ("NA NA NA", "ailleurs", True),
    ],
)
def test_a_page_is_held_against_its_cell_or_against_the_whole(
    statuses: str, page: str, contradicts: bool, tmp_path: Path
) -> None:
    assert bool(told(of(statuses, tmp_path), found(page=f"{page}/index.html"))) is contradicts


@pytest.mark.parametrize(
    "finding",
    [
        found(outcome="cantTell", severity="review"),
        found("text-contrast", outcome="cantTell", severity="review", waived="Vu."),
        found(severity="review"),
        found("heading-one-h1"),
        found("heading-one-h1", waived="Vu."),
    ],
    ids=["review", "waived review", "made a review by the site", "house rule", "waived house rule"],
)
def test_house_rules_and_reviews_contradict_nothing(finding: Finding, tmp_path: Path) -> None:
    assert told(written(tmp_path, audit_of({"1.1": "C C C"}, "C")), finding) == []


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_errors_and_warnings_do(severity: str, grid: Grid) -> None:
    assert len(told(grid, found(severity=severity))) == 1


def test_every_criterion_that_a_finding_names_is_told(tmp_path: Path) -> None:
    sample = written(tmp_path, audit_of({"1.1": "C"}, "C"))
    assert [one.message.fr[:12] for one in told(sample, found("image-alt", rgaa=("1.1.1", "1.1.3", "9.1.2")))] == [
        "Critère 1.1 ",
        "Critère 9.1 ",
    ]


def test_content_under_a_derogation_is_declared_to_be_at_fault(tmp_path: Path) -> None:
    audit = audit_of({"1.1": "NA NA"})
    cells = {**audit.cells, ("1.1", "P01"): Cell(Status.NA, None, Derogation("Un plan de 1987.", "La description."))}
    sample = written(tmp_path, replace(audit, cells=cells))
    assert told(sample, found()) == []
    assert len(told(sample, found(page="page-2/index.html"))) == 1


def test_a_derogation_excuses_no_c_and_no_other_page(tmp_path: Path) -> None:
    derogation = Derogation("Un plan de 1987.", "La description.")
    audit = audit_of({"1.1": "C C"})
    met = {**audit.cells, ("1.1", "P01"): Cell(Status.C, None, derogation)}
    assert len(told(written(tmp_path, replace(audit, cells=met)), found())) == 1
    # What all pages share is derogated: of a page that is said to be met, that says nothing.
    shared = (Page("P01", "Éléments transverses", None), *audit.pages[1:])
    cells = {**audit.cells, ("1.1", "P01"): Cell(Status.NA, None, derogation)}
    everywhere = found(pages=("page-2/index.html", "ailleurs/index.html"), count=2)
    (problem,) = told(written(tmp_path, replace(audit, pages=shared, cells=cells)), everywhere)
    assert "(page /page-2/, /ailleurs/)" in problem.message.fr


def test_what_all_pages_share_belongs_to_each(tmp_path: Path) -> None:
    audit = audit_of({"1.1": "NC C"})
    pages = (Page("P01", "Éléments transverses", None), *audit.pages[1:])
    header = found(source="theme/templates/base.html", pages=("page-2/index.html", "ailleurs/index.html"), count=2)
    assert told(written(tmp_path, replace(audit, pages=pages)), header) == []
    met = {**audit.cells, ("1.1", "P01"): Cell(Status.NA)}
    assert len(told(written(tmp_path, replace(audit, pages=pages, cells=met)), header)) == 1


def test_steps_at_one_address_are_one_page(tmp_path: Path) -> None:
    audit = audit_of({"1.1": "C NC"})
    steps = tuple(replace(page, address="/page-1/", process="S’inscrire") for page in audit.pages)
    assert told(written(tmp_path, replace(audit, pages=steps)), found()) == []


def test_a_page_that_has_moved_is_held_against_its_own_cell(tmp_path: Path) -> None:
    audit = audit_of({"1.1": "NC C"})
    pages = (audit.pages[0], replace(audit.pages[1], address="/vieux/"))
    sample = written(tmp_path, replace(audit, pages=pages))
    root = write_site(tmp_path / "output", {"/vieux/": PAGES["/vieux/"], "/lieux/parc/": "<h1>Parc</h1>"})
    finding = report_of(found(page="lieux/parc/index.html"))
    assert contradictions(sample, finding, "https://www.ville.example") == []
    (problem,) = contradictions(sample, finding, "https://www.ville.example", root)
    assert "pour P02" in problem.fix.fr


def test_a_page_of_another_site_is_none_of_ours(tmp_path: Path) -> None:
    audit = audit_of({"1.1": "NC C"})
    first = replace(audit.pages[0], address="https://billetterie.example/page-1/")
    # The site as a whole declares it unmet, and the sample does not have our page of that address.
    assert told(written(tmp_path, replace(audit, pages=(first, audit.pages[1]))), found()) == []


def test_a_build_that_read_nothing_of_conformity_does_not_agree() -> None:
    with pytest.raises(KeyError):
        object_to_contradictions(SimpleNamespace(settings={}, output_path="."), report_of())
