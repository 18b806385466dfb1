"""The French that people read: non-breaking spaces where French has them, one apostrophe in a text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import a11y
from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.rule import Rule, all_rules
from a11y.style.properties import ALIASES, PROPERTIES

NBSP = "\u00a0"
PACKAGE = Path(a11y.__file__).parent
RULES = [pytest.param(rule, id=rule.id) for rule in all_rules().values()]
FILES = [pytest.param(path, id=path.name) for path in sorted(PACKAGE.rglob("*.py"))]

_PROPERTY = "|".join(map(re.escape, (*PROPERTIES, *ALIASES, "border", "outline", "background", "text-decoration")))
# What is no French: Markdown, HTML, CSS, front matter; and what is quoted, from a page or to be typed.
_CODE = re.compile(
    r"\(prefers-[a-z-]+: [a-z-]+\)|\btitle: |"
    rf"!\[|(?<= )#+ .*|<[^>]*>|\{{[^}}]*\}}|::|\b(?:{_PROPERTY}): [^.;,]*|«{NBSP}[^»]*{NBSP}»"
)


def faults(text: str) -> list[str]:
    """What French typography would have otherwise."""
    found = re.findall(rf"«(?!{NBSP})|(?<!{NBSP})»|{NBSP}{NBSP}", text)
    french = _CODE.sub("…", text)
    found += re.findall(r"\S* [:;!?](?!\w)|\w+[:;!?](?=\s|$)", french)
    if "'" in french and "’" in french:
        found.append("' and ’")
    return found


@pytest.mark.parametrize(
    "text, expected",
    [
        (f"Voir{NBSP}: ![décorative]({{static}}/x.jpg), puis a:hover {{ color: red }}.", []),
        (f"Retirez «{NBSP}outline: none{NBSP}»{NBSP}; 4,5:1 suffit, et opacity: 1{NBSP}!", []),
        (f"La ligne «{NBSP}title:{NBSP}» et «{NBSP}regle: image-alt{NBSP}».", []),
        ("Pourquoi ?", ["Pourquoi ?"]),
        ("Pourquoi?", ["Pourquoi?"]),
        ("Voir : ici", ["Voir :"]),
        ("Voir: ici", ["Voir:"]),
        ("« mairie »", ["«", "»"]),
        ("l’image n'a rien", ["' and ’"]),
    ],
)
def test_what_counts_as_a_fault(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize("rule", RULES)
def test_the_texts_of_a_rule_are_set_as_french_is(rule: Rule) -> None:
    assert [fault for text in (rule.title, rule.why, rule.fix) for fault in faults(text.fr)] == []


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.id) for r in all_rules().values() if r.scope == "element"])
def test_the_messages_of_the_bad_examples_are_set_as_french_is(rule: Rule) -> None:
    texts = [
        text.fr
        for html in rule.bad
        for finding in check_page(whole_page(html), "/exemple.html", {}, Config()).findings
        for text in (finding.message, finding.fix)
    ]
    assert texts
    assert [fault for text in texts for fault in faults(text)] == []


@pytest.mark.parametrize("path", FILES)
def test_no_french_in_the_source_is_set_with_plain_spaces(path: Path) -> None:
    found = [
        (line, fault)
        for line, text in _french(ast.parse(path.read_text(encoding="utf-8")))
        for fault in re.findall(r"\w* [:;!?»](?![\w:=]|-?[()])|« ", text)
    ]
    assert found == []


def _french(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The string literals with an accent or a guillemet, docstrings and patterns left out."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in documentation:
            continue
        if re.search(r"[àâçéèêëîïôùûü«»]", node.value) and "(?" not in node.value:
            yield node.lineno, _CODE.sub("…", node.value)
