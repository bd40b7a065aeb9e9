"""Whether a row of an agenda goes on with the title, step, note or paragraph above it."""

from __future__ import annotations

from eucouncil_parse.outline.agenda import AgendaRows, changes_type, same_column
from eucouncil_parse.outline.elements import Element
from eucouncil_parse.outline.rows import Row
from eucouncil_parse.outline.split import SplitRow
from eucouncil_parse.outline.wrap import asks_for_more, goes_on, starts_new_block
from eucouncil_parse.vocabulary import Language

__all__ = ["goes_on_with", "is_second_line"]

_CLOSE = 0.7
"""Blank lines above a second line of a title in brackets, at the most."""
_BEYOND = 6
"""Characters by which the first line of a page that goes on with a title passes the column of titles, at the most."""
_BRACKET_LINES = 8
"""Lines of a title that an open bracket keeps open, at the most: a bracket may never be closed."""
_SOFT = frozenset({"TEXT", "CAPITALS", "BRACKET", "MASTHEAD", "DAYS", "TYPE", "MARKING", "MEETING", "STATEMENT"})
"""Kinds that a line in the middle of a text may happen to be."""
_SOFT_IN_TITLE = _SOFT | {"REFERENCE_REMARK", "POLICY", "FIGURE", "ITEM_TITLE", "LIST"}
_SOFT_IN_TEXT = _SOFT | {"STEP", "ITEM_TITLE", "POLICY", "SECTION"}


def goes_on_with(element: Element, row: Row, split: SplitRow, agenda: AgendaRows, language: Language) -> bool:
    """Whether a row goes on with the element above it."""
    if not element.rows:
        return False
    last, width = element.rows[-1], agenda.width_of(element)
    if element.kind in {"LEGAL_BASIS", "SECTION_BASIS"}:
        return element.open_brackets > 0
    if element.kind == "NOTE" and split.kind == "LEGEND":
        return False  # each sign has a line of its own
    if element.kind == "NOTE":
        return element.open_brackets > 0 or (row.gap < 1 and goes_on(last, row, width))
    if element.kind == "TITLE" and split.kind == "STEP":  # "Meeting of the Council on 9 October 2023:", "Agenda"
        return element.last_line.endswith(":") and row.gap < 1 and goes_on(last, row, agenda.title_width)
    if element.kind in {"TITLE", "STEP"}:
        return split.kind in _SOFT_IN_TITLE and _goes_on_with_title(element, row, split, agenda, language)
    if split.kind in {"SECTION", "POLICY", "ITEM_TITLE"} and last.text.endswith("."):
        return False
    is_soft = split.kind in _SOFT_IN_TEXT or (split.kind == "LEGAL_BASIS" and not last.text.endswith("."))
    return is_soft and goes_on(last, row, width)


def _goes_on_with_title(element: Element, row: Row, split: SplitRow, agenda: AgendaRows, language: Language) -> bool:
    last, width = element.rows[-1], agenda.title_width
    if element.kind == "TITLE" and row.gap == 0 and element.open_brackets > 0 and len(element.lines) < _BRACKET_LINES:
        return True
    if split.kind == "POLICY" and not last.cells[-1].continues and not asks_for_more(element.last_line, language):
        return False
    if starts_new_block(last, row, width) or not same_column(element, row):
        return False
    if row.page != last.page and row.x is not None and row.right > width + _BEYOND:
        return False
    if element.kind == "STEP":
        return asks_for_more(element.last_line, language) or goes_on(last, row, width)
    return not changes_type(last, row) and goes_on(last, row, width)


def is_second_line(element: Element, row: Row, split: SplitRow, index: int, agenda: AgendaRows) -> bool:
    """A second line of a title, closely below it, though the first was not full."""
    if element.kind != "TITLE" or not element.rows or not same_column(element, row):
        return False
    last = element.rows[-1]
    if split.kind in {"BRACKET", "REFERENCE_REMARK"} and row.gap <= _CLOSE:
        return True
    if starts_new_block(last, row, agenda.title_width) or changes_type(last, row):
        return False
    return not agenda.is_prose(index)
