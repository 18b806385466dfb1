"""Languages: codes that exist, and texts whose language is sure."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.lang import is_known, suggestion
from a11y.language import other_language
from a11y.lexicon import WORDS


@pytest.mark.parametrize("code", ["fr", "br", "gsw", "zgh", "cmn", "qaa", "qtz", "iw"])
def test_registered_codes_are_known(code: str) -> None:
    assert is_known(code)


@pytest.mark.parametrize("code", ["", "f", "eng", "fra", "xx", "fr_fr", "french", "i", "x", "qt1", "12", "é"])
def test_other_codes_are_not(code: str) -> None:
    assert not is_known(code)


@pytest.mark.parametrize(
    "tag, code",
    [("fr_FR", "fr"), ("fra", "fr"), ("Français", "fr"), ("english", "en"), ("uk-x", "en"), ("klingon", None)],
)
def test_a_tag_that_is_wrong_is_meant_for_something(tag: str, code: str | None) -> None:
    assert suggestion(tag) == code


@pytest.mark.parametrize(
    "text, declared, language",
    [
        ("Welcome to our town, we are open every day.", "fr", "en"),
        ("Willkommen in unserer Stadt, wir sind jeden Tag für Sie da.", "fr", "de"),
        ("Bienvenidos a nuestra ciudad, estamos abiertos todos los días.", "fr", "es"),
        ("Benvenuti nella nostra città, siamo aperti tutti i giorni.", "fr", "it"),
        ("Bem-vindos à nossa cidade, estamos abertos todos os dias até às seis horas.", "fr", "pt"),
        ("Welkom in onze stad, wij zijn elke dag open voor u.", "fr", "nl"),
        ("Witamy w naszym mieście, jesteśmy dla was codziennie przez cały rok i czekamy na was.", "fr", "pl"),
        ("Bun venit în orașul nostru, primăria este deschisă pentru toți în fiecare zi.", "fr", "ro"),
        ("Şehrimize hoş geldiniz, belediye her gün çocuklar ve insanlar için açık.", "fr", "tr"),
        ("Ласкаво просимо", "fr", "ru"),
        ("أهلا وسهلا", "fr", "ar"),
        ("ようこそ、市役所へ", "zh", "ja"),
        ("Bienvenue dans notre ville, nous sommes ouverts tous les jours.", "en", "fr"),
        ("Bienvenue dans notre ville, nous sommes ouverts tous les jours.", "es", "fr"),
    ],
)
def test_a_plain_text_tells_its_language(text: str, declared: str, language: str) -> None:
    sign = other_language(text, declared)
    assert sign is not None
    assert sign.language == language


@pytest.mark.parametrize(
    "text, declared",
    [
        ("Bienvenue dans notre ville, nous sommes ouverts tous les jours.", "fr"),
        ("Benvinuta in u nostru paese, simu aperti tutti i ghjorni.", "co"),
        ("Benvengut dins nòstra vila, sèm dobèrts cada jorn de la setmana.", "oc"),
        ("Willkumme en unsere Stadt, mir sin jede Tag do fer eich.", "gsw"),
        ("Donedigezh vat en hor c'hêr, digor omp bemdez.", "fr"),
        ("Bonjou tout moun, nou kontan wè zòt jodi-a.", "gcf"),
        ("Jean Dupont, Marie Martin, Pierre Durand", "en"),
        ("Miles Davis, John Coltrane, Charlie Parker", "fr"),
        ("week-end", "fr"),
        ("Ω, π et Σ", "fr"),
        ("Русский язык", "uk"),
        ("12 345", "fr"),
        ("", "fr"),
    ],
)
def test_what_is_right_near_or_short_tells_nothing(text: str, declared: str) -> None:
    assert other_language(text, declared) is None


def test_the_lexicon_is_in_lower_case_and_large_enough() -> None:
    for language, words in WORDS.items():
        assert all(word == word.lower() and word.isalpha() for word in words), language
        assert len(words) >= 80


def test_a_page_with_many_passages_in_another_language_keeps_its_own() -> None:
    passage = "<p lang='en'>" + "The park behind the town hall opens at eight in the morning. " * 20 + "</p>"
    html = (
        "<!doctype html><html lang='fr'><head><meta charset='utf-8'><title>Les parcs de la ville</title></head><body>"
        f"<main><h1>Nos parcs en anglais</h1><p>Voici ce que nous en disons\u00a0:</p>{passage}</main></body></html>"
    )
    report = check_page(html.encode(), "/", {}, Config())
    assert [finding.rule for finding in report.findings if "lang" in finding.rule] == []
