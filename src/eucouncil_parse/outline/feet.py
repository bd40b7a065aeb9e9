"""Page feet: the document's own number, page numbers, units and languages at the edge of a page.

Rules, each with its test:

* *own number*: the number that most page feet hold is the document's own; a foot holds it or a page number beside a
  language;
* *foot below, foot above*: rows at a page's edge whose every word may stand in a foot (grammar: ``foot``) are one, from
  the row with the own number on; pdfium text has them first on a page;
* *foot in pieces*: where a page's end is torn (``pdftotext``), the own number alone on a line above it is the foot's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from eucouncil_parse.diagnostics import ParseError
from eucouncil_parse.identifiers import DocumentNumber
from eucouncil_parse.outline.rows import Row
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import table

__all__ = ["FOOT_ROWS", "PIECES", "Feet", "ends_with_language", "is_language_foot"]

FOOT_ROWS = 6
"""Rows that a foot has at most."""
PIECES = 12
"""Rows of a foot that extraction tore into pieces, at most."""
_HEAD_ROWS = 30
"""Rows of the first page among which its header has the document's number."""

_NUMBER_LENGTH = 40
"""Characters within which a number stands that a text begins with."""

_Key = tuple[int, int]
"""Number and year of a document."""


class Feet:
    """Tells the feet of the pages of one document; made anew for each.

    A text at a page's edge is asked for again and again, and read once.
    """

    def __init__(self, pages: Sequence[Sequence[Row]], scanner: Scanner) -> None:
        self._scanner = scanner
        self._may_be_foot = cache(scanner.is_foot)
        self._key = cache(_number_key)
        self._own = self._own_number(pages)
        self._figures = str(self._own[0]) if self._own is not None else ""

    def is_foot(self, row: Row) -> bool:
        """Whether every word of a row may stand in a foot."""
        return all(self._may_be_foot(cell.text) for cell in row.cells)

    def is_own_number(self, cell: Cell) -> bool:
        """Whether a cell begins with the document's own number."""
        return (
            self._figures in cell.text[:_NUMBER_LENGTH] and self._own is not None and self._key(cell.text) == self._own
        )

    def holds_own_number(self, row: Row) -> bool:
        """Whether a cell of a row begins with the document's own number."""
        return any(map(self.is_own_number, row.cells))

    def take(self, page: list[Row]) -> Iterator[Row]:
        """Take the feet off a page."""
        for foot in (self._above, self._below, self._markings):
            for row in foot(page):
                if row in page:
                    page.remove(row)
                    yield row

    def _own_number(self, pages: Sequence[Sequence[Row]]) -> _Key | None:
        """The number that the feet of most pages hold; the first number of the first page counts as one more."""
        found: Counter[_Key] = Counter()
        for page in pages:
            edge = [row for row in [*page[:FOOT_ROWS], *page[-PIECES:]] if self.is_foot(row)]
            found.update({key for row in edge for cell in row.cells if (key := self._key(cell.text)) is not None})
        for row in pages[0][:_HEAD_ROWS] if pages else ():
            if self.is_foot(row) and (key := self._key(row.cells[-1].text)) is not None:
                found[key] += 1
                break
        return found.most_common(1)[0][0] if found else None

    def _above(self, page: Sequence[Row]) -> list[Row]:
        """A foot that the rendition puts first: up to the row that ends with a language."""
        foot: list[Row] = []
        for row in page[:FOOT_ROWS]:
            if not self.is_foot(row):
                break
            foot.append(row)
            if ends_with_language(row):
                own = next((at for at, part in enumerate(foot) if self.holds_own_number(part)), None)
                return foot[own:] if own is not None else foot if all(map(is_language_foot, foot)) else []
        return []

    def _below(self, page: Sequence[Row]) -> list[Row]:
        """The foot at a page's end: from the own number on, in pieces, or page numbers beside a language."""
        below = list(takewhile(self.is_foot, reversed(page[-PIECES:])))[::-1]
        start = next((index for index in range(len(below) - 1, -1, -1) if self.holds_own_number(below[index])), None)
        if start is not None and self._is_apart(below[start], page):
            return below[start:]
        if (head := self._own_number_alone(page)) is not None:
            after = page[page.index(head) + 1 :]
            pieces = [row for row in after if self.is_foot(row) and self._key(row.text) in {None, self._own}]
            return [head, *pieces] if any(map(ends_with_language, pieces)) else []
        return [row for row in below if is_language_foot(row)]

    def _markings(self, page: Sequence[Row]) -> list[Row]:
        """Markings alone at the top of a later page."""
        if not page or page[0].page == 0:
            return []
        return list(takewhile(lambda row: self._scanner.kind(row.text) == "MARKING", page[:FOOT_ROWS]))

    def _own_number_alone(self, page: Sequence[Row]) -> Row | None:
        alone = [row for row in page[-PIECES:] if len(row.cells) == 1 and self.holds_own_number(row)]
        return alone[-1] if alone and self._is_apart(alone[-1], page) else None

    def _is_apart(self, foot: Row, page: Sequence[Row]) -> bool:
        """Whether a number is not the header's: on the first page, that stands above, or the foot has a language."""
        if foot.page > 0:
            return True
        at = page.index(foot)
        return any(map(self.holds_own_number, page[:at])) or any(map(ends_with_language, page[at:]))


def _number_key(text: str) -> _Key | None:
    """Number and year of the document number that a text begins with."""
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


def is_language_foot(row: Row) -> bool:
    """Whether a row holds languages and page numbers alone."""
    words = row.text.split()
    languages = {code.upper() for code in table("languages")["official"]}
    return any(word in languages for word in words) and all(word in languages or word.isdecimal() for word in words)


def ends_with_language(row: Row) -> bool:
    """Whether the last word of a row is the code of a language in capitals, or several of them: ``EN/FR``."""
    last = row.text.split()[-1].rpartition("/")[2]
    return last.isupper() and last.lower() in table("languages")["official"]
