"""Where tokens and nodes stand in the source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.sources.page import Cell

__all__ = ["Placed", "span_of", "span_of_cells"]


class Placed(Protocol):
    """A node of the model."""

    @property
    def span(self) -> Span | None:
        """Where it stands; None where it has no place."""


def span_of(*own: CellToken | None, around: Iterable[Placed] = ()) -> Span | None:
    """The span of a node: ``own`` are the tokens of its own text, ``around`` the nodes that it holds.

    None where neither has a place.
    """
    cells = [cell for token in own if token is not None for cell in token.cells]
    return span_of_cells(cells, [span for node in around if (span := node.span) is not None])


def _follows(before: Cell, cell: Cell) -> bool:
    """Whether nothing but blanks stands between two cells."""
    if cell.order == before.order:
        return cell.start <= before.end + 1
    return cell.order == before.order + 1 and before.is_ending and cell.is_opening


def span_of_cells(cells: Iterable[Cell], inside: Iterable[Span] = ()) -> Span | None:
    """The span of cells and of what stands between them, nodes that hold others included."""
    ordered = list(cells)
    spans = list(inside)
    if len(ordered) == 1 and not spans:  # a line with a value of its own, as mostly
        cell = ordered[0]
        return Span(cell.start, cell.end, cell.page + 1, cell.row + 1)
    ordered.sort(key=_place)
    pieces: list[tuple[int, int]] = []
    before: Cell | None = None
    for cell in ordered:
        if before is not None and _follows(before, cell):
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], cell.end))
        else:
            pieces.append((cell.start, cell.end))
        before = cell
    starts = [(cell.start, cell.page + 1, cell.row + 1) for cell in ordered[:1]]
    starts += [(span.start, span.page, span.line) for span in spans]
    if not starts:
        return None
    start, page, line = min(starts)
    end = max([*(piece[1] for piece in pieces[-1:]), *(span.end for span in spans)])
    pieces = pieces or [(start, start)]  # a node that holds others, and has no text of its own
    return Span(start, end, page, line, () if pieces == [(start, end)] else tuple(pieces))


def _place(cell: Cell) -> tuple[int, int]:
    return cell.start, cell.end
