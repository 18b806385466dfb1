"""Where the focus is strikes the eye."""

from ..finding import Text
from ..rule import rule

_LINK = '<p style="color: #000; background: #fff"><a href="/agenda/"{mark}>Agenda</a></p>'


@rule(
    scope="browser",
    severity="warning",
    wcag=("2.4.13",),
    title=Text("Focus difficile à voir", "Focus hard to see"),
    why=Text(
        "Qui voit mal et se déplace au clavier cherche longtemps où il est\u00a0: un trait fin ou pâle ne se remarque "
        "pas (WCAG 2.4.13, niveau AAA).",
        "Whoever sees badly and moves by keyboard looks long for where they are: a thin or pale line is not noticed "
        "(WCAG 2.4.13, level AAA).",
    ),
    fix=Text(
        "Transmettez à l'équipe technique\u00a0: donnez au contour du focus au moins 2\u00a0pixels d'épaisseur tout "
        "autour de l'élément, et une couleur à 3:1 au moins de ce qui l'entoure.",
        "Pass it on to the technical team: give the focus outline at least 2 pixels of thickness all around the "
        "element, and a colour of at least 3:1 against what surrounds it.",
    ),
    seen={
        "focus-faint": Text(
            "Quand «\u00a0{control}\u00a0» a le focus, cela se voit à peine\u00a0: moins de 2\u00a0pixels d'épaisseur, "
            "ou moins de 3:1 de contraste.",
            'When "{control}" has the focus, it hardly shows: less than 2 pixels of thickness, or less than 3:1 of '
            "contrast.",
        ),
    },
    bad=(
        f"<style>a:focus {{ outline: 1px solid #000 }}</style>{_LINK.format(mark=' data-bad')}",
        f"<style>a:focus {{ outline: 3px solid #aaa }}</style>{_LINK.format(mark=' data-bad')}",
    ),
    good=(f"<style>a:focus {{ outline: 3px solid #000; outline-offset: 2px }}</style>{_LINK.format(mark='')}",),
)
def focus_appearance() -> None:
    """A focus that shows, but less than WCAG 2.4.13 asks for: an advice, as level AAA is."""
