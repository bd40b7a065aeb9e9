"""The profile of the European Council: conclusions; ``grammars/euco.lark``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any, ClassVar

from attrs import evolve, frozen
from lark import Token

from eucouncil_parse.fields import Field, field_of
from eucouncil_parse.inline import read_days
from eucouncil_parse.model import Document, ExtensionNode, Heading, Paragraph
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.spans import span_of
from eucouncil_parse.transformer import DocumentTransformer

__all__ = ["ConclusionsPart", "EucoTransformer", "EuropeanCouncilMeeting"]


@frozen
class EuropeanCouncilMeeting(ExtensionNode):
    """The meeting that adopted the conclusions; it stands in the header.

    ``dates`` are its days, ``form`` is ``ordinary``, ``special`` or ``informal``, as the subject calls it.
    """

    dates: tuple[date, ...]
    form: str = "ordinary"


@frozen
class ConclusionsPart(ExtensionNode):
    """A part of conclusions: its Roman number, its title, and the numbers of its paragraphs.

    Headings and paragraphs stay in the ``body`` of the document; a part says which paragraphs are about what.
    """

    label: str
    title: str
    paragraphs: tuple[str, ...] = ()


class EucoTransformer(DocumentTransformer):
    """Makes the values of euco.lark."""

    phrases: ClassVar[tuple[str, ...]] = ("meeting_subject", "part_label", "paragraph_label")

    def european_council(self, text: CellToken) -> EuropeanCouncilMeeting | Field:
        form, *days = text.split()
        with suppress(ValueError):
            return EuropeanCouncilMeeting(tuple(map(date.fromisoformat, days)), form, span=span_of(text))
        return field_of("other", str(text), text)

    def conclusions_part(self, heading: CellToken, paragraphs: CellToken | None) -> ConclusionsPart:
        label, _, title = heading.partition(" ")
        labels = tuple(paragraphs.split()) if paragraphs is not None else ()
        return ConclusionsPart(label, title, labels, span=span_of(heading, paragraphs))

    def meeting_subject(self, *found: Token) -> tuple[str, tuple[date, ...]]:
        kinds = {each.type for each in found}
        form = "special" if "SPECIAL_MEETING" in kinds else "informal" if "INFORMAL_MEETING" in kinds else "ordinary"
        days = next((read_days(each, self._language) for each in found if each.type == "MEETING_DAYS"), ())
        return form, days

    def part_label(self, number: Token) -> str:
        return str(number)

    def paragraph_label(self, number: Token) -> int:
        return int(number.rstrip("."))

    def document(self, fields: tuple[Any, ...], parts: tuple[Any, ...]) -> Document:
        document: Document = super().document(fields, (*parts, *self._conclusions(parts)))
        header = document.header
        return evolve(document, header=evolve(header, extensions=(*header.extensions, *self._meeting(document))))

    def _meeting(self, document: Document) -> Iterator[ExtensionNode]:
        form, days = self.said("meeting_subject", document.routing.subject) or ("ordinary", ())
        if days := days or document.meeting.dates:
            yield EuropeanCouncilMeeting(days, form)

    def _conclusions(self, blocks: Iterable[Any]) -> Iterator[ExtensionNode]:
        """The parts, each up to the next; a paragraph is one of them while its number goes on counting."""
        heading: Heading | None = None
        labels: list[str] = []
        last = 0
        for block in blocks:
            if isinstance(block, Heading) and self.said("part_label", block.label) is not None:
                if heading is not None:
                    yield _part(heading, labels)
                heading, labels = block, []
            elif isinstance(block, Paragraph) and block.label is not None and heading is not None:
                number = self.said("paragraph_label", block.label)
                if number is not None and number > last:
                    last = number
                    labels.append(block.label)
        if heading is not None:
            yield _part(heading, labels)


def _part(heading: Heading, labels: Iterable[str]) -> ConclusionsPart:
    return ConclusionsPart(heading.label or "", heading.text, tuple(labels))


def print_meeting(node: EuropeanCouncilMeeting) -> str:
    """The line of a meeting."""
    return " ".join([node.form, *(day.isoformat() for day in node.dates)])


def print_part(node: ConclusionsPart) -> Iterator[tuple[str, str]]:
    """The lines of a part."""
    yield "PART_HEADING", f"{node.label} {node.title}"
    if node.paragraphs:
        yield "PART_PARAGRAPHS", " ".join(node.paragraphs)
