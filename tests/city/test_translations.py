"""Translations: what the name of a file says, and each way in which a translation can be wrong by itself."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from city.errors import ContentError
from city.words import load_words
from tests.city import reading
from tests.city.test_procedure import GOOD as PROCEDURE

PAGE = """\
---
title: Contact the town hall
summary: How to reach us.
traduit_le: 2026-10-14
---
Is it "open"? Yes: come in!
"""
NEWS = "---\ntitle: A party\nsummary: Come.\ndate: 2026-10-01\ntraduit_le: 2026-10-02\n---\nText.\n"


def problem(folder: Path, name: str, text: str) -> tuple[int | None, str]:
    with pytest.raises(ContentError) as caught:
        reading.read(folder, name, text)
    (found,) = caught.value.problems
    assert found.source == f"content/{name}"
    return found.line, f"{found.message.fr} {found.why.fr} {found.fix.fr}".replace("\u00a0", " ")


def test_the_name_says_the_language_and_the_original(tmp_path: Path) -> None:
    body, page = reading.read(tmp_path, "pages/mairie/contact.en.md", PAGE)
    assert (page["lang"], page["original_path"]) == ("en", "pages/mairie/contact.md")
    assert page["traduit_le"] == datetime.date(2026, 10, 14)
    assert 'Is it "open"? Yes: come in!' in body.replace("&quot;", '"')


def test_the_address_of_a_page_stands_below_its_language(tmp_path: Path) -> None:
    _, sheet = reading.read(tmp_path, "demarches/acte.pt-br.md", translated(PROCEDURE))
    assert (sheet["lang"], sheet["template"], sheet["tree_path"]) == ("pt-BR", "demarche", "pt-br/demarches/acte")
    _, news = reading.read(tmp_path, "actualites/fete.ar.md", NEWS)
    assert (news["url"], news["save_as"]) == ("ar/actualites/fete/", "ar/actualites/fete/index.html")


def translated(sheet: str) -> str:
    """The text of a sheet as a translation has it: without what it takes from its original."""
    kept = [line for line in sheet.splitlines() if not line.startswith(("verifiee_le", "liees", "etat"))]
    return "\n".join(kept).replace("service:", "traduit_le: 2026-10-05\nservice:", 1)


@pytest.mark.parametrize(
    "name,words",
    [
        ("contact.anglais.md", "Vouliez-vous dire « en » ?"),
        ("contact.eng.md", "Vouliez-vous dire « en » ?"),
        ("contact.pt_BR.md", "Vouliez-vous dire « pt-BR » ?"),
        ("contact.zz.md", "Valeurs admises : am, ar,"),
        ("contact.v2.md", "remplacez le point par un trait d’union : « contact-v2.md »"),
        ("contact.fr.md", "Nommez le fichier « contact.md »"),
    ],
)
def test_a_name_that_says_no_language_is_told(tmp_path: Path, name: str, words: str) -> None:
    line, said = problem(tmp_path, f"pages/mairie/{name}", PAGE)
    assert line is None
    assert words in said


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        ("traduit_le: 2026-10-14\n", "", 2, "Il manque « traduit_le ». Quand « contact.md » changera"),
        ("traduit_le: 2026-10-14", "traduit_le: 14 octobre 2026", 4, "Écrivez traduit_le: 2026-10-14"),
        ("2026-10-14", "2999-01-01", 4, "« traduit_le » est dans l’avenir : 1er janvier 2999"),
        ("2026-10-14", "2026-10-14\nlang: ar", 5, "« lang » dit « ar », et le nom du fichier, « en »"),
        ("2026-10-14", "2026-10-14\ntemplate: contact", 5, "« template » n’a pas sa place dans une traduction"),
        ("2026-10-14", "2026-10-14\nsection: mairie", 5, "la page d’origine, « contact.md »"),
        ("2026-10-14", "2026-10-14\norder: 3", 5, "« order » n’a pas sa place"),
    ],
)
def test_what_is_wrong_in_a_translation_is_told(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in PAGE
    found, said = problem(tmp_path, "pages/mairie/contact.en.md", PAGE.replace(old, new))
    assert words in said
    assert found == line


@pytest.mark.parametrize("key", ["traduit_de", "traduction_de", "traduite_le", "traduction"])
def test_other_words_for_the_day_of_the_translation_are_understood(tmp_path: Path, key: str) -> None:
    with pytest.raises(ContentError) as caught:
        reading.read(tmp_path, "pages/contact.en.md", PAGE.replace("traduit_le", key))
    assert (
        "Vouliez-vous dire «\u00a0traduit_le\u00a0»"
        in caught.value.problems[-1].fix.fr + caught.value.problems[0].fix.fr
    )


def test_the_language_may_be_said_twice_where_it_agrees(tmp_path: Path) -> None:
    _, page = reading.read(tmp_path, "pages/contact.en.md", PAGE.replace("---\nIs", "lang: en\n---\nIs"))
    assert page["lang"] == "en"


def test_a_page_that_is_no_translation_has_no_day_of_one(tmp_path: Path) -> None:
    line, said = problem(tmp_path, "pages/mairie/contact-us.md", PAGE)
    assert line == 4
    assert "Renommez le fichier, en anglais par exemple « contact-us.en.md »" in said


def test_a_folder_of_a_language_is_told_where_its_files_belong(tmp_path: Path) -> None:
    _, said = problem(tmp_path, "pages/en/mairie/contact.md", "---\ntitle: Contact\n---\nText.\n")
    assert "Nommez le fichier « content/pages/mairie/contact.en.md »" in said


@pytest.mark.parametrize("name", ["lieux/parc", "agenda/fete", "questions/chien", "alertes/vent"])
def test_what_the_site_says_in_french_only_is_not_translated(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError) as caught:
        reading.read(tmp_path, f"{name}.en.md", PAGE)
    said = " ".join(problem.message.fr for problem in caught.value.problems).replace("\u00a0", " ")
    assert f"Les fichiers de « {name.partition('/')[0]} » ne se traduisent pas encore." in said


@pytest.mark.parametrize(
    "old,new,words",
    [
        ("service:", "verifiee_le: 2026-10-05\nservice:", "« verifiee_le » n’a pas sa place"),
        ("service:", "liees: [passeport]\nservice:", "« liees » n’a pas sa place"),
        ("cout: Gratuit\n", "", "Il manque « cout »"),
    ],
)
def test_what_is_wrong_in_a_translated_procedure_is_told(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = translated(PROCEDURE)
    assert old in text
    assert words in problem(tmp_path, "demarches/acte.en.md", text.replace(old, new))[1]


def test_a_translated_procedure_may_say_why_its_original_is_suspended(tmp_path: Path) -> None:
    text = translated(PROCEDURE).replace("service:", "motif: We are closed.\nservice:")
    _, sheet = reading.read(tmp_path, "demarches/acte.en.md", text)
    assert sheet["motif"] == "We are closed."


def test_the_theme_speaks_a_language_it_has_words_for_and_french_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "translations").mkdir()
    months = ", ".join(f'"m{number}"' for number in range(1, 13))
    (tmp_path / "translations" / "en.toml").write_text(
        f'date = "{{day}} {{month}} {{year}}"\nmonths = [{months}]\n[words]\n"Lu le {{date}}" = "Read on {{date}}"\n',
        "utf-8",
    )
    words = load_words(tmp_path)
    assert [words.theme_language(tag) for tag in ("en", "en-GB", "EN", "fr", "ar")] == ["en", "en", "en", "fr", "fr"]
    assert words.said_in("Lu le {date}", "en", date="<b>") == "Read on &lt;b&gt;"
    assert words.said_in("Lu le {date}", "ar", date="hier") == "Lu le hier"
    day = datetime.date(2026, 12, 1)
    assert (words.date_in(day, "en"), words.date_in(day, "ar")) == ("1 m12 2026", "1er\u00a0décembre\u00a02026")
    with pytest.raises(ContentError) as caught:
        words.said_in("Sommaire", "en")
    (told,) = caught.value.problems
    assert told.source.endswith("translations/en.toml")
    assert told.fix.fr == 'Ajoutez "Sommaire" = "…" sous [words].'
