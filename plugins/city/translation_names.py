"""What the name of a content file says of its language: `contact.en.md` is `contact.md` in English.

`traduit_le`, in the front matter, says when the original was last read for the translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Final, NamedTuple

from a11y.clock import today
from a11y.finding import Text
from city.content_types.procedure import Procedure
from city.dates import date_fr
from city.errors import Complaint
from city.languages import LANGUAGES, Language, find, nearest
from city.located import Value
from city.models import Article, Content, Page

KEY: Final = "traduit_le"
# Of the others, the theme says in French what the page is for: hours, dates, lists.
TRANSLATED: Final[tuple[type[Content], ...]] = (Page, Article, Procedure)
# What a translation takes from its original.
INHERITED: Final = (
    "template", "section", "order", "rang", "verifiee_le", "liees", "etat", "jusqu_au", "category", "tags",
)  # fmt: skip


class Name(NamedTuple):
    """What the name of a file says: the file of the original, which may be itself; the language of a translation."""

    original: PurePath
    language: Language | None


def read_name(path: PurePath, default: str) -> Name:
    """What the name of a content file says.

    In: the path; the tag of the site's own language. Raises `Complaint` where what follows the dot is no language.
    """
    stem, dot, tag = path.stem.rpartition(".")
    if not dot or not stem:
        return Name(path, None)
    found = find(tag)
    if found is None:
        raise _no_language(path, stem, tag)
    original = path.with_name(f"{stem}{path.suffix}")
    if found.tag == default:
        raise _default_language(path, original)
    return Name(original, found)


def complaints(
    name: Name, model: type[Content], front: Value, found: Mapping[str, object], inside: PurePath
) -> Iterator[Complaint]:
    """What is wrong with the front matter and the place of a file, translation or not.

    In: what its name says; its model; its front matter, as written and as read; its path in the content.
    """
    lines = {entry.key: entry.line for entry in front.entries() or ()}
    written = {entry.key: entry.value.written for entry in front.entries() or ()}
    if name.language is None:
        if KEY in lines:
            yield _no_translation(lines[KEY], inside)
        folder = inside.parts[1] if len(inside.parts) > 2 else ""
        if folder in LANGUAGES:
            yield _folder_of_a_language(inside, folder)
        return
    if model not in TRANSLATED:
        yield _not_translated(inside.parts[0])
        return
    if KEY not in lines:
        yield _undated(front.line, name.original.name)
    when = found.get(KEY)
    if isinstance(when, date) and when > today():
        yield _in_the_future(lines[KEY], when)
    if "lang" in lines and (written["lang"] or "").lower() != name.language.tag.lower():
        yield _two_languages(lines["lang"], inside.name, name.language.tag, written["lang"] or "")
    for key in INHERITED:
        if key in lines:
            yield _inherited(lines[key], key, name.original.name)


def _no_language(path: PurePath, stem: str, tag: str) -> Complaint:
    near = nearest(tag)
    return Complaint(
        None,
        Text(
            f"«\u00a0{path.name}\u00a0»\u00a0: «\u00a0{tag}\u00a0» n’est pas le code d’une langue que le site connaît.",
            f'"{path.name}": "{tag}" is not the code of a language that the site knows.',
        ),
        Text(
            "Ce qui suit un point dans le nom d’un fichier dit la langue d’une traduction.",
            "What follows a dot in the name of a file says the language of a translation.",
        ),
        Text(
            f"{near.fr} Si ce n’est pas une traduction, remplacez le point par un trait d’union\u00a0: "
            f"«\u00a0{stem}-{tag}{path.suffix}\u00a0».",
            f'{near.en} If this is no translation, replace the dot by a hyphen: "{stem}-{tag}{path.suffix}".',
        ),
    )


def _default_language(path: PurePath, original: PurePath) -> Complaint:
    return Complaint(
        None,
        Text(
            f"«\u00a0{path.name}\u00a0» serait la traduction française d’une page française.",
            f'"{path.name}" would be the French translation of a French page.',
        ),
        Text("Le français est la langue du site.", "French is the language of the site."),
        Text(f"Nommez le fichier «\u00a0{original.name}\u00a0».", f'Name the file "{original.name}".'),
    )


def _no_translation(line: int, inside: PurePath) -> Complaint:
    example = f"{inside.stem}.en{inside.suffix}"
    return Complaint(
        line,
        Text(
            f"«\u00a0{KEY}\u00a0» est là, et le nom du fichier ne dit pas que c’est une traduction.",
            f'"{KEY}" is there, and the name of the file does not say that this is a translation.',
        ),
        Text(
            "La traduction d’une page est à côté d’elle, et porte son nom suivi d’un point et du code de la langue.",
            "The translation of a page stands beside it and has its name, then a dot and the code of the language.",
        ),
        Text(
            f"Renommez le fichier, en anglais par exemple «\u00a0{example}\u00a0», ou supprimez la ligne.",
            f'Rename the file, for English "{example}", or delete the line.',
        ),
    )


def _folder_of_a_language(inside: PurePath, folder: str) -> Complaint:
    wanted = PurePath(inside.parts[0], *inside.parts[2:-1], f"{inside.stem}.{folder}{inside.suffix}").as_posix()
    return Complaint(
        None,
        Text(
            f"Le dossier «\u00a0{folder}\u00a0» porte le code d’une langue.",
            f'The folder "{folder}" has the code of a language for its name.',
        ),
        Text(
            "Une traduction se range à côté de la page d’origine, pas dans un dossier à part\u00a0: le site ne saurait "
            "pas laquelle elle traduit.",
            "A translation stands beside its original, not in a folder of its own: the site would not know which page "
            "it translates.",
        ),
        Text(f"Nommez le fichier «\u00a0content/{wanted}\u00a0».", f'Name the file "content/{wanted}".'),
    )


def _not_translated(folder: str) -> Complaint:
    return Complaint(
        None,
        Text(
            f"Les fichiers de «\u00a0{folder}\u00a0» ne se traduisent pas encore.",
            f'The files of "{folder}" cannot be translated yet.',
        ),
        Text(
            "Le site y écrit lui-même des horaires, des dates ou des listes, en français seulement.",
            "The site itself writes hours, dates or lists there, in French only.",
        ),
        Text(
            "Traduisez une page, une démarche ou une actualité qui en parle.",
            "Translate a page, a procedure or a piece of news that speaks of it.",
        ),
    )


def _undated(line: int, original: str) -> Complaint:
    return Complaint(
        line,
        Text(f"Il manque «\u00a0{KEY}\u00a0».", f'"{KEY}" is missing.'),
        Text(
            f"Quand «\u00a0{original}\u00a0» changera, la traduction pourra dire qu’elle est plus ancienne.",
            f'When "{original}" changes, the translation can say that it is older.',
        ),
        Text(
            f"Ajoutez «\u00a0{KEY}: {today().isoformat()}\u00a0», le jour où vous l’avez traduite.",
            f'Add "{KEY}: {today().isoformat()}", the day on which you translated it.',
        ),
    )


def _two_languages(line: int, file: str, tag: str, written: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0lang\u00a0» dit «\u00a0{written}\u00a0», et le nom du fichier, «\u00a0{tag}\u00a0».",
            f'"lang" says "{written}", and the name of the file "{tag}".',
        ),
        Text("Une page a une seule langue.", "A page has one language."),
        Text(f"Supprimez cette ligne\u00a0: «\u00a0{file}\u00a0» suffit.", f'Delete this line: "{file}" is enough.'),
    )


def _inherited(line: int, key: str, original: str) -> Complaint:
    return Complaint(
        line,
        Text(
            f"«\u00a0{key}\u00a0» n’a pas sa place dans une traduction.",
            f'"{key}" has no place in a translation.',
        ),
        Text(
            f"Elle le prend de la page d’origine, «\u00a0{original}\u00a0»\u00a0: les deux ne se contrediront pas.",
            f'It takes this from its original, "{original}": the two cannot contradict each other.',
        ),
        Text("Supprimez cette ligne.", "Delete this line."),
    )


def _in_the_future(line: int, when: date) -> Complaint:
    """What is said of a `traduit_le` that has not come."""
    return Complaint(
        line,
        Text(
            f"«\u00a0{KEY}\u00a0» est dans l’avenir\u00a0: {date_fr(when)}",
            f'"{KEY}" is in the future: {when.isoformat()}',
        ),
        Text(
            "Un changement de la page d’origine passerait inaperçu jusque-là.",
            "A change of the original would go unnoticed until then.",
        ),
        Text("Écrivez le jour où vous l’avez traduite ou relue.", "Write the day on which you translated it."),
    )
