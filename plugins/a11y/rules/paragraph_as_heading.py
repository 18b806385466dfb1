"""What looks like a heading is one: no bold paragraph in its place."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from ..finding import Text
from ..outline import example, quoted
from ..page import Page
from ..role import native_level
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

_BOLD = 600
_PROSE_WORDS = 12
# One line of so many words below a bold one is a sentence rather than a name, a function, a street.
_LINE_WORDS = 8
# Where short bold lines label a thing, and are no heading of what follows.
_APART_TAGS = frozenset(
    {
        "td",
        "th",
        "dt",
        "dd",
        "caption",
        "figure",
        "figcaption",
        "address",
        "nav",
        "footer",
        "header",
    }
    | {"aside", "hgroup", "summary", "label", "legend", "fieldset", "form", "button", "a", "template"}
)
_APART_ROLES = frozenset(
    {"note", "alert", "status", "banner", "contentinfo", "complementary", "navigation", "cell", "link"}
    | {"button", "heading", "alertdialog", "tooltip", "figure", "img"}
)
# What stands in these has a head of its own at times, and a mere label as often.
_ENCLOSED = ("li", "blockquote")
# Things in a paragraph that make it a call to act or a picture.
_NOT_A_TITLE = frozenset(
    {"a", "button", "input", "select", "textarea", "img", "svg", "object", "video", "audio", "iframe"}
)
# Names that a class gives to lines which are no headings.
_CLASS = re.compile(
    r"(?:^|[-_])(?:sub-?title|sous-?titre|chapo|chapeau|lead|lede|intro|kicker|eyebrow|surtitre|byline|author|auteur"
    r"|date|price|prix|note|alert|alerte|warning|caption|legende|credit|baseline|slogan|tagline|quote|citation)(?:$|[-_])",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:très )?(?:attention|important|urgent|note|nb|n\.b|remarque|à noter|à savoir|bon à savoir|rappel|nouveau|info"
    r"|infos|information|informations|avertissement|astuce|conseil|exemple|ps|p\.-?s|post-scriptum|ou|et|warning|caution"
    r"|tip|notice|new|example|reminder|or|and)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d.*\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february"
    r"|march|april|may|june|july|august|october|november|december)\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche)\b",
    re.IGNORECASE,
)
# « Tarif : 12 euros », « Ouvert à 8 h »: a fact, as often as a heading.
_VALUE = re.compile(
    r":\s*\S|\d\s*(?:€|%|(?:euros?|heures?|minutes?|h|min|km|m|m²|kg|places?|personnes?|habitants?)(?!\w))",
    re.IGNORECASE,
)
_LISTS = frozenset({"ul", "ol", "dl"})
_SENTENCE = "<p>Le parc ouvre à 8 h et ferme à 18 h.</p>"


@rule(
    targets="p",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("9.1.3",),
    title=Text("Paragraphe en gras à la place d'un titre", "Bold paragraph in place of a heading"),
    why=Text(
        "Le gras ne se voit qu'avec les yeux\u00a0: un lecteur d'écran lit cette ligne comme un paragraphe, et "
        "elle manque dans la liste des titres (RGAA 9.1, WCAG 1.3.1).",
        "Bold is for the eyes only: a screen reader reads this line as a paragraph, and it is missing from the "
        "list of headings (RGAA 9.1, WCAG 1.3.1).",
    ),
    fix=Text(
        "Faites-en un titre\u00a0: ## Horaires au lieu de **Horaires**.",
        "Make it a heading: ## Horaires instead of **Horaires**.",
    ),
    bad=(
        f"<p data-bad><strong>Horaires d'hiver</strong></p>{_SENTENCE}",
        f"<p data-bad><b>Horaires d'hiver</b></p>{_SENTENCE}",
        f"<p data-bad><em><strong>Horaires d'hiver</strong></em></p>{_SENTENCE}",
        f"<p data-bad><strong>Horaires</strong> <b>d'hiver</b></p>{_SENTENCE}",
        f"<h2>Parc</h2>{_SENTENCE}<p data-bad><strong>Accès</strong></p><p>Métro Anatole-France, puis bus 94.</p>",
        "<p data-bad><strong>Pièces à fournir</strong></p><ul><li>Une photo</li><li>Un timbre</li></ul>",
        f"<p data-bad><strong>Horaires d'hiver</strong><br></p>{_SENTENCE}",
        f"<p data-bad><strong>Tarifs (2026)</strong></p>{_SENTENCE}",
        f"<div><p data-bad><strong>Horaires d'hiver</strong></p></div><div>{_SENTENCE}</div>",
        f"<section><p data-bad><strong>Horaires d'hiver</strong></p><div>{_SENTENCE}</div></section>",
        "<div><p data-bad><strong>Horaires d'hiver</strong></p>Le parc ouvre à 8 h et ferme à 18 h.</div>",
        # These ask a person.
        f"<p data-bad><strong>Comment s'inscrire\u00a0?</strong></p>{_SENTENCE}",
        "<p data-bad><strong>Pièces à fournir\u00a0:</strong></p><ul><li>Une photo</li></ul>",
        f"<p data-bad><strong>Samedi 12 mars</strong></p>{_SENTENCE}",
        "<p data-bad><strong>Camille Martin</strong></p><p>Directrice du parc</p>",
        f'<p style="font-weight: bold" data-bad>Horaires d\'hiver</p>{_SENTENCE}',
        f"<p data-bad><strong>Tarif\u00a0: 12 euros</strong></p>{_SENTENCE}",
        "<p data-bad><strong>Horaires d'hiver</strong><br>Le parc ouvre à 8 h et ferme à 18 h.</p>",
        f"<p>Le parc ferme.</p><ul><li><p data-bad><strong>Hiver</strong></p>{_SENTENCE}</li></ul>",
        f"<p>Le parc ferme.</p><blockquote><p data-bad><strong>Hiver</strong></p>{_SENTENCE}</blockquote>",
    ),
    good=(
        f"<h2>Horaires d'hiver</h2>{_SENTENCE}",
        f"<p><strong>Attention, le bassin est fermé pour travaux.</strong></p>{_SENTENCE}",
        f"<p><strong>Le bassin est fermé\u00a0!</strong></p>{_SENTENCE}",
        f"<p><strong>Note\u00a0:</strong></p>{_SENTENCE}",
        f"<p><strong>Attention</strong></p>{_SENTENCE}",
        f"<p><strong>Horaires\u00a0:</strong> de 8 h à 18 h</p>{_SENTENCE}",
        f"<p>Le parc est <strong>fermé</strong></p>{_SENTENCE}",
        f"{_SENTENCE}<p><strong>Bonne visite à toutes et à tous</strong></p>",
        "<p><strong>Bonne visite à toutes et à tous</strong></p><h2>Horaires</h2>",
        f"<p><strong>Bonne visite à toutes et à tous</strong></p><hr>{_SENTENCE}",
        f"<p><strong>01 99 00 00 00</strong></p>{_SENTENCE}",
        f"<p><strong>12 €</strong></p>{_SENTENCE}",
        f"<p><strong>«\u00a0Un parc pour toutes les générations\u00a0»</strong></p>{_SENTENCE}",
        f'<p><strong><a href="#main">Réserver un créneau</a></strong></p><p id="main">{_SENTENCE[3:]}',
        f"<p><strong>Mairie de Levallois<br>Place de la République</strong></p>{_SENTENCE}",
        f"<p><strong>Le parc rouvre après six mois de travaux avec deux cents arbres de plus et une mare</strong></p>"
        f"{_SENTENCE}",
        f'<p class="page-lead"><strong>Un parc pour tous</strong></p>{_SENTENCE}',
        f'<p><strong style="font-weight: normal">Horaires</strong></p>{_SENTENCE}',
        "<p><strong>Mairie de Levallois</strong><br>12 rue du Parc<br>92300 Levallois</p>",
        "<ul><li><strong>Hiver</strong><br>Le parc ouvre à 8 h et ferme à 18 h.</li></ul><p>Le parc ferme.</p>",
        f"<p>Le parc ferme.</p><aside><p><strong>Bon plan</strong></p>{_SENTENCE}</aside>",
        f'<p>Le parc ferme.</p><div role="note"><p><strong>Bon plan</strong></p>{_SENTENCE}</div>',
        f'<p>Le parc ferme.</p><p role="heading" aria-level="2"><strong>Hiver</strong></p>{_SENTENCE}',
        f"<p>Le parc ferme.</p><p hidden><strong>Hiver</strong></p>{_SENTENCE}",
    ),
)
def paragraph_as_heading(element: Element, page: Page, *, max_words: int = 12) -> Verdict:
    """Fail a short paragraph that is all `strong` or `b`, ends like a title and stands over running text or a list.

    The page does not decide for questions, lines that end with a colon, dates, facts
    ("Tarif : 12 euros"), lines over anything else, paragraphs that a style sheet makes
    bold, those in list items and quotations, and a bold first line of a paragraph.
    """
    if not (page.exposed(element) and page.visible(element)) or page.role(element) != "paragraph":
        return INAPPLICABLE
    if any(node.tag in _APART_TAGS or page.role(node) in _APART_ROLES for node in element.iter_ancestors()):
        return INAPPLICABLE
    first, rest = _first_line(element)
    if re.search(r"\w", _text(rest)):
        return _judge_first_line(first, rest, element, page, max_words)
    text = element.text
    boldness = _boldness(element, page)
    if boldness is None or not _reads_like_a_title(text, max_words) or _is_something_else(element):
        return None
    below = _what_follows(element, page)
    if below is None:
        return None
    reason = _doubt(text, boldness, below)
    if reason is None and any(node.tag in _ENCLOSED for node in element.iter_ancestors()):
        reason = "in-list-or-quotation"
    if reason is not None:
        return _ask(reason, text, element, page)
    return Fail(
        Text(
            "Le paragraphe en gras {this} sert de titre à ce qui suit.",
            "The bold paragraph {this} serves as a heading of what follows.",
        ).format(this=quoted(text)),
        fix=_fix(text, element, page),
    )


def _ask(reason: str, line: str, paragraph: Element, page: Page) -> Unsure:
    return Unsure(
        reason,
        Text(
            "La ligne en gras {this} est-elle le titre de ce qui suit\u00a0?",
            "Is the bold line {this} the heading of what follows?",
        ).format(this=quoted(line)),
        fix=_fix(line, paragraph, page),
    )


# A text node and the element that it stands in; None is a line break.
_Piece: TypeAlias = tuple[str, Element] | None


def _pieces(element: Element) -> Iterator[_Piece]:
    by_node = {child.etree_element: child for child in element.children}
    if element.etree_element.text:
        yield element.etree_element.text, element
    for node in element.etree_element:
        child = by_node.get(node)
        if child is not None and child.tag == "br":
            yield None
        elif child is not None:
            yield from _pieces(child)
        if node.tail:
            yield node.tail, element


def _first_line(paragraph: Element) -> tuple[list[_Piece], list[_Piece]]:
    """The pieces of the first line that holds a word, and all that comes after its line break."""
    pieces = list(_pieces(paragraph))
    while pieces and (pieces[0] is None or not pieces[0][0].strip()):
        pieces.pop(0)
    end = pieces.index(None) if None in pieces else len(pieces)
    return pieces[:end], pieces[end + 1 :]


def _text(pieces: Iterable[_Piece]) -> str:
    return " ".join("".join(" " if piece is None else piece[0] for piece in pieces).split())


def _judge_first_line(
    first: list[_Piece], rest: list[_Piece], paragraph: Element, page: Page, max_words: int
) -> Verdict:
    """Ask about a bold line with which a paragraph of running text begins."""

    def is_bold(pieces: list[_Piece]) -> bool:
        return all(
            (page.style(piece[1]).font_weight or 0) >= _BOLD and piece[1].closest("strong", "b", "p") is not paragraph
            for piece in pieces
            if piece is not None and re.search(r"\w", piece[0])
        )

    title, text = _text(first), _text(rest)
    runs_on = _is_prose(text) or (None not in rest and len(text.split()) >= _LINE_WORDS)
    if (
        not runs_on
        or not is_bold(first)
        or is_bold(rest)
        or not _reads_like_a_title(title, max_words)
        or any(_CLASS.search(name) for name in paragraph.classes)
        or any(piece is not None and piece[1].closest(*_NOT_A_TITLE, "p") is not paragraph for piece in first)
    ):
        return None
    return _ask("bold-first-line", title, paragraph, page)


def _boldness(paragraph: Element, page: Page) -> Literal["marked", "styled"] | None:
    """Whether all words of a paragraph are bold: by `strong` or `b`, or by style alone where the text around is not."""
    marked = True
    for node in (paragraph, *paragraph.iter_descendants()):
        if not re.search(r"\w", node.own_text):
            continue
        if (page.style(node).font_weight or 0) < _BOLD:
            return None
        marked = marked and node.closest("strong", "b", "p") is not paragraph
    if marked:
        return "marked" if paragraph.text else None
    around = page.style(paragraph.parent).font_weight if paragraph.parent else None
    return "styled" if around is not None and around < _BOLD else None


def _reads_like_a_title(text: str, max_words: int) -> bool:
    words = re.findall(r"\w+(?:[’'-]\w+)*", text)
    letters = sum(character.isalpha() for character in text)
    return (
        0 < len(words) <= max_words
        and letters * 2 >= len(text.replace(" ", ""))
        and not text[0].islower()
        and text[0] not in '«"“*([-–—•·>'
        and text.rstrip(" \u00a0»”)")[-1:] not in tuple(".!…;,-–—")
        and not _CALL.fullmatch(text.rstrip(" \u00a0:?"))
    )


def _is_something_else(paragraph: Element) -> bool:
    return any(_CLASS.search(name) for name in paragraph.classes) or any(
        node.tag in _NOT_A_TITLE for node in paragraph.iter_descendants()
    )


def _what_follows(paragraph: Element, page: Page) -> Literal["text", "other"] | None:
    """What a line stands over: running text or a list, something else, or nothing that it could be the heading of."""
    node = paragraph
    while (following := _next_visible(node, page)) is None:
        parent = node.parent
        if parent is None or parent.tag != "div" or len(parent.children) > 1:
            return None
        node = parent
    if isinstance(following, str):
        return "text" if _is_prose(following) else "other"
    while following.tag in ("div", "section", "article") and following.children and not following.own_text.strip():
        following = following.children[0]
    if following.tag == "hr" or native_level(following) or page.role(following) in ("heading", "separator"):
        return None
    if following.tag in _LISTS:
        return "text"
    is_text = following.tag in ("p", "div") and _is_prose(following.text) and _boldness(following, page) is None
    return "text" if is_text else "other"


def _next_visible(element: Element, page: Page) -> Element | str | None:
    """The next sibling that is seen: the words right after the element, or an element."""
    text = (element.etree_element.tail or "").strip()
    if text:
        return text
    siblings = element.parent.children[element.index + 1 :] if element.parent else ()
    return next((node for node in siblings if page.visible(node) and node.tag not in ("br", "wbr")), None)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _PROSE_WORDS or text.rstrip(" \u00a0»”)")[-1:] in tuple(".!?…:")


def _doubt(text: str, boldness: str, below: str) -> str | None:
    """The name of what leaves the case to a person, or None where nothing does."""
    end = text.rstrip(" \u00a0»”)")[-1:]
    if boldness == "styled":
        return "bold-by-style"
    if end == "?":
        return "question"
    if end == ":":
        return "lead-in"
    if _DATE.search(text):
        return "date"
    if _VALUE.search(text):
        return "label-and-value"
    return None if below == "text" else "unclear-content"


def _fix(line: str, paragraph: Element, page: Page) -> Text:
    above = [heading for heading in page.outline.values() if heading.element.order < paragraph.order]
    level = max(above[-1].level, 2) if above else 2
    title = line.rstrip(" \u00a0:")
    return Text(
        f"Si c'est un titre, écrivez {example(level, title)} au lieu de **{line}**\u00a0; si c'est une "
        "phrase importante, terminez-la par un point.",
        f"If it is a heading, write {example(level, title)} instead of **{line}**; if it is an important "
        "sentence, end it with a full stop.",
    )
