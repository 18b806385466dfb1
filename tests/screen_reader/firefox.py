"""Firefox on a desktop, led from page to page by its own remote protocol (Marionette)."""

from __future__ import annotations

import json
import socket
from typing import Any, Final

from tests.screen_reader.desktop import PATIENCE, Desktop, DesktopError, wait_until

# Nothing but the page may speak: no welcome, no update, no « lien visité », no offer to translate. Nothing moves: Orca
# takes for one line what stands at one height, and asks for each thing in turn.
_PREFERENCES: Final[dict[str, str | int | bool]] = {
    "accessibility.force_disabled": -1,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtab.preload": False,
    "browser.newtabpage.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.tabs.warnOnClose": False,
    "browser.translations.enable": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "extensions.update.enabled": False,
    "general.smoothScroll": False,
    "intl.accept_languages": "fr,fr-FR",
    "layout.css.visited_links_enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "places.history.enabled": False,
    "termsofuse.bypassNotification": True,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "trailhead.firstrun.didSeeAboutWelcome": True,
    "ui.prefersReducedMotion": 1,
}


class Firefox:
    """One window, without a frame."""

    def __init__(self, desktop: Desktop) -> None:
        """Start it on an empty page; raises `DesktopError` where it does not answer."""
        self._desktop = desktop
        self._profile = desktop.folder / "firefox"
        self._profile.mkdir()
        preferences = {**_PREFERENCES, "marionette.port": 0}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()]
        (self._profile / "user.js").write_text("".join(lines), "utf-8")
        desktop.start(
            "browser",
            ("firefox-esr", "--profile", self._profile, "--no-remote", "--marionette", "--kiosk", "about:blank"),
            {"MOZ_CRASHREPORTER_DISABLE": "1"},
        )
        port = self._profile / "MarionetteActivePort"
        wait_until(lambda: port.is_file() and port.read_text().strip().isdigit(), "Firefox")
        self._socket = socket.create_connection(("127.0.0.1", int(port.read_text())), timeout=PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._asked = 0
        self._receive()
        self._ask("WebDriver:NewSession", {})

    def close(self) -> None:
        """Let go of it; it ends with its desktop."""
        self._stream.close()
        self._socket.close()

    def goto(self, url: str) -> None:
        """Load a page; raises `DesktopError` where it does not come."""
        self._ask("WebDriver:Navigate", {"url": url})

    def evaluate(self, script: str) -> Any:
        """Return what a JavaScript expression is worth in the page; raises `DesktopError` where it is worth nothing."""
        return self._ask("WebDriver:ExecuteScript", {"script": f"return {script}", "args": []})["value"]

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        self._asked += 1
        message = json.dumps([0, self._asked, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._receive()
        if error:
            raise DesktopError(f"{command}: {error['message']}")
        return result

    def _receive(self) -> Any:
        length = b""
        try:
            while (byte := self._stream.read(1)) != b":":
                # Whoever has hung up sends nothing, for ever.
                if not byte:
                    raise DesktopError("Firefox hung up")
                length += byte
            return json.loads(self._stream.read(int(length)))
        except OSError as error:
            raise DesktopError(f"Firefox does not answer: {error}") from error
