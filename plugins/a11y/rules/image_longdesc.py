"""The address of a long description is one, and leads to words."""

import re
from typing import Final

from ..finding import Text
from ..image import described
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable

_IMAGE_FILE: Final = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#].*)?$", re.IGNORECASE)


@rule(
    targets="img[longdesc]",
    severity="error",
    wcag=("1.1.1",),
    rgaa=("1.6.1",),
    title=Text("Description longue qui ne mène nulle part", "Long description that leads nowhere"),
    why=Text(
        "Un lecteur d'écran annonce qu'une description existe, et la personne qui la demande ne trouve rien (RGAA 1.6, "
        "WCAG 1.1.1).",
        "A screen reader says that there is a description, and who asks for it finds nothing (RGAA 1.6, WCAG 1.1.1).",
    ),
    fix=Text(
        "Retirez longdesc, que les navigateurs abandonnent, et mettez sous l'image un lien ordinaire\u00a0: "
        "[Description du graphique](/budget/description/).",
        "Take out longdesc, which browsers give up, and put an ordinary link below the image: "
        "[Description of the graph](/budget/description/).",
    ),
    bad=(
        '<img src="budget.svg" alt="Budget de 2026" longdesc="" data-bad>',
        '<img src="budget.svg" alt="Budget de 2026" longdesc="Les écoles prennent 12 M€" data-bad>',
        '<img src="budget.svg" alt="Budget de 2026" longdesc="#absent" data-bad>',
        '<img src="budget.svg" alt="Budget de 2026" longdesc="#vide" data-bad><div id="vide"></div>',
        '<img src="budget.svg" alt="Budget de 2026" longdesc="budget-grand.png" data-bad>',
    ),
    good=(
        '<img src="budget.svg" alt="Budget de 2026" longdesc="/budget/description/">',
        '<img src="budget.svg" alt="Budget de 2026" longdesc="#dit"><p id="dit">Les écoles prennent 12 M€.</p>',
    ),
)
def image_longdesc(element: Element, page: Page) -> Verdict:
    """Fail a `longdesc` that is empty, no address, a picture, or an empty or missing part of the page (RGAA 1.6.1)."""
    if not page.exposed(element):
        return INAPPLICABLE
    address = (element.get("longdesc") or "").strip()
    fault = _fault(address, page)
    if fault is None:
        return None
    return Fail(Text(f"{described(element).fr}\u00a0: {fault.fr}", f"{described(element).en}: {fault.en}"))


def _fault(address: str, page: Page) -> Text | None:
    if not address:
        return Text("longdesc est vide.", "longdesc is empty.")
    if " " in address:
        return Text(
            f"longdesc contient du texte («\u00a0{address}\u00a0»), alors qu'il y faut une adresse.",
            f'longdesc holds text ("{address}") where an address belongs.',
        )
    if _IMAGE_FILE.search(address):
        return Text(
            f"longdesc mène à une image («\u00a0{address}\u00a0»), pas à un texte.",
            f'longdesc leads to a picture ("{address}"), not to a text.',
        )
    if address.startswith("#"):
        target = page.ids.get(address[1:])
        if target is None or not (readable(target.text) or readable(page.name(target))):
            return Text(
                f"longdesc mène à «\u00a0{address}\u00a0», où il n'y a rien à lire dans la page.",
                f'longdesc leads to "{address}", where there is nothing to read on the page.',
            )
    return None
