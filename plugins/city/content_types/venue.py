"""A venue (« lieu ») of the city: where it is, how to come and to enter, when it is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Final, NamedTuple, Self, TypeAlias

from a11y.clock import today
from a11y.finding import Text
from city.dates import date_fr
from city.errors import Complaint
from city.identity import EMAIL, Address, telephone_number
from city.models import Content, Day, Sentence
from city.opening import notation
from city.schedule import span_fr, weeks_of_a_year
from city.typed import Keys, Listed, by
from city.values import boolean, choice, integer

YesOrNo: TypeAlias = Annotated[bool, by(boolean)]
Number: TypeAlias = Annotated[int, by(integer)]

# A year with its seasons has three or four; more is no week that comes back.
_MOST_WEEKS: Final = 6


class Kind(NamedTuple):
    """A kind of venue: the heading it is listed under, and its type at schema.org."""

    family: str
    schema: str


KINDS: Final[Mapping[str, Kind]] = {
    "mairie": Kind("Mairie et services", "CityHall"),
    "service": Kind("Mairie et services", "GovernmentOffice"),
    "médiathèque": Kind("Culture", "Library"),
    "conservatoire": Kind("Culture", "CivicStructure"),
    "musée": Kind("Culture", "Museum"),
    "théâtre": Kind("Culture", "PerformingArtsTheater"),
    "piscine": Kind("Sport", "PublicSwimmingPool"),
    "gymnase": Kind("Sport", "SportsActivityLocation"),
    "stade": Kind("Sport", "StadiumOrArena"),
    "parc": Kind("Parcs et jardins", "Park"),
    "école": Kind("Enfance", "School"),
    "crèche": Kind("Enfance", "ChildCare"),
    "salle": Kind("Salles", "EventVenue"),
}
_SPELT_KINDS: Final = {
    **{name: name for name in KINDS},
    "mediatheque": "médiathèque", "bibliothèque": "médiathèque", "musee": "musée", "theatre": "théâtre",
    "ecole": "école", "creche": "crèche", "jardin": "parc", "square": "parc",
}  # fmt: skip
_RAMPS: Final = {"aucune": "", "fixe": "avec une rampe fixe", "amovible": "avec une rampe que l’on vous installe"}
_DOORS: Final = {"automatique": "Porte automatique", "manuelle": "Porte à ouvrir soi-même"}
_STAFF: Final = {
    "formés": "Personnel formé à l’accueil des personnes handicapées",
    "non-formés": "Personnel à l’accueil, sans formation particulière",
    "aucun": "Pas de personnel à l’accueil",
}
_HEARING: Final = {
    "bim": "boucle à induction magnétique",
    "bmp": "boucle à induction magnétique portative",
    "lsf": "accueil en langue des signes française",
    "lpc": "langue française parlée complétée",
    "sts": "sous-titrage ou transcription simultanée",
    "autres": "autres équipements",
}
_NARROWEST, _WIDEST = 40, 500


class Access(Keys):
    """How the venue can be entered and used, in the words of acceslibre; what is not said was not surveyed."""

    transport_station_presence: YesOrNo | None = None
    stationnement_pmr: YesOrNo | None = None
    cheminement_ext_plain_pied: YesOrNo | None = None
    entree_plain_pied: YesOrNo
    entree_marches: Number | None = None
    entree_marches_rampe: Annotated[str, by(choice({name: name for name in _RAMPS}))] | None = None
    entree_largeur_mini: Number | None = None
    entree_porte_type: Annotated[str, by(choice({name: name for name in _DOORS}))] | None = None
    accueil_cheminement_ascenseur: YesOrNo | None = None
    accueil_personnels: Annotated[str, by(choice({**{name: name for name in _STAFF}, "formes": "formés"}))] | None = (
        None
    )
    accueil_equipements_malentendants: (
        Listed[Annotated[str, by(choice({**{name: name for name in _HEARING}, "boucle magnétique": "bim"}))]] | None
    ) = None
    sanitaires_adaptes: YesOrNo | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "transports": "transport_station_presence",
        "stationnement": "stationnement_pmr",
        "parking": "stationnement_pmr",
        "plain_pied": "entree_plain_pied",
        "marches": "entree_marches",
        "rampe": "entree_marches_rampe",
        "largeur": "entree_largeur_mini",
        "largeur_porte": "entree_largeur_mini",
        "porte": "entree_porte_type",
        "ascenseur": "accueil_cheminement_ascenseur",
        "personnel": "accueil_personnels",
        "boucle_magnetique": "accueil_equipements_malentendants",
        "toilettes": "sanitaires_adaptes",
        "sanitaires": "sanitaires_adaptes",
    }

    @property
    def facts(self) -> list[str]:
        """What is known, one sentence each, in the order in which one comes, enters and stays."""
        steps = f"{self.entree_marches}\u00a0marche{'s' if (self.entree_marches or 0) > 1 else ''} à l’entrée"
        ramp = _RAMPS.get(self.entree_marches_rampe or "")
        hearing = [_HEARING[name] for name in self.accueil_equipements_malentendants or ()]
        said = [
            _either(self.transport_station_presence, "Arrêt de transport en commun à moins de 200\u00a0mètres",
                    "Pas d’arrêt de transport en commun à moins de 200\u00a0mètres"),
            _either(self.stationnement_pmr, "Place de stationnement adaptée sur place",
                    "Pas de place de stationnement adaptée sur place"),
            _either(self.cheminement_ext_plain_pied, "Chemin de plain-pied depuis la rue",
                    "Chemin avec une différence de niveau depuis la rue"),
            _either(self.entree_plain_pied, "Entrée de plain-pied", "Entrée avec une différence de niveau"),
            (f"{steps}, {ramp}" if ramp else steps) if self.entree_marches else None,
            f"Porte de {self.entree_largeur_mini}\u00a0cm de large" if self.entree_largeur_mini else None,
            _DOORS.get(self.entree_porte_type or ""),
            _either(self.accueil_cheminement_ascenseur, "Ascenseur", "Pas d’ascenseur"),
            _STAFF.get(self.accueil_personnels or ""),
            f"Pour les personnes sourdes ou malentendantes\u00a0: {', '.join(hearing)}" if hearing else None,
            _either(self.sanitaires_adaptes, "Toilettes adaptées", "Pas de toilettes adaptées"),
        ]  # fmt: skip
        return [one for one in said if one]


class Closure(Keys):
    """Days on which the venue is closed though its hours say otherwise; `au` is the last of them."""

    du: Day
    au: Day | None = None
    motif: Sentence

    synonyms: ClassVar[Mapping[str, str]] = {"le": "du", "début": "du", "debut": "du", "fin": "au", "raison": "motif"}

    @property
    def last(self) -> date:
        """The last day."""
        return self.au or self.du

    @property
    def when(self) -> str:
        """« du 24 décembre 2026 au 2 janvier 2027 »."""
        return span_fr(self.du, self.last)


class Venue(Content):
    """The front matter of a venue; the body of its file says what fits in no key."""

    folder: ClassVar[str] = "lieux"
    kind: ClassVar[str] = "lieu"

    summary: Sentence
    genre: Annotated[str, by(choice(_SPELT_KINDS))]
    adresse: Address
    acces: Sentence
    accessibilite: Access
    horaires: Annotated[str, by(notation)]
    telephone: Annotated[str, by(telephone_number)] | None = None
    courriel: Annotated[str, by(EMAIL)] | None = None
    fermetures: Listed[Closure] | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        **{word: key for word, key in Content.synonyms.items() if word != "adresse"},
        "type": "genre",
        "accès": "acces",
        "venir": "acces",
        "accessibilité": "accessibilite",
        "handicap": "accessibilite",
        "heures": "horaires",
        "opening_hours": "horaires",
        "ouverture": "horaires",
        "téléphone": "telephone",
        "tel": "telephone",
        "email": "courriel",
        "mail": "courriel",
        "fermeture": "fermetures",
    }

    @classmethod
    def disagreements(cls, said: Self | None, lines: Mapping[str, int]) -> Iterator[Complaint]:
        """What is wrong between keys; see `Content.disagreements`."""
        yield from super().disagreements(said, lines)
        if said is None:
            return
        access = said.accessibilite
        if access.entree_plain_pied and access.entree_marches:
            yield _level_with_steps(lines["accessibilite"], access.entree_marches)
        if access.entree_marches is not None and access.entree_marches < 1:
            yield _no_steps(lines["accessibilite"], access.entree_marches)
        if access.entree_largeur_mini is not None and not _NARROWEST <= access.entree_largeur_mini <= _WIDEST:
            yield _no_width(lines["accessibilite"], access.entree_largeur_mini)
        for closure in said.fermetures or ():
            if closure.last < closure.du:
                yield _ends_before_it_begins(lines["fermetures"], closure)
        if weeks_of_a_year(said.horaires) > _MOST_WEEKS:
            yield _no_week(lines["horaires"])


MODEL = Venue


def to_come(closures: tuple[Closure, ...]) -> list[Closure]:
    """The closures that are not over today, in order."""
    return sorted((one for one in closures if one.last >= today()), key=lambda one: (one.du, one.last))


def closed_now(closures: tuple[Closure, ...]) -> Closure | None:
    """The closure that today is in."""
    return next((one for one in to_come(closures) if one.du <= today()), None)


def by_family(venues: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Venues under the heading of their kind, in the order of `KINDS`."""
    families: dict[str, list[Any]] = {kind.family: [] for kind in KINDS.values()}
    for venue in sorted(venues, key=lambda venue: (venue.title, venue.url)):
        families[KINDS[venue.genre].family].append(venue)
    return [(family, members) for family, members in families.items() if members]


def _either(value: bool | None, yes: str, no: str) -> str | None:
    return None if value is None else yes if value else no


def _level_with_steps(line: int, steps: int) -> Complaint:
    return Complaint(
        line,
        Text(
            f"L’entrée est dite de plain-pied, et elle a {steps}\u00a0marche(s).",
            f"The entrance is said to be level, and has {steps} step(s).",
        ),
        Text(
            "Une personne en fauteuil se déplacerait peut-être pour rien.",
            "A person in a wheelchair might come for nothing.",
        ),
        Text(
            "Écrivez «\u00a0entree_plain_pied: non\u00a0», ou supprimez «\u00a0entree_marches\u00a0».",
            'Write "entree_plain_pied: non", or delete "entree_marches".',
        ),
    )


def _no_steps(line: int, steps: int) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0entree_marches\u00a0» ne peut pas être {steps}\u00a0: c’est un nombre de marches.",
            f'"entree_marches" cannot be {steps}: it is a number of steps.',
        ),
        Text("Une personne en fauteuil s’y fie avant de venir.", "A person in a wheelchair relies on it."),
        Text("Comptez les marches, ou supprimez la ligne s’il n’y en a pas.", "Count the steps, or delete the line."),
    )


def _no_width(line: int, width: int) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0entree_largeur_mini\u00a0» n’est pas la largeur d’une porte en centimètres\u00a0: {width}",
            f'"entree_largeur_mini" is not the width of a door in centimetres: {width}',
        ),
        Text("Un fauteuil demande de 77 à 90\u00a0cm.", "A wheelchair needs 77 to 90 cm."),
        Text(
            "Mesurez le passage, porte ouverte, et écrivez par exemple «\u00a0entree_largeur_mini: 90\u00a0».",
            'Measure the way through and write for example "entree_largeur_mini: 90".',
        ),
    )


def _ends_before_it_begins(line: int, closure: Closure) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Une fermeture finit le {date_fr(closure.last)}, avant de commencer, le {date_fr(closure.du)}.",
            f"A closure ends on {closure.last.isoformat()}, before it begins on {closure.du.isoformat()}.",
        ),
        Text("Elle ne serait montrée à personne.", "It would be shown to nobody."),
        Text(
            f"Échangez les dates\u00a0: «\u00a0du: {closure.last.isoformat()}\u00a0», "
            f"«\u00a0au: {closure.du.isoformat()}\u00a0».",
            f'Exchange the dates: "du: {closure.last.isoformat()}", "au: {closure.du.isoformat()}".',
        ),
    )


def _no_week(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Ces horaires changent plus de {_MOST_WEEKS}\u00a0fois dans l’année.",
            f"These hours change more than {_MOST_WEEKS} times a year.",
        ),
        Text(
            "Le tableau de la semaine ne vaudrait que quelques jours.",
            "The table of the week would hold for a few days only.",
        ),
        Text(
            "Gardez les horaires ordinaires, mettez les jours isolés dans «\u00a0fermetures\u00a0» ou dans le texte.",
            'Keep the ordinary hours; put single days into "fermetures" or the text.',
        ),
    )
