"""Where a value that has no span of its own is printed within the span of the node that holds it."""

from __future__ import annotations

import re
from bisect import bisect_right

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.layers.passages import Breaks

__all__ = ["Printed"]

_FARTHEST = 4000
"""Characters behind the value before within which the next is looked for: values stand together."""
_PIECE = re.compile(r"\d+|[^\W\d]+|[^\w\s]")
_YEAR = re.compile(r"/(?:19|20)(\d\d)$")


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
        pattern, end = _pattern(words), min(self._span.end, self._at + _FARTHEST)
        found = pattern.search(self._source, self._at, end)
        while found is not None and not self._is_own(found.start()):
            found = pattern.search(self._source, found.end(), end)
        if found is None:
            return self._span
        self._at = found.end()
        if self._breaks is None:
            self._breaks = Breaks(self._span, self._source)
        page, line = self._breaks.page_and_line(found.start())
        return Span(found.start(), found.end(), page, line)

    def _is_own(self, place: int) -> bool:
        """Whether a place of the source is in the text of the node, and not in what stands between its pieces."""
        pieces = () if self._span is None else self._span.pieces
        index = bisect_right(pieces, (place, place + 1)) - 1
        return any(begin <= place < stop for begin, stop in pieces[max(0, index) : index + 2])


def _pattern(words: str) -> re.Pattern[str]:
    """The words with any blanks between them, a year of four digits in its short form too, a default series before."""
    year = _YEAR.search(words)
    pieces = [re.escape(piece) for piece in _PIECE.findall(words)]
    if year is not None:
        pieces[-1] = f"(?:19|20)?{year[1]}"
    return re.compile(r"(?<![\w/])(?:ST\s{0,9})?" + r"\s{0,99}".join(pieces) + r"(?![\w/])")
