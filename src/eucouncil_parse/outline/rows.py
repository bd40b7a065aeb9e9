"""Printed rows: the cells of one line of a page together, and how rows go on in each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter

from attrs import define, field

from eucouncil_parse.scanner import ScannedCell, Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import language

__all__ = ["SAME_COLUMN", "Row", "by_page", "join_lines", "rows_of", "scan_row"]

SAME_COLUMN = 1.6
"""Characters by which the left edges of two rows of one column may differ."""
_BROKEN_WORD = re.compile(r"\w-$")
_WORD = re.compile(r"\w+")


@define(slots=True, eq=False)
class Row:
    """The cells of one printed line. ``parts`` are its cells as the scanner sees them, once it has."""

    cells: list[Cell]
    parts: list[ScannedCell]
    indent: float | None = None
    """Left edge of the text behind the row's labels; None without columns."""
    right: float = 0.0
    """Right edge of the text; the length of the line without columns."""
    page: int = field()
    """Page of the row, from 0: that of its cells, but in a text that lost its page breaks."""

    @page.default
    def _page_of_cells(self) -> int:
        return self.cells[0].page

    @property
    def gap(self) -> float:
        """Blank lines above the row."""
        return self.cells[0].gap

    @property
    def text(self) -> str:
        """The row's cells, a blank between them."""
        cells = self.cells  # mostly one, and asked for often
        return cells[0].text if len(cells) == 1 else " ".join([cell.text for cell in cells])

    @property
    def x(self) -> float | None:
        """Left edge of the first cell."""
        return self.cells[0].x


def rows_of(cells: Iterable[Cell]) -> list[Row]:
    """Group cells that share page and row; cells come in reading order."""
    rows: list[Row] = []
    for cell in cells:
        if rows and (last := rows[-1].cells[0]).page == cell.page and last.row == cell.row:
            rows[-1].cells.append(cell)
        else:
            rows.append(Row([cell], []))
    return rows


def scan_row(row: Row, scanner: Scanner) -> None:
    """Classify the cells of a row, and measure its text."""
    row.parts = [scanner.scan(cell) for cell in row.cells]
    first = row.parts[0]
    if first.cell.x is not None:
        behind = row.cells[1].x if not first.text and len(row.cells) > 1 else None
        row.indent = behind if behind is not None else first.cell.x + len(first.printed) - len(first.text)
    last = row.cells[-1]
    row.right = last.right if last.right is not None else float(len(row.text))


def by_page(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each page that has any."""
    return [list(page) for _, page in groupby(rows, key=attrgetter("page"))]


def join_lines(lines: Iterable[str]) -> str:
    """Lines of one text as one line. A hyphen at a line's end stays, and the word goes on behind it.

    What stands raised behind a figure begins a line of its own in the text that pdfium extracts.

    >>> join_lines(["in light of state-of-the-", "art technology –", "and more"])
    'in light of state-of-the-art technology – and more'
    >>> join_lines(["at the 3545", "th meeting (or the 3546", "th)"])
    'at the 3545th meeting (or the 3546th)'
    """
    text = ""
    for line in lines:
        if not text or not line or _BROKEN_WORD.search(text[-2:]) or _is_raised(text, line):
            text += line
        else:
            text += " " + line
    return text


def _is_raised(text: str, line: str) -> bool:
    """Whether a line begins with the ending of the ordinal whose figures end the text."""
    word = _WORD.match(line) if text[-1].isdecimal() else None
    return word is not None and word.group() in _endings_of_ordinals()


@cache
def _endings_of_ordinals() -> frozenset[str]:
    """Those of English: no word begins with one of them, and no other language has a list of its own."""
    return frozenset(language("en").words["ORDINAL_ENDING_WORD"])
