"""The accessibility statement: every part of the mandatory form, in order, and what becomes of it with time."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest

from tests.theme.conftest import Project, text_of
from tests.theme.test_procedures import words
from tests.theme.test_site import with_class

ADDRESS = "/accessibilite/"
DECLARATION = "content/conformite/declaration.yaml"
AUDIT = "content/conformite/audits/2026-10-15.yaml"
PARTIAL = "Accessibilité : partiellement conforme"
NONE = "Accessibilité : non conforme"
# Every element of the form that the RGAA makes mandatory (« Déclaration d’accessibilité »), word for word and in its
# order: a heading of its level, or words that a paragraph or an item begins with.
FORM = (
    ("p", "La ville de Levallois s’engage à rendre son site internet accessible conformément à l’article 47 de la loi"),
    ("p", "À cette fin, la ville de Levallois met en œuvre la stratégie et les actions suivantes :"),
    ("li", "Schéma pluriannuel"),
    ("li", "Plan d’action 2026"),
    ("p", "Cette déclaration d’accessibilité s’applique au site www.levallois.example."),
    ("h2", "État de conformité"),
    (
        "p",
        "Le site www.levallois.example est partiellement conforme avec le référentiel général d’amélioration de "
        "l’accessibilité (RGAA 4.1.2).",
    ),
    ("h3", "Résultat des tests"),
    ("p", "L’audit de conformité réalisé en interne révèle que :"),
    ("li", "93,5 % des critères RGAA sont respectés"),
    ("li", "Le taux moyen de conformité du service en ligne s’élève à 99,4 %."),
    ("h2", "Contenus non accessibles"),
    ("p", "Les contenus listés ci-dessous ne sont pas accessibles pour les raisons suivantes."),
    ("h3", "Non conformité"),
    ("li", "La description détaillée de certaines images"),
    ("h3", "Dérogations pour charge disproportionnée"),
    ("li", "Le plan de 1987"),
    ("h3", "Contenus non soumis à l’obligation d’accessibilité"),
    ("li", "Les bulletins municipaux numérisés"),
    ("h2", "Établissement de cette déclaration d’accessibilité"),
    ("p", "Cette déclaration a été établie le 1er octobre 2025. Elle a été mise à jour le 2 novembre 2026."),
    ("h3", "Technologies utilisées pour la réalisation du site web"),
    ("li", "HTML"),
    ("h4", "Environnement de test"),
    ("p", "Agents utilisateurs, technologies d’assistance et outils utilisés pour vérifier l’accessibilité"),
    ("li", "NVDA"),
    ("h4", "Les outils utilisés lors de l’évaluation"),
    ("li", "pa11y"),
    ("h4", "Pages du site ayant fait l’objet de la vérification de conformité"),
    ("li", "Accueil"),
    ("h2", "Retour d’information et contact"),
    (
        "p",
        "Si vous n’arrivez pas à accéder à un contenu ou à un service, vous pouvez contacter le responsable du site "
        "internet pour être orienté vers une alternative accessible ou obtenir le contenu sous une autre forme.",
    ),
    ("li", "Envoyer un message"),
    ("li", "Contacter la ville de Levallois"),
    ("li", "Téléphone"),
    ("li", "Personnes sourdes ou malentendantes"),
    ("li", "Adresse"),
    ("h2", "Voies de recours"),
    ("p", "Cette procédure est à utiliser dans le cas suivant."),
    (
        "p",
        "Vous avez signalé au responsable du site internet un défaut d’accessibilité qui vous empêche d’accéder à un "
        "contenu ou à un des services du portail et vous n’avez pas obtenu de réponse satisfaisante.",
    ),
    ("li", "Écrire un message au Défenseur des droits"),
    ("li", "Contacter le délégué du Défenseur des droits près de chez vous"),
    (
        "li",
        "Envoyer un courrier par la poste (gratuit, ne pas mettre de timbre) : Défenseur des droits Libre réponse "
        "71120 75342 Paris CEDEX 07",
    ),
)
TOOLS = (
    "outils:\n  - pa11y 10, avec axe et HTML_CodeSniffer\n  - Colour Contrast Analyser\n  - la grille d’audit du RGAA\n"
)
LINKS = {
    "Envoyer un message": "mailto:mairie@levallois.example",
    "Contacter la ville de Levallois": "/mairie/contact/",
    "Écrire un message au Défenseur des droits": "https://www.defenseurdesdroits.fr/nous-contacter-355",
    "Contacter le délégué du Défenseur des droits près de chez vous": "https://www.defenseurdesdroits.fr/carte-des-delegues",
}


def main_words(page: Element) -> str:
    return words(next(page.iter("main"))).replace("\u00a0", " ")


def mentions(project: Project) -> set[str]:
    """Give the mention of every page; each has one, and it leads to the statement."""
    found = set()
    for address, page in project.pages():
        links = [link for link in page.iter("a") if words(link).startswith("Accessibilité : ")]
        assert [link.get("href") for link in links] == [ADDRESS], address
        found |= {words(link) for link in links}
    return found


def test_the_form_is_whole_and_in_order(built: Project) -> None:
    main = next(built.page(ADDRESS).iter("main"))
    parts = [
        (one.tag, words(one).replace("\u00a0", " ")) for one in main.iter() if one.tag in ("p", "li", "h2", "h3", "h4")
    ]
    rest = iter(parts)
    for tag, text in FORM:
        assert any(found == tag and said.startswith(text) for found, said in rest), (tag, text)
    headings = [one for one in parts if one[0] in ("h2", "h3")]
    wanted = [one for one in FORM if one[0] in ("h2", "h3")]
    # What the city adds comes after the form.
    assert headings[: len(wanted)] == wanted
    links = {words(link): link.get("href") for link in main.iter("a")}
    assert {text: links.get(text) for text in LINKS} == LINKS


def test_every_page_has_the_exact_mention(built: Project) -> None:
    assert mentions(built) == {PARTIAL}


def test_what_is_not_accessible_is_told_by_theme_in_words_of_residents(built: Project) -> None:
    page = built.page(ADDRESS)
    themes = [words(heading) for heading in page.iter("h4") if (heading.get("id") or "").startswith("theme-")]
    assert themes == ["Images", "Multimédia", "Liens", "Éléments obligatoires", "Consultation"]
    said = main_words(page)
    # The city's own words where it has some, else those of the référentiel.
    assert "n’est pas raconté à voix haute" in said
    assert "En attendant : l’article qui l’accompagne dit ce que l’on y voit." in said
    assert "Des liens ne disent pas où ils mènent" in said
    assert "Concerne : Agenda" in said
    assert "Le plan de 1987 est un dessin numérisé" in said
    assert ", jusqu’au 31 décembre 2027. Alternative accessible" in said
    assert "bulletins municipaux numérisés d’avant 2018" in said
    assert len(with_class(page, "unmet__where")) == 6


def test_machines_read_the_same_facts(built: Project) -> None:
    facts = json.loads((built.output / "accessibilite/declaration.json").read_text(encoding="utf-8"))
    assert facts["mention"].replace("\u00a0", " ") == PARTIAL
    assert (facts["audit"]["criteres_valides"], facts["audit"]["criteres_applicables"]) == (72, 77)
    assert len(facts["audit"]["pages"]) == 17
    assert [one["critere"] for one in facts["non_conformites"]] == ["1.7", "4.5", "6.1", "8.7", "13.3"]
    assert (facts["etablie_le"], facts["mise_a_jour_le"]) == ("2025-10-01", "2026-11-02")
    assert facts["valide_jusqu_au"] == "2029-10-14"
    assert facts["audit"]["taux_moyen"] == "99,4\u00a0%"
    assert facts["contact"]["telephone"].replace("\u00a0", " ") == "01 99 00 12 00"
    assert [one["jusqu_au"] for one in facts["derogations"]] == ["2027-12-31"]


@pytest.mark.parametrize(
    "day,mention,warned",
    [
        ("2029-07-16", PARTIAL, ""),
        ("2029-07-17", PARTIAL, "Dans 90 jours, la mention sera « non conforme »"),
        ("2029-10-14", PARTIAL, "Dans 1 jour,"),
        ("2029-10-15", NONE, "La mention est « non conforme » sur toutes les pages."),
    ],
)
def test_an_audit_counts_for_three_years(project: Project, day: str, mention: str, warned: str) -> None:
    run = project.build(day=day)
    assert run.code == 0, run.said
    assert mentions(project) == {mention}
    said = " ".join(run.said.replace("\u00a0", " ").split())
    assert ("Déclaration d’accessibilité : l’audit est du 15 octobre 2026" in said) is bool(warned)
    assert warned in said
    text = main_words(project.page(ADDRESS))
    assert ("Aucun résultat d’audit en cours de validité" in text) is (mention == NONE)


@pytest.mark.parametrize("day,mention", [("2027-01-31", PARTIAL), ("2027-02-01", NONE)])
def test_a_redesign_ends_it(project: Project, day: str, mention: str) -> None:
    project.replace(DECLARATION, "refonte_le: 2025-06-02", "refonte_le: 2027-02-01")
    run = project.build(day=day)
    assert run.code == 0, run.said
    assert mentions(project) == {mention}
    assert "le site est refondu le 1er février 2027" in " ".join(run.said.replace("\u00a0", " ").split())


def test_an_audit_that_is_not_whole_gives_no_rate(project: Project) -> None:
    audit = "content/conformite/audits/2026-10-15.yaml"
    line = next(row for row in (project.root / audit).read_text("utf-8").splitlines() if row.startswith("  3.1:"))
    project.replace(audit, line, line.replace("C ", "NT", 1))
    run = project.build()
    assert run.code == 0, run.said
    assert mentions(project) == {NONE}
    said = main_words(project.page(ADDRESS))
    assert "L’audit n’est pas achevé : il reste 1 contrôle à faire." in said
    assert "L’audit n’est pas achevé : d’autres peuvent s’y ajouter." in said


def test_a_city_without_an_audit_says_so_and_is_not_conformant(project: Project) -> None:
    for path in (project.root / "content/conformite/audits").iterdir():
        path.unlink()
    run = project.build()
    assert run.code == 0, run.said
    assert mentions(project) == {NONE}
    said = main_words(project.page(ADDRESS))
    assert "Aucun audit en cours de validité ne donne de résultat." in said
    assert "93,5" not in said
    assert "Non conformité Pas encore connue." in said
    assert "Dérogations pour charge disproportionnée Pas encore connues." in said


def test_an_audit_in_which_nothing_was_looked_at_does_not_say_that_nothing_is_wrong(project: Project) -> None:
    audit = project.root / "content/conformite/audits/2026-10-15.yaml"
    head, rows = audit.read_text("utf-8").split("grille:\n")
    rows = re.sub(r"\b(C|NC|NA)\b", "NT", rows.split("constats:")[0])
    audit.write_text(f"{head}grille:\n{rows}", encoding="utf-8")
    text = (project.root / DECLARATION).read_text("utf-8")
    before, after = text.split("non_conformites:")[0], "exemptions:" + text.split("exemptions:")[1]
    project.write(DECLARATION, before + after)
    run = project.build(day="2026-11-27")
    assert run.code == 0, run.said
    said = main_words(project.page(ADDRESS))
    assert "Non conformité Pas encore connue." in said
    assert "sont respectés" not in said


@pytest.mark.parametrize(
    "file,old,new,place,message",
    [
        (DECLARATION, "mise_a_jour_le: 2026-11-02", "mise_a_jour_le: 2026-10-14", "", "plus récent"),
        (DECLARATION, "organisme: La ville de Levallois\n", "", ":5", "Il manque « organisme »"),
        (DECLARATION, 'critere: "4.5"', 'critere: "4.4"', ":31", "que l’audit ne dit non conforme sur aucune page"),
        (DECLARATION, TOOLS, "outils: []\n", ":", "« outils » ne dit rien."),
        (DECLARATION, "taux_moyen: oui", "taux_moyen: parfois", ":13", "taux_moyen"),
        (DECLARATION, "mise_a_jour_le: 2026-11-02", "mise_a_jour_le: 2025-09-30", ":7", "avant d’avoir été établie"),
        ("content/pages/accessibilite.md", "template: accessibilite\n", "slug: aide-a-l-acces\n", "", "accessibilite"),
    ],
)
def test_what_contradicts_itself_stops_the_build(
    project: Project, file: str, old: str, new: str, place: str, message: str
) -> None:
    project.replace(file, old, new)
    run = project.build()
    assert run.code == 2
    said = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert f"{file}{place}" in said
    assert message in said


def test_a_city_without_a_statement_is_refused_where_it_has_an_audit(project: Project) -> None:
    (project.root / DECLARATION).unlink()
    run = project.build()
    assert run.code == 2
    assert f"{DECLARATION}" in run.said
    assert "Un audit est là, et ce fichier manque." in run.said


def test_the_limits_do_not_stumble_over_leap_days(project: Project) -> None:
    # Audited and published on 29 February 2028, it counts until 28 February 2031.
    project.replace(DECLARATION, "mise_a_jour_le: 2026-11-02", "mise_a_jour_le: 2028-02-29")
    project.replace("content/conformite/audits/2026-10-15.yaml", "date: 2026-10-15", "date: 2028-02-29")
    for day, mention in (("2031-02-27", PARTIAL), ("2031-02-28", NONE)):
        assert date.fromisoformat(day) < date(2031, 2, 28) + timedelta(days=1)
        run = project.build(day=day)
        assert run.code == 0, run.said
        assert mentions(project) == {mention}


def test_a_page_of_the_sample_that_the_site_has_not_is_refused_with_the_nearest(project: Project) -> None:
    project.replace("content/conformite/audits/2026-10-15.yaml", "adresse: /aide/", "adresse: /aides/")
    run = project.build()
    assert run.code != 0
    said = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert "content/conformite/audits/2026-10-15.yaml:" in said
    assert "Page P07 : le site n’a rien à l’adresse « /aides/ »." in said
    assert "Vouliez-vous dire « /aide/ » ?" in said
    assert "si le site ne l’a plus, ajoutez sous son adresse « retiree_le: " in said
    project.replace(AUDIT, "adresse: /aides/", "adresse: /aides/\n  retiree_le: 2026-11-20")
    run = project.build()
    assert run.code == 0, run.said
    page = project.page(ADDRESS)
    assert "Aide, page retirée le 20 novembre 2026" in main_words(page)
    assert "/aides/" not in [link.get("href") for link in page.iter("a")]


def test_what_a_waiver_leaves_at_fault_stands_in_the_statement(project: Project) -> None:
    page = "content/pages/enfance/restauration-scolaire.md"
    waiver = (
        "derogations:\n  - regle: image-alt\n    motif: Description demandée au service.\n    jusqu_au: 2027-01-31\n"
    )
    text = (project.root / page).read_text("utf-8")
    head, body = text.removeprefix("---\n").split("---\n", 1)
    project.write(page, f"---\n{head}{waiver}---\n{body}\n\n![](/images/rentree.svg)\n")
    audit = "content/conformite/audits/2026-10-15.yaml"
    row = next(line for line in (project.root / audit).read_text("utf-8").splitlines() if line.startswith("  1.1:"))
    project.replace(audit, row, row.replace(" C ", " NC", 1))
    run = project.build(day="2026-11-27")
    assert run.code == 0, run.said
    said = main_words(project.page(ADDRESS))
    assert "Défauts connus, en attente de correction Image sans alternative : Description demandée au service." in said
    assert "jusqu’au 31 janvier 2027" in said
    facts = json.loads((project.output / "accessibilite/declaration.json").read_text(encoding="utf-8"))
    ((known),) = facts["defauts_connus"]
    assert (known["critere"], known["page"], known["jusqu_au"]) == (
        "1.1",
        "/enfance/restauration-scolaire/",
        "2027-01-31",
    )


def test_the_title_of_a_page_in_another_language_is_marked(project: Project) -> None:
    audit = "content/conformite/audits/2026-10-15.yaml"
    new = "titre: طلب شهادة ميلاد\n  adresse: /ar/demarches/acte-de-naissance/"
    project.replace(audit, "titre: Aide\n  adresse: /aide/", new)
    run = project.build(day="2026-11-27")
    assert run.code == 0, run.said
    (title,) = [span for span in project.page(ADDRESS).iter("span") if text_of(span) == "طلب شهادة ميلاد"]
    assert (title.get("lang"), title.get("dir")) == ("ar", "rtl")


def test_a_whole_audit_that_nobody_signed_is_refused(project: Project) -> None:
    audit = "content/conformite/audits/2026-10-15.yaml"
    project.replace(audit, "auditeur: Auditrice de démonstration", "auditeur: à compléter")
    run = project.build(day="2026-11-27")
    assert run.code == 2
    said = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert f"{audit}:4" in said or f"{audit}:5" in said
    assert "« auditeur » est encore « à compléter »." in said


def test_a_fault_in_the_words_of_the_statement_is_told_of_the_file_that_they_stand_in(project: Project) -> None:
    old = "contenu: Les bulletins municipaux numérisés"
    project.replace("content/conformite/declaration.yaml", old, "contenu: Les bulletins du CCAS numérisés")
    text = (project.root / "content/conformite/declaration.yaml").read_text("utf-8")
    (line,) = [number for number, one in enumerate(text.splitlines(), 1) if "CCAS" in one]
    run = project.build()
    assert run.code == 0, run.said
    assert f"content/conformite/declaration.yaml:{line}  acronym-unexplained  à vérifier" in run.said
    assert "À transmettre à l'équipe technique" not in run.said


def test_a_derogation_that_has_ended_says_so(project: Project) -> None:
    run = project.build(day="2027-12-31")
    assert run.code == 0, run.said
    assert "jusqu’au 31 décembre 2027." in words(next(project.page("/accessibilite/").iter("main")))
    run = project.build(day="2028-01-01")
    assert run.code == 0, run.said
    said = words(next(project.page("/accessibilite/").iter("main")))
    assert "Cette dérogation a pris fin le 31 décembre 2027." in said
    assert "jusqu’au 31 décembre 2027" not in said


def test_an_address_of_the_declaration_that_leads_nowhere_is_told_of_its_line(project: Project) -> None:
    project.replace(
        "content/conformite/declaration.yaml", "\ntaux_moyen:", "\nformulaire: /contactez-nous/\ntaux_moyen:"
    )
    text = (project.root / "content/conformite/declaration.yaml").read_text("utf-8")
    (line,) = [number for number, one in enumerate(text.splitlines(), 1) if "/contactez-nous/" in one]
    run = project.build()
    assert run.code == 1
    assert f"content/conformite/declaration.yaml:{line}  link-target" in run.said
