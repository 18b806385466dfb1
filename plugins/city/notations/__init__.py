"""What editors write in Markdown beside plain Markdown, and what becomes of it.

A kind of block is added by naming its class in `KINDS`.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension

from city.errors import Complaints
from city.notations import accordions, callouts, figures, media, steps
from city.notations.attributes import check_attributes
from city.notations.blocks import ComponentBlock, ComponentBlocks, check_blocks
from city.notations.buttons import Buttons
from city.notations.components import Components
from city.notations.documents import Documents, Files, check_documents
from city.notations.heading_levels import HeadingLevels
from city.notations.quotations import Quotations
from city.notations.tables import TableBlock, TableHeaders, check_tables
from city.notations.whole import check_whole

KINDS: tuple[type[ComponentBlock], ...] = (
    *callouts.CALLOUTS,
    TableBlock,
    accordions.Accordion,
    figures.Figure,
    media.Audio,
    media.Video,
    steps.Steps,
)
BLOCKS = {kind.NAME: kind for kind in KINDS}
SYNONYMS = {
    **callouts.SYNONYMS,
    "table": TableBlock.NAME,
    **accordions.SYNONYMS,
    **figures.SYNONYMS,
    **media.SYNONYMS,
    **steps.SYNONYMS,
}


def checked(source: str, files: Files | None) -> str:
    """A text with its blocks in the one spelling that is read.

    Raises:
        Complaints: all that is wrong with the notations in it; lines are counted from 1.
    """
    lines, complaints = check_blocks(source.split("\n"), BLOCKS, SYNONYMS)
    # Which table is whose is known only where the blocks are right.
    complaints += check_attributes(lines) if complaints else [*check_tables(lines), *check_attributes(lines)]
    complaints += () if complaints else check_whole(lines, BLOCKS, files)
    complaints += check_documents(lines, files) if files else ()
    if complaints:
        raise Complaints(sorted(complaints, key=lambda complaint: complaint.line or 0))
    return "\n".join(lines)


class Notations(Extension):
    """Gives Python-Markdown what a text that was `checked` may hold."""

    def __init__(self, components: Components, french: bool) -> None:
        super().__init__()
        self._components, self._french = components, french

    def use(self, files: Files | None) -> None:
        """Whose documents are meant in the text that is converted next."""
        self._documents.files = files
        self._blocks.use(files)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Put each notation at its place between Python-Markdown's own."""
        self._blocks = ComponentBlocks(KINDS, self._components)
        self._blocks.extendMarkdown(md)
        # After `inline` (20), which makes headings; before `toc` (5), which reads their levels.
        md.treeprocessors.register(HeadingLevels(md), "city_heading_levels", 11)
        # Before `inline` (20): the source of a quotation is a line, and lines are gone after it.
        md.treeprocessors.register(Quotations(md, self._components), "city_quotations", 25)
        # After `attr_list` (8), which says which link is a button, and in which language a document is.
        md.treeprocessors.register(Buttons(md, self._components), "city_buttons", 7)
        md.treeprocessors.register(TableHeaders(md), "city_tables", 7)
        self._documents = Documents(md, self._french)
        md.treeprocessors.register(self._documents, "city_documents", 7)
