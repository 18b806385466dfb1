"""What a resident meets of an alert: where it stands, on which pages, until when; and its script in a real browser."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

import pytest

from a11y.clock import VARIABLE
from tests.alert_file import alert_file
from tests.browser.browser import Browser
from tests.theme.conftest import Project, copy_site, text_of
from tests.theme.test_site import with_class

PARIS = ZoneInfo("Europe/Paris")
SCRIPT = "theme/static/js/alerts.js"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    set_clock(monkeypatch, "2026-11-27 12:00")
    return monkeypatch


def set_clock(monkeypatch: pytest.MonkeyPatch, local: str) -> None:
    monkeypatch.setenv(VARIABLE, str(int(datetime.fromisoformat(local).replace(tzinfo=PARIS).timestamp())))


def write(
    project: Project,
    name: str,
    begins: str,
    ends: str,
    level: str = "vigilance",
    more: str = "",
    body: str = "",
) -> None:
    text = alert_file(f"Alerte {name}", level, begins, ends, more, body)
    project.write(f"content/alertes/{name}.md", text)


def build(project: Project) -> dict[str, Element]:
    run = project.build()
    assert run.code == 0, run.said
    return dict(project.pages())


def alone(project: Project) -> Project:
    for file in (project.root / "content/alertes").iterdir():
        file.unlink()
    return project


def said(page: Element) -> list[str]:
    return [text_of(alert) for alert in with_class(page, "alert")]


def has_script(page: Element) -> bool:
    """Whether a page has the script of the alerts; it may have others."""
    return "/theme/js/alerts.js" in [script.get("src") for script in page.iter("script")]


def test_an_alert_is_on_every_page_of_every_kind_after_the_skip_links_and_before_the_rest(project: Project) -> None:
    write(alone(project), "vent", "2026-11-25", "2026-11-28 18:00")
    pages = build(project)
    assert {"/", "/404.html", "/actualites/", "/mairie/plan-du-site/", "/demarches/acte-de-naissance/"} <= pages.keys()
    for address, page in pages.items():
        body = page.find("body")
        assert body is not None
        marks = [(child.tag, child.get("class")) for child in body]
        assert marks[:3] == [("nav", "skip-links"), ("section", "alerts"), ("header", "site-header")], address
        assert said(page) == ["Vigilance : Alerte vent. Les parcs sont fermés. Jusqu’au samedi 28 novembre à 18 h."], (
            address
        )
        assert has_script(page), address
    (region,) = with_class(pages["/"], "alerts")
    assert (region.get("aria-label"), region.get("role"), region.get("aria-live")) == ("Alerte", None, None)
    assert [element.tag for element in region.iter() if re.fullmatch("h[1-6]", str(element.tag))] == []
    (time,) = region.iter("time")
    assert time.get("datetime") == "2026-11-28T18:00+01:00"


def test_an_alert_of_a_section_is_on_its_pages_alone_and_the_others_have_not_their_script(project: Project) -> None:
    write(alone(project), "vent", "2026-11-25", "2026-11-28", more="sections: [sport, actualites]\n")
    pages = build(project)
    with_it = {address for address, page in pages.items() if said(page)}
    # Venues and questions belong to a section too.
    of_sport = {"/lieux/gymnase/", "/lieux/piscine/", "/questions/piscine-acces-fauteuil/"}
    assert with_it == of_sport | {address for address in pages if address.startswith(("/sport/", "/actualites/"))}
    assert {address for address, page in pages.items() if has_script(page)} == with_it


def test_the_site_as_it_is_shows_the_alert_that_holds_and_no_other(project: Project) -> None:
    pages = build(project)
    assert with_class(pages["/"], "alert") == []
    (alert,) = said(pages["/espaces-verts/"])
    assert alert.startswith("Information : Parc de la Planchette, une allée fermée.")
    everything = " ".join(text_of(page) for page in pages.values())
    assert "Vent fort, parcs fermés" not in everything
    assert "Hôtel de ville sans téléphone" not in everything
    assert [address for address in pages if address.startswith("/alertes/")] == []
    assert "alertes/" not in (project.output / "mairie/plan-du-site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "when,state",
    [
        ("2027-03-20 11:00", "absent"),
        ("2027-03-28 01:59", "hidden"),
        ("2027-03-28 03:00", "shown"),
        ("2027-03-28 23:00", "shown"),
        ("2027-03-29 00:00", "absent"),
    ],
)
def test_an_alert_begins_and_ends_by_the_clock_of_the_city(
    project: Project, clock: pytest.MonkeyPatch, when: str, state: str
) -> None:
    # That night two o'clock does not come: summer time begins.
    write(alone(project), "vent", "2027-03-28 03:00", "2027-03-28")
    set_clock(clock, when)
    home = build(project)["/"]
    alerts = with_class(home, "alert")
    states = ["hidden" if alert.get("hidden") is not None else "shown" for alert in alerts]
    assert states == ([] if state == "absent" else [state])
    for alert in alerts:
        assert alert.get("data-du") == "2027-03-28T03:00:00+02:00"
        assert alert.get("data-jusqu-au") == "2027-03-28T23:59:59+02:00"
        assert (with_class(home, "alerts")[0].get("hidden") is not None) == (state == "hidden")


def test_several_alerts_are_in_one_region_the_gravest_first(project: Project) -> None:
    for name, level in (("a", "information"), ("b", "deuil"), ("c", "vigilance"), ("d", "urgence")):
        write(project if name != "a" else alone(project), name, "2026-11-25", "2026-11-28", level)
    home = build(project)["/"]
    (region,) = with_class(home, "alerts")
    assert region.get("aria-label") == "Alertes"
    assert [text.split(" :")[0] for text in said(home)] == ["Urgence", "Vigilance", "Deuil", "Information"]


def test_an_alert_with_a_body_has_a_page_that_only_the_alert_leads_to(project: Project) -> None:
    write(alone(project), "vent", "2026-11-25", "2026-11-28", body="Les squares rouvrent lundi.")
    pages = build(project)
    own = pages["/alertes/vent/"]
    assert said(own) == []
    assert "Niveau Vigilance Jusqu’au samedi 28 novembre Les squares rouvrent lundi." in text_of(own.find(".//main"))
    (link,) = with_class(pages["/"], "alert")[0].iter("a")
    assert (link.get("href"), text_of(link)) == ("/alertes/vent/", "En savoir plus : Alerte vent")
    main = pages["/mairie/plan-du-site/"].find(".//main")
    assert main is not None
    assert "/alertes/vent/" not in [link.get("href") for link in main.iter("a")]


@pytest.mark.parametrize("status", ["brouillon", "masqué"])
def test_an_alert_that_is_not_published_is_nowhere(project: Project, status: str) -> None:
    write(alone(project), "vent", "2026-11-25", "2026-11-28", more=f"status: {status}\n", body="Un texte.")
    pages = build(project)
    assert said(pages["/"]) == []
    assert "/alertes/vent/" not in pages


def test_an_alert_in_another_language_says_so(project: Project) -> None:
    write(alone(project), "vent", "2026-11-25", "2026-11-28", more="lang: en\n")
    project.replace("content/alertes/vent.md", "Alerte vent", "Strong wind this afternoon")
    project.replace("content/alertes/vent.md", "Les parcs sont fermés.", "All the parks of the city are closed.")
    (alert,) = with_class(build(project)["/"], "alert")
    assert [text_of(part) for part in alert.iter("span") if part.get("lang") == "en"] == [
        "Strong wind this afternoon.",
        "All the parks of the city are closed.",
    ]


def test_a_section_that_the_site_does_not_have_is_told_with_the_nearest(project: Project) -> None:
    write(alone(project), "vent", "2026-11-25", "2026-11-28", more="sections: [sprt]\n")
    run = project.build()
    assert run.code == 2
    told = " ".join(run.said.replace("│", " ").split()).replace("\u00a0", " ")
    assert "content/alertes/vent.md:7" in told
    assert "Vouliez-vous dire « sport » ?" in told


def test_the_script_is_small() -> None:
    assert (Path(__file__).parents[2] / SCRIPT).stat().st_size < 1000


# What the browser's clock is not asked for: moments of the built pages, moved far from any day on which tests run.
MOVED = {
    'data-jusqu-au="2026-11-26T12:00': 'data-jusqu-au="2001-11-26T12:00',
    'data-du="2026-11-27': 'data-du="2001-11-27',
    'data-du="2026-11-26': 'data-du="2098-11-26',
}


@pytest.fixture(scope="module")
def old_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give a site that nobody built anew: of four alerts, one has ended since, one has begun, one has not."""
    project = alone(copy_site(tmp_path_factory.mktemp("alerts")))
    write(project, "finie", "2026-11-25", "2026-11-26 12:00", "urgence")
    write(project, "commencee", "2026-11-27", "2099-11-28", "deuil")
    write(project, "tenue", "2026-11-20", "2099-11-28", "information")
    write(project, "lointaine", "2026-11-26", "2099-11-28", "vigilance", body="Un texte.")
    with pytest.MonkeyPatch.context() as patch:
        set_clock(patch, "2026-11-26 08:00")
        build(project)
    change(project.output / "index.html", MOVED)
    return project


def change(file: Path, texts: dict[str, str]) -> None:
    html = file.read_text("utf-8")
    for old, new in texts.items():
        assert old in html
        html = html.replace(old, new)
    file.write_text(html, "utf-8")


SEEN = "[...document.querySelectorAll('.alert')].filter(e => e.checkVisibility()).map(e => e.className.split('--')[1])"


def test_in_a_browser_what_has_ended_is_gone_and_what_has_begun_is_there(old_site: Project, browser: Browser) -> None:
    browser.goto(browser.serve(old_site.output))
    assert browser.evaluate(SEEN) == ["deuil", "information"]
    assert browser.messages() == []


def test_without_scripts_the_alerts_of_the_build_stay_and_say_until_when(old_site: Project, browser: Browser) -> None:
    browser.javascript(False)
    browser.goto(browser.serve(old_site.output))
    assert browser.evaluate(SEEN) == ["urgence", "vigilance", "information"]
    assert "Jusqu’au jeudi 26 novembre à 12 h." in browser.evaluate(
        "document.querySelector('.alerts').innerText.replaceAll('\\u00a0', ' ')"
    )


def test_a_region_without_alerts_is_no_landmark(old_site: Project, browser: Browser) -> None:
    page = old_site.output / "mairie/index.html"
    change(page, {'data-jusqu-au="2099': 'data-jusqu-au="2001', 'data-jusqu-au="2026': 'data-jusqu-au="2001'})
    browser.goto(browser.serve(old_site.output) + "mairie/")
    assert said(old_site.page("/mairie/"))
    assert browser.evaluate("document.querySelector('.alerts').checkVisibility()") is False


@pytest.mark.parametrize("forced", [False, True], ids=["own colours", "forced colours"])
def test_each_alert_is_set_apart_by_its_edge_and_fits_320_pixels(
    old_site: Project, browser: Browser, forced: bool
) -> None:
    browser.javascript(False)
    browser.viewport(320, 640)
    browser.emulate(forced_colors=forced)
    browser.goto(browser.serve(old_site.output))
    edges = browser.evaluate(
        """[...document.querySelectorAll('.alert:not([hidden])')].map(e => {
        const edge = getComputedStyle(e, '::before');
        return [edge.borderLeftWidth, edge.borderLeftColor !== getComputedStyle(e).backgroundColor,
            Math.ceil(parseFloat(edge.height)) >= e.clientHeight]; })"""
    )
    assert edges == [["12px", True, True]] * 3
    # It lies in the gutter: what is said begins where all else does.
    lefts = browser.evaluate(
        """[...document.querySelectorAll('.alert p, .wordmark')].map(e =>
        e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft))"""
    )
    assert len(set(lefts)) == 1, lefts
    assert browser.evaluate("document.documentElement.scrollWidth") == 320
