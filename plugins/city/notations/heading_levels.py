"""The levels of the headings of accordions, which follow their place."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_HEADING: Final = re.compile(r"h([1-6])")
# The first level that a text may use: the title of the page is the first of all.
_FIRST: Final = 2


class HeadingLevels(Treeprocessor):
    """Sets the heading of each accordion one level below the heading that it stands under."""

    def run(self, root: Element) -> None:
        """Settle the whole text."""
        self._settle(root, _FIRST - 1)

    def _settle(self, parent: Element, level: int) -> int:
        """Settle what is in `parent`, which begins under a heading of `level`; gives the last level outside of it."""
        for child in parent:
            heading = _heading_of(child) if child.tag == "details" else None
            if heading is not None:
                own = min(level + 1, 6)
                heading.tag = f"h{own}"
                self._settle(child, own)
            elif match := _HEADING.fullmatch(child.tag):
                level = int(match[1])
            elif child.tag != "summary":
                level = self._settle(child, level)
        return level


def _heading_of(details: Element) -> Element | None:
    return next((one for one in details.iterfind("summary/*") if _HEADING.fullmatch(one.tag)), None)
