"""The languages: their own names and directions, held against Unicode's CLDR, as the locked Node has it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from a11y.lang import is_known
from city.languages import LANGUAGES, apart_from, direction, endonym, find, nearest

_ASK = """
const tags = JSON.parse(process.argv[1]);
const said = tags.map((tag) => {
  const locale = new Intl.Locale(tag);
  const text = locale.getTextInfo ? locale.getTextInfo() : locale.textInfo;
  const name = (inside) => new Intl.DisplayNames([inside], { type: "language" }).of(tag);
  return [tag, name(tag), name("fr"), text.direction];
});
console.log(JSON.stringify(said));
"""


def test_names_and_directions_are_those_of_cldr() -> None:
    node = Path(sys.executable).with_name("node")
    asked = subprocess.run(
        [node, "-e", _ASK, json.dumps(list(LANGUAGES))], capture_output=True, text=True, encoding="utf-8", check=True
    )
    said = {tag: (name, french, way) for tag, name, french, way in json.loads(asked.stdout)}
    # French people say where the language is spoken; CLDR, who speaks it.
    said["pt-BR"] = (said["pt-BR"][0], "portugais du Brésil", said["pt-BR"][2])
    assert said == {tag: (one.name, one.french, one.direction) for tag, one in LANGUAGES.items()}


def test_every_tag_is_registered_and_found_in_small_letters_too() -> None:
    for tag in LANGUAGES:
        assert is_known(tag.partition("-")[0])
        assert find(tag.lower()) == LANGUAGES[tag]
    assert find("xx") is None


@pytest.mark.parametrize(
    "word,tag",
    [
        ("anglais", "en"),
        ("eng", "en"),
        ("English", "en"),
        ("gb", "en"),
        ("pt_br", "pt-BR"),
        ("arabe", "ar"),
        ("ukr", "uk"),
    ],
)
def test_what_is_meant_is_told(word: str, tag: str) -> None:
    assert f"Vouliez-vous dire «\u00a0{tag}\u00a0»" in nearest(word).fr


def test_a_text_is_marked_only_where_it_differs() -> None:
    assert apart_from("fr", "fr") == apart_from("pt-BR", "pt-br") == ""
    assert apart_from("fr", "en") == ' lang="fr"'
    assert apart_from("fr", "ar") == ' lang="fr" dir="ltr"'
    assert apart_from("ar", "he") == ' lang="ar"'
    assert apart_from("fr", "ar", turned=False) == ' lang="fr"'
    assert apart_from('"><b>', "fr") == ' lang="&#34;&gt;&lt;b&gt;"'
    assert (direction("ar"), direction("en"), direction("gsw")) == (' dir="rtl"', "", "")


def test_names_begin_as_in_a_menu() -> None:
    names = [endonym(tag) for tag in ("fr", "vi", "ka", "ar", "gsw")]
    assert names == ["Français", "Tiếng Việt", "ქართული", "العربية", "Gsw"]
