"""The report as text, for a terminal or a log: it reads like a colleague.

content/actualites/fete-du-parc.md:14  image-alt  erreur
   14 │ ![]({static}/images/fete.jpg)
      │ L'image « fete.jpg » n'a pas d'alternative.
      │ Pourquoi : …
      │ Corriger : …
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from ..browser.guise import title_of
from ..finding import Finding, Lang, Problem, Severity, Text
from ..printable import explained, printable, where
from ..report import PageStatus, Report

_SEVERITY: Final[dict[Severity, Text]] = {
    "error": Text("erreur", "error"),
    "warning": Text("avertissement", "warning"),
    "review": Text("à vérifier", "review"),
}
_COLOURS: Final = {"error": "31;1", "warning": "33;1", "review": "36;1", "dim": "2", "bold": "1"}
_THEME = Text(
    "À transmettre à l'équipe technique, dans le thème ou ses gabarits\u00a0:",
    "For the technical team, in the theme or its templates:",
)

FILE: Final = "a11y.txt"
# Of a terminal's screens a person reads so much; the rest is counted.
FIRST: Final = 20


def render(
    report: Report, lang: Lang = "fr", *, color: bool = False, width: int = 100, first: int | None = None
) -> Iterator[str]:
    """The report as text: what editors mend, what is the theme's, the summary last.

    `color` and `width` are the terminal's; of each kind only the `first` are told in full, all where it is None.
    """
    writer = _Writer(lang, color, max(40, min(width, 120)))
    told = [found for found in report.findings if found.waived is None]
    unchecked = [page for page in report.pages if page.status == "couldNotCheck"]
    for block in [
        *map(writer.problem, report.problems),
        *map(writer.page, unchecked[:first]),
        *writer.more_pages(len(unchecked) - len(unchecked[:first])),
    ]:
        yield block + "\n\n"
    for block in writer.findings([found for found in told if not found.theme], first):
        yield block + "\n\n"
    if theirs := [found for found in told if found.theme]:
        yield writer.paint("bold", _THEME[lang]) + "\n\n"
        for block in writer.findings(theirs, first):
            yield block + "\n\n"
    note = [] if report.note is None else [printable(report.note[lang])]
    yield "\n".join([*note, *browser_summary(report, lang), summary(report, lang)]) + "\n"


def told(
    problem: Problem, severity: Severity = "error", lang: Lang = "fr", *, color: bool = False, width: int = 100
) -> str:
    """A problem alone, as a report tells it; a warning stands in nobody's way."""
    return _Writer(lang, color, max(40, min(width, 120))).problem(problem, severity)


def summary(report: Report, lang: Lang = "fr") -> str:
    """One line: pages, findings by severity, waivers, and what could not be checked."""
    counts = report.by_severity
    unchecked = sum(page.status == "couldNotCheck" for page in report.pages)
    if lang == "fr":
        parts = [
            _plural(report.checked, "page contrôlée", "pages contrôlées"),
            _plural(counts["error"], "erreur", "erreurs"),
            _plural(counts["warning"], "avertissement", "avertissements"),
            _plural(counts["review"], "point à vérifier", "points à vérifier"),
        ]
        if report.waived:
            parts.append(_plural(report.waived, "dérogation appliquée", "dérogations appliquées"))
        if unchecked:
            parts.append(_plural(unchecked, "page non contrôlée", "pages non contrôlées"))
        if report.problems:
            parts.append(_plural(len(report.problems), "problème de construction", "problèmes de construction"))
        return ", ".join(parts) + "."
    parts = [
        _plural_en(report.checked, "page checked", "pages checked"),
        _plural_en(counts["error"], "error", "errors"),
        _plural_en(counts["warning"], "warning", "warnings"),
        _plural_en(counts["review"], "review", "reviews"),
    ]
    if report.waived:
        parts.append(f"{report.waived} waived")
    if unchecked:
        parts.append(_plural_en(unchecked, "page not checked", "pages not checked"))
    if report.problems:
        parts.append(_plural_en(len(report.problems), "build problem", "build problems"))
    return ", ".join(parts) + "."


def browser_summary(report: Report, lang: Lang = "fr") -> list[str]:
    """A line that says what the browser audit looked at, where there was one."""
    audit = report.browser
    if audit is None:
        return []
    fr = f"Dans le navigateur\u00a0: {_plural(audit.audited, 'page vue', 'pages vues')} sur {audit.built}"
    en = f"In the browser: {_plural_en(audit.audited, 'page', 'pages')} seen of {audit.built}"
    if audit.mode == "sample":
        drawn = Text("", "") if audit.seed is None else Text(f", tirage {audit.seed}", f", seed {audit.seed}")
        fr += f" (échantillon de {audit.chosen}{drawn.fr})"
        en += f" (sample of {audit.chosen}{drawn.en})"
    fr += f", sous {_plural(len(audit.guises), 'aspect', 'aspects')}"
    en += f", in {_plural_en(len(audit.guises), 'guise', 'guises')}"
    if audit.from_cache:
        seen = _plural(audit.from_cache, "déjà vue", "déjà vues")
        fr += f"\u00a0; {seen}, sans changement depuis"
        en += f"; {audit.from_cache} unchanged since the last audit"
    return [Text(fr + ".", en + ".")[lang]]


def _plural(count: int, one: str, many: str) -> str:
    return f"{count}\u00a0{one if count < 2 else many}"


def _plural_en(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


class _Writer:
    def __init__(self, lang: Lang, color: bool, width: int) -> None:
        self.lang = lang
        self.color = color
        self.width = width

    def findings(self, findings: Sequence[Finding], first: int | None) -> Iterator[str]:
        yield from (self.finding(found) for found in findings[:first])
        rest = Counter(found.rule for found in findings[len(findings[:first]) :])
        if rest:
            count = rest.total()
            yield self.more(
                Text(
                    f"Et {_plural(count, 'autre constat', 'autres constats')}\u00a0:",
                    f"And {_plural_en(count, 'more finding', 'more findings')}:",
                ),
                [f"{number} × {rule}" for rule, number in sorted(rest.items(), key=lambda item: (-item[1], item[0]))],
            )

    def more_pages(self, count: int) -> Iterator[str]:
        if count:
            fr = f"Et {_plural(count, 'autre page non contrôlée', 'autres pages non contrôlées')}."
            yield self.more(Text(fr, f"And {_plural_en(count, 'more page', 'more pages')} not checked."), [])

    def more(self, head: Text, lines: Sequence[str]) -> str:
        return "\n".join([self.paint("bold", head[self.lang]), *(f"      {line}" for line in lines)])

    def problem(self, problem: Problem, severity: Severity = "error") -> str:
        place = problem.source + (f":{problem.line}" if problem.line else "")
        head = f"{self.paint('bold', printable(place))}  {self.paint(severity, _SEVERITY[severity][self.lang])}"
        return "\n".join([head, *self.body(problem.line, problem.quoted, problem)])

    def page(self, page: PageStatus) -> str:
        reason = page.reason[self.lang] if page.reason else ""
        said = Text("page non contrôlée", "page not checked")[self.lang]
        return f"{self.paint('bold', printable(page.page))}  {self.paint('error', said)}\n" + "\n".join(
            self.lines(reason)
        )

    def finding(self, finding: Finding) -> str:
        place = finding.place
        file, line = where(finding)
        head = (
            f"{self.paint('bold', printable(f'{file}:{line}' if line else file))}  {finding.rule}  "
            f"{self.paint(finding.severity, _SEVERITY[finding.severity][self.lang])}"
        )
        number = finding.source_line if finding.quoted is not None else place.html_line
        lines = [head, *self.body(number, finding.quoted or place.excerpt, finding)]
        if finding.witnesses:
            seen = ", ".join(title_of(name)[self.lang] for name in finding.guises)
            names = ", ".join(finding.witnesses)
            lines += self.lines(
                Text(f"Vu par\u00a0: {names}", f"Seen by: {names}")[self.lang] + (f" ({seen})" if seen else "")
            )
        if finding.theme:
            lines += self.lines(f"{place.page}:{place.html_line}, {place.selector}")
        if finding.count > 1:
            lines += self.lines(
                Text(
                    f"Même défaut sur {finding.count} pages, dont {', '.join(finding.pages[:3])}.",
                    f"Same fault on {finding.count} pages, among them {', '.join(finding.pages[:3])}.",
                )[self.lang]
            )
        return "\n".join(lines)

    def body(self, number: int | None, quoted: str | None, told: Finding | Problem) -> Iterator[str]:
        if quoted is not None:
            text = printable(quoted.strip())
            room = self.width - 8
            yield f"{number or '':>5} {self.paint('dim', '│')} {text if len(text) <= room else text[: room - 1] + '…'}"
        for said in explained(told, self.lang):
            yield from self.lines(said)

    def lines(self, text: str) -> list[str]:
        bar = self.paint("dim", "│")
        wrapped = textwrap.wrap(printable(text), self.width - 8, break_on_hyphens=False, break_long_words=False)
        return [f"      {bar} {line}" for line in wrapped]

    def paint(self, style: str, text: str) -> str:
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if self.color else text
