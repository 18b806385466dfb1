"""What only a browser sees stops `make publish`, and the file to mend is named; the plain build knows nothing of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.site.real_site import RealSite

SCHOOL = "content/pages/enfance/restauration-scolaire.md"
POOL = "content/pages/sport/index.md"
CITY_HALL = "content/pages/mairie/contact.md"
FOOTER = "theme/templates/components/site_footer.html"

PHOTOGRAPH = (
    '<div style="background: #333 url(/images/photo.png); padding: 2em">\n'
    '<p style="color: #fff">Les inscriptions ouvrent lundi</p>\n'
    "</div>"
)
NO_RING = (
    "<script>\n"
    'document.addEventListener("focusin", (event) => event.target.style.setProperty("outline-width", "0"));\n'
    "</script>"
)
NO_WRAP = '<p style="white-space: nowrap">Le bassin extérieur, le bassin intérieur et la fosse de plongée rouvrent</p>'


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> RealSite:
    site = RealSite.copy(tmp_path_factory.mktemp("site"))
    # As light as a sky, where the text stands.
    photograph = Image.linear_gradient("L").rotate(180).convert("RGB").resize((640, 320))
    photograph.save(site.folder / "content" / "images" / "photo.png")
    first = site.make("publish")
    assert first.returncode == 0, first.stdout + first.stderr
    assert re.search(r"Dans le navigateur\s: (\d+)\spages vues sur \1, sous 10\saspects", first.stdout)
    return site


def test_every_page_of_the_site_passes_in_every_guise(published: RealSite) -> None:
    assert (published.folder / "output" / "index.html").is_file()
    assert ", 0 erreur, 0 avertissement" in (published.folder / "rapports" / "a11y.txt").read_text("utf-8").replace(
        "\u00a0", " "
    )


def test_faults_that_only_a_browser_sees_are_refused_with_their_file(published: RealSite) -> None:
    checksum = published.checksum()
    text = published.append(SCHOOL, PHOTOGRAPH) + 1
    published.append(CITY_HALL, NO_RING)
    wide = published.append(POOL, NO_WRAP)
    refused = published.make("publish")
    assert refused.returncode == 2, refused.stdout + refused.stderr
    assert f"{SCHOOL}:{text}  text-contrast  erreur" in refused.stdout
    assert re.search(rf"{re.escape(CITY_HALL)}:\d+  focus-visible  erreur", refused.stdout)
    assert f"{POOL}:{wide}  page-reflow  erreur" in refused.stdout
    assert published.checksum() == checksum
    # Without a browser none of this is known.
    assert published.build().returncode == 0


def test_a_fault_of_a_template_is_told_once_with_the_template(published: RealSite) -> None:
    path: Path = published.folder / FOOTER
    before = path.read_text("utf-8")
    line = before.count("\n", 0, before.index("<footer")) + 2
    opening = re.search(r"<footer[^>]*>\n", before)
    assert opening
    fault = '<p class="wide" style="white-space: nowrap">Le bassin et la fosse de plongée rouvrent lundi</p>\n'
    path.write_text(before.replace(opening[0], opening[0] + fault), "utf-8")
    try:
        refused = published.make("publish")
    finally:
        path.write_text(before, "utf-8")
    assert refused.returncode == 2, refused.stdout + refused.stderr
    assert refused.stdout.count(f"{FOOTER}:{line}  page-reflow  erreur") == 1
