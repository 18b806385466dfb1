"""What a first visit weighs, for who has an old telephone or a bad connection."""

import os
import subprocess
import sys
from pathlib import Path

from tests.theme.conftest import ROOT, Project


def weigh(folder: Path) -> subprocess.CompletedProcess[str]:
    tool = [Path(sys.executable).with_name("node"), ROOT / "tools" / "weight.mjs", folder]
    return subprocess.run(tool, capture_output=True, text=True, encoding="utf-8", check=False)


def test_every_page_of_the_site_is_light(built: Project) -> None:
    done = weigh(built.output)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == len(list(built.pages()))


def test_a_page_that_is_too_heavy_is_named_and_the_home_page_may_weigh_more(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for page, size in (("index.html", 140_000), ("lourde.html", 95_000), ("legere.html", 80_000)):
        photo = f"{page}.jpg"
        (site / photo).write_bytes(os.urandom(size))
        (site / page).write_text(f'<!DOCTYPE html><title>Page</title><img src="/{photo}" alt="">', "utf-8")
    done = weigh(site)
    assert done.returncode == 1
    (refused,) = (line for line in done.stdout.splitlines() if "TROP LOURDE" in line)
    assert refused.startswith("/lourde.html\u00a0: 95,1\u00a0ko envoyés")
    assert "90,0\u00a0ko au plus" in refused


def test_a_folder_that_is_not_there_or_has_no_page_is_told(tmp_path: Path) -> None:
    done = weigh(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Aucune page dans {tmp_path}" in done.stderr
    done = weigh(tmp_path / "absent")
    assert done.returncode == 2
    assert f"Aucune page dans {tmp_path / 'absent'}" in done.stderr
