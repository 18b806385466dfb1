"""The text of a page as rules about text read it."""

from __future__ import annotations

import pytest

from a11y.page import Page
from a11y.prose import content, line, long_texts, sentences


def page(body: str) -> Page:
    return Page(
        f"<!doctype html><html lang='fr'><head><meta charset='utf-8'><title>x</title></head>{body}</html>".encode(), "/"
    )


def texts(body: str) -> list[str]:
    return [block.text for block in content(page(body))]


def test_each_line_of_text_stands_in_its_own_block() -> None:
    body = "<main><h1>Parc</h1><p>Un <b>deux</b>\n trois</p><ul><li>Quatre<ul><li>cinq</li></ul></li></ul></main>"
    assert texts(body) == ["Parc", "Un deux trois", "Quatre", "cinq"]


def test_code_and_passages_in_another_language_are_left_out_and_keep_words_apart() -> None:
    assert texts("<main><p>Tapez <code>9h-12h</code> ici</p></main>") == ["Tapez \ufffc ici"]
    assert texts("<main><p>Dites<span lang='en'>hello</span>vite</p></main>") == ["Dites\ufffcvite"]


def test_the_content_is_the_main_part_where_there_is_one() -> None:
    assert texts(
        "<body><nav><ul><li>Menu</li></ul></nav><main><p>Texte</p></main><footer><p>Pied</p></footer></body>"
    ) == ["Texte"]
    assert texts("<body><p>Texte</p><p>Suite</p></body>") == ["Texte", "Suite"]


def test_comments_are_no_text() -> None:
    assert texts("<main><p>Un<!-- deux --> trois</p></main>") == ["Un trois"]


def test_long_texts_are_paragraphs_items_and_definitions() -> None:
    long = "le parc est ouvert " * 8
    found = long_texts(page(f"<main><p>{long}</p><p>court</p><ul><li>{long}</li></ul><div>{long}</div></main>"))
    assert [element.tag for element, _ in found] == ["p", "li"]
    assert line(found[0][0]) == long.strip()


@pytest.mark.parametrize(
    "text, count",
    [
        ("Le parc ouvre. Il ferme.", 2),
        ("M. Martin et Mme. Dupont arrivent. Bonjour.", 2),
        ("Ouvert à 8 h, cf. Annexe 2, etc. Fermé le lundi.", 1),
        ("Vraiment\u00a0? Oui\u00a0! « Venez. » Il vient… Enfin.", 5),
        ("Version 4.1.2 du site www.exemple.fr", 1),
        ("J. R. R. Tolkien écrit. Il dort.", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_a_person_would_say(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count
