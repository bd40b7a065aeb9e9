"""Lines that a source makes itself, of a file that knows paragraphs and tables but no printed lines.

The lines are written as the cells of a page and as the text that their offsets refer to: one line each, columns parted
by two blanks, pages by form feeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, field

from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.sources.text import clean

__all__ = ["Column", "PrintedLine", "beside", "write_page"]

_BETWEEN = 2
"""Blanks between two columns."""
_LEAST_COLUMN = 4
"""Characters of the narrowest column of a table: labels of one and of two figures stand in equal ones."""


@define(slots=True, eq=False)
class Column:
    """What stands in one column of a line, and how many of its characters are in which type."""

    x: float = 0.0
    has_place: bool = True
    """Whether the file tells where the column stands: for cells of tables and texts of lists, not for paragraphs."""
    parts: list[str] = field(factory=list)
    length: int = 0
    bold: int = 0
    italic: int = 0
    inferred: bool = False
    """Whether the text is a label that is not in the file, but made by whoever shows it."""

    def add(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        """Add text in one type."""
        self.parts.append(text)
        visible = len(text.strip())
        self.length += visible
        self.bold += visible * bold
        self.italic += visible * italic

    @property
    def text(self) -> str:
        """The text, blanks folded."""
        return clean("".join(self.parts))


@define(slots=True, eq=False)
class PrintedLine:
    """One line: its columns from left to right, and the blank lines above it."""

    columns: list[Column]
    gap: float = 0.0
    heading: int = 0
    starts_page: bool = False

    @property
    def right(self) -> float:
        """Right edge of the line in characters."""
        return max((column.x + len(column.text) for column in self.columns), default=0.0)


def beside(rows: Sequence[Sequence[tuple[int, int, list[PrintedLine]]]]) -> list[PrintedLine]:
    """The lines of a table: cells of one row stand beside each other, those of one column below each other.

    A cell is the number of its column, the count of columns that it spans, and its lines.
    """
    edges = _edges(rows)
    lines: list[PrintedLine] = []
    for row in rows:
        height = max((len(cell) for _, _, cell in row), default=0)
        opens = any(number == 0 and cell for number, _, cell in row)
        for index in range(height):
            columns: list[Column] = []
            levels = [(number, cell[index]) for number, _, cell in row if index < len(cell)]
            for number, line in levels:
                for column in line.columns:
                    column.x += edges[number]
                    column.has_place = True
                    if columns:
                        last = columns[-1]
                        column.x = max(column.x, last.x + len(last.text) + _BETWEEN)
                    columns.append(column)
            heading = max((line.heading for _, line in levels), default=0)
            # A row without a text in its first column belongs to the row above.
            gap = max(line.gap for _, line in levels) if index else float(opens)
            lines.append(PrintedLine(columns, gap, heading))
    return lines


def _edges(rows: Sequence[Sequence[tuple[int, int, list[PrintedLine]]]]) -> dict[int, float]:
    """The left edge of each column of a table, by the widest line in the columns before it."""
    widths: dict[int, float] = {}
    for row in rows:
        for number, count, cell in row:
            width = max((line.right for line in cell), default=0.0)
            widths[number] = max(widths.get(number, _LEAST_COLUMN), width if count == 1 else 0.0)
    edges: dict[int, float] = {}
    edge = 0.0
    for number in sorted(widths):
        edges[number] = edge
        edge += widths[number] + _BETWEEN
    return edges


def write_page(source: str, lines: Iterable[PrintedLine]) -> Page:
    """A page of cells of the lines, and its text."""
    parts: list[str] = []
    cells: list[Cell] = []
    length = page = row = 0

    def put(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    for line in lines:
        columns = [(column, text) for column in line.columns if (text := column.text)]
        if not columns:
            continue
        gap = line.gap if cells else 0.0
        if line.starts_page and cells:
            put("\f")
            page, row, gap = page + 1, 0, 0.0
        elif cells:
            put("\n" * (1 + int(gap)))
            row += 1 + int(gap)
        for index, (column, text) in enumerate(columns):
            put(" " * _BETWEEN if index else "")
            cells.append(
                Cell(
                    text,
                    length,
                    length + len(text),
                    page,
                    row,
                    x=column.x if column.has_place else None,
                    right=column.x + len(text) if column.has_place else None,
                    gap=gap,
                    heading=line.heading,
                    bold=2 * column.bold > column.length,
                    italic=2 * column.italic > column.length,
                    continues=False,
                    inferred=column.inferred,
                )
            )
            put(text)
    return Page(source, "".join(parts), cells)
