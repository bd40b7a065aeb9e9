"""The profile of working parties on justice and home affairs, and of those that extend it; ``grammars/jai.lark``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import ClassVar

from attrs import frozen
from lark import Token

from eucouncil_parse.bodies.meetings import MeetingTransformer
from eucouncil_parse.inline import read_days
from eucouncil_parse.model import Document, ExtensionNode, Item, Paragraph
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.spans import span_of

__all__ = ["NONE", "JaiTransformer", "MixedCommittee", "Session", "print_session"]


@frozen
class MixedCommittee(ExtensionNode):
    """That the body meets as Mixed Committee, with states associated with Schengen; it stands in the header.

    ``states`` are the ISO 3166 codes of the states that are named (``("IS", "LI", "NO", "CH")``), in printed order;
    empty where none is.
    """

    states: tuple[str, ...] = ()


@frozen
class Session(ExtensionNode):
    """A session of a meeting, on the item that holds the items of the session.

    ``dates`` are its days, ``remark`` what stands in brackets behind them (``Attachés``), None for nothing.
    """

    dates: tuple[date, ...]
    remark: str | None = None


class JaiTransformer(MeetingTransformer):
    """Makes the values of jai.lark."""

    phrases: ClassVar[tuple[str, ...]] = ("named_committee", "countries", "session_title")

    def named_committee(self, *found: Token) -> MixedCommittee | None:
        if not any(each.type == "MIXED" for each in found):
            return None
        named = next((str(each) for each in found if each.type == "ASSOCIATED"), None)
        return MixedCommittee(self.said("countries", named) or ())

    def countries(self, *names: Token) -> tuple[str, ...]:
        codes = (self._language.third_country(name) for name in names)
        return tuple(code for code in codes if code is not None)

    def mixed_committee(self, states: CellToken) -> MixedCommittee:
        return MixedCommittee(tuple(state for state in states.split() if state != NONE), span=span_of(states))

    def mixed_part(self, *_words: Token) -> str:
        return "mixed_committee"

    def other_part(self, *_words: Token) -> str:
        return ""

    def session_title(self, title: Token) -> Session | None:
        days, _, remark = title.partition("(")
        dates = read_days(days, self._language)
        return Session(dates, remark.rstrip(")").strip() or None) if dates else None

    def session_days(self, text: CellToken) -> Session | Paragraph:
        days, _, remark = text.partition(" (")
        with suppress(ValueError):
            dates = tuple(map(date.fromisoformat, days.split()))
            return Session(dates, remark.removesuffix(")") or None, span=span_of(text))
        return Paragraph(str(text), span=span_of(text))

    def _shown(self, item: Item) -> Iterator[ExtensionNode]:
        yield from super()._shown(item)
        if (session := self.said("session_title", item.title)) is not None:
            yield session

    def _about_meeting(self, document: Document) -> Iterator[ExtensionNode]:
        yield from super()._about_meeting(document)
        texts = (document.routing.subject, document.routing.recipient, document.meeting.name)
        named = next((named for text in texts if (named := self.said("named_committee", text)) is not None), None)
        if named is not None:
            yield named


NONE = "-"
"""What the line of a node prints for a value that is not known."""


def print_session(node: Session) -> str:
    """The line of a session: ``2021-10-26 (Attachés)``."""
    days = " ".join(day.isoformat() for day in node.dates)
    return days if node.remark is None else f"{days} ({node.remark})"
