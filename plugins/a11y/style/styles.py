"""The styles of a page for one medium and one state, computed as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Flag, auto
from weakref import WeakKeyDictionary

from ..tree import Element
from .cascade import Cascade, Cascaded, Hit, cascade_of
from .computed import Computed, compute, initial_style
from .declarations import Block, read_style_attribute
from .media import Media
from .properties import tokens_of
from .selectors import State
from .sheet import Unsupported
from .sources import Sheet
from .user_agent import presentational_hints


class Variation(Flag):
    """On what the style of an element depends, besides the scheme."""

    HOVER = auto()
    FOCUS = auto()
    WIDTH = auto()
    FORCED = auto()


_ATOMIC = ("inline-block", "inline-table", "inline-flex", "inline-grid")
_NO_HITS: tuple[Hit, ...] = ()


class Styles:
    """The computed styles of the elements of a page.

    In: the root element, the page's sheets (`page_sheets`), the medium and the
    state: "rest", or "hover" and "focus", in which each element is judged as if
    the pointer or the focus were on it.
    `styles[element]` is the element's `Computed`. Selectors are matched once for
    a page, whatever the number of media and states.
    """

    def __init__(self, root: Element, sheets: Sequence[Sheet], media: Media, state: State = "rest") -> None:
        self.root = root
        self.media = media
        self.state = state
        self.missing: tuple[str, ...] = tuple(sheet.url for sheet in sheets if sheet.parsed is None)
        self._cascade = cascade_of(tuple(sheets))
        self._matches = _matches(root, self._cascade)
        self._initial = initial_style(media, _meta_color_scheme(root), self._cascade.initial_values)
        self._computed: dict[int, Computed] = {}
        self._pseudo: dict[tuple[int, str], Computed | None] = {}
        self._active: dict[int, tuple[list[Hit], frozenset[str]]] = {}
        # Elements with the same winners and the same parent style share theirs.
        self._shared: dict[tuple[int, int], tuple[Cascaded, Computed]] = {}

    @property
    def unsupported(self) -> tuple[Unsupported, ...]:
        """The selectors that could not be compiled, with the properties that their rules set."""
        return tuple(entry for parsed in self._cascade.parsed for entry in parsed.unsupported)

    def __getitem__(self, element: Element) -> Computed:
        found = self._computed.get(element.order)
        if found is not None:
            return found
        # From the nearest ancestor that is known, downwards: no recursion over the depth of the tree.
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node.order not in self._computed:
            path.append(node)
            node = node.parent
        style = self._initial if node is None else self._computed[node.order]
        for step in reversed(path):
            hits, _pseudo = self._matches.of(step)
            style = self._compute(hits, style, step.parent is None, presentational_hints(step), _inline(step))
            self._computed[step.order] = style
        return style

    def pseudo(self, element: Element, name: str) -> Computed | None:
        """The style of `::before`, `::after` or `::placeholder`; None where no such box is made."""
        key = (element.order, name)
        if key not in self._pseudo:
            hits = self._matches.of(element)[1].get(name, _NO_HITS)
            style = self._compute(hits, self[element], False, None, None) if hits else None
            if style is not None and name != "placeholder" and not _generates(style):
                style = None
            self._pseudo[key] = style
        return self._pseudo[key]

    def generated_text(self, element: Element, pseudo: str) -> str:
        """The text that `content` puts before or after an element; its alternative where it has one.

        Counters and quotes are left out.
        """
        style = self.pseudo(element, pseudo)
        if style is None or style.visibility != "visible":
            return ""
        pieces: list[str] = []
        for token in tokens_of(style.value("content")):
            if token == "/":
                pieces.clear()
            elif token.type == "string":
                pieces.append(token.value)
            elif token.type == "function" and token.lower_name == "attr":
                names = [word.value for word in token.arguments if word.type == "ident"]
                pieces.append(element.get(names[0].lower(), "") or "" if names else "")
        return "".join(pieces)

    def decorations(self, element: Element) -> frozenset[str]:
        """The lines that the element's text is drawn with, its ancestors' too (CSS Text Decoration 3)."""
        lines: frozenset[str] = frozenset()
        node: Element | None = element
        while node is not None:
            style = self[node]
            lines |= style.text_decoration_line
            if (
                style.value("display") in _ATOMIC
                or style.position in ("absolute", "fixed")
                or style.value("float") not in ("none", "unset")
            ):
                break
            node = node.parent
        return lines

    @property
    def depends_on_scheme(self) -> bool:
        """Whether the page looks different where a dark scheme is preferred."""
        return "dark" in self._initial.value("color-scheme") or self._cascade.depends_on_scheme

    def variations(self, elements: Sequence[Element]) -> Mapping[int, Variation]:
        """How the looks of each element, or of what holds it, depend on state, width and forced colours.

        In: the elements of the page in document order.
        """
        found: dict[int, Variation] = {}
        for element in elements:
            above = found[element.parent.order] if element.parent is not None else Variation(0)
            found[element.order] = above | self._matches.variation(element)
        return found

    def animates(self, style: Computed, *properties: str) -> bool:
        """Whether an animation of the element changes one of the properties."""
        names = style.value("animation-name")
        if names == "none":
            return False
        frames = self._cascade.keyframes
        return any(not frames.get(name.strip(" \"'"), frozenset()).isdisjoint(properties) for name in names.split(","))

    def _compute(
        self,
        hits: tuple[Hit, ...],
        parent: Computed,
        is_root: bool,
        hints: Block | None,
        inline: Block | None,
    ) -> Computed:
        # The matches keep equal lists of hits as one object, which lives as long as the page.
        active = self._active.get(id(hits))
        if active is None:
            active = self._active[id(hits)] = self._cascade.active(hits, self.media, self.state)
        cascaded = self._cascade.cascaded(*active, hints, inline)
        key = (id(cascaded), id(parent))
        shared = self._shared.get(key)
        if shared is None:
            user_agent = self._cascade.user_agent_values(active[0]) if self.media.forced_colors else None
            shared = self._shared[key] = (cascaded, compute(cascaded, parent, is_root, user_agent))
        return shared[1]


class _Matches:
    """The rules that match each element of a page, for all media and states at once."""

    def __init__(self, cascade: Cascade) -> None:
        self._matchers = [parsed.matcher for parsed in cascade.parsed]
        self._found: dict[int, tuple[tuple[Hit, ...], dict[str, tuple[Hit, ...]]]] = {}
        self._variations: dict[int, Variation] = {}
        self._interned: dict[tuple[tuple[int, int], ...], tuple[Hit, ...]] = {(): _NO_HITS}

    def of(self, element: Element) -> tuple[tuple[Hit, ...], dict[str, tuple[Hit, ...]]]:
        """The hits of an element, and those of its pseudo-elements by name."""
        found = self._found.get(element.order)
        if found is None:
            hits: list[Hit] = []
            pseudo: dict[str, list[Hit]] = {}
            for sheet, matcher in enumerate(self._matchers):
                for specificity, order, name, rule in matcher.match(element):
                    hit = Hit(sheet, specificity, order, name, rule)
                    (hits if name is None else pseudo.setdefault(name, [])).append(hit)
            found = self._found[element.order] = (
                self._intern(hits),
                {name: self._intern(entries) for name, entries in pseudo.items()},
            )
        return found

    def variation(self, element: Element) -> Variation:
        """What the rules that match an element and its pseudo-elements depend on."""
        hits, pseudo = self.of(element)
        found = self._variations.get(id(hits)) if not pseudo else None
        if found is None:
            found = Variation(0)
            for hit in (*hits, *(hit for entries in pseudo.values() for hit in entries)):
                found |= _variation(hit)
            if not pseudo:
                self._variations[id(hits)] = found
        return found

    def _intern(self, hits: list[Hit]) -> tuple[Hit, ...]:
        key = tuple((hit.sheet, id(hit.rule)) for hit in hits)
        return self._interned.setdefault(key, tuple(hits))


def _variation(hit: Hit) -> Variation:
    rule = hit.rule
    found = Variation(0)
    if hit.sheet == 0:
        return found
    for state, flag in (("hover", Variation.HOVER), ("focus", Variation.FOCUS)):
        if (state in rule.states) != ("rest" in rule.states):
            found |= flag
    if any("width" in condition.text for condition in rule.conditions):
        found |= Variation.WIDTH
    if "forced-color-adjust" in rule.block.properties:
        found |= Variation.FORCED
    return found


_MATCHES: WeakKeyDictionary[Element, dict[int, tuple[Cascade, _Matches]]] = WeakKeyDictionary()


def _matches(root: Element, cascade: Cascade) -> _Matches:
    """The matches of a page, kept as long as its root element."""
    kept = _MATCHES.setdefault(root, {})
    if id(cascade) not in kept:
        kept[id(cascade)] = (cascade, _Matches(cascade))
    return kept[id(cascade)][1]


def _inline(element: Element) -> Block | None:
    text = element.etree_element.attrib.get("style")
    return read_style_attribute(text) if text else None


def _generates(style: Computed) -> bool:
    return style.value("content") not in ("normal", "none") and style.display != "none"


def _meta_color_scheme(root: Element) -> str:
    for head in root.children[:1]:
        for element in head.children:
            if element.tag == "meta" and (element.get("name") or "").strip().lower() == "color-scheme":
                return (element.get("content") or "normal").strip().lower()
    return "normal"
