"""What belongs to a section of the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from city.content_types.event import Event
from city.content_types.question import Question


def in_section(contents: Iterable[Any], path: str) -> list[Any]:
    """The contents of a section in the order that editors give them, without its landing page and its questions."""
    return [each for each in _of_section(contents, path) if not _is_question(each) and each.url != f"{path}/"]


def questions_of(contents: Iterable[Any], path: str) -> list[Any]:
    """The questions of a section, in the order that editors give them."""
    return [each for each in _of_section(contents, path) if _is_question(each)]


def beside_sections(contents: Iterable[Any], sections: Iterable[Mapping[str, str]]) -> list[Any]:
    """The contents that are in no section, nor their landing pages, in order; without the home page and events."""
    landings = {"", *(section["url"].lstrip("/") for section in sections)}
    held = (each for each in contents if not hasattr(each, "section") and each.url not in landings)
    return _in_order(each for each in held if each.template != Event.kind)


def _of_section(contents: Iterable[Any], path: str) -> list[Any]:
    return _in_order(each for each in contents if getattr(each, "section", None) == path)


def _in_order(contents: Iterable[Any]) -> list[Any]:
    return sorted(contents, key=lambda each: (each.order, each.rang, each.title))


def _is_question(content: Any) -> bool:
    return bool(content.template == Question.kind)
