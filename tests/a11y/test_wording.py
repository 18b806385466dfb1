"""Names of files and placeholders are told from words, and words from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.wording import announcement, comparable, file_name_likeness, mark_likeness, placeholder_likeness, readable

WORDS = """
à accueil allée après arbre arbres aux avec banc bassin bibliothèque bois bords ce ciel classe concert conseil
cour crue dans de des deux devant dimanche du école elle élus en enfants est et été façade fête fleurs
fontaine gens grande gymnase habitants hêtre hiver il image jardin jeu jeunes jouent jour kiosque la le les
lieu lilas mairie maire maison marché massif midi musique neige nuit œuvre ombre ouvert par parc parvis
passerelle peint petit photo piscine place plage plan pluie pont portail pour printemps quai rive rue sans
Seine soir sous square sur terrain tilleul toit un une vert vieux ville vue
""".split()
ENDS = ("", ".", "\u00a0!", "\u00a0?", "…", ", en 1936", " (2025)", " n°\u00a03")

sentences = st.builds(
    lambda words, end: " ".join(words).capitalize() + end,
    st.lists(st.sampled_from(WORDS), min_size=4, max_size=14),
    st.sampled_from(ENDS),
)
names = st.text(
    alphabet=st.characters(categories=("Lu", "Ll", "Nd"), include_characters="-_."), min_size=1, max_size=30
)
extensions = st.sampled_from("jpg JPG jpeg png PNG gif svg webp avif bmp ico tif tiff heic".split())


@given(sentences, st.sampled_from(["", "IMG_1234.jpg", "parc.jpg", "vue-du-parc.png"]))
def test_a_sentence_of_several_words_is_never_taken_for_a_file_or_a_placeholder(sentence: str, file: str) -> None:
    assert file_name_likeness(sentence, file) is None
    for in_control in (False, True):
        assert placeholder_likeness(sentence, in_control=in_control) is None


@given(names, extensions, st.sampled_from(["", "autre.jpg"]))
def test_a_name_with_the_extension_of_an_image_is_always_a_file(name: str, extension: str, file: str) -> None:
    assert file_name_likeness(f"{name}.{extension}", file) == "sure"


@given(st.integers(min_value=100), st.sampled_from(["IMG_", "IMG-", "img", "DSC", "DSCN", "DSC_", "PXL_", "IMG "]))
def test_what_a_camera_calls_a_picture_is_always_a_file(number: int, prefix: str) -> None:
    assert file_name_likeness(f"{prefix}{number:05d}", "") == "sure"


@given(st.text(max_size=80), st.text(max_size=40), st.booleans())
def test_any_text_gets_an_answer(text: str, file: str, in_control: bool) -> None:
    assert file_name_likeness(text, file) in ("sure", "maybe", None)
    assert placeholder_likeness(text, in_control=in_control) in ("sure", "maybe", None)
    found = announcement(text)
    assert found is None or text.strip().startswith(found)


@given(st.text(max_size=60))
def test_comparing_is_settled_after_one_pass(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)


@pytest.mark.parametrize(
    "text",
    [
        "logo.png",
        "IMG_1234",
        "img 20250514 WA0003",
        "DSC00012",
        "P1010023",
        "20250514_101500",
        "Capture d'écran 2025-05-14 101112",
        "Capture d’écran 2025-05-14 à 10.11.12",
        "Screenshot 2025-05-14 at 10.11.12 AM",
        "WhatsApp Image 2025-05-14 at 10.11.12",
        "téléchargement (1)",
        "Sans titre-1",
        "550e8400-e29b-41d4-a716-446655440000",
        "d41d8cd98f00b204",
        "https://ville.example/a",
        "//cdn.example/a",
        "www.ville.example/images/a",
        "../images/parc.webp",
        "data:image/png;base64,iVBOR",
        "fete_du_parc_v2_final",
        "ville.fr/photo",
        "archives.ville.fr/images/fete?v=2",
        "C:\\Users\\photo",
        "c:\\Mes images\\fête du parc",
        "C:/Users/photo",
        "DSC_0012 (2)",
        "fete%20du%20parc",
        "\\\\serveur\\photos",
        "../images/fete",
        "/images/fete",
    ],
)
def test_names_that_nobody_wrote_for_a_reader(text: str) -> None:
    assert file_name_likeness(text, "") == "sure"


@pytest.mark.parametrize(
    "text, file",
    [
        ("Saint-Cloud", "saint-cloud.jpg"),
        ("Mairie", "mairie.jpg"),
        ("Capture d'écran du formulaire", "a.png"),
        ("Scan 3D du pont", "scan.jpg"),
        ("Covid-19", "covid-19.jpg"),
        ("1 200 habitants", "a.svg"),
        ("@parvis_ville", "a.svg"),
        ("Format .png", "a.svg"),
        ("P. 12", "a.svg"),
        ("Airbus A380", "a380.jpg"),
        ("WP", ""),
        ("Booking.com", ""),
        ("km/h", ""),
        ("100%", ""),
        ("image_2", ""),
        ("texte_alternatif", ""),
        ("Rez-de-chaussée", ""),
        ("Boit-sans-soif", ""),
        ("Le fichier a_b_c", ""),
        ("/", ""),
        ("", ""),
    ],
)
def test_names_and_words_that_only_look_like_files(text: str, file: str) -> None:
    assert file_name_likeness(text, file) is None


@pytest.mark.parametrize(
    "text, file",
    [
        ("arc-en-ciel", "arc-en-ciel.jpg"),
        ("www.service-public.example", "logo.svg"),
        ("parc_nord", "a1b2.jpg"),
        ("plan.pdf", "a1b2.jpg"),
        ("fete-du-parc-v2", "a1b2.jpg"),
        ("fete-du-parc-final", "a1b2.jpg"),
        ("exemple.ville/photo", "a1b2.jpg"),
        ("Vue.js/Nuxt", "a1b2.jpg"),
        ("Fête du parc 2025.jpg", "a1b2.jpg"),
    ],
)
def test_a_person_decides_on_what_may_be_both(text: str, file: str) -> None:
    assert file_name_likeness(text, file) == "maybe"


@pytest.mark.parametrize(
    "text, file", [("fete_du_parc", "fete_du_parc-300x200.jpg"), ("Fête du parc.JPG", "Fête du parc.jpg")]
)
def test_the_name_of_the_images_own_file_is_known(text: str, file: str) -> None:
    assert file_name_likeness(text, file) == "sure"


@pytest.mark.parametrize(
    "text, alone, in_control",
    [
        ("image", "sure", "maybe"),
        ("Photos", "sure", "maybe"),
        ("sans titre", "sure", "sure"),
        ("Texte alternatif", "sure", "sure"),
        ("décorative", "sure", "sure"),
        ("image3", "sure", "sure"),
        ("Image 3", "maybe", "maybe"),
        ("Calque 1", "sure", "sure"),
        (".", "sure", "sure"),
        ("Logo", "maybe", None),
        ("Pic du Midi", None, None),
        ("Photo de classe", None, None),
        ("2", None, None),
        (">", None, None),
    ],
)
def test_placeholders(text: str, alone: str | None, in_control: str | None) -> None:
    assert placeholder_likeness(text, in_control=False) == alone
    assert placeholder_likeness(text, in_control=True) == in_control


@pytest.mark.parametrize(
    "text",
    [
        "Image d'un pont",
        "image du pont",
        "Photo des élus",
        "Une photographie de kiosque",
        "Illustration représentant un lilas",
        "Cette image montre un lilas",
        "Image : un lilas",
        "An image of a bridge",
        "Photos of a bridge",
    ],
)
def test_announcements(text: str) -> None:
    assert announcement(text)


@pytest.mark.parametrize(
    "text",
    [
        "Image d’Épinal",
        "Photo de classe, 1936",
        "Photo\u00a0: soleil couchant",
        "Photographies anciennes",
        "Photographe de rue",
        "Illustrations",
        "Logo de la ville",
        "Carte de la ville",
        "Visuels détaillés",
        "Imageries",
    ],
)
def test_words_that_belong_to_the_subject(text: str) -> None:
    assert announcement(text) is None


@pytest.mark.parametrize("text", ["", " \u00a0", "\ue001", "\u200b\ufeff", "\u2800", "\U000f0123"])
def test_nothing_that_can_be_read_out(text: str) -> None:
    assert not readable(text)


@pytest.mark.parametrize("text", ["a", "é", "3", "★", "\ue001 Accueil", "日"])
def test_something_that_can_be_read_out(text: str) -> None:
    assert readable(text)


def test_case_accents_and_punctuation_do_not_count() -> None:
    assert comparable("L’ÉTÉ\u00a0: à l’œuvre\u00a0!") == comparable("l'ete a l'oeuvre")


@pytest.mark.parametrize("text", ["*", "-", "–", "…", "...", "•", "--", "|", "/"])
def test_a_mark_that_separates_or_fills_says_nothing_on_its_own(text: str) -> None:
    assert mark_likeness(text) == "sure"


@pytest.mark.parametrize("text", ["?", "!", "***", "&", "«\u00a0»", "#"])
def test_a_mark_that_may_be_what_the_picture_shows_asks_a_person(text: str) -> None:
    assert mark_likeness(text) == "maybe"


@pytest.mark.parametrize("text", ["", "a", "2", "n°", "★", "→", "😀", "+", ">", "€", "C#", "時間", "Fin.", "\u200b"])
def test_letters_numbers_and_signs_that_are_read_out_are_no_marks(text: str) -> None:
    assert mark_likeness(text) is None
