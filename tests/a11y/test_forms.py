"""What the rules about forms share: what names a field, what it is for, what is seen around it."""

from __future__ import annotations

import time

import pytest

from a11y.check import Asked, check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.form import fields, naming, plain_label
from a11y.form_error import is_error, says_only_error
from a11y.form_purpose import contradicts, labelled_purpose, tokens_of, unknown_token
from a11y.form_text import parts_between, seen_label
from a11y.page import Page
from a11y.rule import all_rules

ABOUT_FORMS = ("field-", "label-", "form-", "group-", "button-", "option-", "select-", "placeholder-label", "error-")


def page_of(body: str) -> Page:
    return Page(whole_page(body), "/a.html")


def found(body: str) -> set[tuple[str, str]]:
    report = check_page(whole_page(body), "/a.html", {}, Config())
    assert report.status == "checked", report.reason
    return {(finding.rule, finding.outcome) for finding in report.findings}


@pytest.mark.parametrize(
    "html, source",
    [
        ("<label>Nom <input></label>", "label"),
        ('<label><img src="a.png" alt="Nom"> <input></label>', "label"),
        ('<label for="a"></label><input id="a" title="Nom">', "title"),
        ('<input placeholder="Nom">', "placeholder"),
        ('<input placeholder="Nom" title="Nom">', "title"),
        ('<input aria-label="Nom" title="Nom">', "aria-label"),
        ('<p id="n">Nom</p><label>Autre <input aria-labelledby="n"></label>', "aria-labelledby"),
        ('<label>Nom <input aria-labelledby="absent"></label>', "label"),
        ('<div role="checkbox" aria-checked="false" tabindex="0">Piscine</div>', "content"),
        ("<input>", ""),
    ],
)
def test_what_names_a_field(html: str, source: str) -> None:
    page = page_of(html)
    assert naming(fields(page)[0], page) == source


def test_hidden_fields_and_buttons_are_no_fields() -> None:
    page = page_of('<input type="hidden"><input type="submit"><button>OK</button><input hidden><input type="inconnu">')
    assert [field.get("type") for field in fields(page)] == ["inconnu"]


def test_marks_of_required_and_optional_fields_are_no_part_of_a_label() -> None:
    assert plain_label("Nom de l'élève (obligatoire) * :") == plain_label("Nom de l'élève") == "nom de l eleve"


def test_a_label_is_seen_with_what_css_adds_and_without_what_it_hides() -> None:
    page = page_of(
        '<style>label::after { content: " *" } .cache { display: none }</style>'
        '<label>Nom <span class="cache">caché</span> <span aria-hidden="true">vu</span> <select><option>Non</option>'
        "</select></label>"
    )
    assert sorted(seen_label(fields(page)[0], page).split()) == ["*", "Nom", "vu"]


def test_what_stands_between_two_fields_is_neither_label_nor_button() -> None:
    page = page_of("<label>A <input></label><p>Parent</p><button>OK</button><label>B <input></label>")
    first, second = fields(page)
    assert parts_between(first, second, page) == "Parent"


@pytest.mark.parametrize(
    "value",
    [
        "name",
        "Given-Name",
        "section-a shipping postal-code",
        "billing home tel",
        "work email",
        "username webauthn",
        "section-x fax tel-national",
    ],
)
def test_lists_of_tokens_that_html_allows(value: str) -> None:
    assert unknown_token(tokens_of(value)) is None


@pytest.mark.parametrize(
    "value, token",
    [
        ("nom", "nom"),
        ("email work", "work"),
        ("home name", "name"),
        ("billing shipping name", "shipping"),
        ("shipping section-a name", "section-a"),
        ("name email", "email"),
        ("section- name", "section-"),
        ("work", ""),
        ("name,", "name,"),
        ("webauthn", "webauthn"),
    ],
)
def test_lists_of_tokens_that_html_refuses(value: str, token: str) -> None:
    assert unknown_token(tokens_of(value)) == token


def test_a_type_contradicts_a_purpose_only_where_no_value_fits_both() -> None:
    assert contradicts("email", "tel")
    assert contradicts("number", "family-name")
    assert not contradicts("tel", "postal-code")
    assert not contradicts("email", "username")
    assert not contradicts("text", "bday")


@pytest.mark.parametrize(
    "label, expected",
    [
        ("Votre adresse électronique *", ("email", True)),
        ("Prénom (obligatoire)", ("given-name", False)),
        ("Your phone number:", ("tel", True)),
        ("Nom de l'enfant", ("", False)),
        ("Votre message", ("", True)),
    ],
)
def test_what_a_label_asks_of_a_person(label: str, expected: tuple[str, bool]) -> None:
    assert labelled_purpose(label) == expected


@pytest.mark.parametrize("text", ["Valeur invalide.", "Ce champ n'est pas valide", "Oops, something went wrong!"])
def test_messages_that_only_say_error(text: str) -> None:
    assert says_only_error(text)


@pytest.mark.parametrize("text", ["L'âge n'est pas valide", "Une erreur\u00a0?", "Signaler une erreur", "Saisie libre"])
def test_messages_that_say_more(text: str) -> None:
    assert not says_only_error(text)


def test_instructions_are_no_errors() -> None:
    assert is_error("Erreur\u00a0: le nom manque")
    assert not is_error("Nom et prénom, en capitales")


def test_the_mark_of_a_required_field_may_come_from_css() -> None:
    form = (
        '<style>.requis::after {{ content: "{mark}" }}</style><form action="/a/"><label class="requis" for="s">Sujet'
        '</label> <input id="s" name="s" required><label>Avis <textarea name="a"></textarea></label><button>OK</button>'
        "</form>"
    )
    assert ("field-required", "failed") not in found(form.format(mark=" (obligatoire)"))
    assert ("field-required", "failed") in found(form.format(mark=" !"))


def test_marks_of_css_that_is_out_of_reach_are_not_missed() -> None:
    form = (
        '<link rel="stylesheet" href="/absente.css"><form action="/a/"><label>Sujet <input name="s" required></label>'
        '<label>Avis <textarea name="a"></textarea></label><button>OK</button></form>'
    )
    assert "field-required" not in {rule for rule, _ in found(form)}


def test_a_form_as_the_design_system_of_the_state_writes_it_is_silent() -> None:
    form = """<form action="/contact/" method="post">
    <p>Sauf mention contraire «\u00a0(optionnel)\u00a0», tous les champs sont obligatoires.</p>
    <fieldset><legend>Votre identité</legend>
    <div><label for="nom">Nom <span>Format attendu\u00a0: Dupont</span></label>
    <input autocomplete="family-name" required name="nom" id="nom" aria-describedby="nom-m"><div id="nom-m"></div></div>
    <div><label for="prenom">Prénom (optionnel)</label> <input autocomplete="given-name" id="prenom"></div>
    </fieldset>
    <fieldset><legend>Civilité (optionnel)</legend>
    <div><input type="radio" id="f" name="civ"> <label for="f">Madame</label></div>
    <div><input type="radio" id="m" name="civ"> <label for="m">Monsieur</label></div></fieldset>
    <div><input type="checkbox" id="c" name="c"> <label for="c">J'accepte les <a href="/rgpd/">conditions
    d'utilisation de mes données</a></label></div>
    <button>Envoyer ma demande</button></form>"""
    assert [rule for rule, _ in found(form) if rule.startswith(ABOUT_FORMS)] == []


def test_the_time_of_the_rules_grows_with_the_fields_and_not_with_their_square() -> None:
    rules = {
        name: rule for name, rule in all_rules().items() if name.startswith(ABOUT_FORMS) and "contrast" not in name
    }
    asked = Asked(rules)

    def seconds(count: int) -> float:
        fields_of_form = "".join(
            f'<label for="f{n}">Nom *</label><input id="f{n}" name="n{n}" required pattern="[0-9]+" aria-invalid="true"'
            f' aria-describedby="e"><label><input type="radio" name="r"> Oui</label>'
            for n in range(count)
        )
        page = page_of(f'<form action="/a/">{fields_of_form}<p id="e">Erreur</p></form>')
        start = time.perf_counter()
        for element in page.elements:
            for rule in asked.of(element):
                rule.test(element, page)
        return time.perf_counter() - start

    few = max(seconds(50), seconds(50))
    assert seconds(800) < 16 * 4 * few
