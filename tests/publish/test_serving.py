"""While Pelican watches and serves, the last good site stays up, and nothing loops."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.publish.site_on_disk import SiteOnDisk

BAD = "Title: Le parc\nSlug: parc\n\n<img src='/images/plan.svg'>\n"
GOOD = "Title: Le parc\nSlug: parc\n\nLe parc est ouvert.\n"


class Watch:
    """A running `pelican --autoreload`, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self.process = process
        self._log = log

    def said(self) -> str:
        """Everything printed so far, spaces made plain."""
        return " ".join(self._log.read_text(encoding="utf-8").replace("\u00a0", " ").split())

    def wait_for(self, words: str, times: int = 1) -> None:
        """Wait until these words were said so many times, forty seconds at most."""
        for _ in range(400):
            if self.said().count(words) >= times:
                return
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)
        raise AssertionError(f"“{words}” was not said {times} times in: {self.said()}")


@contextmanager
def watching(site: SiteOnDisk, *arguments: str) -> Iterator[Watch]:
    """Run `pelican --autoreload` for the time of the block, then press Ctrl-C."""
    log = site.folder.parent / "journal.txt"
    with (
        log.open("wb") as out,
        subprocess.Popen(
            site.command("--autoreload", *arguments),
            cwd=site.folder,
            env=site.environment(),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            yield Watch(process, log)
        finally:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def answer(port: int, path: str) -> tuple[int, str]:
    """Status and body that the development server gives, waiting for it to start."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("the server does not start")


def test_a_refused_build_keeps_the_last_good_site_and_waits_for_the_next_change(
    published: SiteOnDisk,
) -> None:
    before = published.checksum()
    with watching(published) as watch:
        watch.wait_for("Publié dans output/.")
        assert published.checksum() == before
        published.write({"content/pages/parc.md": BAD})
        watch.wait_for("Publication refusée : output/ n'a pas changé.")
        time.sleep(1.5)
        assert watch.said().count("Publication refusée") == 1, "it builds in a loop"
        assert published.checksum() == before
        assert "content/pages/parc.md:4 image-alt" in watch.said()
        published.write({"content/pages/parc.md": GOOD})
        watch.wait_for("Publié dans output/.", 2)
        assert "est ouvert" in (published.folder / "output/parc/index.html").read_text(encoding="utf-8")


def test_problems_do_not_end_the_watch_either(published: SiteOnDisk) -> None:
    with watching(published) as watch:
        watch.wait_for("Publié dans output/.")
        for number, broken in enumerate(
            ("Title: Le parc\nTemplate: paje\n\nx\n", "Slug: parc\n\nSans titre\n", "Title: P\nStatus: x\n\nx\n"), 1
        ):
            published.write({"content/pages/parc.md": broken})
            watch.wait_for("Publication refusée", number)
        time.sleep(1.5)
        assert watch.said().count("Publication refusée") == 3, "it builds in a loop"
        published.write({"content/pages/parc.md": GOOD})
        watch.wait_for("Publié dans output/.", 2)


def test_settings_that_break_a_plugin_do_not_end_the_watch(published: SiteOnDisk) -> None:
    with watching(published) as watch:
        watch.wait_for("Publié dans output/.")
        published.plugin("recherche", "import absent_de_cette_machine\n")
        watch.wait_for("greffons/recherche.py:1")
        time.sleep(1.5)
        assert watch.said().count("greffons/recherche.py:1") == 1, "it builds in a loop"
        settings = (published.folder / "pelicanconf.py").read_text(encoding="utf-8")
        published.write({"pelicanconf.py": settings.replace('PLUGINS + ["recherche"]', "[]")})
        watch.wait_for("Publié dans output/.", 2)


def test_a_change_made_while_a_build_runs_is_not_lost(published: SiteOnDisk) -> None:
    published.plugin(
        "lent",
        "import time\nfrom pathlib import Path\nfrom pelican import signals\n"
        "def attend(generators):\n    Path('pret').touch()\n    time.sleep(1)\n"
        "def register():\n    signals.all_generators_finalized.connect(attend)\n",
    )
    with watching(published) as watch:
        for _ in range(200):
            if (published.folder / "pret").exists():
                break
            time.sleep(0.1)
        published.write({"content/pages/parc.md": GOOD})
        watch.wait_for("Publié dans output/.", 2)
        assert "est ouvert" in (published.folder / "output/parc/index.html").read_text(encoding="utf-8")
        time.sleep(1.5)
        assert watch.said().count("Publié dans output/.") == 2, "it builds in a loop"


def test_watching_holds_no_lock(published: SiteOnDisk) -> None:
    with watching(published) as watch:
        watch.wait_for("Publié dans output/.")
        built = published.build()
        assert built.returncode == 0, built.stdout


def test_a_plugin_broken_from_the_start_ends_the_watch_with_a_sentence(published: SiteOnDisk) -> None:
    published.plugin("recherche", "import absent_de_cette_machine\n")
    built = published.build("--autoreload", "--listen")
    assert built.returncode == 2
    assert "greffons/recherche.py:1" in built.stdout


def test_the_server_answers_before_anything_is_published_and_follows_what_is(site: SiteOnDisk, port: int) -> None:
    site.write({"content/pages/parc.md": BAD})
    with watching(site, "--listen", "--port", str(port)) as watch:
        watch.wait_for("rien n'est encore publié")
        assert answer(port, "/")[0] == 404
        site.write({"content/pages/parc.md": GOOD})
        watch.wait_for("Publié dans output/.")
        status, page = answer(port, "/parc/")
        assert status == 200
        assert "Le parc est ouvert." in page
        (site.folder / "content/pages/parc.md").unlink()
        watch.wait_for("Publié dans output/.", 2)
        assert answer(port, "/parc/")[0] == 404


def test_the_server_shows_the_sites_own_page_of_what_is_not_found(published: SiteOnDisk, port: int) -> None:
    head = "Title: Page perdue\nSlug: perdu\nsave_as: 404.html\nurl: 404.html"
    published.write({"content/pages/perdu.md": f"{head}\n\nx\n"})
    with watching(published, "--listen", "--port", str(port)) as watch:
        watch.wait_for("Publié dans output/.")
        status, page = answer(port, "/nulle-part/")
        assert status == 404
        assert "Page perdue" in page


# The settings are part of what is watched

IDENTITY = (
    "from pathlib import Path\n"
    "from city.identity import load_identity\n"
    "ville = load_identity(Path(__file__).parent / 'content/ville.yaml')\n"
    "SITENAME = ville.nom\n"
    "JINJA_GLOBALS = {'ville': ville}\n"
)
HOME = '{% extends "base.html" %}{% block content %}<h1>{{ SITENAME }}, {{ ville.slogan }}</h1>{% endblock %}\n'
VILLE = (Path(__file__).parents[2] / "content/ville.yaml").read_text(encoding="utf-8")


def named(name: str) -> str:
    """The project's own identity file, for a city of that name, whose site has no venue."""
    return re.sub(r"(?m)^nom:.*$", f"nom: {name}", re.sub(r"(?m)^  lieu: .*\n", "", VILLE))


@pytest.fixture
def identified(site: SiteOnDisk) -> SiteOnDisk:
    """A site that says its city's name from content/ville.yaml, built once."""
    site.settings(IDENTITY)
    site.write({"theme/templates/index.html": HOME, "content/ville.yaml": named("Clairval")})
    site.of_a_city()
    built = site.build()
    assert built.returncode == 0, built.stdout
    return site


def home(site: SiteOnDisk) -> str:
    """The home page as it is published."""
    return (site.folder / "output/index.html").read_text(encoding="utf-8")


def test_a_new_identity_is_the_one_that_is_published(identified: SiteOnDisk) -> None:
    with watching(identified) as watch:
        watch.wait_for("Publié dans output/.")
        identified.write({"content/ville.yaml": named("Valclair")})
        watch.wait_for("Publié dans output/.", 2)
        assert "Valclair, " in home(identified)
        assert "pour : content/ville.yaml" in watch.said()


def test_a_wrong_identity_is_told_with_its_line_and_the_watch_goes_on(identified: SiteOnDisk) -> None:
    with watching(identified) as watch:
        watch.wait_for("Publié dans output/.")
        before = identified.checksum()
        identified.write({"content/ville.yaml": named("Valclair").replace("telephone: 01 99", "telephone: 01 47")})
        watch.wait_for("Publication refusée")
        identified.settings("# enregistré à nouveau")
        watch.wait_for("Publication refusée", 2)
        assert re.search(r"content/ville\.yaml:\d+ erreur .{,80}Un site de démonstration", watch.said()), watch.said()
        assert "Traceback" not in watch.said()
        assert "01 47" in (identified.folder / "rapports/a11y.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
        time.sleep(1.5)
        assert watch.said().count("Publication refusée") == 2, "it builds in a loop"
        assert identified.checksum() == before
        identified.write({"content/ville.yaml": named("Valclair")})
        watch.wait_for("Publié dans output/.", 2)
        assert "Valclair, " in home(identified)


def test_settings_that_cannot_be_read_are_told_and_the_watch_goes_on(identified: SiteOnDisk) -> None:
    settings = (identified.folder / "pelicanconf.py").read_text(encoding="utf-8")
    with watching(identified) as watch:
        watch.wait_for("Publié dans output/.")
        for broken, told in (
            ("SITENAME = NOM\n", "NameError"),
            ("import sys\nsys.exit('réglages à revoir')\n", "réglages à revoir"),
            ("def (\n", "SyntaxError"),
        ):
            identified.write({"pelicanconf.py": settings + broken})
            watch.wait_for(told)
        time.sleep(1.5)
        assert watch.said().count("Nouvelle construction") == 3, "it builds in a loop"
        identified.write({"pelicanconf.py": settings, "content/ville.yaml": named("Valclair")})
        watch.wait_for("Publié dans output/.", 2)
        assert "Valclair, " in home(identified)


def test_settings_that_import_others_follow_those_too(identified: SiteOnDisk) -> None:
    identified.write(
        {"publishconf.py": "import sys\nsys.path.insert(0, '.')\nfrom pelicanconf import *\nSITEURL = ville.site_url\n"}
    )
    with watching(identified, "-s", "publishconf.py") as watch:
        watch.wait_for("Publié dans output/.")
        identified.settings("SITENAME = 'Autreval'")
        watch.wait_for("Publié dans output/.", 2)
        assert "Autreval, " in home(identified)


def test_a_waiver_written_while_watching_counts_at_once(published: SiteOnDisk) -> None:
    with watching(published) as watch:
        watch.wait_for("Publié dans output/.")
        published.write({"content/pages/parc.md": BAD})
        watch.wait_for("Publication refusée")
        published.write(
            {"derogations.yaml": "- regle: image-alt\n  motif: Archives\n  jusqu_au: 2999-01-01\n  page: /parc/*\n"}
        )
        watch.wait_for("Publié dans output/.", 2)
        assert "pour : derogations.yaml" in watch.said()


def test_a_wrong_identity_from_the_start_is_a_report_too(identified: SiteOnDisk) -> None:
    identified.write({"content/ville.yaml": "nom: [Clairval\n"})
    for arguments in ((), ("--autoreload",)):
        (identified.folder / "rapports/a11y.txt").unlink()
        built = identified.build(*arguments)
        said = built.stdout + built.stderr
        assert built.returncode == 2, said
        assert "content/ville.yaml:" in said
        assert "Traceback" not in said
        assert "content/ville.yaml:" in (identified.folder / "rapports/a11y.txt").read_text(encoding="utf-8")
