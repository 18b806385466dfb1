"""`a11y --browser` as people and pipelines meet it: what it prints, what it counts, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import a11y
from a11y.example import whole_page

A11Y = Path(sys.executable).with_name("a11y")
QUICK = ("--browser", "--no-probes", "--guises", "desktop")
GOOD = whole_page("<p>La piscine rouvre lundi.</p>")
SCHEMA = json.loads((Path(a11y.__file__).parent / "report.schema.json").read_text("utf-8"))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([A11Y, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def report(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(done.stdout)
    jsonschema.validate(document, SCHEMA)
    return document


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "enfance").mkdir()
    (tmp_path / "index.html").write_bytes(GOOD)
    (tmp_path / "enfance" / "index.html").write_bytes(whole_page('<p>Le menu</p><img src="/menu.svg">'))
    (tmp_path / "menu.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    return tmp_path


def test_it_says_how_many_pages_were_seen_and_by_whom(site: Path) -> None:
    done = run(site, *QUICK, "--root", ".", ".")
    assert done.returncode == 1, done.stdout + done.stderr
    said = " ".join(done.stdout.replace("│", " ").split())
    assert "Dans le navigateur : 2 pages vues sur 2, sous 1 aspect" in said
    assert "Vu par : Parvis, axe (image-alt), HTML_CodeSniffer (1_1_1.H37)" in said
    assert "sur un grand écran" in said
    english = run(site, *QUICK, "--lang", "en", "--root", ".", ".").stdout.replace("\u00a0", " ")
    assert "In the browser: 2 pages seen of 2, in 1 guise; 2 unchanged since the last audit." in english


def test_its_json_keeps_the_contract_and_counts(site: Path) -> None:
    document = report(run(site, *QUICK, "--format", "json", "--root", ".", "."))
    audit = document["browser"]
    assert (audit["mode"], audit["pagesBuilt"], audit["pagesChosen"], audit["pagesAudited"]) == ("all", 2, 2, 2)
    assert audit["guises"] == ["desktop"]
    (found,) = [finding for finding in document["findings"] if finding["rule"] == "image-alt"]
    assert found["witnesses"][0] == "Parvis"
    assert found["guises"] == ["desktop"]
    without = report(run(site, "--format", "json", "--root", ".", "."))
    assert without["browser"] is None


def test_a_sample_says_so_and_can_be_drawn_again(site: Path) -> None:
    for number in range(30):
        (site / f"nouvelle-{number}.html").write_bytes(GOOD)
    first = report(run(site, *QUICK, "--sample", "--seed", "7", "--format", "json", "--root", ".", "."))
    audit = first["browser"]
    assert (audit["mode"], audit["seed"], audit["pagesBuilt"]) == ("sample", 7, 32)
    assert 2 <= audit["pagesChosen"] == audit["pagesAudited"] < 32
    again = run(site, *QUICK, "--sample", "--seed", "7", "--root", ".", ".").stdout.replace("\u00a0", " ")
    assert f"(échantillon de {audit['pagesChosen']}, tirage 7)" in again
    drawn = report(run(site, *QUICK, "--sample", "--format", "json", "--root", ".", "."))
    assert isinstance(drawn["browser"]["seed"], int)


def test_files_are_looked_at_wherever_they_lie_and_whatever_they_are_called(tmp_path: Path) -> None:
    names = ["été au parc.html", "a%20b.html", "c#d.html", "dossier/é?.html"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(GOOD)
    document = report(run(tmp_path, *QUICK, "--format", "json", *names))
    assert document["exitCode"] == 0, document["pages"]
    assert document["browser"]["pagesAudited"] == len(names)


def test_a_page_outside_of_the_site_was_not_seen(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "page.html"
    other.write_bytes(GOOD)
    done = run(site, *QUICK, "--root", ".", "index.html", str(other))
    assert done.returncode == 2
    assert "hors du dossier du site" in done.stdout


def test_a_folder_behind_a_link_is_looked_at(site: Path) -> None:
    (site / "lien").symlink_to("enfance")
    document = report(run(site, *QUICK, "--format", "json", "lien"))
    assert document["browser"]["pagesAudited"] == 1
    assert document["exitCode"] == 1


def test_what_a_page_asks_for_long_after_it_was_loaded_is_seen_too(tmp_path: Path) -> None:
    # pa11y takes away all who listen to requests: until they listened again, what came later was never answered.
    late = "<script>setTimeout(() => { new Image().src = 'https://ailleurs.example/a.png' }, 3000)</script>"
    (tmp_path / "page.html").write_bytes(whole_page(f"<p>La piscine rouvre lundi.</p>{late}"))
    document = report(run(tmp_path, "--browser", "--guises", "desktop", "--format", "json", "page.html"))
    assert [finding["rule"] for finding in document["findings"]] == ["request-outside"]


def test_pages_after_one_another_are_not_kept_waiting(site: Path) -> None:
    for number in range(6):
        (site / f"page-{number}.html").write_bytes(GOOD)
    started = time.monotonic()
    done = run(site, *QUICK, "--workers", "1", "--format", "json", "--root", ".", ".")
    assert report(done)["browser"]["pagesAudited"] == 8
    # A tab that does not answer would have been given up after half a minute, and tried again.
    assert time.monotonic() - started < 25


def test_a_guise_that_does_not_exist_is_named_with_the_nearest(site: Path) -> None:
    done = run(site, "--browser", "--guises", "desktop,forced-colours", "index.html")
    assert done.returncode == 2
    assert "forced-colours" in done.stderr
    assert "Vouliez-vous dire «\u00a0forced-colors\u00a0»" in done.stderr
    assert "Traceback" not in done.stderr
