"""What frames show: documents that the page brings, pages of the site, players of other sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.frame import embedded_player, frames
from a11y.gate import Gate
from a11y.page import Page


def outcomes(html: str, rule: str, files: dict[str, str] | None = None) -> list[str]:
    report = check_page(whole_page(html), "/exemple.html", files or {}, Config())
    assert report.status == "checked", report.reason
    return [finding.outcome for finding in report.findings if finding.rule == rule]


PLAN = "<title>Plan du parc</title><main><p>Le parc</p></main>"
LINK = "&lt;a href=/&gt;Accueil&lt;/a&gt;"


@pytest.mark.parametrize(
    "shown",
    [
        "&lt;p&gt;Le parc est fermé.&lt;/p&gt;",
        "&lt;a href=/ tabindex=-1&gt;Accueil&lt;/a&gt;",
        "&lt;a href=/ hidden&gt;Accueil&lt;/a&gt;",
        "&lt;div inert&gt;&lt;a href=/&gt;Accueil&lt;/a&gt;&lt;/div&gt;",
        "&lt;button disabled&gt;Chercher&lt;/button&gt;",
        "&lt;style&gt;a { visibility: hidden }&lt;/style&gt;&lt;a href=/&gt;Accueil&lt;/a&gt;",
    ],
)
def test_a_frame_out_of_the_tab_order_may_hold_what_nobody_reaches_anyway(shown: str) -> None:
    assert outcomes(f'<iframe title="Avis" tabindex="-1" srcdoc="{shown}"></iframe>', "frame-tabindex") == []


@pytest.mark.parametrize(
    "attributes",
    ['tabindex="0"', "", 'tabindex="-1" hidden', 'tabindex="-1" inert', 'tabindex="-1" width="0" height="0"'],
)
def test_a_frame_that_takes_the_focus_or_is_not_there_keeps_its_links(attributes: str) -> None:
    assert outcomes(f'<iframe title="Accès" {attributes} srcdoc="{LINK}"></iframe>', "frame-tabindex") == []


def test_what_a_page_of_the_site_holds_is_known() -> None:
    frame = '<iframe title="Accès" tabindex="-1" src="/acces/"></iframe>'
    assert outcomes(frame, "frame-tabindex", {"/acces/index.html": '<a href="/">Accueil</a>'}) == ["failed"]
    assert outcomes(frame, "frame-tabindex", {"/acces/index.html": "<p>Accueil</p>"}) == []
    assert outcomes(frame, "frame-tabindex") == []


def test_a_page_that_leads_on_shows_where_it_leads() -> None:
    frame = '<iframe title="Accès" tabindex="-1" src="a.html"></iframe>'
    onward = '<meta http-equiv="refresh" content="0; url={}">'
    files = {"/a.html": onward.format("b.html"), "/b.html": '<a href="/">Accueil</a>'}
    assert outcomes(frame, "frame-tabindex", files) == ["failed"]
    assert outcomes(frame, "frame-tabindex", {"/a.html": onward.format("a.html")}) == []


def same_name(one: str, other: str, files: dict[str, str]) -> list[str]:
    html = f'<iframe title="Plan" src="{one}"></iframe><iframe aria-label="Plan" src="{other}"></iframe>'
    return outcomes(html, "frame-duplicate-name", files)


def test_pages_of_the_site_are_compared_by_what_they_say() -> None:
    files = {
        "/nord.html": "<title>Parc du Nord</title><p>Nord</p>",
        "/copie.html": "<title>Copie</title><p>Nord </p>",
        "/bref.html": "<title>Parc du nord</title><p>Bref</p>",
        "/sud.html": "<title>Parc du Sud</title><p>Sud</p>",
        "/un.html": "<title>Plan 1</title><p>Un</p>",
        "/deux.html": "<title>Plan 2</title><p>Deux</p>",
    }
    assert same_name("nord.html", "copie.html", files) == []
    assert same_name("nord.html", "bref.html", files) == []
    assert same_name("nord.html", "sud.html", files) == ["failed"]
    assert same_name("un.html", "deux.html", files) == ["cantTell"]
    assert same_name("nord.html", "https://ailleurs.example/", files) == ["cantTell"]
    assert same_name("/nord.html", "nord.html?plan#haut", files) == []


def test_a_tree_of_shadow_may_stand_in_the_place_of_a_frame() -> None:
    frames = (
        '<iframe title="Plan" srcdoc="Nord"></iframe><div id="hote"><iframe title="Plan" srcdoc="Sud"></iframe></div>'
    )
    script = "<script>document.getElementById('hote').attachShadow({ mode: 'open' })</script>"
    assert outcomes(frames, "frame-duplicate-name") == ["failed"]
    assert outcomes(frames + script, "frame-duplicate-name") == ["cantTell"]


@pytest.mark.parametrize(
    "address, film",
    [
        ("https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0", "dQw4w9WgXcQ"),
        ("//www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "dQw4w9WgXcQ"),
        ("https://player.vimeo.com/video/76979871?h=8272103f6e", "76979871"),
        ("https://www.dailymotion.com/embed/video/x8abcd", "x8abcd"),
        ("https://geo.dailymotion.com/player.html?video=x8abcd", "x8abcd"),
        (
            "https://tube.ville.example/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d",
            "9c9de5e8-0a1e-484a-b099-e80766180a6d",
        ),
        ("https://www.arteradio.com/embed/12345", ""),
        ("https://www.youtube.com/@levallois", None),
        ("https://umap.example/videos/", None),
        ("https://[malformed/embed/x", None),
        ("", None),
    ],
)
def test_players_are_known_by_their_address(address: str, film: str | None) -> None:
    page = Page(f'<iframe src="{address}"></iframe>'.encode(), "/")
    player = embedded_player(page.once(frames)[0])
    assert (player.film if player else None) == film


def test_what_a_frame_shows_is_judged_as_it_is_published_and_its_absence_is_no_missing_style(tmp_path: Path) -> None:
    frame = whole_page('<iframe title="Accès" tabindex="-1" src="/acces.html"></iframe>')
    (tmp_path / "index.html").write_bytes(frame)
    gate = Gate(tmp_path, Config(), tmp_path)
    try:
        gate.submit(tmp_path / "index.html")
        # The page that is framed comes later in the build.
        (tmp_path / "acces.html").write_bytes(whole_page('<p><a href="/plan/">Plan du quartier</a></p>'))
        report = gate.judge_build({})
    finally:
        gate.close()
    assert [finding.outcome for finding in report.findings if finding.rule == "frame-tabindex"] == ["failed"]

    (tmp_path / "acces.html").unlink()
    gate = Gate(tmp_path, Config(), tmp_path)
    try:
        report = gate.judge_build({})
    finally:
        gate.close()
    assert {page.status for page in report.pages} == {"checked"}
