"""The yearly plans of action, what is wrong with them, and what the city still owes on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from a11y.finding import Problem
from city.errors import ContentError
from conformity.due import draft, unplanned, warnings
from conformity.grid import Grid
from conformity.plan import Action, Plan, State, load_plans, newest_begun
from conformity.referential import referentials
from conformity.scheme import ITEMS, Scheme, load_scheme
from conformity.standing import Standing
from tests.conformity.audits import RGAA, audit_of

REFERENTIAL = referentials()[RGAA]
GOOD = """\
annee: 2026
actions:
  - action: Sous-titrer les films
    responsable: direction de la communication
    echeance: 2026-06-30
    etat: fait
    criteres: ["4.1", 4.3, 12.10]
    bilan: Les neuf films ont leurs sous-titres.
  - action: Refaire les documents
    responsable: archives municipales
    echeance: 2026-12-18
    etat: en cours
  - action: Ouvrir un guichet vidéo
    responsable: direction de l'accueil
    echeance: 2026-09-30
    etat: abandonné
    motif: Un service existe déjà.
    bilan: Il est annoncé sur la page Contact.
  - action: Former les agents
    responsable: Mme la directrice des ressources humaines
    echeance: 2026-12-31
    etat: à faire
"""
FORMER = "annee: 2025\nactions:\n" + GOOD.split("actions:\n", 1)[1].split("  - action: Refaire", 1)[0].replace(
    "2026-06", "2025-06"
)


def plans(folder: Path, **files: str) -> tuple[Plan, ...]:
    """Read plans: `y2026="…"`, or `x="…"` for a file that is named by no year."""
    for name, text in files.items():
        path = folder / "content/conformite/plans" / f"{name.removeprefix('y')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_plans(folder / "content", REFERENTIAL)


def words_of(problem: Problem) -> str:
    return f"{problem.message.fr} {problem.why.fr} {problem.fix.fr}".replace("\u00a0", " ")


def test_a_city_without_plans_has_none(tmp_path: Path) -> None:
    assert load_plans(tmp_path / "content", REFERENTIAL) == ()


def test_a_plan_is_typed_counted_and_ordered_by_state_and_date(tmp_path: Path) -> None:
    (plan,) = plans(tmp_path, y2026=GOOD)
    assert plan.year == 2026
    assert plan.actions[0] == Action(
        action="Sous-titrer les films",
        responsable="direction de la communication",
        echeance=date(2026, 6, 30),
        etat=State.DONE,
        criteres=("4.1", "4.3", "12.10"),
        bilan="Les neuf films ont leurs sous-titres.",
    )
    assert plan.actions[2].responsable == "direction de l’accueil"
    assert [state.value for state, _ in plan.by_state] == ["fait", "en cours", "à faire", "abandonné"]
    assert plan.summary.replace("\u00a0", " ") == "4 actions : 1 faite, 1 en cours, 1 à faire, 1 abandonnée."
    assert [one.number for one in plan.criteria_of(plan.actions[0])] == ["4.1", "4.3", "12.10"]
    assert plan.former is None


def test_the_summary_agrees_in_number(tmp_path: Path) -> None:
    done = GOOD.split("actions:\n", 1)[1].split("  - action: Refaire", 1)[0]
    (plan,) = plans(tmp_path, y2026="annee: 2026\nactions:\n" + done)
    assert plan.summary.replace("\u00a0", " ") == "1 action : 1 faite."
    (plan,) = plans(tmp_path, y2026="annee: 2026\nactions:\n" + done * 2)
    assert plan.summary.replace("\u00a0", " ") == "2 actions : 2 faites."


def test_the_balance_comes_from_the_file_of_the_year_before_alone(tmp_path: Path) -> None:
    older, former, plan = plans(
        tmp_path,
        y2026=GOOD + "bilan_general: |\n  L'année fut bonne.\n",
        y2025=FORMER,
        y2023=FORMER.replace("2025", "2023"),
    )
    assert (older.year, former.year, plan.year) == (2023, 2025, 2026)
    assert (plan.former, former.former, older.former) == (former, None, None)
    assert plan.general == "<p>L’année fut bonne.</p>"


@pytest.mark.parametrize(
    "written,state",
    [("a faire", State.TO_DO), ("En_cours", State.UNDERWAY), ("Abandonne", State.GIVEN_UP), ("FAIT", State.DONE)],
)
def test_a_state_is_known_without_accents_and_in_capitals(tmp_path: Path, written: str, state: State) -> None:
    text = GOOD.split("  - action: Refaire", 1)[0].replace("etat: fait", f"etat: {written}")
    text = text.replace("    bilan:", "    motif: Une raison.\n    bilan:") if state is State.GIVEN_UP else text
    text = text.split("    bilan:", 1)[0] if state is State.TO_DO else text
    assert plans(tmp_path, y2026=text)[0].actions[0].etat is state


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        ("annee: 2026\n", "", 1, "Il manque « annee »"),
        ("annee: 2026\n", "année: 2026\n", 1, "Vouliez-vous dire « annee » ?"),
        ("annee: 2026\n", "annee: 2025\n", 1, "Le fichier s’appelle « 2026.yaml », et « annee » dit 2025"),
        ("annee: 2026\n", "annee: cette année\n", 1, "n’est pas un nombre entier"),
        ("etat: en cours", "etat: terminé", 12, "Vouliez-vous dire « fait » ?"),
        ("etat: en cours", "etat: en course", 12, "Vouliez-vous dire « en cours » ?"),
        ("    etat: en cours\n", "", 9, "Il manque « etat » dans « actions »"),
        ("    echeance: 2026-12-18\n", "", 9, "nul ne peut dire si elle est en retard"),
        ("    responsable: archives municipales\n", "", 9, "Une action dont personne ne répond ne se fait pas"),
        ("responsable: archives", "pilote: archives", 10, "Vouliez-vous dire « responsable » ?"),
        ("archives municipales", "Mme Roy, archives", 10, "Un nom est une donnée personnelle"),
        ("archives municipales", "M. Martin", 10, "Écrivez la fonction"),
        ("2026-12-18", "18/12/2026", 11, "Écrivez echeance: 2026-12-18"),
        ("2026-12-18", "2026-02-29", 11, "Cette date n’existe pas au calendrier"),
        ("2026-12-18", "2027-01-15", 11, "L’échéance, le 15 janvier 2027, n’est pas en 2026"),
        ("2026-12-18", "2025-12-18", 11, "mettez l’action dans « 2025.yaml »"),
        ("    motif: Un service existe déjà.\n", "", 16, "« motif » ne dit pas pourquoi"),
        ("etat: en cours\n", "etat: en cours\n    motif: Faute de temps.\n", 13, "elle est « en cours »"),
        ("    bilan: Les neuf films ont leurs sous-titres.\n", "", 6, "« bilan » ne dit pas ce qu’elle a donné"),
        ("    bilan: Il est annoncé sur la page Contact.\n", "", 16, "L’action est « abandonné »"),
        ("etat: à faire\n", "etat: à faire\n    bilan: Tout va bien.\n", 23, "L’action est à faire, et « bilan »"),
        ("12.10]", "12.12]", 7, "RGAA 4.1.2 n’a pas de critère « 12.12 ». "),
        ("12.10]", "12.12]", 7, "Vouliez-vous dire « 12."),
        ("criteres: [", "critères: [", 7, "Vouliez-vous dire « criteres » ?"),
        ('criteres: ["4.1", 4.3, 12.10]', 'criteres: "4.1"', 7, "« criteres » n’est pas une liste"),
        ("action: Refaire les documents", "action:", 9, "« action » est vide"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    with pytest.raises(ContentError) as caught:
        plans(tmp_path, y2026=GOOD.replace(old, new, 1))
    (problem,) = caught.value.problems
    assert words in words_of(problem)
    assert (problem.source, problem.line) == ("content/conformite/plans/2026.yaml", line)


def test_a_plan_of_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="aucune action"):
        plans(tmp_path, y2026="annee: 2026\nactions: []\n")
    with pytest.raises(ContentError, match="Il manque «\u00a0actions\u00a0»"):
        plans(tmp_path, y2026="annee: 2026\n")


def test_the_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        plans(tmp_path, y2026=GOOD.replace("en cours", "?"), y2025=FORMER.replace("fait", "?"), brouillon="x")
    assert [one.source.rpartition("/")[2] for one in caught.value.problems] == [
        "2025.yaml",
        "2026.yaml",
        "brouillon.yaml",
    ]
    assert "« brouillon.yaml » ne dit pas de quelle année il est" in words_of(caught.value.problems[2])


def test_a_file_of_another_kind_is_told_and_a_hidden_one_is_left_alone(tmp_path: Path) -> None:
    plans(tmp_path, y2026=GOOD)
    folder = tmp_path / "content/conformite/plans"
    (folder / ".2026.yaml.swp").write_text("", encoding="utf-8")
    assert len(load_plans(tmp_path / "content", REFERENTIAL)) == 1
    (folder / "2025.yml").write_text(FORMER, encoding="utf-8")
    with pytest.raises(ContentError, match=r"«\u00a02025.yml\u00a0» ne dit pas de quelle année il est"):
        load_plans(tmp_path / "content", REFERENTIAL)


def test_an_action_is_late_from_the_day_after_its_date_while_it_is_open(tmp_path: Path) -> None:
    (plan,) = plans(tmp_path, y2026=GOOD)
    assert plan.late(date(2026, 12, 18)) == []
    assert [one.action for one in plan.late(date(2026, 12, 19))] == ["Refaire les documents"]
    assert [one.etat for one in plan.late(date(2027, 1, 1))] == [State.UNDERWAY, State.TO_DO]


def test_an_action_is_done_too_early_while_its_year_has_not_begun(tmp_path: Path) -> None:
    (plan,) = plans(tmp_path, y2026=GOOD)
    assert [one.action for one in plan.done_too_early(date(2025, 12, 31))] == ["Sous-titrer les films"]
    # Within its year an action may be done before its date.
    assert plan.done_too_early(date(2026, 1, 1)) == []


def test_29_february_is_a_date_in_a_leap_year(tmp_path: Path) -> None:
    text = GOOD.replace("2026", "2028").replace("2028-12-18", "2028-02-29")
    (plan,) = plans(tmp_path, y2028=text)
    assert plan.late(date(2028, 2, 29)) == []
    assert [one.action for one in plan.late(date(2028, 3, 1))] == ["Refaire les documents"]


def test_the_newest_plan_that_has_begun_is_found(tmp_path: Path) -> None:
    every = plans(tmp_path, y2026=GOOD, y2025=FORMER)
    found = [newest_begun(every, date(year, 6, 1)) for year in (2024, 2025, 2026, 2027)]
    assert [plan and plan.year for plan in found] == [None, 2025, 2026, 2026]


# What the city still owes.


@pytest.fixture
def scheme(tmp_path: Path) -> Scheme:
    path = tmp_path / "content/conformite/schema.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "debut: 2025-01-01\nfin: 2027-12-31\n" + "".join(f"{key}: Oui.\n" for key in ITEMS), encoding="utf-8"
    )
    found = load_scheme(tmp_path / "content")
    assert found is not None
    return found


def standing(day: str, **statuses: str) -> Standing:
    """Give where the site stands on a day, after an audit: `c_4_5="NC C"`."""
    audit = audit_of({name[2:].replace("_", "."): row for name, row in statuses.items()} or {"1.1": "C"})
    return Standing(date.fromisoformat(day), (Grid(Path("audit.yaml"), audit, {}),))


def test_a_city_that_has_done_its_duty_is_told_nothing(tmp_path: Path, scheme: Scheme) -> None:
    every = plans(tmp_path, y2026=GOOD, y2025=FORMER)
    assert warnings(scheme, every, standing("2026-11-30", c_4_1="NC C", c_12_10="C NC")) == []
    # Nobody has made an audit yet: no criterion is known to be unmet.
    assert warnings(scheme, every, Standing(date(2026, 11, 30))) == []


def test_no_schema_is_told(tmp_path: Path) -> None:
    (problem,) = warnings(None, plans(tmp_path, y2026=GOOD), standing("2026-11-30"))
    assert (problem.source, problem.line) == ("content/conformite/schema.yaml", None)
    assert "La ville n’a pas de schéma pluriannuel" in words_of(problem)
    assert "La loi demande de le publier (loi n° 2005-102, article 47, III)" in words_of(problem)


@pytest.mark.parametrize(
    "day,words",
    [
        ("2024-12-31", "ne commence que le 1er janvier 2025"),
        ("2025-01-01", None),
        ("2027-10-01", None),
        ("2027-10-02", "prend fin le 31 décembre 2027, dans 90 jours"),
        ("2027-12-30", "dans 1 jour."),
        ("2027-12-31", "prend fin le 31 décembre 2027, aujourd’hui"),
        ("2028-01-01", "a pris fin le 31 décembre 2027, il y a 1 jour"),
        ("2028-01-12", "il y a 12 jours"),
        ("2028-01-31", "il y a 1 mois"),
        ("2028-02-28", "il y a 1 mois"),
        ("2028-02-29", "il y a 2 mois"),
        ("2028-06-29", "il y a 5 mois"),
        ("2029-12-31", "il y a 2 ans"),
    ],
)
def test_a_schema_is_told_before_it_begins_before_it_ends_and_after(
    scheme: Scheme, day: str, words: str | None
) -> None:
    found = [one for one in warnings(scheme, (), standing(day)) if one.source.endswith("schema.yaml")]
    assert len(found) == (words is not None)
    assert words is None or words in words_of(found[0])


@pytest.mark.parametrize(
    "day,words",
    [
        ("2026-11-30", None),
        ("2026-12-01", "Le plan d’action de 2027 n’est pas encore écrit ; il est attendu dans 31 jours"),
        ("2026-12-31", "dans 1 jour."),
        ("2027-01-01", "Le plan d’action de 2027 manque depuis 1 jour."),
        ("2027-01-31", "manque depuis 1 mois"),
        ("2027-03-01", "manque depuis 2 mois"),
        ("2027-11-30", "manque depuis 11 mois"),
    ],
)
def test_a_plan_of_the_year_that_is_missing_is_told_and_the_warning_grows(
    tmp_path: Path, scheme: Scheme, day: str, words: str | None
) -> None:
    every = plans(tmp_path, y2026=GOOD)
    found = [one for one in warnings(scheme, every, standing(day)) if one.source.endswith("plans/2027.yaml")]
    assert len(found) == (words is not None)
    assert words is None or words in words_of(found[0])


def test_a_plan_that_is_written_early_is_not_asked_for(tmp_path: Path, scheme: Scheme) -> None:
    every = plans(tmp_path, y2026=GOOD, y2027=GOOD.replace("2026", "2027"))
    sources = [one.source.rpartition("/")[2] for one in warnings(scheme, every, standing("2026-12-01"))]
    assert "2027.yaml" not in sources


def test_a_former_year_without_a_plan_is_told_unless_its_balance_is_said(tmp_path: Path, scheme: Scheme) -> None:
    older = FORMER.replace("2025", "2024")
    (problem,) = warnings(scheme, plans(tmp_path, y2026=GOOD, y2024=older), standing("2026-11-30"))
    assert "ne dit pas le bilan de 2025 : 2025.yaml manque" in words_of(problem)
    every = plans(tmp_path, y2026=GOOD + "bilan_general: Tout fut fait.\n", y2024=older)
    assert warnings(scheme, every, standing("2026-11-30")) == []


def test_late_actions_are_told(tmp_path: Path, scheme: Scheme) -> None:
    every = plans(tmp_path, y2026=GOOD, y2027=GOOD.replace("2026", "2027"))
    (problem,) = warnings(scheme, every, standing("2026-12-19"))
    assert problem.message.fr == "1\u00a0action a dépassé son échéance\u00a0: Refaire les documents."
    late = plans(tmp_path, y2026=GOOD.replace("2026-12-31", "2026-01-31"))
    (problem,) = warnings(scheme, late[:1], standing("2026-11-30"))
    assert problem.message.fr == "1\u00a0action a dépassé son échéance\u00a0: Former les agents."


def test_a_criterion_that_no_action_names_is_told_with_an_action_to_paste(tmp_path: Path, scheme: Scheme) -> None:
    now = standing("2026-11-30", c_1_1="NC C", c_4_1="NC NC", c_9_1="C NC", c_8_6="NA NT", c_12_10="C NC")
    every = plans(tmp_path, y2026=GOOD)
    assert unplanned(every[0], now) == ["1.1", "9.1"]
    (problem,) = warnings(scheme, every, now)
    assert "dont aucune action ne parle : 1.1, 9.1." in words_of(problem)
    assert "que rapports/plan-d-action.yaml donne toutes prêtes" in words_of(problem)
    block = draft(every, now)
    assert block is not None
    assert block.startswith("# À coller sous «\u00a0actions:\u00a0», dans content/conformite/plans/2026.yaml.")
    pasted = plans(tmp_path, y2026=GOOD.replace("actions:\n", f"actions:\n{block}"))
    assert pasted[0].actions[0].criteres == ("1.1",)
    assert warnings(scheme, pasted, now) == []
    assert draft(pasted, now) is None


def test_one_criterion_is_told_in_the_singular(tmp_path: Path, scheme: Scheme) -> None:
    (problem,) = warnings(scheme, plans(tmp_path, y2026=GOOD), standing("2026-11-30", c_1_1="NC C"))
    assert problem.message.fr.startswith("L’audit dit non conforme un critère dont aucune action ne parle")
    assert "rien ne dit qui le corrigera" in problem.why.fr


def test_a_missing_plan_is_told_with_a_file_that_can_be_copied(tmp_path: Path, scheme: Scheme) -> None:
    now = standing("2027-02-01", c_1_1="NC C")
    every = plans(tmp_path, y2026=GOOD)
    (problem,) = warnings(scheme, every, now)
    assert "Copiez-y rapports/plan-d-action.yaml" in words_of(problem)
    text = draft(every, now)
    assert text is not None
    made = plans(tmp_path, y2027=text)
    assert made[-1].criteria == {"1.1"}
    assert warnings(scheme, made, now) == []
