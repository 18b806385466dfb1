"""Pages that name others by the end of their address: what they name must be there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from a11y.finding import Problem, Text
from city.errors import ContentError, did_you_mean


def relate(pages: Iterable[Any], folder: str, content: Path) -> None:
    """Give each page of a folder its `related` pages, those that its key `liees` names.

    In: Pelican's pages; the folder, whose pages name each other; the folder of the content.
    Raises `ContentError` for names that no page of the folder has.
    """
    named = {page.url.rstrip("/").rpartition("/")[2]: page for page in pages if page.url.startswith(f"{folder}/")}
    problems: list[Problem] = []
    for name, page in sorted(named.items()):
        liees = getattr(page, "liees", ())
        problems += [_unknown(Path(page.source_path), content, one, named) for one in liees if one not in named]
        page.related = [named[one] for one in liees if one in named and one != name]
    if problems:
        raise ContentError(problems)


def line_naming(source: Path, name: str, key: str) -> int | None:
    """The first line of a content file that holds a name, even one that is a part of its key's; None if none does."""
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, text in enumerate(lines, 1) if name in text.replace(key, "")), None)


def _unknown(source: Path, content: Path, name: str, named: Mapping[str, Any]) -> Problem:
    return Problem(
        source.relative_to(content.parent).as_posix(),
        line_naming(source, name, "liees"),
        Text(f"Aucune fiche ne s’appelle «\u00a0{name}\u00a0».", f'No sheet is called "{name}".'),
        Text("Le lien vers elle ne mènerait nulle part.", "The link to it would lead nowhere."),
        did_you_mean(name, named),
    )
