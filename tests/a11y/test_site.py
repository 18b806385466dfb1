"""Links, anchors, images and files that lead nowhere, over a folder of pages as it lies on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.config import Config
from a11y.gate import Gate
from a11y.report import Report
from a11y.rule import Rule, all_rules

RULES = [rule for rule in all_rules().values() if rule.scope == "site"]
BAD = [pytest.param(rule, site, id=f"{rule.id}-{n}") for rule in RULES for n, site in enumerate(rule.bad)]
GOOD = [pytest.param(rule, site, id=f"{rule.id}-{n}") for rule in RULES for n, site in enumerate(rule.good)]


def judge(folder: Path, site: dict[str, str], config: Config | None = None) -> Report:
    for name, body in site.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        title = name.removesuffix("index.html").strip("/") or "Accueil"
        path.write_text(
            body
            if body.startswith("<!doctype") or not name.endswith(".html")
            else f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title} – Ville</title></head>'
            f"<body><main><h1>{title}</h1>{body}</main></body></html>"
        )
    gate = Gate(folder, config or Config(), folder)
    return gate.judge_build({})


def told(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.place.excerpt) for finding in report.findings]


@pytest.mark.parametrize("rule, site", BAD)
def test_a_bad_site_gives_one_finding_on_its_marked_element(rule: Rule, site: dict[str, str], tmp_path: Path) -> None:
    report = judge(tmp_path, site)
    assert [name for name, excerpt in told(report)] == [rule.id]
    assert "data-bad" in report.findings[0].place.excerpt
    assert report.exit_code == (1 if rule.severity == "error" else 0)


@pytest.mark.parametrize("rule, site", GOOD)
def test_a_good_site_is_silent(rule: Rule, site: dict[str, str], tmp_path: Path) -> None:
    assert told(judge(tmp_path, site)) == []


@pytest.mark.parametrize(
    "href",
    [
        "https://ailleurs.example/absente",
        "mailto:a@b.example",
        "tel:+33199000000",
        "//ailleurs.example/x",
        "data:,x",
    ],
)
def test_addresses_outside_the_site_are_not_followed(href: str, tmp_path: Path) -> None:
    assert told(judge(tmp_path, {"index.html": f'<a href="{href}">Un lien vers ailleurs</a>'})) == []


def test_the_own_address_of_the_site_is_followed(tmp_path: Path) -> None:
    site = {"index.html": '<a href="https://ville.example/absente/">Inscriptions</a>'}
    config = Config(site_url="https://ville.example")
    assert [rule for rule, _ in told(judge(tmp_path, site, config))] == ["link-target"]


@pytest.mark.parametrize(
    "href", ["/été à la plage/", "/%C3%A9t%C3%A9%20%C3%A0%20la%20plage/", "été%20à la plage/index.html"]
)
def test_accents_and_spaces_in_addresses_are_understood(href: str, tmp_path: Path) -> None:
    site = {"index.html": f'<a href="{href}">La plage</a>', "été à la plage/index.html": "<p>Sable</p>"}
    assert told(judge(tmp_path, site)) == []


@pytest.mark.parametrize("href", ["http://[", "//[::1", "http://a b/\x00", "%", "?", "../../../../", "./", "."])
def test_odd_addresses_never_crash(href: str, tmp_path: Path) -> None:
    report = judge(tmp_path, {"index.html": f'<a href="{href}">Un lien</a>'})
    assert report.pages[0].status == "checked"


def test_a_near_address_is_suggested(tmp_path: Path) -> None:
    report = judge(tmp_path, {"index.html": '<a href="/enfence/">Enfance</a>', "enfance/index.html": "<p>Crèches</p>"})
    assert "Vouliez-vous dire «\u00a0/enfance/\u00a0»\u00a0?" in report.findings[0].message.fr


def test_the_same_dead_link_in_every_page_s_menu_is_said_once_with_its_count(tmp_path: Path) -> None:
    menu = '<p><a href="/absente/">Inscriptions</a></p>'
    report = judge(tmp_path, {f"{name}/index.html": menu for name in "abcdef"})
    assert len(report.findings) == 1
    assert report.findings[0].count == 6


def test_a_missing_srcset_candidate_is_told(tmp_path: Path) -> None:
    site = {
        "index.html": '<img src="a.png" srcset="a.png 1x, b.png 2x" alt="Façade de la mairie">',
        "a.png": "",
    }
    assert [rule for rule, _ in told(judge(tmp_path, site))] == ["image-target"]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="" alt="Façade de la mairie">',
        '<div style="background-image: url(/absente.png)"></div>',
        "<style>.a { background: url('absente.png') }</style>",
        '<svg role="img" aria-label="Plan"><image xlink:href="absente.png"></image></svg>',
        '<img src="a.png" srcset="a.png, absente.png 2x" alt="Façade de la mairie">',
    ],
)
def test_images_that_are_nowhere_are_told_however_they_are_asked_for(body: str, tmp_path: Path) -> None:
    report = judge(tmp_path, {"index.html": f"<p>Texte</p>{body}", "a.png": ""})
    assert "image-target" in [rule for rule, _ in told(report)]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="a.png" srcset="data:image/gif;base64,R0lGODlhAQABAIAAAAUEBA== 1x" alt="Façade de la mairie">',
        '<img src="a.png" srcset="a.png 1x,a.png 2x" alt="Façade de la mairie">',
        "<style>.a { background: url(data:image/png;base64,AAAA) }</style>",
        '<base href="https://autre.example/"><a href="absente/">Ailleurs</a>',
    ],
)
def test_what_is_there_or_elsewhere_is_not_told(body: str, tmp_path: Path) -> None:
    assert told(judge(tmp_path, {"index.html": f"<p>Texte</p>{body}", "a.png": ""})) == []


def test_anchors_are_looked_for_from_the_base(tmp_path: Path) -> None:
    site = {"index.html": "<p>Texte</p>", "a/index.html": '<base href="/"><a href="#la">Le parc</a><p id="la">Là</p>'}
    assert [rule for rule, _ in told(judge(tmp_path, site))] == ["anchor-target"]


@pytest.mark.parametrize("href", ["", " ", "http://", "https://", "https:///", "mailto:", "tel:", "//"])
def test_a_link_without_an_address_is_refused(href: str, tmp_path: Path) -> None:
    report = judge(tmp_path, {"index.html": f'<p><a href="{href}">Le programme</a></p>'})
    assert [rule for rule, _ in told(report)] == ["link-target"]
    assert "n'a pas d'adresse" in report.findings[0].message.fr
    assert "[Le programme]({filename}/pages/culture/programme.md)" in report.findings[0].fix.fr


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="#">Haut de page</a></p>',
        '<p><a href="?page=2">Page 2</a></p>',
        '<form action=""><button>Envoyer</button><button formaction="">Garder</button></form>',
        "<p><a>Une ancre</a></p>",
        '<meta http-equiv="refresh" content="300">',
        '<meta http-equiv="content-type" content="text/html; url=/absente/">',
        '<svg role="img" aria-label="Plan"><use href="#rond"></use><use xlink:href="/plan.svg#rond"></use></svg>',
        '<p><svg><a href="/plan.svg" xlink:href="/absente/"><text>Plan</text></a></svg></p>',
    ],
)
def test_addresses_of_this_very_page_and_of_what_is_there_are_in_order(body: str, tmp_path: Path) -> None:
    report = judge(tmp_path, {"index.html": f"<p>Texte</p>{body}", "plan.svg": ""})
    assert [rule for rule, _ in told(report) if rule.endswith("-target")] == []


@pytest.mark.parametrize(
    "body, rule",
    [
        ('<p><svg><a xlink:href="/absente/"><text>Plan</text></a></svg></p>', "link-target"),
        ('<p><svg><a href="/absente/"><text>Plan</text></a></svg></p>', "link-target"),
        ('<p><svg><a xlink:href="#absent"><text>Plan</text></a></svg></p>', "anchor-target"),
        ('<svg role="img" aria-label="Plan"><use xlink:href="/absente.svg#rond"></use></svg>', "resource-target"),
        ('<svg role="img" aria-label="Plan"><use href="/absente.svg#rond"></use></svg>', "resource-target"),
        ('<meta http-equiv="refresh" content="0;url=/absente/">', "link-target"),
        ('<meta http-equiv="Refresh" content="5, URL = \'/absente/\'">', "link-target"),
        ('<meta http-equiv="refresh" content="0 /absente/">', "link-target"),
        ('<meta http-equiv="refresh" content="0;url=/#absent">', "anchor-target"),
    ],
)
def test_every_way_to_lead_somewhere_is_followed(body: str, rule: str, tmp_path: Path) -> None:
    report = judge(tmp_path, {"index.html": f"<p>Texte</p>{body}"})
    assert [name for name, _ in told(report) if name.endswith("-target")] == [rule]


def test_the_frames_of_an_old_page_are_followed(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang='fr'><head><title>Ville</title></head>"
        "<frameset><frame src='/absente.html' title='Menu'></frameset></html>"
    )
    report = Gate(tmp_path, Config(), tmp_path).judge_build({})
    assert "resource-target" in [rule for rule, _ in told(report)]
