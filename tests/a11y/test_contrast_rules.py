"""Contrast where the rules' own examples stop: doubts, views, RGAA's tests, what is exempt."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.finding import Finding
from a11y.page import Page

NBSP = "\u00a0"


def findings(html: str, rule: str = "text-contrast", sheets: Mapping[str, str] | None = None) -> list[Finding]:
    report = check_page(whole_page(html), "/exemple.html", sheets or {}, Config())
    assert report.status == "checked", report.reason
    return [finding for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    "style, tests",
    [
        ("color:#999", ("3.2.1",)),
        ("color:#999;font-weight:700", ("3.2.2",)),
        ("color:#aaa;font-size:24px", ("3.2.3",)),
        ("color:#aaa;font-size:14pt;font-weight:bold", ("3.2.4",)),
        ("color:#aaa;font-size:18.6px;font-weight:bold", ("3.2.4",)),
        # Enough for RGAA, where bold text is large from 18.5 px on, not for WCAG.
        ("color:#888;font-size:18.6px;font-weight:bold", ()),
    ],
)
def test_a_failure_names_the_rgaa_test_of_its_size_and_weight(style: str, tests: tuple[str, ...]) -> None:
    (finding,) = findings(f'<p style="background:#fff;{style}">La mairie est ouverte.</p>')
    assert finding.rgaa == tests
    assert finding.outcome == "failed"


def test_the_message_says_colors_ratio_need_and_a_color_that_would_do() -> None:
    (finding,) = findings('<p style="color:#999;background:#fff">La mairie est ouverte.</p>')
    assert finding.message.fr == (
        f"Le texte «{NBSP}La mairie est ouverte.{NBSP}» a un contraste de 2,84:1 (#999999 sur #ffffff){NBSP}: "
        "il faut 4,5:1."
    )
    assert "utilisez #767676" in finding.fix.fr


def test_a_ratio_just_below_is_not_rounded_up() -> None:
    (finding,) = findings('<p style="color:#777;background:#fff">La mairie est ouverte.</p>')
    assert "4,47:1" in finding.message.fr


def test_what_fails_in_several_views_is_one_finding_that_names_them() -> None:
    (finding,) = findings(
        "<style>:root{color-scheme:light dark} a:hover{color:#ccc;background:#fff}"
        " @media (prefers-color-scheme:dark){a{color:#333}}</style>"
        '<p>Lire <a href="/a/">la suite</a>.</p>'
    )
    assert "en thème clair au survol, en thème sombre" in finding.message.fr


def test_what_fails_everywhere_names_no_view() -> None:
    (finding,) = findings(
        "<style>p{color:#999;background:#fff} p:hover{opacity:.9}</style><p>La mairie est ouverte.</p>"
    )
    assert "survol" not in finding.message.fr


@pytest.mark.parametrize(
    "html, reason",
    [
        ("<p style='color:#999;background:url(x.png)'>Texte</p>", "background-image"),
        ("<p style='color:#333;background:linear-gradient(#fff,#000)'>Texte</p>", "gradient"),
        ("<p style='color:#333;background:linear-gradient(in oklch,red,blue)'>Texte</p>", "background-image"),
        ("<div style='filter:invert(1)'><p style='color:#999'>Texte</p></div>", "blending"),
        ("<p style='color:#999;position:absolute'>Texte</p>", "positioned"),
        (
            "<div style='position:relative'><img src=a.jpg alt='' style='position:absolute;inset:0'>"
            "<p style='color:#fff;position:relative'>Texte</p></div>",
            "positioned",
        ),
        (
            "<div style='display:grid'><img src=a.jpg alt='' style='grid-area:1/1'>"
            "<p style='color:#fff;grid-area:1/1'>Texte</p></div>",
            "positioned",
        ),
        (
            "<style>div{position:relative} div::before{content:'';position:absolute;inset:0;background:#000}</style>"
            "<div><p style='color:#fff;position:relative'>Texte</p></div>",
            "positioned",
        ),
        ("<img src=a.jpg alt=''><p style='color:#fff;margin-top:-4em'>Texte</p>", "positioned"),
        ("<style>p{color:#999} @media (future){p{color:#000}}</style><p>Texte</p>", "uncertain-style"),
        ("<style>@container (width>1px){p{background:#000}}</style><p style='color:#fff'>Texte</p>", "uncertain-style"),
        ("<style>@keyframes k{to{color:#000}}</style><p style='color:#999;animation:k 1s'>Texte</p>", "animation"),
        ("<p style='color:rgb(from red r g b)'>Texte</p>", "unknown-color"),
        ("<p style='color:#888;font-size:calc(1lh)'>Texte</p>", "font-size"),
        ("<style>p{background:linear-gradient(red,blue);background-clip:text}</style><p>Texte</p>", "background-clip"),
    ],
)
def test_what_the_page_does_not_decide_is_asked_with_its_reason(html: str, reason: str) -> None:
    (finding,) = findings(html)
    assert (finding.outcome, finding.severity, finding.reason) == ("cantTell", "review", reason)


@pytest.mark.parametrize(
    "css",
    [
        "p:bogus{color:red}",
        "@media (future){b{color:#000}}",
        "b:dir(rtl){color:#000}",
        "@container (width>1px){b{color:red}}",
    ],
)
def test_a_rule_that_cannot_be_read_puts_no_other_element_in_doubt(css: str) -> None:
    (finding,) = findings(f"<style>{css}</style><p style='color:#ccc'>pâle</p>")
    assert finding.outcome == "failed"


@pytest.mark.parametrize(
    "css, outcomes",
    [
        ("p{color:#ccc} @media (future){p{color:#ddd}}", ["failed"]),
        ("p{color:#ccc} p:dir(rtl){color:#ddd}", ["failed"]),
        ("p{color:#000} @media (future){p{color:#111}}", []),
        ("p{color:#ccc} @media (future){p{color:#000}}", ["cantTell"]),
        ("p{color:#ccc} @media (future){p{color:#ddd}} @media (new){p{background:#000}}", ["cantTell"]),
        ("p{color:#ccc} @media (future){p{color:#ddd}} @media (future){p{background:#000}}", ["cantTell"]),
        ("p{color:#ccc} @media (future){p{display:none}}", ["cantTell"]),
    ],
)
def test_what_comes_out_the_same_for_either_answer_is_decided(css: str, outcomes: list[str]) -> None:
    found = findings(f"<style>p{{background:#fff}} {css}</style><p>Texte</p>")
    assert [finding.outcome for finding in found] == outcomes


@pytest.mark.parametrize("media", ["print", "(min-width: 99999px) and print"])
def test_a_missing_sheet_for_paper_leaves_the_screen_judged(media: str) -> None:
    html = f"<link rel=stylesheet href=/absent.css media='{media}'><p style='color:#999'>Un</p>"
    (finding,) = findings(html)
    assert finding.outcome == "failed"


def test_a_missing_sheet_for_a_width_leaves_the_others_judged() -> None:
    html = "<link rel=stylesheet href=/absent.css media='(max-width: 500px)'><p style='color:#999'>Un</p>"
    assert sorted(finding.outcome for finding in findings(html)) == ["cantTell", "failed"]


def test_where_a_sheet_is_missing_no_rule_about_looks_fails() -> None:
    html = "<link rel=stylesheet href=/absent.css><label>Nom <input style='border:0;outline:0' placeholder=x></label>"
    for rule in ("field-contrast", "focus-visible", "focus-contrast", "placeholder-contrast"):
        assert findings(html, rule) == []


def test_a_missing_sheet_is_one_question_and_no_failure() -> None:
    (finding,) = findings(
        "<link rel=stylesheet href=/absent.css><p style='color:#999'>Un</p><p style='color:#999'>Deux</p>"
    )
    assert finding.reason == "stylesheet-unavailable"
    assert "/absent.css" in finding.message.fr


@pytest.mark.parametrize(
    "html",
    [
        "<button disabled style='color:#ccc'>Envoyer</button>",
        "<fieldset disabled style='color:#bbb'><label>Nom <input></label></fieldset>",
        "<div role=button aria-disabled=true style='color:#bbb'>Indisponible</div>",
        "<a href=/a/ aria-disabled=true style='color:#bbb'>Indisponible</a>",
        "<div role=group aria-disabled=true style='color:#bbb'><label>Nom <input></label></div>",
        "<label for=n style='color:#bbb'>Nom</label><input id=n disabled>",
        "<p id=l style='color:#bbb'>Nom</p><input aria-labelledby=l disabled>",
        "<p style='color:#ccc'>* * * →</p>",
        "<p hidden style='color:#ccc'>Texte</p>",
        "<p style='color:#ccc;visibility:hidden'>Texte</p>",
        "<div style='opacity:0'><p style='color:#ccc'>Texte</p></div>",
        "<p style='color:#ccc;position:absolute;top:-999em'>Texte</p>",
        "<p style='color:#ccc;position:absolute;clip:rect(0 0 0 0)'>Texte</p>",
        "<p style='color:#ccc;clip-path:inset(50%)'>Texte</p>",
        "<p style='color:#ccc;width:1px;height:1px;overflow:hidden'>Texte</p>",
        "<p style='color:#ccc;position:fixed;top:0;transform:translateY(-120%)'>Texte</p>",
        "<p style='color:#ccc;position:fixed;top:-100%'>Texte</p>",
        "<p style='color:#ccc;transform:translateX(-9999px)'>Texte</p>",
        "<p style='color:#ccc;text-indent:-9999px'>Texte</p>",
        "<p style='color:#ccc;font-size:0'>Texte</p>",
        "<p style='color:#ccc;position:absolute;clip:rect(1px,1px,1px,1px)'>Texte</p>",
        "<svg role=img aria-label=x><text fill='none'>Texte</text></svg>",
        "<svg role=img aria-label=x><defs><text fill='#ccc'>Texte</text></defs></svg>",
        "<select aria-label=x size=2 disabled><option style='color:#ccc'>Un</select>",
        "<select aria-label=x size=2><option disabled style='color:#ccc'>Un</select>",
        "<select aria-label=x><option>Un<option style='color:#ccc'>Deux</select>",
        "<p style='color:transparent;text-shadow:none'>Texte</p>",
        "<style>li::marker{color:#ccc}</style><ul><li>Texte</ul>",
        "<style>ol{list-style:none} li::marker{color:#ccc}</style><ol><li>Texte</ol>",
        "<style>ol{list-style:inside square url(x.png)} li::marker{color:#ccc}</style><ol><li>Texte</ol>",
        "<style>li{list-style-type:none} li::marker{color:#ccc}</style><ol><li>Texte</ol>",
        "<video controls src=v.mp4><p style='color:#ccc'>Texte</p></video>",
        "<p style='color:transparent'>Texte</p>",
    ],
)
def test_text_that_is_not_to_be_read_or_used_is_exempt(html: str) -> None:
    assert findings(html) == []


@pytest.mark.parametrize(
    "html",
    [
        # An underline drawn by a gradient, and an icon in its own padding, are not behind the text.
        "<a href=/a/ style='color:#00c;background:linear-gradient(#ccc,#ccc) no-repeat 0 100%/100% 2px'>Texte</a>",
        "<a href=/a/ style='padding-right:1.5em;background:url(x.svg) no-repeat right/1em'>Texte</a>",
        # A skip link in front of the page does not put the page in doubt.
        "<a href=#a style='position:absolute;background:#fff;color:#000'>Aller au contenu</a><p id=a>Texte</p>",
        # An opaque box hides whatever lies behind it.
        "<div style='background:url(x.jpg)'><p style='background:#fff;color:#333'>Texte</p></div>",
        "<div style='position:fixed;background:#fff;color:#333'>Texte</div>",
        "<details><summary>Titre</summary><p>Texte</p></details>",
    ],
)
def test_what_is_surely_legible_is_silent(html: str) -> None:
    assert findings(html) == []


@pytest.mark.parametrize(
    "style",
    [
        "position:relative;top:-100%",
        "position:absolute;top:-100%",
        "position:absolute;bottom:-100%",
        "transform:translate(-100%,0)",
        "position:absolute;transform:translateY(-120%)",
        "position:absolute;clip:rect(0,auto,auto,0)",
        "position:absolute;clip:rect(0 99px 99px 0)",
        "margin-left:-1000px;padding-left:1000px",
        "text-indent:-1000px;padding-left:1000px",
        "clip-path:inset(50% 0 0 0)",
        "display:inline;width:1px;overflow:hidden",
        "height:0;padding-bottom:3em;overflow:hidden",
        "width:1px;min-width:9em;overflow:hidden",
    ],
)
def test_text_that_may_be_seen_is_measured(style: str) -> None:
    assert findings(f"<div><p style='color:#ccc;background:#fff;{style}'>Texte</p></div>")


def test_text_inside_what_has_no_size_of_letters_is_measured() -> None:
    assert findings("<ul style='font-size:0'><li style='color:#ccc;font-size:1rem'>Texte</ul>")
    assert findings("<div style='text-indent:-9999px'><p style='color:#ccc;text-indent:0'>Texte</div>")


@pytest.mark.parametrize(
    "html", ["<div aria-disabled=true {}>Texte</div>", "<main aria-disabled=true><p {}>Texte</main>"]
)
def test_only_what_acts_can_be_disabled(html: str) -> None:
    assert findings(html.format("style='color:#bbb'"))


def test_the_content_of_a_closed_details_is_judged() -> None:
    assert findings("<details><summary>Titre</summary><p style='color:#ccc'>Texte</p></details>")


def test_opacity_of_what_holds_the_text_counts() -> None:
    (finding,) = findings("<div style='opacity:.5;background:#fff'><p style='color:#000'>Texte</p></div>")
    assert "#808080 sur #ffffff" in finding.message.fr


def test_a_fluid_title_is_judged_by_its_size_on_a_small_screen() -> None:
    html = "<p style='color:#888;background:#fff;font-size:clamp(1rem, 4vw, 3rem)'>Texte</p>"
    (finding,) = findings(html)
    assert "sur petit écran" in finding.message.fr
    assert finding.rgaa == ("3.2.1",)


def test_a_color_of_a_small_screen_only_is_judged() -> None:
    (finding,) = findings("<style>@media (max-width:40em){p{color:#999}}</style><p>Texte</p>")
    assert "sur petit écran" in finding.message.fr


def test_forced_colors_are_the_readers_unless_refused() -> None:
    style = "@media (forced-colors:active){p{color:#999;background:#fff}}"
    assert findings(f"<style>{style}</style><p>Texte</p>") == []
    (finding,) = findings(f"<style>{style} p{{forced-color-adjust:none}}</style><p>Texte</p>")
    assert "en couleurs forcées" in finding.message.fr


def test_text_in_a_linked_sheet_is_judged() -> None:
    html = '<link rel=stylesheet href="/c.css"><p class=k>Texte</p>'
    assert len(findings(html, sheets={"/c.css": ".k{color:#999}"})) == 1


@pytest.mark.parametrize(
    "html",
    [
        # Menus and lists of links are evident.
        "<style>a{text-decoration:none;color:#224}</style><nav><p>Aller à la page <a href=/a/>Agenda</a></p></nav>",
        "<style>a{text-decoration:none;color:#224}</style><ul><li><a href=/a/>Agenda</a></li></ul>",
        "<style>a{text-decoration:none;color:#224;font-weight:700}</style>"
        "<p>Le conseil a voté hier soir <a href=/a/>le budget</a> de la ville.</p>",
        "<style>a{text-decoration:none;color:#3a5fd9} a:hover,a:focus{text-decoration:underline}</style>"
        "<p style='color:#000'>Le conseil a voté hier soir <a href=/a/>le budget</a> de la ville.</p>",
    ],
)
def test_links_told_by_their_place_or_by_another_cue_pass(html: str) -> None:
    assert findings(html, "link-distinct") == []


@pytest.mark.parametrize(
    "html",
    [
        "<style>a:focus{outline:0} a:focus span{border-bottom:2px solid}</style><a href=/a/><span>Agenda</span></a>",
        "<style>a:focus{outline:0} li:focus-within{background:#000}</style><ul><li><a href=/a/>Agenda</a></ul>",
        "<style>a{position:absolute;left:-9999px} a:focus{left:0;outline:0}</style><a href=#m>Aller au contenu</a>",
        "<style>:focus:not(:focus-visible){outline:0}</style><a href=/a/>Agenda</a>",
        "<main tabindex=-1 style='outline:0'>Texte</main>",
        "<div inert><a href=/a/ style='outline:0'>Agenda</a></div>",
        "<style>a:focus{outline:0;color:#fff;background:#000}</style><a href=/a/>Agenda</a>",
    ],
)
def test_a_focus_shown_in_another_way_passes(html: str) -> None:
    assert findings(html, "focus-visible") == []


def test_what_only_says_that_it_is_disabled_still_shows_its_focus() -> None:
    assert findings("<button aria-disabled=true style='outline:0'>Envoyer</button>", "focus-visible")


def test_a_focus_that_a_script_may_show_is_asked() -> None:
    html = "<style>a:focus{outline:0}</style><a href=/a/ onfocus='montrer(this)'>Agenda</a>"
    (finding,) = findings(html, "focus-visible")
    assert (finding.outcome, finding.reason) == ("cantTell", "script")


@pytest.mark.parametrize(
    "html",
    [
        "<style>a:focus{outline:0;color:#00c}</style><a href=/a/>Agenda</a>",
        "<style>input:focus{outline:none;border-color:#00f}</style><label>Nom <input></label>",
        "<style>input:focus{outline:none;border-left-color:#00f}</style><label>Nom <input></label>",
    ],
)
def test_a_faint_change_of_color_at_the_focus_is_asked(html: str) -> None:
    (finding,) = findings(html, "focus-visible")
    assert (finding.outcome, finding.reason) == ("cantTell", "faint-change")


@pytest.mark.parametrize("frame", ["border:2px solid #333", "background:#000"])
def test_a_field_alone_in_a_frame_that_is_seen_needs_no_edge_of_its_own(frame: str) -> None:
    field = "<input aria-label=Nom style='border:0;background:inherit'>"
    assert findings(f"<div style='{frame}'>{field}</div>", "field-contrast") == []
    assert findings(f"<div style='border:1px solid #eee'>{field}</div>", "field-contrast")
    assert len(findings(f"<div style='border:2px solid #333'>{field}{field}</div>", "field-contrast")) == 2
    assert findings(f"<form style='border:2px solid #333'>{field}</form>", "field-contrast")


def test_an_icon_beside_its_word_needs_no_contrast_of_its_own() -> None:
    html = "<button><svg fill='#ccc' aria-hidden=true><path d='M0 0h9v9z'/></svg> Fermer</button>"
    assert findings(html, "icon-contrast") == []


def test_a_disabled_field_needs_no_edge() -> None:
    assert findings("<label>Nom <input disabled style='border:1px solid #eee'></label>", "field-contrast") == []


def test_a_field_left_as_browsers_draw_it_is_not_judged_in_the_dark_either() -> None:
    html = "<style>:root{color-scheme:light dark}</style><label>Nom <input placeholder='Dupont'></label>"
    assert findings(html, "field-contrast") == []


def test_a_placeholder_left_as_browsers_draw_it_is_not_judged() -> None:
    html = "<style>:root{color-scheme:light dark}</style><label>Nom <input placeholder='Dupont'></label>"
    assert findings(html, "placeholder-contrast") == []
    assert findings(html.replace("<style>", "<style>input{background:#bbb}"), "placeholder-contrast")


def test_over_a_gradient_the_message_gives_both_ends() -> None:
    html = "<p style='color:#aaa;background:linear-gradient(to right,#fff,#bbb)'>Texte</p>"
    (finding,) = findings(html)
    assert "à 2,32:1 selon l'endroit" in finding.message.fr


def test_a_text_that_fails_at_level_aa_is_told_once() -> None:
    html = "<p style='color:#999;background:#fff'>La mairie est ouverte.</p>"
    assert findings(html, "text-contrast-enhanced") == []
    (finding,) = findings(html)
    assert finding.act == ("afw4f7", "09o5cg")


FOUR_WAYS = "text-shadow: -1px 0 #000, 0 1px #000, 1px 0 #000, 0 -1px #000"


@pytest.mark.parametrize(
    "style",
    [
        FOUR_WAYS,
        "text-shadow: 0 0 .2em rgb(0 0 0 / .9)",
        "-webkit-text-stroke: 1px #000",
        "-webkit-text-stroke: #000 thin; paint-order: stroke fill",
        "text-shadow: 0 1px contrast-color(red)",
    ],
)
def test_letters_with_an_outline_of_their_own_are_asked_where_they_would_fail(style: str) -> None:
    (finding,) = findings(f"<p style='background:#fff;color:#fff;{style}'>La mairie est ouverte.</p>")
    assert (finding.outcome, finding.reason) == ("cantTell", "text-shadow")
    assert findings(f"<p style='background:#fff;color:#fff;{style}'>La mairie</p>", "text-contrast-enhanced") == []


@pytest.mark.parametrize(
    "style",
    [
        "text-shadow: none",
        "text-shadow: 0 1px 0 #fff",
        "text-shadow: 0 0 0 #000",
        "text-shadow: 0 0 4px transparent",
        "text-shadow: 1px 1px #bbb",
        "-webkit-text-stroke: 0 #000",
        "-webkit-text-stroke: 1px",
    ],
)
def test_a_shadow_that_cannot_help_leaves_a_failure_what_it_is(style: str) -> None:
    (finding,) = findings(f"<p style='background:#fff;color:#ccc;{style}'>La mairie est ouverte.</p>")
    assert finding.outcome == "failed"


def test_a_shadow_never_makes_a_fault_of_a_legible_text() -> None:
    html = f"<p style='background:#fff;color:#000;{FOUR_WAYS}'>La mairie est ouverte.</p>"
    assert findings(html) == []
    assert findings(html, "text-contrast-enhanced") == []


def test_a_placeholder_with_an_outline_is_asked_too() -> None:
    html = f"<style>input{{background:#fff}} ::placeholder{{color:#eee;{FOUR_WAYS}}}</style><input placeholder=Dupont>"
    (finding,) = findings(html, "placeholder-contrast")
    assert finding.reason == "text-shadow"


@pytest.mark.parametrize(
    "css, name",
    [
        ("p::before{content:'Avant';color:#eee}", "::before"),
        ("p:after{content:'Après' / '';color:#eee}", "::after"),
        ("p::after{content:attr(title);color:#eee}", "::after"),
        ("p::before{content:counter(item) '. ';color:#eee}", "::before"),
        ("p::before{content:'Avant';opacity:.2}", "::before"),
        ("p::before{content:'Avant';color:#777;background:#555}", "::before"),
        ("p:hover::after{content:'Après';color:#eee}", "::after"),
        ("p::after{content:''} p:hover::after{content:'Après'} p::after{color:#eee}", "::after"),
        ("p::after{content:'Après';color:#eee;background:#fff;position:absolute}", "::after"),
    ],
)
def test_text_made_by_css_is_measured(css: str, name: str) -> None:
    (finding,) = findings(f"<style>body{{background:#fff}} {css}</style><p title=Titre>Texte</p>")
    assert (finding.outcome, finding.rgaa) == ("failed", ("3.2.1",))
    assert f"Le texte ajouté par CSS ({name}) «{NBSP}" in finding.message.fr
    assert finding.place.excerpt.startswith("<p")


def test_the_elements_own_text_and_what_css_adds_are_told_each() -> None:
    found = findings("<style>p{color:#eee} p::before{content:'Avant'}</style><p>Texte</p>")
    assert sorted("::before" in finding.message.fr for finding in found) == [False, True]
    html = "<style>p{color:#666} p::before{content:'Avant'}</style><p>Texte</p>"
    assert len(findings(html, "text-contrast-enhanced")) == 2


@pytest.mark.parametrize(
    "css",
    [
        "p::before{content:'→ ';color:#eee}",
        "p::before{content:'\\e001';color:#eee}",
        "p::before{content:'home';color:#eee;font-family:'Material Icons'}",
        "p::before{content:url(x.svg) / 'Plan';color:#eee}",
        "p::before{content:'Avant';color:#eee;display:none}",
        "p::before{content:'Avant';color:#eee;position:absolute;left:-9999px}",
        "p::before{content:'Avant';color:#eee;visibility:hidden}",
        "p::before{content:'Avant';color:#fff;background:#000}",
        "p{position:relative} p::before{content:counter(item);position:absolute;left:0}",
        "img::before, input::before{content:'Avant';color:#eee}",
        "@media print{p::before{content:'Avant';color:#eee}}",
        "button::before{content:'Avant';color:#eee}",
        "p::before{color:#eee}",
    ],
)
def test_what_css_adds_without_words_or_out_of_sight_is_silent(css: str) -> None:
    html = f"<style>{css}</style><p>Texte <img src=a.png alt=Plan> <input value=x> <button disabled>Envoyer</button>"
    assert findings(html) == []


@pytest.mark.parametrize(
    "css, reason",
    [
        ("p::before{content:'Avant';color:#eee;background:url(x.png)}", "background-image"),
        ("p::before{content:'Avant';position:absolute;top:-1em}", "positioned"),
        ("p::before{content:'Avant';mix-blend-mode:difference}", "blending"),
        ("@keyframes k{to{color:red}} p::before{content:'Avant';animation:k 1s infinite}", "animation"),
        ("p::first-line{color:#eee}", "first-line"),
        ("p:first-letter{color:#eee}", "first-line"),
        ("@media (future){p::first-line{color:#eee}}", "first-line"),
    ],
)
def test_what_css_adds_and_cannot_be_decided_is_asked(css: str, reason: str) -> None:
    (finding,) = findings(f"<style>{css}</style><p>Texte</p>")
    assert (finding.outcome, finding.reason) == ("cantTell", reason)


@pytest.mark.parametrize(
    "html",
    [
        "<style>p::first-letter{color:#900;font-size:3em}</style><p>Texte</p>",
        "<style>p::first-line{color:#eee}</style><p><img src=a.png alt=Plan></p>",
        "<style>p::first-line{font-weight:700}</style><p>Texte</p>",
    ],
)
def test_a_legible_first_letter_or_line_is_silent(html: str) -> None:
    assert findings(html) == []


@pytest.mark.parametrize(
    "css, element, where",
    [
        ("p{display:none} @media (max-width:600px){p{display:block}}", "p", "sur petit écran"),
        ("@media (min-width:700px) and (max-width:900px){p{color:#ccc}}", "p", "sur un écran de 800 px de large"),
        ("@media (400px < width <= 50em){p{color:#ccc}}", "p", "sur un écran de"),
        ("@media (min-width:120em){p{color:#ccc}}", "p", "px de large"),
        ("p:target{color:#ccc}", "p", "une fois visité, coché ou ouvert"),
        ("input:checked ~ p{color:#ccc}", "p", "une fois visité, coché ou ouvert"),
        ("p{display:none} :has(:checked) p{display:block}", "p", "une fois visité, coché ou ouvert"),
        ("a:visited{color:#ccc}", "a", "une fois visité, coché ou ouvert"),
        ("input:hover + p{color:#ccc}", "p", "une fois visité, coché ou ouvert"),
        ("", "dialog", "une fois visité, coché ou ouvert"),
        ("", "div popover", "une fois visité, coché ou ouvert"),
        ("p{display:none} .k:hover p{display:block}", "p", "au survol"),
    ],
)
def test_a_text_is_judged_in_the_views_that_show_it(css: str, element: str, where: str) -> None:
    color = "#ccc" if "color:#ccc" not in css else ""
    style = f"style='color:{color}'" if color else ""
    tag = element.partition(" ")[0]
    html = f"<style>body{{background:#fff}} {css}</style><div class=k><input type=checkbox aria-label=x>"
    (finding,) = findings(f"{html}<{element} id=t href=/a/ {style}>Texte</{tag}></div>")
    assert finding.outcome == "failed"
    assert where in finding.message.fr


def test_a_sheet_for_a_width_is_judged_at_that_width() -> None:
    html = '<link rel=stylesheet href="/c.css" media="(min-width: 600px) and (max-width: 700px)"><p>Texte</p>'
    (finding,) = findings(html, sheets={"/c.css": "p{color:#ccc}"})
    assert "sur un écran de 650 px de large" in finding.message.fr


IMAGE = "<img src=/plan.png>"


@pytest.mark.parametrize(
    "html",
    [
        f"<style>.m{{display:none}} @media (max-width:600px){{.m{{display:block}}}}</style><p class=m>{IMAGE}</p>",
        f"<style>.m{{visibility:hidden}} @media (prefers-color-scheme:dark)"
        f"{{.m{{visibility:visible}}}}</style><p class=m>{IMAGE}</p>",
        f"<style>.m{{display:none}} li:hover .m{{display:block}}</style><ul><li>Menu <p class=m>{IMAGE}</p></ul>",
        f"<style>.m{{display:none}} a:focus + .m{{display:block}}</style><a href=/a/>Aide</a><p class=m>{IMAGE}</p>",
        f"<style>.m{{display:none}} :checked ~ .m{{display:block}}</style>"
        f"<input type=checkbox aria-label=x><p class=m>{IMAGE}</p>",
        f"<div popover>{IMAGE}</div>",
        f"<dialog>{IMAGE}</dialog>",
        f"<details><summary>Plan</summary>{IMAGE}</details>",
    ],
)
def test_an_image_shown_in_some_view_needs_its_alternative(html: str) -> None:
    assert findings(html, "image-alt")
    hidden = "<p style='display:none'><img src=/plan.png></p><p hidden><img src=/plan.png></p>"
    assert findings(hidden, "image-alt") == []


def test_a_name_is_what_is_shown_where_the_element_is() -> None:
    css = "<style>.m{display:none} @media (max-width:600px){.m{display:inline}}</style>"
    page = Page(
        whole_page(
            f"{css}<a id=a href=/a/>Menu <b class=m>court</b></a><a id=b class=m href=/a/><b class=m>court</b></a>"
        ),
        "/a.html",
    )
    assert page.name(page.ids["a"]) == "Menu"
    assert page.name(page.ids["b"]) == "court"


@pytest.mark.parametrize(
    "html",
    [
        "<svg><text fill='#ccc'>Texte</text></svg>",
        "<svg><rect width=9 height=9 /><text fill='#000'>Texte</text></svg>",
        "<svg><text fill='url(#x)'>Texte</text></svg>",
        "<div style='background:#333'><svg><g><text>Texte</text></g></svg></div>",
        "<svg><text fill='#000' fill-opacity='.2'><tspan>Texte</tspan></text></svg>",
    ],
)
def test_the_text_of_a_drawing_that_may_be_too_pale_is_asked(html: str) -> None:
    (finding,) = findings(html)
    assert (finding.outcome, finding.reason) == ("cantTell", "svg-text")
    assert findings(html, "text-contrast-enhanced") == []


def test_the_text_of_a_drawing_that_surely_is_legible_is_silent() -> None:
    html = "<svg style='background:#fff'><g><text fill='#666'>Texte</text><text>* *</text></g></svg>"
    assert findings(html) == []
    assert findings(html, "text-contrast-enhanced") == []


@pytest.mark.parametrize(
    "html",
    [
        "<style>li::marker{color:#ccc}</style><ol><li>Texte</ol>",
        "<style>li::marker{color:#ccc;content:'Art. '}</style><ul><li>Texte</ul>",
        "<body link='#cccccc'><p><a href=/a/>Texte</a></p>",
        "<body vlink='#cccccc'><p><a href=/a/>Texte</a></p>",
        "<select aria-label=x size=3><option>Un<option style='color:#ccc'>Deux</select>",
        "<select aria-label=x multiple><optgroup label=Tout style='color:#ccc'></optgroup></select>",
    ],
)
def test_words_in_unusual_places_are_judged(html: str) -> None:
    (finding,) = findings(html)
    assert finding.outcome == "failed"


@pytest.mark.parametrize(
    "style, reason",
    [
        ("color:transparent;text-shadow:0 0 2px #ccc", "text-shadow"),
        ("color:transparent;-webkit-text-stroke:1px #ccc", "text-shadow"),
        ("color:transparent;background:linear-gradient(#ccc,#ddd);background-clip:text", "background-clip"),
    ],
)
def test_letters_seen_by_something_else_than_their_colour_are_asked(style: str, reason: str) -> None:
    (finding,) = findings(f"<p style='{style}'>Texte</p>")
    assert (finding.outcome, finding.reason) == ("cantTell", reason)


@pytest.mark.parametrize("away", ["top: -60px", "top: 0; transform: translateY(-110%)"])
def test_a_skip_link_that_waits_above_the_page_is_looked_at_where_it_comes_in(away: str) -> None:
    styles = f".s {{ position: absolute; {away} }} .s:focus {{ top: 0; transform: none; background: #fff; color: "
    for color, said in (("#222", 0), ("#ccc", 1)):
        html = f"<style>body {{ background: #fff; color: #222 }} {styles}{color} }}</style>"
        html += "<a class=s href='#m'>Contenu</a><p id=m>La mairie</p>"
        assert len(findings(html, "text-contrast")) == said


def test_what_only_fades_in_is_judged_as_it_stays() -> None:
    style = "<style>p { background: #fff; color: #222; animation: k %s } @keyframes k { from { opacity: 0 } }</style>"
    assert findings(f"{style % '.4s'}<p>La mairie</p>", "text-contrast") == []
    assert len(findings(f"{style % '1s infinite'}<p>La mairie</p>", "text-contrast")) == 1


def test_a_page_in_mourning_is_judged_in_its_grays() -> None:
    page = "<style>html {{ filter: grayscale({}) }} p {{ background: #fff; color: {} }}</style><p>La mairie</p>"
    assert findings(page.format("100%", "#222"), "text-contrast") == []
    # Red has 4:1 on white; the gray that comes of it has 12:1.
    assert findings(page.format("1", "#f00"), "text-contrast") == []
    assert [f.outcome for f in findings(page.format("1", "#bbb"), "text-contrast")] == ["failed"]
    assert {f.outcome for f in findings(page.format(".5", "#222"), "text-contrast")} == {"cantTell"}


@pytest.mark.parametrize("color, outcomes", [("#222", []), ("#bbb", ["cantTell"])])
def test_what_a_condition_may_hide_is_no_doubt_where_it_can_be_read(color: str, outcomes: list[str]) -> None:
    html = (
        f"<style>p {{ background: #fff; color: {color} }} @container (width < 14em) {{ p {{ display: none }} }}</style>"
    )
    assert [f.outcome for f in findings(f"{html}<p>La mairie</p>", "text-contrast")] == outcomes


@pytest.mark.parametrize(
    "shift, outcomes",
    [
        ("translateY(-2px)", []),
        ("translate(.25rem, 0)", []),
        ("translateY(-40px)", ["cantTell"]),
        ("translate(9%)", ["cantTell"]),
    ],
)
def test_what_rises_a_little_lies_over_nothing_else(shift: str, outcomes: list[str]) -> None:
    html = (
        f"<style>div {{ background: #fff }} p {{ color: #222; transform: {shift} }}</style><div><p>La mairie</p></div>"
    )
    assert [f.outcome for f in findings(html, "text-contrast")] == outcomes
