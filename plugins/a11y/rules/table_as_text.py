"""A table is a table: no columns made of bars, tabs or spaces."""

import re
from collections.abc import Sequence

from ..finding import Text
from ..lists import block_of, raw_lines
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element, fold

_BAR = re.compile("[|¦│]")
# Spaces that the page keeps, tabs, or leaders from one column to the next.
_KEPT_GAP = re.compile(r"(?= *\u00a0 *\u00a0)[ \u00a0]{3,}|[\u2002-\u2003]{2,}|\t+|(?:\s?\.){5,}\s*|(?:\s?_){5,}\s*")
_PRE_GAP = re.compile(r" {3,}(?:\| *)?|\t+|\| *")
_CODE = ("code", "samp", "kbd")
_SIGNS = re.compile(r"[{}();=<>\[\]$#_\"'`\\/+*]")
_SAYS = re.compile(r"[^\W_]")
_FEW = 2
_SURE = 3
_TABLE = "Lundi | 9 h – 12 h<br>Mardi | 9 h – 17 h<br>Jeudi | 14 h – 17 h"


@rule(
    targets="p, pre, br",
    severity="error",
    wcag=("1.3.1", "1.3.2"),
    rgaa=("10.1.3",),
    title=Text("Tableau écrit en texte", "Table made of text"),
    why=Text(
        "Alignées par des espaces ou des barres, les valeurs sont lues d'une traite, sans en-têtes ni cellules "
        "(RGAA 10.1, WCAG 1.3.1 et 1.3.2).",
        "Lined up by spaces or bars, values are read in one go, without headers or cells (RGAA 10.1, WCAG 1.3.1 and "
        "1.3.2).",
    ),
    fix=Text(
        "Écrivez un tableau Markdown, avec une ligne vide avant lui\u00a0: | Jour | Horaires |, puis |---|---|, puis "
        "une ligne par jour\u00a0; ou une liste.",
        "Write a Markdown table, with a blank line before it: | Day | Hours |, then |---|---|, then a line for each "
        "day; or a list.",
    ),
    bad=(
        f"<p data-bad>{_TABLE}</p>",
        "<p data-bad>Horaires\u00a0:\n| Jour | Heures |\n|------|--------|\n| Lundi | 9 h |</p>",
        "<p data-bad>Jour | Heures\n--- | ---\nLundi | 9 h</p>",
        "<p data-bad>Lundi | 9 h\nMardi | 10 h\nJeudi | 14 h</p>",
        "<p data-bad>Lundi&nbsp;&nbsp;&nbsp;&nbsp;9 h<br>Mardi&nbsp;&nbsp;&nbsp;&nbsp;10 h<br>"
        "Jeudi&nbsp;&nbsp;&nbsp;&nbsp;14 h</p>",
        "<p data-bad>Adultes ........ 5 €<br>Enfants ........ 3 €<br>Groupes ........ 2 €</p>",
        # These ask a person.
        "<p data-bad>Lundi | 9 h<br>Mardi | 10 h</p>",
        "<pre data-bad><code>Lundi     9 h\nMardi     10 h\nJeudi     14 h\n</code></pre>",
        "<pre data-bad>Lundi     9 h\nMardi     10 h\nJeudi     14 h</pre>",
    ),
    good=(
        "<table><tr><th>Jour</th><th>Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table><p>Ouvert.</p>",
        "<p>Accueil | Contact | Plan du site</p>",
        "<p>Mairie de Levallois<br>12 rue du Parc<br>Lundi – vendredi</p>",
        "<pre><code>def ouvrir():\n    if parc:\n        return    8\n    return    9\n</code></pre><p>Ouvert.</p>",
        "<p>Nom\u00a0: ..........................<br>Prénom\u00a0: ..........................</p>",
    ),
)
def table_as_text(element: Element, page: Page) -> Verdict:
    """Fail lines of the same columns parted by bars, kept spaces or leaders, and Markdown tables that were not seen.

    Two lines, and the columns of a `pre`, ask a person (RGAA 10.1.3; WCAG failures F33, F34, F48).
    """
    block = block_of(element) if element.tag == "br" else element
    if element.tag == "br":
        seen = page.once(_seen)
        if block.order in seen or block.tag == "pre":
            return INAPPLICABLE
        seen.add(block.order)
    if element.tag != "br":
        text = "".join(block.etree_element.itertext())
        if block.tag == "pre":
            return _judge_pre(block, text.split("\n"), page)
        if "|" not in text or not _is_source_of_table(text.split("\n"), block):
            return None
        return _unseen(text, block) if _is_shown(block, page) else INAPPLICABLE
    lines = raw_lines(block)
    if not _is_shown(block, page):
        return INAPPLICABLE
    if any(map(_is_ruler, lines)):
        return None
    for gap in (_BAR, _KEPT_GAP):
        run = _longest_run(lines, gap)
        if len(run) < _FEW:
            continue
        message = Text(
            "{count} lignes, dont {this}, sont rangées en colonnes sans être un tableau.",
            "{count} lines, such as {this}, stand in columns without being a table.",
        ).format(count=len(run), this=quoted(fold(run[0])))
        rgaa = () if gap is _BAR else ("10.1.3",)
        wcag = ("1.3.1",) if gap is _BAR else ("1.3.1", "1.3.2")
        if len(run) >= _SURE:
            return Fail(message, element=block, rgaa=rgaa, wcag=wcag)
        return Unsure("few-lines", message, element=block, rgaa=rgaa, wcag=wcag)
    return None


def _seen(page: Page) -> set[int]:
    return set()


def _is_shown(block: Element, page: Page) -> bool:
    return page.exposed(block) and not any(
        node.tag in ("pre", "code", "samp", "nav", "footer", "button", "svg")
        for node in (block, *block.iter_ancestors())
    )


def _is_ruler(line: str) -> bool:
    """Whether a line is the second one of a Markdown table, which no reader should see."""
    return "---" in line and "|" in line and not line.strip("|-: \r\t")


def _is_source_of_table(lines: Sequence[str], block: Element) -> bool:
    """Whether lines of the source, which the page does not break, are those of a Markdown table."""
    if any(map(_is_ruler, lines)):
        return True
    return len(_longest_run(lines, _BAR)) >= _SURE and not any(
        node.tag in ("a", "br") for node in block.iter_descendants()
    )


def _unseen(text: str, block: Element) -> Fail:
    return Fail(
        Text(
            "Ce tableau, qui commence par {this}, n'a pas été reconnu par Markdown et se lit comme du texte.",
            "This table, which begins with {this}, was not recognised by Markdown and reads as text.",
        ).format(this=quoted(fold(text))),
        fix=Text(
            "Laissez une ligne vide avant le tableau, et donnez à chaque ligne autant de barres | qu'à la première.",
            "Leave a blank line before the table, and give each line as many bars | as the first one.",
        ),
        element=block,
        rgaa=(),
        wcag=("1.3.1",),
    )


def _judge_pre(block: Element, lines: Sequence[str], page: Page) -> Verdict:
    if not page.exposed(block):
        return INAPPLICABLE
    run = _longest_run(lines, _PRE_GAP)
    if len(run) < _SURE:
        return None
    # Four spaces make code of an editor's columns; signs that no timetable has tell real code.
    if any(node.tag in _CODE for node in block.iter_descendants()) and _SIGNS.search("".join(run)):
        return None
    return Unsure(
        "preformatted",
        Text(
            "Les {count} lignes qui commencent par {this} sont-elles un tableau\u00a0?",
            "Are the {count} lines that begin with {this} a table?",
        ).format(count=len(run), this=quoted(fold(run[0]))),
    )


def _longest_run(lines: Sequence[str], gap: re.Pattern[str]) -> list[str]:
    """The most lines in a row of the same number of columns, two at least, each with words or figures."""
    best: list[str] = []
    run: list[str] = []
    columns = 0
    for line in lines:
        cells = gap.split(line.strip(" |\n"))
        count = len(cells) if len(cells) > 1 and all(map(_SAYS.search, cells)) else 0
        if count and count == columns:
            run.append(line)
        else:
            run, columns = ([line], count) if count else ([], 0)
        if len(run) > len(best):
            best = run
    return best
