"""Who owns which part of the source: values of the document, furniture of the pages, and what was not understood.

Nothing is lost silently. Every character to be seen is in a piece of some value or of the furniture; what is in none is
found here, whatever the reason, and told as ``unparsed``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrs import evolve, fields, frozen

from eucouncil_parse.diagnostics import Diagnostic, Severity, Span
from eucouncil_parse.model import Coverage, Document, Furniture
from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.sources.text import count_visible, is_blank
from eucouncil_parse.spans import span_of_cells

__all__ = ["Owner", "account_for", "owners"]

_OWN_NOTHING = frozenset(
    [
        *["diagnostics", "unparsed", "coverage"],  # what tells of the reading
        *["interventions", "decisions", "votes", "references"],  # what layers find in texts that have an owner
    ]
)
_NOT_UNDERSTOOD = frozenset({"header-line-not-understood", "field-repeated", "text-not-understood"})
"""Diagnostics whose text is in no value."""


@frozen(slots=True)
class Owner:
    """A value that owns a part of the source: its path in the document (``items[2].body[0]``), and its span."""

    path: str
    span: Span


def owners(document: Document) -> Iterator[Owner]:
    """Every value of a document, and every piece of furniture, that has text of its own in the source.

    The ``pieces`` of their spans do not overlap.

    >>> from eucouncil_parse import parse
    >>> page = "Brussels, 27 October 2015\\n(OR. en)\\n13321/15\\nCORDROGUE 81\\nOUTCOME OF PROCEEDINGS"
    >>> [(owner.path, owner.span.slice(page)[:12]) for owner in owners(parse(page))]
    [('header', 'Brussels, 27'), ('type', 'OUTCOME OF P')]
    """
    yield from _owners_in(document, "")


def _owners_in(node: object, path: str) -> Iterator[Owner]:
    span = getattr(node, "span", None)
    if span is not None:
        yield Owner(path, span)
    prefix = f"{path}." if path else ""
    for name in _fields_of_nodes(type(node)):  # type: ignore[arg-type]  # classes are hashable
        value = getattr(node, name)
        if isinstance(value, tuple):
            for index, each in enumerate(value):
                if _is_node(each):
                    yield from _owners_in(each, f"{prefix}{name}[{index}]")
        elif _is_node(value):
            yield from _owners_in(value, f"{prefix}{name}")


@cache
def _fields_of_nodes(cls: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls) if each.name not in _OWN_NOTHING and each.name != "span")


def _is_node(value: object) -> bool:
    """Whether a value is of a class of attrs, as ``attrs.has`` tells of the class, but in one step."""
    return hasattr(value, "__attrs_attrs__")


def account_for(document: Document, page: Page, furniture: Iterable[tuple[str, Sequence[Cell]]]) -> Document:
    """The document with its furniture, with what was not understood, and with the count of all characters.

    ``furniture`` is the kind and the cells of each printed line of it.
    """
    taken = tuple(
        Furniture(kind, " ".join(cell.text for cell in cells), span=span_of_cells(cells)) for kind, cells in furniture
    )
    spans = [*(owner.span for owner in owners(document)), *(each.span for each in taken)]
    pieces = [piece for span in spans if span is not None for piece in span.pieces]
    told = [each.span for each in document.diagnostics if each.code in _NOT_UNDERSTOOD and each.span is not None]
    unowned = list(_unowned([*pieces, *(piece for span in told for piece in span.pieces)], page))
    diagnostics = (*document.diagnostics, *(_diagnostic(span, page.text) for span in unowned))
    unparsed = sorted([*told, *unowned], key=lambda span: span.start)
    return evolve(
        document,
        furniture=taken,
        unparsed=tuple(unparsed),
        diagnostics=diagnostics,
        coverage=Coverage(
            characters=count_visible(page.text),
            furniture=_count((each.span for each in taken), page.text),
            unparsed=_count(unparsed, page.text),
        ),
    )


def _unowned(pieces: Iterable[tuple[int, int]], page: Page) -> Iterator[Span]:
    """Spans of what can be seen and is in none of the pieces."""
    end = len(page.text)
    covered = 0
    cells: list[Cell] = []
    for start, stop in [*sorted(pieces), (end, end)]:
        if start > covered and not is_blank(page.text[covered:start]):
            cells = cells or sorted([*page.cells, *page.marks], key=_start)
            yield _span_between(covered, start, page, cells)
        covered = max(covered, stop)


def _span_between(start: int, end: int, page: Page, cells: Sequence[Cell]) -> Span:
    """The span of what can be seen between two offsets, with the page and line of the cell that it begins in."""
    text = page.text[start:end]
    start += len(text) - len(text.lstrip())
    cell = cells[max(bisect_right(cells, start, key=_start) - 1, 0)] if cells else None
    return Span(start, start + len(text.strip()), cell.page + 1 if cell else 1, cell.row + 1 if cell else 1)


def _start(cell: Cell) -> int:
    return cell.start


def _diagnostic(span: Span, text: str) -> Diagnostic:
    return Diagnostic(
        "text-not-understood", Severity.WARNING, f"no part of the document takes {span.slice(text)!r:.80}", span
    )


def _count(spans: Iterable[Span | None], text: str) -> int:
    pieces = (piece for span in spans if span is not None for piece in span.pieces)
    return sum(count_visible(text[start:end]) for start, end in pieces)
