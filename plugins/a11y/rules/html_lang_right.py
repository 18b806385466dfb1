"""The page is in the language that it declares."""

from ..finding import Text
from ..lang import is_known, overview, primary, prose_of
from ..language import Sign, language_name, other_language
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


def _page(tag: str, text: str, bad: bool = False, title: str = "Levallois") -> str:
    mark = " data-bad" if bad else ""
    return (
        f'<html lang="{tag}"{mark}><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main>{text}</main></body></html>"
    )


_FRENCH = (
    "<h1>Parcs</h1><p>Le parc de la mairie ouvre ses portes à huit heures, et il ferme à la tombée de la nuit.</p>"
)
_ENGLISH = "<h1>Parks</h1><p>The park behind the town hall opens at eight in the morning and it closes at night.</p>"
_ENGLISH_PART = "<p lang='en'>The park behind the town hall opens at eight in the morning and it closes at night.</p>"


@rule(
    targets="html[lang]",
    severity="error",
    wcag=("3.1.1",),
    rgaa=("8.4.1",),
    act=("ucwvc8",),
    title=Text("La page n'est pas dans la langue qu'elle annonce", "The page is not in the language it declares"),
    why=Text(
        "Un lecteur d'écran choisit sa voix d'après ce code\u00a0: de l'anglais lu par une voix française, ou "
        "l'inverse, ne se comprend pas (RGAA 8.4, WCAG 3.1.1).",
        "A screen reader chooses its voice by this code: English read by a French voice, or the other way round, is "
        "not understood (RGAA 8.4, WCAG 3.1.1).",
    ),
    fix=Text(
        "Annoncez la langue du texte\u00a0: «\u00a0lang: en\u00a0» dans l'en-tête de la page, ou l'attribut "
        "lang de <html> dans le thème.",
        'Declare the language of the text: "lang: en" in the front matter of the page, or the lang attribute of '
        "<html> in the theme.",
    ),
    bad=(
        _page("en", _FRENCH, bad=True),
        _page("fr", _ENGLISH, bad=True),
        _page("fr-FR", _ENGLISH, bad=True),
        _page("ja", _FRENCH, bad=True),
        _page("fr", "<h1>حدائق</h1><p>تفتح الحديقة أبوابها في الثامنة صباحا</p>", bad=True),
        _page("en", f"<h1>Nos parcs</h1><p>Bonjour à tous et bienvenue dans le parc.</p>{_ENGLISH_PART}", bad=True),
        _page("de", f"{_FRENCH}<p hidden>Der Park ist immer für die Kinder der Stadt geöffnet.</p>", bad=True),
    ),
    good=(
        _page("fr", _FRENCH, title="Horaires des parcs"),
        _page("en", _ENGLISH, title="Opening hours of our parks"),
        _page("fr", f"{_FRENCH}{_ENGLISH_PART}", title="Horaires des parcs"),
        _page("oc", "<h1>Lo pargue</h1><p>Lo pargue de la comuna es dobèrt de matin a ser.</p>", title="Lo pargue"),
        _page("fr", "<h1>Jazz</h1><p>Miles Davis, John Coltrane, Bill Evans</p>", title="Concert de jazz"),
        _page("fr", "<h1>Cinéma</h1><p>À l'affiche\u00a0: What We Do in the Shadows, All about Eve, You and Me.</p>"),
        _page("fr", "<h1>Paul put dire comment on tape</h1>", title="Paul put dire comment on tape"),
    ),
)
def html_lang_right(element: Element, page: Page) -> Verdict:
    """Fail a page whose text, without what declares another language, is surely in another one (ACT ucwvc8)."""
    declared = primary(page.lang)
    if not is_known(declared):
        return INAPPLICABLE
    sign = page.once(language_of_page)
    if sign is None:
        return None
    said, found = language_name(declared), language_name(sign.language)
    return Fail(
        Text(
            f"La page annonce «\u00a0{page.lang}\u00a0» ({said.fr}), mais son texte est en {found.fr}.",
            f'The page declares "{page.lang}" ({said.en}), but its text is in {found.en}.',
        )
    )


def language_of_page(page: Page) -> Sign | None:
    """The language of the text that `html` speaks for, where it is surely not the declared one."""
    if page.once(overview).seems_right:
        return None
    return other_language(prose_of(page.root, page), primary(page.lang))
