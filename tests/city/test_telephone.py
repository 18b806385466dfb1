"""Telephone numbers in running text become links that dial."""

from __future__ import annotations

import re

import pytest

from city.markdown import Converter
from city.telephone import telephones, uri


@pytest.mark.parametrize(
    "written",
    [
        "01 99 00 12 00", "01.99.00.12.00", "01-99-00-12-00", "0199001200", "01\u00a099\u00a000\u00a012\u00a000",
        "+33 1 99 00 12 00", "+33199001200", "+33 (0)1 99 00 12 00", "0033 1 99 00 12 00", "+33(0)1.99.00.12.00",
    ],
)  # fmt: skip  # lines of numbers read better than one a line
def test_every_french_notation_dials_the_same_number(written: str) -> None:
    text = f"Appelez le {written}, merci."
    assert [(text[one.start : one.end], one.uri) for one in telephones(text)] == [(written, "tel:+33199001200")]


@pytest.mark.parametrize(
    "number, address",
    [
        ("06 39 98 12 34", "tel:+33639981234"),
        ("0 800 123 456", "tel:+33800123456"),
        ("0590 12 34 56", "tel:+590590123456"),
        ("02 62 12 34 56", "tel:+262262123456"),
        ("+33 9 12 34 56 78", "tel:+33912345678"),
    ],
)
def test_mobile_free_and_overseas_numbers_dial_from_anywhere(number: str, address: str) -> None:
    assert uri(number) == address
    assert [one.uri for one in telephones(number)] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Dossier n° 0123456789",
        "ISBN 0123456789",
        "SIRET 552 081 317 66522",
        "le 01 99 00 12 00 12 34",
        "12 01 99 00 12 00",
        "IBAN FR76 3000 4000 0312 3456 7890 143",
        "https://exemple.fr/0199001200",
        "le 01/02/2026, de 08 h 00 à 10 h 00, 00 12 34 56 78",
        "3939, 112, 36 46",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert list(telephones(text)) == []


def convert(text: str) -> str:
    return Converter().convert(text)


def test_numbers_in_paragraphs_items_cells_and_emphasis_are_linked_and_typeset() -> None:
    made = convert("Au 01 99 00 12 00, **01 99 00 12 01**.\n\n- 01 99 00 12 02\n\n| A |\n| - |\n| 01 99 00 12 03 |")
    assert re.findall(r'<a href="tel:\+331990012(\d\d)">01\u00a099\u00a000\u00a012\u00a0\1</a>', made) == [
        "00",
        "01",
        "02",
        "03",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Au 01 99 00 12 00",
        "`01 99 00 12 00`",
        "    01 99 00 12 00",
        "[01 99 00 12 00](/contact/)",
        '<a href="/contact/">le 01 99 00 12 00</a>',
        '<a href="/contact/"><b>01 99 00 12 00</b></a>',
        '<a href="/contact/">le *01 99 00 12 00*</a>',
        "<button>Appeler le 01 99 00 12 00</button>",
        "<p>01 99 00 12 00</p>",
        "<https://exemple.fr/0199001200>",
    ],
)
def test_headings_code_links_and_raw_blocks_stay_as_they_are(text: str) -> None:
    assert "tel:" not in convert(text)


def test_what_follows_a_raw_link_is_linked_again() -> None:
    made = convert('<a href="/x/">01 99 00 12 00</a> et 01 99 00 12 01 ou <b>01 99 00 12 02</b>')
    assert re.findall(r'href="([^"]+)"', made) == ["/x/", "tel:+33199001201", "tel:+33199001202"]
    assert made.count("<a ") == made.count("</a>") == 3


def test_a_passage_and_a_paragraph_in_another_language_are_marked_by_braces() -> None:
    made = convert("Elle dit *Welcome to our town*{lang=en}.\n\nWelcome to our town.\n{: lang=en }")
    assert '<em lang="en">Welcome to our town</em>' in made
    assert '<p lang="en">Welcome to our town.</p>' in made
