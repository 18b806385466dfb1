"""What a resident finds of the schéma pluriannuel and of the plans of action."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest

from conformity.scheme import ITEMS
from tests.theme.conftest import Project, copy_site, text_of
from tests.theme.test_site import with_class

SCHEME = "/mairie/accessibilite-schema-pluriannuel/"
PLAN = "/mairie/accessibilite-plan-2026/"
FORMER = "/mairie/accessibilite-plan-2025/"
DAY = "2026-11-27"


def main_of(project: Project, address: str) -> Element:
    return next(project.page(address).iter("main"))


def said(element: Element | None) -> str:
    return text_of(element).replace("\u00a0", " ")


def headings(element: Element, level: int) -> list[str]:
    return [said(heading) for heading in element.iter(f"h{level}")]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give the site as it is, built on a day that does not change."""
    project = copy_site(tmp_path_factory.mktemp("plans"))
    run = project.build(day=DAY)
    assert run.code == 0, run.said
    return project


def test_the_schema_says_every_item_of_the_law_under_its_heading(city: Project) -> None:
    main = main_of(city, SCHEME)
    assert headings(main, 2)[:3] == [
        "La politique de la ville",
        "Les travaux de mise en conformité",
        "Année par année",
    ]
    assert headings(main, 3) == [item.title for item in ITEMS.values()]
    (facts,) = with_class(main, "key-facts")
    assert [said(one) for one in facts.iter("dd")] == [
        "Du 1er janvier 2026 au 31 décembre 2028",
        "Article 47 de la loi n° 2005-102 du 11 février 2005",
    ]
    assert with_class(main, "notice") == []


def test_schema_plans_and_statement_lead_to_each_other(city: Project) -> None:
    ways = {
        address: {link.get("href", "") for link in main_of(city, address).iter("a")}
        for address in (SCHEME, PLAN, FORMER, "/accessibilite/")
    }
    assert {PLAN, FORMER, "/accessibilite/"} <= ways[SCHEME]
    assert {SCHEME, FORMER, "/accessibilite/"} <= ways[PLAN]
    assert {SCHEME, PLAN, "/accessibilite/"} <= ways[FORMER]
    assert {SCHEME, PLAN} <= ways["/accessibilite/"]
    # The plan of the year, and no other.
    (text,) = with_class(main_of(city, "/accessibilite/"), "prose")
    assert FORMER not in {link.get("href") for link in text.iter("a")}
    assert "pas encore publié" not in said(text)


def test_the_plan_begins_with_its_count_then_tells_its_actions_by_state(city: Project) -> None:
    main = main_of(city, PLAN)
    assert "11 actions : 4 faites, 3 en cours, 3 à faire, 1 abandonnée." in said(main)
    assert headings(main, 2)[:5] == [
        "Ce qui est fait",
        "Ce qui est en cours",
        "Ce qui reste à faire",
        "Ce qui est abandonné",
        "Le bilan de 2025",
    ]
    lists = with_class(main, "plan-actions")
    assert [len(one.findall("li")) for one in lists] == [4, 3, 3, 1]


def test_an_action_says_in_words_its_state_its_owner_its_date_and_the_criteria_it_answers(city: Project) -> None:
    underway = with_class(main_of(city, PLAN), "plan-actions")[1]
    film = next(item for item in underway.iter("li") if "Faire audiodécrire" in said(item.find("h3")))
    facts = dict(zip(map(said, film.iter("dt")), film.iter("dd"), strict=True))
    assert {term: said(text) for term, text in facts.items()} == {
        "État": "En cours",
        "Responsable": "Direction de la communication",
        "Échéance": "11 décembre 2026",
        "Répond à": "RGAA, critère 4.5 : description parlée des images des vidéos",
    }
    (link,) = facts["Répond à"].iter("a")
    assert link.get("href", "").endswith("#4.5")


def test_an_action_that_is_given_up_says_why_and_what_came_of_it(city: Project) -> None:
    (item,) = with_class(main_of(city, PLAN), "plan-actions")[3].findall("li")
    assert [said(term) for term in item.iter("dt")] == ["État", "Responsable", "Échéance", "Pourquoi", "Bilan"]


def test_the_balance_of_the_former_year_lists_each_of_its_actions(city: Project) -> None:
    main = main_of(city, PLAN)
    balance = said(main).split("Le bilan de 2025", 1)[1]
    assert "L’année 2025 a été celle du nouveau site." in balance
    assert "5 actions : 3 faites, 1 en cours, 1 abandonnée." in balance
    former = main_of(city, FORMER)
    actions = [said(item.find("h3")) for one in with_class(former, "plan-actions") for item in one.findall("li")]
    assert len(actions) == 5
    assert [action for action in actions if action not in balance] == []
    assert "Son outil n’est plus maintenu" in balance


def test_a_plan_of_a_year_that_is_over_says_so(city: Project) -> None:
    (notice,) = with_class(main_of(city, FORMER), "notice")
    assert said(notice).startswith("L’année est finie. Ce plan est celui de 2025.")
    assert with_class(main_of(city, PLAN), "notice") == []


def test_the_first_plan_says_that_it_is_the_first(city: Project) -> None:
    assert "Ce plan est le premier de la ville" in said(main_of(city, FORMER))


def test_a_plan_without_its_former_year_is_not_called_the_first(project: Project) -> None:
    former = project.root / "content/conformite/plans/2025.yaml"
    project.write("content/conformite/plans/2024.yaml", former.read_text(encoding="utf-8").replace("2025", "2024"))
    former.unlink()
    (project.root / "content/pages/mairie/accessibilite-plan-2025.md").unlink()
    text = (project.root / "content/conformite/plans/2026.yaml").read_text(encoding="utf-8")
    start, end = text.index("bilan_general:"), text.index("actions:")
    project.write("content/conformite/plans/2026.yaml", text[:start] + text[end:])
    run = project.build(day=DAY)
    assert run.code == 0, run.said
    assert "ne dit pas le bilan de 2025 : 2025.yaml manque" in " ".join(run.said.replace("│", " ").split()).replace(
        "\u00a0", " "
    )
    main = said(main_of(project, PLAN))
    assert "Ce bilan n’est pas encore publié" in main
    assert "le premier de la ville" not in main


def test_no_warning_is_left_on_the_starter_site(project: Project) -> None:
    run = project.build(day=DAY)
    assert run.code == 0, run.said
    assert "content/conformite" not in run.said


def test_an_action_that_is_wanting_is_drafted_in_the_reports(project: Project) -> None:
    plan, draft = "content/conformite/plans/2026.yaml", project.root / "rapports/plan-d-action.yaml"
    project.replace(plan, '["6.1"]', "[]")
    run = project.build(day=DAY)
    assert run.code == 0, run.said
    assert "un critère dont aucune action ne parle : 6.1" in " ".join(run.said.replace("\u00a0", " ").split())
    project.replace(plan, "actions:\n", "actions:\n" + draft.read_text(encoding="utf-8"))
    run = project.build(day=DAY)
    assert run.code == 0, run.said
    assert not draft.exists()
    assert "Corriger le critère 6.1 : clarté de la destination des liens" in headings(main_of(project, PLAN), 3)


def test_with_time_actions_are_late_plans_are_missing_and_the_schema_ends(project: Project) -> None:
    run = project.build(day="2029-02-01")
    assert run.code == 0, run.said
    words = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert "Le schéma pluriannuel a pris fin le 31 décembre 2028, il y a 1 mois" in words
    assert "Le plan d’action de 2029 manque depuis 1 mois" in words
    (notice,) = with_class(main_of(project, SCHEME), "notice")
    assert said(notice).startswith("Ce schéma est arrivé à son terme. Il a pris fin le 31 décembre 2028.")
    (notice,) = with_class(main_of(project, PLAN), "notice")
    assert "Celui de 2029 n’est pas encore publié, alors que la loi le demande." in said(notice)
    assert (
        "Le schéma pluriannuel en vigueur et le plan d’action de 2029 ne sont pas encore publiés, alors que la loi "
        "les demande." in said(main_of(project, "/accessibilite/"))
    )
    late = [said(one) for one in main_of(project, PLAN).iter("dd") if "échéance dépassée" in said(one)]
    assert len(late) == 6
    assert late[0] == "4 décembre 2026, échéance dépassée"


def test_an_address_without_a_year_shows_the_newest_plan_that_has_begun(project: Project) -> None:
    folder = project.root / "content/pages/mairie"
    (folder / "accessibilite-plan-2026.md").rename(folder / "accessibilite-plan.md")
    text = (project.root / "content/conformite/plans/2026.yaml").read_text(encoding="utf-8")
    project.write("content/conformite/plans/2027.yaml", text.replace("2026", "2027"))
    run = project.build(day=DAY)
    assert run.code == 0, run.said
    assert "Le bilan de 2025" in headings(main_of(project, "/mairie/accessibilite-plan/"), 2)
    run = project.build(day="2027-01-02")
    assert run.code == 0, run.said
    assert "Le bilan de 2026" in headings(main_of(project, "/mairie/accessibilite-plan/"), 2)


def test_the_balance_of_a_year_that_is_not_over_does_not_speak_of_it_as_past(project: Project) -> None:
    text = (project.root / "content/conformite/plans/2026.yaml").read_text(encoding="utf-8")
    text = re.sub(r"bilan_general:.*?\n\n", "", text, flags=re.DOTALL)
    project.write("content/conformite/plans/2027.yaml", text.replace("2026", "2027"))
    page = (project.root / "content/pages/mairie/accessibilite-plan-2026.md").read_text(encoding="utf-8")
    project.write("content/pages/mairie/accessibilite-plan-2027.md", page.replace("2026", "2027"))
    run = project.build(day="2026-12-05")
    assert run.code == 0, run.said
    words = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert "4 actions sont « fait », et leur année n’a pas commencé : Corriger les menus" in words
    main = main_of(project, "/mairie/accessibilite-plan-2027/")
    assert "L’année 2026 n’est pas finie : voici où en est son plan." in said(main)
    assert headings(main, 3)[-4:] == ["Fait en 2026", "En cours en 2026", "Encore prévu en 2026", "Abandonné en 2026"]
    assert "pas achevé" not in said(main)
    run = project.build(day="2027-01-01")
    assert run.code == 0, run.said
    assert "leur année n’a pas commencé" not in run.said
    main = main_of(project, "/mairie/accessibilite-plan-2027/")
    assert "n’est pas finie" not in said(main)
    assert headings(main, 3)[-4:] == [
        "Fait en 2026",
        "Commencé, mais pas achevé en 2026",
        "Prévu, mais pas fait en 2026",
        "Abandonné en 2026",
    ]


@pytest.mark.parametrize(
    "missing,page",
    [("schema.yaml", "accessibilite-schema-pluriannuel"), ("plans/2026.yaml", "accessibilite-plan-2026")],
)
def test_a_page_that_would_have_nothing_to_show_is_refused(project: Project, missing: str, page: str) -> None:
    (project.root / "content/conformite" / missing).unlink()
    run = project.build(day=DAY)
    assert run.code == 2
    words = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert f"content/pages/mairie/{page}.md" in words
    assert f"Cette page montre content/conformite/{missing}, et ce fichier manque" in words


def test_a_fault_of_the_schema_stops_the_build_with_its_line(project: Project) -> None:
    project.replace("content/conformite/schema.yaml", "fin: 2028-12-31", "fin: 2029-01-01")
    run = project.build(day=DAY)
    assert run.code == 2
    assert re.search(r"content/conformite/schema\.yaml:\d+", run.said)
    assert "Le schéma dure plus de trois ans" in run.said.replace("\u00a0", " ")


def test_a_city_that_has_neither_is_built_and_told(project: Project) -> None:
    for name in ("schema-pluriannuel", "plan-2025", "plan-2026"):
        (project.root / f"content/pages/mairie/accessibilite-{name}.md").unlink()
    (project.root / "content/conformite/schema.yaml").unlink()
    for file in (project.root / "content/conformite/plans").iterdir():
        file.unlink()
    run = project.build(day=DAY)
    assert run.code == 0, run.said
    words = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert "La ville n’a pas de schéma pluriannuel" in words
    assert "Le plan d’action de 2026 manque depuis 10 mois" in words
    assert (
        "Le schéma pluriannuel et le plan d’action de 2026 ne sont pas encore publiés, alors que la loi les demande."
        in said(main_of(project, "/accessibilite/"))
    )


def test_a_plan_or_a_schema_that_no_page_shows_is_told(project: Project) -> None:
    for name in ("schema-pluriannuel", "plan-2026"):
        (project.root / f"content/pages/mairie/accessibilite-{name}.md").unlink()
    run = project.build(day=DAY)
    assert run.code == 0, run.said
    words = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert words.count("Aucune page ne montre ce fichier.") == 2
    assert "Créez par exemple content/pages/mairie/accessibilite-plan-2026.md" in words
    assert "Créez par exemple content/pages/mairie/accessibilite-schema-pluriannuel.md" in words
    assert "Le schéma pluriannuel en vigueur et le plan d’action de 2026 ne sont pas encore publiés" in said(
        main_of(project, "/accessibilite/")
    )
