"""What Lighthouse says of the site; its performance is a figure to measure in quiet, not a test."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.theme.conftest import ROOT, Project

LINE = re.compile(r"^ *(\d+) +(\d+) +(\d+) +(\d+)  (/\S*)", re.MULTILINE)


def lighthouse(folder: Path, *addresses: str) -> subprocess.CompletedProcess[str]:
    tool: list[str | Path] = [
        Path(sys.executable).with_name("node"),
        ROOT / "tools" / "lighthouse.mjs",
        "--root",
        folder,
        *addresses,
    ]
    return subprocess.run(tool, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("address", ["/", "/demarches/acte-de-naissance/"])
def test_accessibility_best_practices_and_seo_are_whole(built: Project, address: str) -> None:
    done = lighthouse(built.output, address)
    ((_, *scores, judged),) = LINE.findall(done.stdout)
    assert (scores, judged) == (["100", "100", "100"], address), done.stdout + done.stderr


def test_a_page_with_faults_loses_points_and_an_absent_one_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>Parc</title><p>Ouvert tous les jours.", "utf-8")
    done = lighthouse(tmp_path, "/", "/absente/")
    assert done.returncode == 2
    ((_, accessibility, _, _, judged),) = LINE.findall(done.stdout)
    assert judged == "/"
    assert int(accessibility) < 100
    assert "html-has-lang" in done.stdout
    assert "/absente/\u00a0: non jugée." in done.stderr
