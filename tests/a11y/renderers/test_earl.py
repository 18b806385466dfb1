"""The report in EARL, as a JSON-LD processor that is not ours reads it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from a11y.coverage import decisions
from a11y.finding import Counts
from a11y.renderers import formats
from a11y.renderers.earl import render
from a11y.report import AuditSummary, PageStatus, Report, make_report
from a11y.rule import all_rules
from a11y.wcag import criterion_anchor, criterion_name
from tests.a11y.renderers.samples import DAY, HOSTILE, found, hostile, judged, of_everything, of_many

# rdflib's reader of JSON-LD uses a class that rdflib itself calls old.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

EARL = Namespace("http://www.w3.org/ns/earl#")
DCT = Namespace("http://purl.org/dc/terms/")
DOAP = Namespace("http://usefulinc.com/ns/doap#")
PTR = Namespace("http://www.w3.org/2009/pointers#")
ACT = "https://www.w3.org/WAI/standards-guidelines/act/rules/"
RGAA = "https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/#"
# Where a report lies decides what its relative addresses are.
SITE = "https://ville.example/"

# The terms of EARL 1.0 Schema (https://www.w3.org/TR/EARL10-Schema/), and those of Pointer Methods that we use.
VOCABULARY = """
@prefix : <http://www.w3.org/ns/earl#> .
@prefix ptr: <http://www.w3.org/2009/pointers#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

:Assertion a rdfs:Class . :Assertor a rdfs:Class . :TestSubject a rdfs:Class . :TestCriterion a rdfs:Class .
:TestResult a rdfs:Class . :OutcomeValue a rdfs:Class . :TestMode a rdfs:Class .
:Software a rdfs:Class ; rdfs:subClassOf :Assertor .
:TestRequirement a rdfs:Class ; rdfs:subClassOf :TestCriterion .
:TestCase a rdfs:Class ; rdfs:subClassOf :TestCriterion .
:Pass a rdfs:Class ; rdfs:subClassOf :OutcomeValue . :Fail a rdfs:Class ; rdfs:subClassOf :OutcomeValue .
:CannotTell a rdfs:Class ; rdfs:subClassOf :OutcomeValue .
:NotApplicable a rdfs:Class ; rdfs:subClassOf :OutcomeValue .
:NotTested a rdfs:Class ; rdfs:subClassOf :OutcomeValue .
:passed a :Pass . :failed a :Fail . :cantTell a :CannotTell . :inapplicable a :NotApplicable . :untested a :NotTested .
:automatic a :TestMode . :manual a :TestMode . :semiAuto a :TestMode . :undisclosed a :TestMode .
:unknownMode a :TestMode .
:assertedBy rdfs:domain :Assertion ; rdfs:range :Assertor .
:subject rdfs:domain :Assertion ; rdfs:range :TestSubject .
:test rdfs:domain :Assertion ; rdfs:range :TestCriterion .
:result rdfs:domain :Assertion ; rdfs:range :TestResult .
:mode rdfs:domain :Assertion ; rdfs:range :TestMode .
:mainAssertor rdfs:domain :Assertor ; rdfs:range :Assertor .
:outcome rdfs:domain :TestResult ; rdfs:range :OutcomeValue .
:pointer rdfs:domain :TestResult ; rdfs:range ptr:Pointer .
:info rdfs:domain :TestResult ; rdfs:range rdfs:Literal .

ptr:CSSSelectorPointer a rdfs:Class ; rdfs:subClassOf ptr:ExpressionPointer .
ptr:ExpressionPointer a rdfs:Class ; rdfs:subClassOf ptr:SinglePointer .
ptr:LineCharPointer a rdfs:Class ; rdfs:subClassOf ptr:OffsetPointer .
ptr:OffsetPointer a rdfs:Class ; rdfs:subClassOf ptr:SinglePointer .
ptr:SinglePointer a rdfs:Class ; rdfs:subClassOf ptr:Pointer .
ptr:Pointer a rdfs:Class .
ptr:expression rdfs:domain ptr:ExpressionPointer ; rdfs:range rdfs:Literal .
ptr:lineNumber rdfs:domain ptr:LineCharPointer ; rdfs:range rdfs:Literal .
"""

PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcs – Ville</title></head>'
    "<body><main><h1>Parcs</h1><p>Ouverts tous les jours.</p></main></body></html>"
)
FAILING = PAGE.replace("<p>", '<p><img src="parc.png">')
PASSING = PAGE.replace("<p>", '<p><img src="parc.png" alt="Le parc au printemps">')


def read(report: Report, lang: str = "fr") -> Graph:
    text = "".join(render(report, "en" if lang == "en" else "fr"))
    return Graph().parse(data=text, format="json-ld", publicID=SITE)


def short(node: Node | None) -> str:
    return str(node).rpartition("#")[2]


def outcomes(graph: Graph, page: str) -> dict[str, set[str]]:
    """What each test came to on a page, by the test's title."""
    told: dict[str, set[str]] = defaultdict(set)
    for assertion in graph.subjects(EARL.subject, URIRef(SITE + page)):
        title = graph.value(graph.value(assertion, EARL.test), DCT.title)
        told[str(title)].add(outcome(graph, assertion))
    return dict(told)


def of_act(graph: Graph, page: str, rule: str) -> str:
    """What a page came to by an ACT rule, of which several tests may be a part: the first of these that one said."""
    said = {
        outcome(graph, assertion)
        for assertion in graph.subjects(EARL.subject, URIRef(SITE + page))
        if (graph.value(assertion, EARL.test), DCT.isPartOf, URIRef(f"{ACT}{rule}/")) in graph
    }
    return next(one for one in ("failed", "cantTell", "passed", "inapplicable") if one in said)


def outcome(graph: Graph, assertion: Node) -> str:
    return short(graph.value(graph.value(assertion, EARL.result), EARL.outcome))


def assertions(graph: Graph, **wanted: URIRef) -> list[Node]:
    every = graph.subjects(RDF.type, EARL.Assertion)
    return [one for one in every if all((one, EARL[key], value) in graph for key, value in wanted.items())]


def infos(graph: Graph, assertion: Node) -> set[str]:
    return {str(info) for info in graph.objects(graph.value(assertion, EARL.result), EARL.info)}


def check_vocabulary(graph: Graph) -> None:
    """Each term exists, stands where its domain and range allow, and each assertion is whole."""
    schema = Graph().parse(data=VOCABULARY, format="turtle")
    for prefix in (EARL, PTR):
        for term in {term for triple in graph for term in triple if str(term).startswith(prefix)}:
            assert (term, None, None) in schema, term

    def kinds(node: Node) -> set[Node]:
        direct = {*graph.objects(node, RDF.type), *schema.objects(node, RDF.type)}
        return {above for kind in direct for above in schema.transitive_objects(kind, RDFS.subClassOf) if above}

    known = {node: kinds(node) for triple in graph for node in (triple[0], triple[2]) if not isinstance(node, Literal)}
    for subject, predicate, value in graph:
        for domain in schema.objects(predicate, RDFS.domain):
            assert domain in known[subject], (subject, predicate)
        for range_ in schema.objects(predicate, RDFS.range):
            assert isinstance(value, Literal) if range_ == RDFS.Literal else range_ in known[value], (predicate, value)
    for assertion in graph.subjects(RDF.type, EARL.Assertion):
        for part in ("assertedBy", "subject", "test", "result", "mode"):
            assert len(list(graph.objects(assertion, EARL[part]))) == 1, (assertion, part)
    for result in graph.subjects(RDF.type, EARL.TestResult):
        assert len(list(graph.objects(result, EARL.outcome))) == 1
        assert len(list(graph.subjects(EARL.result, result))) == 1
        assert list(graph.objects(result, DCT.date)) == [Literal("2026-11-26", datatype=XSD.date)]


@pytest.mark.parametrize("report", [of_everything(), of_many(3, 20), make_report([], [], [], DAY)])
def test_it_says_nothing_that_the_vocabulary_does_not_know(report: Report) -> None:
    check_vocabulary(read(report))


def test_it_is_a_format_like_the_others() -> None:
    assert formats()["earl"].file == "a11y.earl.jsonld"


def test_parvis_asserts_with_its_version() -> None:
    graph = read(of_everything())
    assert set(graph.objects(None, EARL.assertedBy)) == {URIRef(f"{SITE}#parvis")}
    (release,) = graph.objects(URIRef(f"{SITE}#parvis"), DOAP.release)
    assert str(graph.value(release, DOAP.revision)) == version("parvis")


def test_each_rule_is_one_test_with_what_it_is_a_part_of() -> None:
    graph = read(make_report([], [], [], DAY))
    rules = {str(graph.value(test, DCT.title)): test for test in graph.subjects(RDF.type, EARL.TestCase)}
    assert set(rules) == set(all_rules())
    assert {str(whole) for whole in graph.objects(rules["image-alt"], DCT.isPartOf)} == {
        f"{ACT}23a2a8/",
        "https://www.w3.org/TR/WCAG22/#non-text-content",
        f"{RGAA}1.1.1",
    }
    for test in rules.values():
        for whole in graph.objects(test, DCT.isPartOf):
            assert graph.value(whole, DCT.title), whole


@pytest.mark.parametrize(
    "number, name, anchor",
    [
        ("1.1.1", "Non-text Content", "non-text-content"),
        ("1.2.1", "Audio-only and Video-only (Prerecorded)", "audio-only-and-video-only-prerecorded"),
        ("3.3.4", "Error Prevention (Legal, Financial, Data)", "error-prevention-legal-financial-data"),
        ("4.1.2", "Name, Role, Value", "name-role-value"),
    ],
)
def test_a_criterion_is_named_as_the_w3c_names_it(number: str, name: str, anchor: str) -> None:
    assert criterion_name(number) == name
    assert criterion_anchor(number) == anchor


# What came of a page


def test_a_consumer_reads_what_came_of_an_act_rule(tmp_path: Path) -> None:
    graph = read(judged(tmp_path, {"failed.html": FAILING, "passed.html": PASSING, "inapplicable.html": PAGE}))
    assert {of: of_act(graph, f"{of}.html", "23a2a8") for of in ("failed", "passed", "inapplicable")} == {
        "failed": "failed",
        "passed": "passed",
        "inapplicable": "inapplicable",
    }


@pytest.mark.parametrize(
    "act, expected, html",
    [
        ("2779a5", "failed", PAGE.replace("<title>Parcs – Ville</title>", "")),
        ("2779a5", "passed", PAGE),
        ("b5c3f8", "failed", PAGE.replace(' lang="fr"', "")),
        ("b5c3f8", "passed", PAGE),
        ("c487ae", "failed", PAGE.replace("<p>", '<p><a href="https://ailleurs.example/"><i></i></a>')),
        ("c487ae", "passed", PAGE.replace("<p>", '<p><a href="https://ailleurs.example/">Le plan du parc</a> ')),
        ("c487ae", "inapplicable", PAGE),
        ("97a4e1", "failed", PAGE.replace("<p>", '<p><button type="button"></button>')),
        ("97a4e1", "passed", PAGE.replace("<p>", '<p><button type="button">Fermer le plan</button>')),
        ("97a4e1", "inapplicable", PAGE),
        ("cae760", "failed", PAGE.replace("<p>", '<iframe src="https://plan.example/"></iframe><p>')),
        ("cae760", "inapplicable", PAGE),
        ("674b10", "failed", PAGE.replace("<p>", '<p role="paragraphe">')),
        ("674b10", "inapplicable", PAGE),
        ("5f99a7", "failed", PAGE.replace("<p>", '<p aria-cache="true">')),
        ("de46e4", "failed", PAGE.replace("<p>", '<p lang="francais">')),
        ("de46e4", "passed", PAGE.replace("<p>", '<p><span lang="en">Welcome to our parks</span> ')),
    ],
)
def test_a_test_case_comes_to_what_the_w3c_would_expect(act: str, expected: str, html: str, tmp_path: Path) -> None:
    graph = read(judged(tmp_path, {"cas.html": html}))
    assert of_act(graph, "cas.html", act) == expected


def test_only_rules_that_stand_for_act_are_told_as_inapplicable(tmp_path: Path) -> None:
    told = outcomes(read(judged(tmp_path, {"a.html": PAGE})), "a.html")
    inapplicable = {rule for rule, said in told.items() if said == {"inapplicable"}}
    assert {"image-alt", "link-name"} <= inapplicable
    assert all(all_rules()[rule].act for rule in inapplicable)
    act = {rule.id for rule in all_rules().values() if rule.scope == "element" and rule.act}
    assert act <= set(told)


def test_what_failed_without_a_finding_does_not_pass() -> None:
    counts = {"image-alt": Counts(3, 1, 0, 0), "link-name": Counts(3, 0, 1, 0), "html-lang": Counts(1, 0, 0, 0)}
    told = outcomes(read(make_report([PageStatus("a.html", "checked", None, counts)], [], [], DAY)), "a.html")
    assert (told["image-alt"], told["link-name"], told["html-lang"]) == ({"failed"}, {"cantTell"}, {"passed"})


def test_a_finding_says_what_and_where_in_the_language_asked_for(tmp_path: Path) -> None:
    report = judged(tmp_path, {"a.html": "\n\n" + FAILING})
    for lang, word in (("fr", "alternative"), ("en", "has no text alternative")):
        graph = read(report, lang)
        (failed,) = assertions(graph, test=URIRef(f"{SITE}#image-alt"), subject=URIRef(f"{SITE}a.html"))
        result = graph.value(failed, EARL.result)
        (info,) = graph.objects(result, EARL.info)
        assert isinstance(info, Literal)
        assert word in info
        assert info.language == lang
        pointers = {graph.value(one, RDF.type): one for one in graph.objects(result, EARL.pointer)}
        assert "img" in str(graph.value(pointers[PTR.CSSSelectorPointer], PTR.expression))
        assert graph.value(pointers[PTR.LineCharPointer], PTR.lineNumber) == Literal(3, datatype=XSD.positiveInteger)
        assert graph.value(result, DCT.description) == Literal('<img src="parc.png">')


def test_a_finding_that_stands_for_less_than_its_rule_has_a_test_of_its_own() -> None:
    narrow = replace(found("image-alt", "a.html"), rgaa=("1.3.9",), act=())
    graph = read(make_report([PageStatus("a.html", "checked")], [narrow, found("image-alt", "b.html")], [], DAY))
    (failed,) = assertions(graph, subject=URIRef(f"{SITE}a.html"), test=URIRef(f"{SITE}#image-alt/wcag1.1.1/rgaa1.3.9"))
    test = graph.value(failed, EARL.test)
    assert {short(whole) for whole in graph.objects(test, DCT.isPartOf)} == {"non-text-content", "1.3.9"}
    assert graph.value(test, DCT.isVersionOf) == URIRef(f"{SITE}#image-alt")
    assert str(graph.value(test, DCT.title)) == "image-alt"
    assert of_act(graph, "a.html", "23a2a8") == "inapplicable"
    assert of_act(graph, "b.html", "23a2a8") == "failed"
    nothing = replace(narrow, wcag=(), rgaa=())
    test = next(read(make_report([], [nothing], [], DAY)).subjects(DCT.isVersionOf, None))
    assert str(test) == f"{SITE}#image-alt/none"


def test_a_fault_of_many_pages_is_told_of_each_and_where_on_the_first_alone(tmp_path: Path) -> None:
    graph = read(judged(tmp_path, {"a.html": FAILING, "b/index.html": FAILING, "c.html": PAGE}))
    places = {}
    for page in ("a.html", "b/index.html", "c.html"):
        (told,) = assertions(graph, test=URIRef(f"{SITE}#image-alt"), subject=URIRef(SITE + page))
        places[page] = (outcome(graph, told), len(list(graph.objects(graph.value(told, EARL.result), EARL.pointer))))
    assert places == {"a.html": ("failed", 2), "b/index.html": ("failed", 0), "c.html": ("inapplicable", 0)}


def test_a_finding_keeps_its_name_when_pages_come_before_it() -> None:
    def names(*findings: str) -> set[str]:
        report = make_report([], [found("image-alt", page) for page in findings], [], DAY)
        return {str(one) for one in assertions(read(report))}

    assert {name for name in names("b.html") if name.startswith(SITE)} <= names("a.html", "b.html")


# What a person does, and what nobody did


def test_a_review_that_a_person_answered_is_half_automatic() -> None:
    answered = found("image-alt", "a.html", outcome="cantTell", severity="review", waived="Vu avec le service")
    open_ = found("image-alt", "b.html", outcome="cantTell", severity="review")
    silenced = found("image-alt", "c.html", waived="Attend une description")
    graph = read(make_report([], [answered, open_, silenced], [], DAY))
    said = {}
    for one in assertions(graph, test=URIRef(f"{SITE}#image-alt")):
        reason = any("Dérogation" in info for info in infos(graph, one))
        page = str(graph.value(one, EARL.subject)).removeprefix(SITE)
        said[page] = (outcome(graph, one), short(graph.value(one, EARL.mode)), reason)
    assert said == {
        "a.html": ("cantTell", "semiAuto", True),
        "b.html": ("cantTell", "automatic", False),
        "c.html": ("failed", "automatic", True),
    }


def test_what_only_a_person_tests_is_told_as_untested() -> None:
    graph = read(make_report([], [], [], DAY))
    untested = assertions(graph, mode=EARL.manual)
    assert {short(graph.value(one, EARL.test)) for one in untested} == {
        one.test for one in decisions().values() if one.by == "person"
    }
    assert {outcome(graph, one) for one in untested} == {"untested"}
    assert {graph.value(one, EARL.subject) for one in untested} == {URIRef(f"{SITE}#site")}
    assert all(infos(graph, one) for one in untested)


@pytest.mark.parametrize("looked", [False, True])
def test_what_only_a_browser_tests_is_untested_where_none_has_looked(looked: bool) -> None:
    summary = AuditSummary("all", 0, 0, 0, 0, ("desktop",))
    graph = read(make_report([], [], [], DAY, browser=summary if looked else None))
    untested = assertions(graph, mode=EARL.automatic)
    expected = set() if looked else {one.test for one in decisions().values() if one.by == "browser"}
    assert {short(graph.value(one, EARL.test)) for one in untested} == expected


def test_a_page_that_was_not_checked_is_untested_and_never_passed() -> None:
    graph = read(of_everything())
    everything = URIRef(f"{SITE}#rules")
    (untested,) = assertions(graph, subject=URIRef(f"{SITE}c.html"), test=everything)
    assert outcome(graph, untested) == "untested"
    assert infos(graph, untested) == {"page trop grande"}
    assert len(list(graph.objects(everything, DCT.hasPart))) == len(all_rules())
    # What was found on it stays found.
    assert {outcome(graph, one) for one in assertions(graph, subject=URIRef(f"{SITE}c.html"))} == {"untested", "failed"}
    (no_page,) = assertions(graph, subject=URIRef(f"{SITE}d.php"))
    assert outcome(graph, no_page) == "inapplicable"
    (source,) = assertions(graph, subject=URIRef(f"{SITE}content/c.md"))
    assert (outcome(graph, source), infos(graph, source)) == ("untested", {"Date illisible."})


def test_what_is_found_in_a_file_that_is_no_page_is_told_too() -> None:
    graph = read(make_report([], [found("waiver-ended", "derogations.yaml")], [], DAY))
    assert outcomes(graph, "derogations.yaml") == {"waiver-ended": {"failed"}}
    kinds = graph.objects(URIRef(f"{SITE}derogations.yaml"), RDF.type)
    assert list(kinds) == [EARL.TestSubject]


# What pages may hold


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    report = hostile(text)
    said = "".join(render(report))
    assert all(char.isprintable() or char in "\n\u00a0\u202f" for char in said)
    said.encode()
    graph = read(report)
    check_vocabulary(graph)
    # Whatever the text, there is one page checked, one not, one source, and the site.
    assert len(set(graph.objects(None, EARL.subject))) == 3


@pytest.mark.parametrize(
    "page, address",
    [
        ("parcs/index.html", "https://ville.example/parcs/index.html"),
        ("été à la mer/a b.html", "https://ville.example/%C3%A9t%C3%A9%20%C3%A0%20la%20mer/a%20b.html"),
        ("a%20b.html", "https://ville.example/a%2520b.html"),
        ("a?b#c.html", "https://ville.example/a%3Fb%23c.html"),
        ("earl:failed", "https://ville.example/earl%3Afailed"),
        ("mailto:a@b", "https://ville.example/mailto%3Aa%40b"),
        ("_:b0", "https://ville.example/_%3Ab0"),
        ("@type", "https://ville.example/%40type"),
        ("//mal.example/a", "https://ville.example//mal.example/a"),
        ("/srv/site/a.html", "https://ville.example/srv/site/a.html"),
        ("caf\udce9.html", "https://ville.example/caf%E9.html"),
        ("<\"{|}^`\\'>", "https://ville.example/%3C%22%7B%7C%7D%5E%60%5C%27%3E"),
    ],
)
def test_a_page_s_path_is_an_address_of_the_site(page: str, address: str) -> None:
    graph = read(make_report([PageStatus(page, "checked", None, {"html-lang": Counts(1)})], [], [], DAY))
    (kind,) = graph.subjects(RDF.type, URIRef("https://schema.org/WebPage"))
    assert str(kind) == address
    assert graph.value(kind, DCT.source) == kind


def test_the_same_report_gives_the_same_bytes() -> None:
    assert "".join(render(of_everything())) == "".join(render(of_everything()))


# As pipelines run it, and how long it takes


def test_the_command_writes_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(FAILING, "utf-8")
    (tmp_path / "b.html").write_text(PASSING, "utf-8")
    command = [str(Path(sys.executable).parent / "a11y"), "--format", "earl=out.jsonld", "a.html", "b.html"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert (run.returncode, run.stdout, run.stderr) == (1, "", "")
    graph = Graph().parse(tmp_path / "out.jsonld", format="json-ld", publicID=SITE)
    said = {page: of_act(graph, page, "23a2a8") for page in ("a.html", "b.html")}
    assert said == {"a.html": "failed", "b.html": "passed"}


def test_it_is_also_plain_json_for_readers_that_know_no_json_ld() -> None:
    document = json.loads("".join(render(of_everything())))
    nodes = document["@graph"]
    tests = {node["@id"]: node for node in nodes if node["@type"] == "TestCase"}
    failed = [
        (node["subject"], tests[node["test"]]["title"])
        for node in nodes
        if node["@type"] == "Assertion" and node["result"]["outcome"] == "earl:failed" and node["test"] in tests
    ]
    assert ("a.html", next(iter(all_rules()))) in failed


def test_a_very_large_report_is_written_in_pieces_and_soon() -> None:
    report = of_many(1000, 5000)
    started = time.process_time()
    longest = max(len(chunk) for chunk in render(report))
    assert time.process_time() - started < 5
    assert longest < 1_000_000
