"""What looks like a heading is one: no bold paragraph in its place."""

import re
from typing import Literal

from ..finding import Text
from ..outline import example, quoted
from ..page import Page
from ..role import native_level
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

_BOLD = 600
_PROSE_WORDS = 12
# Where short bold lines label a thing, and are no heading of what follows.
_APART_TAGS = frozenset(
    {
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "caption",
        "figure",
        "figcaption",
        "blockquote",
        "address",
        "nav",
        "footer",
        "header",
    }
    | {"aside", "hgroup", "summary", "label", "legend", "fieldset", "form", "button", "a", "template"}
)
_APART_ROLES = frozenset(
    {"note", "alert", "status", "banner", "contentinfo", "complementary", "navigation", "cell", "listitem", "link"}
    | {"button", "heading", "alertdialog", "tooltip", "figure", "img"}
)
# Things in a paragraph that make it a call to act, a picture or several lines.
_NOT_A_TITLE = frozenset(
    {"a", "button", "input", "select", "textarea", "img", "svg", "object", "video", "audio", "iframe", "br"}
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
        f"<p>Le parc ferme.</p><ul><li><p><strong>Hiver</strong></p>{_SENTENCE}</li></ul>",
        f"<p>Le parc ferme.</p><blockquote><p><strong>Hiver</strong></p>{_SENTENCE}</blockquote>",
        f"<p>Le parc ferme.</p><aside><p><strong>Bon plan</strong></p>{_SENTENCE}</aside>",
        f'<p>Le parc ferme.</p><div role="note"><p><strong>Bon plan</strong></p>{_SENTENCE}</div>',
        f'<p>Le parc ferme.</p><p role="heading" aria-level="2"><strong>Hiver</strong></p>{_SENTENCE}',
        f"<p>Le parc ferme.</p><p hidden><strong>Hiver</strong></p>{_SENTENCE}",
    ),
)
def paragraph_as_heading(element: Element, page: Page, *, max_words: int = 12) -> Verdict:
    """Fail a short paragraph that is all `strong` or `b`, ends like a title and stands over running text or a list.

    The page does not decide for questions, lines that end with a colon, dates,
    lines over anything else, and paragraphs that a style sheet makes bold.
    """
    if not (page.exposed(element) and page.visible(element)) or page.role(element) != "paragraph":
        return INAPPLICABLE
    if any(node.tag in _APART_TAGS or page.role(node) in _APART_ROLES for node in element.iter_ancestors()):
        return INAPPLICABLE
    text = element.text
    boldness = _boldness(element, page)
    if boldness is None or not _reads_like_a_title(text, max_words) or _is_something_else(element):
        return None
    below = _what_follows(element, page)
    if below is None:
        return None
    fix = _fix(element, page)
    reason = _doubt(text, boldness, below)
    if reason is not None:
        return Unsure(
            reason,
            Text(
                "La ligne en gras {this} est-elle le titre de ce qui suit\u00a0?",
                "Is the bold line {this} the heading of what follows?",
            ).format(this=quoted(text)),
            fix=fix,
        )
    return Fail(
        Text(
            "Le paragraphe en gras {this} sert de titre à ce qui suit.",
            "The bold paragraph {this} serves as a heading of what follows.",
        ).format(this=quoted(text)),
        fix=fix,
    )


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
    return None if below == "text" else "unclear-content"


def _fix(paragraph: Element, page: Page) -> Text:
    above = [heading for heading in page.outline.values() if heading.element.order < paragraph.order]
    level = max(above[-1].level, 2) if above else 2
    title = paragraph.text.rstrip(" \u00a0:")
    return Text(
        f"Si c'est un titre, écrivez {example(level, title)} au lieu de **{paragraph.text}**\u00a0; si c'est une "
        "phrase importante, terminez-la par un point.",
        f"If it is a heading, write {example(level, title)} instead of **{paragraph.text}**; if it is an important "
        "sentence, end it with a full stop.",
    )
