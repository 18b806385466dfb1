"""Pages from A to Z, as residents look for them: accents and articles do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Any

_ARTICLE = re.compile(r"(?:l['’]|les? |la |des? |du |d['’]|une? )", re.IGNORECASE)


def by_letter(pages: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """The pages under the first letter of their short title, or else of their title: `[("A", […]), …]`.

    What begins with no letter stands under "#", first.
    """
    keyed = sorted((_key(page), page.url, page) for page in pages)
    return [(letter, [page for *_, page in group]) for letter, group in groupby(keyed, lambda one: _letter(one[0]))]


def _key(page: Any) -> str:
    title = getattr(page, "titre_court", page.title)
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", title, count=1) if _ARTICLE.match(title) else title)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def _letter(key: str) -> str:
    return key[0].upper() if key[:1].isalpha() else "#"
