"""Alternatives: who speaks when several rules could, under which criteria, and what a page leaves to a person."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.finding import Finding
from a11y.rule import all_rules


def findings(body: str, config: Config | None = None) -> tuple[Finding, ...]:
    report = check_page(whole_page(body), "/page.html", {}, config or Config())
    assert report.status == "checked", report.reason
    return report.findings


# What other families say of the same pages.
ELSEWHERE = {"details-summary", "label-orphan", "link-adjacent", "link-file"}


def rules(body: str) -> list[str]:
    return sorted(finding.rule for finding in findings(body) if finding.rule not in ELSEWHERE)


def only(body: str) -> Finding:
    (finding,) = [finding for finding in findings(body) if finding.rule not in {*ELSEWHERE, "link-text-poor"}]
    return finding


MISSING = '<img src="images/fete.jpg">'
DECORATIVE = '<img src="images/fete.jpg" alt="">'


@pytest.mark.parametrize(
    "body, rule",
    [
        (MISSING, "image-alt"),
        (f'<p><a href="/a/">{MISSING}</a></p>', "link-name"),
        (f'<p><a href="/a/">{DECORATIVE}</a></p>', "link-name"),
        (f'<p><a href="/a/">Agenda {MISSING}</a></p>', "image-alt"),
        (f'<button type="button">{MISSING}</button>', "button-name"),
        (f"<h2>{MISSING}</h2>", "heading-image-alt"),
        (f"<h2>{DECORATIVE}</h2>", "heading-image-alt"),
        (f'<h2><a href="/a/">{MISSING}</a></h2>', "heading-image-alt"),
        ('<p><a href="/a/"><svg><path/></svg></a></p>', "link-name"),
        ('<p><a href="/a/"><svg role="img"><path/></svg></a></p>', "link-name"),
        ('<p><a href="/a/"><canvas></canvas></a></p>', "link-name"),
        ('<p><a href="/a/"><i class="fa">\ue001</i></a></p>', "link-name"),
        ('<p><a href="/a/" class="icon" style="background-image: url(a.svg)"></a></p>', "link-name"),
        ('<p><a href="/a/"><i class="icon" style="background-image: url(a.svg)"></i></a></p>', "link-name"),
        ('<p><a href="/a/"><img src="fete.jpg" alt="fete.jpg"></a></p>', "image-filename"),
        ('<img src="fete.jpg" alt="image.jpg">', "image-filename"),
        ('<img src="fete.jpg" alt="Image_3.png">', "image-filename"),
        ('<img src="fete.jpg" alt="IMG_1234">', "image-filename"),
        ('<img src="fete.jpg" alt="" title="fete.jpg">', "image-decorative"),
        ('<img src="fete.jpg" alt="Image de fête, le soir">', "image-announced"),
        ('<img src="fete.jpg" alt="&#8203;">', "image-alt"),
        ('<img src="fete.jpg" alt="&#65279;&shy;&#10240;">', "image-alt"),
        ('<div role="img" aria-label="&#8203;"></div>', "image-alt"),
        ('<svg role="img" aria-label="&#8203;"><path/></svg>', "svg-alt"),
        ('<canvas role="img" aria-label="&#8203;"></canvas>', "canvas-alt"),
        ('<object type="image/png" data="a.png" role="img" aria-label="&#8203;"></object>', "object-alt"),
        ('<embed type="image/png" src="a.png" role="img" aria-label="&#8203;">', "embed-alt"),
        ('<form action="/"><input type="image" src="a.png" alt="&#8203;"></form>', "input-image-alt"),
        ('<img src="p.png" alt="Plan" usemap="#m"><map name="m"><area href="/" alt="&#8203;"></map>', "area-alt"),
        ('<figure><img src="fete.jpg" alt="&#8203;"><figcaption>Fête</figcaption></figure>', "image-alt"),
        ('<p><img src="fete.jpg" alt="*"></p>', "image-placeholder"),
        ('<p><img src="fete.jpg" alt="-"></p>', "image-placeholder"),
        ('<p><img src="fete.jpg" alt="…"></p>', "image-placeholder"),
        ('<img src="a.jpg" alt="fete_du_parc_v2_final">', "image-filename"),
        ('<img src="a.jpg" alt="ville.fr/photo">', "image-filename"),
        ('<img src="a.jpg" alt="image_2">', "image-placeholder"),
        ('<figure><img src="a.jpg" alt="Le kiosque"><figcaption>&#8203;</figcaption></figure>', "figure-name"),
        ('<img src="a.jpg" alt="C:\\Users\\photo">', "image-filename"),
        (f"<details><summary>{DECORATIVE}</summary><p>Texte</p></details>", "summary-name"),
        (f"<details><summary>{MISSING}</summary><p>Texte</p></details>", "summary-name"),
        (f"<details><summary>Plus {MISSING}</summary><p>Texte</p></details>", "image-alt"),
        (f"<details><summary><h2>{DECORATIVE}</h2></summary><p>Texte</p></details>", "heading-image-alt"),
        ("<details><summary></summary><p>Texte</p></details>", "summary-name"),
        ('<details><summary role="button"></summary><p>Texte</p></details>', "button-name"),
        ("<details><summary>&#8203;</summary><summary>Plus</summary></details>", "summary-name"),
        ("<summary></summary>", None),
        ("<details hidden><summary></summary></details>", None),
        ('<svg role="img"><path/></svg>', "svg-alt"),
        ("<svg><path/></svg>", "svg-hidden"),
        ('<svg aria-label="Un rond"><path/></svg>', "image-role"),
        ('<canvas role="img"></canvas>', "canvas-alt"),
        ('<canvas aria-label="Un rond"></canvas>', "image-role"),
        ('<object type="image/png" data="a.png"></object>', "object-alt"),
        ('<object type="image/png" data="a.png" title="Un rond"></object>', "image-role"),
        ('<div role="img"><img src="a.jpg"></div>', "image-alt"),
        ('<div role="img" aria-label="Notre avis"><i class="fa">\ue001</i><i class="fa">\ue001</i></div>', None),
        ('<figure role="figure"><img src="a.jpg"><figcaption>Crue</figcaption></figure>', "image-alt"),
    ],
)
def test_one_fault_is_told_by_one_rule(body: str, rule: str | None) -> None:
    assert rules(body) == ([] if rule is None else [rule])


def test_the_words_of_the_house_for_an_image_alone_in_its_link() -> None:
    finding = only(f'<p><a href="/agenda/fete-du-parc/">{MISSING}</a></p>')
    assert finding.message.fr == (
        "L'image «\u00a0fete.jpg\u00a0» est la seule chose dans son lien et n'a pas d'alternative."
    )
    assert "[![Programme de la fête du parc]({static}/images/fete.jpg)](/agenda/fete-du-parc/)" in finding.fix.fr
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "inside, wcag, rgaa, act",
    [
        (MISSING, ("1.1.1", "2.4.4", "4.1.2"), ("1.1.1", "6.2.1"), ("23a2a8", "c487ae")),
        (DECORATIVE, ("2.4.4", "4.1.2"), ("6.2.1",), ("c487ae",)),
        ("", ("2.4.4", "4.1.2"), ("6.2.1",), ("c487ae",)),
        ('<svg aria-hidden="true"><path/></svg>', ("2.4.4", "4.1.2"), ("6.2.1",), ("c487ae",)),
        ("<svg><path/></svg>", ("2.4.4", "4.1.2"), ("6.2.1",), ("c487ae",)),
        (
            '<svg role="img"><path/></svg>',
            ("1.1.1", "2.4.4", "4.1.2"),
            ("1.1.5", "6.2.1"),
            ("7d6734", "c487ae"),
        ),
        ("<span role=img></span>", ("1.1.1", "2.4.4", "4.1.2"), ("1.1.1", "6.2.1"), ("23a2a8", "c487ae")),
    ],
)
def test_a_silent_link_speaks_for_the_criteria_that_its_content_breaks(
    inside: str, wcag: tuple[str, ...], rgaa: tuple[str, ...], act: tuple[str, ...]
) -> None:
    finding = only(f'<p><a href="/a/">{inside}</a></p>')
    assert (finding.wcag, finding.rgaa, finding.act) == (wcag, rgaa, act)


@pytest.mark.parametrize(
    "body, rgaa",
    [
        ('<form action="/a/"><button></button></form>', ("11.9.1",)),
        ('<form action="/a/"><button type="button"></button></form>', ("7.1.3",)),
        ('<form id="f" action="/a/"></form><button form="f"></button>', ("11.9.1",)),
        ('<span role="button" tabindex="0"></span>', ("7.1.3",)),
    ],
)
def test_a_button_is_judged_by_the_theme_that_drives_it(body: str, rgaa: tuple[str, ...]) -> None:
    assert only(body).rgaa == rgaa


@pytest.mark.parametrize(
    "body, rgaa",
    [
        ('<img src="a.png" alt="a.png">', ("1.3.1",)),
        ('<div role="img" aria-label="a.png"></div>', ("1.3.1",)),
        ('<img src="p.png" alt="Plan" usemap="#m"><map name="m"><area href="/" alt="a.png"></map>', ("1.3.2",)),
        ('<form action="/"><input type="image" src="b.png" alt="a.png"></form>', ("1.3.3",)),
        ('<object type="image/png" data="b.png" role="img" aria-label="a.png"></object>', ("1.3.4",)),
        ('<embed type="image/png" src="b.png" role="img" aria-label="a.png">', ("1.3.5",)),
        ('<svg role="img" aria-label="a.png"><path/></svg>', ("1.3.6",)),
        ('<canvas role="img" aria-label="a.png"></canvas>', ("1.3.7",)),
    ],
)
def test_each_kind_of_image_has_its_own_test_in_rgaa(body: str, rgaa: tuple[str, ...]) -> None:
    finding = only(body)
    assert (finding.rule, finding.rgaa) == ("image-filename", rgaa)


@pytest.mark.parametrize(
    "body, rule, reason",
    [
        ('<p>parc.jpg, 2 Mo <img src="a.jpg" alt="parc.jpg"></p>', "image-filename", "may-be-file-name"),
        ('<img src="arc-en-ciel.jpg" alt="arc-en-ciel">', "image-filename", "may-be-file-name"),
        ('<p><img src="a.jpg" alt="Logo"></p>', "image-placeholder", "vague-word"),
        ('<p><a href="/g/"><img src="a.jpg" alt="Photos"></a></p>', "image-placeholder", "vague-word"),
        (f'<img src="a.jpg" alt="{"Un long récit. " * 12}">', "image-alt-length", "long-alternative"),
        ('<p><label for="n">Nom <img src="a.png" alt="*"></label></p>', "image-placeholder", "punctuation"),
        ('<p><a href="/"><img src="a.png" alt="…"></a></p>', "image-placeholder", "punctuation"),
        ('<p><img src="a.png" alt="?"></p>', "image-placeholder", "punctuation"),
        ("<canvas></canvas>", "canvas-alt", "canvas"),
        ("<svg><text>Parcs</text></svg>", "svg-hidden", "svg-text"),
        (
            '<svg role="graphics-document" aria-label="Courbe"><path/></svg>',
            "image-role",
            "graphics-role",
        ),
        (
            '<object type="image/png" data="a.png"></object><a href="/texte/">Version texte</a>',
            "object-alt",
            "adjacent-link",
        ),
        (
            '<p><a href="/"><img src="a.svg" alt="" title="Accueil"></a></p>',
            "image-decorative",
            "names-its-link",
        ),
        (
            '<figure role="figure" aria-label="Crue"><img src="a.jpg" alt=""><figcaption>Crue</figcaption></figure>',
            "figure-caption",
            "decorative-with-caption",
        ),
        ('<p><i class="fa">\ue001</i> Accès</p>', "icon-font", "icon-font"),
        ('<p><i class="picto" style="background: url(a.svg)"></i> Accès</p>', "background-image", "css-image"),
        ('<p><a href="/c"><img src="a.png" alt="Plan" ismap></a></p>', "image-server-map", "server-map"),
    ],
)
def test_what_the_page_does_not_decide_is_a_question(body: str, rule: str, reason: str) -> None:
    finding = only(body)
    assert (finding.rule, finding.reason, finding.outcome, finding.severity) == (rule, reason, "cantTell", "review")


@pytest.mark.parametrize(
    "body",
    [
        # Nobody meets what is not shown or told.
        '<p hidden><img src="a.jpg"></p>',
        '<div aria-hidden="true"><img src="a.jpg"><svg><path/></svg><canvas></canvas><i>\ue001</i></div>',
        '<div inert><p><img src="a.jpg"></p><a href="/a/"><img src="a.jpg"></a><button></button></div>',
        '<div style="visibility: hidden"><img src="a.jpg"></div>',
        '<p aria-hidden="true"><a href="/a/" tabindex="-1"><img src="a.jpg"></a></p>',
        # A store of symbols draws nothing.
        '<svg width="0" height="0"><defs><path id="p"/></defs><symbol id="s"><path/></symbol></svg>',
        # A button takes its drawings as its own.
        '<button type="button"><svg><path/></svg> Fermer</button>',
        # The parts of a drawing may speak for themselves.
        '<svg><a href="/nord/"><text>Nord</text></a><path/></svg>',
        # No image of a map that is used.
        '<map name="vide"><area href="/a/"></map>',
        # Other objects have other rules.
        '<object data="/carte.html" title="Carte"></object>',
        '<object type="application/pdf" data="plan.pdf"><a href="plan.pdf">Plan de la ville en PDF</a></object>',
        # Names that may look wrong, and are right.
        '<p><a href="/"><img src="saint-cloud.jpg" alt="Saint-Cloud"></a></p>',
        '<p><a href="/plan/"><img src="plan.svg" alt="Plan"></a></p>',
        '<img src="3.svg" alt="3">',
        # Beside one another, saying different things.
        '<p><img src="pdf.svg" alt="PDF"> Le budget</p>',
        '<p><a href="/a/"><img src="a.jpg" alt="Le kiosque"> Fête du parc</a></p>',
        '<p id="t">Crue de 1910</p><p><img src="a.jpg" aria-labelledby="t"></p>',
        # A plain figure, and one without an image.
        '<figure><img src="a.jpg" alt="Le kiosque"></figure>',
        "<figure><blockquote><p>Bonjour</p></blockquote><figcaption>Le maire</figcaption></figure>",
        # Backgrounds that only dress.
        '<div class="bandeau" style="background: linear-gradient(red, blue)"></div>',
        '<div class="silicon" style="background: url(a.jpg)"></div>',
    ],
)
def test_good_pages_of_all_sorts_are_left_in_peace(body: str) -> None:
    assert rules(body) == []


def test_an_image_with_braces_in_its_name_is_quoted_as_it_stands() -> None:
    assert "{a}.jpg" in only('<img src="{a}.jpg">').message.fr
    assert "{a}.jpg" in only('<p><a href="/{b}/"><img src="{a}.jpg"></a></p>').message.fr
    assert "/{b}/" in only('<p><a href="/{b}/"></a></p>').message.fr


def test_the_name_of_a_file_is_shown_as_a_person_writes_it() -> None:
    assert "«\u00a0fête du parc.jpg\u00a0»" in only('<img src="/i/f%C3%AAte%20du%20parc.jpg?v=3#x">').message.fr
    assert "base64" not in only('<img src="data:image/png;base64,iVBOR">').message.fr


def test_the_length_at_which_an_alternative_is_long_is_an_option() -> None:
    body = '<img src="a.jpg" alt="Le kiosque du parc un jour de fête">'
    assert findings(body) == ()
    config = Config(options={"image-alt-length": {"max": 20}})
    (finding,) = findings(body, config)
    assert "34 caractères (plus de 20)" in finding.message.fr


def test_a_second_area_that_leads_to_the_same_place_leaves_a_question() -> None:
    finding = only(
        '<img src="p.png" alt="Plan" usemap="#m"><map name="m">'
        '<area href="/nord/" alt="Nord"><area href="/nord/" alt=""></map>'
    )
    assert (finding.rule, finding.reason, finding.act) == ("area-alt", "same-destination", ())


def test_an_object_without_an_image_type_is_no_matter_of_rgaa_1_1() -> None:
    assert only('<object data="discours.mp3"></object>').rgaa == ()
    assert only('<object type="image/png" data="a.png"></object>').rgaa == ("1.1.6",)


def test_a_caption_is_tied_by_the_criterion_of_its_image() -> None:
    finding = only(
        '<figure><svg role="img" aria-label="Courbe"><path/></svg><figcaption>Crue "rapide"</figcaption></figure>'
    )
    assert (finding.rule, finding.rgaa, finding.severity) == ("figure-caption", ("1.9.4",), "warning")
    assert 'aria-label="Crue &quot;rapide&quot;"' in finding.fix.fr


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="/p/"><img src="p.jpg" alt="Parcs"></a></p><h2><a href="/p/">Parcs</a></h2>',
        '<p><img src="p.jpg" alt="Parcs"><br>Parcs</p>',
        '<p><a href="/p/"><span><img src="p.jpg" alt="Parcs"></span><span>parcs.</span></a></p>',
    ],
)
def test_a_neighbour_is_found_across_the_tags_between(body: str) -> None:
    assert rules(body) == ["image-repeats-text"]


@pytest.mark.parametrize("rule", ["image-announced", "image-repeats-text", "figure-name"])
def test_what_only_the_house_asks_never_speaks_for_the_law(rule: str) -> None:
    found = all_rules()[rule]
    assert (found.severity, found.wcag, found.rgaa, found.act) == ("warning", (), (), ())


def test_an_alternative_of_invisible_characters_is_called_what_it_is() -> None:
    assert "caractères invisibles" in only('<img src="fete.jpg" alt="&#8203;">').message.fr
    assert "n'a pas d'alternative" in only('<img src="fete.jpg" alt=" ">').message.fr


def test_a_summary_is_no_button_of_a_form_and_no_script() -> None:
    empty = only("<details><summary></summary><p>Texte</p></details>")
    assert (empty.wcag, empty.rgaa, empty.act) == (("4.1.2",), (), ("2t702h",))
    image = only(f"<details><summary>{MISSING}</summary><p>Texte</p></details>")
    assert (image.wcag, image.rgaa, image.act) == (("1.1.1", "4.1.2"), ("1.1.1",), ("23a2a8", "2t702h"))
