"""Every notation of the editors' guide is accepted as the guide shows it, and does what the guide claims."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from city.notations import BLOCKS
from tests.docs.test_docs import first_cells
from tests.theme.conftest import ROOT, copy_site, parse, text_of

GUIDE = (ROOT / "docs/ecrire-une-page.md").read_text(encoding="utf-8")
SECTION = GUIDE.split("\n## Les notations\n", 1)[1].split("\n## ", 1)[0]
EXAMPLES: dict[str, str] = {}
for part in SECTION.split("\n### ")[1:]:
    heading, _, rest = part.partition("\n")
    EXAMPLES[heading] = "\n\n".join(re.findall(r"^```markdown\n(.*?)^```$", rest, re.MULTILINE | re.DOTALL))

# Heading → where to look, and the texts found there.
CLAIMS: dict[str, list[tuple[str, list[str]]]] = {
    "Un encadré": [
        (".//div[@role='note']/p[@class='callout__title']", [
            "Attention : fermé mercredi", "Bon à savoir", "Information : ce qui change en janvier",
        ]),
        (".//div[@role='note']/ul/li", ["Les tarifs sont revus.", "Le paiement en deux fois devient possible."]),
    ],
    "Un tableau": [
        (".//table/caption", ["Horaires d’ouverture des parcs"]),
        (".//th[@scope='col']", ["Parc", "Hiver", "Été"]),
        (".//th[@scope='row']", ["Planchette", "Berges"]),
    ],
    "Un document à télécharger": [
        (".//a[@href='/documents/charte-jardinage-de-rue.pdf']", ["la charte du jardinage (PDF, 25 ko)"]),
        (".//a[@hreflang='en'][@lang='en']", ["The street gardening charter (texte ODT, 2 ko, en anglais)"]),
        (".//a[@lang='en']/span[@lang='fr']", ["(texte ODT, 2 ko, en anglais)"]),
    ],
    "Un bouton": [
        (".//p[@class='call-to-action']/a[@href='https://demarches.ville.example/sport']", ["Réserver un créneau"]),
    ],
    "Une citation": [
        (".//figure/blockquote/p", ["L’été, je fais un détour pour marcher sous les arbres."]),
        (".//figure/figcaption", ["Jeanne, 82 ans, habitante de la rue des Berges"]),
    ],
    "Une figure": [
        (".//figure[@role='figure']/figcaption", [
            "Les trois rues où seront plantés les tilleuls (crédit : Ville de Levallois, 2026)",
        ]),
        (".//figure/details/ol/li", [
            "En haut, la rue des Tilleuls : seize arbres.", "À gauche, la rue du Square : douze arbres.",
            "En bas, l’allée des Écoles : douze arbres.",
        ]),
    ],
    "Une vidéo": [
        (".//figure/figcaption", ["Les vœux de la mairie (vidéo, 3 min)"]),
        (".//figure/ul/li/a", [
            "Version audiodécrite : Les vœux de la mairie (MP4, 3 ko)",
            "Télécharger la vidéo : Les vœux de la mairie (MP4, 2 ko)",
        ]),
        (".//details[@class='transcript']/p", [
            "Le maire, devant l’hôtel de ville : « Bonne année à tous. » Des enfants lâchent des ballons.",
            "Le maire : « La séance est ouverte. »",
        ]),
        (".//a[@href='https://video.ville.example/w/conseil']", [
            "Voir la vidéo sur video.ville.example : Le conseil du 12 octobre",
        ]),
    ],
    "Un enregistrement sonore": [
        (".//figure/figcaption", ["Le signal national d’alerte (son, 8 secondes)"]),
        (".//details/p", ["Une sirène monte, tient la note, puis redescend."]),
    ],
    "Un accordéon": [
        (".//details/summary/h3", ["Que se passe-t-il s’il pleut ?", "Peut-on venir avec un chien ?"]),
        (".//details/div/p", ["La plantation est remise au samedi suivant.", "Oui, tenu en laisse."]),
    ],
    "Des étapes": [(".//div[@class='steps']/ol/li", [
        "Repérez l’arbre et notez l’adresse.", "Écrivez à la mairie.", "Un jardinier vous donne rendez-vous.",
    ])],
    "Un passage dans une autre langue": [
        (".//em[@lang='en']", ["Welcome to the town hall"]),
        (".//p[@lang='en']", ["Welcome to our town. The park is open every day."]),
        (".//p[@lang='ar'][@dir='rtl']", ["مرحبا بكم في مدينتنا"]),
    ],
    "Un sigle": [(".//abbr[@title='Centre communal d’action sociale']", ["CCAS"])],
}  # fmt: skip  # a claim reads better on one line


def address(heading: str) -> str:
    """Where the example of a heading is tried."""
    return "essai-" + re.sub(r"[^a-z]+", "-", heading.lower().replace("é", "e"))


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city's site with a page for each example."""
    project = copy_site(tmp_path_factory.mktemp("notations"))
    (project.root / "content/documents/charter.odt").write_bytes(b"x" * 1500)
    (project.root / "content/videos/voeux.mp4").write_bytes(b"x" * 1500)
    (project.root / "content/videos/voeux-audiodescription.mp4").write_bytes(b"x" * 2500)
    project.write("content/videos/voeux.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nBonne année à tous.\n")
    for heading, example in EXAMPLES.items():
        front = f'---\ntitle: "Un essai : {heading.lower()}"\nsummary: Une page pour essayer.\norder: 90\n---\n'
        project.write(f"content/pages/mairie/{address(heading)}.md", f"{front}\n## Voici l’exemple\n\n{example}\n")
    run = project.build()
    assert run.code == 0, run.said
    return project.root


def content_of(tried: Path, heading: str) -> Element:
    """What the page of an example holds under its title."""
    page = parse((tried / "output/mairie" / address(heading) / "index.html").read_text(encoding="utf-8"))
    content = page.find(".//div[@class='columns__main prose']")
    assert content is not None
    return content


def test_every_notation_of_the_guide_has_an_example_and_a_claim() -> None:
    assert all(EXAMPLES.values())
    assert set(CLAIMS) == set(EXAMPLES)


@pytest.mark.parametrize("heading", CLAIMS)
def test_an_example_does_what_the_guide_claims(tried: Path, heading: str) -> None:
    content = content_of(tried, heading)
    for path, texts in CLAIMS[heading]:
        assert [text_of(element).replace("\u00a0", " ") for element in content.findall(path)] == texts, path


@pytest.mark.parametrize("heading", EXAMPLES)
def test_nothing_is_found_on_the_page_of_an_example(tried: Path, heading: str) -> None:
    report = json.loads((tried / "rapports/a11y.json").read_text(encoding="utf-8"))
    (page,) = (page for page in report["pages"] if address(heading) in page["page"])
    assert page["status"] == "checked"
    found = [finding for finding in report["findings"] if address(heading) in json.dumps(finding)]
    assert [(finding["rule"], finding["message"]) for finding in found] == []
    assert "///" not in text_of(content_of(tried, heading))


def test_every_block_is_in_the_guide() -> None:
    assert [name for name in BLOCKS if f"/// {name}" not in SECTION] == []


@pytest.mark.parametrize(
    "heading,name", [("Une figure", "figure"), ("Une vidéo", "video"), ("Un enregistrement sonore", "audio")]
)
def test_every_setting_of_a_block_is_in_the_guide(heading: str, name: str) -> None:
    assert first_cells(GUIDE, f"### {heading}\n") == set(BLOCKS[name].OPTIONS)
