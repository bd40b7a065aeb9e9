"""Where a part of a text stands in the source, and how a layer reaches the items of a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import is_

from attrs import define, evolve, field, frozen

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.model import Item

__all__ = ["Breaks", "Passage", "map_items"]

_WORD = re.compile(r"\S+")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_VISIBLE = re.compile(r"\S")
_FARTHEST = 80
"""Characters of the source within which the next character of a text is looked for: marks of a style are fewer."""
_AT_ONCE = 120
"""Characters that are compared at once: lines are mostly shorter."""


@define(slots=True, eq=False)
class Passage:
    """The text of a node, with the span of the node and the source, None where it is lost.

    >>> passage = Passage("one two", Span(2, 11, 1, 1), "- one   two")
    >>> passage.span_of(4, 7)
    Span(start=8, end=11, page=1, line=1, parts=())
    """

    text: str
    span: Span | None
    source: str | None
    _places: _Whole | _Places | None = field(default=None, init=False)
    _breaks: Breaks | None = field(default=None, init=False)

    def span_of(self, start: int, end: int) -> Span | None:
        """The span of ``text[start:end]``; that of the whole node where the source is lost."""
        if self.span is None or self.source is None:
            return self.span
        if self._places is None:
            self._places = _places_of(self.text, self.span, self.source)
        own = self._places.between(start, end)
        if own is None:
            return self.span
        if self._breaks is None:
            self._breaks = Breaks(self.span, self.source)
        return Span(*own, *self._breaks.page_and_line(own[0]), _pieces_between(self.span.parts, *own))


def _pieces_between(parts: Sequence[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The pieces of what stands between two places of a text of these parts; empty where that is all of it."""
    if not parts:
        return ()
    first = max(0, bisect_right(parts, (start, end)) - 1)
    pieces = tuple(
        (max(begin, start), min(stop, end)) for begin, stop in parts[first : bisect_left(parts, (end,))] if stop > start
    )
    return () if pieces == ((start, end),) else pieces


@frozen(slots=True)
class _Whole:
    """A text that stands in the source as it is, but for line ends between its words, from an offset on."""

    start: int

    def between(self, start: int, end: int) -> tuple[int, int] | None:
        """Where ``text[start:end]`` begins and ends in the source, None for nothing."""
        return None if start >= end else (self.start + start, self.start + end)


@frozen(slots=True)
class _Places:
    """Runs of characters that stand in the source as they do in a text: words, lines, or the whole text.

    ``begins`` and ``ends`` are where the runs stand in the text; ``printed`` where they begin in the pieces of its
    span, joined.
    """

    begins: Sequence[int]
    ends: Sequence[int]
    printed: Sequence[int]
    pieces: tuple[tuple[int, int], ...]
    starts: Sequence[int]
    """Where the pieces begin in what they are joined to."""

    def between(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the source begins and ends to hold ``text[start:end]``, None where it holds none of it."""
        first, last = bisect_right(self.ends, start), bisect_left(self.begins, end) - 1
        if first > last or start >= end:
            return None
        begin = self.printed[first] + max(start - self.begins[first], 0)
        stop = self.printed[last] + min(end, self.ends[last]) - self.begins[last]
        return self._in_source(begin), self._in_source(stop - 1) + 1

    def _in_source(self, place: int) -> int:
        piece = bisect_right(self.starts, place) - 1
        return self.pieces[piece][0] + place - self.starts[piece]


def _places_of(text: str, span: Span, source: str) -> _Whole | _Places:
    """The places of a text. Its characters stand in the pieces of its span in the same order, with blanks, marks and
    line ends between them."""
    pieces = span.pieces
    joined = "".join([source[begin:stop] for begin, stop in pieces])
    if len(pieces) == 1 and joined.replace("\n", " ") == text:  # as mostly: nothing but lines were broken
        return _Whole(pieces[0][0])
    starts = [0, *accumulate(stop - begin for begin, stop in pieces[:-1])]
    lines = [*_LINE.finditer(joined)]
    if lines and " ".join(line.group() for line in lines) == text:  # and were indented
        ends = [*accumulate((len(line.group()) for line in lines), lambda before, length: before + 1 + length)]
        begins = [0, *(end + 1 for end in ends[:-1])]
        return _Places(begins, ends, [line.start() for line in lines], pieces, starts)
    return _Places(*_runs(text, joined), pieces, starts)


def _runs(text: str, joined: str) -> tuple[list[int], list[int], list[int]]:
    """Words of a text, as many as stand in a line, and characters of those that are not printed as a whole."""
    begins: list[int] = []
    ends: list[int] = []
    printed: list[int] = []
    at = end = 0
    while (word := _WORD.search(text, end)) is not None:
        begin, end = word.span()
        visible = _VISIBLE.search(joined, at, at + _FARTHEST)
        start = -1 if visible is None else visible.start()
        if start >= 0 and joined.startswith(word.group(), start):  # as mostly: the whole word at once
            end = max(end, begin + _words_in_line(text, begin, joined, start))
            begins.append(begin)
            ends.append(end)
            printed.append(start)
            at = start + end - begin
            continue
        for offset, character in enumerate(word.group(), begin):
            place = joined.find(character, at, at + _FARTHEST)
            if place >= 0:
                begins.append(offset)
                ends.append(offset + 1)
                printed.append(place)
                at = place + 1
    return begins, ends, printed


def _words_in_line(text: str, begin: int, joined: str, start: int) -> int:
    """Length of the whole words that a line goes on with and that stand in the text likewise; 0 for none."""
    line = joined[start : start + _AT_ONCE].partition("\n")[0]
    if not text.startswith(line, begin):
        return 0
    is_whole = text[begin + len(line) : begin + len(line) + 1].strip() == ""
    return len(line) if is_whole else max(0, line.rfind(" "))


class Breaks:
    """Pages and lines of places within a span, each counted from the place before: they are asked for in order, mostly.

    >>> Breaks(Span(2, 20, 1, 1), "x\\n one\\r\\ntwo\\fthree\\nfour").page_and_line(19)
    (2, 2)
    """

    def __init__(self, span: Span, source: str) -> None:
        self._span = span
        self._source = source
        self._counted = (span.start, span.page, span.line)

    def page_and_line(self, place: int) -> tuple[int, int]:
        """Page and line of an offset in the span."""
        at, page, line = self._counted
        if place == at:
            return page, line
        if place < at:
            at, page, line = self._span.start, self._span.page, self._span.line
        feed = self._source.rfind("\f", at, place)
        if feed >= 0:
            page += self._source.count("\f", at, place)
            at, line = feed, 1
        line += self._source.count("\n", at, place)
        line += self._source.count("\r", at, place) - self._source.count("\r\n", at, place)
        self._counted = (place, page, line)
        return page, line


def map_items(items: tuple[Item, ...], change: Callable[[Item], Item]) -> tuple[Item, ...]:
    """Every item, and those nested in it, as ``change`` makes it; the items themselves where it changes none."""
    changed = []
    for item in items:
        new = change(item)
        if item.items:
            inside = map_items(item.items, change)
            new = new if inside is item.items else evolve(new, items=inside)
        changed.append(new)
    return items if all(map(is_, changed, items)) else tuple(changed)
