"""The languages that pages are translated into: their tags, their own names, and which way they are read.

The names are those of Unicode's CLDR in their own spelling; a test asks the locked Node for them again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from a11y.finding import Text
from a11y.lang import suggestion
from city.errors import did_you_mean


class Language(NamedTuple):
    """A language: its tag (BCP 47), its own name, its name in French, the direction in which it is read."""

    tag: str
    name: str
    french: str
    direction: str = "ltr"


_KNOWN: Final = (
    Language("am", "አማርኛ", "amharique"),
    Language("ar", "العربية", "arabe", "rtl"),
    Language("bg", "български", "bulgare"),
    Language("bn", "বাংলা", "bengali"),
    Language("br", "brezhoneg", "breton"),
    Language("ca", "català", "catalan"),
    Language("cs", "čeština", "tchèque"),
    Language("da", "dansk", "danois"),
    Language("de", "Deutsch", "allemand"),
    Language("el", "Ελληνικά", "grec"),
    Language("en", "English", "anglais"),
    Language("es", "español", "espagnol"),
    Language("eu", "euskara", "basque"),
    Language("fa", "فارسی", "persan", "rtl"),
    Language("he", "עברית", "hébreu", "rtl"),
    Language("hi", "हिन्दी", "hindi"),
    Language("hr", "hrvatski", "croate"),
    Language("hu", "magyar", "hongrois"),
    Language("hy", "հայերեն", "arménien"),
    Language("it", "italiano", "italien"),
    Language("ja", "日本語", "japonais"),
    Language("ka", "ქართული", "géorgien"),
    Language("ko", "한국어", "coréen"),
    Language("nl", "Nederlands", "néerlandais"),
    Language("pl", "polski", "polonais"),
    Language("ps", "پښتو", "pachto", "rtl"),
    Language("pt", "português", "portugais"),
    Language("pt-BR", "português (Brasil)", "portugais du Brésil"),
    Language("ro", "română", "roumain"),
    Language("ru", "русский", "russe"),
    Language("so", "Soomaali", "somali"),
    Language("sq", "shqip", "albanais"),
    Language("sr", "српски", "serbe"),
    Language("ta", "தமிழ்", "tamoul"),
    Language("tr", "Türkçe", "turc"),
    Language("uk", "українська", "ukrainien"),
    Language("ur", "اردو", "ourdou", "rtl"),
    Language("vi", "Tiếng Việt", "vietnamien"),
    Language("zh", "中文", "chinois"),
    Language("fr", "français", "français"),
)
LANGUAGES: Final[Mapping[str, Language]] = {language.tag: language for language in _KNOWN}
_FOLDED: Final = {tag.lower(): language for tag, language in LANGUAGES.items()}
_MEANT: Final = {
    **{language.french: language.tag for language in _KNOWN},
    **{language.name.lower(): language.tag for language in _KNOWN},
}


def find(tag: str) -> Language | None:
    """The language of a tag in small or capital letters; None where it is not one of `LANGUAGES`."""
    return _FOLDED.get(tag.lower())


def language(tag: str) -> Language:
    """The language of a tag; one that is not in `LANGUAGES` is read from left to right and named by its tag."""
    return find(tag) or Language(tag, tag, tag)


def endonym(tag: str) -> str:
    """The name of a language in this language, as it begins a line of a menu; the tag where it is not known."""
    name = language(tag).name
    # Where a script has a titlecase: Georgian's capitals begin nothing.
    return name[0].title() + name[1:]


def direction(tag: str) -> Markup:
    """The attribute of a page that is read from right to left; none for other languages."""
    turned = language(tag).direction
    return Markup(f' dir="{turned}"') if turned != "ltr" else Markup("")


def nearest(word: str) -> Text:
    """The tag that a word may be meant for, then all: « en » for « anglais », « eng » or « English »."""
    folded = word.lower().replace("_", "-")
    meant = _MEANT.get(folded) or (find(folded) and folded) or suggestion(folded)
    exact = find(meant) if meant else None
    return did_you_mean(word, LANGUAGES, {word.strip().lower(): exact.tag} if exact else {})


def apart_from(inner: str, outer: str, turned: bool = True) -> Markup:
    """The attributes that mark a text of one language in a text of another; none where they are the same.

    `turned`: whether the direction is said too. A list of short names keeps the side of the page that it stands on.
    """
    if inner.lower() == outer.lower():
        return Markup("")
    direction = language(inner).direction
    said = f' dir="{direction}"' if turned and direction != language(outer).direction else ""
    return Markup(f' lang="{escape(inner)}"{said}')
