"""The table of labels and values: the routing of a note, the block of a notice.

Rules, each with its test:

* *value column*: a row that begins in the column of the values goes on with the value above (sources with columns);
* *stacked labels*: labels that were read before their values are given them by count, by what a value of each label
  looks like, and by wraps (sources without columns: values.py);
* *codes behind values*: codes of the masthead that were read behind the last value are no part of the text;
* *early rows*: the number of the first item, or codes of the masthead, that were read among the labels are no values.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from eucouncil_parse.outline.header_tokens import Head, opens_table
from eucouncil_parse.outline.rows import Row
from eucouncil_parse.outline.tokens import token
from eucouncil_parse.outline.values import assign_values, last_value_length
from eucouncil_parse.scanner import ScannedCell, Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import Language

__all__ = ["read_table"]

_COLUMN_SLACK = 2.5
"""Characters that a line may begin left of the column it stands in, for rounding of columns."""
_CODE_ROWS = 12
"""Rows behind the labels among which codes of the masthead may stand, where columns were read one by one."""
_EARLY_ROWS = 3
_WIDE_GAP = 2.0
"""Blank lines that part the last value of the table from the text."""
_TABLE_GAP = 8
"""Rows that may stand between two labels of one table, where a source has no columns; a subject is no longer."""


def read_table(rows: Sequence[Row], index: int, head: Head, scanner: Scanner, language: Language) -> int:
    """Read the table from row ``index`` on; returns the row behind it."""
    if rows[index].x is not None:
        return _read_columns(rows, index, head, scanner)
    return _read_stacked(rows, index, head, scanner, language)


def _read_columns(rows: Sequence[Row], index: int, head: Head, scanner: Scanner) -> int:
    value_x: float | None = None
    label: ScannedCell | None = None
    lines: list[Cell] = []
    at = index
    while at < len(rows):
        row = rows[at]
        part = row.parts[0]
        if opens_table(row, scanner):
            _add_field(head, label, lines)
            label, lines = part, list(row.cells[1:])
            if len(row.cells) > 1 and row.cells[1].x is not None:
                value_x = row.cells[1].x if value_x is None else min(value_x, row.cells[1].x)
            elif part.text and part.cell.x is not None and value_x is None:
                value_x = part.cell.x + len(part.printed) - len(part.text)
        elif _is_value_row(row, value_x, lines):
            lines += row.cells
        else:
            break
        at += 1
    _add_field(head, label, lines)
    return at


def _is_value_row(row: Row, value_x: float | None, lines: Sequence[Cell]) -> bool:
    if (lines and lines[-1].page != row.page) or row.parts[0].kind in {"SECTION", "ITEM_TITLE"}:
        return False
    if value_x is None or row.x is None or row.x < value_x - _COLUMN_SLACK:
        return False
    return row.gap < _WIDE_GAP or not lines or abs(row.x - value_x) <= 1


def _add_field(head: Head, label: ScannedCell | None, lines: Sequence[Cell]) -> None:
    if label is None:
        return
    head.add(label.labels[0].kind, [label.cell], label.labels[0].text)
    rest = [part for part in [_behind_label(label)] if part]
    if rest or lines:
        head.tokens.append(
            token("VALUE", [*rest, *(cell.text for cell in lines)], [label.cell, *lines] if rest else lines)
        )


def _behind_label(part: ScannedCell) -> str:
    return part.printed[len(part.labels[0].text) :].strip()


def _read_stacked(rows: Sequence[Row], index: int, head: Head, scanner: Scanner, language: Language) -> int:
    places = _label_rows(rows, index, scanner)
    last_is_empty = not _behind_label(rows[places[-1]].parts[0])
    group: list[ScannedCell] = []
    for place, following in pairwise([*places, len(rows)]):
        label = rows[place].parts[0]
        group.append(label)
        is_last = place == places[-1]
        lines = list(rows[place + 1 : following])
        if is_last:
            while lines and len(head.early) < _EARLY_ROWS and not _behind_label(label) and _is_lone_number(lines[0]):
                head.early.append(lines.pop(0))
            codes = [row for row in lines[:_CODE_ROWS] if _is_code_row(row, group)]
            for row in codes:
                head.add("CODES", row.cells)
                lines.remove(row)
            length = last_value_length(rows[place], lines, bool(_behind_label(label)), len(group), language)
            lines, behind = lines[:length], lines[length:]
            at = {id(row): number for number, row in enumerate(rows)}
            end = 1 + max(at[id(row)] for row in (rows[place], *head.early, *codes, *lines))
            head.early += [row for row in behind if at[id(row)] < end]  # text that codes were read behind
        if not lines and not is_last and not _behind_label(label):
            continue
        if not lines and not is_last and len(group) > 1 and last_is_empty:
            _add_field(head, group.pop(), [])  # the values of the labels above it stand behind the last label
            continue
        for part, value in assign_values(group, [_behind_label(part) for part in group], lines, scanner):
            _add_field(head, part, value)
        group = []
        if is_last:
            return end
    return index + 1


def _is_code_row(row: Row, labels: Sequence[ScannedCell]) -> bool:
    """Whether a row is codes of the masthead. One without a serial may be who a note is sent to: ``CATS``."""
    part = row.parts[0]
    if part.kind != "CODES" or part.labels:
        return False
    is_addressed = any(label.labels[0].kind == "TO" for label in labels)
    return not is_addressed or any(map(str.isdecimal, part.text))


def _is_lone_number(row: Row) -> bool:
    part = row.parts[0]
    return part.kind == "EMPTY" and bool(part.labels) and part.labels[0].kind in {"ARABIC", "ROMAN", "LETTER"}


def _label_rows(rows: Sequence[Row], index: int, scanner: Scanner) -> list[int]:
    """Rows of the labels of one table: each label once, none far behind the one before it."""
    places = [index]
    seen = {rows[index].parts[0].labels[0].kind}
    for at in range(index + 1, len(rows)):
        if at > places[-1] + _TABLE_GAP:
            break
        if opens_table(rows[at], scanner) and (kind := rows[at].parts[0].labels[0].kind) not in seen:
            seen.add(kind)
            places.append(at)
    return places
