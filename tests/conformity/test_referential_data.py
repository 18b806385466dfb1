"""The referential that the public statement is drawn from: complete, in order, and readable by a resident."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[2] / "plugins" / "conformity" / "referentials" / "rgaa-4.1.2.toml"
REFERENTIAL: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
THEMES: list[dict[str, Any]] = REFERENTIAL["themes"]
CRITERIA: list[dict[str, Any]] = [criterion for theme in THEMES for criterion in theme["criteria"]]
NO_BREAK_SPACE = "\u00a0"
NOT_FOR_RESIDENTS = ("balise", "attribut", "critère", "html", "aria", "css")

each_criterion = pytest.mark.parametrize("criterion", CRITERIA, ids=[c["number"] for c in CRITERIA])


def texts(criterion: dict[str, Any]) -> Iterator[str]:
    yield criterion["label"]
    yield criterion["residents"]


def test_it_says_which_referential_it_is() -> None:
    assert REFERENTIAL["name"] == "RGAA"
    assert REFERENTIAL["version"] == "4.1.2"
    assert REFERENTIAL["url"].startswith("https://accessibilite.numerique.gouv.fr/")


def test_nothing_of_the_referential_is_missing() -> None:
    assert len(THEMES) == 13
    assert len(CRITERIA) == 106
    assert sum(len(criterion["tests"]) for criterion in CRITERIA) == 258


def test_themes_are_numbered_in_order_and_named() -> None:
    assert [theme["number"] for theme in THEMES] == list(range(1, 14))
    assert len({theme["name"] for theme in THEMES}) == 13
    assert all(theme["name"] for theme in THEMES)


@pytest.mark.parametrize("theme", THEMES, ids=[str(theme["number"]) for theme in THEMES])
def test_criteria_are_numbered_in_order(theme: dict[str, Any]) -> None:
    expected = [f"{theme['number']}.{n}" for n in range(1, len(theme["criteria"]) + 1)]
    assert [criterion["number"] for criterion in theme["criteria"]] == expected


@each_criterion
def test_tests_are_numbered_in_order_under_their_criterion(criterion: dict[str, Any]) -> None:
    assert criterion["tests"]
    assert criterion["tests"] == [f"{criterion['number']}.{n}" for n in range(1, len(criterion["tests"]) + 1)]


@each_criterion
def test_a_criterion_holds_nothing_but_what_is_read(criterion: dict[str, Any]) -> None:
    assert list(criterion) == ["number", "label", "residents", "wcag", "level", "tests"]


@pytest.mark.parametrize("key", ["label", "residents"])
def test_no_two_criteria_say_the_same(key: str) -> None:
    assert len({criterion[key] for criterion in CRITERIA}) == len(CRITERIA)


@each_criterion
def test_a_label_is_short(criterion: dict[str, Any]) -> None:
    assert 0 < len(criterion["label"]) <= 80
    assert not criterion["label"].endswith((".", "?"))


@each_criterion
def test_the_sentence_for_residents_is_one_short_sentence(criterion: dict[str, Any]) -> None:
    sentence = criterion["residents"]
    assert len(sentence) <= 170
    assert sentence.endswith(".")
    assert sentence.count(".") == 1


@each_criterion
def test_the_sentence_for_residents_is_free_of_technical_words(criterion: dict[str, Any]) -> None:
    words = re.findall(r"\w+", criterion["residents"].casefold())
    assert not [word for word in words for term in NOT_FOR_RESIDENTS if word in (term, term + "s")]


@each_criterion
def test_the_typography_is_french(criterion: dict[str, Any]) -> None:
    for text in texts(criterion):
        assert "'" not in text
        assert '"' not in text
        assert not re.search(rf"[^{NO_BREAK_SPACE}][:;!?»]", text)
        assert not re.search(rf"«[^{NO_BREAK_SPACE}]", text)
        assert not re.search(r"\s{2}|^\s|\s$", text)


@each_criterion
def test_wcag_references_and_level(criterion: dict[str, Any]) -> None:
    assert criterion["wcag"]
    assert len(set(criterion["wcag"])) == len(criterion["wcag"])
    assert all(re.fullmatch(r"\d\.\d\.\d{1,2}", number) for number in criterion["wcag"])
    assert criterion["level"] in ("A", "AA")
