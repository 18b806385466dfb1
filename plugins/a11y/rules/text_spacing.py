"""Text can be spread: nothing is cut off or covered then."""

from ..finding import Text
from ..rule import rule

# Two lines at rest, three when they are spread.
_TEXT = "La piscine du centre rouvre lundi après trois mois de travaux."
_BOX = "width: 16em; line-height: 1.2; font-family: sans-serif"


@rule(
    scope="browser",
    severity="error",
    wcag=("1.4.12",),
    rgaa=("10.12.1",),
    title=Text("Texte perdu quand on l'espace", "Text lost when it is spread"),
    why=Text(
        "Des personnes dyslexiques ou malvoyantes écartent les lettres, les mots et les lignes pour arriver à "
        "lire\u00a0: ici, le texte espacé n'a plus la place, et une partie disparaît ou se brouille (RGAA 10.12, WCAG "
        "1.4.12).",
        "Some people with dyslexia or low vision spread letters, words and lines in order to read: here the spread "
        "text has no room any more, and part of it goes away or blurs (RGAA 10.12, WCAG 1.4.12).",
    ),
    fix=Text(
        "Transmettez à l'équipe technique\u00a0: dans la feuille de style, le bloc grandit avec son texte. Remplacez "
        "height et max-height par min-height, et laissez le texte aller à la ligne.",
        "Pass it on to the technical team: in the style sheet, the block grows with its text. Put min-height in the "
        "place of height and max-height, and let the text wrap.",
    ),
    seen={
        "spacing-clipped": Text(
            "Quand on espace lettres, mots et lignes, «\u00a0{text}\u00a0» est coupé.",
            'When letters, words and lines are spread, "{text}" is cut off.',
        ),
        "spacing-overlap": Text(
            "Quand on espace lettres, mots et lignes, «\u00a0{text}\u00a0» et «\u00a0{other}\u00a0» sont l'un sur "
            "l'autre.",
            'When letters, words and lines are spread, "{text}" and "{other}" lie on one another.',
        ),
    },
    bad=(
        f'<div style="{_BOX}; height: 3em; overflow: hidden" data-bad>{_TEXT}</div>',
        f'<div style="{_BOX}; height: 3em">{_TEXT}</div><div style="{_BOX}" data-bad>Entrée gratuite.</div>',
    ),
    good=(
        f'<div style="{_BOX}; min-height: 3em; overflow: hidden">{_TEXT}</div>',
        f'<div style="{_BOX}; min-height: 3em">{_TEXT}</div><div style="{_BOX}">Entrée gratuite.</div>',
    ),
)
def text_spacing() -> None:
    """Text that is cut off or covered with the spacing of WCAG 1.4.12, by a browser's own layout (RGAA 10.12.1)."""
