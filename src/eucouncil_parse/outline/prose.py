"""Running text: paragraphs with their numbers, and headings, of notes, conclusions, acts and annexes.

Rules, each with its test:

* *paragraph*: rows that go on in each other; a label, a blank line or another indent begins a new one;
* *broken off*: in columns, a long line that ends in the middle of a sentence goes on, though the next word would have
  fitted: dates and names are not parted;
* *capitals*: lines in capitals closely below each other are one heading, and behind other text a new block;
* *label alone*: a number that stands alone, or was read before its text, belongs to the text behind it;
* *heading*: a short line between blank lines that is no sentence, in capitals or bold, or numbered in roman.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field, frozen

from eucouncil_parse.outline.rows import Row, join_lines
from eucouncil_parse.outline.tokens import CellToken, labelled, token
from eucouncil_parse.outline.wrap import goes_on, is_full, starts_new_block, text_width
from eucouncil_parse.places import NO_PLACES, Places
from eucouncil_parse.scanner import Label
from eucouncil_parse.sources.page import Cell

__all__ = ["Setting", "outline_prose"]

_LONGEST_HEADING = 160
_BROKEN_OFF = 0.7
"""Share of the width from which on a line in the middle of a sentence goes on in the next."""
_HALF_LINE = 0.3
"""Blank lines that part paragraphs, where lines are set closely."""
_ONE_AND_A_HALF = 0.7
"""Blank lines up to which lines may be parted in a text that is set at one and a half."""


@frozen(slots=True)
class Setting:
    """How a text is set: its width, and the blank lines above a new paragraph."""

    width: float
    block_gap: float

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Setting:
        """Lines behind full lines tell how far apart the lines of a paragraph are."""
        width = text_width(rows)
        gaps = [
            following.gap
            for row, following in pairwise(rows)
            if following.page == row.page and is_full(row, following, width)
        ]
        half = sum(1 for gap in gaps if _HALF_LINE <= gap <= _ONE_AND_A_HALF)
        return cls(width, _ONE_AND_A_HALF if half > sum(1 for gap in gaps if gap < _HALF_LINE) else _HALF_LINE)


@define(slots=True, eq=False)
class _Block:
    label: Label | None
    cells: list[Cell]
    added_kind: str | None = None
    """Its kind, where an extension adds it."""
    rows: list[Row] = field(factory=list)
    lines: list[str] = field(factory=list)


def outline_prose(
    rows: Sequence[Row],
    places: Places = NO_PLACES,
    place: frozenset[str] = frozenset(),
    setting: Setting | None = None,
) -> list[CellToken]:
    """Tokens of rows of running text.

    ``places`` are the kinds that an extension adds, ``place`` those that may stand here; ``setting`` is how the text
    is set that the rows are a part of, None where they are all of it.
    """
    setting = setting or Setting.of(rows)
    blocks: list[_Block] = []
    for row in rows:
        if all(part.kind == "SEPARATOR" for part in row.parts):
            continue
        last = blocks[-1] if blocks else None
        label, text = _label_and_text(row)
        kind = _added_kind(row, places, place, last.added_kind if last is not None else None)
        if kind is not None and kind not in places.labels:
            label, text = None, row.text
        if label is not None or kind is not None or last is None or not _goes_on(last, row, setting):
            last = _Block(label, [], kind)
            blocks.append(last)
        last.rows.append(row)
        last.cells += row.cells
        if text:
            last.lines.append(text)
    return [made for block in blocks for made in _tokens(block)]


def _added_kind(row: Row, places: Places, place: frozenset[str], before: str | None) -> str | None:
    """The kind of a row that an extension adds, where it may stand; None for every other row."""
    part = row.parts[0]
    kind = part.labels[0].kind if part.labels else part.kind
    return kind if place and places.takes(place, kind, before) else None


def _label_and_text(row: Row) -> tuple[Label | None, str]:
    labels = row.parts[0].labels
    if not labels or labels[0].kind in {"FROM", "TO", "ON", "SUBJECT", "DOCUMENT", "NOTICE", "FORMAT"}:
        return None, row.text
    return labels[0], row.text[len(labels[0].text) :].strip()


def _goes_on(block: _Block, row: Row, setting: Setting) -> bool:
    last, width = block.rows[-1], setting.width
    if not block.lines:
        return True
    if row.cells[0].heading or last.cells[0].heading:
        return False
    if _is_capitals(row.text) and _is_capitals(last.text):
        return row.page == last.page and row.gap < 1
    if row.page == last.page and (row.gap >= setting.block_gap or starts_new_block(last, row, width)):
        return False
    if _is_capitals(row.text) and (" " in row.text or last.text.endswith(".")):
        return False
    return goes_on(last, row, width) or _is_unfinished(last, row, width)


def _is_capitals(text: str) -> bool:
    return text.isupper() and len(text) > 1


def _is_unfinished(last: Row, row: Row, width: float) -> bool:
    """Whether a line breaks off in a sentence: before a date that is not to be parted, say, it may be rather short."""
    long_enough = last.right >= _BROKEN_OFF * width and last.cells[-1].continues is not False
    return long_enough and last.x is not None and last.text[-1:].isalpha() and last.text.rpartition(" ")[2].islower()


def _tokens(block: _Block) -> list[CellToken]:
    text = join_lines(block.lines)
    made = []
    if block.added_kind is not None and block.label is not None:
        return labelled(block.added_kind, block.label.text, [text] if text else [], block.cells)
    if block.added_kind is not None:
        return [token(block.added_kind, [text], block.cells)]
    if block.label is not None:
        made.append(token("PARAGRAPH_LABEL", [block.label.text], block.cells[:1]))
    kind = "HEADING" if _is_heading(block, text) else "PARAGRAPH"
    made.append(token(kind, [text], block.cells))
    return made


def _is_heading(block: _Block, text: str) -> bool:
    if not text or len(text) > _LONGEST_HEADING or text.endswith((".", ";", ",", ":")):
        return False
    first = block.rows[0].cells[0]
    return (
        bool(first.heading) or first.bold or text.isupper() or (block.label is not None and block.label.kind == "ROMAN")
    )
