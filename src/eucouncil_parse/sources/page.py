"""What every source yields: a document as cells of text, each with its place.

A source turns one rendition (Markdown, ``pdftotext -layout``, ``pdftotext``, pdfium text, a PDF) into cells. It knows
how that rendition marks lines, columns and type faces, and nothing of the Council: what a cell means is the scanner's
and the outline's work.
"""

from __future__ import annotations

from attrs import define, field

from eucouncil_parse.styles import Signature, StatedLine

__all__ = ["Cell", "Edges", "Page", "Picture", "cut", "cut_behind"]

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom edge in points from the upper left corner of the page as it is displayed."""


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
    printed: str | None = None
    """The source text of the cell where it is not ``text`` to the letter: with marks, or blanks not folded."""
    inferred: bool = False
    """Whether the text is not in the file: a label of a list, made by whoever shows the file."""
    edges: Edges | None = None
    """Its place on the page, where the source has pages of paper."""
    stated: StatedLine | None = None
    """What the line states of itself, in a style of this library."""
    is_opening: bool = True
    is_ending: bool = True
    """Whether the cell opens, and ends, what the source read as one: false for parts that were cut off."""
    order: int = 0
    """Place in reading order: nothing but blanks stands between a cell and the next one."""


@define(slots=True, eq=False)
class Picture:
    """A small picture on a page: its edges in points, and how it looks."""

    left: float
    bottom: float
    right: float
    top: float
    look: str
    """How dark it is in each field of a grid of eight by eight, one hexadecimal digit a field."""


@define(slots=True, eq=False)
class Page:
    """A whole document as its source read it."""

    source: str
    """The rendition: ``markdown``, ``layout``, ``raw``, ``pdfium``, ``html``, ``docx``, ``pdf`` or ``plain``."""
    text: str
    """The source text that offsets of cells refer to; of a PDF, its pages' text parted by form feeds."""
    cells: list[Cell] = field(factory=list)
    """All cells in reading order."""
    signature: Signature | None = None
    """The signature of a page in a style of this library."""
    marks: list[Cell] = field(factory=list)
    """Lines of the rendition that are no text, such as the mark between two pages."""

    pictures: dict[int, list[tuple[Edges, str]]] = field(factory=dict)
    """Small pictures by page, from 0: their edges, and how they look."""

    def number_cells(self) -> None:
        """Give cells and marks their place in reading order."""
        for order, cell in enumerate(sorted([*self.cells, *self.marks], key=lambda cell: cell.start)):
            cell.order = order

    @property
    def has_columns(self) -> bool:
        """Whether cells carry their place on the page."""
        return bool(self.cells) and self.cells[0].x is not None


def cut(cell: Cell, start: int, end: int | None = None, text: str | None = None) -> Cell:
    """The part of a cell that holds ``cell.text[start:end]``, exact in its place in the source.

    ``text`` is the text of the part if it is to be another. Left edge and hints are those of the whole cell.

    >>> part = cut(Cell("1. Adoption", 10, 28, printed="1.   **Adoption**"), 3)
    >>> part.text, part.start, part.end
    ('Adoption', 15, 28)
    """
    end = len(cell.text) if end is None else end
    return Cell(
        cell.text[start:end] if text is None else text,
        _source_offset(cell, start) if start else cell.start,
        cell.end if end >= len(cell.text) else _source_offset(cell, end),
        cell.page,
        cell.row,
        cell.x,
        cell.right,
        cell.gap,
        cell.heading,
        cell.bold,
        cell.italic,
        cell.small,
        cell.rotated,
        cell.continues,
        cell.marks,
        inferred=cell.inferred,
        is_opening=cell.is_opening and not start,
        is_ending=cell.is_ending and end >= len(cell.text),
        order=cell.order,
    )


def cut_behind(cell: Cell, start: int) -> Cell:
    """The part of a cell behind its first characters, with its own left edge.

    >>> cut_behind(Cell("1. Adoption", 10, 21, x=4.0), 3).x
    7.0
    """
    part = cut(cell, start)
    if part.x is not None:
        part.x += start
    return part


def _source_offset(cell: Cell, at: int) -> int:
    """Where the source parts the text of a cell before a character: behind the character before it and blanks.

    The characters come in the same order in the source, with marks between them that are no text.
    """
    if cell.printed is None:
        return min(cell.start + at, cell.end)
    place = 0
    for character in cell.text[:at]:
        if character != " ":
            place = max(cell.printed.find(character, place) + 1, place)
    blanks = len(cell.printed) - place - len(cell.printed[place:].lstrip())
    return min(cell.start + place + blanks, cell.end)
