"""The style guide (`make guide`): the foundations of the theme, and a page for each component with its live examples.

Each component says in its sheet (`components/NAME.toml`) what it is for and gives examples; they are rendered here in
Pelican's own Jinja environment, so that the gate judges what the site shows. An example that holds landmarks, names or
a title of level 1 would be there twice among others: it has a document of its own, shown in a frame.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import html5lib
from jinja2 import TemplateError
from markupsafe import Markup
from pelican.contents import Page
from pelican.generators import Generator
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from a11y.finding import Problem, Text
from city.errors import ContentError
from city.slugs import slugify
from city.tokens import Tokens, colours, pairs

if TYPE_CHECKING:
    from jinja2 import Environment
    from pelican.writers import Writer

URL: Final = "guide-de-style/"
_ONCE: Final = frozenset({"aside", "footer", "h1", "header", "main", "nav", "section"})
_ONCE_ROLES: Final = frozenset({"region", "search"})
_LINE: Final = 80
# What pydantic finds, as it is told after the key.
_WRONG: Final = {"missing": "manque", "extra_forbidden": "n’existe pas", "too_short": "est vide"}


class Parameter(BaseModel):
    """What a component may be given."""

    model_config = ConfigDict(extra="forbid")
    name: str
    type: str
    required: bool
    description: str
    default: str | None = None


class Example(BaseModel):
    """What a component is given in one example."""

    model_config = ConfigDict(extra="forbid")
    name: str
    arguments: dict[str, Any]


class Sheet(BaseModel):
    """What a component says of itself; `avoid`: when another serves better."""

    model_config = ConfigDict(extra="forbid")
    title: str
    description: str
    avoid: str | None = None
    parameters: list[Parameter] = []
    examples: list[Example] = Field(min_length=1)


@dataclass(frozen=True)
class Shown:
    """An example as the guide shows it: its HTML, the call that makes it, the address of its own document if any.

    `wide`: it takes the whole width of a page, and keeps its own margins.
    """

    name: str
    html: Markup
    call: str
    url: str | None
    titled: bool
    wide: bool


@dataclass(frozen=True)
class Component:
    """A component of the theme."""

    name: str
    sheet: Sheet
    source: Path
    examples: list[Shown]

    @property
    def url(self) -> str:
        """The address of its page in the guide."""
        return f"{URL}{self.name}/"


@dataclass(frozen=True)
class Swatch:
    """A colour read on a surface: the names of both, and their contrast in the light and in the dark scheme."""

    colour: str
    surface: str
    light: float
    dark: float


def swatches(schemes: Mapping[str, Tokens]) -> list[Swatch]:
    """Each colour that its name places on a surface, in the order of the tokens."""
    light, dark = ({pair.name: pair for pair in pairs(colours(schemes[scheme]))} for scheme in ("light", "dark"))
    return [
        Swatch(name, pair.surface, pair.ratio, dark[name].ratio)
        for name, pair in light.items()
        if name.startswith(("on-", "line-"))
    ]


class StyleGuideGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes the pages of the guide."""

    def generate_output(self, writer: Writer) -> None:
        """Write them.

        Raises:
            ContentError: a sheet that cannot be read, an example that cannot be rendered; all are told at once.
        """
        theme = Path(self.theme)
        components = read_components(theme / "templates" / "components", self.env)
        # With the colour of the city in them.
        schemes = self.context["schemes"]
        tokens = {name[2:]: value for name, value in schemes["light"].items()}
        foundations = {"tokens": tokens, "swatches": swatches(schemes)}
        self._write(writer, URL, "guide_de_style", components=components, **foundations)
        for component in components:
            # The gate tells a fault by the file that it came from.
            page = Page("", {"title": component.sheet.title}, self.settings, str(component.source), self.context)
            page.versions = ()
            self._write(writer, component.url, "guide_composant", component=component, page=page)
            for example in component.examples:
                if example.url is not None:
                    self._write(writer, example.url, "guide_exemple", component=component, example=example, page=page)

    def _write(self, writer: Writer, url: str, template: str, **more: Any) -> None:
        template = self.get_template(template)
        writer.write_file(f"{url}index.html", template, self.context, url=url, current=f"/{url}", **more)


def read_components(folder: Path, environment: Environment) -> list[Component]:
    """The components of a folder, in the order of their French titles, with their examples rendered.

    Raises:
        ContentError: a sheet that cannot be read, an example that cannot be rendered; all are told at once.
    """
    found, problems = [], []
    for source in sorted(folder.glob("*.toml")):
        try:
            sheet = Sheet.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, ValidationError) as error:
            problems.append(_unreadable(source, _reason(error)))
            continue
        examples = []
        for number, example in enumerate(sheet.examples, 1):
            try:
                examples.append(_shown(source.stem, sheet, example, number, environment))
            # What a macro does with what it is given may fail in any of these ways.
            except (TemplateError, TypeError, ValueError, AttributeError, LookupError) as error:
                problems.append(_unrendered(source, example.name, error))
        found.append(Component(source.stem, sheet, source, examples))
    if problems:
        raise ContentError(problems)
    return sorted(found, key=lambda component: slugify(component.sheet.title))


def call_of(name: str, sheet: Sheet, example: Example) -> str:
    """The lines of a template that make an example."""
    html = _html_parameters(sheet)
    given = [f"{key}={_literal(value)}{'|safe' if key in html else ''}" for key, value in example.arguments.items()]
    arguments = "".join(f"\n  {one}," for one in given) + ("\n" if given else "")
    return f'{{% from "components/{name}.html" import {name} %}}\n{{{{ {name}({arguments}) }}}}'


def _shown(name: str, sheet: Sheet, example: Example, number: int, environment: Environment) -> Shown:
    html = _html_parameters(sheet)
    arguments = {key: Markup(value) if key in html else value for key, value in example.arguments.items()}
    call = f'{{% from "components/{name}.html" import {name} %}}{{{{ {name}(**arguments) }}}}'
    made = environment.from_string(call).render(arguments=arguments).strip()
    elements = list(html5lib.parseFragment(made, namespaceHTMLElements=False).iter())
    tags = {element.tag for element in elements}
    alone = bool(tags & _ONCE) or any(e.get("id") or e.get("role") in _ONCE_ROLES for e in elements)
    return Shown(
        name=example.name,
        html=Markup(made),
        call=call_of(name, sheet, example),
        url=f"{URL}{name}/exemple-{number}/" if alone else None,
        titled="h1" in tags,
        wide=any("wrap" in (element.get("class") or "").split() for element in elements),
    )


def _html_parameters(sheet: Sheet) -> set[str]:
    return {parameter.name for parameter in sheet.parameters if parameter.type == "HTML"}


def _literal(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False, default=_moment)
    if len(said) > _LINE and isinstance(value, list | dict):
        said = json.dumps(value, ensure_ascii=False, default=_moment, indent=2).replace("\n", "\n  ")
    return said


def _moment(value: date | datetime) -> str:
    return value.isoformat()


def _reason(error: tomllib.TOMLDecodeError | ValidationError) -> Text:
    if isinstance(error, ValidationError):
        wrong = [(".".join(map(str, one["loc"])), one["type"], one["msg"]) for one in error.errors()]
        return Text(
            ", ".join(f"{key} {_WRONG.get(kind, 'n’est pas ce qui est attendu')}" for key, kind, _ in wrong),
            ", ".join(f"{key}: {message}" for key, _, message in wrong),
        )
    return Text(f"ce n’est pas du TOML ({error})", f"this is no TOML ({error})")


def _unreadable(source: Path, reason: Text) -> Problem:
    return Problem(
        _told(source),
        None,
        Text(
            f"La fiche du composant «\u00a0{source.stem}\u00a0» ne se lit pas\u00a0: {reason.fr}.",
            f'The sheet of the component "{source.stem}" cannot be read: {reason.en}.',
        ),
        Text("Le guide de style est fait de ces fiches.", "The style guide is made from these sheets."),
        Text(
            "Une fiche dit title, description, au moins un [[examples]] et, s’il y en a, ses [[parameters]].",
            "A sheet says title, description, at least one [[examples]] and, if any, its [[parameters]].",
        ),
    )


def _unrendered(source: Path, example: str, error: Exception) -> Problem:
    return Problem(
        _told(source),
        None,
        Text(
            f"L’exemple «\u00a0{example}\u00a0» du composant «\u00a0{source.stem}\u00a0» "
            f"ne s’affiche pas\u00a0: {error}.",
            f'The example "{example}" of the component "{source.stem}" cannot be rendered: {error}.',
        ),
        Text(
            "Un exemple faux serait recopié dans les gabarits.",
            "A wrong example would be copied into the templates.",
        ),
        Text(
            f"Donnez dans cette fiche ce que demande {source.stem}.html, ou corrigez ce gabarit.",
            f"Give in this sheet what {source.stem}.html asks for, or mend that template.",
        ),
    )


def _told(source: Path) -> str:
    # theme/templates/components/NAME.toml
    return source.relative_to(source.parents[3]).as_posix()
