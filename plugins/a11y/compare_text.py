"""A comparison as text: what is new in full, what is mended a line each, one line that sums it up."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from .compare import Comparison
from .finding import Finding, Lang, Severity, Text
from .printable import printable
from .renderers import text as text_renderer
from .report import make_report
from .reread import Fault

_SEVERITY: Final[dict[Severity, Text]] = {
    "error": Text("erreur", "error"),
    "warning": Text("avertissement", "warning"),
    "review": Text("à vérifier", "review"),
}
_NEW = Text("Nouveau", "New")
_CHANGED = Text("D'une autre sévérité qu'avant", "Of another severity than before")
_MENDED = Text("Corrigé", "Mended")
_WAIVED = Text("Couvert par une dérogation", "Covered by a waiver")
_UNCHECKED = Text(
    "Non contrôlé (le nouveau rapport n'a pas pu regarder, ou pas dans un navigateur)",
    "Not checked (the new report could not look, or not in a browser)",
)
_GONE = Text(
    "Sur des pages que le nouveau rapport n'a pas (retirées, ou non données à contrôler)",
    "On pages that the new report does not have (removed, or not given)",
)
_NO_COMMON_PAGE = Text(
    "Les deux rapports n'ont aucune page en commun\u00a0: faites-les depuis le même dossier, avec les mêmes chemins.",
    "The two reports have no page in common: make both from the same folder, with the same paths.",
)
_OLD_NOT_WHOLE = Text(
    "L'ancien rapport n'avait pas tout contrôlé\u00a0: ce qu'il n'a pas vu est dit nouveau.",
    "The old report had not checked everything: what it did not see is told as new.",
)
_NEW_NOT_WHOLE = Text(
    "Le nouveau rapport n'a pas tout contrôlé\u00a0: il peut manquer des défauts.",
    "The new report has not checked everything: faults may be missing.",
)
_ONLY_NEW_LOOKED = Text(
    "Seul le nouveau rapport a regardé dans un navigateur\u00a0: ce qu'il y a vu est dit nouveau.",
    "Only the new report looked in a browser: what it saw there is told as new.",
)


def render(
    comparison: Comparison,
    lang: Lang = "fr",
    *,
    color: bool = False,
    width: int = 100,
    first: int | None = text_renderer.FIRST,
) -> Iterator[str]:
    """The comparison as text; of each kind the `first` are told and the others counted."""
    if comparison.appeared:
        yield f"{_NEW[lang]} ({len(comparison.appeared)})\n\n"
        findings = [fault.finding for fault in comparison.appeared]
        report = make_report([], findings, [], datetime.date.fromisoformat(comparison.new.date))
        # The last block is the summary of a report.
        *blocks, _ = text_renderer.render(report, lang, color=color, width=width, first=first)
        yield from blocks
    severities = {change.fault.fingerprint: change.before for change in comparison.changed}
    for title, faults in (
        (_CHANGED, [change.fault for change in comparison.changed]),
        (_MENDED, comparison.mended),
        (_WAIVED, comparison.waived),
        (_UNCHECKED, comparison.unchecked),
        (_GONE, comparison.gone),
    ):
        if faults:
            yield f"{title[lang]} ({len(faults)})\n"
            for fault in faults[:first]:
                yield _line(fault, severities.get(fault.fingerprint), lang) + "\n"
            yield from _rest(faults[len(faults[:first]) :], lang)
            yield "\n"
    yield "".join(note[lang] + "\n" for note in _notes(comparison))
    yield _summary(comparison)[lang] + "\n"


def _line(fault: Fault, before: Severity | None, lang: Lang) -> str:
    found = fault.finding
    severity = _SEVERITY[found.severity][lang]
    if before is not None:
        severity = f"{_SEVERITY[before][lang]} → {severity}"
    return printable(f"  {_where(found)}  {found.rule}  {severity}  {found.message[lang]}")


def _where(found: Finding) -> str:
    place, line = (
        (found.source, found.source_line) if found.source is not None else (found.place.page, found.place.html_line)
    )
    return f"{place}:{line}" if line else place


def _rest(faults: Sequence[Fault], lang: Lang) -> Iterator[str]:
    if faults:
        rules = Counter(fault.finding.rule for fault in faults)
        counted = ", ".join(f"{number} × {rule}" for rule, number in sorted(rules.items(), key=lambda r: (-r[1], r[0])))
        fr = f"  Et {_number(len(faults), 'autre', 'autres')}\u00a0: {counted}\n"
        yield Text(fr, f"  And {len(faults)} more: {counted}\n")[lang]


def _notes(comparison: Comparison) -> Iterator[Text]:
    old, new = comparison.old, comparison.new
    if old.pages and new.pages and not old.pages.keys() & new.pages.keys():
        yield _NO_COMMON_PAGE
    if not old.whole:
        yield _OLD_NOT_WHOLE
    if old.guises is None and new.guises is not None:
        yield _ONLY_NEW_LOOKED
    if not new.whole:
        yield _NEW_NOT_WHOLE


def _summary(comparison: Comparison) -> Text:
    """One line with the two days and every count that is not zero, and always those of new and mended faults."""
    fr = [_number(len(comparison.appeared), "nouveau constat", "nouveaux constats")]
    en = [f"{len(comparison.appeared)} new"]
    if comparison.changed:
        fr.append(f"{len(comparison.changed)}\u00a0d'une autre sévérité")
        en.append(f"{len(comparison.changed)} of another severity")
    if comparison.new_errors:
        fr.append(f"dont {_number(comparison.new_errors, 'nouvelle erreur', 'nouvelles erreurs')}")
        en.append(f"{comparison.new_errors} of these new at error level")
    fr.append(_number(len(comparison.mended), "corrigé", "corrigés"))
    en.append(f"{len(comparison.mended)} mended")
    for faults, words, english in (
        (comparison.waived, ("couvert par une dérogation", "couverts par une dérogation"), "covered by a waiver"),
        (comparison.unchecked, ("non contrôlé", "non contrôlés"), "not checked"),
        (comparison.gone, ("sur une page absente", "sur des pages absentes"), "on missing pages"),
    ):
        if faults:
            fr.append(_number(len(faults), *words))
            en.append(f"{len(faults)} {english}")
    fr.append(_number(len(comparison.unchanged), "inchangé", "inchangés"))
    en.append(f"{len(comparison.unchanged)} unchanged")
    dates = comparison.old.date, comparison.new.date
    days = [f"{datetime.date.fromisoformat(day):%d/%m/%Y}" for day in dates]
    return Text(
        f"Du {days[0]} au {days[1]}\u00a0: {', '.join(fr)}.", f"From {dates[0]} to {dates[1]}: {', '.join(en)}."
    )


def _number(count: int, one: str, many: str) -> str:
    return f"{count}\u00a0{one if count < 2 else many}"
