"""The schéma pluriannuel de mise en accessibilité: `content/conformite/schema.yaml`.

A key stands there for every item that the law lists, and each is asked for. A schéma that lasts more than three years
is refused: the law says how long one may last. One that is missing or has ended is no fault of a file, and a resident
is better served by a site than by none: it is told (`conformity.due`), and the build goes on.

Source: loi n° 2005-102, article 47, III; RGAA 4.1.2, « Schéma pluriannuel de mise en accessibilité ».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, ClassVar, Final

from dateutil.relativedelta import relativedelta

from a11y.finding import Problem, Text
from city.dates import date_fr
from city.errors import Complaint, ContentError
from city.located import Entry, Value
from city.models import Day
from city.typed import Keys, by
from conformity.files import load, shown
from conformity.passage import passage
from conformity.standing import FOLDER

NAME: Final = "schema.yaml"
_YEARS: Final = relativedelta(years=3)
_DAY: Final = timedelta(days=1)
_LAW: Final = "loi n°\u00a02005-102, article 47, III\u00a0; RGAA 4.1.2, «\u00a0Contenu du schéma\u00a0»"


@dataclass(frozen=True)
class Item:
    """What the law asks a schéma to say: the heading that residents read, and what it wants there."""

    title: str
    wanted: str

    @property
    def reason(self) -> Text:
        """Why it is asked for, where it is missing."""
        return Text(
            f"La loi demande d’y lire {self.wanted} ({_LAW}).",
            "The law lists it among what a schéma says (RGAA 4.1.2, « Contenu du schéma »).",
        )


POLICY: Final[Mapping[str, Item]] = {
    "strategie": Item(
        "L’accessibilité dans la stratégie de la ville",
        "comment l’accessibilité numérique est prise en compte dans la stratégie numérique de la ville et dans sa "
        "politique en faveur des personnes handicapées",
    ),
    "referent": Item(
        "La personne référente", "quelle place et quelles missions a la personne référente pour l’accessibilité"
    ),
    "ressources": Item(
        "Les moyens humains et financiers", "quels moyens humains et financiers sont affectés à l’accessibilité"
    ),
    "competences": Item(
        "Les compétences et le recrutement",
        "comment les fiches de poste et les recrutements prennent en compte les compétences requises",
    ),
    "formation": Item(
        "La formation des agents", "quelles actions de formation et de sensibilisation sont prévues pour les agents"
    ),
    "moyens": Item(
        "L’expertise extérieure et les outils",
        "à quelles expertises extérieures, à quels moyens techniques et à quels outils la ville fait appel",
    ),
    "organisation": Item(
        "L’organisation, le contrôle et vos demandes",
        "comment la ville s’organise, contrôle ses services numériques et traite les demandes des usagers",
    ),
    "contrats": Item(
        "Les marchés et les conventions",
        "quelles clauses d’accessibilité figurent dans les contrats, les critères de sélection, la recette et les "
        "conventions",
    ),
}
WORKS: Final[Mapping[str, Item]] = {
    "nouveaux_projets": Item(
        "Les nouveaux projets", "comment l’accessibilité est prise en compte dans les nouveaux projets"
    ),
    "tests_utilisateurs": Item(
        "Les tests avec des personnes handicapées",
        "comment des personnes handicapées prennent part aux tests utilisateurs",
    ),
    "audits": Item("Les audits prévus", "quels audits de conformité sont prévus, pour l’ensemble des services"),
    "mesures_correctives": Item(
        "Les corrections", "quelles mesures correctives traiteront les contenus qui ne sont pas accessibles"
    ),
    "calendrier": Item(
        "Le calendrier et les priorités",
        "quand ces mesures seront prises, les contenus les plus consultés et les services les plus utilisés d’abord",
    ),
    "mesures_non_obligatoires": Item(
        "Au-delà de l’obligation",
        "quelles mesures non obligatoires sont prises, comme la langue des signes ou le langage simplifié",
    ),
    "bilan_des_plans": Item("Le bilan des plans annuels", "quel est le bilan des plans d’action annuels"),
}
ITEMS: Final[Mapping[str, Item]] = {**POLICY, **WORKS}


def _said(value: Value, key: str) -> str:
    """The passage of an item; an empty one is told as what the law wants there."""
    if value.items() is None and value.entries() is None and (value.tag == "null" or not (value.written or "").strip()):
        raise Complaint(
            value.line,
            Text(f"«\u00a0{key}\u00a0» est vide.", f'"{key}" is empty.'),
            ITEMS[key].reason,
            Text(
                f"Écrivez «\u00a0{key}: |\u00a0», puis le texte dessous, en retrait de deux espaces.",
                f'Write "{key}: |", then the text below it, indented by two spaces.',
            ),
        )
    return passage(value, key)


class Scheme(Keys):
    """The file `content/conformite/schema.yaml`; the items are HTML."""

    debut: Day
    fin: Day
    strategie: Annotated[str, by(_said)]
    referent: Annotated[str, by(_said)]
    ressources: Annotated[str, by(_said)]
    competences: Annotated[str, by(_said)]
    formation: Annotated[str, by(_said)]
    moyens: Annotated[str, by(_said)]
    organisation: Annotated[str, by(_said)]
    contrats: Annotated[str, by(_said)]
    nouveaux_projets: Annotated[str, by(_said)]
    tests_utilisateurs: Annotated[str, by(_said)]
    audits: Annotated[str, by(_said)]
    mesures_correctives: Annotated[str, by(_said)]
    calendrier: Annotated[str, by(_said)]
    mesures_non_obligatoires: Annotated[str, by(_said)]
    bilan_des_plans: Annotated[str, by(_said)]

    reasons: ClassVar[Mapping[str, Text]] = {
        **{key: item.reason for key, item in ITEMS.items()},
        **dict.fromkeys(
            ("debut", "fin"),
            Text(
                "Un schéma vaut trois ans au plus\u00a0: chacun doit pouvoir voir lesquels (loi n°\u00a02005-102, "
                "article 47, III).",
                "A schéma counts for three years at most: everybody must see which.",
            ),
        ),
    }
    synonyms: ClassVar[Mapping[str, str]] = {
        "début": "debut",
        "du": "debut",
        "au": "fin",
        "jusqu_au": "fin",
        "stratégie": "strategie",
        "politique": "strategie",
        "référent": "referent",
        "référente": "referent",
        "referente": "referent",
        "budget": "ressources",
        "compétences": "competences",
        "recrutement": "competences",
        "formations": "formation",
        "sensibilisation": "formation",
        "outils": "moyens",
        "expertise": "moyens",
        "expertises": "moyens",
        "demandes": "organisation",
        "contrôle": "organisation",
        "marches": "contrats",
        "marchés": "contrats",
        "clauses": "contrats",
        "conventions": "contrats",
        "projets": "nouveaux_projets",
        "tests": "tests_utilisateurs",
        "audit": "audits",
        "évaluations": "audits",
        "corrections": "mesures_correctives",
        "mesures": "mesures_correctives",
        "priorites": "calendrier",
        "priorités": "calendrier",
        "lsf": "mesures_non_obligatoires",
        "bilan": "bilan_des_plans",
    }

    @property
    def parts(self) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """What it says, in the order of the law: headings, and below each the id, heading and HTML of its items."""
        return [
            ("La politique de la ville", [self._part(key, item) for key, item in POLICY.items()]),
            ("Les travaux de mise en conformité", [self._part(key, item) for key, item in WORKS.items()]),
        ]

    def _part(self, key: str, item: Item) -> tuple[str, str, str]:
        return key.replace("_", "-"), item.title, getattr(self, key)

    def has_begun(self, day: date) -> bool:
        """Whether it counts already, or did."""
        return self.debut <= day

    def has_ended(self, day: date) -> bool:
        """Whether its last day is over."""
        return self.fin < day


def last_day(first: date) -> date:
    """The last day of a schéma that begins on a day: three years, that day among them.

    From 29 February it is 28 February, which is not a day less: the month has no 29th then.
    """
    anniversary: date = first + _YEARS
    return anniversary - _DAY if anniversary.day == first.day else anniversary


def load_scheme(content: Path) -> Scheme | None:
    """Read the schéma of a city; None where it has none.

    In: the folder of the content. Raises `ContentError`, which tells all that is wrong with the file, with lines.
    """
    folder = content / FOLDER
    path = folder / NAME
    if path.exists():
        return load(Scheme, path, _disagreements)
    others = [*sorted(folder.glob("sch[eé]ma*.y*ml")), *sorted(folder.glob("sche\u0301ma*.y*ml"))]
    if others:
        raise ContentError(map(_misnamed, others))
    return None


def _misnamed(path: Path) -> Problem:
    return Problem(
        shown(path),
        None,
        Text(f"«\u00a0{path.name}\u00a0» ne serait pas lu.", f'"{path.name}" would not be read.'),
        Text("Le schéma pluriannuel manquerait au site.", "The schéma would be missing from the site."),
        Text(f"Renommez-le «\u00a0{NAME}\u00a0».", f'Rename it "{NAME}".'),
    )


def _disagreements(said: Scheme, entries: Mapping[str, Entry]) -> Iterator[Complaint]:
    if said.fin < said.debut:
        yield Complaint(
            entries["fin"].line,
            Text("Le schéma finit avant de commencer.", "The schéma ends before it begins."),
            Text("L’une des deux dates est fausse.", "One of both dates is wrong."),
            Text(
                f"Corrigez «\u00a0debut\u00a0» ou «\u00a0fin\u00a0»\u00a0; du {date_fr(said.debut)}, un schéma va "
                f"jusqu’au {date_fr(last_day(said.debut))} au plus tard.",
                'Correct "debut" or "fin".',
            ),
        )
    elif said.fin > last_day(said.debut):
        yield Complaint(
            entries["fin"].line,
            Text(
                f"Le schéma dure plus de trois ans\u00a0: du {date_fr(said.debut)} au {date_fr(said.fin)}.",
                f"The schéma lasts more than three years: from {said.debut} to {said.fin}.",
            ),
            Text(
                "La loi limite sa durée à trois ans\u00a0: plus long, il ne serait pas celui qu’elle demande "
                "(loi n°\u00a02005-102, article 47, III).",
                "The law limits it to three years (loi n° 2005-102, article 47, III).",
            ),
            Text(
                f"Écrivez au plus tard «\u00a0fin: {last_day(said.debut)}\u00a0», et préparez le schéma suivant.",
                f'Write "fin: {last_day(said.debut)}" at the latest.',
            ),
        )
