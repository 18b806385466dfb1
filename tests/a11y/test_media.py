"""Films and sounds: what the page says of them, what their files say, and what only a person can."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.media import seconds_played


def outcomes(html: str, rule: str, files: dict[str, str] | None = None) -> list[str]:
    report = check_page(whole_page(html), "/exemple.html", files or {}, Config())
    assert report.status == "checked", report.reason
    return [finding.outcome for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    "fragment, seconds",
    [
        ("t=8,10", 2),
        ("t=,2.5", 2.5),
        ("t=npt:0:01,0:03", 2),
        ("t=10,8", 0),
        ("xywh=0,0,9,9&t=1,2", 1),
        ("t=8", None),
        ("t=a,b", None),
        ("t=1:x,2", None),
        ("", None),
    ],
)
def test_a_media_fragment_bounds_what_is_played(fragment: str, seconds: float | None) -> None:
    assert seconds_played(f"/discours.mp3#{fragment}") == seconds


@pytest.mark.parametrize(
    "media",
    [
        '<video src="parc.mp4" autoplay muted loop></video>',
        '<video autoplay muted><source src="parc.mp4"></video>',
        "<audio autoplay></audio>",
        '<noscript><audio src="discours.mp3" autoplay></audio></noscript>',
    ],
)
def test_what_makes_no_sound_may_start_by_itself(media: str) -> None:
    assert outcomes(media, "media-autoplay") == []


@pytest.mark.parametrize(
    "media",
    [
        '<video src="/media/fond-accueil.mp4" autoplay></video>',
        '<video class="hero-video" src="parc.mp4" autoplay></video>',
        '<video src="parc.mp4" autoplay data-plyr="{}"></video>',
        '<div class="lecteur"><audio src="a.mp3" autoplay></audio><button>||</button></div>',
    ],
)
def test_a_person_says_whether_a_background_has_sound_and_a_player_stops_it(media: str) -> None:
    assert outcomes(media, "media-autoplay") == ["cantTell"]


def test_a_button_that_is_not_there_stops_nothing() -> None:
    audio = '<audio src="discours.mp3" autoplay></audio>'
    assert outcomes(f"{audio}<button disabled>Pause</button>", "media-autoplay") == ["failed"]
    assert outcomes(f'{audio}<button style="display: none">Pause</button>', "media-autoplay") == ["failed"]
    assert outcomes(f"{audio}<button>Pause</button>", "media-autoplay") == ["cantTell"]


def test_captions_of_the_site_are_read() -> None:
    video = '<video src="v.mp4" controls><track kind="captions" src="/v.vtt" srclang="fr" label="Français"></video>'
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour"
    assert outcomes(video, "track-valid", {"/v.vtt": cues}) == []
    assert outcomes(video, "track-valid", {"/v.vtt": "\ufeff" + cues}) == []
    assert outcomes(video, "track-valid", {"/v.vtt": "WEBVTT\n"}) == ["failed"]
    assert outcomes(video, "track-valid", {"/v.vtt": "1\n00:00:01,000 --> 00:00:02,000\nBonjour"}) == ["failed"]
    assert outcomes(video, "track-valid") == []


@pytest.mark.parametrize(
    "html",
    [
        # What it leads to may be the transcript, or it is live, or the words may be all that is said.
        '<p>Le discours.</p><audio src="d.mp3" controls></audio><p><a href="/d/">La suite</a></p>',
        '<p>La radio de la ville.</p><audio src="https://radio.example/direct" controls></audio>',
        '<p>On y entend : « Bonjour ».</p><audio src="d.mp3" controls></audio>',
        '<p>Le discours.</p><audio src="d.mp3" controls></audio><details><summary>Plus</summary>Chers amis</details>',
        f'<audio src="d.mp3" controls></audio><p>{"Chers amis, merci. " * 12}</p>',
        '<p>Le discours.</p><audio src="d.mp3" controls data-able-player></audio>',
    ],
)
def test_a_transcript_that_may_be_there_is_asked_about(html: str) -> None:
    assert outcomes(html, "media-transcript") == ["cantTell"]


def test_a_menu_beside_the_content_is_no_transcript() -> None:
    body = (
        '<body><nav aria-label="Menu"><a href="/">Accueil</a> <a href="/plan/">Plan</a></nav><main><h1>Le discours</h1>'
        '<audio src="d.mp3" controls></audio></main></body>'
    )
    assert outcomes(body, "media-transcript") == ["failed"]


def test_a_page_of_films_is_asked_about_once() -> None:
    films = "".join(f'<h2>Film {n}</h2><video src="{n}.mp4" controls></video>' for n in range(5))
    assert outcomes(films, "media-transcript") == ["cantTell"]


@pytest.mark.parametrize(
    "html",
    [
        '<video src="fond.mp4" autoplay muted loop></video>',
        '<video src="v.mp4" controls aria-hidden="true" tabindex="-1"></video>',
        '<video src="v.mp4" controls hidden></video>',
        "<video controls></video>",
        '<a href="/film/"><video src="apercu.mp4" muted playsinline></video> Le film</a>',
    ],
)
def test_a_film_without_sound_or_viewers_needs_no_captions(html: str) -> None:
    assert outcomes(html, "video-captions") == []
    assert outcomes(html, "media-transcript") == []


def test_a_film_without_sound_is_told_in_words() -> None:
    film = '<video src="parc-muet.mp4" controls></video>'
    assert outcomes(film, "video-captions") == []
    assert outcomes(film, "media-transcript") == ["failed"]
    assert outcomes(film + "<p>On voit le parc en fleurs, puis la fontaine et ses jets.</p>", "media-transcript") == [
        "cantTell"
    ]
    assert outcomes(film + '<audio src="recit.mp3" controls></audio>', "media-transcript") == ["cantTell"]
    assert outcomes(film.replace("-muet", ""), "media-transcript") == ["cantTell"]
