"""Pages of a text that lost its page breaks, where the feet (feet.py) stand between the lines.

Rules, each with its test:

* *page ends*: rows of foot words, from the document's own number to a language, end a page;
* *page begins*: they begin one where the first of them opens the text, and so does a line that is above several;
* *torn foot*: lines of the text may stand between the number and the end of a foot (``pdftotext``), but for the first
  number, which is the header's;
* *languages*: a language, a page number and the language again, the foot of a document of the Commission, end a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from eucouncil_parse.outline.feet import FOOT_ROWS, PIECES, Feet, ends_with_language, is_language_foot
from eucouncil_parse.outline.rows import Row

__all__ = ["part_pages"]

_LANGUAGE_FOOT = 12
"""Characters that a row of a language and a page number has at most."""

_Stretch = tuple[int, int]
"""The first row of a foot, and the row behind it."""


def part_pages(rows: Sequence[Row], feet: Feet) -> list[list[Row]]:
    """Part the rows of a text without page breaks into pages, and tell each row its page."""
    found = list(_feet_among(rows, feet))
    if found and all(map(feet.is_foot, rows[: min(found[0][0], FOOT_ROWS)])):
        edges = list(_beginnings(rows, found))
    else:
        edges = [behind for _, behind in found]
    edges += _behind_languages(rows)
    pages = [list(rows[start:end]) for start, end in pairwise([0, *sorted(edges), len(rows)]) if start < end]
    for number, page in enumerate(pages):
        for row in page:
            row.page = number
    return pages


def _feet_among(rows: Sequence[Row], feet: Feet) -> Iterator[_Stretch]:
    numbers = [at for at, row in enumerate(rows) if feet.holds_own_number(row)]
    behind = 0
    for start in numbers if len(numbers) > 1 else ():  # the only one is the header's, or in the foot of the only page
        if start < behind:
            continue
        last = _last_of_foot(rows, start, feet)
        if last is None and start > numbers[0] and len(rows[start].cells) == 1:
            last = _last_of_torn_foot(rows, start, feet)
        if last is not None:
            behind = last + 1
            yield start, behind


def _last_of_foot(rows: Sequence[Row], start: int, feet: Feet) -> int | None:
    """The row with the language of a foot; None where its rows go on without one."""
    foot = takewhile(feet.is_foot, rows[start : start + FOOT_ROWS])
    return next((at for at, row in enumerate(foot, start) if ends_with_language(row)), None)


def _last_of_torn_foot(rows: Sequence[Row], start: int, feet: Feet) -> int | None:
    """The row with the language of a torn foot, a foot's row right above it; None where the number is no foot's."""
    torn = takewhile(lambda row: not feet.holds_own_number(row), rows[start + 1 : start + PIECES])
    pieces = [(at, feet.is_foot(row)) for at, row in enumerate(torn, start + 1)]
    ends = (at for (_, is_foot), (at, goes_on) in pairwise(pieces) if is_foot and goes_on)
    return next((at for at in ends if ends_with_language(rows[at])), None)


def _beginnings(rows: Sequence[Row], found: Sequence[_Stretch]) -> Iterator[int]:
    """The first rows of pages that their feet begin, or the running heads above these."""
    above = Counter(rows[start - 1].text for start, _ in found if start)
    for start, _ in found:
        yield start - 1 if start and above[rows[start - 1].text] > 1 else start


def _behind_languages(rows: Sequence[Row]) -> Iterator[int]:
    for at, row in enumerate(rows):
        if len(row.text) <= _LANGUAGE_FOOT and is_language_foot(row):
            foot = list(takewhile(is_language_foot, rows[at : at + FOOT_ROWS]))
            words = [word for part in foot for word in part.text.split()]
            if len(words) in {2, 3} and words[0] == words[-1]:
                yield at + len(foot)
