"""Boxes for what must not be missed: `/// attention | Titre`."""

from __future__ import annotations

from city.notations.blocks import ComponentBlock

# Name of the block → the words that say its kind, since a colour does not.
LABELS = {"attention": "Attention", "bon-a-savoir": "Bon à savoir", "info": "Information"}

# Words that an editor may well try.
SYNONYMS = {
    "astuce": "bon-a-savoir",
    "avertissement": "attention",
    "conseil": "bon-a-savoir",
    "danger": "attention",
    "encadre": "info",
    "important": "attention",
    "information": "info",
    "note": "info",
    "a-noter": "info",
    "a-savoir": "bon-a-savoir",
    "rappel": "info",
    "remarque": "info",
    "tip": "bon-a-savoir",
    "warning": "attention",
}


class _Callout(ComponentBlock):
    COMPONENT = "callout"

    def given(self) -> dict[str, object]:
        """The kind, in letters for the style and in words for people, and the title."""
        return {"kind": self.NAME, "label": LABELS[self.NAME], **super().given()}


class _Attention(_Callout):
    NAME = "attention"


class _GoodToKnow(_Callout):
    NAME = "bon-a-savoir"


class _Information(_Callout):
    NAME = "info"


CALLOUTS: tuple[type[ComponentBlock], ...] = (_Attention, _GoodToKnow, _Information)
