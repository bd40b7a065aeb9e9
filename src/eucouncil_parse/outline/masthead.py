"""Above the type line: masthead, place and date, number, files, marking, codes, in whatever order columns were read.

Rules, each with its test:

* *columns*: the cells above the type line are what their kind says; codes in several columns are read column by column;
* *broken marking*: two lines closely below each other that are a marking together, as stamps are printed;
* *glued line*: a line that is nothing but header values in a row is read as these;
* *remark*: a sentence is no value of the header but a note, as that of working papers on who may hand them on;
* *unknown code*: one word in capitals among numbers and codes, before the type line, is a code without a serial;
* *unknown type*: a line in capitals behind the number is a type line, if its title is not in the vocabulary either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from eucouncil_parse.outline.header_tokens import Head, opens_table
from eucouncil_parse.outline.rows import Row, join_lines
from eucouncil_parse.outline.wrap import is_prose
from eucouncil_parse.scanner import ScannedCell, Scanner
from eucouncil_parse.sources.page import Cell, cut

__all__ = ["find_type_row", "read_masthead", "rows_above_table", "type_cell"]

_ABOVE_TYPE = frozenset(
    ["PLACE_DATE", "LANGUAGE_TAG", "DOCUMENT_NUMBER", "SUFFIXES", "FILE_NUMBERS", "MARKING", "CODES"]
)
_TEXT_KINDS = frozenset({"TEXT", "STEP", "ITEM_TITLE", "SECTION", "DAYS"})
_MOST_ROWS = 120
_LONGEST_CODE = 11
"""Letters of the longest code known is 11 (DATAPROTECT); a longer word in capitals is a title."""
_LONGEST_GLUED = 8
"""Words of the longest value above the type line: a marking, or a place and date with a second date."""
_MOST_GLUED = 40
"""Values that one line may hold; a head has fewer."""
_MASTHEAD_GAP = 7
"""Rows of something else that may stand in a masthead."""


def rows_above_table(rows: Sequence[Row], scanner: Scanner) -> int:
    """Index of the first row of the table of labels; of the end of the masthead where there is none."""
    for index, row in enumerate(rows[:_MOST_ROWS]):
        if opens_table(row, scanner):
            return index
    return min(len(rows), _MOST_ROWS)


def find_type_row(rows: Sequence[Row]) -> int:
    """Index of the first type line: a known title, else a line in capitals behind the number."""
    for index, row in enumerate(rows):
        if len(row.parts) == 1 and row.parts[0].kind == "TYPE":
            return index
    numbered = False
    for index, row in enumerate(rows):
        kinds = {part.kind for part in row.parts}
        if numbered and kinds == {"CAPITALS"} and not _is_unknown_code(row.parts[0]):
            return index
        numbered = numbered or bool(kinds & {"DOCUMENT_NUMBER", "REFERENCES"})
        if numbered and any(_is_text(part) for part in row.parts):
            return index
    return _end_of_masthead(rows)


def _is_text(part: ScannedCell) -> bool:
    """Whether a cell stands below the masthead: files have a label, and stand in it."""
    return part.kind in _TEXT_KINDS or any(label.kind != "FILES" for label in part.labels)


def _end_of_masthead(rows: Sequence[Row]) -> int:
    end = 0
    for index, row in enumerate(rows):
        if any(part.kind in _ABOVE_TYPE or part.kind in {"MASTHEAD", "REFERENCES"} for part in row.parts):
            end = index + 1
        elif index >= end + _MASTHEAD_GAP:
            break
    return end


def type_cell(row: Row) -> ScannedCell | None:
    """The cell of a row that is a type line; None where it is none."""
    part = row.parts[0]
    if len(row.parts) > 1 or part.labels:
        return None
    if part.kind == "TYPE" or (
        part.kind == "CAPITALS" and not _is_bracketed(part.text) and row.cells[0].text[-1:] != ")"
    ):
        return part
    return None


def _is_bracketed(text: str) -> bool:
    return text.startswith(("(", "["))


def _is_unknown_code(part: ScannedCell) -> bool:
    return part.text.isalpha() and part.text.isascii() and len(part.text) <= _LONGEST_CODE


def read_masthead(rows: Sequence[Row], head: Head, scanner: Scanner) -> None:
    """Add the values above the type line: each cell is what its kind says."""
    columns = _code_columns(rows)
    codes: list[tuple[int, ScannedCell]] = []
    remarks = _remarks(rows)
    head.remarks += remarks
    taken = {id(row) for remark in remarks for row in remark}
    for first, second in _broken_markings(rows, scanner):
        head.add("MARKING", [first.cells[0], second.cells[0]])
        taken |= {id(first), id(second)}
    for row in rows:
        if id(row) in taken:
            continue
        for part in row.parts:
            if part.labels and part.labels[0].kind == "FILES":
                behind = len(part.printed) - len(part.text)
                head.add("FILES", [cut(part.cell, 0, behind)], part.labels[0].text)
                if part.text:
                    kind = part.kind if part.kind in _ABOVE_TYPE else "HEADER_OTHER"
                    head.add(kind, [cut(part.cell, behind)], part.text)
            elif part.kind == "CODES" or (part.kind == "CAPITALS" and _is_unknown_code(part)):
                codes.append((_column_of(part, columns), part))
            elif part.kind in _ABOVE_TYPE or part.kind == "MASTHEAD" or part.kind in scanner.places.in_header:
                head.add(part.kind, [part.cell])
            elif glued := _glued_kinds(part, scanner):
                at = 0
                for kind, text in glued:
                    head.add(kind, [cut(part.cell, at, at + len(text))], text)
                    at += len(text) + 1
            elif part.kind == "REFERENCES":
                head.add(part.kind, [part.cell])
            elif part.kind != "SEPARATOR":
                head.add("HEADER_OTHER", [part.cell])
    for _, part in sorted(codes, key=lambda entry: entry[0]):
        head.add("CODES", [part.cell], part.text)


def _broken_markings(rows: Sequence[Row], scanner: Scanner) -> list[tuple[Row, Row]]:
    """Pairs of rows of one cell each that are no marking alone."""
    return [
        (row, following)
        for row, following in pairwise(rows)
        if len(row.cells) == len(following.cells) == 1
        and {row.parts[0].kind, following.parts[0].kind} <= {"CAPITALS", "TEXT"}
        and following.gap < 1
        and scanner.kind(f"{row.text} {following.text}") == "MARKING"
    ]


def _remarks(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of texts that read like sentences: close below each other, up to a full stop."""
    remarks: list[list[Row]] = []
    block: list[Row] = []
    for row in rows:
        is_text = len(row.parts) == 1 and row.parts[0].kind == "TEXT" and not row.parts[0].labels
        if not is_text or (block and row.gap >= 1):
            block = []
        if is_text:
            block.append(row)
        if is_text and row.text.endswith(".") and is_prose(join_lines(each.text for each in block)):
            remarks.append(block)
            block = []
    return remarks


def _code_columns(rows: Sequence[Row]) -> list[float]:
    """Left edges of the columns of codes, where some row holds two."""
    for row in rows:
        edges = [part.cell.x for part in row.parts if part.kind == "CODES" and part.cell.x is not None]
        if len(edges) > 1:
            return sorted(set(edges))
    return []


def _column_of(part: ScannedCell, columns: Sequence[float]) -> int:
    """Index of the column whose left edge is nearest; the columns count up."""
    if part.cell.x is None or not columns:
        return 0
    right = bisect_left(columns, part.cell.x)
    if right == len(columns) or (right and part.cell.x - columns[right - 1] <= columns[right] - part.cell.x):
        return right - 1
    return right


def _glued_kinds(part: ScannedCell, scanner: Scanner) -> list[tuple[str, str]]:
    """Kinds and texts of what extraction read as one line; empty where the line is not made of header values alone."""
    words = part.printed.split(" ")
    found: list[tuple[str, str]] = []
    start = 0
    while start < len(words) and len(found) < _MOST_GLUED:
        for end in range(min(len(words), start + _LONGEST_GLUED), start, -1):
            text = " ".join(words[start:end])
            kind = _label_or_kind(text, scanner)
            if kind in _ABOVE_TYPE or kind in {"MASTHEAD", "FILES"}:
                found.append((kind, text))
                start = end
                break
        else:
            return []
    return found if start == len(words) else []


def _label_or_kind(text: str, scanner: Scanner) -> str:
    scanned = scanner.scan(Cell(text, 0, 0))
    if not scanned.labels:
        return scanned.kind
    return scanned.labels[0].kind if scanned.kind == "EMPTY" else "TEXT"  # a label and a value are two
