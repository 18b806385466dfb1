"""Books kept over a build: every source came to be a page, every file a copy."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path

from jinja2 import TemplateSyntaxError
from pelican.generators import Generator, PelicanTemplateNotFound, StaticGenerator

from a11y.finding import Problem

from .addresses import copied_over, folded, published
from .crash import explain
from .places import Places
from .wording import said

_EXCLUDES = ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES")
_PATHS = ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS")
_MARKUP = frozenset({"md", "markdown", "mkd", "mdown", "rst"})
_WRITTEN_BY_PEOPLE = _MARKUP | {
    "txt", "text", "html", "htm", "adoc", "asciidoc", "org", "textile", "doc", "docx", "odt", "rtf"
}  # fmt: skip  # one line reads better than a column


def failed_without_a_word(
    generators: Sequence[Generator], told: Iterable[Problem], places: Places
) -> Iterator[Problem]:
    """Content files that Pelican marked as failed, and of which no problem speaks yet."""
    known = {problem.source for problem in told}
    for path, content in generators[0].context["generated_content"].items():
        source = places.shown(places.content / path)
        if content is None and source not in known:
            yield Problem(
                source,
                None,
                said("Cette page n'a pas pu être lue.", "This page could not be read."),
                said("Pelican l'a écartée sans dire pourquoi.", "Pelican left it out without saying why."),
                said(
                    "Comparez son en-tête avec celui d'une page qui fonctionne.",
                    "Compare its front matter with that of a page that works.",
                ),
            )


def unread(generators: Sequence[Generator], skipped: set[Path], places: Places) -> Iterator[Problem]:
    """Files that somebody wrote as a page and nobody reads, and folders that cannot be listed."""
    context, settings = generators[0].context, generators[0].settings
    ignored: Sequence[str] = settings["IGNORE_FILES"]
    # Pelican itself adds the folders of pages to what articles exclude, and the other way round.
    excluded = {places.content / name for key in _EXCLUDES for name in settings[key]}
    excluded -= {places.content / name for key in _PATHS for name in settings[key]}
    known = {places.content / path for path in (*context["generated_content"], *settings["TEMPLATE_PAGES"])} | skipped
    copied = {places.content / path for path in context["static_content"]}
    closed: list[OSError] = []
    for folder, subfolders, files in os.walk(places.content, onerror=closed.append, followlinks=True):
        subfolders[:] = [
            name
            for name in subfolders
            if not any(fnmatch(name, pattern) for pattern in ignored) and Path(folder, name) not in excluded
        ]
        for name in sorted(files):
            file = Path(folder, name)
            kind = file.suffix[1:].lower()
            if file in known or name.startswith(".") or any(fnmatch(name, pattern) for pattern in ignored):
                continue
            if file in copied:
                if kind in _MARKUP:
                    yield _copied_raw(places.shown(file))
            elif kind in _WRITTEN_BY_PEOPLE or kind in generators[0].readers.extensions:
                yield _unread(places.shown(file), settings)
    for error in closed:
        yield from explain(error, places)


def missing_templates(generators: Sequence[Generator], places: Places) -> Iterator[Problem]:
    """Templates that content asks for and the theme lacks, all told at once."""
    for generator, content in published(generators):
        try:
            generator.get_template(content.template)
        except (PelicanTemplateNotFound, TemplateSyntaxError) as error:
            yield from explain(error, places, Path(content.source_path))


def not_written(generators: Sequence[Generator], places: Places) -> Iterator[Problem]:
    """Published content of which no file came to be."""
    for _, content in published(generators):
        if not (places.staging / content.save_as).is_file():
            yield Problem(
                places.shown(content.source_path),
                None,
                said(
                    "Cette page n'a pas été écrite (« {address} » manque).",
                    "This page was not written (“{address}” is missing).",
                    address=content.save_as,
                ),
                said("Elle manquerait au site publié.", "The published site would lack it."),
                said(
                    "Cherchez le greffon ou le gabarit qui l'écarte, ou écrivez « status: draft ».",
                    "Look for the plugin or template that leaves it out, or write “status: draft”.",
                ),
            )


def not_copied(generator: StaticGenerator, written: Mapping[Path, str], places: Places) -> Iterator[Problem]:
    """Static files that were not copied whole, or that were copied onto something else.

    Pelican only warns when a copy fails, for instance of a file it may not read.
    """
    taken = {folded(str(page.relative_to(places.staging))): maker for page, maker in written.items()}
    sources = {folded(str(page.relative_to(places.staging))): page for page in written}
    for source, target in _static_files(generator, places):
        shown = places.shown(source)
        key = folded(str(target.relative_to(places.staging)))
        if key in taken and sources[key] != source:
            yield copied_over(shown, taken[key], target.relative_to(places.staging))
        taken[key], sources[key] = shown, source
        if (source.is_symlink() or source.exists()) and not source.is_dir() and not _whole(source, target):
            yield Problem(
                shown,
                None,
                said(
                    "Ce fichier n'a pas pu être copié dans le site.",
                    "This file could not be copied into the site.",
                ),
                said("Il manquerait, ou serait tronqué.", "It would be missing or cut short."),
                said(
                    "Vérifiez qu'il existe, que le compte qui construit le site peut le lire, et que le "
                    "disque n'est pas plein.",
                    "Check that it exists, that the account that builds the site may read it, and that the "
                    "disk is not full.",
                ),
            )


def _whole(source: Path, target: Path) -> bool:
    return source.is_file() and target.is_file() and source.stat().st_size == target.stat().st_size


def _static_files(generator: StaticGenerator, places: Places) -> Iterator[tuple[Path, Path]]:
    """(source, target) of each static file, of the theme first, as Pelican copies them."""
    settings = generator.settings
    ignored: Sequence[str] = settings["IGNORE_FILES"]
    base = places.staging / settings["THEME_STATIC_DIR"]
    for entry in settings["THEME_STATIC_PATHS"]:
        root = places.theme / entry
        if root.is_file():
            yield root, base / root.name
        for folder, subfolders, files in os.walk(root, followlinks=True):
            subfolders[:] = [name for name in subfolders if not any(fnmatch(name, p) for p in ignored)]
            for name in files:
                if not any(fnmatch(name, pattern) for pattern in ignored):
                    source = Path(folder, name)
                    yield source, base / source.relative_to(root)
    for static in generator.context["staticfiles"]:
        target = Path(os.path.normpath(places.staging / static.save_as))
        yield Path(os.path.normpath(places.content / static.source_path)), target


def no_page(places: Places) -> Iterator[Problem]:
    """A build that made no page at all."""
    if next(places.staging.rglob("*.html"), None) is None:
        content = places.shown(places.content)
        yield Problem(
            content,
            None,
            said("Aucune page n'a été construite.", "No page was built."),
            said("Un site vide remplacerait le site publié.", "An empty site would be published."),
            said(
                "Vérifiez que « {content} » contient les pages, puis PATH, PAGE_PATHS et ARTICLE_PATHS dans "
                "les réglages.",
                "Check that “{content}” holds the pages, then PATH, PAGE_PATHS and ARTICLE_PATHS in the settings.",
                content=content,
            ),
        )


def _unread(source: str, settings: Mapping[str, object]) -> Problem:
    return Problem(
        source,
        None,
        said("Ce fichier ne devient aucune page du site.", "This file becomes no page of the site."),
        said("Ce qu'il dit ne serait pas publié.", "What it says would not be published."),
        said(
            "Rangez-le en « .md » dans un dossier de pages ({pages}) ou d'articles ({articles}), ou parmi "
            "les fichiers à télécharger ({static}) ; sinon retirez-le du contenu, ou citez-le dans "
            "IGNORE_FILES.",
            "Put it as “.md” in a folder of pages ({pages}) or articles ({articles}), or among the files to "
            "download ({static}); else take it out of the content, or add it to IGNORE_FILES.",
            pages=_listed(settings["PAGE_PATHS"]),
            articles=_listed(settings["ARTICLE_PATHS"]),
            static=_listed(settings["STATIC_PATHS"]),
        ),
    )


def _listed(folders: object) -> str:
    names = [folders] if isinstance(folders, str) else [str(name) for name in folders]  # type: ignore[attr-defined]
    return ", ".join(name or "." for name in names) or "—"


def _copied_raw(source: str) -> Problem:
    return Problem(
        source,
        None,
        said(
            "Cette page serait publiée telle quelle, sans être mise en forme.",
            "This page would be published raw, without being rendered.",
        ),
        said("Elle est rangée parmi les fichiers à télécharger.", "It lies among the files to download."),
        said(
            "Déplacez-la dans un dossier de pages ou d'articles.",
            "Move it into a folder of pages or articles.",
        ),
    )
