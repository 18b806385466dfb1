"""What stands in braces after a text: the codes of languages exist, and the only class is that of buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from a11y.finding import Text
from a11y.lang import is_known, primary, suggestion
from city.errors import Complaint, did_you_mean
from city.notations.buttons import BUTTON

_CODE = re.compile(r"(`+).*?\1")
_BRACES = re.compile(r"\{:?(?P<inside>[^{}\n]*)\}")
_LANGUAGE = re.compile(r"""(?:^|\s)(?P<name>lang|hreflang)\s*=\s*(?P<quote>["']?)(?P<tag>[^"'\s}]*)(?P=quote)""")
_CLASS = re.compile(r"""(?:^|\s)(?:\.|class\s*=\s*["']?)(?P<name>[^\W\d][^\s.="']*)""")
_BUTTON_LINE = re.compile(r" {0,3}\[.+\](?:\([^)\n]*\)|\[[^\]]*\])\{[^{}]*\}\s*")
_SYNONYMS = {"button": BUTTON, "btn": BUTTON, "cta": BUTTON, "call-to-action": BUTTON}


def check_attributes(lines: Iterable[str]) -> Iterator[Complaint]:
    """What is wrong with the braces of a text, by line from 1; code is left alone."""
    written = ["", *lines, ""]
    for number in range(1, len(written) - 1):
        line = written[number]
        if "{" not in line or line.startswith(("    ", "\t")):
            continue
        for braces in _BRACES.finditer(_CODE.sub("", line)):
            for language in _LANGUAGE.finditer(braces["inside"]):
                if not is_known(primary(language["tag"])):
                    yield _no_language(number, language["name"], language["tag"])
            for name in _CLASS.findall(braces["inside"]):
                if name != BUTTON:
                    yield _no_class(number, name)
                elif written[number - 1].strip() or written[number + 1].strip() or not _BUTTON_LINE.fullmatch(line):
                    yield _not_alone(number)


def _no_language(line: int, name: str, tag: str) -> Complaint:
    meant = suggestion(tag)
    hint = Text(
        f"Vouliez-vous dire «\u00a0{name}={meant}\u00a0»\u00a0?" if meant else "Écrivez par exemple {lang=en}.",
        f'Did you mean "{name}={meant}"?' if meant else "Write for example {lang=en}.",
    )
    return Complaint(
        line,
        Text(f"Code de langue inconnu\u00a0: {name}={tag}", f"Unknown language code: {name}={tag}"),
        Text(
            "Un lecteur d’écran ne change pas de voix pour un code qu’il ne connaît pas.",
            "A screen reader does not change its voice for a code that it does not know.",
        ),
        hint,
    )


def _no_class(line: int, name: str) -> Complaint:
    return Complaint(
        line,
        Text(f"«\u00a0{{.{name}}}\u00a0» n’existe pas.", f'"{{.{name}}}" does not exist.'),
        Text("Le site ne saurait pas comment le montrer.", "The site would not know how to show it."),
        did_you_mean(name, [BUTTON], _SYNONYMS),
    )


def _not_alone(line: int) -> Complaint:
    return Complaint(
        line,
        Text("Un bouton n’est pas seul sur sa ligne.", "A button is not alone on its line."),
        Text(
            "Un bouton est la première chose à faire dans la page\u00a0; dans une phrase, c’est un lien.",
            "A button is the first thing to do on a page; within a sentence it is a link.",
        ),
        Text(
            f"Écrivez [Réserver un créneau](/adresse/){{.{BUTTON}}} seul, entre deux lignes vides.",
            f"Write [Book a slot](/address/){{.{BUTTON}}} alone, between two blank lines.",
        ),
    )
