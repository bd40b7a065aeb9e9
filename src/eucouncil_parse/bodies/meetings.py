"""What papers of every body that meets say of the meeting: its agenda, its number, the parts of the agenda.

The profiles of the Council, of Coreper, and of justice and home affairs share it; ``grammars/meetings.lark``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from attrs import evolve, frozen
from lark import Token

from eucouncil_parse.assembly import ReadItem
from eucouncil_parse.fields import Field, field_of
from eucouncil_parse.identifiers import Reference
from eucouncil_parse.model import Document, ExtensionNode, Item, Paragraph, Section
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.spans import span_of
from eucouncil_parse.transformer import DocumentTransformer

__all__ = ["AdoptedAgenda", "AgendaPart", "MeetingNumber", "MeetingTransformer", "PartMark"]


@frozen
class AdoptedAgenda(ExtensionNode):
    """The agenda that a meeting adopted, on the first item of its minutes or its outcome.

    ``agenda`` is the document that the sentence names (``The Council adopted the agenda set out in document 6669/26 +
    COR 1.``), or the one beside the item where the sentence says "the above agenda".
    """

    agenda: Reference


@frozen
class MeetingNumber(ExtensionNode):
    """The number that a body gave its meeting: 3545 for "3545th meeting of the Council". It stands in the header."""

    number: int


@frozen
class AgendaPart(ExtensionNode):
    """The part of the agenda that an item stands in, on each item of the first level that stands in one.

    Of the Council: ``legislative``, ``non_legislative``, ``a_items`` (adopted without debate), ``other_business``,
    ``margins`` (beside the meeting). Of Coreper: ``I`` (approved without discussion), ``II`` (discussed). Of working
    parties on justice and home affairs: ``mixed_committee``. Unlike the ``section`` of an item, which is the nearest
    heading, it holds for all items below headings of policies and days.
    """

    part: str


@frozen
class PartMark(ExtensionNode):
    """A line between items that is the bare figure of a part: ``I``."""

    mark: str


class MeetingTransformer(DocumentTransformer):
    """Makes the values that bodies share; of the parts of agendas, each has a rule ``agenda_heading`` of its own."""

    phrases: ClassVar[tuple[str, ...]] = ("agenda_sentence", "counted_meeting", "agenda_heading")

    # -- what a style states --

    def adopted_agenda(self, text: CellToken) -> AdoptedAgenda | Paragraph:
        read = Reference.parse_all(text)
        return AdoptedAgenda(read[0], span=span_of(text)) if read else Paragraph(str(text), span=span_of(text))

    def meeting_number(self, text: CellToken) -> MeetingNumber | Field:
        if text.isascii() and text.isdecimal() and len(text) <= _MOST_FIGURES:
            return MeetingNumber(int(text), span=span_of(text))
        return field_of("other", str(text), text)

    def agenda_part(self, text: CellToken) -> AgendaPart:
        return AgendaPart(str(text), span=span_of(text))

    # -- what a page says --

    def agenda_sentence(self, *found: Token) -> Token | None:
        return found[0] if found else None

    def agenda_heading(self, part: str) -> str:
        return part

    def counted_meeting(self, *found: Token) -> int | None:
        return next((int("".join(filter(str.isdecimal, each))) for each in found), None)

    def document(self, fields: tuple[Any, ...], parts: tuple[Any, ...]) -> Document:
        document: Document = super().document(fields, tuple(self._told(parts)))
        header, nodes = document.header, tuple(self._about_meeting(document))
        return evolve(document, header=evolve(header, extensions=(*header.extensions, *nodes))) if nodes else document

    def _about_meeting(self, document: Document) -> Iterator[ExtensionNode]:
        """Values of the header, of what else the document says; the transformer of a body adds its own."""
        if (number := self.said("counted_meeting", document.routing.subject)) is not None:
            yield MeetingNumber(number)

    def _shown(self, item: Item) -> Iterator[ExtensionNode]:
        """Values of an item of the first level, of its own text; the transformer of a body adds its own."""
        yield from ()

    def _told(self, parts: Iterable[Any]) -> Iterator[Any]:
        """The parts of a body, the items among them with the values that they show."""
        is_first = True
        current = ""
        for part in parts:
            if isinstance(part, ReadItem):
                nodes = [*self._agenda(part.item)] if is_first else []
                own = self._opened(part.item.title) or current
                nodes += [*([AgendaPart(own)] if own else []), *self._shown(part.item)]
                is_first, current = False, self._opened_inside(part, current)
                yield _with_nodes(part, nodes) if nodes else part
            else:
                current = self._opened(_heading(part), current)
                yield part

    def _agenda(self, first: Item) -> Iterator[ExtensionNode]:
        for block in first.body:
            said = self.said("agenda_sentence", block.text)
            if said is not None:
                named = Reference.parse_all(said) if said.type == "AGENDA_IN" else first.references
                yield from map(AdoptedAgenda, named[:1])
                return

    def _opened(self, heading: str | None, current: str = "") -> str:
        """The part of the agenda that a heading opens, empty where it closes one; ``current`` where it does neither."""
        found: str | None = self.said("agenda_heading", heading)
        return current if found is None else found

    def _opened_inside(self, item: ReadItem, current: str) -> str:
        """The part that holds for the items behind an item: that of the last heading below it."""
        for part in item.inside:
            if isinstance(part, ReadItem):
                current = self._opened_inside(part, current)
            else:
                current = self._opened(_heading(part), current)
        return current


_MOST_FIGURES = 9
"""Figures of the longest number of a meeting; more are not a number that anybody counted to."""


def _with_nodes(read: ReadItem, nodes: Iterable[ExtensionNode]) -> ReadItem:
    return evolve(read, item=evolve(read.item, extensions=(*read.item.extensions, *nodes)))


def _heading(part: Any) -> str | None:
    """The text of what may open a part of an agenda."""
    match part:
        case Section():
            return part.title
        case PartMark():
            return part.mark
        case _:
            return None
