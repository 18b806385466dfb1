"""What Orca says of every template, held against what a person wants to hear (`docs/lecteur-d-ecran.md`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
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
# How often a walk is heard at most.
ATTEMPTS = 4
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


def walks(reader: Reader, desktop: Desktop, url: str, name: str, page: Element) -> dict[str, Callable[[], list[str]]]:
    """Every way through a page; the first opens it."""
    tables = list(next(page.iter("main")).iter("table"))
    every: dict[str, Callable[[], list[str]]] = {
        "À l’ouverture": lambda: reader.open(url),
        "Langues": lambda: told(desktop)["Langues"],
        "Où l’on est": lambda: told(desktop)["Où l’on est"],
        "Tout lire": reader.whole,
        "De titre en titre": reader.headings,
        "De repère en repère": reader.landmarks,
        "Touche Tab, depuis le contenu": reader.tab,
    }
    if tables:
        every["De cellule en cellule"] = lambda: reader.tables(tables)
    if name == "accueil":
        every["Menu, au clavier"] = reader.menu
        every["Menu, au clavier, agrandi à 170 %"] = lambda: reader.menu_enlarged(url)
    elif name == "article":
        every["Copier l’adresse"] = reader.copy
    elif name == "recherche":
        every["Rechercher"] = lambda: reader.search(url, "piscine", "patinoire")
    return every


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_is_heard_as_it_should_be(
    name: str, reader: Reader, desktop: Desktop, address: str, small_city: Project
) -> None:
    expected, url = load(FOLDER / f"{name}.txt"), address + TEMPLATES[name]
    heard: dict[str, list[str]] = {}
    for walk, go in walks(reader, desktop, url, name, small_city.page(TEMPLATES[name])).items():
        # On a machine that is busy, Orca gives up asking Firefox and leaves words out: what is really wrong stays so.
        for attempt in range(ATTEMPTS):
            try:
                if attempt:
                    print(f"{name}, réécouté : {walk}")
                    reader.open(url)
                heard[walk] = go()
            except DesktopError as error:
                heard[walk] = [str(error)]
            if heard[walk] == expected.get(walk):
                break
    HEARD.mkdir(parents=True, exist_ok=True)
    (HEARD / f"{name}.txt").write_text(write(heard), "utf-8")
    found = "\n".join(differences(expected, heard))
    assert not found, f"{TEMPLATES[name]} (entendu : {HEARD / f'{name}.txt'})\n{found}"
