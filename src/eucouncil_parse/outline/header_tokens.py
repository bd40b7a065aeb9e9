"""The tokens of the header while it is read, and the labels of its fields."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from eucouncil_parse.outline.rows import Row
from eucouncil_parse.outline.tokens import CellToken, token
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import kind_of_types

__all__ = ["FIELD_LABELS", "Head", "opens_table"]

FIELD_LABELS = frozenset(
    [
        "FROM",
        "TO",
        "ON",
        "RECEIVED",
        "PREVIOUS_DOCUMENTS",
        "COMMISSION_DOCUMENTS",
        "SUBJECT",
        "CONTACT",
        "TELEPHONE",
        "DATES",
        "TIMES",
        "VENUE",
        "BODY",
        "DECLASSIFIED",
        "DATED",
        "NEW_STATUS",
    ]
)
"""Labels of the routing table and of a notice's block."""


@define(slots=True, eq=False)
class Head:
    """Tokens of the header, and how many rows it took."""

    tokens: list[CellToken] = field(factory=list)
    length: int = 0
    early: list[Row] = field(factory=list)
    """Rows of the text that were read inside the table: the number of an item, before the values."""

    remarks: list[list[Row]] = field(factory=list)
    """Sentences in the masthead, which are notes."""

    @property
    def kind(self) -> str:
        """Kind of the document by the titles of its type that are read so far."""
        return kind_of_types([made for made in self.tokens if made.type == "TYPE"])

    def add(self, kind: str, cells: Sequence[Cell], text: str | None = None) -> None:
        """Append a token; its text is that of its cells if none is given."""
        self.tokens.append(token(kind, [text] if text is not None else [cell.text for cell in cells], cells))


def opens_table(row: Row, scanner: Scanner) -> bool:
    """Whether a row begins with the label of a field, of a document or of an extension."""
    labels = row.parts[0].labels
    return bool(labels) and (labels[0].kind in FIELD_LABELS or labels[0].kind in scanner.places.in_header)
