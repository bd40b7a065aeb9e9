"""A document as blocks on printed pages, before any tool extracts it: what stands where, and how lines are broken."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from attrs import evolve, field, frozen

__all__ = ["Block", "Line", "Style", "broken", "page_foot", "paginate"]

_FOOT_ROWS = 4
_SHORT = 0.7
"""Share of the width up to which a line was surely not broken."""
_NO_BREAK = "\u00a0"
_DASH_SHIFT = 4


@frozen(slots=True)
class Style:
    """What is up to the typist and the printer, and says nothing: widths, margins, the foot of the pages."""

    width: int = 95
    """Characters of a full line of running text."""
    title_width: int = 62
    """Characters of a full line of a title, left of the numbers of documents."""
    height: int = 50
    """Lines of a page."""
    indent: int = 6
    """Characters from the label of an item to its title."""
    value_x: int = 20
    """Left edge of the values of the table."""
    masthead_x: int = 55
    """Left edge of place and date, number and codes."""
    centred: bool = True
    """Whether type lines and the meeting stand in the middle of the page."""
    step_mark: str = ""
    """What stands before each step of an agenda."""
    initials: str = ""
    unit: str = "JAI.1"
    language: str = "EN"


@frozen(slots=True)
class Line:
    """A line of a block. ``goes_on`` is whether it was broken inside a text, which goes on in the next line."""

    text: str
    goes_on: bool = False
    mark: str = ""
    """A dash in a column of its own, left of the text."""
    shift: int = 0
    """Characters from the left edge of the block to the text."""


@frozen(slots=True)
class Block:
    """Lines in one column, with the label at their left and what stands at their right."""

    lines: tuple[Line, ...]
    x: int = 0
    label: str | None = None
    label_x: int = 0
    right: tuple[str, ...] = ()
    right_x: int = 0
    gap: int = 0
    """Blank lines above it."""
    may_break: bool = False
    """Whether a page may end inside it."""
    centred_in: int | None = None
    """Width of the page in whose middle the lines stand; None where they begin at ``x``."""
    new_page: bool = field(default=False)
    """Whether it begins a page."""

    @classmethod
    def of(cls, texts: Iterable[str], *, width: int | None = None, **place: object) -> Block:
        """A block of texts, one below the other, each broken where the next word would pass ``width``."""
        lines = [line for text in texts for line in broken(text, width)]
        return cls(tuple(lines), **place)  # type: ignore[arg-type]

    @property
    def height(self) -> int:
        """Printed lines."""
        return max(len(self.lines), len(self.right), 1)


def broken(text: str, width: int | None = None, mark: str = "") -> list[Line]:
    """The lines of a text. With a mark, its lines hang: a dash stands in a column of its own, ``=`` before the text."""
    if mark == "=":
        text = f"= {text}"
    # A typist does not begin a line with a dash, for it would look like the mark of a list.
    joined = text.replace(" – ", f"{_NO_BREAK}– ")
    wrapped = textwrap.wrap(joined, width or len(text) + 1, break_long_words=False, break_on_hyphens=False)
    shifts = {"": (0, 0), "=": (0, 2)}.get(mark, (_DASH_SHIFT, _DASH_SHIFT))
    return [
        Line(
            line.replace(_NO_BREAK, " "),
            goes_on=place < len(wrapped) - 1,
            mark=mark if place == 0 and mark != "=" else "",
            shift=shifts[place > 0],
        )
        for place, line in enumerate(wrapped)
    ]


def paginate(blocks: Sequence[Block], style: Style) -> list[list[Block]]:
    """The blocks of each page; running text goes on where a page ends."""
    room = style.height - _FOOT_ROWS
    pages: list[list[Block]] = [[]]
    used = 0
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        gap = block.gap if pages[-1] else 0
        left = room - used - gap
        if (block.new_page and pages[-1]) or (block.height > left and not (block.may_break and left > 1)):
            if pages[-1]:
                waiting.append(evolve(block, new_page=False))
                waiting += _taken_over(pages[-1], block, style)
                pages.append([])
                used = 0
                continue
            left = block.height
        if block.height > left:
            rest = evolve(block, lines=block.lines[left:], label=None, gap=0)
            block = evolve(block, lines=block.lines[:left])
            waiting.append(rest)
        pages[-1].append(evolve(block, gap=gap))
        used += gap + block.height
    return pages


def _taken_over(page: list[Block], following: Block, style: Style) -> list[Block]:
    """What is taken over to the next page, so that its first line does not seem to go on with a full last line."""
    last = page[-1]
    if not (last.may_break and following.may_break and following.label is None) or following.new_page:
        return []
    if len(last.lines[-1].text) + last.x < _SHORT * style.width:
        return []
    if len(last.lines) == 1:
        return [last, *_taken_over(page, page.pop(), style)] if len(page) > 1 else []
    page[-1] = evolve(last, lines=last.lines[:-1])
    return [evolve(last, lines=last.lines[-1:], label=None, gap=0)]


def page_foot(number: str, marking: str | None, page: int, style: Style) -> tuple[list[str], list[str]]:
    """The two lines of a page foot, each as its pieces from left to right."""
    first = [number, *([style.initials] if style.initials else []), str(page)]
    second = [style.unit, *([marking] if marking else []), style.language]
    return first, second
