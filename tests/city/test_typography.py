"""French typography of plain text: what the build does so that editors need not."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from city.typography import JOINT, typeset

# Written with `~` for a no-break space, so that they can be read.
EXAMPLES = [
    ("Bienvenue !", "Bienvenue~!"),
    ("Bienvenue!", "Bienvenue~!"),
    ("Vraiment ?!", "Vraiment~?!"),
    ("Quoi ? Oui !", "Quoi~? Oui~!"),
    ("un ; deux;", "un~; deux~;"),
    ("Horaires : le matin", "Horaires~: le matin"),
    ("Horaires: le matin", "Horaires~: le matin"),
    ("Deux lignes\n: la suite", "Deux lignes~: la suite"),
    ("(vraiment !)", "(vraiment~!)"),
    ("« oui »", "«~oui~»"),
    ("«oui»", "«~oui~»"),
    ("« Ah ! », dit-il", "«~Ah~!~», dit-il"),
    ('le plan "câble" de 1987', "le plan «~câble~» de 1987"),
    ('"Oui", dit-elle, "et non".', "«~Oui~», dit-elle, «~et non~»."),
    ("l'été", "l’été"),
    ("aujourd'hui", "aujourd’hui"),
    ('l\'"été"', "l’«~été~»"),
    ("et ainsi de suite...", "et ainsi de suite…"),
    ("Ah... oui", "Ah… oui"),
    ("12 h 30", "12~h~30"),
    ("de 9 h à 18 h", "de 9~h à 18~h"),
    ("12h 30", "12h~30"),
    ("10 %", "10~%"),
    ("5 km", "5~km"),
    ("97 km de câbles", "97~km de câbles"),
    ("50 km/h", "50~km/h"),
    ("à 20 °C", "à 20~°C"),
    ("8 €", "8~€"),
    ("n° 4", "n°~4"),
    ("1 000 habitants", "1~000 habitants"),
    ("1 250 000 €", "1~250~000~€"),
    ("M. Dupont", "M.~Dupont"),
    ("MM. Dupont et Durand", "MM.~Dupont et Durand"),
    ("Mme Élodie Martin", "Mme~Élodie Martin"),
    ("Dr Martin", "Dr~Martin"),
    ("le 12 novembre 2026", "le 12~novembre 2026"),
    ("le 1er mai", "le 1er~mai"),
    ("au 01 99 00 00 00", "au 01~99~00~00~00"),
    ("L'an 2026: 97 km !", "L’an 2026~: 97~km~!"),
]
UNTOUCHED = [
    "",
    "Une phrase sans rien de tout cela.",
    "rendez-vous à 12:30",
    "un contraste de 4.5:1",
    "https://ville.example/page?lang=fr;a=l'eau",
    "https://ville.example/fin?",
    "www.ville.example/l'eau",
    "http://localhost:8000",
    "mairie@ville.example",
    "color:red !important",
    "C++ et C#",
    ":-) ;-) :) ;)",
    "à demain ;)",
    'un écran de 24" et un de 27"',
    "../../images/x.jpg",
    "a/.../b",
    "&eacute; &amp; &#233;",
    "M. le maire",
    "De Gaulle",
    "5'30",
    '""0""',
    '":«\u00a00\u00a0»\u00a0:"',
    "00 00 00 00 00 00 00 00 00",
    "un\u202f!",
    "«\u202foui\u202f»",
    "92300 Levallois",
]


@pytest.mark.parametrize("typed,printed", EXAMPLES)
def test_an_editor_types_and_the_build_typesets(typed: str, printed: str) -> None:
    assert typeset(typed).replace("\u00a0", "~") == printed


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_no_french_punctuation_stays_as_typed(text: str) -> None:
    assert typeset(text) == text


def test_a_sign_escaped_in_markdown_is_opaque() -> None:
    assert typeset("Yahoo\x0233\x03 est là") == "Yahoo\x0233\x03 est là"


# The characters that matter, so that hypothesis meets them in every order.
_SIGNS = st.text(alphabet="ab1 09hM.'\"«»!?;:%&°né/@\n\u00a0\u202f…’\x02\x03()", max_size=40)
_ANY = st.text(max_size=60)
# Pieces that make whole constructs likely.
_WORDS = "\" a 0 « » ! : ... ' 1er_ mai 12_ h_ 30 M._ Mme_ A n°_ % www.a.fr x@y.fr http://a &amp; 000"
_PIECE = st.sampled_from([*_WORDS.split(), "_", "\n", "\u00a0", JOINT, "01_99_00_00_00"])
_PIECES = st.lists(_PIECE, max_size=14).map(lambda pieces: "".join(pieces).replace("_", " "))
_TEXTS = st.one_of(_SIGNS, _PIECES, _ANY)


@given(_TEXTS)
def test_typesetting_twice_changes_nothing_more(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


@given(_TEXTS)
def test_the_borders_of_elements_stay_as_many(text: str) -> None:
    assert typeset(text).count(JOINT) == text.count(JOINT)


@given(_TEXTS)
def test_letters_and_digits_are_never_changed(text: str) -> None:
    assert [c for c in typeset(text) if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.text(alphabet=string.ascii_letters + "éèàçœ ,.-–()\n", max_size=80).filter(lambda t: "..." not in t))
def test_text_without_french_signs_is_unchanged_but_for_civilities(text: str) -> None:
    assert typeset(text).replace("\u00a0", " ") == text
