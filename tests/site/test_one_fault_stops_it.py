"""The real site, one fault at a time, through the real command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.real_site import RealSite

PAGE = "content/pages/enfance/restauration-scolaire.md"
IMAGE = "{static}/images/rentree.svg"

FAULTS = {
    "heading skipped": ("#### Un niveau trop bas\n\nDu texte.", 0, "heading-order"),
    "second h1": ("# Un deuxième titre principal\n\nDu texte.", 0, "heading-one-h1"),
    "empty heading": ("##\n\nDu texte.", 0, "heading-empty"),
    "bold paragraph": (
        "**Les tarifs de la cantine**\n\nIls dépendent du quotient familial.",
        0,
        "paragraph-as-heading",
    ),
    "no alternative": (f"![]({IMAGE})", 0, "image-alt"),
    "file name": (f"Du texte.\n\n![IMG_2041.jpg]({IMAGE})", 2, "image-filename"),
    "placeholder": (f"![photo]({IMAGE})", 0, "image-placeholder"),
    "decorative in a link": (f"[![décorative]({IMAGE})](/sport/)", 0, "link-name"),
    "inline colour": ('Voir <span style="color: #999">les menus de la semaine</span>.', 0, "text-contrast"),
    "style element": (
        '<style>\n.pale { color: #aaa }\n</style>\n\n<p class="pale">Menus à venir</p>',
        4,
        "text-contrast",
    ),
    "dead link": ("Voir [les menus](/enfance/menus/).", 0, "link-target"),
    "dead filename": ("Voir [les menus]({filename}menus.md).", 0, "link-target"),
    "dead anchor": ("Voir [les menus](#menus).", 0, "anchor-target"),
    "missing image": ("![La salle de restaurant de l’école]({static}/images/absente.svg)", 0, "image-target"),
    "broken HTML": ("<div><p>Ouvert <b>le soir</p></b></div>", 0, "parse-error"),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> RealSite:
    site = RealSite.copy(tmp_path_factory.mktemp("site"))
    first = site.build()
    assert first.returncode == 0, first.stdout + first.stderr
    return site


@pytest.fixture(autouse=True)
def _mended(published: RealSite) -> Iterator[None]:
    """Each test finds the page as it was."""
    path = published.folder / PAGE
    before = path.read_bytes()
    yield
    path.write_bytes(before)


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_is_named_by_file_and_line_and_nothing_is_published(name: str, published: RealSite) -> None:
    text, offset, rule = FAULTS[name]
    checksum = published.checksum()
    line = published.append(PAGE, text) + offset
    refused = published.build()
    assert refused.returncode == 1, refused.stdout + refused.stderr
    assert f"{PAGE}:{line}  {rule}  erreur" in refused.stdout
    assert "Traceback" not in refused.stdout + refused.stderr
    assert published.checksum() == checksum


def test_the_fault_mended_the_site_is_published_again(published: RealSite) -> None:
    published.append(PAGE, "Les menus changent chaque semaine.")
    assert published.build().returncode == 0
    page = published.folder / "output" / "enfance" / "restauration-scolaire" / "index.html"
    assert "Les menus changent chaque semaine." in page.read_text(encoding="utf-8")


def test_make_fails_and_leaves_the_published_site(published: RealSite) -> None:
    path = published.folder / PAGE
    before, checksum = path.read_bytes(), published.checksum()
    published.append(PAGE, f"![]({IMAGE})")
    refused = published.make()
    assert refused.returncode == 2, refused.stdout + refused.stderr
    assert published.checksum() == checksum
    path.write_bytes(before)
    assert published.make().returncode == 0


def test_a_draft_and_an_article_dated_ahead_are_not_published(published: RealSite) -> None:
    front = "---\ntitle: {title}\ndate: {date}\nsummary: Une nouvelle de la ville.\n{more}---\n\nDu texte.\n"
    folder: Path = published.folder / "content" / "actualites"
    (folder / "plus-tard.md").write_text(front.format(title="Plus tard", date="2099-01-01", more=""))
    (folder / "ebauche.md").write_text(front.format(title="Ébauche", date="2026-01-01", more="status: brouillon\n"))
    assert published.build().returncode == 0
    everything = "".join(p.read_text(encoding="utf-8") for p in (published.folder / "output").rglob("*.html"))
    assert "Plus tard" not in everything
    assert "Ébauche" not in everything
    assert not list((published.folder / "output").rglob("*ebauche*"))


def test_the_published_settings_pass_the_same_gate(published: RealSite) -> None:
    done = published.build("publishconf.py")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (published.folder / "output" / "actualites" / "atom.xml").is_file()
    assert published.build().returncode == 0


def test_links_are_followed_when_their_addresses_are_absolute_too(published: RealSite) -> None:
    line = published.append(PAGE, "Voir [les menus](https://www.levallois.example/enfance/menus/).")
    refused = published.build("publishconf.py")
    assert refused.returncode == 1, refused.stdout + refused.stderr
    assert f"{PAGE}:{line}  link-target  erreur" in refused.stdout
