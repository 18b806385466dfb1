"""Choosing in a list or ticking a box does not leave the page."""

import re

from ..finding import Text
from ..form import described, is_field, labels
from ..form_text import loose_before, seen_description, seen_label
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element

_LEAVES = re.compile(
    r"""\blocation(?:\.(?:href|pathname|search))?\s*=(?!=)|\blocation\.(?:assign|replace|reload)\s*\(
    |\bwindow\.open\s*\(|\.submit\s*\(\s*\)|\bhistory\.(?:go|back|forward)\s*\(|\bMM_jumpMenu\b""",
    re.VERBOSE,
)
_MAY_LEAVE = re.compile(r"\.requestSubmit\s*\(|\.click\s*\(\s*\)")
_WARNS = re.compile(
    r"""automatiquement|immédiatement|aussitôt|dès\ (?:que|le)|recharg|nouvelle\ (?:page|fenêtre)|change\ de\ page
    |automatically|immediately|as\ soon\ as|reload|new\ (?:page|window)|changes\ the\ page""",
    re.IGNORECASE | re.VERBOSE,
)
_EVENTS = ("onchange", "oninput", "onblur", "onfocus")


@rule(
    targets=", ".join(f"{tag}[{event}]" for tag in ("select", "input", "textarea") for event in _EVENTS),
    severity="error",
    wcag=("3.2.2",),
    rgaa=("7.4.1",),
    title=Text("Choisir fait quitter la page", "Choosing leaves the page"),
    why=Text(
        "Au clavier, on parcourt une liste choix par choix\u00a0: si le premier emmène ailleurs, on n'atteint jamais "
        "les suivants, et l'on est déplacé sans l'avoir demandé (RGAA 7.4, WCAG 3.2.2).",
        "With the keyboard one goes through a list choice by choice: if the first leads elsewhere, the others are "
        "never "
        "reached, and one is moved without having asked for it (RGAA 7.4, WCAG 3.2.2).",
    ),
    fix=Text(
        "Laissez choisir, et ajoutez un bouton qui y va\u00a0: <button>Afficher</button>\u00a0; ou dites dans "
        "l'étiquette "
        "que la page va changer.",
        "Let people choose, and add a button that goes there: <button>Show</button>; or say in the label that the page "
        "will change.",
    ),
    bad=(
        '<form action="/a/"><label>Année <select name="a" onchange="this.form.submit()" data-bad><option>2024</option>'
        "<option>2025</option></select></label></form>",
        '<label>Langue <select onchange="window.location = this.value" data-bad><option value="/">Français</option>'
        '<option value="/en/">Anglais</option></select></label>',
        '<label><input type="checkbox" onchange="location.reload()" data-bad> Contraste renforcé</label>',
        '<form action="/a/"><label>Année <select name="a" onchange="this.form.requestSubmit()" data-bad><option>2024'
        "</option></select></label><button>Afficher</button></form>",
    ),
    good=(
        '<form action="/a/"><label>Année (la page se recharge aussitôt) <select name="a" onchange="this.form.submit()">'
        "<option>2024</option></select></label><button>Afficher</button></form>",
        '<label>Taille <select onchange="document.body.className = this.value"><option>Petite</option></select>'
        "</label>",
        '<form action="/a/"><label>Année <select name="a" onchange="compter()"><option>2024</option></select></label>'
        "<button>Afficher</button></form>",
    ),
)
def select_onchange(element: Element, page: Page) -> Verdict:
    """Fail a field whose own script leaves or reloads the page when its value or the focus changes.

    Source: RGAA 7.4.1, which admits it where the text before says so; WCAG F36, F37.
    """
    if not is_field(element, page):
        return INAPPLICABLE
    script = " ".join(element.get(event) or "" for event in _EVENTS)
    leaves = _LEAVES.search(script)
    if leaves is None and _MAY_LEAVE.search(script) is None:
        return None
    around = (seen_label(element, page), seen_description(element, page), loose_before(element, page))
    said = " ".join((*around, element.get("title") or "", *(label.text for label in labels(element, page))))
    if _WARNS.search(said):
        return None
    field = described(element, page)
    if leaves is None:
        return Unsure(
            "may-submit",
            Text(
                "{field} envoie son formulaire dès qu'on le change\u00a0: la page change-t-elle sans prévenir\u00a0?",
                "{field} sends its form as soon as it changes: does the page change without warning?",
            ).format(field=field),
        )
    return Fail(
        Text(
            "{field} quitte ou recharge la page dès qu'on le change, sans prévenir.",
            "{field} leaves or reloads the page as soon as it changes, without warning.",
        ).format(field=field)
    )
