"""Renderers: each a function of the Report alone, one module a format.

A module `NAME` here is the format of that name. It holds `render(report, lang)`, which gives
the text in chunks, and `FILE`, the name of the file that a build writes.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ..finding import Lang
from ..report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a report may take: its name, the file that a build writes, and what makes its text."""

    name: str
    file: str
    render: Callable[[Report, Lang], Iterator[str]]


@cache
def formats() -> Mapping[str, Format]:
    """Every format, by name; raises `AttributeError` where a module here is none."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return MappingProxyType({name: Format(name, module.FILE, module.render) for name, module in modules.items()})
