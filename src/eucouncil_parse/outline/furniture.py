"""Page furniture: feet (feet.py), running heads and stamps, which belong to the page and not to the text.

Rules, each with its test:

* *running head*: a first row that several pages share, and a marking alone at the top of a later page;
* *stamp*: rotated text, and the letters of PUBLIC in groups on the first page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from eucouncil_parse.outline.feet import Feet
from eucouncil_parse.outline.pages import part_pages
from eucouncil_parse.outline.rows import Row, by_page
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.sources.page import Cell

__all__ = ["Furniture", "take_furniture"]

_STAMP = "PUBLIC"
_HEAD_PAGES = 0.3
"""Share of pages that must have a running head."""


@define(slots=True, eq=False)
class Furniture:
    """What was taken off the pages, and what it says of the document."""

    taken: list[tuple[str, list[Cell]]] = field(factory=list)
    """Cells of a printed line, with the kind of furniture that they are."""
    number: Cell | None = None
    """A foot's cell with the document's number."""
    contact: Cell | None = None
    stamp: list[Cell] = field(factory=list)


def take_furniture(rows: Sequence[Row], scanner: Scanner) -> tuple[list[Row], Furniture]:
    """Part the rows of a document into those of its text and its furniture."""
    furniture = Furniture()
    pages = [_without_rotated(page, furniture) for page in by_page(rows)]
    pages = [page for page in pages if page]
    feet = Feet(pages, scanner)
    if len(pages) == 1:
        pages = part_pages(pages[0], feet)
    _take_running_heads(pages, scanner, furniture)
    for page in pages:
        _take_foot(page, feet, furniture)
    if pages:
        pages[0] = _without_stamp(pages[0], furniture)
    return [row for page in pages for row in page], furniture


def _take_foot(page: list[Row], feet: Feet, furniture: Furniture) -> None:
    for row in feet.take(page):
        furniture.taken.append(("foot", row.cells))
        for cell in row.cells:
            if "@" in cell.text:
                furniture.contact = furniture.contact or cell
            elif furniture.number is None and feet.is_own_number(cell):
                furniture.number = cell


# -- running heads and stamps --


def _take_running_heads(pages: list[list[Row]], scanner: Scanner, furniture: Furniture) -> None:
    heads = Counter(page[0].text for page in pages)
    running = {text for text, count in heads.items() if count >= max(2, _HEAD_PAGES * len(pages))}
    for page in pages:
        text = page[0].text
        if text in running and len(page) > 1 and _may_be_running_head(text, scanner):
            furniture.taken.append(("running_head", page.pop(0).cells))


def _may_be_running_head(text: str, scanner: Scanner) -> bool:
    """Whether a text is more than figures, signs and labels (``b)``).

    The heading of an annex may be printed again on its pages: it is the outline that knows the first of them.
    """
    return any(map(str.isalpha, text)) and scanner.label_kind(text) is None and scanner.kind(text) != "ANNEX"


def _without_rotated(page: list[Row], furniture: Furniture) -> list[Row]:
    kept = []
    for row in page:
        stamp = [cell for cell in row.cells if cell.rotated]
        furniture.stamp += stamp
        row.cells = [cell for cell in row.cells if not cell.rotated]
        if row.cells:
            kept.append(row)
    return kept


def _without_stamp(page: list[Row], furniture: Furniture) -> list[Row]:
    pieces = [
        cell for row in page for cell in row.cells if len(cell.text) <= len(_STAMP) and set(cell.text) <= set(_STAMP)
    ]
    if len(pieces) > 1 and sorted("".join(cell.text for cell in pieces)) == sorted(_STAMP):
        furniture.stamp += pieces
        taken = set(map(id, pieces))
        for row in page:
            row.cells = [cell for cell in row.cells if id(cell) not in taken]
    return [row for row in page if row.cells]
