"""GitHub's workflow commands, read after the rules of its runner (`ActionCommand.TryParseV2`)."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from a11y.finding import Finding
from a11y.renderers import formats
from a11y.renderers.github import render
from a11y.renderers.text import summary
from a11y.report import AuditSummary, PageStatus, Report, make_report
from tests.a11y.renderers.samples import DAY, HOSTILE, found, hostile, of_everything

COMMAND = Path(sys.executable).parent / "a11y"


@dataclass(frozen=True)
class Command:
    """What the runner makes of a line of a log."""

    name: str
    properties: dict[str, str]
    data: str


def parse(line: str) -> Command | None:
    """A line of a log as the runner reads it: any that begins with `::` is a command."""
    line = line.strip()
    if not line.startswith("::") or "::" not in line[2:]:
        # The older form counts anywhere in a line.
        assert "##[" not in line
        return None
    head, _, data = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in rest.split(",") if pair)
    properties = {pair[0].strip(): unescaped(pair[1], PROPERTY) for pair in pairs if len(pair) == 2 and pair[1]}
    return Command(name, properties, unescaped(data, DATA))


DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def unescaped(text: str, marks: dict[str, str]) -> str:
    for escaped, mark in marks.items():
        text = text.replace(escaped, mark)
    return text


def commands(text: str) -> list[Command]:
    """The commands of a log; the last line is none."""
    # The runner reads lines as .NET does; no other line end may stand in one either.
    *lines, last = text.splitlines()
    assert text == "\n".join([*lines, last, ""])
    read = [command for line in lines if (command := parse(line))]
    assert len(read) == len(lines)
    assert parse(last) is None
    return read


def commands_of(report: Report) -> list[Command]:
    return commands("".join(render(report)))


def report_of(*findings: Finding) -> Report:
    return make_report([PageStatus("a.html", "checked")], findings, [], DAY)


def test_a_finding_is_a_note_on_the_line_to_mend() -> None:
    said = found("image-alt", "a.html", source="content/a.md", line=14)
    (command,) = commands_of(report_of(said))
    assert command.name == "error"
    assert command.properties == {"file": "content/a.md", "line": "14", "title": "image-alt"}
    assert command.data.split("\n") == [
        "L'image «\u00a0fete.jpg\u00a0» n'a pas d'alternative.",
        f"Pourquoi\u00a0: {said.why.fr}",
        f"Corriger\u00a0: {said.fix.fr}",
    ]


def test_without_a_source_it_is_on_the_line_of_the_page() -> None:
    (command,) = commands_of(report_of(found("image-alt", "b/index.html")))
    assert command.properties == {"file": "b/index.html", "line": "12", "title": "image-alt"}


def test_what_could_not_be_checked_comes_first_then_errors_and_what_is_waived_stays_out() -> None:
    report = of_everything()
    read = commands_of(report)
    assert [command.name for command in read] == ["error", "error", "error", "error", "warning", "notice"]
    assert read[0].properties == {"file": "content/c.md", "line": "2", "title": "Construction"}
    assert read[0].data == "Date illisible.\nPourquoi\u00a0: Parce que.\nCorriger\u00a0: Datez."
    assert read[1] == Command("error", {"file": "c.html", "title": "Page non contrôlée"}, "page trop grande")
    waived = {found.rule for found in report.findings if found.waived is not None}
    assert not waived & {command.properties["title"] for command in read}


def test_pages_that_were_chosen_and_not_seen_are_an_error() -> None:
    (command,) = commands_of(replace(report_of(), browser=AuditSummary("all", 9, 9, 3, 0, ("desktop",))))
    assert command.name == "error"
    assert "3\u00a0pages vues sur 9" in command.data


def test_the_last_line_is_the_summary() -> None:
    assert "".join(render(of_everything())).splitlines()[-1] == summary(of_everything())
    assert "".join(render(of_everything(), "en")).splitlines()[-1] == summary(of_everything(), "en")


def test_messages_are_in_the_language_asked_for() -> None:
    (command,) = commands("".join(render(report_of(found("image-alt", "a.html")), "en")))
    assert command.data.startswith('The image "fete.jpg" has no alternative.\nWhy: ')


def test_marks_of_commands_are_read_back_as_they_were() -> None:
    text = "100%25, a:b::c=d,%0A"
    (command,) = commands_of(report_of(found("image-alt", text, name=text)))
    assert command.properties["file"] == text
    assert command.data.startswith(f"L'image «\u00a0{text}\u00a0»")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_starts_no_command(text: str) -> None:
    problem, page, finding = commands_of(hostile(text))
    assert [command.properties.keys() for command in (problem, page, finding)] == [
        {"file", "line", "title"},
        {"file", "title"},
        {"file", "line", "title"},
    ]
    for command in (problem, page, finding):
        assert command.name == "error"
        for string in (*command.properties.values(), *command.data.split("\n")):
            assert string.replace("\u00a0", "").replace("\u202f", "").isprintable()


def test_an_empty_report_is_its_summary() -> None:
    assert commands_of(make_report([], [], [], DAY)) == []


def test_the_same_report_gives_the_same_bytes() -> None:
    assert "".join(render(of_everything())) == "".join(render(of_everything()))


def test_the_command_prints_it(tmp_path: Path) -> None:
    page = (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title></head>'
        '<body><main><h1>Parcs</h1>\n<p><img src="a.png"></p></main></body></html>'
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    done = subprocess.run(
        [COMMAND, "--format", "github", "a.html"], cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 1
    (command,) = commands(done.stdout.decode())
    assert command.properties == {"file": "a.html", "line": "2", "title": "image-alt"}


def test_the_format_is_known_by_its_name() -> None:
    assert formats()["github"].file == "a11y.github"
