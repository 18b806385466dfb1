"""What can be wrong with an audit in whatever form it is read: the plain grid, the official spreadsheet, Ara's CSV.

`where` is said first in the message: « Feuille P03, cellule D12 ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from a11y.finding import Text
from city.dates import date_fr
from city.errors import Complaint, did_you_mean
from conformity.audit import Page, Status
from conformity.referential import Referential, referentials

_ADDRESS: Final = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::[0-9]+)?(?:[/?#]\S*)?|/(?!/)\S*", re.IGNORECASE)
_INDEX: Final = "/index.html"
_EXAMPLE_HOST: Final = "www.site.fr"


def is_address(written: str) -> bool:
    """Whether this is the address of a page: from the site's root on, `/demarches/`, or in full, with `https://`."""
    return _ADDRESS.fullmatch(written) is not None


def is_example(written: str) -> bool:
    """Whether this is an address of the official grid as it was before anyone wrote in it, which is no page."""
    try:
        return urlsplit(written).hostname == _EXAMPLE_HOST
    except ValueError:
        return False


def same_addresses(pages: Sequence[Page], site: str) -> Iterator[tuple[int, int]]:
    """The places of two pages that are one, by their address; steps of one process may share theirs.

    `site`: how the audit names it, « www.ville.example »: with it or without, an address is the same.
    """
    own = site.strip().removeprefix("https://").removeprefix("http://").rstrip("/").lower()
    seen: dict[tuple[str, str, str, str], int] = {}
    for number, page in enumerate(pages):
        if page.address is None or not is_address(page.address):
            continue
        parts = urlsplit(page.address)
        path = parts.path[: -len(_INDEX)] if parts.path.endswith(_INDEX) else parts.path.rstrip("/")
        host = parts.netloc.lower()
        first = seen.setdefault(("" if host == own else host, path, parts.query, parts.fragment), number)
        if first != number and (page.process is None or page.process != pages[first].process):
            yield first, number


def wrong_address(line: int | None, written: str) -> Complaint:
    """What is no address, in a sample."""
    return Complaint(
        line,
        Text(f"«\u00a0{written}\u00a0» n’est pas l’adresse d’une page.", f'"{written}" is no address of a page.'),
        Text(
            "La déclaration d’accessibilité nomme les pages contrôlées, avec un lien\u00a0: celui-ci ne mènerait nulle "
            "part.",
            "The accessibility statement names the pages that were checked, with a link: this one would lead nowhere.",
        ),
        Text(
            "Une adresse commence par «\u00a0/\u00a0» sur ce site, par «\u00a0https://\u00a0» ailleurs, et n’a "
            "pas d’espace.",
            'An address begins with "/" on this site, with "https://" elsewhere, and has no space.',
        ),
    )


def example_address(line: int | None, page: Page) -> Complaint:
    """A page that was looked at, at an address that is only an example."""
    return Complaint(
        line,
        Text(
            f"L’adresse de la page {page.name} est encore un exemple du modèle\u00a0: {page.address}",
            f"The address of the page {page.name} is still an example of the model: {page.address}",
        ),
        Text(
            "La déclaration d’accessibilité mènerait à un site qui n’est pas celui de la ville.",
            "The accessibility statement would lead to a site that is not the city's.",
        ),
        Text("Écrivez l’adresse de la page contrôlée.", "Write the address of the page that was looked at."),
    )


def wrong_removal(line: int | None, page: Page, audited: date, now: date) -> Complaint | None:
    """A page taken away before it was looked at, or on a day to come; None where the day may be right."""
    if page.removed_on is None or audited <= page.removed_on <= now:
        return None
    is_ahead = page.removed_on > now
    when = "dans l’avenir" if is_ahead else f"avant l’audit du {date_fr(audited)}"
    when_en = "in the future" if is_ahead else "before the audit"
    return Complaint(
        line,
        Text(
            f"Page {page.name}\u00a0: retirée le {date_fr(page.removed_on)}, {when}.",
            f"Page {page.name}: taken away on {page.removed_on}, {when_en}.",
        ),
        Text(
            "La déclaration dit depuis quand le site n’a plus une page qui a été contrôlée.",
            "The statement says since when the site no longer has a page that was looked at.",
        ),
        Text(
            "Écrivez le jour où la page a été retirée, ou retirez cette date si le site l’a encore.",
            "Write the day on which the page was taken away, or delete this date where the site still has it.",
        ),
    )


def address_twice(line: int | None, first: Page, before: int, second: Page) -> Complaint:
    """Two pages of the sample at one address; `before`: the line of the first."""
    return Complaint(
        line,
        Text(
            f"Les pages {first.name} (ligne {before}) et {second.name} ont la même adresse\u00a0: {second.address}",
            f"The pages {first.name} (line {before}) and {second.name} have the same address: {second.address}",
        ),
        Text(
            "Une page comptée deux fois fausserait le taux moyen, et ses deux colonnes pourraient se contredire.",
            "A page that counts twice would make the mean untrue, and its columns could disagree.",
        ),
        Text(
            "Corrigez l’une des deux adresses, supprimez une des deux pages, ou, pour les étapes d’une démarche, "
            "donnez-leur le même «\u00a0processus\u00a0».",
            'Correct one address, delete one page or, for steps of a process, give both the same "processus".',
        ),
    )


def placed(where: Text, complaint: Complaint) -> Complaint:
    """The same complaint, its message beginning with where it is."""
    message = Text(f"{where.fr}\u00a0: {complaint.message.fr}", f"{where.en}: {complaint.message.en}")
    return Complaint(complaint.line, message, complaint.why, complaint.fix)


def unknown_referential(line: int | None, name: str) -> Complaint:
    """An audit by a référentiel that is not known."""
    return Complaint(
        line,
        Text(f"Aucun référentiel ne s’appelle «\u00a0{name}\u00a0».", f'No référentiel is called "{name}".'),
        Text(
            "Ses critères disent ce que l’audit a contrôlé\u00a0: sans eux, aucun taux ne peut être calculé.",
            "Its criteria say what the audit looked at: without them there is no rate.",
        ),
        did_you_mean(name, referentials()),
    )


def future_day(line: int | None, said: date) -> Complaint:
    """An audit that has not taken place yet."""
    return Complaint(
        line,
        Text(f"L’audit est daté dans l’avenir\u00a0: {date_fr(said)}.", f"The audit's date is in the future: {said}."),
        Text(
            "La déclaration d’accessibilité s’appuie sur un audit qui a eu lieu.",
            "The statement rests on an audit that took place.",
        ),
        Text("Écrivez le jour où il s’est achevé.", "Write the day on which it ended."),
    )


def unknown_criterion(line: int | None, number: str, referential: Referential) -> Complaint:
    """A number that is none of a criterion."""
    return Complaint(
        line,
        Text(
            f"{referential.name} n’a pas de critère «\u00a0{number}\u00a0».",
            f'{referential.name} has no criterion "{number}".',
        ),
        Text("Ce que l’audit en dit ne compterait nulle part.", "What the audit says of it would count nowhere."),
        _criteria_near(number, referential),
    )


def _criteria_near(number: str, referential: Referential) -> Text:
    """The criteria of the theme that a wrong number names, else how far each theme goes: never all of them."""
    theme, _, _ = number.partition(".")
    near = [one for one in referential.themes if str(one.number) == theme.strip()]
    if near:
        return did_you_mean(number, [one.number for one in near[0].criteria])
    spans = [f"{one.criteria[0].number} à {one.criteria[-1].number}" for one in referential.themes]
    return Text(
        f"Les critères vont, thème par thème, de {', de '.join(spans)}.",
        f"The criteria go, theme by theme, from {', from '.join(spans).replace(' à ', ' to ')}.",
    )


def unknown_status(line: int | None, where: Text, word: str) -> Complaint:
    """A word that is no status."""
    return Complaint(
        line,
        Text(
            f"{where.fr}\u00a0: «\u00a0{word}\u00a0» n’est pas un statut.",
            f'{where.en}: "{word}" is no status.',
        ),
        Text("Un statut que l’on devine fausserait le taux.", "A status that is guessed would make the rate untrue."),
        did_you_mean(word, Status.__members__, {"c": "C", "nc": "NC", "na": "NA", "nt": "NT", "d": "NA"}),
    )


def no_status(line: int | None, where: Text) -> Complaint:
    """Nothing where a status is to be."""
    return Complaint(
        line,
        Text(f"{where.fr}\u00a0: le statut est vide.", f"{where.en}: the status is empty."),
        Text(
            "On ne saurait pas si le critère a été contrôlé\u00a0: le taux serait faux.",
            "Nobody would know whether the criterion was tested: the rate would be untrue.",
        ),
        Text("Écrivez C, NC, NA ou NT.", "Write C, NC, NA or NT."),
    )


def criterion_twice(line: int | None, where: Text, number: str, before: int) -> Complaint:
    """A criterion that has a line already; `before`: which."""
    return Complaint(
        line,
        Text(
            f"{where.fr}\u00a0: le critère {number} est déjà à la ligne {before}.",
            f"{where.en}: criterion {number} already stands on line {before}.",
        ),
        Text("On ne saurait pas lequel des deux statuts compte.", "Nobody would know which of both counts."),
        Text(
            "Corrigez le numéro\u00a0; un tableur change parfois «\u00a01.10\u00a0» en «\u00a01.1\u00a0».",
            'Correct the number; spreadsheets sometimes turn "1.10" into "1.1".',
        ),
    )


def absent_criteria(where: Text, numbers: Sequence[str]) -> Complaint:
    """Criteria of which nothing is said."""
    every = ", ".join(numbers)
    return Complaint(
        None,
        Text(f"{where.fr}\u00a0: il manque {every}.", f"{where.en}: missing {every}."),
        Text(
            "Un critère oublié passerait pour contrôlé\u00a0: le taux serait faux.",
            "A criterion left out would pass for tested: the rate would be untrue.",
        ),
        Text(
            "Remettez une ligne pour chacun, avec son numéro et son statut\u00a0; NT s’il n’a pas été testé.",
            "Put back a line for each, with its number and its status; NT where it was not tested.",
        ),
    )


def derogation_denied(line: int | None, where: Text, status: Status, fix: Text) -> Complaint:
    """A criterion said met, or not applicable, where content is derogated that has no accessible alternative."""
    return Complaint(
        line,
        Text(
            f"{where.fr}\u00a0: dérogation sans alternative, et statut {status}.",
            f"{where.en}: derogation without an alternative, and status {status}.",
        ),
        Text(
            "Sans alternative accessible, le contenu dérogé reste compté (RGAA 4.1.2, Test des pages).",
            "Without an accessible alternative, the content still counts (RGAA 4.1.2, Test des pages).",
        ),
        fix,
    )
