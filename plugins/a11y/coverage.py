"""What becomes of each test of the RGAA: data in `rgaa/`, a table in the docs.

python -m a11y.coverage docs/couverture.md

An audit has 258 tests. For each, `rgaa/NN.toml` says who decides it: a rule, a
person whom a rule asks, the browser, or a person alone, and why.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, cast, get_args

from .finding import Text
from .rule import all_rules

By: TypeAlias = Literal["rule", "review", "browser", "person"]

# RGAA 4.1.2: how many tests each criterion has, by theme.
_TESTS: Final[Mapping[str, tuple[int, ...]]] = {
    "Images": (8, 6, 9, 7, 2, 10, 6, 6, 5),
    "Cadres": (1, 1),
    "Couleurs": (6, 5, 4),
    "Multimédia": (3, 3, 2, 1, 2, 2, 1, 2, 1, 1, 3, 2, 2),
    "Tableaux": (1, 1, 1, 1, 1, 4, 5, 1),
    "Liens": (5, 1),
    "Scripts": (3, 2, 2, 1, 3),
    "Éléments obligatoires": (3, 1, 1, 1, 1, 1, 1, 1, 1, 2),
    "Structuration de l’information": (3, 1, 3, 2),
    "Présentation de l’information": (3, 1, 1, 2, 3, 1, 1, 1, 4, 4, 2, 1, 3, 2),
    "Formulaires": (3, 6, 2, 3, 1, 1, 1, 3, 2, 7, 2, 2, 1),
    "Navigation": (1, 1, 3, 3, 3, 1, 2, 2, 1, 1, 1),
    "Consultation": (4, 1, 1, 1, 1, 1, 3, 2, 1, 2, 1, 3),
}
_BY: Final[Mapping[By, str]] = {
    "rule": "une règle",
    "review": "une personne, que la règle prévient",
    "browser": "le navigateur",
    "person": "une personne",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides a test of the RGAA, by which rules, and what is left to look at."""

    test: str
    by: By
    rules: tuple[str, ...]
    left: Text | None


def tests_of_rgaa() -> tuple[str, ...]:
    """The 258 tests of RGAA 4.1.2, "1.1.1" to "13.12.3", in order."""
    return tuple(
        f"{theme}.{criterion}.{test}"
        for theme, criteria in enumerate(_TESTS.values(), start=1)
        for criterion, count in enumerate(criteria, start=1)
        for test in range(1, count + 1)
    )


@cache
def decisions() -> Mapping[str, Decision]:
    """The decision on each test of the RGAA, in their order.

    Raises `ValueError` where a test has none or two, names a rule that does not
    exist, says nothing of why, or does not list a rule that speaks for it.
    """
    written: dict[str, Decision] = {}
    for path in sorted(Path(__file__).with_name("rgaa").glob("*.toml")):
        for test, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if test in written or not test.startswith(f"{int(path.stem)}."):
                raise ValueError(f"{path.name}: {test} does not belong here, or stands in two files")
            written[test] = _decision(test, entry)
    expected = tests_of_rgaa()
    if set(expected) != set(written):
        raise ValueError(f"without a decision: {set(expected) - set(written)}; unknown: {set(written) - set(expected)}")
    for rule in all_rules().values():
        for test in rule.rgaa:
            if test not in written or rule.id not in written[test].rules:
                raise ValueError(f"{rule.id} speaks for RGAA {test}, which does not list it")
    return MappingProxyType({test: written[test] for test in expected})


def _decision(test: str, entry: Mapping[str, object]) -> Decision:
    if unknown := set(entry) - {"by", "rules", "fr", "en"}:
        raise ValueError(f"{test}: unknown keys {unknown}")
    by, rules = cast(By, entry["by"]), entry.get("rules", [])
    if by not in get_args(By) or not isinstance(rules, list):
        raise ValueError(f"{test}: by is one of {get_args(By)}, rules is a list")
    if missing := [rule for rule in rules if rule not in all_rules()]:
        raise ValueError(f"{test}: no rules named {missing}")
    if bool(rules) is False and by in ("rule", "review"):
        raise ValueError(f"{test}: which rule?")
    left = Text(str(entry["fr"]), str(entry["en"])) if "fr" in entry else None
    if left is None and by != "rule":
        raise ValueError(f"{test}: why, or what is left to look at?")
    return Decision(test, by, tuple(rules), left)


def coverage() -> str:
    """The whole table, in French, as Markdown."""
    counts = Counter(decision.by for decision in decisions().values())
    total = len(decisions())
    return (
        "# Ce que le contrôle couvre du RGAA\n\n"
        "<!-- Fichier engendré depuis plugins/a11y/rgaa/ par «\u00a0make docs\u00a0»\u00a0: "
        "ne le modifiez pas ici. -->\n\n"
        f"Le RGAA 4.1.2 compte {total}\u00a0tests. Le contrôle en décide {counts['rule']} par le code seul\u00a0; pour "
        f"{counts['review']} autres, une règle voit ce qui est sûr et demande le reste à une personne. "
        f"{counts['browser']} attendent un vrai navigateur, {counts['person']} le jugement d'une personne seule.\n\n"
        "Une règle qui se tait ne prouve pas qu'un test est réussi\u00a0: la colonne «\u00a0Ce qui reste\u00a0» dit ce "
        "qu'un audit regarde encore.\n\n"
        + "\n".join(_theme(number, name) for number, name in enumerate(_TESTS, start=1))
    )


def _theme(number: int, name: str) -> str:
    rows = "\n".join(
        f"| {one.test} | {_BY[one.by]} | {_links(one.rules)} | {one.left.fr if one.left else ''} |"
        for one in decisions().values()
        if one.test.startswith(f"{number}.")
    )
    return f"## {number}. {name}\n\n| Test | Qui décide | Règles | Ce qui reste |\n| --- | --- | --- | --- |\n{rows}\n"


def _links(rules: Iterable[str]) -> str:
    return ", ".join(f"[{rule}](regles.md#{rule})" for rule in rules)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(coverage(), encoding="utf-8")
