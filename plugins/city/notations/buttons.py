"""Buttons: `[Réserver un créneau](https://…){.bouton}`, alone on its line."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from city.notations.components import Components

BUTTON = "bouton"


class Buttons(Treeprocessor):
    """Shows a link of the class `bouton` as the theme shows a call to action."""

    def __init__(self, md: Markdown, components: Components) -> None:
        super().__init__(md)
        self._components = components

    def run(self, root: Element) -> None:
        """Replace the paragraphs that hold such a link and nothing else; others `check_attributes` has refused."""
        for parent in list(root.iter()):
            for place, paragraph in enumerate(parent):
                link = _only_link(paragraph)
                if link is not None and link.get("class") == BUTTON:
                    parent[place] = self._button(link)
                    parent[place].tail = paragraph.tail

    def _button(self, link: Element) -> Element:
        button, _ = self._components.element("call_to_action", text="", url="")
        made = button if button.tag == "a" else button.find(".//a")
        assert made is not None, "the component is a link"
        kept = {name: value for name, value in link.attrib.items() if name != "class"}
        made.attrib.update(kept)
        made.text = link.text
        made[0:0] = list(link)
        return button


def _only_link(paragraph: Element) -> Element | None:
    if paragraph.tag != "p" or len(paragraph) != 1 or paragraph[0].tag != "a":
        return None
    link = paragraph[0]
    return None if ((paragraph.text or "") + (link.tail or "")).strip() else link
