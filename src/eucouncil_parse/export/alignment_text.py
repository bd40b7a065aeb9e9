"""Two language versions side by side, for the terminal."""

from __future__ import annotations

from eucouncil_parse.alignment import Alignment, Node
from eucouncil_parse.model import Annex, Document, Item, Section, Statement

__all__ = ["printed", "to_columns"]

_GUTTER = "  "
_NONE = "—"


def printed(node: Node) -> str:
    """A part on one line, with its label.

    >>> printed(Item("1.", "Annahme der Tagesordnung"))
    '1. Annahme der Tagesordnung'
    """
    match node:
        case Item():
            return " ".join(part for part in (node.label, node.title) if part)
        case Section():
            return node.title
        case Annex():
            return node.heading
        case Statement():
            return node.heading or ", ".join(node.by)
        case _:
            return " ".join(part for part in (node.label, node.text) if part)


def to_columns(left: Document, right: Document, found: Alignment, alike: bool, width: int = 100) -> list[str]:
    """The parts of both versions in two columns, one line a pair, and a line that sums up.

    >>> from eucouncil_parse.alignment import align
    >>> german, french = Document(items=(Item("1.", "Sonstiges"),)), Document(items=(Item("1.", "Divers"),))
    >>> for line in to_columns(german, french, align(german, french), True, 40):
    ...     print(line)
    en                   en
    1. Sonstiges         1. Divers
    <BLANKLINE>
    same structure; 1 pair
    """
    room = (width - len(_GUTTER)) // 2
    heads = [f"{document.language or '?'} {document.header.number or ''}".strip() for document in (left, right)]
    lines = [_row(heads[0], heads[1], room)]
    for pair in found.pairs:
        depth = (pair.left_path or pair.right_path or "").count(".")
        texts = [_NONE if node is None else "  " * depth + printed(node) for node in (pair.left, pair.right)]
        lines.append(_row(texts[0], texts[1], room))
    alone = found.unpaired
    sums = ["same structure" if alike else "another structure", _counted(len(found.pairs) - len(alone), "pair")]
    for code, count in (
        (heads[0], sum(pair.right is None for pair in alone)),
        (heads[1], sum(pair.left is None for pair in alone)),
    ):
        if count:
            sums.append(f"{_counted(count, 'part')} only in {code}")
    return [*lines, "", "; ".join(sums)]


def _row(left: str, right: str, room: int) -> str:
    return f"{_cut(left, room):<{room}}{_GUTTER}{_cut(right, room)}".rstrip()


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
