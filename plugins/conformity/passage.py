"""A passage: a text of several paragraphs or lists, the value of one key, written as the text of a page is.

    formation: |
      Chaque année, deux journées de formation.

      - pour les rédactrices et rédacteurs,
      - pour les chefs de projet.

One notation for all of them: a bar after the key, the text indented below it. Its titles are the page's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Final, TypeAlias

import yaml

from a11y.finding import Text
from city.errors import Complaint, Complaints
from city.located import Value
from city.markdown import Converter
from city.typed import by
from city.values import text

_HEADING: Final = re.compile(r"<h[1-6]\b")
_PELICAN: Final = re.compile(r"\{(?:filename|static|attach)\}")


def passage(value: Value, key: str) -> str:
    """The HTML of a passage, with French typography.

    Raises `Complaint`: it is empty, a list of YAML, holds a heading or an address that only pages have, or uses a
    notation of the city wrongly; with the line of the latter.
    """
    items = value.items()
    if items is not None:
        raise _list(value, key, items)
    text(value, key)
    written = value.written or ""
    # The bar of a block stands on the line before its text.
    is_block = isinstance(value.node, yaml.ScalarNode) and value.node.style in ("|", ">")
    first = value.line + 1 if is_block else value.line
    for number, line in enumerate(written.splitlines()):
        if _PELICAN.search(line):
            raise _page_address(first + number, key)
    try:
        html = _converter().convert(written)
    except Complaints as wrong:
        one = wrong.complaints[0]
        raise Complaint((one.line or 1) + first - 1, one.message, one.why, one.fix) from wrong
    if _HEADING.search(html):
        raise _heading(value.line, key)
    return html


# Named here: inside a class, a field hides the function of its name.
Passage: TypeAlias = Annotated[str, by(passage)]


@cache
def _converter() -> Converter:
    return Converter()


def _list(value: Value, key: str, items: list[Value]) -> Complaint:
    first = next((item.written for item in items if item.written), "…")
    return Complaint(
        value.line,
        Text(f"«\u00a0{key}\u00a0» est une liste YAML, pas un texte.", f'"{key}" is a YAML list, not a text.'),
        Text(
            "Un texte s’écrit partout de la même façon, qu’il ait des paragraphes ou une liste.",
            "A text is written in one way, whether it has paragraphs or a list.",
        ),
        Text(
            f"Ajoutez une barre après le deux-points\u00a0: «\u00a0{key}: |\u00a0», et gardez dessous, en retrait, "
            f"«\u00a0- {first}\u00a0».",
            f'Add a bar after the colon, "{key}: |", and keep "- {first}" indented below it.',
        ),
    )


def _page_address(line: int, key: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"Un lien de «\u00a0{key}\u00a0» nomme un fichier, comme dans une page.",
            f'A link of "{key}" names a file, as in a page.',
        ),
        Text("Ici, il ne mènerait nulle part.", "Here it would lead nowhere."),
        Text(
            "Écrivez l’adresse sur le site\u00a0: [contacter la mairie](/mairie/contact/).",
            "Write the address on the site: [contacter la mairie](/mairie/contact/).",
        ),
    )


def _heading(line: int, key: str) -> Complaint:
    return Complaint(
        line,
        Text(f"Il y a un titre dans «\u00a0{key}\u00a0».", f'There is a heading in "{key}".'),
        Text(
            "La page donne déjà son titre à chaque partie\u00a0: un autre brouillerait la liste des titres.",
            "The page gives each part its heading already: another would confuse the list of headings.",
        ),
        Text("Faites-en un paragraphe, ou une liste.", "Make it a paragraph, or a list."),
    )
