"""What browsers render and the gate does not read is said, so that nobody takes silence for approval."""

from __future__ import annotations

import pytest

from a11y.check import check_page
from a11y.config import Config
from a11y.example import whole_page
from a11y.finding import Finding

IMAGE = "&lt;img src=a.jpg&gt;"


def findings(html: str) -> list[Finding]:
    report = check_page(whole_page(html), "/x.html", {}, Config())
    assert report.status == "checked", report.reason
    return list(report.findings)


@pytest.mark.parametrize(
    "html, reason",
    [
        (f'<iframe title="Plan des parcs" srcdoc="{IMAGE}"></iframe>', "srcdoc"),
        (f'<iframe title="Plan des parcs" src="/plan/" srcdoc="{IMAGE}"></iframe>', "srcdoc"),
        (f'<iframe title="Plan des parcs" src="data:text/html,{IMAGE}"></iframe>', "srcdoc"),
        ('<div><template shadowrootmode="open"><img src="a.jpg"></template></div>', "shadow-root"),
        ('<section><template shadowrootmode="CLOSED"><p>Texte</p></template></section>', "shadow-root"),
        ('<object type="text/html" data="data:text/html,&lt;p&gt;Bonjour" title="Plan des parcs"></object>', "srcdoc"),
    ],
)
def test_what_is_rendered_and_not_read_asks_a_person(html: str, reason: str) -> None:
    (finding,) = findings(html)
    assert (finding.rule, finding.reason, finding.severity) == ("content-unread", reason, "review")
    assert "n'a pas été lu par le contrôle" in finding.message.fr


@pytest.mark.parametrize(
    "html",
    [
        '<iframe title="Plan des parcs" src="/plan/"></iframe>',
        '<iframe title="Plan des parcs" srcdoc=" "></iframe>',
        f'<iframe hidden title="Plan des parcs" srcdoc="{IMAGE}"></iframe>',
        "<div><template><img src=a.jpg></template></div>",
        '<div><template shadowrootmode="none"><img src=a.jpg></template></div>',
        '<div><template shadowrootmode="open"> </template></div>',
        '<div hidden><template shadowrootmode="open"><img src=a.jpg></template></div>',
        '<template><template shadowrootmode="open"><img src=a.jpg></template></template>',
    ],
)
def test_what_nobody_sees_or_the_gate_reads_elsewhere_is_left(html: str) -> None:
    assert findings(html) == []


def test_a_page_of_frames_is_one_question() -> None:
    page = (
        "<html lang='fr'><head><title>Ville</title></head><frameset cols='20%,*'><frame src='a.html' title='Menu'>"
        "<frameset rows='50%,*'><frame src='b.html' title='Haut'></frameset>"
        "<noframes><img src='a.jpg'></noframes></frameset></html>"
    )
    found = [finding for finding in findings(page) if finding.rule == "content-unread"]
    assert [finding.reason for finding in found] == ["frames"]
