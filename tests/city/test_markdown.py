"""What an editor writes in Markdown, and the HTML that comes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from city.markdown import Converter


def html(source: str, french: bool = True) -> str:
    """The HTML of a Markdown text, no-break spaces shown as `~`."""
    return Converter().convert(source, french).replace("\u00a0", "~")


@pytest.mark.parametrize("word", ["décorative", "Décorative", "DÉCORATIVE", "décoratif", "decorative", " Décoratif "])
def test_an_image_said_to_be_decorative_has_an_empty_alternative(word: str) -> None:
    assert html(f"![{word}](a.jpg)") == '<p><img alt="" src="a.jpg"></p>'


@pytest.mark.parametrize("source", ["![](a.jpg)", "![ ](a.jpg)", "![][a]\n\n[a]: a.jpg"])
def test_an_image_about_which_nothing_is_said_has_no_alternative_at_all(source: str) -> None:
    assert html(source) == '<p><img src="a.jpg"></p>'


def test_an_image_keeps_its_alternative_typeset() -> None:
    assert html("![L'entrée : côté parc](a.jpg)") == '<p><img alt="L’entrée~: côté parc" src="a.jpg"></p>'


def test_an_alternative_that_only_contains_the_word_is_an_alternative() -> None:
    assert 'alt="Frise décorative"' in html("![Frise décorative](a.jpg)")


def test_a_reference_image_is_an_image_like_any_other() -> None:
    assert html("![décorative][a]\n\n[a]: a.jpg") == '<p><img alt="" src="a.jpg"></p>'


def test_an_image_in_a_link_follows_the_same_rules() -> None:
    assert html("[![](a.jpg)](/b/)") == '<p><a href="/b/"><img src="a.jpg"></a></p>'


def test_a_raw_image_is_left_to_the_gate() -> None:
    assert html('<img src="a.jpg" alt="">') == '<p><img src="a.jpg" alt=""></p>'


def test_quotes_may_hold_emphasis() -> None:
    assert html('Le "plan *câble*" de 1987') == "<p>Le «~plan <em>câble</em>~» de 1987</p>"


def test_a_sign_may_follow_emphasis() -> None:
    assert html("**Horaires** : le matin") == "<p><strong>Horaires</strong>~: le matin</p>"
    assert html("**Horaires**: le matin") == "<p><strong>Horaires</strong>~: le matin</p>"
    assert html("**Horaires:** le matin") == "<p><strong>Horaires~:</strong> le matin</p>"


@pytest.mark.parametrize(
    "source,expected",
    [
        ("`a : b!`", "<p><code>a : b!</code></p>"),
        ("    a : b!", "<pre><code>a : b!\n</code></pre>"),
        ("<kbd>Ctrl !</kbd> puis : oui", "<p><kbd>Ctrl !</kbd> puis~: oui</p>"),
        ("<samp>quoi ?</samp> !", "<p><samp>quoi ?</samp>~!</p>"),
        (
            '<span lang="en">What\'s *up* ?</span> Oui !',
            '<p><span lang="en">What\'s <em>up</em> ?</span> Oui~!</p>',
        ),
        (
            '<span lang="en">a <span>b !</span> c !</span> d !',
            '<p><span lang="en">a <span>b !</span> c !</span> d~!</p>',
        ),
        ('<span lang="fr">Oui !</span>', '<p><span lang="fr">Oui~!</span></p>'),
        ("*Really ?*{lang=en} Oui !", '<p><em lang="en">Really ?</em> Oui~!</p>'),
        ("<p>Brut : oui !</p>", "<p>Brut : oui !</p>"),
        ('<div data-a="x : y">Brut !</div>', '<div data-a="x : y">Brut !</div>'),
        ("Bonjour&nbsp;!", "<p>Bonjour&nbsp;!</p>"),
        (r"Yahoo\! est là", "<p>Yahoo! est là</p>"),
        (
            "<https://ville.example/a?>",
            '<p><a href="https://ville.example/a?">https://ville.example/a?</a></p>',
        ),
        ("[l'eau](/l'eau/?a=b;c)", '<p><a href="/l\'eau/?a=b;c">l’eau</a></p>'),
    ],
)
def test_code_addresses_foreign_words_and_raw_html_stay_as_typed(source: str, expected: str) -> None:
    assert html(source) == expected


def test_foreign_words_never_closed_are_foreign_to_the_end_of_the_paragraph() -> None:
    made = html('Oui ! <span lang="en">Go ! *Now !*\n\nOui !')
    assert made == '<p>Oui~! <span lang="en">Go ! <em>Now !</em></p>\n<p>Oui~!</p>'


_PIECES = st.sampled_from(
    [
        "a",
        "1",
        " ",
        "\n",
        "\n\n",
        "!",
        ":",
        ";",
        "«",
        "»",
        '"',
        "'",
        "...",
        "*",
        "**",
        "`",
        "[",
        "](/b)",
        "![",
        "#",
        "|",
        "- ",
        "> ",
        "&nbsp;",
        "\\!",
        "{lang=en}",
        "<br>",
        "<code>",
        "</code>",
        '<span lang="en">',
        "</span>",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_whatever_is_typed_is_converted_and_keeps_its_letters(source: str) -> None:
    converter = Converter()
    words = [c for c in converter.convert(source) if c.isalnum()]
    assert words == [c for c in converter.convert(source, french=False) if c.isalnum()]


def test_the_title_of_a_link_is_typeset() -> None:
    assert 'title="L’agenda~: juin"' in html("""[Agenda](/agenda/ "L'agenda : juin")""")


def test_a_foreign_text_keeps_its_own_typography() -> None:
    assert html("It's 5 km: go!", french=False) == "<p>It's 5 km: go!</p>"


def test_a_block_in_another_language_is_left_alone_and_french_inside_it_is_not() -> None:
    source = '<div lang="en" markdown="1">\n\nGo !\n\n*Allez !*{lang=fr}\n\n</div>\n\nOui !'
    made = html(source)
    assert "<p>Go !</p>" in made
    assert '<em lang="fr">Allez~!</em>' in made
    assert "<p>Oui~!</p>" in made


def test_lists_tables_and_definitions_are_typeset() -> None:
    made = html("- un ;\n- deux !\n\n| Tarif : |\n|---|\n| 8 € |\n\nMot\n:   sens : clair")
    for expected in (
        "<li>un~;</li>",
        "<li>deux~!</li>",
        '<th scope="col">Tarif~:</th>',
        "<td>8~€</td>",
        "<dd>sens~: clair</dd>",
    ):
        assert expected in made


@pytest.mark.parametrize(
    "heading,anchor",
    [
        ("Été 2026", "ete-2026"),
        ("L'œuvre : « Ça »", "l-oeuvre-ca"),
        ("**Où** aller ?", "ou-aller"),
        ("L’eau", "l-eau"),
    ],
)
def test_a_heading_can_be_linked_to(heading: str, anchor: str) -> None:
    assert f'<h2 id="{anchor}">' in html(f"## {heading}")


def test_two_headings_with_the_same_words_have_two_anchors() -> None:
    made = html("## Horaires\n\n## Horaires")
    assert '<h2 id="horaires">' in made
    assert '<h2 id="horaires_1">' in made


def test_an_abbreviation_is_explained_typeset() -> None:
    assert 'title="Centre communal d’action sociale"' in html("Le CCAS\n\n*[CCAS]: Centre communal d'action sociale")


def test_a_reused_converter_forgets_the_page_before() -> None:
    converter = Converter()
    converter.convert("## Horaires\n\n[a]: /b/\n\n*[CCAS]: Centre")
    assert converter.convert("## Horaires\n\n[a] CCAS") == '<h2 id="horaires">Horaires</h2>\n<p>[a] CCAS</p>'


def test_a_page_that_stops_the_parser_does_not_spoil_the_next() -> None:
    converter = Converter()
    with pytest.raises(RecursionError):
        converter.convert("\n".join("    " * level + "- a" for level in range(400)))
    assert converter.convert("Oui") == "<p>Oui</p>"


def test_a_site_may_add_an_extension_of_its_own() -> None:
    assert "<code" in Converter(["fenced_code"]).convert("```\na !\n```")
    configured = Converter(extension_configs={"admonition": {}}).convert("!!! note\n    Oui")
    assert 'class="admonition note"' in configured
