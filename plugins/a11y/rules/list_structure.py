"""Lists are made of list items, and list items stand in lists."""

from dataclasses import replace

from ..aria.ownership import owned
from ..finding import Text
from ..outline import quoted
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Unsure, Verdict, rule
from ..tree import Element
from ..wording import readable

_LISTS = frozenset({"ul", "ol", "menu"})
_NEUTRAL = frozenset({"script", "template", "style", "link", "meta", "noscript", "br", "wbr"})
# Two may be two, three are a list that came apart.
_SPLIT = 3
_GROUP = frozenset({"dt", "dd"})


@rule(
    targets="ul, ol, menu, dl, li, dt, dd",
    severity="error",
    local=True,
    wcag=("1.3.1",),
    rgaa=("9.3.1", "9.3.2", "9.3.3"),
    title=Text("Liste mal construite", "Badly made list"),
    why=Text(
        "Un lecteur d'écran compte et annonce les éléments d'une liste\u00a0: ce qui n'en est pas un fausse le compte "
        "ou coupe la liste (RGAA 9.3, WCAG 1.3.1).",
        "A screen reader counts the items of a list and tells them: what is no item makes the count wrong or breaks "
        "the list (RGAA 9.3, WCAG 1.3.1).",
    ),
    fix=Text(
        "Dans <ul> et <ol>, ne mettez que des <li>, et mettez le reste dans un <li>\u00a0; dans <dl>, que des <dt> "
        "suivis de leurs <dd>.",
        "Put only <li> into <ul> and <ol>, and everything else into a <li>; into <dl>, only <dt> followed by their "
        "<dd>.",
    ),
    bad=(
        # This asks a person.
        "<ul data-bad><li>une photo</li></ul><ul><li>un timbre</li></ul><ul><li>un justificatif</li></ul>",
        "<ul data-bad><p>une photo</p><li>un timbre</li></ul>",
        "<ul data-bad><li>une photo</li><ul><li>en couleurs</li></ul></ul>",
        "<ol data-bad>Étapes<li>remplir</li><li>signer</li></ol>",
        "<ul data-bad><div><li data-bad>une photo</li></div></ul>",
        '<ul data-bad><a href="#a">Parc</a><a href="#b">Piscine</a></ul>',
        "<div><li data-bad>une photo</li><li data-bad>un timbre</li></div>",
        "<dl data-bad><p>CCAS</p><dd>Centre communal d'action sociale</dd></dl>",
        "<dl data-bad><dt>CCAS</dt></dl>",
        "<dl data-bad><dd>Centre communal</dd><dt>CCAS</dt><dd>d'action sociale</dd></dl>",
        "<div><dt data-bad>CCAS</dt><dd data-bad>Centre communal d'action sociale</dd></div>",
        "<dl data-bad><div><p>Horaires</p><dt>Lundi</dt><dd>9 h</dd></div></dl>",
    ),
    good=(
        "<ul><li>une photo</li><li>un timbre<ul><li>tarif lent</li></ul></li></ul>",
        "<ol><li>remplir</li><script>compter()</script><template><p>x</p></template><li>signer</li></ol>",
        '<ul role="list"><li>une photo</li></ul>',
        '<ul role="presentation"><li role="presentation"><a href="#a">Parc</a></li></ul><p id="a">Parc</p>'
        "<ol><li>remplir</li></ol>",
        "<ul><li>une photo</li><p hidden>caché</p></ul>",
        '<div role="list"><li>une photo</li></div><ul><li>un timbre</li></ul>',
        "<dl><dt>CCAS</dt><dt>Action sociale</dt><dd>Centre communal</dd><dd>Rue du Parc</dd></dl>",
        "<dl><div><dt>CCAS</dt><dd>Centre communal</dd></div><div><dt>PMI</dt><dd>Protection</dd></div></dl>",
    ),
)
def list_structure(element: Element, page: Page) -> Verdict:
    """Fail a list that holds more than items, an item outside of a list, a `dl` out of order (RGAA 9.3.1 to 9.3.3).

    The content models are those of HTML 4.4; an element with another role belongs to ARIA's rules.
    """
    role = (element.get("role") or "").strip().lower()
    if element.namespace != "html" or not page.exposed(element):
        return INAPPLICABLE
    if element.tag in _LISTS:
        return _judge_list(element, page) or _judge_split(element, page) if role in ("", "list") else INAPPLICABLE
    if role:
        return INAPPLICABLE
    if element.tag == "dl":
        return _judge_descriptions(element, page)
    parent = element.parent
    if parent is None or "-" in parent.tag or parent.has("role"):
        return None
    if element.tag == "li":
        return None if parent.tag in _LISTS else _stray(element, "<ul>, <ol>", ("9.3.1",))
    if parent.tag == "div" and parent.parent is not None:
        parent = parent.parent
    return None if parent.tag == "dl" or parent.has("role") else _stray(element, "<dl>", ("9.3.3",))


def _judge_list(element: Element, page: Page) -> Verdict:
    wrong = next(
        (
            child
            for child in element.children
            if child.tag != "li"
            and child.tag not in _NEUTRAL
            and "-" not in child.tag
            and page.role(child) != "listitem"
            and page.exposed(child)
        ),
        None,
    )
    rgaa = ("9.3.2",) if element.tag == "ol" else ("9.3.1",)
    verdict = _mixed(element, wrong, "<li>", rgaa)
    if isinstance(verdict, Fail) and wrong is not None and _owns_no_item(element, page):
        return replace(verdict, act=("bc4a75",))
    return verdict


def _judge_split(element: Element, page: Page) -> Verdict:
    """Ask about lists of one item that follow one another with nothing between them; told once, at the first."""
    if element.parent is None or not _is_alone(element):
        return None
    beside = element.parent.children
    if element.index and _is_alone(beside[element.index - 1]) and _adjoin(beside[element.index - 1]):
        return None
    count = 1
    while (
        element.index + count < len(beside)
        and _adjoin(beside[element.index + count - 1])
        and beside[element.index + count].tag == element.tag
        and _is_alone(beside[element.index + count])
    ):
        count += 1
    if count < _SPLIT:
        return None
    return Unsure(
        "split-list",
        Text(
            f"{count} listes d'un seul élément se suivent ({quoted(element.text).fr}…)\u00a0: n'en font-elles "
            "qu'une\u00a0?",
            f"{count} lists of a single item follow one another ({quoted(element.text).en}…): are they one list?",
        ),
        rgaa=("9.3.2",) if element.tag == "ol" else ("9.3.1",),
    )


def _is_alone(element: Element) -> bool:
    """Whether an element is a list of one item, a short one without anything of its own to be seen as a block."""
    return (
        element.tag in ("ul", "ol")
        and not element.has("role")
        and not element.classes
        and len(element.children) == 1
        and element.children[0].tag == "li"
        and not any(node.tag in _LISTS for node in element.children[0].iter_descendants())
    )


def _adjoin(element: Element) -> bool:
    return not (element.etree_element.tail or "").strip()


def _owns_no_item(element: Element, page: Page) -> bool:
    """Whether the accessibility tree finds no item in a list, or something else (ACT bc4a75)."""
    if (element.get("aria-busy") or "").strip().lower() == "true":
        return False
    inside = [page.role(node) for node in owned(element, page)]
    return not inside or any(role != "listitem" for role in inside)


def _mixed(element: Element, wrong: Element | None, allowed: str, rgaa: tuple[str, ...]) -> Verdict:
    if wrong is not None:
        return Fail(
            Text(
                f"La liste <{element.tag}> contient directement <{wrong.tag}> ({quoted(wrong.text).fr}) au lieu de "
                f"{allowed}.",
                f"The list <{element.tag}> holds <{wrong.tag}> ({quoted(wrong.text).en}) directly instead of "
                f"{allowed}.",
            ),
            rgaa=rgaa,
        )
    if readable(element.own_text):
        text = quoted(" ".join(element.own_text.split()))
        return Fail(
            Text(
                f"La liste <{element.tag}> contient du texte hors de ses éléments\u00a0: {text.fr}.",
                f"The list <{element.tag}> holds text outside of its items: {text.en}.",
            ),
            rgaa=rgaa,
        )
    return None


def _judge_descriptions(element: Element, page: Page) -> Verdict:
    groups = [element, *(child for child in element.children if child.tag == "div" and page.exposed(child))]
    for group in groups:
        wrong = next(
            (
                child
                for child in group.children
                if child.tag not in _GROUP
                and child.tag not in _NEUTRAL
                and not (child.tag == "div" and group is element)
                and "-" not in child.tag
                and page.exposed(child)
            ),
            None,
        )
        if (verdict := _mixed(element, wrong, "<dt>, <dd>", ("9.3.3",))) is not None:
            return verdict
        tags = [child.tag for child in group.children if child.tag in _GROUP]
        if tags and (tags[0] != "dt" or tags[-1] != "dd"):
            lone = group.children[0] if tags[0] != "dt" else group.children[-1]
            return Fail(
                Text(
                    f"Dans la liste de descriptions, {quoted(lone.text).fr} reste sans son "
                    f"{'terme (<dt>)' if tags[0] != 'dt' else 'explication (<dd>)'}.",
                    f"In the description list, {quoted(lone.text).en} has no "
                    f"{'term (<dt>)' if tags[0] != 'dt' else 'description (<dd>)'}.",
                ),
                rgaa=("9.3.3",),
            )
    return None


def _stray(element: Element, place: str, rgaa: tuple[str, ...]) -> Fail:
    return Fail(
        Text(
            f"L'élément <{element.tag}> {quoted(element.text).fr} n'est dans aucune liste ({place}).",
            f"The element <{element.tag}> {quoted(element.text).en} stands in no list ({place}).",
        ),
        rgaa=rgaa,
    )
