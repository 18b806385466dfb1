"""What looks like a list, a paragraph, a quotation or a pointer to something seen, and what only resembles them."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.lists import Line, Mark, mark_of, paragraphs, raw_lines
from a11y.page import Page

RULES = {
    "color-only",
    "description-fake",
    "details-summary",
    "list-empty",
    "list-fake",
    "list-structure",
    "paragraph-break",
    "quotation-misused",
    "quotation-unmarked",
    "state-color",
    "table-as-text",
    "visual-reference",
}


def found(html: str) -> list[tuple[str, str | None]]:
    report = check_page(whole_page(html), "/page.html", {}, Config())
    assert report.status == "checked", report.reason
    return [(one.rule, one.reason) for one in report.findings if one.rule in RULES]


@pytest.mark.parametrize(
    "text, mark",
    [
        ("- une photo", Mark("dash")),
        ("– une photo", Mark("dash")),
        ("— Bonjour", Mark("em-dash")),
        ("• une photo", Mark("bullet")),
        ("•une photo", Mark("bullet")),
        ("* une photo", Mark("bullet")),
        ("1. remplir", Mark("number", 1)),
        ("2) signer", Mark("number", 2)),
        ("3° déposer", Mark("number", 3)),
        ("a) remplir", Mark("letter", 1)),
        ("B) signer", Mark("letter", 2)),
        ("A. Martin", None),
        ("-5 °C ce matin", None),
        ("**gras**", None),
        ("1,5 km", None),
        ("12 rue du Parc", None),
        ("3.5.1 Tarifs", None),
        ("2026. Une année", None),
        ("-", None),
        ("•", None),
        ("", None),
    ],
)
def test_the_mark_a_line_begins_with(text: str, mark: Mark | None) -> None:
    assert mark_of(text) == mark


def test_lines_know_who_breaks_them() -> None:
    page = Page(whole_page("<div>Un\n deux<br>\n <b>trois</b><p>bloc</p>quatre<br><br>cinq</div>"), "/")
    block = next(element for element in page.elements if element.tag == "div")
    assert list(paragraphs(block)) == [
        [Line("Un"), Line("deux", soft=True), Line("trois")],
        [Line("quatre"), Line(""), Line("cinq")],
    ]
    assert [line.strip() for line in raw_lines(block)] == ["Un  deux", "trois", "quatre", "", "cinq"]


CORRECT = {
    "a dialogue": "<p>– Où est la mairie\u00a0?</p><p>– Derrière l'église.</p><p>– Merci\u00a0!</p>",
    "an incise at the end of lines": "<p>Le parc\n– fermé l'hiver –\nrouvre\n– enfin –\nen mars.</p>",
    "years and amounts": "<p>1. 2 millions pour le parc</p>",
    "numbers that do not follow": "<p>1. Le parc.</p><h2>Lac</h2><p>2. Le lac.</p>",
    "a poem": "<p>Le ciel est bleu<br>– le lac aussi –<br>et le vent doux</p>",
    "an address": "<p>Mairie<br>12, rue du Parc<br>92300 Levallois</p>",
    "one note": "<p>* Sous réserve.</p><p>** Sur inscription.</p>",
    "temperatures": "<p>- 5 °C lundi</p><p>- 3 °C mardi</p><p>- 1 °C jeudi</p>",
    "sums": "<p>– 5 + 3 = – 2</p><p>– 4 + 1 = – 3</p>",
    "scores": "<p>1 - 0 pour Levallois</p><p>2 - 0 à la pause</p><p>3 - 1 à la fin</p>",
    "ages": "<p>Adulte\u00a0: 5 €<br>- de 18 ans\u00a0: 3 €<br>- de 6 ans\u00a0: gratuit<br>+ de 65 ans\u00a0: 3 €</p>",
    "a button of plastic": "<p>Les enfants appuient sur le gros bouton rouge pour lancer la fusée.</p>",
    "an arrow before a link": '<p>→ <a href="#a">Voir le plan</a></p><p id="a">Le plan</p>',
    "ticks in list items": "<ul><li>✓ accès libre</li><li>✓ stationnement</li></ul>",
    "opening hours": "<p>Lundi – vendredi\u00a0: 9 h – 18 h<br>Samedi\u00a0: 9 h – 12 h<br>Dimanche\u00a0: fermé</p>",
    "a signature": "<p>Le maire,<br><br>Camille Martin</p>",
    "a diff in a pre": "<pre><code>- une ligne\n- une autre\n- encore</code></pre>",
    "a menu of divs": '<div role="list"><div role="listitem">- a</div><div role="listitem">- b</div></div>',
    "a toolbar of list items": '<ul role="tablist"><li role="presentation"><button role="tab">A</button></li></ul>',
    "a custom element in a list": "<ul><mon-element>une photo</mon-element></ul>",
    "groups of descriptions": "<dl><div><dt>a</dt><dd>b</dd></div><dt>c</dt><dd>d</dd></dl>",
    "breadcrumbs": "<p>Accueil | Parcs | Horaires</p>",
    "a form to print": "<p>Nom\u00a0: ............................<br>Prénom\u00a0: ............................</p>",
    "a quoted title": "<p>«\u00a0Les Misérables\u00a0» au théâtre.</p>",
    "the colour of things": "<p>Le drapeau bleu flotte, la ligne verte est fermée, la maire est en rouge.</p>",
    "the side of a party": "<p>La liste de gauche et la liste de droite siègent.</p>",
    "the side of a street": "<p>La mairie est à droite, l'école à gauche du parc.</p>",
    "the big picture": '<p lang="en">The big picture, on the right track.</p>',
    "a table of one script": "<table><tr><th>A</th></tr><tr><td>- a</td></tr></table>",
}


@pytest.mark.parametrize("html", CORRECT.values(), ids=list(CORRECT))
def test_nothing_is_said_of(html: str) -> None:
    assert found(html) == []


FAULTY = {
    "a list that Markdown did not see": ("<p>Apportez\u00a0:\n- une photo\n- un timbre</p>", [("list-fake", None)]),
    "a list pasted from a word processor": (
        '<p class="MsoListParagraph">·\u00a0\u00a0\u00a0 une photo</p>'
        '<p class="MsoListParagraph">·\u00a0\u00a0 un timbre</p>',
        [("list-fake", None)],
    ),
    "two lists of dashes": (
        "<p>- a\u00a0; b</p><p>- c</p><p>- d</p><h2>Suite</h2><p>- e</p><p>- f</p><p>- g</p>",
        [("list-fake", None), ("list-fake", None)],
    ),
    "a list within a div of breaks": ("<div>À voir\u00a0:<br>• le parc<br>• le lac</div>", [("list-fake", None)]),
    "a list in a list": ("<ul><li>a</li><ol><li>b</li></ol></ul>", [("list-structure", None)]),
    "an item that hangs": ("<p>Voir</p><li>a</li>", [("list-structure", None)]),
    "columns of kept spaces": (
        "<p>Lundi\u00a0\u00a0\u00a0 9 h<br>Mardi\u00a0\u00a0\u00a0 9 h<br>Jeudi\u00a0\u00a0\u00a0 8 h</p>",
        [("table-as-text", None)],
    ),
    "a table without its blank line": (
        "<p>Horaires\u00a0:\n| Jour | Heure |\n|---|---|\n| Lundi | 9 h |</p>",
        [("table-as-text", None)],
    ),
    "an order by shape": (
        "<p>Appuyez sur le gros bouton.</p><button>Oui</button><button>Non</button>",
        [("visual-reference", None)],
    ),
    "an order by colour": ("<p>Remplissez les champs en rouge.</p>", [("color-only", "color-words")]),
}


@pytest.mark.parametrize("html, said", FAULTY.values(), ids=list(FAULTY))
def test_it_is_told_of(html: str, said: list[tuple[str, str | None]]) -> None:
    assert found(html) == said
