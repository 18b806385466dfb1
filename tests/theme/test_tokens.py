"""The colours of the theme are legible in every scheme: computed from `tokens.css`, the file that decides them.

The names of the tokens state the pairs (see the head of that file); a colour whose name states none is refused, so
that nobody adds a colour without saying what it is read on.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import tinycss2
from coloraide import Color
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

TOKENS = Path(__file__).parents[2] / "theme" / "static" / "css" / "tokens.css"
TEXT_RATIO = 7.0
GRAPHIC_RATIO = 3.0
SCHEMES = ("light", "dark")

Tokens = Mapping[str, str]


def _custom_properties(rules: list[Node]) -> Iterator[tuple[str, str]]:
    """Yield `(name, value)` of each custom property declared on `:root` by the given rules."""
    for rule in rules:
        if not isinstance(rule, QualifiedRule) or tinycss2.serialize(rule.prelude).strip() != ":root":
            continue
        for declaration in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
            if isinstance(declaration, Declaration) and declaration.name.startswith("--"):
                yield declaration.name, tinycss2.serialize(declaration.value).strip()


def read_schemes(css: str) -> dict[str, Tokens]:
    """Give the tokens of each scheme: what `:root` declares, and for dark what its media query declares over it."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    light = dict(_custom_properties(rules))
    dark = dict(light)
    for rule in rules:
        if isinstance(rule, AtRule) and "prefers-color-scheme: dark" in tinycss2.serialize(rule.prelude):
            inner = tinycss2.parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True)
            dark.update(_custom_properties(inner))
    return {"light": light, "dark": dark}


def colours(tokens: Tokens) -> dict[str, Color]:
    """Keep the tokens whose value is a colour, by name without the leading dashes."""
    return {name[2:]: Color(value) for name, value in tokens.items() if Color.match(value, fullmatch=True)}


def surface_of(name: str, found: Mapping[str, Color]) -> str | None:
    """Name the surface that the token `on-NAME…` or `line-NAME…` is read on; None when there is no such surface."""
    words = re.sub(r"^(on|line)-", "", name).split("-")
    for length in range(len(words), 0, -1):
        surface = "surface-" + "-".join(words[:length])
        if surface in found:
            return surface
    return None


def faults(tokens: Tokens) -> list[str]:
    """Say, one sentence a fault, what the colours of one scheme fail; an empty list when every pair holds."""
    found = colours(tokens)
    said = []
    for name, colour in found.items():
        if re.match(r"(surface|trim|focus)-", name):
            if colour.alpha() != 1:
                said.append(f"{name} is translucent: its contrast depends on what lies behind")
            continue
        if not re.match(r"(on|line)-", name):
            said.append(f"{name} has no pair: name it surface-, on-, line-, focus- or trim-")
            continue
        surface = surface_of(name, found)
        if surface is None:
            said.append(f"{name} names no surface")
            continue
        asked = TEXT_RATIO if name.startswith("on-") else GRAPHIC_RATIO
        ratio = colour.contrast(found[surface], method="wcag21")
        if ratio < asked:
            said.append(f"{name} on {surface}: {ratio:.2f}:1, {asked:g}:1 asked")
    for surface in (name for name in found if name.startswith("surface-")):
        texts = [name for name in found if name.startswith("on-") and surface_of(name, found) == surface]
        if not texts:
            said.append(f"{surface} has no text colour of its own")
        ring = max(found[tone].contrast(found[surface], method="wcag21") for tone in ("focus-inner", "focus-outer"))
        if ring < GRAPHIC_RATIO:
            said.append(f"neither tone of the focus ring reaches 3:1 on {surface}")
    if found["focus-inner"].contrast(found["focus-outer"], method="wcag21") < GRAPHIC_RATIO:
        said.append("the two tones of the focus ring do not reach 3:1 between them")
    return said


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
        ("--focus-outer: #f0f0f0", "do not reach 3:1 between them"),
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
