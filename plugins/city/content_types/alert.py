"""An alert (« alerte »): a few words at the head of the pages for as long as they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Annotated, ClassVar, Final, Self, TypeAlias

from a11y.finding import Text
from city.dates import moment_fr
from city.errors import Complaint
from city.models import Content, Sentence, Url
from city.typed import Keys, Listed, by
from city.values import choice, moment, text

Moment: TypeAlias = Annotated[date, by(moment)]

# The levels as editors write them, the gravest first, and the word that residents read.
LEVELS: Final[Mapping[str, str]] = {
    "urgence": "Urgence",
    "vigilance": "Vigilance",
    "deuil": "Deuil",
    "information": "Information",
}


class Link(Keys):
    """Where to learn more."""

    texte: Sentence
    url: Url

    synonyms: ClassVar[Mapping[str, str]] = {"titre": "texte", "text": "texte", "adresse": "url"}


class Alert(Content):
    """The front matter of an alert; where its file has a body, the alert has a page of its own too."""

    folder: ClassVar[str] = "alertes"
    kind: ClassVar[str] = "alerte"

    summary: Sentence
    niveau: Annotated[str, by(choice({level: level for level in LEVELS}))]
    du: Moment
    jusqu_au: Moment
    sections: Listed[Annotated[str, by(text)]] | None = None
    lien: Link | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        **Content.synonyms,
        "message": "summary",
        "texte": "summary",
        "gravité": "niveau",
        "type": "niveau",
        "début": "du",
        "debut": "du",
        "au": "jusqu_au",
        "fin": "jusqu_au",
        "jusqu'au": "jusqu_au",
        "jusqu’au": "jusqu_au",
        "rubriques": "sections",
        "url": "lien",
    }

    @classmethod
    def disagreements(cls, said: Self | None, lines: Mapping[str, int]) -> Iterator[Complaint]:
        """What is wrong between keys; see `Content.disagreements`."""
        yield from super().disagreements(said, lines)
        if "section" in lines:
            yield _one_section(lines["section"])
        if "anciennes_adresses" in lines:
            yield _does_not_move(lines["anciennes_adresses"])
        if said is None:
            return
        if said.sections == ():
            yield _no_section(lines["sections"])
        if last(said.jusqu_au) <= first(said.du):
            yield _ends_before_it_begins(lines["jusqu_au"], said.du, said.jusqu_au)


MODEL = Alert


def first(moment: date) -> datetime:
    """When what is said to begin at a moment begins, in the city's own time: a day begins at midnight."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time.min)


def last(moment: date) -> datetime:
    """When what is said to hold until a moment ends, in the city's own time: a day is held to its last second."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(23, 59, 59))


def _one_section(line: int) -> Complaint:
    return Complaint(
        line,
        Text("Une alerte n’a pas de «\u00a0section\u00a0».", 'An alert has no "section".'),
        Text(
            "Elle se montre sur toutes les pages, ou sur celles d’une ou plusieurs rubriques.",
            "It is shown on every page, or on those of one or several sections.",
        ),
        Text(
            "Écrivez par exemple «\u00a0sections: [mairie]\u00a0», ou supprimez la ligne.",
            'Write for example "sections: [mairie]", or delete the line.',
        ),
    )


def _does_not_move(line: int) -> Complaint:
    return Complaint(
        line,
        Text("Une alerte n’a pas d’«\u00a0anciennes_adresses\u00a0».", 'An alert has no "anciennes_adresses".'),
        Text(
            "Elle disparaît à son heure\u00a0: l’ancienne adresse mènerait alors à une page absente.",
            "It is gone at its time: the former address would then lead to a page that is not there.",
        ),
        Text(
            "Supprimez cette clé, ou écrivez-la dans une page qui dure.",
            "Delete this key, or write it in a page that lasts.",
        ),
    )


def _no_section(line: int) -> Complaint:
    return Complaint(
        line,
        Text("«\u00a0sections\u00a0» ne nomme aucune rubrique.", '"sections" names no section.'),
        Text("L’alerte ne se montrerait nulle part.", "The alert would be shown nowhere."),
        Text(
            "Nommez une rubrique, ou supprimez la ligne pour toutes les pages.",
            "Name a section, or delete the line for every page.",
        ),
    )


def _ends_before_it_begins(line: int, begins: date, ends: date) -> Complaint:
    spoken = (moment_fr(ends, begins.year), moment_fr(begins, ends.year))
    return Complaint(
        line,
        Text(
            f"L’alerte finit ({spoken[0]}) avant de commencer ({spoken[1]}).",
            f"The alert ends ({ends}) before it begins ({begins}).",
        ),
        Text("Elle ne se montrerait jamais.", "It would never be shown."),
        Text(
            "Corrigez «\u00a0jusqu_au\u00a0» ou «\u00a0du\u00a0»\u00a0; sans heure, elle dure jusqu’à la fin du jour.",
            'Correct "jusqu_au" or "du"; without a time, a date holds to the end of the day.',
        ),
    )
