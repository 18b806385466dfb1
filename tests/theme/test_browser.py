"""The theme in a real browser: what people meet who zoom, space their text, press Tab or choose their colours."""

from typing import Literal

import pytest

from tests.browser.browser import Browser
from tests.theme.conftest import Project

KINDS = (
    "/",
    "/actualites/",
    "/actualites/des-tilleuls-pour-l-ombre/",
    "/enfance/",
    "/enfance/restauration-scolaire/",
    "/mairie/contact/",
    "/mairie/plan-du-site/",
    "/accessibilite/",
    "/aide/",
    "/mairie/donnees-personnelles/",
    "/mairie/flux/",
    "/404.html",
    "/actualites/2026-09/",
    "/agenda/",
    "/agenda/balade-du-patrimoine/",
    "/demarches/",
    "/demarches/acte-de-naissance/",
    "/espaces-verts/",
    "/lieux/",
    "/lieux/piscine/",
    "/questions/",
    "/recherche/",
    "/questions/chien-dans-les-parcs/",
)
OVERFLOWING = """[...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
              && getComputedStyle(e).clipPath === 'none' && getComputedStyle(e).position !== 'absolute')
    .map(e => e.tagName + '.' + e.getAttribute('class'))"""
# Links inside a sentence are exempt (WCAG 2.5.8); those of the menus and lists are the main ones.
SMALL_TARGETS = """[...document.querySelectorAll('%s')].filter(e => e.checkVisibility())
    .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
    .filter(([, box]) => box.height < %d || box.width < %d)
    .map(([text, box]) => text + ' ' + box.width + '×' + box.height)"""


# Texts that would be hard to read on white paper: WCAG's luminance, by which 4.5:1 on white is 0.183.
PALE_TEXTS = """[...document.querySelectorAll('body *')]
    .filter(e => e.checkVisibility({visibilityProperty: true})
              && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .filter(e => {
        const line = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const [red, green, blue] = getComputedStyle(e).color.match(/[\\d.]+/g).map(Number);
        return 0.2126 * line(red) + 0.7152 * line(green) + 0.0722 * line(blue) > 0.183;
    })
    .map(e => e.localName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pa11y_finds_nothing_on_any_page(
    window: Browser, site: str, built: Project, scheme: Literal["light", "dark"]
) -> None:
    window.emulate(scheme=scheme)
    found = {}
    for address, _ in built.pages():
        window.goto(site + address)
        issues = window.pa11y()
        if issues:
            found[address] = [(issue["code"], issue["selector"]) for issue in issues]
    assert found == {}


@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "text spaced"])
def test_nothing_scrolls_sideways_at_320_pixels(window: Browser, site: str, built: Project, spaced: bool) -> None:
    window.viewport(320, 640)
    found = {}
    for address, _ in built.pages():
        window.goto(site + address)
        if spaced:
            window.widen_text()
        wide = window.evaluate("document.documentElement.scrollWidth")
        if wide > 320:
            found[address] = (wide, window.evaluate(OVERFLOWING))
    assert found == {}


@pytest.mark.parametrize("address", KINDS)
def test_targets_are_large_enough_for_a_finger(window: Browser, site: str, address: str) -> None:
    window.viewport(320, 640)
    window.goto(site + address)
    alone = ".breadcrumb a, .contact-details a, .site-map a, .news-card a, .link-card a, .section-card a"
    assert window.evaluate(SMALL_TARGETS % (alone, 24, 24)) == []
    main = ".main-nav summary, .quick-access a, .local-nav li a, .pagination a"
    footer = ".site-footer__list a, .site-footer__legal a"
    assert window.evaluate(SMALL_TARGETS % (f"{main}, {footer}", 44, 24)) == []


@pytest.mark.parametrize("forced", [False, True], ids=["own colours", "forced colours"])
@pytest.mark.parametrize("address", KINDS)
def test_what_has_the_focus_shows_it(window: Browser, site: str, address: str, forced: bool) -> None:
    window.emulate(forced_colors=forced)
    window.goto(site + address)
    # What a closed section of the menu holds is not reached.
    shown = "[...document.querySelectorAll('a[href], summary')].filter(e => e.checkVisibility())"
    stops = window.evaluate(f"{shown}.length")
    seen = 0
    for _ in range(stops):
        window.press("Tab")
        ring = window.evaluate(
            "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))"
        )
        assert ring[0] == "solid", window.evaluate("document.activeElement.outerHTML")
        assert ring[1] >= 2
        seen += 1
    assert seen == stops > 15


def test_the_skip_link_appears_and_takes_the_focus_to_the_content(window: Browser, site: str) -> None:
    window.goto(site + "/enfance/")
    hidden = window.evaluate("document.querySelector('.skip-links a').getBoundingClientRect().height")
    window.press("Tab")
    shown = window.evaluate("document.querySelector('.skip-links a').getBoundingClientRect().height")
    assert hidden <= 1
    assert shown >= 44
    window.press("Enter")
    assert window.evaluate("document.activeElement.id") == "contenu"


def test_only_the_site_itself_is_asked(window: Browser, site: str) -> None:
    for address in KINDS:
        window.goto(site + address)
        assert [url for url in window.requests() if not url.startswith((site, "data:"))] == []


def test_the_font_is_the_one_that_helps_low_vision(window: Browser, site: str) -> None:
    window.goto(site + "/")
    assert window.evaluate("document.fonts.ready.then(f => f.check('16px \"Atkinson Hyperlegible Next\"'))")
    assert any("atkinson-hyperlegible-next.woff2" in url for url in window.requests())


def test_the_dark_scheme_is_dark_and_print_is_on_white(window: Browser, site: str) -> None:
    luminance = "getComputedStyle(document.documentElement).backgroundColor"
    window.emulate(scheme="dark")
    window.goto(site + "/enfance/")
    assert window.evaluate(luminance) == "rgb(15, 22, 19)"
    window.emulate(scheme="dark", media="print")
    assert window.evaluate(luminance) == "rgb(255, 255, 255)"
    assert window.evaluate("getComputedStyle(document.querySelector('.main-nav')).display") == "none"
    assert window.evaluate("getComputedStyle(document.querySelector('.site-footer')).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


@pytest.mark.parametrize("address", KINDS)
def test_what_is_printed_is_dark_since_browsers_leave_grounds_out(window: Browser, site: str, address: str) -> None:
    window.emulate(media="print")
    window.goto(site + address)
    assert window.evaluate(PALE_TEXTS) == []
    assert window.evaluate("[...document.querySelectorAll('video, audio')].some(e => e.checkVisibility())") is False


def test_nothing_moves_for_who_asked_for_less_motion(window: Browser, site: str) -> None:
    window.emulate(reduced_motion=True)
    window.goto(site + "/")
    assert window.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0)"
    assert window.evaluate(f"{moving}.length") == 0
