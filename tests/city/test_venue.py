"""A venue: when it is open, as residents read it, and each way in which its front matter can be wrong."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from city.content_types.venue import Closure, by_family, closed_now, to_come
from city.errors import ContentError
from city.identity import Address, SchoolBreak
from city.opening import Slot, mentions_school, public_holidays, slots
from city.place_data import place_data
from city.schedule import schedule, span_fr
from tests.city import reading

# rdflib's reader of JSON-LD uses a class that rdflib itself calls old.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

GOOD = """\
---
title: Médiathèque
summary: Des livres pour tous.
genre: bibliothèque
adresse:
  lignes: ["12, rue des Tilleuls"]
  code_postal: "92300"
  commune: Levallois
telephone: 01 99 00 12 10
courriel: livres@ville.example
acces: "L'arrêt est devant : ligne 1."
accessibilite:
  entree_plain_pied: non
  entree_marches: 2
  entree_marches_rampe: amovible
  entree_largeur_mini: 90
  entree_porte_type: manuelle
  stationnement_pmr: non
  accueil_personnels: formés
  accueil_equipements_malentendants: [bim, lsf]
horaires: "Mo-Fr 08:30-12:00; PH off"
fermetures:
  - du: 2026-12-24
    motif: la veille de Noël
  - du: 2027-01-12
    au: 2027-01-16
    motif: l'inventaire
---
Le corps de la page.
"""
BREAKS = (
    SchoolBreak(nom="Noël", du=datetime.date(2026, 12, 19), au=datetime.date(2027, 1, 3)),
    SchoolBreak(nom="Hiver", du=datetime.date(2027, 2, 6), au=datetime.date(2027, 2, 21)),
)
SCHEMA = Namespace("https://schema.org/")


def freeze(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    noon = datetime.datetime.fromisoformat(f"{day}T12:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


@pytest.fixture(autouse=True)
def _november(monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(monkeypatch, "2026-11-27")


def read(folder: Path, text: str) -> tuple[str, dict[str, object]]:
    return reading.read(folder, "lieux/mediatheque.md", text)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def said(written: str, breaks: tuple[SchoolBreak, ...] | None = None) -> list[str]:
    return [plain(sentence) for sentence in schedule(written, breaks).sentences]


def page(**other: object) -> SimpleNamespace:
    given: dict[str, object] = {
        "title": "Médiathèque",
        "summary": "Des livres pour tous.",
        "url": "lieux/mediatheque/",
        "genre": "médiathèque",
        "adresse": Address(lignes=("12, rue des Tilleuls",), code_postal="92300", commune="Levallois"),
        "horaires": "Mo-Fr 08:30-12:00; PH off",
    }
    return SimpleNamespace(**{**given, **other})


def test_a_venue_is_typed_and_knows_its_address_and_its_template(tmp_path: Path) -> None:
    body, venue = read(tmp_path, GOOD)
    assert "Le corps de la page." in body
    assert (venue["template"], venue["tree_path"]) == ("lieu", "lieux/mediatheque")
    assert venue["genre"] == "médiathèque"
    assert venue["telephone"] == "01\u00a099\u00a000\u00a012\u00a010"
    assert venue["acces"] == "L’arrêt est devant\u00a0: ligne 1."
    assert venue["adresse"] == Address(lignes=("12, rue des Tilleuls",), code_postal="92300", commune="Levallois")
    assert venue["horaires"] == "Mo-Fr 08:30-12:00; PH off"
    fermetures = venue["fermetures"]
    assert isinstance(fermetures, tuple)
    assert [plain(one.when) for one in fermetures] == ["le 24 décembre 2026", "du 12 au 16 janvier 2027"]
    assert fermetures[1].motif == "l’inventaire"
    assert [plain(fact) for fact in venue["accessibilite"].facts] == [  # type: ignore[attr-defined]  # an Access
        "Pas de place de stationnement adaptée sur place",
        "Entrée avec une différence de niveau",
        "2 marches à l’entrée, avec une rampe que l’on vous installe",
        "Porte de 90 cm de large",
        "Porte à ouvrir soi-même",
        "Personnel formé à l’accueil des personnes handicapées",
        "Pour les personnes sourdes ou malentendantes : boucle à induction magnétique, "
        "accueil en langue des signes française",
    ]


HOURS = 'horaires: "Mo-Fr 08:30-12:00; PH off"'


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        ("summary: Des livres pour tous.\n", "", 2, "Il manque « summary »"),
        ("genre: bibliothèque", "genre: bibliothéque", 4, "Vouliez-vous dire « bibliothèque » ?"),
        ("genre: bibliothèque", "type: bibliothèque", 4, "Vouliez-vous dire « genre » ?"),
        ("adresse:\n", "adresse: 12, rue des Tilleuls\nautre:\n", 5, "Plusieurs clés sont attendues ici (lignes"),
        ('code_postal: "92300"', 'code_postal: "9230"', 7, "cinq chiffres"),
        ("  commune: Levallois\n", "", 6, "Il manque « commune » dans « adresse »"),
        ("telephone: 01 99 00 12 10", "telephone: 01 99 00 12", 9, "n’est pas un numéro de téléphone français"),
        ("courriel: livres@ville.example", "courriel: livres", 10, "un « @ » et un domaine"),
        ("acces:", "accès:", 11, "Vouliez-vous dire « acces » ?"),
        ("  entree_plain_pied: non\n", "", 13, "Il manque « entree_plain_pied » dans « accessibilite »"),
        ("entree_plain_pied: non", "entree_plainpied: non", 13, "Vouliez-vous dire « entree_plain_pied » ?"),
        ("entree_plain_pied: non", "entree_plain_pied: peut-être", 13, "Valeurs admises : false, non, oui, true"),
        ("entree_plain_pied: non", "entree_plain_pied: oui", 12, "dite de plain-pied, et elle a 2 marche"),
        ("entree_marches: 2", "entree_marches: deux", 14, "n’est pas un nombre entier : deux"),
        ("entree_marches: 2", "entree_marches: -2", 12, "« entree_marches » ne peut pas être -2"),
        ("entree_marches_rampe: amovible", "entree_marches_rampe: amovibles", 15, "Vouliez-vous dire « amovible » ?"),
        ("entree_largeur_mini: 90", "entree_largeur_mini: 9", 12, "n’est pas la largeur d’une porte"),
        ("entree_largeur_mini: 90", "entree_largeur_mini: 900", 12, "centimètres : 900"),
        ("entree_porte_type: manuelle", "entree_porte_type: manuel", 17, "Vouliez-vous dire « manuelle » ?"),
        ("stationnement_pmr: non", "parking: non", 18, "Vouliez-vous dire « stationnement_pmr » ?"),
        ("accueil_personnels: formés", "accueil_personnels: formé", 19, "Vouliez-vous dire « formés » ?"),
        ("[bim, lsf]", "[bin, lsf]", 20, "Vouliez-vous dire « bim » ?"),
        ("[bim, lsf]", "bim", 20, "n’est pas une liste"),
        (HOURS + "\n", "", 2, "Il manque « horaires »"),
        (HOURS, "horaires:", 21, "« horaires » est vide"),
        (
            HOURS,
            'horaires: "Lu-Ve 8h30-12h; jours fériés fermé"',
            21,
            'Écrivez par exemple horaires: "Mo-Fr 08:30-12:00;',
        ),
        (HOURS, 'horaires: "Mo-Fr 08:30-12:00; samedi 9h à 12h"', 21, '"Mo-Fr 08:30-12:00; Sa 09:00-12:00"'),
        (HOURS, 'horaires: "Mo-Fr 08:60-12:00; PH off"', 21, "à partir de « 60-12:00; PH off »"),
        (HOURS, 'horaires: "Mo-Fr 08:30-12:00;"', 21, "à partir de « la fin »"),
        (HOURS, 'horaires: "mo-fr 08:30-12:00; PH off"', 21, "Écrivez « Mo », « Fr »"),
        (HOURS, 'horaires: "sunrise-sunset; PH off"', 21, "emploie « sunrise »"),
        (HOURS, 'horaires: "Mo-Fr 08:30+; PH off"', 21, "Écrivez l’heure de fermeture"),
        (HOURS, 'horaires: "Mo-Fr 08:30-12:00 unknown; PH off"', 21, "emploie « unknown »"),
        (HOURS, 'horaires: "Mo[1] 08:30-12:00; PH off"', 21, "ce qui ne revient pas chaque semaine"),
        (HOURS, 'horaires: "Mo-Fr 08:30-12:00"', 21, "ne dit rien des jours fériés"),
        (HOURS, 'horaires: "PH Mo-Fr 08:30-12:00"', 21, "à une place où son sens est sûr"),
        (HOURS, 'horaires: "Mo-Fr SH 08:30-12:00; PH off"', 21, "commence par lui"),
        (HOURS, 'horaires: "Mo 09:00-10:00, SH Mo 08:30-12:00; PH off"', 21, "commence par lui"),
        (HOURS, 'horaires: "SH,PH Mo-Fr 08:30-12:00"', 21, "commence par lui"),
        (HOURS, 'horaires: "week 1-53/2 Mo 08:30-12:00; PH off"', 21, "changent plus de 6 fois dans l’année"),
        ("  - du: 2026-12-24\n    motif", "  - le: 2026-12-24\n    motif", 23, "Vouliez-vous dire « du » ?"),
        ("du: 2026-12-24", "du: 24/12/2026", 23, "Écrivez du: 2026-12-24"),
        ("du: 2027-01-12", "du: 2027-02-29", 25, "n’existe pas au calendrier"),
        ("au: 2027-01-16", "au: 2027-01-06", 22, "Échangez les dates : « du: 2027-01-06 »"),
        ("    motif: la veille de Noël\n", "", 23, "Il manque « motif » dans « fermetures »"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_with_the_way_out(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in GOOD
    with pytest.raises(ContentError) as caught:
        read(tmp_path, GOOD.replace(old, new))
    told = [
        (one.line, plain(f"{one.message.fr} {one.why.fr} {one.fix.fr}"), one.source) for one in caught.value.problems
    ]
    assert [one for one in told if one[0] == line and words in one[1] and one[2] == "content/lieux/mediatheque.md"], (
        told
    )


@pytest.mark.parametrize(
    "written,sentences",
    [
        (
            "Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00; PH off",
            [
                "Ouvert du lundi au vendredi de 8 h 30 à 12 h et de 13 h 30 à 17 h 30 ; le samedi de 9 h à 12 h.",
                "Fermé les jours fériés.",
            ],
        ),
        (
            "Mo,Tu,Th,Fr,Sa 18:00-24:00; PH 00:00-02:00",
            [
                "Ouvert le lundi, le mardi et du jeudi au samedi de 18 h à minuit.",
                "Ouvert les jours fériés de minuit à 2 h.",
            ],
        ),
        ("24/7; PH off", ["Ouvert tous les jours vingt-quatre heures sur vingt-quatre.", "Fermé les jours fériés."]),
        ("off; PH off", ["Fermé.", "Fermé les jours fériés."]),
        (
            'Mo 09:00-12:00 "sur rendez-vous"; PH off',
            ["Ouvert le lundi de 9 h à 12 h (sur rendez-vous).", "Fermé les jours fériés."],
        ),
        (
            "Oct-Mar Mo-Su,PH 08:00-17:30; Apr-Sep Mo-Su,PH 07:30-21:00",
            [
                "Jusqu’au 31 mars 2027, puis à partir du 1er octobre 2027 : ouvert tous les jours de 8 h à 17 h 30.",
                "Du 1er avril au 30 septembre 2027 : ouvert tous les jours de 7 h 30 à 21 h.",
                "Ouvert aussi les jours fériés, aux heures habituelles.",
            ],
        ),
        (
            "Mo-Fr 08:00-17:00; PH off; Dec 24 08:00-12:00",
            [
                "Jusqu’au 23 décembre 2026, puis à partir du 31 décembre 2026 : "
                "ouvert du lundi au vendredi de 8 h à 17 h.",
                "Du 24 au 30 décembre 2026 : ouvert du lundi au mercredi et le vendredi de 8 h à 17 h ; "
                "le jeudi de 8 h à 12 h.",
                "Fermé les jours fériés.",
            ],
        ),
        (
            "Mo-Su,PH 08:00-17:00; Jan 01,Dec 25 off",
            [
                "Ouvert tous les jours de 8 h à 17 h.",
                "Ouvert les jours fériés aux heures habituelles, sauf le 25 décembre 2026 et le 1er janvier 2027.",
            ],
        ),
        (
            "Mo-Su 08:00-17:00; PH 09:00-12:00; Jan 01,Dec 25 off",
            [
                "Ouvert tous les jours de 8 h à 17 h.",
                "Ouvert les jours fériés de 9 h à 12 h ; fermé le 25 décembre 2026 et le 1er janvier 2027.",
            ],
        ),
        (
            "Mo-Su 08:00-17:00; PH off; Jul 14 10:00-12:00",
            [
                "Ouvert tous les jours de 8 h à 17 h.",
                "Fermé les jours fériés ; ouvert de 10 h à 12 h le 14 juillet 2027.",
            ],
        ),
    ],
)
def test_hours_become_sentences(written: str, sentences: list[str]) -> None:
    assert said(written) == sentences


def test_the_table_of_a_week_has_all_days_also_those_that_are_closed() -> None:
    (week,) = schedule("Mo-Fr 08:30-12:00; PH off").weeks
    rows = [(day, plain(hours)) for day, hours in week.rows]
    assert rows[0] == ("Lundi", "de 8 h 30 à 12 h")
    assert rows[5:] == [("Samedi", "fermé"), ("Dimanche", "fermé")]
    assert len(rows) == 7


@pytest.mark.parametrize(
    "year,moving",
    [(2027, ["2027-03-29", "2027-05-06", "2027-05-17"]), (2028, ["2028-04-17", "2028-05-25", "2028-06-05"])],
)
def test_public_holidays_are_the_eleven_of_france(year: int, moving: list[str]) -> None:
    fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]
    found = public_holidays(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    assert {day.isoformat() for day in found} == {*moving, *(f"{year}-{day}" for day in fixed)}


@pytest.mark.parametrize("day", ["2028-02-29", "2027-02-28", "2028-02-28"])
def test_a_leap_day_is_a_day_like_others(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    freeze(monkeypatch, day)
    assert said("Tu 10:00-12:00; PH off") == ["Ouvert le mardi de 10 h à 12 h.", "Fermé les jours fériés."]
    assert slots("Tu 10:00-12:00", datetime.date(2028, 2, 29)) == (Slot(600, 720),)
    closed = Closure(du=datetime.date(2028, 2, 29), motif="Ménage.")
    assert to_come((closed,)) == [closed]
    assert (closed_now((closed,)) == closed) == (day == "2028-02-29")
    assert plain(closed.when) == "le 29 février 2028"


def test_school_holidays_have_their_own_week_though_their_fridays_be_public_holidays() -> None:
    told = schedule("Tu,Th 16:00-19:00; We 10:00-18:00; SH Tu-Fr 10:00-17:00; PH off", BREAKS[:1])
    assert [plain(sentence) for sentence in told.sentences] == [
        "En dehors des vacances scolaires : ouvert le mardi et le jeudi de 16 h à 19 h ; le mercredi de 10 h à 18 h.",
        "Pendant les vacances scolaires : ouvert du mardi au vendredi de 10 h à 17 h.",
        "Fermé les jours fériés.",
    ]
    assert not told.unknown_school
    assert [len(week.rows) for week in told.weeks] == [7, 7]


@pytest.mark.parametrize(
    "rule,holiday,public",
    [
        ("SH off; PH off", "fermé", "Fermé les jours fériés."),
        ("SH,PH off", "fermé", "Fermé les jours fériés."),
        ("PH,SH 10:00-12:00", "ouvert tous les jours de 10 h à 12 h", "Ouvert les jours fériés de 10 h à 12 h."),
        ("Dec-Mar SH Tu 10:00-12:00; PH off", "ouvert le lundi et le mardi de 9 h à 11 h", "Fermé les jours fériés."),
    ],
)
def test_each_way_to_speak_of_school_holidays(rule: str, holiday: str, public: str) -> None:
    expected = [
        "En dehors des vacances scolaires : ouvert le lundi et le mardi de 9 h à 11 h.",
        f"Pendant les vacances scolaires : {holiday}.",
        public,
    ]
    if "Tu" in rule:
        expected[1] = "Pendant les vacances scolaires : ouvert le lundi de 9 h à 11 h ; le mardi de 10 h à 12 h."
    assert said(f"Mo,Tu 09:00-11:00; {rule}", BREAKS) == expected


@pytest.mark.parametrize("day", ["2027-02-22", "2027-06-01"])
def test_school_holidays_that_nobody_knows_yet_are_said_to_be_unknown(
    monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    freeze(monkeypatch, day)
    told = schedule("Mo 09:00-11:00; SH off; PH off", BREAKS)
    assert told.unknown_school
    assert [plain(week.sentence) for week in told.weeks] == [
        "En dehors des vacances scolaires : ouvert le lundi de 9 h à 11 h."
    ]
    assert not schedule("Mo 09:00-11:00; PH off", BREAKS).unknown_school


def test_a_note_in_quotes_is_no_school_holiday() -> None:
    assert not mentions_school('Mo 09:00-11:00 "SH"; PH off')
    assert said('Mo 09:00-11:00 "SH; PH"; PH off')[0] == "Ouvert le lundi de 9 h à 11 h (SH ; PH)."


@pytest.mark.parametrize(
    "day,coming,current",
    [
        ("2026-12-23", ["2026-12-24", "2027-01-12"], None),
        ("2026-12-24", ["2026-12-24", "2027-01-12"], "2026-12-24"),
        ("2026-12-25", ["2027-01-12"], None),
        ("2027-01-12", ["2027-01-12"], "2027-01-12"),
        ("2027-01-16", ["2027-01-12"], "2027-01-12"),
        ("2027-01-17", [], None),
    ],
)
def test_closures_come_and_go(
    monkeypatch: pytest.MonkeyPatch, day: str, coming: list[str], current: str | None
) -> None:
    closures = (
        Closure(du=datetime.date(2027, 1, 12), au=datetime.date(2027, 1, 16), motif="Inventaire."),
        Closure(du=datetime.date(2026, 12, 24), motif="Noël."),
    )
    freeze(monkeypatch, day)
    assert [one.du.isoformat() for one in to_come(closures)] == coming
    closed = closed_now(closures)
    assert (closed and closed.du.isoformat()) == current


@pytest.mark.parametrize(
    "first,last,words",
    [
        ("2026-12-24", "2026-12-24", "le 24 décembre 2026"),
        ("2027-01-01", "2027-01-04", "du 1er au 4 janvier 2027"),
        ("2027-01-12", "2027-02-04", "du 12 janvier au 4 février 2027"),
        ("2026-01-12", "2027-01-04", "du 12 janvier 2026 au 4 janvier 2027"),
    ],
)
def test_days_are_said_without_repeating(first: str, last: str, words: str) -> None:
    assert plain(span_fr(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))) == words


def test_venues_stand_under_the_heading_of_their_kind() -> None:
    venues = [page(title=title, genre=kind, url=title) for title, kind in
              (("B", "piscine"), ("C", "parc"), ("A", "gymnase"), ("D", "mairie"))]  # fmt: skip
    assert [(family, [one.title for one in members]) for family, members in by_family(venues)] == [
        ("Mairie et services", ["D"]),
        ("Sport", ["A", "B"]),
        ("Parcs et jardins", ["C"]),
    ]


def graph_of(written: str) -> Graph:
    # The context is the vocabulary itself: tests ask nothing of the network.
    data = json.loads(written)
    assert data["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps({**data, "@context": {"@vocab": str(SCHEMA)}}), format="json-ld")


def test_machines_read_the_same_hours() -> None:
    closures = (
        Closure(du=datetime.date(2026, 10, 1), motif="passée"),
        Closure(du=datetime.date(2027, 1, 12), au=datetime.date(2027, 1, 16), motif="inventaire"),
    )
    venue = page(
        telephone="01\u00a099\u00a000\u00a012\u00a010",
        courriel="livres@ville.example",
        horaires="Mo-Tu 08:30-24:00; SH Mo 10:00-12:00; PH off; Dec 25 10:00-11:00",
        fermetures=closures,
    )
    graph = graph_of(place_data(venue, "https://ville.example", BREAKS[:1]))
    (place,) = graph.subjects(RDF.type, SCHEMA.Library)
    assert place == URIRef("https://ville.example/lieux/mediatheque/")
    assert graph.value(place, SCHEMA.name) == Literal("Médiathèque")
    assert graph.value(place, SCHEMA.telephone) == Literal("01 99 00 12 10")
    assert graph.value(place, SCHEMA.email) == Literal("livres@ville.example")
    address = graph.value(place, SCHEMA.address)
    assert graph.value(address, RDF.type) == SCHEMA.PostalAddress
    assert graph.value(address, SCHEMA.postalCode) == Literal("92300")

    def specifications(name: str) -> set[tuple[str, ...]]:
        return {
            (
                " ".join(sorted(str(day) for day in graph.objects(one, SCHEMA.dayOfWeek))),
                *(str(graph.value(one, SCHEMA[key]) or "") for key in ("opens", "closes", "validFrom", "validThrough")),
            )
            for one in graph.objects(place, SCHEMA[name])
        }

    assert specifications("openingHoursSpecification") == {
        ("Monday Tuesday", "08:30", "23:59", "", "2026-12-18"),
        ("Monday Tuesday", "08:30", "23:59", "2027-01-04", ""),
        ("Monday", "10:00", "12:00", "2026-12-19", "2027-01-03"),
        ("Tuesday", "08:30", "23:59", "2026-12-19", "2027-01-03"),
    }
    special = specifications("specialOpeningHoursSpecification")
    assert ("", "00:00", "00:00", "2027-01-01", "2027-01-01") in special
    assert ("", "10:00", "11:00", "2026-12-25", "2026-12-25") in special
    assert ("", "00:00", "00:00", "2027-01-12", "2027-01-16") in special
    assert len(special) == 11 + 1


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", "<!-- <script>", "a & b \u2028 « ]]> »"])
def test_no_text_ends_the_script(evil: str) -> None:
    written = place_data(page(title=evil), "https://ville.example")
    assert not set("<>&\u2028") & set(written)
    graph = graph_of(written)
    (place,) = graph.subjects(RDF.type, SCHEMA.Library)
    assert graph.value(place, SCHEMA.name) == Literal(evil)
