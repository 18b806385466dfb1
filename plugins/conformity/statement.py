"""The accessibility statement: what the audit, the city and its settings say, in the order of the mandatory form.

Source: RGAA 4.1.2, « Déclaration d’accessibilité »; loi n° 2005-102, article 47.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from city.identity import Identity
from city.languages import apart_from
from city.typography import typeset
from conformity.audit import Audit, Derogation, Page, Status
from conformity.declaration import Redress
from conformity.rate import Rate
from conformity.referential import Criterion, Theme
from conformity.standing import Standing
from conformity.waived import Waived

_ARTICLES: Final = ("La", "Le", "Les", "L")


@dataclass(frozen=True)
class Unmet:
    """What is not accessible: said in words for residents, on which pages, where the same is found elsewhere."""

    criterion: Criterion
    text: str
    pages: Markup
    alternative: str | None = None


@dataclass(frozen=True)
class Derogated:
    """Content under a derogation: which and why, on which pages, where else the same is found, until which day."""

    reason: str
    pages: Markup
    alternative: str | None
    until: date | None = None


@dataclass(frozen=True)
class Statement:
    """The statement of a site.

    `city`: its identity; `waived`: what waivers leave at fault for now; `languages`: that of each page of the site, by
    its address, in which the title of a page of the sample is, too.
    """

    standing: Standing
    city: Identity
    waived: Sequence[Waived] = ()
    languages: Mapping[str, str] = field(default_factory=dict)

    @property
    def organisation(self) -> str:
        """Who commits itself: « La ville de Levallois »."""
        said = self.standing.declaration
        return typeset(said.organisme) if said is not None else self.city.nom

    @property
    def organisation_inside(self) -> str:
        """The same inside a sentence: « la ville de Levallois », « le SIVOM des Berges », but « Levallois »."""
        first = self.organisation.split("’")[0].split(" ")[0]
        return self.organisation if first not in _ARTICLES else first.lower() + self.organisation[len(first) :]

    @property
    def site(self) -> str:
        """« site www.levallois.example »."""
        return f"site {urlsplit(self.city.site_url).hostname}"

    @property
    def scope(self) -> str:
        """What the statement applies to: « au site www.levallois.example », unless the city says more."""
        said = self.standing.declaration
        return said.perimetre if said is not None and said.perimetre is not None else f"au {self.site}"

    @property
    def redress(self) -> Redress:
        """Where people turn who got no answer."""
        return self.standing.declaration.recours if self.standing.declaration is not None else Redress()

    @property
    def audit(self) -> Audit | None:
        """The last audit, where it still counts."""
        grid = self.standing.grid
        return grid.audit if grid is not None and self.standing.ended is None else None

    @property
    def pages(self) -> list[Page]:
        """The pages of the sample, also of an audit that no longer counts."""
        grid = self.standing.grid
        return [page for page in grid.audit.pages if not page.is_shared] if grid is not None else []

    @property
    def unmet(self) -> list[tuple[Theme, list[Unmet]]]:
        """What the last audit found not accessible, theme by theme."""
        grid = self.standing.grid
        if grid is None:
            return []
        found = [(theme, list(self._unmet(grid.audit, theme))) for theme in grid.audit.referential.themes]
        return [(theme, unmet) for theme, unmet in found if unmet]

    def _unmet(self, audit: Audit, theme: Theme) -> Iterator[Unmet]:
        said = self.standing.declaration
        for criterion in theme.criteria:
            names = [name for name, status in audit.statuses(criterion.number).items() if status is Status.NC]
            if not names:
                continue
            pages = self._where(audit, names)
            own = [one for one in (said.non_conformites if said else ()) if one.critere == criterion.number]
            for one in own:
                yield Unmet(criterion, one.texte, pages, one.alternative)
            if not own:
                yield Unmet(criterion, criterion.residents, pages)

    @property
    def derogations(self) -> list[Derogated]:
        """Content under a derogation, each once."""
        grid = self.standing.grid
        if grid is None:
            return []
        names: dict[Derogation, list[str]] = {}
        for number in grid.audit.referential.criteria:
            for derogation, pages in grid.audit.derogations(number).items():
                names.setdefault(derogation, []).extend(page.name for page in pages)
        return [
            Derogated(one.reason, self._where(grid.audit, pages), one.alternative, one.until)
            for one, pages in names.items()
        ]

    def title(self, page: Page) -> Markup:
        """The title of a page of the sample, marked as of the language of the page where that is not French."""
        apart = apart_from(self.languages.get(page.address or "", "fr"), "fr")
        return Markup(f"<span{apart}>{escape(page.title)}</span>") if apart else escape(typeset(page.title))

    def _where(self, audit: Audit, names: Sequence[str]) -> Markup:
        """« toutes les pages » for what they share, « toutes les pages contrôlées », or the titles of some of them."""
        found = [page for page in audit.pages if page.name in names]
        every = [page for page in audit.pages if not page.is_shared]
        if any(page.is_shared for page in found):
            return Markup("toutes les pages")
        if len(found) == len(every) > 1:
            return Markup("toutes les pages contrôlées")
        return Markup(", ").join(map(self.title, found))

    @property
    def share(self) -> str:
        """« 92,4 % »: how many of the criteria that apply are met; empty without a rate."""
        rate = self._rate
        return percentage(rate.share) if rate is not None and rate.share is not None else ""

    @property
    def mean(self) -> str:
        """The mean rate of the pages, where the city wants it shown; else empty."""
        said, rates = self.standing.declaration, self.standing.rates
        wanted = said is not None and said.taux_moyen and self.audit is not None
        return percentage(rates.mean) if wanted and rates is not None and rates.mean is not None else ""

    @property
    def _rate(self) -> Rate | None:
        return self.standing.rates.site if self.standing.rates is not None and self.audit is not None else None

    def as_json(self) -> str:
        """The same facts for machines, as a JSON text whose keys are those of the French form."""
        said, rate, grid = self.standing.declaration, self._rate, self.standing.grid
        facts: dict[str, Any] = {
            "organisme": self.organisation,
            "site": self.city.site_url,
            "mention": self.standing.state.mention,
            "etat": self.standing.state.value,
            "motif": self.standing.ended.reason if self.standing.ended else None,
            "referentiel": grid.audit.referential_name if grid else None,
            "audit": {
                "date": grid.audit.day.isoformat(),
                "realise": said.realise,
                "criteres_valides": rate.validated,
                "criteres_applicables": rate.applicable,
                "taux_moyen": self.mean or None,
                "pages": [{"titre": page.title, "adresse": page.address} for page in self.pages],
            }
            if grid and said and rate
            else None,
            "non_conformites": [
                {
                    "critere": one.criterion.number,
                    "theme": theme.name,
                    "texte": one.text,
                    "pages": one.pages.striptags(),
                    "alternative": one.alternative,
                }
                for theme, unmet in self.unmet
                for one in unmet
            ],
            "defauts_connus": [
                {
                    "critere": one.criterion.number if one.criterion else None,
                    "texte": one.rule.title.fr,
                    "motif": one.reason,
                    "page": one.page,
                    "jusqu_au": one.until.isoformat(),
                }
                for one in self.waived
            ],
            "derogations": [
                {
                    "motif": one.reason,
                    "pages": one.pages.striptags(),
                    "alternative": one.alternative,
                    "jusqu_au": one.until.isoformat() if one.until else None,
                }
                for one in self.derogations
            ],
            "exemptions": [
                {"contenu": one.contenu, "motif": one.motif, "alternative": one.alternative}
                for one in (said.exemptions if said else ())
            ],
            "etablie_le": said.etablie_le.isoformat() if said else None,
            "mise_a_jour_le": said.mise_a_jour_le.isoformat() if said and said.mise_a_jour_le else None,
            "valide_jusqu_au": (self.standing.limits[0].day - timedelta(days=1)).isoformat()
            if self.standing.limits
            else None,
            "technologies": list(said.technologies) if said else [],
            "environnement": list(said.environnement) if said else [],
            "outils": list(said.outils) if said else [],
            "contact": {
                "message": said.formulaire if said and said.formulaire else f"mailto:{self.city.courriel}",
                "telephone": self.city.telephone,
                "adresse": self.city.adresse.line,
            },
            "recours": {
                "message": self.redress.message,
                "delegues": self.redress.delegues,
                "courrier": list(self.redress.courrier),
            },
        }
        return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def percentage(share: Fraction) -> str:
    """« 49,5 % »: never more than it is, so that what is not half does not look like it, nor 99,97 like all."""
    tenths = share.numerator * 1000 // share.denominator
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}\u00a0%" if rest else f"{whole}\u00a0%"
