"""A film: the city's own, with its captions, transcript and audio description; or one of another site, as a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from a11y.finding import Text
from city.blocks import Notation, Use
from city.errors import Complaint
from city.files import IMAGES, VIDEOS, missing, of_kind, suffix, weight_fr
from city.located import Value
from city.models import Url
from city.typed import by
from city.values import inside, sentence, text

# Written where the sound alone tells all, or where nobody speaks and nothing is heard.
NEEDLESS: Final = "inutile"
SILENT: Final = "muette"
# How people call the sites of films; any other is called by its own name.
_SITES: Final = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "dailymotion.com": "Dailymotion",
    "dai.ly": "Dailymotion",
    "vimeo.com": "Vimeo",
}
_WRITTEN: Final = Text(
    "Sans transcription, qui n’entend ni ne voit n’apprend rien de la vidéo, et un moteur de recherche non plus "
    "(RGAA 4.1, WCAG 1.2.1).",
    "Without a transcript, whoever neither hears nor sees learns nothing of the film (RGAA 4.1, WCAG 1.2.1).",
)
_CAPTIONS: Final = Text(
    "Les navigateurs ne lisent que des sous-titres WebVTT.",
    "Browsers read WebVTT captions only.",
)
_PLAYED: Final = Text("Les navigateurs ne liraient pas ce fichier.", "Browsers would not play this file.")
_SHOWN: Final = Text("Les navigateurs ne montreraient pas cette image.", "Browsers would not show this image.")


def _captions(value: Value, key: str) -> str:
    return _word_or_file(value, key, {SILENT, "oui"})


def _described(value: Value, key: str) -> str:
    return _word_or_file(value, key, {NEEDLESS})


def _word_or_file(value: Value, key: str, words: set[str]) -> str:
    written = text(value, key)
    return written.lower() if written.lower() in words else inside(value, key)


class Video(Notation):
    """A film of `content/` (`fichier`) or of another site (`url`); the text is its transcript."""

    name: ClassVar[str] = "video"
    why_text: ClassVar[Text | None] = _WRITTEN

    fichier: Annotated[str, by(inside)] | None = None
    url: Url | None = None
    sous_titres: Annotated[str, by(_captions)]
    audiodescription: Annotated[str, by(_described)] | None = None
    affiche: Annotated[str, by(inside)] | None = None
    duree: Annotated[str, by(sentence)] | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "file": "fichier",
        "vidéo": "fichier",
        "video": "fichier",
        "adresse": "url",
        "lien": "url",
        "sous-titres": "sous_titres",
        "soustitres": "sous_titres",
        "captions": "sous_titres",
        "poster": "affiche",
        "image": "affiche",
        "durée": "duree",
    }

    def faults(self, use: Use) -> Iterator[Complaint]:
        """What is wrong between keys, or with what they name."""
        if (self.fichier is None) == (self.url is None):
            yield _not_one_film(use.line, self.fichier is not None)
            return
        captions = None if self.sous_titres in (SILENT, "oui") else self.sous_titres
        described = None if self.audiodescription == NEEDLESS else self.audiodescription
        if self.audiodescription is None and self.sous_titres != SILENT:
            yield _not_described(use.line)
        named = {"fichier": self.fichier, "sous_titres": captions, "affiche": self.affiche}
        if self.url is not None and captions is not None:
            yield _captions_elsewhere(use.lines["sous_titres"])
            del named["sous_titres"]
        elif self.fichier is not None and self.sous_titres == "oui":
            yield _captions_unnamed(use.lines["sous_titres"])
        named["audiodescription"] = described
        yield from missing(use.around.content, use.lines, named)
        films = {"fichier": self.fichier, "audiodescription": named.get("audiodescription")}
        yield from of_kind(use.lines, films, VIDEOS, _PLAYED)
        yield from of_kind(use.lines, {"sous_titres": named.get("sous_titres")}, [".vtt"], _CAPTIONS)
        yield from of_kind(use.lines, {"affiche": self.affiche}, IMAGES, _SHOWN)

    def build(self, use: Use, body: Element) -> Element:
        """The player, or the link, with the transcript."""
        shown = {
            "title": use.title,
            "poster": f"/{self.affiche}" if self.affiche else None,
            "duration": self.duree,
            "described": self._file(use, self.audiodescription),
        }
        components = use.around.components
        if self.url is not None:
            return components.element("linked_video", body, url=self.url, site=site(self.url), **shown)
        assert self.fichier is not None
        captions = None if self.sous_titres == SILENT else f"/{self.sous_titres}"
        return components.element("video", body, file=self._file(use, self.fichier), captions=captions, **shown)

    def _file(self, use: Use, path: str | None) -> dict[str, str] | None:
        if path in (None, NEEDLESS):
            return None
        assert path is not None
        kind, name = VIDEOS[suffix(path)]
        size = weight_fr((use.around.content / path).stat().st_size)
        return {"url": f"/{path}", "type": kind, "format": name, "size": size}


MODEL = Video


def site(url: str) -> str:
    """How people call the site of a film: « YouTube », or the name of its server."""
    host = re.sub(r"^(?:www|m)\.", "", urlsplit(url).hostname or "")
    return _SITES.get(host, host)


def _not_one_film(line: int, both: bool) -> Complaint:
    return Complaint(
        line,
        Text(
            "La vidéo a un fichier et une adresse." if both else "La vidéo n’a ni fichier ni adresse.",
            "The film has a file and an address." if both else "The film has neither file nor address.",
        ),
        Text("On ne saurait pas laquelle montrer.", "One could not tell which to show."),
        Text(
            "Écrivez soit «\u00a0fichier: videos/…\u00a0», soit «\u00a0url: https://…\u00a0» pour une vidéo d’un autre "
            "site.",
            'Write either "fichier: videos/…", or "url: https://…" for the film of another site.',
        ),
    )


def _not_described(line: int) -> Complaint:
    return Complaint(
        line,
        Text("La vidéo ne dit rien de son audiodescription.", "The film says nothing of its audio description."),
        Text(
            "Qui ne voit pas entend ce qui se dit, et rien de ce qui se montre (RGAA 4.5, WCAG 1.2.5).",
            "Whoever does not see hears what is said, and nothing of what is shown (RGAA 4.5, WCAG 1.2.5).",
        ),
        Text(
            "Écrivez «\u00a0audiodescription: inutile\u00a0» si le son suffit à tout comprendre\u00a0; sinon, nommez "
            "la version audiodécrite\u00a0: «\u00a0audiodescription: videos/voeux-ad.mp4\u00a0».",
            'Write "audiodescription: inutile" where the sound tells all; else name the version with it: '
            '"audiodescription: videos/voeux-ad.mp4".',
        ),
    )


def _captions_elsewhere(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            "Les sous-titres d’une vidéo d’un autre site ne peuvent pas être un fichier d’ici.",
            "The captions of a film of another site cannot be a file of this one.",
        ),
        Text("C’est l’autre site qui les montre.", "It is the other site that shows them."),
        Text(
            "Si la vidéo y a des sous-titres relus, écrivez «\u00a0sous_titres: oui\u00a0»\u00a0; si elle est sans "
            "paroles, «\u00a0sous_titres: muette\u00a0». Sinon, ajoutez-les là-bas d’abord.",
            'If it has captions there that somebody read through, write "sous_titres: oui"; if nobody speaks, '
            '"sous_titres: muette". Else, add them there first.',
        ),
    )


def _captions_unnamed(line: int) -> Complaint:
    return Complaint(
        line,
        Text("«\u00a0sous_titres\u00a0» ne nomme pas de fichier.", '"sous_titres" names no file.'),
        Text(
            "Qui n’entend pas n’apprendrait rien de ce qui est dit (RGAA 4.3, WCAG 1.2.2).",
            "Whoever does not hear would learn nothing of what is said (RGAA 4.3, WCAG 1.2.2).",
        ),
        Text(
            "Écrivez par exemple «\u00a0sous_titres: videos/voeux.vtt\u00a0», ou «\u00a0sous_titres: muette\u00a0» "
            "pour une vidéo où l’on n’entend rien d’utile.",
            'Write for example "sous_titres: videos/voeux.vtt", or "sous_titres: muette" for a film without sound.',
        ),
    )
