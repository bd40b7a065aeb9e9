"""The tree of items while it grows: which items are open, and where what is read next belongs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from eucouncil_parse.outline.elements import Element, ItemNode, tokens_of
from eucouncil_parse.outline.numbering import MOST_LEVELS, OpenItem, ordinal, parent_of, style
from eucouncil_parse.outline.rows import SAME_COLUMN, Row
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.scanner import Label
from eucouncil_parse.sources.page import Cell

__all__ = ["ItemTree", "title_of"]

_LETTERS = frozenset({"LETTER", "SMALL_ROMAN"})
"""Labels that go on behind a group heading; numbers behind one are the agenda's own."""


class ItemTree:
    """Items and elements in printed order. ``element`` is what the next row may go on with."""

    def __init__(self) -> None:
        self.open: list[ItemNode] = []
        self.element: Element | None = None
        self._top: list[Element | ItemNode] = []
        self._closed: list[ItemNode] = []

    @property
    def current(self) -> ItemNode | None:
        """The deepest open item."""
        return self.open[-1] if self.open else None

    def open_item(self, label: Label | None, cell: Cell | None, row: Row) -> ItemNode:
        """Open an item below the one that its label belongs under."""
        if not self.open and label is not None and label.kind in _LETTERS:
            self._reopen(label)
        open_items = [item.open for item in self.open]
        if label is None or cell is None:
            parent = open_items[-1] if open_items else None
            opened = OpenItem("", 0, row.x, row.page, parent=parent)
        else:
            its_style = style(label, open_items)
            place = ordinal(label, its_style)
            parent = parent_of(its_style, place, cell.x, row.page, open_items)
            opened = OpenItem(its_style, place, cell.x, row.page, parent=parent)
            if parent is not None:
                parent.last_inside, parent.x_inside = (its_style, place), cell.x
        depth = next((at + 1 for at, item in enumerate(self.open) if item.open is parent), 0)
        depth = min(depth, MOST_LEVELS - 1)
        item = ItemNode(opened, label, cell)
        (self.open[depth - 1].details if depth else self._top).append(item)
        self.open = [*self.open[:depth], item]
        self.element = item.title
        return item

    def _reopen(self, label: Label) -> None:
        """Open again what a group heading closed, where a letter goes on behind it: ``a)``, heading, ``b)``."""
        closed = [item.open for item in self._closed]
        its_style = style(label, closed)
        place = ordinal(label, its_style)
        for at, item in enumerate(self._closed):
            if at and item.open.style == its_style and item.open.ordinal == place - 1:
                self.open = self._closed[: at + 1]

    def close_unlabelled(self) -> None:
        """Close items without a label: the next one stands beside them."""
        while self.open and self.open[-1].label is None:
            self.open.pop()

    def close_for_section(self, resumes: bool) -> None:
        """Close what a group heading closes: everything, or all but the list of "A" items that it parts."""
        lists = [at for at, item in enumerate(self.open) if item.open.is_list]
        self._closed = self.open or self._closed
        self.open = [] if resumes or not lists else self.open[: lists[-1] + 1]

    def start(self, element: Element, owner: ItemNode | None) -> None:
        """Put an element under an item, or at the top."""
        (owner.details if owner is not None else self._top).append(element)
        self.element = element

    def owner_of(self, row: Row) -> ItemNode | None:
        """The deepest open item whose title is not further in than the row."""
        for item in reversed(self.open):
            if item.title_x is None or row.x is None or item.open.page != row.page:
                return item
            if item.title_x <= row.x + SAME_COLUMN:
                return item
        return self.current

    def add_reference(self, row: Row, kind: str, text: str, cell: Cell, *marks: Cell | None) -> None:
        """Put a number, an addition to one, or codes beside the current item; ``marks`` lead it."""
        leading = [mark for mark in marks if mark is not None]
        if any(mark.text == "+" for mark in leading):  # of the marks, only this one is part of the reference
            text = f"+ {text}"
        item = self.current
        if item is None:
            element = Element("REFERENCES")
            element.add(row, text, [*leading, cell])
            self.start(element, None)
        elif kind in {"ADDITION", "SUFFIXES", "REFERENCE_REMARK"} and item.last_reference is not None:
            item.last_reference.add(row, text, [*leading, cell])
        else:
            element = Element("CODES" if kind == "CODES" else "REFERENCES")
            element.add(row, text, [*leading, cell])
            item.references.append(element)
            if kind != "CODES":
                item.last_reference = element

    def take_tokens(self) -> Iterator[CellToken]:
        """The tokens of everything that was read, which is given up on the way: it would stand in memory twice."""
        nodes = deque(self._top)
        self._top = []
        while nodes:
            yield from tokens_of(nodes.popleft())


def title_of(items: Sequence[ItemNode]) -> str:
    """First line of the title of the deepest item."""
    return next(iter(items[-1].title.lines), "") if items else ""
