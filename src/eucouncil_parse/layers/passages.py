"""Where a part of a text stands in the source, and how a layer reaches the items of a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from attrs import define, evolve, field

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.model import Item

__all__ = ["Passage", "map_items", "page_and_line"]

_WORD = re.compile(r"\S+")
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
    _places: list[int] | None = field(default=None, init=False)

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
        pieces = tuple(
            (max(begin, own[0]), min(stop, own[1]))
            for begin, stop in self.span.pieces
            if begin < own[1] and stop > own[0]
        )
        page, line = page_and_line(self.span, self.source, own[0])
        return Span(*own, page, line, () if pieces == (own,) else pieces)


def _places(text: str, span: Span, source: str) -> list[int]:
    """Offset in the source of each character of a text, -1 for blanks and for what the source does not hold.

    The characters stand in the pieces of the span in the same order, with blanks, marks and line ends between them.
    """
    pieces = span.pieces
    joined = "".join(source[begin:stop] for begin, stop in pieces)
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


def page_and_line(span: Span, source: str, start: int) -> tuple[int, int]:
    """Page and line of an offset behind the start of a span."""
    before = source[span.start : start]
    pages = before.count("\f")
    lines = before.rpartition("\f")[2].replace("\r\n", "\n")
    ends = lines.count("\n") + lines.count("\r")
    return (span.page + pages, 1 + ends) if pages else (span.page, span.line + ends)


def map_items(items: tuple[Item, ...], change: Callable[[Item, str], Item], path: str = "items") -> tuple[Item, ...]:
    """Every item, and those nested in it, as ``change`` makes it of the item and its path."""
    changed = []
    for index, item in enumerate(items):
        place = f"{path}[{index}]"
        new = change(item, place)
        changed.append(evolve(new, items=map_items(item.items, change, f"{place}.items")) if item.items else new)
    return tuple(changed)
