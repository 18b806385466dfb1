"""Small real sites, built by the real command line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.site_on_disk import SiteOnDisk


@pytest.fixture
def site(tmp_path: Path) -> SiteOnDisk:
    """A site of two pages and an article that the gate accepts, not yet built."""
    return SiteOnDisk.create(tmp_path / "ville")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same site, built and published."""
    site = SiteOnDisk.create(tmp_path_factory.mktemp("modele") / "ville")
    built = site.build()
    assert built.returncode == 0, built.stdout + built.stderr
    return site.folder


@pytest.fixture
def published(tmp_path: Path, built_once: Path) -> SiteOnDisk:
    """A copy of the published site, as somebody would copy a project: everything in it is another file."""
    shutil.copytree(built_once, tmp_path / "ville", symlinks=True)
    return SiteOnDisk(tmp_path / "ville")


@pytest.fixture
def refused(published: SiteOnDisk) -> Callable[..., str]:
    """Build the published site again, expect a refusal that changes nothing, and give what was printed."""

    def build(*arguments: str, code: int = 2) -> str:
        before = published.checksum()
        built = published.build(*arguments)
        said = built.stdout + built.stderr
        assert built.returncode == code, said
        assert "Traceback" not in said, said
        assert published.checksum() == before, "output/ changed"
        return " ".join(said.replace("\u00a0", " ").replace("│", " ").split())

    return build
