"""Sees what Pelican passes over in silence while it builds a site."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
from pelican.contents import Content, SkipStub
from pelican.generators import Generator, StaticGenerator
from pelican.plugins import signals
from pelican.writers import Writer

from a11y.assets import is_html
from a11y.finding import Problem

from . import accounts, addresses
from .crash import explain, traces_of
from .journal import errors_heard, known_problem, other_problem
from .notices import notices_heard
from .places import Places
from .wording import UnbuildableError

_DRAFTS = ("drafts", "drafts_translations", "draft_pages", "draft_translations")


class Witness:
    """Collects, during one run of Pelican, its problems and which page comes from which source.

    `problems`: everything that went wrong, once each. `traces`: the tracebacks of
    what nobody foresaw. `notices`: what plugins warn of. `sources`: staging file -> content file. `drafts`: how
    many drafts were kept back.
    """

    def __init__(self, places: Places, on_page: Callable[[Path], None]) -> None:
        self.places = places
        self.problems: list[Problem] = []
        self.traces: list[str] = []
        self.notices: list[Problem] = []
        self.sources: dict[Path, Path] = {}
        self.drafts = 0
        self._on_page = on_page
        self._explained: list[BaseException] = []
        self._skipped: set[Path] = set()
        self._generators: Sequence[Generator] = ()
        self._written: dict[Path, str] = {}

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Hear Pelican's signals and logs while the block runs."""
        heard = (
            (signals.generator_init, self._generator_made),
            (signals.all_generators_finalized, self._content_read),
            (signals.content_written, self._page_written),
            (signals.feed_written, self._feed_written),
        )
        for signal, receiver in heard:
            signal.connect(receiver, weak=False)
        try:
            with errors_heard(self._error_logged), notices_heard(self.notices.append):
                yield
        finally:
            for signal, receiver in heard:
                signal.disconnect(receiver)

    def explain(self, error: BaseException, source: Path | None = None) -> None:
        """Add the problems that an exception stands for, unless it was told already."""
        if any(error is known for known in self._explained):
            return
        self._explained.append(error)
        self.problems.extend(explain(error, self.places, source))
        self.traces.extend(traces_of(error))

    def _error_logged(self, record: logging.LogRecord, error: BaseException | None) -> None:
        known = known_problem(record, self.places)
        if known:
            self.problems.append(known)
        elif error is not None:
            self.explain(error)
        else:
            self.problems.append(other_problem(record))

    def _generator_made(self, generator: Generator) -> None:
        """Templates come from the theme alone; every file read is remembered with how it went.

        Pelican puts its `simple` theme behind every theme: a missing template
        would come from there. The loader stays a `ChoiceLoader`, which
        `TEMPLATE_PAGES` relies on.
        """
        folders = generator._templates_path
        own = FileSystemLoader(folders)
        generator.env.loader = ChoiceLoader([own, PrefixLoader({"!theme": FileSystemLoader(folders[-1])})])
        read = generator.readers.read_file

        def read_file(base_path: str, path: str, *args: Any, **kwargs: Any) -> Any:
            source = Path(base_path, path)
            try:
                content = read(base_path, path, *args, **kwargs)
            except Exception as error:
                self.explain(error, source)
                raise
            if isinstance(content, SkipStub):
                self._skipped.add(Path(content.source_path))
            return content

        generator.readers.read_file = read_file
        if isinstance(generator, StaticGenerator):
            copy = generator.generate_output

            def generate_output(writer: Writer) -> None:
                copy(writer)
                self._static_copied(generator)

            generator.generate_output = generate_output

    def _content_read(self, generators: Sequence[Generator]) -> None:
        """All content is read, nothing is written: the last moment to stop two pages from being one."""
        self._generators = generators
        self.problems.extend(accounts.failed_without_a_word(generators, self.problems, self.places))
        self.problems.extend(accounts.unread(generators, self._skipped, self.places))
        self._keep_drafts_back(generators)
        fatal = [
            *addresses.same_address(generators, self.places),
            *addresses.same_language(generators, self.places),
            *addresses.without_address(generators, self.places),
            *accounts.missing_templates(generators, self.places),
        ]
        if fatal:
            raise UnbuildableError(fatal)

    def _keep_drafts_back(self, generators: Sequence[Generator]) -> None:
        """Drafts and articles dated ahead are not written, whatever address their front matter asks for."""
        for generator in generators:
            for name in _DRAFTS:
                drafts = getattr(generator, name, None)
                if drafts:
                    self.drafts += len(drafts)
                    setattr(generator, name, [])
                    if name in generator.context:
                        generator.context[name] = []

    def _page_written(self, path: str, context: dict[str, Any]) -> None:
        page = Path(path)
        content = context.get("article") or context.get("page")
        maker = "une page du thème"
        if isinstance(content, Content) and content.source_path:
            self.sources[page] = Path(content.source_path)
            maker = self.places.shown(content.source_path)
        if page in self._written:
            self.problems.append(addresses.taken_twice(page, self._written[page], maker, self.places))
        self._written[page] = maker
        self._on_page(page)

    def _feed_written(self, path: str, context: dict[str, Any], feed: object) -> None:
        self._written[Path(path)] = "un flux"

    def _static_copied(self, generator: StaticGenerator) -> None:
        """Right after the copy, before a plugin makes an image or a style sheet smaller."""
        self.problems.extend(accounts.not_copied(generator, self._written, self.places))
        for static in generator.context["staticfiles"]:
            copied = self.places.staging / static.save_as
            if is_html(copied):
                # A page that somebody wrote as HTML: its faults are mended there.
                self.sources[copied] = self.places.content / static.source_path

    def look_over(self) -> None:
        """Check, once Pelican and all its plugins are done, that every page that should be there is."""
        self.problems.extend(accounts.not_written(self._generators, self.places))
        self.problems.extend(accounts.no_page(self.places))
