"""What a resident finds on the sheet of a procedure."""

from tests.theme.conftest import Project, text_of
from tests.theme.test_site import with_class

ACT = "/demarches/acte-de-naissance/"


def words(element: object) -> str:
    return " ".join(text_of(element).split())  # type: ignore[arg-type]  # an element of the page


def test_the_essentials_come_first_then_the_button_then_the_rest(built: Project) -> None:
    page = built.page(ACT)
    (facts,) = with_class(page, "key-facts")
    assert [words(term) for term in facts.iter("dt")] == ["Pour qui", "Coût", "Délai"]
    (button,) = with_class(page, "call-to-action")
    (link,) = button.iter("a")
    assert words(link) == "Commencer en ligne : Acte de naissance"
    assert link.get("href") == "https://demarches.levallois.example/acte-de-naissance"
    headings = [words(heading) for heading in page.iter("h2")]
    assert headings[:3] == ["Ce qu’il faut", "Copie intégrale ou extrait", "Comment faire"]
    order = [*page.iter()]
    assert order.index(facts) < order.index(button) < order.index(next(page.iter("h2")))


def test_a_counter_says_where_it_is_and_when(built: Project) -> None:
    (hours,) = with_class(built.page(ACT), "opening-hours")
    assert "de 8 h 30 à 17 h 30" in words(hours)


def test_a_suspended_procedure_says_why_and_cannot_be_begun(built: Project) -> None:
    page = built.page("/demarches/jardiner-dans-la-rue/")
    (notice,) = with_class(page, "notice")
    assert words(notice).startswith("Démarche suspendue. Les demandes reprennent le 1er mars 2027")
    assert with_class(page, "call-to-action") == []


def test_sheets_are_found_by_section_by_letter_and_from_each_other(built: Project) -> None:
    addresses = {
        page: {link.get("href") for link in built.page(page).iter("a")}
        for page in ("/etat-civil/", "/demarches/", "/mairie/plan-du-site/", "/demarches/carte-identite-passeport/")
    }
    assert [page for page, links in addresses.items() if ACT not in links] == []
    # In the link, for who goes from link to link.
    links = [words(link) for link in built.page("/demarches/").iter("a")]
    assert [link for link in links if link.endswith(" (suspendue)")] == ["Pied d’arbre à jardiner (suspendue)"]


def test_a_sheet_that_nobody_wrote_is_told_with_the_nearest(project: Project) -> None:
    project.replace("content/demarches/carte-identite-passeport.md", "  - acte-de-naissance", "  - acte-de-naisance")
    run = project.build()
    assert run.code == 2
    said = " ".join(run.said.replace("│", " ").split())
    assert "content/demarches/carte-identite-passeport.md:26" in said
    assert "Vouliez-vous dire « acte-de-naissance »" in said.replace("\u00a0", " ")


def test_a_hidden_sheet_has_a_page_and_is_in_no_list(project: Project) -> None:
    sheet = (project.root / "content/demarches/inscription-scolaire.md").read_text(encoding="utf-8")
    hidden = sheet.replace("title: Inscrire un enfant à l’école", "title: Un essai\nstatus: masqué", 1)
    project.write("content/demarches/essai.md", hidden)
    run = project.build()
    assert run.code == 0, run.said
    assert text_of(next(project.page("/demarches/essai/").iter("h1"))) == "Un essai"
    assert "/demarches/essai/" not in {link.get("href") for link in project.page("/demarches/").iter("a")}


def test_a_way_by_telephone_says_which_number(project: Project) -> None:
    sheet = "content/demarches/carte-identite-passeport.md"
    run = project.build()
    assert run.code == 0, run.said

    def called() -> list[tuple[str | None, str]]:
        main = next(project.page("/demarches/carte-identite-passeport/").iter("main"))
        return [(a.get("href"), text_of(a)) for a in main.iter("a") if (a.get("href") or "").startswith("tel:")]

    assert called() == [("tel:+33199001200", "01 99 00 12 00")]
    project.replace(sheet, "  - moyen: par téléphone\n", "  - moyen: par téléphone\n    telephone: 01 99 00 12 34\n")
    run = project.build()
    assert run.code == 0, run.said
    assert called() == [("tel:+33199001234", "01 99 00 12 34")]
    project.replace(sheet, "    telephone: 01 99 00 12 34\n", "")
    project.replace(sheet, "  - moyen: au guichet\n", "  - moyen: au guichet\n    telephone: 01 99 00 12 34\n")
    run = project.build()
    assert run.code == 2
    assert "« telephone » est là où personne n’appelle." in run.said.replace("\u00a0", " ")


def test_a_way_at_a_venue_says_its_address_and_its_hours(project: Project) -> None:
    sheet = "content/demarches/jardiner-dans-la-rue.md"
    project.replace(sheet, "  - moyen: au guichet\n", "  - moyen: au guichet\n    lieu: parc-de-la-planchette\n")
    run = project.build()
    assert run.code == 0, run.said
    page = project.page("/demarches/jardiner-dans-la-rue/")
    assert "Parc de la Planchette, Rue de la Planchette." in words(next(page.iter("main")))
    assert "de 8 h à 17 h 30" in words(*with_class(page, "opening-hours"))
    assert "/lieux/parc-de-la-planchette/" in [link.get("href") for link in page.iter("a")]
    project.replace(sheet, "parc-de-la-planchette", "parc-de-la-planchete")
    run = project.build()
    assert run.code == 2
    said = " ".join(run.said.replace("│", " ").replace("\u00a0", " ").split())
    assert "content/demarches/jardiner-dans-la-rue.md:16" in said
    assert "Vouliez-vous dire « parc-de-la-planchette »" in said
