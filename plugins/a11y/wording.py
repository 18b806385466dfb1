"""The words of an alternative: a file name, a placeholder, an announcement, or words that say something.

Each test answers "sure" only where no reader could take the words for a description.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal, TypeAlias
from urllib.parse import unquote

Certainty: TypeAlias = Literal["sure", "maybe"]

_EXTENSION: Final = r"\.(?:apng|avif|bmp|eps|gif|heic|heif|ico|jfif|jpe|jpe?g|jxl|png|psd|svgz?|tiff?|webp)"
_FILE: Final = re.compile(rf"\S+{_EXTENSION}", re.IGNORECASE)
_FILE_WITH_SPACES: Final = re.compile(rf"\S.*\S{_EXTENSION}", re.IGNORECASE)
_URL: Final = re.compile(r"(?:(?:https?|ftp|file|blob):/{1,3}|data:[a-z]+/|//)\S+", re.IGNORECASE)
# A folder of a disk, of a server, of the site: nobody describes a picture so.
_PATH: Final = re.compile(r"[a-z]:[\\/]\S.*|\\\\\S+|(?:\.{1,2}|~)?/\w\S*/\S+|\.{1,2}/\w\S*", re.IGNORECASE)
_HOST: Final = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(/\S*)?", re.IGNORECASE)
# An address without its scheme: sure where its ending is one that sites have ("vue.js/nuxt" has not).
_PAGE: Final = re.compile(r"[a-z0-9][\w-]*(?:\.[\w-]+)*\.([a-z]{2,})/\w\S*", re.IGNORECASE)
_ENDINGS: Final = frozenset(
    "be bzh ca ch com corsica de edu es eu fr gouv gov info int io it lu net org paris re uk".split()
)
# Words tied by underscores, or by hyphens with what people add to files: no sentence is written so.
_TIED: Final = re.compile(r"\w+_\w+", re.ASCII)
_DOCUMENT: Final = re.compile(r"\S+\.(?:docx?|html?|odp|ods|odt|pdf|php|pptx?|xlsx?|zip)", re.IGNORECASE)
_ENCODED: Final = re.compile(r"\S*\w%[0-9a-f]{2}\S*", re.IGNORECASE)
_VERSION: Final = re.compile(
    r"(?:[a-z0-9]+-){2,}(?:v\d+|def|definitif|final|finale|copie|copy|hd|bd|web|mini|ok|ret)(?:-\d+)?", re.IGNORECASE
)
# What cameras, telephones and editors call a file that nobody named. Digits decide: no word has them there.
_STAMP: Final = r"[-_ ]*\(?\d[\d\s._:,()~hàat-]*(?:[ap]m)?\)?"
_UNNAMED: Final = re.compile(
    rf"""(?:img|dsc[fn]?|pict|pxl|mvimg|gopr|cimg|imgp)[-_ ]?\d{{3,}}[-_\w.~()]*(?:[ ](?:\w{{0,3}}\d+|\(\d+\)))*
    |_mg_\d{{3,}}\w*
    |(?:scan|sam|dji|wp|vid|fb_img|img|dscn?)[-_]\d{{3,}}[-_\w.~()]*
    |p\d{{7}}
    |(?:19|20)\d{{6}}[-_]\d{{4,9}}(?:[-_]\w+)*
    |(?:whatsapp[ ]image|screen[ -]?shot|capture[ ]d[' ]?[ée]cran|capture){_STAMP}
    |(?:t[ée]l[ée]chargement|download|unnamed|images?|photos?|sans[- ]titre|untitled)[ ]?(?:\(\d+\)|-\d+)
    |[0-9a-f]{{8}}-(?:[0-9a-f]{{4}}-){{3}}[0-9a-f]{{12}}
    |(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{{16,}}""",
    re.IGNORECASE | re.VERBOSE,
)
_SIZE_SUFFIX: Final = re.compile(r"-\d{2,4}x\d{2,4}$")


def _phrases(*lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in lines for phrase in line.split("|"))


# WCAG technique F30: text that stands where an alternative should stand, and is none.
_PLACEHOLDERS: Final = _phrases(
    "a completer | alt | alt text | alternate text | alternative text | alternative textuelle | attribut alt | blank",
    "capture | capture d ecran | decoratif | decorative | description de l image | graphic | illustration",
    "illustrations | image | image alt | image alternative | image decorative | image description",
    "image par defaut | image placeholder | image sans titre | images | img | insert alt text",
    "insert image description | lorem ipsum | no alt | no image | null | photo | photo sans titre | photograph",
    "photographie | photos | picture | pictures | placeholder | placeholder image | sans nom | sans titre",
    "screen shot | screenshot | spacer | tbd | texte alternatif | texte de remplacement | todo | undefined",
    "untitled | visuel | xxx",
)
# In a link or on a button these are words for a place or a function too.
_MAY_BE_FUNCTIONS: Final = _phrases(
    "capture | capture d ecran | illustration | illustrations | image | images | photo | photographie | photos",
    "picture | pictures | screenshot | screen shot | visuel",
)
_VAGUE: Final = _phrases(
    "avatar | banner | banniere | description | diagramme | graph | graphique | icon | icone | infographie | logo",
    "logotype | pictogramme | schema | thumbnail | vignette",
)
_NUMBERED: Final = re.compile(r"(?:illustration|image|img|photo|picture|visuel)([-_ ]*)\d+", re.IGNORECASE)
# The names that drawing tools give to layers, exported as the title of an SVG.
_LAYER: Final = re.compile(
    r"(?:calque|layer|artboard|plan de travail|slice)(?:[-_ ]*\d+)?|(?:ebene|tracé|path|rectangle|frame)[-_ ]*\d+",
    re.IGNORECASE,
)

# What separates, fills or begins a line; screen readers skip most of it. "***" may be the stars of a hotel.
_FILLER: Final = re.compile(r"[*•·]|[-‐‑–—…._,;:/|~=]+")

_PRIVATE_USE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
# Letters and signs that take room and no ink: the empty braille cell, the Hangul fillers.
_BLANKS: Final = frozenset("\u2800\u115f\u1160\u3164\uffa0")

_ANNOUNCEMENT: Final = re.compile(
    r"""(?:(?:une?|l['’]|la|cette|an?|the|this)\s*)?
    (?:
      (?:image|photo|photographie|illustration|visuel)s?\s+
      (?:(?:de\s|d['’]|du\s|des\s)(?!\s*(?:archives?|classe|épinal|famille|groupe|identité|mariage|marque|profil
         |synthèse|couverture)\b)
        |représentant\b|représente\b|montrant\b|montre\b|illustrant\b)
      |image\s*:
      |(?:image|photo|photograph|picture)s?\s+(?:of|showing)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def comparable(text: str) -> str:
    """A text as a listener compares it: no case, no accents, no punctuation."""
    folded = unicodedata.normalize("NFKD", text).casefold().replace("œ", "oe").replace("æ", "ae")
    plain = unicodedata.normalize("NFKD", folded)
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join(kept.split())


def readable(text: str) -> bool:
    """Whether a text holds anything that can be read out.

    White space, invisible characters and the private use area, where icon
    fonts keep their pictures, cannot.
    """
    return any(
        not char.isspace() and char not in _BLANKS and unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cn")
        for char in text
    )


def icon_characters(text: str) -> str:
    """The characters of a text that lie in the private use area: pictures of an icon font."""
    return "".join(_PRIVATE_USE.findall(text)) if text and not text.isascii() else ""


def file_name_likeness(text: str, file: str) -> Certainty | None:
    """Whether an alternative is the name of a file or an address.

    In: the alternative; the name of the image's own file, possibly empty.
    """
    text = " ".join(text.replace("\u2019", "'").split())
    if any(pattern.fullmatch(text) for pattern in (_FILE, _URL, _PATH, _ENCODED, _UNNAMED)):
        return "sure"
    if host := _HOST.fullmatch(text):
        # The address of a site may be what the picture shows; that of a page hardly is.
        return "sure" if (host[1] or "/") != "/" else "maybe"
    if page := _PAGE.fullmatch(text):
        return "sure" if page[1].lower() in _ENDINGS else "maybe"
    stem = _SIZE_SUFFIX.sub("", file.rpartition(".")[0] or file).casefold()
    if file and text.casefold() == file.casefold():
        return "sure" if _FILE_WITH_SPACES.fullmatch(text) else None
    if _FILE_WITH_SPACES.fullmatch(text):
        return "maybe"
    if stem and unquote(text).casefold() == stem and " " not in text:
        if "_" in text:
            return "sure"
        # "arc-en-ciel" and "covid-19" are words too.
        return "maybe" if "-" in text and text.islower() and text.isascii() else None
    if placeholder_likeness(text, in_control=False) == "sure":
        return None
    if _TIED.fullmatch(text):
        # An identifier that the picture shows may have one underscore; names of files are tied all along.
        return "sure" if len(re.findall(r"[^\W_]_+[^\W_]", text)) > 1 else "maybe"
    return "maybe" if _VERSION.fullmatch(text) or _DOCUMENT.fullmatch(text) else None


def placeholder_likeness(text: str, *, in_control: bool) -> Certainty | None:
    """Whether an alternative only holds the place of one ("image", "sans titre", "photo 2"…).

    `in_control`: the words name a link or a button, where "Photos" may be its function.
    """
    plain = comparable(text)
    if plain in _PLACEHOLDERS:
        return "maybe" if in_control and plain in _MAY_BE_FUNCTIONS else "sure"
    if numbered := _NUMBERED.fullmatch(text.strip()):
        # "Image 2" may well be the name of an image in a game or a test (RGAA, « image-test »).
        return "maybe" if " " in numbered[1] else "sure"
    if _LAYER.fullmatch(text.strip()):
        return "sure"
    if not plain and set(text.split()) and set("".join(text.split())) <= set("._"):
        return "sure"
    return "maybe" if plain in _VAGUE and not in_control else None


def mark_likeness(text: str) -> Certainty | None:
    """Whether an alternative is only punctuation, of which a listener hears nothing, or no more than its name."""
    signs = "".join(text.split())
    if _FILLER.fullmatch(signs):
        return "sure"
    return "maybe" if signs and all(unicodedata.category(sign).startswith("P") for sign in signs) else None


def announcement(text: str) -> str | None:
    """The words that announce an image as an image ("photo de…"), where an alternative begins with them."""
    found = _ANNOUNCEMENT.match(text.strip())
    return found[0].strip() if found else None
