"""What is hidden from assistive technology is not reached by the keyboard."""

from ..aria.shown import tag, text_of
from ..finding import Text
from ..keyboard import is_reached
from ..page import Page
from ..role import is_inert
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..script import has_listener
from ..tree import Element


@rule(
    targets="[aria-hidden]",
    severity="error",
    wcag=("4.1.2",),
    rgaa=("10.8.1",),
    act=("6cfa84",),
    title=Text("Élément caché que le clavier atteint", "Hidden element that the keyboard reaches"),
    why=Text(
        "Avec aria-hidden=\"true\", un lecteur d'écran ne dit rien de l'élément\u00a0; la touche Tab s'y arrête quand "
        "même\u00a0: la personne est sur un lien ou un bouton muet, sans savoir lequel (RGAA 10.8, WCAG 4.1.2).",
        'With aria-hidden="true" a screen reader says nothing of the element, yet the Tab key stops there: people are '
        "on a silent link or button and do not know which (RGAA 10.8, WCAG 4.1.2).",
    ),
    fix=Text(
        "Retirez aria-hidden. Si le contenu doit vraiment être caché, cachez-le à tous (attribut hidden), ou ôtez-le "
        'aussi du clavier avec tabindex="-1".',
        "Remove aria-hidden. Where the content must really be hidden, hide it from everyone (the hidden attribute), or "
        'take it away from the keyboard as well with tabindex="-1".',
    ),
    bad=(
        '<p aria-hidden="true" data-bad><a href="/horaires/">Horaires</a></p>',
        '<p><a href="/horaires/" aria-hidden="true" data-bad>Horaires</a></p>',
        '<div aria-hidden="true" data-bad><div aria-hidden="false"><button type="button">Menu</button></div></div>',
        '<div aria-hidden="true" data-bad><p tabindex="0">Ouvert</p><div aria-hidden="true"><a href="/">A</a></div>'
        "</div>",
        '<p aria-hidden="true" style="position: absolute; left: -999em" data-bad><a href="/horaires/">Horaires</a></p>',
        '<div aria-hidden="true" data-bad><details><summary>Plus</summary>Ouvert</details></div>',
    ),
    good=(
        '<p><span aria-hidden="true">★</span> <a href="/horaires/">Horaires</a></p>',
        '<p aria-hidden="true"><a href="/horaires/" tabindex="-1">Horaires</a></p>',
        '<div aria-hidden="true"><button type="button" disabled>Menu</button><input type="hidden" name="a"></div>',
        '<div aria-hidden="true" style="display: none"><a href="/horaires/">Horaires</a></div>',
        '<div aria-hidden="true"><p style="visibility: hidden"><a href="/horaires/">Horaires</a></p></div>',
        '<div aria-hidden="true" inert><a href="/horaires/">Horaires</a></div>',
        '<div aria-hidden="true"><span tabindex="0" onfocus="document.getElementById(\'d\').focus()"></span></div>'
        '<p id="d" tabindex="-1">Ouvert</p>',
    ),
)
def aria_hidden_focus(element: Element, page: Page) -> Verdict:
    """Fail an element that is `aria-hidden` and is, or holds, a stop of the Tab key.

    A stop that hands the focus on at once, as the ends of a dialog do, is none. What a frame
    holds cannot be known here.
    """
    if (element.get("aria-hidden") or "").strip().lower() != "true" or element.namespace != "html":
        return INAPPLICABLE
    if any((node.get("aria-hidden") or "").strip().lower() == "true" for node in element.iter_ancestors()):
        # The outermost one tells it.
        return INAPPLICABLE
    if is_inert(element):
        return None
    stops = [
        node
        for node in (element, *element.iter_descendants())
        if node.tag != "iframe" and is_reached(node, page) and not has_listener(node, page, "focus")
    ]
    if not stops:
        return None
    first, words = stops[0], text_of(stops[0])
    more = Text("", "") if len(stops) == 1 else Text(f" (et {len(stops) - 1} autres)", f" (and {len(stops) - 1} more)")
    if first is element:
        return Fail(
            Text(
                f"{tag(first, 'href', 'aria-hidden')}{words.fr} est caché aux lecteurs d'écran, et le clavier "
                f"l'atteint.",
                f"{tag(first, 'href', 'aria-hidden')}{words.en} is hidden from screen readers, and the keyboard "
                f"reaches it.",
            )
        )
    return Fail(
        Text(
            f"{tag(element, 'aria-hidden')} cache aux lecteurs d'écran {tag(first, 'href')}{words.fr}{more.fr}, que le "
            "clavier atteint.",
            f"{tag(element, 'aria-hidden')} hides {tag(first, 'href')}{words.en}{more.en} from screen readers, which "
            "the keyboard reaches.",
        )
    )
