"""A real browser for tests: the locked Chromium, behind one long-lived Node process.

Whatever cannot be done raises `BrowserError`; an empty answer means that there was
nothing, never that nobody looked.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

ROOT = Path(__file__).resolve().parent.parent.parent
NODE = ROOT / ".venv" / "bin" / "node"
DRIVER = Path(__file__).resolve().parent / "driver.mjs"


class BrowserError(Exception):
    """The browser could not do what it was asked."""


class Browser:
    """One page of a headless Chromium, led from tests."""

    def __init__(self) -> None:
        """Start it; raises `BrowserError` where it does not start."""
        # A file, for nobody reads while the driver runs: a pipe could fill up and stop it.
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `close`)
        self._process = subprocess.Popen(
            [NODE, DRIVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            cwd=ROOT,
            text=True,
            encoding="utf-8",
        )
        try:
            self.version = str(self._receive())
        except BrowserError:
            self.close()
            raise

    def close(self) -> None:
        """End the browser and the driver."""
        try:
            self._process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
        self._complaints.close()

    def fresh(self) -> None:
        """Start again from a blank page of 1280 × 800, with nothing emulated."""
        self._ask("fresh")

    def serve(self, folder: Path) -> str:
        """Serve a built site on the loopback address and return its URL, which ends in `/`."""
        return str(self._ask("serve", folder=str(Path(folder).resolve())))

    def goto(self, target: str | Path) -> None:
        """Load a URL, or a file that needs no server; an answer of 400 or more raises."""
        url = Path(target).resolve().as_uri() if isinstance(target, Path) else target
        self._ask("goto", url=url)

    def show(self, html: str) -> None:
        """Load a document given as text."""
        self._ask("show", html=html)

    def viewport(self, width: int, height: int = 800, *, zoom: float = 1) -> None:
        """Set the window; `zoom=2` is a person's 200 %."""
        self._ask("viewport", width=width, height=height, zoom=zoom)

    def emulate(
        self,
        *,
        scheme: Literal["light", "dark"] | None = None,
        forced_colors: bool = False,
        reduced_motion: bool = False,
        media: Literal["screen", "print"] = "screen",
    ) -> None:
        """Set what media queries see; what is not named goes back to the default."""
        self._ask("emulate", scheme=scheme, forcedColors=forced_colors, reducedMotion=reduced_motion, media=media)

    def widen_text(self) -> None:
        """Space the loaded page's text as WCAG 1.4.12 does."""
        self._ask("widenText")

    def javascript(self, enabled: bool) -> None:
        """Allow or forbid the pages' own scripts, from the next `goto` on."""
        self._ask("javascript", enabled=enabled)

    def evaluate(self, expression: str) -> Any:
        """Return the JSON value of a JavaScript expression; promises are awaited."""
        return self._ask("evaluate", expression=expression)

    def press(self, key: str) -> None:
        """Press a key by its name: `Tab`, `Enter`, `Escape`, `a`…"""
        self._ask("press", key=key)

    def tab_round(self, links: int | None = None) -> list[str]:
        """Press Tab until the focus comes round, or has met so many links, opening each closed `details` with Enter.

        Returns where the links lead, in the order in which they are met; what had the focus then has the attribute
        `data-walked`. A page that never lets the focus come round raises.
        """
        return list(self._ask("tabRound", links=links))

    def enter(self) -> None:
        """Press Enter on what leads to another page, and wait for that page."""
        self._ask("enter")

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self._ask("type", text=text)

    def click(self, selector: str) -> None:
        """Click the first element that matches."""
        self._ask("click", selector=selector)

    def hover(self, selector: str) -> None:
        """Put the pointer on the first element that matches."""
        self._ask("hover", selector=selector)

    def requests(self) -> list[str]:
        """Return every URL asked for since the last `goto` or `show`."""
        return list(self._ask("requests"))

    def messages(self) -> list[str]:
        """Return what the console, failing scripts and failing requests said since then."""
        return list(self._ask("messages"))

    def accessibility_tree(self) -> dict[str, Any]:
        """Return what assistive technology is told: nested role, name and states."""
        return dict(self._ask("accessibilityTree"))

    def accessibility_nodes(self) -> list[dict[str, Any]]:
        """Return the nodes of the whole accessibility tree, as `Accessibility.getFullAXTree` gives them."""
        return list(self._ask("accessibilityNodes"))

    def screenshot(self, path: Path, *, full_page: bool = False, selector: str | None = None) -> None:
        """Take a picture of the window, the whole page or one element."""
        self._ask("screenshot", path=str(path), fullPage=full_page, selector=selector)

    def pa11y(
        self,
        *,
        runners: Sequence[Literal["axe", "htmlcs"]] = ("axe", "htmlcs"),
        standard: Literal["WCAG2A", "WCAG2AA", "WCAG2AAA"] = "WCAG2AA",
        include_warnings: bool = False,
    ) -> list[dict[str, Any]]:
        """Audit the loaded page, in the width and scheme that are set, and return the issues.

        Each has `code`, `type`, `message`, `context`, `selector` and `runner`.
        """
        issues = self._ask("pa11y", runners=list(runners), standard=standard, includeWarnings=include_warnings)
        return list(issues)

    def _ask(self, command: str, **options: Any) -> Any:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"command": command, **options}) + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise BrowserError(f"the browser is gone before {command}: {self._said()}") from error
        return self._receive()

    def _receive(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise BrowserError(f"the browser ended without an answer: {self._said()}")
        answer = json.loads(line)
        if "error" in answer:
            raise BrowserError(answer["error"])
        return answer["result"]

    def _said(self) -> str:
        self._complaints.seek(0)
        return self._complaints.read().decode("utf-8", "replace")[-2000:]
