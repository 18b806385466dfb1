"""An address that a page had before: what people kept among their bookmarks, and other sites still link to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from a11y.finding import Text
from city.errors import Complaint
from city.located import Value
from city.values import text

_EXAMPLE: Final = "/ancienne-rubrique/page/"
_PAGE: Final = re.compile(r"\.html?\Z", re.IGNORECASE)
# « .php », « .pdf »: what a server would not give out as a page. A number, as in « /version-2.1 », is none.
_OTHER_FILE: Final = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}\Z")
_BROKEN_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Spaces and controls once decoded, and what file systems and web servers take for something else.
_UNUSABLE: Final = re.compile(r'[\x00-\x1f\x7f\\<>"|*:?#\s\ufffd]')


@dataclass(frozen=True)
class FormerAddress:
    """A path of the site, its percent signs decoded, that ends in `/` or in `.html`; the line that says it."""

    path: str
    line: int

    @property
    def save_as(self) -> str:
        """The file of the site that answers at this address."""
        return self.path[1:] + ("index.html" if self.path.endswith("/") else "")


def former_address(value: Value, key: str) -> FormerAddress:
    """A former address of a page, such as `/ecoles/cantine/` or `/cantine.html`.

    Raises:
        Complaint: it is none, or a page cannot stand there.
    """
    written = text(value, key)
    if re.match(r"[a-z][a-z0-9+.-]*://", written, re.IGNORECASE):
        raise _not_here(value.line, written)
    if "?" in written or "#" in written:
        raise _more_than_a_path(value.line, written)
    path = unquote(written)
    parts = path.rstrip("/").split("/")[1:]
    if (
        not path.startswith("/")
        or _BROKEN_PERCENT.search(written)
        or _UNUSABLE.search(path)
        or any(part in ("", ".", "..") for part in parts)
        or path.endswith("//")
    ):
        raise _no_address(value.line, written)
    if path.endswith("/") or _PAGE.search(path):
        return FormerAddress(path, value.line)
    if _OTHER_FILE.search(path):
        raise _no_page(value.line, written)
    return FormerAddress(f"{path}/", value.line)


def _no_address(line: int, written: str) -> Complaint:
    parts = (re.sub(r"[^\w.~-]+", "-", unquote(part)).strip(".-") for part in written.split("/"))
    likely = "/".join(part for part in parts if part)
    example = _EXAMPLE if not likely else f"/{likely}" if "." in likely else f"/{likely}/"
    return Complaint(
        line,
        Text(
            f"Ce n’est pas l’adresse d’une page du site\u00a0: {written}",
            f"This is not the address of a page of the site: {written}",
        ),
        Text(
            "Une ancienne adresse commence par «\u00a0/\u00a0» et n’a ni espace, ni «\u00a0..\u00a0», "
            "ni «\u00a0//\u00a0».",
            'A former address begins with "/" and has no space, no ".." and no "//".',
        ),
        Text(f"Écrivez par exemple «\u00a0- {example}\u00a0».", f'Write for example "- {example}".'),
    )


def _not_here(line: int, written: str) -> Complaint:
    try:
        path = urlsplit(written).path or "/"
    except ValueError:
        path = _EXAMPLE
    return Complaint(
        line,
        Text(
            f"Une ancienne adresse s’écrit sans le nom du site\u00a0: {written}",
            f"A former address is written without the name of the site: {written}",
        ),
        Text(
            "Ce site ne peut répondre que chez lui\u00a0: un autre nom de domaine se redirige chez son hébergeur.",
            "This site can only answer at home: another domain name is redirected by its host.",
        ),
        Text(f"Écrivez «\u00a0- {path}\u00a0».", f'Write "- {path}".'),
    )


def _more_than_a_path(line: int, written: str) -> Complaint:
    path = re.split(r"[?#]", written)[0]
    return Complaint(
        line,
        Text(
            f"Une ancienne adresse n’a ni «\u00a0?\u00a0» ni «\u00a0#\u00a0»\u00a0: {written}",
            f'A former address has no "?" and no "#": {written}',
        ),
        Text(
            "Une page du site répond de la même façon, quoi que l’on écrive après «\u00a0?\u00a0» ou «\u00a0#\u00a0».",
            'A page of the site answers in the same way whatever is written after "?" or "#".',
        ),
        Text(
            f"Écrivez «\u00a0- {path or _EXAMPLE}\u00a0»\u00a0; si la page dépend de ce qui suit le «\u00a0?\u00a0», "
            "seul le serveur web peut la rediriger (voir docs/redirections.md).",
            f'Write "- {path or _EXAMPLE}"; if the page depends on what follows the "?", only the web server can '
            "redirect it (see docs/redirections.md).",
        ),
    )


def _no_page(line: int, written: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Aucune page ne peut répondre à cette adresse\u00a0: {written}",
            f"No page can answer at this address: {written}",
        ),
        Text(
            "À cette terminaison, le navigateur téléchargerait un fichier au lieu d’afficher une page.",
            "By this ending, a browser would download a file instead of showing a page.",
        ),
        Text(
            "Retirez cette ligne, et redirigez cette adresse dans les réglages du serveur web (voir "
            "docs/redirections.md)\u00a0; une page s’écrit «\u00a0/…/\u00a0» ou «\u00a0/….html\u00a0».",
            "Take this line out, and redirect this address in the settings of the web server (see "
            'docs/redirections.md); a page is written "/…/" or "/….html".',
        ),
    )
