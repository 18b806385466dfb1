"""A name stands only where something can be named."""

from typing import Final

from ..aria.roles import UNNAMEABLE
from ..aria.shown import tag, text_of
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element
from ..wording import readable

_NAMES: Final = ("aria-label", "aria-labelledby", "aria-braillelabel")
_DESCRIPTIONS: Final = ("aria-roledescription", "aria-brailleroledescription")


@rule(
    targets="[aria-label], [aria-labelledby], [aria-braillelabel], [aria-roledescription], "
    "[aria-brailleroledescription]",
    severity="error",
    local=True,
    wcag=("1.3.1",),
    rgaa=("8.2.1",),
    act=("kb1m8s",),
    title=Text("Nom donné à un élément qui ne peut en avoir", "Name on an element that cannot have one"),
    why=Text(
        "Un nom (aria-label) n'est lu que sur un élément qui a un rôle\u00a0: lien, bouton, image, région… Sur un "
        "simple <div>, <span> ou <p>, la plupart des lecteurs d'écran l'ignorent\u00a0: ce qu'il dit est perdu (RGAA "
        "8.2, WCAG 1.3.1).",
        "A name (aria-label) is read only on an element with a role: link, button, image, region… On a mere <div>, "
        "<span> or <p> most screen readers ignore it: what it says is lost (RGAA 8.2, WCAG 1.3.1).",
    ),
    fix=Text(
        'Écrivez ces mots dans la page, ou donnez à l\'élément son rôle\u00a0: <span role="img" aria-label="3 étoiles '
        'sur 5">★★★</span>, <section aria-label="Horaires">.',
        'Write these words on the page, or give the element its role: <span role="img" aria-label="3 stars of '
        '5">★★★</span>, <section aria-label="Opening hours">.',
    ),
    bad=(
        '<p>Notre avis\u00a0: <span aria-label="Trois étoiles sur cinq" data-bad>★★★</span></p>',
        '<div aria-label="Horaires" data-bad><p>Ouvert</p></div>',
        '<p aria-label="Horaires" data-bad>Ouvert</p>',
        '<p>C\'est <strong aria-label="très" data-bad>fermé</strong>.</p>',
        '<p id="t">Horaires</p><div aria-labelledby="t" data-bad>Ouvert</div>',
        '<p aria-roledescription="diapositive">Ouvert</p><div aria-roledescription="diapositive" data-bad>Ouvert</div>',
        '<p><i class="fa fa-phone" aria-label="Téléphone" data-bad></i> 01 99 00 12 34</p>',
        '<p><a aria-label="Accueil" data-bad>Ici</a></p>',
        '<div role="none" aria-label="Horaires" data-bad><p>Ouvert</p></div>',
        '<h2 role="none" aria-brailleroledescription="ens" data-bad>Horaires</h2>',
    ),
    good=(
        '<p>Notre avis\u00a0: <span role="img" aria-label="Trois étoiles sur cinq">★★★</span></p>',
        '<section aria-label="Horaires"><p>Ouvert</p></section>',
        '<div role="region" aria-label="Horaires"><p>Ouvert</p></div>',
        '<div role="group" aria-label="Horaires" aria-roledescription="diapositive"><p>Ouvert</p></div>',
        '<p><time datetime="18:00" aria-label="18 heures">18:00</time></p>',
        '<nav aria-label="Services"><p aria-label="">Ouvert</p></nav>',
        '<nav aria-label="Services"><p><abbr aria-label="Transports">RATP</abbr></p></nav>',
        '<article><header aria-label="Titre et date"><h2>Parc</h2></header><nav aria-label="Dates"></nav></article>',
        '<nav aria-label="Services"><mon-icone aria-label="Ouvert"></mon-icone></nav>',
    ),
)
def aria_naming_prohibited(element: Element, page: Page) -> Verdict:
    """Fail an exposed element that is named while its role prohibits it (WAI-ARIA 1.2, 5.2.8.6).

    What stands for no more than itself (`generic`, `none`) cannot have a description of its role
    either. Of elements without any role the standard says nothing; headers and footers of parts of a
    page are getting one that can be named (`sectionheader`, `sectionfooter`).
    """
    if element.tag in ("header", "footer") or not page.exposed(element):
        return INAPPLICABLE
    role = page.role(element)
    given = [name for name in (*_NAMES, *_DESCRIPTIONS) if readable(element.get(name) or "")]
    if not given:
        return INAPPLICABLE
    prohibited = (*_NAMES, *_DESCRIPTIONS) if role in ("generic", "none") else _NAMES
    found = [name for name in given if name in prohibited]
    if role not in UNNAMEABLE or not found:
        return None
    shown, words = tag(element, "role", *found), text_of(element)
    which = (
        Text("", "")
        if role == "generic"
        else Text(f", dont le rôle est «\u00a0{role}\u00a0»", f', whose role is "{role}"')
    )
    return Fail(
        Text(
            f"{shown}{words.fr}\u00a0: {found[0]} n'a pas d'effet sur cet élément{which.fr}.",
            f"{shown}{words.en}: {found[0]} has no effect on this element{which.en}.",
        )
    )
