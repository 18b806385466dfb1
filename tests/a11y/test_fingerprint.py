"""A fault is the same in a later report wherever its line has gone, and no other one is."""

from dataclasses import replace

from a11y.fingerprint import fingerprints
from tests.a11y.renderers.samples import found

FAULT = found("image-alt", "a.html", source="content/a.md", line=14, quoted="![](fete.jpg)")


def test_lines_that_come_or_go_above_change_nothing() -> None:
    moved = replace(FAULT, source_line=99, place=replace(FAULT.place, html_line=400, page="b.html"))
    assert fingerprints([moved]) == fingerprints([FAULT])


def test_another_text_file_or_rule_is_another_fault() -> None:
    others = [
        replace(FAULT, quoted="![](parc.jpg)"),
        replace(FAULT, source="content/b.md"),
        replace(FAULT, rule="link-name"),
        FAULT,
    ]
    assert len({*fingerprints([FAULT, *others])}) == 5
