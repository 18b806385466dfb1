"""Where a build reads, works and publishes, and which arrangements would lose somebody's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from a11y.finding import Problem

from .wording import UnbuildableError, said


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one site.

    `project` holds the content folder; paths are told relative to it. `output` is
    what visitors see. `build` stands beside it, so that both are on one file
    system; `staging` is the only thing in `build` that is ever emptied. `published`
    lists what the last build put into `output`; `kept` holds the sources it was made from.
    `home` is the project as its people know it, another than `project` where kept sources are built.
    """

    project: Path
    content: Path
    theme: Path
    output: Path
    build: Path
    staging: Path
    published: Path
    lock: Path
    reports: Path
    kept: Path
    home: Path

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Places:
        """The places that Pelican's settings name."""
        content = Path(settings["PATH"]).absolute()
        output = Path(settings["OUTPUT_PATH"]).absolute()
        build = output.parent / "build"
        return cls(
            project=content.parent,
            content=content,
            theme=Path(settings["THEME"]).absolute(),
            output=output,
            build=build,
            staging=build / "site",
            published=build / f".{output.name}.json",
            lock=output.parent / ".parvis.lock",
            reports=content.parent / settings.get("REPORTS_PATH", "rapports"),
            kept=build / f".{output.name}-sources",
            home=content.parent,
        )

    def shown(self, path: str | Path) -> str:
        """A path as a person of this project knows it: relative where it lies in the project."""
        absolute = Path(path).absolute()
        for folder in (self.project, self.home):
            if absolute.is_relative_to(folder):
                return str(absolute.relative_to(folder))
        return str(absolute)

    def check(self) -> None:
        """Refuse what would replace or delete something that is not a published site.

        Raises `UnbuildableError`: `output` is replaced as a whole and its former content
        deleted, so it must be a folder of its own.
        """
        shown = self.shown(self.output)
        if self.output.is_symlink():
            raise UnbuildableError(
                [
                    Problem(
                        shown,
                        None,
                        said(
                            "{output} est un lien symbolique vers « {target} ».",
                            "{output} is a symbolic link to “{target}”.",
                            output=shown,
                            target=self.output.readlink(),
                        ),
                        said(
                            "Le site est publié en échangeant d'un coup deux vrais dossiers.",
                            "The site is published by exchanging two real folders at once.",
                        ),
                        said(
                            "Donnez dans OUTPUT_PATH l'adresse du vrai dossier, ou supprimez le lien.",
                            "Name the real folder in OUTPUT_PATH, or remove the link.",
                        ),
                    )
                ]
            )
        if self.output.exists() and not self.output.is_dir():
            raise UnbuildableError([_in_the_way(shown)])
        for kept in (self.project, self.content, self.theme, self.build, Path.home()):
            if kept.is_relative_to(self.output):
                raise UnbuildableError([_would_be_lost(shown, self.shown(kept))])
        for made in (self.output, self.build, self.reports):
            if made.is_relative_to(self.content) or made.is_relative_to(self.theme):
                raise UnbuildableError([_read_again(self.shown(made))])


def _in_the_way(output: str) -> Problem:
    return Problem(
        output,
        None,
        said("{output} n'est pas un dossier.", "{output} is not a folder.", output=output),
        said("Le site publié est un dossier.", "The published site is a folder."),
        said(
            "Déplacez ce fichier, ou donnez un autre dossier dans OUTPUT_PATH.",
            "Move that file, or name another folder in OUTPUT_PATH.",
        ),
    )


def _would_be_lost(output: str, kept: str) -> Problem:
    return Problem(
        output,
        None,
        said(
            "OUTPUT_PATH désigne « {output} », qui contient « {kept} ».",
            "OUTPUT_PATH names “{output}”, which contains “{kept}”.",
            output=output,
            kept=kept,
        ),
        said(
            "Publier remplace ce dossier en entier : « {kept} » serait perdu.",
            "Publishing replaces that folder as a whole: “{kept}” would be lost.",
            kept=kept,
        ),
        said(
            "Donnez dans OUTPUT_PATH un dossier qui ne contient que le site publié, par exemple « output ».",
            "Name in OUTPUT_PATH a folder that holds only the published site, for instance “output”.",
        ),
    )


def _read_again(made: str) -> Problem:
    return Problem(
        made,
        None,
        said(
            "« {made} » se trouverait dans le contenu ou le thème.",
            "“{made}” would lie in the content or the theme.",
            made=made,
        ),
        said(
            "Ce que la construction fabrique serait lu comme du contenu à la construction suivante.",
            "What a build makes would be read as content by the next one.",
        ),
        said(
            'Rangez le contenu dans un dossier à lui (PATH = "content"), et OUTPUT_PATH à côté.',
            'Keep the content in a folder of its own (PATH = "content"), with OUTPUT_PATH beside it.',
        ),
    )
