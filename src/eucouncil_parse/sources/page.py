"""What every source yields: a document as cells of text, each with its place.

A source turns one rendition (Markdown, ``pdftotext -layout``, ``pdftotext``, pdfium text, a PDF) into cells. It knows
how that rendition marks lines, columns and type faces, and nothing of the Council: what a cell means is the scanner's
and the outline's work.
"""

from __future__ import annotations

from attrs import define, field

__all__ = ["Cell", "Page"]


@define(slots=True, eq=False)
class Cell:
    """A run of text that stands together on one printed line.

    A line of running text is one cell. Where a line holds columns (a label and its value, a title and the document
    number at its right), each column is a cell, and all of them share ``page`` and ``row``.

    Lengths are in characters of the page's body text, for every source alike; a source that measures in points
    divides by half the body's font size, which is close to the mean width of a character.
    """

    text: str
    """The text without marks of the rendition, without footnote marks that the source can tell, blanks folded."""
    start: int
    """Offset of the cell's first character in the source text."""
    end: int
    """Offset behind the cell's last character in the source text."""
    page: int = 0
    """Page, counted from 0."""
    row: int = 0
    """Line on the page, counted from 0; cells of one printed line share it."""
    x: float | None = None
    """Left edge in characters from the page's left edge; None where the rendition has no columns."""
    right: float | None = None
    """Right edge in characters, as ``x``."""
    gap: float = 0.0
    """Blank lines above this line, in line heights; 0 where lines follow closely or the rendition cannot tell."""
    heading: int = 0
    """Level of a heading mark (1 to 6), 0 for none."""
    bold: bool = False
    italic: bool = False
    small: bool = False
    """Smaller than the page's body text, as footnotes are."""
    rotated: bool = False
    """Printed at an angle, as stamps are."""
    continues: bool | None = None
    """True or False where the rendition says whether the next line continues this one; None where it does not."""
    marks: tuple[str, ...] = ()
    """Footnote marks that the source took off the end of the text."""


@define(slots=True, eq=False)
class Page:
    """A whole document as its source read it."""

    source: str
    """The rendition: ``markdown``, ``layout``, ``raw``, ``pdfium``, ``pdf`` or ``plain``."""
    text: str
    """The source text that offsets of cells refer to; of a PDF, its pages' text parted by form feeds."""
    cells: list[Cell] = field(factory=list)
    """All cells in reading order."""

    @property
    def has_columns(self) -> bool:
        """Whether cells carry their place on the page."""
        return bool(self.cells) and self.cells[0].x is not None
