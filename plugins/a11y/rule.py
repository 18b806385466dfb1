"""What a rule is: metadata, texts, examples and a small test function; one file each.

    @rule(
        targets="img",
        severity="error", wcag=("1.1.1",), rgaa=("1.1.1",), act=("23a2a8",),
        title=Text(...), why=Text(...), fix=Text(...),
        bad=('<img src="a.jpg" data-bad>',), good=('<img src="a.jpg" alt="Mairie">',),
    )
    def image_alt(element, page):
        ...

The test function gets one element and its page. It returns nothing when the
element passes, `Fail` when it fails, `Unsure` when a person must look (or a
list of these), and `INAPPLICABLE` when the rule has nothing to say of it. Keyword-only parameters
with a default are the rule's options, which a site may set.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from .finding import Severity, Text

if TYPE_CHECKING:
    from .tree import Element


@dataclass(frozen=True, slots=True)
class Fail:
    """The element fails; `message` says what stands there, in its own words."""

    message: Text
    fix: Text | None = None
    # The element to point at, where it is not the one the rule was asked about.
    element: Element | None = None
    # ids that hold for this very case only: what WCAG, RGAA or ACT tell apart by circumstance.
    wcag: tuple[str, ...] | None = None
    rgaa: tuple[str, ...] | None = None
    act: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """The page does not decide: `reason` is a stable name, `message` asks the person."""

    reason: str
    message: Text
    fix: Text | None = None
    element: Element | None = None
    # As for `Fail`.
    wcag: tuple[str, ...] | None = None
    rgaa: tuple[str, ...] | None = None
    act: tuple[str, ...] | None = None


class _Inapplicable:
    def __repr__(self) -> str:
        return "INAPPLICABLE"


INAPPLICABLE: Final = _Inapplicable()

# A list, for rules that may find several faults in one element; an empty one passes.
Verdict: TypeAlias = Fail | Unsure | _Inapplicable | list[Fail | Unsure] | None
Test: TypeAlias = Callable[..., Verdict]
Scope: TypeAlias = Literal["element", "site", "waiver", "browser"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its documentation and its examples.

    `targets` are compound selectors of names and attributes, without combinators
    and pseudo-classes: which rules an element is asked is then known from its
    start tag alone, and once for all pages. What depends on more is for the test.

    `scope` is "element" for rules asked of every matching element of a page,
    "site" for rules that `check_site` asks of every address of every page
    (their examples are sites, `{path: body}`), "waiver" for rules about the
    waivers themselves (their examples are front matter), "browser" for rules that
    only a browser decides (their examples are shown to one).

    `seen` holds the words for what a probe of the browser audit reports under this
    rule: `{kind of fact: message}`, with `{name}` fields for the fact's data.

    `local` says that the verdict on an element follows from its start tag, what it
    holds, the start tags that it stands in, what these refer to or hold beside it,
    and its looks: not from the page's address, title or outline, nor from what
    stands elsewhere on it. Such a rule is not asked again of what pages have in
    common (`a11y.settled`).
    """

    id: str
    targets: str
    severity: Severity
    wcag: tuple[str, ...]
    rgaa: tuple[str, ...]
    act: tuple[str, ...]
    title: Text
    why: Text
    fix: Text
    bad: tuple[Any, ...]
    good: tuple[Any, ...]
    test: Test
    scope: Scope = "element"
    local: bool = False
    options: Mapping[str, object] = field(default_factory=dict)
    seen: Mapping[str, Text] = field(default_factory=dict)

    @property
    def speaks_for(self) -> str:
        """Whose demand a failure breaks: RGAA, WCAG or Parvis."""
        return "RGAA" if self.rgaa else "WCAG" if self.wcag else "Parvis"


def rule(
    *,
    targets: str = "",
    severity: Severity,
    title: Text,
    why: Text,
    fix: Text,
    bad: Iterable[Any],
    good: Iterable[Any],
    wcag: tuple[str, ...] = (),
    rgaa: tuple[str, ...] = (),
    act: tuple[str, ...] = (),
    scope: Scope = "element",
    local: bool = False,
    seen: Mapping[str, Text] | None = None,
) -> Callable[[Test], Rule]:
    """Make a rule of a test function; its name, with hyphens, is the rule's id."""

    def decorate(test: Test) -> Rule:
        options = {
            name: parameter.default
            for name, parameter in inspect.signature(test).parameters.items()
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY
        }
        return Rule(
            id=test.__name__.replace("_", "-"),
            targets=targets,
            severity=severity,
            wcag=wcag,
            rgaa=rgaa,
            act=act,
            title=title,
            why=why,
            fix=fix,
            bad=tuple(bad),
            good=tuple(good),
            test=test,
            scope=scope,
            local=local,
            options=options,
            seen=MappingProxyType(dict(seen or {})),
        )

    return decorate


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule of `a11y.rules`, by id, in the order of ids.

    Raises `ImportError` when a module there cannot be imported or does not hold
    the rule that its name promises: a rule that is not loaded must not pass.
    """
    package = importlib.import_module("a11y.rules")
    rules: dict[str, Rule] = {}
    for module_info in pkgutil.iter_modules(package.__path__):
        name = module_info.name
        if name.startswith("_"):
            continue
        module = importlib.import_module(f"a11y.rules.{name}")
        found = getattr(module, name, None)
        if not isinstance(found, Rule):
            raise ImportError(f"{module.__file__} does not define a rule named {name}", path=module.__file__)
        rules[found.id] = found
    if not rules:
        raise ImportError("a11y.rules holds no rule")
    return MappingProxyType(dict(sorted(rules.items())))
