"""The counter that receives people: its hours are those of the venue that the identity names."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from a11y.clock import VARIABLE
from city.counter import Counter, counter
from city.counter_hours import hours_in
from city.errors import ContentError
from city.identity import Identity, load_identity
from city.schedule import Line, schedule
from city.venues import by_name
from city.words import load_words

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1793448000")  # 2026-10-31


def venue(name: str, hours: str) -> SimpleNamespace:
    return SimpleNamespace(url=f"lieux/{name}/", template="lieu", horaires=hours, title=name)


def city(tmp_path: Path, line: str) -> tuple[Identity, Path]:
    written = (ROOT / "content/ville.yaml").read_text(encoding="utf-8")
    assert "  lieu: hotel-de-ville\n" in written
    path = tmp_path / "content/ville.yaml"
    path.parent.mkdir()
    path.write_text(written.replace("  lieu: hotel-de-ville\n", line), encoding="utf-8")
    return load_identity(path), path


def test_the_hours_are_those_of_the_venue(tmp_path: Path) -> None:
    found, path = city(tmp_path, "  lieu: piscine\n")
    pages = [venue("hotel-de-ville", "Mo 09:00-12:00"), venue("piscine", "Tu 10:00-18:00; PH off")]
    counted = counter(found, by_name(pages), path)
    assert counted is not None
    assert counted.page is pages[1]
    assert ("Le mardi", "de 10\u00a0h à 18\u00a0h") in counted.hours


def test_a_city_that_names_no_venue_has_no_counter(tmp_path: Path) -> None:
    found, path = city(tmp_path, "")
    assert counter(found, by_name([venue("hotel-de-ville", "Mo 09:00-12:00")]), path) is None


def test_a_name_that_no_venue_has_is_told_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    found, path = city(tmp_path, "  lieu: hotel-de-vile\n")
    page = SimpleNamespace(url="pages/hotel-de-vile/", template="page")
    with pytest.raises(ContentError) as caught:
        counter(found, by_name([venue("hotel-de-ville", "Mo 09:00-12:00"), page]), path)
    (problem,) = caught.value.problems
    assert problem.source == "content/ville.yaml"
    assert problem.line == path.read_text(encoding="utf-8").splitlines().index("  lieu: hotel-de-vile") + 1
    assert problem.message.fr == "Aucun lieu ne s’appelle «\u00a0hotel-de-vile\u00a0»."
    assert "Vouliez-vous dire «\u00a0hotel-de-ville\u00a0»" in problem.fix.fr


def test_hours_written_in_the_identity_are_told_to_be_those_of_the_venue(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        city(tmp_path, "  horaires: de 9 h à 12 h\n")
    (problem,) = caught.value.problems
    assert "horaires" in problem.message.fr
    assert "Vouliez-vous dire «\u00a0lieu\u00a0»" in problem.fix.fr


def test_days_that_have_the_same_hours_are_one_line_and_public_holidays_the_last() -> None:
    lines = schedule("Mo-We,Fr 08:30-17:30; Th 08:30-19:00; Sa 09:00-12:00; PH off").lines
    assert [(days, hours.replace("\u00a0", " ")) for days, hours in lines] == [
        ("Du lundi au mercredi et le vendredi", "de 8 h 30 à 17 h 30"),
        ("Le jeudi", "de 8 h 30 à 19 h"),
        ("Le samedi", "de 9 h à 12 h"),
        ("Le dimanche", "fermé"),
        ("Jours fériés", "fermé"),
    ]


def test_a_line_says_when_it_holds_where_there_are_several_weeks_and_what_holds_on_public_holidays() -> None:
    lines = schedule("Oct-Mar Mo-Su,PH 08:00-17:30; Apr-Sep Mo-Su,PH 08:00-21:00").lines
    assert [days.replace("\u00a0", " ") for days, _ in lines] == [
        "Tous les jours, jusqu’au 31 mars 2027, puis à partir du 1er octobre 2027",
        "Tous les jours, du 1er avril au 30 septembre 2027",
        "Jours fériés",
    ]
    assert lines[-1].heures == "Ouvert aussi les jours fériés, aux heures habituelles."


WORDS = load_words(ROOT / "theme")


def test_plain_hours_are_told_in_the_words_of_the_theme() -> None:
    counted = Counter(None, schedule("Mo-We,Fr 08:30-12:00,13:30-17:30; Th 00:00-24:00; PH off"))
    assert hours_in(WORDS, counted, "en-GB") == (
        "en",
        [
            Line("Monday, Tuesday, Wednesday, Friday", "8:30 to 12:00, 13:30 to 17:30"),
            Line("Thursday", "0:00 to 24:00"),
            Line("Saturday, Sunday", "closed"),
            Line("Public holidays", "closed"),
        ],
    )
    lang, lines = hours_in(WORDS, counted, "ar")
    assert (lang, lines[2]) == ("ar", Line("السبت، الأحد", "مغلق"))


@pytest.mark.parametrize(
    "written,lang",
    [
        ("Mo-Fr 08:30-17:30; PH off", "fr"),
        ("Mo-Fr 08:30-17:30; PH off", "he"),
        ("Mo-Fr 08:30-17:30; PH 10:00-12:00", "en"),
        ('Mo-Fr 08:30-17:30 "sur rendez-vous"; PH off', "en"),
        ("Oct-Mar Mo-Fr 08:00-17:30; Apr-Sep Mo-Fr 08:00-21:00; PH off", "en"),
        ("Mo-Fr 08:30-17:30; SH Mo-Fr 09:00-12:00; PH off", "en"),
    ],
)
def test_hours_that_need_french_are_told_in_french_as_they_are_elsewhere(written: str, lang: str) -> None:
    counted = Counter(None, schedule(written))
    assert hours_in(WORDS, counted, lang) == ("fr", counted.hours)
