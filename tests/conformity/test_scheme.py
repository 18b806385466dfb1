"""The schéma pluriannuel: every item that the law lists is asked for, and it lasts three years at most."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from city.errors import ContentError
from conformity.scheme import ITEMS, Scheme, last_day, load_scheme

GOOD = "debut: 2026-01-01\nfin: 2028-12-31\n" + "".join(f"{key}: Ce que dit {key}.\n" for key in ITEMS)


def scheme(folder: Path, text: str, name: str = "schema.yaml") -> Scheme | None:
    path = folder / "content/conformite" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load_scheme(folder / "content")


def told(folder: Path, text: str, name: str = "schema.yaml") -> list[tuple[int | None, str]]:
    """Say what is wrong with a schéma: lines and words."""
    with pytest.raises(ContentError) as caught:
        scheme(folder, text, name)
    for problem in caught.value.problems:
        assert problem.source == f"content/conformite/{name}"
    return [
        (one.line, f"{one.message.fr} {one.why.fr} {one.fix.fr}".replace("\u00a0", " "))
        for one in caught.value.problems
    ]


def line_of(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start))


def test_a_city_without_a_schema_has_none(tmp_path: Path) -> None:
    assert load_scheme(tmp_path / "content") is None


def test_the_items_are_those_of_the_law_in_its_order(tmp_path: Path) -> None:
    said = scheme(tmp_path, GOOD)
    assert said is not None
    assert [*Scheme.model_fields] == ["debut", "fin", *ITEMS]
    (_, policy), (_, works) = said.parts
    assert [part for part, _, _ in policy + works] == [key.replace("_", "-") for key in ITEMS]
    assert (len(policy), len(works)) == (8, 7)
    assert policy[0] == (
        "strategie",
        "L’accessibilité dans la stratégie de la ville",
        "<p>Ce que dit strategie.</p>",
    )


@pytest.mark.parametrize("key", ITEMS)
def test_a_missing_item_is_told_with_what_the_law_wants_there(tmp_path: Path, key: str) -> None:
    ((_, words),) = told(tmp_path, GOOD.replace(f"{key}: Ce que dit {key}.\n", ""))
    assert f"Il manque « {key} »" in words
    assert f"La loi demande d’y lire {ITEMS[key].wanted.replace(chr(0xA0), ' ')}" in words
    assert "loi n° 2005-102, article 47, III" in words


@pytest.mark.parametrize("empty", ["", '""', "|\n"])
def test_an_empty_item_is_told_like_a_missing_one(tmp_path: Path, empty: str) -> None:
    text = GOOD.replace("formation: Ce que dit formation.", f"formation: {empty}")
    ((line, words),) = told(tmp_path, text)
    assert line == line_of(text, "formation")
    assert "« formation » est vide" in words
    assert ITEMS["formation"].wanted in words


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("fin: 2028-12-31", "fin: 31/12/2028").replace("audits:", "auditss:")
    text = text.replace("formation: Ce que dit formation.\n", "")
    said = dict(told(tmp_path, text))
    assert "Il manque « formation »" in said[1]
    assert "Écrivez fin: 2028-12-31" in said[2]
    assert "Vouliez-vous dire « audits » ?" in said[line_of(text, "auditss")]


@pytest.mark.parametrize("word", ["début", "référente", "recrutement", "marchés", "lsf", "priorités", "bilan"])
def test_a_word_that_an_officer_may_try_is_told_with_the_key(tmp_path: Path, word: str) -> None:
    key = Scheme.synonyms[word]
    text = GOOD.replace(f"\n{key}:", f"\n{word}:") if key != "debut" else GOOD.replace("debut:", f"{word}:")
    ((line, words),) = told(tmp_path, text)
    assert line == line_of(text, word)
    assert f"Vouliez-vous dire « {key} » ?" in words


def test_a_text_has_paragraphs_lists_links_and_french_typography(tmp_path: Path) -> None:
    text = GOOD.replace(
        "formation: Ce que dit formation.",
        'formation: |\n  Deux "journées" par an : le détail [à la mairie](/mairie/).\n\n  - pour tous\n  - sans frais',
    )
    said = scheme(tmp_path, text)
    assert said is not None
    assert said.formation == (
        '<p>Deux «\u00a0journées\u00a0» par an\u00a0: le détail <a href="/mairie/">à la mairie</a>.</p>\n'
        "<ul>\n<li>pour tous</li>\n<li>sans frais</li>\n</ul>"
    )


@pytest.mark.parametrize(
    "written,below,words",
    [
        ("\n  - pour tous\n", 1, "Ajoutez une barre après le deux-points : « formation: | »"),
        ("|\n  Oui.\n\n  ## Un titre\n", 0, "Il y a un titre dans « formation »"),
        ("|\n  Oui.\n\n  [x]({filename}../pages/x.md)\n", 3, "[contacter la mairie](/mairie/contact/)"),
        ("|\n  Oui.\n\n  /// atention\n  x\n  ///\n", 3, "attention"),
        ("Oui # non\n", 0, "La fin de « formation » serait perdue"),
        ("\n  texte: oui\n", 1, "attend une seule valeur"),
    ],
)
def test_a_text_that_cannot_be_shown_is_told_with_its_line(
    tmp_path: Path, written: str, below: int, words: str
) -> None:
    text = GOOD.replace("formation: Ce que dit formation.\n", f"formation: {written}")
    ((line, said),) = told(tmp_path, text)
    assert words in said
    assert line == line_of(text, "formation") + below


@pytest.mark.parametrize(
    "first,last",
    [
        pytest.param("2026-01-01", "2028-12-31", id="whole years"),
        pytest.param("2025-10-15", "2028-10-14", id="from the middle of a month"),
        pytest.param("2024-02-29", "2027-02-28", id="from 29 February, the last day of the month three years later"),
        pytest.param("2025-03-01", "2028-02-29", id="to 29 February"),
        pytest.param("2025-02-28", "2028-02-27", id="from 28 February"),
    ],
)
def test_three_years_are_accepted_and_a_day_more_is_refused(tmp_path: Path, first: str, last: str) -> None:
    assert last_day(date.fromisoformat(first)) == date.fromisoformat(last)
    text = GOOD.replace("2026-01-01", first)
    assert scheme(tmp_path, text.replace("2028-12-31", last)) is not None
    more = date.fromordinal(date.fromisoformat(last).toordinal() + 1)
    ((line, words),) = told(tmp_path, text.replace("2028-12-31", more.isoformat()))
    assert line == 2
    assert "Le schéma dure plus de trois ans" in words
    assert f"« fin: {last} »" in words


def test_an_end_before_the_beginning_is_told(tmp_path: Path) -> None:
    ((line, words),) = told(tmp_path, GOOD.replace("2028-12-31", "2025-12-31"))
    assert (line, "finit avant de commencer" in words) == (2, True)


def test_it_counts_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    said = scheme(tmp_path, GOOD)
    assert said is not None
    assert [said.has_begun(day) for day in (date(2025, 12, 31), date(2026, 1, 1))] == [False, True]
    assert [said.has_ended(day) for day in (date(2028, 12, 31), date(2029, 1, 1))] == [False, True]


@pytest.mark.parametrize("name", ["schema.yml", "schéma.yaml", "sche\u0301ma.yaml", "schema-pluriannuel.yaml"])
def test_a_file_of_another_name_is_told(tmp_path: Path, name: str) -> None:
    ((_, words),) = told(tmp_path, GOOD, name)
    assert "Renommez-le « schema.yaml »" in words
