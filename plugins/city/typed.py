"""YAML into typed models, by pydantic; what is wrong is told in French, with its line and the nearest that is right.

A model is a subclass of `Keys`, a field for each key. How a value is read is said by one of the functions of
`city.values`: `title: Annotated[str, by(text)]`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, ClassVar, Final, TypeAlias, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from a11y.finding import Text
from city.errors import Complaint, did_you_mean, nearest
from city.located import Value
from city.values import Reader

Model = TypeVar("Model", bound="Keys")
T = TypeVar("T")
# The keys and places that lead from a mapping to what is wrong in it.
Way: TypeAlias = tuple[int | str, ...]

_COMPLAINT: Final = "complaint"


def by(read: Reader[T]) -> PlainValidator:
    """For `Annotated`: the value of a key is what `read` makes of what is written."""
    return PlainValidator(_validator(read))


def _validator(read: Reader[T]) -> Callable[[object, ValidationInfo], object]:
    def validate(value: object, info: ValidationInfo) -> object:
        return _told(read, value, info.field_name or "") if isinstance(value, Value) else value

    return validate


def _items(value: Value, key: str) -> list[Value]:
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
    return items


def _told(read: Callable[[Value, str], T], value: Value, key: str) -> T:
    """What is read; a complaint goes on as an error of pydantic, which gathers those of all keys."""
    try:
        return read(value, key)
    except Complaint as complaint:
        raise PydanticCustomError(_COMPLAINT, "{said}", {"said": str(complaint), _COMPLAINT: complaint}) from complaint


# A list, each of whose items is of one type.
Listed: TypeAlias = Annotated[tuple[T, ...], BeforeValidator(_validator(_items))]


class Keys(BaseModel):
    """What a mapping of a YAML file may hold, and must where a field has no default.

    `synonyms`: `{word: key}`; `reasons`: why a key is asked for, told where it is missing, for those that have one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    synonyms: ClassVar[Mapping[str, str]] = {}
    reasons: ClassVar[Mapping[str, Text]] = {}

    @model_validator(mode="before")
    @classmethod
    def _entries(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, Value):
            return value
        return _told(lambda value, _: _mapping(cls, value), value, "")


def _mapping(model: type[Keys], value: Value) -> dict[str, Value]:
    entries = value.entries()
    if entries is None:
        names = ", ".join(model.model_fields)
        raise Complaint(
            value.line,
            Text(f"Plusieurs clés sont attendues ici ({names}).", f"Several keys are wanted here ({names})."),
            Text("Une valeur seule ne suffit pas.", "A lone value is not enough."),
            Text(
                "Écrivez chaque clé sur sa ligne, décalée de deux espaces.",
                "Write each key on a line of its own, indented by two spaces.",
            ),
        )
    return {entry.key: entry.value for entry in entries}


def read(model: type[Model], value: Value) -> tuple[Model | None, list[Complaint]]:
    """A mapping as a model, or everything wrong with it.

    In: the model; the mapping. Raises `Complaint` where a key is no plain word, or stands there twice.
    """
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, list(_complaints(model, value, error))


def _complaints(model: type[Keys], value: Value, error: ValidationError) -> list[Complaint]:
    found: list[Complaint] = []
    missing: list[Complaint] = []
    for fault in error.errors(include_url=False, include_input=False):
        way: Way = fault["loc"]
        if fault["type"] == _COMPLAINT:
            found.append(fault["ctx"][_COMPLAINT])
            continue
        holder, key = _follow(value, way[:-1]), str(way[-1])
        keys = _model_at(model, way[:-1])
        if fault["type"] == "extra_forbidden":
            found.append(_unknown(holder, key, keys))
        elif fault["type"] != "missing":
            raise error
        # « titre » or « titel » for « title » is one mistake, not a missing title as well.
        elif key not in _meant(holder, keys):
            missing.append(missing_key(holder.line, key, way[:-1], keys.reasons.get(key)))
    return found + missing


def _meant(holder: Value, keys: type[Keys]) -> set[str | None]:
    """What the unknown keys of a mapping were meant for."""
    written = [entry.key for entry in holder.entries() or ()]
    return {nearest(key, keys.model_fields, keys.synonyms) for key in written if key not in keys.model_fields}


def _follow(value: Value, way: Way) -> Value:
    for step in way:
        if isinstance(step, int):
            value = (value.items() or [])[step]
        else:
            value = next(entry.value for entry in value.entries() or () if entry.key == step)
    return value


def _model_at(model: type[Keys], way: Way) -> type[Keys]:
    for step in way:
        if isinstance(step, str):
            model = next(_models_in(model.model_fields[step].annotation))
    return model


def _models_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Keys):
        yield annotation
    for one in get_args(annotation):
        yield from _models_in(one)


def _unknown(holder: Value, key: str, keys: type[Keys]) -> Complaint:
    line = next(entry.line for entry in holder.entries() or () if entry.key == key)
    return Complaint(
        line,
        Text(f"Clé inconnue\u00a0: «\u00a0{key}\u00a0».", f'Unknown key: "{key}".'),
        Text(
            "Une clé mal orthographiée serait ignorée sans un mot.",
            "A misspelt key would be ignored without a word.",
        ),
        did_you_mean(key, keys.model_fields, keys.synonyms),
    )


def missing_key(line: int, key: str, way: Way = (), why: Text | None = None) -> Complaint:
    """What is said of a key that is not there; `way` leads to the mapping that should hold it."""
    names = [str(step) for step in way if isinstance(step, str)]
    place = Text(f" dans «\u00a0{names[-1]}\u00a0»", f' in "{names[-1]}"') if names else Text("", "")
    return Complaint(
        line,
        Text(f"Il manque «\u00a0{key}\u00a0»{place.fr}.", f'"{key}" is missing{place.en}.'),
        why
        or Text(
            "Sans cette information, la page ne peut pas être construite.",
            "Without it the page cannot be built.",
        ),
        Text(f"Ajoutez une ligne «\u00a0{key}: …\u00a0».", f'Add a line "{key}: …".'),
    )
