"""What an exception means to the person whose file it is about."""

from __future__ import annotations

import errno
import re
import traceback
from difflib import get_close_matches
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from pelican.generators import PelicanTemplateNotFound
from pelican.writers import FileOverwriteFailedError

from a11y.finding import Problem

from .places import Places
from .tracebacks import code_at_fault, content_at_work, file_being_read, place_in
from .wording import said

_PARVIS = Path(__file__).parents[1]
_FORESEEN = (
    PelicanTemplateNotFound,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    FileOverwriteFailedError,
    UnicodeDecodeError,
    OSError,
)


def explain(error: BaseException, places: Places, source: Path | None = None) -> tuple[Problem, ...]:
    """The problems that an exception stands for.

    `source` is the content file at work; where the caller does not know it, the
    traceback does: Pelican's generators hold the content they work at in a local
    variable. An exception that carries `problems` of its own (the city's content
    errors, `UnbuildableError`) is taken at its word. What nobody foresaw is told with
    the file and line where it happened; its traceback is in the trace file.
    """
    own = own_problems(error)
    if own:
        return own
    source = source or content_at_work(error)
    match error:
        case PelicanTemplateNotFound() | TemplateNotFound():
            return (_no_template(error, places, source),)
        case TemplateSyntaxError():
            return (_bad_template(error, places),)
        case UndefinedError():
            return (_undefined(error, places, source),)
        case FileOverwriteFailedError():
            return (_overwritten(error, places, source),)
        case UnicodeDecodeError():
            return (_not_utf8(error, places, source),)
        case OSError():
            return (_system(error, places, source),)
        case _ if source and not place_in(error, places.project, _PARVIS):
            return (_unacceptable(error, places, source),)
        case _:
            return (unexpected(error, places, source),)


def traces_of(error: BaseException) -> list[str]:
    """The traceback of what nobody foresaw, for whoever mends the code; none where the problem says it all."""
    foreseen = isinstance(error, _FORESEEN) or own_problems(error)
    return [] if foreseen else ["".join(traceback.format_exception(error))]


def front_matter_line(source: Path, key: str) -> int | None:
    """The line of a front-matter key, or None where the file does not say it or cannot be read."""
    try:
        head = source.read_text(encoding="utf-8").splitlines()[:80]
    except (OSError, UnicodeDecodeError):
        return None
    return next((n for n, line in enumerate(head, 1) if re.match(rf"{key}\s*:", line, re.IGNORECASE)), None)


def own_problems(error: BaseException) -> tuple[Problem, ...]:
    """The problems that an exception carries in `problems`, or none."""
    own = getattr(error, "problems", None)
    return own if isinstance(own, tuple) and all(isinstance(problem, Problem) for problem in own) else ()


def _asked_by(places: Places, source: Path | None) -> str:
    return places.shown(source) if source else "une page que le thème fabrique"


def _no_template(error: BaseException, places: Places, source: Path | None) -> Problem:
    if isinstance(error, TemplateNotFound):
        name = str(error.name or error)
    else:
        found = re.search(r"unable to load (.+?)\[", str(error))
        name = f"{found[1]}.html" if found else str(error)
    templates = places.theme / "templates"
    known = sorted(str(file.relative_to(templates)) for file in templates.rglob("*.html"))
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    asker = place_in(error, places.theme)
    line: int | None
    if asker:
        where, line = places.shown(asker[0]), asker[1]
    elif source:
        where, line = places.shown(source), front_matter_line(source, "template")
    else:
        where, line = places.shown(templates / name), None
    return Problem(
        where,
        line,
        said(
            "Le thème n'a pas de gabarit « {name} » (demandé pour {page}).",
            "The theme has no template “{name}” (asked for by {page}).",
            name=name,
            page=_asked_by(places, source),
        ),
        said(
            "La page ne peut pas être fabriquée, et Parvis n'emprunte jamais un gabarit à un autre thème.",
            "The page cannot be made, and Parvis never borrows a template from another theme.",
        ),
        said(
            "{guess}Gabarits du thème : {known}.",
            "{guess}Templates of the theme: {known}.",
            guess=_NEAR.format(near=near[0]) if near else "",
            known=", ".join(known) or "—",
        ),
    )


_NEAR = said("Vouliez-vous dire « {near} » ? ", "Did you mean “{near}”? ")


def _bad_template(error: TemplateSyntaxError, places: Places) -> Problem:
    return Problem(
        places.shown(error.filename or error.name or places.theme),
        error.lineno,
        said(
            "Ce gabarit est mal écrit : {error}",
            "This template is malformed: {error}",
            error=error.message,
        ),
        said("Aucune page qui s'en sert ne peut être fabriquée.", "No page that uses it can be made."),
        said("Corrigez le gabarit à cette ligne.", "Mend the template at this line."),
    )


def _undefined(error: UndefinedError, places: Places, source: Path | None) -> Problem:
    template = place_in(error, places.theme)
    where, line = (places.shown(template[0]), template[1]) if template else (places.shown(places.theme), None)
    return Problem(
        where,
        line,
        said(
            "Ce gabarit demande quelque chose qui n'existe pas, pour {page} : {error}",
            "This template asks for something that does not exist, for {page}: {error}",
            page=_asked_by(places, source),
            error=error.message,
        ),
        said(
            "Une valeur absente laisserait un trou dans la page.",
            "A missing value would leave a gap in the page.",
        ),
        said(
            "Donnez cette valeur dans le contenu, ou prévoyez son absence dans le gabarit (« is defined »).",
            "Give the value in the content, or allow for its absence in the template (“is defined”).",
        ),
    )


def _overwritten(error: BaseException, places: Places, source: Path | None) -> Problem:
    found = re.search(r'"(.+?)"', str(error))
    target = Path(found[1]) if found else places.staging
    address = target.relative_to(places.staging) if target.is_relative_to(places.staging) else target
    return Problem(
        places.shown(source or target),
        front_matter_line(source, "save_as") if source else None,
        said(
            "Deux pages veulent la même adresse « {address} ».",
            "Two pages want the same address “{address}”.",
            address=address,
        ),
        said("L'une effacerait l'autre.", "One would wipe out the other."),
        said(
            "Changez « slug » ou « save_as » de l'une des deux.",
            "Change “slug” or “save_as” of one of the two.",
        ),
    )


def _not_utf8(error: UnicodeDecodeError, places: Places, source: Path | None) -> Problem:
    file = file_being_read(error) or source
    before = error.object[: error.start]
    return Problem(
        places.shown(file) if file else "?",
        before.count(b"\n") + 1,
        said(
            "Ce fichier n'est pas en UTF-8 (octet {byte} à la ligne {line}).",
            "This file is not UTF-8 (byte {byte} at line {line}).",
            byte=f"0x{error.object[error.start]:02X}",
            line=before.count(b"\n") + 1,
        ),
        said("Ses accents ne peuvent pas être lus.", "Its accented letters cannot be read."),
        said(
            "Enregistrez-le à nouveau en choisissant l'encodage « UTF-8 ».",
            "Save it again with the encoding “UTF-8”.",
        ),
    )


_SYSTEM = {
    errno.ENOSPC: (
        said("Le disque est plein.", "The disk is full."),
        said("Faites de la place, puis relancez.", "Make room, then start again."),
    ),
    errno.EDQUOT: (
        said("Votre quota de disque est atteint.", "Your disk quota is reached."),
        said("Faites de la place, puis relancez.", "Make room, then start again."),
    ),
    errno.EACCES: (
        said(
            "Vous n'avez pas le droit de lire ou d'écrire ce fichier.",
            "You may not read or write this file.",
        ),
        said(
            "Rendez-le accessible au compte qui construit le site (chmod, chown).",
            "Give the account that builds the site access to it (chmod, chown).",
        ),
    ),
    errno.ENOENT: (
        said(
            "Ce fichier n'existe pas, ou est un lien vers un fichier qui n'existe pas.",
            "This file does not exist, or is a link to a file that does not exist.",
        ),
        said("Remettez-le en place, ou corrigez le lien.", "Put it back, or mend the link."),
    ),
    errno.ENOTDIR: (
        said("Une page et un dossier veulent la même adresse.", "A page and a folder want the same address."),
        said("Changez « slug » ou « save_as » de la page.", "Change “slug” or “save_as” of the page."),
    ),
}
_SYSTEM[errno.EPERM] = _SYSTEM[errno.EACCES]
_SYSTEM[errno.EISDIR] = _SYSTEM[errno.EEXIST] = _SYSTEM[errno.ENOTDIR]


_REFUSED = said("Le système a refusé : {error}.", "The system refused: {error}.")


def _system(error: OSError, places: Places, source: Path | None) -> Problem:
    message, fix = _SYSTEM.get(
        error.errno or 0,
        (
            _REFUSED.format(error=error.strerror or error),
            said("Vérifiez ce fichier et le disque.", "Check this file and the disk."),
        ),
    )
    named = Path(str(error.filename)) if error.filename else source
    return Problem(
        places.shown(named or places.staging),
        None,
        message,
        said(
            "Le site n'a pas pu être construit en entier ({page}).",
            "The site could not be built as a whole ({page}).",
            page=_asked_by(places, source or named),
        ),
        fix,
    )


def _unacceptable(error: BaseException, places: Places, source: Path) -> Problem:
    """No code of the project was at work: it is the file that Pelican or one of its readers refuses."""
    return Problem(
        places.shown(source),
        None,
        said(
            "Ce fichier contient quelque chose que Pelican n'accepte pas : {error}",
            "This file holds something that Pelican does not accept: {error}",
            error=str(error) or type(error).__name__,
        ),
        said("La page ne peut pas être fabriquée.", "The page cannot be made."),
        said(
            "Vérifiez l'en-tête (dates, guillemets, deux-points) ; sinon transmettez {trace} à la personne qui "
            "s'occupe du site.",
            "Check the front matter (dates, quotes, colons); else hand {trace} to the person who looks after the site.",
            trace=places.shown(places.reports / "trace.txt"),
        ),
    )


def unexpected(error: BaseException, places: Places, source: Path | None = None) -> Problem:
    """What nobody foresaw: whose code, which line, at which content file."""
    code = code_at_fault(error, places.theme, places.project)
    at = f"{places.shown(code[0])}:{code[1]}" if code else "?"
    return Problem(
        places.shown(source) if source else at.rpartition(":")[0] or at,
        None if source or not code else code[1],
        said(
            "Le programme est tombé en panne ({at}) : {kind} : {error}",
            "The program crashed ({at}): {kind}: {error}",
            at=at,
            kind=type(error).__name__,
            error=str(error) or "—",
        ),
        said(
            "Ce n'est pas une faute de rédaction : un greffon, un gabarit ou Parvis lui-même est en cause.",
            "This is no editor's mistake: a plugin, a template or Parvis itself is at fault.",
        ),
        said(
            "Transmettez {trace} à la personne qui s'occupe du site.",
            "Hand {trace} to the person who looks after the site.",
            trace=places.shown(places.reports / "trace.txt"),
        ),
    )
