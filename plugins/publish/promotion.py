"""From staging to published in one step: visitors see the old site or the new one, never a mixture.

`renameat2(RENAME_EXCHANGE)` swaps two folders in one atomic operation of the
file system. Whether it can is asked before anything is built.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import tempfile
from pathlib import Path

from a11y.finding import Problem

from .places import Places
from .provenance import check_ours, names_in, published_names, remember
from .wording import UnbuildableError, said

RENAME_EXCHANGE = 2
AT_FDCWD = -100

_MARKER = ".parvis"
_MARKER_TEXT = """\
Ce dossier sert à Parvis pendant une construction : « site » y est vidé à chaque fois.
La liste de ce qui est publié s'y trouve aussi, et les textes dont il fut fait, sans lesquels « make alerte » ne peut
rien : gardez ce dossier tant que le site publié est à côté.
"""


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def exchange(one: Path, other: Path) -> None:
    """Swap two existing paths of one file system atomically.

    Raises `OSError`: ENOSYS or EINVAL where kernel, C library or file system does
    not know how, EXDEV across file systems, EBUSY for a mount point.
    """
    try:
        renameat2 = _libc().renameat2
    except AttributeError as error:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one), None, str(other)) from error
    if renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def prepare(places: Places) -> None:
    """Empty the staging folder and make sure that it can be exchanged with `output`.

    Raises `UnbuildableError` when the file system cannot exchange, or when `build/site`
    or `output` holds something that no build of ours has put there.
    """
    places.check()
    marker = places.build / _MARKER
    try:
        if not marker.is_file():
            if places.build.is_symlink() or (places.build.exists() and not places.build.is_dir()):
                raise UnbuildableError([_not_ours(places.shown(places.build))])
            if places.staging.is_symlink() or (places.staging.exists() and not _is_empty(places.staging)):
                raise UnbuildableError([_not_ours(places.shown(places.staging))])
            places.build.mkdir(parents=True, exist_ok=True)
            marker.write_text(_MARKER_TEXT, encoding="utf-8")
        check_ours(places, published_names(places))
        _probe(places)
        discard(places.staging)
        places.staging.mkdir()
    except OSError as error:
        raise UnbuildableError([_cannot_prepare(places, error)]) from error


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def discard(folder: Path) -> None:
    """Delete a folder of ours; one that is not there is as good as deleted."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _probe(places: Places) -> None:
    """Raise `UnbuildableError` unless an exchange of staging and `output` will work.

    Two empty folders, one beside staging and one beside output, are exchanged.
    Then output itself is renamed onto a folder that is not empty: that always
    fails, and how it fails tells a mount point (EBUSY) and a folder of an
    overlay's lower layer (EXDEV), which cannot move, from one that can.
    """
    for leftover in (*places.build.glob(".essai-*"), *places.output.parent.glob(".parvis-essai-*")):
        discard(leftover)
    here = Path(tempfile.mkdtemp(prefix=".essai-", dir=places.build))
    there = Path(tempfile.mkdtemp(prefix=".parvis-essai-", dir=places.output.parent))
    try:
        (here / "plein").mkdir()
        try:
            exchange(here, there)
        except OSError as error:
            raise UnbuildableError([_cannot_exchange(places, error)]) from error
        if places.output.exists():
            try:
                places.output.rename(there)
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise UnbuildableError([_cannot_exchange(places, error)]) from error
    finally:
        discard(here)
        discard(there)


def promote(places: Places) -> None:
    """Make staging the published site.

    Everything is written to the disk first (`syncfs`: one call for the whole
    site, where thousands of `fsync` would take longer than the build), so that
    after a power cut no published page is empty. Until `settle`, the list of what
    is published names both sites: a build killed here knows its own, whichever stands.
    Raises `OSError`, or `UnbuildableError` for what somebody added to `output` since
    the build began; `output` is then as it was.
    """
    former = published_names(places)
    remember(names_in(places.staging) | (former or set()), places)
    _flush(places.staging)
    check_ours(places, former)
    if places.output.exists():
        exchange(places.staging, places.output)
    else:
        places.staging.rename(places.output)


def settle(places: Places) -> None:
    """List the new site alone, and have the disk remember the exchange, so that a power cut does not undo it.

    Raises `OSError`; the new site is published none the less.
    """
    remember(names_in(places.output), places)
    _sync_folder(places.output.parent)
    _sync_folder(places.build)


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if _libc().syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_ours(folder: str) -> Problem:
    return Problem(
        folder,
        None,
        said(
            "« {folder} » existe déjà et ne vient pas d'une construction de Parvis.",
            "“{folder}” exists already and does not come from a build of Parvis.",
            folder=folder,
        ),
        said(
            "Ce dossier est vidé à chaque construction : vos fichiers y seraient perdus.",
            "This folder is emptied by every build: your files would be lost.",
        ),
        said(
            "Déplacez ce qu'il contient, ou supprimez-le s'il ne sert à rien, puis relancez.",
            "Move what it holds, or delete it if it is of no use, then start again.",
        ),
    )


_REASONS = {
    errno.EXDEV: said(
        "{output} et {build} ne sont pas sur le même système de fichiers, ou {output} vient de l'image d'un conteneur.",
        "{output} and {build} are not on one file system, or {output} comes from a container's image.",
    ),
    errno.EBUSY: said("{output} est un point de montage.", "{output} is a mount point."),
}
_OTHER_REASON = said(
    "le système de fichiers de {output} n'échange pas deux dossiers ({error}).",
    "the file system of {output} does not exchange two folders ({error}).",
)


def _cannot_exchange(places: Places, error: OSError) -> Problem:
    output = places.shown(places.output)
    reason = _REASONS.get(error.errno or 0, _OTHER_REASON).format(
        output=output, build=places.shown(places.staging), error=error.strerror
    )
    return Problem(
        output,
        None,
        said(
            "Le site ne pourrait pas être publié d'un coup : {reason}",
            "The site could not be published in one step: {reason}",
            reason=reason,
        ),
        said(
            "Sans échange en une opération, des visiteurs verraient un mélange des deux sites.",
            "Without an exchange in one operation, visitors would see a mixture of both sites.",
        ),
        said(
            "Donnez dans OUTPUT_PATH un dossier ordinaire (ni monté, ni venu d'une image) d'un disque local "
            "ext4, btrfs, xfs ou tmpfs, dont le dossier parent vous appartient.",
            "Name in OUTPUT_PATH an ordinary folder (neither mounted nor from an image) on a local ext4, "
            "btrfs, xfs or tmpfs disk, in a parent folder of yours.",
        ),
    )


def _cannot_prepare(places: Places, error: OSError) -> Problem:
    return Problem(
        places.shown(error.filename or places.build),
        None,
        said(
            "Impossible de préparer le dossier de construction : {error}.",
            "The build folder cannot be prepared: {error}.",
            error=error.strerror or error,
        ),
        said(
            "Le site est d'abord construit à part, dans {build}.",
            "The site is first built apart, in {build}.",
            build=places.shown(places.staging),
        ),
        said(
            "Vérifiez la place libre et le droit d'écrire dans {parent}, ou supprimez {build} et relancez.",
            "Check the free space and your right to write in {parent}, or delete {build} and start again.",
            parent=places.output.parent,
            build=places.shown(places.build),
        ),
    )
