"""Labels of items: their style, their place in the order, and the item that each belongs under.

Level cannot be read off a glyph: ``A.`` stands above ``a)`` in one agenda and below ``I.`` in another; numbers restart,
have gaps, and run on across roman parts. Depth follows from the labels that are open, and from the indent where the
rendition has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, field

from eucouncil_parse.scanner import Label

__all__ = ["MOST_LEVELS", "OpenItem", "ordinal", "parent_of", "style"]

MOST_LEVELS = 8
"""Items nest no deeper; a deeper label is read as of the deepest level."""

_DEEPER = 1.0
"""Characters by which a label must be indented to stand below another."""
_DECIMAL = "1.1"
"""Style of "4.1"; that of "4.1.2" has one more point."""
_FIRST_LETTERS = (ord("a"), 0x3B1, 0x430)
"""The first letters of the alphabets that the Council's languages are written in."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@define(slots=True, eq=False)
class OpenItem:
    """An item whose nested items may still follow."""

    style: str
    ordinal: int
    x: float | None
    page: int
    is_list: bool = False
    """Whether its nested items are numbered anew, as "A" items are."""
    parent: OpenItem | None = field(default=None, repr=False)
    last_inside: tuple[str, int] | None = None
    """Style and place of the last item right below it."""
    x_inside: float | None = None
    """Left edge of that item's label."""


def style(label: Label, before: Sequence[OpenItem] = ()) -> str:
    """The style of a label: its figures and what stands around them.

    ``i)`` is a letter behind ``h)``, and ``I.`` behind ``H.``; roman otherwise.

    >>> style(Label("ARABIC", "1.")), style(Label("LETTER", "(a)")), style(Label("SMALL_ROMAN", "i)"))
    ('1.', '(a)', 'i)')
    """
    if label.kind in {"DASH", "STEP_MARK"}:
        return "-"
    text = label.text.rpartition(" ")[2].removeprefix("[")  # of "Item 6.1", the figures
    figures = re.sub(r"[^\w.]", "", text).strip(".")
    if "." in figures:
        return _DECIMAL + "." * figures.count(".")
    if label.kind in {"ROMAN", "SMALL_ROMAN"} and _follows_as_letter(text, figures, before):
        return text.replace(figures, "a" if figures.islower() else "A", 1)
    name = {"ROMAN": "I", "SMALL_ROMAN": "i", "LETTER": "a" if figures.islower() else "A"}.get(label.kind, "1")
    return text.replace(figures, name, 1)


def _follows_as_letter(text: str, figures: str, before: Sequence[OpenItem]) -> bool:
    letter = text.replace(figures, "a" if figures.islower() else "A", 1)
    return len(figures) == 1 and any(
        item.style == letter and item.ordinal == ord(figures.lower()) - 97 for item in before
    )


def ordinal(label: Label, label_style: str) -> int:
    """The place of a label in the order of its style, from 1; 0 for dashes.

    >>> ordinal(Label("ROMAN", "IV."), "I."), ordinal(Label("LETTER", "c)"), "a)")
    (4, 3)
    >>> ordinal(Label("LETTER", "β)"), "a)"), ordinal(Label("LETTER", "в)"), "a)")
    (2, 3)
    """
    text = label.text.rpartition(" ")[2].rstrip(".:")
    last = text.rsplit(".", 1)[-1]  # of "4.1", the place below item 4
    figures = re.sub(r"\W", "", last)
    if not figures:
        return 0
    digits = re.match(r"\d+", figures)
    if digits:
        return int(digits[0])
    if "I" in label_style or "i" in label_style:
        return _roman(figures.upper())
    letter = ord(figures[0].lower())
    return letter - max(first for first in _FIRST_LETTERS if first <= letter or first == _FIRST_LETTERS[0]) + 1


def _roman(figures: str) -> int:
    total = 0
    for figure, following in zip(figures, [*figures[1:], ""], strict=True):
        value = _ROMAN.get(figure, 0)
        total += -value if value < _ROMAN.get(following, 0) else value
    return total


def parent_of(
    label_style: str, place: int, x: float | None, page: int, open_items: Sequence[OpenItem]
) -> OpenItem | None:
    """The open item that a label belongs under; None at the top.

    Rules: *next of its style* – it goes on where the deepest open item of its style stopped; *A items* – numbers that
    start anew under a list of "A" items are of that list; *indent* – a new style further in is below, further out is
    not; *new style* – with nothing else to tell, it is below the last item.
    """
    deepest = open_items[-1] if open_items else None
    if deepest is None:
        return None
    lister = _list_of(open_items)
    same = [item for item in reversed(open_items) if item.style == label_style]
    going_on = [item for item in same if label_style == "-" or place > item.ordinal]
    nearest = _nearest(x, page, going_on)
    if lister is not None and lister.last_inside == (label_style, place - 1) and not _resumes(x, page, nearest, lister):
        return lister
    if nearest is not None and not (label_style == "-" and _is_deeper(x, page, nearest)):
        return nearest.parent
    if same:
        if lister is not None and (place == 1 or lister.style != label_style):
            return lister
        if deepest.style != label_style and _is_deeper(x, page, deepest):
            return deepest
        return same[-1].parent
    return _by_indent(label_style, x, page, open_items)


def _list_of(open_items: Sequence[OpenItem]) -> OpenItem | None:
    return next((item for item in reversed(open_items) if item.is_list), None)


def _by_indent(label_style: str, x: float | None, page: int, open_items: Sequence[OpenItem]) -> OpenItem | None:
    """A style that is not open yet: below the deepest item that is not further in."""
    if _is_decimal(label_style):
        numbered = [item for item in open_items if item.style == "1."]
        if numbered:
            return numbered[-1]
    for item in reversed(open_items):
        if x is None or item.x is None or item.page != page or item.style == "" or x >= item.x - _DEEPER:
            return item if item.style != "-" else item.parent
    return None


def _nearest(x: float | None, page: int, items: Sequence[OpenItem]) -> OpenItem | None:
    """The deepest of the items whose label stands in the column of ``x``; the deepest of all where none does."""
    in_column = [item for item in items if _stands_at(item.x, item.page, x, page)]
    return next(iter(in_column or items), None)


def _resumes(x: float | None, page: int, nearest: OpenItem | None, lister: OpenItem) -> bool:
    """Whether a number that may go on with the list of "A" items stands where the agenda's own numbers do."""
    if nearest is None or nearest.parent is lister or x is None or lister.x_inside is None:
        return False
    return _stands_at(nearest.x, nearest.page, x, page) and abs(x - lister.x_inside) > _DEEPER


def _stands_at(its_x: float | None, its_page: int, x: float | None, page: int) -> bool:
    return its_page == page and its_x is not None and x is not None and abs(its_x - x) <= _DEEPER


def _is_decimal(label_style: str) -> bool:
    return label_style.startswith(_DECIMAL)


def _is_deeper(x: float | None, page: int, item: OpenItem) -> bool:
    return x is not None and item.x is not None and item.page == page and x > item.x + _DEEPER
