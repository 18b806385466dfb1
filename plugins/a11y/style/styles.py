"""The styles of a page for one medium and one state, computed as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..tree import Element
from .cascade import Active, Hit, cascade_of
from .computed import Computed
from .declarations import Block, read_style_attribute
from .inheritance import compute
from .likeness import Key
from .matches import NO_HITS, matches_of
from .media import Media, all_hold
from .properties import tokens_of
from .selectors import State
from .sources import Sheet
from .user_agent import link_hint, presentational_hints

_SIGHT = frozenset(
    """display visibility opacity clip clip-path transform scale translate left top right bottom height
    max-height""".split()
)
_ATOMIC = ("inline-block", "inline-table", "inline-flex", "inline-grid")


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
        self._missing = tuple(sheet for sheet in sheets if sheet.parsed is None)
        self._cascade = cascade_of(tuple(sheets))
        self._matches = matches_of(root, self._cascade)
        self.memory = self._matches.memory.view(self._cascade, media, state, _meta_color_scheme(root))
        self._computed: dict[int, Computed] = {}
        body = next((child for child in root.children if child.tag == "body"), None)
        self._link_hint = None if body is None else link_hint(body, state == "used")
        self._pseudo: dict[tuple[int, str], Computed | None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """The addresses of the sheets that apply, or may apply, and could not be had."""
        return self.missing_in(self.media)

    def missing_in(self, media: Media) -> tuple[str, ...]:
        """The same for another medium."""
        return tuple(sheet.url for sheet in self._missing if all_hold(sheet.conditions, media) is not False)

    def doubts(self, element: Element) -> frozenset[object]:
        """What is unknown of the rules that may give the element, or what holds it, another look.

        Media queries have one answer for the page, any other question has one for each element.
        """
        found: set[object] = set()
        for node in (element, *element.iter_ancestors()):
            match = self._matches.of(node)
            for box in (match.hits, *match.pseudo.values()):
                for hit in self._active(box).doubtful:
                    conditions = (*self._cascade.conditions[hit.sheet], *hit.rule.conditions)
                    is_shared = not hit.rule.uncertain and all(one.kind != "unknown" for one in conditions)
                    found.add(conditions if is_shared else (node.order, id(hit.rule)))
        return frozenset(found)

    def __getitem__(self, element: Element) -> Computed:
        found = self._computed.get(element.order)
        if found is not None:
            return found
        # On whichever page with these sheets, what is matched alike and has no look of its own looks alike.
        key = self._matches.plain_keys[element.order] if self._link_hint is None else None
        if key is not None and (like := self.memory.plain.get(key)) is not None:
            self._computed[element.order] = like
            return like
        # From the nearest ancestor that is known, downwards: no recursion over the depth of the tree.
        path: list[Element] = []
        node: Element | None = element
        while node is not None and node.order not in self._computed:
            path.append(node)
            node = node.parent
        style = self.memory.initial if node is None else self._computed[node.order]
        for step in reversed(path):
            hits = self._matches.of(step).hits
            style = self._compute(hits, style, step.parent is None, self._hints(step), _inline(step))
            self._computed[step.order] = style
        if key is not None:
            self.memory.plain[key] = style
        return style

    def _hints(self, element: Element) -> Block | None:
        if self._link_hint is not None and element.tag in ("a", "area") and element.has("href"):
            return self._link_hint
        return presentational_hints(element)

    def pseudo(self, element: Element, name: str) -> Computed | None:
        """The style of a pseudo-element; None where no rule speaks of it, or no such box is made."""
        key = (element.order, name)
        if key not in self._pseudo:
            boxes = self._matches.of(element).pseudo
            if not boxes:
                return None
            hits = boxes.get(name, NO_HITS)
            style = self._compute(hits, self[element], False, None, None) if hits else None
            if style is not None and name in ("before", "after") and not _generates(style):
                style = None
            self._pseudo[key] = style
        return self._pseudo[key]

    @property
    def plain_keys(self) -> Sequence[Key | None]:
        """The keys of the page's elements by their order (`likeness`); None for those with a look of their own."""
        return self._matches.plain_keys

    def says_the_same(self, element: Element, pseudo: str) -> bool:
        """Whether what a pseudo-element shows is written in the sheets, and not counted or taken from the element."""
        hits = self._matches.of(element).pseudo.get(pseudo, NO_HITS)
        return not any(
            name in ("content", "list-style-type", "list-style") and (not isinstance(value, str) or "(" in value)
            for hit in hits
            for name, value in (*hit.rule.block.normal, *hit.rule.block.important)
        )

    def boxes(self, element: Element) -> tuple[str, ...]:
        """The pseudo-elements before and after the content of an element that some rule speaks of."""
        return self._matches.of(element).boxes

    def generated_text(self, element: Element, pseudo: str) -> str:
        """The text that `content` puts before or after an element; its alternative where it has one.

        Counters and quotes are left out.
        """
        shown, spoken = self._generated(element, pseudo)
        return shown if spoken is None else spoken

    def painted_text(self, element: Element, pseudo: str) -> str:
        """The text that `content` shows before or after an element, a digit for each counter."""
        return self._generated(element, pseudo, counter="1")[0]

    def _generated(self, element: Element, pseudo: str, counter: str = "") -> tuple[str, str | None]:
        """What `content` shows, and what it says instead where it gives an alternative."""
        style = self.pseudo(element, pseudo)
        if style is None or style.visibility != "visible":
            return "", None
        sides: list[list[str]] = [[]]
        for token in tokens_of(style.value("content")):
            if token == "/":
                sides.append([])
            elif token.type == "string":
                sides[-1].append(token.value)
            elif token.type == "function" and token.lower_name == "attr":
                names = [word.value for word in token.arguments if word.type == "ident"]
                sides[-1].append(element.get(names[0].lower(), "") or "" if names else "")
            elif token.type == "function" and token.lower_name in ("counter", "counters"):
                sides[-1].append(counter)
        return "".join(sides[0]), "".join(sides[-1]) if len(sides) > 1 else None

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
    def queries(self) -> frozenset[str]:
        """The texts of all media queries of the page's sheets."""
        return self._cascade.queries

    def declared(self, element: Element) -> frozenset[str]:
        """The properties that the page's sheets, in whatever view, or the element itself may set."""
        names = self._matches.of(element).declared
        inline = _inline(element)
        return names if inline is None else names | inline.properties

    def is_opened_by_pointer_alone(self, element: Element) -> bool:
        """Whether the rules that bring an element to sight when the page is used all ask for the pointer alone."""
        opening = [
            hit.rule
            for hit in self._matches.of(element).hits
            if "rest" not in hit.rule.states
            and "used" in hit.rule.states
            and not _SIGHT.isdisjoint(hit.rule.block.properties)
        ]
        return bool(opening) and all(rule.pointer_alone for rule in opening)

    def declaring(self, names: frozenset[str], elements: Sequence[Element]) -> tuple[Element, ...]:
        """Those of the elements for which a sheet of the page may set one of the properties, in whatever view.

        Elements with a `style` attribute are always among them.
        """
        return self._matches.declaring(names, elements)

    @property
    def widths(self) -> tuple[int, ...]:
        """The other widths at which the page must be looked at; see `breakpoints`."""
        return self._cascade.widths

    @property
    def depends_on_scheme(self) -> bool:
        """Whether the page looks different where a dark scheme is preferred."""
        return "dark" in self.memory.initial.value("color-scheme") or self._cascade.depends_on_scheme

    def variations(self, elements: Sequence[Element]) -> Mapping[int, int]:
        """How the looks of each element, or of what holds it, depend on state, width and forced colours.

        In: the elements of the page in document order.
        """
        return self._matches.variations(elements)

    def text_parts(self, element: Element) -> Sequence[str]:
        """The pseudo-elements that may show text, or give it another look; see `Match`."""
        return self._matches.of(element).text_parts

    def movable(self, elements: Sequence[Element]) -> Sequence[Element]:
        """The elements that may lie over others in some view, or have a generated box; see `Matches.movable`."""
        return self._matches.movable(elements)

    def animates(self, style: Computed, *properties: str) -> bool:
        """Whether an animation of the element changes one of the properties."""
        names = style.value("animation-name")
        if names == "none":
            return False
        frames = self._cascade.keyframes
        return any(not frames.get(name.strip(" \"'"), frozenset()).isdisjoint(properties) for name in names.split(","))

    def keyframes(self, name: str) -> frozenset[str]:
        """The properties that an animation of this name changes; none where there is no such one."""
        return self._cascade.keyframes.get(name, frozenset())

    def _active(self, hits: tuple[Hit, ...]) -> Active:
        # Equal lists of hits are one object, which the memory keeps: identities will do as keys.
        active = self.memory.active.get(id(hits))
        if active is None:
            active = self.memory.active[id(hits)] = self._cascade.active(hits, self.media, self.state)
        return active

    def _compute(
        self,
        hits: tuple[Hit, ...],
        parent: Computed,
        is_root: bool,
        hints: Block | None,
        inline: Block | None,
    ) -> Computed:
        memory = self.memory
        active = self._active(hits)
        key = (id(active), hints, inline)
        cascaded = memory.cascaded.get(key)
        if cascaded is None:
            cascaded = memory.cascaded[key] = self._cascade.cascaded(active, hints, inline)
        place = (id(cascaded), id(parent))
        style = memory.shared.get(place)
        if style is None:
            user_agent = self._cascade.user_agent_values(active) if self.media.forced_colors else None
            style = memory.shared[place] = compute(cascaded, parent, is_root, user_agent)
        return style


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
