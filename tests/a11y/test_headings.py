"""The family "Headings" on tricky pages: what is one heading, one fault, one finding, and where it points."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import load_config
from a11y.example import whole_page
from a11y.finding import Finding
from a11y.page import Page
from a11y.rule import all_rules

FAMILY = tuple(rule for rule in all_rules() if rule.startswith("heading-") or rule == "paragraph-as-heading")
SENTENCE = "<p>Le parc ouvre à 8 h et ferme à 18 h.</p>"


def findings(html: str, options: dict[str, dict[str, object]] | None = None) -> tuple[Finding, ...]:
    report = check_page(whole_page(html), "/x.html", {}, load_config({"options": options or {}}))
    assert report.status == "checked", report.reason
    return report.findings


def told(html: str) -> list[tuple[str, str | None]]:
    """The rule of each finding, and why the gate could not tell."""
    return [(finding.rule, finding.reason) for finding in findings(html)]


def test_the_family_is_complete() -> None:
    assert FAMILY == (
        "heading-descriptive",
        "heading-duplicate",
        "heading-empty",
        "heading-h1-first",
        "heading-image-alt",
        "heading-level-valid",
        "heading-long",
        "heading-missing",
        "heading-one-h1",
        "heading-order",
        "paragraph-as-heading",
    )


def test_house_rules_never_speak_for_the_law() -> None:
    rules = all_rules()
    house = ("one-h1", "h1-first", "order", "duplicate", "long", "missing")
    assert all(rules[f"heading-{rule}"].speaks_for == "Parvis" for rule in house)
    assert all(not rules[f"heading-{rule}"].act for rule in house)


def test_a_page_without_any_heading_lacks_its_h1_and_nothing_else() -> None:
    assert told(f"<body><main>{SENTENCE}</main></body>") == [("heading-one-h1", None)]


def test_a_page_that_begins_lower_and_has_no_h1_is_one_fault() -> None:
    assert told(f"<body><main><h3>Horaires</h3>{SENTENCE}<h3>Accès</h3>{SENTENCE}</main></body>") == [
        ("heading-one-h1", None)
    ]


def test_a_heading_before_the_h1_is_one_fault_whatever_its_level() -> None:
    assert told(f"<body><nav><h4>Menu</h4></nav><main><h1>Parc</h1>{SENTENCE}</main></body>") == [
        ("heading-h1-first", None)
    ]


def test_a_second_h1_is_told_where_it_stands_with_the_line_to_write() -> None:
    (finding,) = findings(f"<h1>Tarifs</h1>{SENTENCE}")
    assert finding.rule == "heading-one-h1"
    assert finding.place.excerpt == "<h1>Tarifs"
    assert "«\u00a0Tarifs\u00a0»" in finding.message.fr
    assert "«\u00a0Horaires des parcs\u00a0»" in finding.message.fr
    assert "## Tarifs" in finding.fix.fr
    assert "«\u00a0title:\u00a0»" in finding.fix.fr


def test_a_skipped_level_says_which_one_is_missing_and_the_line_to_write() -> None:
    (finding,) = findings("<h2>Horaires</h2><h5>Hiver</h5>")
    assert "«\u00a0Hiver\u00a0» est de niveau 5" in finding.message.fr
    assert "le niveau 3 manque" in finding.message.fr
    assert "### Hiver" in finding.fix.fr


def test_an_empty_heading_still_counts_in_the_order_and_is_called_without_text() -> None:
    empty, skipped = findings("<h2></h2><h4>Hiver</h4>")
    assert (empty.rule, skipped.rule) == ("heading-empty", "heading-order")
    assert "juste après (sans texte), de niveau 2" in skipped.message.fr


@pytest.mark.parametrize(
    "heading",
    [
        '<h2><img src="fete.jpg"></h2>',
        '<h2><img src="fete.jpg" alt=""></h2>',
        '<h2><svg role="img"><path d="M0 0h9"></path></svg></h2>',
        '<h2><a href="#fete"><img src="fete.jpg"></a></h2><p id="fete">Dimanche.</p>',
        '<h2><a href="#fete"><img src="fete.jpg" alt=""></a></h2><p id="fete">Dimanche.</p>',
        '<h2><button type="button"><img src="fete.jpg"></button></h2>',
        '<h2><span role="img"></span></h2>',
        '<h2><picture><img src="fete.jpg"></picture></h2>',
    ],
)
def test_a_heading_made_of_a_silent_image_is_one_finding_at_the_image(heading: str) -> None:
    found = findings(heading)
    assert [finding.rule for finding in found] == ["heading-image-alt"]
    assert found[0].place.excerpt.startswith(("<img", "<svg", '<span role="img"'))
    assert "ffd0e9" in found[0].act


def test_a_silent_image_fails_the_criteria_that_its_kind_and_place_fail() -> None:
    def ids(html: str) -> tuple[tuple[str, ...], tuple[str, ...], set[str]]:
        (finding,) = findings(html)
        return finding.wcag, finding.rgaa, set(finding.act)

    assert ids('<h2><img src="fete.jpg"></h2>') == (("1.1.1",), ("1.1.1", "9.1.2"), {"ffd0e9", "23a2a8"})
    assert ids('<h2><img src="fete.jpg" alt=""></h2>') == ((), ("9.1.2",), {"ffd0e9"})
    assert ids('<h2><svg role="img"></svg></h2>') == (("1.1.1",), ("1.1.5", "9.1.2"), {"ffd0e9", "7d6734"})
    assert ids('<h2><a href="/"><img src="fete.jpg" alt=""></a></h2>') == (
        ("2.4.4", "4.1.2"),
        ("6.2.1", "9.1.2"),
        {"ffd0e9", "c487ae"},
    )


def test_an_image_without_alternative_beside_words_is_the_image_s_fault_alone() -> None:
    assert told('<h2><img src="fete.jpg"> Fête du parc</h2>') == [("image-alt", None)]


def test_a_link_that_leaves_its_heading_empty_is_told_as_a_link() -> None:
    assert told('<h2><a href="/fete/"></a></h2>') == [("link-name", None)]


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>&nbsp;</h2>",
        "<h2>&nbsp;&#8239;&#8203;</h2>",
        "<h2>&shy;</h2>",
        "<h2><br></h2>",
        "<h2><svg><path d='M0 0h9'></path></svg></h2>",
        '<h2 class="logo"></h2>',
        "<dialog open><h2></h2></dialog>",
        "<details><summary>Plus</summary><h2></h2></details>",
        '<h2><video controls src="a.mp4">Votre navigateur ne lit pas les vidéos</video></h2>',
    ],
)
def test_headings_that_say_nothing(heading: str) -> None:
    rule = "heading-image-alt" if "svg" in heading else "heading-empty"
    assert (rule, None) in told(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "<template><h2></h2></template>",
        "<h2 hidden></h2>",
        '<div aria-hidden="true"><h2></h2></div>',
        '<div style="display: none"><h2></h2></div>',
        '<div style="visibility: hidden"><h2></h2></div>',
        "<noscript><h2></h2></noscript>",
        '<h2 role="presentation"></h2>',
    ],
)
def test_headings_that_nobody_meets_are_not_judged(heading: str) -> None:
    assert told(heading) == []


def test_a_heading_hidden_from_screen_readers_quotes_what_is_seen() -> None:
    (finding,) = findings('<h2><span aria-hidden="true">Horaires</span></h2>')
    assert "«\u00a0Horaires\u00a0» est caché aux lecteurs d'écran" in finding.message.fr


@pytest.mark.parametrize("heading", ["<h2>🎉</h2>", "<h2>***</h2>", "<h2>—</h2>", "<h2>?</h2>"])
def test_a_heading_of_symbols_alone_asks_a_person(heading: str) -> None:
    assert told(heading) == [("heading-empty", "symbols-only")]


@pytest.mark.parametrize("heading", ["<h2>🎉 Fête du parc</h2>", "<h2>2026</h2>", "<h2>時間</h2>", "<h2>A</h2>"])
def test_a_heading_with_a_letter_or_a_number_is_none_of_symbols(heading: str) -> None:
    assert told(heading) == []


def test_an_svg_title_or_a_reference_names_a_heading() -> None:
    assert told('<h2><svg role="img"><title>Horaires</title><path d="M0 0h9"></path></svg></h2>') == []
    assert told('<h2 aria-labelledby="nom"></h2><p id="nom">Horaires</p>') == []


def test_a_heading_without_a_valid_level_is_one_fault() -> None:
    assert told(f'<h2>Parc</h2><h3>Accès</h3><div role="heading">Métro</div><h4>Bus</h4>{SENTENCE}') == [
        ("heading-level-valid", None)
    ]
    assert told(f'<body><main><div role="heading">Parc</div><h1>Horaires</h1>{SENTENCE}</main></body>') == [
        ("heading-level-valid", None)
    ]


def test_a_wrong_aria_level_on_a_native_heading_breaks_no_law() -> None:
    (native,) = findings('<h2 aria-level="deux">Accès</h2>')
    (made,) = findings('<div role="heading" aria-level="deux">Accès</div>')
    assert (native.rgaa, made.rgaa) == ((), ("9.1.3",))


def test_levels_that_role_and_aria_level_make_count_in_the_order() -> None:
    assert told('<div role="heading" aria-level="2">Parc</div><h3>Accès</h3>') == []
    assert told('<h2>Parc</h2><p role="heading" aria-level="7">Accès</p>') == [("heading-order", None)]


def test_headings_in_several_articles_go_on_in_one_outline() -> None:
    articles = "<article><h2>Parc</h2><h3>Accès</h3></article><article><h2>Piscine</h2><h3>Accès</h3></article>"
    assert told(articles) == []


def test_headings_in_details_belong_to_the_outline_and_those_in_dialogs_do_not() -> None:
    details = "<details><summary>Plus</summary><h4>Hiver</h4></details>"
    assert told(f"<h2>Horaires</h2>{details}") == [("heading-order", None)]
    assert told('<h2>Horaires</h2><dialog open aria-label="Avis"><h4>Votre avis</h4></dialog>') == []


def test_a_heading_inside_a_heading_is_counted_in_its_turn() -> None:
    assert told('<h2>Parc <span role="heading" aria-level="4">Accès</span></h2>') == [("heading-order", None)]


def test_the_h1_may_stand_in_the_header_of_the_page() -> None:
    assert told(f"<body><header><h1>Parc</h1></header><main><h2>Accès</h2>{SENTENCE}</main></body>") == []


def test_twins_are_told_once_each_and_point_at_the_later_one() -> None:
    found = findings("<h2>Accès</h2><p>Métro.</p><h2 id='deux'>accès</h2><p>Bus.</p>")
    assert [(finding.rule, finding.severity, finding.place.selector) for finding in found] == [
        ("heading-duplicate", "warning", "h2#deux")
    ]


def test_empty_headings_are_no_twins() -> None:
    assert told("<h2></h2><h2></h2>") == [("heading-empty", None)] * 2


def test_a_long_heading_is_a_warning_and_its_length_an_option() -> None:
    heading = f"<h2>{'Les parcs et jardins de la ville ' * 2}</h2>"
    assert findings(heading) == ()
    (finding,) = findings(heading, {"heading-long": {"max_length": 40}})
    assert (finding.rule, finding.severity) == ("heading-long", "warning")
    assert "65 caractères" in finding.message.fr


def test_long_text_asks_a_person_and_its_length_is_an_option() -> None:
    text = f"<h2>Le parc</h2>{SENTENCE * 6}"
    assert findings(text) == ()
    (finding,) = findings(text, {"heading-missing": {"words": 50}})
    assert (finding.rule, finding.outcome, finding.severity) == ("heading-missing", "cantTell", "review")
    assert "«\u00a0Le parc\u00a0»" in finding.message.fr


def test_words_of_tables_code_and_menus_are_no_running_text() -> None:
    words = "parc " * 450
    for body in (
        f"<table><caption>Parcs</caption><tr><td>{words}</td></tr></table>",
        f"<pre>{words}</pre>",
        f"<nav aria-label='Parcs'><p>{words}.</p></nav>",
        f"<aside aria-label='Parcs'><p>{words}.</p></aside>",
    ):
        assert not any(finding.rule == "heading-missing" for finding in findings(f"<h2>Parcs</h2>{body}")), body


def test_a_bold_paragraph_says_the_line_to_write_at_the_level_in_force() -> None:
    (finding,) = findings(f"<h2>Parc</h2>{SENTENCE}<h3>Hiver</h3>{SENTENCE}<p><strong>Accès</strong></p>{SENTENCE}")
    assert finding.rule == "paragraph-as-heading"
    assert "### Accès au lieu de **Accès**" in finding.fix.fr


@pytest.mark.parametrize(
    "line, reason",
    [
        ("<p><strong>Comment s'inscrire\u00a0?</strong></p>" + SENTENCE, "question"),
        ("<p><strong>Pièces à fournir</strong>\u00a0:</p><ul><li>Une photo</li></ul>", "lead-in"),
        ("<p><strong>Mardi 3 mars</strong></p>" + SENTENCE, "date"),
        ("<p><strong>Camille Martin</strong></p><p>Directrice</p>", "unclear-content"),
        ("<p><strong>Un parc</strong></p><p><strong>Pour tous</strong></p>", "unclear-content"),
        ("<p><strong>Tarifs</strong></p><table><tr><th>Été</th><td>2 €</td></tr></table>", "unclear-content"),
        ('<p style="font-weight: 700">Accès</p>' + SENTENCE, "bold-by-style"),
        ("<p><strong>Tarif\u00a0: 12 euros</strong></p>" + SENTENCE, "label-and-value"),
        ("<p><strong>Contact\u00a0: Camille Martin</strong></p>" + SENTENCE, "label-and-value"),
        ("<p><strong>Entrée 5 €</strong></p>" + SENTENCE, "label-and-value"),
        ("<p><strong>Ouvert à 8 h</strong></p>" + SENTENCE, "label-and-value"),
        ("<p><strong>Les horaires</strong><br>Ouvert de 8 h à 18 h tous les jours.</p>", "bold-first-line"),
        ("<p><strong>Les horaires</strong><br>\nOuvert tous les jours, de huit heures à midi</p>", "bold-first-line"),
        ("<p><b>Les horaires</b> <br> <em>Ouvert</em> tous les jours.</p>" + SENTENCE, "bold-first-line"),
        ("<p><em><strong>Les horaires</strong></em><br>Ouvert tous les jours.</p>", "bold-first-line"),
        ("<p><strong>Les horaires<br></strong>Ouvert tous les jours.</p>", "bold-first-line"),
        ("<ul><li><strong>Les horaires</strong><br>Ouvert tous les jours.</li></ul>", None),
        (f"<ul><li><p><strong>Hiver</strong></p>{SENTENCE}</li></ul>", "in-list-or-quotation"),
        (f"<blockquote><p><strong>Hiver</strong></p>{SENTENCE}</blockquote>", "in-list-or-quotation"),
        ("<blockquote><p><strong>Hiver</strong><br>Ouvert tous les jours.</p></blockquote>", "bold-first-line"),
    ],
)
def test_bold_lines_that_the_page_does_not_decide_ask_a_person(line: str, reason: str | None) -> None:
    found = [why for rule, why in told(line) if rule == "paragraph-as-heading"]
    assert found == ([] if reason is None else [reason])


@pytest.mark.parametrize(
    "line",
    [
        "<p><strong>Les horaires</strong><br></p>" + SENTENCE,
        "<p><strong>Les horaires<br></strong></p>" + SENTENCE,
        "<p><br><strong>Les horaires</strong></p>" + SENTENCE,
        f"<section><p><strong>Les horaires</strong></p>{SENTENCE}</section>",
        f"<section><p><strong>Les horaires</strong><br></p>{SENTENCE}</section>",
        "<p><strong>Tarifs 2026</strong></p>" + SENTENCE,
    ],
)
def test_a_line_break_at_its_end_makes_a_bold_line_no_less_a_heading(line: str) -> None:
    assert ("paragraph-as-heading", None) in told(line)


@pytest.mark.parametrize(
    "line",
    [
        "<p><strong>Attention, travaux.</strong></p>",
        "<p><strong>Fermé le 1er mai !</strong></p>",
        "<p><strong>Note\u00a0:</strong></p>",
        "<p><strong>À noter</strong></p>",
        "<p><strong>N.B.</strong></p>",
        "<p><strong>et maintenant</strong></p>",
        "<p><strong>– Un point de plus</strong></p>",
        "<p><strong>01 99 00 00 00</strong></p>",
        "<p><strong>12/03/2026</strong></p>",
        "<p><strong>Accès</strong> par la rue</p>",
        "<p><strong>Mairie de Levallois</strong><br>12 rue du Parc<br>92300 Levallois</p>",
        "<p><strong>Camille Martin</strong><br>Directrice du parc</p>",
        "<p><strong>Attention</strong><br>Le bassin est fermé.</p>",
        "<p><strong>Le bassin ferme.</strong><br>Il rouvre demain.</p>",
        "<p><strong>Mairie</strong> de Levallois<br>Ouverte tous les jours.</p>",
        "<p>Le parc<br><strong>Horaires</strong><br>Ouvert tous les jours.</p>",
        "<p><strong>Ouvert à midi<br>Fermé le soir.</strong></p>",
        '<p><strong><a href="/">Le parc</a></strong><br>Ouvert tous les jours.</p>',
        "<table><tr><td><p><strong>Hiver</strong></p><p>Le parc ouvre à 8 h.</p></td></tr></table>",
        "<ul><li><p><strong>Hiver</strong></p></li></ul>",
        "<p><strong></strong></p>",
        "<p></p>",
        "<p>Accès</p>",
        '<p class="chapo"><strong>Un parc pour tous</strong></p>',
        "<p><strong><a href='/agenda/'>Voir l'agenda</a></strong></p>",
    ],
)
def test_bold_lines_that_are_no_headings_pass(line: str) -> None:
    assert not any(rule == "paragraph-as-heading" for rule, _ in told(line + SENTENCE)), line


def test_a_bold_paragraph_in_a_bold_block_or_over_nothing_is_no_heading() -> None:
    assert told(f'<div style="font-weight: bold"><p>Accès</p>{SENTENCE}</div>') == []
    assert told(f"{SENTENCE}<p><strong>Bonne visite</strong></p>") == []
    assert told("<div><p><strong>Bonne visite</strong></p><p hidden>Caché.</p></div>") == []


def test_how_many_words_a_false_heading_may_have_is_an_option() -> None:
    line = f"<p><strong>Les horaires du parc en hiver</strong></p>{SENTENCE}"
    assert len(findings(line)) == 1
    assert findings(line, {"paragraph-as-heading": {"max_words": 3}}) == ()


def test_the_outline_knows_parents_and_what_comes_before() -> None:
    page = Page(whole_page("<h2>Parc</h2><h3>Accès</h3><h2>Piscine</h2>"), "/x.html")
    outline = [
        (
            page.name(heading.element),
            heading.level,
            page.name(heading.previous.element) if heading.previous else None,
            page.name(heading.parent.element) if heading.parent else None,
        )
        for heading in page.outline.values()
    ]
    assert outline == [
        ("Horaires des parcs", 1, None, None),
        ("Parc", 2, "Horaires des parcs", "Horaires des parcs"),
        ("Accès", 3, "Parc", "Parc"),
        ("Piscine", 2, "Accès", "Horaires des parcs"),
    ]


def test_a_thousand_headings_are_judged_in_no_time() -> None:
    report = check_page(
        whole_page("".join(f"<h2>Partie {n}</h2><p>Texte.</p>" for n in range(1000))),
        "/x.html",
        {},
        load_config({"page_seconds": 20}),
    )
    assert report.status == "checked"
    assert report.findings == ()
