"""The main content of a page stands in one `main` element."""

from ..finding import Text
from ..landmark import blocks, mains
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="html",
    severity="error",
    wcag=("1.3.1",),
    rgaa=("9.2.1",),
    title=Text("Contenu principal sans balise main", "Main content without a main element"),
    why=Text(
        "Les lecteurs d'écran sautent d'une touche au contenu principal\u00a0; sans balise <main>, ou avec plusieurs, "
        "ils ne savent pas où il commence (RGAA 9.2 et 12.6, WCAG 1.3.1).",
        "Screen readers jump to the main content at one key; without a <main> element, or with several, they cannot "
        "know where it begins (RGAA 9.2 and 12.6, WCAG 1.3.1).",
    ),
    fix=Text(
        "Dans le gabarit de la page (à transmettre à l'équipe technique), entourez le contenu d'une seule balise "
        '<main id="contenu">…</main>, sans le menu, l\'en-tête ni le pied de page.',
        'In the template of the page (for the technical team), put the content into one <main id="contenu">…</main>, '
        "without the menu, the header and the footer.",
    ),
    bad=(
        "<html lang=fr data-bad><title>Parcs – Ville</title><body><div id=main><h1>Parcs</h1><p>Ouverts.</p></div>",
        "<body><main><h1>Parcs</h1></main><main data-bad><p>Ouverts.</p></main></body>",
        "<html lang=fr data-bad><title>Parcs – Ville</title><body><main hidden>Rien</main><h1>Parcs</h1>",
    ),
    good=(
        "<p>Le parc ouvre à 8 h.</p>",
        "<body><main><h1>Parcs</h1><p>Ouverts.</p></main><main hidden><h1>Piscine</h1></main></body>",
        '<body><div role="main"><h1>Parcs</h1><p>Ouverts.</p></div></body>',
    ),
)
def landmark_main(element: Element, page: Page) -> Verdict:
    """Fail a page whose content stands in no main landmark, and a second `main` element shown with the first.

    RGAA 9.2.1; ACT b40fd1 where blocks that repeat come before the content.
    A page that only leads to another one, and a set of frames, have no content.
    """
    shown = [main for main in mains(page) if main.tag == "main" and page.exposed_at_rest(main)]
    if len(shown) > 1:
        return Fail(
            Text(
                "La page a {count} balises main à la fois\u00a0; il en faut une seule.",
                "The page has {count} main elements at once; it needs a single one.",
            ).format(count=len(shown)),
            element=shown[1],
        )
    if mains(page):
        return None
    if _has_no_content(page):
        return INAPPLICABLE
    return Fail(
        Text(
            "Le contenu de la page n'est pas dans une balise main.",
            "The content of the page does not stand in a main element.",
        ),
        act=("b40fd1",) if blocks(page) else (),
    )


def _has_no_content(page: Page) -> bool:
    body = next((element for element in page.elements if element.tag == "body"), None)
    if body is None or not body.text:
        return True
    return any(
        element.tag == "meta" and (element.get("http-equiv") or "").strip().lower() == "refresh"
        for element in page.elements[: body.order]
    )
