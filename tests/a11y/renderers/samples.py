"""Reports to be rendered: of real pages, of very many pages, and of pages that mean harm."""

from __future__ import annotations

import datetime
from pathlib import Path

from a11y.config import Config
from a11y.finding import Counts, Finding, Place, Problem, Text
from a11y.gate import Gate
from a11y.quote import quoted
from a11y.report import PageStatus, Past, Report, make_report
from a11y.rule import all_rules

DAY = datetime.date(2026, 11, 26)
HISTORY = tuple(
    Past(datetime.date(2026, month, 15), 60 + month, 40 - 3 * month, 12 - month, 20 - month, 2)
    for month in range(3, 11)
)
# What no format may pass on as it is: markup, terminal commands, marks that turn text around, half characters.
HOSTILE = (
    "<script>alert(1)</script>",
    "]]><!--",
    "&lt;&#0;",
    "\x1b[2J\x1b]0;titre\x07",
    "\u202egnp.txe\u2066",
    "\ud800",
    "\x00\x08\x7f\x85",
    "\u2028::error file=a::b",
    "%0A::warning::c\r\n::error::d",
    "'\"`${7*7}{{7*7}}",
    "</textarea></style></svg>",
    "x" * 5000,
)


def judged(folder: Path, pages: dict[str, str]) -> Report:
    """The report of a real judgement of pages, `{path: HTML}`, written into a folder."""
    for path, html in pages.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, "utf-8", "surrogatepass")
    gate = Gate(folder, Config(), folder, today=lambda: DAY)
    return quoted(gate.judge_build({}), folder)


def of_everything() -> Report:
    """A report with one of each: severities, outcomes, theme and content, waived, unchecked, a problem, a history."""
    names = list(all_rules())
    findings = [
        found(names[0], "a.html", source="content/a.md", line=14, quoted="Une *ligne* | du texte"),
        found(names[1], "a.html", severity="warning", source="content/a.md", line=3),
        found(names[2], "b/index.html", outcome="cantTell", severity="review", reason="background-image"),
        found(names[3], "b/index.html", theme=True, source="theme/templates/base.html", line=7, count=2),
        found(names[4], "a.html", waived="Photographie d'archive"),
    ]
    said = (Text("Date illisible.", "Unreadable date."), Text("Parce que.", "Because."), Text("Datez.", "Date it."))
    problem = Problem("content/c.md", 2, *said, quoted="date: demain")
    counts = {name: Counts(2, 0, 0, 1) for name in names[:40]} | {names[0]: Counts(3, 1, 0, 0)}
    pages = [
        PageStatus("a.html", "checked", None, counts),
        PageStatus("b/index.html", "checked", None, counts),
        PageStatus("c.html", "couldNotCheck", Text("page trop grande", "page too large")),
        PageStatus(
            "d.php", "notApplicable", Text("ce fichier n'est pas une page HTML", "this file is not an HTML page")
        ),
    ]
    tests = {"1.1.1": Counts(5, 1, 0, 2), "3.2.1": Counts(0, 0, 1, 0)}
    return make_report(pages, findings, [problem], DAY, rules={names[0]: Counts(6, 1, 0, 2)}, tests=tests).with_history(
        HISTORY
    )


def of_many(pages: int, findings: int) -> Report:
    """A report of so many pages with so many findings: of contents, each in a file of its own, and of the theme."""
    rules = [rule for rule in all_rules().values() if rule.scope == "element"]
    # Each page has counts of its own, as the gate's have.
    statuses = [
        PageStatus(
            f"rubrique-{n % 40}/page-{n}/index.html",
            "checked",
            None,
            {rule.id: Counts(3 + n % 40, 0, 0, 1) for rule in rules[:120]},
        )
        for n in range(pages)
    ]
    made = [
        found(
            rules[n * 7 % len(rules)].id,
            statuses[n % pages].page,
            severity=("error", "warning", "review")[n % 3],
            source=f"content/rubrique-{n % pages % 40}/page-{n % pages}.md",
            line=1 + n % 90,
            quoted=f"Le **texte** de la ligne, n° {n}, avec ![](image-{n}.jpg) et ce qui la suit.",
            name=f"image-{n}.jpg",
        )
        for n in range(findings)
    ]
    total = {rule.id: Counts(3 * pages, 0, 0, pages) for rule in rules[:120]}
    return make_report(statuses, made, [], DAY, rules=total, tests={"1.1.1": Counts(9, 1, 0, 2)}).with_history(HISTORY)


def hostile(text: str) -> Report:
    """A report in which everything that comes from a page, a path or a file is the text."""
    bad = found(
        "image-alt", text, source=text, line=3, quoted=text, name=text, selector=text, excerpt=text, waived=None
    )
    waived = found("image-alt", text, waived=text, reason=text)
    problem = Problem(text, 3, Text(text, text), Text(text, text), Text(text, text), quoted=text)
    pages = [PageStatus(text, "checked"), PageStatus(f"{text}2", "couldNotCheck", Text(text, text))]
    return make_report(pages, [bad, waived], [problem], DAY)


def found(
    rule: str,
    page: str,
    *,
    severity: str = "error",
    outcome: str = "failed",
    source: str | None = None,
    line: int | None = None,
    quoted: str | None = None,
    name: str = "fete.jpg",
    theme: bool = False,
    count: int = 1,
    waived: str | None = None,
    reason: str | None = None,
    selector: str = "main > p > img",
    excerpt: str = '<img src="fete.jpg">',
) -> Finding:
    """A finding of a rule on a page, with the rule's own texts."""
    of = all_rules()[rule]
    return Finding(
        rule=rule,
        outcome=outcome,  # type: ignore[arg-type]  # the tests give one of its names
        severity=severity,  # type: ignore[arg-type]  # the same
        wcag=of.wcag,
        rgaa=of.rgaa,
        act=of.act,
        title=of.title,
        message=Text(f"L'image «\u00a0{name}\u00a0» n'a pas d'alternative.", f'The image "{name}" has no alternative.'),
        why=of.why,
        fix=of.fix,
        place=Place(page, 12, selector, excerpt),
        source=source,
        source_line=line,
        quoted=quoted,
        theme=theme,
        count=count,
        pages=(page, "c.html") if count > 1 else (),
        waived=waived,
        reason=reason,
    )
