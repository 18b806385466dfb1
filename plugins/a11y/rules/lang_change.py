"""A passage is in the language that is declared for it."""

from ..finding import Text
from ..lang import is_known, primary, prose_of
from ..language import language_name, other_language
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="[lang]",
    severity="error",
    wcag=("3.1.2",),
    rgaa=("8.8.1",),
    act=("off6ek",),
    title=Text("Passage annoncé dans une autre langue que la sienne", "Passage declared in a language not its own"),
    why=Text(
        "Le lecteur d'écran change de voix pour ce passage, et prend la mauvaise\u00a0: mieux vaudrait ne rien "
        "annoncer (RGAA 8.8, WCAG 3.1.2).",
        "The screen reader changes its voice for this passage and takes the wrong one: saying nothing would be "
        "better (RGAA 8.8, WCAG 3.1.2).",
    ),
    fix=Text(
        "Mettez le code de la langue du passage, ou enlevez l'indication si c'est celle de la page.",
        "Put the code of the passage's own language, or take the declaration away if it is that of the page.",
    ),
    bad=(
        '<p lang="en" data-bad>Bonne année à toutes et à tous</p>',
        '<p lang="es" data-bad>Welcome to our town</p>',
        '<p>Elle dit\u00a0: <q lang="de" data-bad>we are open every day</q>.</p>',
        '<div lang="en" data-bad><p>Le parc est ouvert tous les jours.</p><p lang="de">Guten Tag</p></div>',
        '<div lang="en" data-bad><img src="parc.jpg" alt="Le parc est ouvert tous les jours"></div>',
        '<p lang="en" data-bad>أهلا وسهلا بكم</p>',
        '<p lang="el" data-bad>Le parc est ouvert tous les jours.</p>',
        '<p lang="sv" data-bad>Le parc est ouvert tous les jours.</p>',
    ),
    good=(
        '<p lang="en">Welcome to our town</p>',
        '<p>Elle dit\u00a0: <q lang="de">Guten Tag, wir sind hier</q>.</p>',
        '<div lang="en"><p lang="fr">Bonne année à tous</p>Happy new year</div>',
        '<p><span lang="en">Paul put dire comment on tape</span> est anglais aussi.</p>',
        '<p>Un <span lang="fr">week-end</span>, un <i lang="la">a priori</i>, le <i lang="en">design</i>.</p>',
        '<p lang="gsw">Mir sin hit alli do un han Zit fer di</p>',
        '<p lang="co">Bonghjornu à tutti, site i benvinuti in casa nostra</p>',
        '<p lang="en">Welcome</p><p lang="en" hidden>Bonne année à tous</p>',
    ),
)
def lang_change(element: Element, page: Page) -> Verdict:
    """Fail a `lang` in the body under which the text is surely in another language (ACT off6ek)."""
    tag = element.get("lang")
    if not tag or element.namespace != "html" or element.closest("body") is None or not is_known(primary(tag)):
        return INAPPLICABLE
    text = prose_of(element, page)
    if not text:
        return INAPPLICABLE
    sign = other_language(text, primary(tag))
    if sign is None:
        return None
    said, found, words = language_name(primary(tag)), language_name(sign.language), quoted(text)
    return Fail(
        Text(
            f'{words.fr} est annoncé en {said.fr} (lang="{tag}"), mais le texte est en {found.fr}.',
            f'{words.en} is declared as {said.en} (lang="{tag}"), but the text is in {found.en}.',
        )
    )
