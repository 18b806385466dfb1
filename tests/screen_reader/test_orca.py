"""What Orca says of every template, held against what a person wants to hear (`docs/lecteur-d-ecran.md`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from tests.screen_reader.desktop import Desktop, DesktopError
from tests.screen_reader.firefox import Firefox
from tests.screen_reader.orca import Orca
from tests.screen_reader.reading import Reader
from tests.screen_reader.serving import serve
from tests.screen_reader.small_city import TEMPLATES
from tests.screen_reader.transcript import FOLDER, Transcript, differences, load, write
from tests.theme.conftest import ROOT, Project

HEARD = ROOT / "rapports" / "lecteur-d-ecran"
TOLD = Path(__file__).parent / "speech" / "told.py"

pytestmark = pytest.mark.screen_reader


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path_factory.mktemp("desktop"))
    yield desktop
    desktop.close()


@pytest.fixture(scope="module")
def reader(desktop: Desktop) -> Iterator[Reader]:
    orca = Orca(desktop)
    firefox = Firefox(desktop)
    yield Reader(orca, firefox)
    firefox.close()


@pytest.fixture(scope="module")
def address(small_city: Project) -> Iterator[str]:
    with serve(small_city.output) as address:
        yield address


def told(desktop: Desktop) -> Transcript:
    """What Orca 43 does not say and Firefox tells it: languages, and where one is."""
    said: dict[str, Any] = json.loads(desktop.run("/usr/bin/python3", TOLD))
    languages = [said["language"], *(f"{language} : {words}" for language, words in said["passages"])]
    return {"Langues": languages, "Où l’on est": [f"{name} ({value})" for value, name in said["current"]]}


def hear(reader: Reader, desktop: Desktop, address: str, name: str, page: Element) -> Transcript:
    """Go through a page in every way."""
    main = next(page.iter("main"))
    heard: dict[str, list[str]] = {"À l’ouverture": reader.open(address + TEMPLATES[name])}
    heard |= told(desktop)
    heard["Tout lire"] = reader.whole()
    heard["De titre en titre"] = reader.headings()
    heard["De repère en repère"] = reader.landmarks()
    heard["Touche Tab, depuis le contenu"] = reader.tab()
    tables = list(main.iter("table"))
    if tables:
        heard["De cellule en cellule"] = reader.tables(tables)
    if name == "accueil":
        heard["Menu, au clavier"] = reader.menu()
        heard["Menu, au clavier, agrandi à 170 %"] = reader.menu_enlarged(address + TEMPLATES[name])
    elif name == "article":
        heard["Copier l’adresse"] = reader.copy()
    elif name == "recherche":
        heard["Rechercher"] = reader.search(address + TEMPLATES[name], "piscine", "patinoire")
    return heard


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_is_heard_as_it_should_be(
    name: str, reader: Reader, desktop: Desktop, address: str, small_city: Project
) -> None:
    expected = load(FOLDER / f"{name}.txt")
    page = small_city.page(TEMPLATES[name])
    HEARD.mkdir(parents=True, exist_ok=True)
    found = ""
    # On a machine that is very busy, Orca gives up asking Firefox and leaves words out: what is really wrong stays so.
    for _ in range(2):
        try:
            heard = hear(reader, desktop, address, name, page)
        except DesktopError as error:
            found = str(error)
            continue
        (HEARD / f"{name}.txt").write_text(write(heard), "utf-8")
        found = "\n".join(differences(expected, heard))
        if not found:
            break
    assert not found, f"{TEMPLATES[name]} (entendu : {HEARD / f'{name}.txt'})\n{found}"
