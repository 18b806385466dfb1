"""Where a resident finds a question, and what stands first in its answer."""

from tests.theme.conftest import Project, text_of
from tests.theme.test_site import with_class

DOGS = "/questions/chien-dans-les-parcs/"


def test_the_short_answer_comes_right_after_the_question(built: Project) -> None:
    page = built.page(DOGS)
    order = [*page.find("body").iter()]  # type: ignore[union-attr]  # every page has one
    title = next(page.iter("h1"))
    assert text_of(title) == "Les chiens sont-ils admis dans les parcs ?"
    following = next(element for element in order[order.index(title) + 1 :] if element.tag == "p")
    assert text_of(following).startswith("Oui, tenus en laisse")


def test_questions_are_found_by_section_and_all_together_but_are_no_pages_of_the_menu(built: Project) -> None:
    listed = built.page("/questions/")
    assert [text_of(heading) for heading in listed.iter("h2")][:2] == ["Enfance", "Sport"]
    assert DOGS in [link.get("href") for link in listed.iter("a")]
    landing = built.page("/espaces-verts/")
    assert "Questions fréquentes" in [text_of(heading) for heading in landing.iter("h2")]
    assert DOGS in [link.get("href") for link in landing.iter("a")]
    (menu,) = with_class(built.page("/espaces-verts/jardiner-au-pied-des-arbres/"), "local-nav")
    assert DOGS not in [link.get("href") for link in menu.iter("a")]


def test_a_question_without_a_section_of_the_site_stops_the_build(project: Project) -> None:
    project.replace("content/questions/chien-dans-les-parcs.md", "section: espaces-verts", "section: parcs")
    run = project.build()
    assert run.code != 0
    assert "content/questions/chien-dans-les-parcs.md:3" in run.said
    assert "Valeurs admises\u00a0: actualites, agenda, culture, enfance, espaces-verts" in run.said
