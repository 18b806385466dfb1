"""Reports read again: what `renderers/json.py` wrote, checked before anything is made of it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from .finding import SEVERITIES, Finding, Place, Text
from .renderers.json import VERSION

# As `witnesses` calls the gate itself: a fault that it has not seen needs a browser to be seen.
_GATE: Final = "Parvis"


class ReportFileError(Exception):
    """A file that is no report to compare; the message is for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding of a report read again: `said` holds it as JSON does, texts are in one language."""

    fingerprint: str
    finding: Finding
    said: Mapping[str, Any]

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages on which it stands."""
        return self.finding.pages or (self.finding.place.page,)

    @property
    def by_browser_alone(self) -> bool:
        """Whether only a browser sees it."""
        return bool(self.finding.witnesses) and _GATE not in self.finding.witnesses


@dataclass(frozen=True, slots=True)
class PastReport:
    """A report read again: its faults by fingerprint, its pages with their status, whether a browser looked."""

    date: str
    exit_code: int
    faults: Mapping[str, Fault]
    pages: Mapping[str, str]
    problems: int
    guises: frozenset[str] | None
    looked_at_all: bool
    looked_as_planned: bool

    @property
    def open(self) -> Mapping[str, Fault]:
        """The faults that no waiver covers."""
        return {name: fault for name, fault in self.faults.items() if fault.finding.waived is None}

    @property
    def unchecked(self) -> frozenset[str]:
        """The pages that could not be checked."""
        return frozenset(page for page, status in self.pages.items() if status == "couldNotCheck")

    @property
    def whole(self) -> bool:
        """Whether everything was checked."""
        return self.exit_code != 2 and not self.problems and not self.unchecked and self.looked_as_planned


def read_report(file: Path) -> PastReport:
    """Read a report of `--format json`. Raises `ReportFileError` where the file is none."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"), parse_constant=_no_json)
    except FileNotFoundError as error:
        raise ReportFileError(
            f"{file}\u00a0: ce fichier n'existe pas. Un rapport à comparer se fait avec «\u00a0a11y --format json="
            f"{file.name} …\u00a0», ou à chaque construction (rapports/a11y.json)."
        ) from error
    except OSError as error:
        raise ReportFileError(f"{file}\u00a0: fichier illisible ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise ReportFileError(
            f"{file}\u00a0: ce n'est pas du JSON ({error}). Donnez un rapport fait avec «\u00a0--format json\u00a0»."
        ) from error
    try:
        return _report(document)
    except ReportFileError as error:
        raise ReportFileError(f"{file}\u00a0: {error}") from error


def _no_json(constant: str) -> NoReturn:
    raise ValueError(constant)


def _report(document: Any) -> PastReport:
    if not isinstance(document, dict) or not {"version", "exitCode", "pages", "findings"} <= document.keys():
        raise ReportFileError(
            "ce n'est pas un rapport de a11y. Donnez un fichier fait avec «\u00a0--format json\u00a0»."
        )
    version = document["version"]
    if type(version) is not int or version != VERSION:
        raise ReportFileError(
            f"ce rapport est de la version {str(version)[:20]}, et cette commande lit la version {VERSION}. "
            "Refaites-le avec la commande a11y d'ici."
        )
    findings = _list(document["findings"], "findings")
    if "date" not in document or any(isinstance(found, dict) and "fingerprint" not in found for found in findings):
        raise ReportFileError(
            "ce rapport date d'avant les empreintes\u00a0: rien n'y dit quel défaut est le même d'une fois à l'autre. "
            "Refaites-le avec la commande a11y d'ici, et comparez les suivants à celui-là."
        )
    faults: dict[str, Fault] = {}
    for number, item in enumerate(findings):
        fault = _fault(item, f"findings[{number}]")
        if fault.fingerprint in faults:
            raise _damaged(f"findings[{number}].fingerprint")
        faults[fault.fingerprint] = fault
    pages: dict[str, str] = {}
    for number, item in enumerate(_list(document["pages"], "pages")):
        page = _checked(item, _PAGE, f"pages[{number}]")
        pages[page["page"]] = page["status"]
    head = _checked(document, _HEAD, "")
    looked = None if head["browser"] is None else _checked(head["browser"], _BROWSER, "browser")
    return PastReport(
        date=head["date"],
        exit_code=head["exitCode"],
        faults=faults,
        pages=pages,
        problems=len(head["problems"]),
        guises=None if looked is None else frozenset(looked["guises"]),
        looked_at_all=looked is not None and looked["pagesAudited"] >= looked["pagesBuilt"],
        looked_as_planned=looked is None or looked["pagesAudited"] == looked["pagesChosen"],
    )


def _fault(item: Any, where: str) -> Fault:
    said = _checked(item, _FINDING, where)

    def text(key: str) -> Text:
        return Text(said[key], said[key])

    finding = Finding(
        rule=said["rule"],
        outcome=said["outcome"],
        severity=said["severity"],
        wcag=tuple(said["wcag"]),
        rgaa=tuple(said["rgaa"]),
        act=tuple(said["act"]),
        title=text("title"),
        message=text("message"),
        why=text("why"),
        fix=text("fix"),
        place=Place(said["page"], said["html_line"], said["selector"], said["excerpt"]),
        reason=said["reason"],
        source=said["source"],
        source_line=said["source_line"],
        quoted=said["quoted"],
        count=said["count"],
        pages=tuple(said["pages"]),
        waived=said["waived"],
        theme=said["theme"],
        witnesses=tuple(said["witnesses"]),
        guises=tuple(said["guises"]),
    )
    return Fault(said["fingerprint"], finding, said)


# What each value must be, as `report.schema.json` has it


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_line(value: Any) -> bool:
    return value is None or (_is_number(value) and value > 0)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _or_none(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or check(value)


def _one_of(*allowed: object) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, (str, int)) and not isinstance(value, bool) and value in allowed


def _matches(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


_Shape = Mapping[str, Callable[[Any], bool]]
_HEAD: Final[_Shape] = {
    "date": _is_day,
    "exitCode": _one_of(0, 1, 2),
    "problems": lambda value: isinstance(value, list),
    "browser": _or_none(lambda value: isinstance(value, dict)),
}
_PAGE: Final[_Shape] = {"page": _is_text, "status": _one_of("checked", "notApplicable", "couldNotCheck")}
_BROWSER: Final[_Shape] = {
    "pagesBuilt": _is_number,
    "pagesChosen": _is_number,
    "pagesAudited": _is_number,
    "guises": _is_texts,
}
_FINDING: Final[_Shape] = {
    "fingerprint": _matches(r"[0-9a-f]{32}"),
    "page": _is_text,
    "rule": _matches(r"[a-z][a-z0-9-]*"),
    "outcome": _one_of("failed", "cantTell"),
    "severity": _one_of(*SEVERITIES),
    "wcag": _is_texts,
    "rgaa": _is_texts,
    "act": _is_texts,
    "title": _is_text,
    "message": _is_text,
    "why": _is_text,
    "fix": _is_text,
    "html_line": _is_line,
    "selector": _or_none(_is_text),
    "excerpt": _is_text,
    "source": _or_none(_is_text),
    "source_line": _is_line,
    "quoted": _or_none(_is_text),
    "theme": lambda value: isinstance(value, bool),
    "reason": _or_none(_is_text),
    "count": lambda value: _is_number(value) and value > 0,
    "pages": _is_texts,
    "waived": _or_none(_is_text),
    "witnesses": _is_texts,
    "guises": _is_texts,
}


def _checked(item: Any, shape: _Shape, where: str) -> dict[str, Any]:
    """The known keys of an object, each of its kind; what a later version has added is left out."""
    if not isinstance(item, dict):
        raise _damaged(where)
    for key, check in shape.items():
        if key not in item or not check(item[key]):
            raise _damaged(f"{where}.{key}".lstrip("."))
    return {key: item[key] for key in shape}


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise _damaged(where)
    return value


def _damaged(where: str) -> ReportFileError:
    return ReportFileError(
        f"ce rapport est abîmé, ou fait par un autre programme ({where} n'est pas ce que dit report.schema.json). "
        "Refaites-le avec la commande a11y d'ici."
    )
