"""Below the type line of an agenda or of minutes: who meets, where and when.

Rules, each with its test:

* *meeting*: there stand the name of the body that meets, its part in brackets, the venue and the days; the days end the
  head. Where no days are printed, the name and the brackets do;
* *name in capitals*: an unknown line in capitals below a known title is the name of the meeting where days follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from eucouncil_parse.outline.header_tokens import Head
from eucouncil_parse.outline.rows import Row
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.sources.page import Cell

__all__ = ["names_meeting", "read_meeting"]

_MEETING_KINDS = frozenset({"agenda", "notice_of_meeting", "minutes", "summary_record", "conclusions"})
_ENDS_MEETING = frozenset(["SECTION", "STEP", "ITEM_TITLE", "LIST", "POLICY", "SEPARATOR"])
_MEETING_ROWS = 12


def read_meeting(rows: Sequence[Row], index: int, head: Head, scanner: Scanner) -> int:
    """Read the block from row ``index`` on; returns the row behind it, ``index`` where the document has none."""
    if head.kind not in _MEETING_KINDS:
        return index
    ends = _end_of_block(rows, index)
    last = _row_of_days(rows, index, ends)
    if last is None:
        last = _end_of_name(rows, index, ends) - 1
    named = False
    venue: list[Cell] = []
    at = index
    while at <= last:
        row = rows[at]
        part = row.parts[0]
        if part.kind in scanner.places.in_header:
            head.add(part.kind, row.cells)
            at += 1
            continue
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


def names_meeting(rows: Sequence[Row], index: int, head: Head) -> bool:
    """Whether an unknown row in capitals is the name of the meeting that the titles above it are about."""
    is_unknown = rows[index].parts[0].kind == "CAPITALS"
    return (
        is_unknown and head.kind in _MEETING_KINDS and _row_of_days(rows, index, _end_of_block(rows, index)) is not None
    )


def _end_of_block(rows: Sequence[Row], index: int) -> int:
    limit = min(len(rows), index + _MEETING_ROWS)
    return next((at for at in range(index, limit) if _ends_meeting(rows[at])), limit)


def _row_of_days(rows: Sequence[Row], index: int, ends: int) -> int | None:
    return next((at for at in range(index, ends) if _names_days(rows[at])), None)


def _names_days(row: Row) -> bool:
    part = row.parts[0]
    return part.kind in {"DAYS", "PLACE_DATE"} and not part.labels


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
