"""Selectors matched once for a page, and what pages with the same sheets can share.

The pages of a site differ in their content, hardly in their header, footer and
kinds of paragraphs: what was computed for one serves the next.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from weakref import WeakKeyDictionary

from ..tree import Element
from .cascade import Active, Cascade, Cascaded, Hit
from .computed import Computed
from .declarations import Block, Pending
from .inheritance import initial_style
from .likeness import Key, Likeness
from .media import Media
from .selectors import State
from .user_agent import has_own_look

Hits: TypeAlias = tuple[Hit, ...]

NO_HITS: Hits = ()
# What decides how a text is seen: other properties may vary as they like.
_LOOKS = frozenset(
    "color -webkit-text-fill-color background-color background-image background-clip opacity visibility display "
    "font-size font-weight filter mix-blend-mode forced-color-adjust color-scheme position clip clip-path transform "
    "left top right bottom animation-name content text-shadow -webkit-text-stroke-width "
    "-webkit-text-stroke-color".split()
)
_MOVING = frozenset({"position", "margin-top", "margin-bottom", "grid-area", "grid-row", "grid-column"})
_POSITION = frozenset({"position"})
_SIGHT = frozenset({"display", "visibility"})
_AT_REST = frozenset({"static", "relative", "sticky", "auto", "normal", "initial", "unset"})
# A minus sign before a number, or between two terms of calc().
_NEGATIVE = re.compile(r"(?<![\w-])-\s*[\d.]|\s-\s")
# Beyond so many styles the memory of a set of sheets starts anew, at the next page.
_MAX_STYLES = 20_000


class Variation:
    """On what the looks of a text depend, besides the scheme: bits of an int, or 0.

    Not an `enum.Flag`: these are asked some thousand times a page, and are ten times slower.
    """

    NONE = 0
    HOVER = 1
    FOCUS = 2
    WIDTH = 4
    FORCED = 8
    USED = 16
    SCHEME = 32
    # Whether any of these decides that the element is rendered.
    SIGHT = 64


_STATE_FLAGS: tuple[tuple[State, int], ...] = (
    ("hover", Variation.HOVER),
    ("focus", Variation.FOCUS),
    ("used", Variation.USED),
)


@dataclass(slots=True, eq=False, weakref_slot=True)
class ViewMemory:
    """The styles computed for a medium, a state and a `<meta name="color-scheme">`.

    Keys are identities; what they identify is kept in the values, or in `Memory`.
    """

    initial: Computed
    active: dict[int, Active] = field(default_factory=dict)
    cascaded: dict[tuple[object, ...], Cascaded] = field(default_factory=dict)
    shared: dict[tuple[int, int], Computed] = field(default_factory=dict)
    plain: dict[Key, Computed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """The rules that match an element, and what follows from them alone.

    `pseudo` are the rules of its pseudo-elements by name, `boxes` those of them
    that stand before and after its content, `text_parts` those in which some
    rule, whatever its conditions, shows text or gives it another look.
    `variation` is what these rules depend on, `may_move` whether one of them,
    whatever its conditions, may lay the element over others. `declared` are the
    properties that rules of the page set, whatever their conditions.
    """

    hits: Hits
    pseudo: Mapping[str, Hits]
    boxes: tuple[str, ...]
    text_parts: tuple[str, ...]
    variation: int
    may_move: bool
    declared: frozenset[str]


@dataclass(slots=True, eq=False)
class Memory:
    """What pages with the same sheets share."""

    likeness: Likeness
    may_be_negative: bool
    interned: dict[tuple[tuple[int, int], ...], Hits] = field(default_factory=lambda: {(): NO_HITS})
    matched: dict[Key, Match] = field(default_factory=dict)
    variations: dict[int, int] = field(default_factory=dict)
    declaring: dict[frozenset[str], dict[Key, bool]] = field(default_factory=dict)
    views: dict[tuple[Media, State, str], ViewMemory] = field(default_factory=dict)

    def view(self, cascade: Cascade, media: Media, state: State, color_scheme: str) -> ViewMemory:
        """The memory of a view, begun where there is none."""
        key = (media, state, color_scheme)
        if key not in self.views:
            self.views[key] = ViewMemory(initial_style(media, color_scheme, cascade.initial_values))
        return self.views[key]

    @property
    def is_full(self) -> bool:
        """Whether it holds more styles than it should."""
        styles = sum(len(view.shared) + len(view.cascaded) for view in self.views.values())
        return styles + len(self.likeness) > _MAX_STYLES


class Matches:
    """The rules that match each element of a page, for all media and states at once."""

    def __init__(self, cascade: Cascade, root: Element) -> None:
        self.memory = _memory(cascade)
        likeness = self.memory.likeness
        elements = (root, *root.iter_descendants())
        self.keys = likeness.keys(elements) if likeness.is_known else None
        self.plain_keys = self._plain_keys(elements)
        self._movable: tuple[Element, ...] | None = None
        self._variations: dict[int, int] | None = None
        self._cascade = cascade
        self._matchers = [parsed.matcher for parsed in cascade.parsed]
        self._found: dict[int, Match] = {}

    def _plain_keys(self, elements: Sequence[Element]) -> Sequence[Key | None]:
        """The keys of the elements that neither have attributes that style them nor stand in one that does."""
        if self.keys is None:
            return (None,) * len(elements)
        plain: list[Key | None] = []
        for element, key in zip(elements, self.keys, strict=True):
            above = element.parent is None or plain[element.parent.order] is not None
            plain.append(key if above and not has_own_look(element) else None)
        return plain

    def of(self, element: Element) -> Match:
        """What matches an element."""
        found = self._found.get(element.order)
        if found is None:
            if self.keys is None:
                found = self._match(element)
            else:
                key = self.keys[element.order]
                found = self.memory.matched.get(key)
                if found is None:
                    found = self.memory.matched[key] = self._match(element)
            self._found[element.order] = found
        return found

    def _match(self, element: Element) -> Match:
        hits: list[Hit] = []
        named: dict[str, list[Hit]] = {}
        for sheet, matcher in enumerate(self._matchers):
            for specificity, order, name, rule in matcher.match(element):
                hit = Hit(sheet, specificity, order, name, rule)
                (hits if name is None else named.setdefault(name, [])).append(hit)
        own, pseudo = self._intern(hits), {name: self._intern(entries) for name, entries in named.items()}
        variation = self._variation_of(own)
        for box in pseudo.values():
            variation |= self._variation_of(box)
        return Match(
            own,
            pseudo,
            boxes=tuple(name for name in ("before", "after") if name in pseudo),
            text_parts=tuple(name for name, entries in pseudo.items() if _shows_text(name, entries)),
            variation=variation,
            # A generated box covers its element only where it is taken out of the flow.
            may_move=self._moves(own, _MOVING) or any(self._moves(box, _POSITION) for box in pseudo.values()),
            # The user agent's sheet comes first.
            declared=frozenset[str]().union(*(hit.rule.block.properties for hit in own if hit.sheet)),
        )

    def variations(self, elements: Sequence[Element]) -> Mapping[int, int]:
        """What the looks of each element, or of what holds it, depend on; in: the elements in document order."""
        if self._variations is None:
            found: dict[int, int] = {}
            for element in elements:
                own = self.of(element).variation
                if element.tag == "body" and element.has("vlink"):
                    own |= Variation.USED
                found[element.order] = own if element.parent is None else own | found[element.parent.order]
            self._variations = found
        return self._variations

    def _variation_of(self, hits: Hits) -> int:
        found = self.memory.variations.get(id(hits))
        if found is None:
            found = Variation.NONE
            for hit in hits:
                found |= _variation(hit, self._cascade)
            self.memory.variations[id(hits)] = found
        return found

    def declaring(self, names: frozenset[str], elements: Sequence[Element]) -> tuple[Element, ...]:
        """The elements for which a rule of the page, or their own attribute, may set one of the properties.

        In: the properties, and the elements of the page in document order.
        """
        known = self.memory.declaring.setdefault(names, {})
        found: list[Element] = []
        for element in elements:
            key = None if self.keys is None else self.keys[element.order]
            declares = None if key is None else known.get(key)
            if declares is None:
                declares = not names.isdisjoint(self.of(element).declared)
                if key is not None:
                    known[key] = declares
            if declares or "style" in element.etree_element.attrib:
                found.append(element)
        return tuple(found)

    def movable(self, elements: Sequence[Element]) -> tuple[Element, ...]:
        """The elements that some rule, whatever its conditions, may lay over others, or give a generated box.

        In: the elements of the page in document order; asked once for a page.
        """
        if self._movable is None:
            self._movable = tuple(
                element for element in elements if self.of(element).may_move or "style" in element.etree_element.attrib
            )
        return self._movable

    def _moves(self, hits: Hits, names: frozenset[str]) -> bool:
        return any(_is_moving(hit.rule.block, names, self.memory.may_be_negative) for hit in hits)

    def _intern(self, hits: list[Hit]) -> Hits:
        key = tuple((hit.sheet, id(hit.rule)) for hit in hits)
        return self.memory.interned.setdefault(key, tuple(hits))


def _shows_text(name: str, hits: Hits) -> bool:
    if name in ("before", "after"):
        return any("content" in hit.rule.block.properties for hit in hits)
    return name in ("first-line", "first-letter", "marker") and any(
        _sets_looks(hit.rule.block.properties) for hit in hits
    )


def _is_moving(block: Block, names: frozenset[str], may_be_negative: bool) -> bool:
    """Whether a declaration of one of the names may lay a box over something; plain words of rest do not."""
    for name, value in (*block.normal, *block.important):
        if name not in names:
            continue
        if isinstance(value, Pending):
            if not name.startswith("margin") or may_be_negative or _NEGATIVE.search(value.text):
                return True
        elif value not in _AT_REST and not (value[:1].isdigit() and "(" not in value):
            return True
    return False


def _has_negative_properties(cascade: Cascade) -> bool:
    """Whether a custom property may give a length below zero."""
    blocks = (rule.block for parsed in cascade.parsed for rule in parsed.rules)
    return any(
        name.startswith("--") and _NEGATIVE.search(value if isinstance(value, str) else value.text)
        for block in blocks
        for name, value in (*block.normal, *block.important)
    )


def _sets_looks(properties: frozenset[str]) -> bool:
    return not properties.isdisjoint(_LOOKS) or any(name.startswith("--") for name in properties)


def _variation(hit: Hit, cascade: Cascade) -> int:
    rule = hit.rule
    properties = rule.block.properties
    hides = not properties.isdisjoint(_SIGHT)
    found = Variation.NONE
    if not _sets_looks(properties) or (hit.sheet == 0 and not hides):
        return found
    for state, flag in _STATE_FLAGS:
        if (state in rule.states) != ("rest" in rule.states):
            found |= flag
    for condition in (*rule.conditions, *cascade.conditions[hit.sheet]):
        if "width" in condition.text:
            found |= Variation.WIDTH
        if "prefers-color-scheme" in condition.text:
            found |= Variation.SCHEME
    if hides and found:
        found |= Variation.SIGHT
    if "forced-color-adjust" in properties:
        found |= Variation.FORCED
    return found


_MEMORIES: WeakKeyDictionary[Cascade, Memory] = WeakKeyDictionary()
_MATCHES: WeakKeyDictionary[Element, dict[int, tuple[Cascade, Matches]]] = WeakKeyDictionary()


def _memory(cascade: Cascade) -> Memory:
    memory = _MEMORIES.get(cascade)
    if memory is None or memory.is_full:
        selectors = [selector for parsed in cascade.parsed for selector in parsed.selectors]
        memory = _MEMORIES[cascade] = Memory(Likeness(selectors), _has_negative_properties(cascade))
    return memory


def matches_of(root: Element, cascade: Cascade) -> Matches:
    """The matches of a page, kept as long as its root element."""
    kept = _MATCHES.setdefault(root, {})
    if id(cascade) not in kept:
        kept[id(cascade)] = (cascade, Matches(cascade, root))
    return kept[id(cascade)][1]
