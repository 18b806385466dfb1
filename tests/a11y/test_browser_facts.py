"""What a browser saw becomes findings: one for a fault, with all who have seen it, at the element of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from a11y.browser.facts import join, rules_of_probes
from a11y.browser.guise import GUISES
from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.finding import Finding
from a11y.page import Page
from a11y.rule import all_rules

AXE_ALT = {"kind": "axe", "code": "image-alt", "type": "error", "certain": True}
AXE_CONTRAST = {"kind": "axe", "code": "color-contrast", "type": "error", "certain": False}
HTMLCS_ALT = {
    "kind": "htmlcs",
    "code": "WCAG2AA.Principle1.Guideline1_1.1_1_1.H37",
    "type": "error",
    "certain": True,
}
OVER_AN_IMAGE = '<div style="background: url(/a.jpg)"><p id="titre" style="color: #fff">Le parc rouvre</p></div>'


def joined(body: str, *facts: Mapping[str, Any], config: Config | None = None) -> list[Finding]:
    html, config = whole_page(body), config or Config()
    static = check_page(html, "/a.html", {}, config).findings
    page = Page(html, "/a.html", {})
    return join(page, [{"guise": "desktop", **fact} for fact in facts], static, config)


def told(findings: list[Finding], rule: str) -> Finding:
    (found,) = [finding for finding in findings if finding.rule == rule]
    return found


def measured(verdict: str, ratio: float, guise: str = "desktop", asked: str = "p#titre") -> dict[str, Any]:
    data = {"asked": asked, "verdict": verdict, "ratio": ratio, "needed": 4.5}
    return {"kind": "contrast-measured", "selector": "#titre", "certain": True, "guise": guise, "data": data}


def test_a_fault_that_three_have_seen_is_one_finding_with_three_witnesses() -> None:
    where = {"selector": "html > body > main > img"}
    found = told(joined('<img src="a.jpg">', AXE_ALT | where, HTMLCS_ALT | where), "image-alt")
    assert found.witnesses == ("Parvis", "axe (image-alt)", "HTML_CodeSniffer (1_1_1.H37)")
    assert "a.jpg" in found.message.fr
    assert found.place.html_line == 2


def test_a_page_may_lead_at_once_to_the_new_address_that_it_names() -> None:
    def leaving(body: str, url: str) -> list[str]:
        found = joined(body, {"kind": "navigation", "certain": True, "data": {"url": url}})
        return [finding.rule for finding in found if finding.rule in ("page-leaves", "meta-refresh")]

    def refresh(content: str) -> str:
        return f'<meta http-equiv="refresh" content="{content}">'

    assert leaving(refresh("0; url=/parc/"), "/parc/") == []
    assert leaving(refresh("0; url=parc/"), "/parc/") == []
    assert leaving(refresh("0; url=/parc/"), "/sondage/") == ["page-leaves"]
    assert leaving(refresh("5; url=/parc/"), "/parc/") == ["meta-refresh"]
    assert leaving("<p>Le parc</p>", "/parc/") == ["page-leaves"]


def test_a_fault_in_several_guises_is_one_finding_that_names_them() -> None:
    body = '<p>La piscine <a href="/a.html">ouvre</a></p>'
    where = {
        "kind": "focus-invisible",
        "certain": True,
        "selector": "html > body > main > p > a",
        "data": {"control": "ouvre"},
    }
    found = told(joined(body, where, where | {"guise": "dark"}), "focus-visible")
    assert found.guises == ("desktop", "dark")
    assert found.outcome == "failed"


def test_what_a_tool_doubts_is_a_review() -> None:
    fact = AXE_CONTRAST | {"selector": "html > body > main > p"}
    found = told(joined("<p>Le parc rouvre</p>", fact), "text-contrast")
    assert (found.outcome, found.severity, found.act) == ("cantTell", "review", ())


def test_the_same_element_under_two_names_of_one_criterion_is_one_finding() -> None:
    fact = {"kind": "axe", "code": "aria-command-name", "type": "error", "certain": True}
    where = {"selector": "html > body > main > span"}
    findings = joined('<span role="button" tabindex="0"></span>', fact | where)
    assert [f.rule for f in findings if "4.1.2" in f.wcag] == ["button-name"]
    assert "axe (aria-command-name)" in told(findings, "button-name").witnesses


def test_an_error_of_a_tool_is_not_lost_in_a_warning_of_the_gate() -> None:
    config = Config(severity={"link-text-poor": "warning"})
    fact = {"kind": "axe", "code": "link-name", "type": "error", "certain": True}
    where = {"selector": "html > body > main > p > a"}
    findings = joined('<p>Le parc. <a href="/a.html">Cliquez ici</a></p>', fact | where, config=config)
    assert told(findings, "link-name").severity == "error"


def test_a_measured_contrast_replaces_the_doubt_of_the_gate() -> None:
    assert told(joined(OVER_AN_IMAGE), "text-contrast").outcome == "cantTell"
    failed = told(joined(OVER_AN_IMAGE, measured("passed", 9), measured("failed", 2.3, "narrow")), "text-contrast")
    assert (failed.outcome, failed.severity, failed.guises) == ("failed", "error", ("narrow",))
    assert "2,3" in failed.message.fr
    assert "2.3" in failed.message.en
    passed = joined(OVER_AN_IMAGE, measured("passed", 9), measured("passed", 5, "dark"))
    assert "text-contrast" not in [found.rule for found in passed]


def test_a_contrast_that_the_measurement_leaves_open_stays_a_review() -> None:
    found = told(joined(OVER_AN_IMAGE, measured("passed", 9), measured("unsure", 4.4, "dark")), "text-contrast")
    assert found.outcome == "cantTell"


def test_what_axe_doubts_and_was_measured_is_no_question() -> None:
    text, body = "html > body > main > p", "<p>Le parc rouvre</p>"
    doubt = AXE_CONTRAST | {"selector": text}
    assert joined(body, doubt, measured("passed", 9, asked=text)) == []
    elsewhere = joined(body, doubt, measured("passed", 9, "dark", text))
    assert told(elsewhere, "text-contrast").reason == "needs-review"


@pytest.mark.parametrize(
    "selector, tag",
    [
        ("#a:b", "p"),
        ("#1a", "b"),
        ("html > body > main > p:nth-child(2)", "p"),
        ("html > body > main > p:nth-child(2) > b", "b"),
        ("html > body > main > p:nth-child(2) > i:nth-child(7)", "p"),
        ("html > head > title", "title"),
        ("html", "html"),
    ],
)
def test_a_selector_of_pa11y_leads_to_the_element(selector: str, tag: str) -> None:
    fact = {"kind": "axe", "code": "region", "type": "warning", "certain": True, "selector": selector}
    (found,) = joined('<p id="a:b">Un <b id="1a">mot</b></p>', fact)
    assert (found.place.selector or "").split(" > ")[-1].split(":")[0].split("#")[0] == tag


def test_a_request_is_told_at_the_element_that_asks() -> None:
    fact = {"kind": "request-outside", "certain": True, "data": {"url": "https://ailleurs.example/carte.png"}}
    body = '<p>Plan</p>\n<img src="https://ailleurs.example/carte.png" alt="Plan du parc">'
    found = told(joined(body, fact), "request-outside")
    assert found.place.html_line == 3


def test_what_the_gate_names_by_its_cause_and_a_probe_by_what_comes_of_it_is_one_finding() -> None:
    fact = {"kind": "focus-order", "certain": True, "selector": "#b", "data": {"control": "B", "before": "A"}}
    findings = joined('<p><a href="/a.html">Accueil</a> <a id="b" href="/b.html" tabindex="3">Plan</a></p>', fact)
    assert told(findings, "tabindex-positive").witnesses == ("Parvis", "Parvis (navigateur)")
    assert [found.rule for found in findings] == ["tabindex-positive"]


def test_warnings_of_html_codesniffer_are_left_to_the_gate() -> None:
    fact = HTMLCS_ALT | {"type": "warning", "selector": "html > body > main > p"}
    assert joined("<p>Le parc rouvre</p>", fact) == []


def test_a_tool_that_says_what_nobody_knows_is_no_silence() -> None:
    with pytest.raises(ValueError, match="unheard-of"):
        joined("<p>Le parc</p>", AXE_ALT | {"code": "unheard-of", "selector": "html > body"})


def test_every_kind_of_fact_has_words_in_both_languages() -> None:
    for kind, rule in rules_of_probes().items():
        for text in (rule.seen[kind].fr, rule.seen[kind].en):
            assert text == text.strip() != ""


def test_no_two_rules_tell_one_kind_of_fact() -> None:
    kinds = [kind for rule in all_rules().values() for kind in rule.seen]
    assert len(kinds) == len(set(kinds))


def test_the_usual_guise_comes_first() -> None:
    assert next(iter(GUISES)) == "desktop"
