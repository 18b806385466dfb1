"""What can be opened says what it holds: a `details` has its `summary`."""

from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..role import is_summary
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="details, summary",
    severity="error",
    title=Text("Contenu à déplier sans intitulé", "Content to open without a label"),
    why=Text(
        "Sans intitulé, le navigateur écrit «\u00a0Détails\u00a0», dans sa langue à lui\u00a0: personne ne sait ce qui "
        "se déplie.",
        'Without a label the browser writes "Details", in its own language: nobody knows what opens.',
    ),
    fix=Text(
        "Commencez par l'intitulé\u00a0: <details><summary>Pièces à fournir</summary>…</details>.",
        "Begin with the label: <details><summary>Papers to bring</summary>…</details>.",
    ),
    bad=(
        "<details data-bad><p>Une photo et un timbre.</p></details>",
        "<div><summary data-bad>Pièces à fournir</summary><p>Une photo et un timbre.</p></div>",
        "<details data-bad><div><summary data-bad>Pièces</summary><p>Une photo.</p></div></details>",
    ),
    good=(
        "<details><summary>Pièces à fournir</summary><p>Une photo et un timbre.</p></details>",
        "<details><summary><h2>Pièces à fournir</h2></summary><p>Une photo et un timbre.</p></details>",
    ),
)
def details_summary(element: Element, page: Page) -> Verdict:
    """Fail a `details` without a `summary` of its own, and a `summary` that opens nothing (HTML 4.11.1); house rule."""
    if not page.exposed(element) or element.has("role"):
        return INAPPLICABLE
    if element.tag == "summary":
        if is_summary(element) or element.parent is None or "-" in element.parent.tag:
            return None
        return Fail(
            Text(
                "L'intitulé {this} (<summary>) n'ouvre rien\u00a0: il doit être le premier élément d'un <details>.",
                "The label {this} (<summary>) opens nothing: it must be the first element of a <details>.",
            ).format(this=quoted(element.text))
        )
    if any(child.tag == "summary" for child in element.children):
        return None
    return Fail(
        Text(
            "Le contenu à déplier qui commence par {this} n'a pas d'intitulé (<summary>).",
            "The content to open that begins with {this} has no label (<summary>).",
        ).format(this=quoted(element.text))
    )
