"""Where a value that has no span of its own is printed within the span of the node that holds it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import frozen

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.layers.passages import Breaks

__all__ = ["Printed"]

_FARTHEST = 4000
"""Characters behind the value before within which the next is looked for: values stand together."""
_PIECE = re.compile(r"\d+|[^\W\d]+|[^\w\s]")
_BLANKS = re.compile(r"\s{0,99}+")
_INSIDE = re.compile(r"[\w/]")
"""What no value begins or ends beside: that would be the inside of a longer one."""
_YEAR = re.compile(r"/(?:19|20)(\d\d)$")
_SERIES = re.compile(r"(?<![\w/])ST\s{0,9}\Z")
_LONGEST_SERIES = 12
"""Characters that ``_SERIES`` may take, and the one before."""
_FEW = 12
"""Places of their first piece where words are looked for before it is asked whether they stand anywhere."""


class Printed:
    """Finds values that a node prints, one after another in the order in which they are asked for.

    >>> printed = Printed(Span(0, 31, 1, 1), "Bees    6468/26+COR 1\\n  + ADD 1")
    >>> [printed.span_of(words).start for words in ("6468/26", "COR 1", "ADD 1")]
    [8, 16, 26]
    """

    def __init__(self, span: Span | None, source: str | None) -> None:
        self._span = span
        self._source = source
        self._breaks: Breaks | None = None
        self._at = 0 if span is None else span.start

    def span_of(self, words: str) -> Span | None:
        """Where the words stand, with other blanks between them; the span of the node where they are not found."""
        if self._span is None or self._source is None:
            return self._span
        value, end = _Words.of(words), min(self._span.end, self._at + _FARTHEST)
        found = value.find(self._source, self._at, end)
        while found is not None and not self._is_own(found[0]):
            found = value.find(self._source, found[1], end)
        if found is None:
            return self._span
        self._at = found[1]
        if self._breaks is None:
            self._breaks = Breaks(self._span, self._source)
        return Span(*found, *self._breaks.page_and_line(found[0]))

    def _is_own(self, place: int) -> bool:
        """Whether a place of the source is in the text of the node, and not in what stands between its pieces."""
        pieces = () if self._span is None else self._span.pieces
        index = bisect_right(pieces, (place, place + 1)) - 1
        return any(begin <= place < stop for begin, stop in pieces[max(0, index) : index + 2])


@frozen(slots=True)
class _Words:
    """Words that are looked for with any blanks between them, a year of four digits in its short form too.

    No expression is made of them: it would take longer to compile than to look for them.
    """

    first: str
    rest: Sequence[str]
    """The pieces behind the first, without a year at the end."""
    years: Sequence[str]
    """The forms of the year; the empty text where there is none."""

    @classmethod
    def of(cls, words: str) -> _Words:
        first, *rest = _PIECE.findall(words)
        year = _YEAR.search(words)
        if year is None:
            return cls(first, rest, [""])
        return cls(first, rest[:-1], [f"19{year[1]}", f"20{year[1]}", year[1]])

    def find(self, source: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the words begin and end at the first place between two offsets, None where they do not stand there.

        A default series before them belongs to them.
        """
        at = source.find(self.first, start, end)
        compared = 0
        while at >= 0:
            begin = self._begin(source, start, at)
            stop = None if begin is None else self._end(source, at, end)
            if begin is not None and stop is not None:
                return begin, stop
            compared += 1
            if compared == _FEW and not self._may_stand_in(source[at + 1 : end]):
                return None
            at = source.find(self.first, at + 1, end)
        return None

    def _may_stand_in(self, text: str) -> bool:
        """Whether a text has the pieces in a row, which is told sooner than by a comparison at every place."""
        return "".join([self.first, *self.rest]) in "".join(text.split())

    def _begin(self, source: str, start: int, at: int) -> int | None:
        series = _SERIES.search(source[max(start - 1, at - _LONGEST_SERIES, 0) : at])
        if series is not None and at - len(series[0]) >= start:
            return at - len(series[0])
        return None if at > 0 and _INSIDE.match(source, at - 1) else at

    def _end(self, source: str, at: int, end: int) -> int | None:
        at += len(self.first)
        for piece in self.rest:
            at = self._behind_blanks(source, at, end)
            if not source.startswith(piece, at, end):
                return None
            at += len(piece)
        if self.years[0]:
            at = self._behind_blanks(source, at, end)
        for year in self.years:
            stop = at + len(year)
            if source.startswith(year, at, end) and _INSIDE.match(source, stop, end) is None:
                return stop
        return None

    @staticmethod
    def _behind_blanks(source: str, at: int, end: int) -> int:
        blanks = _BLANKS.match(source, at, end)
        return at if blanks is None else blanks.end()
