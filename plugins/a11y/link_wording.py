"""Words of links that say nothing of where they lead: "cliquez ici", "lire la suite", "PDF", a sign, an address.

Sources: ACT aizyf1, WCAG technique F84, and what editors of cities write.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from .wording import comparable


def _phrases(*lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in lines for phrase in line.split("|"))


# Names that say of no link where it leads, as `wording.comparable` writes them.
_POOR: Final = _phrases(
    "a lire | a lire aussi | acceder | acces ici | aller | afficher | article | click",
    "click here | click this link | cliquer | cliquer ici | cliquez | cliquez ici | cliquez sur ce lien | consulter",
    "d info | d infos | d information | d informations",
    "consultez | continue | continue reading | continuer | continuer la lecture | decouvrir | decouvrez | detail",
    "details | document | download | en detail | en savoir plus | en savoir | et plus | fichier | file",
    "find out more | full story | go | here | ici | info | infos | j y vais | la | la suite | learn more | lien",
    "lien externe | lien ici | lien internet | lien web | link | lire | lire la suite | lire l article | lire plus",
    "lire davantage | more | more details | more info | more information | on y va | ouvrir | page | par ici",
    "pour en savoir plus | plus | plus d info | plus d infos | plus d information | plus d informations",
    "plus de detail | plus de details | read | read more | read on | read the rest | savoir plus | see",
    "see more | site | site internet | site web | suite | suivre ce lien | suivre le lien | telecharger",
    "telecharger ici | telechargement | telechargez | this | this link | this page | url | view | view more",
    "visit | visiter | voir | voir ici | voir la page | voir la suite | voir le detail | voir les details",
    "voir le lien | voir le site | voir plus | website | y aller",
)
# The form of a document is not what it is about.
_FORMATS: Final = _phrases(
    "csv | doc | docx | epub | excel | format html | format pdf | fichier pdf | document pdf | html | ics | json",
    "jpg | kml | mp3 | mp4 | odp | ods | odt | pdf | plain text | png | powerpoint | ppt | pptx | telecharger le pdf",
    "telecharger pdf | text | texte brut | txt | version pdf | pdf version | word | xls | xlsx | xml | zip",
)
# "ce produit", "this page": the words point at something that stands elsewhere.
_POINTING: Final = re.compile(
    r"""(?:sur|a|dans|via|on|at|in)?\s*
    (?:(?:ce|cet|cette|ces|this|that|these|those)\s
    (?:adresses?|applications?|articles?|cartes?|documents?|dossiers?|fichiers?|fiches?|formulaires?|guides?
      |images?|liens?|lignes?|listes?|notes?|outils?|pages?|photos?|plans?|plateformes?|portails?|produits?
      |rubriques?|sections?|services?|sites?|sujets?|tableaux?|textes?|videos?
      |address|apps?|documents?|files?|forms?|links?|lists?|maps?|ones?|products?|tables?|tools?|topics?|websites?)
    (?:\s(?:ci|la|internet|web|here))?
    |(?:page|lien|adresse|document|article|liste)\sci\s(?:dessous|contre|dessus|apres|joint))""",
    re.VERBOSE,
)
# "Télécharger le document", "read the full article": a verb of every link, and a thing that every link may lead to.
_GENERIC: Final = re.compile(
    r"""(?:(?:cliquez|cliquer|click)\s(?:ici\s|here\s)?(?:pour|to|for)\s)?
    (?:(?:acceder|acces|allez?|aller)\s(?:a|au|aux)|afficher|consulte[rz]|decouvr(?:ir|ez)|lire|lisez|obtenir|ouvrir
      |suivre|suivez|telecharge[rz]|visite[rz]|voir|voyez|download|get|go\sto|open|read|see|view|visit)
    \s(?:(?:l|le|la|les|ce|cet|cette|ces|notre|son|leur|the|this|our)\s)?(?:full\s|whole\s)?
    (?:adresse|article|billet|detail|document|dossier|fichier|fiche|lien|page|pdf|plus|publication|site|suite
      |texte|tout|all|details|file|link|more|post|story|website)s?
    (?:\s(?:complete?s?|entiere?s?|integrale?s?|correspondante?s?|internet|web|pdf|ici|here|en\sligne|en\spdf
      |au\sformat\spdf|en\sentier|de\sl\sarticle|de\sla\spage))?
    |(?:pour\s(?:en\ssavoir\splus|plus\sd\s?(?:infos?|informations?|details?))\s)?(?:cliquez|click)\s(?:ici|here)
      (?:\spour\s(?:en\ssavoir\splus|plus\sd\s(?:infos?|informations?)))?
    |tout\svoir|en\sapprendre\splus|le\slien|notre\s(?:site|page)(?:\s(?:internet|web))?""",
    re.VERBOSE,
)
# "Aller aux billets": within the page, a link that goes to a thing says to which.
_TO_PART: Final = re.compile(r"(?:acceder|aller|allez|passer|sauter|go|jump|skip)\s(?:au|aux|to|vers)\s.+")
_ADDRESS: Final = re.compile(r"(?:https?://|ftp://|www\.)\S+", re.IGNORECASE)
# What a menu may call a part of the site: there they are no invitation to go on.
_MENU_WORDS: Final = _phrases("decouvrir | document | info | infos | site | telechargement | visit | visiter | voir")
_LONGEST: Final = 60
_FEW: Final = 3


@lru_cache(maxsize=4096)
def is_poor(name: str) -> bool:
    """Whether the name of a link says nothing of where it leads, read alone (ACT aizyf1)."""
    if len(name) > _LONGEST:
        return False
    plain = comparable(name)
    return plain in _POOR or plain in _FORMATS or any(words.fullmatch(plain) for words in (_POINTING, _GENERIC))


@lru_cache(maxsize=4096)
def is_symbol(name: str) -> bool:
    """Whether a name is punctuation, an arrow or another sign alone, of which a listener hears little."""
    return 0 < len(name) <= _FEW and bool(name.strip()) and not any(map(str.isalnum, name))


@lru_cache(maxsize=4096)
def is_address(name: str) -> bool:
    """Whether a name is the address of a page, with its scheme or its path; "www.ville.example" is a name."""
    if name[:1] not in "hHfFwW" or _ADDRESS.fullmatch(name) is None:
        return False
    return "/" in re.sub(r"^\w+://", "", name).rstrip("/") or "?" in name or "#" in name


def leads_to_part(name: str) -> bool:
    """Whether a name says to which part of its own page a link goes, as skip links do."""
    return _TO_PART.match(comparable(name)) is not None


def says_nothing(name: str) -> bool:
    """Whether a name, read alone, says nothing of a destination: poor words, a sign, an address."""
    return is_poor(name) or is_symbol(name) or is_address(name)


def is_menu_word(name: str) -> bool:
    """Whether a name that is poor elsewhere may call a part of the site in its menu ("Découvrir", "Infos")."""
    return comparable(name) in _MENU_WORDS
