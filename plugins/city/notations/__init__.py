"""What editors write in Markdown beside plain Markdown, and what becomes of it.

A kind of block is added by naming its class in `BLOCKS`.
"""

from __future__ import annotations

from city.notations import callouts
from city.notations.blocks import ComponentBlock

BLOCKS: dict[str, type[ComponentBlock]] = {kind.NAME: kind for kind in (*callouts.CALLOUTS,)}
SYNONYMS = {**callouts.SYNONYMS}
