"""What has the focus is not hidden behind something else."""

from ..finding import Text
from ..rule import rule

_PAGE = '<div style="height: 100vh"></div><p><a href="/agenda/"{mark}>Agenda</a></p>'
_BANNER = (
    '<p style="position: fixed; inset: auto 0 0; height: 6em; margin: 0; color: #000; background: #fff">'
    "Alerte canicule</p>"
)


@rule(
    scope="browser",
    severity="error",
    wcag=("2.4.11",),
    title=Text("Focus caché par un autre élément", "Focus hidden by another element"),
    why=Text(
        "Au clavier, on est sur cet élément sans le voir\u00a0: un bandeau ou un menu resté à l'écran le recouvre, et "
        "l'on appuie sur Entrée à l'aveugle (WCAG 2.4.11).",
        "With the keyboard one is on this element without seeing it: a banner or a menu that stays on the screen "
        "covers it, and one presses Enter blindly (WCAG 2.4.11).",
    ),
    fix=Text(
        "Laissez le bandeau défiler avec la page. S'il doit rester à l'écran (à transmettre à l'équipe "
        "technique)\u00a0: réservez-lui sa place, avec scroll-padding sur la page et une marge à la fin du contenu.",
        "Let the banner scroll with the page. If it must stay on the screen (for the technical team): keep room for "
        "it, with scroll-padding on the page and a margin at the end of the content.",
    ),
    seen={
        "focus-covered": Text(
            "Quand «\u00a0{control}\u00a0» a le focus, «\u00a0{by}\u00a0» le cache entièrement.",
            'When "{control}" has the focus, "{by}" hides it entirely.',
        ),
    },
    bad=(f"{_PAGE.format(mark=' data-bad')}{_BANNER}",),
    good=(
        f"<style>body {{ padding-bottom: 6em }}</style>{_PAGE.format(mark='')}{_BANNER}",
        f"{_PAGE.format(mark='')}{_BANNER.replace('position: fixed; ', '')}",
    ),
)
def focus_covered() -> None:
    """A control that is hidden entirely by other content of the page while it has the focus."""
