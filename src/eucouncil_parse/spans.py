"""Where tokens and nodes stand in the source."""

from __future__ import annotations

from typing import Any

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.outline.tokens import CellToken

__all__ = ["span_of"]


def span_of(*values: Any) -> Span | None:
    """The span that covers tokens and nodes; None where none of them has a place."""
    spans = [span for value in values if (span := _own_span(value)) is not None]
    if not spans:
        return None
    first = min(spans, key=lambda span: span.start)
    return Span(first.start, max(span.end for span in spans), first.page, first.line)


def _own_span(value: Any) -> Span | None:
    if isinstance(value, CellToken):
        if not value.cells:
            return None
        first = min(value.cells, key=lambda cell: cell.start)
        return Span(first.start, max(cell.end for cell in value.cells), first.page + 1, first.row + 1)
    return getattr(value, "span", None)
