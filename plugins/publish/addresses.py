"""Every page has an address of its own, and one inside the site."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pelican.contents import Content
from pelican.generators import Generator

from a11y.finding import Problem

from .crash import front_matter_line
from .journal import outside
from .places import Places
from .wording import said

_PUBLISHED = ("articles", "translations", "hidden_articles", "hidden_translations", "pages", "hidden_pages")


def published(generators: Sequence[Generator]) -> Iterator[tuple[Generator, Content]]:
    """Every content that is to be published, with the generator that writes it."""
    for generator in generators:
        for name in _PUBLISHED:
            for content in getattr(generator, name, ()):
                if isinstance(content, Content):
                    yield generator, content


def without_address(generators: Sequence[Generator], places: Places) -> Iterator[Problem]:
    """Published content whose address is empty, which Pelican would not write, or outside the site.

    Pelican takes `../site2` for a folder of `site`, by its first letters.
    """
    for _, content in published(generators):
        if os.path.normpath(content.save_as).startswith(".."):
            yield outside(content, places)
        if not content.save_as:
            source = Path(content.source_path)
            yield Problem(
                places.shown(source),
                front_matter_line(source, "save_as"),
                said("Cette page n'a pas d'adresse.", "This page has no address."),
                said("Elle ne serait pas publiée.", "It would not be published."),
                said(
                    "Retirez « save_as » vide, ou écrivez « status: draft » si elle ne doit pas paraître.",
                    "Take the empty “save_as” out, or write “status: draft” if it is not to appear.",
                ),
            )


def folded(path: str) -> str:
    """The key under which two paths are one on some disk: case and accents composed alike."""
    return unicodedata.normalize("NFC", os.path.normpath(path)).casefold()


def same_address(generators: Sequence[Generator], places: Places) -> Iterator[Problem]:
    """Sources that want one address, or addresses of which one is a folder of the other."""
    claims: dict[str, list[Content]] = defaultdict(list)
    for _, content in published(generators):
        if content.save_as:
            claims[folded(content.save_as)].append(content)
    for contents in claims.values():
        first, *others = sorted(contents, key=lambda content: str(content.source_path))
        for other in others:
            yield _same_address(first, other, places)
    for address, contents in claims.items():
        for parent in Path(address).parents:
            for holder in claims.get(str(parent), ()):
                yield _same_address(holder, contents[0], places)


def same_language(generators: Sequence[Generator], places: Places) -> Iterator[Problem]:
    """Sources that Pelican takes for translations of each other although they are in one language."""
    told: set[frozenset[str]] = set()
    for _, content in published(generators):
        for other in content.translations:
            pair = frozenset((str(content.source_path), str(other.source_path)))
            if other.lang != content.lang or pair in told or folded(other.save_as) == folded(content.save_as):
                continue
            told.add(pair)
            source = Path(content.source_path)
            yield Problem(
                places.shown(source),
                front_matter_line(source, "slug"),
                said(
                    "Même « slug » ({slug}) et même langue ({lang}) que « {other} ».",
                    "Same “slug” ({slug}) and same language ({lang}) as “{other}”.",
                    slug=content.slug,
                    lang=content.lang,
                    other=places.shown(other.source_path),
                ),
                said(
                    "Chaque page serait annoncée comme la traduction de l'autre.",
                    "Each page would be announced as the translation of the other.",
                ),
                said(
                    "Donnez à l'une un autre « slug », ou sa vraie langue dans « lang ».",
                    "Give one of them another “slug”, or its true language in “lang”.",
                ),
            )


def taken_twice(page: Path, first: str, second: str, places: Places) -> Problem:
    """Two makers wrote one page; Pelican kept one without a word."""
    address = str(page.relative_to(places.staging))
    return Problem(
        second if (places.project / second).is_file() else first,
        front_matter_line(places.project / second, "save_as"),
        said(
            "« {address} » est écrit deux fois : par « {first} », puis par « {second} ».",
            "“{address}” is written twice: by “{first}”, then by “{second}”.",
            address=address,
            first=first,
            second=second,
        ),
        said("L'une des deux disparaîtrait du site.", "One of the two would vanish from the site."),
        said(
            "Changez l'adresse de l'une ; si le thème fabrique l'autre, retirez-la de DIRECT_TEMPLATES ou "
            "videz son réglage « …_SAVE_AS ».",
            "Change the address of one; if the theme makes the other, take it out of DIRECT_TEMPLATES or "
            "empty its “…_SAVE_AS” setting.",
        ),
    )


def _same_address(first: Content, other: Content, places: Places) -> Problem:
    source = Path(other.source_path)
    same = first.save_as == other.save_as
    return Problem(
        places.shown(source),
        front_matter_line(source, "save_as") or front_matter_line(source, "slug"),
        said(
            "« {address} » est aussi l'adresse de « {first} »."
            if same
            else "L'adresse « {address} » et celle de « {first} » (« {taken} ») ne peuvent pas coexister.",
            "“{address}” is the address of “{first}” too."
            if same
            else "The address “{address}” and that of “{first}” (“{taken}”) cannot both be.",
            address=other.save_as,
            first=places.shown(first.source_path),
            taken=first.save_as,
        ),
        said(
            "L'une des deux pages effacerait l'autre, ici ou sur un serveur qui ne distingue pas la casse.",
            "One of the two pages would wipe out the other, here or on a server that ignores case.",
        ),
        said(
            "Donnez à l'une des deux un autre « slug » ou « save_as ».",
            "Give one of the two another “slug” or “save_as”.",
        ),
    )


def copied_over(source: str, taken_by: str, address: Path) -> Problem:
    """A static file would be copied onto another file of the site."""
    return Problem(
        source,
        None,
        said(
            "Ce fichier prendrait dans le site la place de « {taken} » (« {address} »).",
            "In the site this file would take the place of “{taken}” (“{address}”).",
            taken=taken_by,
            address=address,
        ),
        said("L'un des deux disparaîtrait sans un mot.", "One of the two would vanish without a word."),
        said("Renommez l'un des deux.", "Rename one of the two."),
    )
