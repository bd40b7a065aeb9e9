"""The head of the first page: masthead (masthead.py), type lines, then a table of labels (table.py) or the meeting that
the document is about (meeting.py). What is behind it is the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from eucouncil_parse.outline.header_tokens import Head, opens_table
from eucouncil_parse.outline.masthead import find_type_row, read_masthead, rows_above_table, type_cell
from eucouncil_parse.outline.meeting import names_meeting, read_meeting
from eucouncil_parse.outline.rows import Row
from eucouncil_parse.outline.table import read_table
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.vocabulary import Language

__all__ = ["read_head"]

_ROWS_BELOW_TYPE = 8
"""Rows of codes, markings and a subtitle that may stand between the type line and the table."""


def read_head(rows: Sequence[Row], scanner: Scanner, language: Language) -> Head:
    """Read the header from the rows of a document."""
    head = Head()
    above = rows_above_table(rows, scanner)
    type_row = find_type_row(rows[:above])
    read_masthead(rows[:type_row], head, scanner)
    index = _read_types(rows, type_row, above, head)
    has_table = above < len(rows) and opens_table(rows[above], scanner) and above - index <= _ROWS_BELOW_TYPE
    if has_table:
        between: list[Row] = []
        for row in rows[index:above]:
            if (cell := type_cell(row)) is not None:
                head.add("TYPE", [cell.cell])
            else:
                between.append(row)
        read_masthead(between, head, scanner)
        index = read_table(rows, above, head, scanner, language)
    else:
        index = read_meeting(rows, index, head, scanner)
    head.length = index
    return head


def _read_types(rows: Sequence[Row], index: int, end: int, head: Head) -> int:
    while index < end and (cell := type_cell(rows[index])) is not None and not names_meeting(rows, index, head):
        head.add("TYPE", [cell.cell])
        index += 1
    return index
