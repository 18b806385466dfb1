"""What editors may write as a block: one module a notation, with its model.

A module here holds `MODEL`, a subclass of `city.blocks.Notation` that names itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from city.blocks import Notation


@cache
def notations() -> Mapping[str, type[Notation]]:
    """The model of each notation by its name; raises `AttributeError` where a module here has none."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    models = [importlib.import_module(f"{__name__}.{name}").MODEL for name in names]
    return MappingProxyType({model.name: model for model in models})
