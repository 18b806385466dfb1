"""What a browser shows and the gate does not read: documents in attributes, shadow trees, frames."""

import re

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Unsure, Verdict, rule
from ..tree import Element

_DOCUMENT = re.compile(r"\s*data:(?:text/|application/xhtml)", re.IGNORECASE)


@rule(
    targets="iframe, object, embed, template, frameset",
    severity="review",
    title=Text("Contenu que le contrôle n'a pas lu", "Content that the check did not read"),
    why=Text(
        "Un navigateur montre ce contenu comme le reste de la page\u00a0; aucune règle ne l'a jugé. Ne pas le dire "
        "laisserait croire qu'il est sans défaut.",
        "A browser shows this content like the rest of the page; no rule has judged it. To say nothing would make "
        "people believe that it has no fault.",
    ),
    fix=Text(
        "Écrivez ce contenu dans la page elle-même, ou dans une page du site que le cadre appelle par son adresse "
        '(<iframe src="/plan/" title="Plan du quartier">)\u00a0: le contrôle la lit. Sinon, une personne le vérifie.',
        "Write this content into the page itself, or into a page of the site that the frame calls by its address "
        '(<iframe src="/plan/" title="Map of the district">): the check reads that. Otherwise a person checks it.',
    ),
    bad=(
        '<iframe title="Plan du quartier" srcdoc="&lt;p&gt;Le parc&lt;/p&gt;" data-bad></iframe>',
        '<iframe title="Plan du quartier" src="data:text/html,&lt;p&gt;Le parc&lt;/p&gt;" data-bad></iframe>',
        '<div><template shadowrootmode="open" data-bad><p>Le parc ouvre à 8 h.</p></template></div>',
        '<html lang="fr"><head><title>Ville</title></head><frameset data-bad><frame src="a.html" title="Menu">'
        "</frameset></html>",
    ),
    good=('<iframe title="Plan du quartier" src="/plan/"></iframe>',),
)
def content_unread(element: Element, page: Page) -> Verdict:
    """Ask about what stands in `srcdoc` or a `data:` address, in a declarative shadow root, and in frames.

    Sources: HTML, "iframe srcdoc document", "declarative shadow roots", "frameset".
    """
    if element.tag == "frameset":
        if any(node.tag == "frameset" for node in element.iter_ancestors()):
            return INAPPLICABLE
        return _ask("frames", Text("Ce que montrent ces cadres (frameset)", "What these frames show"))
    if element.tag == "template":
        return _judge_template(element, page)
    address = element.get("data" if element.tag == "object" else "src") or ""
    written = element.get("srcdoc") or "" if element.tag == "iframe" else ""
    if not page.visible(element):
        return INAPPLICABLE
    if written.strip() or _DOCUMENT.match(address):
        return _ask("srcdoc", Text("Le document écrit dans cet élément", "The document written into this element"))
    return None if element.tag == "iframe" else INAPPLICABLE


def _judge_template(template: Element, page: Page) -> Verdict:
    """A template that browsers make the shadow tree of the element around it."""
    mode = (template.get("shadowrootmode") or "").lower()
    host = template.parent
    node = template.etree_element
    holds_something = bool((node.text or "").strip()) or len(node) > 0
    if mode not in ("open", "closed") or host is None or not page.visible(host) or not holds_something:
        return INAPPLICABLE
    return _ask("shadow-root", Text("Le contenu de cet arbre fantôme (shadow root)", "The content of this shadow tree"))


def _ask(reason: str, what: Text) -> Unsure:
    return Unsure(
        reason,
        Text(
            "{what} n'a pas été lu par le contrôle\u00a0: une personne l'a-t-elle vérifié\u00a0?",
            "{what} was not read by the check: has a person checked it?",
        ).format(what=what),
    )
