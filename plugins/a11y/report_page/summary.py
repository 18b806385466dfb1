"""The verdict in one sentence, and the figures that a mayor asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..finding import Lang, Severity, Text
from ..report import Report
from .themes import HOUSE, THEMES, themes_of
from .words import count, listed, number

# Of what people meet so much is said; the tables say the rest.
_MEETS: Final = 3
_MAY: Final = Text(
    "Ce site peut être publié\u00a0: le contrôle n'y a trouvé aucun défaut qu'il faille corriger avant.",
    "This site may be published: the check found no fault that must be mended first.",
)
_MAY_NOT: Final = Text("Ce site ne peut pas être publié en l'état\u00a0: ", "This site cannot be published as it is: ")
# By exit code: what the verdict does not say, so that nobody takes it for more than it is.
_ADVICE: Final = (
    Text(
        "Ce n'est pas un audit\u00a0: une partie du RGAA demande le jugement d'une personne, comme dit plus bas.",
        "This is no audit: a part of the RGAA asks for a person's judgement, as told below.",
    ),
    Text(
        "Parvis ne publie pas tant que ces défauts restent\u00a0; la suite dit où ils sont et comment les corriger.",
        "Parvis does not publish while these faults remain; what follows says where they are and how to mend them.",
    ),
    Text(
        "Ce qui n'a pas été contrôlé n'est jamais publié\u00a0: commencez par là.",
        "What was not checked is never published: begin there.",
    ),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: its value, what it counts, what follows from it; the severity that it counts, if any."""

    value: str
    name: str
    note: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Whether the site may be published, why in one sentence, what to do, and the figures."""

    publishable: bool
    verdict: str
    sentence: str
    advice: str
    figures: tuple[Figure, ...]


def summarize(report: Report, lang: Lang) -> Summary:
    """What somebody reads who reads nothing else."""
    # Where no page was looked at nothing was found either.
    publishable = report.exit_code == 0 and report.checked > 0
    return Summary(
        publishable=publishable,
        verdict=Text("Publiable", "Publishable")[lang]
        if publishable
        else Text("Non publiable", "Not publishable")[lang],
        sentence=_MAY[lang] if publishable else f"{_MAY_NOT[lang]}{_because(report, lang)}.",
        advice=_ADVICE[report.exit_code if report.checked else 2][lang],
        figures=tuple(_figures(report, lang)),
    )


def _because(report: Report, lang: Lang) -> str:
    reasons = [reason[lang] for reason in _reasons(report)]
    return Text("\u00a0; ", "; ")[lang].join(reasons)


def _reasons(report: Report) -> Iterator[Text]:
    """All that stands in the way of publishing."""
    if errors := report.by_severity["error"]:
        fr, en = (listed(_met(report, lang), lang) for lang in ("fr", "en"))
        are = "est" if errors < 2 else "sont"
        yield _counted(errors, "défaut", "défauts", "fault", "faults").format(
            after=Text(f"{are} à corriger, et les habitants y rencontrent {fr}", f"to mend, and residents meet {en}")
        )
    if missing := sum(page.status == "couldNotCheck" for page in report.pages):
        has = "n'a" if missing < 2 else "n'ont"
        yield _counted(missing, "page", "pages", "page", "pages").format(
            after=Text(f"{has} pas pu être contrôlée{'' if missing < 2 else 's'}", "could not be checked")
        )
    if (audit := report.browser) and audit.chosen != audit.audited:
        yield Text(
            f"le navigateur a vu {number(audit.audited, 'fr')} des {number(audit.chosen, 'fr')}\u00a0pages prévues",
            f"the browser saw {number(audit.audited, 'en')} of the {number(audit.chosen, 'en')} pages chosen",
        )
    if problems := len(report.problems):
        has = "a" if problems < 2 else "ont"
        yield _counted(problems, "problème", "problèmes", "problem", "problems").format(
            after=Text(f"{has} gêné sa construction", "got in the way of its building")
        )
    if not report.checked:
        yield Text("aucune page n'a été contrôlée", "no page was checked")


def _counted(value: int, one: str, many: str, one_en: str, many_en: str) -> Text:
    """A number of things, with room for what is said of them."""
    return Text(f"{count(value, one, many, 'fr')} {{after}}", f"{count(value, one_en, many_en, 'en')} {{after}}")


def _met(report: Report, lang: Lang) -> list[str]:
    """What the errors do to people, the most frequent first."""
    met: Counter[int] = Counter()
    for found in report.findings:
        if found.severity == "error" and found.waived is None:
            met.update(themes_of(found))
    said = {theme.number: theme.meets[lang] for theme in THEMES}
    often = sorted(met.items(), key=lambda item: (-item[1], item[0] == HOUSE.number, item[0]))
    return [said[theme] for theme, _ in often[:_MEETS]]


def _figures(report: Report, lang: Lang) -> Iterator[Figure]:
    counts = report.by_severity
    words: tuple[tuple[Severity, Text, Text, Text], ...] = (
        (
            "error",
            Text("erreur", "error"),
            Text("erreurs", "errors"),
            Text("à corriger avant de publier", "to mend before publishing"),
        ),
        (
            "warning",
            Text("avertissement", "warning"),
            Text("avertissements", "warnings"),
            Text("à corriger à la prochaine occasion", "to mend on the next occasion"),
        ),
        (
            "review",
            Text("point à vérifier", "point to review"),
            Text("points à vérifier", "points to review"),
            Text("une personne doit regarder", "a person must look"),
        ),
    )
    for severity, one, many, note in words:
        value = counts[severity]
        yield Figure(number(value, lang), _word(value, one, many, lang), note[lang], severity if value else None)
    missing = sum(page.status == "couldNotCheck" for page in report.pages)
    left = Text(f"{number(missing, 'fr')} n'{'a' if missing < 2 else 'ont'} pas pu l'être", f"{missing:,} could not be")
    if report.checked:
        none = Text("aucune n'a été laissée de côté", "none was left out")
    else:
        none = Text("aucune n'a été donnée à lire", "none was given to read")
    name = _word(
        report.checked, Text("page contrôlée", "page checked"), Text("pages contrôlées", "pages checked"), lang
    )
    yield Figure(number(report.checked, lang), name, (left if missing else none)[lang])


def _word(value: int, one: Text, many: Text, lang: Lang) -> str:
    return (one if value == 1 or (lang == "fr" and value == 0) else many)[lang]
