"""What is said to the person at the terminal, who may have stopped listening."""

from __future__ import annotations

import os
import sys


def say(text: str) -> None:
    """Print, whatever the terminal's encoding.

    Never raises: a closed pipe or a full disk behind a redirection changes no
    verdict and no report. What cannot be said is left unsaid from then on.
    """
    encoding = sys.stdout.encoding or "utf-8"
    try:
        print(text.encode(encoding, "replace").decode(encoding), flush=True)
    except OSError:
        fall_silent()


def never_without_output() -> None:
    """Where the caller has closed the standard output, speak to nowhere: loggers need something to write to."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open to the end


def fall_silent() -> None:
    """Send to nowhere all that is printed from now on, also what Python still holds and prints at its exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
