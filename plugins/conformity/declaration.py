"""What the city says of its own in the accessibility statement, beside what the audit says: `declaration.yaml`.

Source: RGAA 4.1.2, « Déclaration d’accessibilité », whose form is mandatory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, Final

from a11y.clock import today
from a11y.finding import Text
from city.dates import date_fr
from city.errors import Complaint
from city.located import Entry
from city.models import Day, Sentence, Url
from city.typed import Keys, Listed, by
from city.values import boolean
from conformity.files import load

NAME: Final = "declaration.yaml"


class Unmet(Keys):
    """What is not accessible, in the city's own words, where those of the référentiel are not near enough."""

    critere: Sentence
    texte: Sentence
    alternative: Sentence | None = None

    synonyms: ClassVar[Mapping[str, str]] = {"critère": "critere"}


class Exempted(Keys):
    """Content that the law does not ask to be accessible (RGAA 4.1.2, « Contenus exemptés »)."""

    contenu: Sentence
    motif: Sentence
    alternative: Sentence | None = None


class Redress(Keys):
    """Where people turn who got no answer; the addresses are those of the mandatory form."""

    message: Url = "https://www.defenseurdesdroits.fr/nous-contacter-355"
    delegues: Url = "https://www.defenseurdesdroits.fr/carte-des-delegues"
    courrier: Listed[Sentence] = ("Défenseur des droits", "Libre réponse 71120", "75342 Paris CEDEX 07")

    synonyms: ClassVar[Mapping[str, str]] = {"délégués": "delegues", "adresse": "courrier"}


class Declaration(Keys):
    """The file `content/conformite/declaration.yaml`."""

    organisme: Sentence
    etablie_le: Day
    mise_a_jour_le: Day | None = None
    realise: Sentence
    refonte_le: Day | None = None
    perimetre: Sentence | None = None
    taux_moyen: Annotated[bool, by(boolean)] = False
    technologies: Listed[Sentence]
    environnement: Listed[Sentence]
    outils: Listed[Sentence]
    non_conformites: Listed[Unmet] = ()
    exemptions: Listed[Exempted] = ()
    formulaire: Url | None = None
    recours: Redress = Redress()

    synonyms: ClassVar[Mapping[str, str]] = {
        "établie_le": "etablie_le",
        "date": "etablie_le",
        "mise_à_jour_le": "mise_a_jour_le",
        "réalisé": "realise",
        "périmètre": "perimetre",
        "non_conformités": "non_conformites",
        "contenus_exemptes": "exemptions",
        "voies_de_recours": "recours",
    }

    @property
    def published_on(self) -> date:
        """The day from which it counts: that of the last time that it was brought up to date."""
        return self.mise_a_jour_le or self.etablie_le


def load_declaration(path: Path) -> Declaration:
    """Read the file; raises `ContentError`, which tells all that is wrong with it, with lines."""
    return load(Declaration, path, _disagreements)


def _disagreements(said: Declaration, entries: Mapping[str, Entry]) -> Iterator[Complaint]:
    empty = [key for key in ("technologies", "environnement", "outils") if not getattr(said, key)]
    for key in empty:
        yield Complaint(
            entries[key].line,
            Text(f"«\u00a0{key}\u00a0» ne dit rien.", f'"{key}" says nothing.'),
            Text(
                "La forme imposée de la déclaration le demande (RGAA, Déclaration d’accessibilité).",
                "The mandatory form of the statement asks for it.",
            ),
            Text("Ajoutez un élément, après un tiret et une espace.", "Add an item, after a hyphen and a space."),
        )
    if not said.recours.courrier:
        yield Complaint(
            entries["recours"].line,
            Text("«\u00a0courrier\u00a0» ne donne aucune adresse.", '"courrier" gives no address.'),
            Text("La voie postale est celle de qui n’a pas d’autre moyen.", "The post is for who has no other way."),
            Text(
                "Supprimez la clé, et l’adresse est celle du Défenseur des droits.",
                "Delete the key, and the address is that of the Défenseur des droits.",
            ),
        )
    for key, when in (("etablie_le", said.etablie_le), ("mise_a_jour_le", said.mise_a_jour_le)):
        if when is not None and when > today():
            yield Complaint(
                entries[key].line,
                Text(f"«\u00a0{key}\u00a0» est dans l’avenir\u00a0: {date_fr(when)}.", f'"{key}" is in the future.'),
                Text(
                    "Une déclaration vaut à partir du jour où elle est publiée.",
                    "A statement counts from the day on which it is published.",
                ),
                Text("Écrivez le jour de sa publication.", "Write the day on which it is published."),
            )
    if said.mise_a_jour_le is not None and said.mise_a_jour_le < said.etablie_le:
        yield Complaint(
            entries["mise_a_jour_le"].line,
            Text(
                "La déclaration est mise à jour avant d’avoir été établie.",
                "The statement is brought up to date before it was made.",
            ),
            Text("L’une des deux dates est fausse.", "One of both dates is wrong."),
            Text(
                "«\u00a0etablie_le\u00a0» garde la première date, «\u00a0mise_a_jour_le\u00a0» prend la dernière.",
                '"etablie_le" keeps the first date, "mise_a_jour_le" takes the last.',
            ),
        )
