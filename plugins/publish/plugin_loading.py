"""Plugins that do not load stop the build: Pelican would only log it, and publish without them."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import re
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from pelican.plugins._utils import get_namespace_plugins, get_plugin_name, load_legacy_plugin

from a11y.finding import Problem, Text

from .places import Places
from .wording import said

_WHY = said(
    "Pelican continuerait sans ce greffon, et le site serait publié incomplet sans que personne le sache.",
    "Pelican would go on without this plugin, and publish an incomplete site without anybody knowing.",
)


class PluginsLoaded:
    """What became of the plugins of a site: those that work, and the problems and traces of the others."""

    def __init__(self) -> None:
        self.plugins: list[Any] = []
        self.problems: list[Problem] = []
        self.traces: list[str] = []


def load_and_register(settings: Mapping[str, Any], places: Places) -> PluginsLoaded:
    """Import every plugin of the `PLUGINS` setting and call its `register()`.

    Never raises: whatever goes wrong, in whatever way, is a problem that names the
    plugin and the file and line at fault.
    """
    loaded = PluginsLoaded()

    def failed(name: str, error: BaseException, doing: Text) -> None:
        loaded.problems.append(_failed(name, error, doing, settings, places))
        loaded.traces.append("".join(traceback.format_exception(error)))

    try:
        namespace = get_namespace_plugins()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may raise anything, and each is told
        failed("pelican.plugins", error, _IMPORT)
        namespace = {}
    asked: Sequence[Any] | None = settings.get("PLUGINS")
    for entry in [*namespace.values()] if asked is None else asked:
        name = entry if isinstance(entry, str) else get_plugin_name(entry)
        try:
            plugin = _load(entry, namespace, settings.get("PLUGIN_PATHS", []))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - as above
            failed(name, error, _IMPORT)
            continue
        shadow = _shadowed_by(entry, plugin, settings.get("PLUGIN_PATHS", []))
        if shadow:
            loaded.problems.append(_shadowed(name, *shadow, settings, places))
            continue
        try:
            plugin.register()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - as above
            failed(name, error, _REGISTER)
            continue
        loaded.plugins.append(plugin)
    return loaded


def _load(entry: Any, namespace: Mapping[str, ModuleType], paths: Sequence[str]) -> Any:
    if not isinstance(entry, str):
        return entry
    for name in (entry, f"pelican.plugins.{entry}"):
        if name in namespace:
            return namespace[name]
    return load_legacy_plugin(entry, paths)


def _shadowed_by(entry: Any, plugin: Any, paths: Sequence[str]) -> tuple[str, str] | None:
    """(file meant, file taken) where the module of that name came from elsewhere.

    Pelican takes any module already imported under the plugin's name.
    """
    if not isinstance(entry, str) or not isinstance(plugin, ModuleType) or "." in entry:
        return None
    meant = importlib.machinery.PathFinder.find_spec(entry, list(paths)) if paths else None
    if meant is None:
        meant = importlib.machinery.PathFinder.find_spec(entry, sys.path)
    taken = getattr(plugin, "__file__", None)
    if meant is None or meant.origin is None or plugin.__name__ != entry:
        return None
    if taken is not None and Path(taken).resolve() == Path(meant.origin).resolve():
        return None
    return meant.origin, taken or "Python"


_IMPORT = said("ne peut pas être importé", "cannot be imported")
_REGISTER = said("a échoué dans register()", "failed in register()")


def _failed(name: str, error: BaseException, doing: Text, settings: Mapping[str, Any], places: Places) -> Problem:
    where, line = _place(name, error, settings, places)
    return Problem(
        where,
        line,
        said(
            "Le greffon « {name} » {doing} : {kind} : {error}",
            "The plugin “{name}” {doing}: {kind}: {error}",
            name=name,
            doing=doing,
            kind=type(error).__name__,
            error=str(error) or "—",
        ),
        _WHY,
        said(
            "Corrigez ce fichier, ou retirez « {name} » de PLUGINS. La trace est dans {trace}.",
            "Mend this file, or take “{name}” out of PLUGINS. The traceback is in {trace}.",
            name=name,
            trace=places.shown(places.reports / "trace.txt"),
        ),
    )


def _shadowed(name: str, meant: str, taken: str, settings: Mapping[str, Any], places: Places) -> Problem:
    where, line = settings_line(name, settings, places)
    return Problem(
        where,
        line,
        said(
            "Le greffon « {name} » porte le nom d'un module déjà importé : {taken}.",
            "The plugin “{name}” bears the name of a module that is already imported: {taken}.",
            name=name,
            taken=places.shown(taken) if taken != "Python" else taken,
        ),
        said(
            "Pelican prendrait cet autre module, et {meant} ne serait jamais chargé.",
            "Pelican would take that other module, and {meant} would never be loaded.",
            meant=places.shown(meant),
        ),
        said("Renommez le greffon.", "Rename the plugin."),
    )


def _place(name: str, error: BaseException, settings: Mapping[str, Any], places: Places) -> tuple[str, int | None]:
    """Where a plugin failed: the line of its own code, else the line of the settings that names it."""
    if isinstance(error, SyntaxError) and error.filename:
        return places.shown(error.filename), error.lineno
    skipped = (sys.prefix, sys.base_prefix, str(Path(__file__).parent), "<frozen")
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if not frame.filename.startswith(skipped):
            return places.shown(frame.filename), frame.lineno
    return settings_line(name, settings, places)


def settings_line(name: str, settings: Mapping[str, Any], places: Places) -> tuple[str, int | None]:
    """File and line of the settings that name a plugin.

    Pelican does not tell where its settings come from; the settings file is the
    module whose PLUGINS list is the very one of the settings.
    """
    for module in list(sys.modules.values()):
        names: dict[str, Any] = getattr(module, "__dict__", {})
        file = names.get("__file__")
        if file and names.get("PLUGINS") is settings.get("PLUGINS") is not None:
            lines = Path(file).read_text(encoding="utf-8").splitlines()
            quoted = re.compile(rf"""["']{re.escape(name)}["']""")
            named = [number for number, text in enumerate(lines, 1) if quoted.search(text)]
            if named:
                return places.shown(file), named[-1]
    return "PLUGINS", None
