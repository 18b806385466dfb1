"""Nothing fails silently: whatever goes wrong stops the build, names the file and changes nothing."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.site_on_disk import BASE, PLUGINS, SiteOnDisk, in_yaml

Refused = Callable[..., str]


# Plugins


def test_a_plugin_that_does_not_exist(published: SiteOnDisk, refused: Refused) -> None:
    published.settings('PLUGINS = ["recherche"]')
    said = refused()
    assert "pelicanconf.py:26" in said
    assert "Le greffon « recherche » ne peut pas être importé" in said


def test_a_plugin_that_does_not_import(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin("recherche", "import absent_de_cette_machine\n")
    said = refused()
    assert "greffons/recherche.py:1" in said
    assert "absent_de_cette_machine" in said


def test_a_plugin_with_a_syntax_error(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin("recherche", "\ndef register(:\n")
    assert "greffons/recherche.py:2" in refused()


def test_a_plugin_whose_register_raises(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin("recherche", "def register():\n    raise KeyError('clé')\n")
    said = refused()
    assert "greffons/recherche.py:2" in said
    assert "a échoué dans register()" in said


def test_a_plugin_that_exits_with_zero(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin("recherche", "import sys\nsys.exit(0)\n")
    assert "greffons/recherche.py:2" in refused()


def test_a_plugin_without_register(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin("recherche", "VIDE = True\n")
    said = refused()
    assert "Le greffon « recherche » a échoué dans register()" in said


def test_a_plugin_shadowed_by_a_module_already_imported(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin("calendar", "def register():\n    pass\n")
    said = refused()
    assert "Le greffon « calendar » porte le nom d'un module déjà importé" in said
    assert "greffons/calendar.py" in said


def test_all_plugins_at_fault_are_told_at_once(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin("un", "import absent_un\n")
    published.plugin("deux", "import absent_deux\n")
    said = refused()
    assert "greffons/un.py:1" in said
    assert "greffons/deux.py:1" in said


@pytest.mark.parametrize("signal", ["content_written", "content_object_init", "all_generators_finalized"])
def test_a_plugin_that_crashes_on_a_page(published: SiteOnDisk, refused: Refused, signal: str) -> None:
    published.plugin(
        "recherche",
        "from pelican import signals\n"
        "def indexe(*args, **kwargs):\n    raise ZeroDivisionError('index')\n"
        f"def register():\n    signals.{signal}.connect(indexe)\n",
    )
    said = refused()
    assert "greffons/recherche.py:3" in said
    assert "ZeroDivisionError : index" in said
    assert "rapports/trace.txt" in said
    if signal != "all_generators_finalized":
        assert "content/pages/" in said or "content/actualites/" in said


def test_a_plugin_that_exits_during_the_build(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin(
        "recherche",
        "import sys\nfrom pelican import signals\n"
        "def fin(pelican):\n    sys.exit(0)\n"
        "def register():\n    signals.finalized.connect(fin)\n",
    )
    assert "greffons/recherche.py:4" in refused()


def test_an_error_that_a_plugin_only_logs(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin(
        "recherche",
        "import logging\nfrom pelican import signals\n"
        "def fin(pelican):\n    logging.getLogger('recherche').error('index %s', 'perdu')\n"
        "def register():\n    signals.finalized.connect(fin)\n",
    )
    assert "index perdu" in refused()


def test_a_plugin_that_deletes_a_page(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin(
        "recherche",
        "import os\nfrom pelican import signals\n"
        "def fin(pelican):\n    os.remove(pelican.output_path + '/parc/index.html')\n"
        "def register():\n    signals.finalized.connect(fin)\n",
    )
    said = refused()
    assert "content/pages/parc.md" in said
    assert "Cette page n'a pas été écrite" in said


# Content


def test_content_that_is_not_utf8(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/parc.md": "Title: Le parc\nSlug: parc\n\nFerm\u00e9\n".encode("latin-1")})
    said = refused()
    assert "content/pages/parc.md:4" in said
    assert "n'est pas en UTF-8 (octet 0xE9 à la ligne 4)" in said


def as_an_ordinary_account() -> None:
    """Root reads everything: drop that right for what is executed next (CAP_DAC_OVERRIDE and _READ_SEARCH)."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):
            if libc.prctl(24, capability, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "prctl")


@pytest.mark.parametrize("name", ["content/pages/parc.md", "content/images/plan.svg", "content/pages/eau"])
def test_content_without_permission_to_read(published: SiteOnDisk, name: str) -> None:
    published.write({"content/pages/eau/piscine.md": "Title: P\nSlug: piscine\n\nx\n"})
    assert published.build().returncode == 0
    before = published.checksum()
    (published.folder / name).chmod(0)
    built = published.build(preexec_fn=as_an_ordinary_account)
    (published.folder / name).chmod(0o755)
    assert built.returncode == 2, built.stdout
    assert name in built.stdout
    assert published.checksum() == before


def test_a_broken_symbolic_link_among_the_pages(published: SiteOnDisk, refused: Refused) -> None:
    (published.folder / "content/pages/lien.md").symlink_to("absent.md")
    assert "content/pages/lien.md" in refused()


def test_a_broken_symbolic_link_among_the_images(published: SiteOnDisk, refused: Refused) -> None:
    (published.folder / "content/images/lien.jpg").symlink_to("absent.jpg")
    said = refused()
    assert "content/images/lien.jpg" in said
    assert "n'a pas pu être copié" in said


def test_missing_metadata(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/actualites/fete.md": "Title: La fête\n\nSans date.\n"})
    said = refused()
    assert "content/actualites/fete.md:1" in said
    assert "L'en-tête ne dit pas « date »" in said


def test_malformed_metadata(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/actualites/fete.md": "Title: La fête\nDate: hier soir\n\nElle eut lieu.\n"})
    said = refused()
    assert "content/actualites/fete.md" in said
    assert "Ce fichier contient quelque chose que Pelican n'accepte pas" in said
    assert "hier soir" in said


def test_malformed_front_matter_in_yaml(published: SiteOnDisk, refused: Refused) -> None:
    published.of_a_city()
    published.write({"content/actualites/fete.md": "---\ntitle: [La fête\ndate: 2026-03-02\n---\n\nUn texte.\n"})
    assert "content/actualites/fete.md:" in refused()


def test_an_unknown_status(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/parc.md": "Title: Le parc\nSlug: parc\nStatus: publie\n\nx\n"})
    said = refused()
    assert "content/pages/parc.md:3" in said
    assert "Valeurs admises pour « status » : published, hidden, draft, skip" in said


@pytest.mark.parametrize("address", ["../../parc.html", "../site-bis/parc.html", "../output-bis/parc.html"])
def test_an_address_outside_the_site(published: SiteOnDisk, refused: Refused, address: str) -> None:
    published.write({"content/pages/parc.md": f"Title: Le parc\nsave_as: {address}\n\nx\n"})
    assert "content/pages/parc.md:2" in refused()


def test_an_empty_address(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/parc.md": "Title: Le parc\nsave_as:\n\nx\n"})
    assert "content/pages/parc.md:2" in refused()


@pytest.mark.parametrize(
    "head",
    ["Slug: parc", "Slug: autre\nsave_as: parc/index.html", "Slug: autre\nsave_as: Parc/index.html"],
)
def test_two_pages_at_one_address(published: SiteOnDisk, refused: Refused, head: str) -> None:
    published.write({"content/pages/square.md": f"Title: Le square\n{head}\n\nx\n"})
    said = refused()
    assert "content/pages/square.md:" in said
    assert "content/pages/parc.md" in said


def test_a_page_at_the_address_of_a_folder(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/square.md": "Title: Le square\nslug: square\nsave_as: parc\n\nx\n"})
    said = refused()
    assert "content/pages/square.md" in said
    assert "content/pages/parc.md" in said


def test_a_page_at_the_address_of_a_page_of_the_theme(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/square.md": "Title: Le square\nslug: square\nsave_as: index.html\n\nx\n"})
    said = refused()
    assert "content/pages/square.md:3" in said
    assert "DIRECT_TEMPLATES" in said


def test_an_image_at_the_address_of_a_page(published: SiteOnDisk, refused: Refused) -> None:
    published.settings('EXTRA_PATH_METADATA = {"images/plan.svg": {"path": "parc/index.html"}}')
    said = refused()
    assert "content/images/plan.svg" in said
    assert "content/pages/parc.md" in said


def test_two_pages_taken_for_translations_of_each_other(published: SiteOnDisk, refused: Refused) -> None:
    published.settings('PAGE_SAVE_AS = "{path_no_ext}.html"\nPATH_METADATA = "(?P<path_no_ext>.*)\\\\..*"')
    published.write({"content/pages/square.md": "Title: Le square\nSlug: parc\n\nx\n"})
    said = refused()
    assert "même langue (fr)" in said
    assert "content/pages/square.md" in said
    assert "content/pages/parc.md" in said


@pytest.mark.parametrize(
    "name", ["content/parc.md", "content/pages/parc.docx", "content/actualites/note.txt", "content/pages/PARC.MD"]
)
def test_a_text_that_nobody_reads(published: SiteOnDisk, refused: Refused, name: str) -> None:
    published.write({name: "Title: Perdu\n\nPersonne ne me lit.\n"})
    said = refused()
    assert name in said
    assert "Ce fichier ne devient aucune page du site." in said


def test_a_page_put_among_the_images(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/images/parc.md": "Title: Perdu\n\nx\n"})
    said = refused()
    assert "content/images/parc.md" in said
    assert "telle quelle" in said


def test_a_page_with_the_status_skip_is_left_out_on_purpose(published: SiteOnDisk) -> None:
    published.write({"content/pages/garage.md": "Title: G\nSlug: g\nStatus: skip\n\nx\n"})
    assert published.build().returncode == 0


@pytest.mark.parametrize("link", ["{filename}absent.md", "{static}/images/absente.png", "/nulle-part/"])
def test_a_link_to_nothing(published: SiteOnDisk, refused: Refused, link: str) -> None:
    published.write({"content/pages/parc.md": f"Title: Le parc\nSlug: parc\n\n[Le plan du parc]({link})\n"})
    assert "content/pages/parc.md:4 link-target" in refused(code=1)


@pytest.mark.parametrize("address", ["enfance/essai", "enfance/essai.php", "essai.txt"])
def test_a_page_of_any_name_is_judged(published: SiteOnDisk, refused: Refused, address: str) -> None:
    published.of_a_city()
    head = f"save_as: {address}\nurl: {address}\n"
    published.write({"content/pages/parc.md": in_yaml("Le parc", "![](/images/plan.svg)", head)})
    assert "content/pages/parc.md:9 image-alt" in refused(code=1)


@pytest.mark.parametrize("name", ["carte.html", "carte.htm", "CARTE.HTML", "carte"])
def test_a_static_page_is_judged_too(published: SiteOnDisk, refused: Refused, name: str) -> None:
    page = BASE.partition("{% block title %}")[0] + "Carte</title></head><body><h1>Carte</h1><img src='plan.svg'>"
    published.write({"content/images/carte.html": page})
    published.settings(f'EXTRA_PATH_METADATA = {{"images/carte.html": {{"path": "images/{name}"}}}}')
    published.settings('READERS = {"html": None}')
    # It is told where it is mended: in the file that somebody wrote.
    assert "content/images/carte.html:" in (said := refused(code=1))
    assert "image-alt" in said


def test_a_rule_that_crashes_on_a_page(published: SiteOnDisk, tmp_path: Path) -> None:
    shutil.copytree(PLUGINS, tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    module = tmp_path / "plugins/a11y/rules/image_alt.py"
    broken = re.sub(
        r"(?m)^(def image_alt\(.*)$", r"\1\n    raise ZeroDivisionError('cassée')", module.read_text(encoding="utf-8")
    )
    module.write_text(broken, encoding="utf-8")
    published.write({"content/pages/parc.md": "Title: P\nSlug: parc\n\n<img src='/images/plan.svg' alt='Le parc'>\n"})
    before = published.checksum()
    built = published.build(plugins=tmp_path / "plugins")
    said = " ".join((built.stdout + built.stderr).replace("\u00a0", " ").split())
    assert built.returncode == 2, said
    assert "parc/index.html" in said
    assert "la règle image-alt est tombée en panne" in said
    assert "image_alt.py" in said
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said
    assert published.checksum() == before


def test_an_image_that_is_missing(published: SiteOnDisk, refused: Refused) -> None:
    published.write(
        {"content/pages/parc.md": "Title: Le parc\nSlug: parc\n\n![Le plan du parc]({static}/images/non.png)\n"}
    )
    assert "content/pages/parc.md:4" in refused(code=1)


# Theme


def test_a_template_that_the_theme_lacks(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"content/pages/parc.md": "Title: Le parc\nSlug: parc\nTemplate: paje\n\nx\n"})
    said = refused()
    assert "content/pages/parc.md:3" in said
    assert "Le thème n'a pas de gabarit « paje.html »" in said
    assert "Vouliez-vous dire « page.html » ?" in said


def test_a_template_that_only_pelicans_simple_theme_has(published: SiteOnDisk, refused: Refused) -> None:
    published.settings('DIRECT_TEMPLATES = ["index", "archives"]')
    assert "« archives.html »" in refused()


@pytest.mark.parametrize("parent", ["bass.html", "!simple/base.html"])
def test_a_template_that_extends_one_that_is_not_there(published: SiteOnDisk, refused: Refused, parent: str) -> None:
    published.write({"theme/templates/page.html": f'{{% extends "{parent}" %}}\n'})
    said = refused()
    assert "theme/templates/page.html:1" in said
    assert f"« {parent} »" in said
    assert "content/pages/" in said


def test_a_template_that_asks_for_what_does_not_exist(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"theme/templates/page.html": "<p>\n{{ page.horaires }}</p>\n"})
    said = refused()
    assert "theme/templates/page.html:2" in said
    assert "horaires" in said
    assert "content/pages/" in said


def test_a_malformed_template(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"theme/templates/page.html": "<p>\n{% if %}</p>\n"})
    assert "theme/templates/page.html:2" in refused()


def test_a_template_that_is_not_utf8(published: SiteOnDisk, refused: Refused) -> None:
    published.write({"theme/templates/base.html": BASE.replace("Mairie", "Hôtel").encode("cp1252")})
    assert "theme/templates/base.html:" in refused()


# Settings and folders


@pytest.mark.parametrize("folder", ["content", "theme"])
def test_a_folder_that_does_not_exist(published: SiteOnDisk, refused: Refused, folder: str) -> None:
    (published.folder / folder).rename(published.folder / "ailleurs")
    said = refused()
    assert f"{folder} erreur" in said
    assert "n'existe pas" in said
    assert (published.folder / "rapports/a11y.json").is_file()


def test_a_settings_file_that_crashes(published: SiteOnDisk, refused: Refused) -> None:
    published.settings("SITENAME = NOM_DE_LA_VILLE")
    said = refused()
    assert "pelicanconf.py:26" in said
    assert "NOM_DE_LA_VILLE" in said


def test_a_setting_that_the_gate_does_not_know(published: SiteOnDisk, refused: Refused) -> None:
    published.settings('A11Y = {"langue": "fr"}')
    assert "clé inconnue « langue »" in refused()


@pytest.mark.parametrize("setting", ["STATIC_CREATE_LINKS = True", 'OUTPUT_RETENTION = ["CNAME"]'])
def test_a_setting_that_would_publish_or_lose_something_unjudged(
    published: SiteOnDisk, refused: Refused, setting: str
) -> None:
    published.settings(setting)
    assert setting.split()[0] in refused()


def test_a_site_without_any_page(published: SiteOnDisk, refused: Refused) -> None:
    for file in (*published.folder.glob("content/pages/*"), *published.folder.glob("content/actualites/*")):
        file.unlink()
    published.settings("DIRECT_TEMPLATES = []")
    assert "Aucune page n'a été construite." in refused()


@pytest.mark.parametrize("output", [".", "content", "..", "content/site"])
def test_an_output_that_would_wipe_out_the_project(published: SiteOnDisk, output: str) -> None:
    built = published.build("-o", output)
    assert built.returncode == 2
    assert "OUTPUT_PATH" in built.stdout
    assert (published.folder / "content/pages/parc.md").is_file()
    assert (published.folder / "pelicanconf.py").is_file()


def test_a_disk_that_is_full(published: SiteOnDisk, refused: Refused) -> None:
    published.plugin(
        "plein",
        "import errno\nfrom pelican import signals\n"
        "def plein(path, context):\n    raise OSError(errno.ENOSPC, 'No space left on device', path)\n"
        "def register():\n    signals.content_written.connect(plein)\n",
    )
    assert "Le disque est plein." in refused()


# Plugins that look at the judged report

OBJECTING = """\
from a11y.finding import Problem, Text
from publish.signals import report_judged

def register():
    report_judged.connect(look)

def look(pelican, report):
    {look}
"""


def objecting(site: SiteOnDisk, look: str) -> None:
    site.plugin("recherche", OBJECTING.format(look=look))


def test_a_plugin_has_something_against_publishing(published: SiteOnDisk, refused: Refused) -> None:
    text = 'Text("Non, pas ceci.", "No.")'
    objecting(published, f'return [Problem("content/pages/parc.md", 3, {text}, {text}, {text})]')
    assert "content/pages/parc.md:3 erreur 3 Non, pas ceci." in refused()


def test_what_contradicts_is_refused_like_a_finding(published: SiteOnDisk, refused: Refused) -> None:
    text = 'Text("Non, pas ceci.", "No.")'
    objecting(published, f'return [Problem("content/pages/parc.md", 3, {text}, {text}, {text}, verdict=1)]')
    assert "Non, pas ceci." in refused(code=1)


def test_a_plugin_that_has_nothing_against_it_sees_every_finding(published: SiteOnDisk) -> None:
    published.write({"content/pages/parc.md": "Title: Le parc\nSlug: parc\n\nLe parc ferme (voir RATP).\n"})
    objecting(published, 'print("VU", len(report.pages), pelican.settings["SITENAME"])\n    return ()')
    built = published.build()
    assert built.returncode == 0, built.stdout + built.stderr
    assert "VU 4 Ville" in built.stdout


@pytest.mark.parametrize(
    "look, told",
    [
        ("raise KeyError('clé')", "KeyError"),
        ("raise SystemExit(0)", "SystemExit"),
        ("return None", "TypeError"),
        ("return ['non']", "'non' is no Problem"),
        ("import absent_de_cette_machine", "absent_de_cette_machine"),
    ],
)
def test_a_plugin_that_crashes_there_did_not_agree(
    published: SiteOnDisk, refused: Refused, look: str, told: str
) -> None:
    objecting(published, look)
    said = refused()
    assert told in said
    assert "rapports/trace.txt" in said
