"""What a command says of arguments that it does not understand: all that argparse can say, in French."""

from __future__ import annotations

import argparse
import errno
import os

import pytest

from a11y.command_line import FrenchParser
from a11y.system_error import in_french


def parser() -> FrenchParser:
    made = FrenchParser(prog="essai")
    made.add_argument("paths", nargs="*")
    made.add_argument("--one", type=int)
    made.add_argument("--some", nargs="+")
    made.add_argument("--two", nargs=2)
    made.add_argument("--maybe", nargs="?")
    made.add_argument("--onward", action="store_true")
    made.add_argument("--lang", choices=("fr", "en"))
    either = made.add_mutually_exclusive_group()
    either.add_argument("--left", action="store_true")
    either.add_argument("--right", action="store_true")
    return made


@pytest.mark.parametrize(
    "arguments, said",
    [
        ("--one", "--one : il y manque une valeur."),
        ("--some", "--some : il y manque au moins une valeur."),
        ("--two a", "--two : 2 valeurs y sont attendues."),
        ("--one x", "--one : « x » n'est pas une valeur admise."),
        ("--onward=x", "--onward : ne prend pas de valeur, et « x » lui est donné."),
        ("--on", "« --on » peut vouloir dire --one, --onward."),
        ("--lang fra", "--lang : « fra » n'existe pas. Vouliez-vous dire « fr » ? Valeurs admises : fr, en."),
        ("--left --right", "--right : ne va pas avec --left."),
        ("--nothing", "argument inconnu : --nothing."),
    ],
)
def test_every_fault_is_told_in_french(capsys: pytest.CaptureFixture[str], arguments: str, said: str) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(arguments.split())
    assert ended.value.code == 2
    lines = capsys.readouterr().err.replace("\u00a0", " ").splitlines()
    assert lines[0].startswith("Usage : essai [-h]")
    assert lines[-1] == f"essai : {said}"


def test_what_is_wanting_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    made = FrenchParser(prog="essai")
    made.add_argument("file", metavar="FICHIER")
    group = made.add_mutually_exclusive_group(required=True)
    group.add_argument("--left")
    group.add_argument("--right")
    for arguments, said in (
        (["--left", "a"], "il manque FICHIER."),
        (["a"], "il manque l'un de ceux-ci : --left --right."),
    ):
        with pytest.raises(SystemExit):
            made.parse_args(arguments)
        assert capsys.readouterr().err.replace("\u00a0", " ").splitlines()[-1] == f"essai : {said}"


def test_a_message_of_the_program_itself_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    def day(said: str) -> str:
        raise argparse.ArgumentTypeError(f"{said} n'est pas un jour")

    made = FrenchParser(prog="essai")
    made.add_argument("--until", type=day)
    with pytest.raises(SystemExit):
        made.parse_args(["--until", "hier\x1b[31m"])
    assert capsys.readouterr().err.splitlines()[-1] == "essai\u00a0: --until\u00a0: hier\\u001b[31m n'est pas un jour"


@pytest.mark.parametrize(
    "code, said",
    [
        (errno.ENOENT, "ce fichier ou ce dossier n'existe pas"),
        (errno.EISDIR, "c'est un dossier, pas un fichier"),
        (errno.EACCES, "la permission manque"),
        (errno.ENOSPC, "il n'y a plus de place"),
        (errno.EXDEV, os.strerror(errno.EXDEV)),
    ],
)
def test_what_the_system_says_of_files_is_told_in_french(code: int, said: str) -> None:
    assert in_french(OSError(code, os.strerror(code), "a")) == said
