"""Who listens changes nothing: the verdict and the report are the same when nobody does."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.publish.site_on_disk import SiteOnDisk

TALKATIVE = (
    "import logging, time\nfrom pelican import signals\n"
    "def parle(generators):\n    time.sleep(0.3)\n    logging.getLogger('recherche').warning('index ancien')\n"
    "def register():\n    signals.all_generators_finalized.connect(parle)\n"
)
BAD = "Title: Le parc\nSlug: parc\n\n<img src='/images/plan.svg'>\n"


def build_into(site: SiteOnDisk, redirection: str) -> subprocess.CompletedProcess[str]:
    """Build with the output going somewhere else than to a reader; the exit code is the build's."""
    return subprocess.run(
        ["bash", "-c", f'"$@" {redirection}; exit "${{PIPESTATUS[0]}}"', "bash", *site.command()],
        cwd=site.folder,
        env=site.environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


NOWHERE = ["| true", "2>&1 | true", ">&-", "> /dev/full"]


@pytest.mark.parametrize("redirection", NOWHERE)
def test_a_build_that_nobody_reads_is_published_and_reported(site: SiteOnDisk, redirection: str) -> None:
    site.plugin("recherche", TALKATIVE)
    built = build_into(site, redirection)
    assert "Traceback" not in built.stderr
    assert "BrokenPipe" not in built.stderr
    assert built.returncode == 0, built.stderr
    assert (site.folder / "output/index.html").is_file()
    report = json.loads((site.folder / "rapports/a11y.json").read_text(encoding="utf-8"))
    assert (report["exitCode"], len(report["pages"]), report["problems"]) == (0, 4, [])


@pytest.mark.parametrize("redirection", NOWHERE)
def test_a_refusal_that_nobody_reads_is_a_refusal_for_the_same_reason(site: SiteOnDisk, redirection: str) -> None:
    site.write({"content/pages/parc.md": BAD})
    built = build_into(site, redirection)
    assert built.returncode == 1, built.stderr
    assert not (site.folder / "output").exists()
    assert "image-alt" in (site.folder / "rapports/a11y.txt").read_text(encoding="utf-8")
