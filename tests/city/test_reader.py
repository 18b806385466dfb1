"""Markdown files as Pelican reads them, good and bad, and what an editor is told."""

import datetime
import logging
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.settings import read_settings

from a11y.finding import Problem
from city.errors import ContentError
from city.models import Waiver
from city.reader import CityReader

ARTICLE = "---\ntitle: Fête\ndate: 2026-11-12\nsummary: Une fête\n---\nOui !\n"
THEME = {
    "theme/templates/article.html": "{{ article.title }}|{{ article.date|date_fr }}|{{ article.content }}",
    "theme/templates/page.html": '{{ page.title }} | {{ "l\'eau"|typeset }} | {{ page.content }}',
}
Site = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Write a project of `{path: text}`; the project's folder comes back."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, text in {**THEME, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


def settings(project: Path, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = read_settings(
        override={
            "PATH": str(project / "content"),
            "OUTPUT_PATH": str(project / "output"),
            "THEME": str(project / "theme"),
            "PLUGINS": ["city"],
            "ARTICLE_PATHS": ["actualites"],
            "DEFAULT_LANG": "fr",
            "TIMEZONE": "Europe/Paris",
            "SITENAME": "Ville",
            "DIRECT_TEMPLATES": [],
            "AUTHOR_SAVE_AS": "",
            "CATEGORY_SAVE_AS": "",
            "TAG_SAVE_AS": "",
            "FEED_ALL_ATOM": None,
            "CATEGORY_FEED_ATOM": None,
            "TRANSLATION_FEED_ATOM": None,
            "AUTHOR_FEED_ATOM": None,
            "AUTHOR_FEED_RSS": None,
            **more,
        }
    )
    return made


def read(path: Path, project: Path, **more: Any) -> tuple[str, dict[str, Any]]:
    return CityReader(settings(project, **more)).read(str(path))


def problems(site: Site, source: str | bytes, name: str = "content/pages/a.md") -> tuple[Problem, ...]:
    """What is wrong with one file, as told to an editor."""
    project = site({name: source})
    with pytest.raises(ContentError) as caught:
        read(project / name, project)
    assert all(problem.source == name for problem in caught.value.problems)
    return caught.value.problems


def front(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "Texte."])


def only(found: tuple[Problem, ...], line: int | None, *words: str) -> None:
    """One problem, at this line, whose French says these words."""
    assert len(found) == 1, [problem.message.fr for problem in found]
    said = f"{found[0].message.fr} {found[0].why.fr} {found[0].fix.fr}".replace("\u00a0", " ")
    assert found[0].line == line
    for word in words:
        assert word in said
    assert found[0].message.en
    assert found[0].fix.en


# What is read


def test_an_article_is_read_with_its_metadata_typed_and_its_texts_typeset(site: Site) -> None:
    source = front(
        "title: L'été - le programme",
        "date: 2026-11-12 18:30",
        'summary: "Venez tous : c\'est gratuit !"',
        "category: Sport",
        "tags: [parc, fête]",
        "image: images/a.jpg",
        "image_alt: décorative",
        "status: brouillon",
        "order: 3",
    )
    project = site({"content/actualites/a.md": source})
    body, metadata = read(project / "content/actualites/a.md", project)
    assert body == "<p>Texte.</p>"
    assert metadata["title"] == "L’été - le programme"
    assert metadata["date"] == datetime.datetime(2026, 11, 12, 18, 30)
    assert metadata["summary"] == "Venez tous\u00a0: c’est gratuit\u00a0!"
    assert str(metadata["category"]) == "Sport"
    assert [str(tag) for tag in metadata["tags"]] == ["parc", "fête"]
    assert metadata["image_alt"] == ""
    assert metadata["status"] == "draft"
    assert metadata["order"] == 3


def test_a_byte_order_mark_and_windows_line_ends_are_tolerated(site: Site) -> None:
    project = site({"content/actualites/a.md": b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()})
    body, metadata = read(project / "content/actualites/a.md", project)
    assert body == "<p>Oui\u00a0!</p>"
    assert metadata["title"] == "Fête"


def test_a_title_that_looks_like_a_number_or_a_date_is_a_title(site: Site) -> None:
    project = site({"content/pages/a.md": front("title: 2026"), "content/pages/b.md": front("title: 2026-11-12")})
    assert read(project / "content/pages/a.md", project)[1]["title"] == "2026"
    assert read(project / "content/pages/b.md", project)[1]["title"] == "2026-11-12"


def test_a_page_in_another_language_is_not_typeset_as_french(site: Site) -> None:
    project = site({"content/pages/a.md": "---\ntitle: It's open!\nlang: en\n---\nIt's open!"})
    body, metadata = read(project / "content/pages/a.md", project)
    assert body == "<p>It's open!</p>"
    assert metadata["title"] == "It's open!"


def test_a_waiver_is_typed_and_kept(site: Site) -> None:
    source = front(
        "title: A",
        "derogations:",
        "  - regle: image-alt",
        "    motif: en attente",
        "    jusqu_au: 2027-01-31",
    )
    project = site({"content/pages/a.md": source})
    _, metadata = read(project / "content/pages/a.md", project)
    assert metadata["derogations"] == (
        Waiver(regle="image-alt", motif="en attente", jusqu_au=datetime.date(2027, 1, 31)),
    )


def test_a_rule_line_in_the_text_is_no_front_matter(site: Site) -> None:
    project = site({"content/pages/a.md": front("title: A") + "\n\n---\n\nFin"})
    assert "<hr>" in read(project / "content/pages/a.md", project)[0]


def test_extensions_of_the_setting_are_added_to_the_citys(site: Site) -> None:
    project = site({"content/pages/a.md": "---\ntitle: A\n---\n```\na !\n```"})
    extended = {"extensions": ["markdown.extensions.fenced_code"]}
    assert "<pre><code>a !" in read(project / "content/pages/a.md", project, MARKDOWN=extended)[0]


# What is refused


def test_a_file_that_is_no_utf8_is_told_with_line_and_byte(site: Site) -> None:
    found = problems(site, b"---\ntitle: Caf" + b"\xe9\n---\n")
    only(found, 2, "0xE9", "position 11", "« é »", "UTF-8")


def test_an_empty_file_is_told(site: Site) -> None:
    only(problems(site, ""), 1, "vide", "---")
    only(problems(site, " \n\n"), 1, "vide")


def test_missing_front_matter_is_told(site: Site) -> None:
    only(problems(site, "Title: Fête\n\nTexte"), 1, "en-tête manque", "Title: Fête", "---")


def test_unclosed_front_matter_is_told_where_it_opens(site: Site) -> None:
    only(problems(site, "---\ntitle: Fête\n\nTexte"), 1, "jamais fermé")


def test_empty_front_matter_is_told(site: Site) -> None:
    only(problems(site, "---\n# rien\n---\nTexte"), 1, "en-tête est vide")


@pytest.mark.parametrize(
    "lines,line,word",
    [
        (("title: Fête : le programme",), 2, "guillemets droits"),
        (("title: A", 'summary: "jamais fermé', "order: 3"), 3, "jamais fermé"),
        (("title: A", "\torder: 3"), 3, "tabulation"),
        (("title: A", "summary: @ville"), 3, "guillemets droits"),
        (("title: A", 'summary: "Oui" dit-elle'), 3, "guillemets droits"),
        (("title: A", "summary: *gras* et suite"), 3, "guillemets droits"),
        (("title:A", "order: 3"), 2, "espace après les deux-points"),
        (("title: A", "order: 3", "sans deux-points"), 4, "clé: valeur"),
        (("title: A\x07",), 2, "U+0007"),
    ],
)
def test_malformed_yaml_is_told_at_its_line_with_the_likeliest_cause(
    site: Site, lines: tuple[str, ...], line: int, word: str
) -> None:
    only(problems(site, front(*lines)), line, word)


def test_yaml_nested_out_of_all_reason_is_told(site: Site) -> None:
    only(problems(site, front("title: " + "[" * 5000)), 2, "imbriqués")


def test_front_matter_that_is_no_mapping_is_told(site: Site) -> None:
    only(problems(site, front("- title", "- date")), 2, "clé: valeur")
    only(problems(site, front("Fête du parc")), 2, "clé: valeur")


def test_a_key_written_twice_is_told_with_both_lines(site: Site) -> None:
    only(problems(site, front("title: A", "order: 1", "title: B")), 4, "title", "ligne 2")


def test_a_key_that_is_no_word_is_told(site: Site) -> None:
    only(problems(site, front("title: A", "[a, b]: c")), 3, "clé")


@pytest.mark.parametrize(
    "key,meant",
    [("titel", "title"), ("titre", "title"), ("Title", "title"), ("résumé", "summary"), ("statut", "status")],
)
def test_an_unknown_key_is_told_with_the_one_meant_and_all_allowed(site: Site, key: str, meant: str) -> None:
    found = problems(site, front("title: A", f"{key}: x") if meant != "title" else front(f"{key}: x"))
    said = found[0].fix.fr.replace("\u00a0", " ")
    assert f"« {meant} »" in said
    assert "derogations, image, image_alt" in said


def test_a_french_word_for_a_mandatory_key_is_one_mistake(site: Site) -> None:
    only(problems(site, front("titre: A")), 2, "« titre »", "« title »")


def test_what_an_article_must_have_is_told_all_at_once(site: Site) -> None:
    found = problems(site, front("order: 1"), "content/actualites/a.md")
    assert [problem.message.fr.replace("\u00a0", " ") for problem in found] == [
        "Il manque « title ».",
        "Il manque « date ».",
        "Il manque « summary ».",
    ]


def test_a_page_may_do_without_date_and_summary_but_not_without_title(site: Site) -> None:
    only(problems(site, front("order: 1")), 2, "title")


@pytest.mark.parametrize(
    "written,spelling",
    [
        ("12 novembre 2026", "2026-11-12"),
        ("1er mai 2026", "2026-05-01"),
        ("jeudi 12 novembre 2026", "2026-11-12"),
        ("12/11/2026", "2026-11-12"),
        ("2026-1-5", "2026-01-05"),
        ("2026-02-30", "2026-11-12"),
        ("demain", "2026-11-12"),
        ("2026-11-12 25:00", "2026-11-12"),
    ],
)
def test_a_date_in_another_spelling_is_told_with_the_right_one(site: Site, written: str, spelling: str) -> None:
    only(problems(site, front("title: A", f"date: {written}")), 3, written, f"date: {spelling}")


@pytest.mark.parametrize("date", ["2026-11-12", '"2026-11-12"', "2026-11-12 18:30", "2026-11-12T18:30:00+01:00"])
def test_dates_of_every_iso_spelling_are_read(site: Site, date: str) -> None:
    project = site({"content/pages/a.md": front("title: A", f"date: {date}")})
    assert read(project / "content/pages/a.md", project)[1]["date"].date() == datetime.date(2026, 11, 12)


@pytest.mark.parametrize(
    "line,word",
    [
        ("summary:", "vide"),
        ('summary: ""', "vide"),
        ("summary: [a, b]", "pas une liste"),
        ("summary: oui # non", "serait perdue"),
        ("summary: !oui", "« ! »"),
        ("order: trois", "nombre entier"),
        ("status: publiée", "« publié »"),
        ("lang: français", "par exemple lang: fr"),
        ("slug: Fête du parc", "slug: fete-du-parc"),
        ("save_as: ../a.html", "intérieur du site"),
        ("save_as: /a.html", "intérieur du site"),
        ("url: https://ailleurs.example/", "intérieur du site"),
        ("template: page.html", "template: section"),
        ("sommaire: peut-être", "oui"),
        ("image: images/a.jpg", "image_alt"),
        ("image_alt: Un parc", "sans « image »"),
        ("derogations: image-alt", "pas une liste"),
        ("derogations: [image-alt]", "Plusieurs clés"),
        ("derogations: [{regle: image-alt, motif: x}]", "jusqu_au"),
        ("derogations: [{regle: image-alt, motif: x, jusqu_au: bientôt}]", "jusqu_au"),
        ("derogations: [{règle: image-alt, motif: x, jusqu_au: 2027-01-01}]", "« regle »"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_at_its_line(site: Site, line: str, word: str) -> None:
    only(problems(site, front("title: A", line)), 3, word)


def test_all_that_is_wrong_is_told_at_once_in_order(site: Site) -> None:
    found = problems(site, front("title:", "order: x", "statut: publié"))
    assert [problem.line for problem in found] == [2, 3, 4]


def test_a_text_nested_out_of_all_reason_is_told(site: Site) -> None:
    nested = "\n".join("    " * level + "- a" for level in range(400))
    only(problems(site, f"---\ntitle: A\n---\n{nested}"), 4, "imbriqués")


def test_a_file_outside_the_content_is_read_as_a_page_and_named_in_full(site: Site) -> None:
    project = site({"ailleurs/a.md": front("titre: A"), "content/pages/a.md": ARTICLE})
    with pytest.raises(ContentError) as caught:
        CityReader({**settings(project), "PATH": str(project / "content/pages")}).read(str(project / "ailleurs/a.md"))
    assert [problem.source for problem in caught.value.problems] == [str(project / "ailleurs/a.md")]


def test_the_home_page_may_have_an_empty_address(site: Site) -> None:
    project = site({"content/pages/a.md": front("title: A", 'url: ""', "save_as: index.html", "tags: a, b")})
    _, metadata = read(project / "content/pages/a.md", project)
    assert metadata["url"] == ""
    assert [str(tag) for tag in metadata["tags"]] == ["a", "b"]


# What cannot be opened


def test_a_broken_link_is_told_with_its_target(site: Site) -> None:
    project = site({"content/pages/b.md": ARTICLE})
    (project / "content/pages/a.md").symlink_to("nulle-part.md")
    with pytest.raises(ContentError) as caught:
        read(project / "content/pages/a.md", project)
    only(caught.value.problems, None, "a.md", "nulle-part.md")


def test_a_folder_and_a_pipe_named_like_content_are_told_without_waiting(site: Site) -> None:
    project = site({"content/pages/dossier.md/x.txt": ""})
    os.mkfifo(project / "content/pages/tube.md")
    for name in ("dossier.md", "tube.md"):
        with pytest.raises(ContentError) as caught:
            read(project / "content/pages" / name, project)
        only(caught.value.problems, None, name, "fichier ordinaire")


def test_a_file_without_permission_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    project = site({"content/pages/a.md": ARTICLE})
    # Tests may run as root, whom no permission stops.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ContentError) as caught:
        read(project / "content/pages/a.md", project)
    only(caught.value.problems, None, "a.md", "permission", "chmod")


def test_a_loop_of_links_is_told(site: Site) -> None:
    project = site({"content/pages/b.md": ARTICLE})
    (project / "content/pages/a.md").symlink_to("a.md")
    with pytest.raises(ContentError) as caught:
        read(project / "content/pages/a.md", project)
    only(caught.value.problems, None, "a.md")


# A whole run of Pelican


class Listener(logging.Handler):
    """Picks the live exception of each error logged, as the publishing plugin does."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        error = sys.exc_info()[1]
        assert isinstance(error, ContentError), record.getMessage()
        self.problems += error.problems


@pytest.fixture
def listener() -> Any:
    handler = Listener()
    logger = logging.getLogger("pelican")
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)


def test_pelican_writes_what_the_reader_read(site: Site, listener: Listener) -> None:
    project = site(
        {
            "content/actualites/fete.md": ARTICLE,
            "content/pages/contact.markdown": front("title: Contact") + " [Fête]({filename}/actualites/fete.md) !",
        }
    )
    Pelican(settings(project)).run()
    assert listener.problems == []
    assert (project / "output/fete.html").read_text() == "Fête|12\u00a0novembre\u00a02026|<p>Oui\u00a0!</p>"
    page = (project / "output/pages/contact.html").read_text()
    assert page == 'Contact | l’eau | <p>Texte. <a href="/fete.html">Fête</a>\u00a0!</p>'


def test_pelican_tells_every_unreadable_file_and_publishes_none(site: Site, listener: Listener) -> None:
    project = site(
        {
            "content/actualites/a.md": "---\ntitle: A : B\n---\n",
            "content/actualites/vide.md": "",
            "content/pages/latin.mkd": b"caf\xe9",
            "content/pages/dossier.md/rien.txt": "",
        }
    )
    (project / "content/actualites/lien.md").symlink_to("nulle-part")
    Pelican(settings(project)).run()
    assert sorted((problem.source, problem.line or 0) for problem in listener.problems) == [
        ("content/actualites/a.md", 2),
        ("content/actualites/lien.md", 0),
        ("content/actualites/vide.md", 1),
        ("content/pages/dossier.md", 0),
        ("content/pages/latin.mkd", 1),
    ]
    assert not list((project / "output").rglob("*.html"))
