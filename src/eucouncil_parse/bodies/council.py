"""The profile of the Council: agendas and minutes; ``grammars/council.lark``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import evolve, frozen
from lark import Token

from eucouncil_parse.assembly import ReadItem
from eucouncil_parse.bodies.meetings import MeetingTransformer
from eucouncil_parse.fields import Field, field_of
from eucouncil_parse.model import Document, ExtensionNode, Item, Section
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.spans import span_of
from eucouncil_parse.vocabulary import table

__all__ = ["CouncilConfiguration", "CouncilTransformer"]


@frozen
class CouncilConfiguration(ExtensionNode):
    """In which configuration the Council met; it stands in the header.

    ``name`` is the one of the table of configurations, ``abbreviation`` how running text calls it, None where no
    abbreviation is known; ``topic`` is what stands behind a slash: ``Trade`` in ``Foreign Affairs/Trade``.
    """

    name: str
    abbreviation: str | None = None
    topic: str | None = None


class CouncilTransformer(MeetingTransformer):
    """Makes the values of council.lark."""

    phrases: ClassVar[tuple[str, ...]] = ("configuration_name",)

    def legislative(self, _words: Token) -> str:
        return "legislative"

    def non_legislative(self, _words: Token) -> str:
        return "non_legislative"

    def a_items(self, _words: Token) -> str:
        return "a_items"

    def other_business(self, _words: Token) -> str:
        return "other_business"

    def margins(self, _words: Token) -> str:
        return "margins"

    def configuration_name(self, name: Token, topic: Token | None) -> CouncilConfiguration | None:
        wanted = name.strip().casefold()
        for row in table("configurations")["entries"]:
            if wanted in {form.casefold() for form in (row["name"], *row["forms"])}:
                return CouncilConfiguration(row["name"], row["abbreviation"], (topic and topic[1:].strip()) or None)
        return None

    def council_configuration(self, text: CellToken) -> CouncilConfiguration | Field:
        read: CouncilConfiguration | None = self.said("configuration_name", text)
        return evolve(read, span=span_of(text)) if read is not None else field_of("other", str(text), text)

    def meal(self, text: CellToken) -> ReadItem:
        return ReadItem(Item(title=str(text), span=span_of(text)), ())

    def margins_heading(self, text: CellToken) -> Section:
        return Section(str(text), span=span_of(text))

    def _about_meeting(self, document: Document) -> Iterator[ExtensionNode]:
        yield from super()._about_meeting(document)
        if (configuration := self.said("configuration_name", document.meeting.body)) is not None:
            yield configuration


def print_configuration(node: CouncilConfiguration) -> str:
    """The line of a configuration, that its name and its topic make again."""
    return node.name if node.topic is None else f"{node.name}/{node.topic}"
