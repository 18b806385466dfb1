"""The project's own pelicanconf.py: when a plugin of the house is broken, nothing is published."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.site_on_disk import checksum

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with a published site, and its packages by a link."""
    copy = tmp_path / "parvis"
    copy.mkdir()
    for folder in ("content", "theme", "plugins"):
        shutil.copytree(PROJECT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(PROJECT / "pelicanconf.py", copy)
    (copy / "node_modules").symlink_to(PROJECT / "node_modules")
    (copy / "output").mkdir()
    (copy / "output/index.html").write_text("le site en ligne")
    return copy


@pytest.mark.parametrize(
    "broken",
    [
        "publish/build.py",
        "publish/__init__.py",
        "a11y/gate.py",
        "a11y/rules/image_alt.py",
        "city/__init__.py",
        "city/identity.py",
    ],
)
def test_a_broken_plugin_of_the_house_publishes_nothing(project: Path, broken: str) -> None:
    before = checksum(project / "output")
    module = project / "plugins" / broken
    module.write_text(module.read_text(encoding="utf-8") + "\nimport absent_de_cette_machine\n", encoding="utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = built.stdout + built.stderr
    assert built.returncode == 2, said
    assert "absent_de_cette_machine" in said
    assert "Traceback" not in said
    assert checksum(project / "output") == before
