"""Text that is enlarged does not run over other text."""

from ..finding import Text
from ..rule import rule

_LONG = (
    "La piscine du centre rouvre lundi après trois mois de travaux\u00a0: bassins neufs, vestiaires accessibles, "
    "horaires élargis le soir. L'entrée est gratuite pour tous les habitants pendant la première semaine, sur "
    "présentation d'un justificatif de domicile."
)
# Two lines of it fit in a window of 1280 pixels, and it takes more where the page is enlarged.
_LINES = "font-size: 16px; line-height: 20px"


@rule(
    scope="browser",
    severity="error",
    wcag=("1.4.4",),
    rgaa=("10.4.1",),
    title=Text("Textes l'un sur l'autre quand on les agrandit", "Texts on one another when enlarged"),
    why=Text(
        "Qui voit mal et agrandit le texte au double ne peut plus lire ni l'un ni l'autre\u00a0: leurs lettres se "
        "mêlent (RGAA 10.4, WCAG 1.4.4).",
        "Whoever sees badly and enlarges the text to twice its size can read neither of them: their letters mix (RGAA "
        "10.4, WCAG 1.4.4).",
    ),
    fix=Text(
        "Transmettez à l'équipe technique\u00a0: dans la feuille de style, les blocs de texte grandissent avec leur "
        "contenu. Remplacez height par min-height, et laissez dans le fil de la page ce qui était posé à une place "
        "fixe (position, marges négatives).",
        "Pass it on to the technical team: in the style sheet, blocks of text grow with what they hold. Put min-height "
        "in the place of height, and leave in the flow of the page what was put in a fixed place (position, negative "
        "margins).",
    ),
    seen={
        "overlap": Text(
            "Quand on agrandit le texte, «\u00a0{text}\u00a0» et «\u00a0{other}\u00a0» sont l'un sur l'autre.",
            'When text is enlarged, "{text}" and "{other}" lie on one another.',
        ),
    },
    bad=(f'<div style="{_LINES}; height: 40px">{_LONG}</div><div style="{_LINES}" data-bad>Entrée libre.</div>',),
    good=(f'<div style="{_LINES}; min-height: 40px">{_LONG}</div><div style="{_LINES}">Entrée libre.</div>',),
)
def text_overlap() -> None:
    """Two texts of which one covers the other at twice the size, by a browser's own layout (RGAA 10.4.1)."""
