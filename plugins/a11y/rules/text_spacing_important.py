"""Readers may set the space between letters, words and lines as they need it."""

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..spacing import NARROWEST, SPACINGS, Spacing, forced, is_enough, may_wrap, share
from ..style.breakpoints import NARROW, WIDE
from ..style.media import Media
from ..style.view import View, lens_of
from ..tree import Element


@rule(
    targets="[style]",
    severity="error",
    local=True,
    wcag=("1.4.12",),
    rgaa=("10.12.1",),
    act=("24afc2", "9e45ec", "78fd32"),
    title=Text("Espacement du texte imposé", "Text spacing forced"),
    why=Text(
        "Des personnes dyslexiques ou malvoyantes écartent les lettres, les mots et les lignes pour arriver à "
        "lire\u00a0; «\u00a0!important\u00a0» dans la page les en empêche (RGAA 10.12, WCAG 1.4.12).",
        'Some people with dyslexia or low vision spread letters, words and lines in order to read; "!important" in '
        "the page prevents it (RGAA 10.12, WCAG 1.4.12).",
    ),
    fix=Text(
        "Retirez «\u00a0!important\u00a0» de l'attribut style, ou mieux, l'attribut entier\u00a0: l'espacement se "
        "règle dans la feuille de style.",
        'Remove "!important" from the style attribute, or better, the whole attribute: spacing is set in the style '
        "sheet.",
    ),
    bad=(
        '<p style="letter-spacing: 0 !important" data-bad>La piscine rouvre lundi.</p>',
        '<p style="letter-spacing: -.02em ! important" data-bad>La piscine rouvre lundi.</p>',
        '<p style="font-size: 20px; letter-spacing: 2px !important" data-bad>La piscine rouvre lundi.</p>',
        '<p style="word-spacing: normal !important" data-bad>La piscine rouvre lundi.</p>',
        '<p style="word-spacing: 10% !important" data-bad>La piscine rouvre lundi.</p>',
        '<div style="width: 200px"><p style="line-height: 1.2 !important" data-bad>La piscine rouvre lundi matin '
        "après trois mois de travaux.</p></div>",
        '<p style="font: 16px/1.3 Arial !important; max-width: 12em" data-bad>La piscine rouvre lundi matin '
        "après trois mois de travaux.</p>",
        '<p style="--ecart: 1px; letter-spacing: var(--ecart) !important" data-bad>La piscine rouvre lundi.</p>',
    ),
    good=(
        '<p style="letter-spacing: .12em !important">La piscine rouvre lundi.</p>',
        '<p style="font-size: 25px; word-spacing: 4px !important">La piscine rouvre lundi.</p>',
        '<p style="letter-spacing: .05em !important; letter-spacing: .2em !important">La piscine rouvre lundi.</p>',
        '<div style="letter-spacing: 0 !important"><p style="letter-spacing: 2px !important">La piscine rouvre.</p>'
        "</div>",
        '<p style="line-height: 150% !important; max-width: 12em">La piscine rouvre lundi matin après trois mois de '
        "travaux.</p>",
    ),
)
def text_spacing_important(element: Element, page: Page) -> Verdict:
    """Fail a text whose own `style` attribute forces too little space (ACT 24afc2, 9e45ec, 78fd32).

    Lines count where there are several: ACT leaves out what stands on one line of a
    desktop's window, WCAG does not where a small screen breaks it.
    """
    if "important" not in (element.get("style") or "").lower() or not any(map(str.isalnum, element.own_text)):
        return INAPPLICABLE
    style = page.style(element)
    found = forced(element, style)
    if not found or not page.visible(element) or not lens_of(page, View(Media())).sight.sees(element):
        return INAPPLICABLE
    verdicts: list[Fail | Unsure] = []
    for spacing in SPACINGS:
        value = found.get(spacing.property)
        if value is None:
            continue
        measured = share(spacing.property, value, style)
        if measured is None or is_enough(spacing, measured):
            continue
        if spacing.property != "line-height" or may_wrap(element, page, WIDE, NARROWEST):
            verdicts.append(_fail(spacing, value, (spacing.act,)))
        elif may_wrap(element, page, NARROW, NARROWEST):
            verdicts.append(_fail(spacing, value, ()))
    return verdicts


def _fail(spacing: Spacing, value: str, act: tuple[str, ...]) -> Fail:
    needed = f"{spacing.needed:g}"
    return Fail(
        Text(
            f"{spacing.name.fr} est imposé{'e' if spacing.property == 'line-height' else ''} à "
            f"«\u00a0{value}\u00a0» (!important), moins que les {needed.replace('.', ',')} fois la taille des lettres "
            "dont certains lecteurs ont besoin.",
            f'{spacing.name.en} is forced to "{value}" (!important), less than the {needed} times the font size that '
            "some readers need.",
        ),
        act=act,
    )
