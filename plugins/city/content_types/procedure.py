"""A procedure (« démarche ») of the city: for whom, with what, how, how long, how much, on what ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar, Final, Self

from a11y.clock import today
from a11y.finding import Text
from city.dates import date_fr
from city.errors import Complaint
from city.identity import telephone_number
from city.models import Content, Day, Sentence, Slug, Url
from city.typed import Keys, Listed, by, missing_key
from city.values import choice

ONLINE: Final = "en ligne"
COUNTER: Final = "au guichet"
BY_TELEPHONE: Final = "par téléphone"
# How a procedure is done, as editors write it, and the heading that residents read.
WAYS: Final[Mapping[str, str]] = {
    ONLINE: "En ligne",
    COUNTER: "Au guichet",
    BY_TELEPHONE: "Par téléphone",
    "par courrier": "Par courrier",
    "par courriel": "Par courriel",
}
_SPELT: Final = {
    **{name: name for name in WAYS},
    **{name.split()[-1]: name for name in WAYS},
    "internet": ONLINE,
    "telephone": BY_TELEPHONE,
    "par telephone": BY_TELEPHONE,
    "poste": "par courrier",
}


class Way(Keys):
    """One of the ways in which a procedure is done."""

    moyen: Annotated[str, by(choice(_SPELT))]
    texte: Sentence
    url: Url | None = None
    lieu: Slug | None = None
    telephone: Annotated[str, by(telephone_number)] | None = None

    synonyms: ClassVar[Mapping[str, str]] = {"téléphone": "telephone", "tel": "telephone", "numero": "telephone"}

    @property
    def titre(self) -> str:
        """The heading of this way."""
        return WAYS[self.moyen]


class Reference(Keys):
    """A text of law, or another page that explains more."""

    titre: Sentence
    url: Url


class Procedure(Content):
    """The front matter of a procedure; the body of its file says what fits in no key."""

    folder: ClassVar[str] = "demarches"
    kind: ClassVar[str] = "demarche"

    summary: Sentence
    pour_qui: Sentence
    cout: Sentence
    delai: Sentence
    comment: Listed[Way]
    service: Sentence
    verifiee_le: Day | None = None
    pieces: Listed[Sentence] | None = None
    etapes: Listed[Sentence] | None = None
    fondement: Listed[Reference] | None = None
    liees: Listed[Slug] | None = None
    etat: Annotated[str, by(choice({"ouverte": "ouverte", "suspendue": "suspendue"}))] | None = None
    motif: Sentence | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        **Content.synonyms,
        "public": "pour_qui",
        "coût": "cout",
        "prix": "cout",
        "tarif": "cout",
        "délai": "delai",
        "pièces": "pieces",
        "documents": "pieces",
        "étapes": "etapes",
        "vérifiée_le": "verifiee_le",
        "verifie_le": "verifiee_le",
        "moyens": "comment",
        "statut": "etat",
        "état": "etat",
        "raison": "motif",
    }

    @classmethod
    def disagreements(cls, said: Self | None, lines: Mapping[str, int]) -> Iterator[Complaint]:
        """What is wrong between keys; see `Content.disagreements`."""
        yield from super().disagreements(said, lines)
        if not lines.keys() & {"verifiee_le", "traduit_le"} and not _means_checked(lines):
            yield missing_key(min(lines.values()), "verifiee_le")
        if said is None:
            return
        if not said.comment:
            yield _no_way(lines["comment"])
        if said.etat == "suspendue" and said.motif is None:
            yield _suspended_without_reason(lines["etat"])
        # A translation is suspended when its original is.
        if said.motif is not None and said.etat != "suspendue" and said.traduit_le is None:
            yield _reason_without_suspension(lines["motif"])
        if any(way.moyen == ONLINE and way.url is None for way in said.comment):
            yield _online_without_address(lines["comment"])
        if any(way.moyen != COUNTER and way.lieu is not None for way in said.comment):
            yield _venue_without_counter(lines["comment"])
        if any(way.moyen != BY_TELEPHONE and way.telephone is not None for way in said.comment):
            yield _number_without_call(lines["comment"])
        if said.verifiee_le is not None and said.verifiee_le > today():
            yield _checked_tomorrow(lines["verifiee_le"], said.verifiee_le)


MODEL = Procedure


def _means_checked(lines: Mapping[str, int]) -> bool:
    """Whether « vérifiée_le » or the like is told already as the key that it is not."""
    return any(Procedure.synonyms.get(key.lower()) == "verifiee_le" for key in lines)


def _no_way(line: int) -> Complaint:
    return Complaint(
        line,
        Text("«\u00a0comment\u00a0» ne dit aucun moyen.", '"comment" names no way.'),
        Text("Personne ne saurait comment faire la démarche.", "Nobody would know how to do it."),
        Text(
            "Ajoutez par exemple «\u00a0- moyen: au guichet\u00a0», et «\u00a0texte: …\u00a0» en dessous.",
            'Add for example "- moyen: au guichet", and "texte: …" below it.',
        ),
    )


def _suspended_without_reason(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            "La démarche est suspendue, et «\u00a0motif\u00a0» ne dit pas pourquoi.",
            'The procedure is suspended, and "motif" does not say why.',
        ),
        Text(
            "Qui en a besoin doit savoir pourquoi elle s’arrête et ce qui reste possible.",
            "Whoever needs it must know why it stops and what is still possible.",
        ),
        Text("Ajoutez «\u00a0motif: …\u00a0», en une phrase.", 'Add "motif: …", in one sentence.'),
    )


def _reason_without_suspension(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            "«\u00a0motif\u00a0» est là, et la démarche n’est pas suspendue.",
            '"motif" is there, and the procedure is not suspended.',
        ),
        Text("Il ne serait montré à personne.", "It would be shown to nobody."),
        Text(
            "Ajoutez «\u00a0etat: suspendue\u00a0», ou supprimez «\u00a0motif\u00a0».",
            'Add "etat: suspendue", or delete "motif".',
        ),
    )


def _online_without_address(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            "La démarche se fait en ligne, et «\u00a0url\u00a0» ne dit pas où.", 'Online, and "url" does not say where.'
        ),
        Text("Le bouton «\u00a0Commencer\u00a0» ne mènerait nulle part.", 'The button "Commencer" would lead nowhere.'),
        Text(
            "Ajoutez «\u00a0url: https://…\u00a0» sous «\u00a0moyen: en ligne\u00a0».",
            'Add "url: https://…" below "moyen: en ligne".',
        ),
    )


def _venue_without_counter(line: int) -> Complaint:
    return Complaint(
        line,
        Text("«\u00a0lieu\u00a0» est là où personne ne se déplace.", '"lieu" stands where nobody goes anywhere.'),
        Text(
            "Un lieu donne l’adresse et les horaires d’un guichet\u00a0: ici, ils ne seraient montrés à personne.",
            "A venue gives the address and hours of a counter: here they would be shown to nobody.",
        ),
        Text(
            "Mettez «\u00a0lieu\u00a0» sous «\u00a0moyen: au guichet\u00a0».",
            'Put "lieu" below "moyen: au guichet".',
        ),
    )


def _number_without_call(line: int) -> Complaint:
    return Complaint(
        line,
        Text("«\u00a0telephone\u00a0» est là où personne n’appelle.", '"telephone" stands where nobody calls.'),
        Text(
            "Le numéro se montre sous «\u00a0Par téléphone\u00a0»\u00a0: ici, personne ne le verrait.",
            'The number is shown under "Par téléphone": here nobody would see it.',
        ),
        Text(
            "Mettez «\u00a0telephone\u00a0» sous «\u00a0moyen: par téléphone\u00a0».",
            'Put "telephone" below "moyen: par téléphone".',
        ),
    )


def _checked_tomorrow(line: int, when: date) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0verifiee_le\u00a0» est dans l’avenir\u00a0: {date_fr(when)}",
            f'"verifiee_le" is in the future: {when.isoformat()}',
        ),
        Text(
            "Cette date dit aux habitants jusqu’à quand la fiche était juste.",
            "This date tells residents until when the sheet was right.",
        ),
        Text("Écrivez le jour où vous l’avez relue.", "Write the day on which you have read it again."),
    )
