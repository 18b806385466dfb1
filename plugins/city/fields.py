"""Which keys a mapping may hold, which it must hold, and how the value of each is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from a11y.finding import Text
from city.errors import Complaint, did_you_mean
from city.located import Entry, Value
from city.values import Reader

T = TypeVar("T")


def list_of(read: Reader[T]) -> Reader[list[T]]:
    """A list whose every item is read by `read`."""

    def read_list(value: Value, key: str) -> list[T]:
        items = value.items()
        if items is None:
            raise Complaint(
                value.line,
                Text(f"«\u00a0{key}\u00a0» n’est pas une liste.", f'"{key}" is not a list.'),
                Text(
                    "Plusieurs éléments peuvent y figurer, chacun sur sa ligne.",
                    "Several items can stand there, each on a line of its own.",
                ),
                Text(
                    "Commencez chaque élément par un tiret et une espace\u00a0: «\u00a0- élément\u00a0».",
                    'Begin each item with a hyphen and a space: "- item".',
                ),
            )
        return [read(item, key) for item in items]

    return read_list


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """How the value of one key is read, and whether the key must be there."""

    read: Reader[T]
    needed: bool = False


def mapping(fields: Mapping[str, Field[object]], synonyms: dict[str, str] | None = None) -> Reader[dict[str, object]]:
    """A mapping with known keys; the first thing wrong with it is raised."""

    def read(value: Value, key: str) -> dict[str, object]:
        entries = value.entries()
        if entries is None:
            names = ", ".join(fields)
            raise Complaint(
                value.line,
                Text(
                    f"«\u00a0{key}\u00a0» attend plusieurs clés ({names}).",
                    f'"{key}" wants several keys ({names}).',
                ),
                Text("Une valeur seule ne suffit pas.", "A lone value is not enough."),
                Text(
                    "Écrivez chaque clé sur sa ligne, décalée de deux espaces.",
                    "Write each key on a line of its own, indented by two spaces.",
                ),
            )
        found, complaints = read_fields(entries, fields, value.line, synonyms, of=key)
        if complaints:
            raise complaints[0]
        return found

    return read


def read_fields(
    entries: list[Entry],
    fields: Mapping[str, Field[object]],
    line: int,
    synonyms: dict[str, str] | None = None,
    of: str | None = None,
) -> tuple[dict[str, object], list[Complaint]]:
    """Read all entries by their fields; everything wrong is returned, nothing is raised.

    `line` is told of keys that are missing; `of` names the key that holds them.
    """
    found: dict[str, object] = {}
    complaints: list[Complaint] = []
    for entry in entries:
        field = fields.get(entry.key)
        if field is None:
            complaints.append(_unknown(entry, fields, synonyms))
            continue
        try:
            found[entry.key] = field.read(entry.value, entry.key)
        except Complaint as complaint:
            complaints.append(complaint)
    # « titre » for « title » is one mistake, not a missing title as well.
    written = {(synonyms or {}).get(entry.key.lower(), entry.key) for entry in entries}
    place = Text("", "") if of is None else Text(f" dans «\u00a0{of}\u00a0»", f' in "{of}"')
    for name, field in fields.items():
        if field.needed and name not in written:
            complaints.append(
                Complaint(
                    line,
                    Text(
                        f"Il manque «\u00a0{name}\u00a0»{place.fr}.",
                        f'"{name}" is missing{place.en}.',
                    ),
                    Text(
                        "Sans cette information, la page ne peut pas être construite.",
                        "Without it the page cannot be built.",
                    ),
                    Text(f"Ajoutez une ligne «\u00a0{name}: …\u00a0».", f'Add a line "{name}: …".'),
                )
            )
    return found, complaints


def _unknown(entry: Entry, fields: Mapping[str, Field[object]], synonyms: dict[str, str] | None) -> Complaint:
    return Complaint(
        entry.line,
        Text(f"Clé inconnue\u00a0: «\u00a0{entry.key}\u00a0».", f'Unknown key: "{entry.key}".'),
        Text(
            "Une clé mal orthographiée serait ignorée sans un mot.",
            "A misspelt key would be ignored without a word.",
        ),
        did_you_mean(entry.key, fields, synonyms),
    )
