"""A small city for what is heard: the real theme and settings, and content that the demonstration does not change."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.theme.conftest import ROOT, Project

CONTENT: Final = Path(__file__).parent / "content"
DAY: Final = "2026-11-27"
# Short menus: what is heard on every page is heard again in each transcript.
SETTINGS: Final = """
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *
from pelicanconf import FOOTER_LINKS, SECTIONS

SECTIONS = [section for section in SECTIONS if section["path"] in ("actualites", "agenda", "enfance", "mairie")]
FOOTER_LINKS = [link for link in FOOTER_LINKS if link["url"] in ("/demarches/", "/mairie/contact/")]
PAGINATED_TEMPLATES = {"actualites": 2}
DEFAULT_ORPHANS = 0
"""

# Each template of the theme, and a page that it makes.
TEMPLATES: Final = {
    "accueil": "/",
    "page": "/enfance/cantine/",
    "rubrique": "/mairie/",
    "actualites": "/actualites/",
    "article": "/actualites/marche-couvert/",
    "period_archives": "/actualites/2026-10/",
    "demarche": "/demarches/acte-de-naissance/",
    "demarches": "/demarches/",
    "lieu": "/lieux/mediatheque/",
    "lieux": "/lieux/",
    "agenda": "/agenda/",
    "evenement": "/agenda/concert/",
    "alerte": "/alertes/vent-fort/",
    "questions": "/questions/",
    "question": "/questions/cantine-repas-annule/",
    "contact": "/mairie/contact/",
    "plan_du_site": "/mairie/plan-du-site/",
    "mentions_legales": "/mairie/mentions-legales/",
    "accessibilite": "/accessibilite/",
    "schema_pluriannuel": "/schema-pluriannuel/",
    "plan_d_action": "/plan-d-action/",
    "accessibilite_progres": "/progres/",
    "aide": "/aide/",
    "donnees_personnelles": "/mairie/donnees-personnelles/",
    "flux": "/mairie/flux/",
    "recherche": "/recherche/",
    "erreur_404": "/404.html",
}


def build(folder: Path) -> Project:
    """Build the small city in an empty folder; fails where the build does."""
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copytree(CONTENT, folder / "content")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    project = Project(folder)
    project.write("petite_ville.py", SETTINGS)
    run = project.build("petite_ville.py", day=DAY)
    assert run.code == 0, run.said
    return project
