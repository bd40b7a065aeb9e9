"""What is read of an agenda: elements of one or several rows, and items that hold them; and the tokens they make."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from eucouncil_parse.outline.numbering import OpenItem
from eucouncil_parse.outline.rows import Row
from eucouncil_parse.outline.tokens import CellToken, mark, token
from eucouncil_parse.scanner import Label
from eucouncil_parse.sources.page import Cell

__all__ = ["Element", "ItemNode", "tokens_of"]


_LABEL_TOKENS = {"NOTE": "NOTE_LABEL", "VALUE": ""}
"""What the label of an element is in the grammar; of a value, it is a token of its own kind."""


@define(slots=True, eq=False)
class Element:
    """A title, step, paragraph, note …: something that may go on in the next row. ``kind`` is its token's."""

    kind: str
    rows: list[Row] = field(factory=list)
    lines: list[str] = field(factory=list)
    cells: list[Cell] = field(factory=list)
    label: Label | None = None
    label_cell: Cell | None = None
    marks: list[Cell] = field(factory=list)
    """Cells of what leads it and is not part of its text: the dash of a step, ``Doc.:``."""
    open_brackets: int = 0
    """Brackets that were opened and not closed yet."""

    def add(self, row: Row, text: str, cells: Sequence[Cell]) -> None:
        """Add the text of a row."""
        self.rows.append(row)
        self.lines.append(text)
        self.cells += cells
        self.open_brackets += text.count("(") - text.count(")")

    @property
    def own_kind(self) -> str:
        """Its kind; of a value, that of its label."""
        return self.label.kind if self.kind == "VALUE" and self.label is not None else self.kind

    @property
    def last_line(self) -> str:
        """The text of the last row."""
        return self.lines[-1] if self.lines else ""


@define(slots=True, eq=False)
class ItemNode:
    """An item while it is read."""

    open: OpenItem
    label: Label | None = None
    label_cell: Cell | None = None
    title: Element = field(factory=lambda: Element("TITLE"))
    title_x: float | None = None
    references: list[Element] = field(factory=list)
    last_reference: Element | None = None
    """The reference that an addition below it goes on with."""
    details: list[Element | ItemNode] = field(factory=list)


def tokens_of(node: Element | ItemNode) -> list[CellToken]:
    """The tokens of an element, or of an item with all that it holds."""
    if isinstance(node, Element):
        return _element_tokens(node)
    made = [mark("_ITEM")]
    if node.label is not None and node.label_cell is not None:
        made.append(token("ITEM_LABEL", [node.label.text.removeprefix("[")], [node.label_cell]))
    if node.title.lines:
        made += _element_tokens(node.title)
    details = [*node.references, *node.details]
    if details:
        made += [mark("_INDENT"), *(inner for detail in details for inner in tokens_of(detail)), mark("_DEDENT")]
    return made


def _element_tokens(element: Element) -> list[CellToken]:
    made = []
    if element.label is not None and element.label_cell is not None:
        kind = _LABEL_TOKENS.get(element.kind, "PARAGRAPH_LABEL")
        made.append(token(kind or element.label.kind, [element.label.text], [element.label_cell]))
    if element.lines or (made and element.kind != "VALUE"):
        made.append(token(element.kind, element.lines, [*element.marks, *element.cells]))
    return made
