"""What earlier reports came to: one entry a day in a JSON file, for the trend."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path
from typing import Any

from .report import Past
from .writing import replace_text

_NUMBERS = tuple(field.name for field in dataclasses.fields(Past) if field.name != "date")


class HistoryError(Exception):
    """The file is there and cannot be read as a history; the message is for a person. It is left as it is."""


def read_history(file: Path) -> tuple[Past, ...]:
    """The entries of a file, the oldest first; none where there is no file. Raises `HistoryError`, `OSError`."""
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(entries, list):
            raise TypeError("une liste est attendue")
        return tuple(sorted((_past(entry) for entry in entries), key=lambda past: past.date))
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise HistoryError(
            f"{file}\u00a0: cet historique des rapports est illisible ({error}). Rétablissez-le d'une sauvegarde, "
            "ou déplacez-le pour en commencer un autre."
        ) from error


def write_history(file: Path, history: tuple[Past, ...], present: Past) -> None:
    """Add an entry, in the place of one of the same day. Raises `OSError`; the former file then stands."""
    entries = [*(past for past in history if past.date != present.date), present]
    lines = [json.dumps(dataclasses.asdict(past), default=str) for past in sorted(entries, key=lambda past: past.date)]
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_text(file, ["[\n ", ",\n ".join(lines), "\n]\n"])


def _past(entry: Any) -> Past:
    numbers = {name: entry[name] for name in _NUMBERS}
    if not all(type(number) is int and number >= 0 for number in numbers.values()):
        raise ValueError(f"nombre attendu\u00a0: {entry}")
    return Past(datetime.date.fromisoformat(entry["date"]), **numbers)
