"""Quotations: who said it, on a last line that begins with a dash.

> Nous avons voulu un parc pour tous.
>
> — Camille Martin, maire
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from city.notations.components import Components

_SOURCE = re.compile(r"\s*(?:[—–]|--)\s*(?P<source>\S.*)")


class Quotations(Treeprocessor):
    """Ties a quotation to its source; comes before the inline parser, while a text has its lines."""

    def __init__(self, md: Markdown, components: Components) -> None:
        super().__init__(md)
        self._components = components

    def run(self, root: Element) -> None:
        """Make a figure of each quotation that says its source."""
        for parent in list(root.iter()):
            for place, quotation in enumerate(parent):
                if quotation.tag == "blockquote" and (source := _take_source(quotation)):
                    parent[place] = self._figure(quotation, source)

    def _figure(self, quotation: Element, source: str) -> Element:
        figure, body = self._components.element("quotation", source="")
        body.extend(list(quotation))
        caption = figure.find("figcaption")
        assert caption is not None, "the component has a place for the source"
        # As Markdown, which is still to be read.
        caption.text = source
        return figure


def _take_source(quotation: Element) -> str:
    """Cut the source off the end of a quotation; empty where it has none, or nothing else."""
    last = quotation[-1] if len(quotation) else None
    if last is None or last.tag != "p" or not last.text:
        return ""
    said, _, line = last.text.rpartition("\n")
    found = _SOURCE.fullmatch(line)
    if found is None or (not said.strip() and len(quotation) == 1):
        return ""
    if said.strip():
        last.text = said
    else:
        quotation.remove(last)
    return found["source"].strip()
