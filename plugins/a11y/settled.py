"""What a rule said of a header, a menu or a footer once, it need not say again on every page.

A rule that is `local` judges an element by what it is, holds and stands in, and by its
looks. Where a fragment that earlier pages had (`fragments`) stands in the same place
and looks the same, such a rule has nothing new to say of what lies in it. Only its
silence is kept: whatever it found, it is asked again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from .config import Config
from .fragments import Fragment
from .page import Page
from .rule import INAPPLICABLE, Rule, Verdict
from .style.sharing import shared_key
from .tree import Element

# Attributes by which an element takes something from another one.
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-details", "aria-errormessage", "headers", "for")
# What takes something from elements that point at it, or from a map by its name.
_POINTED_AT = frozenset(
    {"button", "input", "meter", "output", "progress", "select", "textarea", "map", "area", "object", "iframe"}
)
_MAX_PLACES = 8


@dataclass(frozen=True, slots=True)
class Settled:
    """What is left to ask of each element of a fragment, in document order, and how often the others were silent.

    `silent` counts by rule: passed, inapplicable.
    """

    left: tuple[tuple[Rule, ...], ...]
    silent: Mapping[str, tuple[int, int]]


class Shell:
    """The fragments of a page that are known to be judged, and those that are about to be.

    In: the page, and the settings.
    """

    def __init__(self, page: Page, config: Config) -> None:
        self.left: dict[int, tuple[Rule, ...]] = {}
        self.silent: list[Mapping[str, tuple[int, int]]] = []
        self._learning: list[tuple[Fragment, object, Sequence[Element]]] = []
        self._noted: dict[int, list[tuple[Rule, Verdict]]] = {}
        for fragment, top in page.fragments:
            place = _place(page, fragment, top, config)
            if place is None:
                continue
            settled = fragment.settled.get(place)
            if isinstance(settled, Settled):
                self.silent.append(settled.silent)
                for order, left in enumerate(settled.left, start=top.order + 1):
                    self.left[order] = left
                    if not any(rule.local for rule in left):
                        page.settled.add(order)
            else:
                inside = tuple(top.iter_descendants())
                self._learning.append((fragment, place, inside))
                self._noted.update((element.order, []) for element in inside)
        # Whether there is anything to note.
        self.is_learning = bool(self._noted)

    def note(self, element: Element, rule: Rule, verdict: Verdict) -> None:
        """Remember what a rule said of an element, where that is to be learnt."""
        if element.order in self._noted:
            self._noted[element.order].append((rule, verdict))

    def learn(self) -> None:
        """Keep what the rules said, when the whole page was judged."""
        for fragment, place, inside in self._learning:
            if len(fragment.settled) >= _MAX_PLACES:
                fragment.settled.clear()
            silent: dict[str, tuple[int, int]] = {}
            left: list[tuple[Rule, ...]] = []
            for element in inside:
                said = self._noted[element.order]
                left.append(tuple(rule for rule, verdict in said if not _is_silent(rule, verdict)))
                for rule, verdict in said:
                    if _is_silent(rule, verdict):
                        passed, inapplicable = silent.get(rule.id, (0, 0))
                        is_inapplicable = verdict is INAPPLICABLE
                        silent[rule.id] = (passed + (not is_inapplicable), inapplicable + is_inapplicable)
            fragment.settled[place] = Settled(tuple(left), silent)


def _is_silent(rule: Rule, verdict: Verdict) -> bool:
    return rule.local and (verdict is INAPPLICABLE or not verdict)


def _place(page: Page, fragment: Fragment, top: Element, config: Config) -> object | None:
    """All that a local rule may ask of what is around a fragment; None where that is more than can be told."""
    key = shared_key(page, top)
    if key is None or page.is_inline(top) or page.once(_has_owner) or not _is_self_contained(page, fragment, top):
        return None
    above = tuple(node.kind for node in top.iter_ancestors())
    return (page.styles().memory, key, above, repr(config.options) if config.options else "")


def _is_self_contained(page: Page, fragment: Fragment, top: Element) -> bool:
    """Whether nothing in a fragment refers to something outside, or can be referred to as by a `label`."""
    if fragment not in _REFERRED:
        _REFERRED[fragment] = _referred(top)
    names = _REFERRED[fragment]
    if names is None:
        return False
    targets = [page.ids.get(name) for name in names]
    return all(target is not None and top in (target, *target.iter_ancestors()) for target in targets)


# The ids that a fragment refers to; None where it may be referred to itself.
_REFERRED: WeakKeyDictionary[Fragment, frozenset[str] | None] = WeakKeyDictionary()


def _referred(top: Element) -> frozenset[str] | None:
    inside = (top, *top.iter_descendants())
    if any(element.tag in _POINTED_AT for element in inside):
        return None
    written = (element.etree_element.attrib for element in inside)
    return frozenset(
        word
        for attributes in written
        for name in _REFERENCES
        if name in attributes
        for word in attributes[name].split()
    )


def _has_owner(page: Page) -> bool:
    """Whether some element claims others as its children, wherever they stand."""
    return any("aria-owns" in element.etree_element.attrib for element in page.elements)
