"""Print what Firefox tells assistive technology of the page that it shows, and that Orca does not say.

One JSON object: `language` of the document, `passages` in another one (language, text), and what is `current` (value,
name). It runs on the reader's own desktop, in the system's Python.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def below(node: Any) -> Iterator[Any]:
    """Give a node and all that is below it, in reading order."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from below(child)


def document() -> Any:
    """Find the page that is shown; raises `StopIteration` where there is none."""
    return next(
        node
        for node in below(Atspi.get_desktop(0))
        if node.get_role_name() == "document web" and node.get_state_set().contains(Atspi.StateType.SHOWING)
    )


def text_of(node: Any) -> str:
    """Give the words of a node itself."""
    interface = node.get_text_iface()
    if interface is None:
        return ""
    words: str = Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))
    return words.replace("\ufffc", "").strip()


def runs(node: Any) -> Iterator[tuple[str | None, str]]:
    """Give the words of a node itself, each stretch with its language."""
    interface = node.get_text_iface()
    end = Atspi.Text.get_character_count(interface) if interface else 0
    start = 0
    while start < end:
        attributes, _, after = Atspi.Text.get_attribute_run(interface, start, True)
        words = Atspi.Text.get_text(interface, start, after).replace("\ufffc", "").strip()
        if words:
            yield attributes.get("language"), words
        start = max(after, start + 1)


def main() -> None:
    """Look at the page and print."""
    Atspi.init()
    page = document()
    language = next(spoken for node in below(page) for spoken, _ in runs(node))
    passages: list[tuple[str | None, str]] = []
    current = []
    for node in below(page):
        passages += [(spoken, words) for spoken, words in runs(node) if spoken != language]
        value = (node.get_attributes() or {}).get("current")
        if value:
            current.append((value, node.get_name() or text_of(node)))
    print(json.dumps({"language": language, "passages": passages, "current": current}, ensure_ascii=False))


if __name__ == "__main__":
    main()
