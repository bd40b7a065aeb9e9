"""The document, of the fields of its header and the parts of its body.

``document_of`` puts together what the grammar read; ``with_inferences`` adds what a page leaves unsaid. A style that
states everything needs the first alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from eucouncil_parse.diagnostics import Diagnostic, Severity, Span
from eucouncil_parse.fields import (
    Field,
    all_of,
    declassification_of,
    header_of,
    institution_of,
    meeting_of,
    meeting_of_subject,
    routing_of,
    span_of_fields,
    with_days_of_meeting,
    with_revision,
    without_repeated,
)
from eucouncil_parse.model import (
    Annex,
    Document,
    DocumentType,
    ExtensionNode,
    Header,
    Heading,
    Item,
    Note,
    Paragraph,
    Section,
    Statement,
)
from eucouncil_parse.vocabulary import Language, item_policy

__all__ = ["ReadAnnex", "ReadItem", "document_of", "extensions_of", "with_inferences"]


@frozen(slots=True)
class ReadItem:
    """An item, and what is nested in it: the items below it do not know their sections yet."""

    item: Item
    inside: tuple[ReadItem | Section | Note | Field, ...]

    @property
    def span(self) -> Span | None:
        """Where the item stands."""
        return self.item.span


@frozen(slots=True)
class ReadAnnex:
    """An annex, and what stands in it and belongs to the document: notes, statements."""

    annex: Annex
    beside: tuple[Note | Statement, ...]


def document_of(
    lines: Sequence[Field | ExtensionNode], parts: Sequence[Any], language: Language, stated: bool = False
) -> Document:
    """The document that the lines of the header and the parts of the body make, which are inferred or ``stated``."""
    body = _Body()
    items = tuple(body.walk(parts))
    read = [*(line for line in lines if isinstance(line, Field)), *body.fields]
    fields, repeated = without_repeated(read if stated else with_days_of_meeting(read))
    printed_type = DocumentType(all_of(fields, "type"), span=span_of_fields(fields, "type"))
    header, diagnostics = header_of(fields, language)
    header = evolve(header, extensions=extensions_of(lines))
    return Document(
        header=header,
        type=printed_type,
        routing=routing_of(fields),
        declassification=declassification_of(fields),
        meeting=meeting_of(fields, language),
        body=tuple(part for part in parts if isinstance(part, Paragraph | Heading)),
        sections=tuple(body.sections),
        items=items,
        annexes=tuple(body.annexes),
        statements=tuple(body.statements),
        notes=tuple(body.notes),
        extensions=extensions_of(parts),
        language=language.code,
        diagnostics=(*diagnostics, *repeated, *_gaps(header, printed_type, items, bool(body.statements))),
    )


def extensions_of(parts: Sequence[Any]) -> tuple[ExtensionNode, ...]:
    """The values among the parts of a node that a profile adds."""
    return tuple(part for part in parts if isinstance(part, ExtensionNode))


@define(slots=True, eq=False)
class _Body:
    """What stands in the body, wherever it is nested, in printed order."""

    sections: list[Section] = field(factory=list)
    notes: list[Note] = field(factory=list)
    fields: list[Field] = field(factory=list)
    annexes: list[Annex] = field(factory=list)
    statements: list[Statement] = field(factory=list)

    def walk(self, nodes: Iterable[Any]) -> Iterator[Item]:
        """The items, each with the section that it stands in."""
        for node in nodes:
            match node:
                case Section():
                    self.sections.append(node)
                case Note():
                    self.notes.append(node)
                case Field():
                    self.fields.append(node)
                case Statement():
                    self.statements.append(node)
                case ReadAnnex():
                    self.annexes.append(node.annex)
                    yield from self.walk(node.beside)
                case ReadItem():
                    section = self.sections[-1].title if self.sections else None
                    if section is None and not node.inside:
                        yield node.item
                    else:
                        yield evolve(node.item, section=section, items=tuple(self.walk(node.inside)))


def _gaps(
    header: Header, printed_type: DocumentType, items: Sequence[Item], has_statements: bool
) -> Iterator[Diagnostic]:
    """What a reader would look for in vain."""
    if printed_type.kind is None:
        yield Diagnostic("type-missing", Severity.WARNING, "no line says what kind of document this is", header.span)
    elif not items and not has_statements and item_policy(printed_type.kind) == "always":
        message = f"no items were found under {printed_type.lines[-1]!r}"
        yield Diagnostic("items-missing", Severity.ERROR, message, printed_type.span, "numbered agenda items")


def with_inferences(document: Document, language: Language) -> Document:
    """A document with what its page leaves unsaid.

    The figure inside a number is that of its revision; without a masthead, the meeting's name tells the institution;
    minutes may name the meeting in their subject alone.
    """
    header, meeting = document.header, document.meeting
    if not meeting.dates and document.type.kind == "minutes":
        meeting = meeting_of_subject(meeting, document.routing.subject or "", language)
    institution = header.institution or institution_of([meeting.name] if meeting.name else [], language)
    number = header.number and with_revision(header.number)
    return evolve(document, header=evolve(header, institution=institution, number=number), meeting=meeting)
