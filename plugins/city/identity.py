"""Who the city is: name, address, telephone… read once from `content/ville.yaml`.

The keys are French, because a city's agents fill them in; the attributes have
the same names, so that a template says what the file says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, NamedTuple, TypeAlias
from urllib.parse import quote, urlencode, urlsplit

from a11y.finding import Text
from city.colour import CityColour, colour
from city.errors import Complaint, ContentError
from city.languages import find, nearest
from city.letters import mailto
from city.located import Entry, Value, compose, read_text
from city.typed import Keys, Listed, by, read
from city.typography import typeset
from city.values import boolean, day, matching, slug, text

# Arcep keeps these numbers for fiction: nobody can ever be called by mistake.
_FICTION = "019900"
_EXAMPLE_DOMAIN = ".example"


def _sentence(value: Value, key: str) -> str:
    return typeset(text(value, key))


def telephone_number(value: Value, key: str) -> str:
    """A French number, `01 99 00 00 01`, `+33 1 99 00 00 01` or a short one, `3939`."""
    written = text(value, key)
    digits = re.sub(r"^(?:\+33|0033)(?:\(0\))?", "0", re.sub(r"[\s.-]", "", written))
    if re.fullmatch(r"0[1-9][0-9]{8}", digits):
        return "\u00a0".join(digits[at : at + 2] for at in range(0, 10, 2))
    if re.fullmatch(r"3[0-9]{3}", digits):
        return digits
    raise Complaint(
        value.line,
        Text(
            f"«\u00a0{key}\u00a0» n’est pas un numéro de téléphone français\u00a0: {written}",
            f'"{key}" is not a French telephone number: {written}',
        ),
        Text(
            "Un numéro français a dix chiffres et commence par 0 (ou quatre, et commence par 3).",
            "A French number has ten digits and begins with 0 (or four, and begins with 3).",
        ),
        Text(f'Écrivez par exemple {key}: "01 99 00 00 01"', f'Write {key}: "01 99 00 00 01"'),
    )


EMAIL = matching(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    Text(
        "Une adresse de courriel a un «\u00a0@\u00a0» et un domaine.",
        'An e-mail address has an "@" and a domain.',
    ),
    "mairie@ville.example",
)
_URL = matching(
    r"https?://[\w-]+(?:\.[\w-]+)+(?::[0-9]+)?(?:/\S*)?",
    Text("Une adresse web commence par «\u00a0https://\u00a0».", 'A web address begins with "https://".'),
    "https://www.ville.example",
)
_POSTCODE = matching(r"[0-9]{5}", Text("Un code postal a cinq chiffres.", "A postcode has five digits."), '"99000"')


def _site_url(value: Value, key: str) -> str:
    return _URL(value, key).rstrip("/")


def _language(value: Value, key: str) -> str:
    written = text(value, key)
    found = find(written)
    if found is not None:
        return found.tag
    raise Complaint(
        value.line,
        Text(f"«\u00a0{written}\u00a0» n’est pas le code d’une langue que le site connaît.", f'Unknown: "{written}".'),
        Text("Les pages de cette langue diraient l’accueil en français.", "Pages would name the counter in French."),
        nearest(written),
    )


Sentence: TypeAlias = Annotated[str, by(_sentence)]
# French typography is not for other languages.
Words: TypeAlias = Annotated[str, by(text)]
Url: TypeAlias = Annotated[str, by(_URL)]


class Address(Keys):
    """A postal address; `lignes` stand before the postcode."""

    lignes: Listed[Sentence]
    code_postal: Annotated[str, by(_POSTCODE)]
    commune: Sentence

    @property
    def line(self) -> str:
        """« 1, place du Parvis, 92300 Levallois »."""
        return ", ".join((*self.lignes, f"{self.code_postal} {self.commune}"))


class Relay(Keys):
    """The service that lets deaf people call: its name, its address, how to use it."""

    nom: Sentence
    url: Url
    texte: Sentence


class Reception(Keys):
    """The counter that receives people, and the venue it stands in, which says its hours (`city.counter`)."""

    nom: Sentence
    lieu: Annotated[str, by(slug)] | None = None

    synonyms: ClassVar[Mapping[str, str]] = {"horaires": "lieu", "adresse": "lieu"}


class Officer(Keys):
    """Who answers for personal data, named as after « Écrivez à »."""

    nom: Sentence
    courriel: Annotated[str, by(EMAIL)]


class ReceptionAbroad(Keys):
    """As `Reception`, in another language: the theme says its hours (`city.counter_hours`)."""

    nom: Words


class Translation(Keys):
    """What translated pages say of the city: the counter, how to use the relay of calls."""

    langue: Annotated[str, by(_language)]
    accueil: ReceptionAbroad
    telephone_relais: Words

    synonyms: ClassVar[Mapping[str, str]] = {"lang": "langue", "relais": "telephone_relais"}


class Told(NamedTuple):
    """The counter and how to use the relay of calls, and in which language they are told."""

    lang: str
    accueil: Reception | ReceptionAbroad
    relais: str


class SchoolBreak(Keys):
    """School holidays, from the day after the last lesson to the day before the next."""

    nom: Sentence
    du: Annotated[date, by(day)]
    au: Annotated[date, by(day)]

    @property
    def first(self) -> date:
        """The first day."""
        return self.du

    @property
    def last(self) -> date:
        """The last day."""
        return self.au


class Feedback(Keys):
    """Where what residents say of a page arrives: an e-mail address, or a form."""

    courriel: Annotated[str, by(EMAIL)] | None = None
    formulaire: Url | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "email": "courriel",
        "mail": "courriel",
        "adresse": "courriel",
        "url": "formulaire",
        "lien": "formulaire",
    }

    def address(self, title: str, page_url: str) -> str:
        """Where the link « Signaler un problème » of a page leads, the title and the address of the page in it."""
        if self.courriel is not None:
            return mailto(self.courriel, f"Page «\u00a0{title}\u00a0»", f"Adresse de la page\u00a0: {page_url}\n\n")
        assert self.formulaire is not None
        joint = "&" if urlsplit(self.formulaire).query else "?"
        return f"{self.formulaire}{joint}{urlencode({'titre': title, 'page': page_url}, quote_via=quote)}"


class Identity(Keys):
    """The city. Texts are typeset; `telephone` is spaced as it is read out."""

    nom: Sentence
    slogan: Sentence
    adresse: Address
    telephone: Annotated[str, by(telephone_number)]
    telephone_relais: Relay
    courriel: Annotated[str, by(EMAIL)]
    accueil: Reception
    referent_accessibilite: Sentence
    directeur_publication: Sentence
    delegue_donnees: Officer
    hebergeur: Sentence
    site_url: Annotated[str, by(_site_url)]
    demonstration: Annotated[bool, by(boolean)]
    vacances_scolaires: Listed[SchoolBreak] | None = None
    traductions: Listed[Translation] | None = None
    retours: Feedback | None = None
    couleur: Annotated[CityColour, by(colour)] | None = None

    synonyms: ClassVar[Mapping[str, str]] = {
        "téléphone": "telephone",
        "tel": "telephone",
        "email": "courriel",
        "mail": "courriel",
        "url": "site_url",
        "site": "site_url",
        "hébergeur": "hebergeur",
        "délégué_données": "delegue_donnees",
        "dpo": "delegue_donnees",
        "référent_accessibilité": "referent_accessibilite",
        "démonstration": "demonstration",
        "vacances": "vacances_scolaires",
        "langues": "traductions",
        "demo": "demonstration",
        "retour": "retours",
        "remarques": "retours",
        "devise": "slogan",
        "color": "couleur",
        "couleurs": "couleur",
        "name": "nom",
    }

    def told_in(self, lang: str) -> Told:
        """The counter and the relay in a language; in French where they are not translated."""
        for one in self.traductions or ():
            if one.langue == lang:
                return Told(lang, one.accueil, one.telephone_relais)
        return Told("fr", self.accueil, self.telephone_relais.texte)

    @property
    def telephone_uri(self) -> str:
        """The target of a telephone link, as `tel:+33199000001`."""
        digits = "".join(self.telephone.split())
        return f"tel:+33{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"


def load_identity(path: Path) -> Identity:
    """Read and check the city's identity file.

    Raises:
        ContentError: the file cannot be read, or says something wrong; all that
            is wrong is told at once, with lines.
    """
    shown = f"{path.parent.name}/{path.name}" if path.is_absolute() else path.as_posix()
    try:
        root = compose(read_text(path)) or compose("{}")
        assert root is not None
        entries = root.entries()
        if entries is None:
            raise Complaint(
                1,
                Text("Ce fichier n’est pas une suite de «\u00a0clé: valeur\u00a0».", "Not a series of keys."),
                Text("Le nom de la ville ne peut pas y être trouvé.", "The city's name is not there."),
                Text("Écrivez par exemple «\u00a0nom: Clairval\u00a0».", 'Write for example "nom: Clairval".'),
            )
        found, complaints = read(Identity, root)
        if found is not None:
            complaints += _breaks_turned_round(entries, found)
            complaints += _not_one_way_back(entries, found)
        if found is not None and found.demonstration:
            complaints += _not_invented(entries, found)
    except Complaint as complaint:
        raise ContentError([complaint.at(shown)]) from complaint
    if complaints:
        in_order = sorted(complaints, key=lambda complaint: complaint.line or 0)
        raise ContentError(complaint.at(shown) for complaint in in_order)
    assert found is not None
    return found


def _breaks_turned_round(entries: list[Entry], found: Identity) -> list[Complaint]:
    line = next((entry.line for entry in entries if entry.key == "vacances_scolaires"), None)
    return [
        Complaint(
            line,
            Text(
                f"Les vacances «\u00a0{one.nom}\u00a0» finissent avant de commencer\u00a0: {one.du} > {one.au}",
                f'The holidays "{one.nom}" end before they begin: {one.du} > {one.au}',
            ),
            Text(
                "Les lieux n’auraient pas ces jours-là leurs horaires de vacances.",
                "Venues would not have their holiday hours on these days.",
            ),
            Text(
                f"Écrivez «\u00a0du: {one.au}\u00a0», «\u00a0au: {one.du}\u00a0».",
                f'Write "du: {one.au}", "au: {one.du}".',
            ),
        )
        for one in found.vacances_scolaires or ()
        if one.au < one.du
    ]


def _not_one_way_back(entries: list[Entry], found: Identity) -> list[Complaint]:
    """What is said of `retours` where no way, or more than one, leads back to the city."""
    if found.retours is None or (found.retours.courriel is None) != (found.retours.formulaire is None):
        return []
    line = next(entry.line for entry in entries if entry.key == "retours")
    both = found.retours.courriel is not None
    return [
        Complaint(
            line,
            Text(
                "«\u00a0retours\u00a0» donne un courriel et un formulaire."
                if both
                else "«\u00a0retours\u00a0» ne dit pas où arrivent les remarques.",
                '"retours" has an e-mail address and a form.' if both else '"retours" does not say where they arrive.',
            ),
            Text(
                "Le lien «\u00a0Signaler un problème sur cette page\u00a0» ne mène qu’à un endroit.",
                "The link that tells of a problem with a page leads to one place.",
            ),
            Text(
                "Écrivez sous «\u00a0retours:\u00a0» soit «\u00a0courriel: …\u00a0», soit «\u00a0formulaire: …\u00a0».",
                'Write below "retours:" either "courriel: …" or "formulaire: …".',
            ),
        )
    ]


def _not_invented(entries: list[Entry], found: Identity) -> list[Complaint]:
    """What a demonstration site gives for real: a number or a domain that may be someone's."""
    lines = {entry.key: entry.line for entry in entries}
    complaints = []
    telephone = found.telephone
    if not "".join(telephone.split()).startswith(_FICTION):
        complaints.append(
            Complaint(
                lines["telephone"],
                Text(
                    f"Un site de démonstration ne donne pas un vrai numéro\u00a0: {telephone}",
                    f"A demonstration site gives no real number: {telephone}",
                ),
                Text("Quelqu’un pourrait être appelé par erreur.", "Somebody might be called by mistake."),
                Text(
                    "Prenez un numéro de 01 99 00 00 00 à 01 99 00 99 99, réservés à la fiction\u00a0; ou, "
                    "pour un vrai site, écrivez «\u00a0demonstration: non\u00a0».",
                    "Take a number from 01 99 00 00 00 to 01 99 00 99 99, kept for fiction; or, for a "
                    'real site, write "demonstration: non".',
                ),
            )
        )
    domains = {
        "courriel": found.courriel.rpartition("@")[2],
        "delegue_donnees": found.delegue_donnees.courriel.rpartition("@")[2],
        "site_url": urlsplit(found.site_url).hostname,
        "telephone_relais": urlsplit(found.telephone_relais.url).hostname,
    }
    if found.retours is not None:
        mail, form = found.retours.courriel, found.retours.formulaire
        domains["retours"] = mail.rpartition("@")[2] if mail else urlsplit(form or "").hostname
    for key, domain in domains.items():
        if domain and not domain.endswith(_EXAMPLE_DOMAIN):
            complaints.append(
                Complaint(
                    lines[key],
                    Text(
                        f"Un site de démonstration ne donne pas un vrai domaine\u00a0: {domain} («\u00a0{key}\u00a0»).",
                        f'A demonstration site gives no real domain in "{key}": {domain}',
                    ),
                    Text(
                        "Ce domaine est ou peut être celui de quelqu’un.",
                        "This domain is or may be somebody's.",
                    ),
                    Text(
                        "Prenez un domaine en «\u00a0.example\u00a0», réservé à la fiction\u00a0; "
                        "ou, pour un vrai site, écrivez «\u00a0demonstration: non\u00a0».",
                        'Take a domain in ".example", kept for fiction; or, for a real site, write '
                        '"demonstration: non".',
                    ),
                )
            )
    return complaints
