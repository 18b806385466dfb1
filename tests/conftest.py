"""What every test may ask for: a real browser, and an audit by pa11y in it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, settings

from tests.browser.browser import Browser

# How long an example takes says how busy the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_configure() -> None:
    """Have Ctrl-C heard, and lines as wide as in any shell, by all that the tests start.

    In the background Ctrl-C is ignored; the workers of pytest-xdist have a terminal of 80 columns.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


class Audit(Protocol):
    """Load a page and audit it with pa11y; raises `BrowserError` where that cannot be done."""

    def __call__(self, target: str | Path, **options: Any) -> list[dict[str, Any]]:
        """Return the issues of `target`, a URL or a file; options are those of `Browser.pa11y`."""


@pytest.fixture(scope="session")
def browser_process() -> Iterator[Browser]:
    """Start the one browser of the test run."""
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture
def browser(browser_process: Browser) -> Browser:
    """Give a blank page with nothing emulated."""
    browser_process.fresh()
    return browser_process


@pytest.fixture
def pa11y(browser: Browser) -> Audit:
    """Give the audit of one page."""

    def audit(target: str | Path, **options: Any) -> list[dict[str, Any]]:
        browser.goto(target)
        return browser.pa11y(**options)

    return audit
