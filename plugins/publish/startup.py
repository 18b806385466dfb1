"""What fails before there is a build: settings that cannot be read, folders that are not there.

Pelican answers those with a traceback in English before `GatedPelican` exists.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pelican
from pelican import settings as pelican_settings
from pelican.log import console

from a11y.config import Config
from a11y.finding import Problem

from .crash import own_problems
from .places import Places
from .speech import fall_silent, never_without_output, say
from .tracebacks import frames
from .verdict import Outcome, conclude_under_lock
from .wording import said

_COULD_NOT_START = 2
_FOLDERS = frozenset({"PATH", "THEME", "OUTPUT_PATH"})


def speak_for_pelican() -> None:
    """Have the last words of `pelican.main` said plainly, with exit code 2, from now on."""
    never_without_output()
    logger = logging.getLogger("pelican")
    if _in_plain_words not in logger.filters:
        logger.addFilter(_in_plain_words)
    # Pelican's console would end the build with 1 when nobody reads its warnings any more.
    console.on_broken_pipe = fall_silent


def _in_plain_words(record: logging.LogRecord) -> bool:
    """Say what ended Pelican in place of its record; keep every other record."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None or record.levelno != logging.CRITICAL or record.pathname != pelican.__file__:
        return True
    error.exitcode = _COULD_NOT_START  # type: ignore[attr-defined]  # `pelican.main` exits with it
    tell_what_prevents(error)
    return False


def tell_what_prevents(error: BaseException) -> None:
    """Say why there is no site to build, in the report files too where the settings came far enough to tell them."""
    settings = _settings_at_work(error)
    problems = own_problems(error) or (_missing_folder(settings) if settings else ())
    if settings and problems:
        conclude_under_lock(lambda: Outcome.of_problems(problems), Places.of(settings), Config())
    else:
        say(f"{_where(error)}Pelican ne peut pas continuer\u00a0: {type(error).__name__}\u00a0: {error}")


def _settings_at_work(error: BaseException) -> Mapping[str, Any] | None:
    """The settings that Pelican was completing, or their file was making, when it failed."""
    for frame, _ in frames(error):
        if frame.f_code is pelican_settings.configure_settings.__code__:
            settings: Mapping[str, Any] = frame.f_locals["settings"]
            return settings
        if frame.f_code.co_name == "<module>" and frame.f_locals.keys() >= _FOLDERS:
            # Pelican has not yet made them absolute.
            beside = Path(frame.f_code.co_filename).absolute().parent
            return {name: beside / frame.f_locals[name] for name in _FOLDERS}
    return None


def _missing_folder(settings: Mapping[str, Any]) -> tuple[Problem, ...]:
    for key, what, why in (
        (
            "PATH",
            said("Le dossier du contenu", "The content folder"),
            said("Il n'y a rien à construire.", "There is nothing to build."),
        ),
        (
            "THEME",
            said("Le dossier du thème", "The theme folder"),
            said(
                "Parvis n'emprunte jamais un autre thème : ses pages n'auraient pas d'apparence.",
                "Parvis never borrows another theme: its pages would have no appearance.",
            ),
        ),
    ):
        if not Path(settings[key]).is_dir():
            missing = Problem(
                str(settings[key]),
                None,
                said("{what} n'existe pas.", "{what} does not exist.", what=what),
                why,
                said(
                    "Créez-le, ou corrigez {key} dans les réglages ou sur la ligne de commande.",
                    "Create it, or mend {key} in the settings or on the command line.",
                    key=key,
                ),
            )
            return (missing,)
    return ()


def _where(error: BaseException) -> str:
    """« file:line : » of the settings file at fault, where one is."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}\u00a0: "
    prefixes = (str(Path(pelican.__file__).parent), sys.base_prefix, "<frozen")
    for frame, line in frames(error):
        if not frame.f_code.co_filename.startswith(prefixes):
            return f"{frame.f_code.co_filename}:{line}\u00a0: "
    return ""
