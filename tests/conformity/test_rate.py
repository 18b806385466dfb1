"""The rate of an audit, held against a second computation, written from the text of the method."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from conformity.audit import Audit, Status
from conformity.grid import read_grid, write_grid
from conformity.rate import Rate, State, rates
from tests.conformity.audits import CRITERIA, audit_of, audits


def validated_on(audit: Audit, criterion: str, page: str) -> bool:
    """« un critère est validé pour une page donnée lorsque tous les éléments de la page ont passé avec succès »."""
    shared = [one.name for one in audit.pages if one.address is None]
    said = {str(audit.cell(criterion, name).status) for name in [page, *shared]}
    return "C" in said and "NC" not in said and "NT" not in said


def applies_on(audit: Audit, criterion: str, page: str) -> bool:
    shared = [one.name for one in audit.pages if one.address is None]
    said = {str(audit.cell(criterion, name).status) for name in [page, *shared]}
    return "NC" in said or ("C" in said and "NT" not in said)


def second_page_figures(audit: Audit, page: str) -> tuple[int, int]:
    (process,) = {one.process for one in audit.pages if one.name == page}
    steps = [one.name for one in audit.pages if process is not None and one.process == process]
    applicable = [criterion for criterion in CRITERIA if applies_on(audit, criterion, page)]
    # « un critère est validé pour une page du processus uniquement s’il est validé pour toutes les pages du processus »
    validated = [
        criterion
        for criterion in applicable
        if validated_on(audit, criterion, page) and all(audit.cell(criterion, one).status != "NC" for one in steps)
    ]
    return len(validated), len(applicable)


def second_site_figures(audit: Audit) -> tuple[int, int] | None:
    every = [one.name for one in audit.pages]
    said = {criterion: [str(audit.cell(criterion, name).status) for name in every] for criterion in CRITERIA}
    if any("NT" in found for found in said.values()):
        return None
    # « Si un critère est invalidé sur une seule page de l’échantillon, il ne pourra pas être considéré comme valide »
    validated = sum("NC" not in found and "C" in found for found in said.values())
    # « pour qu’un critère soit applicable, il suffit qu’il le soit sur une seule page »
    applicable = sum(set(found) != {"NA"} for found in said.values())
    return validated, applicable


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(audits())
def test_the_figures_are_those_of_the_method(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audit: Audit) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795780800")  # 2026-11-27, noon
    path = tmp_path / "audit.yaml"
    path.write_text(write_grid(audit), encoding="utf-8")
    found = rates(read_grid(path).audit)
    own = [page.name for page in audit.pages if page.address is not None]
    assert {name: (rate.validated, rate.applicable) for name, rate in found.pages.items()} == {
        name: second_page_figures(audit, name) for name in own
    }
    site = None if found.site is None else (found.site.validated, found.site.applicable)
    assert site == second_site_figures(audit)
    if site is not None:
        parts = [(done, of) for done, of in (second_page_figures(audit, name) for name in own) if of]
        mean = sum((Fraction(done, of) for done, of in parts), Fraction()) / len(parts) if parts else None
        assert found.mean == mean
        validated, applicable = site
        expected = "non conforme"
        if applicable and validated / applicable >= 0.5:
            expected = "totalement conforme" if validated == applicable else "partiellement conforme"
        assert found.state.value == expected


@pytest.mark.parametrize(
    "validated,applicable,state",
    [
        pytest.param(52, 105, State.NONE, id="52 of 105 rounds to 50 % and is not half"),
        pytest.param(53, 105, State.PARTIAL, id="53 of 105 is more than half"),
        pytest.param(53, 106, State.PARTIAL, id="53 of 106 is half"),
        pytest.param(105, 106, State.PARTIAL, id="105 of 106 is not all"),
        pytest.param(106, 106, State.TOTAL, id="106 of 106 is all"),
        pytest.param(1, 1, State.TOTAL, id="one of one is all"),
        pytest.param(0, 106, State.NONE, id="none of 106"),
        pytest.param(0, 0, State.NONE, id="nothing that applies is no result"),
    ],
)
def test_the_state_at_its_limits(validated: int, applicable: int, state: State) -> None:
    statuses = dict.fromkeys(CRITERIA[:validated], "C") | dict.fromkeys(CRITERIA[validated:applicable], "NC")
    audit = audit_of(statuses or {"1.1": "NA"})
    assert rates(audit).site == Rate(validated, applicable)
    assert rates(audit).state is state


def test_one_criterion_not_tested_on_one_page_leaves_no_rate() -> None:
    found = rates(audit_of({"1.1": "C NT"}, otherwise="C"))
    assert (found.site, found.mean, found.not_tested, found.state) == (None, None, 1, State.NONE)


def test_a_criterion_missed_on_one_page_is_missed_for_the_site_and_kept_for_the_other_page() -> None:
    found = rates(audit_of({"1.1": "C NC"}))
    assert found.site == Rate(0, 1)
    assert found.pages == {"P01": Rate(1, 1), "P02": Rate(0, 1)}
    assert found.mean == Fraction(1, 2)


def test_a_criterion_missed_on_one_step_is_missed_on_every_step_of_the_process() -> None:
    found = rates(audit_of({"1.1": "C NC C"}, P01="S’inscrire", P02="S’inscrire"))
    assert found.pages == {"P01": Rate(0, 1), "P02": Rate(0, 1), "P03": Rate(1, 1)}
    assert found.processes == {"S’inscrire": Rate(0, 1)}


def test_a_page_on_which_nothing_applies_does_not_weigh_on_the_mean() -> None:
    found = rates(audit_of({"1.1": "C NA"}))
    assert found.pages["P02"].share is None
    assert found.mean == 1


def test_mentions_are_the_exact_ones() -> None:
    assert [state.mention for state in State] == [
        "Accessibilité\u00a0: totalement conforme",
        "Accessibilité\u00a0: partiellement conforme",
        "Accessibilité\u00a0: non conforme",
    ]


def test_statuses_have_the_names_of_the_official_grid() -> None:
    assert [str(status) for status in Status] == ["C", "NC", "NA", "NT"]
