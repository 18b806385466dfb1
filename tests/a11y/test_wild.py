"""Any bytes end in a report or in couldNotCheck with its reason, within `a11y.bounds`; no page is lost."""

from __future__ import annotations

import itertools
import json
import os
import random
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y import bounds, check, workers
from a11y import gate as gate_module
from a11y.check import PageReport, check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.gate import Gate
from a11y.page import Page
from a11y.report import Report

WILD = settings(max_examples=150)
A11Y = str(Path(sys.executable).parent / "a11y")

TAGS = (
    "html head body title base link meta style script noscript template main nav header footer aside section article "
    "h1 h2 h6 p div span a b i em font ul ol li dl dt dd table caption colgroup col thead tbody tr th td form fieldset "
    "legend label input button select optgroup option textarea datalist output img picture source map area figure "
    "figcaption iframe object embed param video audio track canvas svg path g title use foreignObject desc math mi "
    "mtext annotation-xml details summary dialog frameset frame marquee blink center nobr br hr pre listing plaintext "
    "xmp image isindex ruby rt rp search slot x-y a:b"
).split()
ATTRIBUTES = (
    "id class style lang dir title alt src srcset href target name for type value role hidden inert tabindex onclick "
    "aria-label aria-labelledby aria-describedby aria-owns aria-hidden aria-level aria-checked headers scope colspan "
    "rowspan span usemap longdesc autocomplete required placeholder content http-equiv charset media rel color bgcolor "
    "background width height xlink:href xml:lang form list open autoplay controls kind srclang label x ="
).split()
VALUES = (
    "a b c # #a /a.css http://[ //x javascript:x data:text/css,p{color:red} mailto: true false mixed -1 0 1 2 7 "
    "99999999999 1e400 NaN fr xx-y en-GB auto rtl none button heading img list listitem row presentation dialog text "
    "radio submit image hidden text/html;charset=utf-16 0;url=x color:red display:none position:absolute;left:-9999px "
    "font-size:calc(1px*1e99) color:var(--a,var(--a)) stylesheet col rowgroup 1000x1 é \ufeff \u202e \U0001f600"
).split()
TEXTS = (
    "Texte",
    " ",
    "\n",
    "\0",
    "\x0c",
    "&nbsp;",
    "&#0;",
    "&#x110000;",
    "&#xD800;",
    "&amp",
    "&notit;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?php",
    "<!doctype html>",
    "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
    "</",
    "<",
    "cliquez ici",
    "é\u0301\u200d\U0001f468\u200d\U0001f469",
    "p{color:red}",
    "@import '/a.css';",
)
attribute = st.tuples(st.sampled_from(ATTRIBUTES), st.sampled_from(["", "=", '="', "='"]), st.sampled_from(VALUES)).map(
    lambda parts: f" {parts[0]}{parts[1] and parts[1] + parts[2] + parts[1][1:]}"
)
start_tag = st.tuples(
    st.sampled_from(TAGS), st.lists(attribute, max_size=4).map("".join), st.sampled_from(["", "/", " "])
).map(lambda parts: f"<{''.join(parts)}>")
piece = st.one_of(
    start_tag, start_tag, st.sampled_from(TAGS).map("</{}>".format), st.sampled_from(TEXTS), st.text(max_size=5)
)
html = st.lists(piece, max_size=60).map("".join)
encoded = st.tuples(
    st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb"]),
    html,
    st.sampled_from(["utf-8", "utf-16", "utf-16-be", "latin-1", "utf-7", "cp1252", "utf-32"]),
    st.binary(max_size=8),
).map(lambda parts: parts[0] + parts[1].encode(parts[2], "replace") + parts[3])

CSS_PIECES = (
    "a p div * .b #a [x] [x='y'] ::before ::marker :hover :focus-visible :not( :is( :has( :where( :nth-child(2n+1 ) "
    ":nth-child(99999999999n) > + ~ || & , ; : { } ( ) [ ] ! !important @media @supports @layer @container @scope "
    "@import @property @keyframes @font-face @x print screen (min-width:1px) not and or color background font-size "
    "content display position width --a --b var(--a) var(--b,1) calc( 1px 1em 1e999px -0 100% #fff #12345 red "
    "linear-gradient( rgb(1,2,3) color-mix( oklch(1 1 1) url( url(x) ' \" \\ \\0 /* */ <!-- --> inherit revert "
    "revert-layer none \0 é \U0001f600"
).split(" ")
css = st.lists(st.one_of(st.sampled_from(CSS_PIECES), st.text(max_size=3)), max_size=60).map(" ".join)


def judged(page: bytes, sheets: Mapping[str, str] | None = None, seconds: float = 30) -> PageReport:
    """A report that is one, and not the tale of a crash."""
    report = check_page(page, "/a.html", sheets or {}, Config(page_seconds=seconds))
    if report.status == "couldNotCheck":
        assert report.reason is not None
        assert "en panne" not in report.reason.fr, report.reason.fr
    else:
        assert report.status == "checked"
    return report


@WILD
@given(html)
def test_any_markup_is_judged(text: str) -> None:
    judged(text.encode("utf-8", "surrogatepass"), {"/a.css": "p { color: #999 }"})


@WILD
@given(encoded)
def test_any_encoding_is_judged(page: bytes) -> None:
    judged(page)


@WILD
@given(st.binary(max_size=300))
def test_any_bytes_are_judged(page: bytes) -> None:
    judged(page)


@WILD
@given(css, css)
def test_any_style_is_judged(sheet: str, attribute_text: str) -> None:
    value = attribute_text.replace("&", "&amp;").replace('"', "&quot;")
    body = f'<style>{sheet}</style><p class=b id=a style="{value}">Texte <a href=x>lien</a></p><div><b>x</b></div>'
    judged(whole_page(body), {"/a.css": sheet})
    judged(whole_page('<link rel=stylesheet href="/a.css"><p class=b>Texte</p>'), {"/a.css": sheet})


def tags_at_random(count: int) -> str:
    """The same each time."""
    rng = random.Random(count)
    return "".join(f"{rng.choice(('<', '<', '</'))}{rng.choice(TAGS[:90])}>x" for _ in range(count))


# Pages that are large, deep or pathological in one way each; by default they are judged in time.
EXTREMES: dict[str, Callable[[], str]] = {
    "100,000 elements": lambda: "<p>x <b>y</b></p>" * 50_000,
    "10 MB": lambda: "<p>Le texte.</p>" * 625_000,
    "10,000 nested": lambda: "<div>" * 10_000,
    "a line of 4 MB": lambda: "mot " * 1_000_000,
    "an attribute of 4 MB": lambda: f'<img src="a.png" alt="{"mot " * 1_000_000}">',
    "4 MB of data in an address": lambda: f'<img src="data:image/png;base64,{"A" * 4_000_000}">',
    "10,000 attributes": lambda: f"<p {' '.join(f'a{n}=x' for n in range(10_000))}>x</p>",
    "100,000 parse errors": lambda: "</x>" * 100_000,
    "50,000 ids": lambda: "".join(f"<p id=i{n}>x</p>" for n in range(50_000)),
    "20,000 links": lambda: "".join(f'<p><a href="/p{n}/">Lien {n}</a></p>' for n in range(20_000)),
    "20,000 empty links": lambda: '<a href="/"></a>' * 20_000,
    "10,000 headings": lambda: "".join(f"<h2>Titre {n}</h2>" for n in range(10_000)),
    "10,000 equal headings": lambda: "<h2>Titre</h2>" * 10_000,
    "a table of 10,000 rows": lambda: f"<table>{'<tr><th>a<td>b<td>c' * 10_000}</table>",
    "tables in tables": lambda: "<table><tr><td>" * 150 + "x",
    "1,000,000 cells by spans": lambda: f"<table>{'<tr><td rowspan=65534 colspan=1000>x' * 1000}</table>",
    "formatting left open": lambda: "<b><p>x" * 20_000,
    "tags at random": lambda: tags_at_random(20_000),
    "nulls": lambda: "a\0" * 200_000,
}
STYLES: dict[str, Callable[[], str]] = {
    "a sheet of 5 MB": lambda: "".join(
        f".c{n}:hover > a {{ color: #abc; margin: 0 auto {n}px }}\n" for n in range(100_000)
    ),
    "stars": lambda: "* " * 5000 + "x { color: red }",
    "stars, many": lambda: "* * * * * * x { color: red } " * 500,
    "children of stars": lambda: "* > * " * 12 + "x { color: red }",
    ":not() in :not()": lambda: ":not(" * 5000 + "a" + ")" * 5000 + "{ color: red }",
    ":has() in :has()": lambda: "*:has(*:has(*:has(x))) { color: red } p:has(~ p ~ p ~ p) { color: red }",
    "nested rules": lambda: "a, b {" + "& c, & d {" * 30 + "color: red" + "}" * 31,
    "nested @media": lambda: "@media screen {" * 5000 + "a { color: red }" + "}" * 5000,
    "nested @supports": lambda: "@supports " + "(" * 5000 + "color: red" + ")" * 5000 + "{ a { color: red } }",
    "5,000 layers": lambda: "".join(f"@layer l{n} {{ p {{ color: red }} }}" for n in range(5000)),
    "5,000 widths": lambda: "".join(f"@media (min-width: {n}px) {{ p {{ font-size: {n}px }} }}" for n in range(5000)),
    "a chain of variables": lambda: (
        f":root {{ {''.join(f'--v{n}: var(--v{n + 1});' for n in range(5000))} }} p {{ color: var(--v0) }}"
    ),
    "a circle of variables": lambda: (
        f":root {{ {''.join(f'--v{n}: var(--v{(n + 1) % 5000});' for n in range(5000))} }} p {{ color: var(--v0) }}"
    ),
    "a long calc()": lambda: f"p {{ font-size: calc({'1px + ' * 20_000}1px); width: {'calc(' * 5000}1px{')' * 5000} }}",
    "5,000 gradients": lambda: f"p {{ background: {','.join(['linear-gradient(#fff, #eee)'] * 5000)} }}",
    "open brackets": lambda: "a { b: " + "([{" * 20_000,
}


def seconds_of(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return time.process_time() - started


@pytest.mark.parametrize("name", EXTREMES)
def test_an_extreme_page_ends_within_the_bounds(name: str) -> None:
    body = EXTREMES[name]()
    seconds = 3.0
    taken = seconds_of(lambda: judged(whole_page(body), seconds=seconds))
    assert taken < seconds + bounds.GRACE


@pytest.mark.parametrize("name", STYLES)
def test_an_extreme_style_ends_within_the_bounds(name: str) -> None:
    body = "<div class=a>" * 100 + "<p class=b>x <span>y</span></p>" * 50 + "<x>z</x>"
    seconds = 3.0
    sheets = {"/a.css": STYLES[name]()}
    page = whole_page(f'<link rel="stylesheet" href="/a.css">{body}')
    taken = seconds_of(lambda: judged(page, sheets, seconds=seconds))
    assert taken < seconds + bounds.GRACE


@pytest.mark.parametrize(
    "unit",
    [
        '<p><a href="/p{n}/">Lien {n}</a></p>',
        '<a href="/"></a>',
        "<h2>Titre {n}</h2>",
        "<h4></h4>",
        '<p id="i{n}">x</p>',
        '<p id="i">x</p>',
        '<img src="a.png">',
        "<tr><td>a<td>b",
        "<li>x</li>",
        '<p style="color: #ccc">x</p>',
        "</x>",
    ],
)
def test_the_time_of_a_page_grows_as_the_page(unit: str) -> None:
    def page_of(count: int) -> bytes:
        return whole_page("<table>" * (unit[:3] == "<tr") + "".join(unit.format(n=n) for n in range(count)))

    small, large = page_of(1000), page_of(8000)
    judged(small)
    first = min(seconds_of(lambda: judged(small)) for _ in range(2))
    # Eight times the page: a square would take sixty-four times as long.
    assert seconds_of(lambda: judged(large)) < 24 * first + 0.2


# Bounds


def test_a_timeout_cannot_be_swallowed() -> None:
    def stubborn() -> None:
        while True:
            try:
                time.sleep(5)
            except Exception:  # noqa: BLE001  # what careless code does
                continue

    started = time.monotonic()
    with pytest.raises(bounds.PageTimeoutError), bounds.bounds(0.05):
        stubborn()
    assert time.monotonic() - started < 4


def test_an_alarm_that_is_lost_in_a_destructor_rings_again_and_says_nothing() -> None:
    class Deaf:
        def __del__(self) -> None:
            time.sleep(0.3)

    started = time.monotonic()
    with pytest.raises(bounds.PageTimeoutError), bounds.bounds(0.05):
        time.sleep((Deaf() is None) + 5)
    assert time.monotonic() - started < 4


def test_a_page_that_ends_before_the_lost_alarm_rings_again_is_given_up_all_the_same() -> None:
    class Deaf:
        def __del__(self) -> None:
            time.sleep(0.2)

    with pytest.raises(bounds.PageTimeoutError), bounds.bounds(0.05):
        assert Deaf() is not None


@pytest.mark.parametrize("module", sorted(bounds.HOLDERS))
def test_a_timeout_waits_for_what_holds_a_lock(module: str) -> None:
    # Else the lock is never given back, and all that follows in the process waits for it.
    lock = threading.Lock()
    held: dict[str, object] = {"__name__": module, "lock": lock, "sleep": time.sleep}
    exec("def hold():\n    lock.acquire()\n    sleep(0.2)\n    lock.release()\n", held)  # a frame of that module
    hold = held["hold"]
    assert callable(hold)
    started = time.monotonic()
    with pytest.raises(bounds.PageTimeoutError), bounds.bounds(0.05):
        time.sleep(5 if hold() is None else 0)
    assert not lock.locked()
    assert time.monotonic() - started < 4


def test_the_bounds_leave_nothing_behind() -> None:
    before = signal.getsignal(signal.SIGALRM), resource.getrlimit(resource.RLIMIT_AS), sys.unraisablehook
    with bounds.bounds(5):
        pass
    after = signal.getsignal(signal.SIGALRM), resource.getrlimit(resource.RLIMIT_AS), sys.unraisablehook
    assert after == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell what a process takes")
def test_a_page_that_takes_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(page: Page, config: Config) -> PageReport:
        bytearray(2 * bounds.MAX_MEMORY)
        raise AssertionError("no bound of memory")

    monkeypatch.setattr(check, "_check", greedy)
    report = check_page(whole_page("<p>x</p>"), "/a.html", {}, Config())
    assert report.status == "couldNotCheck"
    assert report.reason is not None
    assert "Mo de mémoire" in report.reason.fr


# The pool


def dying(page: bytes, url: str, sheets: Mapping[str, str], config: Config) -> PageReport:
    """What a worker does here: it dies of some pages, and of others it does not return."""
    if b"killed by the system" in page:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"never comes back" in page:
        # No signal stops this sum.
        vars(workers).update(GRACE=0.2, check_page=lambda *_: sum(itertools.repeat(0)))
        config = Config(page_seconds=0.3)
    return workers.check_in_worker(page, url, sheets, config)


def judge(folder: Path, pages: Mapping[str, bytes]) -> Report:
    for name, page in pages.items():
        (folder / name).write_bytes(page)
    gate = Gate(folder, Config(), folder)
    try:
        return gate.judge_build({})
    finally:
        gate.close()


def test_a_worker_that_dies_costs_only_the_page_that_it_was_judging(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_module, "check_in_worker", dying)
    pages = {f"{n:02}.html": whole_page(f"<p>Page {n}</p><img src=/a.png>") for n in range(60)}
    pages["07.html"] = whole_page("<p>killed by the system</p>")
    pages["31.html"] = whole_page("<p>never comes back</p>")
    report = judge(tmp_path, pages)
    assert report.exit_code == 2
    unchecked = {page.page: page.reason for page in report.pages if page.status != "checked"}
    assert set(unchecked) == {"07.html", "31.html"}
    assert all(reason is not None and "est mort" in reason.fr for reason in unchecked.values())
    assert {page.page for page in report.pages} == set(pages)
    found = {page for finding in report.findings if finding.rule == "image-alt" for page in finding.pages}
    assert found


def test_pages_that_all_kill_are_all_told_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate_module, "check_in_worker", dying)
    pages = {f"{n:02}.html": whole_page(f"<p>{n} killed by the system</p>") for n in range(60)}
    report = judge(tmp_path, pages)
    assert {page.page: page.status for page in report.pages} == dict.fromkeys(pages, "couldNotCheck")


@pytest.mark.parametrize("count", [3, 60])
def test_the_command_says_of_every_page_what_became_of_it(tmp_path: Path, count: int) -> None:
    wild = {
        "large.html": b"<!doctype html>" + b"<p>x</p>" * 700_000,
        "deep.html": b"<!doctype html>" + b"<div>" * 10_000,
        "bytes.html": random.Random(1).randbytes(20_000),
        "empty.html": b"",
        "utf16.html": "\ufeff<!doctype html><p>é</p>".encode("utf-16"),
    }
    for number in range(count):
        wild[f"{number}.html"] = whole_page(f"<p>Page {number}</p>")
    folder = tmp_path / "site"
    folder.mkdir()
    for name, page in wild.items():
        (folder / name).write_bytes(page)
    done = subprocess.run([A11Y, "--format", "json", str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == ""
    statuses = {Path(page["page"]).name: page["status"] for page in json.loads(done.stdout)["pages"]}
    assert set(statuses) == set(wild)
    assert {name for name, status in statuses.items() if status == "couldNotCheck"} == {"large.html", "deep.html"}


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(whole_page("<p>Page</p>"))
    (tmp_path / "folder.html").mkdir()
    os.mkfifo(tmp_path / "pipe.html")
    os.mkfifo(tmp_path / "pipe.css")
    (tmp_path / "loop.html").symlink_to("loop.html")
    command = [A11Y, "--format", "json", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    statuses = {Path(page["page"]).name: page["status"] for page in json.loads(done.stdout)["pages"]}
    assert statuses == {"a.html": "checked", "pipe.html": "couldNotCheck", "loop.html": "couldNotCheck"}
    assert done.returncode == 2
