"""The Tab key comes to every control, forwards and backwards."""

from ..finding import Text
from ..rule import rule

# The first button leads the Tab key past the second, the third leads Shift+Tab past it.
_PAST = "if (event.key === 'Tab' && {keys}) {{ event.preventDefault(); {target}.focus(); }}"
_ON = _PAST.format(keys="!event.shiftKey", target="c")
_BACK = _PAST.format(keys="event.shiftKey", target="a")
_SHOW = "onclick=\"this.textContent = 'Vu'\""


@rule(
    scope="browser",
    severity="error",
    wcag=("2.1.1",),
    rgaa=("7.3.1",),
    title=Text("Élément que le clavier n'atteint pas", "Control that the keyboard does not reach"),
    why=Text(
        "Qui n'a pas de souris, ou ne peut pas la tenir, ne peut pas s'en servir\u00a0: la touche Tab passe à côté "
        "(RGAA 7.3, WCAG 2.1.1).",
        "Whoever has no mouse, or cannot hold one, cannot use it: the Tab key passes it by (RGAA 7.3, WCAG 2.1.1).",
    ),
    fix=Text(
        "Retirez tabindex=\"-1\" de l'élément. S'il n'en a pas, un script mène le clavier ailleurs (à transmettre à "
        "l'équipe technique)\u00a0: il doit laisser faire la touche Tab, dans les deux sens.",
        'Remove tabindex="-1" from the element. If it has none, a script leads the keyboard elsewhere (for the '
        "technical team): it has to leave the Tab key alone, both ways.",
    ),
    seen={
        "focus-unreached": Text(
            "La touche Tab n'arrive jamais à «\u00a0{control}\u00a0».",
            'The Tab key never comes to "{control}".',
        ),
        "focus-unreached-back": Text(
            "En remontant la page (Maj+Tab), le clavier n'arrive jamais à «\u00a0{control}\u00a0».",
            'Going back through the page (Shift+Tab), the keyboard never comes to "{control}".',
        ),
    },
    bad=(
        f'<button type="button" id="a" onkeydown="{_ON}">Lundi</button> <button type="button" {_SHOW} data-bad>Mardi'
        '</button> <button type="button" id="c">Jeudi</button>',
        f'<button type="button" id="a">Lundi</button> <button type="button" {_SHOW} data-bad>Mardi</button> '
        f'<button type="button" id="c" onkeydown="{_BACK}">Jeudi</button>',
        f'<button type="button">Lundi</button> <button type="button" tabindex="-1" {_SHOW} data-bad>Mardi</button>',
    ),
    good=(f'<button type="button">Lundi</button> <button type="button" {_SHOW}>Mardi</button>',),
)
def focus_reached() -> None:
    """A control that is seen and used by mouse and that no walk with the Tab key comes to (RGAA 7.3.1)."""
