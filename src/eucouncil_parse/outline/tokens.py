"""What the outline hands to the grammar: tokens that carry the cells they were made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from lark import Token

from eucouncil_parse.outline.rows import join_lines
from eucouncil_parse.sources.page import Cell

__all__ = ["CellToken", "labelled", "mark", "token"]


class CellToken(Token):
    """A token of the grammar with the cells that it was made of, so that its place in the source is known."""

    __slots__ = ("cells",)

    cells: tuple[Cell, ...]


def token(kind: str, lines: Iterable[str], cells: Sequence[Cell]) -> CellToken:
    """A token of one or several printed lines, joined."""
    made = CellToken(kind, join_lines(lines))
    made.cells = tuple(cells)
    return made


def labelled(kind: str, label: str, lines: Sequence[str], cells: Sequence[Cell]) -> list[CellToken]:
    """The token of a label, and that of the value behind it, if there is one; the first cell is the label's too."""
    value = [token("VALUE", lines, cells)] if lines else []
    return [token(kind, [label], cells[:1]), *value]


@cache
def mark(kind: str) -> CellToken:
    """The token without a text of a kind, such as ``_INDENT``: one for all places, for it has none of its own."""
    made = CellToken(kind, "")
    made.cells = ()
    return made
