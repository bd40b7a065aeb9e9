"""Boxed signs of agendas: pictures beside the titles of items, told by the legend of the same document.

A legend has each picture at the left of a line that says what it means. A sign beside an item means what the picture in
the legend that looks like it means; a sign that is in no legend means what the table ``markers`` has for it, where the
legend of another document showed the very same picture. Of any other sign nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import evolve

from eucouncil_parse.boxes import PlacedCells
from eucouncil_parse.model import Document, Item
from eucouncil_parse.sources.page import Cell, Edges, Page
from eucouncil_parse.vocabulary import Language, table

__all__ = ["with_markers"]

_GRID = 8
_SHADES = 15
_ALIKE = 0.12
"""How far two drawings of one sign may differ, as a share of black; two signs differed by a quarter at the least."""
_SAME = 0.03
"""How far the same drawing may differ."""
_SLACK = 3.0
"""Points that a sign may stand above or below its line."""


def with_markers(document: Document, page: Page, language: Language) -> Document:
    """The document with what the signs beside its items mean."""
    cells = PlacedCells(page)
    legend, signs = _legend(document, page, cells, language)
    found: dict[str, list[tuple[float, str]]] = {}
    lines: defaultdict[int, list[tuple[str, Cell]]] = defaultdict(list)
    for path, item in _items(document.items, "items"):
        for cell in _own_cells(item, cells):
            lines[cell.page].append((path, cell))
    for number, (edges, look) in signs:
        kind = _kind(look, legend)
        beside = [(path, cell) for path, cell in lines[number] if _is_level(edges, cell)]
        if kind is not None and beside:
            # Of lines that are level the nearest, of the label of an item and that of its first point the last.
            path, _ = min(reversed(beside), key=lambda line: _distance(edges, line[1]))
            found.setdefault(path, []).append((edges[0], kind))
    if not found:
        return document
    return evolve(document, items=_marked(document.items, "items", found))


def _legend(
    document: Document, page: Page, cells: PlacedCells, language: Language
) -> tuple[list[tuple[str, str]], list[tuple[int, tuple[Edges, str]]]]:
    """The looks of the pictures in the legend, each with its meaning; and all other pictures, each with its page."""
    lines = [
        (cell, kind)
        for note in document.notes
        if note.span is not None and (kind := language.marker(note.text)) is not None
        for cell in list(cells.within(note.span))[:1]
    ]
    legend: list[tuple[str, str]] = []
    signs: list[tuple[int, tuple[Edges, str]]] = []
    for number, pictures in page.pictures.items():
        for edges, look in pictures:
            meant = [kind for cell, kind in lines if cell.page == number and _leads(edges, cell)]
            if meant:
                legend.append((look, meant[0]))
            else:
                signs.append((number, (edges, look)))
    return legend, signs


def _leads(edges: Edges, cell: Cell) -> bool:
    """Whether a picture stands at the left of a line."""
    return _is_level(edges, cell) and cell.edges is not None and edges[2] <= cell.edges[0] + _SLACK


def _is_level(edges: Edges, cell: Cell) -> bool:
    if cell.edges is None:
        return False
    middle = (edges[1] + edges[3]) / 2
    return cell.edges[1] - _SLACK <= middle <= cell.edges[3] + _SLACK


def _distance(edges: Edges, cell: Cell) -> int:
    """Points between the middles of a picture and of a line."""
    top, bottom = (cell.edges[1], cell.edges[3]) if cell.edges is not None else (0.0, 0.0)
    return round(abs(edges[1] + edges[3] - top - bottom) / 2)


def _kind(look: str, legend: Sequence[tuple[str, str]]) -> str | None:
    """What a sign means, by the picture that is most like it; None where none is."""
    inside = [(_difference(look, other), kind) for other, kind in legend]
    if inside and min(inside)[0] <= _ALIKE:
        return min(inside)[1]
    known = [(_difference(look, other), row["kind"]) for row in table("markers")["entries"] for other in row["looks"]]
    return min(known)[1] if known and min(known)[0] <= _SAME else None


def _difference(look: str, other: str) -> float:
    """How much two pictures differ, 0 to 1, without their frames, which are cut off in some drawings."""
    fields = [at for at in range(_GRID * _GRID) if 0 < at % _GRID < _GRID - 1 and 0 < at // _GRID < _GRID - 1]
    return sum(abs(int(look[at], 16) - int(other[at], 16)) for at in fields) / (_SHADES * len(fields))


def _items(items: Sequence[Item], path: str) -> Iterator[tuple[str, Item]]:
    for index, item in enumerate(items):
        yield f"{path}[{index}]", item
        yield from _items(item.items, f"{path}[{index}].items")


def _own_cells(item: Item, cells: PlacedCells) -> list[Cell]:
    return list(cells.within(item.span)) if item.span is not None and (item.label or item.title) else []


def _marked(items: Sequence[Item], path: str, found: dict[str, list[tuple[float, str]]]) -> tuple[Item, ...]:
    """The items with their markers, from left to right."""
    return tuple(
        evolve(
            item,
            markers=tuple(dict.fromkeys(kind for _, kind in sorted(found.get(f"{path}[{index}]", ())))),
            items=_marked(item.items, f"{path}[{index}].items", found),
        )
        for index, item in enumerate(items)
    )
