"""Lark tree to model: one method for each rule of header.lark and body.lark.

The parser calls the methods while it reads, so no tree is kept. A method of a header line yields a ``Field``, and
``document`` makes the header of them (fields.py); sections are told to the items that follow them once the whole body
is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen
from lark import Token, Transformer, v_args

from eucouncil_parse.diagnostics import Diagnostic, Severity, Span
from eucouncil_parse.fields import (
    Field,
    all_of,
    commission_documents,
    declassification_of,
    field_of,
    first_of,
    header_of,
    meeting_of,
    meeting_of_subject,
    one_number,
    routing_of,
    span_of_fields,
    value_field,
)
from eucouncil_parse.identifiers import InterinstitutionalFile, Reference, SubjectCode
from eucouncil_parse.inline import read_date, read_languages, read_times
from eucouncil_parse.model import (
    Annex,
    Block,
    Document,
    DocumentType,
    Heading,
    Item,
    Note,
    Paragraph,
    Section,
)
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.spans import span_of
from eucouncil_parse.vocabulary import Language, item_policy

__all__ = ["DocumentTransformer"]

if TYPE_CHECKING:
    _Transformer = Transformer[Token, Any]
else:
    _Transformer = Transformer


@frozen(slots=True)
class _Step:
    text: str


@frozen(slots=True)
class _Basis:
    text: str


@frozen(slots=True)
class _Format:
    text: str


@frozen(slots=True)
class _ReadItem:
    """An item, and what is nested in it: the items below it do not know their sections yet."""

    item: Item
    inside: tuple[_ReadItem | Section | Note, ...]

    @property
    def span(self) -> Span | None:
        return self.item.span


@v_args(inline=True)
class DocumentTransformer(_Transformer):
    """Builds a document of one language."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    # -- header --

    def masthead(self, text: CellToken) -> Field:
        return field_of("masthead", str(text), text)

    def place_date(self, text: CellToken) -> Field:
        return field_of("place_date", str(text), text)

    def language_tag(self, text: CellToken) -> Field:
        return field_of("languages", read_languages(text), text)

    def number(self, text: CellToken) -> Field:
        return field_of("number", one_number(text), text)

    def suffixes(self, text: CellToken) -> Field:
        return field_of("suffixes", str(text), text)

    def foot_number(self, text: CellToken) -> Field:
        return field_of("foot_number", one_number(text), text)

    def files(self, numbers: CellToken) -> Field:
        found = InterinstitutionalFile.parse_all(numbers.replace(",", " ")) if numbers.type == "FILE_NUMBERS" else ()
        return field_of("files", found, numbers)

    def distribution(self, text: CellToken) -> Field:
        return field_of("marking", str(text), text)

    def stamp(self, text: CellToken) -> Field:
        return field_of("stamp", str(text), text)

    def codes(self, text: CellToken) -> Field:
        return field_of("codes", SubjectCode.parse_all(text), text)

    def type_line(self, text: CellToken) -> Field:
        return field_of("type", str(text), text)

    def sender(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("sender", label, value)

    def recipient(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("recipient", label, value)

    def meeting_date(self, label: CellToken, value: CellToken | None) -> Field:
        return field_of("meeting_date", value and read_date(value, self._language), label, value)

    def received(self, label: CellToken, value: CellToken | None) -> Field:
        return field_of("received", value and read_date(value, self._language), label, value)

    def previous_documents(self, label: CellToken, value: CellToken | None) -> Field:
        return field_of("previous_documents", Reference.parse_all(value) if value else (), label, value)

    def commission_documents(self, label: CellToken, value: CellToken | None) -> Field:
        return field_of("commission_documents", commission_documents(value) if value else (), label, value)

    def subject(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("subject", label, value)

    def enclosures(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("enclosures", label, value)

    def meeting_name(self, text: CellToken) -> Field:
        return field_of("name", str(text), text)

    def configuration(self, text: CellToken) -> Field:
        return field_of("body", text.removeprefix("(").removesuffix(")"), text)

    def days(self, text: CellToken) -> Field:
        return field_of("days", str(text), text)

    def contact(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("contact", label, value)

    def telephone(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("telephone", label, value)

    def dates(self, label: CellToken, value: CellToken | None) -> Field:
        return field_of("days", str(value or ""), label, value)

    def times(self, label: CellToken, value: CellToken | None) -> Field:
        return field_of("times", read_times(value) if value else (), label, value)

    def venue(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("venue", label, value)

    def body_name(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("name", label, value)

    def format(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("format", label, value)

    def declassified(self, label: CellToken, value: CellToken | None) -> Field:
        return field_of("declassified", one_number(value) if value else None, label, value)

    def declassified_date(self, label: CellToken, value: CellToken | None) -> Field:
        return field_of("declassified_date", value and read_date(value, self._language), label, value)

    def new_status(self, label: CellToken, value: CellToken | None) -> Field:
        return value_field("new_status", label, value)

    def not_understood(self, text: CellToken) -> Field:
        return field_of("other", str(text), text)

    def header(self, *fields: Field) -> tuple[Field, ...]:
        return fields

    # -- body --

    def section(self, title: CellToken, basis: CellToken | None) -> Section:
        return Section(str(title), _unbracketed(basis), span=span_of(title, basis))

    def item(self, label: CellToken | None, title: CellToken | None, *details: Any) -> _ReadItem:
        inside = [detail for detail in details if detail is not None]
        references, codes = _beside(inside)
        read = Item(
            label=str(label) if label is not None else None,
            title=str(title) if title else None,
            procedure=tuple(detail.text for detail in inside if isinstance(detail, _Step)),
            legal_basis=next((detail.text for detail in inside if isinstance(detail, _Basis)), None),
            subject_codes=codes,
            references=references,
            body=tuple(detail for detail in inside if isinstance(detail, Paragraph | Heading)),
            span=span_of(label, title, *inside),
        )
        return _ReadItem(read, tuple(detail for detail in inside if isinstance(detail, _ReadItem | Section | Note)))

    def step(self, text: CellToken) -> _Step:
        return _Step(text.removeprefix("=").strip())

    def legal_basis(self, text: CellToken) -> _Basis:
        return _Basis(_unbracketed(text) or "")

    def item_references(self, text: CellToken) -> tuple[Reference, ...]:
        return Reference.parse_all(text) or (Reference(str(text)),)

    def item_codes(self, text: CellToken) -> tuple[SubjectCode, ...]:
        return SubjectCode.parse_all(text)

    def paragraph(self, label: CellToken | None, text: CellToken) -> Paragraph:
        return Paragraph(str(text), _text(label), span=span_of(label, text))

    def heading(self, label: CellToken | None, text: CellToken) -> Heading:
        return Heading(str(text), _text(label), span=span_of(label, text))

    def note(self, label: CellToken | None, text: CellToken) -> Note:
        return Note(str(text), _text(label), span=span_of(label, text))

    def format_remark(self, text: CellToken) -> _Format:
        return _Format(str(text))

    def loose(self, text: CellToken) -> Paragraph:
        return Paragraph(str(text), span=span_of(text))

    def annex(self, heading: CellToken, *blocks: Block | Note) -> Annex:
        body = tuple(block for block in blocks if isinstance(block, Paragraph | Heading))
        return Annex(str(heading), body, span=span_of(heading, *blocks))

    def body(self, *parts: Any) -> tuple[Any, ...]:
        return parts

    def document(self, fields: tuple[Field, ...], parts: tuple[Any, ...]) -> Document:
        header, diagnostics = header_of(fields, self._language)
        items, sections, notes = _with_sections(parts)
        printed_type = DocumentType(all_of(fields, "type"), span=span_of_fields(fields, "type"))
        annexes = tuple(part for part in parts if isinstance(part, Annex))
        formats = [part.text for part in parts if isinstance(part, _Format)]
        meeting = meeting_of(fields, self._language)
        if not meeting.dates and self._language.kind_of_type(" ".join(all_of(fields, "type")[-1:])) == "minutes":
            meeting = meeting_of_subject(meeting, first_of(fields, "subject") or "", self._language)
        return Document(
            header=header,
            type=printed_type,
            routing=routing_of(fields),
            declassification=declassification_of(fields),
            meeting=evolve(meeting, format=meeting.format or next(iter(formats), None)),
            body=tuple(part for part in parts if isinstance(part, Paragraph | Heading)),
            sections=tuple(sections),
            items=tuple(items),
            annexes=annexes,
            notes=tuple(notes),
            language=self._language.code,
            diagnostics=(*diagnostics, *_gaps(printed_type, items)),
        )


# -- items --


def _gaps(printed_type: DocumentType, items: Sequence[Item]) -> Iterator[Diagnostic]:
    """What a reader would look for in vain."""
    if printed_type.kind is None:
        yield Diagnostic("type-missing", Severity.WARNING, "no line says what kind of document this is")
    elif not items and item_policy(printed_type.kind) == "always":
        message = f"no items were found under {printed_type.lines[-1]!r}"
        yield Diagnostic("items-missing", Severity.ERROR, message, printed_type.span)


def _beside(details: Iterable[Any]) -> tuple[tuple[Reference, ...], tuple[SubjectCode, ...]]:
    """References and subject codes beside an item; codes of a reference are the item's too."""
    references: list[Reference] = []
    codes: list[SubjectCode] = []
    for detail in details:
        for value in detail if isinstance(detail, tuple) else ():
            if isinstance(value, Reference):
                references.append(value)
                codes += value.subject_codes
            elif isinstance(value, SubjectCode):
                codes.append(value)
    return tuple(references), tuple(codes)


def _with_sections(parts: Sequence[Any]) -> tuple[list[Item], list[Section], list[Note]]:
    """Items that know the section they stand in, in printed order, and the sections and notes met on the way."""
    sections: list[Section] = []
    notes: list[Note] = []

    def walk(nodes: Iterable[Any]) -> Iterator[Item]:
        for node in nodes:
            if isinstance(node, Section):
                sections.append(node)
            elif isinstance(node, Note):
                notes.append(node)
            elif isinstance(node, _ReadItem):
                section = sections[-1].title if sections else None
                yield evolve(node.item, section=section, items=tuple(walk(node.inside)))

    return list(walk(parts)), sections, notes


# -- texts --


def _text(value: CellToken | None) -> str | None:
    return str(value) if value is not None else None


def _unbracketed(text: CellToken | None) -> str | None:
    return text.removeprefix("(").removesuffix(")") if text is not None else None
