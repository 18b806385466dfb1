"""What the grid declares and the gate sees otherwise stops the real command line, on a copy of the real site."""

from __future__ import annotations

import pytest

from a11y.clock import VARIABLE
from tests.site.real_site import RealSite

PAGE = "content/pages/enfance/restauration-scolaire.md"
AUDIT = "content/conformite/audits/2026-10-15.yaml"
IMAGE = "![](/images/rentree.svg)"
WAIVER = (
    "derogations:\n  - regle: image-alt\n    motif: Description demandée au service.\n    jusqu_au: 2027-01-31\n---\n"
)


def test_a_criterion_declared_met_that_a_page_fails_is_refused_until_one_of_both_is_mended(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "1795780800")  # 27 November 2026
    site = RealSite.copy(tmp_path_factory.mktemp("ville déclarée"))
    first = site.make()
    assert first.returncode == 0, first.stdout + first.stderr
    before = site.checksum()
    page, grid = site.folder / PAGE, site.folder / AUDIT
    clean, declared = page.read_text("utf-8"), grid.read_text("utf-8")

    # A waiver silences the finding; the statement would still say that every image has an alternative.
    head, body = clean.removeprefix("---\n").split("---\n", 1)
    page.write_text(f"---\n{head}{WAIVER}{body}\n\n{IMAGE}\n", "utf-8")
    at = page.read_text("utf-8").splitlines().index(IMAGE) + 1
    line = next(n for n, row in enumerate(declared.splitlines(), 1) if row.startswith("  1.1:"))
    refused = site.build()
    said = " ".join(refused.stdout.replace("\u00a0", " ").replace("│", " ").split())
    assert refused.returncode == 1, said + refused.stderr
    assert f"{AUDIT}:{line} erreur" in said
    assert "Critère 1.1 déclaré conforme, mais la règle image-alt le trouve en défaut" in said
    assert f"{PAGE}:{at} (page /enfance/restauration-scolaire/)" in said
    assert "La dérogation tait le constat, elle n’ôte pas le défaut." in said
    assert "ajoutez la page qui n’y est pas à « pages », avec NC pour ce critère" in said
    assert "Publication refusée : output/ n'a pas changé." in said
    assert site.checksum() == before
    assert site.make().returncode == 2

    # The grid says it too: the statement is true, and the site is published.
    row = declared.splitlines()[line - 1]
    grid.write_text(declared.replace(row, row.replace(" C ", " NC", 1)), "utf-8")
    accepted = site.build()
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr

    # Or the page is mended, and the grid stays.
    grid.write_text(declared, "utf-8")
    page.write_text(clean, "utf-8")
    assert site.make().returncode == 0
    assert site.checksum() == before
