"""What a resident meets of a film, a sound, a figure and an accordion, in a real browser."""

from __future__ import annotations

from typing import Any

from tests.browser.browser import Browser
from tests.theme.conftest import Project

FILM = "actualites/des-tilleuls-pour-l-ombre/"
SOUND = "mairie/signal-d-alerte/"
ELSEWHERE = "mairie/conseil-municipal/"
ACCORDION = "espaces-verts/jardiner-au-pied-des-arbres/"
# A film or a sound that can be played goes on; one that cannot raises.
PLAYED = """(async () => {{
  const media = document.querySelector('{}');
  media.muted = true;
  await media.play();
  while (media.currentTime === 0) await new Promise((done) => setTimeout(done, 20));
  return media.error;
}})()"""


def named(node: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The nodes of an accessibility tree that have a name."""
    own = [node] if node.get("name") == name else []
    return own + [found for child in node.get("children", []) for found in named(child, name)]


def test_nothing_of_a_film_or_a_sound_is_loaded_before_it_is_played_and_then_it_plays(
    built: Project, browser: Browser
) -> None:
    site = browser.serve(built.output)
    for page, tag, file in ((FILM, "video", ".webm"), (SOUND, "audio", ".wav")):
        browser.goto(site + page)
        assert [url for url in browser.requests() if url.endswith(file)] == []
        assert browser.evaluate(PLAYED.format(tag)) is None
        assert [url for url in browser.requests() if url.endswith(file)] != []


def test_a_film_of_another_site_asks_that_site_for_nothing(built: Project, browser: Browser) -> None:
    site = browser.serve(built.output)
    browser.goto(site + ELSEWHERE)
    assert [url for url in browser.requests() if not url.startswith(site)] == []
    assert browser.messages() == []


def test_an_accordion_opens_by_keyboard_and_its_title_is_a_heading(built: Project, browser: Browser) -> None:
    browser.javascript(False)
    browser.goto(browser.serve(built.output) + ACCORDION)
    headings = named(browser.accessibility_tree(), "Que puis-je planter\u00a0?")
    assert ("heading", 3) in {(node["role"], node.get("level")) for node in headings}
    browser.evaluate("document.querySelector('.accordion summary').focus()")
    browser.press("Enter")
    assert browser.evaluate("document.querySelector('.accordion').open") is True
    assert browser.evaluate("document.querySelector('.accordion__body p').checkVisibility()") is True


def test_a_figure_says_what_it_shows_and_opens_its_description(built: Project, browser: Browser) -> None:
    browser.goto(browser.serve(built.output) + FILM)
    tree = browser.accessibility_tree()
    (image,) = named(tree, "Plan du quartier, où des points verts suivent trois rues numérotées de 1 à 3.")
    assert image["role"] == "image"
    assert browser.evaluate("document.querySelector('.figure details li').checkVisibility()") is False
    browser.click(".figure summary")
    assert browser.evaluate("document.querySelector('.figure details li').checkVisibility()") is True


def test_what_is_folded_is_on_paper(built: Project, browser: Browser) -> None:
    browser.emulate(media="print")
    browser.goto(browser.serve(built.output) + SOUND)
    heights = "[...document.querySelectorAll('details p')].map((p) => p.getBoundingClientRect().height > 0)"
    shown = browser.evaluate(heights)
    assert len(shown) == 3
    assert all(shown)


def test_films_and_steps_fit_320_pixels(built: Project, browser: Browser) -> None:
    site = browser.serve(built.output)
    for page in (FILM, SOUND, ELSEWHERE, ACCORDION):
        browser.viewport(320, 640)
        browser.goto(site + page)
        assert browser.evaluate("document.documentElement.scrollWidth") == 320, page


def test_the_steps_of_a_sheet_and_those_of_a_text_look_the_same(built: Project, browser: Browser) -> None:
    site = browser.serve(built.output)
    number = "getComputedStyle(document.querySelector('.steps > ol > li'), '::before')"
    looks = []
    for page in ("demarches/inscription-scolaire/", ACCORDION):
        browser.goto(site + page)
        looks.append(browser.evaluate(f"[{number}.width, {number}.backgroundColor, {number}.content]"))
    assert looks[0] == looks[1]
    assert looks[0][0] == "40px"


def test_the_number_of_a_step_is_said_apart_from_its_first_word(built: Project, browser: Browser) -> None:
    browser.goto(browser.serve(built.output) + "demarches/inscription-scolaire/")
    said = [node.get("name", {}).get("value") for node in browser.accessibility_nodes()]
    shown = browser.evaluate("document.querySelectorAll('.steps > ol > li').length")
    assert shown > 1
    assert [words for words in said if words in {f"{step}. " for step in range(shown + 1)}] == [
        f"{step}. " for step in range(1, shown + 1)
    ]


def test_the_files_of_the_blocks_are_on_the_site_at_the_addresses_that_the_pages_give(built: Project) -> None:
    attributes = {"img": "src", "source": "src", "track": "src", "audio": "src", "video": "poster"}
    for page in (FILM, SOUND, ELSEWHERE):
        tree = built.page(f"/{page}")
        named = [
            str(element.get(attributes[str(element.tag)]))
            for element in tree.iter()
            if element.get(attributes.get(str(element.tag), ""))
        ]
        named += [str(link.get("href")) for link in tree.iter("a") if link.get("download") is not None]
        assert named
        # The captions of a silent film stand in the page itself.
        files = [name for name in named if not name.startswith("data:text/vtt,WEBVTT")]
        assert [name for name in files if not (built.output / name.lstrip("/")).is_file()] == []
