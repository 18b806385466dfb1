"""The style guide shows every component as the site does, and a broken example refuses it by the component's name."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from city.errors import ContentError
from city.style_guide import Component, read_components, swatches
from city.tokens import read_schemes
from city.typography import typeset
from tests.html_validate import faults
from tests.theme.conftest import ROOT, Project, copy_site, parse, text_of
from tests.theme.test_components import COMPONENTS, ENVIRONMENT, EXAMPLES, NAMES, render

SETTINGS = "guideconf.py"
GUIDE = "guide/guide-de-style"
# A day is no literal of Jinja: the call shows it as text.
WITHOUT_LITERAL = {"alert"}


def with_settings(project: Project) -> Project:
    shutil.copy(ROOT / SETTINGS, project.root)
    return project


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the guide, built once."""
    project = with_settings(copy_site(tmp_path_factory.mktemp("guide")))
    run = project.build(SETTINGS)
    assert run.code == 0, run.said
    return project.root / GUIDE


@pytest.fixture(scope="module")
def components() -> dict[str, Component]:
    return {component.name: component for component in read_components(COMPONENTS, ENVIRONMENT)}


def read(*parts: str | Path) -> str:
    return Path(*parts, "index.html").read_text(encoding="utf-8")


def sheet(name: str) -> dict[str, Any]:
    return tomllib.loads((COMPONENTS / f"{name}.toml").read_text(encoding="utf-8"))


def spaced(text: str) -> str:
    """A text as it is typeset, but with spaces that are all alike."""
    return " ".join(typeset(text).split())


def test_every_component_is_listed_and_has_a_page_that_says_what_it_is_for(guide: Path) -> None:
    listed = {link.get("href"): text_of(link) for link in parse(read(guide)).iter("a")}
    for name in NAMES:
        said = sheet(name)
        assert spaced(listed[f"/guide-de-style/{name}/"]) == spaced(said["title"])
        page = parse(read(guide, name))
        assert spaced(text_of(next(page.iter("h1")))) == spaced(said["title"])
        shown = spaced(text_of(page.find("body/main")))
        assert spaced(said["description"]) in shown
        assert spaced(said.get("avoid", "")) in shown
        for parameter in said.get("parameters", []):
            assert spaced(parameter["description"]) in shown, parameter["name"]


def test_titles_tell_components_apart() -> None:
    assert len({sheet(name)["title"] for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("name, example", EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_an_example_stands_in_the_guide_as_the_component_makes_it(
    guide: Path, components: dict[str, Component], name: str, example: dict[str, Any]
) -> None:
    shown = next(one for one in components[name].examples if one.name == example["name"])
    page = read(guide, name)
    made = render(name, example["arguments"]).strip()
    assert spaced(f"Exemple : {example['name']}") in spaced(text_of(parse(page).find("body/main")))
    if not made:
        assert "le composant ne montre rien" in page
    elif shown.url is None:
        assert f'<div class="guide-example__stage prose">\n{made}\n</div>' in page
    else:
        frames = {frame.get("src"): frame.get("title") for frame in parse(page).iter("iframe")}
        assert spaced(example["name"]) in spaced(frames[f"/{shown.url}"] or "")
        assert f">\n{made}\n</div>" in read(guide.parent, shown.url)
    codes = [(code.text or "").strip() for code in parse(page).iter("code")]
    assert shown.call in codes
    assert not made or made in codes


@pytest.mark.parametrize("name, example", EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_the_call_that_is_shown_makes_the_example(
    components: dict[str, Component], name: str, example: dict[str, Any]
) -> None:
    shown = next(one for one in components[name].examples if one.name == example["name"])
    if name in WITHOUT_LITERAL:
        ENVIRONMENT.parse(shown.call)
    else:
        assert ENVIRONMENT.from_string(shown.call).render().strip() == render(name, example["arguments"]).strip()


def test_what_a_document_holds_once_is_shown_in_a_frame(components: dict[str, Component]) -> None:
    alone = {name for name, component in components.items() if any(one.url for one in component.examples)}
    assert alone >= {"breadcrumb", "main_nav", "page_header", "site_footer", "skip_links", "table_of_contents"}
    assert not alone & {"accordion", "callout", "figure", "key_facts", "link_card", "steps"}


def test_each_colour_is_shown_with_its_ratios(guide: Path) -> None:
    tokens = read_schemes((ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8"))
    rows = [[text_of(cell) for cell in row] for row in parse(read(guide)).iter("tr")]
    ratios = {row[0].removeprefix("Aa "): row[1:] for row in rows if len(row) == 3}
    colours = {name[2:] for name in tokens["light"] if re.match("--(on|line)-", name)}
    assert colours <= ratios.keys()
    assert all(re.fullmatch(r"\d+,\d", said) for name in colours for said in ratios[name])
    assert ratios["on-deep"] == ["12,5", "14,9"]


def test_a_ratio_is_that_of_the_colour_on_its_own_surface_in_each_scheme() -> None:
    css = """:root { --surface-a: #fff; --surface-a-b: #000; --on-a: #000; --line-a-b-c: #000; --trim-a: #123; }
    @media screen and (prefers-color-scheme: dark) { :root { --on-a: #fff; --line-a-b-c: #fff; } }"""
    found = swatches(read_schemes(css))
    assert [(one.colour, one.surface, round(one.light), round(one.dark)) for one in found] == [
        ("on-a", "surface-a", 21, 1),
        ("line-a-b-c", "surface-a-b", 1, 21),
    ]


def test_html_validate_finds_no_fault_in_the_guide(guide: Path) -> None:
    assert faults(guide) == []


def test_the_site_of_the_city_carries_no_guide(built: Project, guide: Path) -> None:
    assert not (built.output / "guide-de-style").exists()
    assert "guide-de-style" not in read(built.output, "mairie/plan-du-site")
    assert 'href="/guide-de-style/"' in read(guide.parent, "mairie/plan-du-site")


def test_the_guide_has_reports_of_its_own_and_leaves_those_of_the_site(guide: Path) -> None:
    reports = guide.parents[1] / "rapports"
    assert "guide-de-style" in (reports / "guide" / "sources.json").read_text("utf-8")
    assert [path.name for path in reports.iterdir()] == ["guide"]


def test_an_example_that_breaks_a_rule_refuses_the_guide_with_the_name_of_the_component(project: Project) -> None:
    with_settings(project)
    sheet_path = "theme/templates/components/section_card.toml"
    project.replace(sheet_path, 'url = "https://www.levallois.example/sport/"', 'url = "/nulle-part/"')
    run = project.build(SETTINGS)
    assert run.code == 1
    assert re.search(r"guide-de-style/section_card/index.html:\d+\s+link-target\s+erreur", run.said), run.said
    assert not (project.root / "guide").exists()


def test_an_example_that_cannot_be_rendered_refuses_the_guide_with_the_name_of_the_component(project: Project) -> None:
    with_settings(project)
    project.replace("theme/templates/components/icon.toml", 'name = "childhood"', 'name = "cartable"')
    run = project.build(SETTINGS)
    assert run.code == 2
    assert "theme/templates/components/icon.toml" in run.said
    assert "L’exemple « Enfance » du composant « icon »" in spaced(run.said)
    assert not (project.root / "guide").exists()


@pytest.mark.parametrize(
    "text, said",
    [
        ("title = ", "La fiche du composant « notice » ne se lit pas : ce n’est pas du TOML (Invalid value"),
        ('description = "Un"\n[[examples]]\nname = "Un"\narguments = {}', "ne se lit pas : title manque."),
        ('title = "Un"\ndescription = "Un"\nexamples = []', "ne se lit pas : examples est vide."),
        (
            'title = "Un"\ndescription = "Un"\nsauf = "Un"\n[[examples]]\nname = "Un"\narguments = {}',
            "ne se lit pas : sauf n’existe pas.",
        ),
        (
            'title = "Un"\ndescription = "Un"\n[[examples]]\nname = "Trop"\n'
            'arguments = {title = "A", text = "B", more = 1}',
            "L’exemple « Trop » du composant « notice » ne s’affiche pas : ",
        ),
    ],
)
def test_a_sheet_that_is_wrong_is_told_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    folder = tmp_path / "theme" / "templates" / "components"
    folder.mkdir(parents=True)
    (folder / "notice.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as told:
        read_components(folder, ENVIRONMENT)
    (problem,) = told.value.problems
    assert problem.source == "theme/templates/components/notice.toml"
    assert said in spaced(problem.message.fr)
    assert problem.why.fr
    assert problem.fix.fr
