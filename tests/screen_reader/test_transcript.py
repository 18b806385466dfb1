"""Transcripts are read as people write them, and say where they differ from what is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screen_reader import transcript
from tests.screen_reader.small_city import TEMPLATES
from tests.screen_reader.transcript import FOLDER, differences, load, write

WRITTEN = """
# Une remarque.
Tout lire
  [pied]

  Bonjour | lien
  # Une autre.
De titre en titre
  Bonjour en-tête niveau 1.
"""
HEARD = {"Tout lire": ["Contact | lien", "Bonjour | lien"], "De titre en titre": ["Bonjour en-tête niveau 1."]}


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a transcript that names a part of the frame."""
    monkeypatch.setattr(transcript, "FRAME", tmp_path / "cadre")
    (tmp_path / "cadre").mkdir()
    (tmp_path / "cadre" / "pied.txt").write_text("Tout lire\n  Contact | lien\n", "utf-8")
    (tmp_path / "page.txt").write_text(WRITTEN, "utf-8")
    return tmp_path / "page.txt"


def test_the_frame_is_put_in_and_remarks_are_left_out(written: Path) -> None:
    assert load(written) == HEARD


def test_what_was_heard_is_written_as_people_do(written: Path) -> None:
    said = write(HEARD)
    assert said.startswith("Tout lire\n  [pied]\n  Bonjour | lien\n")
    written.write_text(said, "utf-8")
    assert load(written) == HEARD


def test_a_difference_names_its_walk_and_both_sides(written: Path) -> None:
    heard = {**HEARD, "De titre en titre": ["Bonsoir en-tête niveau 1."], "De cellule en cellule": ["1 €"]}
    assert [line.strip() for line in differences(load(written), heard)] == [
        "De titre en titre",
        "- Bonjour en-tête niveau 1.",
        "+ Bonsoir en-tête niveau 1.",
        "De cellule en cellule",
        "+ 1 €",
    ]
    assert list(differences(HEARD, HEARD)) == []


@pytest.mark.parametrize(
    "text, said",
    [
        ("  Bonjour\n", "page.txt, ligne 1 : cette ligne n’est sous aucun parcours"),
        ("Tout lire\n  [tête]\n", "page.txt, ligne 2 : le cadre n’a pas [tête]"),
        ("De titre en titre\n\n  [pied]\n", "page.txt, ligne 3 : le cadre n’a pas [pied]"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(written: Path, text: str, said: str) -> None:
    written.write_text(text, "utf-8")
    with pytest.raises(ValueError, match="ligne") as caught:
        load(written)
    assert said in str(caught.value)


def test_every_template_has_a_transcript_that_can_be_read() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(TEMPLATES)
    for name in TEMPLATES:
        walks = load(FOLDER / f"{name}.txt")
        always = ("Langues", "Tout lire", "De titre en titre", "De repère en repère", "Touche Tab, depuis le contenu")
        assert all(walks.get(walk) for walk in always), name
