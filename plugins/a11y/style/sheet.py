"""A style sheet, read once: rules flattened, selectors compiled into one matcher.

Nesting, `@media`, `@supports`, `@layer` and `@import` are turned into flat rules
that carry their conditions and their layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import tinycss2
from cssselect2 import Matcher
from tinycss2.ast import Node

from .declarations import Block, read_block
from .media import Condition
from .nesting import is_too_deep
from .pseudo import ALWAYS
from .selectors import InvalidSelectorError, State, compile_selector, split_list

Layer = tuple[str, ...]
_MAX_NESTING = 32
# A site has a few sheets; where each page has its own in a `<style>`, many large ones would be kept in vain.
KEPT = 64
_IGNORED_AT_RULES = frozenset(
    [
        "charset",
        "namespace",
        "font-face",
        "page",
        "counter-style",
        "font-feature-values",
        "font-palette-values",
        "view-transition",
        "position-try",
        "color-profile",
        "starting-style",
        "-webkit-keyframes",
        "-moz-keyframes",
        "-o-keyframes",
        "-ms-viewport",
        "viewport",
        "-moz-document",
        "-ms-keyframes",
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class StyleRule:
    """What the matcher hands back for a selector that matches."""

    block: Block
    conditions: tuple[Condition, ...]
    layer: Layer
    states: frozenset[State]
    uncertain: bool
    pointer_alone: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """An `@import`, with the layers declared before it."""

    href: str
    conditions: tuple[Condition, ...]
    layer: Layer | None
    layers_before: tuple[Layer, ...]


@dataclass(slots=True, eq=False)
class Parsed:
    """A style sheet, ready to match; independent of where it is used."""

    matcher: Matcher = field(default_factory=Matcher)
    rules: list[StyleRule] = field(default_factory=list)
    selectors: list[str] = field(default_factory=list)
    imports: list[Import] = field(default_factory=list)
    layers: list[Layer] = field(default_factory=list)
    keyframes: dict[str, frozenset[str]] = field(default_factory=dict)
    initial_values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Context:
    conditions: tuple[Condition, ...] = ()
    layer: Layer = ()
    selector: tuple[Node, ...] | None = None
    depth: int = 0
    # Within `@scope`: what stands for `:scope` there.
    scope: tuple[Node, ...] = ()


@lru_cache(maxsize=KEPT)
def parse_sheet(css: str) -> Parsed:
    """Read a style sheet; nothing in it is ever an error, as in a browser."""
    return _Reader().read(css)


class _Reader:
    def __init__(self) -> None:
        self.parsed = Parsed()
        self.anonymous = 0
        self.imports_allowed = True

    def read(self, css: str) -> Parsed:
        rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        self._rules(rules, _Context())
        return self.parsed

    def _rules(self, nodes: Iterable[Node], context: _Context) -> None:
        """The rules of a sheet, a group or a block; declarations among them go to the parent's selector."""
        declarations: list[Node] = []
        for node in nodes:
            if node.type == "declaration":
                declarations.append(node)
                continue
            self._flush(declarations, context)
            if node.type == "qualified-rule":
                self.imports_allowed = False
                self._style_rule(node, context)
            elif node.type == "at-rule":
                self._at_rule(node, context)
        self._flush(declarations, context)

    def _flush(self, declarations: list[Node], context: _Context) -> None:
        if declarations and context.selector is not None:
            self._add(context.selector, read_block(declarations), context)
        declarations.clear()

    def _style_rule(self, node: Node, context: _Context) -> None:
        if context.depth > _MAX_NESTING:
            return
        selector = _strip(node.prelude)
        if is_too_deep(selector):
            return
        if context.scope:
            selector = _in_scope(selector, context.scope)
        if context.selector is not None:
            selector = _nest(selector, context.selector)
            if is_too_deep(selector):
                return
        contents = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        self._rules(
            contents,
            _Context(context.conditions, context.layer, tuple(selector), context.depth + 1, context.scope),
        )

    def _add(self, selector: tuple[Node, ...], block: Block, context: _Context) -> None:
        if not block.normal and not block.important:
            return
        try:
            compiled = compile_selector(selector)
        except InvalidSelectorError:
            return
        for one in compiled:
            rule = StyleRule(block, context.conditions, context.layer, one.states, one.uncertain, one.pointer_alone)
            self.parsed.rules.append(rule)
            self.parsed.matcher.add_selector(one.selector, rule)
            self.parsed.selectors.append(one.text)

    def _at_rule(self, node: Node, context: _Context) -> None:
        name = node.lower_at_keyword
        if is_too_deep(node.prelude):
            if node.content is not None and context.depth <= _MAX_NESTING:
                self._group(node, context, (Condition("unknown", f"@{name}"),), context.layer)
            return
        if name == "import":
            if self.imports_allowed and node.content is None:
                self._import(node)
            return
        if name == "layer":
            self._layer(node, context)
            return
        if name != "charset":
            self.imports_allowed = False
        if node.content is None or context.depth > _MAX_NESTING:
            return
        if name in ("keyframes", "-webkit-keyframes"):
            self._keyframes(node)
        elif name == "property":
            self._property(node)
        elif name in ("media", "supports"):
            condition = Condition("media" if name == "media" else "supports", tinycss2.serialize(node.prelude).strip())
            self._group(node, context, (condition,), context.layer)
        elif name not in _IGNORED_AT_RULES:
            # @container, @scope and what is yet to come: whether they hold cannot be known here.
            condition = Condition("unknown", f"@{name} {tinycss2.serialize(node.prelude).strip()}")
            self._group(
                node,
                replace(context, scope=_scope(node) if name == "scope" else context.scope),
                (condition,),
                context.layer,
            )

    def _group(self, node: Node, context: _Context, conditions: tuple[Condition, ...], layer: Layer) -> None:
        contents = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        self._rules(
            contents,
            _Context((*context.conditions, *conditions), layer, context.selector, context.depth + 1, context.scope),
        )

    def _layer(self, node: Node, context: _Context) -> None:
        names = [_layer_name(part) for part in split_list(node.prelude)]
        if node.content is None:
            self.parsed.layers.extend((*context.layer, *name) for name in names)
            return
        self.imports_allowed = False
        layer = (*context.layer, *(names[0] or self._anonymous_layer()))
        self.parsed.layers.append(layer)
        if context.depth <= _MAX_NESTING:
            self._group(node, context, (), layer)

    def _anonymous_layer(self) -> Layer:
        self.anonymous += 1
        return (f"{id(self.parsed)}#{self.anonymous}",)

    def _import(self, node: Node) -> None:
        tokens = [token for token in node.prelude if token.type not in ("whitespace", "comment")]
        if not tokens:
            return
        first = tokens.pop(0)
        if first.type == "function" and first.lower_name == "url" and first.arguments:
            first = first.arguments[0]
        if first.type not in ("string", "url"):
            return
        layer: Layer | None = None
        conditions: list[Condition] = []
        if tokens and tokens[0].type == "ident" and tokens[0].lower_value == "layer":
            layer = self._anonymous_layer()
            tokens.pop(0)
        elif tokens and tokens[0].type == "function" and tokens[0].lower_name == "layer":
            layer = _layer_name(tokens.pop(0).arguments)
        if tokens and tokens[0].type == "function" and tokens[0].lower_name == "supports":
            conditions.append(Condition("supports", f"({tinycss2.serialize(tokens.pop(0).arguments)})"))
        if tokens:
            # White space was taken out: it is put back between words.
            conditions.append(Condition("media", " ".join(tinycss2.serialize([token]) for token in tokens)))
        self.parsed.imports.append(Import(first.value, tuple(conditions), layer, tuple(self.parsed.layers)))

    def _keyframes(self, node: Node) -> None:
        name = tinycss2.serialize(node.prelude).strip().strip("\"'")
        properties: frozenset[str] = frozenset()
        for frame in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
            if frame.type == "qualified-rule":
                contents = tinycss2.parse_blocks_contents(frame.content, skip_comments=True, skip_whitespace=True)
                properties |= read_block(contents).properties
        self.parsed.keyframes[name] = properties

    def _property(self, node: Node) -> None:
        for declaration in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
            if declaration.type == "declaration" and declaration.lower_name == "initial-value":
                name = tinycss2.serialize(node.prelude).strip()
                self.parsed.initial_values[name] = tinycss2.serialize(declaration.value).strip()


def _layer_name(tokens: Sequence[Node]) -> Layer:
    return tuple(token.value for token in tokens if token.type == "ident")


def _strip(tokens: Sequence[Node]) -> list[Node]:
    return [token for token in tokens if token.type != "comment"]


def _scope(node: Node) -> tuple[Node, ...]:
    """What `:scope` stands for in an `@scope`: where it begins; any element where that is not written."""
    start = next((token for token in node.prelude if token.type not in ("whitespace", "comment")), None)
    if start is None or start.type != "() block":
        return tuple(ALWAYS)
    return (*_IS_PREFIX, _is_block(tuple(start.content)))


def _in_scope(tokens: Sequence[Node], scope: tuple[Node, ...]) -> list[Node]:
    """A selector with what a scope begins with in the place of `:scope`."""
    replaced: list[Node] = []
    for token in tokens:
        if token.type == "ident" and token.lower_value == "scope" and replaced[-1:] and replaced[-1] == ":":
            replaced[-1:] = scope
        else:
            replaced.append(token)
    return replaced


def _nest(selector: list[Node], parent: tuple[Node, ...]) -> list[Node]:
    """A nested selector as if it stood alone (CSS Nesting 1, 3)."""
    nested: list[Node] = []
    for part in split_list(selector):
        if nested:
            nested.append(_COMMA)
        while part and part[0].type == "whitespace":
            part.pop(0)
        if not _has_ampersand(part):
            part = [_AMPERSAND, _SPACE, *part]
        nested.extend(_replace(part, parent))
    return nested


def _has_ampersand(tokens: Sequence[Node]) -> bool:
    return any(token == "&" or (token.type == "function" and _has_ampersand(token.arguments)) for token in tokens)


def _replace(tokens: Sequence[Node], parent: tuple[Node, ...]) -> list[Node]:
    replaced: list[Node] = []
    alone = len(split_list(parent)) == 1
    for position, token in enumerate(tokens):
        if token == "&":
            following = tokens[position + 1] if position + 1 < len(tokens) else None
            # A lone selector in front can stand as it is, which keeps it indexed by its class.
            plain = alone and position == 0 and (following is None or following.type != "ident")
            replaced.extend(_trimmed(parent) if plain else [*_IS_PREFIX, _is_block(parent)])
        elif token.type == "function" and _has_ampersand(token.arguments):
            arguments = _replace([_SPACE, *token.arguments], parent)
            replaced.append(tinycss2.ast.FunctionBlock(token.source_line, token.source_column, token.name, arguments))
        else:
            replaced.append(token)
    return replaced


def _trimmed(tokens: Sequence[Node]) -> list[Node]:
    trimmed = list(tokens)
    while trimmed and trimmed[-1].type == "whitespace":
        trimmed.pop()
    while trimmed and trimmed[0].type == "whitespace":
        trimmed.pop(0)
    return trimmed


def _is_block(parent: tuple[Node, ...]) -> Node:
    return tinycss2.ast.FunctionBlock(0, 0, "is", list(parent))


_AMPERSAND, _SPACE, _COMMA = tinycss2.parse_component_value_list("& ,")
_IS_PREFIX = tinycss2.parse_component_value_list(":")
