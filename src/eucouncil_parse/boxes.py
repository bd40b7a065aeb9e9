"""Where values stand on pages of paper: the boxes of their spans, by the edges of the cells that they touch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from attrs import evolve, fields, has

from eucouncil_parse.diagnostics import Box, Span
from eucouncil_parse.sources.page import Cell, Page

__all__ = ["PlacedCells", "with_boxes"]

_Node = TypeVar("_Node")
_PLAIN = frozenset(
    {"str", "int", "bool", "str | None", "int | None", "tuple[str, ...]", "date", "date | None", "Severity"}
)
"""Types of fields that hold no nodes, as they are written."""


class PlacedCells:
    """The cells of a page that know their place on paper, by where they stand in the text."""

    def __init__(self, page: Page) -> None:
        self._cells = sorted((cell for cell in page.cells if cell.edges is not None), key=attrgetter("start"))
        self._ends = [cell.end for cell in self._cells]

    def within(self, span: Span) -> Iterator[Cell]:
        """The cells that the pieces of a span touch, in the order of the text."""
        for start, end in span.pieces:
            at = bisect_right(self._ends, start)
            while at < len(self._cells) and self._cells[at].start < end:
                yield self._cells[at]
                at += 1

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The boxes of a span, one a page."""
        found: dict[int, tuple[float, float, float, float]] = {}
        for cell in self.within(span):
            if cell.edges is None:
                continue
            left, top, right, bottom = cell.edges
            if before := found.get(cell.page):
                left, top = min(left, before[0]), min(top, before[1])
                right, bottom = max(right, before[2]), max(bottom, before[3])
            found[cell.page] = left, top, right, bottom
        return tuple(Box(page + 1, *edges) for page, edges in found.items())


def with_boxes(node: _Node, page: Page) -> _Node:
    """The node and all that it holds, with the boxes of their spans."""
    placed: _Node = _with_boxes(node, PlacedCells(page))
    return placed


def _with_boxes(node: Any, cells: PlacedCells) -> Any:
    if isinstance(node, Span):
        return Span(node.start, node.end, node.page, node.line, node.parts, cells.boxes(node))
    changed = {}
    for name in _fields(type(node)):  # type: ignore[arg-type]
        value = getattr(node, name)
        if isinstance(value, tuple):
            if value and _fields(type(value[0])):  # type: ignore[arg-type]  # classes are hashable
                new = tuple([_with_boxes(each, cells) for each in value])
                if any(made is not each for made, each in zip(new, value, strict=True)):
                    changed[name] = new
        elif value is not None and _fields(type(value)):  # type: ignore[arg-type]
            new = _with_boxes(value, cells)
            if new is not value:
                changed[name] = new
    return evolve(node, **changed) if changed else node


@cache
def _fields(cls: Any) -> tuple[str, ...]:
    """The fields of a class that may hold nodes; none of a class that holds texts and numbers alone."""
    if not isinstance(cls, type) or not has(cls):
        return ()
    return tuple(each.name for each in fields(cls) if each.init and each.type not in _PLAIN)
