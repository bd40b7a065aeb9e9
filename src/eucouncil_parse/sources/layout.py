"""Text in columns, as ``pdftotext -layout`` writes it: blanks stand for place on the page."""

from __future__ import annotations

import re

from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.sources.text import Line, clean, read_lines

__all__ = ["read_layout"]

_COLUMN = re.compile(r"\S+(?: \S+)*")
"""Words one blank apart; two blanks or more, or a tab, part columns."""


def read_layout(text: str) -> Page:
    """Read text in columns: every run of words that wide blanks part is a cell.

    >>> [(cell.text, cell.x) for cell in read_layout("   7160/26          GIP.CRP2").cells]
    [('7160/26', 3.0), ('GIP.CRP2', 20.0)]
    """
    page = Page("layout", text)
    for line in read_lines(page):
        page.cells.extend(_cells(line))
    return page


def _cells(line: Line) -> list[Cell]:
    content = line.text.replace("\u00a0", " ")
    cells = []
    for found in _COLUMN.finditer(content):
        text = clean(found.group())
        if text:
            cells.append(
                Cell(
                    text=text,
                    printed=None if text == found.group() else found.group(),
                    start=line.start + found.start(),
                    end=line.start + found.end(),
                    page=line.page,
                    row=line.row,
                    x=float(found.start()),
                    right=float(found.end()),
                    gap=float(line.gap),
                )
            )
    return cells
