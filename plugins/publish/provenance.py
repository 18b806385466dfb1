"""What stands in `output`: only what a build of ours published may be replaced and deleted.

Beside staging, a list names the files of the last publication. It holds names and
nothing of this machine, so that it stays true of a project that is copied, moved or
restored from a cache together with its `build` folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from a11y.finding import Problem
from a11y.writing import replace_text

from .places import Places
from .wording import UnbuildableError, counted, said

_TOLD = 5


def names_in(folder: Path) -> set[str]:
    """Every file below a folder, by its path there; links count as files. Raises `OSError`."""

    def fail(error: OSError) -> None:
        raise error

    above = len(os.path.join(folder, ""))  # noqa: PTH118 - a `Path` for each of thousands is slow
    return {
        os.path.join(root, name)[above:]  # noqa: PTH118
        for root, folders, files in os.walk(folder, onerror=fail)
        for name in (*files, *(name for name in folders if os.path.islink(os.path.join(root, name))))  # noqa: PTH114, PTH118
    }


def published_names(places: Places) -> set[str] | None:
    """The names of the last publication, or None where nothing tells them. Raises `OSError`."""
    try:
        names = json.loads(places.published.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
    return set(names) if isinstance(names, list) else None


def remember(names: Iterable[str], places: Places) -> None:
    """Write down what is published from now on. Raises `OSError`."""
    replace_text(places.published, [json.dumps(sorted(names), indent=0)])


def check_ours(places: Places, published: set[str] | None) -> None:
    """Refuse to replace what no build of ours has published.

    In: the names of the last publication. Raises `UnbuildableError` where `output`
    holds any other file, `OSError` where it cannot be listed.
    """
    standing = names_in(places.output) if places.output.is_dir() else set()
    if standing and published is None:
        raise UnbuildableError([_unknown(places, sorted(standing))])
    foreign = sorted(standing - (published or set()))
    if foreign:
        raise UnbuildableError([_foreign(places, foreign)])


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_TOLD]) + (", …" if len(names) > _TOLD else "")


def _unknown(places: Places, names: list[str]) -> Problem:
    output = places.shown(places.output)
    return Problem(
        output,
        None,
        said(
            "« {output} » contient déjà {count} ({names}), et rien ne dit que Parvis les a publiés.",
            "“{output}” already holds {number} file(s) ({names}), and nothing tells that Parvis published them.",
            output=output,
            count=counted(len(names), "fichier", "fichiers"),
            number=len(names),
            names=_listed(names),
        ),
        said(
            "Publier remplace ce dossier en entier : ce qu'il contient serait perdu.",
            "Publishing replaces that folder as a whole: what it holds would be lost.",
        ),
        said(
            "Déplacez ce dossier, ou videz-le s'il ne sert plus ; ou donnez un autre dossier dans OUTPUT_PATH (-o). "
            "Pour un site publié que vous copiez ou restaurez, gardez avec lui {list}, qui dit ce qui fut publié.",
            "Move that folder, or empty it if it is of no use; or name another one in OUTPUT_PATH (-o). With a "
            "published site that you copy or restore, keep {list}, which tells what was published.",
            list=places.shown(places.published),
        ),
    )


def _foreign(places: Places, names: list[str]) -> Problem:
    output = places.shown(places.output)
    return Problem(
        places.shown(places.output / names[0]),
        None,
        said(
            "« {output} » contient {count} que Parvis n'a pas publié : {names}.",
            "“{output}” holds {number} file(s) that Parvis did not publish: {names}.",
            output=output,
            count=counted(len(names), "fichier", "fichiers"),
            number=len(names),
            names=_listed(names),
        ),
        said(
            "Publier remplace ce dossier en entier : ce qui y fut ajouté serait perdu.",
            "Publishing replaces that folder as a whole: what was added there would be lost.",
        ),
        said(
            "Ce qui doit être en ligne se range dans {content} (STATIC_PATHS), le reste ailleurs : "
            "déplacez-le, puis relancez.",
            "What shall be online belongs in {content} (STATIC_PATHS), the rest elsewhere: move it, then start again.",
            content=places.shown(places.content),
        ),
    )
