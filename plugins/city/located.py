"""YAML whose every key and value knows its line in the file.

PyYAML's composer does the parsing; nothing is ever constructed from a tag, so
a file can hold text, lists and mappings and nothing else.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from a11y.finding import Text
from a11y.system_error import in_french
from city.errors import Complaint

_TAGS_OF_YAML = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Value:
    """A node of a YAML text, with the text itself to quote from."""

    node: yaml.Node
    first_line: int
    lines: tuple[str, ...]

    @property
    def line(self) -> int:
        """The 1-based line of the file the value begins on."""
        return self.first_line + int(self.node.start_mark.line)

    @property
    def tag(self) -> str:
        """YAML's own short tag (`str`, `int`, `null`, `map`, …)."""
        return str(self.node.tag).removeprefix(_TAGS_OF_YAML)

    @property
    def written(self) -> str | None:
        """The scalar as the editor wrote it, before YAML guesses a type; None if no scalar."""
        return self.node.value if isinstance(self.node, yaml.ScalarNode) else None

    @property
    def is_quoted(self) -> bool:
        """Whether the scalar stands in quotes or in a block (`|`, `>`)."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.style is not None

    @property
    def lost_comment(self) -> str | None:
        """What YAML cut off the end of an unquoted value because it begins with « # »."""
        if self.written is None or self.is_quoted or not self.lines:
            return None
        mark = self.node.end_mark
        rest = self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""
        return rest.strip() if rest.strip().startswith("#") else None

    def items(self) -> list[Value] | None:
        """The values of a list; None if it is no list."""
        if not isinstance(self.node, yaml.SequenceNode):
            return None
        return [Value(item, self.first_line, self.lines) for item in self.node.value]

    def entries(self) -> list[Entry] | None:
        """The keys and values of a mapping; None if it is no mapping.

        Raises:
            Complaint: a key is no plain word, or stands there twice.
        """
        if not isinstance(self.node, yaml.MappingNode):
            return None
        return list(self._entries(self.node))

    def _entries(self, mapping: yaml.MappingNode) -> Iterator[Entry]:
        seen: dict[str, int] = {}
        for key_node, value_node in mapping.value:
            key = Value(key_node, self.first_line, self.lines)
            name = key.written
            if name is None or key.tag == "null":
                raise Complaint(
                    key.line,
                    Text("Une clé n’est pas un simple mot.", "A key is not a plain word."),
                    Text(
                        "Chaque ligne de l’en-tête est de la forme «\u00a0clé: valeur\u00a0».",
                        'Each line is of the form "key: value".',
                    ),
                    Text(
                        "Écrivez par exemple «\u00a0title: Fête du parc\u00a0».",
                        'Write for example "title: Fête du parc".',
                    ),
                )
            if name in seen:
                raise Complaint(
                    key.line,
                    Text(
                        f"La clé «\u00a0{name}\u00a0» est déjà écrite ligne {seen[name]}.",
                        f'The key "{name}" already stands on line {seen[name]}.',
                    ),
                    Text(
                        "Une seule des deux valeurs serait gardée, sans que l’on sache laquelle.",
                        "Only one of the two values would be kept, and nobody would know which.",
                    ),
                    Text("Supprimez l’une des deux lignes.", "Delete one of the two lines."),
                )
            seen[name] = key.line
            yield Entry(name, key.line, Value(value_node, self.first_line, self.lines))


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: str
    line: int
    value: Value


def read_text(path: Path) -> str:
    """The text of a file as written: UTF-8, without its byte order mark, lines ended by line feeds.

    Raises:
        Complaint: the path is no readable regular file, or its bytes are no UTF-8.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Complaint(
                None,
                Text(
                    f"«\u00a0{path.name}\u00a0» n’est pas un fichier ordinaire.",
                    f'"{path.name}" is not a regular file.',
                ),
                Text(
                    "Son nom annonce un contenu, mais c’est un dossier ou un fichier spécial.",
                    "Its name announces content, but it is a folder or a special file.",
                ),
                Text("Renommez-le ou déplacez-le hors de content/.", "Rename or move it."),
            )
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def compose(text: str, first_line: int = 1) -> Value | None:
    """Parse YAML whose first line is line `first_line` of its file; None if it is empty.

    Raises:
        Complaint: the YAML does not hold together.
    """
    lines = tuple(text.split("\n"))
    try:
        # Not libyaml's CSafeLoader: 0.2 ms a file faster, but deep nesting crashes the process.
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _broken(error, lines, first_line) from error
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        raise Complaint(
            line,
            Text(
                f"Caractère de contrôle invisible (U+{error.character:04X}).",
                f"Invisible control character (U+{error.character:04X}).",
            ),
            Text("YAML n’admet pas ce caractère.", "YAML does not allow this character."),
            Text("Effacez cette ligne et retapez-la.", "Delete this line and type it again."),
        ) from error
    except RecursionError as error:
        raise Complaint(
            first_line,
            Text("Trop de niveaux imbriqués.", "Too deeply nested."),
            Text("Personne ne peut plus lire ce YAML.", "Nobody can read this YAML any more."),
            Text("Simplifiez-le.", "Simplify it."),
        ) from error
    return None if node is None else Value(node, first_line, lines)


def _unreadable(path: Path, error: OSError) -> Complaint:
    if isinstance(error, PermissionError):
        reason = Text("la permission de le lire manque", "permission to read it is missing")
        fix = Text(f"Rendez-le lisible\u00a0: chmod u+r {path.name}", f"chmod u+r {path.name}")
    elif path.is_symlink():
        reason = Text(
            f"c’est un lien vers «\u00a0{path.readlink()}\u00a0», qui n’existe pas",
            f'it links to "{path.readlink()}", which does not exist',
        )
        fix = Text("Corrigez le lien ou supprimez-le.", "Mend the link or delete it.")
    else:
        reason = Text(in_french(error), error.strerror or type(error).__name__)
        fix = Text("Vérifiez que le fichier existe et s’ouvre.", "See that the file opens.")
    return Complaint(
        None,
        Text(
            f"Impossible de lire «\u00a0{path.name}\u00a0»\u00a0: {reason.fr}.",
            f'Cannot read "{path.name}": {reason.en}.',
        ),
        Text(
            "Une page illisible manquerait au site sans que personne ne le voie.",
            "An unreadable page would be missing from the site without anyone noticing.",
        ),
        fix,
    )


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Complaint:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    byte = error.start - (before.rfind(b"\n") + 1) + 1
    value = data[error.start]
    guess = bytes([value]).decode("cp1252", errors="replace")
    return Complaint(
        line,
        Text(
            f"Le fichier n’est pas en UTF-8\u00a0: octet 0x{value:02X} en position {byte} de la "
            f"ligne {line} (sans doute «\u00a0{guess}\u00a0»).",
            f'The file is not UTF-8: byte 0x{value:02X} at position {byte} of line {line} (probably "{guess}").',
        ),
        Text(
            "Les lettres accentuées s’afficheraient mal, ou pas du tout.",
            "Accented letters would show wrongly, or not at all.",
        ),
        Text(
            "Dans votre éditeur, enregistrez le fichier avec l’encodage «\u00a0UTF-8\u00a0».",
            'In your editor, save the file with the encoding "UTF-8".',
        ),
    )


# What PyYAML says, and what an editor most often did.
_CAUSES: tuple[tuple[str, Text, Text], ...] = (
    (
        "mapping values are not allowed",
        Text(
            "Un deux-points suivi d’une espace à l’intérieur d’une valeur sans "
            "guillemets est pris pour une nouvelle clé.",
            'A ": " inside an unquoted value is taken for a new key.',
        ),
        Text(
            'Entourez toute la valeur de guillemets droits\u00a0: title: "Fête du parc\u00a0: le programme"',
            'Put the whole value in straight quotes: title: "Fête du parc: le programme"',
        ),
    ),
    (
        "found character '\\t'",
        Text(
            "Une tabulation ne peut pas servir de marge en YAML.",
            "A tab cannot be used for indentation in YAML.",
        ),
        Text("Remplacez la tabulation par des espaces.", "Replace the tab by spaces."),
    ),
    (
        "while scanning a quoted scalar",
        Text(
            "Un guillemet droit ouvre une valeur et n’est jamais fermé.",
            "A straight quote opens a value and is never closed.",
        ),
        Text(
            "Fermez le guillemet à la fin de la valeur.",
            "Close the quote at the end of the value.",
        ),
    ),
    (
        "'<stream end>'",
        Text(
            "Un crochet ou une accolade s’ouvre, et n’est jamais fermé.",
            "A bracket or a brace opens, and is never closed.",
        ),
        Text(
            "Fermez-le à la fin de la valeur\u00a0; si ce n’est pas une liste, entourez-la de guillemets droits.",
            "Close it at the end of the value; if it is no list, put the value in straight quotes.",
        ),
    ),
    (
        "could not find expected ':'",
        Text(
            "Cette ligne n’est pas de la forme «\u00a0clé: valeur\u00a0».",
            'This line is not of the form "key: value".',
        ),
        Text(
            "Ajoutez un deux-points et une espace après la clé, ou réunissez la valeur sur une seule ligne.",
            'Add ": " after the key, or put the value on one line.',
        ),
    ),
)
_START_OR_QUOTE = (
    Text(
        "Une valeur ne peut pas commencer par ce signe, ni continuer après un guillemet fermé.",
        "A value cannot begin with this sign, nor go on after a closed quote.",
    ),
    Text(
        'Entourez toute la valeur de guillemets droits\u00a0: summary: "@ville, suivez-nous"',
        'Put the whole value in straight quotes: summary: "@ville, suivez-nous"',
    ),
)
_NO_SPACE_AFTER_COLON = re.compile(r"\s*[\w.-]+:[^\s/]")


def _without_colon(lines: tuple[str, ...], row: int) -> int | None:
    """The row above that was to be a key and has no colon; None where it goes on with a value from above it."""
    above = [at for at in range(row) if lines[at].strip() and not lines[at].lstrip().startswith("#")]
    if not above or ":" in lines[above[-1]]:
        return None
    line, before = lines[above[-1]], lines[above[-2]] if len(above) > 1 else ""
    is_deeper = len(before) - len(before.lstrip()) < len(line) - len(line.lstrip())
    goes_on = is_deeper and not before.rstrip().endswith(":") and not line.lstrip().startswith("- ")
    return None if goes_on else above[-1]


def _broken(error: yaml.MarkedYAMLError, lines: tuple[str, ...], first_line: int) -> Complaint:
    context = str(error.context or "")
    said = f"{context} {error.problem or ''}"
    # An unclosed quote is only noticed at the end, a key without its colon on the next line.
    opened = error.context_mark if "quoted scalar" in context or "simple key" in context else None
    mark = opened or error.problem_mark or error.context_mark
    row = int(mark.line) if mark is not None else 0
    row = min(row, len(lines) - 1)
    # What is never closed is noticed below the last line.
    while row > 0 and not lines[row].strip():
        row -= 1
    if "mapping values are not allowed" in said and (above := _without_colon(lines, row)) is not None:
        row, said = above, "could not find expected ':'"
    known = ((why, fix) for phrase, why, fix in _CAUSES if phrase in said)
    why, fix = next(known, _START_OR_QUOTE)
    for candidate in (row, row - 1):
        if candidate >= 0 and _NO_SPACE_AFTER_COLON.match(lines[candidate]):
            row = candidate
            why = Text("Il manque une espace après les deux-points.", "A space is missing after the colon.")
            fix = Text("Écrivez «\u00a0clé: valeur\u00a0», avec une espace.", 'Write "key: value", with a space.')
            break
    excerpt = lines[row].strip()
    return Complaint(
        first_line + row,
        Text(
            f"Le YAML est mal formé\u00a0: {excerpt}",
            f"The YAML is malformed: {excerpt}",
        ),
        why,
        fix,
    )
