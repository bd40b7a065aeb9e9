"""Page furniture: feet, running heads and stamps, which belong to the page and not to the text.

Rules, each with its test:

* *own number*: the number that most page feet hold is the document's own; a foot holds it or a page number beside a
  language;
* *foot below, foot above*: rows at a page's edge whose every word may stand in a foot (grammar: ``foot``) are one, from
  the row with the own number on; pdfium text has them first on a page;
* *foot in pieces*: where a page's end is torn (``pdftotext``), the own number alone on a line above it is the foot's;
* *running head*: a first row that several pages share, and a marking alone at the top of a later page;
* *stamp*: rotated text, and the letters of PUBLIC in groups on the first page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from attrs import define, field

from eucouncil_parse.diagnostics import ParseError
from eucouncil_parse.identifiers import DocumentNumber
from eucouncil_parse.outline.rows import Row, by_page
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import table

__all__ = ["Furniture", "take_furniture"]

_STAMP = "PUBLIC"
_FOOT_ROWS = 6
"""A foot has at most this many rows; torn into pieces, more."""
_PIECES = 12
_HEAD_ROWS = 30
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
    _take_running_heads(pages, scanner, furniture)
    own = _own_number(pages, scanner)
    for page in pages:
        _take_foot(page, own, scanner, furniture)
    if pages:
        pages[0] = _without_stamp(pages[0], furniture)
    return [row for page in pages for row in page], furniture


# -- feet --


def _own_number(pages: Sequence[Sequence[Row]], scanner: Scanner) -> tuple[int, int] | None:
    """Number and year that the feet of most pages hold; the first number of the first page counts as one more."""
    found: Counter[tuple[int, int]] = Counter()
    for page in pages:
        edge = [row for row in [*page[:_FOOT_ROWS], *page[-_PIECES:]] if _is_foot(row, scanner)]
        found.update({key for row in edge for cell in row.cells if (key := _number_key(cell.text)) is not None})
    for row in pages[0][:_HEAD_ROWS] if pages else ():
        if _is_foot(row, scanner) and (key := _number_key(row.cells[-1].text)) is not None:
            found[key] += 1
            break
    return found.most_common(1)[0][0] if found else None


def _take_foot(page: list[Row], own: tuple[int, int] | None, scanner: Scanner, furniture: Furniture) -> None:
    above = _foot_above(page, scanner)
    if (above and _holds(above[0], own)) or all(map(_is_language_foot, above)):
        _take(page, above, own, furniture)
    below = _foot_below(page, scanner)
    start = next((index for index in range(len(below) - 1, -1, -1) if _holds(below[index], own)), None)
    if start is not None and _is_apart(below[start], page, own):
        _take(page, below[start:], own, furniture)
    elif (head := _own_number_alone(page, own)) is not None:
        after = page[page.index(head) + 1 :]
        pieces = [row for row in after if _is_foot(row, scanner) and _number_key(row.text) in {None, own}]
        if any(map(_ends_with_language, pieces)):
            _take(page, [head, *pieces], own, furniture)
    elif any(_is_language_foot(row) for row in below):
        _take(page, [row for row in below if _is_language_foot(row)], own, furniture)
    if page and page[0].page > 0:
        _take(page, list(takewhile(lambda row: scanner.kind(row.text) == "MARKING", page[:_FOOT_ROWS])), own, furniture)


def _foot_below(page: Sequence[Row], scanner: Scanner) -> list[Row]:
    foot: list[Row] = []
    for row in reversed(page[-_PIECES:]):
        if not _is_foot(row, scanner):
            break
        foot.insert(0, row)
    return foot


def _foot_above(page: Sequence[Row], scanner: Scanner) -> list[Row]:
    """A foot that the rendition puts first: up to the row that ends with a language."""
    foot: list[Row] = []
    for row in page[:_FOOT_ROWS]:
        if not _is_foot(row, scanner):
            break
        foot.append(row)
        if _ends_with_language(row):
            return foot
    return []


def _own_number_alone(page: Sequence[Row], own: tuple[int, int] | None) -> Row | None:
    tail = page[-_PIECES:]
    alone = [row for row in tail if len(row.cells) == 1 and own and _number_key(row.text) == own]
    return alone[-1] if alone and _is_apart(alone[-1], page, own) else None


def _is_apart(foot: Row, page: Sequence[Row], own: tuple[int, int] | None) -> bool:
    """Whether a number is not the header's: on the first page, that stands above, or the foot has a language."""
    if foot.page > 0:
        return True
    at = page.index(foot)
    return any(_holds(row, own) for row in page[:at]) or any(_ends_with_language(row) for row in page[at:])


def _is_foot(row: Row, scanner: Scanner) -> bool:
    return all(scanner.is_foot(cell.text) for cell in row.cells)


def _holds(row: Row, own: tuple[int, int] | None) -> bool:
    return own is not None and any(_number_key(cell.text) == own for cell in row.cells)


def _is_language_foot(row: Row) -> bool:
    words = row.text.split()
    languages = {code.upper() for code in table("languages")["official"]}
    return any(word in languages for word in words) and all(word in languages or word.isdecimal() for word in words)


def _ends_with_language(row: Row) -> bool:
    return row.text.split()[-1].lower() in table("languages")["official"] and row.text.split()[-1].isupper()


def _number_key(text: str) -> tuple[int, int] | None:
    """Number and year of the document number that a foot begins with."""
    words = text.split(maxsplit=2)
    if not any("/" in word for word in words[:2]):  # as mostly, and as every number is not
        return None
    for length in (1, 2):
        try:
            number = DocumentNumber.parse(" ".join(words[:length]))
        except ParseError:
            continue
        return number.number, number.year
    return None


def _take(page: list[Row], rows: Sequence[Row], own: tuple[int, int] | None, furniture: Furniture) -> None:
    for row in rows:
        if row not in page:
            continue
        page.remove(row)
        furniture.taken.append(("foot", row.cells))
        for cell in row.cells:
            if "@" in cell.text:
                furniture.contact = furniture.contact or cell
            elif own and _number_key(cell.text) == own and furniture.number is None:
                furniture.number = cell


# -- running heads and stamps --


def _take_running_heads(pages: list[list[Row]], scanner: Scanner, furniture: Furniture) -> None:
    heads = Counter(page[0].text for page in pages)
    running = {text for text, count in heads.items() if count >= max(2, _HEAD_PAGES * len(pages))}
    for page in pages:
        text = page[0].text
        # The heading of an annex may be printed again on its pages: it is the outline that knows the first of them.
        if text in running and len(page) > 1 and any(map(str.isalpha, text)) and scanner.kind(text) != "ANNEX":
            furniture.taken.append(("running_head", page.pop(0).cells))


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
