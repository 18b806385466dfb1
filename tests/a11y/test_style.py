"""The cascade: what small pages compute to, what is said to be unknown, and what never crashes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.page import Page
from a11y.style import RGBA, Computed, Media, State, page_sheets, sheet_urls
from a11y.style.advice import nearest_passing
from a11y.style.cascade import Weight
from a11y.style.color import BLACK, WHITE, contrast, is_color, resolve_color
from a11y.style.gradient import gradient_samples
from a11y.style.length import Basis, resolve_length
from a11y.style.media import matches, supports
from a11y.style.shorthands import expand
from a11y.style.variables import resolve_customs


def page_of(body: str, sheets: Mapping[str, str] | None = None) -> Page:
    return Page(f"<!doctype html><html lang=fr><title>x</title>{body}".encode(), "/a/page.html", sheets)


def style_of(page: Page, name: str, media: Media | None = None, state: State = "rest") -> Computed:
    return page.styles(media, state)[page.ids[name]]


def hex_of(page: Page, name: str, media: Media | None = None, state: State = "rest") -> str:
    color = style_of(page, name, media, state).color
    assert color is not None
    return color.hex


@pytest.mark.parametrize(
    "css, state, expected",
    [
        ("#a:hover{color:#010101}", "hover", "#010101"),
        ("#a:hover{color:#010101}", "rest", "#000000"),
        ("p:hover #a{color:#010101}", "hover", "#010101"),
        ("p:not(:hover) #a{color:#010101}", "hover", "#000000"),
        ("b:hover + #a{color:#010101}", "hover", "#000000"),
        ("b:hover ~ p #a{color:#010101}", "hover", "#000000"),
        ("#a:is(:hover, :focus){color:#010101}", "focus", "#010101"),
        ("p:focus{color:#010101}", "focus", "#000000"),
        ("p:focus-within a{color:#010101}", "focus", "#010101"),
        ("#a:focus-visible{color:#010101} #a{color:#020202}", "focus", "#010101"),
        ("#a:hover{color:#010101} a#a{color:#020202}", "hover", "#010101"),
        ("#a:active{color:#010101}", "hover", "#000000"),
    ],
)
def test_states_reach_the_element_and_what_holds_it(css: str, state: State, expected: str) -> None:
    page = page_of(f"<style>a{{color:#000}} {css}</style><b>b</b><p><b>c</b><a id=a href=/>a</a></p>")
    assert hex_of(page, "a", state=state) == expected


def test_a_linked_sheet_is_read_by_its_path_and_its_imports_are_followed() -> None:
    sheets = {
        "/theme/css/main.css": "@import 'sub/base.css' layer(base) screen; @import url(loop.css); p{opacity:.5}",
        "/theme/css/sub/base.css": "p{color:#010101;opacity:.1}",
        "/theme/css/loop.css": "@import 'main.css'; p{font-weight:700}",
    }
    page = page_of('<link rel=stylesheet href="../theme/css/main.css?v=3"><p id=p>p', sheets)
    style = style_of(page, "p")
    assert (hex_of(page, "p"), style.opacity, style.font_weight) == ("#010101", 0.5, 700)
    assert page.styles().missing == ()
    assert hex_of(page, "p", Media(print=True)) == "#000000"


def test_a_sheet_that_cannot_be_had_is_named() -> None:
    page = page_of("<link rel=stylesheet href=https://cdn.example/x.css><style>@import 'y.css';</style>")
    assert page.styles().missing == ("https://cdn.example/x.css", "/a/y.css")
    assert sheet_urls(page.root, page.url) == ("https://cdn.example/x.css",)


@pytest.mark.parametrize(
    "link",
    [
        "<link rel='alternate stylesheet' href=x.css>",
        "<link rel=stylesheet disabled href=x.css>",
        "<link rel=stylesheet type=text/less href=x.css>",
        "<link rel=icon href=x.css>",
    ],
)
def test_sheets_that_a_browser_does_not_apply_are_left_out(link: str) -> None:
    page = page_of(link)
    assert page_sheets(page.root, page.url, {"/a/x.css": "p{}"}) == ()


def test_the_base_address_of_the_page_counts() -> None:
    page = page_of("<base href=/b/><link rel=stylesheet href=x.css><p id=p>p", {"/b/x.css": "p{color:#010101}"})
    assert hex_of(page, "p") == "#010101"


@pytest.mark.parametrize(
    "css",
    [
        "@media (some-future-feature){p{color:#010101}}",
        "@container (width > 1px){p{color:#010101}}",
        "@scope (body){p{color:#010101}}",
        "@scope (#p){:scope{color:#010101}}",
        "@scope (body){@media all{:scope > p{color:#010101}}}",
        "p:dir(ltr){color:#010101}",
        "p:not(:dir(rtl)){color:#010101}",
        "p:nth-child(1 of :valid){color:#010101}",
        "@media (some-future-feature){body{--c:#010101}} p{color:var(--c,#000)}",
    ],
)
def test_what_cannot_be_evaluated_is_not_applied_but_told(css: str) -> None:
    page = page_of(f"<style>{css}</style><p id=p>p <b id=b>b</b> <i id=i style='color:red'>i</i><div id=d>d</div>")
    assert hex_of(page, "p") == "#000000"
    assert not style_of(page, "p").knows("color")
    assert not style_of(page, "b").knows("color"), "it is inherited"
    assert style_of(page, "i").knows("color"), "it is set again"
    assert style_of(page, "d").knows("color")
    assert style_of(page, "p").knows("background-color")


@pytest.mark.parametrize(
    "css",
    [
        "p:some-future-class{color:#010101}",
        "p::some-future-element, p{color:#010101}",
        "p, b:not(:bogus){color:#010101}",
        "p:{color:#010101}",
        "p:is(:bogus){color:#010101}",
    ],
)
def test_a_rule_whose_selector_no_browser_reads_is_dropped(css: str) -> None:
    page = page_of(f"<style>{css}</style><p id=p>p")
    assert hex_of(page, "p") == "#000000"
    assert style_of(page, "p").knows("color")


@pytest.mark.parametrize(
    "css, is_known",
    [
        ("@media (future){p{color:#010101}} p#p{color:#020202}", True),
        ("@media (future){p{color:#010101}} p{color:#020202 !important}", True),
        ("@media (future){p{color:#010101}} p{color:#010101}", True),
        ("@layer a{@media (future){p#p{color:#010101}}} p{color:#020202}", True),
        ("p{color:#020202} @media (future){p{color:#010101}}", False),
        ("@media (future){p{color:#010101 !important}} p#p{color:#020202}", False),
        ("p#p{color:#020202} p:nth-child(n of #p:valid){color:#010101}", False),
    ],
)
def test_a_doubtful_rule_that_loses_in_the_cascade_leaves_no_doubt(css: str, is_known: bool) -> None:
    page = page_of(f"<style>{css}</style><p id=p>p")
    assert style_of(page, "p").knows("color") is is_known


def test_forced_colors_take_over_what_the_author_set() -> None:
    page = page_of(
        "<style>p{color:#111;background:#eee;box-shadow:0 0 2px red} #own{forced-color-adjust:none}</style>"
        "<p id=p>p<p id=own>own"
    )
    media = Media(forced_colors=True)
    assert hex_of(page, "p", media) == "#000000"
    assert style_of(page, "p", media).background_color == RGBA(0, 0, 0, 0)
    assert not style_of(page, "p", media).has_box_shadow
    assert hex_of(page, "own", media) == "#111111"


def test_generated_text_is_said() -> None:
    page = page_of(
        "<style>#a::before{content:'« ' attr(title)} #a::after{content:url(x.png) / 'alt'} #b::before{content:none}"
        " #c::after{content:'x';display:none}</style><p id=a title=t>a<p id=b>b<p id=c>c"
    )
    styles = page.styles()
    assert styles.generated_text(page.ids["a"], "before") == "« t"
    assert styles.generated_text(page.ids["a"], "after") == "alt"
    assert styles.generated_text(page.ids["b"], "before") == ""
    assert styles.generated_text(page.ids["c"], "after") == ""


def test_an_underline_reaches_what_the_element_holds_but_no_box_of_its_own() -> None:
    page = page_of(
        "<style>p{text-decoration:underline} #c{display:inline-block}</style><p>p <b id=b>b</b> <i id=c>c</i>"
    )
    assert page.styles().decorations(page.ids["b"]) == {"underline"}
    assert page.styles().decorations(page.ids["c"]) == frozenset()


def test_an_animation_of_the_color_is_noticed() -> None:
    page = page_of(
        "<style>@keyframes k{from{color:red}} p{animation:1s k both} b{animation:none}</style><p id=p><b id=b>"
    )
    styles = page.styles()
    assert styles.animates(styles[page.ids["p"]], "color")
    assert not styles.animates(styles[page.ids["p"]], "opacity")
    assert not styles.animates(styles[page.ids["b"]], "color")


def test_a_deep_page_needs_no_recursion() -> None:
    page = page_of("<style>div{color:inherit;font-size:1em;--x:var(--x)}</style>" + "<div>" * 400 + "<p id=p>p")
    assert style_of(page, "p").font_size == 16


@pytest.mark.parametrize(
    "query, expected",
    [
        ("", True),
        ("screen", True),
        ("print", False),
        ("not print", True),
        ("screen and (min-width: 80em)", True),
        ("(max-width: 1279.98px)", False),
        ("(400px <= width < 2000px)", True),
        ("(width > 2000px), (prefers-reduced-motion: no-preference)", True),
        ("(prefers-color-scheme: dark)", False),
        ("not (prefers-color-scheme: dark)", True),
        ("(hover) and (pointer: fine)", True),
        ("(orientation: portrait) or (min-aspect-ratio: 16/11)", True),
        ("(-webkit-min-device-pixel-ratio: 2)", False),
        ("(-ms-high-contrast: active)", False),
        ("(forced-colors: active)", False),
        ("(some-future-feature)", None),
        ("(some-future-feature) and (width < 1px)", False),
        ("not (some-future-feature)", None),
        ("all and (some-future-feature), screen", True),
        ("((min-width: 1px) and (not (max-width: 1px)))", True),
    ],
)
def test_media_queries_answer_yes_no_or_unknown(query: str, expected: bool | None) -> None:
    assert matches(query, Media()) is expected


@pytest.mark.parametrize(
    "condition, expected",
    [
        ("(display: grid)", True),
        ("not (display: grid)", False),
        ("(display: -ms-grid)", False),
        ("(display: grid) and (color: red)", True),
        ("(-moz-appearance: none) or (color: red)", True),
        ("selector(:has(a))", True),
        ("some-function(x)", None),
    ],
)
def test_feature_queries_take_declarations_as_supported(condition: str, expected: bool | None) -> None:
    assert supports(condition) is expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("12pt", 16),
        ("1.5em", 30),
        ("calc(1rem + 2 * 3px)", 22),
        ("clamp(1rem, 10vw, 40px)", 40),
        ("min(50%, 8px)", 8),
        ("calc(100px / 0)", None),
        ("calc(1px + )", None),
        ("env(safe-area-inset-left)", None),
        ("auto", None),
        ("0", 0),
    ],
)
def test_lengths_are_pixels_or_unknown(text: str, expected: float | None) -> None:
    assert resolve_length(text, Basis(20, 16, 1280, 800, percent=20)) == expected


def test_a_cycle_of_custom_properties_leaves_them_unset() -> None:
    assert resolve_customs({"--a": "var(--b)", "--b": "var(--a)", "--c": "1"}, {"--a": "x"}) == {"--c": "1"}


def test_a_billion_laughs_is_cut_short() -> None:
    declared = {f"--{n}": f"var(--{n - 1}) " * 10 for n in range(1, 12)} | {"--0": "ha"}
    resolved = resolve_customs(declared, {})
    assert max(map(len, resolved.values())) < 100_000


def test_gradients_are_sampled_with_their_alpha() -> None:
    samples = gradient_samples("linear-gradient(to right, #fff 10%, rgb(0 0 0 / 0))", BLACK, "light")
    assert samples is not None
    assert samples[0] == WHITE
    assert samples[-1].a == 0
    assert all(sample[:3] == (1, 1, 1) for sample in samples[:-1]), "alpha is premultiplied"
    assert gradient_samples("linear-gradient(in oklch, red, blue)", BLACK, "light") is None
    assert gradient_samples("url(x.png)", BLACK, "light") is None


@pytest.mark.parametrize("text", ["rgb(from red r g b)", "contrast-color(red)", "rgb(calc(1 + 2) 0 0)"])
def test_colors_that_only_browsers_know_are_unknown_not_wrong(text: str) -> None:
    assert is_color(text)
    assert resolve_color(text, BLACK) is None


def test_the_advised_color_passes_and_is_near() -> None:
    advised = nearest_passing(RGBA(0.6, 0.6, 0.6), WHITE, 4.5)
    assert advised is not None
    assert 4.5 <= contrast(advised, WHITE) < 4.6
    assert nearest_passing(RGBA(0.5, 0.5, 0.5), RGBA(0.5, 0.5, 0.5), 21) is None


_WEIGHTS = st.builds(
    Weight,
    st.integers(0, 4),
    st.booleans(),
    st.integers(-3, 3),
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)),
    st.integers(0, 3),
    st.integers(0, 9),
)


@given(_WEIGHTS, _WEIGHTS, _WEIGHTS)
def test_weights_are_totally_ordered(one: Weight, two: Weight, three: Weight) -> None:
    assert one <= two or two <= one
    assert not (one <= two <= three) or one <= three
    assert (one == two) == (one <= two <= one)


_COLORS = st.builds(RGBA, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
_NAMES = st.sampled_from(
    "color background border border-color font font-size font-weight opacity outline display --x content "
    "background-image transform clip clip-path text-indent margin all inset animation fill color-scheme "
    "background-size background-repeat background-position background-clip grid-area filter".split()
)
_VALUES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            "red #12 var(--x) var( calc(1px + 2em) url(x) linear-gradient(red,blue) rgb(1 2 inherit revert "
            "revert-layer / , ( ) ! !important 1e999px -1% light-dark(red,blue) color-mix(in 'x' \\ ; } { inset( "
            "rect(0 translate(-100%,0) scale(0) inset(50%) no-repeat none text 1px -9999px".split()
        ),
        max_size=5,
    ).map(" ".join),
)


@settings(max_examples=200)
@given(st.lists(st.tuples(_NAMES, _VALUES), max_size=5), _VALUES)
def test_no_declaration_ever_crashes(declarations: list[tuple[str, str]], selector: str) -> None:
    css = ";".join(f"{name}:{value}" for name, value in declarations)
    text = css.replace("<", "").replace("\0", "")
    page = page_of(f"<style>p, {selector.replace('<', '')} {{ {text} }} p{{{text}</style><p id=p>p<a href=/>a</a>")
    for media in (Media(), Media(scheme="dark", forced_colors=True)):
        for element in page.elements:
            style = page.styles(media, "hover")[element]
            assert style.opacity is None or 0 <= style.opacity <= 1
            assert style.font_size is None or isinstance(style.font_size, float)
            assert style.border("top").style
            assert isinstance(style.text_color, RGBA | None)


@settings(max_examples=150)
@given(st.lists(st.tuples(_NAMES, _VALUES), max_size=6), st.sampled_from(["", "position:absolute;", "opacity:.5;"]))
def test_no_style_makes_a_rule_crash(declarations: list[tuple[str, str]], first: str) -> None:
    style = first + ";".join(f"{name}:{value}" for name, value in declarations)
    style = style.replace("&", "").replace('"', "").replace("\0", "")
    html = (
        f'<style>a:focus {{ {style.replace("<", "")} }}</style><p style="{style}">Un texte <a href=/ style="{style}">'
        f'lien</a> dans un paragraphe.<input placeholder=x style="{style}"><button><svg style="{style}"><path>'
    )
    report = check_page(whole_page(html), "/x.html", {}, Config())
    assert report.status == "checked", report.reason


@given(_NAMES, st.text(max_size=40))
def test_a_shorthand_gives_all_its_longhands_or_none(name: str, value: str) -> None:
    longhands = expand(name, value)
    assert longhands is None or len(dict(longhands)) == len(longhands) > 0


@given(_COLORS, _COLORS)
def test_contrast_is_symmetric_and_bounded(one: RGBA, other: RGBA) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


@pytest.mark.parametrize(
    "link, applies",
    [
        ("<link rel=stylesheet media=print onload=\"this.media='all'\" href=x.css>", True),
        ("<link rel=preload as=style onload=\"this.rel='stylesheet'\" href=x.css>", True),
        ("<link rel=preload as=style href=x.css>", False),
        ("<noscript><link rel=stylesheet href=x.css></noscript>", False),
    ],
)
def test_sheets_count_as_a_browser_with_scripts_ends_up_with_them(link: str, applies: bool) -> None:
    page = page_of(f"{link}<p id=p>p", {"/a/x.css": "p{color:#010101}"})
    assert (hex_of(page, "p") == "#010101") is applies


@pytest.mark.parametrize(
    "url",
    [
        "data:text/css;base64,I3B7Y29sb3I6IzAxMDEwMX0=",
        "data:text/css;base64,I3B7Y29sb3I6IzAxMDEwMX0",
        "DATA:text/css;charset=utf-8;base64,I3B7Y29sb3I6IzAxMDEwMX0%3D",
        "data:text/css,%23p%7Bcolor:%23010101%7D",
    ],
)
def test_a_sheet_within_its_address_is_read(url: str) -> None:
    page = page_of(f"<link rel=stylesheet href='{url}'><p id=p>p")
    assert hex_of(page, "p") == "#010101"
    assert page.styles().missing == ()


def test_a_sheet_in_an_address_that_cannot_be_read_is_missing() -> None:
    assert page_of("<link rel=stylesheet href='data:text/css;base64,x'>").styles().missing
    assert page_of("<link rel=stylesheet href='data:text/css;base64,/w=='>").styles().missing


@pytest.mark.parametrize(
    "html",
    [
        "<base href='http://[x'><link rel=stylesheet href=a.css>",
        "<link rel=stylesheet href='http://[x'>",
        "<style>@import 'http://[x';</style>",
        "<p style='color:lab(1e308 1e308 1e308)'>x",
        "<p style='color:color-mix(in oklab, lab(1e308 1e308 1e308), red)'>x",
        "<style>@media (min-width:1e999px){p{color:#ccc}}</style><p>x",
    ],
)
def test_numbers_and_addresses_beyond_reason_stop_no_check(html: str) -> None:
    assert check_page(whole_page(html), "/e.html", {}, Config()).status == "checked"


@pytest.mark.parametrize(
    "before, one, other, after",
    [
        ("<style>p{color:", "(", ")", "}</style>"),
        ("<style>p{color:", "color-mix(in srgb, red, ", ")", "}</style>"),
        ("<style>p{--x:", "[", "]", "; color:var(--x)}</style>"),
        ("<style>p", ":not(p", ")", "{color:red}</style>"),
        ("<style>", "p{", "}", "</style>"),
        ("<style>@media ", "(", ")", "{p{color:red}}</style>"),
        ("<style>@supports ", "(", ")", "{p{color:red}}</style>"),
        ("<link rel=stylesheet href=data:text/css,p{} media='", "(", ")", "'>"),
        ("<i style='color:", "calc(", ")", "'></i>"),
    ],
)
def test_brackets_in_brackets_stop_no_check(before: str, one: str, other: str, after: str) -> None:
    html = f"{before}{one * 2000}{other * 2000}{after}<p style='color:#ccc;background:#fff'>x"
    report = check_page(whole_page(html), "/e.html", {}, Config())
    assert report.status == "checked"
    assert [finding.rule for finding in report.findings if finding.outcome == "failed"] == ["text-contrast"]
