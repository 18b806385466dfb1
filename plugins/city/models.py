"""What the front matter of each type of content must and may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, ClassVar, Self, TypeAlias

from a11y.finding import Text
from city.errors import Complaint
from city.former_address import FormerAddress, former_address
from city.located import Value
from city.markdown import DECORATIVE
from city.typed import Keys, Listed, by, read
from city.values import (
    Shown,
    address,
    boolean,
    choice,
    date_time,
    day,
    inside,
    integer,
    matching,
    sentence,
    slug,
    text,
    texts,
)

_STATUS: dict[str, str] = {
    "published": "published",
    "draft": "draft",
    "hidden": "hidden",
    "publié": "published",
    "brouillon": "draft",
    "masqué": "hidden",
}

_LANGUAGE = matching(
    r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    Text(
        "La langue s’écrit par son code\u00a0: les lecteurs d’écran en tirent leur prononciation.",
        "The language is written by its code: screen readers take their pronunciation from it.",
    ),
    "fr",
)
_TEMPLATE = matching(
    r"[a-z0-9_-]+(/[a-z0-9_-]+)*",
    Text(
        "Un gabarit est nommé par son fichier, sans «\u00a0.html\u00a0».",
        'A template is named by its file, without ".html".',
    ),
    "section",
)


def image_alternative(value: Value, key: str) -> str:
    """The text that replaces the image; empty when the editor says « décorative »."""
    written = text(value, key)
    return "" if DECORATIVE.fullmatch(written) else Shown(written)


Line: TypeAlias = Annotated[str, by(text)]
Sentence: TypeAlias = Annotated[str, by(sentence)]
Inside: TypeAlias = Annotated[str, by(inside)]
DateTime: TypeAlias = Annotated[datetime, by(date_time)]
# Named here: inside a class, a field hides the function of its name.
Day: TypeAlias = Annotated[date, by(day)]
Slug: TypeAlias = Annotated[str, by(slug)]
Url: TypeAlias = Annotated[
    str,
    by(
        matching(
            r"(?:https?://[\w-]+(?:\.[\w-]+)+(?::[0-9]+)?)?/\S*",
            Text(
                "Une adresse commence par «\u00a0https://\u00a0», ou par «\u00a0/\u00a0» sur ce site.",
                'An address begins with "https://", or with "/" on this site.',
            ),
            "https://www.ville.example/demande",
        )
    ),
]


class Waiver(Keys):
    """A finding that this page keeps for a while (`a11y.waiver`)."""

    regle: Line
    motif: Line
    jusqu_au: Day

    synonyms: ClassVar[Mapping[str, str]] = {
        "règle": "regle", "raison": "motif", "jusqu'au": "jusqu_au", "fin": "jusqu_au",
    }  # fmt: skip


class Content(Keys):
    """The front matter of every type of content.

    `folder`: where in the content the type's files lie; `kind`: the template that shows them.
    """

    folder: ClassVar[str] = ""
    kind: ClassVar[str] = ""

    title: Sentence
    date: DateTime | None = None
    summary: Sentence | None = None
    modified: DateTime | None = None
    slug: Slug | None = None
    lang: Annotated[str, by(_LANGUAGE)] | None = None
    traduit_le: Day | None = None
    status: Annotated[str, by(choice(_STATUS))] | None = None
    section: Line | None = None
    template: Annotated[str, by(_TEMPLATE)] | None = None
    save_as: Inside | None = None
    url: Annotated[str, by(address)] | None = None
    anciennes_adresses: Listed[Annotated[FormerAddress, by(former_address)]] | None = None
    order: Annotated[int, by(integer)] | None = None
    rang: Annotated[int, by(integer)] | None = None
    titre_court: Sentence | None = None
    sommaire: Annotated[bool, by(boolean)] | None = None
    image: Inside | None = None
    image_alt: Annotated[str, by(image_alternative)] | None = None
    image_legende: Sentence | None = None
    tags: Annotated[list[str], by(texts)] | None = None
    derogations: Listed[Waiver] | None = None

    # Words an editor may well try, and the key that is meant.
    synonyms: ClassVar[Mapping[str, str]] = {
        "titre": "title",
        "résumé": "summary",
        "resume": "summary",
        "chapo": "summary",
        "chapô": "summary",
        "description": "summary",
        "langue": "lang",
        "traduit_de": "traduit_le",
        "traduction_de": "traduit_le",
        "traduite_le": "traduit_le",
        "traduction": "traduit_le",
        "statut": "status",
        "état": "status",
        "catégorie": "category",
        "categorie": "category",
        "rubrique": "section",
        "modèle": "template",
        "gabarit": "template",
        "adresse": "url",
        "ancienne_adresse": "anciennes_adresses",
        "anciennes_urls": "anciennes_adresses",
        "redirections": "anciennes_adresses",
        "alias": "anciennes_adresses",
        "aliases": "anciennes_adresses",
        "redirect_from": "anciennes_adresses",
        "mots-clés": "tags",
        "étiquettes": "tags",
        "modifié": "modified",
        "mise_a_jour": "modified",
        "ordre": "order",
        "alt": "image_alt",
        "alternative": "image_alt",
        "dérogations": "derogations",
    }

    @classmethod
    def disagreements(cls, said: Self | None, lines: Mapping[str, int]) -> Iterator[Complaint]:
        """What is wrong between keys; `said` is None where one is wrong by itself; `lines` are those of all."""
        if "image" in lines and "image_alt" not in lines:
            yield _image_without_alternative(lines["image"])
        if "image_alt" in lines and "image" not in lines:
            yield _alternative_without_image(lines["image_alt"])


class Page(Content):
    """The front matter of a page."""


class Article(Content):
    """The front matter of a piece of news."""

    date: DateTime
    summary: Sentence
    category: Line | None = None
    jusqu_au: Day | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        **Content.synonyms,
        "jusqu'au": "jusqu_au",
        "jusqu’au": "jusqu_au",
        "fin": "jusqu_au",
        "expire": "jusqu_au",
    }

    @classmethod
    def disagreements(cls, said: Self | None, lines: Mapping[str, int]) -> Iterator[Complaint]:
        """What is wrong between keys; see `Content.disagreements`."""
        yield from super().disagreements(said, lines)
        if said is not None and said.jusqu_au is not None and said.jusqu_au < said.date.date():
            yield _outdated_from_the_first(lines["jusqu_au"])


def read_front(model: type[Content], front: Value) -> tuple[dict[str, object], list[Complaint]]:
    """What a front matter says, each key as the model has it, and everything wrong with it.

    Raises:
        Complaint: `front` is no mapping.
    """
    entries = front.entries()
    if entries is None:
        raise Complaint(
            front.line,
            Text(
                "L’en-tête n’est pas une suite de lignes «\u00a0clé: valeur\u00a0».",
                'The front matter is not a series of "key: value" lines.',
            ),
            Text(
                "Le titre et le reste ne peuvent pas y être trouvés.",
                "The title and the rest cannot be found in it.",
            ),
            Text(
                "Écrivez par exemple «\u00a0title: Fête du parc\u00a0», une clé par ligne.",
                'Write for example "title: Fête du parc", one key a line.',
            ),
        )
    found, complaints = read(model, front)
    lines = {entry.key: entry.line for entry in entries}
    complaints += model.disagreements(found, lines)
    said = {} if found is None else {name: getattr(found, name) for name in model.model_fields if name in lines}
    return said, sorted(complaints, key=lambda complaint: complaint.line or 0)


def _image_without_alternative(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            "«\u00a0image\u00a0» est là sans «\u00a0image_alt\u00a0».",
            '"image" is there without "image_alt".',
        ),
        Text(
            "Qui ne voit pas l’image ne saurait pas ce qu’elle montre (RGAA 1.1, WCAG 1.1.1).",
            "Who cannot see the image would not know what it shows (RGAA 1.1, WCAG 1.1.1).",
        ),
        Text(
            "Ajoutez «\u00a0image_alt: ce que montre l’image\u00a0», "
            "ou «\u00a0image_alt: décorative\u00a0» si elle n’apprend rien.",
            'Add "image_alt: what it shows", or "image_alt: décorative" if it tells nothing.',
        ),
    )


def _alternative_without_image(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            "«\u00a0image_alt\u00a0» est là sans «\u00a0image\u00a0».",
            '"image_alt" is there without "image".',
        ),
        Text("L’alternative ne décrirait aucune image.", "The alternative would describe no image."),
        Text(
            "Ajoutez «\u00a0image: …\u00a0», ou supprimez «\u00a0image_alt\u00a0».",
            'Add "image: …", or delete "image_alt".',
        ),
    )


def _outdated_from_the_first(line: int) -> Complaint:
    return Complaint(
        line,
        Text("«\u00a0jusqu_au\u00a0» vient avant «\u00a0date\u00a0».", '"jusqu_au" comes before "date".'),
        Text(
            "L’actualité serait dépassée avant d’être publiée.",
            "The news would be outdated before it is published.",
        ),
        Text(
            "Écrivez le dernier jour où elle est encore vraie, ou supprimez «\u00a0jusqu_au\u00a0».",
            'Write the last day on which it still holds, or delete "jusqu_au".',
        ),
    )
