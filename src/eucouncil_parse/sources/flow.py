"""Text without columns: as ``pdftotext`` writes it, and as pdfium gives it."""

from __future__ import annotations

from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.sources.text import Line, clean, read_lines

__all__ = ["read_pdfium", "read_raw"]

_ENDS = (".", ":", ";", "?", "!", "-")
_ALL = 0.9
"""Share of lines with a blank at the end from which on that blank says nothing."""


def read_raw(text: str) -> Page:
    """Read text in the order of its blocks, blank lines between them.

    >>> [(cell.text, cell.gap) for cell in read_raw("1.\\n\\nAdoption of the agenda\\n").cells]
    [('1.', 0.0), ('Adoption of the agenda', 1.0)]
    """
    page = Page("raw", text)
    page.cells = [_cell(line) for line in read_lines(page)]
    return page


def read_pdfium(text: str) -> Page:
    """Read the text that pdfium gives: no blank lines, and a blank at the end of most lines that go on.

    >>> page = read_pdfium("2. Developments in \\r\\ndrug policy\\r\\n3. Any other business")
    >>> [cell.continues for cell in page.cells]
    [True, False, None]
    """
    page = Page("pdfium", text)
    lines = list(read_lines(page))
    cells = page.cells = [_cell(line) for line in lines]
    trailing = [line.text.endswith(" ") for line in lines]
    said = sum(trailing)
    if said < _ALL * len(lines):
        for cell, following, blank in zip(cells, cells[1:], trailing, strict=False):
            if cell.page == following.page and (said or cell.text.endswith(_ENDS)):
                cell.continues = blank or cell.text.endswith("-")
    return page


def _cell(line: Line) -> Cell:
    printed = line.text.strip()
    text = clean(printed)
    start = line.start + len(line.text) - len(line.text.lstrip())
    return Cell(
        text=text,
        printed=None if text == printed else printed,
        start=start,
        end=start + len(printed),
        page=line.page,
        row=line.row,
        gap=float(line.gap),
    )
