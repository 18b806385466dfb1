"""Figures, films, sounds, accordions and steps: what becomes of them, and what is said of each mistake."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import pytest

from city.errors import Complaints, ContentError
from city.markdown import Converter
from city.notations.documents import Files
from city.notations.media import site
from tests.city.reading import read

FILM = """\
/// video | Les *vœux*
    fichier: videos/voeux.mp4
    sous_titres: videos/voeux.vtt
    audiodescription: inutile
Le maire : "Bonne année."
///
"""
ELSEWHERE = FILM.replace("fichier: videos/voeux.mp4", "url: https://www.youtube.com/watch?v=1").replace(
    "videos/voeux.vtt", "oui"
)
SILENT = FILM.replace("videos/voeux.vtt", "muette").replace("    audiodescription: inutile\n", "")
SOUND = "/// audio | Le discours\n    fichier: sons/discours.mp3\nLe maire parle.\n///\n"
FIGURE = "/// figure | Les rues\n    image: images/plan.svg\n    alt: Un plan.\nTrois rues.\n///\n"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    for name in ("videos/voeux.mp4", "videos/voeux.vtt", "videos/ad.webm", "sons/discours.mp3", "images/plan.svg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 1500)
    return Files(tmp_path, tmp_path / "page.md")


def tree(source: str, files: Files, french: bool = True) -> Element:
    html = Converter().convert(source, french, files)
    made: Element = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return made


def words(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).replace("\u00a0", " ").split())


def wrong(source: str, files: Files) -> list[tuple[int | None, str]]:
    with pytest.raises(Complaints) as caught:
        Converter().convert(source, files=files)
    told = caught.value.complaints
    assert all(one.why.fr and one.message.en and one.why.en and one.fix.en for one in told)
    return [(one.line, f"{one.message.fr} {one.why.fr} {one.fix.fr}".replace("\u00a0", " ")) for one in told]


# What becomes of them


def test_a_figure_is_named_by_its_caption_as_it_is_read(files: Files) -> None:
    made = tree(FIGURE.replace("Les rues", "Les *rues* : 3").replace("alt:", "credit: Moi\n    alt:"), files)
    (figure,) = made.iter("figure")
    assert words(figure.find("figcaption")) == "Les rues : 3 (crédit : Moi)"
    assert (figure.get("aria-label") or "").replace("\u00a0", " ") == "Les rues : 3 (crédit : Moi)"
    (image,) = made.iter("img")
    assert (image.get("src"), image.get("alt")) == ("{static}/images/plan.svg", "Un plan.")
    assert words(figure.find("details/summary")) == "Description détaillée : Les rues : 3"
    assert words(figure.find("details/p")) == "Trois rues."


def test_a_figure_without_a_long_description_has_nothing_to_open(files: Files) -> None:
    assert list(tree(FIGURE.replace("Trois rues.\n", ""), files).iter("details")) == []


def test_a_film_of_the_city_is_played_by_the_browser_and_loads_nothing_before(files: Files) -> None:
    made = tree(FILM.replace("inutile", "videos/ad.webm\n    affiche: images/plan.svg\n    duree: 3 min"), files)
    (video,) = made.iter("video")
    assert video.attrib == {"controls": "", "preload": "none", "poster": "{static}/images/plan.svg"}
    (source,) = made.iter("source")
    assert source.attrib == {"src": "{static}/videos/voeux.mp4", "type": "video/mp4"}
    (track,) = made.iter("track")
    assert track.attrib == {
        "kind": "captions",
        "src": "{static}/videos/voeux.vtt",
        "srclang": "fr",
        "label": "Sous-titres en français",
    }
    assert [(words(link), link.get("href")) for link in made.iter("a")] == [
        ("Version audiodécrite : Les vœux (WebM, 2 ko)", "{static}/videos/ad.webm"),
        ("Télécharger la vidéo : Les vœux (MP4, 2 ko)", "{static}/videos/voeux.mp4"),
    ]
    (figure,) = made.iter("figure")
    assert words(figure.find("figcaption")) == "Les vœux (vidéo, 3 min)"
    assert figure.get("aria-label") == "Les vœux (vidéo, 3\u00a0min)"
    assert words(figure.find("details/summary")) == "Transcription : Les vœux"
    assert words(figure.find("details/p")) == "Le maire : « Bonne année. »"


def test_a_film_without_words_says_so_and_needs_no_captions(files: Files) -> None:
    made = tree(SILENT, files)
    # In the page itself: a feed that carries the film must not ask another address for it.
    (track,) = made.iter("track")
    kind, _, captions = unquote(str(track.get("src"))).partition(",")
    assert kind == "data:text/vtt"
    assert captions == "WEBVTT\n\n00:00.000 --> 00:05.000\n[Vidéo sans paroles]"
    assert words(next(made.iter("figcaption"))) == "Les vœux (vidéo, sans paroles)"


def test_a_film_of_another_site_is_a_link_and_loads_nothing_from_there(files: Files) -> None:
    made = tree(ELSEWHERE.replace("inutile", "inutile\n    affiche: images/plan.svg"), files)
    loading = [element for element in made.iter() if element.tag in ("video", "iframe", "script", "object", "embed")]
    assert loading == []
    assert [(image.get("src"), image.get("alt")) for image in made.iter("img")] == [("{static}/images/plan.svg", "")]
    (link,) = made.iter("a")
    assert link.get("href") == "https://www.youtube.com/watch?v=1"
    assert words(link) == "Voir la vidéo sur YouTube : Les vœux"
    assert "Bonne année" in words(next(made.iter("details")))


@pytest.mark.parametrize(
    "url,called",
    [
        ("https://www.youtube.com/watch?v=1", "YouTube"),
        ("https://youtu.be/1", "YouTube"),
        ("https://m.youtube.com/watch?v=1", "YouTube"),
        ("https://dai.ly/1", "Dailymotion"),
        ("https://video.clairval.example/w/1", "video.clairval.example"),
    ],
)
def test_another_site_is_called_as_people_call_it(url: str, called: str) -> None:
    assert site(url) == called


def test_a_sound_has_its_player_and_its_transcript(files: Files) -> None:
    made = tree(SOUND, files)
    (audio,) = made.iter("audio")
    assert audio.attrib == {"controls": "", "preload": "none", "src": "{static}/sons/discours.mp3"}
    assert words(next(made.iter("a"))) == "Télécharger le son : Le discours (MP3, 2 ko)"
    assert words(next(made.iter("details"))) == "Transcription : Le discours Le maire parle."


def test_the_heading_of_an_accordion_follows_its_place(files: Files) -> None:
    one = "/// accordeon | {}\nOui.\n///\n"
    nested = "//// accordeon | C\nOui.\n\n/// accordeon | D\nOui.\n///\n\nNon.\n////\n"
    source = "\n".join([one.format("A"), "## Partie", one.format("B"), nested, "### Sous", one.format("E")])
    levels = re.findall(r"<(h\d)[^>]*>([^<]+)<", Converter().convert(source, files=files))
    assert levels == [("h2", "A"), ("h2", "Partie"), ("h3", "B"), ("h3", "C"), ("h4", "D"), ("h3", "Sous"), ("h4", "E")]


def test_an_accordion_can_be_linked_to_and_is_deep_at_most_six_levels(files: Files) -> None:
    (details,) = tree("###### Bas\n\n/// accordeon | Et s'il pleut ?\nOui.\n///", files).iter("details")
    (heading,) = details.iterfind("summary/h6")
    assert heading.get("id") == "et-s-il-pleut"


def test_steps_are_one_list_whose_items_may_be_long(files: Files) -> None:
    made = tree("/// etapes\n1. Un\n2. Deux,\nqui continue\n\n    - et\n    - cela\n\n3. Trois\n///", files)
    (steps,) = made.iterfind("div[@class='steps']")
    assert [words(item) for item in steps.iterfind("ol/li")] == ["Un", "Deux, qui continue et cela", "Trois"]


# What is said of mistakes


@pytest.mark.parametrize(
    "old,new,line,said",
    [
        ("    fichier: videos/voeux.mp4\n", "", 1, "ni fichier ni adresse. On ne saurait pas laquelle montrer."),
        ("    sous", "    url: https://a.example/1\n    sous", 1, "a un fichier et une adresse."),
        ("    sous_titres: videos/voeux.vtt\n", "", 1, "ne dit pas « sous_titres ». Qui n’entend pas"),
        ("videos/voeux.vtt", "", 3, "« sous_titres » ne peut pas valoir « »"),
        ("videos/voeux.vtt", "videos/voeux.srt", 3, "Les navigateurs attendent ici un fichier .vtt."),
        ("videos/voeux.vtt", "oui", 3, "« sous_titres: oui » ne nomme pas de fichier."),
        ("videos/voeux.vtt", "videos/voeu.vtt", 3, "Vouliez-vous dire « videos/voeux.vtt » ?"),
        ("    audiodescription: inutile\n", "", 1, "ne dit pas « audiodescription ». Qui ne voit pas"),
        ("inutile", "non", 4, "« audiodescription » ne peut pas valoir « non »"),
        ('Le maire : "Bonne année."\n', "", 1, "n’a pas de texte. C’est sa transcription"),
        ("videos/voeux.mp4", "videos/voeux.avi", 2, "Les navigateurs attendent ici un fichier .mp4, .webm, .ogv."),
        ("videos/voeux.mp4", "/videos/voeux.mp4", 2, "Nommez un fichier de « content/ »"),
        ("videos/voeux.mp4", "../voeux.mp4", 2, "Nommez un fichier de « content/ »"),
        ("videos/voeux.mp4", "films/voeux.mp4", 2, "Rangez-le dans « content/films/voeux.mp4 »"),
        ("inutile", "inutile\n    affiche: images/plan.bmp", 5, ".svg, .png, .jpg"),
        ("inutile", "inutile\n    durée: 3", 5, "Vouliez-vous dire « duree » ?"),
        ("inutile", "inutile\n    duree:", 5, "Écrivez la valeur après les deux-points"),
        (" | Les *vœux*", "", 1, "n’a pas de titre."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_film_is_told(files: Files, old: str, new: str, line: int, said: str) -> None:
    assert old in FILM
    [(told, sentence)] = wrong(FILM.replace(old, new), files)
    assert told == line
    assert said.replace("« »", "«  »") in sentence


@pytest.mark.parametrize(
    "old,new,line,said",
    [
        ("https://www", "www", 2, "commence par « https:// »"),
        ("oui", "videos/voeux.vtt", 3, "Les sous-titres d’une vidéo d’un autre site ne sont pas un fichier d’ici."),
        ('Le maire : "Bonne année."\n', "", 1, "n’a pas de texte. C’est sa transcription"),
    ],
)
def test_a_mistake_in_a_film_of_another_site_is_told(files: Files, old: str, new: str, line: int, said: str) -> None:
    assert old in ELSEWHERE
    [(told, sentence)] = wrong(ELSEWHERE.replace(old, new), files)
    assert told == line
    assert said in sentence


@pytest.mark.parametrize(
    "source,line,said",
    [
        (SOUND.replace("    fichier: sons/discours.mp3\n", ""), 1, "ne dit pas « fichier »"),
        (SOUND.replace("mp3", "mp4"), 2, ".mp3, .ogg, .opus, .m4a, .wav"),
        (SOUND.replace("discours.mp3", "discour.mp3"), 2, "Vouliez-vous dire « sons/discours.mp3 » ?"),
        (SOUND.replace("Le maire parle.\n", ""), 1, "C’est sa transcription"),
        (FIGURE.replace("    image: images/plan.svg\n", ""), 1, "ne dit pas « image »"),
        (FIGURE.replace("    alt: Un plan.\n", ""), 1, "ne dit pas « alt ». Qui ne voit pas l’image"),
        (FIGURE.replace("Un plan.", "décorative"), 3, "Une figure n’est pas décorative"),
        (FIGURE.replace("Un plan.", ""), 3, "Écrivez la valeur"),
        (FIGURE.replace("plan.svg", "plans.svg"), 2, "Vouliez-vous dire « images/plan.svg » ?"),
        (FIGURE.replace(" | Les rues", ""), 1, "n’a pas de titre"),
        (FIGURE.replace("image:", "imag:"), 2, "Vouliez-vous dire « image » ?"),
        ("/// accordeon | A\n///", 1, "Il n’y aurait rien à déplier."),
        ("/// accordeon | A\n\n  \n///", 1, "Il n’y aurait rien à déplier."),
        ("/// accordeon\nA\n///", 1, "n’a pas de titre"),
        ("/// accordeon | A\n## B\n///", 2, "Un titre se trouve dans le bloc « accordeon »"),
        ("/// etapes\n///", 1, "Il n’y aurait aucune étape."),
        ("/// etapes\n- a\n- b\n///", 1, "Les étapes ne sont pas une liste numérotée."),
        ("/// etapes\n1. a\n2. b\n\nSuite\n///", 1, "Les étapes ne sont pas une liste numérotée."),
        ("/// etapes | Titre\n1. a\n///", 1, "ne prend pas de titre"),
        ("/// vidéos | A\nA\n///", 1, "Vouliez-vous dire « video » ?"),
    ],
)
def test_a_mistake_in_another_block_is_told(files: Files, source: str, line: int, said: str) -> None:
    [(told, sentence)] = wrong(source, files)
    assert told == line
    assert said in sentence


@pytest.mark.parametrize("name", ["accordéon", "FAQ", "étapes", "vidéo"])
def test_the_words_that_people_try_lead_to_the_block(files: Files, name: str) -> None:
    text = {"étapes": "/// étapes\n1. a\n///", "vidéo": FILM.replace("video", "vidéo", 1)}
    source = text.get(name, f"/// {name} | A\nOui.\n///")
    if name == "FAQ":
        [(_, sentence)] = wrong(source, files)
        assert "Vouliez-vous dire « accordeon » ?" in sentence
    else:
        assert "///" not in Converter().convert(source, files=files)


def test_a_mistake_is_told_with_the_line_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, "pages/a.md", f"---\ntitle: Un\n---\n\n{SOUND}")
    (problem,) = caught.value.problems
    assert (problem.source, problem.line) == ("content/pages/a.md", 6)
