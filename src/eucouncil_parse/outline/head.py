"""The head of the first page: which rows it takes, and which value belongs to which label.

Rules, each with its test:

* *columns*: the cells above the type line are what their kind says, in whatever order the columns were read; codes
  in several columns are read column by column;
* *glued line*: a line that is nothing but header values in a row is read as these;
* *unknown code*: one word in capitals among numbers and codes, before the type line, is a code without a serial;
* *unknown type*: a line in capitals behind the number is a type line, if its title is not in the vocabulary either;
* *meeting*: below the type line of an agenda or of minutes stand the name of the body that meets, its part in brackets,
  the venue and the days; the days end the head;
* *value column*: a row that begins in the column of the values goes on with the value above (sources with columns);
* *stacked labels*: labels that were read before their values are given them by count, by what a value of each label
  looks like, and by wraps (sources without columns: values.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field

from eucouncil_parse.outline.rows import Row
from eucouncil_parse.outline.tokens import CellToken, token
from eucouncil_parse.outline.values import assign_values, last_value_length
from eucouncil_parse.scanner import ScannedCell, Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import Language

__all__ = ["FIELD_LABELS", "Head", "read_head"]

FIELD_LABELS = frozenset(
    [
        "FROM",
        "TO",
        "ON",
        "RECEIVED",
        "PREVIOUS_DOCUMENTS",
        "COMMISSION_DOCUMENTS",
        "SUBJECT",
        "CONTACT",
        "TELEPHONE",
        "DATES",
        "TIMES",
        "VENUE",
        "DECLASSIFIED",
        "DATED",
        "NEW_STATUS",
    ]
)
"""Labels of the routing table and of a notice's block."""

_ABOVE_TYPE = frozenset(
    ["PLACE_DATE", "LANGUAGE_TAG", "DOCUMENT_NUMBER", "REFERENCES", "SUFFIXES", "FILE_NUMBERS", "MARKING", "CODES"]
)
_MEETING_KINDS = frozenset({"agenda", "notice_of_meeting", "minutes", "summary_record", "conclusions"})
_ENDS_MEETING = frozenset(["SECTION", "STEP", "ITEM_TITLE", "LIST", "POLICY", "SEPARATOR"])

_MOST_ROWS = 120
_MEETING_ROWS = 12
_MASTHEAD_ROWS = 8
"""Rows of codes and markings that may stand between the type line and the table."""
_LONGEST_CODE = 11
"""Letters of the longest code known is 11 (DATAPROTECT); a longer word in capitals is a title."""
_COLUMN_SLACK = 2.5
"""Characters that a line may begin left of the column it stands in, for rounding of columns."""
_LONGEST_GLUED = 8
"""Words of the longest value above the type line: a marking, or a place and date with a second date."""
_CODE_ROWS = 12
"""Rows behind the labels among which codes of the masthead may stand, where columns were read one by one."""
_WIDE_GAP = 2.0
"""Blank lines that part the last value of the table from the text."""
_TABLE_GAP = 8
"""Rows that may stand between two labels of one table, where a source has no columns; a subject is no longer."""


@define(slots=True, eq=False)
class Head:
    """Tokens of the header, and how many rows it took."""

    tokens: list[CellToken] = field(factory=list)
    length: int = 0
    early: list[Row] = field(factory=list)
    """Rows of the text that were read inside the table: the number of an item, before the values."""

    def add(self, kind: str, cells: Sequence[Cell], text: str | None = None) -> None:
        """Append a token; its text is that of its cells if none is given."""
        self.tokens.append(token(kind, [text] if text is not None else [cell.text for cell in cells], cells))


def read_head(rows: Sequence[Row], scanner: Scanner, language: Language) -> Head:
    """Read the header from the rows of a document."""
    head = Head()
    columns = any(row.x is not None for row in rows[:1])
    above = _rows_above_table(rows)
    type_row = _type_row(rows[:above])
    _read_masthead(rows[:type_row], head, scanner)
    index = type_row
    while index < above and (cell := _type_cell(rows[index])) is not None:
        head.add("TYPE", [cell.cell])
        index += 1
    if index < above < len(rows) and above - index <= _MASTHEAD_ROWS and _opens_table(rows[above]):
        for row in rows[index:above]:
            if (cell := _type_cell(row)) is not None:
                head.add("TYPE", [cell.cell])
            else:
                _read_masthead([row], head, scanner)
        index = above
    if index < len(rows) and _opens_table(rows[index]):
        index = _read_table(rows, index, head, language, columns)
    elif index > type_row or not head.tokens:
        index = _read_meeting(rows, index, head, language)
    head.length = index
    return head


# -- above the type line --


def _rows_above_table(rows: Sequence[Row]) -> int:
    """Index of the first row of the table of labels; of the end of the masthead where there is none."""
    for index, row in enumerate(rows[:_MOST_ROWS]):
        if _opens_table(row):
            return index
    return min(len(rows), _MOST_ROWS)


def _type_row(rows: Sequence[Row]) -> int:
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
        if (
            any(part.labels or part.kind in {"TEXT", "STEP", "ITEM_TITLE", "SECTION", "DAYS"} for part in row.parts)
            and numbered
        ):
            return index
    return _end_of_masthead(rows)


def _end_of_masthead(rows: Sequence[Row]) -> int:
    end = 0
    for index, row in enumerate(rows):
        if any(part.kind in _ABOVE_TYPE or part.kind == "MASTHEAD" for part in row.parts):
            end = index + 1
        elif index > end + 6:
            break
    return end


def _type_cell(row: Row) -> ScannedCell | None:
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


def _read_masthead(rows: Sequence[Row], head: Head, scanner: Scanner) -> None:
    columns = _code_columns(rows)
    codes: list[tuple[int, ScannedCell]] = []
    for row in rows:
        for part in row.parts:
            if part.labels and part.labels[0].kind == "FILES":
                head.add("FILES", [part.cell], part.labels[0].text)
                if part.kind == "FILE_NUMBERS":
                    head.add("FILE_NUMBERS", [part.cell], part.text)
            elif part.kind == "CODES" or (part.kind == "CAPITALS" and _is_unknown_code(part)):
                codes.append((_column_of(part, columns), part))
            elif part.kind in _ABOVE_TYPE or part.kind == "MASTHEAD":
                head.add(part.kind, [part.cell])
            elif glued := _glued_kinds(part, scanner):
                for kind, text in glued:
                    head.add(kind, [part.cell], text)
            elif part.kind != "SEPARATOR":
                head.add("HEADER_OTHER", [part.cell])
    for _, part in sorted(codes, key=lambda entry: entry[0]):
        head.add("CODES", [part.cell], part.text)


def _code_columns(rows: Sequence[Row]) -> list[float]:
    """Left edges of the columns of codes, where some row holds two."""
    for row in rows:
        edges = [part.cell.x for part in row.parts if part.kind == "CODES" and part.cell.x is not None]
        if len(edges) > 1:
            return edges
    return []


def _column_of(part: ScannedCell, columns: Sequence[float]) -> int:
    if part.cell.x is None or not columns:
        return 0
    return min(range(len(columns)), key=lambda index: abs(columns[index] - (part.cell.x or 0.0)))


def _glued_kinds(part: ScannedCell, scanner: Scanner) -> list[tuple[str, str]]:
    """Kinds and texts of what extraction read as one line; empty where the line is not made of header values alone."""
    words = part.printed.split(" ")
    found: list[tuple[str, str]] = []
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _LONGEST_GLUED), start, -1):
            text = " ".join(words[start:end])
            kind = _label_or_kind(text, scanner)
            if kind in _ABOVE_TYPE or kind in {"MASTHEAD", "FILES"}:
                found.append((kind, text))
                start = end
                break
        else:
            return []
    return found


def _label_or_kind(text: str, scanner: Scanner) -> str:
    scanned = scanner.scan(Cell(text, 0, 0))
    return scanned.labels[0].kind if scanned.labels and scanned.kind == "EMPTY" else scanned.kind


# -- the meeting of an agenda or of minutes --


def _read_meeting(rows: Sequence[Row], index: int, head: Head, language: Language) -> int:
    types = [made for made in head.tokens if made.type == "TYPE"]
    if not types or language.kind_of_type(types[-1]) not in _MEETING_KINDS:
        return index
    last = next(
        (
            at
            for at in range(index, min(len(rows), index + _MEETING_ROWS))
            if rows[at].parts[0].kind in {"DAYS", "PLACE_DATE"} and not rows[at].parts[0].labels
        ),
        None,
    )
    ends = next(
        (at for at in range(index, min(len(rows), index + _MEETING_ROWS)) if _ends_meeting(rows[at])), len(rows)
    )
    if last is None or last > ends:
        last = _end_of_name(rows, index, ends) - 1
    named = False
    venue: list[Cell] = []
    at = index
    while at <= last:
        row = rows[at]
        part = row.parts[0]
        if part.kind == "BRACKET" or part.text.startswith("("):
            length = _bracket_length(rows, at, last)
            cells = [cell for each in rows[at : at + length] for cell in each.cells]
            head.add("CONFIGURATION", cells)
            at += length
            named = True
            continue
        if part.kind in {"DAYS", "PLACE_DATE"}:
            head.add("DAYS" if part.kind == "DAYS" else "MEETING_DAY", row.cells)
        elif not named:
            head.add("MEETING_NAME", row.cells)
            named = part.kind not in {"CAPITALS", "MASTHEAD"} or not _goes_on_in_capitals(rows, at, last)
        else:
            venue += row.cells
        at += 1
    if venue:
        head.add("VENUE", [venue[0]], "")
        head.add("VALUE", venue)
    return last + 1


def _goes_on_in_capitals(rows: Sequence[Row], at: int, last: int) -> bool:
    return at < last and rows[at + 1].parts[0].kind in {"CAPITALS", "MASTHEAD", "MEETING"}


def _ends_meeting(row: Row) -> bool:
    return row.parts[0].kind in _ENDS_MEETING or bool(row.parts[0].labels)


def _end_of_name(rows: Sequence[Row], index: int, ends: int) -> int:
    """Where a meeting has no days: behind its name and brackets."""
    at = index
    while at < ends and rows[at].parts[0].kind in {"MEETING", "MASTHEAD", "BRACKET"}:
        at += 1
    return at


def _bracket_length(rows: Sequence[Row], at: int, last: int) -> int:
    depth = 0
    for length, row in enumerate(rows[at : last + 1], 1):
        depth += row.text.count("(") - row.text.count(")")
        if depth <= 0:
            return length
    return 1


# -- the table of labels --


def _opens_table(row: Row) -> bool:
    labels = row.parts[0].labels
    return bool(labels) and labels[0].kind in FIELD_LABELS


def _read_table(rows: Sequence[Row], index: int, head: Head, language: Language, columns: bool) -> int:
    if columns:
        return _read_columns(rows, index, head)
    return _read_stacked(rows, index, head, language)


def _read_columns(rows: Sequence[Row], index: int, head: Head) -> int:
    value_x: float | None = None
    label: ScannedCell | None = None
    lines: list[Cell] = []
    at = index
    while at < len(rows):
        row = rows[at]
        part = row.parts[0]
        if _opens_table(row):
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


def _read_stacked(rows: Sequence[Row], index: int, head: Head, language: Language) -> int:
    places = _label_rows(rows, index)
    group: list[ScannedCell] = []
    taken = 0
    for place, following in pairwise([*places, len(rows)]):
        label = rows[place].parts[0]
        group.append(label)
        is_last = place == places[-1]
        lines = list(rows[place + 1 : following])
        if is_last:
            while lines and not _behind_label(label) and _is_lone_number(lines[0]):
                head.early.append(lines.pop(0))
            for row in [row for row in lines[:_CODE_ROWS] if row.parts[0].kind == "CODES" and not row.parts[0].labels]:
                head.add("CODES", row.cells)
                lines.remove(row)
                taken += 1
            lines = lines[
                : last_value_length(label.labels[0].kind, lines, bool(_behind_label(label)), len(group), language)
            ]
        if not lines and not is_last and not _behind_label(label):
            continue
        for part, value in assign_values(group, [_behind_label(part) for part in group], lines, language):
            _add_field(head, part, value)
        group = []
        if is_last:
            return place + 1 + len(head.early) + taken + len(lines)
    return index + 1


def _is_lone_number(row: Row) -> bool:
    part = row.parts[0]
    return part.kind == "EMPTY" and bool(part.labels) and part.labels[0].kind in {"ARABIC", "ROMAN", "LETTER"}


def _label_rows(rows: Sequence[Row], index: int) -> list[int]:
    """Rows of the labels of one table: each label once, none far behind the one before it."""
    places = [index]
    seen = {rows[index].parts[0].labels[0].kind}
    for at in range(index + 1, len(rows)):
        if at > places[-1] + _TABLE_GAP:
            break
        if _opens_table(rows[at]) and (kind := rows[at].parts[0].labels[0].kind) not in seen:
            seen.add(kind)
            places.append(at)
    return places
