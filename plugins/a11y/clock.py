"""What time and what day it is: asked here alone, so that the same input can give the same output."""

from __future__ import annotations

import datetime
import os
from typing import Final

VARIABLE: Final = "SOURCE_DATE_EPOCH"


def now() -> datetime.datetime:
    """The moment of `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/), else of the clock.

    Out: with its time zone, UTC.
    """
    try:
        return _moment_of(os.environ[VARIABLE])
    except (KeyError, ValueError):
        return datetime.datetime.now(datetime.UTC)


def today() -> datetime.date:
    """The day of `SOURCE_DATE_EPOCH`, else of the clock."""
    try:
        return _moment_of(os.environ[VARIABLE]).date()
    except (KeyError, ValueError):
        return datetime.date.today()


def bad_day() -> str | None:
    """What `SOURCE_DATE_EPOCH` says, where it is no number of seconds since 1970: then nothing is to be built."""
    said = os.environ.get(VARIABLE)
    try:
        if said is not None:
            _moment_of(said)
    except ValueError:
        return said
    return None


def _moment_of(seconds: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(seconds) from error
