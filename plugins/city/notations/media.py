"""Films and sounds, with what makes them everybody's: captions, transcript, audio description.

    /// video | Les vœux de la mairie
        fichier: videos/voeux.mp4
        sous_titres: videos/voeux.vtt
        audiodescription: inutile
    The transcript.
    ///

A film of another site (`url` in place of `fichier`) becomes a link: nothing is loaded from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import ClassVar, Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from a11y.finding import Text
from city.errors import Complaint
from city.notations.blocks import ComponentBlock
from city.notations.documents import Files
from city.notations.figures import IMAGES, name_by_caption
from city.notations.whole import Written, address, file_in_content, missing, wanted, wants_text, words
from city.sizes import size

# Suffix: its type for browsers, and what people call it.
VIDEOS: Final = {"mp4": ("video/mp4", "MP4"), "webm": ("video/webm", "WebM"), "ogv": ("video/ogg", "Ogg")}
SOUNDS: Final = {
    "mp3": ("audio/mpeg", "MP3"),
    "ogg": ("audio/ogg", "Ogg"),
    "opus": ("audio/ogg", "Opus"),
    "m4a": ("audio/mp4", "M4A"),
    "wav": ("audio/wav", "WAV"),
}
SYNONYMS = {"film": "video", "youtube": "video", "dailymotion": "video", "peertube": "video", "son": "audio"}

# Written in place of a file: captions are there, on the other site; nobody speaks; the sound tells all.
_THERE: Final = "oui"
_SILENT: Final = "muette"
_NEEDLESS: Final = "inutile"
# How people call the sites of films; any other is called by its own name.
_SITES: Final = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "dailymotion.com": "Dailymotion",
    "dai.ly": "Dailymotion",
    "vimeo.com": "Vimeo",
}


def _captions(written: str) -> str:
    return written.lower() if written.lower() in (_THERE, _SILENT) else file_in_content(["vtt"], written)


def _description(written: str) -> str:
    return written.lower() if written.lower() == _NEEDLESS else file_in_content(list(VIDEOS), written)


def _address(written: str) -> str:
    if not re.fullmatch(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?", written):
        raise ValueError("L’adresse d’une vidéo d’un autre site commence par «\u00a0https://\u00a0».")
    return written


class _Recorded(ComponentBlock):
    TITLE = "required"
    KINDS: ClassVar[dict[str, tuple[str, str]]] = {}

    def _file(self, name: str) -> dict[str, str]:
        kind, called = self.KINDS[name.rpartition(".")[2].lower()]
        files: Files | None = self.config["files"]
        weight = f", {size((files.content / name).stat().st_size)}" if files is not None else ""
        return {"url": address(name), "type": kind, "said": f"{called}{weight}"}

    def on_inline_end(self, block: Element) -> None:
        """Name the player by its title."""
        if block.tag == "figure":
            name_by_caption(block)


class Audio(_Recorded):
    """A recording of `content/`; its text is the transcript."""

    NAME = "audio"
    COMPONENT = "audio"
    KINDS = SOUNDS
    OPTIONS: ClassVar = {"fichier": (None, partial(file_in_content, list(SOUNDS))), "duree": (None, words)}

    @classmethod
    def disagreements(cls, written: Written, files: Files | None) -> Iterator[Complaint]:
        """A recording that is not there, or that nobody can read."""
        yield from wanted(written, ["fichier"], Text("Il n’y aurait rien à écouter.", "Nothing would be heard."))
        yield from wants_text(
            written,
            Text(
                "C’est sa transcription\u00a0: sans elle, qui n’entend pas n’en apprend rien (RGAA 4.1, WCAG 1.2.1).",
                "It is its transcript: without it, who does not hear learns nothing (RGAA 4.1, WCAG 1.2.1).",
            ),
        )
        yield from missing(written, ["fichier"], files)

    def given(self) -> dict[str, object]:
        """The arguments of the component."""
        return {
            "title": self.argument,
            "file": self._file(self.options["fichier"]),
            "duration": self.options["duree"],
        }


class Video(_Recorded):
    """A film of `content/`, or of another site; its text is the transcript."""

    NAME = "video"
    COMPONENT = "video"
    KINDS = VIDEOS
    OPTIONS: ClassVar = {
        "fichier": (None, partial(file_in_content, list(VIDEOS))),
        "url": (None, _address),
        "sous_titres": (None, _captions),
        "audiodescription": (None, _description),
        "affiche": (None, partial(file_in_content, IMAGES)),
        "duree": (None, words),
    }

    @classmethod
    def disagreements(cls, written: Written, files: Files | None) -> Iterator[Complaint]:
        """A film that is not there, or that some people would learn nothing of."""
        said = written.options
        if ("fichier" in said) == ("url" in said):
            yield _not_one_film(written.line, "url" in said)
        yield from wanted(
            written,
            ["sous_titres"],
            Text(
                "Qui n’entend pas n’apprendrait rien de ce qui se dit (RGAA 4.3, WCAG 1.2.2). Une vidéo sans paroles "
                "le dit\u00a0: «\u00a0sous_titres: muette\u00a0».",
                "Who does not hear would learn nothing of what is said (RGAA 4.3, WCAG 1.2.2). A film without words "
                'says so: "sous_titres: muette".',
            ),
        )
        captions = said.get("sous_titres", "").lower()
        if captions != _SILENT:
            yield from wanted(
                written,
                ["audiodescription"],
                Text(
                    "Qui ne voit pas entend ce qui se dit, et rien de ce qui se montre (RGAA 4.5, WCAG 1.2.5). Si le "
                    "son suffit à tout comprendre, écrivez «\u00a0audiodescription: inutile\u00a0».",
                    "Who does not see hears what is said, and nothing of what is shown (RGAA 4.5, WCAG 1.2.5). Where "
                    'the sound tells all, write "audiodescription: inutile".',
                ),
            )
        yield from wants_text(
            written,
            Text(
                "C’est sa transcription\u00a0: sans elle, qui n’entend ni ne voit n’apprend rien de la vidéo, et un "
                "moteur de recherche non plus (RGAA 4.1, WCAG 1.2.1).",
                "It is its transcript: without it, who neither hears nor sees learns nothing (RGAA 4.1, WCAG 1.2.1).",
            ),
        )
        if "url" in said and "fichier" not in said and captions.endswith(".vtt"):
            yield _captions_elsewhere(written.lines["sous_titres"])
        elif "fichier" in said and captions == _THERE:
            yield _captions_unnamed(written.lines["sous_titres"])
        named = [
            key
            for key in ("fichier", "sous_titres", "audiodescription", "affiche")
            if said.get(key, "").lower() not in (_THERE, _SILENT, _NEEDLESS)
        ]
        yield from missing(written, named, files)

    def component(self) -> str:
        """A player, or a link."""
        return "linked_video" if self.options["url"] else self.COMPONENT

    def given(self) -> dict[str, object]:
        """The arguments of the component."""
        said = self.options
        described = said["audiodescription"]
        shown = {
            "title": self.argument,
            "poster": address(said["affiche"]) if said["affiche"] else None,
            "duration": said["duree"],
            "described": self._file(described) if described not in (None, _NEEDLESS) else None,
        }
        if said["url"]:
            return {**shown, "url": said["url"], "site": site(said["url"])}
        captions = None if said["sous_titres"] == _SILENT else address(said["sous_titres"])
        return {**shown, "file": self._file(said["fichier"]), "captions": captions}


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


def _captions_elsewhere(line: int) -> Complaint:
    return Complaint(
        line,
        Text(
            "Les sous-titres d’une vidéo d’un autre site ne sont pas un fichier d’ici.",
            "The captions of a film of another site are no file of this one.",
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
        Text("«\u00a0sous_titres: oui\u00a0» ne nomme pas de fichier.", '"sous_titres: oui" names no file.'),
        Text(
            "Qui n’entend pas n’apprendrait rien de ce qui se dit (RGAA 4.3, WCAG 1.2.2).",
            "Who does not hear would learn nothing of what is said (RGAA 4.3, WCAG 1.2.2).",
        ),
        Text(
            "Écrivez par exemple «\u00a0sous_titres: videos/voeux.vtt\u00a0», ou «\u00a0sous_titres: muette\u00a0» si "
            "l’on n’entend rien d’utile.",
            'Write for example "sous_titres: videos/voeux.vtt", or "sous_titres: muette" where nothing is said.',
        ),
    )
