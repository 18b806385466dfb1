"""What pages with the same sheets share changes no verdict: a page says alone what it says after others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y.check import check_page
from a11y.config import Config
from a11y.style import matches

CSS = """
body { color: #111; background: #fff } .pale { color: #bbb }
.white { background: #fff } .dark { background: #111; color: #eee }
.dark a { color: #99f } a { text-decoration: none } .u a { text-decoration: underline }
a:focus { outline: 2px solid #ddd } .ring a:focus { outline: 3px solid #005 }
.over { position: absolute; top: 0; width: 300px; height: 90px; background: #eee } .up { margin-top: -40px }
li + li::before { content: "puis"; color: #ddd } p:last-child { color: #999 }
@media (prefers-color-scheme: dark) { body { background: #222; color: #ddd } }
"""
BLOCKS = st.sampled_from(
    ["p", 'p class="pale"', "div", 'div class="dark"', 'div class="u"', 'div class="ring"', 'div class="over"',
     'p class="up dark"', 'div style="color: #ccc"', 'div style="color: #222"', 'p style="color: #aaa"', "ul", "li"]
)  # fmt: skip  # a list of words
TEXTS = st.sampled_from(["Ouvert le samedi", "", '<a href="/a/">Horaires</a> des parcs et jardins', "…", "Trois 3"])


@st.composite
def bodies(draw: st.DrawFn, depth: int = 2) -> str:
    parts = []
    for tag in draw(st.lists(BLOCKS, min_size=1, max_size=4)):
        name = tag.split()[0]
        inside = draw(bodies(depth - 1)) if depth and name in ("div", "ul", "li") else ""
        parts.append(f"<{tag}>{draw(TEXTS)}{inside}</{name}>")
    return "".join(parts)


def said(body: str) -> list[tuple[object, ...]]:
    html = (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title>'
        f'<link rel="stylesheet" href="/a.css"></head><body><main><h1>Parcs</h1>{body}</main></body></html>'
    )
    report = check_page(html.encode(), "/a.html", {"/a.css": CSS}, Config())
    assert report.status == "checked", report.reason
    return [(f.rule, f.outcome, f.message.fr, f.place.selector) for f in report.findings]


@pytest.fixture(autouse=True)
def _fresh() -> None:
    matches._MEMORIES.clear()


@settings(max_examples=150)
@given(st.lists(bodies(), min_size=2, max_size=4))
def test_a_page_says_the_same_alone_and_after_others(pages: list[str]) -> None:
    matches._MEMORIES.clear()
    together = [said(body) for body in pages]
    for body, after_others in zip(pages, together, strict=True):
        matches._MEMORIES.clear()
        assert said(body) == after_others


@pytest.mark.parametrize(
    "first, second",
    [
        ('<p class="white" style="color: #222">Ouvert</p>', '<p class="white" style="color: #ccc">Ouvert</p>'),
        (
            '<div class="white" style="color: #222"><em>Ouvert</em></div>',
            '<div class="white" style="color: #ccc"><em>Ouvert</em></div>',
        ),
        (
            '<p class="white"><font color="#222222">Ouvert</font></p>',
            '<p class="white"><font color="#cccccc">Ouvert</font></p>',
        ),
        ('<p class="pale">…</p>', '<p class="pale">Ouvert</p>'),
    ],
)
def test_a_fault_of_its_own_is_told_after_a_page_that_is_else_the_same(first: str, second: str) -> None:
    assert "text-contrast" not in {rule for rule, *_ in said(first)}
    assert "text-contrast" in {rule for rule, *_ in said(second)}
