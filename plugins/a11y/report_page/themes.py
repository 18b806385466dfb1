"""The thirteen themes of the RGAA, and what a resident meets where one of them fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..finding import Finding, Text


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its number, its name, and what people meet, as a part of a sentence. Number 0 is the house's own."""

    number: int
    name: Text
    meets: Text


_NAMES: Final = (
    (
        Text("Images", "Images"),
        Text("des images muettes pour qui ne les voit pas", "images that say nothing to people who do not see them"),
    ),
    (Text("Cadres", "Frames"), Text("des contenus intégrés que rien n'annonce", "embedded contents without a name")),
    (
        Text("Couleurs", "Colours"),
        Text("des textes difficiles à distinguer du fond", "text that is hard to tell from its background"),
    ),
    (
        Text("Multimédia", "Multimedia"),
        Text(
            "des vidéos ou des sons fermés à une partie du public",
            "videos or sounds closed to part of the public",
        ),
    ),
    (
        Text("Tableaux", "Tables"),
        Text("des tableaux qui perdent leur sens à l'écoute", "tables that lose their meaning when heard"),
    ),
    (
        Text("Liens", "Links"),
        Text("des liens qui ne disent pas où ils mènent", "links that do not say where they lead"),
    ),
    (
        Text("Scripts", "Scripts"),
        Text("des commandes inutilisables au clavier ou à la voix", "controls that neither keyboard nor voice can use"),
    ),
    (
        Text("Éléments obligatoires", "Mandatory elements"),
        Text("des pages mal annoncées ou mal lues à voix haute", "pages badly announced or badly read aloud"),
    ),
    (
        Text("Structuration de l'information", "Structure of information"),
        Text("des textes sans repères pour s'y retrouver", "texts without landmarks to find one's way"),
    ),
    (
        Text("Présentation de l'information", "Presentation of information"),
        Text("des textes illisibles une fois agrandis", "texts that are unreadable once enlarged"),
    ),
    (
        Text("Formulaires", "Forms"),
        Text("des formulaires difficiles à remplir", "forms that are hard to fill in"),
    ),
    (Text("Navigation", "Navigation"), Text("des pages où l'on se perd", "pages in which people get lost")),
    (
        Text("Consultation", "Consultation"),
        Text("des contenus qui bougent ou changent sans prévenir", "contents that move or change without warning"),
    ),
)
HOUSE: Final = Theme(
    0,
    Text("Hors RGAA\u00a0: WCAG et règles de la maison", "Beyond RGAA: WCAG and house rules"),
    Text("des pages plus difficiles à lire ou à suivre", "pages that are harder to read or to follow"),
)
THEMES: Final = (*(Theme(number, *names) for number, names in enumerate(_NAMES, start=1)), HOUSE)


def themes_of(finding: Finding) -> tuple[int, ...]:
    """The numbers of the themes that a finding belongs to; 0 where no test of the RGAA speaks of it."""
    return tuple(sorted({theme_of(test) for test in finding.rgaa})) or (0,)


def theme_of(test: str) -> int:
    """The theme of a test: 3 for "3.2.1"."""
    return int(test.partition(".")[0])
