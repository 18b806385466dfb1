"""The city's own site, copied to a temporary folder and built by the command that a person would type."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from a11y.clock import VARIABLE
from tests.browser.browser import Browser

ROOT = Path(__file__).parents[2]
COPIED = ("pelicanconf.py", "publishconf.py", "derogations.yaml", "content", "theme")


@dataclass(frozen=True)
class Run:
    """What a command left behind."""

    code: int
    said: str


@dataclass(frozen=True)
class Project:
    """A copy of the city's site."""

    root: Path

    @property
    def output(self) -> Path:
        """The folder of what is published."""
        return self.root / "output"

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a text that must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new))

    def build(self, settings: str = "pelicanconf.py", path: Path | None = None, day: str | None = None) -> Run:
        """Run Pelican, on a day such as `2026-11-30`; `path` comes before the plugins when modules are looked for."""
        environment = {**os.environ, "PYTHONPATH": str(path) if path else "", "PYTHONDONTWRITEBYTECODE": "1"}
        if day:
            noon = datetime.fromisoformat(f"{day}T12:00+00:00")
            environment[VARIABLE] = f"{noon.timestamp():.0f}"
        done = subprocess.run(
            [Path(sys.executable).with_name("pelican"), "content", "-s", settings],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Run(done.returncode, done.stdout + done.stderr)

    def pages(self) -> Iterator[tuple[str, Element]]:
        """Give every published page, without those that only lead on: its address and its tree, without namespace."""
        for file in sorted(self.output.rglob("*.html")):
            address = "/" + file.relative_to(self.output).as_posix().removesuffix("index.html")
            text = file.read_text(encoding="utf-8")
            if '<meta http-equiv="refresh"' not in text:
                yield address, parse(text)

    def page(self, address: str) -> Element:
        """Give one published page."""
        return dict(self.pages())[address]


def parse(html: str) -> Element:
    """Parse a document; raises on any parse error."""
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return tree


def text_of(element: Element | None) -> str:
    """Give an element's text, spaces gathered."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def copy_site(folder: Path) -> Project:
    """Copy the site to a folder."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        elif source.exists():
            shutil.copy(source, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return Project(folder)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a copy of the site that a test may spoil."""
    return copy_site(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give the site as it is, built once; tests only read it."""
    project = copy_site(tmp_path_factory.mktemp("site"))
    run = project.build()
    assert run.code == 0, run.said
    return project


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Give the site with the settings of the published one, but for the audit, which `tests/site` makes."""
    project = copy_site(tmp_path_factory.mktemp("published"))
    project.replace("publishconf.py", 'A11Y = {**A11Y, "browser": "all"}', "")
    run = project.build("publishconf.py")
    assert run.code == 0, run.said
    return project


@pytest.fixture(scope="session")
def site(built: Project, browser_process: Browser) -> str:
    """Give the address of the site as it is, served to the browser; a page's own address follows it."""
    return browser_process.serve(built.output).rstrip("/")


@pytest.fixture
def window(browser: Browser) -> Iterator[Browser]:
    """Give a blank page; what the console, a script or a request complains of in the end is a failure."""
    yield browser
    assert browser.messages() == []
