"""A text that changes by itself can be held."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..ticking import has_controls, ticks
from ..tree import Element

_TEXT = '<h1>La piscine</h1><p>Nageurs\u00a0: <b id="n">12</b></p>'
_WRITE = "document.getElementById('n').textContent = Math.round(Math.random() * 50);"


@rule(
    targets="body",
    severity="error",
    wcag=("2.2.2",),
    rgaa=("13.8.1",),
    act=("efbfc7",),
    title=Text("Texte qui change tout seul", "Text that changes by itself"),
    why=Text(
        "Un texte qui change sans cesse attire l'œil, et qui lit lentement n'a pas le temps de le finir (RGAA 13.8, "
        "WCAG 2.2.2).",
        "Text that changes all the time draws the eye, and slow readers have no time to finish it (RGAA 13.8, "
        "WCAG 2.2.2).",
    ),
    fix=Text(
        "Mettez à côté du texte un bouton «\u00a0Pause\u00a0» qui arrête le script, ou écrivez le texte une fois pour "
        "toutes.",
        'Put a "Pause" button that stops the script beside the text, or write the text once and for all.',
    ),
    bad=(
        f"<body data-bad><main>{_TEXT}</main><script>setInterval(function () {{ {_WRITE} }}, 1000);</script></body>",
        f'<body onload="partir()" data-bad><main>{_TEXT}</main><script>function ecrire() {{ {_WRITE} }} '
        "function partir() { setInterval(ecrire, 1000) }</script></body>",
        f"<body data-bad><main>{_TEXT}</main><script>const ecrire = () => {{ {_WRITE} }}; "
        "window.addEventListener('load', () => { setInterval(ecrire, 500); });</script></body>",
    ),
    good=(
        f'<body><main>{_TEXT}<button onclick="clearInterval(m)">Pause</button></main><script>var m = '
        f"setInterval(function () {{ {_WRITE} }}, 1000);</script></body>",
        f"<body><main>{_TEXT}</main><script>var m = setInterval(function () {{ {_WRITE} clearInterval(m) }}, 1000);"
        "</script></body>",
        f"<body><main>{_TEXT}</main><script>function partir() {{ setInterval(function () {{ {_WRITE} }}, 9) }}"
        "</script></body>",
        f"<body><main>{_TEXT}</main><script>setInterval(function () {{ navigator.sendBeacon('/vu'); }}, 9000);"
        "</script></body>",
    ),
)
def text_updating(element: Element, page: Page) -> Verdict:
    """Fail a page whose script writes a text anew for ever, and that has nothing to stop it with (ACT efbfc7)."""
    if not any(node.tag == "script" for node in page.elements):
        return INAPPLICABLE
    if has_controls(page) or next(ticks(page), None) is None:
        return None
    return Fail(
        Text(
            "Un script récrit sans cesse un texte de la page, et rien ne permet de l'arrêter.",
            "A script writes a text of the page anew all the time, and nothing lets anyone stop it.",
        )
    )
