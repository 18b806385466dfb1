"""Translations and their originals: which page is which in another language, and which is older than its original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from a11y.finding import Problem, Text
from city.content_types.procedure import Procedure
from city.errors import ContentError, did_you_mean
from city.languages import Language, language

# The templates that speak other languages.
TEMPLATES: Final = frozenset(("page", "contact", "article", Procedure.kind))


def is_translation(content: Any) -> bool:
    """Whether a content of Pelican is a translation, as the name of its file says."""
    return hasattr(content, "original_path")


def tie(contents: Iterable[Any], content: Path) -> None:
    """Tie translations to their originals and the other way round.

    In: the contents of a kind, drafts too; the folder of the content. Each gets `versions`: the original and its
    translations, nothing where there are none. A translation gets its `original`, and what it takes from it.
    Raises `ContentError` for translations of what is not there, not published, or not to be translated.
    """
    everything = list(contents)
    originals = {Path(one.source_path): one for one in everything if not is_translation(one)}
    versions: dict[Path, dict[str, Any]] = defaultdict(dict)
    problems: dict[Problem, None] = {}
    for one in everything:
        one.versions = ()
        if not is_translation(one) or one.status == "draft":
            continue
        source = content / one.original_path
        original, twin = originals.get(source), versions[source].setdefault(one.lang, one)
        if twin is not one:
            problems[_twice(one, twin, content)] = None
        elif original is None:
            problems[_orphan(one, originals, content)] = None
        elif trouble := _trouble(one, original, content):
            problems[trouble] = None
        else:
            _inherit(one, original)
    if problems:
        raise ContentError(problems)
    for source, translations in versions.items():
        tied = (originals[source], *(translations[tag] for tag in sorted(translations)))
        for one in tied:
            one.versions = tied


def relate_translations(translations: Iterable[Any]) -> None:
    """Give translations the pages that their originals name, in their own language where there are such."""
    for one in translations:
        if hasattr(one, "original"):
            named = getattr(one.original, "related", ())
            one.related = [next(iter(in_language([other], one.lang)), other) for other in named]


def in_language(contents: Iterable[Any], lang: str) -> list[Any]:
    """The translations of contents into a language, in the order of their titles, the short ones where there are."""
    found = (one for content in contents for one in content.versions[1:] if one.lang == lang)
    return sorted(found, key=lambda one: (getattr(one, "titre_court", one.title), one.url))


def spoken_language(content: Any) -> str:
    """The language that the page of a content declares: its own where its template speaks it, else the site's."""
    return str(content.lang if content.template in TEMPLATES else content.settings["DEFAULT_LANG"])


def is_older(content: Any) -> bool:
    """Whether a translation was made from an older state of its original than the one that is published."""
    return hasattr(content, "original") and content.traduit_le < _state(content.original)


def by_language(contents: Iterable[Any]) -> list[tuple[Language, list[Any]]]:
    """The translations of contents by language, those of each in the order of their titles."""
    held = list(contents)
    tags = {one.lang for content in held for one in content.versions[1:]}
    return [(language(tag), in_language(held, tag)) for tag in sorted(tags)]


def _state(original: Any) -> date:
    """The day of the last change of a content, as far as its front matter says: `date.min` where it says nothing."""
    for key in ("modified", "verifiee_le", "date"):
        said: date | None = getattr(original, key, None)
        if said is not None:
            return said.date() if isinstance(said, datetime) else said
    return date.min


def _inherit(one: Any, original: Any) -> None:
    one.original, one.template = original, original.template
    for key in ("section", "etat", "jusqu_au"):
        if hasattr(original, key):
            setattr(one, key, getattr(original, key))


def _trouble(one: Any, original: Any, content: Path) -> Problem | None:
    if original.status != one.status:
        return _other_status(one, original, content)
    if original.template not in TEMPLATES:
        return _template_in_french(one, original, content)
    return _original_undated(original, content) if _state(original) == date.min else None


def _shown(source: Any, content: Path) -> str:
    return Path(source).relative_to(content.parent).as_posix()


def _orphan(one: Any, originals: Iterable[Path], content: Path) -> Problem:
    wanted = content / one.original_path
    beside = [path.name for path in originals if path.parent == wanted.parent]
    near = did_you_mean(wanted.name, beside)
    tag = one.lang
    return Problem(
        _shown(one.source_path, content),
        None,
        Text(
            f"La page d’origine de cette traduction manque\u00a0: «\u00a0{_shown(wanted, content)}\u00a0».",
            f'The original of this translation is missing: "{_shown(wanted, content)}".',
        ),
        Text(
            "Une traduction est celle d’une page qui existe en français, dans le même dossier.",
            "A translation is that of a page that exists in French, in the same folder.",
        ),
        Text(
            f"Donnez-lui le nom de l’original suivi de «\u00a0.{tag}\u00a0», ou supprimez-la. {near.fr}",
            f'Give it the name of the original, then ".{tag}", or delete it. {near.en}',
        ),
    )


def _other_status(one: Any, original: Any, content: Path) -> Problem:
    words = {"published": "publié", "draft": "brouillon", "hidden": "masqué"}
    said = words.get(original.status, original.status)
    return Problem(
        _shown(one.source_path, content),
        None,
        Text(
            f"L’original n’est pas publié comme cette traduction\u00a0: «\u00a0{_shown(original.source_path, content)}"
            f"\u00a0» est «\u00a0{said}\u00a0», ou daté d’un jour à venir.",
            f'The original is not published as this translation is: "{_shown(original.source_path, content)}" is '
            f'"{original.status}", or dated ahead.',
        ),
        Text(
            "La traduction mènerait à une page que personne ne trouve.",
            "The translation would lead to a page that nobody finds.",
        ),
        Text(f"Donnez à la traduction «\u00a0status: {said}\u00a0».", f'Give the translation "status: {said}".'),
    )


def _template_in_french(one: Any, original: Any, content: Path) -> Problem:
    return Problem(
        _shown(one.source_path, content),
        None,
        Text(
            f"Cette page ne se traduit pas\u00a0: son gabarit «\u00a0{original.template}\u00a0» ne parle que français.",
            f'This page cannot be translated: its template "{original.template}" speaks French only.',
        ),
        Text(
            "Il montre des listes de pages ou des mentions qui n’existent qu’en français.",
            "It shows lists of pages or mentions that exist in French only.",
        ),
        Text(
            "Traduisez les pages elles-mêmes\u00a0: le plan du site les réunit par langue.",
            "Translate the pages themselves: the site map lists them by language.",
        ),
    )


def _original_undated(original: Any, content: Path) -> Problem:
    return Problem(
        _shown(original.source_path, content),
        None,
        Text(
            "Cette page est traduite, et ne dit pas de quand elle date.",
            "This page is translated, and does not say how old it is.",
        ),
        Text(
            "Sa traduction ne pourrait pas dire qu’elle est plus ancienne.",
            "Its translation could not say that it is older.",
        ),
        Text(
            "Ajoutez «\u00a0modified: …\u00a0», le jour de son dernier changement, et tenez-le à jour.",
            'Add "modified: …", the day of its last change, and keep it up to date.',
        ),
    )


def _twice(one: Any, twin: Any, content: Path) -> Problem:
    return Problem(
        _shown(one.source_path, content),
        None,
        Text(
            f"Deux traductions dans la même langue\u00a0: celle-ci et «\u00a0{Path(twin.source_path).name}\u00a0».",
            f'Two translations in one language: this one and "{Path(twin.source_path).name}".',
        ),
        Text("L’une effacerait l’autre.", "One would wipe out the other."),
        Text("Gardez l’une des deux.", "Keep one of the two."),
    )
