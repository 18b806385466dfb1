"""What editors write of conformity: YAML files of `content/conformite/`, read into models or told what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from city.errors import Complaint, ContentError
from city.located import Entry, compose, read_text
from city.typed import Keys, read

Model = TypeVar("Model", bound=Keys)
Check = Callable[[Model, Mapping[str, Entry]], Iterable[Complaint]]


def load(model: type[Model], path: Path, check: Check[Model] | None = None) -> Model:
    """Read a file into a model.

    In: `check`, which says what is wrong between the keys, from the model and the entries of the file by their key.

    Raises:
        ContentError: the file cannot be read, or something in it is wrong; all of it is told at once, with lines.
    """
    try:
        root = compose(read_text(path)) or compose("{}")
        assert root is not None
        found, complaints = read(model, root)
        if found is not None and check is not None:
            complaints += check(found, {entry.key: entry for entry in root.entries() or ()})
    except Complaint as complaint:
        raise ContentError([complaint.at(shown(path))]) from complaint
    if found is None or complaints:
        in_order = sorted(complaints, key=lambda complaint: complaint.line or 0)
        raise ContentError(complaint.at(shown(path)) for complaint in in_order)
    return found


def shown(path: Path) -> str:
    """A file as people name it: from `content/` on, where it lies below."""
    parts = path.parts
    return Path(*parts[parts.index("content") :]).as_posix() if "content" in parts else path.as_posix()
