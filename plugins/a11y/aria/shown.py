"""Elements as a message quotes them."""

from __future__ import annotations

from typing import Final

from ..finding import Text
from ..outline import quoted
from ..tree import Element
from ..wording import readable

_LONG: Final = 60


def tag(element: Element, *names: str) -> str:
    """The start tag of an element with no more than some of its attributes: <div role="list">."""
    said = [
        f' {name}="{value if len(value) <= _LONG else value[:_LONG] + "…"}"'
        for name in names
        if (value := element.get(name)) is not None
    ]
    return f"<{element.tag}{''.join(said)}>"


def text_of(element: Element, name: str = "") -> Text:
    """The words of an element in brackets, to follow its tag; nothing where it has none."""
    words = name or element.text
    if not readable(words):
        return Text("", "")
    shown = quoted(words)
    return Text(f" ({shown.fr})", f" ({shown.en})")


def listed(words: list[str] | tuple[str, ...]) -> Text:
    """Words as a sentence lists them, all but the last parted by commas."""
    *first, last = words
    if not first:
        return Text(last, last)
    return Text(f"{', '.join(first)} ou {last}", f"{', '.join(first)} or {last}")
