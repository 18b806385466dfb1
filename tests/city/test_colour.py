"""The colour of a city: how it is written, and all the colours that are made of it."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from coloraide import Color
from hypothesis import example, given, settings
from hypothesis import strategies as st

from a11y.finding import Problem
from city import give_colours
from city.colour import _FRENCH, CityColour
from city.errors import ContentError
from city.identity import load_identity
from city.palette import city_palette, nearest, palette, stylesheet, unreadable
from city.tokens import colours, faults, read_schemes

ROOT = Path(__file__).parents[2]
CSS = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")
SCHEMES = read_schemes(CSS)
SOURCE = "content/ville.yaml"


def written(tmp_path: Path, value: str) -> CityColour | None:
    identity = (ROOT / SOURCE).read_text(encoding="utf-8")
    assert "\ncouleur:" not in identity
    path = tmp_path / SOURCE
    path.parent.mkdir()
    path.write_text(f"couleur: {value}\n{identity}" if value else identity, encoding="utf-8")
    return load_identity(path).couleur


def said(problem: Problem) -> str:
    return f"{problem.message.fr} {problem.why.fr} {problem.fix.fr}".replace("\u00a0", " ")


def refused(city: CityColour) -> Problem:
    with pytest.raises(ContentError) as caught:
        city_palette(SCHEMES, city, SOURCE)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    "value, meant",
    [
        ('"#0c3b2f"', "#0c3b2f"),
        ('"#0C3B2F"', "#0c3b2f"),
        ('"#040"', "#004400"),
        ('"#0c3b2fff"', "#0c3b2f"),
        ("navy", "#000080"),
        ("DarkSlateGray", "#2f4f4f"),
    ],
)
def test_a_colour_is_written_in_hexadecimal_or_by_its_name(tmp_path: Path, value: str, meant: str) -> None:
    assert written(tmp_path, value) == CityColour(meant, value.strip('"'), 1)


def test_a_city_need_not_have_a_colour(tmp_path: Path) -> None:
    assert written(tmp_path, "") is None


@pytest.mark.parametrize(
    "value, message, fix",
    [
        ("#0c3b2f", "La couleur serait perdue : #0c3b2f", 'couleur: "#0c3b2f"'),
        ("# à choisir", "La couleur serait perdue : # à choisir", 'couleur: "#0c3b2f"'),
        ('""', "« couleur » est vide", "supprimez la ligne"),
        ("0c3b2f", "n’est pas une couleur lisible : 0c3b2f", 'couleur: "#0c3b2f"'),
        ("123456", "n’est pas une couleur lisible : 123456", 'couleur: "#123456"'),
        ('"#0c3b2"', "n’est pas une couleur lisible : #0c3b2", 'couleur: "#0c3b2f"'),
        ("nawy", "n’est pas une couleur lisible : nawy", 'couleur: "navy"'),
        ("bleu marine", "n’est pas une couleur lisible : bleu marine", 'couleur: "navy"'),
        ("Bordeau", "n’est pas une couleur lisible : Bordeau", 'couleur: "maroon"'),
        ("mauve pâle", "en anglais", 'couleur: "#0c3b2f"'),
        ("rgb(12 59 47 / 50%)", "n’est pas une couleur lisible", 'couleur: "#0c3b2f"'),
        ('"#7a2e1f80"', "couleur transparente : #7a2e1f80", 'couleur: "#7a2e1f"'),
        ("transparent", "couleur transparente", 'couleur: "#0c3b2f"'),
        ("[navy, red]", "une seule valeur", 'couleur: "…"'),
    ],
)
def test_what_is_no_colour_is_told_with_what_to_write(tmp_path: Path, value: str, message: str, fix: str) -> None:
    with pytest.raises(ContentError) as caught:
        written(tmp_path, value)
    (problem,) = caught.value.problems
    assert (problem.source, problem.line) == (SOURCE, 1)
    assert message in said(problem)
    assert fix in said(problem)


@pytest.mark.parametrize("name", sorted(_FRENCH.values()))
def test_the_colours_proposed_for_french_names_work(name: str) -> None:
    assert city_palette(SCHEMES, CityColour(Color(name).to_string(hex=True), name, 1), SOURCE)


@settings(max_examples=60)
@given(st.integers(0, 0xFFFFFF))
@example(0x000000)
@example(0xFFFFFF)
@example(0xFFD700)
@example(0x808080)
@example(0x0000FF)
@example(0x595959)
@example(0x5A5A5A)
def test_any_colour_makes_a_legible_site_or_is_refused_for_one_that_does(number: int) -> None:
    city = f"#{number:06x}"
    changed = palette(SCHEMES, city)
    if unreadable(SCHEMES, changed):
        assert Color(city).contrast("white", method="wcag21") < 7
        city = nearest(SCHEMES, city)
        changed = palette(SCHEMES, city)
    assert changed["light"]["--surface-deep"] == city
    whole = read_schemes(f"{CSS}\n{stylesheet(changed)}")
    for scheme, tokens in whole.items():
        assert faults(tokens) == [], scheme
        assert tokens == {**SCHEMES[scheme], **changed[scheme]}, "the style sheet says the palette, and over the theme"


@pytest.mark.parametrize("city, ratio", [("gold", "1,40"), ("gray", "3,94"), ("#1ec8ff", "1,95"), ("#5a5a5a", "6,89")])
def test_a_colour_that_cannot_work_is_refused_with_the_nearest_that_can(city: str, ratio: str) -> None:
    value = Color(city).to_string(hex=True)
    problem = refused(CityColour(value, city, 12))
    proposed = nearest(SCHEMES, value)
    assert (problem.source, problem.line) == (SOURCE, 12)
    assert f"« couleur: {city} »" in said(problem)
    assert f"{ratio}, pour 7 demandé (--on-deep sur --surface-deep)" in said(problem)
    assert said(problem).endswith(f'couleur: "{proposed}"')


@pytest.mark.parametrize("city", ["#ffd700", "#1ec8ff", "#ff0000", "#808080"])
def test_the_colour_proposed_has_the_same_hue_and_no_legible_one_is_nearer(city: str) -> None:
    wanted, found = Color(city).convert("oklch"), Color(nearest(SCHEMES, city)).convert("oklch")
    if wanted["chroma"] > 0.01:
        assert found["hue"] == pytest.approx(wanted["hue"], abs=2)
    else:
        assert found["chroma"] < 0.01
    least = wanted.distance(found, space="oklab")
    for lightness in range(101):
        for chroma in range(41):
            other = Color("oklch", [lightness / 100, chroma / 100, wanted.coords(nans=False)[2]])
            if other.in_gamut("srgb") and other.contrast("white", method="wcag21") >= 7:
                # The colours of a screen are steps: 0.005 is less than the eye can tell.
                assert wanted.distance(other, space="oklab") > least - 0.005, other


def test_the_theme_keeps_what_is_not_of_its_green() -> None:
    changed = palette(SCHEMES, "#10307a")
    for scheme in SCHEMES:
        assert not [name for name in changed[scheme] if "urgence" in name or "vigilance" in name or "deuil" in name]
        assert not {"--surface-linden", "--on-deep-accent"} & changed[scheme].keys()
    hues = colours(changed["light"])
    assert hues["on-page-link"].convert("oklch")["hue"] == pytest.approx(
        hues["surface-deep"].convert("oklch")["hue"], abs=2
    )


@pytest.mark.parametrize("city", ["#4b1d7a", "#5a1a6e", "#7a1060", "#10307a"])
def test_links_already_visited_are_told_from_the_others(city: str) -> None:
    light = colours({**SCHEMES["light"], **palette(SCHEMES, city)["light"]})
    for place in ("page", "stone"):
        link, visited = (light[f"on-{place}-{kind}"].convert("oklch")["hue"] for kind in ("link", "visited"))
        assert abs((link - visited + 180) % 360 - 180) > 40


def test_what_a_theme_fails_by_itself_is_no_reason_to_refuse_a_colour() -> None:
    broken = read_schemes(
        CSS + ":root { --surface-mist: #777; --on-mist: #888; --focus-inner: #777; --focus-outer: #888; }"
    )
    before = {scheme: len(faults(tokens)) for scheme, tokens in broken.items()}
    assert before["light"] > 0
    assert city_palette(broken, CityColour("#10307a", "#10307a", 1), SOURCE)


def test_a_theme_without_tokens_is_told_rather_than_left_as_it_is(tmp_path: Path) -> None:
    ville = SimpleNamespace(couleur=CityColour("#10307a", "#10307a", 4))
    generator = SimpleNamespace(
        path=str(tmp_path / "content"),
        settings={"THEME": str(tmp_path / "theme"), "JINJA_GLOBALS": {"ville": ville}},
        context={},
    )
    with pytest.raises(ContentError) as caught:
        give_colours(generator)
    (problem,) = caught.value.problems
    assert (problem.source, problem.line) == (SOURCE, 4)
    assert "« --surface-deep »" in said(problem)


@pytest.mark.parametrize("missing", ["surface-deep", "on-deep", "surface-stone"])
def test_a_theme_without_a_place_for_the_colour_is_told(missing: str) -> None:
    tokens = {scheme: {n: v for n, v in one.items() if n != f"--{missing}"} for scheme, one in SCHEMES.items()}
    with pytest.raises(ContentError) as caught:
        city_palette(tokens, CityColour("#10307a", "#10307a", 4), SOURCE)
    (problem,) = caught.value.problems
    assert problem.line == 4
    assert f"« --{missing} »" in said(problem)
    assert "Supprimez la ligne" in said(problem)
