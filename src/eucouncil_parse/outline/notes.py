"""Footnotes: rows at the foot of a page, and the marks in the text that point to them.

Rules, each with its test:

* *footnote*: rows at a page's end, each note led by a mark that is printed behind a word of the same page,
  or of the page before where the note was moved;
* *footnote mark*: a figure or star behind a word is left out of the text where the page has a note of that mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from eucouncil_parse.outline.rows import Row, by_page
from eucouncil_parse.sources.page import Cell, cut

__all__ = ["FootNote", "take_notes"]

_MARK = re.compile(r"\(?(\d{1,3}|[*∴†‡]{1,3})\)?")
_BEHIND = (
    r"(?:(?<=[^\W\d_])(?<!CRP)|(?<=[)”’\"'.,\]])|(?<=\b(?:19|20)\d\d)(?=[1-9])"
    r"|(?<=\d)(?=[*∴†‡])|(?<=\w )(?=[∴†‡]))"
)
"""Where a mark may stand: behind a letter, punctuation or a year; a sign behind any figure too, some behind a blank.
The figure of the code ``OJ CRP1`` is none."""
_POINTER = re.compile(rf"(?=[\d*∴†‡]){_BEHIND}(\d{{1,3}}[*∴†‡]{{0,3}}|[*∴†‡]{{1,3}})(?![\w/])")
"""A mark behind a word or its punctuation."""
_SIGN = re.compile(r"[\d*∴†‡]")
_LED = re.compile(r"\(?(\d{1,3}|[*∴†‡]{1,3})\)?(?:\s+(?=\S))")
_BLOCK_GAP = 1.5
"""Blank lines inside a block of notes are fewer than this."""
_ABOVE_NOTES = 3.0
"""Blank lines from which on nothing above them is of the same block."""
_MOST_ROWS = 60


@frozen(slots=True)
class FootNote:
    """A note at the foot of a page: its mark, and the cells of its text."""

    mark: str
    mark_cell: Cell
    cells: tuple[Cell, ...]


def take_notes(rows: Sequence[Row]) -> tuple[list[Row], list[FootNote], list[Row]]:
    """Take the footnotes off the pages, and their marks off the texts that remain.

    Returns the rows that remain, the notes, and rows of marks that were read away from their words.
    """
    kept: list[Row] = []
    notes: list[FootNote] = []
    lone: list[Row] = []
    before: dict[str, int] = {}
    page_before: list[Row] = []
    for page in by_page(rows):
        pointers = _pointers(page)
        start = _block_start(page, {**dict.fromkeys(before, -1), **pointers})
        found = _notes(page[start:]) if start < len(page) else []
        notes += found
        marks = {note.mark for note in found}
        before = {mark: at for mark, at in pointers.items() if mark not in marks}
        for row in page_before:
            for cell in row.cells:
                _strip_marks(cell, marks - pointers.keys())
        if not found:
            page, marks = _without_lone_marks(page, lone)
            start = len(page)
        for row in page[:start]:
            for cell in row.cells:
                _strip_marks(cell, marks)
        kept += page[:start]
        page_before = page[:start]
    return kept, notes, lone


def _block_start(page: Sequence[Row], pointers: dict[str, int]) -> int:
    """Index of the first row of the page's block of notes; the page's length where it has none."""
    start = len(page)
    has_small = _any_small(page)
    low = max(1, len(page) - _MOST_ROWS)
    for index in range(len(page) - 1, low - 1, -1):
        row = page[index]
        mark = _leading_mark(row)
        # A text without blank lines parts nothing; a sign at a line's start is no item's number there.
        parted = (
            row.gap > 0
            or start < len(page)
            or row.cells[0].small
            or _MARK.fullmatch(row.cells[0].text) is not None
            or (row.x is None and mark is not None and not mark.isdecimal())
        )
        if mark is not None and parted and pointers.get(mark, index) < index:
            start = index
            if row.gap >= _ABOVE_NOTES:
                break
        elif row.gap >= _BLOCK_GAP or (has_small and not row.cells[0].small):
            break
    return start


def _without_lone_marks(page: list[Row], taken: list[Row]) -> tuple[list[Row], set[str]]:
    """Take off rows of nothing but a mark that a word points to, read away from their notes (``pdftotext``)."""
    lone = [row for row in page if row.x is None and len(row.cells) == 1 and _MARK.fullmatch(row.text)]
    marks = {row.text for row in lone} & set(_pointers(page)) if lone else set()
    gone = {id(row) for row in lone if row.text in marks}
    taken += [row for row in lone if id(row) in gone]
    return [row for row in page if id(row) not in gone], marks


def _any_small(page: Sequence[Row]) -> bool:
    """Whether some row of words is small; a mark alone may be."""
    return any(row.cells[0].small and len(row.cells[0].text) > 3 for row in page)


def _leading_mark(row: Row) -> str | None:
    first = row.cells[0].text
    found = _MARK.fullmatch(first) or _LED.match(first)
    return found[1] if found else None


def _pointers(page: Sequence[Row]) -> dict[str, int]:
    """Marks that words of the page point to, each with the first row that has it."""
    pointers: dict[str, int] = {}
    for index, row in enumerate(page):
        for cell in row.cells:
            for mark in cell.marks:
                pointers.setdefault(mark, index)
            if _SIGN.search(cell.text) is not None:
                for found in _POINTER.finditer(cell.text):
                    for mark in _one_by_one(found[1]):
                        pointers.setdefault(mark, index)
    return pointers


def _one_by_one(marks: str) -> list[str]:
    """``1*`` points to two notes."""
    return re.findall(r"\d+|[*∴†‡]+", marks)


def _notes(block: Sequence[Row]) -> list[FootNote]:
    notes: list[FootNote] = []
    for row in block:
        mark = _leading_mark(row)
        cells = list(row.cells)
        if mark is not None:
            if _MARK.fullmatch(cells[0].text):
                notes.append(FootNote(mark, cells[0], tuple(cells[1:])))
            else:
                head, body = _part_mark(cells[0])
                notes.append(FootNote(mark, head, (body, *cells[1:])))
        elif notes:
            last = notes.pop()
            notes.append(FootNote(last.mark, last.mark_cell, (*last.cells, *cells)))
    return notes


def _part_mark(cell: Cell) -> tuple[Cell, Cell]:
    """A cell that holds a mark and text, as two."""
    found = _LED.match(cell.text)
    assert found is not None
    return cut(cell, 0, len(found[0].rstrip())), cut(cell, found.end())


def _strip_marks(cell: Cell, marks: set[str]) -> None:
    if not marks or cell.marks:
        return
    one = "|".join(map(re.escape, sorted(marks, key=len, reverse=True)))
    pattern = rf"{_BEHIND}(?:{one})+(?=[\s,.;:)]|$)"
    text = _without_signs(re.sub(pattern, "", cell.text), tuple(mark for mark in marks if not mark.isdecimal()))
    if text.strip():
        cell.printed = cell.printed or cell.text
        cell.text = text.strip()


def _without_signs(text: str, signs: tuple[str, ...]) -> str:
    """A text without the signs at its end. The text is cut once: it may end with many of them."""
    end = len(text)
    while signs and text.endswith(signs, 0, end):
        end -= 1
        while end and text[end - 1].isspace():
            end -= 1
    return text[:end]
