"""Where a part of a text stands in the source, and how a layer reaches the items of a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from attrs import define, evolve, field

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.model import Item

__all__ = ["Breaks", "Passage", "map_items"]

_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"\r\n|[\n\r\f]")
_VISIBLE = re.compile(r"\S")
_FARTHEST = 80
"""Characters of the source within which the next character of a text is looked for: marks of a style are fewer."""


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
    _places: Sequence[int] | None = field(default=None, init=False)
    _breaks: Breaks | None = field(default=None, init=False)

    def span_of(self, start: int, end: int) -> Span | None:
        """The span of ``text[start:end]``; that of the whole node where the source is lost."""
        if self.span is None or self.source is None:
            return self.span
        if self._places is None:
            self._places = _places(self.text, self.span, self.source)
        places = [place for place in self._places[start:end] if place >= 0]
        if not places:
            return self.span
        own = (places[0], places[-1] + 1)
        all_pieces = self.span.pieces
        first = max(0, bisect_right(all_pieces, (own[0], own[1])) - 1)
        pieces = tuple(
            (max(begin, own[0]), min(stop, own[1]))
            for begin, stop in all_pieces[first : bisect_left(all_pieces, (own[1],))]
            if stop > own[0]
        )
        if self._breaks is None:
            self._breaks = Breaks(self.span, self.source)
        page, line = self._breaks.page_and_line(own[0])
        return Span(*own, page, line, () if pieces == (own,) else pieces)


def _places(text: str, span: Span, source: str) -> Sequence[int]:
    """Offset in the source of each character of a text, -1 for blanks and for what the source does not hold.

    The characters stand in the pieces of the span in the same order, with blanks, marks and line ends between them.
    """
    pieces = span.pieces
    joined = "".join(source[begin:stop] for begin, stop in pieces)
    if len(pieces) == 1 and joined.replace("\n", " ") == text:  # as mostly: nothing but lines were broken
        return range(*pieces[0])
    starts = [0, *accumulate(stop - begin for begin, stop in pieces)]
    found = [-1] * len(text)
    at = 0
    for found_word in _WORD.finditer(text):
        word, begin = found_word.group(), found_word.start()
        printed = _VISIBLE.search(joined, at, at + _FARTHEST)
        if printed is not None and joined.startswith(word, printed.start()):  # as mostly: the whole word at once
            at = printed.start() + len(word)
            found[begin : begin + len(word)] = range(printed.start(), at)
            continue
        for offset, character in enumerate(word):
            place = joined.find(character, at, at + _FARTHEST)
            if place >= 0:
                at = place + 1
                found[begin + offset] = place
    shifts = [begin - start for (begin, _), start in zip(pieces, starts, strict=False)]
    if len(shifts) == 1:
        return [place if place < 0 else place + shifts[0] for place in found]
    return [place if place < 0 else place + shifts[bisect_right(starts, place) - 1] for place in found]


class Breaks:
    """Ends of lines and pages within a span, gone through once, however many places are asked for.

    >>> Breaks(Span(2, 20, 1, 1), "x\\n one\\r\\ntwo\\fthree\\nfour").page_and_line(19)
    (2, 2)
    """

    def __init__(self, span: Span, source: str) -> None:
        self._span = span
        found = [*_BREAK.finditer(source, span.start, span.end)]
        self._feeds = [each.start() for each in found if each.group() == "\f"]
        self._ends = [each.start() for each in found if each.group() != "\f"]

    def page_and_line(self, place: int) -> tuple[int, int]:
        """Page and line of an offset in the span."""
        pages, ends = bisect_left(self._feeds, place), bisect_left(self._ends, place)
        if not pages:
            return self._span.page, self._span.line + ends
        return self._span.page + pages, 1 + ends - bisect_left(self._ends, self._feeds[pages - 1])


def map_items(items: tuple[Item, ...], change: Callable[[Item, str], Item], path: str = "items") -> tuple[Item, ...]:
    """Every item, and those nested in it, as ``change`` makes it of the item and its path."""
    changed = []
    for index, item in enumerate(items):
        place = f"{path}[{index}]"
        new = change(item, place)
        changed.append(evolve(new, items=map_items(item.items, change, f"{place}.items")) if item.items else new)
    return tuple(changed)
