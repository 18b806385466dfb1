"""What answers a click by other ways than `onclick` and a listener on one id: jQuery, loops, directives of frameworks.

As `a11y.script` says, only plain forms are read: one class or id, and what is done there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from .javascript import braced
from .script import scripts
from .tree import Element

if TYPE_CHECKING:
    from .page import Page

# Alpine, Vue and Angular leave them in the page as it is sent.
_DIRECTIVES: Final = (
    *(f"{start}{end}" for start in ("@click", "x-on:click", "v-on:click") for end in ("", ".prevent", ".stop")),
    "ng-click",
    "data-ng-click",
)
_JQUERY: Final = re.compile(
    r"""(?:\$|\bjQuery)\(\s*['"](?P<named>[.#][\w-]+)['"]\s*\)\s*\.\s*(?:click\s*|on\s*(?=\(\s*['"]click['"]\s*,\s*[^'"\s]))(?P<call>\()"""
)
_LOOP: Final = re.compile(
    r"""querySelectorAll\(\s*['"`](?P<named>[.#][\w-]+)['"`]\s*\)\s*\.\s*forEach\s*(?P<call>\()"""
)
_PARAMETER: Final = re.compile(r"\s*(?:function\s*\(\s*(\w+)|\(?\s*(\w+)[^=()]{0,40}\)?\s*=>)")
_MOST: Final = 20


def clicked(page: Page) -> Iterator[tuple[Element, str]]:
    """The elements that plain scripts and directives make answer a click, each with the code that does it."""
    for element in page.elements:
        attributes = element.etree_element.attrib
        if attributes and not attributes.keys().isdisjoint(_DIRECTIVES):
            yield element, " ".join(attributes[name] for name in _DIRECTIVES if name in attributes)
    texts = page.once(scripts)
    if any("tabindex" in text.lower() for text in texts):
        # A script that makes things focusable may do so for these.
        return
    for text in texts:
        for match in islice(_JQUERY.finditer(text), _MOST):
            code = braced(text, match.start("call"))
            if code and code.strip():
                yield from ((element, code) for element in _called(match["named"], page))
        for match in islice(_LOOP.finditer(text), _MOST):
            code = braced(text, match.start("call")) or ""
            parameter = _PARAMETER.match(code)
            each = (parameter[1] or parameter[2]) if parameter is not None else ""
            if each and re.search(rf"""\b{each}\s*\.\s*(?:addEventListener\(\s*['"`]click['"`]|onclick\s*=)""", code):
                yield from ((element, code) for element in _called(match["named"], page))


def _called(named: str, page: Page) -> list[Element]:
    if named.startswith("#"):
        found = page.ids.get(named[1:])
        return [found] if found is not None else []
    return [element for element in page.elements if named[1:] in element.classes]
