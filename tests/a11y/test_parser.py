"""HTML bytes to elements: lines, what HTML has learned since 2020, and bounds."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y import bounds, tokenizer
from a11y.fragments import Fragments
from a11y.parser import parse
from a11y.tree import TreeError


def tags(html: str) -> list[tuple[str, int]]:
    return [(element.tag, element.line) for element in parse(html.encode()).elements]


def test_every_start_tag_knows_its_line_even_when_it_spans_several() -> None:
    html = "<!doctype html>\n<html lang=fr>\n<head><title>x</title>\n</head><body>\n<p\n class=a>un<b>deux\n</b>\n"
    html += "<img\nsrc=a>\n"
    assert tags(html) == [
        ("html", 2),
        ("head", 3),
        ("title", 3),
        ("body", 4),
        ("p", 5),
        ("b", 6),
        ("img", 8),
    ]


@pytest.mark.parametrize("tag", ["search", "dialog", "hgroup"])
def test_new_blocks_close_a_paragraph(tag: str) -> None:
    elements = parse(f"<!doctype html><body><p>un<{tag}>deux</{tag}><p>trois".encode()).elements
    block = next(element for element in elements if element.tag == tag)
    assert block.parent is not None
    assert block.parent.tag == "body"
    assert elements[-1].parent is block.parent


def test_a_select_may_hold_a_button_and_a_rule() -> None:
    document = parse(b"<!doctype html><select><button>Choisir</button><option>1<hr><option>2</select><p>Suite")
    select = next(element for element in document.elements if element.tag == "select")
    assert [child.tag for child in select.children] == ["button", "option", "hr", "option"]
    assert [error.code for error in document.errors] == []


def test_the_content_of_a_template_is_not_on_the_page() -> None:
    document = parse(b"<!doctype html><body><template><img src=a></template><p>un")
    assert "img" not in [element.tag for element in document.elements]
    assert document.root.text == "un"


def test_svg_titles_are_not_page_titles() -> None:
    document = parse(b"<!doctype html><body><svg><title>Plan</title></svg>")
    assert [(e.tag, e.namespace) for e in document.elements[-2:]] == [("svg", "svg"), ("title", "svg")]


def test_bytes_that_are_not_utf_8_are_read_as_their_page_declares() -> None:
    document = parse('<!doctype html><meta charset="iso-8859-1"><p>été'.encode("latin-1"))
    assert document.elements[-1].text == "été"


def test_depth_and_size_are_bounded() -> None:
    with pytest.raises(TreeError):
        parse(b"<!doctype html>" + b"<div>" * (bounds.MAX_DEPTH + 10))
    with pytest.raises(TreeError):
        parse(b" " * (bounds.MAX_BYTES + 1))


def test_long_lists_and_deep_pages_do_not_recurse() -> None:
    document = parse(b"<!doctype html><ul>" + b"<li>x" * 5000 + b"</ul>" + b"<div>" * 400)
    assert document.elements[-1].matches("ul ~ div div")
    assert next(e for e in reversed(document.elements) if e.tag == "li").matches("li:nth-child(5000)")


PIECES = st.sampled_from(
    ["<p>", "</p>", '<p class="a b">', '<a  href="/x?y=1" >', "<br>", "<br/>", "<BR>", '<p a="1" a="2">', "<p a=1>",
     "<p a='1'>", '<p a="&amp;">', '<p a="&">', '<p a="x', "</p >", "</p a>", "<!-- c -->", "<script>", "</script>",
     "<title>", "</title>", "<style>", "</style>", "<textarea>", "</textarea>",
     "a < b", "<", "</", "\n", "&eacute;",
     "\x00", "<p\n>",
     '<svg viewBox="0 0 1 1">', "</svg>", "<path d='M0'/>", "<table>", "<td>", '<p a="\n">', '<p a="é«»">', "<p =>",
     "text"]
)  # fmt: skip  # a list of words


# What pages have in common, whole and in parts, also where it is not what it seems.
SHELL = st.sampled_from(
    ["<body>x", "<nav>", "</nav>", '<nav class="menu">\n<ul>\n<li><a href="/">Accueil</a></li>\n</ul>\n</nav>\n',
     '<header class="h"><p>Ville\n<svg viewBox="0 0 1 1"><path d="M0"/></svg></p><!-- c --></header>', "<header>",
     "</header>", "<footer>\n<p>Mairie<p>Rue</footer>", "<footer><p>x</footer>", "</footer>",
     "<aside><form><input></form></aside>", "<aside><form></aside>", "<nav><b>x</nav>", "</b>", "<b>", "<main>",
     "</main>", "<div>", "</div>", "<li>", "<ul>", "<nav><li>x</nav>", "<footer><pre></pre></footer>", "<pre>",
     "<footer><table><tr><td>x</table></footer>", "<footer><body class=y></footer>",
     "<aside><script>1<2</script></aside>"]
)  # fmt: skip  # as above


@settings(max_examples=400)
@given(st.lists(st.one_of(PIECES, SHELL), max_size=25))
def test_shortcuts_give_the_tree_the_lines_and_the_errors_that_html5lib_gives(pieces: list[str]) -> None:
    html = "".join(pieces)
    plain = html5lib.HTMLParser(namespaceHTMLElements=True)
    expected = without_comments(plain.parse(html))
    alone = lines_alone(html)
    for _ in range(2):
        document = parse(html.encode())
        assert without_comments(document.root.etree_element) == expected
        assert [(error.line, error.column, error.code) for error in document.errors] == [
            (*position, code) for position, code, _values in plain.errors
        ]
        assert [(element.tag, element.line) for element in document.elements] == alone


def without_comments(root: ElementTree.Element) -> str:
    text = ElementTree.tostring(root, short_empty_elements=False).decode()
    return re.sub("<!--.*?-->", "", text, flags=re.DOTALL)


def test_a_comment_is_no_text() -> None:
    document = parse(b"<!-- a --><!doctype html><title>t</title><p>b<!-- c -->d<svg><!--! e --><path/></svg></p>")
    assert document.root.text == "bd"
    assert "".join(document.root.etree_element.itertext()).strip() == "tbd"


@pytest.mark.parametrize(
    "html",
    [
        "<table><tbody><template><tr><td>x</template><tr><td>1</table>",
        "<p>a<template><script>'</template>'</script></p></b><template></template></template>b</p>",
        "<footer><template><nav><p>x</nav></template></footer><nav><p>x</nav>",
        "<select><template><option>x</template><option>1</select>",
    ],
)
def test_what_a_template_holds_is_no_part_of_the_page_and_no_error(html: str) -> None:
    for _ in range(2):
        document = parse(f"<!doctype html><title>t</title><body>{html}</body>".encode())
        assert document.errors == ()
        template = next(element for element in document.elements if element.tag == "template")
        assert template.parent is not None
        assert template.parent.tag == html[html.find("<") : html.find("<template")].split("<")[-1].partition(">")[0]
        assert not template.children
        assert len(template.etree_element) > 0


def test_a_template_without_an_end_reaches_to_the_end_of_the_page() -> None:
    assert parse(b"<!doctype html><p>a<template><p>b</p></body>").elements[-1].tag == "template"


def lines_alone(html: str) -> list[tuple[str, int]]:
    """The lines of a page of which nothing was known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokenizer, "_FRAGMENTS", Fragments())
        return tags(html)


def test_what_pages_share_is_parsed_once() -> None:
    shared = '<footer class="pied">\n<p>Mairie</p>\n<ul><li>Contact</li></ul>\n</footer>'
    first = parse(f"<!doctype html><body><h1>Un</h1>{shared}\n fin</body>".encode())
    second = parse(f"<!doctype html><body><h1>Deux</h1>\n\n{shared} autre fin {shared}".encode())
    nodes = [[e.etree_element for e in page.elements if e.closest("footer") is not None] for page in (first, second)]
    assert len(nodes[0]) == 4
    # The element itself is a copy, for what stands behind it is the page's own.
    assert [one is other for one, other in zip(nodes[0], nodes[1], strict=False)] == [False, True, True, True]
    assert (nodes[0][0].tail, nodes[1][0].tail) == ("\n fin", " autre fin ")
    # Twice on a page: each node stands there once.
    assert len(set(nodes[1])) == 8
    assert [e.line for e in second.elements if e.tag == "footer"] == [3, 6]


@given(st.text(alphabet=st.sampled_from("<>/= \"'abpimgdivselect!-&;\n"), max_size=300))
def test_any_text_is_parsed_or_refused(html: str) -> None:
    document = parse(html.encode())
    assert [element.order for element in document.elements] == list(range(len(document.elements)))
    for element in document.elements[1:]:
        assert element.parent is not None
        assert element.parent.children[element.index] is element
