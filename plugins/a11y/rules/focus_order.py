"""The Tab key goes through the page in the order in which it is seen."""

from ..finding import Text
from ..rule import rule

_COLUMN = '<div style="display: flex; flex-direction: '


@rule(
    scope="browser",
    severity="error",
    wcag=("2.4.3",),
    rgaa=("12.8.1",),
    title=Text("Ordre du clavier contraire à celui de l'écran", "Keyboard order against that of the screen"),
    why=Text(
        "Qui se déplace au clavier suit la page des yeux\u00a0: quand la touche Tab saute en avant puis revient, on "
        "perd l'endroit où l'on est, surtout si l'on agrandit l'écran et n'en voit qu'un coin (RGAA 12.8, WCAG "
        "2.4.3).",
        "Whoever moves by keyboard follows the page with their eyes: when Tab jumps ahead and then back, they lose "
        "where they are, above all those who magnify the screen and see but a corner of it (RGAA 12.8, WCAG 2.4.3).",
    ),
    fix=Text(
        "Écrivez les éléments dans l'ordre où l'on doit les voir. Dans le thème (à transmettre à l'équipe "
        "technique)\u00a0: retirez les tabindex positifs et ce qui change l'ordre à l'affichage (order, row-reverse, "
        "column-reverse, position).",
        "Write the elements in the order in which they are to be seen. In the theme (for the technical team): remove "
        "positive tabindex values and what changes the order on the screen (order, row-reverse, column-reverse, "
        "position).",
    ),
    seen={
        "focus-order": Text(
            "«\u00a0{control}\u00a0» est avant «\u00a0{before}\u00a0» à l'écran, mais la touche Tab n'y arrive "
            "qu'après.",
            '"{control}" stands before "{before}" on the screen, but Tab reaches it only afterwards.',
        ),
    },
    bad=(
        f'{_COLUMN}column-reverse"><p><a href="/agenda/">Agenda</a></p>'
        '<p><a href="/budget/" data-bad>Budget</a></p></div>',
        '<p><a href="/agenda/" data-bad>Agenda</a></p><p><a href="/budget/" tabindex="1">Budget</a></p>',
    ),
    good=(f'{_COLUMN}column"><p><a href="/agenda/">Agenda</a></p><p><a href="/budget/">Budget</a></p></div>',),
)
def focus_order() -> None:
    """A control that the Tab key comes to after one that stands below or behind it on the screen (RGAA 12.8.1)."""
