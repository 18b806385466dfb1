"""Accessible names: accname 1.2, step by step, and what HTML-AAM and SVG-AAM add."""

from __future__ import annotations

import pytest

from a11y.page import Page


def name(body: str, css: str = "") -> str:
    """The name of the element marked `data-it`."""
    html = f'<!doctype html><html lang="fr"><head><title>x</title><style>{css}</style></head><body>{body}</body></html>'
    page = Page(html.encode(), "/x.html")
    return page.name(next(element for element in page.elements if element.has("data-it")))


def check(cases: dict[str, str]) -> None:
    assert {body: name(body) for body in cases} == cases


def test_what_is_hidden_gives_no_name() -> None:
    check(
        {
            "<h2 data-it hidden>Accès</h2>": "",
            '<h2 data-it aria-hidden="true">Accès</h2>': "",
            '<h2 data-it style="display:none">Accès</h2>': "",
            "<h2 data-it>Accès <span hidden>au parc</span></h2>": "Accès",
            '<h2 data-it>Accès <span aria-hidden="true">au parc</span></h2>': "Accès",
            '<h2 data-it>Accès <span style="visibility:hidden">au parc</span></h2>': "Accès",
            '<h2 data-it>Accès <span style="position:absolute;left:-9999px">au parc</span></h2>': "Accès au parc",
        }
    )


def test_a_hidden_element_names_what_refers_to_it_and_all_that_it_holds_counts() -> None:
    check(
        {
            '<p id="a" hidden>Accès <b style="display:none">au parc</b></p><h2 data-it aria-labelledby="a"></h2>': (
                "Accès au parc"
            ),
            '<p id="a">Accès <b hidden>au parc</b></p><h2 data-it aria-labelledby="a"></h2>': "Accès",
            '<p id="a" hidden>Accès<style>p { color: red }</style></p><h2 data-it aria-labelledby="a"></h2>': "Accès",
        }
    )


def test_a_hidden_label_still_labels() -> None:
    check(
        {
            '<label for="n" hidden>Nom</label><input id="n" data-it>': "Nom",
            '<label for="n" style="display:none">Nom <b>complet</b></label><input id="n" data-it>': "Nom complet",
            '<label for="n" aria-hidden="true">Nom</label><input id="n" data-it>': "Nom",
            '<label for="n">Nom <span hidden>complet</span></label><input id="n" data-it>': "Nom",
        }
    )


def test_aria_labelledby_wins_joins_and_may_refer_to_the_element_itself() -> None:
    check(
        {
            '<p id="a">Accès</p><h2 data-it aria-labelledby="a" aria-label="B">C</h2>': "Accès",
            '<p id="a">Accès</p><p id="b">au parc</p><h2 data-it aria-labelledby="a b">C</h2>': "Accès au parc",
            '<p id="f">plan.pdf</p><button data-it id="s" aria-label="Effacer" aria-labelledby="s f">x</button>': (
                "Effacer plan.pdf"
            ),
            '<h2 data-it aria-labelledby="absent">Accès</h2>': "Accès",
            '<p id="a"></p><h2 data-it aria-labelledby="a">Accès</h2>': "Accès",
            '<p id="a">Accès</p><h2 data-it aria-labelledby="absent a">C</h2>': "Accès",
            '<img id="a" alt="Plan"><h2 data-it aria-labelledby="a">C</h2>': "Plan",
        }
    )


def test_aria_labelledby_is_followed_once_and_loops_end() -> None:
    check(
        {
            '<p id="a" aria-labelledby="b">Accès</p><p id="b">Autre</p><h2 data-it aria-labelledby="a"></h2>': "Accès",
            '<p id="a"><b aria-labelledby="b">Ici</b></p><p id="b">X</p><h2 data-it aria-labelledby="a"></h2>': "Ici",
            '<h2 data-it><span aria-labelledby="b">Accès</span></h2><p id="b">Autre</p>': "Autre",
            '<h2 data-it id="a" aria-labelledby="a">Accès</h2>': "Accès",
            '<h2 data-it aria-labelledby="b"></h2><p id="b" aria-labelledby="c">B</p><p id="c">C</p>': "B",
        }
    )


def test_aria_label_names_unless_blank_or_prohibited() -> None:
    check(
        {
            '<h2 data-it aria-label="Accès">x</h2>': "Accès",
            '<h2 data-it aria-label="  ">Accès</h2>': "Accès",
            '<h2 data-it><span aria-label="Accès">x</span></h2>': "Accès",
            '<span data-it aria-label="Accès">x</span>': "",
            '<p data-it aria-label="Accès">x</p>': "",
            '<p data-it aria-labelledby="a">x</p><b id="a">Accès</b>': "",
            '<nav data-it aria-label="Menu principal"></nav>': "Menu principal",
            '<img data-it alt="" aria-label="Accès">': "Accès",
        }
    )


def test_a_control_inside_a_label_gives_its_value() -> None:
    check(
        {
            '<label for="c">Clignoter <input value="3"> fois</label><input id="c" data-it>': "Clignoter 3 fois",
            '<label for="c">Taille <select><option>S<option selected>M</select></label><input id="c" data-it>': (
                "Taille M"
            ),
            '<label for="c">Volume <input type="range" value="7"></label><input id="c" data-it>': "Volume 7",
            '<label for="c">Volume <b role="slider" aria-valuetext="7"></b></label><input id="c" data-it>': "Volume 7",
            '<label for="c">Clignoter <input aria-label="combien" value="3"></label><input id="c" data-it>': (
                "Clignoter 3"
            ),
            '<h2 data-it>Étage <input aria-label="étage"></h2>': "Étage étage",
            "<label>Nom <input data-it value='Camille'></label>": "Nom",
        }
    )


def test_html_names_its_own_elements() -> None:
    check(
        {
            '<img data-it alt="Plan du parc" title="x">': "Plan du parc",
            '<img data-it title="Plan du parc">': "Plan du parc",
            '<img data-it alt="" title="">': "",
            '<input type="image" data-it alt="Chercher">': "Chercher",
            '<label for="i">Trouver</label><input type="image" id="i" data-it alt="Chercher">': "Trouver",
            '<input type="image" data-it src="loupe.png">': "",
            '<input type="submit" data-it>': "Submit",
            '<input type="submit" data-it value="Envoyer">': "Envoyer",
            '<input type="button" data-it>': "",
            "<table data-it><caption>Tarifs</caption><tr><td>2</table>": "Tarifs",
            "<fieldset data-it><legend>Adresse</legend></fieldset>": "Adresse",
            "<figure data-it><img alt=x><figcaption>Le parc</figcaption></figure>": "Le parc",
            "<details><summary data-it>Horaires</summary>x</details>": "Horaires",
            "<details><summary>Un</summary><summary data-it>Horaires</summary></details>": "",
            '<iframe data-it title="Plan"></iframe>': "Plan",
            '<input data-it placeholder="Nom">': "Nom",
            '<input data-it title="Nom" placeholder="Votre nom">': "Nom",
            '<select><optgroup data-it label="Parcs"><option>A</select>': "Parcs",
            '<a href="#" data-it><abbr title="Centre communal">CCAS</abbr></a>': "CCAS",
            '<h2 title="Accès" data-it></h2>': "Accès",
        }
    )


def test_svg_is_named_by_its_title_and_read_by_its_text() -> None:
    check(
        {
            '<svg role="img" data-it><title>Plan</title><desc>Long</desc><path d="M0 0"/></svg>': "Plan",
            '<svg role="img" data-it><text>Plan</text></svg>': "",
            '<h2 data-it><svg><title>Plan</title><path d="M0 0"/></svg></h2>': "Plan",
            "<h2 data-it><svg><text>Plan</text></svg></h2>": "Plan",
            '<h2 data-it><svg><style>path { fill: red }</style><desc>Long</desc><path d="M0 0"/></svg></h2>': "",
            '<h2 data-it><svg aria-hidden="true"><title>Plan</title></svg></h2>': "",
        }
    )


def test_blocks_and_line_breaks_part_words_and_inline_elements_do_not() -> None:
    check(
        {
            "<h2 data-it>Horaires<br>d'hiver</h2>": "Horaires d'hiver",
            "<a href='#' data-it><div>Horaires</div><div>d'hiver</div></a>": "Horaires d'hiver",
            "<h2 data-it><b>H</b>oraires</h2>": "Horaires",
            "<h2 data-it>\n  Horaires\n\td'hiver&nbsp;!\n</h2>": "Horaires d'hiver !",
            "<h2 data-it><br></h2>": "",
            "<h2 data-it>&nbsp;</h2>": "",
        }
    )
    assert name("<h2 data-it><b>Horaires</b><b>d'hiver</b></h2>", "b { display: block }") == "Horaires d'hiver"


def test_what_css_generates_is_part_of_the_name() -> None:
    assert name("<h2 data-it>Accès</h2>", 'h2::before { content: "1. " } h2::after { content: " !" }') == "1. Accès !"


def test_what_is_shown_only_in_the_place_of_another_thing_is_no_name() -> None:
    check(
        {
            "<h2 data-it><video>Votre navigateur ne lit pas les vidéos</video></h2>": "",
            "<h2 data-it><audio controls>Votre navigateur ne lit pas les sons</audio></h2>": "",
            "<h2 data-it>Accès<script>var a</script></h2>": "Accès",
        }
    )


@pytest.mark.parametrize("depth", [10, 140, 400])
def test_deep_nesting_is_read_all_the_same(depth: int) -> None:
    assert name(f"<h2 data-it>{'<span>' * depth}Accès{'</span>' * depth}</h2>") == "Accès"
