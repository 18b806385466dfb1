"""The command `a11y`, run as pipelines run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, Literal

import jsonschema
import pytest

from a11y.output import terminal
from a11y.renderers import text
from a11y.report import make_report
from tests.a11y.renderers.samples import DAY, found

COMMAND = Path(sys.executable).parent / "a11y"
GOOD = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title></head>'
    "<body><main><h1>Parcs</h1><p>Ouverts tous les jours.</p></main></body></html>"
)
BAD = GOOD.replace("<p>", '<p><img src="a.png">')


def a11y(folder: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), *args],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )


def report(run: subprocess.CompletedProcess[str]) -> Any:
    document = json.loads(run.stdout)
    schema = json.loads(files("a11y").joinpath("report.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    assert document["exitCode"] == run.returncode
    return document


def test_a_clean_page_exits_0(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOOD)
    run = a11y(tmp_path, "a.html")
    assert run.returncode == 0
    assert run.stdout == "1\u00a0page contrôlée, 0\u00a0erreur, 0\u00a0avertissement, 0\u00a0point à vérifier.\n"


def test_a_faulty_page_exits_1_and_tells_where_why_and_how(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    run = a11y(tmp_path, "a.html")
    assert run.returncode == 1
    assert run.stdout.startswith("a.html:1  image-alt  erreur\n")
    assert "Pourquoi\u00a0:" in run.stdout
    assert "Corriger\u00a0:" in run.stdout
    assert "\x1b" not in run.stdout


def test_english_is_a_setting(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    assert "has no text alternative" in a11y(tmp_path, "--lang", "en", "a.html").stdout


def test_json_has_one_entry_for_every_file_given_by_its_path_as_given(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOOD)
    (tmp_path / "b.html").write_text(BAD)
    (tmp_path / "c.txt").write_text("Bonjour")
    (tmp_path / "d").write_text(GOOD)
    run = a11y(tmp_path, "--format", "json", "a.html", "./b.html", "c.txt", "d", "e.html", str(tmp_path / "a.html"))
    document = report(run)
    assert {page["page"]: page["status"] for page in document["pages"]} == {
        "a.html": "checked",
        str(tmp_path / "a.html"): "checked",
        "./b.html": "checked",
        "c.txt": "notApplicable",
        "d": "checked",
        "e.html": "couldNotCheck",
    }
    assert run.returncode == 2


def test_a_folder_is_searched_and_its_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "site" / "a").mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text(GOOD.replace("<p>", '<p><a href="/b/">Plan du parc</a> '))
    (tmp_path / "site" / "a" / "index.html").write_text(GOOD.replace("<title>", "<title>Accueil, "))
    run = a11y(tmp_path, "--format", "json", "site")
    document = report(run)
    assert [f["rule"] for f in document["findings"]] == ["link-target"]
    assert len(document["pages"]) == 2


def test_a_page_alone_says_nothing_of_the_site_around_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOOD.replace("<p>", '<p><a href="/b/">Plan du parc</a> '))
    assert a11y(tmp_path, "a.html").returncode == 0


def test_style_sheets_are_found_below_the_root(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "a.css").write_text("p { display: none }")
    page = BAD.replace("</head>", '<link rel="stylesheet" href="/css/a.css"></head>')
    (tmp_path / "a.html").write_text(page)
    found = report(a11y(tmp_path, "--root", ".", "--format", "json", "a.html"))["findings"]
    assert "image-alt" not in [finding["rule"] for finding in found]


@pytest.mark.parametrize(
    "args, said",
    [
        (["--config", "absent.py", "a.html"], "absent.py"),
        (["--root", "absent", "a.html"], "absent"),
        (["vide"], "aucune page"),
        (["--format", "pdf", "a.html"], "pdf"),
        ([], "PATH"),
    ],
)
def test_what_cannot_be_done_exits_2_with_a_sentence(args: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOOD)
    (tmp_path / "vide").mkdir()
    run = a11y(tmp_path, *args)
    assert run.returncode == 2
    assert said in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "waiver",
    [
        "- {regle: image-alt, motif: x, jusqu_au: 2026-02-30}",
        "- {regle: image-alt, [a]: 1}",
        "- regle: [",
        "- regle: image-alt\n  motif: x\n  jusqu_au: 2099-01-01\n  pages: /*",
    ],
)
def test_a_waiver_that_cannot_be_read_exits_2_with_a_sentence(waiver: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    (tmp_path / "conf.py").write_text("A11Y = {}")
    (tmp_path / "derogations.yaml").write_text(waiver)
    run = a11y(tmp_path, "--config", "conf.py", "a.html")
    assert run.returncode == 2
    assert "derogations.yaml" in run.stdout
    assert "Traceback" not in run.stdout + run.stderr


def test_settings_that_end_the_program_are_no_pass(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    (tmp_path / "conf.py").write_text("import sys\nsys.exit(0)\n")
    run = a11y(tmp_path, "--config", "conf.py", "a.html")
    assert run.returncode == 2
    assert "conf.py" in run.stderr


def test_a_page_reached_by_two_names_has_two_entries_and_findings(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    (tmp_path / "b.html").symlink_to("a.html")
    document = report(a11y(tmp_path, "--format", "json", "a.html", "b.html"))
    assert [f["page"] for f in document["findings"]] == ["a.html", "b.html"]


def test_a_folder_is_searched_through_links_once_and_by_content_too(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sans-suffixe").write_text(BAD)
    (tmp_path / "site" / "image.svg").write_text("<svg></svg>")
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "ailleurs" / "c.HTML").write_text(GOOD)
    (tmp_path / "site" / "lien").symlink_to("../ailleurs")
    (tmp_path / "site" / "boucle").symlink_to(".")
    document = report(a11y(tmp_path, "--format", "json", "site"))
    pages = {page["page"] for page in document["pages"]}
    assert pages == {"site/sans-suffixe", "site/lien/c.HTML"}


@pytest.mark.parametrize(
    "head, css",
    [
        ('<link rel="stylesheet" href="a.css">', '@import"b.css";'),
        ('<link rel="stylesheet" href="a.css">', "@import url(b.css) screen;"),
        ('<base href="/css/"><link rel="stylesheet" href="../a.css">', "@import 'b.css';"),
        ('<link title="a>b" data-href="x.css" href="a.css" rel="stylesheet">', "@import url('/b.css');"),
    ],
)
def test_every_style_sheet_that_a_browser_loads_is_read(head: str, css: str, tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(css)
    (tmp_path / "b.css").write_text("p { color: #ccc; background: #fff }")
    (tmp_path / "a.html").write_text(GOOD.replace("</head>", head + "</head>"))
    found = report(a11y(tmp_path, "--format", "json", "--root", ".", "a.html"))["findings"]
    assert "text-contrast" in [finding["rule"] for finding in found]


def test_style_sheets_beside_a_page_are_read_without_a_root(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p { color: #ccc; background: #fff }")
    (tmp_path / "a.html").write_text(GOOD.replace("</head>", '<link rel="stylesheet" href="a.css"></head>'))
    found = report(a11y(tmp_path, "--format", "json", "a.html"))["findings"]
    assert "text-contrast" in [finding["rule"] for finding in found if finding["outcome"] == "failed"]


def test_settings_are_read_from_the_site_s_own_file(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    (tmp_path / "conf.py").write_text('A11Y = {"severity": {"image-alt": "warning"}}')
    assert a11y(tmp_path, "--config", "conf.py", "a.html").returncode == 0
    (tmp_path / "conf.py").write_text('A11Y = {"severty": {}}')
    run = a11y(tmp_path, "--config", "conf.py", "a.html")
    assert run.returncode == 2
    assert "Vouliez-vous dire" in run.stderr


def test_a_report_goes_to_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    run = a11y(tmp_path, "--format", "json", "--output", "r/report.json", "a.html")
    assert run.returncode == 1
    assert run.stdout == ""
    assert json.loads((tmp_path / "r" / "report.json").read_text())["exitCode"] == 1


def test_hostile_text_reaches_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD.replace("a.png", "a\x1b[31m\u202e&#xD800;.png"))
    for args in (["a.html"], ["--format", "json", "a.html"]):
        run = a11y(tmp_path, *args)
        assert run.returncode == 1
        assert "\x1b" not in run.stdout


def test_many_pages_are_checked_in_other_processes_with_the_same_result(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number:02}.html").write_text(BAD if number % 3 == 0 else GOOD)
    run = a11y(tmp_path, "--format", "json", ".")
    document = report(run)
    assert len(document["pages"]) == 60
    assert document["rules"]["image-alt"]["failed"] == 20


def test_a_page_that_cannot_be_checked_in_time_is_no_pass(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html>" + "<div>" * 2000)
    run = a11y(tmp_path, "a.html")
    assert run.returncode == 2
    assert "a.html  page non contrôlée" in run.stdout


def test_the_same_fault_in_files_given_one_by_one_is_told_of_each(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(BAD)
    run = a11y(tmp_path, "--format", "json", "--root", ".", "a.html", "b.html")
    found = [f["page"] for f in report(run)["findings"] if f["rule"] == "image-alt"]
    assert found == ["a.html", "b.html"]


# Several formats at once


def test_several_formats_are_written_at_once_each_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    run = a11y(tmp_path, "--format", "text=r/a.txt", "--format", "json=r/a.json", "--format", "json", "a.html")
    assert run.returncode == 1
    assert report(run) == json.loads((tmp_path / "r" / "a.json").read_text())
    assert (tmp_path / "r" / "a.txt").read_text().startswith("a.html:1  image-alt  erreur\n")
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == ["a.json", "a.txt"]


def test_the_output_takes_the_format_that_has_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    run = a11y(tmp_path, "--format", "text=a.txt", "--format", "json", "--output", "a.json", "a.html")
    assert run.stdout == ""
    assert json.loads((tmp_path / "a.json").read_text())["exitCode"] == 1


@pytest.mark.parametrize(
    "args, said",
    [
        (["--format", "jsn"], "format inconnu «\u00a0jsn\u00a0». Vouliez-vous dire «\u00a0json\u00a0»"),
        (["--format", "txet=a.txt"], "Vouliez-vous dire «\u00a0text\u00a0»"),
        (["--format", ""], "Formats admis\u00a0: "),
        (["--format", "text", "--format", "json"], "un seul rapport peut aller à la sortie standard"),
        (["--format", "text=r", "--format", "json=./r"], "deux rapports iraient dans r"),
        (["--format", "text", "--format", "json", "--output", "r"], "deux rapports iraient dans r"),
        (["--format", "text=r", "--format", "json", "--output", "r"], "deux rapports iraient dans r"),
        (["--format", "text=r", "--format", "json=x/../r"], "deux rapports iraient dans r"),
        (["--format", "json=h.json", "--history", "./h.json"], "deux rapports iraient dans h.json"),
    ],
)
def test_formats_that_cannot_be_written_exit_2_and_nothing_is_written(
    args: list[str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(GOOD)
    run = a11y(tmp_path, *args, "a.html")
    assert run.returncode == 2
    assert said in run.stderr
    assert run.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_report_goes_through_a_pipe_and_a_link_which_stay_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    (tmp_path / "link").symlink_to("real.json")
    os.mkfifo(tmp_path / "pipe")
    # A pipe that is open at both ends waits for nobody.
    pipe = os.open(tmp_path / "pipe", os.O_RDWR | os.O_NONBLOCK)
    try:
        run = a11y(tmp_path, "--format", "github=pipe", "--format", "json=link", "a.html")
        assert run.returncode == 1
        assert os.read(pipe, 10_000).startswith(b"::error file=a.html,")
    finally:
        os.close(pipe)
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text())["exitCode"] == 1
    assert a11y(tmp_path, "--format", "json=/dev/stdout", "a.html").stdout.startswith("{")


@pytest.mark.parametrize("option", ["--output", "--history"])
def test_a_file_that_cannot_be_written_is_named_as_it_was_given(option: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOOD)
    (tmp_path / "file").write_text("")
    for name in ("file/\x1b[31m.json", "file"):
        run = a11y(tmp_path, option, name if "/" in name else ".", "a.html")
        assert run.returncode == 2
        assert run.stderr.startswith("a11y\u00a0: ")
        assert "\x1b" not in run.stderr
        assert "/." not in run.stderr
    with Path("/dev/full").open("w") as full:
        said = subprocess.run([COMMAND, "a.html"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (said.returncode, said.stderr.partition("\u00a0: ")[2].partition("\u00a0")[0]) == (2, "sortie standard")


@pytest.mark.parametrize(
    "environment, colored",
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colours_are_for_a_terminal_that_takes_them(
    environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(_Screen()))
    assert terminal()["color"] is colored


class _Screen(BytesIO):
    def isatty(self) -> bool:
        return True


def test_no_sentence_grows_with_what_a_page_says(tmp_path: Path) -> None:
    long = "y" * 100_000
    (tmp_path / "a.html").write_text(BAD.replace("a.png", long) + f'<a href="{long}"></a><input name="{long}">')
    run = a11y(tmp_path, "--format", "text", "--format", "json=a.json", "a.html")
    assert max(map(len, run.stdout.splitlines())) < 1_100
    findings = json.loads((tmp_path / "a.json").read_text())["findings"]
    assert max(len(found["message"]) for found in findings) == 1_000


# The day, and earlier ones


def test_the_day_is_that_of_source_date_epoch(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    runs = [a11y(tmp_path, "--format", "json", "a.html", SOURCE_DATE_EPOCH="1795694400") for _ in range(2)]
    assert report(runs[0])["date"] == "2026-11-26"
    assert runs[0].stdout == runs[1].stdout


@pytest.mark.parametrize("said", ["demain", "", "1e9", "9" * 30])
def test_a_day_that_is_none_is_refused(said: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOOD)
    run = a11y(tmp_path, "a.html", SOURCE_DATE_EPOCH=said)
    assert run.returncode == 2
    assert f"SOURCE_DATE_EPOCH={said} n'est pas un nombre de secondes" in run.stderr
    assert run.stdout == ""


def test_the_history_is_begun_and_has_one_entry_a_day(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD)
    days = ("1795694400", "1795694500", "1795780800")
    for number, day in enumerate(days):
        if number == 1:
            (tmp_path / "a.html").write_text(GOOD)
        a11y(tmp_path, "--history", "reports/h.json", "a.html", SOURCE_DATE_EPOCH=day)
    entries = json.loads((tmp_path / "reports" / "h.json").read_text())
    assert [(entry["date"], entry["pages"], entry["error"]) for entry in entries] == [
        ("2026-11-26", 1, 0),
        ("2026-11-27", 1, 0),
    ]


@pytest.mark.parametrize(
    "damaged",
    ["", "{}", "[", "{}x", '{"date": 1}', '[{"date": "2026-11-26"}]', '[{"date": "hier", "pages": 1}]', "[" * 9999],
)
def test_a_damaged_history_is_told_and_left_as_it_is(damaged: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GOOD)
    (tmp_path / "h.json").write_text(damaged)
    run = a11y(tmp_path, "--history", "h.json", "a.html")
    assert run.returncode == 2
    assert "h.json\u00a0: cet historique des rapports est illisible" in run.stderr
    assert "Traceback" not in run.stderr
    assert (tmp_path / "h.json").read_text() == damaged


# How much a person is told


def many(folder: Path, count: int) -> None:
    images = "".join(f'<p>Voir <img src="data:,{number}"> ici.</p>' for number in range(count))
    (folder / "a.html").write_text(GOOD.replace("<p>", images + "<p>"))


def test_the_first_twenty_are_told_on_the_screen_and_the_others_counted_while_a_file_has_all(tmp_path: Path) -> None:
    many(tmp_path, 23)
    run = a11y(tmp_path, "--format", "text", "--format", "text=a.txt", "a.html")
    assert run.returncode == 1
    assert run.stdout.count("image-alt  erreur\n") == 20
    assert "\n\nEt 3\u00a0autres constats\u00a0:\n      3 × image-alt\n\n" in run.stdout
    assert "23\u00a0erreurs" in run.stdout.splitlines()[-1]
    written = (tmp_path / "a.txt").read_text()
    assert written.count("image-alt  erreur\n") == 23
    assert "autres constats" not in written


def test_twenty_are_all_told(tmp_path: Path) -> None:
    many(tmp_path, 20)
    run = a11y(tmp_path, "a.html")
    assert run.stdout.count("image-alt  erreur\n") == 20
    assert "autre constat" not in run.stdout


def test_the_first_twenty_pages_that_were_not_checked_are_told_and_the_others_counted(tmp_path: Path) -> None:
    run = a11y(tmp_path, *(f"{number:02}.html" for number in range(22)))
    assert run.returncode == 2
    assert run.stdout.count(".html  page non contrôlée\n") == 20
    assert "Et 2\u00a0autres pages non contrôlées." in run.stdout


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_the_theme_s_comes_apart_and_is_counted_apart(lang: Literal["fr", "en"]) -> None:
    ours = [found("image-alt", "a.html", source="content/a.md", line=n) for n in range(1, 24)]
    theirs = [found("link-name", "a.html", theme=True, source="base.html", line=n) for n in range(1, 23)]
    made = make_report([], [*ours, *theirs], [], DAY)
    told = "".join(text.render(made, lang, first=text.FIRST))
    head = "À transmettre à l'équipe technique" if lang == "fr" else "For the technical team"
    content, theme = told.split(head)
    assert (content.count("  image-alt  "), theme.count("  link-name  ")) == (20, 20)
    assert "3 × image-alt" in content
    assert "2 × link-name" in theme
    assert "link-name" not in content
    assert "image-alt" not in theme
