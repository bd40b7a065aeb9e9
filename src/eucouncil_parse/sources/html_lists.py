"""Lists of HTML, and the labels of their items, which browsers make."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define

from eucouncil_parse.sources.list_labels import count_in

__all__ = ["HtmlList"]

_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_STYLES = {
    "1": "decimal",
    "a": "lower-letter",
    "A": "upper-letter",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-alpha": "lower-letter",
    "lower-latin": "lower-letter",
    "upper-alpha": "upper-letter",
    "upper-latin": "upper-letter",
    "lower-roman": "lower-roman",
    "upper-roman": "upper-roman",
    "decimal-leading-zero": "decimal-zero",
    "none": "none",
}
_BULLET = "•"
_MOST_DIGITS = 5


@define(slots=True, eq=False)
class HtmlList:
    """A list that is open: how its labels look, and the number of its last item."""

    style: str
    number: int

    @classmethod
    def of(cls, tag: str, attributes: Mapping[str, str | None], style: str) -> HtmlList:
        """The list that an element ``ol`` or ``ul`` opens; ``style`` is its CSS in small letters."""
        named = _LIST_STYLE.search(style)
        kind = (named[1] if named else None) or attributes.get("type") or ("1" if tag == "ol" else "disc")
        start = _number(attributes.get("start"))
        return cls(_STYLES.get(kind, "decimal" if tag == "ol" else "bullet"), 0 if start is None else start - 1)

    def next_label(self, attributes: Mapping[str, str | None], style: str) -> str | None:
        """The label of the next item, by what its element says; None where it has none."""
        value = _number(attributes.get("value"))
        self.number = self.number + 1 if value is None else value
        named = _LIST_STYLE.search(style)
        kind = _STYLES.get(named[1], self.style) if named else self.style
        if kind == "bullet":
            return _BULLET
        return None if kind == "none" else count_in(kind, self.number) + _behind(kind)


def _behind(style: str) -> str:
    """What the Council prints behind such a label; browsers print a full stop behind each."""
    return ")" if style.startswith("lower") else "."


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else None
