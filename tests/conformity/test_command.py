"""The command as a person types it: what it prints, its exit code, and what it leaves on the disk."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from a11y.bounds import MAX_DEPTH
from conformity.audit import Status
from conformity.grid import read_grid, write_grid
from tests.conformity.audits import CRITERIA, audit_of
from tests.conformity.built import FILES, PAGES, write_site
from tests.conformity.project import GRID, PLUGINS, TODAY, Project, audit

DECLARATION = """\
organisme: La ville
etablie_le: 2026-11-02
realise: en interne
technologies:
  - HTML
environnement:
  - NVDA et Firefox
outils:
  - la grille d’audit du RGAA
"""
PLAN = """\
annee: 2026
actions:
  - action: Décrire les photos
    responsable: direction de la communication
    echeance: 2026-12-15
    etat: en cours
    criteres: ["1.1"]
"""
DEMONSTRATION = Path(__file__).parents[2] / "content/conformite"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    write_site(tmp_path / "output", PAGES, FILES)
    made = Project(tmp_path)
    made.write(GRID, write_grid(audit(nc=1)))
    made.write("content/conformite/declaration.yaml", DECLARATION)
    made.write("content/conformite/plans/2026.yaml", PLAN)
    shutil.copy(DEMONSTRATION / "schema.yaml", tmp_path / "content/conformite")
    return made


# rate


@pytest.mark.parametrize(
    "nc, applicable, said, state",
    [
        (53, 105, "52 sur 105, 49,5 %", "non conforme"),
        (53, 106, "53 sur 106, 50 %", "partiellement conforme"),
        (1, 106, "105 sur 106, 99 %", "partiellement conforme"),
        (0, 106, "106 sur 106, 100 %", "totalement conforme"),
    ],
)
def test_a_percentage_is_never_rounded_up(project: Project, nc: int, applicable: int, said: str, state: str) -> None:
    project.write(GRID, write_grid(audit(nc=nc, applicable=applicable)))
    ran = project.run("rate")
    assert ran.code == 0, ran.err
    assert f"Site : {said}." in ran.out
    assert f"  {said}  P03  Parc\n" in ran.out
    assert "  aucun critère applicable  P02  Accueil\n" in ran.out
    assert f"État d’après cet audit : {state}.\n" in ran.out


def test_no_rate_is_given_while_a_check_is_to_be_made(project: Project) -> None:
    project.write(GRID, write_grid(audit()).replace("  1.1:   NA  NA  C", "  1.1:   NA  NA  NT"))
    ran = project.run("rate", GRID)
    assert ran.code == 0
    assert "Site : pas de taux, tant qu’il reste des contrôles à faire (1 NT)." in ran.out
    assert "  pas de taux (1 NT)  P03  Parc\n" in ran.out
    assert "État d’après cet audit : non conforme." in ran.out
    assert "%" not in ran.out


def test_a_process_has_its_rate_and_a_page_of_it_none_while_another_step_is_to_be_checked(project: Project) -> None:
    steps = {"P01": "S’inscrire", "P02": "S’inscrire"}
    project.write(GRID, write_grid(audit_of({"1.1": "C NC C", "1.2": "C C C"}, **steps)))
    out = project.run("rate").out
    assert "Processus :\n  1 sur 2, 50 %  S’inscrire\n" in out
    assert "   1 sur 2, 50 %  P01  Page 1\n" in out
    assert "  2 sur 2, 100 %  P03  Page 3\n" in out
    project.write(GRID, write_grid(audit_of({"1.1": "C NT C", "1.2": "C C C"}, **steps)))
    out = project.run("rate").out
    assert "pas de taux (1 NT)  P01  Page 1\n" in out
    assert "pas de taux (1 NT)  S’inscrire\n" in out


def test_the_latest_audit_is_the_one_of_the_latest_day_whatever_its_name(project: Project) -> None:
    project.write("content/conformite/audits/a.yaml", write_grid(audit(nc=2)).replace("2026-10-15", "2026-11-01"))
    assert "a.yaml\n" in project.run("rate").out.splitlines(keepends=True)[0]


def test_a_grid_that_is_wrong_or_missing_is_told_without_a_rate(project: Project) -> None:
    project.write(GRID, project.read(GRID).replace("  1.2:   NA  NA  C", "  1.2:   NA  NA  c"))
    ran = project.run("rate")
    assert (ran.code, ran.out) == (2, "")
    line = next(number for number, text in enumerate(project.read(GRID).splitlines(), 1) if text.startswith("  1.2:"))
    assert f"{GRID}:{line}" in ran.err
    assert "Critère 1.2, page P03 : « c » n’est pas un statut." in ran.err
    assert "Vouliez-vous dire « C »" in ran.err
    (project.folder / GRID).unlink()
    ran = project.run("rate")
    assert (ran.code, ran.out) == (2, "")
    assert "content/conformite/audits : aucun audit ici." in ran.err
    assert project.run("rate", "absent.yaml").code == 2


# check


def test_what_is_right_is_said_with_the_mention_of_today(project: Project) -> None:
    ran = project.run("check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Mention du site aujourd’hui : « Accessibilité : partiellement conforme ».\n"


def test_a_page_that_the_site_does_not_have_is_refused_with_its_line_and_the_nearest(project: Project) -> None:
    project.write(GRID, write_grid(audit(address="/lieux/pac/")))
    ran = project.run("check")
    assert ran.code == 1
    line = project.read(GRID).splitlines().index("- nom: P03") + 1
    assert f"{GRID}:{line}" in ran.out
    said = " ".join(ran.out.replace("│", " ").split())
    assert "Page P03 : le site n’a rien à l’adresse « /lieux/pac/ »." in said
    assert "Vouliez-vous dire « /lieux/parc/ » ?" in said
    assert "Mention" not in ran.out


def test_a_declaration_that_is_wrong_is_refused(project: Project) -> None:
    project.write("content/conformite/declaration.yaml", DECLARATION.replace("realise", "réalisée"))
    ran = project.run("check")
    assert ran.code == 1
    assert "content/conformite/declaration.yaml:3  erreur" in ran.out
    assert "Vouliez-vous dire « realise »" in ran.out
    assert "Mention" not in ran.out


def test_all_that_is_wrong_in_the_folder_is_refused_at_once(project: Project) -> None:
    project.write("content/conformite/declaration.yaml", DECLARATION.replace("realise", "réalisée"))
    project.write("content/conformite/plans/2026.yaml", PLAN.replace("en cours", "en cour"))
    project.write("content/conformite/schema.yaml", "debut: hier\n")
    ran = project.run("check")
    assert ran.code == 1
    for place in ("declaration.yaml:3", "plans/2026.yaml:6", "schema.yaml:1"):
        assert f"content/conformite/{place}  erreur" in ran.out
    assert "Mention" not in ran.out


@pytest.mark.parametrize("name, text", [("plans/2026.yaml", "annee: [\n"), ("schema.yaml", "debut: x\n")])
def test_a_schema_or_a_plan_that_cannot_be_read_is_refused_alone(project: Project, name: str, text: str) -> None:
    project.write(f"content/conformite/{name}", text)
    ran = project.run("check")
    assert ran.code == 1
    assert f"content/conformite/{name}:1  erreur" in ran.out
    assert ("Un crochet ou une accolade s’ouvre, et n’est jamais fermé." in ran.out) is ("[" in text)
    assert "Mention" not in ran.out


def test_a_plan_or_a_schema_that_the_law_asks_for_is_warned_of(project: Project) -> None:
    (project.folder / "content/conformite/schema.yaml").unlink()
    (project.folder / "content/conformite/plans/2026.yaml").unlink()
    ran = project.run("check")
    assert ran.code == 0
    assert "content/conformite/schema.yaml  avertissement" in ran.out
    assert "content/conformite/plans/2026.yaml  avertissement" in ran.out


def test_without_a_built_site_pages_are_not_looked_for_and_that_is_said(project: Project) -> None:
    project.write(GRID, write_grid(audit(address="/absente/")))
    ran = project.run("check", "--root", "ailleurs")
    assert ran.code == 0
    assert "ailleurs  avertissement" in ran.out
    assert "Le site n’est pas construit ici." in ran.out


@pytest.mark.parametrize(
    "day, words, mention",
    [
        # The audit of 2026-10-15 is worth three years.
        ("2029-07-16", "", "partiellement conforme"),
        ("2029-07-17", "Dans 90 jours, la mention sera « non conforme »", "partiellement conforme"),
        ("2029-10-14", "Dans 1 jour, la mention sera « non conforme »", "partiellement conforme"),
        ("2029-10-15", "La mention est « non conforme »", "non conforme"),
    ],
)
def test_what_ends_soon_or_has_ended_is_told(project: Project, day: str, words: str, mention: str) -> None:
    ran = project.run("check", day=day)
    assert ran.code == 0
    assert f"« Accessibilité : {mention} »" in ran.out
    assert words in ran.out
    assert ("Déclaration d’accessibilité :" in ran.out) is bool(words)


@pytest.mark.parametrize("day, left", [("2029-07-17", 90), ("2029-10-14", 1)])
def test_a_mention_that_is_already_the_worst_is_not_announced(project: Project, day: str, left: int) -> None:
    project.write(GRID, write_grid(audit(nc=60)))
    out = project.run("check", day=day).out
    assert f"Dans {left} jour{'s' if left > 1 else ''}, la déclaration prend fin." in out
    assert "la mention sera" not in out
    assert "« Accessibilité : non conforme »" in out


@pytest.mark.parametrize("day, mention", [(TODAY, "partiellement conforme"), ("2029-11-02", "non conforme")])
def test_the_mention_is_said_once_and_is_that_of_today(project: Project, day: str, mention: str) -> None:
    said = project.run("check", day=day).out + project.run("rate", day=day).out
    assert re.findall("« (Accessibilité : .*?) »", said) == [f"Accessibilité : {mention}"]
    assert "État d’après cet audit : partiellement conforme." in said


def test_without_a_declaration_that_is_said_beside_the_missing_audit(project: Project) -> None:
    for name in (GRID, "content/conformite/declaration.yaml"):
        (project.folder / name).unlink()
    out = project.run("check").out
    assert "content/conformite/declaration.yaml  avertissement" in out
    assert "La ville n’a pas de déclaration d’accessibilité." in out
    project.write("content/conformite/declaration.yaml", DECLARATION)
    out = project.run("check").out
    assert "Il n’y a aucun audit." in out
    assert "n’a pas de déclaration" not in out


def test_without_an_audit_the_law_is_told_and_the_mention_is_the_worst(project: Project) -> None:
    for name in (GRID, "content/conformite/declaration.yaml"):
        (project.folder / name).unlink()
    ran = project.run("check")
    assert ran.code == 0
    assert "content/conformite/audits  avertissement" in ran.out
    assert "Il n’y a aucun audit." in ran.out
    assert "article 47" in ran.out
    assert "« Accessibilité : non conforme »" in ran.out


def test_checks_that_are_to_be_made_are_counted(project: Project) -> None:
    project.write(GRID, write_grid(audit()).replace("  1.1:   NA  NA  C", "  1.1:   NA  NT  NT"))
    ran = project.run("check")
    assert ran.code == 0
    assert f"{GRID}  avertissement" in ran.out
    assert "2 contrôles restent à faire (NT)." in ran.out


def test_a_folder_that_is_no_project_cannot_be_checked(tmp_path: Path) -> None:
    ran = Project(tmp_path).run("check")
    assert (ran.code, ran.out) == (2, "")
    assert "content : ce dossier n’existe pas." in ran.err


# sample


def test_a_sample_is_a_grid_on_the_standard_output_drawn_by_the_day(project: Project) -> None:
    ran = project.run("sample")
    assert (ran.code, ran.err) == (0, "")
    project.write("a.yaml", ran.out)
    assert read_grid(project.folder / "a.yaml").audit.pages[1].address == "/"
    assert "tirage « 2026-11-27 »" in ran.out
    assert project.run("sample").out == ran.out
    assert project.run("sample", "--seed", "2026-11-27").out == ran.out
    assert project.run("sample", "--seed", "5").out != ran.out


def test_a_sample_in_a_file_is_shown_as_a_table_and_never_wipes_out_another_file(project: Project) -> None:
    ran = project.run("sample", "--vers", "audit.yaml")
    assert ran.code == 0
    assert "P02  /  " in ran.out
    assert "page demandée : contact" in ran.out
    assert "audit.yaml : écrit." in ran.out
    assert "audit.yaml : rien à changer." in project.run("sample", "--vers", "audit.yaml").out
    before = project.files()
    refused = project.run("sample", "--vers", "audit.yaml", "--seed", "autre")
    assert (refused.code, refused.out) == (2, "")
    assert "audit.yaml est déjà là, et dit autre chose." in refused.err
    assert project.files() == before
    assert project.run("sample", "--vers", "audit.yaml", "--seed", "autre", "--remplacer").code == 0
    text = project.read("audit.yaml").replace("\u00a0", " ")
    assert "tirage « autre »" in text
    assert "« 2026-11-27 »" not in text


def test_a_device_is_written_to_and_a_folder_is_not(project: Project) -> None:
    ran = project.run("sample", "--vers", "/dev/stdout")
    assert ran.code == 0
    assert ran.out.startswith("# Échantillon")
    ran = project.run("sample", "--vers", "content")
    assert ran.code == 2
    assert "conformity : content : " in ran.err


def test_an_empty_grid_among_the_audits_is_warned_of(project: Project) -> None:
    ran = project.run("sample", "--vers", "content/conformite/audits/2026-11-27.yaml")
    assert ran.code == 0
    assert "le site « non conforme » tant qu’elle n’est pas remplie" in ran.out


def test_a_folder_without_a_site_has_no_sample(project: Project) -> None:
    before = project.files()
    ran = project.run("sample", "--root", "content", "--vers", "a.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "content : aucun site construit ici" in ran.err
    assert project.files() == before


def test_a_page_that_cannot_be_read_is_named(project: Project) -> None:
    write_site(project.folder / "output", {"/profonde/": "<div>" * (MAX_DEPTH + 1)})
    ran = project.run("sample")
    assert (ran.code, ran.out) == (2, "")
    assert "output/profonde/index.html : cette page est trop grande ou trop imbriquée" in ran.err


# import and export


def test_a_file_of_another_kind_is_refused_by_its_name(project: Project) -> None:
    for arguments in (("import", "grille.ots"), ("export", GRID, "--vers", "grille.odt")):
        ran = project.run(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "une grille se lit et s’écrit en .ods (la grille officielle) ou en .csv (Ara)" in ran.err
        assert "Vouliez-vous dire « .ods » ?" in ran.err


def test_an_export_of_ara_wants_the_grid_whose_sample_it_is_of(project: Project) -> None:
    project.write("ara.csv", "Critères")
    before = project.files()
    ran = project.run("import", "ara.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "Donnez avec --grille la grille dont l’échantillon a servi." in ran.err
    assert project.files() == before


@pytest.mark.parametrize("name", ["zz.txt", "zz", "zz.yml", "zz.ods"])
def test_a_grid_is_only_written_to_a_file_of_its_kind(project: Project, name: str) -> None:
    project.run("export", GRID, "--vers", "ok.ods")
    before = project.files()
    ran = project.run("import", "ok.ods", "--grille", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"conformity : {name} : --grille nomme une grille du projet, un fichier .yaml. Écrivez zz.yaml" in ran.err
    assert project.files() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("rate", "absent.yaml"),
        ("export", "absent.yaml", "--vers", "a.ods"),
        ("import", "absent.ods"),
        ("import", "absent.csv", "--grille", GRID),
        ("import", "ara.csv", "--grille", "absent.yaml"),
    ],
)
def test_a_file_that_is_not_there_is_told_to_who_named_it(project: Project, arguments: tuple[str, ...]) -> None:
    project.write("ara.csv", "Critères")
    before = project.files()
    ran = project.run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    name = next(one for one in arguments if one.startswith("absent"))
    assert ran.err == f"conformity : {name} : ce fichier n’existe pas. Vérifiez son nom, et le dossier où vous êtes.\n"
    assert project.files() == before


def test_a_folder_is_not_a_grid(project: Project) -> None:
    (project.folder / "dossier.yaml").mkdir()
    for arguments in (("rate", "dossier.yaml"), ("export", "dossier.yaml", "--vers", "a.ods")):
        ran = project.run(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "conformity : dossier.yaml : ce n’est pas un fichier ordinaire. Nommez une grille.\n"


@pytest.mark.parametrize("name", ["ara.csv", "grille.ods"])
def test_what_cannot_be_written_is_told_in_french_by_the_name_that_was_given(project: Project, name: str) -> None:
    (project.folder / "dossier" / name).mkdir(parents=True)
    ran = project.run("export", GRID, "--vers", f"dossier/{name}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"conformity : dossier/{name} : c'est un dossier, pas un fichier.\n"
    ran = project.run("export", GRID, "--vers", f"{GRID}/{name}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"conformity : {GRID}")
    assert ".conformity-" not in ran.err
    assert re.search("(ce n'est pas un dossier|un fichier de ce nom est déjà là)\\.$", ran.err)


# the command line itself


@pytest.mark.parametrize("arguments", [(), ("verifier",), ("export", GRID), ("sample", "--graine", "5")])
def test_what_the_command_does_not_know_ends_with_its_usage(project: Project, arguments: tuple[str, ...]) -> None:
    ran = project.run(*arguments)
    assert ran.code == 2
    assert "Usage : python -m conformity" in ran.err


@pytest.mark.parametrize(
    "arguments, said",
    [
        ((), "python -m conformity : il manque COMMANDE."),
        (
            ("exprot",),
            "python -m conformity : COMMANDE : « exprot » n'existe pas. Vouliez-vous dire « export » ? Valeurs "
            "admises : import, export, sample, rate, check, dashboard.",
        ),
        (("export", GRID), "python -m conformity export : il manque --vers."),
        (("sample", "--graine", "5"), "python -m conformity : argument inconnu : --graine 5."),
        (("sample", "--seed"), "python -m conformity sample : --seed : il y manque une valeur."),
        (
            ("sample", "--remplacer=oui"),
            "python -m conformity sample : --remplacer : ne prend pas de valeur, et « oui » lui est donné.",
        ),
    ],
)
def test_what_is_wrong_with_the_arguments_is_said_in_french(
    project: Project, arguments: tuple[str, ...], said: str
) -> None:
    ran = project.run(*arguments)
    assert ran.code == 2
    assert ran.err.splitlines()[-1] == said


def test_the_help_is_french(project: Project) -> None:
    out = project.run("export", "--help").out
    assert out.startswith("Usage : python -m conformity export")
    assert not {"usage", "positional", "show", "help", "optional"} & set(re.findall(r"(?<!-)\b[a-z]+\b", out))


def test_a_day_that_is_none_is_told(project: Project) -> None:
    ran = project.run("check", seconds="hier")
    assert ran.code == 2
    assert "SOURCE_DATE_EPOCH=hier n’est pas un nombre de secondes depuis 1970." in ran.err


def test_no_dashboard_is_written_of_a_folder_that_is_not_there(project: Project) -> None:
    project.write("rapports/conformite.html", "Le tableau de bord d’octobre")
    before = project.files()
    for command in ("dashboard", "rate"):
        ran = project.run(command, "--contenu", "nope")
        assert (ran.code, ran.out) == (2, "")
        assert "nope : ce dossier n’existe pas." in ran.err
    assert project.files() == before


@pytest.mark.parametrize("command", ["check", "rate"])
def test_of_another_content_its_own_files_are_named_and_quoted(project: Project, command: str) -> None:
    shutil.copytree(project.folder / "content", project.folder / "autre/content")
    grid = project.read(GRID).replace("auditeur:", "# Une ligne de plus.\nauditrix:")
    project.write(f"autre/{GRID}", grid)
    ran = project.run(command, "--contenu", "autre/content")
    assert ran.code == (1 if command == "check" else 2)
    said = ran.out + ran.err
    assert f"autre/{GRID}:6  erreur" in said
    assert "6 │ auditrix:" in said


def test_a_hyphen_is_the_screen_and_no_file(project: Project) -> None:
    before = project.files()
    ran = project.run("sample", "--vers", "-")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == project.run("sample").out
    ran = project.run("dashboard", "--vers", "-")
    assert (ran.code, ran.out) == (2, "")
    assert "Le tableau de bord s’écrit dans un fichier : nommez-le avec --vers." in ran.err
    assert project.files() == before


def test_make_leaves_no_dashboard_of_before_beside_what_it_refuses(project: Project) -> None:
    """The recipe, run by make itself, with the commands that it names."""
    shutil.copy(DEMONSTRATION.parents[1] / "Makefile", project.folder)
    project.write("bin/python", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    (project.folder / "bin/python").chmod(0o755)
    (project.folder / ".venv").symlink_to(project.folder, target_is_directory=True)
    dashboard = project.folder / "rapports/conformite.html"

    def make() -> int:
        seconds = f"{datetime.fromisoformat(f'{TODAY}T12:00+00:00').timestamp():.0f}"
        environment = {**os.environ, "PYTHONPATH": str(PLUGINS), "SOURCE_DATE_EPOCH": seconds}
        # What `make` installs first is none of the recipe's.
        command = ["make", "conformite", "--assume-old=setup-site"]
        return subprocess.run(command, cwd=project.folder, env=environment, capture_output=True, check=False).returncode

    assert make() == 0
    assert dashboard.is_file()
    project.write("content/conformite/schema.yaml", "debut: x\n")
    assert make() == 2
    assert not dashboard.exists()


def test_a_sample_may_be_filled_with_the_faults_that_the_gate_sees_and_with_nothing_else(project: Project) -> None:
    home = project.folder / "output/index.html"
    home.write_text(home.read_text("utf-8").replace("</main>", '<img src="/a.jpg"></main>'), encoding="utf-8")
    ran = project.run("sample", "--preremplir", "--vers", "audit.yaml")
    assert ran.code == 0, ran.err
    found = read_grid(project.folder / "audit.yaml").audit
    (at,) = [page.name for page in found.pages if page.address == "/"]
    cell = found.cell("1.1", at)
    assert cell.status is Status.NC
    assert "règle image-alt" in (cell.changes or "")
    assert {status for number in CRITERIA for status in found.statuses(number).values()} == {Status.NC, Status.NT}
    assert "1 statut rempli (NC), d’après les contrôles automatiques" in ran.out
    among = project.run("sample", "--preremplir", "--vers", "content/conformite/audits/2026-11-27.yaml")
    assert "cette grille inachevée compte comme un audit" in among.out, "filled in part, it is not whole either"
    assert "NC" not in project.run("sample").out.partition("grille:")[2]


def test_a_sample_in_which_the_gate_sees_nothing_says_so(project: Project) -> None:
    ran = project.run("sample", "--preremplir", "--vers", "audit.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "ne voient aucun défaut dans ces pages : tout reste à tester (NT)." in ran.out


def test_the_dashboard_is_a_page_of_its_own(project: Project) -> None:
    ran = project.run("dashboard")
    assert (ran.code, ran.out) == (0, "rapports/conformite.html : écrit.\n")
    html = project.read("rapports/conformite.html")
    assert html.lstrip().startswith("<!DOCTYPE html>")
    assert "Tableau de bord de l’accessibilité" in html
    assert project.run("dashboard", "--vers", "conseil.html").code == 0
    assert project.read("conseil.html") == html
