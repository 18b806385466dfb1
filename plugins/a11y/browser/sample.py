"""Which pages are looked at where a site is too large for all: the sample of the RGAA, and some by chance.

Source: RGAA 4.1.2, « Définir l'échantillon »: the pages that every audit holds, one of each kind of
page, and pages drawn at random, at least a tenth of the others.
"""

from __future__ import annotations

import math
import random
import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from ..parser import parse
from ..tree import Element, TreeError

# Home, contact, legal notice, accessibility, site map, help, search, account: by address or title.
_PRESCRIBED: Final = re.compile(
    r"\b(contact\w*|mentions? legales?|accessibilite|plan du site|aide|recherche\w*|connexion|mon compte|inscription|"
    r"legal notice|accessibility|site ?map|help|search|login|sign in)\b"
)
_HOME: Final = re.compile(r"/(index\.html?)?$")
_SHARE: Final = 0.1
# So deep below the main landmark, classes tell the template; deeper they tell the content.
_DEPTH: Final = 3


def sample(pages: Mapping[str, tuple[str, bytes]], seed: int) -> list[str]:
    """The pages to look at, in the order of the site.

    In: `{URL path: (title, bytes of the page)}`; the seed of the random part, which makes the
    same choice again.
    """
    chosen = {path for path, (title, _) in pages.items() if _is_prescribed(path, title)}
    kinds = {_kind(html) for path, (_, html) in pages.items() if path in chosen}
    for path, (_, html) in pages.items():
        if path not in chosen and (kind := _kind(html)) not in kinds:
            kinds.add(kind)
            chosen.add(path)
    others = sorted(set(pages) - chosen)
    count = min(len(others), math.ceil(len(chosen) * _SHARE))
    # Chance that can be repeated, not secrecy.
    chosen.update(random.Random(seed).sample(others, count))
    return [path for path in pages if path in chosen]


def _is_prescribed(path: str, title: str) -> bool:
    if _HOME.fullmatch(path):
        return True
    # Of « Contact – Mairie – Ville » the page's own part.
    own = re.split(r"\s[–|—-]\s", title, maxsplit=1)[0]
    words = re.sub(r"[/_.-]+", " ", path.rsplit("/", 2)[-2] if path.endswith("/index.html") else path)
    return any(_PRESCRIBED.search(_plain(text)) for text in (own, words))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _kind(html: bytes) -> frozenset[str]:
    """What tells the template of a page: the names and classes of the boxes that its content stands in."""
    try:
        tree = parse(html)
    except TreeError:
        return frozenset()
    body = next((element for element in tree.elements if element.tag == "body"), tree.root)
    main = next((element for element in tree.elements if element.tag == "main"), body)
    found = {f"body.{body.get('class') or ''}"}
    level: list[Element] = [main]
    for _ in range(_DEPTH):
        level = [child for element in level for child in element.children]
        found.update(f"{element.tag}.{element.get('class')}" for element in level if element.has("class"))
    return frozenset(found)
