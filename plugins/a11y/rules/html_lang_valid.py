"""The language of the page is a code that voices know."""

from ..finding import Text
from ..lang import LONG_CODES, is_known, primary, suggestion
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


def _page(tag: str, bad: bool = False) -> str:
    mark = " data-bad" if bad else ""
    return (
        f'<html lang="{tag}"{mark}><head><title>Horaires – Parcs</title></head><body><main><h1>Horaires</h1>'
        "</main></body></html>"
    )


@rule(
    targets="html[lang]",
    severity="error",
    wcag=("3.1.1",),
    rgaa=("8.4.1",),
    act=("bf051a",),
    title=Text("Code de langue de la page invalide", "Invalid language code of the page"),
    why=Text(
        "Un code que personne ne connaît ne choisit aucune voix\u00a0: le lecteur d'écran lit la page avec la voix par "
        "défaut, dans une autre langue peut-être (RGAA 8.4, WCAG 3.1.1).",
        "A code that nobody knows chooses no voice: the screen reader reads the page with its default one, maybe of "
        "another language (RGAA 8.4, WCAG 3.1.1).",
    ),
    fix=Text(
        "Écrivez le code à deux lettres de la langue\u00a0: fr pour le français, en pour l'anglais, et si besoin le "
        "pays après un tiret\u00a0: fr-CH.",
        "Write the two-letter code of the language: fr for French, en for English, and the country after a hyphen "
        "where needed: fr-CH.",
    ),
    bad=tuple(_page(tag, bad=True) for tag in ("fr_FR", "français", "fra", "french", "xx", "x-fr", "i-klingon", "-")),
    good=tuple(_page(tag) for tag in ("fr", "FR", "fr-FR", "fr-Latn-FR", "fr-nimporte", " fr ", "gsw")),
)
def html_lang_valid(element: Element, page: Page) -> Verdict:
    """Fail a `lang` on `html` whose primary subtag no registry knows (ACT bf051a); an empty one is another rule's."""
    if not page.lang:
        return INAPPLICABLE
    return None if is_known(primary(page.lang)) else invalid(page.lang, ("8.4.1",))


def invalid(tag: str, rgaa: tuple[str, ...]) -> Fail:
    """The failure of a language tag that is not valid, with what it may be meant for."""
    code = suggestion(tag)
    tag = tag.strip() or " "
    meant = Text(f' Écrivez lang="{code}".', f' Write lang="{code}".') if code else Text("", "")
    return Fail(
        Text(
            f"«\u00a0{tag}\u00a0» n'est le code d'aucune langue.{meant.fr}",
            f'"{tag}" is the code of no language.{meant.en}',
        ),
        # RGAA takes the three letters of ISO 639-2 too; browsers and WCAG want the shortest code.
        rgaa=() if primary(tag) in LONG_CODES else rgaa,
    )
