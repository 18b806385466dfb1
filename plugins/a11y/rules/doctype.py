"""The page begins with its document type."""

from ..finding import Text
from ..page import Page
from ..rule import Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="html",
    severity="error",
    rgaa=("8.1.1",),
    title=Text("Type de document absent ou faux", "Document type missing or wrong"),
    why=Text(
        "La première ligne du code dit au navigateur qu'il lit du HTML d'aujourd'hui. Sans elle, il passe en mode de "
        "compatibilité avec les sites des années 1990, et l'affichage agrandi peut se défaire (RGAA 8.1).",
        "The first line of the code tells the browser that it reads today's HTML. Without it, it behaves as for sites "
        "of the 1990s, and enlarged text may fall apart (RGAA 8.1).",
    ),
    fix=Text(
        "Dans le gabarit de base du thème, la première ligne est\u00a0: <!doctype html>. Rien ne la précède.",
        "In the base template of the theme the first line is: <!doctype html>. Nothing stands before it.",
    ),
    bad=(
        '<!doctype><html lang="fr" data-bad><head><title>Horaires</title></head><body><h1>Horaires</h1></body></html>',
        '<!doctype svg><html lang="fr" data-bad><head><title>Horaires</title></head><body><h1>Parc</h1></body></html>',
    ),
    good=(
        "<p>Le parc ouvre à 8 h.</p>",
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><html lang="fr">'
        "<head><title>Horaires des parcs</title></head><body><main><h1>Horaires</h1></main></body></html>",
    ),
)
def doctype(element: Element, page: Page) -> Verdict:
    """Fail a page without a doctype (RGAA 8.1.1), with one that is not HTML's (8.1.2), or too late (8.1.3)."""
    if page.doctype is None:
        late = next((error for error in page.errors if error.code == "unexpected-doctype"), None)
        if late is None:
            return Fail(
                Text("La page n'a pas de type de document (doctype).", "The page has no document type (doctype).")
            )
        return Fail(
            Text(
                f"Le type de document ne vient qu'à la ligne {late.line}, après d'autres balises\u00a0: le navigateur "
                "n'en tient plus compte.",
                f"The document type only comes at line {late.line}, after other tags: the browser ignores it there.",
            ),
            rgaa=("8.1.3",),
        )
    if page.doctype.lower() == "html":
        return None
    return Fail(
        Text(
            f"Le type de document «\u00a0<!doctype {page.doctype}>\u00a0» n'est pas celui de HTML.",
            f'The document type "<!doctype {page.doctype}>" is not that of HTML.',
        ),
        rgaa=("8.1.2",),
    )
