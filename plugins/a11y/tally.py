"""How often what was said: by page, by rule, by test of the RGAA."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .finding import Counts, Finding
from .report import PageStatus
from .rule import all_rules

_NONE = Counts()


@dataclass(frozen=True, slots=True)
class Tally:
    """The pages with their counts; the counts of each rule, and of each test of the RGAA, over all pages."""

    pages: tuple[PageStatus, ...]
    rules: Mapping[str, Counts]
    tests: Mapping[str, Counts]


def tally(pages: Sequence[PageStatus], findings: Sequence[Finding], *, looked: bool) -> Tally:
    """Add up what was said.

    In: the pages, with what the rules said of their elements; the findings, each of one
    page; whether a browser has looked as well: it finds more, and settles what could not be told.
    Rules that only a browser or the whole site decides are counted where they found something.
    """
    failed: dict[str, Counter[str]] = defaultdict(Counter)
    unsure: dict[str, Counter[str]] = defaultdict(Counter)
    tests_failed: Counter[str] = Counter()
    tests_unsure: Counter[str] = Counter()
    for found in findings:
        by_page, by_test = (failed, tests_failed) if found.outcome == "failed" else (unsure, tests_unsure)
        by_page[found.place.page][found.rule] += 1
        by_test.update(found.rgaa)
    done = tuple(
        replace(page, counts=_of_page(page.counts, failed[page.page], unsure[page.page], looked)) for page in pages
    )
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    known = {page.page for page in done}
    elsewhere = {
        page: _of_page({}, failed[page], unsure[page], looked) for page in {*failed, *unsure} if page not in known
    }
    for counts_of_page in [*(page.counts for page in done), *elsewhere.values()]:
        for rule, counts in counts_of_page.items():
            total = totals[rule]
            for index, value in enumerate(counts):
                total[index] += value
    rules = {rule: Counts(*total) for rule, total in sorted(totals.items())}
    return Tally(done, rules, _of_tests(rules, tests_failed, tests_unsure))


def _of_page(
    counts: Mapping[str, Counts], failed: Mapping[str, int], unsure: Mapping[str, int], looked: bool
) -> dict[str, Counts]:
    result = dict(counts)
    for rule in {*failed, *unsure, *(counts if looked else ())}:
        known = counts.get(rule)
        if known is not None and not looked:
            continue
        found, doubted = failed.get(rule, 0), unsure.get(rule, 0)
        known = known or _NONE
        settled = max(0, known.failed + known.cant_tell - found - doubted)
        result[rule] = Counts(known.passed + settled, found, doubted, known.inapplicable)
    return result


def _of_tests(rules: Mapping[str, Counts], failed: Mapping[str, int], unsure: Mapping[str, int]) -> dict[str, Counts]:
    """A rule may ask for several tests: what it passes counts for each of them, what fails for those that it names."""
    passed: Counter[str] = Counter()
    inapplicable: Counter[str] = Counter()
    for name, counts in rules.items():
        for test in all_rules()[name].rgaa:
            passed[test] += counts.passed
            inapplicable[test] += counts.inapplicable
    tests = sorted({*passed, *failed, *unsure}, key=lambda test: tuple(map(int, test.split("."))))
    return {test: Counts(passed[test], failed.get(test, 0), unsure.get(test, 0), inapplicable[test]) for test in tests}
