"""What rules and guides tell editors to write is accepted once it is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from a11y.rule import all_rules
from tests.publish.site_on_disk import SiteOnDisk

PROJECT = Path(__file__).resolve().parents[2]
GUIDES = ["README.md", "docs/ecrire-une-page.md", "docs/publication-refusee.md"]
# An image with its text, alone, in a link or in a heading; `![](x.jpg)` shows the fault, « … » an address left out.
_IMAGE = re.compile(r"(?:## )?(?:\[!\[[^\]]+\]\([^…)]+\)\]\([^)]+\)|!\[[^\]]+\]\([^…)]+\))")


def advice() -> set[str]:
    """Every image in Markdown that editors are shown as right."""
    rules = all_rules().values()
    texts = [text for rule in rules for text in (rule.fix.fr, rule.fix.en)]
    texts += [(PROJECT / name).read_text(encoding="utf-8") for name in GUIDES]
    return {found for text in texts for found in _IMAGE.findall(text) if "](docs/images/" not in found}


def test_an_article_of_the_advised_images_is_accepted(tmp_path: Path) -> None:
    lines = sorted(advice())
    assert len(lines) > 20
    site = SiteOnDisk.create(tmp_path / "ville")
    site.settings('PLUGINS = ["city"]')
    head = "---\ntitle: La fête\ndate: 2026-03-02\nsummary: Elle a lieu au parc.\n---\n"
    names = {name for line in lines for name in re.findall(r"images/([\w-]+\.\w+)", line)}
    site.write({
        "content/pages/ecole.md": "---\ntitle: École\nslug: ecole\n---\nL'école ouvre à 8 h 30.\n",
        "content/pages/parc.md": "---\ntitle: Le parc\nslug: parc\n---\nLe parc ferme la nuit.\n",
        "content/actualites/fete.md": head + "\n\n".join(lines) + "\n",
        **{f"content/images/{name}": b"x" for name in names},
    })  # fmt: skip  # one file a line
    built = site.build()
    report = json.loads((site.folder / "rapports/a11y.json").read_text(encoding="utf-8"))
    checked = {page["page"] for page in report["pages"] if page["status"] == "checked"}
    assert any("fete" in page for page in checked), built.stdout + built.stderr
    found = [(finding["rule"], finding["source_line"], finding["message"]) for finding in report["findings"]]
    assert [finding for finding in found if finding[0] in ("image-target", "image-alt")] == []


@pytest.mark.parametrize("name", GUIDES)
def test_guides_name_images_as_articles_must(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    assert re.findall(r"\]\(images/", text) == []
