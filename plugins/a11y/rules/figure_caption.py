"""A captioned image is tied to its caption."""

from ..finding import Text
from ..image import is_nameless, kind, rgaa_test
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import comparable, readable


@rule(
    targets="figure",
    severity="warning",
    rgaa=("1.9.1", "1.9.2", "1.9.3", "1.9.4", "1.9.5"),
    title=Text("Légende non reliée à son image", "Caption not tied to its image"),
    why=Text(
        "Des lecteurs d'écran ignorent <figure> et <figcaption>\u00a0: le RGAA demande de redire le lien par un "
        "rôle et par le nom de la figure (RGAA 1.9). L'image légendée doit aussi avoir sa propre alternative.",
        "Some screen readers ignore <figure> and <figcaption>: RGAA asks for the tie to be told again by a role "
        "and by the figure's name (RGAA 1.9). The captioned image also needs an alternative of its own.",
    ),
    fix=Text(
        'Écrivez <figure role="figure" aria-label="Crue de 1910">, avec dans aria-label les mots exacts de la légende.',
        'Write <figure role="figure" aria-label="Flood of 1910">, with the exact words of the caption in aria-label.',
    ),
    bad=(
        '<figure data-bad><img src="seine.jpg" alt="La Seine au pied du pont"><figcaption>Crue de '
        "1910</figcaption></figure>",
        '<figure role="figure" data-bad><img src="seine.jpg" alt="La Seine au pied du pont">'
        "<figcaption>Crue de 1910</figcaption></figure>",
        '<figure role="group" aria-label="Autre chose" data-bad><img src="seine.jpg" alt="La Seine au pied du pont">'
        "<figcaption>Crue de 1910</figcaption></figure>",
        '<figure role="figure" aria-labelledby="l" data-bad><img src="seine.jpg" alt="La Seine au pied du pont">'
        '<figcaption id="l">Crue de 1910</figcaption></figure>',
        '<figure role="figure" aria-label="Crue de 1910" data-bad><img src="seine.jpg" alt="">'
        "<figcaption>Crue de 1910</figcaption></figure>",
    ),
    good=(
        '<figure role="figure" aria-label="Crue de 1910"><img src="seine.jpg" alt="La Seine au pied du pont">'
        "<figcaption>Crue de 1910</figcaption></figure>",
        '<figure role="group" aria-label="Crue de 1910. Photo\u00a0: archives"><svg role="img" '
        'aria-label="Courbe"><path/></svg>'
        "<figcaption>Crue de 1910.\n <cite>Photo\u00a0: archives</cite></figcaption></figure>",
    ),
)
def figure_caption(element: Element, page: Page) -> Verdict:
    """Fail a figure of an image with a caption whose role or `aria-label` does not tie them as RGAA 1.9 says.

    RGAA asks for it "where necessary", so it is a warning; it finds
    `aria-labelledby` too little supported, and a person decides about that.
    """
    caption = next((node for node in element.children if node.tag == "figcaption" and readable(node.text)), None)
    if caption is None or not page.exposed(element) or not page.exposed(caption):
        return INAPPLICABLE
    images = [
        (node, sort)
        for node in element.iter_descendants()
        if node.closest("figure") is element and page.exposed(node) and (sort := kind(node, page))
    ]
    if not images:
        return INAPPLICABLE
    named = next(((node, sort) for node, sort in images if not is_nameless(node, page)), None)
    if named is None:
        if all(page.role(node) == "none" for node, _ in images):
            return Unsure(
                "decorative-with-caption",
                Text(
                    f"L'image légendée «\u00a0{caption.text}\u00a0» est marquée comme "
                    "décorative\u00a0: n'apporte-t-elle vraiment rien\u00a0?",
                    f'The image with the caption "{caption.text}" is marked as decoration: does '
                    "it really bring nothing?",
                ),
                rgaa=rgaa_test("1.1", images[0][1]),
            )
        return INAPPLICABLE
    rgaa = rgaa_test("1.9", named[1])
    has_role = (element.get("role") or "").strip().lower() in ("figure", "group")
    label = comparable(element.get("aria-label") or "")
    if has_role and label == comparable(caption.text):
        return None
    if has_role and comparable(page.name(element)) == comparable(caption.text) and element.has("aria-labelledby"):
        return Unsure(
            "labelledby-support",
            Text(
                "La figure prend son nom de sa légende par aria-labelledby\u00a0: le RGAA demande aria-label, "
                "mieux lu. Les lecteurs d'écran visés lisent-ils cette légende\u00a0?",
                "The figure takes its name from its caption by aria-labelledby: RGAA asks for aria-label, which is "
                "better supported. Do the screen readers at hand read this caption?",
            ),
            rgaa=rgaa,
        )
    return Fail(_message(caption.text, has_role, bool(label)), _fix(caption.text), rgaa=rgaa)


def _message(caption: str, has_role: bool, has_label: bool) -> Text:
    if has_role:
        missing = (
            Text("son aria-label ne reprend pas la légende", "its aria-label does not repeat the caption")
            if has_label
            else Text("elle n'a pas d'aria-label", "it has no aria-label")
        )
    else:
        missing = Text('elle n\'a pas de role="figure"', 'it has no role="figure"')
    return Text(
        f"La figure légendée «\u00a0{caption}\u00a0» n'est pas reliée à sa légende\u00a0: {missing.fr}.",
        f'The figure with the caption "{caption}" is not tied to it: {missing.en}.',
    )


def _fix(caption: str) -> Text:
    tag = f'<figure role="figure" aria-label="{caption.replace(chr(34), "&quot;")}">'
    return Text(f"Écrivez {tag}.", f"Write {tag}.")
