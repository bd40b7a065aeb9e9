"""Running text: paragraphs with their numbers, and headings, of notes, conclusions, acts and annexes.

Rules, each with its test:

* *paragraph*: rows that go on in each other; a label, a blank line or another indent begins a new one;
* *label alone*: a number that stands alone, or was read before its text, belongs to the text behind it;
* *heading*: a short line between blank lines that is no sentence, in capitals or bold, or numbered in roman.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from eucouncil_parse.outline.rows import Row, join_lines
from eucouncil_parse.outline.tokens import CellToken, token
from eucouncil_parse.outline.wrap import goes_on, starts_new_block, text_width
from eucouncil_parse.scanner import Label
from eucouncil_parse.sources.page import Cell

__all__ = ["outline_prose"]

_LONGEST_HEADING = 160


@define(slots=True, eq=False)
class _Block:
    label: Label | None
    cells: list[Cell]
    rows: list[Row] = field(factory=list)
    lines: list[str] = field(factory=list)


def outline_prose(rows: Sequence[Row]) -> list[CellToken]:
    """Tokens of rows of running text."""
    width = text_width(rows)
    blocks: list[_Block] = []
    for row in rows:
        if row.parts[0].kind == "SEPARATOR":
            continue
        label, text = _label_and_text(row)
        last = blocks[-1] if blocks else None
        if label is not None or last is None or not _goes_on(last, row, width):
            last = _Block(label, [])
            blocks.append(last)
        last.rows.append(row)
        last.cells += row.cells
        if text:
            last.lines.append(text)
    return [made for block in blocks for made in _tokens(block)]


def _label_and_text(row: Row) -> tuple[Label | None, str]:
    labels = row.parts[0].labels
    if not labels or labels[0].kind in {"FROM", "TO", "ON", "SUBJECT", "DOCUMENT", "NOTICE", "FORMAT"}:
        return None, row.text
    return labels[0], row.text[len(labels[0].text) :].strip()


def _goes_on(block: _Block, row: Row, width: float) -> bool:
    last = block.rows[-1]
    if not block.lines:
        return True
    if row.cells[0].heading or last.cells[0].heading:
        return False
    if row.page != last.page:
        return goes_on(last, row, width)
    if block.label is not None and len(block.rows) == 1 and row.gap == 0:
        return goes_on(last, row, width) or row.x is not None
    return not starts_new_block(last, row, width) and goes_on(last, row, width)


def _tokens(block: _Block) -> list[CellToken]:
    text = join_lines(block.lines)
    made = []
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
