"""What browsers and telephones show of the site around its pages: icons, colours, the web manifest."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element
from xml.etree.ElementTree import parse as parse_xml

import pytest
from PIL import Image

from city.errors import ContentError
from city.tokens import read_schemes, theme_schemes
from city.web_manifest import grounds
from tests.theme.conftest import ROOT, Project
from tests.theme.test_tokens import TOKENS


def links(page: Element, rel: str) -> list[dict[str, str]]:
    return [dict(link.attrib) for link in page.iter("link") if link.get("rel") == rel]


def test_every_page_names_its_icons_its_manifest_and_its_colours(built: Project) -> None:
    schemes = read_schemes(TOKENS.read_text("utf-8"))
    for address, page in built.pages():
        assert [link["href"] for link in links(page, "icon")] == ["/theme/img/parvis.svg"], address
        assert [link["href"] for link in links(page, "apple-touch-icon")] == ["/theme/img/icone-180.png"], address
        assert [link["href"] for link in links(page, "manifest")] == ["/manifest.webmanifest"], address
        colours = {
            meta.get("media"): meta.get("content") for meta in page.iter("meta") if meta.get("name") == "theme-color"
        }
        assert colours == {
            f"(prefers-color-scheme: {name})": tokens["--surface-page"] for name, tokens in schemes.items()
        }, address


def test_the_manifest_names_the_city_and_icons_that_have_the_sizes_it_claims(built: Project) -> None:
    manifest = json.loads((built.output / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Levallois", "fr", "/")
    assert manifest["display"] in ("browser", "minimal-ui")
    assert manifest["theme_color"] == read_schemes(TOKENS.read_text("utf-8"))["light"]["--surface-page"]
    claims = [(icon["src"], icon["sizes"], icon["type"]) for icon in manifest["icons"]]
    (touch,) = links(built.page("/"), "apple-touch-icon")
    claims.append((touch["href"], touch["sizes"], "image/png"))
    assert {"192x192", "512x512", "180x180", "any"} == {sizes for _, sizes, _ in claims}
    for address, sizes, kind in claims:
        file = built.output / urlsplit(address).path.lstrip("/")
        if kind == "image/svg+xml":
            assert parse_xml(file).getroot().get("viewBox") == "0 0 48 48"
            continue
        with Image.open(file) as icon:
            assert (icon.format, "{}x{}".format(*icon.size)) == ("PNG", sizes)
            # The ground and the arch of parvis.svg: https://developer.apple.com wants no transparent corner.
            scale = icon.width / 48
            assert icon.convert("RGBA").getpixel((1, 1)) == (0x0C, 0x3B, 0x2F, 255)
            assert icon.convert("RGBA").getpixel((int(24 * scale), int(20 * scale))) == (0xDC, 0xEF, 0x8C, 255)


def test_pages_have_the_address_under_which_they_are_published(built: Project) -> None:
    for address, page in built.pages():
        canonical = [link["href"] for link in links(page, "canonical")]
        assert canonical == ([] if address == "/404.html" else [f"https://www.levallois.example{address}"])


def test_the_dark_colour_is_the_light_one_where_there_is_but_one(tmp_path: Path) -> None:
    assert grounds(tmp_path, read_schemes(":root { --surface-page: #fefefe; }")) == {
        "light": "#fefefe",
        "dark": "#fefefe",
    }
    schemes = theme_schemes(ROOT / "theme")
    assert schemes is not None
    assert grounds(ROOT / "theme", schemes) == {"light": "#ffffff", "dark": "#0f1613"}


def test_a_city_with_a_colour_has_it_on_every_page(built: Project, project: Project) -> None:
    sheet = project.output / "theme/css/couleur.css"
    assert not (built.output / "theme/css/couleur.css").exists()
    assert not any("couleur.css" in link["href"] for _, page in built.pages() for link in links(page, "stylesheet"))
    project.write("content/ville.yaml", (project.root / "content/ville.yaml").read_text("utf-8") + "couleur: navy\n")
    run = project.build()
    assert run.code == 0, run.said
    tokens = (project.output / "theme/css/tokens.css").read_text("utf-8")
    assert tokens == TOKENS.read_text("utf-8")
    schemes = read_schemes(f"{tokens}\n{sheet.read_text('utf-8')}")
    assert schemes["light"]["--surface-deep"] == "#000080"
    assert schemes["dark"]["--surface-page"] != read_schemes(tokens)["dark"]["--surface-page"]
    for address, page in project.pages():
        sheets = [link["href"] for link in links(page, "stylesheet")]
        assert sheets[:2] == ["/theme/css/tokens.css", "/theme/css/couleur.css"], address
        grounds = [meta.get("content") for meta in page.iter("meta") if meta.get("name") == "theme-color"]
        assert grounds == [schemes[scheme]["--surface-page"] for scheme in ("light", "dark")], address
    manifest = json.loads((project.output / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["theme_color"] == schemes["light"]["--surface-page"]


def test_a_colour_nothing_can_be_read_on_stops_the_build_at_its_line(project: Project) -> None:
    identity = (project.root / "content/ville.yaml").read_text("utf-8")
    project.write("content/ville.yaml", f"{identity}couleur: gold\n")
    run = project.build()
    assert run.code != 0
    said = run.said.replace("\u00a0", " ")
    assert f"content/ville.yaml:{len(identity.splitlines()) + 1}" in said
    assert re.search(r'couleur: "#[0-9a-f]{6}"', said), said
    assert not project.output.exists()


def test_a_theme_that_decides_no_colour_is_refused_in_french(tmp_path: Path) -> None:
    assert theme_schemes(tmp_path) is None
    with pytest.raises(ContentError) as caught:
        grounds(tmp_path, read_schemes("p { --surface-page: #fefefe; }"))
    (problem,) = caught.value.problems
    assert problem.source.endswith("static/css/tokens.css")
    assert "--surface-page" in problem.message.fr
    assert "Écrivez par exemple" in problem.fix.fr
