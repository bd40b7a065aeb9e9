"""Labels that were read before their titles (``pdftotext``): ``7.``, ``8.``, and then two titles."""

from __future__ import annotations

from attrs import define, field

from eucouncil_parse.outline.numbering import style
from eucouncil_parse.scanner import Label
from eucouncil_parse.sources.page import Cell

__all__ = ["LabelQueue", "WaitingLabel"]

WaitingLabel = tuple[Label, Cell, int]
"""A label, its cell, and the index of its row."""


@define(slots=True, eq=False)
class LabelQueue:
    """Labels that wait for their titles, in printed order."""

    waiting: list[WaitingLabel] = field(factory=list)

    def take_all(self) -> list[WaitingLabel]:
        """Every label that waits, dashes apart: a dash without a text is none."""
        taken, self.waiting = self.waiting, []
        return [entry for entry in taken if entry[0].kind != "DASH"]

    def take_dashes(self) -> list[Cell]:
        """Take the dashes off, for a step that one of them leads."""
        taken = [cell for label, cell, _ in self.waiting if label.kind == "DASH"]
        self.waiting = [entry for entry in self.waiting if entry[0].kind != "DASH"]
        return taken

    def take_oldest(self) -> list[WaitingLabel]:
        """The label that waits longest."""
        taken, self.waiting = self.waiting[:1], self.waiting[1:]
        return taken

    def take_fresh(self, index: int) -> list[WaitingLabel]:
        """Labels for a text in row ``index`` with nothing but labels above it.

        Of labels in one style (``7.``, ``8.``) the first takes the text; of labels in several (``8.``, ``a)``) the last
        does, and those before it have no title.
        """
        count = self._fresh(index)
        if not count:
            return []
        fresh = self.waiting[-count:]
        if len(fresh) == len(self.waiting) and len({style(label) for label, _, _ in fresh}) == 1:
            return self.take_oldest()
        self.waiting = self.waiting[:-count]
        return fresh

    def _fresh(self, index: int) -> int:
        """How many of the last labels stand right above the row."""
        count = 0
        expected = index - 1
        for _, _, at in reversed(self.waiting):
            if at not in {expected, expected + 1}:
                break
            count += 1
            expected = at - 1
        return count
