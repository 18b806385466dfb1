"""What a browser tells a screen reader of a page, as an outline that a person can write: Chromium's tree, in French.

One line a thing, indented below what holds it, in reading order: landmarks, headings with their level, links, lists
with the number of their items, tables with their headers and cells, images, fields, states. Texts are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

# What a role is called; a role that is not here is passed through, and what it holds is told in its stead.
_WORDS: Final[Mapping[str, str]] = {
    "alert": "alerte annoncée",
    "article": "article",
    "banner": "bannière",
    "button": "bouton",
    "caption": "légende",
    "cell": "cellule",
    "checkbox": "case à cocher",
    "columnheader": "en-tête de colonne",
    "combobox": "liste à choix",
    "complementary": "complément",
    "contentinfo": "pied de page",
    "DescriptionList": "définitions",
    "DisclosureTriangle": "volet",
    "DisclosureTriangleGrouped": "volet",
    "figure": "figure",
    "form": "formulaire",
    "gridcell": "cellule",
    "group": "groupe",
    "heading": "titre",
    "image": "image",
    "link": "lien",
    "list": "liste",
    "main": "contenu principal",
    "navigation": "navigation",
    "region": "région",
    "row": "ligne",
    "rowheader": "en-tête de ligne",
    "search": "recherche",
    "searchbox": "champ de recherche",
    "status": "état annoncé",
    "table": "tableau",
    "term": "terme",
    "textbox": "champ",
}
_STATES: Final[Mapping[str, Mapping[object, str]]] = {
    "expanded": {True: "ouvert", False: "fermé"},
    "checked": {"true": "coché", "false": "non coché"},
    "disabled": {True: "inactif"},
    "required": {True: "obligatoire"},
    "invalid": {"true": "incorrect"},
}
# Their names are gathered from all that they hold, which is told below them.
_NAMED_BY_WHAT_THEY_HOLD: Final = frozenset({"row", "article"})
# Without a name, nobody hears of them.
_TOLD_BY_NAME: Final = frozenset({"group"})


def outline(nodes: list[dict[str, Any]]) -> list[str]:
    """Give the outline of the nodes of `Accessibility.getFullAXTree`."""
    known = {node["nodeId"]: node for node in nodes}
    return list(_told(nodes[0], known, 0))


def _told(node: dict[str, Any], known: Mapping[str, dict[str, Any]], depth: int) -> Iterator[str]:
    role = node.get("role", {}).get("value", "")
    unnamed = role in _TOLD_BY_NAME and not node.get("name", {}).get("value")
    ignored = node["ignored"] or role not in _WORDS or unnamed
    if not ignored:
        yield "  " * depth + _line(node, role, known)
    for child in node.get("childIds", []):
        if child in known:
            yield from _told(known[child], known, depth + (not ignored))


def _line(node: dict[str, Any], role: str, known: Mapping[str, dict[str, Any]]) -> str:
    properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
    words = [_WORDS[role]]
    if role == "heading":
        words.append(str(properties["level"]))
    elif role == "list":
        words.append(f"de {sum(_role(known.get(child)) == 'listitem' for child in _shown(node, known))}")
    name = " ".join(node.get("name", {}).get("value", "").split())
    if name and role not in _NAMED_BY_WHAT_THEY_HOLD:
        words.append(f"« {name} »")
    described = " ".join(node.get("description", {}).get("value", "").split())
    if described:
        words.append(f"(décrit : {described})")
    words += [f"({names[properties[key]]})" for key, names in _STATES.items() if properties.get(key) in names]
    return " ".join(words)


def _shown(node: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    """Give what a node holds, through the nodes that nobody is told of."""
    for child in node.get("childIds", []):
        if child in known and known[child]["ignored"]:
            yield from _shown(known[child], known)
        else:
            yield child


def _role(node: dict[str, Any] | None) -> str:
    return "" if node is None else str(node.get("role", {}).get("value", ""))
