"""What the front matter of each type of content must and may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from a11y.finding import Text
from city.errors import Complaint
from city.fields import Field, list_of, mapping, read_fields
from city.located import Value
from city.markdown import DECORATIVE
from city.values import (
    address,
    boolean,
    choice,
    date_time,
    day,
    inside,
    integer,
    matching,
    slug,
    text,
    texts,
)

# Words an editor may well try, and the key that is meant.
SYNONYMS: dict[str, str] = {
    "titre": "title",
    "résumé": "summary",
    "resume": "summary",
    "chapo": "summary",
    "chapô": "summary",
    "description": "summary",
    "langue": "lang",
    "statut": "status",
    "état": "status",
    "catégorie": "category",
    "categorie": "category",
    "rubrique": "section",
    "modèle": "template",
    "gabarit": "template",
    "adresse": "url",
    "mots-clés": "tags",
    "étiquettes": "tags",
    "modifié": "modified",
    "mise_a_jour": "modified",
    "ordre": "order",
    "alt": "image_alt",
    "alternative": "image_alt",
    "dérogations": "derogations",
}

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
    return "" if DECORATIVE.fullmatch(written) else written


_WAIVER = mapping(
    {
        "regle": Field(text, needed=True),
        "motif": Field(text, needed=True),
        "jusqu_au": Field(day, needed=True),
    },
    {"règle": "regle", "raison": "motif", "jusqu'au": "jusqu_au", "fin": "jusqu_au"},
)

_COMMON: dict[str, Field[object]] = {
    "title": Field(text, needed=True),
    "modified": Field(date_time),
    "slug": Field(slug),
    "lang": Field(_LANGUAGE),
    "status": Field(choice(_STATUS)),
    "section": Field(text),
    "template": Field(_TEMPLATE),
    "save_as": Field(inside),
    "url": Field(address),
    "order": Field(integer),
    "rang": Field(integer),
    "titre_court": Field(text),
    "sommaire": Field(boolean),
    "image": Field(inside),
    "image_alt": Field(image_alternative),
    "image_legende": Field(text),
    "tags": Field(texts),
    "derogations": Field(list_of(_WAIVER)),
}


@dataclass(frozen=True, slots=True)
class ContentType:
    """A type of content: its name, and the fields of its front matter."""

    name: Literal["page", "article"]
    fields: Mapping[str, Field[object]]

    def read(self, front: Value) -> tuple[dict[str, object], list[Complaint]]:
        """The typed front matter, and everything wrong with it.

        Raises:
            Complaint: `front` is no mapping, or has a key twice.
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
        found, complaints = read_fields(entries, self.fields, front.line, SYNONYMS)
        lines = {entry.key: entry.line for entry in entries}
        if "image" in lines and "image_alt" not in lines:
            complaints.append(_image_without_alternative(lines["image"]))
        if "image_alt" in lines and "image" not in lines:
            complaints.append(_alternative_without_image(lines["image_alt"]))
        return found, sorted(complaints, key=lambda complaint: complaint.line or 0)


PAGE = ContentType("page", {**_COMMON, "date": Field(date_time), "summary": Field(text)})
ARTICLE = ContentType(
    "article",
    {
        **_COMMON,
        "date": Field(date_time, needed=True),
        "summary": Field(text, needed=True),
        "category": Field(text),
    },
)


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
