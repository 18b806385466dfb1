"""What can go wrong in a set-up, each as one French sentence and what to do about it."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path


@dataclass
class SetupError(Exception):
    """A set-up that could not go on: `message` says what, `todo` says how to mend it."""

    message: str
    todo: str
    log: Path | None = None

    def sentence(self) -> str:
        """Return what a person reads: the message, what to do, and where the details are."""
        details = f" Détails\u00a0: {self.log}." if self.log else ""
        return f"{self.message}\n  → {self.todo}{details}"


FULL_DISK = ("Le disque est plein.", "Libérez de la place (compter 1 Go), puis relancez la commande.")
READ_ONLY = (
    "Le dossier du projet n'est pas accessible en écriture.",
    "Donnez-vous le droit d'y écrire, ou copiez le projet dans un dossier à vous.",
)
WRONG_HASH = (
    "Un paquet téléchargé n'a pas l'empreinte attendue\u00a0: il n'a pas été installé.",
    "Relancez la commande\u00a0; si cela persiste, le dépôt de paquets ou le fichier de verrouillage"
    " a été modifié\u00a0: prévenez qui s'en occupe.",
)
CUT = ("Un téléchargement a été coupé avant la fin.", "Relancez la commande.")
UNTRUSTED = (
    "Le certificat du dépôt de paquets n'est pas reconnu\u00a0: il n'a pas été cru.",
    "Si un mandataire filtre le réseau, faites installer son certificat sur cette machine, puis relancez la commande.",
)
NO_NETWORK = (
    "Le dépôt de paquets ne répond pas (pas de réseau, ou mandataire mal réglé).",
    "Vérifiez la connexion, puis relancez la commande\u00a0; une fois l'installation faite, le réseau ne sert plus.",
)
NOT_FOUND = (
    "Un paquet verrouillé n'existe pas pour cette machine ou cette version de Python.",
    "Essayez une autre version de Python\u00a0: make PYTHON=/chemin/vers/python3.",
)
UNKNOWN = ("L'installation a échoué.", "Lisez la fin du journal, puis relancez la commande.")

# What pip and npm print, the surest sign first: a full disk also cuts downloads,
# and a cut download also looks like a network that does not answer.
SIGNS: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = (
    (FULL_DISK, ("no space left on device", "enospc", "disk quota exceeded")),
    (WRONG_HASH, ("do not match the hashes", "eintegrity", "hashes are required")),
    (CUT, ("incompleteread", "incomplete-download", "connection broken: ", "econnreset", "premature close")),
    (UNTRUSTED, ("certificate verify failed", "self-signed", "self_signed", "issuer_cert")),
    (
        NO_NETWORK,
        (
            "name resolution",
            "name or service not known",
            "failed to establish a new connection",
            "max retries exceeded",
            "cannot connect to proxy",
            "connection refused",
            "connecttimeout",
            "read timed out",
            "enotfound",
            "eai_again",
            "econnrefused",
            "etimedout",
            "ehostunreach",
            "enetunreach",
        ),
    ),
    (READ_ONLY, ("permission denied", "eacces", "read-only file system", "erofs", "eperm")),
    (NOT_FOUND, ("no matching distribution found", "etarget", "e404", "ebadplatform")),
)


def explain_log(text: str, log: Path) -> SetupError:
    """Name the cause that the output of pip or npm betrays; `log` is the file it stands in."""
    lowered = text.lower()
    for (message, todo), signs in SIGNS:
        if any(sign in lowered for sign in signs):
            return SetupError(message, todo, log)
    return SetupError(*UNKNOWN, log)


def explain_os_error(error: OSError) -> SetupError:
    """Name the cause of a refusal of the operating system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return SetupError(*FULL_DISK)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return SetupError(f"{READ_ONLY[0][:-1]}\u00a0: {error.filename}.", READ_ONLY[1])
    reason = f"{error.strerror or error}" + (f" ({error.filename})" if error.filename else "")
    return SetupError(
        f"Le système a refusé une opération\u00a0: {reason}.",
        "Corrigez ce que dit ce message, puis relancez la commande.",
    )
