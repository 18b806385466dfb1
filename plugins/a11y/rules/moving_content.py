"""What moves by itself can be stopped."""

from ..carousel import endless_films, slide_shows
from ..finding import Text
from ..motion import SHORT, motions
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..script import has_outer_script, inline_script
from ..tree import Element
from ._contrast import shortened

_STYLE = "<style>@keyframes defile { to { transform: translateX(-100%) } } @keyframes pulse { to { opacity: .2 } }"


@rule(
    targets="html, marquee",
    severity="error",
    wcag=("2.2.2",),
    rgaa=("13.8.1", "13.8.2"),
    title=Text("Contenu en mouvement qu'on ne peut pas arrêter", "Moving content that cannot be stopped"),
    why=Text(
        "Ce qui bouge attire l'œil sans cesse\u00a0: des personnes ne peuvent plus lire le reste, et un texte qui "
        "défile part avant d'être lu (RGAA 13.8, WCAG 2.2.2).",
        "What moves draws the eye all the time: some people can no longer read the rest, and scrolling text leaves "
        "before it is read (RGAA 13.8, WCAG 2.2.2).",
    ),
    fix=Text(
        "Affichez le contenu sans mouvement\u00a0; ou arrêtez l'animation au bout de cinq secondes, ou mettez à côté "
        "un bouton «\u00a0Pause\u00a0». Dans la feuille de style, gardez le mouvement pour qui n'a rien demandé\u00a0: "
        "@media (prefers-reduced-motion: no-preference).",
        'Show the content without movement; or stop the animation after five seconds, or put a "Pause" button beside '
        "it. In the style sheet, keep movement for those who have not asked for less: @media (prefers-reduced-motion: "
        "no-preference).",
    ),
    seen={
        "moves": Text(
            "Ceci bouge tout seul pendant {seconds}\u00a0secondes ou plus.",
            "This moves by itself for {seconds} seconds or more.",
        ),
    },
    bad=(
        "<marquee data-bad>La piscine rouvre lundi.</marquee>",
        '<marquee loop="3" scrollamount="1" data-bad>La piscine rouvre lundi.</marquee>',
        f"{_STYLE} .bandeau {{ animation: defile 12s linear infinite }}</style>"
        "<p class=bandeau data-bad>La piscine rouvre lundi.</p>",
        f"{_STYLE} .bandeau {{ animation: pulse 1s 60 alternate }}</style>"
        '<p><img class=bandeau src="alerte.png" alt="Alerte" data-bad></p>',
        f"{_STYLE} .bandeau {{ animation: 300ms pulse infinite }}</style><p class=bandeau data-bad>Alerte</p>",
        f"{_STYLE} .bandeau {{ animation: defile 12s linear infinite }}</style><p class=bandeau data-bad>La piscine "
        'rouvre lundi.</p><p><label><input type="checkbox"> Pause</label></p>',
        '<video src="fond.mp4" autoplay muted loop data-bad></video>',
        # These ask a person.
        '<video autoplay muted loop playsinline data-bad><source src="fond.mp4"></video><script>play();</script>',
        '<div class="carousel slide" data-bs-ride="carousel" data-bad><p>La piscine rouvre lundi.</p></div>',
        '<div data-slick=\'{"dots": true, "autoplay": true}\' data-bad><p>La piscine rouvre lundi.</p></div>',
        "<p>La piscine rouvre lundi.</p><script data-bad>let i = 0; const slides = document.querySelectorAll('.une'); "
        "function show() { slides[i].style.opacity = 0; i = (i + 1) % slides.length; slides[i].style.opacity = 1; } "
        "setInterval(show, 4000);</script>",
    ),
    good=(
        "<style>@keyframes entree { from { translate: 2em } } p { animation: entree 1s }</style><p>Ouvert lundi.</p>",
        f"{_STYLE} @media (prefers-reduced-motion: no-preference) {{ .bandeau {{ animation: defile 9s infinite }} }}"
        "</style><p class=bandeau>La piscine rouvre lundi.</p>",
        '<div class="carousel slide" data-bs-ride="false"><p>La piscine rouvre lundi.</p></div>',
        f"{_STYLE} .bandeau {{ animation: defile 9s infinite }} @media (prefers-reduced-motion: reduce) {{ "
        "* { animation: none !important } }</style><p class=bandeau>La piscine rouvre lundi.</p>",
        f"{_STYLE} .bandeau {{ animation: defile 9s infinite paused }}</style><p class=bandeau>La piscine rouvre.</p>",
        f"{_STYLE} .attente {{ display: none; animation: pulse 1s infinite }}</style><p>La piscine rouvre lundi.</p>"
        "<p class=attente>Chargement</p>",
        f"{_STYLE} .bandeau {{ animation: defile 2s 2 }}</style><p class=bandeau>La piscine rouvre lundi.</p>",
    ),
)
def moving_content(element: Element, page: Page) -> Verdict:
    """Fail what surely moves for more than five seconds where nothing on the page could stop it (RGAA 13.8).

    Where a script or a control might, a person looks. Animations that the style sheet
    leaves out for those who prefer reduced motion are taken as controlled.
    """
    if element.tag == "marquee":
        return _judge_marquee(element, page)
    verdicts: list[Fail | Unsure] = []
    seen: set[str] = set()
    for motion in motions(page):
        if motion.name in seen:
            continue
        seen.add(motion.name)
        what = shortened(motion.element.text) or motion.element.start_tag
        if motion.flashes:
            verdicts.append(
                Unsure(
                    "flashes",
                    Text(
                        f"«\u00a0{what}\u00a0» clignote plus de trois fois par seconde\u00a0: la surface est-elle "
                        "assez petite pour ne pas déclencher de crise d'épilepsie, et peut-on l'arrêter\u00a0?",
                        f'"{what}" flashes more than three times a second: is the area small enough not to bring on '
                        "a seizure, and can it be stopped?",
                    ),
                    element=motion.element,
                    wcag=("2.3.1", "2.2.2"),
                    rgaa=("13.7.3", "13.8.2"),
                )
            )
        elif page.once(_may_be_stopped):
            verdicts.append(
                Unsure(
                    "may-be-stopped",
                    Text(
                        f"«\u00a0{what}\u00a0» bouge plus de {SHORT:g}\u00a0secondes\u00a0: peut-on l'arrêter\u00a0?",
                        f'"{what}" moves for more than {SHORT:g} seconds: can it be stopped?',
                    ),
                    element=motion.element,
                )
            )
        else:
            verdicts.append(
                Fail(
                    Text(
                        f"«\u00a0{what}\u00a0» bouge sans fin, et rien dans la page ne l'arrête.",
                        f'"{what}" moves without end, and nothing on the page stops it.',
                    ),
                    element=motion.element,
                )
            )
    verdicts += [_judge_film(film, page) for film in endless_films(page)]
    verdicts += [
        Unsure(
            "slide-show",
            Text(
                "Un diaporama défile tout seul\u00a0: a-t-il un bouton pour l'arrêter, ou s'arrête-t-il au bout de "
                f"{SHORT:g}\u00a0secondes\u00a0?",
                f"A slide show goes on by itself: has it a button to stop it, or does it stop after {SHORT:g} seconds?",
            ),
            element=show,
            rgaa=("13.8.1",),
        )
        for show in slide_shows(page)
    ]
    return verdicts


def _judge_film(film: Element, page: Page) -> Fail | Unsure:
    name = (film.get("src") or next((one.get("src") or "" for one in film.children if one.has("src")), "")).strip()
    shown = shortened(name.partition("?")[0].rpartition("/")[2])
    if page.once(_may_be_stopped):
        return Unsure(
            "may-be-stopped",
            Text(
                f"Le film «\u00a0{shown}\u00a0» recommence sans fin, sans boutons\u00a0: peut-on l'arrêter\u00a0?",
                f'The film "{shown}" begins again without end and has no controls: can it be stopped?',
            ),
            element=film,
            rgaa=("13.8.1",),
        )
    return Fail(
        Text(
            f"Le film «\u00a0{shown}\u00a0» recommence sans fin, et rien dans la page ne l'arrête.",
            f'The film "{shown}" begins again without end, and nothing on the page stops it.',
        ),
        element=film,
        rgaa=("13.8.1",),
    )


def _judge_marquee(element: Element, page: Page) -> Verdict:
    if not page.visible(element) or not any(map(str.isalnum, element.text)):
        return INAPPLICABLE
    speed = (element.get("scrollamount") or "").strip()
    if speed == "0" or (element.get("behavior") or "").strip().lower() == "slide":
        # It stands still, or stops when it has come in.
        return None
    what = shortened(element.text)
    return Fail(
        Text(f"«\u00a0{what}\u00a0» défile tout seul.", f'"{what}" scrolls by itself.'),
        rgaa=("13.8.1",),
    )


def _may_be_stopped(page: Page) -> bool:
    """Whether the page has something that may stop a movement: a script, or what can be checked or opened."""
    return has_outer_script(page) or bool(page.once(inline_script)) or any(_is_control(node) for node in page.elements)


def _is_control(node: Element) -> bool:
    return (
        node.tag == "summary"
        or (node.tag == "input" and (node.get("type") or "").strip().lower() in ("checkbox", "radio"))
        or any(name.startswith("on") for name in node.etree_element.attrib)
    )
