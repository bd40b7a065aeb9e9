"""Rows for tests of single functions that read headers and agendas."""

from __future__ import annotations

from eucouncil_parse.outline.rows import Row, scan_row
from eucouncil_parse.readers import reader
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import language

__all__ = ["ENGLISH", "SCANNER", "WIDE", "cell", "line", "row", "rows"]

ENGLISH = language("en")
SCANNER = reader("en").scanner
WIDE = "Wintering of young colonies in the gardens of the southern provinces"
"""A line that is full where it is the longest."""


def cell(text: str, x: float | None = None, *, gap: float = 0.0, page: int = 0, continues: bool | None = None) -> Cell:
    """A cell of a line; without ``x``, of a rendition without columns."""
    right = None if x is None else x + len(text)
    return Cell(text, 0, len(text), page, 0, x, right, gap, continues=continues)


def row(*cells: Cell | str) -> Row:
    """A line of cells, as the scanner sees it."""
    made = Row([cell(each) if isinstance(each, str) else each for each in cells], [])
    scan_row(made, SCANNER)
    return made


def rows(*lines: str) -> list[Row]:
    """Lines without columns; an empty one is a blank line above the next."""
    made: list[Row] = []
    gap = 0
    for line in lines:
        if line:
            made.append(row(cell(line, gap=gap)))
        gap = 0 if line else gap + 1
    return made


def line(x: float | None = None, page: int = 0) -> Row:
    """A row that stands somewhere."""
    return row(cell("bees", x, page=page))
