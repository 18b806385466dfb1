"""Small real sites, built by the real command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.site_on_disk import SiteOnDisk


@pytest.fixture
def site(tmp_path: Path) -> SiteOnDisk:
    """A site of two pages and an article that the gate accepts, not yet built."""
    return SiteOnDisk.create(tmp_path / "ville")


@pytest.fixture
def published(site: SiteOnDisk) -> SiteOnDisk:
    """The same site, built and published once."""
    built = site.build()
    assert built.returncode == 0, built.stdout + built.stderr
    return site


@pytest.fixture
def refused(published: SiteOnDisk) -> Callable[..., str]:
    """Build the published site again, expect a refusal that changes nothing, and give what was printed."""
    before = published.checksum()

    def build(*arguments: str, code: int = 2) -> str:
        built = published.build(*arguments)
        said = built.stdout + built.stderr
        assert built.returncode == code, said
        assert "Traceback" not in said, said
        assert published.checksum() == before, "output/ changed"
        return " ".join(said.replace("\u00a0", " ").replace("│", " ").split())

    return build
