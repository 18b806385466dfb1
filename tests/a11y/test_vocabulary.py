"""The vocabulary of the browser audit knows all that axe-core and HTML_CodeSniffer, as installed, may report."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from a11y.browser import vocabulary
from a11y.browser.vocabulary import rule_of
from a11y.rule import all_rules

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "plugins" / "a11y" / "browser" / "vocabulary.toml"
HTMLCS = ROOT / "node_modules" / "@pa11y" / "html_codesniffer" / "Standards"
TABLE: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))

# What lib/runners/axe.js of pa11y asks of axe under WCAG2AA.
TAGS = ["wcag2a", "wcag21a", "wcag2aa", "wcag21aa", "best-practice"]
# Where axe counts the same fault under another criterion of WCAG than we do.
OTHER_CRITERIA = {
    "aria-meter-name": "axe takes a gauge for an image (1.1.1), WAI-ARIA for a widget that needs a name (4.1.2)",
    "aria-progressbar-name": "as for a gauge",
    "aria-prohibited-attr": "a name that is lost: ACT kb1m8s puts it under 1.3.1, axe under 4.1.2",
    "aria-roledescription": "as for a name",
}
# Codes that are no literals, by what stands in their place in the source: what they may be as errors.
BUILT = {
    ("1_3_1", "msgCode"): {f"H49.{tag}" for tag in ("Strike", "Tt", "Big", "Center", "Font")} | {"H49.AlignAttr"},
    ("1_3_1", "code"): {"H44.NonExistent"},
    ("1_4_3", "code"): {"G18.Fail", "G145.Fail"},
    ("4_1_2", "'H91.' + messages.errors[i].subcode"): set(),  # tested apart
}
# Of this one the caller gives the level: under WCAG2AA it is a warning, and an error under WCAG2AAA only.
NEVER_AN_ERROR = ("1_3_1", "G141")


@cache
def axe_rules() -> dict[str, list[str]]:
    """The tags of every rule of axe that pa11y may run."""
    script = "console.log(JSON.stringify(require('axe-core').getRules(JSON.parse(process.argv[1]))))"
    answer = subprocess.run(
        [ROOT / ".venv" / "bin" / "node", "-e", script, json.dumps(TAGS)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return {rule["ruleId"]: rule["tags"] for rule in json.loads(answer.stdout)}


def criteria(tags: list[str]) -> set[str]:
    """The criteria of WCAG among the tags of axe: "wcag1412" is 1.4.12."""
    found = (re.fullmatch(r"wcag(\d)(\d)(\d+)", tag) for tag in tags)
    return {".".join(match.groups()) for match in found if match}


def sniffs() -> Iterator[tuple[str, str]]:
    """The names and sources of the sniffs of WCAG2AA."""
    ruleset = (HTMLCS / "WCAG2AA" / "ruleset.js").read_text(encoding="utf-8")
    named = re.findall(r"'(Principle\d)\.(Guideline\d_\d)\.(\w+)'", ruleset)
    assert len(named) > 40
    for principle, guideline, name in named:
        source = HTMLCS / "WCAG2AAA" / "Sniffs" / principle / guideline / f"{name}.js"
        yield name, source.read_text(encoding="utf-8")


def arguments(call: str) -> list[str]:
    """The arguments of a call, from after its parenthesis on."""
    # A regular expression, a string, or any other sign: what the first two hold is no punctuation.
    token = re.compile(r"(?<=\()/(?:\\.|[^/\\])+/\w*|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|.", re.DOTALL)
    found, depth = [""], 0
    for match in token.finditer(call):
        sign = match[0]
        depth += (sign in "([{") - (sign in ")]}")
        if depth < 0:
            return [argument.strip() for argument in found]
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    raise AssertionError("a call that does not end")


def error_codes() -> Iterator[tuple[str, str]]:
    """The sniff and, as written in the source, the code of every message that is or may be an error."""
    for name, source in sniffs():
        for match in re.finditer(r"\bHTMLCS\.addMessage\(", source):
            level, _, _, code = arguments(source[match.end() :])[:4]
            if level not in ("HTMLCS.WARNING", "HTMLCS.NOTICE"):
                yield name, code


def test_every_rule_of_axe_that_pa11y_may_run_is_in_the_table_and_no_other() -> None:
    assert len(axe_rules()) > 90
    assert set(TABLE["axe"]) == set(axe_rules())


def test_pa11y_asks_axe_for_these_tags() -> None:
    runner = (ROOT / "node_modules" / "pa11y" / "lib" / "runners" / "axe.js").read_text(encoding="utf-8")
    listed = runner.partition("type: 'tags',")[2].partition("})")[0]
    assert re.findall(r"'(wcag\d+a+|best-practice)'", listed) == TAGS


def test_every_error_of_html_codesniffer_is_in_the_table_and_no_other() -> None:
    expected: set[str] = set()
    built: set[tuple[str, str]] = set()
    for name, code in error_codes():
        if (name, code.strip("'")) == NEVER_AN_ERROR:
            continue
        if re.fullmatch(r"['\"][^'\"]+['\"]", code):
            expected.add(f"{name}.{code[1:-1]}")
        else:
            built.add((name, code))
    assert built == set(BUILT)
    expected |= {f"{name}.{code}" for (name, _), codes in BUILT.items() for code in codes}
    assert len(expected) > 50
    assert {code for code in TABLE["htmlcs"] if not re.fullmatch(r"4_1_2\.H91\..+\.Name", code)} == expected


def test_the_codes_that_are_built_are_built_of_these() -> None:
    source = dict(sniffs())
    tags = re.search(r"getAllElements\(top, '([a-z, ]+)'\);", source["1_3_1"])
    assert tags is not None
    assert {f"H49.{tag.capitalize()}" for tag in tags[1].split(", ")} < BUILT["1_3_1", "msgCode"]
    assert "'H49.AlignAttr'" in source["1_3_1"]
    level = re.search(r"var level = HTMLCS\.ERROR;.*?var code  = '(.+?)';", source["1_3_1"], re.DOTALL)
    assert level is not None
    assert BUILT["1_3_1", "code"] == {level[1]}
    assert set(re.findall(r"var code = '(\w+)'", source["1_4_3"])) == {"G18", "G145"}
    assert re.search(r"code \+= '\.Fail';\s+HTMLCS\.addMessage\(HTMLCS\.ERROR", source["1_4_3"])
    assert "testHeadingOrder(top, HTMLCS.WARNING)" in source["1_3_1_A"]
    assert not any("testHeadingOrder(top, HTMLCS.ERROR" in text for text in source.values())


def test_every_control_without_a_name_is_known_whatever_its_element() -> None:
    source = dict(sniffs())["4_1_2"]
    names = re.search(r"requiredNames = \{(.+?)\};", source, re.DOTALL)
    types = re.search(r"html5inputTypes = \[(.+?)\];", source)
    assert names is not None
    assert types is not None
    kinds = re.findall(r"(\w+): \[", names[1]) + [f"input_{kind}" for kind in re.findall(r"'([a-z-]+)'", types[1])]
    assert len(kinds) > 20
    for kind in kinds:
        element, _, own_type = kind.partition("_")
        assert f"4_1_2.H91.{element.capitalize()}{own_type.capitalize()}.Name" in TABLE["htmlcs"]
    # Values are asked of `select` alone, and as warnings.
    assert re.search(r"requiredValues = \{\s+select: 'option_selected'\s+\};", source)
    start = "WCAG2AA.Principle4.Guideline4_1.4_1_2.H91."
    for code, rule in {
        "Div.Name": "button-name",
        "Ma-carte.Name": "button-name",
        "InputDatetime.Name": "field-name",
    }.items():
        found = rule_of("htmlcs", start + code)
        assert found is not None
        assert found.id == rule
    assert rule_of("htmlcs", f"{start}Select.Value") is None


def test_every_entry_names_a_rule() -> None:
    assert set(TABLE) == {"axe", "htmlcs"}
    for codes in TABLE.values():
        assert set(codes.values()) <= set(all_rules())


def test_axe_and_our_rule_speak_of_the_same_criterion_of_wcag() -> None:
    rules = all_rules()
    apart = {
        code
        for code, name in TABLE["axe"].items()
        if (theirs := criteria(axe_rules()[code])) and rules[name].wcag and theirs.isdisjoint(rules[name].wcag)
    }
    assert apart == set(OTHER_CRITERIA)


def test_a_code_of_pa11y_gives_its_rule() -> None:
    full = "WCAG2AA.Principle1.Guideline1_1.1_1_1.H53,ARIA6"
    assert rule_of("axe", "image-alt") is all_rules()["image-alt"]
    assert rule_of("htmlcs", full) is all_rules()["object-alt"]
    assert rule_of("htmlcs", "WCAG2AA.Principle1.Guideline1_4.1_4_3.G145.Fail") is all_rules()["text-contrast"]


@pytest.mark.parametrize(
    "runner, code",
    [
        ("axe", "no-such-rule"),
        ("axe", "WCAG2AA.Principle1.Guideline1_1.1_1_1.H37"),
        ("htmlcs", "image-alt"),
        ("htmlcs", "WCAG2AA.Principle1.Guideline1_4.1_4_3.G18.Alpha"),
        ("other", "image-alt"),
    ],
)
def test_what_is_not_in_the_table_has_no_rule(runner: str, code: str) -> None:
    assert rule_of(runner, code) is None


def test_an_entry_without_a_rule_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vocabulary.toml").write_text('[axe]\n"image-alt" = "no-such-rule"\n', encoding="utf-8")
    monkeypatch.setattr(vocabulary, "__file__", str(tmp_path / "vocabulary.py"))
    vocabulary._vocabulary.cache_clear()
    try:
        with pytest.raises(ValueError, match=r'\[axe\]: "image-alt" names the rule "no-such-rule"'):
            rule_of("axe", "image-alt")
    finally:
        vocabulary._vocabulary.cache_clear()
