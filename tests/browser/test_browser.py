"""The browser of the tests does what its words say, and says so when it cannot."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.browser import NODE, ROOT, Browser, BrowserError
from tests.conftest import Audit

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Essai – Parvis</title>{head}</head>
<body><main><h1>Essai</h1>{body}</main></body></html>"""


def page(body: str = "", head: str = "") -> str:
    return PAGE.format(body=body, head=head)


def flat(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("children", ()):
        yield from flat(child)


def test_it_is_the_locked_browser(browser: Browser) -> None:
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    assert f'"@sparticuz/chromium": "^{browser.version.split("/")[1].split(".")[0]}.' in lock


def test_it_loads_a_file_whose_path_holds_spaces_and_accents(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "été au parc" / "page.html"
    file.parent.mkdir()
    file.write_text(page(), "utf-8")
    browser.goto(file)
    assert browser.evaluate("document.title") == "Essai – Parvis"


def test_a_served_site_answers_its_absolute_addresses(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "sport").mkdir()
    (tmp_path / "sport" / "index.html").write_text(page(head='<link rel="stylesheet" href="/theme/a.css">'), "utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "a.css").write_text("h1 { color: rgb(1, 2, 3) }", "utf-8")
    url = browser.serve(tmp_path)
    browser.goto(url + "sport/")
    assert browser.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"
    assert browser.requests() == [url + "sport/", url + "theme/a.css"]
    assert browser.messages() == []


def test_a_page_that_is_not_there_is_an_error(browser: Browser, tmp_path: Path) -> None:
    url = browser.serve(tmp_path)
    with pytest.raises(BrowserError, match="answered 404"):
        browser.goto(url + "absente.html")
    with pytest.raises(BrowserError, match="answered 404"):
        browser.goto(url + "%2e%2e%2fsecret.html")
    with pytest.raises(BrowserError, match="ERR_FILE_NOT_FOUND"):
        browser.goto(tmp_path / "absente.html")


def test_no_request_leaves_the_machine(browser: Browser) -> None:
    browser.show(page('<img src="http://ailleurs.example/a.png" alt="">'))
    assert browser.requests() == ["http://ailleurs.example/a.png"]
    assert any("ERR_NAME_NOT_RESOLVED" in message for message in browser.messages())


@pytest.mark.parametrize(
    "settings, query",
    [
        ({"scheme": "dark"}, "(prefers-color-scheme: dark)"),
        ({"scheme": "light"}, "(prefers-color-scheme: light)"),
        ({"forced_colors": True}, "(forced-colors: active)"),
        ({"reduced_motion": True}, "(prefers-reduced-motion: reduce)"),
        ({"media": "print"}, "print"),
    ],
)
def test_media_queries_see_what_is_emulated(browser: Browser, settings: dict[str, str], query: str) -> None:
    browser.emulate(**settings)  # type: ignore[arg-type]
    assert browser.evaluate(f"matchMedia('{query}').matches") is True
    browser.fresh()
    expected = query == "(prefers-color-scheme: light)"
    assert browser.evaluate(f"matchMedia('{query}').matches") is expected


def test_zoom_leaves_half_the_room(browser: Browser) -> None:
    browser.viewport(1280, zoom=2)
    assert browser.evaluate("[innerWidth, devicePixelRatio]") == [640, 2]


def test_text_is_widened_as_wcag_asks(browser: Browser) -> None:
    browser.show(page("<p style='font-size: 100px'>Texte</p>"))
    browser.widen_text()
    style = "getComputedStyle(document.querySelector('p'))"
    assert browser.evaluate(f"[{style}.letterSpacing, {style}.wordSpacing, {style}.lineHeight]") == [
        "12px",
        "16px",
        "150px",
    ]


def test_the_keyboard_moves_the_focus(browser: Browser) -> None:
    browser.show(page('<a href="#a" id="a">Un</a> <a href="#b" id="b">Deux</a>'))
    browser.press("Tab")
    browser.press("Tab")
    assert browser.evaluate("document.activeElement.id") == "b"


def test_without_javascript_the_page_runs_no_script(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page("<script>document.title = 'script'</script>"), "utf-8")
    browser.javascript(False)
    browser.goto(tmp_path / "page.html")
    assert browser.evaluate("document.title") == "Essai – Parvis"


def test_assistive_technology_is_told_roles_and_names(browser: Browser) -> None:
    browser.show(page('<a href="/">Accueil</a>'))
    told = [(node["role"], node.get("name")) for node in flat(browser.accessibility_tree())]
    assert ("heading", "Essai") in told
    assert ("link", "Accueil") in told


def test_a_picture_has_the_size_of_the_window(browser: Browser, tmp_path: Path) -> None:
    browser.viewport(320, 480)
    browser.show(page())
    browser.screenshot(tmp_path / "page.png")
    header = (tmp_path / "page.png").read_bytes()[:24]
    assert header[:4] == b"\x89PNG"
    assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == (320, 480)


def test_pa11y_finds_with_both_runners_and_is_silent_on_a_good_page(pa11y: Audit, tmp_path: Path) -> None:
    good, bad = tmp_path / "bonne.html", tmp_path / "mauvaise.html"
    good.write_text(page("<p>Bonjour</p>"), "utf-8")
    bad.write_text(page('<img src="data:,">'), "utf-8")
    assert pa11y(good) == []
    assert {issue["runner"] for issue in pa11y(bad)} == {"axe", "htmlcs"}


def test_pa11y_sees_the_scheme_that_is_set(browser: Browser, pa11y: Audit, tmp_path: Path) -> None:
    file = tmp_path / "sombre.html"
    dark = "@media (prefers-color-scheme: dark) { body { background: #222; color: #444 } }"
    file.write_text(page("<p>Bonjour</p>", f"<style>{dark}</style>"), "utf-8")
    assert pa11y(file) == []
    browser.emulate(scheme="dark")
    assert "color-contrast" in {issue["code"] for issue in pa11y(file)}


def test_an_audit_that_cannot_be_run_is_an_error(browser: Browser) -> None:
    with pytest.raises(BrowserError, match="nonesuch"):
        browser.pa11y(runners=["nonesuch"])  # type: ignore[list-item]
    with pytest.raises(BrowserError, match="boom"):
        browser.evaluate("(() => { throw new Error('boom') })()")


def test_a_driver_that_is_killed_is_an_error_and_takes_its_browser_along() -> None:
    other = Browser()
    profile = f"{other._process.pid}-"
    other._process.kill()
    other._process.wait()
    with pytest.raises(BrowserError):
        other.pa11y()
    other.close()
    deadline = time.monotonic() + 10
    while running_with(profile) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running_with(profile) == []
    Browser().close()
    assert not list((ROOT / ".cache" / "profiles").glob(profile + "*"))


def running_with(profile: str) -> list[str]:
    """Return the processes whose command names `profile`."""
    commands = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            commands.append(file.read_bytes().decode("utf-8", "replace"))
    return [command for command in commands if f"/profiles/{profile}" in command]


def test_a_browser_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROME_PATH", "/nulle/part/chrome")
    with pytest.raises(BrowserError, match="/nulle/part/chrome"):
        Browser()


def test_the_screenshot_tool_takes_a_dark_picture_of_a_built_page(tmp_path: Path) -> None:
    site, image = tmp_path / "mon site", tmp_path / "page.png"
    site.mkdir()
    (site / "index.html").write_text(page(), "utf-8")
    tool = [NODE, ROOT / "tools" / "screenshot.mjs"]
    options = ["--width", "320", "--height", "400", "--scheme", "dark", "--text-spacing"]
    done = subprocess.run([*tool, site, image, *options], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert image.stat().st_size > 500
    refused = subprocess.run([*tool, site], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert refused.stderr.startswith("Usage")
    missing = subprocess.run([*tool, site / "x.html", image], capture_output=True, text=True, check=False)
    assert missing.returncode == 2
    assert "x.html" in missing.stderr
