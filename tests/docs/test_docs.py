"""What the docs promise is what the code does."""

from __future__ import annotations

import argparse
import re
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from a11y.bounds import MAX_BYTES, MAX_DEPTH, MAX_MEMORY
from a11y.browser.guise import GUISES
from a11y.config import Config
from a11y.coverage import coverage, decisions
from a11y.reference import reference
from a11y.renderers import formats
from a11y.rule import all_rules
from city.content_types.alert import LEVELS, Alert
from city.content_types.event import ACCESS, Event
from city.content_types.procedure import Procedure
from city.content_types.question import Question
from city.content_types.venue import KINDS, Access, Venue
from city.identity import SchoolBreak
from city.languages import LANGUAGES
from city.models import Article, Page
from city.periods import RHYTHMS
from city.schedule import schedule
from city.translation_names import INHERITED
from conformity.arguments import parser
from conformity.declaration import Declaration

PROJECT = Path(__file__).resolve().parents[2]
PAGES = [
    "README.md",
    "docs/ecrire-une-page.md",
    "docs/alerte.md",
    "docs/publication-refusee.md",
    "docs/audit-navigateur.md",
    "docs/conformite.md",
    "docs/guide-de-style.md",
    "docs/lecteur-d-ecran.md",
    "docs/rapports.md",
    "docs/recherche.md",
    "docs/redirections.md",
    "docs/regles.md",
    "docs/couverture.md",
    "CHANGELOG.md",
]


def read(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def first_cells(text: str, heading: str) -> set[str]:
    """The words in code style of the first column of the first table below a heading."""
    table = text.split(heading, 1)[1].split("| --- ", 1)[1].split("\n\n", 1)[0]
    return {word for row in table.splitlines()[1:] for word in re.findall(r"`([^`]+)`", row.split("|")[1])}


def _rows(text: str, first: str) -> dict[str, list[str]]:
    """The other cells of the rows whose first cell is of a pattern, by what the pattern catches."""
    rows = re.findall(rf"^\| {first} \| (.+) \|$", text, re.MULTILINE)
    return {name: rest.split(" | ") for name, rest in rows}


def test_the_rule_reference_is_what_the_rules_say() -> None:
    assert read("docs/regles.md") == reference(), "lancez « make docs »"


def test_the_table_of_coverage_is_what_the_decisions_say() -> None:
    assert read("docs/couverture.md") == coverage(), "lancez « make docs »"


def test_every_test_of_the_rgaa_has_a_decision() -> None:
    assert len(decisions()) == 258
    assert {decision.by for decision in decisions().values()} == {"rule", "review", "browser", "person"}


def test_every_key_of_the_front_matter_is_in_the_editors_guide() -> None:
    keys = set(Page.model_fields) | set(Article.model_fields)
    assert first_cells(read("docs/ecrire-une-page.md"), "## L'en-tête") == keys


def test_every_language_and_what_a_translation_inherits_is_in_the_editors_guide() -> None:
    section = read("docs/ecrire-une-page.md").split("\n## Traduire une page\n", 1)[1].split("\n## ", 1)[0]
    codes = dict(re.findall(r"`([\w-]+)` ([^,.]+)[,.]", section.split("Les codes : ", 1)[1]))
    assert codes == {tag: one.french for tag, one in LANGUAGES.items() if tag != "fr"}
    (inherited,) = (line for line in section.splitlines() if "vient de l'original" in line)
    assert set(re.findall(r"`(\w+)`", inherited)) == {*INHERITED, "motif"}


def test_every_key_of_a_procedure_is_in_the_editors_guide() -> None:
    keys = set(Procedure.model_fields) - set(Page.model_fields)
    assert first_cells(read("docs/ecrire-une-page.md"), "### L'en-tête d'une démarche") == keys | {"summary"}


def test_every_key_of_the_statement_is_in_the_guide_to_conformity() -> None:
    table = read("docs/conformite.md").split("## La déclaration", 1)[1].split("| --- ", 1)[1].split("\n\n", 1)[0]
    rows = [row.split("|") for row in table.splitlines()[1:]]
    said = {cells[1].strip(" `"): cells[3].strip() == "oui" for cells in rows}
    assert said == {name: field.is_required() for name, field in Declaration.model_fields.items()}


def test_the_guide_describes_every_key_that_a_question_must_have() -> None:
    keys = {name for name, field in Question.model_fields.items() if field.is_required()}
    assert first_cells(read("docs/ecrire-une-page.md"), "### L'en-tête d'une question fréquente") == keys


def test_every_key_of_an_alert_is_in_the_editors_guide_with_its_levels() -> None:
    guide = read("docs/ecrire-une-page.md")
    keys = set(Alert.model_fields) - set(Page.model_fields)
    assert first_cells(guide, "### L'en-tête d'une alerte") == keys | {"summary"}
    *most, least = (f"`{level}`" for level in LEVELS)
    assert f"| {', '.join(most)} ou {least} ;" in guide


def test_every_key_of_a_venue_is_in_the_editors_guide() -> None:
    keys = set(Venue.model_fields) - set(Page.model_fields)
    guide = read("docs/ecrire-une-page.md")
    assert first_cells(guide, "### L'en-tête d'un lieu") == keys | {"summary"}
    assert first_cells(guide, "#### L'accessibilité d'un lieu") == set(Access.model_fields)
    (kinds,) = (line for line in guide.splitlines() if line.startswith("| `genre`"))
    assert [kind for kind in KINDS if kind not in kinds] == []


def test_the_hours_of_the_editors_guide_are_what_the_site_says_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    section = read("docs/ecrire-une-page.md").split("#### Les horaires", 1)[1].split("\n\n- ", 1)[0]
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", section, re.MULTILINE)
    assert len(rows) == 7
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 11, 27, tzinfo=UTC).timestamp())))
    noel = SchoolBreak(nom="Noël", du=date(2026, 12, 19), au=date(2027, 1, 3))
    for written, words in rows:
        said = " ".join(schedule(written, [noel]).sentences).replace("\u00a0", " ").replace("’", "'").lower()
        assert words in said, written


def test_every_key_and_choice_of_an_event_is_in_the_editors_guide() -> None:
    text = read("docs/ecrire-une-page.md")
    heading = "### L'en-tête d'un événement"
    assert first_cells(text, heading) == (set(Event.model_fields) - set(Page.model_fields)) | {"summary"}
    section = text.split(heading, 1)[1].split("\n## ", 1)[0]
    names = {name.replace("lsf", "LSF") for name in (*ACCESS, *RHYTHMS)}
    assert [name for name in names if f"`{name}`" not in section] == []


def test_every_setting_of_the_gate_is_documented_with_its_default() -> None:
    text = read("docs/publication-refusee.md")
    assert first_cells(text, "## Les réglages") == {field.name for field in fields(Config)}
    assert f"`{Config().page_seconds}`" in text
    assert f"`{Config().browser_seconds}`" in text
    assert f"`{Config().waivers}`" in text
    assert f"plus de {MAX_BYTES // 1_000_000} Mo, imbriquée sur plus de {MAX_DEPTH} niveaux" in text
    assert f"plus de {MAX_MEMORY // 1_000_000_000} Go de mémoire" in text


def test_every_form_of_the_report_is_documented_with_its_file() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| `([^`]+)` \|", read("docs/rapports.md"), re.MULTILINE)
    assert dict(rows) == {form.name: form.file for form in formats().values()}
    written = " , ".join(f"`{name}`" for name in Config().formats).replace(" ,", ",")
    assert f"| {written} |" in read("docs/publication-refusee.md")


def test_every_guise_is_documented_as_reports_call_it() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", read("docs/audit-navigateur.md"), re.MULTILINE)
    assert rows == [(name, guise.title.fr.replace("\u00a0pix", " pix")) for name, guise in GUISES.items()]


def test_every_command_and_option_of_conformity_is_documented_with_where_it_goes() -> None:
    guide = read("docs/conformite.md").split("\n## La commande\n", 1)[1].split("\n## ", 1)[0]
    (chosen,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    commands: dict[str, argparse.ArgumentParser] = chosen.choices
    assert set(_rows(guide, "`([a-z]+)`")) == set(commands)
    options = {
        option: {name for name, one in commands.items() if option in one._option_string_actions}
        for one in commands.values()
        for option in one._option_string_actions
        if option.startswith("--") and option != "--help"
    }
    rows = _rows(guide, r"`(--[a-z]+)`")
    assert {option: set(re.findall(r"`([a-z]+)`", row[0])) for option, row in rows.items()} == options
    for option, row in rows.items():
        for name in options[option]:
            default = commands[name]._option_string_actions[option].default
            assert default in (None, False) or f"`{default}`" in row[1], option


def test_every_make_target_is_in_the_readme_with_its_sentence() -> None:
    targets = dict(re.findall(r"^([a-z-]+):.*?## (.+)$", read("Makefile"), re.MULTILINE))
    rows = dict(re.findall(r"^\| (?:`make` ou )?`make ([a-z-]+)` \| (.+) \|$", read("README.md"), re.MULTILINE))
    assert rows == targets


@pytest.mark.parametrize("name", PAGES)
def test_links_between_the_docs_lead_somewhere(name: str) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", read(name), flags=re.DOTALL)
    for target in re.findall(r"(?<!\\)\[[^\]]*\]\(([^)#:{}]+?)(?:#[^)]*)?\)", prose):
        assert ((PROJECT / name).parent / target).exists(), target


@pytest.mark.parametrize("name", ["docs/publication-refusee.md", "README.md"])
def test_the_rules_that_the_docs_name_exist(name: str) -> None:
    named = set(re.findall(r"`((?:image|heading|link|anchor|text)-[a-z-]+)`", read(name)))
    assert named <= set(all_rules())


def test_the_sample_of_the_readme_is_what_the_gate_says() -> None:
    rule = all_rules()["image-alt"]
    text = read("README.md").replace("\u00a0", " ")
    assert rule.why.fr.replace("\u00a0", " ")[:69] in text
    assert rule.fix.fr.replace("\u00a0", " ")[:30] in text
