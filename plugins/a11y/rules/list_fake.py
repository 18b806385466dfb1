"""What looks like a list is one: no dashes, bullets or numbers typed before lines."""

import re
from collections.abc import Sequence

from ..finding import Text
from ..lists import INLINE, Line, Mark, block_of, is_markdown_item, mark_of, paragraphs, reads_like_dialogue
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

_APART = frozenset({"pre", "code", "samp", "kbd", "textarea", "address", "button", "option", "svg", "figcaption"})
# Two dashed lines in a row may be chance or a talk.
_SURE = 3
_ROLES = frozenset({"paragraph", "generic", "cell", "definition", "listitem", "blockquote", "gridcell"})
# What may be an item of a Markdown list, from the line of the source where it begins.
_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-–—*+•]|\d{1,2}[.)])\s")
_STARTS = frozenset("•◦▪▫■□●○‣⁃∙·➢➤►▶▸➔→✓✔☐☑❖*+-‐‑–—1aA")


@rule(
    targets="p, div, br",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("9.3.1", "9.3.2"),
    title=Text("Liste écrite avec des tirets ou des numéros tapés", "List made of typed dashes or numbers"),
    why=Text(
        "Un lecteur d'écran annonce une vraie liste et son nombre d'éléments, et permet de passer de l'un à l'autre. "
        "Ici il lit du texte à la suite, tirets compris (RGAA 9.3, WCAG 1.3.1).",
        "A screen reader tells of a real list how many items it has, and lets people go from one to the next. Here it "
        "reads running text, dashes included (RGAA 9.3, WCAG 1.3.1).",
    ),
    fix=Text(
        "Écrivez une liste Markdown\u00a0: une ligne vide, puis chaque élément sur sa ligne, après «\u00a0- \u00a0» ou "
        "«\u00a01. \u00a0». Dans un tableau, écrivez <ul><li>…</li></ul>.",
        'Write a Markdown list: a blank line, then each item on its line, after "- " or "1. ". Within a table, write '
        "<ul><li>…</li></ul>.",
    ),
    bad=(
        "<p data-bad>- une photo</p><p>- un timbre</p><p>- un justificatif de domicile</p>",
        "<p data-bad>• une photo</p><p>• un timbre</p>",
        "<p data-bad><span>·</span>&nbsp;&nbsp; une photo</p><p><span>·</span>&nbsp;&nbsp; un timbre</p>",
        "<p data-bad>Pièces à fournir\u00a0:<br>- une photo<br>- un timbre<br>- un justificatif</p>",
        "<p data-bad>1. Remplir le formulaire</p><p>2. Le signer</p>",
        "<p data-bad>Trois étapes\u00a0:<br>1) remplir<br>2) signer<br>3) déposer</p>",
        "<p data-bad>a) remplir</p><p>b) signer</p><p>c) déposer</p>",
        "<div data-bad>✓ accès libre</div><div>✓ ouvert à tous</div>",
        "<p data-bad>Pièces à fournir\u00a0:\n- une photo\n- un timbre</p>",
        "<p data-bad>Trois étapes\u00a0:\n1. remplir\n2. signer</p>",
        "<p data-bad>1) remplir\n2) signer</p>",
        "<p data-bad>– une photo\n– un timbre\n– un justificatif</p>",
        "<table><tr><th>Lieu</th><th>Activités</th></tr><tr><td>Piscine</td><td data-bad>• nage<br>• plongeon</td></tr>"
        "</table>",
        "<p data-bad>👉 une photo</p><p>👉 un timbre</p><p>👉 un justificatif</p>",
        "<p data-bad>✅ accès libre<br>✅ parking<br>✅ vestiaires</p>",
        # These ask a person.
        "<p data-bad>- une photo</p><p>- un timbre</p>",
        "<p data-bad>— une photo<br>— un timbre<br>— un justificatif</p>",
    ),
    good=(
        "<p>Pièces à fournir\u00a0:</p><ul><li>une photo</li><li>un timbre</li></ul>",
        "<p>- Bonjour\u00a0!</p><p>- Bonjour, que puis-je pour vous\u00a0?</p><p>- Je viens pour le passeport.</p>",
        "<p>– Je sors, dit-elle.</p><p>– Il pleut, répondit-il.</p><p>– Tant pis.</p>",
        "<p>— Qui vient\u00a0?<br>— Le facteur.<br>— Qu'il entre.</p>",
        "<p>* Sur réservation.</p>",
        "<p>Le parc ouvre à 8 h – sauf le lundi – et ferme à 18 h.</p>",
        "<p>12 rue du Parc<br>92300 Levallois</p>",
        "<p>2. Le conseil approuve.</p><p>5. Le conseil refuse.</p>",
        "<p>A. Martin</p><p>B. Dupont</p><p>C. Petit</p>",
        "<p>📅 Samedi 12 mars<br>📍 Parc de la Planchette<br>🎟️ Entrée libre</p>",
        "<p>⚠️ Le parc est fermé.</p><p>⚠️ La piscine aussi.</p>",
        "<p>1 place du Parc<br>2 rue du Lac</p>",
        '<div role="list"><div role="listitem">• une photo</div><div role="listitem">• un timbre</div></div>'
        "<p>Le parc ouvre à 8 h.</p>",
        "<p>Ouvert du 1\u00a0- 5 mars</p><p>Fermé le reste du mois</p>",
    ),
)
def list_fake(element: Element, page: Page) -> Verdict:
    """Fail two blocks or lines in a row, or more, that begin with the mark of a list (RGAA 9.3.1, 9.3.2).

    Behind dashes people may be talking: two dashed lines, or some behind a long
    dash, ask a person, unless they read like a dialogue, and so do numbered
    paragraphs as long as articles of a law. A list that Markdown did not see,
    for want of a blank line, is a fault of the house.
    """
    if element.tag == "br":
        block = block_of(element)
        seen = page.once(_seen)
        if block.order in seen:
            return INAPPLICABLE
        seen.add(block.order)
        return _judge_text(block, page)
    if element.tag == "div" and any(child.tag not in INLINE for child in element.children):
        return INAPPLICABLE
    texts = [text for text in element.etree_element.itertext() if not text.isspace()]
    if texts and _may_begin(texts[0].lstrip()[:1]) and (verdict := _judge_siblings(element, page)) is not None:
        return verdict
    if any("\n" in text for text in texts) and len(_ITEM.findall("".join(texts).lstrip())) > 1:
        page.once(_seen).add(element.order)
        return _judge_text(element, page)
    return None


def _seen(page: Page) -> set[int]:
    return set()


def _may_begin(sign: str) -> bool:
    return sign in _STARTS or sign > "\u2190"


def _is_text(block: Element, page: Page) -> bool:
    """Whether a block is text of the page, whose marks count as such."""
    return (
        page.exposed(block)
        and (page.role(block) or "generic") in _ROLES
        and not (block.get("role") or "").strip()
        and not any(node.tag in _APART for node in (block, *block.iter_ancestors()))
    )


def _judge_text(block: Element, page: Page) -> Verdict:
    """Judge the lines of one block."""
    if not _is_text(block, page):
        return INAPPLICABLE
    for lines in paragraphs(block):
        if (verdict := _judge_lines(lines, block)) is not None:
            return verdict
    return None


def _judge_siblings(block: Element, page: Page) -> Verdict:
    """Judge the blocks in a row of which this one is the first."""
    first = mark = _own_mark(block)
    if mark is None or block.parent is None or _text_after(block) or not _is_text(block, page):
        return None
    siblings = block.parent.children
    before = siblings[block.index - 1] if block.index else None
    if before is not None and before.tag == block.tag and not _text_after(before):
        previous = _own_mark(before)
        if previous is not None and mark.continues(previous):
            return None
    texts, last = [block.text], block
    for node in siblings[block.index + 1 :]:
        found = _own_mark(node) if node.tag == block.tag and page.exposed(node) else None
        if found is None or not found.continues(mark) or _text_after(last):
            break
        texts.append(node.text)
        mark, last = found, node
    return _tell(first, texts, block)


def _own_mark(block: Element) -> Mark | None:
    """The mark that a block of mere text begins with."""
    return mark_of(block.text) if all(child.tag in INLINE or child.tag == "br" for child in block.children) else None


def _text_after(block: Element) -> bool:
    return bool((block.etree_element.tail or "").strip())


def _judge_lines(lines: Sequence[Line], block: Element) -> Verdict:
    if _is_all_dashes(lines):
        return _unseen_by_markdown(lines[0].text, block)
    run: list[str] = []
    first: Mark | None = None
    previous: Mark | None = None
    softs = 0
    for line in (*lines, Line("")):
        mark = mark_of(line.text)
        if line.soft:
            softs = softs + 1 if is_markdown_item(line.text) else 0
            if softs == 2:
                return _unseen_by_markdown(line.text, block)
            continue
        softs = 1 if is_markdown_item(line.text) else 0
        if mark is not None and previous is not None and mark.continues(previous):
            run.append(line.text)
        elif line.text or run:
            if first is not None and (verdict := _tell(first, run, block)) is not None:
                return verdict
            run, first = ([line.text], mark) if mark is not None else ([], None)
        previous = mark
    return None


def _is_all_dashes(lines: Sequence[Line]) -> bool:
    """Whether each line of a paragraph of the source begins with a long dash, which is no incise then."""
    kinds = {mark.kind if (mark := mark_of(line.text)) is not None else None for line in lines}
    return (
        len(lines) >= _SURE
        and all(line.soft for line in lines[1:])
        and kinds in ({"dash"}, {"em-dash"})
        and not reads_like_dialogue([line.text for line in lines])
    )


def _unseen_by_markdown(text: str, block: Element) -> Fail:
    return Fail(
        Text(
            "La ligne {this} commence comme un élément de liste, mais Markdown n'y a vu que la suite du paragraphe.",
            "The line {this} begins like an item of a list, but Markdown took it for the rest of the paragraph.",
        ).format(this=quoted(text)),
        fix=Text(
            "Laissez une ligne vide avant la liste, et commencez chaque élément par «\u00a0- \u00a0» ou «\u00a01. "
            "\u00a0».",
            'Leave a blank line before the list, and begin each item with "- " or "1. ".',
        ),
        element=block,
        wcag=(),
        rgaa=(),
    )


def _tell(first: Mark | None, texts: Sequence[str], block: Element) -> Verdict:
    if first is None or len(texts) < 2 or (first.kind in ("number", "letter") and first.rank != 1):
        return None
    rgaa = ("9.3.2",) if first.kind in ("number", "letter") else ("9.3.1",)
    if first.kind in ("dash", "em-dash") and reads_like_dialogue(texts):
        return None
    long = sum(len(text.split()) for text in texts) > 40 * len(texts)
    if first.kind in ("em-dash", "picture") and len(texts) < _SURE:
        return None
    if long or first.kind == "em-dash" or (first.kind == "dash" and len(texts) < _SURE):
        return Unsure(
            "long-items" if long else "dashes",
            Text(
                "Ces {count} passages, dont {this}, sont-ils les éléments d'une liste\u00a0?",
                "Are these {count} passages, such as {this}, the items of a list?",
            ).format(count=len(texts), this=quoted(texts[0])),
            element=block,
            rgaa=rgaa,
        )
    return Fail(
        Text(
            "{count} lignes commencent par un signe de liste tapé à la main, dont {this}.",
            "{count} lines begin with the typed mark of a list, such as {this}.",
        ).format(count=len(texts), this=quoted(texts[0])),
        element=block,
        rgaa=rgaa,
    )
