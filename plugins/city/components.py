"""The components of the theme for what editors write: one macro shows it, in a template or in a text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

import html5lib
from jinja2 import Environment, FileSystemLoader
from markdown.util import AtomicString
from pelican.settings import DEFAULT_CONFIG

_SLOT: Final = "parvis-slot"


class Components:
    """The macros of `components/` of a theme, each as a piece of a tree of Python-Markdown."""

    def __init__(self, templates: Path, jinja: Mapping[str, Any] | None = None) -> None:
        """`templates` is the folder of the theme's templates; `jinja` the site's `JINJA_ENVIRONMENT`."""
        settings = {**DEFAULT_CONFIG["JINJA_ENVIRONMENT"], "autoescape": True, **(jinja or {})}
        self._environment = Environment(loader=FileSystemLoader(templates), **settings)

    def element(self, name: str, body: Element | None = None, **arguments: object) -> Element:
        """One component.

        In: its name; what stands where its macro calls `caller()`, whose children are taken; its arguments. Its words
        are final: neither Markdown nor typography changes them any more. Those of `body` are as they were.
        """
        source = f'{{% from "components/{name}.html" import {name} %}}'
        source += (
            f"{{{{ {name}(**arguments) }}}}"
            if body is None
            else f"{{% call {name}(**arguments) %}}<{_SLOT}></{_SLOT}>{{% endcall %}}"
        )
        html = self._environment.from_string(source).render(arguments=arguments)
        tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
        made: Element
        (made,) = tree
        made.tail = None
        _settle(made, body)
        return made


def _settle(element: Element, body: Element | None) -> None:
    if "alt" in element.attrib:
        element.set("alt", AtomicString(element.get("alt", "")))
    for name in ("text", "tail"):
        words = getattr(element, name)
        if words is not None:
            setattr(element, name, AtomicString(words) if words.strip() else "\n")
    for at, child in enumerate(list(element)):
        if child.tag == _SLOT and body is not None:
            element.remove(child)
            for offset, moved in enumerate(body):
                element.insert(at + offset, moved)
        else:
            _settle(child, body)
