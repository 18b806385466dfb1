"""Which declaration wins (CSS Cascade 5, 6).

By origin and importance, then `style` attribute, layer, specificity and order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..lazy import lazy
from .breakpoints import widths
from .declarations import Block, Declared, Value
from .media import Condition, Media, all_hold
from .selectors import State
from .sheet import KEPT, Layer, Parsed, StyleRule
from .sources import Sheet
from .user_agent import user_agent_sheet

# From the weakest to the strongest origin; important ones stand the other way round.
USER_AGENT, HINTS, AUTHOR, AUTHOR_IMPORTANT, USER_AGENT_IMPORTANT = range(5)

Specificity: TypeAlias = tuple[int, int, int]


class Weight(NamedTuple):
    """The place of a declaration in the cascade: the greater one wins."""

    origin: int
    inline: bool
    layer: int
    specificity: Specificity
    sheet: int
    order: int


class Hit(NamedTuple):
    """A rule whose selector matches an element."""

    sheet: int
    specificity: Specificity
    order: int
    pseudo: str | None
    rule: StyleRule


@dataclass(frozen=True, slots=True)
class Cascaded:
    """The winning values of an element, and the properties that rules of unknown effect may change."""

    values: Mapping[str, Value]
    uncertain: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Active:
    """The hits that apply for a medium and a state, and those that may apply."""

    hits: tuple[Hit, ...]
    doubtful: tuple[Hit, ...] = ()


class Cascade:
    """The sheets of a page put together: their matchers side by side, their layers in one order."""

    def __init__(self, sheets: tuple[Sheet, ...]) -> None:
        self.parsed: tuple[Parsed, ...] = (
            user_agent_sheet(),
            *(sheet.parsed for sheet in sheets if sheet.parsed is not None),
        )
        used = [sheet for sheet in sheets if sheet.parsed is not None]
        self.conditions: tuple[tuple[Condition, ...], ...] = ((), *(sheet.conditions for sheet in used))
        self.prefixes: tuple[Layer, ...] = ((), *(sheet.layer for sheet in used))
        self.layers = _layer_ranks(sheets)
        self._holds: dict[tuple[tuple[Condition, ...], Media], bool | None] = {}
        self.keyframes = {name: names for parsed in self.parsed for name, names in parsed.keyframes.items()}
        self.initial_values = {name: text for parsed in self.parsed for name, text in parsed.initial_values.items()}
        self._sheet_holds: dict[Media, tuple[bool | None, ...]] = {}

    @lazy
    def queries(self) -> frozenset[str]:
        """The texts of all media queries of the author."""
        return frozenset(
            condition.text
            for conditions in (*self.conditions, *(rule.conditions for parsed in self.parsed for rule in parsed.rules))
            for condition in conditions
            if condition.kind == "media"
        )

    @lazy
    def widths(self) -> tuple[int, ...]:
        """The widths at which the sheets make a page look different; see `breakpoints`."""
        return widths(self.queries)

    @lazy
    def depends_on_scheme(self) -> bool:
        """Whether any author rule looks at the preferred colour scheme, or sets one."""
        return any(
            "prefers-color-scheme" in condition.text for conditions in self.conditions for condition in conditions
        ) or any(
            "color-scheme" in rule.block.properties
            or any("prefers-color-scheme" in condition.text for condition in rule.conditions)
            for parsed in self.parsed[1:]
            for rule in parsed.rules
        )

    def holds(self, conditions: tuple[Condition, ...], media: Media) -> bool | None:
        """Whether all conditions hold for a medium; None where that cannot be known."""
        if not conditions:
            return True
        key = (conditions, media)
        if key not in self._holds:
            self._holds[key] = all_hold(conditions, media)
        return self._holds[key]

    def active(self, hits: Sequence[Hit], media: Media, state: State) -> Active:
        """Those of the hits that apply for a medium and a state."""
        if media not in self._sheet_holds:
            self._sheet_holds[media] = tuple(self.holds(conditions, media) for conditions in self.conditions)
        sheet_holds = self._sheet_holds[media]
        active: list[Hit] = []
        doubtful: list[Hit] = []
        for hit in hits:
            rule = hit.rule
            if state not in rule.states:
                continue
            answer = sheet_holds[hit.sheet]
            if answer is False:
                continue
            if rule.conditions:
                own = self.holds(rule.conditions, media)
                if own is False:
                    continue
                answer = None if own is None else answer
            if answer is None or rule.uncertain:
                if media.assumed is False:
                    continue
                if media.assumed is None:
                    doubtful.append(hit)
                    continue
            active.append(hit)
        return Active(tuple(active), tuple(doubtful))

    def cascaded(self, active: Active, hints: Block | None, inline: Block | None) -> Cascaded:
        """The winners among the rules that apply, the hints and the `style` attribute."""
        weighed = self._weighed(active.hits, hints, inline)
        values = _apply(weighed)
        if not active.doubtful:
            return Cascaded(values, frozenset())
        return Cascaded(values, _in_doubt(values, weighed, self._weighed(active.doubtful, None, None)))

    def user_agent_values(self, active: Active) -> dict[str, Value]:
        """What the element would have without author styles: what forced colours fall back on."""
        return _apply(self._weighed([hit for hit in active.hits if hit.sheet == 0], None, None))

    def _weighed(self, hits: Sequence[Hit], hints: Block | None, inline: Block | None) -> list[tuple[Weight, Declared]]:
        """The declarations of an element with their weights, weakest first."""
        weighed: list[tuple[Weight, Declared]] = []
        for hit in hits:
            block = hit.rule.block
            layer = self.layers[(*self.prefixes[hit.sheet], *hit.rule.layer)]
            origin = AUTHOR if hit.sheet else USER_AGENT
            place = (hit.specificity, hit.sheet, hit.order)
            if block.normal:
                weighed.append((Weight(origin, False, layer, *place), block.normal))
            if block.important:
                important = AUTHOR_IMPORTANT if hit.sheet else USER_AGENT_IMPORTANT
                weighed.append((Weight(important, False, -layer, *place), block.important))
        if hints is not None:
            weighed.append((Weight(HINTS, False, 0, (0, 0, 0), 0, 0), hints.normal))
        if inline is not None:
            weighed.append((Weight(AUTHOR, True, 0, (0, 0, 0), 0, 0), inline.normal))
            weighed.append((Weight(AUTHOR_IMPORTANT, True, 0, (0, 0, 0), 0, 0), inline.important))
        weighed.sort(key=lambda pair: pair[0])
        return weighed


def _in_doubt(
    values: Mapping[str, Value],
    certain: Iterable[tuple[Weight, Declared]],
    doubtful: Iterable[tuple[Weight, Declared]],
) -> frozenset[str]:
    """The properties that a rule of unknown effect would change, if it applied."""
    strongest = {name: weight for weight, declared in certain for name, _value in declared}
    return frozenset(
        name
        for weight, declared in doubtful
        for name, value in declared
        if values.get(name) != value and (name not in strongest or weight > strongest[name])
    )


def _apply(weighed: Iterable[tuple[Weight, Declared]]) -> dict[str, Value]:
    """The last value of each property; `revert` and `revert-layer` roll back to what lay below."""
    values: dict[str, Value] = {}
    below_author: dict[str, Value] = {}
    below_layer: dict[str, Value] = {}
    previous: tuple[int, bool, int] | None = None
    for weight, declared in weighed:
        level = weight[:3]
        if level != previous:
            if weight.origin in (HINTS, AUTHOR) and (previous is None or previous[0] == USER_AGENT):
                below_author = dict(values)
            below_layer = dict(values)
            previous = level
        for name, value in declared:
            if value == "revert" or value == "revert-layer":
                source = below_layer if value == "revert-layer" else below_author
                if weight.origin in (USER_AGENT, USER_AGENT_IMPORTANT):
                    source = {}
                if name in source:
                    values[name] = source[name]
                else:
                    values.pop(name, None)
            else:
                values[name] = value
    return values


def _layer_ranks(sheets: Sequence[Sheet]) -> dict[Layer, int]:
    """The rank of each layer: by first mention, what a layer holds directly after its sub-layers.

    What stands in no layer comes last, so its normal declarations win.
    """
    tree: dict[str, dict[str, object]] = {}

    def mention(layer: Layer) -> None:
        node = tree
        for name in layer:
            node = node.setdefault(name, {})  # type: ignore[assignment] # a tree of dicts all the way down

    for sheet in sheets:
        for layer in sheet.layers_before:
            mention(layer)
        mention(sheet.layer)
        if sheet.parsed is not None:
            for layer in sheet.parsed.layers:
                mention((*sheet.layer, *layer))
            for rule in sheet.parsed.rules:
                mention((*sheet.layer, *rule.layer))
    ranks: dict[Layer, int] = {}
    stack: list[tuple[Layer, dict[str, object], bool]] = [((), tree, False)]  # type: ignore[list-item]
    while stack:
        layer, node, children_done = stack.pop()
        if children_done:
            ranks[layer] = len(ranks)
            continue
        stack.append((layer, node, True))
        stack.extend(((*layer, name), node[name], False) for name in reversed(node))  # type: ignore[misc]
    return ranks


@lru_cache(maxsize=KEPT)
def cascade_of(sheets: tuple[Sheet, ...]) -> Cascade:
    """The cascade of these sheets, made once in a process."""
    return Cascade(sheets)
