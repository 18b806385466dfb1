"""How a page is gone through with a screen reader, and what is heard: the walks of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from tests.screen_reader.desktop import DesktopError
from tests.screen_reader.firefox import Firefox
from tests.screen_reader.orca import Orca, Utterance

# Orca says so when a walk is at its end and begins again.
_ROUND: Final = "Poursuivre d’en haut."
# No page has as many headings or landmarks.
_LONGEST_ROUND: Final = 60
_SUMMARY: Final = "La page possède"
_LEAVING: Final = "sortie "
# What can be reached with Tab, as far as it is to be seen.
_STOPS: Final = """[...document.querySelectorAll(
    ':is(main, .feedback) :is(a[href], button, input, select, textarea, summary)'
)].filter(element => element.checkVisibility()).length"""
# What the search answers, and a button that copied.
_ANSWER: Final = re.compile(r"résultats? pour |La recherche ne répond pas")
_COPIED: Final = re.compile("Adresse copiée|ne permet pas la copie")
_KEYS: Final = {"Return": "Entrée", "Escape": "Échap", "space": "Espace"}


class Reader:
    """A person with a screen reader, who goes through pages always in the same way."""

    def __init__(self, orca: Orca, firefox: Firefox) -> None:
        """Sit down before a desktop on which both run."""
        self._orca = orca
        self._firefox = firefox

    def open(self, url: str) -> list[str]:
        """Load a page and return what is said of it before anything is asked."""
        self._orca.forget()
        self._firefox.goto(url)
        heard = self._orca.hear(_is_summary)
        # What comes before is of windows, and comes and goes with their timing.
        start = next(index for index, utterance in enumerate(heard) if _is_summary(utterance))
        return [_line(_words([utterance])) for utterance in heard[start:]]

    def whole(self) -> list[str]:
        """Have everything read, from the top: a line for each thing of the page, and for each that is left.

        Of the first, only the words: whether Orca says what it is, where one stands on it already, is a matter of time.
        """
        lines: list[list[str]] = []
        for utterance in self._orca.read_all():
            begins = not lines or utterance.kind != "more" or lines[-1][-1].startswith(_LEAVING)
            for words in _words([utterance]):
                if begins:
                    lines.append([words])
                else:
                    lines[-1].append(words)
        return [_line(words[:1] if number == 0 else words) for number, words in enumerate(lines)]

    def headings(self) -> list[str]:
        """Go from heading to heading, from the top to the last."""
        return list(self._round("h"))

    def landmarks(self) -> list[str]:
        """Go from landmark to landmark, all around from the first."""
        return list(self._round("m"))

    def tab(self) -> list[str]:
        """Take the first skip link, then press Tab through the content: what is heard of each stop.

        One more than there is: the first of the footer shows that none was passed over.
        """
        return [self._skip(), *(self._stop("Tab") for _ in range(self._firefox.evaluate(_STOPS) + 1))]

    def menu(self) -> list[str]:
        """Go through the header with the keyboard: Tab up to the first section that opens, open it, close it."""
        self._orca.press("ctrl+Home")
        heard = [self._stop("Tab") for _ in range(8)]
        return [*heard, *self._keys("Return", "Tab", "Tab", "Escape", "Tab")]

    def menu_enlarged(self, url: str) -> list[str]:
        """Load the page and do the same where everything is enlarged to 170 %: there, a button opens the sections."""
        self.open(url)
        self._orca.press(*["ctrl+plus"] * 5, quiet=1)
        try:
            self._orca.press("ctrl+Home")
            heard = [self._stop("Tab") for _ in range(6)]
            return [*heard, *self._keys("Return", "Tab", "Tab", "Tab", "Return", "Tab", "Escape", "Escape", "Tab")]
        finally:
            self._orca.press("ctrl+0", quiet=1)

    def copy(self) -> list[str]:
        """Go to the first button of the content and press it: what the page answers."""
        self._skip()
        return [*self._keys("b"), self._answered("space", _COPIED)]

    def search(self, url: str, words: str, nothing: str) -> list[str]:
        """Look for `words`, then for those of one kind, hear the results by heading; load the page, look for `nothing`.

        Every key that is not Tab is written before what is heard of it.
        """
        self._skip()
        heard = [self._stop("Tab") for _ in range(2)]
        heard += [self._typed(words), self._answered("Return", _ANSWER)]
        heard += [self._stop("Tab") for _ in range(3)]
        heard.append(self._answered("space", _ANSWER))
        heard.append(self._answered("space", _ANSWER))
        heard += self._keys("h", "h", "h", "h", "h")
        self.open(url)
        self._skip()
        heard += [self._stop("Tab") for _ in range(2)]
        heard += [self._typed(nothing), self._answered("Return", _ANSWER)]
        return heard

    def tables(self, tables: Iterable[Element]) -> list[str]:
        """Go through every cell of each table, row by row."""
        self._orca.press("ctrl+Home")
        heard = []
        for table in tables:
            heard.append(self._stop("t"))
            for number, row in enumerate(table.iter("tr")):
                others = len(row) - 1
                if number:
                    self._orca.press(*["alt+shift+Left"] * others)
                    heard.append(self._stop("alt+shift+Down"))
                heard += [self._stop("alt+shift+Right") for _ in range(others)]
        return heard

    def _skip(self) -> str:
        self._orca.press("ctrl+Home")
        # Orca says where one has come, then goes on reading for as long as events come: only the first is sure.
        arrived = self._orca.press("Return", quiet=1)
        return _line(_words(arrived[:1]))

    def _keys(self, *keys: str) -> list[str]:
        # What was left is said for one key or for the next: it says nothing of where one is.
        return [_after(key, _line(_staying(self._orca.press(key)))) for key in keys]

    def _typed(self, words: str) -> str:
        return _after(f"« {words} »", _line(_words(self._orca.press(*words))))

    def _answered(self, key: str, answer: re.Pattern[str]) -> str:
        """Press a key; what is said, once the page has answered."""
        said = self._orca.press(key, wanted=lambda utterance: bool(answer.search(utterance.text)), quiet=1)
        return _after(key, _line(_words(said)))

    def _stop(self, key: str) -> str:
        return _line(_words(self._orca.press(key)))

    def _round(self, key: str) -> Iterator[str]:
        self._orca.press("ctrl+Home")
        for _ in range(_LONGEST_ROUND):
            words = _words(self._orca.press(key))
            yield _line(word for word in words if word != _ROUND)
            if _ROUND in words:
                return
        raise DesktopError(f"Orca did not come round after {_LONGEST_ROUND} × {key}")


def _is_summary(utterance: Utterance) -> bool:
    return utterance.text.startswith(_SUMMARY)


def _staying(heard: Iterable[Utterance]) -> list[str]:
    return [words for words in _words(heard) if not words.startswith(_LEAVING)]


def _after(key: str, heard: str) -> str:
    return heard if key == "Tab" else f"({_KEYS.get(key, key)}) {heard}"


def _line(words: Iterable[str]) -> str:
    return " | ".join(words) or "(rien)"


def _words(heard: Iterable[Utterance]) -> list[str]:
    """Give what was said, spaces gathered; without the full stops that are no words."""
    said = [" ".join(utterance.text.split()) for utterance in heard]
    return [words for words in said if words.strip(".")]
