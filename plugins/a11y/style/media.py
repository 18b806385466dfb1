"""Media queries and feature queries: whether a group of rules applies.

Answers have three values: True, False, and None for what the gate cannot know,
such as a feature it has never heard of. Rules under None are not applied, but
what they would change counts as uncertain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

import tinycss2
from tinycss2.ast import Node

from .color import Scheme
from .nesting import is_too_deep

Answer: TypeAlias = bool | None


@dataclass(frozen=True, slots=True)
class Media:
    """Where a page is shown: the screen or the paper, and what the reader prefers."""

    scheme: Scheme = "light"
    forced_colors: bool = False
    print: bool = False
    width: int = 1280
    height: int = 800
    reduced_motion: bool = False
    contrast: Literal["no-preference", "more", "less"] = "no-preference"
    # What is taken for the answer where none can be known: of conditions, and of selectors.
    assumed: bool | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a rule: an at-rule's name and the text of its prelude."""

    kind: Literal["media", "supports", "unknown"]
    text: str

    def holds(self, media: Media) -> Answer:
        """Whether rules under this condition apply; None when that cannot be known."""
        if self.kind == "media":
            return matches(self.text, media)
        if self.kind == "supports":
            return supports(self.text)
        return None


def all_hold(conditions: tuple[Condition, ...], media: Media) -> Answer:
    """The conjunction of several conditions."""
    answers = [condition.holds(media) for condition in conditions]
    return False if False in answers else None if None in answers else True


@lru_cache(maxsize=4096)
def matches(text: str, media: Media) -> Answer:
    """Whether a media query list applies (Media Queries 5, 3); an empty one does."""
    queries = _queries(text)
    if queries is None:
        return None
    if not any(queries):
        return True
    answers = [_query(tokens, media) for tokens in queries]
    return True if True in answers else None if None in answers else False


@lru_cache(maxsize=1024)
def _queries(text: str) -> list[list[Node]] | None:
    """The queries of a list; None where it is nested too deep."""
    tokens = tinycss2.parse_component_value_list(text, skip_comments=True)
    return None if is_too_deep(tokens) else _split(tokens)


@lru_cache(maxsize=1024)
def supports(text: str) -> Answer:
    """Whether a browser of today supports what an `@supports` prelude asks for.

    Declarations and selectors are taken as supported, save for old vendor prefixes.
    """
    tokens = _words(tinycss2.parse_component_value_list(text, skip_comments=True))
    return _condition(tokens, _supported, 0)


_OLD_PREFIXES = ("-moz-", "-ms-", "-o-")


def _supported(token: Node) -> Answer:
    if token.type == "function":
        return None if token.lower_name not in ("selector", "font-tech", "font-format") else True
    words = _words(token.content)
    if len(words) > 2 and words[0].type == "ident" and words[1] == ":":
        value = tinycss2.serialize(words[2:]).lower()
        return not (words[0].lower_value.startswith(_OLD_PREFIXES) or value.startswith(_OLD_PREFIXES))
    return _condition(words, _supported, 1)


def _query(tokens: list[Node], media: Media) -> Answer:
    words = _words(tokens)
    negated = False
    first = words[0].lower_value if words and words[0].type == "ident" else ""
    if first in ("not", "only") and len(words) > 1 and words[1].type == "ident":
        negated = first == "not"
        words = words[1:]
    answer: Answer = True
    if words and words[0].type == "ident" and words[0].lower_value not in ("not",):
        kind = words.pop(0).lower_value
        answer = kind == "all" or kind == ("print" if media.print else "screen")
        if words and words[0].type == "ident" and words[0].lower_value == "and":
            words = words[1:]
        elif words:
            return False
    if words:
        answer = _and(answer, _condition(words, lambda token: _in_parentheses(token, media), 0))
    return _not(answer) if negated else answer


def _condition(words: list[Node], ask: Callable[[Node], Answer], depth: int) -> Answer:
    """`not x`, `x and y and z` or `x or y or z`, where each word is a parenthesis or a function."""
    if depth > 16 or not words:
        return None
    if words[0].type == "ident" and words[0].lower_value == "not":
        return _not(_condition(words[1:], ask, depth + 1))
    answer = ask(words[0]) if words[0].type in ("() block", "function") else None
    for position in range(1, len(words) - 1, 2):
        operator, token = words[position : position + 2]
        other = ask(token) if token.type in ("() block", "function") else None
        if operator.type != "ident" or operator.lower_value not in ("and", "or"):
            return None
        answer = _and(answer, other) if operator.lower_value == "and" else _or(answer, other)
    return answer


def _in_parentheses(token: Node, media: Media) -> Answer:
    if token.type == "function":
        return None
    words = _words(token.content)
    if words and (words[0].type == "() block" or (words[0].type == "ident" and words[0].lower_value == "not")):
        return _condition(words, lambda inner: _in_parentheses(inner, media), 1)
    for position, word in enumerate(words):
        if word == ":" and words[0].type == "ident":
            return _plain(words[0].lower_value, words[position + 1 :], media)
        if word.type == "literal" and word.value in ("<", ">", "<=", ">=", "="):
            return _range(words, media)
    if len(words) == 1 and words[0].type == "ident":
        return _boolean(words[0].lower_value, media)
    return None


def _keywords(media: Media) -> dict[str, str]:
    """What each discrete feature answers."""
    return {
        "prefers-color-scheme": media.scheme,
        "forced-colors": "active" if media.forced_colors else "none",
        "prefers-contrast": "custom" if media.forced_colors else media.contrast,
        "prefers-reduced-motion": "reduce" if media.reduced_motion else "no-preference",
        "prefers-reduced-transparency": "no-preference",
        "prefers-reduced-data": "no-preference",
        "inverted-colors": "none",
        "hover": "none" if media.print else "hover",
        "any-hover": "none" if media.print else "hover",
        "pointer": "none" if media.print else "fine",
        "any-pointer": "none" if media.print else "fine",
        "scripting": "enabled",
        "update": "none" if media.print else "fast",
        "overflow-block": "paged" if media.print else "scroll",
        "overflow-inline": "none" if media.print else "scroll",
        "display-mode": "browser",
        "color-gamut": "srgb",
        "dynamic-range": "standard",
        "video-dynamic-range": "standard",
        "scan": "progressive",
        "grid": "0",
        "orientation": "landscape" if media.width > media.height else "portrait",
    }


def _numbers(media: Media) -> dict[str, float]:
    """What each range feature answers: lengths in px, resolutions in dppx."""
    return {
        "width": media.width,
        "height": media.height,
        "device-width": media.width,
        "device-height": media.height,
        "aspect-ratio": media.width / media.height,
        "device-aspect-ratio": media.width / media.height,
        "color": 8,
        "color-index": 0,
        "monochrome": 0,
        "resolution": 1,
        "-webkit-device-pixel-ratio": 1,
    }


def _boolean(name: str, media: Media) -> Answer:
    if name in (keywords := _keywords(media)):
        return keywords[name] not in ("none", "no-preference", "0")
    if name in (numbers := _numbers(media)):
        return numbers[name] != 0
    return _strange(name)


def _plain(name: str, value: list[Node], media: Media) -> Answer:
    keywords = _keywords(media)
    if name in keywords and len(value) == 1:
        asked = value[0].lower_value if value[0].type == "ident" else tinycss2.serialize(value)
        if name == "prefers-color-scheme" and asked == "no-preference":
            return False
        return bool(keywords[name] == asked)
    numbers = _numbers(media)
    name = name.replace("-webkit-min-", "min--webkit-").replace("-webkit-max-", "max--webkit-")
    bound, base = (name[:3], name[4:]) if name.startswith(("min-", "max-")) else ("", name)
    asked_number = _number(value)
    if base not in numbers or asked_number is None:
        return _strange(name)
    if bound == "min":
        return numbers[base] >= asked_number
    if bound == "max":
        return numbers[base] <= asked_number
    return numbers[base] == asked_number


def _range(words: list[Node], media: Media) -> Answer:
    """`width >= 40em`, `40em <= width`, `20em < width <= 60em`."""
    numbers = _numbers(media)
    sides: list[list[Node]] = [[]]
    operators: list[str] = []
    for word in words:
        if word.type == "literal" and word.value in ("<", ">", "<=", ">=", "="):
            operators.append(word.value)
            sides.append([])
        else:
            sides[-1].append(word)
    values: list[float] = []
    for side in sides:
        if len(side) == 1 and side[0].type == "ident":
            if side[0].lower_value not in numbers:
                return _strange(side[0].lower_value)
            values.append(numbers[side[0].lower_value])
        elif (number := _number(side)) is not None:
            values.append(number)
        else:
            return None
    compare: dict[str, Callable[[float, float], bool]] = {
        "<": lambda a, b: a < b,
        ">": lambda a, b: a > b,
        "<=": lambda a, b: a <= b,
        ">=": lambda a, b: a >= b,
        "=": lambda a, b: a == b,
    }
    return all(compare[op](values[i], values[i + 1]) for i, op in enumerate(operators))


def _strange(name: str) -> Answer:
    """Old vendors' features are false everywhere today; anything else may be news to us."""
    return False if name.startswith((*_OLD_PREFIXES, "min--moz-", "max--moz-")) else None


_TO_PX = {"px": 1, "em": 16, "rem": 16, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 9.6 / 2.54}
_TO_DPPX = {"dppx": 1, "x": 1, "dpi": 1 / 96, "dpcm": 2.54 / 96}


def _number(tokens: list[Node]) -> float | None:
    if len(tokens) == 3 and tokens[1] == "/" and tokens[0].type == tokens[2].type == "number" and tokens[2].value:
        return float(tokens[0].value / tokens[2].value)
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "number":
        return float(token.value)
    if token.type == "dimension":
        factor = _TO_PX.get(token.lower_unit) or _TO_DPPX.get(token.lower_unit)
        return float(token.value * factor) if factor else None
    return None


def length_in_pixels(number: float, unit: str) -> float:
    """A length of a media query in pixels; in: the number, and a unit such as `px` or `em`."""
    return number * _TO_PX[unit.lower()]


def _not(answer: Answer) -> Answer:
    return None if answer is None else not answer


def _and(one: Answer, other: Answer) -> Answer:
    return False if one is False or other is False else None if one is None or other is None else True


def _or(one: Answer, other: Answer) -> Answer:
    return True if one or other else None if one is None or other is None else False


def _words(tokens: list[Node]) -> list[Node]:
    """The tokens without white space; `<` and `=` side by side become `<=`."""
    words: list[Node] = []
    for token in tokens:
        if token.type in ("whitespace", "comment"):
            continue
        if token == "=" and words and words[-1].type == "literal" and words[-1].value in ("<", ">"):
            words[-1] = tinycss2.ast.LiteralToken(token.source_line, token.source_column, words[-1].value + "=")
        else:
            words.append(token)
    return words


def _split(tokens: list[Node]) -> list[list[Node]]:
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
