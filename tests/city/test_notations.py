"""What editors write beside plain Markdown: what becomes of it, and what is said of each mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from city.errors import Complaints, ContentError
from city.markdown import Converter
from city.notations.blocks import ComponentBlock, check_blocks
from city.notations.components import Components
from city.notations.documents import Files
from city.sizes import size
from tests.city.reading import read


def html(source: str, files: Files | None = None, french: bool = True) -> str:
    """The HTML of a Markdown text, no-break spaces shown as `~`."""
    return Converter().convert(source, french, files).replace("\u00a0", "~")


def wrong(source: str, files: Files | None = None) -> list[tuple[int | None, str]]:
    """Line, message and way out of all that is said of a text, no-break spaces shown as `~`."""
    with pytest.raises(Complaints) as caught:
        Converter().convert(source, files=files)
    assert all(complaint.why.fr and complaint.message.en and complaint.fix.en for complaint in caught.value.complaints)
    return [(one.line, f"{one.message.fr} {one.fix.fr}".replace("\u00a0", "~")) for one in caught.value.complaints]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Some documents, and a page that lies in a folder of its own."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "documents/reglement.pdf").write_bytes(b"x" * 1_234_567)
    (tmp_path / "documents/plan d'accès.odt").write_bytes(b"x" * 12_001)
    return Files(tmp_path, tmp_path / "pages/ecole.md")


# Blocks


def test_a_callout_says_its_kind_and_its_title_in_words() -> None:
    assert html('/// attention | le *mercredi* : "fermé"\nAppelez le 01 99 00 12 00 !\n///\nSuite') == (
        '<div class="callout callout--attention" role="note">\n'
        '<p class="callout__title">Attention~: le <em>mercredi</em>~: «~fermé~»</p>\n'
        '<p>Appelez le <a href="tel:+33199001200">01~99~00~12~00</a>~!</p>\n'
        "</div>\n<p>Suite</p>"
    )


@pytest.mark.parametrize("name", ["bon-a-savoir", "Bon à savoir", "BON-À-SAVOIR"])
def test_the_name_of_a_block_is_read_as_people_write_it(name: str) -> None:
    assert '<p class="callout__title">Bon à savoir</p>\n<p>Oui.</p>' in html(f"///{name}\nOui.\n///")


def test_a_block_may_hold_another_that_has_less_slashes() -> None:
    made = html("//// attention\nUn.\n\n/// info\nDeux.\n///\n\nTrois.\n////\n\nQuatre.")
    inner = made.index("callout--info")
    assert made.index("Un.") < inner < made.index("Deux.") < made.index("Trois.")
    assert made.endswith("<p>Trois.</p>\n</div>\n<p>Quatre.</p>")


def test_a_block_may_hold_lists_tables_and_paragraphs() -> None:
    made = html("/// info\n\nUn.\n\n- a\n- b\n\n| A | B |\n|---|---|\n| a | b |\n\nDeux.\n\n///")
    assert [made.count(tag) for tag in ("<p>", "<li>", "<table>", "callout--info")] == [2, 2, 1, 1]


def test_a_text_may_speak_of_slashes() -> None:
    assert "///" in html("Le chemin file:///etc/hosts, et / ou //.")


ATTENTION = "Le bloc «~attention~» "


@pytest.mark.parametrize(
    "source, said",
    [
        (
            "Un.\n\n/// atention\nDeux.\n///",
            [(3, "«~/// atention~» ouvre un bloc inconnu. Vouliez-vous dire «~attention~»~?")],
        ),
        ("/// Avertissement\nDeux.\n///", [(1, "Vouliez-vous dire «~attention~»~?")]),
        ("/// encadré\nDeux.\n///", [(1, "Vouliez-vous dire «~info~»~?")]),
        ("/// attention : mercredi\n///", [(1, "bloc inconnu")]),
        ("/// attention\nUn.", [(1, f"{ATTENTION}n’est pas fermé. Ajoutez une ligne «~///~» là où il finit.")]),
        (
            "/// attention\nUn.\n\n/// info\nDeux.\n///",
            [(1, f"{ATTENTION}n’est pas fermé. Ajoutez une ligne «~///~» là où il finit, avant la ligne 4. Pour")],
        ),
        ("/// attention\nUn.\n////", [(3, "«~////~» ne ferme pas le bloc ouvert à la ligne 1 par «~///~».")]),
        ("Un.\n\n///\n", [(3, "«~///~» ne ferme aucun bloc. Supprimez la ligne")]),
        ("- un\n\n    /// info\n", [(3, "«~/// info~» n’est pas au début de la ligne.")]),
        ("> /// info\n> ///", [(1, "n’est pas au début"), (2, "n’est pas au début")]),
        ("- /// info\n", [(1, "Mettez le bloc avant ou après, les barres collées à la marge.")]),
        ("1. ///\n", [(1, "«~///~» n’est pas au début de la ligne.")]),
        (
            "/// attention\n    couleur: rouge\n\nUn.\n///",
            [(2, "«~couleur~» n’est pas un réglage du bloc «~attention~». Laissez une ligne vide sous")],
        ),
        ("/// attention\nUn.\n\n## Deux\n///", [(4, "Un titre se trouve dans le bloc «~attention~».")]),
        ("/// attention\nUn\n---\n///", [(3, "Donnez un titre au bloc (/// attention | Titre)")]),
        ("/// tableau\n| A | B |\n|---|---|\n| a | b |\n///", [(1, "Le bloc «~tableau~» n’a pas de titre.")]),
        (
            "/// atention\n///\n\n///\n\n/// info",
            [(1, "bloc inconnu"), (4, "ne ferme aucun bloc"), (6, "n’est pas fermé")],
        ),
    ],
)
def test_a_mistake_in_a_block_is_told_with_its_line_and_the_way_out(source: str, said: list[tuple[int, str]]) -> None:
    found = wrong(source)
    assert [line for line, _ in found] == [line for line, _ in said]
    for (_, message), (_, part) in zip(found, said, strict=True):
        assert part in message


def _number(value: str) -> int:
    if not value.isdigit():
        raise ValueError("Écrivez un nombre.")
    return int(value)


class _Sized(ComponentBlock):
    NAME = "essai"
    COMPONENT = "callout"
    TITLE = "none"
    OPTIONS: ClassVar[dict[str, tuple[Any, Callable[[Any], Any]]]] = {"taille": (1, _number), "note": ("", str)}


def test_settings_of_a_block_are_texts_whatever_yaml_would_make_of_them() -> None:
    lines, complaints = check_blocks(
        ["/// essai", "    Note: oui : # non", "    taille: 3", "", "    code", "///"], {"essai": _Sized}, {}
    )
    assert complaints == []
    assert lines[1:] == ['    note: "oui : # non"', '    taille: "3"', "", "    code", "///"]


@pytest.mark.parametrize(
    "line, said",
    [
        ("    taille: grande", "«~taille~» ne peut pas valoir «~grande~». Écrivez un nombre."),
        ("    tialle: 3", "«~tialle~» n’est pas un réglage du bloc «~essai~». Vouliez-vous dire «~taille~»~?"),
        ("    trois", "«~trois~» n’est pas un réglage du bloc «~essai~». Valeurs admises~: note, taille."),
    ],
)
def test_a_mistake_in_a_setting_is_told(line: str, said: str) -> None:
    _, (complaint,) = check_blocks(["/// essai", line, "///"], {"essai": _Sized}, {})
    assert complaint.line == 2
    assert said in f"{complaint.message.fr} {complaint.fix.fr}".replace("\u00a0", "~")


def test_a_title_that_would_not_be_shown_is_refused() -> None:
    _, (complaint,) = check_blocks(["/// essai | Titre", "///"], {"essai": _Sized}, {})
    assert (complaint.line, complaint.message.en) == (1, 'The block "essai" takes no title.')


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["/// info", "/// attention | a", "//// info", "///", "////", "/// x", "", "Un.", "- un", "    deux", "> a",
             "## T", "| A | B |", "|---|---|", "/// tableau | T", "  ///", "///info|", "1. a", "[a](b){.bouton}"]
        ),
        max_size=12,
    )
)  # fmt: skip  # a list reads better so
def test_no_line_of_slashes_ever_reaches_a_page(lines: list[str]) -> None:
    try:
        made = Converter().convert("\n".join(lines))
    except Complaints:
        return
    assert "//" not in made


def test_a_mistake_is_told_with_the_line_of_the_file(tmp_path: Path) -> None:
    front = "---\ntitle: École\nsummary: Elle ouvre à 8 h.\n---\n"
    with pytest.raises(ContentError) as caught:
        read(tmp_path, "pages/ecole.md", front + "\nUn.\n\n/// atention\nDeux.\n///\n")
    (problem,) = caught.value.problems
    assert (problem.source, problem.line) == ("content/pages/ecole.md", 8)


def test_the_title_of_a_block_goes_into_the_page_as_text() -> None:
    assert 'callout__title">Information~: <b>a</b> &amp; 1 &lt; 2</p>' in html("/// info | <b>a</b> & 1 < 2\nUn.\n///")


def test_a_theme_may_have_its_own_component(tmp_path: Path) -> None:
    folder = tmp_path / "templates/components"
    folder.mkdir(parents=True)
    (folder / "callout.html").write_text(
        '{% macro callout(kind, label, body, title="") %}<aside>{{ body }}</aside>{% endmacro %}'
    )
    made = Converter(themes=[tmp_path]).convert("/// info\nUn.\n///")
    assert made == "<aside>\n<p>Un.</p>\n</aside>"


def test_a_component_without_a_body_is_an_element_like_any_other() -> None:
    made, around = Components().element("call_to_action", text="Oui", url="/oui/")
    assert isinstance(made, Element)
    assert made is around


# Tables


def test_a_table_has_its_title_and_headers_of_columns_and_rows() -> None:
    made = html("/// tableau | Tarifs de *la* cantine\n| Quotient | Prix |\n|---|---|\n| **Bas** | 1 € |\n///")
    assert '<caption id="tableau-tarifs-de-la-cantine">Tarifs de <em>la</em> cantine</caption>' in made
    assert '<th scope="col">Quotient</th>\n<th scope="col">Prix</th>' in made
    assert '<th scope="row">Bas</th>\n<td>1~€</td>' in made
    assert made.startswith('<div class="data-table">\n<table>')


def test_a_column_that_is_bold_here_and_there_heads_no_row() -> None:
    made = html("| A | B |\n|---|---|\n| **a** | b |\n| c | d |")
    assert 'scope="row"' not in made
    assert "<td><strong>a</strong></td>" in made


@pytest.mark.parametrize("cell", ["**a** b", "b **a**", "*a*", "**a** *b*", ""])
def test_only_a_cell_that_is_bold_throughout_is_a_header(cell: str) -> None:
    assert 'scope="row"' not in html(f"| A | B |\n|---|---|\n| {cell} | b |")


def test_a_header_of_a_row_keeps_what_is_in_it() -> None:
    made = html("| A | B |\n|---|---|\n| **un *deux* `trois` quatre** | b |")
    assert '<th scope="row">un <em>deux</em> <code>trois</code> quatre</th>' in made


def test_a_corner_with_nothing_in_it_heads_nothing() -> None:
    made = html("| | Matin |\n|---|---|\n| **Lundi** | 9 h |")
    assert '<td></td>\n<th scope="col">Matin</th>' in made


def test_a_wide_table_scrolls_in_a_frame_that_its_title_names() -> None:
    made = html("/// tableau | Parcs\n| A | B | C | D | E |\n|---|---|---|---|---|\n| a | b | c | d | e |\n///")
    assert made.startswith(
        '<div aria-labelledby="tableau-parcs" class="data-table data-table--wide" role="region" tabindex="0">'
    )
    assert '<caption id="tableau-parcs">Parcs</caption>' in made


@pytest.mark.parametrize(
    "source, line, said",
    [
        (
            "Un.\n\n| A | B | C | D | E |\n|---|---|---|---|---|\n| a | b | c | d | e |",
            3,
            "Ce tableau de 5 colonnes n’a pas de titre. Mettez-le entre «~/// tableau | Titre~» et «~///~», ou gardez",
        ),
        ("/// tableau | Parcs\nRien.\n///", 1, "Ce bloc «~tableau~» ne contient aucun tableau."),
        (
            "/// tableau | Parcs\n| A | B |\n|---|---|\n| a | b |\n\n| A | B |\n|---|---|\n| a | b |\n///",
            1,
            "Ce bloc «~tableau~» contient 2 tableaux.",
        ),
        ("| A | B |\n|---|---|\n| a | b |\n| a | b | c |", 4, "Cette ligne du tableau a 3 cases pour 2 colonnes."),
    ],
)
def test_a_mistake_in_a_table_is_told(source: str, line: int, said: str) -> None:
    ((found, message),) = wrong(source)
    assert found == line
    assert said in message


def test_bars_in_code_and_escaped_bars_part_no_cells() -> None:
    assert html("| A | B |\n|---|---|\n| `a|b` | c\\|d |").count("<td>") == 2


def test_a_header_keeps_the_scope_that_was_written() -> None:
    made = html(
        '<table markdown="1"><thead markdown="1"><tr markdown="1"><th scope="colgroup">Hiver</th>'
        '<th markdown="1">Été</th></tr></thead></table>'
    )
    assert '<th scope="colgroup">Hiver</th>' in made
    assert '<th scope="col">Été</th>' in made


# Documents


def test_a_link_to_a_document_says_what_it_is(files: Files) -> None:
    made = html("[Le *règlement*]({static}/documents/reglement.pdf)", files)
    assert made == '<p><a href="{static}/documents/reglement.pdf">Le <em>règlement</em> (PDF, 1,2~Mo)</a></p>'


@pytest.mark.parametrize("address", ["/documents/plan%20d'accès.odt", "../documents/plan%20d'accès.odt#x"])
def test_a_document_is_found_from_the_content_or_from_the_page(files: Files, address: str) -> None:
    assert "Le plan (texte ODT, 13~ko)</a>" in html(f"[Le plan]({{static}}{address})", files)


def test_a_size_that_was_written_by_hand_gives_way_to_that_of_the_file(files: Files) -> None:
    assert "Le règlement (PDF, 1,2~Mo)<" in html("[Le règlement (PDF, 3 ko)]({static}/documents/reglement.pdf)", files)


def test_the_language_of_a_document_is_said_and_what_is_said_is_french(files: Files) -> None:
    link = "[The rules]({static}/documents/reglement.pdf)"
    assert html(link + "{lang=en}", files) == (
        '<p><a href="{static}/documents/reglement.pdf" hreflang="en" lang="en">The rules '
        '<span lang="fr">(PDF, 1,2~Mo, en anglais)</span></a></p>'
    )
    assert 'hreflang="uk">The rules (PDF, 1,2~Mo, en ukrainien)<' in html(link + "{hreflang=uk}", files)
    assert "The rules (PDF, 1.2~MB)<" in html(link, files, french=False)
    assert "(PDF, 1,2~Mo)" in html(link + "{hreflang=fr}", files)


def test_what_is_no_document_of_the_site_is_left_alone(files: Files) -> None:
    for link in ("[a](/documents/reglement.pdf)", "[a](https://x.example/a.pdf)", "[a]({static}/images/a.jpg)"):
        assert ">a</a>" in html(link, files)


def test_a_document_that_is_not_there_is_refused_with_the_nearest(files: Files) -> None:
    ((line, said),) = wrong("Un.\n\n[a]({static}/documents/reglment.pdf)", files)
    assert line == 3
    assert "{static}/documents/reglment.pdf n’existe pas. Vouliez-vous dire «~reglement.pdf~»~?" in said
    ((_, said),) = wrong("[a]({static}/fichiers/x.pdf)", files)
    assert "Rangez le fichier dans content/documents/" in said


def test_a_document_named_in_code_is_no_link(files: Files) -> None:
    assert "<code>" in html("`[a]({static}/documents/x.pdf)`", files)


@pytest.mark.parametrize(
    "octets, said",
    [(0, "1~ko"), (1, "1~ko"), (1000, "1~ko"), (1001, "2~ko"), (999_000, "999~ko"), (999_001, "1~Mo"),
     (1_049_999, "1~Mo"), (1_050_000, "1,1~Mo"), (12_345_678, "12,3~Mo"), (2_000_000_000, "2000~Mo")],
)  # fmt: skip  # a table reads better so
def test_sizes_are_said_in_decimal_units(octets: int, said: str) -> None:
    assert size(octets).replace("\u00a0", "~") == said


# Buttons


def test_a_button_is_the_call_to_action_of_the_theme() -> None:
    made = html("Un.\n\n[Réserver *un* créneau](https://x.example/?a=1&b=2){.bouton}\n\nDeux.")
    assert '<p class="call-to-action"><a href="https://x.example/?a=1&amp;b=2">Réserver <em>un</em> créneau<svg' in made
    assert "bouton" not in made
    assert made.endswith("<p>Deux.</p>")


@pytest.mark.parametrize("name", ["buton", "button", "btn", "boutton"])
@pytest.mark.parametrize("braces", ["{.%s}", "{: .%s }", "{class=%s}", '{lang=fr class="%s"}'])
def test_a_class_that_does_not_exist_is_refused_with_the_nearest(name: str, braces: str) -> None:
    ((line, said),) = wrong("Un.\n\n[a](/b/)" + braces % name)
    assert line == 3
    assert f"«~{{.{name}}}~» n’existe pas. Vouliez-vous dire «~bouton~»~?" in said


@pytest.mark.parametrize("source", ["Voir [a](/b/){.bouton}", "Un.\n[a](/b/){.bouton}", "[a](/b/){.bouton}\nUn.",
                                    "*a*{.bouton}", "- [a](/b/){.bouton}"])  # fmt: skip
def test_a_button_stands_alone(source: str) -> None:
    ((_, said),) = wrong(source)
    assert "Un bouton n’est pas seul sur sa ligne." in said


# Quotations


@pytest.mark.parametrize("dash", ["— ", "– ", "-- ", "—"])
@pytest.mark.parametrize("between", ["\n>\n> ", "\n> "])
def test_a_quotation_says_who_said_it(dash: str, between: str) -> None:
    assert html(f'> Un parc "pour *tous*".{between}{dash}Camille *Martin*, maire\n\nSuite.') == (
        '<figure class="quotation">\n<blockquote>\n<p>Un parc «~pour <em>tous</em>~».</p>\n</blockquote>\n'
        "<figcaption>Camille <em>Martin</em>, maire</figcaption>\n</figure>\n<p>Suite.</p>"
    )


@pytest.mark.parametrize("source", ["> Un parc.", "> — Un parc.", "> Un parc — le nôtre.", "> Un parc.\n>\n> - un"])
def test_a_quotation_without_a_source_is_a_quotation(source: str) -> None:
    made = html(source)
    assert made.startswith("<blockquote>")
    assert "<figure" not in made


# Languages


@pytest.mark.parametrize(
    "written, meant", [("anglais", "en"), ("english", "en"), ("eng", "en"), ("fr_FR", "fr"), ("ukrainien", "uk")]
)
def test_an_unknown_language_is_refused_with_the_nearest(written: str, meant: str) -> None:
    ((line, said),) = wrong(f"Un.\n\n*Welcome*{{lang={written}}}")
    assert line == 3
    assert said == f"Code de langue inconnu~: lang={written} Vouliez-vous dire «~lang={meant}~»~?"


def test_a_language_that_is_like_no_other_is_refused_with_an_example() -> None:
    for source in ("*Welcome*{lang=}", "Welcome\n{: lang=xyzzy }", '[a](/b/){hreflang="12"}'):
        ((_, said),) = wrong(source)
        assert "Écrivez par exemple {lang=en}." in said


def test_languages_and_braces_that_are_right_are_left_alone() -> None:
    assert '<em lang="en-GB">Hi</em>' in html("*Hi*{lang=en-GB}")
    assert '<em dir="rtl" lang="ar">' in html('*مرحبا*{lang="ar" dir=rtl}')
    assert "<code>{.x lang=zz}</code>" in html("`{.x lang=zz}` et {1.5}")
