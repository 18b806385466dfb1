"""Settings of Pelican that would publish something other than what was judged, or lose files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from a11y.clock import VARIABLE, bad_day
from a11y.finding import Problem, Text

from .wording import said


def setting_problems(settings: Mapping[str, Any]) -> Iterator[Problem]:
    """What the settings ask for and a gated build cannot give."""
    if settings["STATIC_CREATE_LINKS"]:
        yield _setting(
            "STATIC_CREATE_LINKS",
            said(
                "STATIC_CREATE_LINKS publie des liens vers le contenu.",
                "STATIC_CREATE_LINKS publishes links to the content.",
            ),
            said(
                "Un fichier modifié dans le contenu changerait le site publié sans avoir été contrôlé.",
                "A file changed in the content would change the published site without having been judged.",
            ),
            said("Retirez ce réglage : les fichiers seront copiés.", "Take it out: files will be copied."),
        )
    if settings["OUTPUT_RETENTION"]:
        yield _setting(
            "OUTPUT_RETENTION",
            said(
                "OUTPUT_RETENTION garderait des fichiers dans le site publié.",
                "OUTPUT_RETENTION would keep files in the published site.",
            ),
            said(
                "Le site publié est remplacé en entier : ces fichiers seraient perdus.",
                "The published site is replaced as a whole: these files would be lost.",
            ),
            said(
                "Rangez-les dans le contenu (STATIC_PATHS), et retirez ce réglage.",
                "Put them in the content (STATIC_PATHS), and take this setting out.",
            ),
        )
    day = bad_day()
    if day is not None:
        yield _setting(
            VARIABLE,
            Text(f"{VARIABLE}={day} ne dit aucun jour.", f"{VARIABLE}={day} names no day."),
            said(
                "Les dérogations, les dates et les alertes seraient jugées au mauvais jour.",
                "Waivers, dates and alerts would be judged on the wrong day.",
            ),
            said(
                "Donnez un nombre de secondes depuis 1970, ou retirez cette variable.",
                "Give a number of seconds since 1970, or take this variable out.",
            ),
        )


def bad_gate_setting(error: Exception) -> Problem:
    """The `A11Y` setting is wrong; the gate's own message says how."""
    return _setting(
        "A11Y",
        Text(str(error), str(error)),
        said("Le contrôle ne sait pas comment juger.", "The gate cannot tell how to judge."),
        said("Corrigez A11Y dans les réglages.", "Mend A11Y in the settings."),
    )


def _setting(name: str, message: Text, why: Text, fix: Text) -> Problem:
    return Problem(name, None, message, why, fix)
