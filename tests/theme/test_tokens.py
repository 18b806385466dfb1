"""The colours of the theme are legible in every scheme: computed from `tokens.css`, the file that decides them.

The names of the tokens state the pairs (see the head of that file); a colour whose name states none is refused, so
that nobody adds a colour without saying what it is read on.
"""

import re
from pathlib import Path

import pytest

from city.tokens import colours, faults, read_schemes

TOKENS = Path(__file__).parents[2] / "theme" / "static" / "css" / "tokens.css"
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_of_colours_is_legible(scheme: str) -> None:
    assert faults(read_schemes(TOKENS.read_text(encoding="utf-8"))[scheme]) == []


def test_the_dark_scheme_decides_every_surface_and_every_text_again() -> None:
    schemes = read_schemes(TOKENS.read_text(encoding="utf-8"))
    light, dark = colours(schemes["light"]), colours(schemes["dark"])
    assert light.keys() == dark.keys()
    assert light["surface-page"] != dark["surface-page"]
    assert light["on-page"] != dark["on-page"]


@pytest.mark.parametrize(
    "added, said",
    [
        ("--on-page-faint: #8a8a8a", "on-page-faint on surface-page"),
        ("--line-page-faint: #dddddd", "line-page-faint on surface-page"),
        ("--brand: #123456", "brand has no pair"),
        ("--on-nowhere: #000000", "on-nowhere names no surface"),
        ("--surface-void: #000000", "surface-void has no text colour"),
        ("--trim-veil: #00000080", "trim-veil is translucent"),
        ("--focus-outer: #f0f0f0", "focus-inner on focus-outer"),
        (
            "--surface-mist: #808080; --on-mist: #000000; --focus-inner: #808080; --focus-outer: #8a8a8a",
            "focus on surface-mist",
        ),
    ],
)
def test_a_colour_that_breaks_the_rules_is_told(added: str, said: str) -> None:
    css = TOKENS.read_text(encoding="utf-8") + f"\n:root {{ {added}; }}\n"
    assert any(said in fault for fault in faults(read_schemes(css)["light"]))


def test_the_other_stylesheets_take_every_colour_from_the_tokens() -> None:
    literal = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color)\(", re.IGNORECASE)
    strays = {
        path.name: [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if literal.search(line)]
        for path in sorted(TOKENS.parent.glob("*.css"))
        if path != TOKENS
    }
    assert strays == {name: [] for name in strays}
    assert strays, "the other stylesheets are looked for beside tokens.css"
