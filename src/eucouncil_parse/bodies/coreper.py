"""The profile of the Permanent Representatives Committee: agendas and summary records; ``grammars/coreper.lark``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen
from lark import Token

from eucouncil_parse.bodies.meetings import MeetingTransformer, PartMark
from eucouncil_parse.fields import Field, field_of
from eucouncil_parse.model import Document, ExtensionNode
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.spans import span_of
from eucouncil_parse.vocabulary import table

__all__ = ["CommitteePart", "CoreperTransformer"]


@frozen
class CommitteePart(ExtensionNode):
    """Which part of the Committee met: 1, the deputies, or 2, the ambassadors. It stands in the header."""

    part: int


class CoreperTransformer(MeetingTransformer):
    """Makes the values of coreper.lark."""

    phrases: ClassVar[tuple[str, ...]] = ("named_part",)

    def first_list(self, _words: Token) -> str:
        return "I"

    def second_list(self, _words: Token) -> str:
        return "II"

    def part_mark(self, text: CellToken) -> PartMark:
        return PartMark(str(text), span=span_of(text))

    def named_part(self, *found: Token) -> int | None:
        names = [{form.casefold() for form in (row["part"], *row["forms"])} for row in table("coreper")["entries"]]
        parts = (number for each in found for number, forms in enumerate(names, 1) if each.casefold() in forms)
        return next((number for number in parts if number in _PARTS), None)

    def committee_part(self, text: CellToken) -> CommitteePart | Field:
        return (
            CommitteePart(int(text), span=span_of(text)) if text in {"1", "2"} else field_of("other", str(text), text)
        )

    def _about_meeting(self, document: Document) -> Iterator[ExtensionNode]:
        yield from super()._about_meeting(document)
        codes = (str(code.code.split()[-1]) for code in document.header.subject_codes)
        texts = (document.meeting.body, document.routing.recipient, document.routing.subject, *codes)
        part = next((part for text in texts if (part := self.said("named_part", text)) is not None), None)
        if part is not None:
            yield CommitteePart(part)


_PARTS = frozenset({1, 2})
"""The parts of the Committee, which the table lists first; behind them it has committees that stand beside it."""
