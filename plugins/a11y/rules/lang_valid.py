"""The language of a passage is a code that voices know."""

from ..finding import Text
from ..lang import is_known, passages, primary
from ..page import Page
from ..rule import INAPPLICABLE, Verdict, rule
from ..tree import Element
from .html_lang_valid import invalid


@rule(
    targets="[lang]",
    severity="error",
    wcag=("3.1.2",),
    rgaa=("8.8.1",),
    act=("de46e4",),
    title=Text("Code de langue invalide", "Invalid language code"),
    why=Text(
        "Le lecteur d'écran ne change pas de voix pour un code qu'il ne connaît pas\u00a0: le passage est lu avec la "
        "prononciation du reste de la page (RGAA 8.8, WCAG 3.1.2).",
        "A screen reader does not change its voice for a code that it does not know: the passage is read with the "
        "pronunciation of the rest of the page (RGAA 8.8, WCAG 3.1.2).",
    ),
    fix=Text(
        "Écrivez le code à deux lettres de la langue\u00a0: *Welcome*{lang=en}.",
        "Write the two-letter code of the language: *Welcome*{lang=en}.",
    ),
    bad=(
        '<p lang="english" data-bad>Welcome to our town</p>',
        '<p lang="eng" data-bad>Welcome to our town</p>',
        '<p lang="en_GB" data-bad>Welcome to our town</p>',
        '<p lang="  " data-bad>Welcome to our town</p>',
        '<p>On dit <span lang="zz" data-bad>welcome</span>.</p>',
        '<div lang="xx" data-bad><img src="parc.jpg" alt="Welcome"></div>',
        '<p lang="fr"><span lang="anglais" data-bad>Welcome</span></p>',
    ),
    good=(
        '<p lang="en">Welcome to our town</p>',
        '<p lang="EN-gb">Welcome to our town</p>',
        '<p lang="br">Degemer mat</p>',
        '<p lang="gsw">Willkumme</p>',
        '<p lang="en">Welcome</p><p lang="">8d9f-22</p><p lang="zz" hidden>Welcome</p><p lang="zz"></p>',
        '<div lang="en">Welcome</div><div lang="zz"><p lang="en">Welcome</p></div>',
    ),
)
def lang_valid(element: Element, page: Page) -> Verdict:
    """Fail a `lang` in the body whose primary subtag no registry knows, where text stands under it (ACT de46e4)."""
    tag = element.get("lang")
    if not tag or element.tag == "html" or element.namespace != "html" or element.closest("body") is None:
        return INAPPLICABLE
    if next(passages(element, page), None) is None:
        return INAPPLICABLE
    return None if is_known(primary(tag)) else invalid(tag, ("8.8.1",))
