"""`a11y --write-waivers`: a site with known faults is published today, and any other fault is still told."""

from __future__ import annotations

import datetime
import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from a11y.config import Config
from a11y.finding import Finding, Place, Text
from a11y.waiver import Waiver
from a11y.waiver_writing import (
    REASON,
    Entry,
    Promise,
    WaiverWritingError,
    add,
    entries_for,
    promise,
    read_file,
)

COMMAND = Path(sys.executable).parent / "a11y"
# 26 November 2026
NOW = {"SOURCE_DATE_EPOCH": "1795694400"}
TODAY = datetime.date(2026, 11, 26)
UNTIL = "2027-05-26"
PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title} – Ville</title></head>'
    "<body><header><p>Ville</p></header><main><h1>{title}</h1><p>Ouvert tous les jours.</p>{body}</main>{after}</body>"
    "</html>"
)
IMAGE = '<p>Voir <img src="data:,{}"> ici</p>'
FOOTER = "<footer><p><a href='https://exemple.fr/{}'></a></p></footer>"
BY_HAND = (
    "# Écrit à la main\r\n- regle: text-contrast   # encart\r\n"
    "  motif: |+\r\n    Attendu.\r\n\r\n  jusqu_au: 2027-01-31"
)


def a11y(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), *args],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **NOW},
        check=False,
        timeout=120,
    )


def write(folder: Path, *args: str, file: str = "derogations.yaml") -> subprocess.CompletedProcess[str]:
    return a11y(folder, "--config", "conf.py", "--write-waivers", file, "--until", UNTIL, *args, "site")


def judge(folder: Path) -> subprocess.CompletedProcess[str]:
    return a11y(folder, "--config", "conf.py", "site")


def page(site: Path, path: str, body: str = "", after: str = "") -> None:
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(title=path.replace("<", ""), body=body, after=after))


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """An old site of four pages: a link without a name in every footer, images without alternatives on two pages."""
    for number, path in enumerate(("index.html", "a/index.html", "b/index.html", "b/c.html")):
        page(tmp_path / "site", path, IMAGE.format(number) if number % 2 else "", FOOTER.format("x"))
    (tmp_path / "conf.py").write_text("A11Y = {}")
    return tmp_path


def entries(folder: Path) -> list[dict[str, object]]:
    written: list[dict[str, object]] = yaml.safe_load((folder / "derogations.yaml").read_text())
    return written


def test_a_site_with_known_faults_passes_once_its_waivers_are_written(city: Path) -> None:
    assert judge(city).returncode == 1
    run = write(city)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(
        "3\u00a0dérogations écrites dans derogations.yaml, pour 6\u00a0défauts, jusqu'au 26/05/2027\u00a0; "
        "dont 1\u00a0pour un endroit commun à toutes les pages.\nJugez de nouveau\u00a0: a11y "
    )
    promised = {"motif": REASON, "jusqu_au": datetime.date(2027, 5, 26)}
    assert entries(city) == [
        {"regle": "link-name", "selecteur": "body > footer > p > a", **promised},
        {"regle": "image-alt", "page": "/a/", **promised},
        {"regle": "image-alt", "page": "/b/c.html", **promised},
    ]
    again = shlex.split(run.stdout.splitlines()[-1].partition("\u00a0: ")[2])
    told = a11y(city, *again[1:])
    assert told.returncode == 0
    assert told.stdout.endswith(
        "4\u00a0pages contrôlées, 0\u00a0erreur, 0\u00a0avertissement, 0\u00a0point à vérifier, "
        "3\u00a0dérogations appliquées.\n"
    )


@pytest.mark.parametrize(
    "path, body, rule",
    [
        ("a/index.html", IMAGE.format(1) + "<p><a href='https://exemple.fr/'></a></p>", "link-name"),
        ("b/index.html", IMAGE.format(2), "image-alt"),
        ("d/index.html", IMAGE.format(1), "image-alt"),
        ("b/c/index.html", IMAGE.format(1), "image-alt"),
    ],
)
def test_another_fault_still_fails(path: str, body: str, rule: str, city: Path) -> None:
    write(city)
    page(city / "site", path, body, FOOTER.format("x"))
    run = judge(city)
    assert run.returncode == 1
    assert f"{path}:1  {rule}  erreur" in run.stdout


def test_a_new_page_has_the_waiver_of_the_footer_that_all_pages_share(city: Path) -> None:
    write(city)
    page(city / "site", "d.html", "", FOOTER.format("x"))
    assert judge(city).returncode == 0


def test_a_second_call_writes_nothing_and_a_third_only_what_is_new(city: Path) -> None:
    write(city)
    first = (city / "derogations.yaml").read_bytes()
    run = write(city)
    assert run.returncode == 0
    assert "rien n'a été écrit" in run.stdout
    assert (city / "derogations.yaml").read_bytes() == first
    page(city / "site", "d.html", IMAGE.format(1), FOOTER.format("x"))
    assert write(city, "--reason", " Ajoutée : « vite » ").returncode == 0
    assert (city / "derogations.yaml").read_bytes().startswith(first)
    assert [(entry["page"], entry["motif"]) for entry in entries(city)[3:]] == [("/d.html", "Ajoutée : « vite »")]
    assert judge(city).returncode == 0


def test_in_a_build_none_of_the_waivers_is_without_its_fault(city: Path) -> None:
    from a11y.gate import Gate

    write(city)
    report = Gate(city / "site", Config(), city, today=lambda: TODAY).judge_build({})
    assert [found.rule for found in report.findings if found.waived is None] == []
    assert report.exit_code == 0


def test_what_a_person_wrote_stays_byte_for_byte(city: Path) -> None:
    file = city / "derogations.yaml"
    file.write_bytes(BY_HAND.encode())
    assert write(city).returncode == 0
    assert file.read_bytes().startswith(BY_HAND.encode() + b"\n")
    assert len(entries(city)) == 4
    assert judge(city).returncode == 0
    assert sorted(path.name for path in city.iterdir()) == ["conf.py", "derogations.yaml", "site"]


def test_a_link_to_the_file_stays_a_link(city: Path) -> None:
    (city / "ailleurs").mkdir()
    (city / "derogations.yaml").symlink_to("ailleurs/d.yaml")
    assert write(city).returncode == 0
    assert (city / "derogations.yaml").is_symlink()
    assert len(entries(city)) == 3


@pytest.mark.parametrize(
    "text, said",
    [
        ("- regle: [", "YAML mal formé"),
        ("- regle: image-alte\n  motif: x\n  jusqu_au: 2027-01-01\n", "Vouliez-vous dire"),
        ("regle: image-alt\n", "liste"),
        ("[{regle: text-contrast, motif: x, jusqu_au: 2027-01-01}]\n", "rien ne peut être ajouté"),
        ("- regle: text-contrast\n  motif: x\n  jusqu_au: 2027-01-01\n...\n", "rien ne peut être ajouté"),
        ("[]\n", "rien ne peut être ajouté"),
        (b"- regle: \xff", "illisible"),
        (
            "- regle: image-alt\n  motif: x\n  jusqu_au: 2026-01-01\n  page: /a/\n",
            "ne se règle pas par une dérogation",
        ),
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_alone(text: str | bytes, said: str, city: Path) -> None:
    before = text if isinstance(text, bytes) else text.encode()
    (city / "derogations.yaml").write_bytes(before)
    run = write(city)
    assert run.returncode == 2
    assert said in run.stderr
    assert "Traceback" not in run.stderr
    assert (city / "derogations.yaml").read_bytes() == before


def test_the_waiver_that_has_ended_is_told(city: Path) -> None:
    (city / "derogations.yaml").write_text("- {regle: image-alt, motif: x, jusqu_au: 2026-01-01, page: /a/}")
    run = write(city)
    assert run.returncode == 2
    assert run.stdout.startswith("derogations.yaml:1  waiver-ended  erreur\n")
    assert "image-alt  erreur" not in run.stdout


def test_what_could_not_be_checked_is_told_and_nothing_is_written(city: Path) -> None:
    (city / "site" / "e.html").write_text("<!doctype html>" + "<div>" * 2000)
    run = write(city)
    assert run.returncode == 2
    assert run.stdout.startswith("site/e.html  page non contrôlée\n")
    assert "rien n'a été écrit" in run.stderr
    assert not (city / "derogations.yaml").exists()


@pytest.mark.parametrize(
    "args, said",
    [
        (["--until", UNTIL, "site"], "--until demande --write-waivers"),
        (["--reason", "x", "site"], "--reason demande --write-waivers"),
        (["--write-waivers", "d.yaml", "site"], "--write-waivers demande --until"),
        (["--write-waivers", "d.yaml", "--until", "demain", "site"], "n'est pas une date"),
        (["--write-waivers", "d.yaml", "--until", "2026-11-26", "site"], "n'est pas à venir"),
        (["--write-waivers", "d.yaml", "--until", "2027-11-27", "site"], "à plus d'un an"),
        (["--write-waivers", "d.yaml", "--until", UNTIL, "--reason", " ", "site"], "motif est vide"),
        (["--write-waivers", "d.yaml", "--until", UNTIL], "PATH"),
        (["--write-waivers", "d.yaml", "--until", UNTIL, "--format", "json", "site"], "--format ne va pas avec"),
        (["--write-waivers", "d.yaml", "--until", UNTIL, "site/a/index.html"], "demande --root"),
        (["--write-waivers", "d.yaml", "--until", UNTIL, "--root", "site/a", "site"], "n'est pas sous site/a"),
        (["--write-waivers", "d.yaml", "--until", UNTIL, "--root", "site", "absent.html"], "n'existe pas"),
        (["--write-waivers", "d.yaml", "--until", UNTIL, "vide"], "aucune page"),
        (["--write-waivers", "d.yaml", "--until", UNTIL, "--config", "conf.py", "site"], "les réglages lisent"),
        (["--write-waivers", "d.yaml", "--until", UNTIL, "--config", "sans.py", "site"], "ne lisent aucun fichier"),
        (["--write-waivers", "site", "--until", UNTIL, "site"], "illisible"),
        (
            ["--write-waivers", "derogations.yaml", "--until", "2026-12-10", "--config", "strict.py", "site"],
            "waiver-ending",
        ),
    ],
)
def test_what_cannot_be_promised_exits_2_with_a_sentence_and_no_file(args: list[str], said: str, city: Path) -> None:
    (city / "vide").mkdir()
    (city / "sans.py").write_text('A11Y = {"waivers": ""}')
    (city / "strict.py").write_text('A11Y = {"severity": {"waiver-ending": "error"}}')
    run = a11y(city, *args)
    assert run.returncode == 2
    assert said in run.stderr
    assert "Traceback" not in run.stderr
    assert not list(city.glob("d*.yaml"))


def test_without_settings_the_waivers_of_the_file_count_and_the_summary_says_what_is_missing(city: Path) -> None:
    (city / "conf.py").unlink()
    args = ("--write-waivers", "d.yaml", "--until", UNTIL, "site")
    run = a11y(city, *args)
    assert run.returncode == 0
    assert 'écrivez A11Y = {"waivers": "d.yaml"} dans reglages.py' in run.stdout
    assert "rien n'a été écrit" in a11y(city, *args).stdout
    (city / "reglages.py").write_text('A11Y = {"waivers": "d.yaml"}')
    again = shlex.split(run.stdout.splitlines()[-1].partition("\u00a0: ")[2])
    assert a11y(city, *again[1:]).returncode == 0


def test_a_short_promise_is_kept_and_its_warning_announced(city: Path) -> None:
    run = a11y(city, "--config", "conf.py", "--write-waivers", "derogations.yaml", "--until", "2026-12-10", "site")
    assert run.returncode == 0
    assert "un avertissement le rappellera dès maintenant" in run.stdout
    assert judge(city).returncode == 0


def test_of_a_part_of_the_site_nothing_is_said_for_all_pages(city: Path) -> None:
    files = [str(path.relative_to(city)) for path in sorted((city / "site").rglob("*.html"))]
    run = a11y(
        city, "--config", "conf.py", "--root", "site", "--write-waivers", "derogations.yaml", "--until", UNTIL, *files
    )
    assert run.returncode == 0
    assert all("page" in entry for entry in entries(city))
    assert judge(city).returncode == 0


def test_hostile_names_stay_data_and_match_their_page_alone(city: Path) -> None:
    names = ["[ab].html", "*.html", "?.html", "- regle: x.html", "'\"\n#&%{}.html", "\x1b[31m\u202eé.html", "!].html"]
    for number, name in enumerate(names):
        page(city / "site", name, IMAGE.format(number), FOOTER.format("x"))
    run = write(city)
    assert run.returncode == 0
    assert "\x1b" not in run.stdout
    assert sum(entry["regle"] == "image-alt" for entry in entries(city)) == 2 + len(names)
    assert judge(city).returncode == 0
    for other in ("a.html", "zz.html"):
        page(city / "site", other, IMAGE.format(other), FOOTER.format("x"))
        assert f"{other}:1  image-alt  erreur" in judge(city).stdout


def test_the_file_is_readable_as_the_person_s_other_files_are(city: Path) -> None:
    write(city)
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((city / "derogations.yaml").stat().st_mode) == 0o666 & ~mask


def test_english_is_a_choice(city: Path) -> None:
    assert write(city, "--lang", "en").stdout.startswith("3 waivers written to derogations.yaml, for 6 faults, until")
    page(city / "site", "alone.html", IMAGE.format(9), FOOTER.format("x"))
    assert write(city, "--lang", "en").stdout.startswith("1 waiver written to derogations.yaml, for 1 fault, until")


# Parts


def found(rule: str, page: str, selector: str | None, excerpt: str = "<a>", message: str = "x") -> Finding:
    said = Text(message, message)
    place = Place(page, 1, selector, excerpt)
    return Finding(rule, "failed", "error", (), (), (), said, said, said, said, place)


PAGES = frozenset({"/", "/a", "/b"})


@pytest.mark.parametrize(
    "selectors, excerpts, expected",
    [
        (["html"] * 3, ["<html>Un", "<html>Deux", "<html>Trois"], "html"),
        (["div#pied > a"] * 3, ["<a>"] * 3, "div#pied > a"),
        # A banner on one page: the footer stays the footer.
        (["body > div:nth-of-type(4) > footer > a", *["body > footer > a"] * 2], ["<a>"] * 3, "footer > a"),
        # Other elements in the same place, and other places of the same element.
        (["body > p > a"] * 3, ["<a>un", "<a>deux", "<a>trois"], None),
        (["body > p > a", "body > a", "body > a"], ["<a>"] * 3, None),
        # All that pages are.
        (["body"] * 3, ["<body>"] * 3, None),
        (["body > main"] * 3, ["<main>"] * 3, None),
        ([None, "body > a", "body > a"], ["<a>"] * 3, None),
    ],
)
def test_one_waiver_for_all_pages_is_for_one_element_that_they_share(
    selectors: list[str | None], excerpts: list[str], expected: str | None
) -> None:
    errors = [
        found("link-name", page, selector, excerpt)
        for page, selector, excerpt in zip(sorted(PAGES), selectors, excerpts, strict=True)
    ]
    each = [Entry("link-name", page) for page in sorted(PAGES)]
    assert entries_for(errors, PAGES) == ([Entry("link-name", None, expected)] if expected else each)
    assert entries_for(errors, frozenset()) == each
    assert entries_for(errors, PAGES | {"/c"}) == each


@pytest.mark.parametrize(
    "today, latest",
    [(datetime.date(2026, 11, 26), "2027-11-26"), (datetime.date(2028, 2, 29), "2029-02-28")],
)
def test_a_promise_ends_within_a_year(today: datetime.date, latest: str) -> None:
    assert promise(None, latest, today, Config()) == Promise(REASON, datetime.date.fromisoformat(latest))
    after = datetime.date.fromisoformat(latest) + datetime.timedelta(days=1)
    with pytest.raises(WaiverWritingError, match="à plus d'un an"):
        promise(None, after.isoformat(), today, Config())


def test_a_file_that_changes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    file = read_file(path, "d.yaml")
    path.write_text("# Écrit entre-temps\n")
    said = Promise("x", datetime.date(2027, 1, 1))
    with pytest.raises(WaiverWritingError, match="a changé pendant le contrôle"):
        add(file, [Entry("link-name", "/")], said, [found("link-name", "/", "a")], TODAY)
    assert path.read_text() == "# Écrit entre-temps\n"


def test_waivers_that_would_not_cover_are_not_written(tmp_path: Path) -> None:
    file = read_file(tmp_path / "d.yaml", "d.yaml")
    said = Promise("x", datetime.date(2027, 1, 1))
    with pytest.raises(WaiverWritingError, match="ne peut couvrir link-name sur /b"):
        add(file, [Entry("link-name", "/a")], said, [found("link-name", "/b", "a")], TODAY)
    assert not (tmp_path / "d.yaml").exists()


CHARACTERS = st.characters(codec="utf-8", exclude_characters="/\0")
NAMES = st.text(CHARACTERS, min_size=1, max_size=8).map(lambda name: f"/{name}")
FILES = ("", "# rien\n", "\n\n", BY_HAND, "  - {regle: text-contrast, motif: x, jusqu_au: 2099-01-01}", "---\n")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    text=st.sampled_from(FILES),
    pages=st.lists(NAMES, min_size=1, max_size=4, unique=True),
    reason=st.text(min_size=1).map(str.strip).filter(bool),
)
def test_whatever_pages_are_called_each_is_covered_and_nothing_else(
    text: str, pages: list[str], reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(text.encode())
    *covered, other = [found("link-name", page, "body > p > a") for page in [*pages, "/autre page"]]
    add(
        read_file(path, "d.yaml"),
        entries_for(covered, frozenset()),
        Promise(reason, datetime.date(2027, 1, 1)),
        covered,
        TODAY,
    )
    assert path.read_bytes().startswith(text.encode())
    waivers: tuple[Waiver, ...] = read_file(path, "d.yaml").waivers
    for fault in covered:
        assert any(waiver.covers(fault) and waiver.reason == reason for waiver in waivers)
    assert not any(waiver.covers(other) for waiver in waivers)
