"""What is known of an element's looks from other pages with the same sheets.

An element's key (`likeness`) tells which rules match it and all that holds it. Where
no `style` attribute and no presentational one adds to them, and nothing on the page
was moved over anything, the key tells what the element looks like in every view: what
was found for one such element holds for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakKeyDictionary

from ..tree import Element
from .likeness import Key
from .matches import ViewMemory
from .styles import Styles
from .view import FLAT, lens_of, views

if TYPE_CHECKING:
    from ..page import Page

Shared: TypeAlias = Sequence[Key | None]

_NOTHING: Shared = ()
# Moved elements that are known to cover nothing, by all that decides it.
_HARMLESS: WeakKeyDictionary[ViewMemory, set[tuple[object, ...]]] = WeakKeyDictionary()
_PASSED: WeakKeyDictionary[ViewMemory, dict[str, set[Key]]] = WeakKeyDictionary()
_MAX_HARMLESS = 20_000
# Each element that was moved is looked at with all beside it: a square.
_MOST_NEAR = 500


def shared_key(page: Page, element: Element) -> Key | None:
    """The key under which the element's looks may be kept, or None where they are its own."""
    keys = page.once(_shared_keys)
    return keys[element.order] if keys else None


def passed_by_looks(page: Page, rule: str) -> set[Key]:
    """The keys of elements that a rule has passed for their looks alone, on pages like this one; to be added to."""
    return _PASSED.setdefault(page.styles().memory, {}).setdefault(rule, set())


def _shared_keys(page: Page) -> Shared:
    styles = page.styles()
    keys = styles.plain_keys
    if all(key is None for key in keys):
        return _NOTHING
    return keys if _is_flat(page, styles, keys) else _NOTHING


def _is_flat(page: Page, styles: Styles, keys: Shared) -> bool:
    """Whether nothing that was moved covers anything, in any view."""
    harmless = _HARMLESS.setdefault(styles.memory, set())
    scenes = [_scene(element, styles, keys) for element in styles.movable(page.elements)]
    if None not in scenes and harmless.issuperset(scenes):
        FLAT.add(page)
        return True
    if any(lens_of(page, view).backdrops.covered for view, _variation in views(styles)):
        return False
    if len(harmless) < _MAX_HARMLESS:
        harmless.update(scene for scene in scenes if scene is not None)
    return None not in scenes


def _scene(element: Element, styles: Styles, keys: Shared) -> tuple[object, ...] | None:
    """All that decides what a moved element covers; None where that is a case of its own."""
    around = element.parent.children if element.parent is not None else ()
    if len(around) > _MOST_NEAR:
        return None
    near = [keys[node.order] for node in (element, *around, *element.iter_descendants())]
    if None in near:
        return None
    written = tuple(element.etree_element.attrib.items()) if styles.boxes(element) else ()
    return (bool(element.text), written, element.index, *near)
