"""Each component says what it is for, and does what it says."""

import re
import tomllib
from pathlib import Path
from typing import Any

import html5lib
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError, nodes
from markupsafe import Markup

from city.languages import apart_from, endonym
from city.words import load_words

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"
COMPONENTS = TEMPLATES / "components"
NAMES = sorted(path.stem for path in COMPONENTS.glob("*.html"))
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=True,
    undefined=StrictUndefined,
)
_WORDS = load_words(TEMPLATES.parent)
ENVIRONMENT.filters.update(
    apart_from=apart_from, endonym=endonym, said_in=_WORDS.said_in, theme_language=_WORDS.theme_language
)

# What chooses a drawing is no text.
ICON_NAMES = {("icon", "name"), ("section_card", "icon")}


def sheet(name: str) -> dict[str, Any]:
    return tomllib.loads((COMPONENTS / f"{name}.toml").read_text(encoding="utf-8"))


def macros(name: str) -> list[nodes.Macro]:
    source = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
    return list(ENVIRONMENT.parse(source).find_all(nodes.Macro))


def render(name: str, arguments: dict[str, Any]) -> str:
    arguments = {key: Markup(value) if (name, key) in MARKUP else value for key, value in arguments.items()}
    call = f'{{% from "components/{name}.html" import {name} %}}{{{{ {name}(**arguments) }}}}'
    return ENVIRONMENT.from_string(call).render(arguments=arguments)


# What is given as HTML is not escaped.
MARKUP = {
    (name, parameter["name"])
    for name in NAMES
    for parameter in sheet(name).get("parameters", [])
    if parameter["type"] == "HTML"
}
EXAMPLES = [(name, example) for name in NAMES for example in sheet(name)["examples"]]


def test_there_is_a_sheet_for_each_component_and_a_component_for_each_sheet() -> None:
    assert NAMES
    assert sorted(path.stem for path in COMPONENTS.glob("*.toml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_component_is_one_macro_of_its_own_name(name: str) -> None:
    assert [macro.name for macro in macros(name)] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_names_the_parameters_of_the_macro_in_order(name: str) -> None:
    (macro,) = macros(name)
    described = sheet(name).get("parameters", [])
    assert [parameter["name"] for parameter in described] == [argument.name for argument in macro.args]
    optional = [argument.name for argument in macro.args][len(macro.args) - len(macro.defaults) :]
    assert [parameter["name"] for parameter in described if not parameter["required"]] == optional
    assert all("default" in parameter for parameter in described if not parameter["required"])
    assert all(parameter["type"] and parameter["description"] for parameter in described)
    assert sheet(name)["description"]


@pytest.mark.parametrize("name, example", EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_an_example_renders_to_html_without_a_parse_error(name: str, example: dict[str, Any]) -> None:
    parser = html5lib.HTMLParser()
    parser.parseFragment(render(name, example["arguments"]))
    assert parser.errors == []


@pytest.mark.parametrize("name, example", EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_what_an_example_leaves_out_is_only_what_may_be_left_out(name: str, example: dict[str, Any]) -> None:
    given = set(example["arguments"])
    described = {parameter["name"]: parameter["required"] for parameter in sheet(name).get("parameters", [])}
    assert given <= described.keys()
    assert {name for name, required in described.items() if required} <= given


@pytest.mark.parametrize("name, example", EXAMPLES, ids=lambda value: value if isinstance(value, str) else "")
def test_text_is_escaped(name: str, example: dict[str, Any]) -> None:
    spoilt = {
        key: "<b>&" if isinstance(value, str) and (name, key) not in ICON_NAMES | MARKUP else value
        for key, value in example["arguments"].items()
    }
    assert "<b>" not in render(name, spoilt)


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(UndefinedError):
        render("icon", {"name": "unheard-of"})


def test_the_icons_named_in_the_sheet_are_those_that_are_drawn() -> None:
    (described,) = sheet("icon")["parameters"]
    for name in re.findall(r"[a-z]+", described["description"].replace(" ou ", " ")):
        assert "<path" in render("icon", {"name": name})
