"""What is matched once for like elements is what would be matched for each of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from a11y.parser import parse
from a11y.style.likeness import Likeness
from a11y.style.sheet import parse_sheet
from a11y.tree import Element

SELECTORS = st.sampled_from(
    [
        "p", ".a", ".a > p", ".a p", "p + p", "p + .a", ".a ~ p", "p:first-child", "li:last-child", "p:only-child",
        "li:nth-child(2n+1)", "p:first-of-type", "#x", "#x p", "[href]", 'a[href^="/"]', ":not(.a)", ":is(p, li) + li",
        ".a:not(:first-child) > a", ":root p", "p:first-child + p", "input:disabled", "fieldset :disabled", "a:link",
        "a:focus", ":focus-visible p", "div:focus-within p", "a:hover",
        ".a ~ .b + p", "li:has(p)", "p:empty", "li:nth-last-child(1)", "[title=t]", "p:lang(fr)",
        '[title~="t"]', "[title|='t']", '[title$="T" i]', "[title*=x]", '[href="/u"] + p',
        "[class*=a] p", "[title^='']",
    ]
)  # fmt: skip  # a list of words
START_TAGS = st.sampled_from(
    ["p", 'p class="a"', "li", "div", 'div class="a"', 'div class="b"', "ul", 'a href="/u"', 'a href="v"', "a",
     'p id="x"', 'div id="x"', 'p title="t"', 'p title="t u"', 'p title="t-x"', 'p title="xT"',
     "fieldset disabled", "fieldset", "legend", "input", 'p lang="fr"']
)  # fmt: skip  # a list of words


@st.composite
def bodies(draw: st.DrawFn, depth: int = 3) -> str:
    parts = []
    for tag in draw(st.lists(START_TAGS, max_size=5)):
        name = tag.split()[0]
        inside = draw(bodies(depth - 1)) if depth and name in ("div", "li", "ul", "fieldset") else ""
        parts.append(f"<{tag}>" if name == "input" else f"<{tag}>{inside}</{name}>")
    return "".join(parts)


def matched(element: Element, css: str) -> list[tuple[object, ...]]:
    return [(order, pseudo) for _, order, pseudo, _ in parse_sheet(css).matcher.match(element)]


@settings(max_examples=300)
@given(st.lists(bodies(), min_size=1, max_size=3), st.lists(SELECTORS, min_size=1, max_size=6))
def test_elements_with_the_same_key_are_matched_by_the_same_rules(pages: list[str], selectors: list[str]) -> None:
    css = "".join(f"{selector} {{ color: red }}\n" for selector in selectors)
    likeness = Likeness(parse_sheet(css).selectors)
    if not likeness.is_known:
        return
    seen: dict[int, list[tuple[object, ...]]] = {}
    for page in pages:
        elements = parse(f"<!doctype html><html><body>{page}</body></html>".encode()).elements
        for element, key in zip(elements, likeness.keys(elements), strict=True):
            assert seen.setdefault(key, matched(element, css)) == matched(element, css)


def test_selectors_that_ask_for_more_than_a_key_holds_are_never_shared() -> None:
    for selector in ("li:has(p)", "p:empty", "li:nth-last-child(1)", "p:lang(fr)", "p:future-thing", "p:last-of-type"):
        assert not Likeness([selector]).is_known, selector


def test_like_elements_of_two_pages_have_one_key() -> None:
    likeness = Likeness([".a p + p", "a:hover"])
    first, second = (
        parse(f'<body><div class="a"><p>un<p><a href="/{n}/">deux</a><p>trois</div>'.encode()).elements for n in "xy"
    )
    assert likeness.keys(first) == likeness.keys(second)
