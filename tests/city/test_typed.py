"""What is wrong in a YAML text is told all at once, each thing with its line and the nearest that is right."""

from __future__ import annotations

from typing import Annotated, ClassVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from city.errors import Complaint
from city.located import compose
from city.typed import Keys, Listed, by, read
from city.values import choice, integer, text

Line = Annotated[str, by(text)]


class Stop(Keys):
    nom: Line
    rang: Annotated[int, by(integer)] | None = None


class Bus(Keys):
    nom: Line
    genre: Annotated[str, by(choice({"bus": "bus", "tram": "tram"}))] = "bus"
    terminus: Stop
    arrets: Listed[Stop] = ()

    synonyms: ClassVar[dict[str, str]] = {"name": "nom"}


GOOD = "nom: Ligne 1\nterminus:\n  nom: Mairie\narrets:\n  - nom: Parc\n    rang: 2\n  - nom: Gare\n"


def told(yaml: str) -> list[tuple[int | None, str]]:
    value = compose(yaml)
    assert value is not None
    _, complaints = read(Bus, value)
    return [(one.line, f"{one.message.fr} {one.fix.fr}".replace("\u00a0", " ")) for one in complaints]


def test_a_mapping_becomes_a_typed_model() -> None:
    value = compose(GOOD)
    assert value is not None
    bus, complaints = read(Bus, value)
    assert complaints == []
    assert bus == Bus(nom="Ligne 1", terminus=Stop(nom="Mairie"), arrets=(Stop(nom="Parc", rang=2), Stop(nom="Gare")))


@pytest.mark.parametrize(
    "old,new,line,word",
    [
        ("nom: Ligne 1", "titre: Ligne 1", 1, "Clé inconnue : « titre »"),
        ("nom: Ligne 1", "name: Ligne 1", 1, "Vouliez-vous dire « nom » ?"),
        ("  nom: Mairie", "  non: Mairie", 3, "Vouliez-vous dire « nom » ?"),
        ("    rang: 2", "    rang: deux", 6, "« rang » n’est pas un nombre entier : deux"),
        ("    rang: 2", "    rangs: 2", 6, "Vouliez-vous dire « rang » ?"),
        ("- nom: Gare", "- rang: 3", 7, "Il manque « nom » dans « arrets »"),
        ("- nom: Gare", "- Gare", 7, "Plusieurs clés sont attendues ici (nom, rang)"),
        ("arrets:\n", "genre: bateau\narrets:\n", 4, "Valeurs admises : bus, tram"),
        ("terminus:\n  nom: Mairie", "terminus: Mairie", 2, "Plusieurs clés sont attendues ici"),
        ("- nom: Gare", "- nom: Gare\n    nom: Port", 8, "nom"),
    ],
)
def test_each_fault_is_told_at_its_line(old: str, new: str, line: int, word: str) -> None:
    assert old in GOOD
    said = told(GOOD.replace(old, new))
    assert [text for at, text in said if at == line and word in text], said


@pytest.mark.parametrize("key", ["name", "Nom", "nmo"])
def test_a_key_that_is_misspelt_is_one_mistake(key: str) -> None:
    ((line, words),) = told(GOOD.replace("nom: Ligne 1", f"{key}: Ligne 1"))
    assert line == 1
    assert words.startswith(f"Clé inconnue : « {key} ». Vouliez-vous dire « nom » ?")


def test_everything_wrong_is_told_at_once() -> None:
    said = told("nom:\ngenre: bateau\nterminus:\n  rang: x\narrets: Parc\n")
    assert [line for line, _ in said] == [1, 2, 4, 5, 4]


KEYS = st.sampled_from(["nom", "genre", "terminus", "arrets", "rang", "autre"])
DATA = st.recursive(
    st.text(max_size=8) | st.none() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
)


@given(DATA)
def test_whatever_is_written_is_read_or_told(data: object) -> None:
    value = compose(yaml.safe_dump(data, allow_unicode=True))
    if value is None:
        return
    try:
        bus, complaints = read(Bus, value)
    except Complaint:
        return
    assert (bus is None) == bool(complaints)
