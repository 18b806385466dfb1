"""Command lines that say in French what they do not understand: argparse itself only speaks English."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from .config import nearest
from .printable import printable

_ARGUMENT: Final = re.compile(r"argument (?P<name>[^:]+): (?P<said>.*)", re.DOTALL)
_CHOICE: Final = re.compile(r"invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)", re.DOTALL)
# What argparse says, whole, and what that is in French.
_FRENCH: Final = tuple(
    (re.compile(english, re.DOTALL), french)
    for english, french in (
        (r"the following arguments are required: (.+)", "il manque {0}."),
        (r"unrecognized arguments: (.+)", "argument inconnu\u00a0: {0}."),
        (r"one of the arguments (.+) is required", "il manque l'un de ceux-ci\u00a0: {0}."),
        (r"not allowed with argument (.+)", "ne va pas avec {0}."),
        (r"ambiguous option: (.+) could match (.+)", "«\u00a0{0}\u00a0» peut vouloir dire {1}."),
        (r"ignored explicit argument ['\"](.*)['\"]", "ne prend pas de valeur, et «\u00a0{0}\u00a0» lui est donné."),
        (r"invalid \S+ value: ['\"](.*)['\"]", "«\u00a0{0}\u00a0» n'est pas une valeur admise."),
        (r"expected one argument", "il y manque une valeur."),
        (r"expected at most one argument", "une seule valeur y est admise."),
        (r"expected at least one argument", "il y manque au moins une valeur."),
        (r"expected (\d+) arguments?", "{0}\u00a0valeurs y sont attendues."),
    )
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Usage\u00a0: " if prefix is None else prefix)


class FrenchParser(argparse.ArgumentParser):
    """A parser of arguments, and those of its subcommands, whose usage, help and errors are French."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **settings, "add_help": False})
        self._positionals.title = "arguments"
        self.add_argument("-h", "--help", action="help", help="affiche cette aide, et rien d'autre")

    def error(self, message: str) -> NoReturn:
        """End the program with its usage and what is wrong."""
        self.exit(2, f"{self.format_usage()}{self.prog}\u00a0: {printable(in_french(message))}\n")


def in_french(message: str) -> str:
    """What argparse complains of; words that it does not know how to say stay as they are."""
    if match := _ARGUMENT.fullmatch(message):
        return f"{match['name']}\u00a0: {in_french(match['said'])}"
    if match := _CHOICE.fullmatch(message):
        value, choices = match["value"].strip("'\""), [one.strip("'\" ") for one in match["choices"].split(",")]
        return (
            f"«\u00a0{value}\u00a0» n'existe pas.{nearest(value, choices)} Valeurs admises\u00a0: {', '.join(choices)}."
        )
    for english, french in _FRENCH:
        if match := english.fullmatch(message):
            return french.format(*match.groups())
    return message
