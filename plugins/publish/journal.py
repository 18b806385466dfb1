"""What Pelican only logs: every record of level ERROR or above becomes a problem.

Pelican logs an unreadable file, skips it and ends with exit code 0.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pelican.contents import Content
from pelican.log import LimitFilter

from a11y.finding import Problem

from .crash import front_matter_line
from .places import Places
from .wording import said


class ErrorsBecomeProblems(logging.Handler):
    """Gives each error record to `tell`, with the exception at work, if any.

    Pelican logs with `exc_info=False`; while its `except` block runs,
    `sys.exc_info()` still knows the exception.
    """

    def __init__(self, tell: Callable[[logging.LogRecord, BaseException | None], None]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Pass a record on."""
        logged = record.exc_info[1] if record.exc_info else None
        self._tell(record, logged or sys.exc_info()[1])


@contextmanager
def errors_heard(tell: Callable[[logging.LogRecord, BaseException | None], None]) -> Iterator[None]:
    """Hear every error of any logger while the block runs.

    `--quiet` raises the loggers' levels above ERROR, which would make errors
    vanish before any handler: the levels are lowered, and the handlers that print
    keep quiet about errors, since each is told as a problem. Pelican's filter of
    repeated messages starts afresh: what a first build of a watch said must not
    hide what the second has to say.
    """
    root = logging.getLogger()
    loggers = [root, logging.getLogger("pelican")]
    levels = [logger.level for logger in loggers]
    printing = list(root.handlers)
    listener = ErrorsBecomeProblems(tell)
    LimitFilter._raised_messages.clear()

    def not_told_elsewhere(record: logging.LogRecord) -> bool:
        return record.levelno < logging.ERROR

    for logger in loggers:
        if logger.level > logging.ERROR:
            logger.setLevel(logging.ERROR)
    for handler in printing:
        handler.addFilter(not_told_elsewhere)
    root.addHandler(listener)
    try:
        yield
    finally:
        root.removeHandler(listener)
        for handler in printing:
            handler.removeFilter(not_told_elsewhere)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def known_problem(record: logging.LogRecord, places: Places) -> Problem | None:
    """The problem that a record about a content file stands for, where Pelican's message is a known one."""
    content = next((arg for arg in _arguments(record) if isinstance(arg, Content)), None)
    if content is None or content.source_path is None:
        return None
    source = Path(content.source_path)
    shown = places.shown(source)
    match record.msg:
        case "Skipping %s: could not find information about '%s'":
            return _missing(shown, str(_arguments(record)[1]))
        case "Unknown status '%s' for file %s, skipping it. (Not in %s)":
            return _unknown_status(shown, front_matter_line(source, "status"), content)
        case "Skipping %s: file %r would be written outside output path":
            return outside(content, places)
    return None


def _arguments(record: logging.LogRecord) -> tuple[object, ...]:
    return record.args if isinstance(record.args, tuple) else ()


def _missing(source: str, name: str) -> Problem:
    return Problem(
        source,
        1,
        said("L'en-tête ne dit pas « {name} ».", "The front matter does not say “{name}”.", name=name),
        said("Sans lui, la page ne peut pas être publiée.", "Without it the page cannot be published."),
        said(
            "Ajoutez une ligne « {name}: … » entre les deux lignes « --- » du début du fichier.",
            "Add a line “{name}: …” between the two “---” lines at the start of the file.",
            name=name,
        ),
    )


def _unknown_status(source: str, line: int | None, content: Content) -> Problem:
    return Problem(
        source,
        line,
        said("Statut inconnu « {status} ».", "Unknown status “{status}”.", status=content.status),
        said("Parvis ne sait pas si la page doit paraître.", "Parvis cannot tell whether to publish the page."),
        said(
            "Valeurs admises pour « status » : {allowed}.",
            "Allowed values of “status”: {allowed}.",
            allowed=", ".join(content.allowed_statuses),
        ),
    )


def outside(content: Content, places: Places) -> Problem:
    """The address of a content file lies outside the site."""
    return Problem(
        places.shown(content.source_path),
        front_matter_line(Path(content.source_path), "save_as"),
        said(
            "L'adresse « {address} » sort du dossier du site.",
            "The address “{address}” lies outside the site's folder.",
            address=content.save_as,
        ),
        said("La page serait écrite ailleurs.", "The page would be written elsewhere."),
        said(
            "Écrivez dans « save_as » un chemin sans « .. » ni « / » au début.",
            "Write in “save_as” a path without “..” or a leading “/”.",
        ),
    )


def other_problem(record: logging.LogRecord) -> Problem:
    """The problem that any other record stands for, in its own words."""
    return Problem(
        record.name,
        None,
        said(
            "La construction a signalé une erreur : {message}",
            "The build reported an error: {message}",
            message=record.getMessage(),
        ),
        said(
            "Pelican continue après une telle erreur, et le site serait incomplet.",
            "Pelican goes on after such an error, and the site would be incomplete.",
        ),
        said("Corrigez ce que dit le message.", "Mend what the message says."),
    )
