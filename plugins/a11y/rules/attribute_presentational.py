"""Looks are the style sheet's business: no attributes of the 1990s."""

from typing import Final

from ..finding import Text
from ..page import Page
from ..rule import INAPPLICABLE, Fail, Verdict, rule
from ..tree import Element

# RGAA, glossary, "présentation de l'information", each where HTML once had it and no longer has.
_TABLES: Final = frozenset({"table", "tr", "td", "th", "thead", "tbody", "tfoot", "col", "colgroup"})
_OLD: Final = {
    "align": None,
    "alink": frozenset({"body"}),
    "background": frozenset({"body", *_TABLES}),
    "bgcolor": frozenset({"body", "marquee", *_TABLES}),
    "border": frozenset({"table", "img", "object", "iframe"}),
    "bordercolor": _TABLES,
    "cellpadding": frozenset({"table"}),
    "cellspacing": frozenset({"table"}),
    "char": _TABLES,
    "charoff": _TABLES,
    "clear": frozenset({"br"}),
    "color": frozenset({"font", "basefont", "hr"}),
    "compact": frozenset({"ul", "ol", "dl", "menu", "dir"}),
    "frameborder": frozenset({"iframe", "frame"}),
    "height": _TABLES,
    "hspace": frozenset({"img", "object", "embed", "iframe", "input"}),
    "link": frozenset({"body"}),
    "marginheight": frozenset({"body", "iframe", "frame"}),
    "marginwidth": frozenset({"body", "iframe", "frame"}),
    "noshade": frozenset({"hr"}),
    "nowrap": frozenset({"td", "th"}),
    "text": frozenset({"body"}),
    "valign": _TABLES,
    "vlink": frozenset({"body"}),
    "vspace": frozenset({"img", "object", "embed", "iframe", "input"}),
    "width": frozenset({"hr", "pre", *_TABLES}),
}
# What is said by being there.
_SWITCHES: Final = frozenset({"compact", "noshade", "nowrap"})


@rule(
    targets=", ".join(f"[{name}]" for name in sorted(_OLD.keys() - {"width", "height", "color", "link", "text"}))
    + ", body[link], body[text], font[color], basefont[color], hr[color], hr[width], pre[width], "
    + ", ".join(f"{tag}[{name}]" for tag in sorted(_TABLES) for name in ("height", "width")),
    severity="error",
    local=True,
    rgaa=("10.1.2",),
    title=Text("Attribut de présentation", "Attribute for looks"),
    why=Text(
        "Une couleur, une largeur ou un alignement écrits dans le code HTML échappent au thème\u00a0: l'affichage "
        "personnalisé, le mode sombre et l'agrandissement ne s'y appliquent plus (RGAA 10.1).",
        "A colour, a width or an alignment written into the HTML escape the theme: personal display settings, dark "
        "mode and enlargement no longer apply to it (RGAA 10.1).",
    ),
    fix=Text(
        "Enlevez l'attribut\u00a0: l'apparence vient du thème. Dans un tableau Markdown, «\u00a0|--:|\u00a0» aligne "
        "une colonne à droite.",
        'Take the attribute away: looks come from the theme. In a Markdown table, "|--:|" aligns a column right.',
    ),
    bad=(
        '<p align="center" data-bad>Le parc ouvre à 8 h.</p>',
        '<p>Un<br clear="all" data-bad>deux</p>',
        '<hr width="50%" noshade data-bad>',
        '<p><img src="parc.jpg" alt="Le parc sous la neige" border="0" hspace="5" data-bad></p>',
        '<iframe src="plan.html" title="Plan du parc" frameborder="0" data-bad></iframe>',
        "<ul compact data-bad><li>Un</li><li>Deux</li></ul>",
    ),
    good=(
        '<p><img src="parc.jpg" alt="Le parc sous la neige" width="300" height="200" align=""></p>',
        '<p>Un<br clear="">deux</p><city-map align="left"></city-map>',
    ),
)
def attribute_presentational(element: Element, page: Page) -> Verdict:
    """Fail an element with presentational attributes that HTML no longer has (RGAA 10.1.2)."""
    if element.namespace != "html":
        return INAPPLICABLE
    attributes = element.etree_element.attrib
    here = [name for name, tags in _OLD.items() if name in attributes and _is_old(element.tag, tags)]
    if not here:
        return INAPPLICABLE
    # Without a value the others do nothing.
    old = [name for name in here if attributes[name].strip() or name in _SWITCHES]
    if not old:
        return None
    listed = ", ".join(f'{name}="{attributes[name]}"' for name in old)
    return Fail(
        Text(
            f"<{element.tag}> porte {listed}, qui ne sert qu'à l'apparence.",
            f"<{element.tag}> bears {listed}, which only serves looks.",
        )
    )


def _is_old(tag: str, tags: frozenset[str] | None) -> bool:
    # What a site makes for itself, `<city-map align="left">`, it names by a hyphen, and gives attributes as it likes.
    return "-" not in tag if tags is None else tag in tags
