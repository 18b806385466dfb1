"""Waivers: the only way to silence a finding, with a reason and an end.

In a page's front matter, for that page:

    derogations:
      - regle: image-alt
        motif: "Photographie d'archive, description demandée au service."
        jusqu_au: 2027-01-31

In `derogations.yaml`, for the theme and the site: the same keys, and `page` (a
pattern such as `/actualites/*`) and `selecteur` (a part of the CSS selector)
where the waiver is for some places only.
"""

from __future__ import annotations

import datetime
import fnmatch
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from .config import Config, nearest
from .finding import Finding, Place, Problem, Text
from .rule import Fail, all_rules
from .source import Source

WARN_DAYS = 30
_KEYS = ("regle", "motif", "jusqu_au", "page", "selecteur")
_WHY = Text(
    "Une dérogation tait un défaut que des personnes rencontrent\u00a0: elle doit dire pourquoi et jusqu'à quand.",
    "A waiver silences a fault that people meet: it must say why and until when.",
)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver, and where it is written."""

    source: str
    line: int
    rule: str
    reason: str
    until: datetime.date
    page: str | None = None
    selector: str | None = None
    own_page: bool = False

    def covers(self, finding: Finding) -> bool:
        """Whether a finding, one of one page named by its URL path, is what this waiver is for."""
        if finding.rule != self.rule:
            return False
        if self.own_page and self.source != finding.source:
            return False
        if self.page is not None and not _matches(finding.place.page, self.page):
            return False
        return self.selector is None or self.selector in (finding.place.selector or "")


def _matches(page: str, pattern: str) -> bool:
    return any(fnmatch.fnmatchcase(form, pattern) for form in (page, page.removesuffix("index.html")))


def read_waivers(
    sources: Iterable[Source], site_file: Path | None, label: str, *, required: bool
) -> tuple[list[Waiver], list[Problem]]:
    """Read the waivers of the pages' front matter and of the site's file, which may be missing unless required.

    What is malformed becomes a `Problem`: a waiver that cannot be read must
    neither silence nor be silent.
    """
    waivers: list[Waiver] = []
    problems: list[Problem] = []
    for source in sources:
        if "derogations" in source.text:
            _read(source.label, _front_matter(source.text), "derogations", waivers, problems, own_page=True)
    if site_file is not None and (required or site_file.exists() or site_file.is_symlink()):
        try:
            text = site_file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_problem(label, None, f"fichier illisible ({error})", f"unreadable file ({error})"))
        else:
            _read(label, text, None, waivers, problems, own_page=False)
    return waivers, problems


def _front_matter(text: str) -> str:
    """The YAML of the front matter, with its line numbers kept."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---":
        return ""
    end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() in ("---", "...")), 0)
    return "\n".join(["", *lines[1:end]])


def _read(
    label: str, text: str, key: str | None, waivers: list[Waiver], problems: list[Problem], *, own_page: bool
) -> None:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problems.append(_problem(label, line, "YAML mal formé", "malformed YAML"))
        return
    if key is not None and isinstance(node, yaml.MappingNode):
        node = next((value for name, value in node.value if name.value == key), None)
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value.strip()):
        return
    if not isinstance(node, yaml.SequenceNode):
        problems.append(
            _problem(label, node.start_mark.line + 1, "une liste de dérogations est attendue", "a list is expected")
        )
        return
    for item in node.value:
        _read_item(label, item, waivers, problems, own_page=own_page)


def _read_item(label: str, item: Any, waivers: list[Waiver], problems: list[Problem], *, own_page: bool) -> None:
    line = item.start_mark.line + 1
    allowed = _KEYS[:3] if own_page else _KEYS
    try:
        values = yaml.SafeLoader("").construct_document(item)
    except (ValueError, yaml.YAMLError) as error:
        # A date that no calendar has, a list for a key.
        problems.append(_problem(label, line, f"valeur impossible ({error})", f"impossible value ({error})"))
        return
    if not isinstance(values, dict):
        problems.append(
            _problem(label, line, f"chaque dérogation a les clés {', '.join(allowed)}", "a mapping is expected")
        )
        return
    faults = [
        f"clé inconnue «\u00a0{key}\u00a0».{nearest(key, allowed)} Clés admises\u00a0: {', '.join(allowed)}"
        for key in values
        if key not in allowed
    ]
    rule, reason, until = values.get("regle"), values.get("motif"), values.get("jusqu_au")
    if not isinstance(rule, str) or rule not in all_rules():
        faults.append(
            f"règle inconnue «\u00a0{rule}\u00a0».{nearest(rule, all_rules())}"
            if rule
            else "la clé «\u00a0regle\u00a0» manque"
        )
    if not isinstance(reason, str) or not reason.strip():
        faults.append("la clé «\u00a0motif\u00a0» manque\u00a0: dites pourquoi le défaut reste")
    dated = isinstance(until, datetime.date) and not isinstance(until, datetime.datetime)
    if not dated:
        faults.append("la clé «\u00a0jusqu_au\u00a0» attend une date, par exemple 2027-01-31")
    faults += [
        f"la clé «\u00a0{name}\u00a0» attend un texte"
        for name in ("page", "selecteur")
        if values.get(name) is not None and not isinstance(values[name], str)
    ]
    if faults or not isinstance(until, datetime.date):
        problems.extend(_problem(label, line, fault, fault) for fault in faults)
        return
    waivers.append(
        Waiver(
            label,
            line,
            str(rule),
            str(reason).strip(),
            until,
            values.get("page"),
            values.get("selecteur"),
            own_page,
        )
    )


def _problem(label: str, line: int | None, fr: str, en: str) -> Problem:
    return Problem(
        label,
        line,
        Text(f"Dérogation illisible\u00a0: {fr}.", f"Unreadable waiver: {en}."),
        _WHY,
        Text(
            "Écrivez «\u00a0- regle: image-alt\u00a0», puis «\u00a0motif:\u00a0» et "
            "«\u00a0jusqu_au: 2027-01-31\u00a0» en dessous.",
            'Write "- regle: image-alt", then "motif:" and "jusqu_au: 2027-01-31" below it.',
        ),
    )


def apply_waivers(
    findings: Sequence[Finding], waivers: Sequence[Waiver], today: datetime.date
) -> tuple[list[Finding], set[Waiver]]:
    """Mark the findings that a waiver in force covers; out: the findings, and the waivers that cover some.

    Each finding is one of one page: what repeats is told once only later, so that
    a waiver for one page silences nothing on the others.
    """
    used: set[Waiver] = set()
    result: list[Finding] = []
    for finding in findings:
        covering = [waiver for waiver in waivers if waiver.covers(finding)]
        used.update(covering)
        in_force = next((waiver for waiver in covering if waiver.until >= today), None)
        result.append(replace(finding, waived=in_force.reason) if in_force else finding)
    return result, used


def judge_waivers(waivers: Sequence[Waiver], used: set[Waiver], today: datetime.date, config: Config) -> list[Finding]:
    """A finding for each waiver that has ended, ends soon, or covers nothing."""
    findings: list[Finding] = []
    for waiver in waivers:
        if waiver.until < today:
            name = "waiver-ended"
        elif waiver not in used:
            name = "waiver-unused"
        elif waiver.until - today <= datetime.timedelta(days=WARN_DAYS):
            name = "waiver-ending"
        else:
            continue
        rule = all_rules()[name]
        verdict = rule.test(waiver, today)
        assert isinstance(verdict, Fail)
        findings.append(
            Finding(
                rule=rule.id,
                outcome="failed",
                severity=config.severity_of(rule),
                wcag=(),
                rgaa=(),
                act=(),
                title=rule.title,
                message=verdict.message,
                why=rule.why,
                fix=rule.fix,
                place=Place(page=waiver.source, html_line=None, selector=None, excerpt=f"regle: {waiver.rule}"),
                source=waiver.source,
                source_line=waiver.line,
            )
        )
    return findings
