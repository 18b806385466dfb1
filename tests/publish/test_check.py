"""`make check` says of what is built what `make` said when it built it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from tests.publish.site_on_disk import PLUGINS, SiteOnDisk, in_yaml

PROJECT = PLUGINS.parent
IMAGE = "<img src='/images/plan.svg'>"


@pytest.fixture
def project(site: SiteOnDisk) -> SiteOnDisk:
    """A small site with the project's own Makefile, where nothing is left to set up."""
    shutil.copy(PROJECT / "Makefile", site.folder)
    site.write({"tools/setup.py": ""})
    (site.folder / ".venv").symlink_to(sys.prefix)
    site.of_a_city()
    (site.folder / "content/pages/ecole.md").rename(site.folder / "content/pages/école.md")
    return site


def make(site: SiteOnDisk, *targets: str) -> tuple[bool, str]:
    """Run make in the site; whether it succeeded, and what was said, with plain spaces."""
    done = subprocess.run(
        ["make", f"PYTHON={sys.executable}", *targets],
        cwd=site.folder,
        env=site.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode == 0, " ".join((done.stdout + done.stderr).replace("\u00a0", " ").split())


def test_what_waivers_cover_passes_both_ways(project: SiteOnDisk) -> None:
    waiver = "- regle: image-alt\n  motif: Archives\n  jusqu_au: 2999-01-01\n"
    own = "derogations:\n" + "".join(f"  {line}\n" for line in waiver.splitlines())
    project.write(
        {
            "content/pages/école.md": in_yaml("Une école", IMAGE, own),
            "content/pages/parc.md": in_yaml("Un parc", IMAGE),
            "derogations.yaml": f"{waiver}  page: /un-parc/*\n",
        }
    )
    for target in ("site", "check"):
        passed, said = make(project, target)
        assert passed, said
    sources = (project.folder / "rapports/sources.json").read_text(encoding="utf-8")
    assert json.loads(sources) == {
        "actualites/la-fete/index.html": "content/actualites/fete.md",
        "un-parc/index.html": "content/pages/parc.md",
        "une-ecole/index.html": "content/pages/école.md",
    }
    assert "école" in sources
    assert list(json.loads(sources)) == sorted(json.loads(sources))


def test_a_fault_in_what_is_built_names_the_markdown_line(project: SiteOnDisk) -> None:
    project.write({"content/pages/parc.md": in_yaml("Un parc", "Un texte.\n\n<img src='/images/plan.svg' alt='Plan'>")})
    passed, said = make(project)
    assert passed, said
    built = project.folder / "output/un-parc/index.html"
    built.write_text(built.read_text(encoding="utf-8").replace(" alt='Plan'", "").replace(' alt="Plan"', ""))
    passed, said = make(project, "check")
    assert not passed
    assert "content/pages/parc.md:9 image-alt erreur" in said


def test_a_site_built_elsewhere_can_be_checked(project: SiteOnDisk) -> None:
    assert make(project)[0]
    shutil.rmtree(project.folder / "rapports")
    passed, said = make(project, "check")
    assert passed, said


def test_clean_leaves_nothing_that_a_build_made(project: SiteOnDisk) -> None:
    before = {path.name for path in project.folder.iterdir()}
    assert make(project)[0]
    assert {path.name for path in project.folder.iterdir()} > before
    assert make(project, "clean")[0]
    assert {path.name for path in project.folder.iterdir()} == before
    passed, said = make(project)
    assert passed, said
