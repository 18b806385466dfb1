"""Every notation of the editors' guide is accepted as the guide shows it, and does what the guide claims."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from city.notations import BLOCKS
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
