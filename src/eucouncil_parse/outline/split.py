"""A row of an agenda in its parts: labels at the left, text, and what stands at the right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define

from eucouncil_parse.outline.rows import Row
from eucouncil_parse.scanner import Label, ScannedCell
from eucouncil_parse.sources.page import Cell

__all__ = ["REFERENCE_KINDS", "SplitRow", "split_row", "split_trailing_reference"]

REFERENCE_KINDS = frozenset({"DOCUMENT_NUMBER", "REFERENCES", "ADDITION", "SUFFIXES", "REFERENCE_REMARK", "CODES"})
"""Kinds of what may stand beside an item."""

_RIGHT_HALF = 0.35
"""Share of the row's width left of which nothing is in the right-hand column."""

_TRAILING = re.compile(
    r"\(?(?:doc\.?:? )?((?<![\w/])(?:[A-Z][A-Z-]* )?\d{1,5}(?:/\d{1,2})?/\d{2}(?![\d/])(?: ?(?:\+|REV|ADD|COR|AMD|DCL)[ \d+A-Z]*)?)\)?$"
)
"""A document number that ends a line of a title: text in which the right-hand column was read on."""


@define(slots=True, eq=False)
class SplitRow:
    """A row in its parts."""

    labels: list[tuple[Label, Cell]]
    text: str
    """The text behind the labels, without what stands at the right."""
    kind: str
    """Kind of the text; ``EMPTY`` where there is none."""
    cells: list[Cell]
    """Cells of the text."""
    right: list[tuple[str, Cell]]
    """Kind and cell of what stands in the right-hand column, or makes a row of its own."""


def split_row(row: Row) -> SplitRow:
    """Part a row; cells that are neither label nor right-hand column make the text."""
    parts = list(row.parts)
    labels: list[tuple[Label, Cell]] = []
    while parts and (taken := _leading_labels(parts)):
        labels += taken
        if parts[0].text and parts[0].labels:
            break
        parts = parts[1:]
    right: list[tuple[str, Cell]] = []
    while parts and _is_right(parts, row, labels):
        part = parts.pop()
        right.insert(0, (part.kind, _rest(part)))
    cells = [_rest(part) if place == 0 and labels else part.cell for place, part in enumerate(parts)]
    kind = parts[0].kind if len(parts) == 1 else "TEXT" if parts else "EMPTY"
    if len(parts) > 1 and parts[0].kind in {"STEP", "ITEM_TITLE", "LIST", "LEGAL_BASIS"}:
        kind = parts[0].kind
    if cells:
        row.indent = cells[0].x
        row.right = cells[-1].right if cells[-1].right is not None else float(len(row.text))
    return SplitRow(labels, " ".join(cell.text for cell in cells), kind, cells, right)


def split_trailing_reference(text: str) -> tuple[str, str | None]:
    """Part a line of a title from a document number at its end, None where there is none.

    >>> split_trailing_reference("Non-legislative list 6774/26 + COR 1")
    ('Non-legislative list', '6774/26 + COR 1')
    >>> split_trailing_reference("repealing Regulation (EU) No 913/2010")
    ('repealing Regulation (EU) No 913/2010', None)
    """
    at = text.rfind("/")
    if at < 0:
        return text, None
    start = max(0, at - 60)
    found = _TRAILING.search(text, start)
    if found is None or found.start() == 0:
        return text, None
    return text[: found.start()].rstrip(), found[1].strip()


def _leading_labels(parts: Sequence[ScannedCell]) -> list[tuple[Label, Cell]]:
    part = parts[0]
    if part.labels:
        return [(label, part.cell) for label in part.labels]
    if part.kind == "FIGURE" and len(parts) > 1 and part.cell.x is not None:
        return [(Label("FIGURE", part.text), part.cell)]
    return []


def _rest(part: ScannedCell) -> Cell:
    """The cell of the text behind the labels of a cell."""
    if not part.labels:
        return part.cell
    cell = part.cell
    shift = len(part.printed) - len(part.text)
    return Cell(
        part.text,
        min(cell.start + shift, cell.end),
        cell.end,
        cell.page,
        cell.row,
        None if cell.x is None else cell.x + shift,
        cell.right,
        cell.gap,
        cell.heading,
        cell.bold,
        cell.italic,
        cell.small,
        cell.rotated,
        cell.continues,
        cell.marks,
    )


def _is_right(parts: Sequence[ScannedCell], row: Row, labels: Sequence[tuple[Label, Cell]]) -> bool:
    last = parts[-1]
    if last.kind not in REFERENCE_KINDS or last.labels:
        return False
    if len(parts) == 1 and labels and labels[-1][0].kind in {"DOCUMENT", "STEP_MARK", "DASH"}:
        return False
    if last.cell.x is None:
        return len(parts) == 1 and not labels
    if len(parts) > 1 or labels:
        return True
    return last.kind != "CODES" or last.cell.x > 30
