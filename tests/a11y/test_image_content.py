"""What images hold, by their words and files: where a person is asked, and where nobody is."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page


def outcomes(html: str, rule: str, files: dict[str, str] | None = None) -> list[str]:
    report = check_page(whole_page(html), "/exemple.html", files or {}, Config())
    assert report.status == "checked", report.reason
    return [finding.outcome for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize(
    "image",
    [
        '<img src="couverture.jpg" alt="Couverture du schéma directeur des mobilités">',
        '<img src="schema.jpg" alt="Schéma directeur des mobilités, couverture">',
        '<img src="papier.jpg" alt="Graph paper">',
        '<img src="graphiste.jpg" alt="Une graphiste à sa table">',
        '<img src="affichage.jpg" alt="Panneaux électoraux devant la mairie">',
        '<img src="budget.svg" alt="Graphique du budget : écoles 40 %, voirie 30 %, culture 20 %">',
        '<a href="/budget/"><img src="budget.svg" alt="Graphique du budget"></a>',
        '<img src="budget.svg" alt="Graphique du budget" aria-hidden="true">',
        '<figure role="figure" aria-label="Écoles 12, voirie 8"><img src="b.svg" alt="Graphique du budget">'
        "<figcaption>Écoles 12, voirie 8, culture 4, sports 3, espaces verts 2, propreté 2</figcaption></figure>",
        '<p><img src="b.svg" alt="Graphique du budget"></p><table><tr><th>Écoles<td>12</table>',
        '<details><summary>Texte du graphique</summary><p>Écoles 12</p></details><img src="b.svg" alt="Graphique">',
        '<p>Description détaillée de l’image : écoles 12.</p><p>Suite.</p><img src="b.svg" alt="Graphique du budget">',
    ],
)
def test_images_that_are_told_or_are_no_graph_are_left_in_peace(image: str) -> None:
    assert outcomes(image, "image-description") == []


@pytest.mark.parametrize(
    "image",
    [
        '<img src="plan-de-table.jpg" alt="">',
        '<img src="arriere-plan.jpg" alt="">',
        '<img src="carte-postale.jpg" alt="">',
        '<a href="/fete/"><img src="affiche-fete.jpg" alt=""> La fête</a>',
        '<img src="affiche-fete.jpg" alt="" hidden>',
    ],
)
def test_decoration_is_left_in_peace(image: str) -> None:
    assert outcomes(image, "image-hidden-information") == []


def test_an_image_that_is_not_there_says_nothing() -> None:
    body = '<body><main><img src="/fete.jpg" alt=""></main></body>'
    assert outcomes(body, "image-sole-content") == []
    assert outcomes(body, "image-sole-content", {"/fete.jpg": "JFIF"}) == ["failed"]


@pytest.mark.parametrize(
    "beside",
    [
        "<p>Mairie</p>",
        '<a href="/" aria-label="Mairie"></a>',
        '<img src="b.jpg" alt="Mairie">',
        '<svg role="img" aria-label="Mairie"><path/></svg>',
        '<iframe src="/a.html" title="Mairie"></iframe>',
        "<input>",
        '<script src="/app.js"></script>',
    ],
)
def test_an_image_beside_anything_else_may_be_decoration(beside: str) -> None:
    body = f'<body><main><img src="https://ville.example/fete.jpg" alt="">{beside}</main></body>'
    assert outcomes(body, "image-sole-content") == []


def test_only_an_image_that_is_seen_is_the_content_of_a_page() -> None:
    for style in ("display: none", "visibility: hidden", "position: absolute; left: -9999px", "opacity: 0"):
        body = f'<body><main><img src="https://ville.example/fete.jpg" alt="" style="{style}"></main></body>'
        assert outcomes(body, "image-sole-content") == []
    assert outcomes("<body><canvas></canvas></body>", "image-sole-content") == []


def test_a_captcha_by_script_of_another_site_brings_its_own_way_to_hear() -> None:
    assert (
        outcomes('<iframe src="https://www.google.com/recaptcha/api2" title="reCAPTCHA"></iframe>', "image-captcha")
        == []
    )
    assert (
        outcomes('<img class="captcha" src="/i.php" alt="Code"><audio controls src="/c.mp3"></audio>', "image-captcha")
        == []
    )
