"""Fields with the same function have labels that agree."""

from ..finding import Text
from ..form import described, fields, form_of, input_type, is_field, plain_label, quoted
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_TYPES = frozenset({"text", "search", "email", "tel"})
_SMALL = frozenset("a au aux de des du d l la le les un une sur dans votre vos mon the of in on your a an".split())


@rule(
    targets="input",
    severity="review",
    wcag=("3.2.4",),
    rgaa=("11.3.1",),
    title=Text("Même champ, autre étiquette", "Same field, another label"),
    why=Text(
        "Deux champs qui servent à la même chose, nommés autrement, font croire à deux demandes (RGAA 11.3, WCAG "
        "3.2.4).",
        "Two fields for the same thing with different names seem to ask two things (RGAA 11.3, WCAG 3.2.4).",
    ),
    fix=Text("Donnez la même étiquette aux deux champs.", "Give both fields the same label."),
    bad=(
        '<form action="/recherche/" role="search"><label>Rechercher sur le site <input type="search" name="q"></label>'
        '<button>OK</button></form><form action="/recherche/"><label>Mots-clés <input type="search" name="q" data-bad>'
        "</label><button>OK</button></form>",
    ),
    good=(
        '<form action="/recherche/" role="search"><label>Rechercher sur le site <input type="search" name="q"></label>'
        '<button>OK</button></form><form action="/recherche/"><label>Recherche <input type="search" name="q"></label>'
        "<button>OK</button></form>",
        '<form action="/recherche/"><label>Rechercher sur le site <input type="search" name="q"></label><button>OK'
        '</button></form><form action="/agenda/"><label>Sortie <input type="search" name="q"></label><button>OK'
        "</button></form>",
    ),
)
def field_label_same(element: Element, page: Page) -> Verdict:
    """Ask about a field that sends the same thing to the same address as one before it, under words of its own."""
    key = _key(element, page)
    if key is None or not is_field(element, page):
        return INAPPLICABLE
    first = page.once(_firsts)[key]
    if first is element or _roots(element, page) & _roots(first, page):
        return None
    return Unsure(
        "other-label",
        Text(
            "{field} sert à la même chose que celui nommé {other}\u00a0: faut-il deux noms\u00a0?",
            "{field} serves the same end as the one named {other}: must it have two names?",
        ).format(field=described(element, page), other=quoted(page.name(first))),
    )


def _firsts(page: Page) -> dict[tuple[str, str], Element]:
    found: dict[tuple[str, str], Element] = {}
    for field in fields(page):
        if field.tag == "input" and (key := _key(field, page)) is not None:
            found.setdefault(key, field)
    return found


def _key(element: Element, page: Page) -> tuple[str, str] | None:
    """Where a field of a form sends what, where it has an address and a name."""
    form = form_of(element, page)
    name = element.get("name") or ""
    action = (form.get("action") or "").strip() if form is not None else ""
    return (action, name) if action and name and input_type(element) in _TYPES else None


def _roots(element: Element, page: Page) -> frozenset[str]:
    """The beginnings of the words of a label: « recherche » and « rechercher » agree."""
    words = plain_label(page.name(element)).split()
    return frozenset(word[:5] for word in words if word not in _SMALL)
