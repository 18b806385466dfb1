"""`make alerte`: alerts go out with the last published site, whatever else is being written."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import a11y
from a11y.config import Config
from publish.alert import main
from publish.kept import Command, Copy, newest_kept
from publish.places import Places
from publish.promotion import prepare
from publish.verdict import Outcome, conclude
from tests.publish.alert_city import City, make_city
from tests.publish.site_on_disk import SiteOnDisk, checksum, in_yaml


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a site published on 27 November 2026, at eight in the evening."""
    city = make_city(tmp_path_factory.mktemp("modele") / "ville")
    city.publish()
    return city.site.folder


@pytest.fixture
def city(tmp_path: Path, model: Path) -> City:
    """Give a copy of the published site, as somebody would move a project."""
    shutil.copytree(model, tmp_path / "ville", symlinks=True)
    return City(SiteOnDisk(tmp_path / "ville"))


def until(true: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.02)


def test_the_alert_is_out_while_everything_else_is_refused(city: City) -> None:
    before = {path: path.read_bytes() for path in city.output.rglob("*") if path.is_file()}
    city.spoil()
    city.publish(code=2)
    city.write("vent", body="Les squares rouvrent lundi.")
    said = city.alert()
    assert "Publié dans output/." in said
    assert "En ligne jusqu'au samedi 28 novembre : Vent fort (content/alertes/vent.md), sur toutes les pages." in said
    shown = "<p>Urgence : Vent fort. Les parcs sont fermés."
    link = ' <a href="/vent-fort/">En savoir plus : Vent fort</a></p>'
    after = {path: path.read_bytes() for path in city.output.rglob("*") if path.is_file()}
    assert after.keys() - before.keys() == {city.output / "vent-fort/index.html"}
    assert before.keys() - after.keys() == set()
    for path, content in before.items():
        if path.suffix == ".html":
            assert f"{shown}{link}" in after[path].decode()
            assert after[path].decode().replace(f"{shown}{link}", "") == content.decode()
        else:
            assert after[path] == content, path
    assert "rouvrent lundi" in city.page("vent-fort/index.html")


def test_it_is_what_a_whole_build_gives(city: City, tmp_path: Path) -> None:
    shutil.copytree(city.site.folder, tmp_path / "autre", symlinks=True)
    whole = City(SiteOnDisk(tmp_path / "autre"))
    for one in (city, whole):
        one.write("vent", level="deuil", body="Un registre est ouvert.")
    city.alert(when="2026-11-27 22:00")
    whole.publish(when="2026-11-27 22:00")
    assert checksum(city.output) == checksum(whole.output)
    assert "Deuil : Vent fort." in city.page()


def test_again_it_gives_the_same(city: City) -> None:
    city.write("vent", body="Un texte.")
    city.alert()
    first = checksum(city.output)
    kept = checksum(city.site.folder / "build")
    city.alert()
    assert checksum(city.output) == first
    assert checksum(city.site.folder / "build") == kept


def test_an_alert_whose_file_is_deleted_is_taken_away(city: City) -> None:
    before = checksum(city.output)
    city.write("vent", body="Un texte.")
    city.alert()
    assert checksum(city.output) != before
    shutil.rmtree(city.site.folder / "content/alertes")
    said = city.alert(when="2026-11-27 23:00")
    assert "Aucune alerte : le site n'en montre plus." in said
    assert checksum(city.output) == before


def test_a_later_publication_is_as_if_no_alert_had_gone_out(city: City, tmp_path: Path) -> None:
    shutil.copytree(city.site.folder, tmp_path / "autre", symlinks=True)
    never = City(SiteOnDisk(tmp_path / "autre"))
    city.write("vent")
    city.alert()
    for one in (city, never):
        one.write("vent", title="Vent très fort")
        one.site.write({"content/pages/ecole.md": in_yaml("École", "L'école déménage.")})
        one.publish(when="2026-11-28 08:00")
    assert checksum(city.output) == checksum(never.output)
    # The next alert goes out with that site, no longer with the former one.
    city.write("neige", title="Neige")
    city.alert(when="2026-11-28 09:00")
    assert "L’école déménage" in city.page("ecole/index.html")


FAULTY = "---\ntitle: Neige\nniveau: orange\ndu: 2026-11-27\njusqu_au: 2026-11-28\nsummary: Restez chez vous.\n---\n"


def test_a_faulty_alert_is_named_with_all_the_others_and_nothing_goes_out(city: City) -> None:
    city.write("vent")
    city.write("crue", title="Crue", begins="2026-11-29", ends="2026-11-28")
    city.site.write({"content/alertes/neige.md": FAULTY})
    said = city.refused(code=2)
    assert "content/alertes/neige.md:3" in said
    assert "Valeur inconnue pour « niveau » : orange" in said
    assert "Valeurs admises : deuil, information, urgence, vigilance." in said
    assert "content/alertes/crue.md:5" in said
    assert "L’alerte finit (samedi 28 novembre) avant de commencer (dimanche 29 novembre)." in said
    assert "Publication refusée : output/ n'a pas changé." in said
    assert "L'alerte part avec le site publié vendredi 27 novembre à 20 h : ce qui fut écrit depuis" in said
    (city.site.folder / "content/alertes/neige.md").unlink()
    city.write("crue", title="Crue")
    city.alert()
    assert "Urgence : Crue." in city.page()


@pytest.mark.parametrize(
    "body,rule",
    [("![](/images/plan.svg)", "image-alt"), ("Voir [la nouvelle page](/nouvelle-page/).", "link-target")],
    ids=["image", "page written since"],
)
def test_the_gate_judges_an_alert_as_any_page(city: City, body: str, rule: str) -> None:
    city.site.write({"content/pages/nouvelle.md": in_yaml("Nouvelle page", "Un texte.")})
    city.write("vent", body=body)
    said = city.refused(code=1)
    assert f"content/alertes/vent.md:8 {rule} erreur" in said
    assert "ce qui fut écrit depuis n'y est pas" in said


def test_the_report_says_that_it_was_an_alert_and_the_trend_does_not_know(city: City) -> None:
    reports = city.site.folder / "rapports"
    history = (reports / "historique.json").read_bytes()
    city.write("vent", body="Un texte.")
    city.alert(when="2026-11-28 06:00")
    note = "Publication d'une alerte (make alerte) : le site publié vendredi 27 novembre à 20 h, avec les alertes"
    for name in ("a11y.txt", "a11y.html", "a11y.json"):
        text = (reports / name).read_text(encoding="utf-8").replace("\u00a0", " ").replace("&#39;", "'")
        assert note in text, name
    document: dict[str, Any] = json.loads((reports / "a11y.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, json.loads((Path(a11y.__file__).parent / "report.schema.json").read_text("utf-8")))
    assert document["date"] == "2026-11-28"
    assert (reports / "historique.json").read_bytes() == history
    sources = json.loads((reports / "sources.json").read_text(encoding="utf-8"))
    assert sources["vent-fort/index.html"] == "content/alertes/vent.md"
    assert sources["ecole/index.html"] == "content/pages/ecole.md"
    city.publish(when="2026-11-28 07:00")
    assert json.loads((reports / "a11y.json").read_text(encoding="utf-8"))["note"] is None


def test_without_a_published_site_it_says_how_to_begin(tmp_path: Path) -> None:
    city = make_city(tmp_path / "ville")
    city.write("vent")
    said = city.refused(code=2)
    assert "build/.output-sources" in said
    assert "Aucun site publié n'est gardé ici : il n'y a rien à quoi ajouter l'alerte." in said
    assert "Lancez « make publish »" in said
    assert "Publication refusée : rien n'est encore publié dans output/." in said


def test_a_site_that_was_refused_is_no_published_site(city: City) -> None:
    city.site.write({"content/pages/ecole.md": in_yaml("École", "![](/images/plan.svg)")})
    city.publish(code=1)
    city.write("vent")
    city.alert()
    assert "<img" not in city.page("ecole/index.html")
    assert "Urgence" in city.page("ecole/index.html")


def test_what_a_killed_build_was_made_from_does_not_go_out(city: City) -> None:
    city.site.write({"content/pages/ecole.md": in_yaml("École", "Pas encore relu.")})
    gate = city.site.folder / "attends-finalized"
    gate.touch()
    build = city.start("pelican", "content", "-s", "pelicanconf.py", when="2026-11-27 21:00")
    until((city.site.folder / "attend").exists, build)
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate()
    gate.unlink()
    city.write("vent")
    city.alert()
    assert "Urgence : Vent fort." in city.page("ecole/index.html")
    assert "Pas encore relu" not in city.page("ecole/index.html")


def test_what_was_only_looked_at_does_not_go_online_with_an_alert(city: City) -> None:
    online = 'import sys\nsys.path.insert(0, ".")\nfrom pelicanconf import *\nSITENAME = "Ville en ligne"\n'
    city.site.write({"publishconf.py": online})
    city.publish("publishconf.py")
    city.site.write({"content/pages/ecole.md": in_yaml("École", "Pas encore relu.")})
    city.publish("pelicanconf.py", when="2026-11-27 21:00")
    assert "Pas encore relu" in city.page("ecole/index.html")
    city.write("vent")
    city.alert()
    assert "Ville en ligne" in city.page()
    assert "Pas encore relu" not in city.page("ecole/index.html")


def test_where_it_is_not_known_what_is_online_no_alert_goes_out_with_something_else(city: City) -> None:
    city.site.write({"publishconf.py": 'import sys\nsys.path.insert(0, ".")\nfrom pelicanconf import *\n'})
    city.publish("publishconf.py")
    city.publish("pelicanconf.py", when="2026-11-27 21:00")
    (note,) = city.site.folder.rglob("publishconf/publication.json")
    note.write_text(note.read_text("utf-8")[:40], "utf-8")
    city.write("vent")
    refused = city.refused(code=2)
    assert "publication.json" in refused
    assert "make publish" in refused


def test_what_was_asked_on_the_command_line_is_asked_again(city: City) -> None:
    city.run(
        "pelican", "content", "-s", "pelicanconf.py", "-o", "en ligne", "-e", 'SITENAME="Ville nommée"',
        when="2026-11-27 20:00", code=0,
    )  # fmt: skip
    city.write("vent")
    city.alert("--output", "en ligne")
    home = (city.site.folder / "en ligne/index.html").read_text(encoding="utf-8")
    assert "Ville nommée" in home
    assert "Urgence : Vent fort." in home
    assert "Urgence" not in city.page()


@pytest.mark.parametrize("moment", ["initialized", "all_generators_finalized", "page_writer_finalized", "finalized"])
def test_killed_at_any_moment_it_leaves_the_published_site(city: City, moment: str) -> None:
    before = checksum(city.output)
    city.write("vent", body="Un texte.")
    gate = city.site.folder / f"attends-{moment}"
    gate.touch()
    process = city.start("publish.alert")
    until((city.site.folder / "attend").exists, process)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    gate.unlink()
    assert checksum(city.output) == before
    city.alert()
    assert "Urgence : Vent fort." in city.page()


@pytest.mark.parametrize("number,code", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_it_says_that_the_site_is_whole(city: City, number: int, code: int) -> None:
    before = checksum(city.output)
    city.write("vent")
    (city.site.folder / "attends-finalized").touch()
    process = city.start("publish.alert")
    until((city.site.folder / "attend").exists, process)
    process.send_signal(number)
    said = process.communicate(timeout=30)[0].replace("\u00a0", " ")
    assert process.returncode == code, said
    assert "le site publié est entier" in said
    assert "Traceback" not in said
    assert checksum(city.output) == before


def test_it_waits_for_a_running_build_and_goes_out_with_what_that_publishes(city: City) -> None:
    city.site.write({"content/pages/ecole.md": in_yaml("École", "L'école déménage.")})
    gate = city.site.folder / "attends-finalized"
    gate.touch()
    build = city.start("pelican", "content", "-s", "pelicanconf.py", when="2026-11-27 21:00")
    until((city.site.folder / "attend").exists, build)
    city.write("vent")
    alert = city.start("publish.alert")
    assert alert.stdout is not None
    waits = alert.stdout.readline().replace("\u00a0", " ")
    assert f"Une autre construction de ce site est en cours (processus {build.pid})." in waits
    assert alert.poll() is None
    gate.unlink()
    assert build.wait(timeout=60) == 0
    said = alert.communicate(timeout=60)[0].replace("\u00a0", " ")
    assert alert.returncode == 0, said
    assert "L’école déménage" in city.page("ecole/index.html")
    assert "Urgence : Vent fort." in city.page("ecole/index.html")
    assert build.stdout is not None
    build.stdout.close()


def test_a_build_that_starts_meanwhile_stops(city: City) -> None:
    city.write("vent")
    gate = city.site.folder / "attends-finalized"
    gate.touch()
    alert = city.start("publish.alert")
    until((city.site.folder / "attend").exists, alert)
    assert f"processus {alert.pid}" in city.publish(code=2)
    gate.unlink()
    assert alert.wait(timeout=60) == 0
    assert alert.stdout is not None
    alert.stdout.close()
    assert "Urgence : Vent fort." in city.page()


def test_who_waits_in_vain_is_told_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hold = "import fcntl, sys\nf = open('.parvis.lock', 'w')\nfcntl.lockf(f, fcntl.LOCK_EX)\nprint(flush=True)\ninput()"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("publish.alert._PATIENCE", 0.3)
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", hold], stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert main([]) == 2
        holder.communicate("\n")
    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert said.count("L'alerte part dès qu'elle finit.") == 1
    assert "Attendez la fin de l'autre, puis relancez. Rien n'est à supprimer." in said
    assert [path.name for path in tmp_path.iterdir()] == [".parvis.lock"]


WAIVED = "derogations:\n  - regle: image-alt\n    motif: Décrite au plus tôt.\n    jusqu_au: {until}\n"


def test_waivers_of_the_published_site_hold_on_and_those_of_an_alert_do_not(city: City) -> None:
    page = in_yaml("École", "![](/images/plan.svg)", WAIVED.format(until="2026-11-30"))
    city.site.write({"content/pages/ecole.md": page})
    city.publish()
    city.publish(when="2026-12-02 08:00", code=1)
    city.write("vent", ends="2026-12-31")
    city.alert(when="2026-12-02 08:00")
    assert "Urgence : Vent fort." in city.page("ecole/index.html")
    city.write("vent", ends="2026-12-31", more=WAIVED.format(until="2026-11-30"), body="![](/images/plan.svg)")
    said = city.refused(code=1, when="2026-12-02 08:00")
    assert "content/alertes/vent.md" in said
    assert "waiver-ended erreur" in said
    assert "content/pages/ecole.md" not in said


@pytest.mark.parametrize(
    "begins,ends,more,said,shown",
    [
        ("2026-11-27", "2026-11-28 18:00", "", "En ligne jusqu'au samedi 28 novembre à 18 h : Vent fort", True),
        ("2026-11-29 08:00", "2026-11-30", "", "Se montrera d'elle-même dimanche 29 novembre à 8 h : Vent fort", True),
        ("2026-12-27", "2026-12-28", "", "Ne se montre pas encore : Vent fort", False),
        ("2026-11-26", "2026-11-27 21:59", "", "a pris fin vendredi 27 novembre à 21 h 59", False),
        ("2026-11-27", "2026-11-28", "status: brouillon\n", "Ne se montre pas : Vent fort", False),
    ],
    ids=["now", "soon", "later", "over", "draft"],
)
def test_it_says_of_each_alert_whether_it_shows(
    city: City, begins: str, ends: str, more: str, said: str, shown: bool
) -> None:
    city.write("vent", begins=begins, ends=ends, more=more)
    assert said in city.alert()
    assert ("Vent fort" in city.page()) is shown


def test_a_site_whose_sources_cannot_be_kept_is_not_published(city: City) -> None:
    before = checksum(city.output)
    shutil.rmtree(city.site.folder / "build/.output-sources")
    (city.site.folder / "build/.output-sources").write_text("")
    city.site.write({"content/pages/ecole.md": in_yaml("École", "L'école déménage.")})
    assert "build/.output-sources" in city.publish(code=2)
    assert checksum(city.output) == before


def test_an_alert_that_cannot_be_copied_is_named(city: City) -> None:
    before = checksum(city.output)
    city.write("vent", body="Un texte. " * 200_000)
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 1000; exec '{sys.executable}' -m publish.alert"],
        cwd=city.site.folder,
        env=city.environment("2026-11-27 22:00"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stdout + done.stderr
    assert "content/alertes/vent.md" in done.stdout
    assert "Ce fichier n'a pas pu être copié" in done.stdout
    assert checksum(city.output) == before


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "content").mkdir()
    (tmp_path / "theme").mkdir()
    (tmp_path / "pelicanconf.py").write_text("")
    return Places.of({"PATH": tmp_path / "content", "THEME": tmp_path / "theme", "OUTPUT_PATH": tmp_path / "output"})


def kept_text(places: Places) -> str | None:
    kept = newest_kept(places)
    return None if kept is None else (kept.folder / "content/page.md").read_text()


def concluded(places: Places, text: str) -> int:
    prepare(places)
    (places.content / "page.md").write_text(text)
    copy = Copy(places, Command(places.project / "pelicanconf.py", {}, False))
    (places.staging / "index.html").write_text(text)
    return conclude(replace(Outcome.of_problems([]), judged=True, copy=copy), places, Config())


@pytest.mark.parametrize("first", [None, "ancien"])
def test_where_publishing_fails_at_the_last_moment_the_former_sources_stay(
    places: Places, first: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if first is not None:
        assert concluded(places, first) == 0

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("publish.promotion._flush", fail)
        assert concluded(places, "nouveau") == 2
    assert kept_text(places) == first
    assert concluded(places, "nouveau") == 0
    assert kept_text(places) == "nouveau"
    assert [path.name for path in places.kept.iterdir()] == ["pelicanconf"]


def test_an_alert_waits_for_no_plugin_and_tells_what_it_has_against_publishing(city: City) -> None:
    city.site.plugin(
        "papiers",
        "from pathlib import Path\nfrom a11y.finding import Problem, Text\nfrom publish.signals import report_judged\n"
        "def register():\n    report_judged.connect(look)\n"
        "def look(pelican, report):\n"
        "    if not Path(pelican.settings['PATH'], 'pages', 'faux.md').exists():\n        return []\n"
        "    text = Text('La déclaration dit le contraire.', 'It says otherwise.')\n"
        "    return [Problem('content/audit.yaml', 7, text, text, text, verdict=1)]\n",
    )
    city.publish()
    # What was published before anybody asked.
    kept = city.site.folder / "build/.output-sources/pelicanconf/content/pages"
    (kept / "faux.md").write_text(in_yaml("Faux", "Un texte."), encoding="utf-8")
    city.write("vent")
    said = city.alert()
    assert "Publié dans output/." in said
    assert "content/audit.yaml:7 avertissement La déclaration dit le contraire." in said
    city.site.write({"content/pages/faux.md": in_yaml("Faux", "Un texte.")})
    assert "La déclaration dit le contraire." in city.publish(code=1)
