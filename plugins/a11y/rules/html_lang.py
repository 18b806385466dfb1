"""The page says its language."""

from ..finding import Text
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="html",
    severity="error",
    wcag=("3.1.1",),
    rgaa=("8.3.1",),
    act=("b5c3f8",),
    title=Text("Langue de la page absente", "Language of the page missing"),
    why=Text(
        "Sans langue, un lecteur d'écran lit le texte avec la voix de l'ordinateur de la personne\u00a0: du français "
        "prononcé à l'anglaise ne se comprend pas (RGAA 8.3, WCAG 3.1.1).",
        "Without a language a screen reader speaks in the voice of the person's computer: French pronounced as "
        "English is not understood (RGAA 8.3, WCAG 3.1.1).",
    ),
    fix=Text(
        'Dans le gabarit de base du thème, écrivez <html lang="fr">.',
        'In the base template of the theme, write <html lang="fr">.',
    ),
    bad=(
        "<html data-bad><head><title>Horaires</title></head><body><main><h1>Horaires</h1></main></body></html>",
        '<html lang="" data-bad><head><title>Horaires</title></head><body><h1>Horaires</h1></body></html>',
        '<html lang="  " data-bad><head><title>Horaires</title></head><body><h1>Horaires</h1></body></html>',
        '<html xml:lang="fr" data-bad><head><title>Horaires</title></head><body><h1>Horaires</h1></body></html>',
        '<html data-bad><head><title>Horaires</title></head><body lang="fr"><h1>Horaires</h1></body></html>',
    ),
    good=(
        "<p>Le parc ouvre à 8 h.</p>",
        '<html lang="fr-FR"><head><title>Horaires des parcs</title></head><body><main><h1>Horaires</h1></main></body>',
        '<html lang="fr" xml:lang="fr"><head><title>Horaires des parcs</title></head><body><main><h1>Horaires</h1>'
        "</main></body></html>",
    ),
)
def html_lang(element: Element, page: Page) -> Verdict:
    """Fail a page whose `html` element has no `lang`, or an empty one (ACT b5c3f8).

    RGAA 8.3.1 is content with a language on what holds the text, so that such a
    page fails WCAG alone, by the title of the page.
    """
    if page.lang:
        return None
    body = next((child for child in element.children if child.tag == "body"), None)
    texts_have_it = body is not None and bool((body.get("lang") or "").strip())
    said = (
        Text("l'attribut lang est vide", "the lang attribute is empty")
        if element.has("lang")
        else Text("il n'a que xml:lang, que HTML ne lit pas", "it only has xml:lang, which HTML does not read")
        if element.has("xml:lang")
        else Text("l'attribut lang manque", "the lang attribute is missing")
    )
    return Fail(
        Text(
            f"La balise <html> ne dit pas la langue de la page\u00a0: {said.fr}.",
            f"The <html> tag does not say the language of the page: {said.en}.",
        ),
        rgaa=() if texts_have_it else None,
    )
