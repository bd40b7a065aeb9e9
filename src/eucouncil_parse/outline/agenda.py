"""The rows of an agenda, and what they say of themselves: widths, margins, and which rows make one block.

Nothing here changes while the items are read.
"""

from __future__ import annotations

from collections.abc import Sequence

from eucouncil_parse.outline.elements import Element
from eucouncil_parse.outline.rows import SAME_COLUMN, Row, join_lines
from eucouncil_parse.outline.split import mark_bare_figures, split_row
from eucouncil_parse.outline.wrap import BLOCK_GAP, goes_on, is_prose, starts_new_block, text_width

__all__ = ["AgendaRows", "changes_type", "same_column"]

_NUMBERS = frozenset({"ARABIC", "NAMED", "ROMAN", "FIGURE"})
_TITLE_LINES = 9
"""Lines of the longest title, and a few more."""
_POINT_ROWS = 4
"""Rows from one dash to the next of the same list."""
_LIST_ROWS = 24
"""Rows around a dash that are looked at for the other points of its list."""
_BLOCK_ROWS = 40
_OUTSIDE = 0.4
"""Characters by which a group heading stands left of the labels, at the least."""
_ITEM_ROWS = 6


class AgendaRows:
    """The rows of an agenda, parted, with what is known of all of them together."""

    def __init__(self, rows: Sequence[Row], added_numbers: frozenset[str] = frozenset()) -> None:
        self.rows = rows
        self._numbers = _NUMBERS | added_numbers
        self.splits = [split_row(row) for row in rows]
        mark_bare_figures(rows, self.splits)
        self.columns = bool(rows) and rows[0].x is not None
        self.numbered = any(label.kind in self._numbers for split in self.splits for label, _ in split.labels)
        self.margins = self._label_margins()
        self.title_width = self._width_of_titles()
        self.text_width = text_width(rows)
        self._row_goes_on: dict[int, bool] = {}

    def _label_margins(self) -> dict[int, float]:
        """Left edge of the labels of items, by page."""
        margins: dict[int, float] = {}
        for row, split in zip(self.rows, self.splits, strict=True):
            if split.labels and split.labels[0][0].kind in self._numbers and row.x is not None:
                margins[row.page] = min(row.x, margins.get(row.page, row.x))
        return margins

    def _width_of_titles(self) -> float:
        """Width of full lines of titles: up to the right-hand column, or the longest line of a wrapped title."""
        edges = sorted(cell.x for split in self.splits for _, cell in split.right if cell.x is not None and split.text)
        if edges:
            return edges[len(edges) // 4] - 2
        if self.columns:
            return text_width(self.rows)
        zones = [self._title_zone(index) for index, split in enumerate(self.splits) if split.labels]
        wrapped = [zone for zone in zones if len(zone) > 1]
        return float(max(map(max, wrapped))) if wrapped else text_width(self.rows)

    def _title_zone(self, index: int) -> list[int]:
        """Lengths of the lines that may be the title of a label, where no sentence follows."""
        zone = [len(self.splits[index].text)] if self.splits[index].text else []
        for following in self.splits[index + 1 : index + _TITLE_LINES]:
            if following.labels or following.right or following.kind in {"STEP", "SECTION"}:
                return zone
            if following.text.endswith("."):
                break
            zone.append(len(following.text))
        return zone[:1]

    def width_of(self, element: Element) -> float:
        """Width of full lines where the element stands."""
        return self.title_width if element.kind in {"TITLE", "STEP"} else self.text_width

    def block(self, index: int) -> str:
        """The text of the rows from ``index`` that go on in each other."""
        lines = [self.splits[index].text]
        for at in range(index + 1, min(index + _BLOCK_ROWS, len(self.rows))):
            split = self.splits[at]
            if split.labels or not split.text or not self._goes_on_with_row_above(at):
                break
            lines.append(split.text)
        return join_lines(lines)

    def _goes_on_with_row_above(self, index: int) -> bool:
        """Whether a row goes on with the text above it; worked out once, for many blocks may hold the row."""
        if index not in self._row_goes_on:
            self._row_goes_on[index] = goes_on(self.rows[index - 1], self.rows[index], self.text_width)
        return self._row_goes_on[index]

    def is_prose(self, index: int) -> bool:
        """Whether the block from ``index`` reads like a sentence."""
        return is_prose(self.block(index))

    def stands_alone(self, index: int) -> bool:
        """Whether a row is parted from the rows around it."""
        row = self.rows[index]
        if not self.columns:
            return not index or not goes_on(self.rows[index - 1], row, self.title_width)
        if index + 1 == len(self.rows):
            return True
        following, split = self.rows[index + 1], self.splits[index + 1]
        parted = following.page != row.page or following.gap >= BLOCK_GAP
        return parted or bool(split.labels) or split.kind in {"LEGAL_BASIS", "DELIBERATION", "SECTION", "POLICY"}

    def is_outside(self, row: Row) -> bool:
        """Whether a row stands left of the labels of items, or beside them in bold type."""
        margin = self.margins.get(row.page)
        if row.x is None or margin is None:
            return False
        return row.x < margin - _OUTSIDE or (row.cells[0].bold and row.x <= margin + _OUTSIDE)

    def heads_item(self, index: int) -> bool:
        """Whether a row stands where the labels of items do, right above one of them."""
        row, margin = self.rows[index], self.margins.get(self.rows[index].page)
        if row.x is None or margin is None or index + 1 == len(self.rows) or row.x > margin + _OUTSIDE:
            return False
        below = self.splits[index + 1].labels
        return bool(below) and below[0][0].kind in self._numbers

    def is_point_of_list(self, index: int) -> bool:
        """Whether a dash leads one of several points, none of which is a step by its words."""
        points = [index]
        for step in (1, -1):
            at = index + step
            while 0 <= at < len(self.rows) and abs(at - points[-1]) <= _POINT_ROWS and abs(at - index) <= _LIST_ROWS:
                labels = self.splits[at].labels
                if labels and labels[0][0].kind != "DASH":
                    break
                if labels:
                    points.append(at)
                at += step
            points.reverse()
        return len(points) > 1 and not any(self.splits[at].kind == "STEP" for at in points)

    def looks_like_item(self, index: int) -> bool:
        """Whether the block from ``index`` has a number beside it or a step closely below it, and is no sentence."""
        if self.splits[index].text[:1].islower() or self.is_prose(index):
            return False
        for at in range(index, min(index + _ITEM_ROWS, len(self.rows))):
            split = self.splits[at]
            if at > index:
                if split.labels or starts_new_block(self.rows[at - 1], self.rows[at], self.title_width):
                    return False
                if split.kind == "STEP" or self.rows[at].cells[0].italic:
                    return True
            if split.right and self.columns:
                return True
        return False


def same_column(element: Element, row: Row) -> bool:
    """Whether a row begins where the element begins; true where that is not known."""
    first = element.cells[0] if element.cells else None
    if first is None or first.x is None or row.x is None or first.page != row.page:
        return True
    return abs(first.x - row.x) <= SAME_COLUMN


def changes_type(before: Row, row: Row) -> bool:
    """Whether a row is printed in other type: italic for a step, upright behind a bold title for text."""
    last, cell = before.cells[0], row.cells[0]
    return (cell.italic and not last.italic) or (last.bold and not cell.bold)
