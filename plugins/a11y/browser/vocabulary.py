"""What the tools of the browser audit say, in our words: `vocabulary.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ..rule import Rule, all_rules

# "WCAG2AA.Principle1.Guideline1_1.1_1_1.H37": what comes before the criterion only says where that stands.
_BEGINNING: Final = re.compile(r"\AWCAG2A{1,3}\.Principle\d\.Guideline\d_\d\.")


def rule_of(runner: str, code: str) -> Rule | None:
    """The rule that says what a tool says: `runner` is "axe" or "htmlcs", `code` the one that pa11y reports.

    None where the vocabulary does not know the code. Raises `ValueError` when the
    vocabulary names a rule that does not exist.
    """
    known = _vocabulary().get(runner, {})
    short = short_code(code)
    if short in known:
        return known[short]
    return next((rule for key, rule in known.items() if "*" in key and fnmatchcase(short, key)), None)


def short_code(code: str) -> str:
    """The code of a tool as people cite it: "1_1_1.H37" of "WCAG2AA.Principle1.Guideline1_1.1_1_1.H37"."""
    return _BEGINNING.sub("", code, count=1)


@cache
def _vocabulary() -> Mapping[str, Mapping[str, Rule]]:
    rules = all_rules()
    entries = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
    for runner, codes in entries.items():
        for code, name in codes.items():
            if name not in rules:
                raise ValueError(f'vocabulary.toml, [{runner}]: "{code}" names the rule "{name}", which does not exist')
    return MappingProxyType({
        runner: MappingProxyType({code: rules[name] for code, name in codes.items()})
        for runner, codes in entries.items()
    })  # fmt: skip  # one mapping in the other
