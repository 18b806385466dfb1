"""A tag that means something keeps its meaning, whatever its role."""

from ..aria.allowed import allowed
from ..aria.roles import explicit_role
from ..aria.shown import tag, text_of
from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element


@rule(
    targets="a[role], button[role], caption[role], datalist[role], dd[role], details[role], dialog[role], h1[role], "
    "h2[role], h3[role], h4[role], h5[role], h6[role], label[role], legend[role], main[role], meter[role], ol[role], "
    "optgroup[role], option[role], progress[role], textarea[role], ul[role]",
    severity="error",
    local=True,
    rgaa=("8.2.1",),
    title=Text("Rôle qui contredit la balise", "Role at odds with its tag"),
    why=Text(
        "Le rôle l'emporte sur la balise\u00a0: un titre à qui l'on donne le rôle d'un bouton n'est plus un titre, "
        "une liste devient autre chose, et le lecteur d'écran ne les retrouve plus (RGAA 8.2).",
        "The role wins over the tag: a heading with the role of a button is no heading any more, a list becomes "
        "something else, and screen readers no longer find them (RGAA 8.2).",
    ),
    fix=Text(
        "Retirez le rôle, ou posez-le sur un <div> autour\u00a0: <h2><button>…</button></h2> pour un titre qui se "
        "déplie, <nav><ul>…</ul></nav> pour un menu de liens.",
        "Remove the role, or put it on a <div> around: <h2><button>…</button></h2> for a heading that expands, "
        "<nav><ul>…</ul></nav> for a menu of links.",
    ),
    bad=(
        '<h2 role="button" tabindex="0" aria-expanded="false" data-bad>Horaires</h2>',
        '<ul role="navigation" aria-label="Services" data-bad><li><a href="/horaires/">Horaires</a></li></ul>',
        '<p><a href="/horaires/" role="heading" aria-level="2" data-bad>Horaires</a></p>',
        '<button type="button" role="heading" aria-level="2" data-bad>Horaires</button>',
        '<ol role="region" aria-label="Étapes" data-bad><li>Écrire</li></ol>',
        '<p><label role="button" data-bad>Nom <input autocomplete="name"></label></p>',
        '<details role="region" aria-label="Horaires" data-bad><summary>Horaires</summary><p>Ouvert</p></details>',
    ),
    good=(
        '<h2 role="heading">Horaires</h2>',
        '<ul role="list"><li>Horaires</li></ul>',
        '<p><a href="/horaires/" role="button">Horaires</a></p>',
        '<button type="button" role="switch" aria-checked="false">Alertes</button>',
        '<p><a role="link" aria-disabled="true">Horaires</a></p><p><a href="/" role="link">Accueil</a></p>',
        '<ul role="tablist"><li role="presentation"><button type="button" role="tab">Horaires</button></li></ul>',
        '<ul role="inconnue group"><li>Horaires</li></ul>',
    ),
)
def role_allowed(element: Element, page: Page) -> Verdict:
    """Fail an exposed element with a role that ARIA in HTML does not allow on it and that takes its meaning away."""
    role = explicit_role(element)
    permitted = allowed(element)
    if role is None or permitted is None or not page.exposed(element):
        return INAPPLICABLE
    if role in permitted:
        return None
    words = text_of(element, page.name(element))
    return Fail(
        Text(
            f"{tag(element, 'role')}{words.fr}\u00a0: la balise <{element.tag}> n'admet pas le rôle "
            f"«\u00a0{role}\u00a0».",
            f'{tag(element, "role")}{words.en}: the tag <{element.tag}> does not admit the role "{role}".',
        )
    )
