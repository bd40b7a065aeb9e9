"""A row of an agenda in its parts: labels at the left, text, and what stands at the right."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import cache

from attrs import define

from eucouncil_parse.outline.rows import Row
from eucouncil_parse.scanner import Label, ScannedCell, Scanner
from eucouncil_parse.sources.page import Cell, cut, cut_behind
from eucouncil_parse.subject_codes import SubjectCode
from eucouncil_parse.vocabulary import Language, table

__all__ = ["REFERENCE_KINDS", "SplitRow", "mark_bare_figures", "split_row"]

REFERENCE_KINDS = frozenset({"DOCUMENT_NUMBER", "REFERENCES", "ADDITION", "SUFFIXES", "REFERENCE_REMARK", "CODES"})
"""Kinds of what may stand beside an item."""

_RIGHT_COLUMN = 30
"""Characters from the left edge of the page behind which codes or a remark alone in a row stand beside an item."""
_BARE_FIGURE = re.compile(r"(\d{1,2})(?: (?=\S)|$)")

_TRAILING_WORDS = 8
"""Words at a line's end that are looked at for a reference: a number with what was added to it, and codes."""


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

    def part_reference(self, scanner: Scanner, language: Language) -> None:
        """Put a reference at the end of the text, where the right-hand column was read on, beside it; if there is one.

        It is the first of what stands at the right.
        """
        text, reference = _part_trailing_reference(self.text, scanner, language)
        if reference is None:
            return
        kind, number = reference
        last = self.cells.pop()
        place = max(len(text) - (len(self.text) - len(last.text)), 0)
        if place:
            self.cells.append(cut(last, 0, place))
        self.right.insert(0, (kind, cut(last, place, text=number)))
        self.text, self.kind = text, scanner.kind(text)


def split_row(row: Row) -> SplitRow:
    """Part a row; cells that are neither label nor right-hand column make the text."""
    only = row.parts[0]
    if len(row.parts) == 1 and not only.labels and only.kind not in REFERENCE_KINDS:  # a line of text, as mostly
        row.indent = only.cell.x
        return SplitRow([], only.text, only.kind, [*row.cells], [])
    parts = deque(row.parts)  # taken from both ends: a row may have many cells
    labels: list[tuple[Label, Cell]] = []
    while parts and (taken := _leading_labels(parts)):
        labels += taken
        if parts[0].text and parts[0].labels:
            break
        parts.popleft()
    right: deque[tuple[str, Cell]] = deque()
    while parts and _is_right(parts, row, labels):
        part = parts.pop()
        right.appendleft((part.kind, _rest(part)))
    cells = [_rest(part) if place == 0 and labels else part.cell for place, part in enumerate(parts)]
    kind = parts[0].kind if len(parts) == 1 else "TEXT" if parts else "EMPTY"
    if parts and all(part.kind == "SEPARATOR" for part in parts):
        kind = "SEPARATOR"
    elif len(parts) > 1 and parts[0].kind in {"STEP", "ITEM_TITLE", "LIST", "LEGAL_BASIS", "DELIBERATION"}:
        kind = parts[0].kind
    if cells:
        row.indent = cells[0].x
        row.right = cells[-1].right if cells[-1].right is not None else float(len(row.text))
    return SplitRow(labels, " ".join(cell.text for cell in cells), kind, cells, list(right))


def _part_trailing_reference(text: str, scanner: Scanner, language: Language) -> tuple[str, tuple[str, str] | None]:
    """Part a line of a title from the reference at its end, which is told with its kind.

    A number behind a word that cites it ("document", "No") belongs to the title.
    """
    before, bracket, inside = text.rpartition("(")
    if bracket and before and inside.endswith(")") and language.begins("DOCUMENT_WORD", inside):
        number = inside[:-1].partition(" ")[2]
        if scanner.kind(number) in {"DOCUMENT_NUMBER", "REFERENCES"}:
            return before.rstrip(), ("REFERENCES", number)
    if text[-1:].islower():  # as no number ends, nor what may stand behind one
        return text, None
    for start in _starts_of_last_words(text):
        before, tail = text[: start - 1], text[start:]
        kind = scanner.trailing_kind(tail)
        if kind is None or (kind == "CODES" and not _is_known_code(tail) and scanner.kind(before) != "STEP"):
            continue
        cites = before.rpartition(" ")[2].strip("(") in language.words["CITATION_WORD"]
        return (text, None) if cites else (before, (kind, tail))
    return text, None


def _starts_of_last_words(text: str) -> list[int]:
    """Where the last words of a text begin, but for its first word: the words that are looked at for a reference."""
    starts: list[int] = []
    blank = text.rfind(" ")
    while blank >= 0 and len(starts) < _TRAILING_WORDS:
        starts.append(blank + 1)
        blank = text.rfind(" ", 0, blank)
    return starts[::-1]


def mark_bare_figures(rows: Sequence[Row], splits: Sequence[SplitRow]) -> None:
    """Take the figures off that number the items of a text without columns: ``1 Adoption of the agenda``, ``2 …``.

    They are labels where they count up from 1, and no other figures number the items.
    """
    if any(label.kind == "ARABIC" for split in splits for label, _ in split.labels):
        return
    found: list[tuple[SplitRow, str]] = []
    for row, split in zip(rows, splits, strict=True):
        figure = _bare_figure(split.text) if row.x is None and not split.labels else None
        if figure is not None and int(figure) == len(found) + 1:
            found.append((split, figure))
    for split, figure_text in found if len(found) > 1 else ():
        split.labels.append((Label("FIGURE", figure_text), split.cells[0]))
        split.text = split.text[len(figure_text) :].strip()
        split.kind = "TEXT" if split.text else "EMPTY"


def _bare_figure(text: str) -> str | None:
    """The figure that a text begins with, before a capital, a quote, a bracket or nothing."""
    found = _BARE_FIGURE.match(text)
    if found is None:
        return None
    behind = text[found.end() :]
    return found[1] if not behind or behind[0].isupper() or behind[0] in '“"(' else None


def _is_known_code(text: str) -> bool:
    return all(code.code in _listed_codes() for code in SubjectCode.parse_all(text))


@cache
def _listed_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in table("subject_codes")["entries"])


def _leading_labels(parts: Sequence[ScannedCell]) -> list[tuple[Label, Cell]]:
    part = parts[0]
    if part.labels:
        return _label_cells(part)
    if part.kind == "FIGURE" and len(parts) > 1 and part.cell.x is not None:
        return [(Label("FIGURE", part.text), part.cell)]
    return []


def _label_cells(part: ScannedCell) -> list[tuple[Label, Cell]]:
    """The labels that open a cell, each with its place."""
    labels: list[tuple[Label, Cell]] = []
    at = 0
    for label in part.labels:
        start = part.printed.index(label.text, at)
        at = start + len(label.text)
        labels.append((label, cut(part.cell, start, at)))
    return labels


def _rest(part: ScannedCell) -> Cell:
    """The cell of the text behind the labels of a cell."""
    return cut_behind(part.cell, len(part.printed) - len(part.text)) if part.labels else part.cell


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
    return last.kind not in {"CODES", "REFERENCE_REMARK"} or last.cell.x > _RIGHT_COLUMN
