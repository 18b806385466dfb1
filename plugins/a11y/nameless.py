"""Links and buttons without a name: the fault of what they hold, told once, where the person meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .finding import Text
from .image import described, has_image_role, images_in, kind, rgaa_test
from .rule import Fail
from .tree import Element
from .wording import icon_characters

if TYPE_CHECKING:
    from .page import Page

_ACT: Final = {"img": "23a2a8", "svg": "7d6734", "object": "8fc3b6"}


def fault(
    element: Element, page: Page, what: Text, where: Text, wcag: tuple[str, ...], rgaa: tuple[str, ...], act: str
) -> Fail:
    """The failure of a link or button that nothing names.

    In: the element; `what` it is, to begin a sentence ("Le lien"), and `where`
    an image in it stands ("son lien"); the ids of the lack of a name. Where an
    image in it lacks its own alternative, the ids of that fault are added.
    """
    image = next(images_in(element, page), None)
    if image is None:
        return Fail(_without_image(element, page, what), wcag=wcag, rgaa=rgaa, act=(act,))
    shown = described(image)
    if not _lacks_alternative(image, page):
        message = Text(
            "{image} est la seule chose dans {where}, et porte la marque d'une décoration\u00a0: rien n'est lu.",
            "{image} is the only thing in {where}, and is marked as decoration: nothing is read.",
        )
        return Fail(message.format(image=shown, where=where), wcag=wcag, rgaa=rgaa, act=(act,))
    message = Text(
        "{image} est la seule chose dans {where} et n'a pas d'alternative.",
        "{image} is the only thing in {where} and has no text alternative.",
    ).format(image=shown, where=where)
    sort = kind(image, page)
    own_rgaa = rgaa_test("1.1", sort) if sort else ()
    own_act = (_ACT[sort],) if sort in _ACT else ()
    return Fail(message, wcag=("1.1.1", *wcag), rgaa=(*own_rgaa, *rgaa), act=(*own_act, act))


def _lacks_alternative(image: Element, page: Page) -> bool:
    """Whether the image should have had a name of its own: it is exposed, and not marked as decoration."""
    if not page.exposed(image) or page.role(image) == "none":
        return False
    return kind(image, page) != "svg" or has_image_role(image, page)


def _without_image(element: Element, page: Page, what: Text) -> Text:
    texts = [
        page.generated_text(node, pseudo)
        for node in (element, *element.iter_descendants())
        for pseudo in ("before", "after")
    ]
    if icon_characters(element.text + "".join(texts)):
        return Text(
            "{what} ne contient qu'une icône dessinée par une police\u00a0: aucun mot n'en dit la fonction.",
            "{what} holds only a picture of an icon font: no word says what it does.",
        ).format(what=what)
    if element.text:
        return Text(
            "{what} n'a pas de nom\u00a0: son contenu est caché aux technologies d'assistance.",
            "{what} has no name: its content is hidden from assistive technology.",
        ).format(what=what)
    return Text("{what} ne contient aucun texte.", "{what} holds no text.").format(what=what)
