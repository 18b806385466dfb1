"""Where the same is found in an accessible form, and the words by which people say that it is found nowhere."""

from __future__ import annotations

import unicodedata
from typing import Final

# How the grids of this project say it.
NO_ALTERNATIVE: Final = "aucune"
# Words that name no alternative, however they are put together: « aucune pour le moment », « il n’y en a pas encore »,
# « à définir », « oui ». An alternative is somewhere: whoever has one writes a word more.
_EMPTY: Final = frozenset(
    """
    a accessible accessibles actuel actuellement alternatif alternative alternatives attente aucun aucune autre
    aujourd au ce cet cette completer connu connue connus contenu cours d dans de definir des disponible disponibles
    du elle en encore envisage envisagee est et etre etude existe existent faire fait fera forme heure hui il ils
    immediat impossible inconnu inconnue indisponible inexistant inexistante instant ici jour l la le les ma moment
    n na ne neant no non none nous objet on ont oui par pas plus possible pour prevoir preciser presente prevu prevue
    prevues probleme propose proposee qu que realisation realise realisee rien s sans se sera si solution solutions sur
    suivre texte tout trouve trouvee un une venir version y
    """.split()
)


def alternative_of(words: str) -> str | None:
    """The alternative that these words name; None where they say that there is none, however written."""
    plain = "".join(
        letter if letter.isalnum() else " "
        for letter in unicodedata.normalize("NFKD", words.casefold())
        if not unicodedata.combining(letter)
    )
    return None if set(plain.split()) <= _EMPTY else words
