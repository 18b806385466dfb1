"""Lengths in CSS pixels, mathematical functions included (CSS Values 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tinycss2.ast import Node

from .properties import tokens_of

_ABSOLUTE = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
    "q": 2.4 / 2.54,
}
_MAX_DEPTH = 16


@dataclass(frozen=True, slots=True)
class Basis:
    """What relative lengths are relative to, in pixels; `percent` is None where it is not known."""

    em: float | None
    rem: float | None
    width: int
    height: int
    percent: float | None = None


class _Quantity(NamedTuple):
    number: float
    is_length: bool


class _UnknownError(Exception):
    """The value depends on what only a layout knows, or is written in a way not known here."""


@lru_cache(maxsize=8192)
def resolve_length(text: str, basis: Basis) -> float | None:
    """The pixels of a length, of a percentage or of a `calc()`; None where they cannot be known."""
    tokens = tokens_of(text)
    if len(tokens) != 1:
        return None
    try:
        quantity = _value(tokens[0], basis, 0)
    except _UnknownError:
        return None
    return quantity.number if quantity.is_length or quantity.number == 0 else None


@lru_cache(maxsize=1024)
def resolve_number(text: str) -> float | None:
    """A number or a percentage as a number, `calc()` included; None where it cannot be known."""
    tokens = tokens_of(text)
    if len(tokens) != 1:
        return None
    if tokens[0].type == "percentage":
        return float(tokens[0].value / 100)
    try:
        quantity = _value(tokens[0], Basis(None, None, 0, 0), 0)
    except _UnknownError:
        return None
    return None if quantity.is_length else quantity.number


def _value(token: Node, basis: Basis, depth: int) -> _Quantity:
    if depth > _MAX_DEPTH:
        raise _UnknownError
    if token.type == "number":
        return _Quantity(float(token.value), False)
    if token.type == "percentage":
        return _Quantity(_times(token.value / 100, basis.percent), True)
    if token.type == "dimension":
        return _Quantity(_pixels(token.value, token.lower_unit, basis), True)
    if token.type == "() block":
        return _sum(token.content, basis, depth + 1)
    if token.type == "function":
        return _function(token, basis, depth + 1)
    raise _UnknownError


def _pixels(number: float, unit: str, basis: Basis) -> float:
    if unit in _ABSOLUTE:
        return number * _ABSOLUTE[unit]
    if unit == "em":
        return _times(number, basis.em)
    if unit == "rem":
        return _times(number, basis.rem)
    if unit in ("ex", "ch"):
        return _times(number / 2, basis.em)
    # The small, large and dynamic viewports are one here.
    viewport = {"vw": basis.width, "vh": basis.height, "vi": basis.width, "vb": basis.height}
    viewport |= {"vmin": min(basis.width, basis.height), "vmax": max(basis.width, basis.height)}
    unit = unit[1:] if unit[:1] in ("s", "l", "d") else unit
    if unit in viewport:
        return number * viewport[unit] / 100
    raise _UnknownError


def _times(number: float, base: float | None) -> float:
    if base is None:
        raise _UnknownError
    return float(number * base)


def _function(function: Node, basis: Basis, depth: int) -> _Quantity:
    name = function.lower_name
    if name in ("calc", "-webkit-calc"):
        return _sum(function.arguments, basis, depth)
    arguments: list[list[Node]] = [[]]
    for token in function.arguments:
        if token == ",":
            arguments.append([])
        else:
            arguments[-1].append(token)
    if name not in ("min", "max", "clamp") or (name == "clamp" and len(arguments) != 3):
        raise _UnknownError
    values = [_sum(argument, basis, depth) for argument in arguments]
    numbers = [value.number for value in values]
    if name == "clamp":
        return _Quantity(max(numbers[0], min(numbers[1], numbers[2])), values[0].is_length)
    return _Quantity(min(numbers) if name == "min" else max(numbers), values[0].is_length)


def _sum(tokens: Sequence[Node], basis: Basis, depth: int) -> _Quantity:
    """Terms joined by `+` and `-`, each a product of factors joined by `*` and `/`."""
    words = [token for token in tokens if token.type not in ("whitespace", "comment")]
    if not words:
        raise _UnknownError
    total = 0.0
    is_length = False
    sign = 1.0
    position = 0
    while True:
        factor, position = _product(words, position, basis, depth)
        total += sign * factor.number
        is_length |= factor.is_length
        if position == len(words):
            return _Quantity(total, is_length)
        if words[position] not in ("+", "-"):
            raise _UnknownError
        sign = 1.0 if words[position] == "+" else -1.0
        position += 1


def _product(words: list[Node], position: int, basis: Basis, depth: int) -> tuple[_Quantity, int]:
    if position >= len(words):
        raise _UnknownError
    product = _value(words[position], basis, depth)
    position += 1
    while position + 1 < len(words) and words[position] in ("*", "/"):
        factor = _value(words[position + 1], basis, depth)
        if words[position] == "/" and (factor.is_length or factor.number == 0):
            raise _UnknownError
        number = product.number * factor.number if words[position] == "*" else product.number / factor.number
        product = _Quantity(number, product.is_length or factor.is_length)
        position += 2
    return product, position
