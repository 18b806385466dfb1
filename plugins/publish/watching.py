"""`pelican --autoreload`, whose settings are read anew for each build and whose watch no fault ends.

Pelican's own loop keeps what the settings file once derived from `ville.yaml`,
does not see `derogations.yaml`, does not look while it builds, ends at a
`SystemExit`, and after any other exception builds again at once.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from multiprocessing import Queue
from pathlib import Path
from typing import Any

import pelican
import watchfiles
from pelican.utils import FileChangeFilter

from .kept import READ_BY_SETTINGS
from .speech import say
from .startup import tell_what_prevents
from .stopping import INTERRUPTED, Terminated
from .wording import french

_MILLISECONDS = 500


def watch(args: Namespace, excqueue: Queue[None] | None = None) -> None:
    """Build now and at each change, until Ctrl-C; what Pelican calls `autoreload`.

    In: Pelican's command line; where it serves too, the queue by which it learns of the end.
    Raises `KeyboardInterrupt` where there is no queue, `Terminated` after SIGTERM.
    """
    project = Path(args.settings).absolute().parent
    settings: Mapping[str, Any] = {}
    hurried = False
    say(french("Parvis surveille le contenu, le thème et les réglages. Pour arrêter : Ctrl-C."))
    try:
        while True:
            before = _stamps(project, settings)
            site = _read(args, project)
            if site is not None:
                settings = site.settings
                before = _stamps(project, settings) | before
                _build(site)
            now = _stamps(project, settings)
            # Saved while the build ran: build once more. Not for ever: a plugin may write into the content.
            hurried = not hurried and before != now
            changed = _different(before, now) if hurried else _wait(project, settings, now)
            names = ", ".join(os.path.relpath(path, project) for path in changed)
            say(french("\nNouvelle construction, pour : ") + names)
    except KeyboardInterrupt:
        if excqueue is None:
            raise
        excqueue.put(None)


def _read(args: Namespace, project: Path) -> pelican.Pelican | None:
    """Read the settings anew; None where that fails, as was then told."""
    _forget_modules_of(project)
    try:
        return pelican.get_instance(args)[0]
    except Terminated:
        raise
    except SystemExit as ended:
        if isinstance(ended.code, str):
            say(ended.code)
        return None
    except Exception as error:  # noqa: BLE001 - the settings are a program, which may raise anything
        tell_what_prevents(error)
        return None


def _build(site: pelican.Pelican) -> None:
    """Build once; only Ctrl-C and SIGTERM end more than this build."""
    try:
        site.run()
    except Terminated:
        raise
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            raise KeyboardInterrupt from None


def _forget_modules_of(folder: Path) -> None:
    """Have `publishconf.py` import `pelicanconf.py` anew."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and Path(file).absolute().parent == folder:
            del sys.modules[name]


def _folders(settings: Mapping[str, Any]) -> list[str]:
    if not settings:
        return []
    static = (os.path.join(settings["PATH"], path) for path in settings["STATIC_PATHS"])  # noqa: PTH118 - as Pelican
    return [path for path in (settings["PATH"], settings["THEME"], *static) if os.path.exists(path)]  # noqa: PTH110


def _stamps(project: Path, settings: Mapping[str, Any]) -> dict[str, int]:
    """When each file that is watched was last changed; what vanishes meanwhile is left out."""
    paths = [path for path in project.iterdir() if path.suffix in READ_BY_SETTINGS]
    for folder in _folders(settings):
        paths += [Path(root, name) for root, _, names in os.walk(folder, followlinks=True) for name in names]
    found: dict[str, int] = {}
    for path in paths:
        try:
            found[str(path)] = path.stat().st_mtime_ns
        except OSError:
            continue
    return found


def _different(before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    return sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


def _wait(project: Path, settings: Mapping[str, Any], seen: Mapping[str, int]) -> list[str]:
    """Wait until a file differs from when it was seen; the files that do.

    The system tells of changes below content and theme. The few files beside
    the settings are looked at: one of them may come to be only later.
    """
    beside = {path: stamp for path, stamp in seen.items() if Path(path).parent == project}
    listener = watchfiles.watch(
        *_folders(settings),
        watch_filter=FileChangeFilter(ignore_file_patterns=settings.get("IGNORE_FILES", [])),
        rust_timeout=_MILLISECONDS,
        yield_on_timeout=True,
    )
    listening = False
    changed: list[str] = []
    while not changed:
        changed = sorted({path for _, path in next(listener)})
        if not changed and listening:
            changed = _different(beside, _stamps(project, {}))
        elif not changed:
            # What was saved before the system listened is told by nobody.
            changed = _different(seen, _stamps(project, settings))
        listening = True
    return changed
