"""The command `a11y`, run as pipelines run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

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
