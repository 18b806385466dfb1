"""The types of content: one module a type, with its model.

A module here holds `MODEL`, a subclass of `city.models.Content` that names the type's folder and template.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from city.models import Content


@cache
def content_types() -> Mapping[str, type[Content]]:
    """The model of each type by its folder; raises `AttributeError` where a module here has none."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    models = [importlib.import_module(f"{__name__}.{name}").MODEL for name in names]
    return MappingProxyType({model.folder: model for model in models})
