"""A field's label is not its placeholder, which vanishes at the first letter typed."""

from ..finding import Text
from ..form import described, is_field, naming
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="input[placeholder], textarea[placeholder], [aria-placeholder]",
    severity="error",
    wcag=("3.3.2",),
    rgaa=("11.1.1",),
    title=Text("Exemple de saisie en guise d'étiquette", "Placeholder in place of a label"),
    why=Text(
        "Le texte gris (placeholder) disparaît dès qu'on écrit\u00a0: qui est interrompu, ou relit sa saisie, ne sait "
        "plus ce que le champ demande, et des lecteurs d'écran ne le lisent pas (RGAA 11.1, WCAG 3.3.2).",
        "The pale text in a field (placeholder) vanishes as soon as one types: whoever is interrupted, or reads the "
        "form again, no longer knows what the field asks, and some screen readers do not read it (RGAA 11.1, "
        "WCAG 3.3.2).",
    ),
    fix=Text(
        'Ajoutez une vraie étiquette, visible\u00a0: <label for="courriel">Courriel</label> '
        '<input id="courriel" placeholder="nom@exemple.fr">.',
        'Add a true label that can be seen: <label for="email">E-mail</label> '
        '<input id="email" placeholder="name@example.com">.',
    ),
    bad=(
        '<input placeholder="Votre nom" data-bad>',
        '<form action="/recherche/" role="search"><input type="search" name="q" placeholder="Rechercher" data-bad>'
        "<button>Rechercher</button></form>",
        '<textarea placeholder="Votre message" data-bad></textarea>',
        '<label for="t"></label><input id="t" type="tel" placeholder="Téléphone" data-bad>',
        '<input placeholder="Votre nom" aria-label="" title=" " data-bad>',
    ),
    good=(
        '<label for="c">Courriel</label> <input id="c" type="email" placeholder="nom@exemple.fr">',
        '<label>Nom <input placeholder="Dupont"></label>',
        '<form action="/recherche/" role="search"><input type="search" name="q" placeholder="Rechercher" '
        'aria-label="Rechercher"><button>Rechercher</button></form>',
        '<form action="/recherche/" role="search"><input type="search" name="q" placeholder="Rechercher" '
        'title="Rechercher"><button>Rechercher</button></form>',
    ),
)
def placeholder_label(element: Element, page: Page) -> Verdict:
    """Fail an exposed field that nothing but its placeholder names: RGAA 11.1.1 does not count it as a label."""
    if not is_field(element, page):
        return INAPPLICABLE
    source = naming(element, page)
    if not source:
        return INAPPLICABLE
    if source != "placeholder":
        return None
    return Fail(
        Text(
            "{field} n'a pour nom que son exemple de saisie (placeholder), qui disparaît dès qu'on écrit.",
            "{field} is named by its placeholder only, which vanishes as soon as one types.",
        ).format(field=described(element, page))
    )
