"""The sample of an audit, proposed from the built site: what the method asks for, then a tenth more by chance.

Source: RGAA 4.1.2, « Évaluation de la conformité », « Échantillon ».
"""

from __future__ import annotations

import hashlib
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from a11y.printable import printable
from city.languages import LANGUAGES
from conformity.ara import SHARED
from conformity.audit import Audit, Page
from conformity.grid import write_grid
from conformity.mandatory import mandatory, search_page
from conformity.site import Shown, Site, SitePage
from conformity.standing import TO_COMPLETE

# The official grid has so many sheets for pages.
_OFFICIAL_PAGES: Final = 20
_WIDTH: Final = 110


@dataclass(frozen=True)
class Choice:
    """A page of the sample, and why it is in it; `is_drawn`: by chance alone."""

    address: str
    title: str
    reasons: tuple[str, ...]
    process: str | None = None
    is_drawn: bool = False


@dataclass(frozen=True)
class Sample:
    """The pages to audit, and what a person is to look at before: the site does not tell everything."""

    site: str
    seed: str
    choices: tuple[Choice, ...]
    notes: tuple[str, ...]

    def audit(self, referential: str, day: date) -> Audit:
        """An audit in which nothing is tested yet; what all pages share comes first."""
        pages = [
            Page(f"P{number:02}", one.title, one.address, one.process) for number, one in enumerate(self.choices, 2)
        ]
        # Plain spaces: spreadsheets know no others, and what comes back is compared.
        context = f"{TO_COMPLETE} (tirage {printable(' '.join(self.seed.split()))})"
        return Audit(referential, day, TO_COMPLETE, context, self.site, (Page("P01", SHARED, None), *pages))

    def grid(self, audit: Audit) -> str:
        """An audit of the sample as the text of a grid, with the reasons as comments."""
        said = [
            f"Échantillon proposé selon {audit.referential_name}, «\u00a0Échantillon\u00a0»\u00a0; tirage "
            f"«\u00a0{self.seed}\u00a0» (--seed le refait à l’identique)\u00a0:",
            f"- P01\u00a0: {SHARED.lower()}, ce que toutes les pages partagent",
            *(f"- {page.name}\u00a0: {', '.join(one.reasons)}" for page, one in _rows(audit, self.choices)),
            "À regarder avant de commencer\u00a0:",
            *(f"- {note}" for note in self.notes),
        ]
        return "".join(_comment(line) for line in said) + write_grid(audit)

    def table(self) -> Iterator[str]:
        """The pages and why each is in it, then what is to be looked at, line by line."""
        names = [f"P{number:02}" for number, _ in enumerate(self.choices, 2)]
        width = max((len(one.address) for one in self.choices), default=0)
        yield f"P01  {'–':{width}}  {SHARED.lower()}"
        yield from (
            f"{name}  {one.address:{width}}  {', '.join(one.reasons)}"
            for name, one in zip(names, self.choices, strict=True)
        )
        yield ""
        yield from (f"- {note}" for note in self.notes)


def propose(site: Site, seed: str) -> Sample:
    """Choose the pages to audit.

    In: the built site; `seed`, which draws the same pages again from the same site.
    """
    chosen = _Chosen(site)
    wanted = mandatory(site)
    for one in wanted:
        chosen.add(one.page, f"page demandée\u00a0: {one.name}")
    chosen.add(search_page(site), "fonction de recherche")
    for page in _sections(site):
        # What was asked for by its own name, such as the help, is no section.
        if page.address not in chosen.reasons:
            chosen.add(page, "rubrique de premier niveau")
    processes = _processes(site)
    for address, process in processes.items():
        chosen.add(chosen.by_address[address], f"étape de «\u00a0{process}\u00a0»")
    _add_kinds(chosen)
    _add_languages(chosen)
    _add_contents(chosen)
    documents = _documents(chosen)
    drawn = _drawn(chosen, len(documents), seed)
    for page in drawn:
        chosen.add(page, "tirée au sort")
    choices = [
        Choice(
            address, chosen.by_address[address].title or address, tuple(reasons), processes.get(address), page in drawn
        )
        for address, reasons in chosen.reasons.items()
        for page in (chosen.by_address[address],)
    ]
    place = len(choices) - len(drawn)
    choices[place:place] = documents
    missing = [one.name for one in wanted if one.page is None]
    return Sample(
        urlsplit(site.url).netloc or site.name or "/",
        seed,
        tuple(choices),
        tuple(_notes(site, missing, processes, len(choices) + 1)),
    )


class _Chosen:
    """The pages chosen so far, with their reasons, in order."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.by_address = {page.address: page for page in site.pages}
        self.reasons: dict[str, list[str]] = {}

    @property
    def pages(self) -> list[SitePage]:
        return [self.by_address[address] for address in self.reasons]

    @property
    def shown(self) -> set[Shown]:
        return {content for page in self.pages for content in page.shown}

    def add(self, page: SitePage | None, reason: str) -> None:
        if page is not None:
            self.reasons.setdefault(page.address, []).append(reason)

    def richest(self, pages: Iterable[SitePage]) -> SitePage:
        """The page that shows most of what no chosen page shows; then most at all; the site's own language first."""
        home, already = self.site.home, self.shown
        lang = home.lang if home is not None else ""
        return min(
            pages,
            key=lambda page: (page.lang != lang, -len(page.shown - already), -len(page.shown), page.address),
        )


def _sections(site: Site) -> list[SitePage]:
    """The pages of the first level of addresses that have others below them, or to which a menu of the home page leads.

    Those in the language of the home page: a folder for translations is no section.
    """
    menu = site.home.menu if site.home is not None else frozenset()
    folders = Counter(page.address.split("/")[1] for page in site.pages if page.address.count("/") > 1)
    lang = site.home.lang if site.home is not None else None
    return [
        page
        for page in site.pages
        if page.address.count("/") == 2
        and page.address.endswith("/")
        and (folders[page.address.strip("/")] > 1 or page.address in menu)
        and lang in (None, page.lang)
    ]


def _processes(site: Site) -> dict[str, str]:
    """The pages of which a form leads from one to the next, each with the title of the first one."""
    near: dict[str, set[str]] = defaultdict(set)
    led_to: set[str] = set()
    titles = {page.address: page.title for page in site.pages}
    for page in site.pages:
        for target in page.steps:
            if target != page.address and target in titles:
                near[page.address].add(target)
                near[target].add(page.address)
                led_to.add(target)
    found: dict[str, str] = {}
    # From where a process begins; those that go round have no such page.
    for first in sorted(near, key=lambda address: (address in led_to, address)):
        waiting = [first] if first not in found else []
        while waiting:
            address = waiting.pop()
            found[address] = titles[first] or first
            waiting += sorted(near[address] - found.keys() - set(waiting), reverse=True)
    return found


def _add_kinds(chosen: _Chosen) -> None:
    kinds: dict[tuple[str, tuple[str, ...]], list[SitePage]] = defaultdict(list)
    for page in chosen.site.pages:
        kinds[page.kind.type or "", tuple(sorted(page.kind.frame))].append(page)
    for (name, _), pages in sorted(kinds.items()):
        if not any(page.address in chosen.reasons for page in pages):
            reason = f"exemple du type «\u00a0{name}\u00a0»" if name else "exemple d’un gabarit à part"
            chosen.add(chosen.richest(pages), reason)


def _add_languages(chosen: _Chosen) -> None:
    languages: dict[str, list[SitePage]] = defaultdict(list)
    for page in chosen.site.pages:
        languages[page.lang].append(page)
    for lang, pages in sorted(languages.items()):
        if lang and not any(page.address in chosen.reasons for page in pages):
            said = LANGUAGES[lang].french if lang in LANGUAGES else f"«\u00a0{lang}\u00a0»"
            chosen.add(chosen.richest(pages), f"page en {said}")


def _add_contents(chosen: _Chosen) -> None:
    for content in Shown:
        showing = [page for page in chosen.site.pages if content in page.shown]
        first = next((page for page in chosen.pages if content in page.shown), None)
        if showing:
            chosen.add(first or chosen.richest(showing), f"contient {content.value}")


def _documents(chosen: _Chosen) -> list[Choice]:
    """A document to download for each type of page that leads to any; one that serves several types is taken once."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    titles: dict[str, str] = {}
    for page in chosen.site.pages:
        for address, title in page.documents.items():
            types[page.kind.type or ""][address] += 1
            titles.setdefault(address, title)
    reasons: dict[str, list[str]] = {}
    for name, found in sorted(types.items()):
        address = min(found, key=lambda one: (one not in reasons, -found[one], one))
        of = f" d’une page «\u00a0{name}\u00a0»" if name else ""
        reasons.setdefault(address, []).append(f"document à télécharger{of}")
    return [
        Choice(address, titles[address] or PurePosixPath(address).name, tuple(said))
        for address, said in reasons.items()
    ]


def _drawn(chosen: _Chosen, documents: int, seed: str) -> list[SitePage]:
    """At least a tenth as many pages again, of those that are left."""
    left = [page for page in chosen.site.pages if page.address not in chosen.reasons]
    count = -(-(len(chosen.reasons) + documents) // 10)
    # By a digest: the same in every process and every version of Python, and a new page elsewhere changes little.
    return sorted(
        left, key=lambda page: hashlib.sha256(f"{seed}\n{page.address}".encode("utf-8", "surrogatepass")).digest()
    )[:count]


def _notes(site: Site, missing: list[str], processes: Mapping[str, str], count: int) -> Iterator[str]:
    if missing:
        yield (
            f"page demandée et non trouvée\u00a0: {', '.join(missing)}. Si elle existe sous un autre nom, ajoutez-la."
        )
    if processes:
        names = ", ".join(f"«\u00a0{name}\u00a0»" for name in dict.fromkeys(processes.values()))
        yield f"processus reconnus, parce qu’un formulaire mène d’une page à l’autre\u00a0: {names}."
    yield (
        f"aucun {'autre ' if processes else ''}processus n’est reconnu\u00a0: le site ne dit pas quelles pages se "
        "suivent quand seuls des liens les relient. Si une démarche s’y fait en plusieurs pages, ajoutez-les toutes, "
        "chacune avec «\u00a0processus\u00a0»."
    )
    for url, address in _onward(site).items():
        yield (
            f"{address} se poursuit sur {url}\u00a0: si ce service est aussi celui de la ville, contrôlez ses pages, "
            "avec leur adresse en entier."
        )
    if count > _OFFICIAL_PAGES:
        yield (
            f"{count} pages, et la grille officielle vide n’a que {_OFFICIAL_PAGES} feuilles\u00a0: "
            "«\u00a0export\u00a0» fait de cette grille-ci un classeur (.ods) qui en a autant que de pages."
        )
    yield "les pages les plus visitées peuvent s’ajouter\u00a0: le site ne compte pas ses visites."


def _onward(site: Site) -> dict[str, str]:
    """Where buttons lead on to other sites, each with the first page that does; translations lead where theirs do."""
    lang = site.home.lang if site.home is not None else ""
    pages = sorted(site.pages, key=lambda page: (page.lang != lang, page.address))
    found: dict[str, str] = {}
    for page in pages:
        for url in page.onward:
            found.setdefault(url, page.address)
    return found


def _rows(audit: Audit, choices: Iterable[Choice]) -> Iterator[tuple[Page, Choice]]:
    return zip(audit.pages[1:], choices, strict=True)


def _comment(line: str) -> str:
    indent = "  " if line.startswith("- ") else ""
    # An address is never cut.
    wrapped = textwrap.wrap(
        printable(line), _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "".join(f"# {part}\n" for part in wrapped)
