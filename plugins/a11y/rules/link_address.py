"""A link to an address or a telephone number has one that works, and leads to the one that it shows."""

import re
from urllib.parse import unquote

from ..finding import Text
from ..image import is_link
from ..link import quoted, shown
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

_MAIL = re.compile(r"[^\s@,;:/<>\"()]+@[^\s@,;:/<>\"()]+\.[^\s@,;:/<>\"().]{2,}")
_NUMBER = re.compile(r"(?:\+|\b00)?\(?\d[\d\s.()\u00a0\u202f‑–-]*\d")
# The digits that tell one French number from another, without the prefix of the country.
_TELLING = 9


@rule(
    targets="a[href], area[href]",
    severity="error",
    local=True,
    title=Text("Adresse ou téléphone de lien erronés", "Link with a wrong address or telephone number"),
    why=Text(
        "Le lien ouvre un courriel ou un appel vers une autre adresse que celle qu'on lit, ou vers aucune\u00a0: la "
        "personne croit avoir joint la mairie.",
        "The link opens a mail or a call to another address than the one that is read, or to none: people believe "
        "that they have reached the town hall.",
    ),
    fix=Text(
        "Écrivez la même adresse dans le texte et dans le lien\u00a0: "
        "[mairie@ville.fr](mailto:mairie@ville.fr), [01 23 45 67 89](tel:+33123456789).",
        "Write the same address in the text and in the link: "
        "[mairie@ville.fr](mailto:mairie@ville.fr), [01 23 45 67 89](tel:+33123456789).",
    ),
    bad=(
        '<p><a href="mailto:mairie" data-bad>Écrire à la mairie</a></p>',
        '<p><a href="mailto:mairie@ville" data-bad>Écrire à la mairie</a></p>',
        '<p><a href="mailto:mairie(at)ville.example" data-bad>Écrire à la mairie</a></p>',
        '<p><a href="mailto:accueil@ville.example" data-bad>mairie@ville.example</a></p>',
        '<p><a href="tel:à compléter" data-bad>Appeler la mairie</a></p>',
        '<p><a href="tel:+33199001200" data-bad>01 99 00 13 00</a></p>',
        '<p><a href="tel:0199001" data-bad>01 99 00 12 00</a></p>',
        '<p><a href="mairie@ville.example" data-bad>mairie@ville.example</a></p>',
    ),
    good=(
        '<p><a href="mailto:mairie@ville.example">mairie@ville.example</a></p>',
        '<p><a href="mailto:Mairie@Ville.example?subject=Bonjour">Écrire à mairie@ville.example</a></p>',
        '<p><a href="mailto:a@ville.example,b@ville.example">Écrire aux deux services</a></p>',
        '<p><a href="mailto:?subject=Lire%20ceci">Partager par courriel</a></p>',
        '<p><a href="tel:+33199001200">01 99 00 12 00</a>, <a href="tel:0199001200">+33 1 99 00 12 00</a></p>',
        '<p><a href="tel:0199001200">01.99.00.12.00</a>, <a href="tel:+33-1-99-00-12-00">+33 (0)1 99 00 12 00</a></p>',
        '<p><a href="tel:3939">Appeler le 39 39</a>, <a href="tel:15">le 15</a>, <a href="tel:112">le 112</a></p>',
        '<p><a href="https://social.example/@ville.example">La ville sur Mastodon</a></p>',
        '<p><a href="tel:+33199001200">Accueil, du lundi 9\u00a0h au samedi 12\u00a0h</a></p>',
        '<p><a href="tel:+33199001200">Poste 12\u00a0: 01 99 00 12 00</a></p>',
    ),
)
def link_address(element: Element, page: Page) -> Verdict:
    """Fail a mail or telephone link without an address that can work, or that shows another one than its own."""
    href = (element.get("href") or "").strip()
    scheme, _, rest = unquote(href).partition(":")
    scheme = scheme.lower()
    if scheme not in ("mailto", "tel") and "@" not in href:
        return INAPPLICABLE
    if not is_link(element, page) and not page.exposed(element):
        return INAPPLICABLE
    href = unquote(href)
    if scheme == "mailto":
        return _mail(rest.partition("?")[0].strip(), href, page.name(element))
    if scheme == "tel":
        return _telephone(rest.partition(";")[0], page.name(element))
    if _MAIL.fullmatch(href):
        return Fail(
            Text(
                "Le lien «\u00a0{href}\u00a0» n'ouvre pas de courriel\u00a0: il manque «\u00a0mailto:\u00a0» devant "
                "l'adresse.",
                'The link "{href}" opens no mail: "mailto:" is missing before the address.',
            ).format(href=shown(href))
        )
    return None


def _mail(address: str, href: str, name: str) -> Verdict:
    if not address:
        # The person chooses one; a link without anything is told by `link-target`, as below.
        return None
    addresses = [part.strip() for part in re.split("[,;]", address) if part.strip()]
    for one in addresses:
        if not _MAIL.fullmatch(one.rpartition("<")[2].rstrip(">")):
            return Fail(
                Text(
                    "«\u00a0{one}\u00a0» n'est pas une adresse de courriel.",
                    '"{one}" is not a mail address.',
                ).format(one=shown(one))
            )
    seen = [found.rstrip(".").casefold() for found in _MAIL.findall(name)]
    if seen and not any(one in href.casefold() for one in seen):
        return Fail(
            Text(
                "On lit «\u00a0{seen}\u00a0», mais le courriel partira à «\u00a0{address}\u00a0».",
                'One reads "{seen}", but the mail will go to "{address}".',
            ).format(seen=quoted(seen[0]), address=quoted(address))
        )
    return None


def _telephone(number: str, name: str) -> Verdict:
    digits = _digits(number)
    if not number.strip():
        return None
    if len(digits) < 2:
        return Fail(
            Text(
                "«\u00a0{number}\u00a0» n'est pas un numéro de téléphone.",
                '"{number}" is not a telephone number.',
            ).format(number=shown(number))
        )
    seen = [found for found in _NUMBER.findall(name) if len(_digits(found)) >= _TELLING]
    if seen and not any(_is_same(_digits(found), digits) for found in seen):
        return Fail(
            Text(
                "On lit «\u00a0{seen}\u00a0», mais l'appel partira au «\u00a0{number}\u00a0».",
                'One reads "{seen}", but the call will go to "{number}".',
            ).format(seen=quoted(seen[0].strip()), number=shown(number))
        )
    return None


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789")


def _is_same(seen: str, called: str) -> bool:
    """Whether two numbers are one, whatever prefix of the country they bear; more digits may follow an extension."""
    return seen[-_TELLING:] in called or (len(called) >= _TELLING and called[-_TELLING:] in seen)
