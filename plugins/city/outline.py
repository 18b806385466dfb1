"""The parts of a text: its second-level headings, as a table of contents lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import html5lib


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: where a link to it goes, and what its heading reads."""

    id: str
    text: str


def outline(html: str) -> list[Part]:
    """List the `h2` headings of a text that have an id, in order, each by its words alone."""
    fragment = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return [
        Part(heading.get("id"), re.sub("[ \t\n]+", " ", "".join(heading.itertext())).strip())
        for heading in fragment.iter("h2")
        if heading.get("id")
    ]
