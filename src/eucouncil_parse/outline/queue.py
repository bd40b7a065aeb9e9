"""Labels that were read before their titles (``pdftotext``): ``7.``, ``8.``, and then two titles."""

from __future__ import annotations

from collections import OrderedDict
from itertools import count

from eucouncil_parse.outline.numbering import style
from eucouncil_parse.scanner import Label
from eucouncil_parse.sources.page import Cell

__all__ = ["LabelQueue", "WaitingLabel"]

WaitingLabel = tuple[Label, Cell, int]
"""A label, its cell, and the index of its row."""


class LabelQueue:
    """Labels that wait for their titles, in printed order. Many may wait: none is looked at twice without need."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[int, WaitingLabel] = OrderedDict()
        self._dashes: list[int] = []
        """Places in the queue of the dashes that may wait."""
        self._places = count()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, label: Label, cell: Cell, index: int) -> None:
        """Have a label of row ``index`` wait."""
        place = next(self._places)
        self._waiting[place] = (label, cell, index)
        if label.kind == "DASH":
            self._dashes.append(place)

    def take_all(self) -> list[WaitingLabel]:
        """Every label that waits, dashes apart: a dash without a text is none."""
        self.take_dashes()
        taken = list(self._waiting.values())
        self._waiting.clear()
        return taken

    def take_dashes(self) -> list[Cell]:
        """Take the dashes off, for a step that one of them leads."""
        taken = [self._waiting.pop(place, None) for place in self._dashes]
        self._dashes.clear()
        return [waiting[1] for waiting in taken if waiting is not None]

    def take_oldest(self) -> list[WaitingLabel]:
        """The label that waits longest."""
        return [self._waiting.popitem(last=False)[1]] if self._waiting else []

    def take_fresh(self, index: int) -> list[WaitingLabel]:
        """Labels for a text in row ``index`` with nothing but labels above it.

        Of labels in one style (``7.``, ``8.``) the first takes the text; of labels in several (``8.``, ``a)``) the last
        does, and those before it have no title.
        """
        fresh = self._fresh(index)
        if fresh and len(fresh) == len(self._waiting) and len({style(label) for label, _, _ in fresh}) == 1:
            return self.take_oldest()
        for _ in fresh:
            self._waiting.popitem()
        return fresh

    def _fresh(self, index: int) -> list[WaitingLabel]:
        """The last labels, those that stand right above the row."""
        found: list[WaitingLabel] = []
        expected = index - 1
        for waiting in reversed(self._waiting.values()):
            if waiting[2] not in {expected, expected + 1}:
                break
            found.append(waiting)
            expected = waiting[2] - 1
        return found[::-1]
