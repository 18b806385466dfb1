"""Early checks count only for what is published in the end; a worker that dies is no pass."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from a11y import gate as gate_module
from a11y import workers
from a11y.config import Config
from a11y.gate import Gate
from a11y.report import Report
from a11y.workers import start_pool

PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title>'
    '<link rel="stylesheet" href="/theme/a.css"></head>'
    "<body><main><h1>Parcs</h1><p>Ouverts tous les jours.</p></main></body></html>"
)


@pytest.fixture
def build(tmp_path: Path) -> Path:
    root = tmp_path / "build"
    (root / "theme").mkdir(parents=True)
    for number in range(50):
        (root / f"{number:02}.html").write_text(PAGE.replace("<title>", f"<title>Page {number}, "))
    return root


def judged(build: Path, css: str, late_page: str | None = None, late_css: str | None = None) -> Report:
    """Submit every page while its style sheet lies only in the theme, then let the build change, then judge."""
    theme = build.parent / "theme"
    theme.mkdir()
    (theme / "a.css").write_text(css)
    gate = Gate(build, Config(), build.parent, early_assets={"/theme/": theme})
    try:
        for page in sorted(build.glob("*.html")):
            gate.submit(page)
        if late_page is not None:
            (build / "00.html").write_text(late_page)
        (build / "theme" / "a.css").write_text(css if late_css is None else late_css)
        return gate.judge_build({})
    finally:
        gate.close()


def test_early_checks_see_the_style_sheets_of_the_theme(build: Path) -> None:
    report = judged(build, "p { color: #ccc; background: #fff }")
    assert {f.rule for f in report.findings if f.severity == "error"} == {"text-contrast"}
    assert report.checked == 50


def test_a_page_changed_after_its_early_check_is_checked_again(build: Path) -> None:
    report = judged(build, "", late_page=PAGE.replace("<p>", '<p><img src="/00.html">'))
    assert [(f.rule, f.place.page) for f in report.findings] == [("image-alt", "00.html")]


def test_a_style_sheet_changed_after_the_early_checks_is_judged_as_it_is_published(build: Path) -> None:
    report = judged(build, "p { color: #000 }", late_css="p { color: #ccc }")
    assert "text-contrast" in {f.rule for f in report.findings}


def test_nothing_is_checked_twice_when_nothing_changed(build: Path) -> None:
    theme = build / "theme"
    (theme / "a.css").write_text("")
    gate = Gate(build, Config(), build.parent)
    try:
        for page in sorted(build.glob("*.html")):
            gate.submit(page)
        before = len(gate._submitted)
        gate.judge_build({})
        assert before == len(gate._submitted) == 50
    finally:
        gate.close()


def test_a_worker_that_dies_leaves_its_pages_unchecked_and_the_verdict_2(
    build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (build / "theme" / "a.css").write_text("")

    def dying_pool(count: int | None = None) -> object:
        pool = start_pool(count)
        for pid in list(pool._processes):
            os.kill(pid, signal.SIGKILL)
        return pool

    monkeypatch.setattr(gate_module, "start_pool", dying_pool)
    monkeypatch.setattr(workers, "start_pool", dying_pool)
    gate = Gate(build, Config(), build.parent)
    try:
        report = gate.judge_build({})
    finally:
        gate.close()
    assert report.exit_code == 2
    assert {page.status for page in report.pages} == {"couldNotCheck"}


def test_the_workers_end_with_a_build_that_is_killed(build: Path, tmp_path: Path) -> None:
    marker = tmp_path / "pids"
    code = (
        "import os, sys, time\nfrom a11y.workers import start_pool\n"
        "if __name__ == '__main__':\n"
        "    pool = start_pool()\n    pool.submit(os.getpid).result()\n"
        f"    open({str(marker)!r}, 'w').write(' '.join(map(str, pool._processes)))\n    time.sleep(60)\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code)
    process = subprocess.Popen([sys.executable, str(script)])
    deadline = time.monotonic() + 30
    while not marker.exists() or not marker.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    pids = [int(pid) for pid in marker.read_text().split()]
    process.kill()
    process.wait()
    deadline = time.monotonic() + 15
    while any(Path(f"/proc/{pid}").exists() and _alive(pid) for pid in pids):
        assert time.monotonic() < deadline, "workers outlive the build"
        time.sleep(0.1)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_every_page_written_from_content_is_judged_whatever_its_name(tmp_path: Path) -> None:
    root = tmp_path / "build"
    root.mkdir()
    fault = PAGE.replace('<link rel="stylesheet" href="/theme/a.css">', "").replace("<p>", '<p><img src="/a">')
    for name in ("a", "b.php", "c.xml"):
        (root / name).write_text(fault)
    (root / "d.php").write_text("<?php echo 1;")
    (tmp_path / "d.md").write_text("---\ntitle: D\n---\n")
    report = Gate(root, Config(), tmp_path).judge_build({root / "d.php": tmp_path / "d.md"})
    assert {page.page: page.status for page in report.pages} == {
        "a": "checked",
        "b.php": "checked",
        "c.xml": "checked",
        "d.php": "checked",
    }
    assert report.exit_code == 1


def test_a_build_without_its_style_sheet_was_not_checked(build: Path) -> None:
    report = Gate(build, Config(), build.parent).judge_build({})
    assert report.exit_code == 2
    assert "/theme/a.css" in (report.pages[0].reason or report.pages[1].reason).fr  # type: ignore[union-attr]


def test_a_script_that_is_missing_is_no_missing_style_sheet(tmp_path: Path) -> None:
    page = (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title>{}</head><body></body>'
    )
    (tmp_path / "index.html").write_text(page.format('<script src="/absent.js"></script>'), encoding="utf-8")
    report = Gate(tmp_path, Config(), tmp_path).judge_build({})
    assert [status.status for status in report.pages] == ["checked"]
    assert "resource-target" in {finding.rule for finding in report.findings}
    assert report.exit_code == 1
