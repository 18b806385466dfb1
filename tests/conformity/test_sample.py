"""The sample: what the method asks for, read in real pages, and a tenth more by chance that can be drawn again."""

from __future__ import annotations

import math
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformity.audit import Status
from conformity.grid import read_grid
from conformity.mandatory import mandatory
from conformity.sample import Choice, Sample, propose
from conformity.site import Kind, Shown, Site, SitePage, read_site
from tests.conformity.audits import DAY, RGAA
from tests.conformity.built import FIGURE, FILES, HOST, PAGES, TABLE, write_site


@pytest.fixture(autouse=True)
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795780800")  # 2026-11-27, noon


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return read_site(write_site(tmp_path_factory.mktemp("site"), PAGES, FILES))


@pytest.fixture(scope="module")
def sample(site: Site) -> Sample:
    return propose(site, "2026-11-27")


def reasons(sample: Sample) -> dict[str, tuple[str, ...]]:
    return {one.address: tuple(reason.replace("\u00a0", " ") for reason in one.reasons) for one in sample.choices}


def read_one(folder: Path, content: str) -> SitePage:
    root = write_site(folder, {"/": "<h1>Ville</h1>", "/a/b/": content, "/suite/": "<h1>Suite</h1>"}, FILES)
    return next(page for page in read_site(root).pages if page.address == "/a/b/")


def test_the_pages_that_every_sample_holds_come_first_in_the_order_of_the_method(sample: Sample) -> None:
    found = reasons(sample)
    assert list(found)[:6] == ["/", "/mairie/ecrire/", "/mairie/legal.html", "/accessibilite/", "/plan/", "/recherche/"]
    assert found["/mairie/ecrire/"][0] == "page demandée : contact"
    assert found["/recherche/"][0] == "fonction de recherche"
    assert "page demandée et non trouvée : aide, authentification." in sample.notes[0].replace("\u00a0", " ")


def test_each_section_each_type_and_each_template_is_in_it(sample: Sample, site: Site) -> None:
    found = reasons(sample)
    sections = [address for address, why in found.items() if "rubrique de premier niveau" in why]
    assert sections == ["/actualites/", "/demarches/", "/etat-civil/", "/lieux/", "/mairie/"]
    kinds = {page.address: page.kind for page in site.pages}
    assert {kinds[address] for address in found if address in kinds} == set(kinds.values())
    assert {kind.type for kind in kinds.values()} == {None, "Lieu", "Démarche", "Actualité"}


def test_a_process_is_whole_and_named_by_its_first_page(sample: Sample) -> None:
    steps = {one.address: one.process for one in sample.choices if one.process is not None}
    assert steps == dict.fromkeys(
        ["/demarches/gymnase-1/", "/demarches/gymnase-2/", "/demarches/gymnase-3/"], "Louer le gymnase"
    )


def test_what_the_site_cannot_know_is_left_to_a_person_in_words(sample: Sample) -> None:
    said = "\n".join(sample.notes).replace("\u00a0", " ")
    assert "aucun autre processus n’est reconnu" in said
    assert "/demarches/cantine/ se poursuit sur https://services.example/c :" in said


def test_a_site_without_a_form_says_that_it_knows_of_no_process(tmp_path: Path) -> None:
    site = read_site(write_site(tmp_path, {"/": "<h1>Ville</h1>"}))
    (said,) = (note for note in propose(site, "a").notes if "processus" in note)
    assert said.startswith("aucun processus n’est reconnu")


def test_documents_tables_media_forms_and_described_images_are_in_it(sample: Sample, site: Site) -> None:
    found = reasons(sample)
    assert found["/documents/plan.pdf"] == ("document à télécharger d’une page « Lieu »",)
    assert next(one.title for one in sample.choices if one.address == "/documents/plan.pdf") == "Plan (PDF)"
    shown = {content for page in site.pages if page.address in found for content in page.shown}
    assert shown == {Shown.TABLE, Shown.FORM, Shown.VIDEO, Shown.IMAGE, Shown.DESCRIBED}
    assert "contient une vidéo" in found["/actualites/film/"]
    assert "contient un tableau de données" in found["/lieux/gymnase/"]


def test_each_other_language_is_in_it(sample: Sample) -> None:
    assert reasons(sample)["/en/lieux/parc/"][0] == "page en anglais"


def test_an_address_that_only_sends_on_is_no_page(site: Site) -> None:
    assert "/vieux/" not in {page.address for page in site.pages}


def test_a_tenth_more_is_drawn_last_by_chance(sample: Sample) -> None:
    drawn = [one.address for one in sample.choices if one.is_drawn]
    assert len(drawn) == math.ceil((len(sample.choices) - len(drawn)) / 10) == 2
    assert [one.address for one in sample.choices][-2:] == drawn
    assert {reasons(sample)[address] for address in drawn} == {("tirée au sort",)}


def test_the_same_seed_draws_the_same_pages_in_another_process_and_another_seed_others(
    tmp_path: Path, sample: Sample, site: Site
) -> None:
    write_site(tmp_path, PAGES, FILES)
    code = (
        "import sys; from pathlib import Path; from conformity.site import read_site; "
        "from conformity.sample import propose; "
        "print(*(one.address for one in propose(read_site(Path(sys.argv[1])), '2026-11-27').choices))"
    )
    for hash_seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            env={"PYTHONPATH": "plugins", "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == [one.address for one in sample.choices]
    drawn = {tuple(one.address for one in propose(site, str(n)).choices if one.is_drawn) for n in range(20)}
    assert len(drawn) > 10


def test_the_grid_is_empty_readable_and_says_its_seed_and_why_each_page_is_in_it(
    tmp_path: Path, sample: Sample
) -> None:
    text = sample.grid(sample.audit(RGAA, DAY))
    path = tmp_path / "vide.yaml"
    path.write_text(text, encoding="utf-8")
    audit = read_grid(path).audit
    assert {cell.status for cell in audit.cells.values()} == {Status.NT}
    assert len(audit.cells) == 106 * (len(sample.choices) + 1)
    assert (audit.pages[0].title, audit.pages[0].address) == ("Éléments transverses", None)
    assert [page.address for page in audit.pages[1:]] == [one.address for one in sample.choices]
    assert audit.site == "www.ville.example"
    assert audit.context == "à compléter (tirage 2026-11-27)"
    head = text.replace("\u00a0", " ").split("referentiel:")[0]
    assert "tirage « 2026-11-27 »" in head
    for page, one in zip(audit.pages[1:], sample.choices, strict=True):
        assert f"# - {page.name} : {', '.join(one.reasons)}".replace("\u00a0", " ")[:60] in head


@pytest.mark.parametrize(
    "seed", ["", "a: b # c", "deux\nlignes", "\x07\u202e", "« é »", "- x", "'", "\U0001f600", "\udcff"]
)
def test_any_seed_gives_a_grid_that_can_be_read(tmp_path: Path, site: Site, seed: str) -> None:
    path = tmp_path / "vide.yaml"
    sample = propose(site, seed)
    path.write_text(sample.grid(sample.audit(RGAA, DAY)), encoding="utf-8")
    assert read_grid(path).audit.context.startswith("à compléter (tirage")


def test_more_pages_than_the_official_grid_has_sheets_is_said(sample: Sample) -> None:
    assert len(sample.choices) + 1 > 20
    (said,) = (note for note in sample.notes if "grille officielle" in note)
    assert said.startswith(f"{len(sample.choices) + 1} pages")


@pytest.mark.parametrize(
    "content, shown",
    [
        ("<table><tr><td><p>a</p><table><tr><td>b</td></tr></table></td></tr></table>", set()),
        ("<table role='presentation'><tr><th>a</th><td>b</td></tr></table>", set()),
        (TABLE, {Shown.TABLE}),
        ("<iframe src='https://cartes.example/' title='Plan'></iframe>", {Shown.FRAME}),
        ("<audio controls src='/s.mp3'></audio>", {Shown.AUDIO}),
        ("<audio src='/s.mp3'></audio>", set()),
        ("<label>Nom <input></label>", {Shown.FORM}),
        ("<input type='hidden' name='a'>", set()),
        ("<form role='search' action='/suite/'><input name='q' aria-label='Mots'></form>", set()),
        ("<img src='a.jpg' alt=''>", set()),
        ("<img src='a.jpg' alt='La place'>", {Shown.IMAGE}),
        (FIGURE, {Shown.IMAGE, Shown.DESCRIBED}),
        ("<p id='d'>Deux rues.</p><img src='a.jpg' alt='Plan' aria-describedby='d'>", {Shown.IMAGE, Shown.DESCRIBED}),
    ],
)
def test_what_a_page_shows_is_read_in_its_main_content(tmp_path: Path, content: str, shown: set[Shown]) -> None:
    assert read_one(tmp_path, f"<h1>Page</h1>{content}").shown == shown


def test_what_a_template_is_does_not_hang_on_what_an_editor_wrote_or_on_a_variant(tmp_path: Path) -> None:
    frame = "<div class='head{}'><h1>A</h1></div><div class='wrap'><div class='prose'>{}</div></div>"
    one = read_one(tmp_path / "one", "type: Lieu\n" + frame.format("", "<p>Un</p>"))
    two = read_one(tmp_path / "two", "type: Lieu\n" + frame.format(" head--image", "<div class='steps'>Deux</div>"))
    other = read_one(tmp_path / "three", "type: Question\n" + frame.format("", "<p>Un</p>"))
    assert one.kind == two.kind == Kind("Lieu", frozenset({"div.head", "div.wrap", "div.prose"}))
    assert one.kind != other.kind


def test_documents_are_files_of_the_site_that_the_main_content_links_to(tmp_path: Path) -> None:
    page = read_one(
        tmp_path,
        "<a href='/documents/plan.pdf#page=2'>Le plan</a> <a href='/documents/absent.pdf'>Absent</a> "
        "<a href='https://ailleurs.example/x.pdf'>Ailleurs</a> <a href='/suite/'>Suite</a> "
        f"<a href='{HOST}/documents/plan.pdf'>Encore</a>",
    )
    assert page.documents == {"/documents/plan.pdf": "Le plan"}
    assert set(page.links) == {"/documents/plan.pdf", "/suite/"}


@pytest.mark.parametrize(
    "name, title, address, link, is_it",
    [
        ("contact", "Contact – Mairie", "/x/", None, True),
        ("contact", "Contacter la mairie", "/x/", None, True),
        ("contact", "X", "/mairie/contact/", None, True),
        ("contact", "X", "/x/", "Nous écrire", True),
        ("contact", "Contact avec les écoles", "/x/", None, False),
        ("contact", "Écrire à un élu", "/ecrire/", None, False),
        ("mentions légales", "Mentions légales", "/x/", None, True),
        ("accessibilité", "X", "/x/", "Accessibilité : non conforme", True),
        ("accessibilité", "Déclaration d’accessibilité", "/x/", None, True),
        ("accessibilité", "Accessibilité de la piscine", "/x/", None, False),
        ("plan du site", "Plan du site", "/x/", None, True),
        ("plan du site", "Plan de la ville", "/x/", None, False),
        ("aide", "Aide", "/x/", None, True),
        ("aide", "Aide aux devoirs", "/x/", None, False),
        ("authentification", "Se connecter", "/x/", None, True),
        ("authentification", "Inscription à l’école", "/inscription-scolaire/", None, False),
    ],
)
def test_a_mandatory_page_is_known_by_its_link_its_title_or_its_address(
    name: str, title: str, address: str, link: str | None, is_it: bool
) -> None:
    home = SitePage("/", "Accueil", "fr", Kind(None, frozenset()), links={address: (link,)} if link else {})
    page = SitePage(address, title, "fr", Kind(None, frozenset()))
    (found,) = (one.page for one in mandatory(Site("Ville", "", (home, page))) if one.name == name)
    assert (found == page) is is_it


def test_a_page_that_asks_a_password_is_that_of_authentication(tmp_path: Path) -> None:
    page = read_one(tmp_path, "<label>Mot de passe <input type='password'></label>")
    home = SitePage("/", "Accueil", "fr", Kind(None, frozenset()))
    found = {one.name: one.page for one in mandatory(Site("Ville", "", (home, page)))}
    assert found["authentification"] == page


def test_a_translation_is_not_the_page_that_is_asked_for() -> None:
    home = SitePage("/", "Accueil", "fr", Kind(None, frozenset()))
    ours = SitePage("/la-mairie/nous-contacter/", "Contact", "fr", Kind(None, frozenset()))
    theirs = SitePage("/en/contact/", "Contact", "en", Kind(None, frozenset()))
    found = {one.name: one.page for one in mandatory(Site("Ville", "", (home, theirs, ours)))}
    assert found["contact"] == ours


kinds = st.builds(
    Kind, st.sampled_from([None, "Lieu", "Démarche"]), st.sampled_from([frozenset({"a"}), frozenset({"b"})])
)


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """Any site: pages in folders, some of them mandatory, forms that lead anywhere, also round in a circle."""
    names = draw(st.lists(st.from_regex("[a-c]{1,2}(/[a-e]{1,2})?", fullmatch=True), unique=True, max_size=60))
    addresses = ["/", *(f"/{name}/" for name in names)]
    return Site(
        "Ville",
        "",
        tuple(
            SitePage(
                address,
                draw(st.sampled_from(["Une page", "Contact", "Mentions légales", "Aide", ""])),
                draw(st.sampled_from(["fr", "fr", "fr", "en", ""])) if address != "/" else "fr",
                draw(kinds),
                draw(st.frozensets(st.sampled_from(Shown), max_size=2)),
                documents=draw(st.dictionaries(st.sampled_from(["/d/1.pdf", "/d/2.odt"]), st.just("Plan"), max_size=1)),
                steps=tuple(draw(st.lists(st.sampled_from(addresses), max_size=1))),
            )
            for address in addresses
        ),
    )


@settings(max_examples=200)
@given(sites(), st.text(max_size=10))
def test_any_site_and_any_seed_give_a_sample_by_the_method(site: Site, seed: str) -> None:
    sample = propose(site, seed)
    addresses = [one.address for one in sample.choices]
    assert len(set(addresses)) == len(addresses)
    drawn = [one for one in sample.choices if one.is_drawn]
    left = len({page.address for page in site.pages} - {one.address for one in sample.choices if not one.is_drawn})
    assert len(drawn) == min(left, math.ceil((len(addresses) - len(drawn)) / 10))
    assert {one.page.address for one in mandatory(site) if one.page is not None} <= set(addresses)
    chosen = [page for page in site.pages if page.address in addresses]
    assert {page.kind for page in chosen} == {page.kind for page in site.pages}
    assert {one for page in chosen for one in page.shown} == {one for page in site.pages for one in page.shown}
    for page in site.pages:
        if any(target != page.address for target in page.steps):
            assert {page.address, *page.steps} <= set(addresses)
    processes = {one.address: one.process for one in sample.choices}
    for page in site.pages:
        for target in page.steps:
            assert processes.get(page.address) == processes.get(target)
    assert all(one.reasons for one in sample.choices)
    assert propose(Site(site.name, site.url, site.pages), seed) == sample
    assert sample.audit(RGAA, date(2026, 11, 27)).pages[0].is_shared


def test_a_choice_without_a_title_is_called_by_its_address() -> None:
    home = SitePage("/", "", "fr", Kind(None, frozenset()))
    assert propose(Site("", "", (home,)), "a").choices == (Choice("/", "/", ("page demandée\u00a0: accueil",)),)
