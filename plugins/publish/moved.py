"""Pages that have moved: at each address that one had before, a page leads on, and web servers are told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple, TypeVar
from urllib.parse import quote

from pelican.contents import Content
from pelican.generators import Generator
from pelican.writers import Writer

from a11y.finding import Problem, Text

from .addresses import folded
from .places import Places
from .wording import UnbuildableError, said

T = TypeVar("T")
# What Netlify, Cloudflare Pages and GitLab Pages obey; docs/redirections.md says how to tell nginx and Apache.
FILE: Final = "_redirects"
_TEMPLATE: Final = "redirection"
# What stands for itself in an address; not `$`, which nginx would take for a variable.
_SAFE: Final = "/~!&'()+,;=@"


class _Move(NamedTuple):
    """A page, and an address that it had before, with the file that answers there and the line that says it."""

    page: Content
    path: str
    save_as: str
    line: int


class MovedPages(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes, once all else is written, what the key `anciennes_adresses` of the pages asks for."""

    places: Places

    def generate_output(self, writer: Writer) -> None:
        """Write a page at each former address, and all of them into `_redirects`.

        Raises:
            UnbuildableError: something else answers at one of them, or two pages claim it.
        """
        moves = sorted(_moves(self.context["generated_content"]), key=lambda move: (move.page.source_path, move.line))
        if not moves:
            return
        output = Path(self.output_path)
        pages = {folded(page.save_as): page for page in _published(self.context["generated_content"])}
        problems = list(_refused(moves, pages, _files(output), self.places))
        if problems:
            raise UnbuildableError(problems)
        template = self.get_template(_TEMPLATE)
        lines = []
        for move in moves:
            former, target = quote(move.path, safe=_SAFE), quote(f"/{move.page.url}", safe=f"{_SAFE}%")
            writer.write_file(move.save_as, template, self.context, moved=move.page, former=former, target=target)
            lines.append(f"{former} {target} 301\n")
        # Rules that the city itself publishes come first: the first that fits is obeyed.
        with (output / FILE).open("a", encoding="utf-8", newline="\n") as file:
            file.writelines(sorted(lines))


def _published(contents: Mapping[str, Any]) -> Iterator[Content]:
    for content in contents.values():
        if isinstance(content, Content) and content.status != "draft":
            yield content


def _moves(contents: Mapping[str, Any]) -> Iterator[_Move]:
    for page in _published(contents):
        for former in getattr(page, "anciennes_adresses", ()):
            yield _Move(page, former.path, former.save_as, former.line)


def _files(output: Path) -> Mapping[str, str]:
    """The files of the site as they lie there, by the key under which they are one with another."""
    files = (Path(folder, name) for folder, _, names in os.walk(output) for name in names)
    return {folded(path): path for path in (file.relative_to(output).as_posix() for file in files)}


def _refused(
    moves: list[_Move], pages: Mapping[str, Content], files: Mapping[str, str], places: Places
) -> Iterator[Problem]:
    folders = {folder: path for key, path in files.items() for folder in _folders(key)}
    claimed: dict[str, _Move] = {}
    claimed_folders: dict[str, _Move] = {}
    for move in moves:
        key = folded(move.save_as)
        above = _folders(key)
        file = files.get(key) or folders.get(key) or _first(above, files)
        first = claimed.get(key) or claimed_folders.get(key) or _first(above, claimed)
        if key == folded(move.page.save_as):
            yield _own(move, places)
        elif key in files and key in pages:
            other = pages[key]
            back = {folded(former.save_as) for former in getattr(other, "anciennes_adresses", ())}
            yield (_loop if folded(move.page.save_as) in back else _living)(move, other, places)
        elif file is not None:
            yield _in_the_way(move, file, places)
        elif first is not None:
            yield _twice(move, first, places)
        else:
            claimed[key] = move
            claimed_folders.update(dict.fromkeys(above, move))


def _first(keys: list[str], known: Mapping[str, T]) -> T | None:
    return next((known[key] for key in keys if key in known), None)


def _folders(path: str) -> list[str]:
    return [str(folder) for folder in PurePosixPath(path).parents if str(folder) != "."]


def _problem(move: _Move, places: Places, message: Text, why: Text, fix: Text) -> Problem:
    return Problem(places.shown(move.page.source_path), move.line, message, why, fix)


_TAKE_OUT: Final = said("Retirez cette ligne de « anciennes_adresses ».", "Take this line out of “anciennes_adresses”.")


def _own(move: _Move, places: Places) -> Problem:
    return _problem(
        move,
        places,
        said(
            "« {path} » est l'adresse que cette page a encore.",
            "“{path}” is the address that this page still has.",
            path=move.path,
        ),
        said("La page mènerait sans fin à elle-même.", "The page would lead to itself without end."),
        _TAKE_OUT,
    )


def _loop(move: _Move, other: Content, places: Places) -> Problem:
    return _problem(
        move,
        places,
        said(
            "« {path} » est l'adresse de « {other} », qui donne celle de cette page pour sienne autrefois.",
            "“{path}” is the address of “{other}”, which says that it once had that of this page.",
            path=move.path,
            other=places.shown(other.source_path),
        ),
        said("Chacune mènerait à l'autre, sans fin.", "Each would lead to the other, without end."),
        said(
            "Gardez « anciennes_adresses » dans celle des deux qui a changé d'adresse, et l'autre page ailleurs.",
            "Keep “anciennes_adresses” in the one of both that has moved, and the other page elsewhere.",
        ),
    )


def _living(move: _Move, other: Content, places: Places) -> Problem:
    return _problem(
        move,
        places,
        said(
            "« {path} » est l'adresse de « {other} ».",
            "“{path}” is the address of “{other}”.",
            path=move.path,
            other=places.shown(other.source_path),
        ),
        said(
            "L'une des deux pages effacerait l'autre, ici ou sur un serveur qui ne distingue pas la casse.",
            "One of the two pages would wipe out the other, here or on a server that ignores case.",
        ),
        said(
            "Retirez cette ligne de « anciennes_adresses », ou retirez d'abord l'autre page (« status: draft »).",
            "Take this line out of “anciennes_adresses”, or withdraw the other page first (“status: draft”).",
        ),
    )


def _in_the_way(move: _Move, file: str, places: Places) -> Problem:
    return _problem(
        move,
        places,
        said(
            "« {path} » et « {file} », qui est dans le site, ne peuvent pas coexister.",
            "“{path}” and “{file}”, which is in the site, cannot both be.",
            path=move.path,
            file=file,
        ),
        said(
            "L'un des deux effacerait l'autre, ici ou sur un serveur qui ne distingue pas la casse.",
            "One of the two would wipe out the other, here or on a server that ignores case.",
        ),
        _TAKE_OUT,
    )


def _twice(move: _Move, first: _Move, places: Places) -> Problem:
    return _problem(
        move,
        places,
        said(
            "« {path} » est déjà une ancienne adresse de « {first} » (ligne {line}).",
            "“{path}” is a former address of “{first}” already (line {line}).",
            path=move.path,
            first=places.shown(first.page.source_path),
            line=first.line,
        ),
        said(
            "Qui suit un ancien lien n'arriverait qu'à l'une des deux, sans que l'on sache laquelle.",
            "Whoever follows an old link would reach only one of both, and nobody would know which.",
        ),
        said(
            "Gardez cette adresse dans la page qui a pris la suite de l'ancienne, et retirez-la de l'autre.",
            "Keep this address in the page that took over from the old one, and take it out of the other.",
        ),
    )
