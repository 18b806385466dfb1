"""Components of the theme as elements of a Markdown document: what they look like is written once, in their macro."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown.util import AtomicString
from markupsafe import Markup

# The theme that comes with this plugin, where that of the site has no such component.
THEME = Path(__file__).parents[3] / "theme"
_SLOT = "slot"


class Components:
    """The macros in `components/` of some themes, the first that has one wins."""

    def __init__(self, themes: Iterable[Path] = ()) -> None:
        folders = [theme / "templates" for theme in (*themes, THEME)]
        self._environment = Environment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )

    def element(self, component: str, **arguments: object) -> tuple[Element, Element]:
        """The element that a macro makes, and the element in it that stands around `body` (itself if it has none).

        A macro with a parameter `body` is given an empty one; what belongs there is for the caller to add to the
        second element. What the macro writes must be one element, well-formed as XML (`hidden=""`, `<path/>`).
        Raises what Jinja and the parser raise: such a component is a fault of the theme, not of an editor.
        """
        macro = getattr(self._environment.get_template(f"components/{component}.html").module, component)
        if "body" in macro.arguments:
            arguments["body"] = Markup(f"<{_SLOT}/>")
        made = fromstring(str(macro(**arguments)))  # our own template wrote it
        for image in made.iter("img"):
            # What its component says of it is settled: an empty alternative is no oversight.
            image.set("alt", AtomicString(image.get("alt", "")))
        for around in made.iter():
            for slot in around.findall(_SLOT):
                around.remove(slot)
                return made, around
        return made, made
