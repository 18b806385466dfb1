"""Nothing that somebody wrote is lost: only what a build of ours published is ever replaced."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from publish import promotion
from publish.places import Places
from publish.promotion import exchange, prepare, promote
from publish.wording import UnbuildableError
from tests.publish.site_on_disk import SiteOnDisk, checksum

Refused = Callable[..., str]


def plain(said: str) -> str:
    """What was printed, on one line and with plain spaces."""
    return " ".join(said.replace("\u00a0", " ").replace("│", " ").split())


def test_a_folder_of_somebody_is_not_taken_for_output(site: SiteOnDisk) -> None:
    site.write({"docs/manuel.md": "Dix ans de travail.", "docs/index.html": "Écrit à la main."})
    before = checksum(site.folder / "docs")
    built = site.build("-o", "docs")
    said = plain(built.stdout)
    assert built.returncode == 2, said
    assert "« docs » contient déjà 2 fichiers (index.html, manuel.md)" in said
    assert "Déplacez ce dossier, ou videz-le" in said
    assert "OUTPUT_PATH" in said
    assert checksum(site.folder / "docs") == before


def test_a_folder_of_somebody_beside_a_published_site_is_not_taken_either(published: SiteOnDisk) -> None:
    published.write({"docs/index.html": "Écrit à la main."})
    assert published.build("-o", "docs").returncode == 2
    assert (published.folder / "docs/index.html").read_text(encoding="utf-8") == "Écrit à la main."


def test_a_file_that_somebody_put_into_the_published_site_is_not_lost(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"output/uploads/arrete.pdf": b"%PDF"})
    said = refused()
    assert "output/uploads/arrete.pdf erreur" in said
    assert "« output » contient 1 fichier que Parvis n'a pas publié : uploads/arrete.pdf." in said
    assert (published.folder / "output/uploads/arrete.pdf").is_file()


def test_a_link_that_somebody_put_into_the_published_site_is_not_lost(published: SiteOnDisk, refused: Refused) -> None:
    (published.folder / "output/partage").symlink_to(published.folder / "content")
    assert "output/partage" in refused()


def test_a_file_put_there_while_the_build_runs_is_not_lost(published: SiteOnDisk) -> None:
    published.plugin(
        "depot",
        "from pathlib import Path\nfrom pelican import signals\n"
        "def depose(pelican):\n    Path('output/arrete.pdf').write_bytes(b'%PDF')\n"
        "def register():\n    signals.finalized.connect(depose)\n",
    )
    built = published.build()
    assert built.returncode == 2, built.stdout
    assert "output/arrete.pdf" in built.stdout
    assert (published.folder / "output/arrete.pdf").read_bytes() == b"%PDF"
    assert "Publication refusée" in built.stdout


def test_an_empty_output_is_anybodys(site: SiteOnDisk) -> None:
    (site.folder / "output/vide").mkdir(parents=True)
    assert site.build().returncode == 0
    assert (site.folder / "output/index.html").is_file()


def test_a_project_that_was_moved_builds_on(published: SiteOnDisk, tmp_path: Path) -> None:
    moved = SiteOnDisk(published.folder.rename(tmp_path / "la ville déplacée"))
    built = moved.build()
    assert built.returncode == 0, built.stdout


def test_a_published_site_without_its_list_is_told_how_to_go_on(published: SiteOnDisk, refused: Refused) -> None:
    shutil.rmtree(published.folder / "build")
    assert "gardez avec lui build/.output.json" in refused()
    (published.folder / "output").rename(published.folder / "ancien")
    assert published.build().returncode == 0


@pytest.mark.parametrize("written", ["", "[", "{}", "\u00e9"])
def test_a_list_that_cannot_be_read_tells_nothing(published: SiteOnDisk, refused: Refused, written: str) -> None:
    published.write({"build/.output.json": written})
    assert "rien ne dit que Parvis les a publiés" in refused()


# Killed between the exchange and what follows it


class KilledError(Exception):
    """Stands for SIGKILL: nothing after it is done."""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """The places of a site of which one version is published."""
    (tmp_path / "content").mkdir()
    places = Places.of({"PATH": tmp_path / "content", "THEME": tmp_path / "t", "OUTPUT_PATH": tmp_path / "output"})
    for name in ("ancienne.html", "nouvelle.html"):
        prepare(places)
        (places.staging / name).write_text(name)
        if name == "ancienne.html":
            promote(places)
            promotion.settle(places)
    return places


@pytest.mark.parametrize("after", [False, True], ids=["before-the-exchange", "after-the-exchange"])
def test_a_build_killed_at_the_exchange_knows_its_own_site(
    places: Places, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    def killed(one: Path, other: Path) -> None:
        if after:
            exchange(one, other)
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(promotion, "exchange", killed)
        with pytest.raises(KilledError):
            promote(places)
    assert [path.name for path in places.output.iterdir()] == ["nouvelle.html" if after else "ancienne.html"]
    prepare(places)
    (places.output / "arrete.pdf").write_bytes(b"%PDF")
    with pytest.raises(UnbuildableError, match=r"arrete\.pdf"):
        prepare(places)
