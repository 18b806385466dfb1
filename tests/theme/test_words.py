"""The theme's words in other languages: each file says all that the templates say, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from jinja2 import Environment, nodes

from city.content_types.procedure import WAYS
from tests.theme.test_components import TEMPLATES

TRANSLATIONS = TEMPLATES.parent / "translations"
FILES = sorted(TRANSLATIONS.glob("*.toml"))


def said() -> set[str]:
    """What the templates say by `said_in`, and the words that they take from a model."""
    environment = Environment()
    found = set(WAYS.values())
    for path in TEMPLATES.rglob("*.html"):
        for node in environment.parse(path.read_text("utf-8")).find_all(nodes.Filter):
            if node.name == "said_in" and isinstance(node.node, nodes.Const):
                found.add(node.node.value)
    return found


def parts(words: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(words) if name)


def file(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def test_there_is_something_to_say_and_english_and_arabic_say_it() -> None:
    assert len(said()) > 30
    assert {path.stem for path in FILES} >= {"ar", "en"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_all_that_the_templates_say_and_nothing_else(path: Path) -> None:
    words = file(path)["words"]
    assert set(words) == said()
    assert [french for french, own in words.items() if not own.strip() or parts(own) != parts(french)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_names_the_months_and_the_order_of_a_date(path: Path) -> None:
    assert len(set(file(path)["months"])) == 12
    assert parts(file(path)["date"]) == ["day", "month", "year"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_all_that_hours_need_and_nothing_else(path: Path) -> None:
    own = file(path)
    assert len(set(own["days"])) == 7
    assert parts(own["hours"]) == ["end", "start"]
    assert all(own[key].strip() for key in ("comma", "closed", "public_holidays"))
    assert own.keys() == {"date", "months", "days", "hours", "comma", "closed", "public_holidays", "words"}
