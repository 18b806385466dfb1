"""A procedure: what its sheet shows a resident, and each way in which its front matter can be wrong."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from city.alphabet import by_letter
from city.content_types.procedure import Reference, Way
from city.errors import ContentError
from tests.city import reading

GOOD = """\
---
title: Demander un acte de naissance
summary: La mairie vous remet la copie de votre acte.
pour_qui: "Toute personne née ici : vous, vos enfants"
cout: Gratuit
delai: Cinq jours
comment:
  - moyen: en ligne
    texte: En cinq minutes.
    url: https://demarches.ville.example/acte
  - moyen: guichet
    texte: Avec une pièce d'identité.
pieces:
  - Une pièce d'identité
etapes: [Demandez, Recevez]
fondement:
  - titre: Code civil
    url: /mairie/textes/
liees: [passeport]
etat: ouverte
service: de l'état civil
verifiee_le: 2026-10-05
---
Le corps de la fiche.
"""


def read(folder: Path, text: str) -> tuple[str, dict[str, object]]:
    return reading.read(folder, "demarches/acte.md", text)


def test_a_sheet_is_typed_and_knows_its_address_and_its_template(tmp_path: Path) -> None:
    body, sheet = read(tmp_path, GOOD)
    assert "Le corps de la fiche." in body
    assert (sheet["template"], sheet["tree_path"]) == ("demarche", "demarches/acte")
    assert sheet["pour_qui"] == "Toute personne née ici\u00a0: vous, vos enfants"
    assert sheet["comment"] == (
        Way(moyen="en ligne", texte="En cinq minutes.", url="https://demarches.ville.example/acte"),
        Way(moyen="au guichet", texte="Avec une pièce d’identité."),
    )
    assert sheet["fondement"] == (Reference(titre="Code civil", url="/mairie/textes/"),)
    assert sheet["verifiee_le"] == datetime.date(2026, 10, 5)
    assert sheet["etapes"] == ("Demandez", "Recevez")


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        ("pour_qui: ", "public: ", 4, "Vouliez-vous dire « pour_qui » ?"),
        ("cout: Gratuit\n", "", 2, "Il manque « cout »"),
        ("cout: Gratuit", "coût: Gratuit", 5, "Vouliez-vous dire « cout » ?"),
        ("delai: Cinq jours", "delai:", 6, "« delai » est vide"),
        ("moyen: en ligne", "moyen: par fax", 8, "Valeurs admises : au guichet"),
        ("    url: https", "    lieu: parc\n    url: https", 7, "Mettez « lieu » sous « moyen: au guichet »"),
        ("moyen: guichet", "moyen: gichet", 11, "Vouliez-vous dire « guichet » ?"),
        ("    texte: En cinq minutes.\n", "", 8, "Il manque « texte » dans « comment »"),
        ("    url: https://demarches.ville.example/acte\n", "", 7, "« Commencer » ne mènerait nulle part"),
        ("url: https://demarches.ville.example/acte", "url: demarches.ville.example", 10, "« https:// »"),
        ("    url: /mairie/textes/\n", "", 17, "Il manque « url » dans « fondement »"),
        ("pieces:\n  - Une pièce d'identité\n", "pieces: Une pièce d'identité\n", 13, "« pieces » n’est pas une liste"),
        ("liees: [passeport]", "liees: [Le passeport]", 19, "le-passeport"),
        ("etat: ouverte", "etat: fermée", 20, "Valeurs admises : ouverte, suspendue"),
        ("etat: ouverte", "etat: suspendue", 20, "« motif » ne dit pas pourquoi"),
        ("etat: ouverte", "motif: Travaux.", 20, "n’est pas suspendue"),
        ("verifiee_le: 2026-10-05", "verifiee_le: 5/10/2026", 22, "2026-10-05"),
        ("verifiee_le: 2026-10-05", "verifiee_le: 2999-01-01", 22, "est dans l’avenir"),
        ("comment:\n", "comment: []\nzzz:\n", 8, "Clé inconnue : « zzz »"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_with_the_way_out(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in GOOD
    with pytest.raises(ContentError) as caught:
        read(tmp_path, GOOD.replace(old, new))
    said = [
        (one.line, f"{one.message.fr} {one.why.fr} {one.fix.fr}".replace("\u00a0", " "), one.source)
        for one in caught.value.problems
    ]
    assert [one for one in said if one[0] == line and words in one[1] and one[2] == "content/demarches/acte.md"], said


def test_no_way_at_all_is_no_procedure(tmp_path: Path) -> None:
    start, end = GOOD.index("comment:"), GOOD.index("pieces:")
    with pytest.raises(ContentError, match="ne dit aucun moyen"):
        read(tmp_path, GOOD[:start] + "comment: []\n" + GOOD[end:])


def test_from_a_to_z_accents_and_articles_do_not_count() -> None:
    class Sheet:
        def __init__(self, title: str) -> None:
            self.title, self.url = title, title

    titles = ["Étrangers", "L'école", "Acte", "La cantine", "État civil", "3939", "arbres", "Lecture"]
    assert [(letter, [sheet.title for sheet in sheets]) for letter, sheets in by_letter(map(Sheet, titles))] == [
        ("#", ["3939"]),
        ("A", ["Acte", "arbres"]),
        ("C", ["La cantine"]),
        ("E", ["L'école", "État civil", "Étrangers"]),
        ("L", ["Lecture"]),
    ]
