"""An event (« événement ») of the city: when, where, for whom, how much, and whether it takes place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, ClassVar, Final, Self, TypeAlias

from a11y.finding import Text
from city.dates import date_fr
from city.errors import Complaint
from city.located import Value
from city.models import Content, Day, Sentence, Url
from city.periods import RHYTHMS, SAME_DATE, SAME_WEEKDAY, YEARLY, Period, Recurrence, Times, day_of, nearest
from city.slugs import is_slug
from city.typed import Listed, by
from city.values import choice, date_time

# After so long, somebody must have looked again whether it still is so.
LONGEST: Final = timedelta(days=3 * 366)
PLANNED, CANCELLED, POSTPONED = "prévu", "annulé", "reporté"
FREE: Final = "gratuit"
# What the place or the event offers, as editors write it, and as residents read it.
ACCESS: Final[Mapping[str, str]] = {
    "lsf": "Interprétation en langue des signes française",
    "boucle magnétique": "Boucle à induction magnétique",
    "sous-titrage": "Sous-titrage",
    "audiodescription": "Audiodescription",
    "accessible en fauteuil": "Accessible en fauteuil roulant",
    "gilets vibrants": "Gilets vibrants",
    "facile à lire": "Documents faciles à lire et à comprendre",
    "séance calme": "Séance calme, lumières et son adoucis",
}


def moment(value: Value, key: str) -> date:
    """A day `2026-12-05`, or a time of the city's clock `2026-12-05 18:30`, which is a `datetime`."""
    found = date_time(value, key)
    if found.tzinfo is not None:
        local = f"{found:%Y-%m-%d %H:%M}"
        raise Complaint(
            value.line,
            Text(f"«\u00a0{key}\u00a0» donne un fuseau horaire.", f'"{key}" gives a time zone.'),
            Text(
                "L’heure est celle de la ville, été comme hiver.",
                "The time is the city's, in summer as in winter.",
            ),
            Text(f"Écrivez l’heure qu’il est ici\u00a0: {key}: {local}", f"Write the time here: {key}: {local}"),
        )
    return found if ":" in (value.written or "") else found.date()


Moment: TypeAlias = Annotated[date, by(moment)]
Access: TypeAlias = Annotated[str, by(choice({name: name for name in ACCESS}))]
_STATES: Final = {
    **{name: name for name in (PLANNED, CANCELLED, POSTPONED)},
    "prevu": PLANNED,
    "annule": CANCELLED,
    "reporte": POSTPONED,
}


class Event(Content):
    """The front matter of an event; the body of its file says what fits in no key."""

    folder: ClassVar[str] = "agenda"
    kind: ClassVar[str] = "evenement"

    summary: Sentence
    debut: Moment
    lieu: Sentence
    prix: Sentence
    fin: Moment | None = None
    recurrence: Annotated[str, by(choice({name: name for name in RHYTHMS}))] | None = None
    jusqu_au: Day | None = None
    sauf: Listed[Day] | None = None
    endroit: Sentence | None = None
    adresse: Sentence | None = None
    public: Sentence | None = None
    accessibilite: Listed[Access] | None = None
    etat: Annotated[str, by(choice(_STATES))] | None = None
    motif: Sentence | None = None
    reporte_au: Moment | None = None
    inscription: Url | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        **Content.synonyms,
        "début": "debut",
        "quand": "debut",
        "où": "lieu",
        "salle": "endroit",
        "tarif": "prix",
        "coût": "prix",
        "cout": "prix",
        "récurrence": "recurrence",
        "répétition": "recurrence",
        "jusqu'au": "jusqu_au",
        "excepté": "sauf",
        "adresse": "adresse",
        "pour_qui": "public",
        "accessibilité": "accessibilite",
        "état": "etat",
        "statut": "etat",
        "raison": "motif",
        "reporté_au": "reporte_au",
        "nouvelle_date": "reporte_au",
    }

    @property
    def times(self) -> Times:
        """When it was first to be, and each time it comes back."""
        first = Period(self.debut, self.fin)
        if self.recurrence is None or self.jusqu_au is None:
            return Times(first)
        return Times(first, Recurrence(self.recurrence, self.jusqu_au, self.sauf or ()))

    @classmethod
    def disagreements(cls, said: Self | None, lines: Mapping[str, int]) -> Iterator[Complaint]:
        """What is wrong between keys; see `Content.disagreements`."""
        yield from super().disagreements(said, lines)
        if said is None:
            return
        wrong = [*_wrong_times(said, lines)]
        yield from wrong
        # Times that disagree cannot come back.
        yield from () if wrong else _wrong_recurrence(said, lines)
        yield from _wrong_state(said, lines)
        yield from _wrong_place(said, lines)


MODEL = Event


def _wrong_times(said: Event, lines: Mapping[str, int]) -> Iterator[Complaint]:
    for key, end in (("fin", said.fin), ("reporte_au", said.reporte_au)):
        if end is not None and isinstance(end, datetime) != isinstance(said.debut, datetime):
            yield Complaint(
                lines[key],
                Text(
                    f"«\u00a0debut\u00a0» et «\u00a0{key}\u00a0» n’ont pas tous deux une heure.",
                    f'"debut" and "{key}" do not both have a time.',
                ),
                Text(
                    "Sans heure, l’événement dure la journée entière.",
                    "Without a time, the event takes the whole day.",
                ),
                Text(
                    f"Écrivez l’heure dans les deux ({key}: {day_of(end)} 18:30), ou dans aucune.",
                    f"Write the time in both ({key}: {day_of(end)} 18:30), or in none.",
                ),
            )
            return
    if said.fin is not None and (said.fin < said.debut or (said.fin == said.debut and isinstance(said.fin, datetime))):
        yield Complaint(
            lines["fin"],
            Text("«\u00a0fin\u00a0» n’est pas après «\u00a0debut\u00a0».", '"fin" is not after "debut".'),
            Text("L’événement finirait avant de commencer.", "The event would end before it begins."),
            Text(
                "Corrigez l’une des deux dates, ou supprimez «\u00a0fin\u00a0» si elle n’est pas connue.",
                'Correct one of both, or delete "fin" if it is not known.',
            ),
        )


def _wrong_recurrence(said: Event, lines: Mapping[str, int]) -> Iterator[Complaint]:
    if said.recurrence is None:
        for key in ("jusqu_au", "sauf"):
            if key in lines:
                yield _alone(lines[key], key, "recurrence", "chaque semaine")
        return
    if said.jusqu_au is None:
        yield Complaint(
            lines["recurrence"],
            Text(
                "L’événement revient, et «\u00a0jusqu_au\u00a0» ne dit pas jusqu’à quand.",
                'The event comes back, and "jusqu_au" does not say until when.',
            ),
            Text("L’agenda l’annoncerait pour toujours.", "The agenda would announce it for ever."),
            Text(
                "Ajoutez le dernier jour, par exemple celui de la saison\u00a0: jusqu_au: 2027-06-30",
                "Add the last day, for instance of the season: jusqu_au: 2027-06-30",
            ),
        )
        return
    first = day_of(said.debut)
    if not first <= said.jusqu_au <= first + LONGEST:
        yield Complaint(
            lines["jusqu_au"],
            Text(
                f"«\u00a0jusqu_au\u00a0» est avant «\u00a0debut\u00a0», ou plus de trois ans après\u00a0: "
                f"{date_fr(said.jusqu_au)}",
                f'"jusqu_au" is before "debut", or more than three years later: {said.jusqu_au}',
            ),
            Text(
                "Quelqu’un doit vérifier de temps en temps que l’événement a toujours lieu.",
                "Somebody must check from time to time that the event still takes place.",
            ),
            Text(
                f"Écrivez un jour entre le {date_fr(first)} et le {date_fr(first + LONGEST)}.",
                f"Write a day between {first} and {first + LONGEST}.",
            ),
        )
        return
    yield from _wrong_days(said, said.times, lines)


def _wrong_days(said: Event, times: Times, lines: Mapping[str, int]) -> Iterator[Complaint]:
    first = day_of(said.debut)
    monthly = said.recurrence in (SAME_DATE, SAME_WEEKDAY) and first.day > 28
    if monthly or (said.recurrence == YEARLY and (first.month, first.day) == (2, 29)):
        yield Complaint(
            lines["recurrence"],
            Text(
                f"Ce qui commence un {first.day} ne revient pas à chaque fois.",
                f"What begins on a {first.day}th does not come back every time.",
            ),
            Text(
                "Tous les mois n’ont pas ce jour, et le 29 février ne revient que tous les quatre ans.",
                "Not every month has that day, and 29 February comes back every fourth year only.",
            ),
            Text(
                "Prenez un jour du 1er au 28, ou écrivez un événement pour chaque date.",
                "Take a day from the 1st to the 28th, or write an event for each date.",
            ),
        )
        return
    every = times.before_exclusion
    if not every or every[0].first_day != first:
        yield Complaint(
            lines["debut"],
            Text(
                f"«\u00a0debut\u00a0» n’est pas un jour où cela revient «\u00a0{said.recurrence}\u00a0».",
                f'"debut" is no day of "{said.recurrence}".',
            ),
            Text(
                "«\u00a0debut\u00a0» est le premier jour de la série.",
                '"debut" is the first day of the series.',
            ),
            Text(
                "Écrivez le premier jour où l’événement a lieu.",
                "Write the first day on which the event takes place.",
            ),
        )
        return
    for one in said.sauf or ():
        if one not in {period.first_day for period in every}:
            near = nearest(one, every)
            yield Complaint(
                lines["sauf"],
                Text(
                    f"«\u00a0sauf\u00a0» ôte un jour où l’événement n’a pas lieu\u00a0: {date_fr(one)}",
                    f'"sauf" takes away a day on which the event is not: {one}',
                ),
                Text(
                    "Le jour que vous vouliez ôter resterait annoncé.",
                    "The day that you wanted to take away would still be announced.",
                ),
                Text(f"Vouliez-vous dire {near.isoformat()}\u00a0?", f"Did you mean {near.isoformat()}?"),
            )
    if not times.periods:
        yield Complaint(
            lines["sauf"],
            Text("«\u00a0sauf\u00a0» ôte tous les jours de l’événement.", '"sauf" takes all days away.'),
            Text("Il n’aurait jamais lieu.", "It would never take place."),
            Text(
                "Laissez un jour au moins, ou écrivez «\u00a0etat: annulé\u00a0».",
                'Leave one day at least, or write "etat: annulé".',
            ),
        )


def _wrong_state(said: Event, lines: Mapping[str, int]) -> Iterator[Complaint]:
    if said.etat in (CANCELLED, POSTPONED) and said.motif is None:
        yield Complaint(
            lines["etat"],
            Text(
                f"L’événement est {said.etat}, et «\u00a0motif\u00a0» ne dit pas pourquoi.",
                'The event does not take place as planned, and "motif" does not say why.',
            ),
            Text("Qui comptait y aller veut le savoir.", "Whoever wanted to go wants to know."),
            Text("Ajoutez «\u00a0motif: …\u00a0», en une phrase.", 'Add "motif: …", in one sentence.'),
        )
    if said.motif is not None and said.etat not in (CANCELLED, POSTPONED):
        yield _alone(lines["motif"], "motif", "etat", CANCELLED)
    if said.reporte_au is not None and said.etat != POSTPONED:
        yield _alone(lines["reporte_au"], "reporte_au", "etat", POSTPONED)
    if said.etat == POSTPONED and said.recurrence is not None:
        yield Complaint(
            lines["etat"],
            Text(
                "Un événement qui revient ne peut pas être reporté en entier.",
                "An event that comes back cannot be postponed as a whole.",
            ),
            Text("On ne saurait pas laquelle de ses dates change.", "Nobody would know which of its days changes."),
            Text(
                "Ôtez la date par «\u00a0sauf\u00a0», et écrivez un événement pour la nouvelle.",
                'Take the day away by "sauf", and write an event for the new one.',
            ),
        )
    if said.reporte_au is not None and said.reporte_au == said.debut:
        yield Complaint(
            lines["reporte_au"],
            Text(
                "«\u00a0reporte_au\u00a0» est le même jour que «\u00a0debut\u00a0».",
                '"reporte_au" is the same as "debut".',
            ),
            Text(
                "«\u00a0debut\u00a0» garde la date d’abord prévue\u00a0; la nouvelle va dans «\u00a0reporte_au\u00a0».",
                '"debut" keeps the date first planned; the new one goes into "reporte_au".',
            ),
            Text(
                "Remettez dans «\u00a0debut\u00a0» l’ancienne date, ou supprimez «\u00a0reporte_au\u00a0».",
                'Put the former date back into "debut", or delete "reporte_au".',
            ),
        )


def _wrong_place(said: Event, lines: Mapping[str, int]) -> Iterator[Complaint]:
    names_venue = is_slug(said.lieu)
    if said.endroit is not None and not names_venue:
        yield Complaint(
            lines["endroit"],
            Text(
                "«\u00a0endroit\u00a0» est là, et «\u00a0lieu\u00a0» ne nomme pas une fiche de content/lieux/.",
                '"endroit" is there, and "lieu" names no sheet of content/lieux/.',
            ),
            Text(
                "«\u00a0endroit\u00a0» dit où, dans un lieu qui a sa fiche\u00a0: la salle, la terrasse…",
                '"endroit" says where in a venue that has its sheet: the room, the terrace…',
            ),
            Text(
                f"Écrivez tout dans «\u00a0lieu\u00a0» (lieu: {said.lieu}, {said.endroit}), ou le nom de la fiche "
                "(lieu: hotel-de-ville).",
                f'Write all in "lieu" (lieu: {said.lieu}, {said.endroit}), or the name of the sheet '
                "(lieu: hotel-de-ville).",
            ),
        )
    if said.adresse is not None and names_venue:
        yield Complaint(
            lines["adresse"],
            Text(
                "«\u00a0adresse\u00a0» est là, et «\u00a0lieu\u00a0» nomme déjà une fiche, qui a la sienne.",
                '"adresse" is there, and "lieu" already names a sheet, which has its own.',
            ),
            Text("Les deux pourraient se contredire.", "Both could disagree."),
            Text(
                "Supprimez «\u00a0adresse\u00a0», ou écrivez «\u00a0lieu\u00a0» en toutes lettres, avec une majuscule.",
                'Delete "adresse", or write "lieu" in full, with a capital.',
            ),
        )


def _alone(line: int, key: str, wanted: str, example: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0{key}\u00a0» est là sans «\u00a0{wanted}: {example}\u00a0».",
            f'"{key}" is there without "{wanted}: {example}".',
        ),
        Text("Cela ne serait montré à personne.", "It would be shown to nobody."),
        Text(
            f"Ajoutez «\u00a0{wanted}: {example}\u00a0», ou supprimez «\u00a0{key}\u00a0».",
            f'Add "{wanted}: {example}", or delete "{key}".',
        ),
    )
