"""The main menu on two levels: the sections of the site, and the pages of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from markupsafe import Markup

from city.sections import in_section

# What is more is a click away, on the landing page: a longer list is no longer read.
MOST_PAGES = 8


class Link(TypedDict):
    """A page as the menu names it; `lang` is None where it is the site's own."""

    title: str
    url: str
    lang: str | None


class Entry(TypedDict):
    """A section and its first pages; a section without any is a mere link."""

    title: str
    url: str
    pages: list[Link]


def menu(sections: Iterable[Mapping[str, str]], pages: Iterable[Any], lang: str) -> list[Entry]:
    """The entries of the menu, in the order of the sections.

    In: the setting SECTIONS; the pages that lists show; the site's language.
    """
    shown = list(pages)
    return [
        {
            "title": section["title"],
            "url": section["url"],
            "pages": [_link(page, lang) for page in in_section(shown, section["path"])[:MOST_PAGES]],
        }
        for section in sections
    ]


def _link(page: Any, lang: str) -> Link:
    title = Markup(getattr(page, "titre_court", page.title)).striptags()
    return {"title": title, "url": f"/{page.url}", "lang": None if page.lang == lang else page.lang}
