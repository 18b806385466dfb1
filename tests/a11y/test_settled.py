"""What is not asked again of a header or a footer changes no verdict and no count."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y import tokenizer
from a11y.check import PageReport, check_page
from a11y.config import Config
from a11y.fragments import Fragments
from a11y.page import Page
from a11y.rule import all_rules
from a11y.settled import Shell
from a11y.style import matches

LOCAL = [rule for rule in all_rules().values() if rule.local]
EXAMPLES = [
    pytest.param(example, number, id=f"{rule.id}-{number}")
    for rule in LOCAL
    for number, example in enumerate((*rule.bad, *rule.good))
    if not example.lstrip().lower().startswith(("<!doctype", "<html", "<body"))
]
CSS = """
body { color: #111; background: #fff } .pale { color: #bbb } .dark { background: #111; color: #eee }
.dark a { color: #99f } a { text-decoration: none } .u a { text-decoration: underline }
footer a:focus { outline: 3px solid #005 } .over { position: absolute; top: 0; width: 300px; height: 90px }
.line footer { display: inline } .ink a { color: #222 } p + footer b { color: #ccc } .away footer { display: none }
@media (prefers-color-scheme: dark) { body { background: #222; color: #ddd } }
"""
# What may stand around the same footer on other pages.
AROUND = [
    ("<p>Ouvert le samedi.</p>", ""),
    ("<p>Ouvert le dimanche.</p>", "<p>Fin</p>"),
    ('<div class="dark">', "</div>"),
    ('<div class="pale u">', "</div>"),
    ('<div class="line">Voir ', "</div>"),
    ('<div class="away">', "</div>"),
    ('<div aria-hidden="true">', "</div>"),
    ('<div inert lang="en">', "</div>"),
    ('<div role="presentation" aria-owns="nom">', "</div>"),
    ('<p class="over">Par-dessus</p>', ""),
    ('<p id="nom">Parcs</p><p id="a">Image</p>', ""),
    ('<figure><img src="/a.jpg" alt="Un parc">', "</figure>"),
    ("<h2>Horaires</h2>", "<h4>Suite</h4>"),
    ('<div style="color: #ccc">', "</div>"),
    ("<section><article>", "</article></section>"),
]


def page_around(footer: str, before: str, after: str) -> bytes:
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title>'
        f'<link rel="stylesheet" href="/a.css"></head><body><main><h1>Parcs</h1></main>{before}'
        f"<footer>{footer}</footer>{after}</body></html>"
    ).encode()


def report_of(footer: str, before: str, after: str) -> PageReport:
    report = check_page(page_around(footer, before, after), "/a.html", {"/a.css": CSS}, Config())
    assert report.status == "checked", report.reason
    return report


def said(report: PageReport) -> object:
    return [(f.rule, f.outcome, f.message.fr, f.place) for f in report.findings], dict(report.counts)


def forget() -> None:
    matches._MEMORIES.clear()
    tokenizer._FRAGMENTS = Fragments()


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    forget()
    yield
    forget()


def test_silence_of_local_rules_is_kept_and_the_rest_is_asked_again() -> None:
    footer = '<p><a href="/contact/">Contact</a> <a href="/plan/"></a></p>'
    reports = [
        report_of(footer, before, "") for before in ("<p>Un</p>", "<p>Deux</p>", "<p>Trois</p>", "<p>Quatre</p>")
    ]
    assert [said(report) for report in reports[1:]] == [said(reports[0])] * 3
    assert [finding.rule for finding in reports[3].findings].count("link-name") == 1
    html = f"<!doctype html><body><p>Cinq</p><footer>{footer}</footer></body>"
    page = Page(html.replace("<body>", '<html lang="fr"><body>').encode(), "/b.html")
    assert [top.tag for _fragment, top in page.fragments] == ["footer"]


def test_a_known_footer_is_hardly_asked() -> None:
    footer = "<footer><ul>" + '<li><a href="/contact/">Contact</a></li>' * 20 + "</ul></footer>"
    html = '<!doctype html><html lang="fr"><title>x</title><body><p>{}</p>' + footer + "</body></html>"
    for number in range(3):
        check_page(html.format(number).encode(), f"/{number}.html", {}, Config())
    page = Page(html.format(9).encode(), "/9.html")
    shell = Shell(page, Config())
    assert len(shell.left) == 41
    assert "text-contrast" not in {rule.id for rules in shell.left.values() for rule in rules}


@pytest.mark.parametrize(
    "rule, footer, silent, faulty",
    [
        # What it refers to stands outside.
        (
            "link-name",
            '<a href="/x/" aria-labelledby="nom"></a>',
            '<p id="nom">Parcs</p><ul></ul>{}',
            "<p>Parcs</p><ul></ul>{}",
        ),
        # A start tag above says more than selectors ask.
        (
            "icon-font",
            "<p><i>\ue001</i> Accès</p>",
            '<div aria-hidden="true">{}</div>',
            '<div aria-hidden="false">{}</div>',
        ),
        # A neighbour decides of its looks.
        ("text-contrast", "<p><b>Ouvert</b></p>", "<ul></ul>{}", "<p>Un</p>{}"),
        # It flows in the text around it.
        (
            "link-distinct",
            '<a href="/x/">Contact</a>',
            '<div class="line ink">{}</div>',
            '<div class="line ink">La mairie ouvre le samedi matin, dit la page {} de la ville.</div>',
        ),
    ],
)
def test_a_fault_that_its_surroundings_make_is_told(rule: str, footer: str, silent: str, faulty: str) -> None:
    for _round in range(3):
        before, after = silent.split("{}")
        assert rule not in {finding.rule for finding in report_of(footer, before, after).findings}
    before, after = faulty.split("{}")
    assert rule in {finding.rule for finding in report_of(footer, before, after).findings}


@pytest.mark.parametrize(
    "before, footer",
    [
        ('<p aria-owns="x">Parcs</p>', '<p id="x">Contact</p>'),
        ('<label for="q">Chercher</label>', '<p><input id="q"></p>'),
        ("<p>Parcs</p>", '<p aria-describedby="ailleurs">Contact</p>'),
    ],
)
def test_what_the_rest_of_a_page_may_bear_on_is_asked_each_time(before: str, footer: str) -> None:
    for _round in range(3):
        report_of(footer, before, "")
    page = Page(page_around(footer, before, ""), "/a.html", {"/a.css": CSS})
    assert page.fragments
    assert not Shell(page, Config()).left


@pytest.mark.parametrize("footer, number", EXAMPLES)
def test_the_examples_of_local_rules_say_in_a_known_footer_what_they_say_alone(footer: str, number: int) -> None:
    alone = []
    # Each example in a third of the surroundings, each surroundings with a third of the examples.
    surroundings = AROUND[number % 3 :: 3]
    for before, after in surroundings:
        forget()
        alone.append(said(report_of(footer, before, after)))
    forget()
    for _round in range(3):
        for (before, after), expected in zip(surroundings, alone, strict=True):
            assert said(report_of(footer, before, after)) == expected, (before, after)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([param.values[0] for param in EXAMPLES]), min_size=1, max_size=4),
    st.lists(st.sampled_from(AROUND), min_size=2, max_size=5),
)
def test_any_footer_says_on_any_page_what_it_says_alone(parts: list[str], around: list[tuple[str, str]]) -> None:
    footer = "".join(parts)
    forget()
    together = [said(report_of(footer, before, after)) for before, after in around * 3]
    for (before, after), after_others in zip(around * 3, together, strict=True):
        forget()
        assert said(report_of(footer, before, after)) == after_others
