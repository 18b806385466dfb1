"""What the system says of a file that cannot be read or written, in French: its own words are English."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

_FRENCH: Final[Mapping[int, str]] = {
    errno.ENOENT: "ce fichier ou ce dossier n'existe pas",
    errno.EISDIR: "c'est un dossier, pas un fichier",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.EEXIST: "un fichier de ce nom est déjà là",
    errno.EACCES: "la permission manque",
    errno.EPERM: "la permission manque",
    errno.EROFS: "rien ne peut s'écrire sur ce disque",
    errno.ENOSPC: "il n'y a plus de place",
    errno.EDQUOT: "il n'y a plus de place",
    errno.ENAMETOOLONG: "ce nom est trop long",
    errno.ELOOP: "ce lien mène à lui-même",
}


def in_french(error: OSError) -> str:
    """Why it failed, without a full stop; the words of the system for what is not common."""
    return _FRENCH.get(error.errno or 0) or error.strerror or type(error).__name__
