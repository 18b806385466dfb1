"""The index of the site's search: Pagefind makes it beside the pages, before anything is published.

Where `SEARCH_URL` names the search page, a site without a whole index is not published: its
readers would be told that there is nothing, and could not know that nobody looked.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from a11y.finding import Problem, Text
from a11y.printable import printable

from .places import Places
from .search_order import MARK, UnknownLayoutError, put_in_order
from .wording import UnbuildableError, counted, said

_FOLDER: Final = "pagefind"
_ENTRY: Final = "pagefind-entry.json"
# Pagefind's own interfaces stay out: the search page is the theme's.
_SCRIPTS: Final = ("pagefind.js", "pagefind-worker.js")
_MARKED: Final = re.compile(rb"<[a-zA-Z][^<>]*\sdata-pagefind-body[\s=>/]")
# Pagefind takes « l’école » for one word, which nobody finds who asks for « école »; theme/static/js/search.js knows
# these words too.
_ELIDED: Final = re.compile(
    r"\b((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)(?:['’]|&#39;|&#x27;|&rsquo;))", re.IGNORECASE
)
# What reading an index of another layout, or a spoilt one, may come to.
_UNEXPECTED: Final = (
    OSError,
    EOFError,
    zlib.error,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    UnknownLayoutError,
)
# How many pages and lines a message names.
_SHOWN: Final = 5
_SECONDS: Final = 120
_LANGUAGE: Final = "fr"


@dataclass(frozen=True, slots=True)
class Search:
    """The settings of the search.

    `page`: the address of the search page; `seconds`: how long Pagefind may take; `language`: that of the search page.
    """

    page: str
    seconds: float = _SECONDS
    language: str = _LANGUAGE

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Search | None:
        """What `SEARCH_URL`, `SEARCH_SECONDS` and `DEFAULT_LANG` say; None for a site that has no search."""
        if not settings.get("SEARCH_URL"):
            return None
        seconds, language = settings.get("SEARCH_SECONDS", _SECONDS), settings.get("DEFAULT_LANG", _LANGUAGE)
        return cls(settings["SEARCH_URL"], seconds, language)


def make_index(search: Search, places: Places) -> None:
    """Index the pages of staging that bear `data-pagefind-body`, into a folder beside them.

    Raises `UnbuildableError` where Pagefind is missing, fails, takes too long or leaves a page out.
    """
    folder = places.staging / _FOLDER
    if folder.exists():
        raise UnbuildableError([_taken()])
    if not (places.staging / search.page.strip("/") / "index.html").is_file():
        raise UnbuildableError([_no_search_page(search.page)])
    # A name that the next build sweeps away, should this one be killed.
    with tempfile.TemporaryDirectory(prefix=".essai-recherche-", dir=places.build) as copies:
        wanted = set(_copied(places.staging, Path(copies)))
        if not wanted:
            raise UnbuildableError([_nothing_to_find()])
        _run_pagefind(search, Path(copies), places)
    try:
        count, wasm = _entry(folder)
        missing = wanted - set(_found(folder))
        if missing or count != len(wanted):
            raise UnbuildableError([_left_out(missing, count, len(wanted))])
        _keep_what_is_needed(folder, wasm)
        put_in_order(folder / _ENTRY)
    except _UNEXPECTED as error:
        raise UnbuildableError([_unreadable(error)]) from error


def _copied(staging: Path, copies: Path) -> Iterator[str]:
    """Copy the pages that are to be found, elided words set apart in them; the address of each."""
    for file in staging.rglob("*.html"):
        html = file.read_bytes()
        if _MARKED.search(html):
            copy = copies / file.relative_to(staging)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_ELIDED.sub(r"\1 ", html.decode("utf-8", "replace")), encoding="utf-8")
            yield "/" + file.relative_to(staging).as_posix().removesuffix("index.html")


def _run_pagefind(search: Search, pages: Path, places: Places) -> None:
    try:
        from pagefind.service import get_executable

        program = get_executable()
    except (ImportError, FileNotFoundError):
        program = None
    if program is None:
        raise UnbuildableError([_missing()])
    made: list[str | Path] = ["--site", pages, "--output-path", places.staging / _FOLDER, "--quiet"]
    # A page asks the index of its own language only: translations in another would never be found.
    made += ["--force-language", search.language]
    try:
        done = subprocess.run(
            [program, *made],
            # Pagefind reads its settings from variables and from the folder where it runs as well.
            env={name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")},
            cwd=places.build,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=search.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnbuildableError([_too_slow(search.seconds)]) from error
    except OSError as error:
        raise UnbuildableError([_does_not_start(program, error)]) from error
    if done.returncode != 0:
        raise UnbuildableError([_failed(done.returncode, done.stdout.decode("utf-8", "replace"))])


def _entry(folder: Path) -> tuple[int, set[str]]:
    """How many pages the index holds, and the names of the engines that its languages need."""
    languages = json.loads((folder / _ENTRY).read_bytes())["languages"].values()
    engines = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    return sum(language["page_count"] for language in languages), engines


def _found(folder: Path) -> Iterator[str]:
    for fragment in (folder / "fragment").iterdir():
        yield json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(MARK))["url"]


def _keep_what_is_needed(folder: Path, engines: set[str]) -> None:
    needed = {*_SCRIPTS, *engines, _ENTRY}
    for name in needed:
        if not (folder / name).is_file():
            raise FileNotFoundError(name)
    for file in folder.iterdir():
        if file.is_file() and file.suffix != ".pf_meta" and file.name not in needed:
            file.unlink()


_WHY: Final = said(
    "Sans index, la recherche dirait aux lecteurs que la page qu'ils cherchent n'existe pas.",
    "Without its index, the search would tell readers that the page they look for does not exist.",
)


def _problem(message: Text, fix: Text, where: str = "Pagefind") -> Problem:
    return Problem(where, None, message, _WHY, fix)


def _missing() -> Problem:
    return _problem(
        said(
            "Pagefind, qui fait l'index de la recherche, est introuvable.",
            "Pagefind, which makes the index of the search, is missing.",
        ),
        said("Lancez « make », qui l'installe.", 'Run "make", which installs it.'),
    )


def _does_not_start(program: Path, error: OSError) -> Problem:
    return _problem(
        said(
            "Pagefind ne démarre pas ({program} : {error}).",
            "Pagefind does not start ({program}: {error}).",
            program=program,
            error=error.strerror or error,
        ),
        said(
            "Supprimez le dossier .venv, puis lancez « make », qui installe Pagefind de nouveau.",
            'Delete the folder .venv, then run "make", which installs Pagefind again.',
        ),
    )


def _failed(code: int, output: str) -> Problem:
    last = [line.strip() for line in output.splitlines() if line.strip()][-_SHOWN:]
    end = (
        said("arrêté par le signal {name}", "stopped by signal {name}", name=_signal(-code))
        if code < 0
        else said("code {code}", "code {code}", code=code)
    )
    return _problem(
        said(
            "Pagefind a échoué ({end}) : {said}",
            "Pagefind failed ({end}): {said}",
            end=end,
            said=printable(" / ".join(last)) or "—",
        ),
        said(
            "Relancez. Si l'erreur reste, vérifiez la mémoire et la place libres, et transmettez ce message.",
            "Start again. If the error stays, check free memory and disk space, and hand this message on.",
        ),
    )


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def _too_slow(seconds: float) -> Problem:
    return _problem(
        said(
            "Pagefind n'a pas fini en {seconds} secondes.",
            "Pagefind has not finished in {seconds} seconds.",
            seconds=f"{seconds:g}",
        ),
        said(
            "Relancez quand la machine est moins chargée, ou donnez plus de temps dans SEARCH_SECONDS.",
            "Start again when the machine is less busy, or give more time in SEARCH_SECONDS.",
        ),
    )


def _left_out(missing: set[str], count: int, wanted: int) -> Problem:
    names = ", ".join(sorted(missing)[:_SHOWN]) + (", …" if len(missing) > _SHOWN else "")
    return _problem(
        said(
            "Pagefind a indexé {count} sur {wanted}. Il manque : {names}.",
            "Pagefind has indexed {count_en} pages of {wanted}. Missing: {names}.",
            count=counted(count, "page", "pages"),
            count_en=count,
            wanted=wanted,
            names=names or "—",
        ),
        said(
            "Une page à trouver a un texte : vérifiez le contenu et le gabarit de celles-là. "
            "Pour qu'une page ne se trouve pas, écrivez « status: masqué ».",
            "A page to be found has a text: check the content and the template of these. "
            "To keep a page from being found, write “status: masqué”.",
        ),
    )


def _unreadable(error: Exception) -> Problem:
    return _problem(
        said(
            "L'index de Pagefind n'est pas comme attendu ({kind} : {error}).",
            "Pagefind's index is not as expected ({kind}: {error}).",
            kind=type(error).__name__,
            error=printable(str(error)) or "—",
        ),
        said(
            "Lancez « make », qui remet la version prévue de Pagefind ; si l'erreur reste, transmettez ce message.",
            'Run "make", which puts the intended version of Pagefind back; if the error stays, hand this message on.',
        ),
    )


def _no_search_page(address: str) -> Problem:
    return _problem(
        said("Le site n'a pas de page « {address} ».", "The site has no page “{address}”.", address=address),
        said(
            "Donnez dans SEARCH_URL l'adresse de la page de recherche, ou retirez ce réglage : "
            "le site n'aura pas de recherche.",
            "Name the search page in SEARCH_URL, or take this setting out: the site will have no search.",
        ),
        "SEARCH_URL",
    )


def _nothing_to_find() -> Problem:
    return _problem(
        said(
            "Aucune page du site ne porte « data-pagefind-body ».",
            "No page of the site bears “data-pagefind-body”.",
        ),
        said(
            "Remettez cet attribut sur l'élément main du gabarit base.html, ou retirez SEARCH_URL des réglages.",
            "Put this attribute back on the main element of base.html, or take SEARCH_URL out of the settings.",
        ),
        "SEARCH_URL",
    )


def _taken() -> Problem:
    return _problem(
        said(
            "Le site a déjà un dossier « {folder} » : c'est celui de l'index de la recherche.",
            "The site has a folder “{folder}” already: it is that of the index of the search.",
            folder=_FOLDER,
        ),
        said("Donnez une autre adresse à ce qui s'y trouve.", "Give what lies in it another address."),
        f"{_FOLDER}/",
    )
