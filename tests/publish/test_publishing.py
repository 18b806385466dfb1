"""A build that passes is published whole; one that does not leaves output/ as it was."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.publish.site_on_disk import SiteOnDisk

Refused = Callable[..., str]


def test_a_build_that_passes_is_published_and_says_so(site: SiteOnDisk) -> None:
    built = site.build()
    assert built.returncode == 0, built.stdout + built.stderr
    assert (site.folder / "output/ecole/index.html").is_file()
    assert (site.folder / "output/theme/ville.css").is_file()
    assert "Publié dans output/." in built.stdout
    assert "Rapport\u00a0: rapports/a11y.txt" in built.stdout
    assert "4\u00a0pages en " in built.stdout
    assert json.loads((site.folder / "rapports/a11y.json").read_text())["exitCode"] == 0


def test_what_is_published_holds_nothing_of_the_workshop(published: SiteOnDisk) -> None:
    names = {path.name for path in (published.folder / "output").rglob("*")}
    assert not [name for name in names if name.startswith(".")]
    assert "rapports" not in names
    assert not (published.folder / "build/site").exists()


def test_the_published_files_have_the_modes_of_the_umask(site: SiteOnDisk) -> None:
    assert site.build(umask=0o027).returncode == 0
    output = site.folder / "output"
    assert output.stat().st_mode & 0o777 == 0o750
    assert (output / "index.html").stat().st_mode & 0o777 == 0o640


def test_a_finding_refuses_the_build_with_exit_code_one(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/parc.md": "Title: Le parc\nSlug: parc\n\n<img src='/images/plan.svg'>\n"})
    said = refused(code=1)
    assert "content/pages/parc.md:4 image-alt erreur" in said
    assert "Publication refusée : output/ n'a pas changé." in said
    assert json.loads((published.folder / "rapports/a11y.json").read_text())["exitCode"] == 1


def test_a_first_build_that_is_refused_publishes_nothing(site: SiteOnDisk) -> None:
    site.write({"content/pages/parc.md": "Title: Le parc\nSlug: parc\n\n<img src='/images/plan.svg'>\n"})
    built = site.build()
    assert built.returncode == 1
    assert not (site.folder / "output").exists()
    assert "rien n'est encore publié" in built.stdout


def test_a_deleted_page_vanishes_from_what_is_published(published: SiteOnDisk) -> None:
    (published.folder / "content/pages/parc.md").unlink()
    assert published.build().returncode == 0
    assert not (published.folder / "output/parc").exists()
    (published.folder / "content/pages/ecole.md").unlink()
    assert published.build().returncode == 0
    assert not (published.folder / "output/ecole").exists()


def test_the_report_speaks_english_where_the_settings_say_so(published: SiteOnDisk, refused: Refused) -> None:
    published.settings('A11Y = {"lang": "en"}')
    published.write({"content/pages/parc.md": b"Title: caf\xe9\n\nx\n"})
    assert "This file is not UTF-8 (byte 0xE9 at line 1)." in refused()


def test_drafts_and_articles_dated_ahead_are_not_published(published: SiteOnDisk) -> None:
    published.write(
        {
            "content/pages/secret.md": "Title: S\nStatus: draft\nsave_as: secret.html\n\nPas encore.\n",
            "content/actualites/demain.md": "Title: D\nDate: 2999-01-01\n\nPas encore.\n",
        }
    )
    built = published.build()
    assert built.returncode == 0, built.stdout
    assert "2\u00a0brouillons gardés" in built.stdout
    assert not [
        path
        for path in (published.folder / "output").rglob("*")
        if path.is_file() and "Pas encore" in path.read_text(encoding="utf-8")
    ]


def test_quiet_changes_nothing_of_the_verdict(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/parc.md": "Slug: parc\n\nSans titre.\n"})
    assert "content/pages/parc.md:1" in refused("--quiet")


def test_fatal_errors_says_each_problem_once(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/parc.md": "Slug: parc\n\nSans titre.\n"})
    said = refused("--fatal", "errors")
    assert "content/pages/parc.md:1" in said
    assert "RuntimeError" not in said


def test_a_crash_is_written_to_the_report_files_too(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin("casse", "def register():\n    raise ValueError('zut')\n")
    said = refused()
    report = json.loads((published.folder / "rapports/a11y.json").read_text())
    assert report["exitCode"] == 2
    assert report["problems"][0]["source"] == "greffons/casse.py"
    assert "ValueError: zut" in (published.folder / "rapports/trace.txt").read_text()
    assert "rapports/trace.txt" in said


def test_no_report_no_publication(published: SiteOnDisk, refused: Refused) -> None:
    for file in (published.folder / "rapports").iterdir():
        file.unlink()
    (published.folder / "rapports").rmdir()
    (published.folder / "rapports").write_text("Un fichier à la place du dossier.")
    said = refused()
    assert "rapports" in said
    assert "Rapport :" not in said
