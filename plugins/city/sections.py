"""What belongs to a section of the site."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from city.content_types.question import Question


def in_section(contents: Iterable[Any], path: str) -> list[Any]:
    """The contents of a section in the order that editors give them, without its landing page and its questions."""
    return [each for each in _of_section(contents, path) if not _is_question(each) and each.url != f"{path}/"]


def questions_of(contents: Iterable[Any], path: str) -> list[Any]:
    """The questions of a section, in the order that editors give them."""
    return [each for each in _of_section(contents, path) if _is_question(each)]


def _of_section(contents: Iterable[Any], path: str) -> list[Any]:
    held = (each for each in contents if getattr(each, "section", None) == path)
    return sorted(held, key=lambda each: (each.order, each.rang, each.title))


def _is_question(content: Any) -> bool:
    return bool(content.template == Question.kind)
