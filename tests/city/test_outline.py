"""The parts of a page, as its table of contents lists them."""

from city.outline import Part, outline


def test_the_parts_are_the_second_level_headings_by_their_words() -> None:
    html = (
        '<p>Un.</p><h2 id="a">Les <em>tarifs</em>\u00a0?</h2><h3 id="b">Détail</h3>'
        '<h2>Sans ancre</h2><h2 id="c">Payer &amp; partir</h2>'
    )
    assert outline(html) == [Part("a", "Les tarifs\u00a0?"), Part("c", "Payer & partir")]


def test_a_text_without_headings_has_no_parts() -> None:
    assert outline("<p>Un seul paragraphe.</p>") == []
