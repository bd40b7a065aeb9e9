"""Lark tree to model: one method for each rule of header.lark and body.lark.

The parser calls the methods while it reads, so no tree is kept. A method of a header line yields a ``_Field``, which
``header`` gathers; sections are told to the items that follow them once the whole body is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen
from lark import Token, Transformer, v_args

from eucouncil_parse.diagnostics import Diagnostic, ParseError, Severity, Span
from eucouncil_parse.identifiers import DocumentNumber, InterinstitutionalFile, Reference, SubjectCode, Suffix
from eucouncil_parse.inline import read_date, read_days, read_languages, read_place, read_times, read_version_date
from eucouncil_parse.model import (
    Annex,
    Block,
    Declassification,
    Document,
    DocumentType,
    Header,
    Heading,
    Institution,
    Item,
    Meeting,
    Note,
    Paragraph,
    Routing,
    Section,
)
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.vocabulary import Language, table

__all__ = ["DocumentTransformer"]

if TYPE_CHECKING:
    _Transformer = Transformer[Token, Any]
else:
    _Transformer = Transformer


_CONFIGURATION = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
_NEXT_DOCUMENT = re.compile(r"[,;]| (?=[A-Z]{2,5}\(\d{4}\))")
"""What parts the numbers of several documents of the Commission."""


@frozen(slots=True)
class _Field:
    """One line of the header: the name of the value, and the value."""

    name: str
    value: Any
    span: Span | None


@frozen(slots=True)
class _Step:
    text: str


@frozen(slots=True)
class _Basis:
    text: str


@frozen(slots=True)
class _Format:
    text: str


@v_args(inline=True)
class DocumentTransformer(_Transformer):
    """Builds a document of one language."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    # -- header --

    def masthead(self, text: CellToken) -> _Field:
        return _field("masthead", str(text), text)

    def place_date(self, text: CellToken) -> _Field:
        return _field("place_date", str(text), text)

    def language_tag(self, text: CellToken) -> _Field:
        return _field("languages", read_languages(text), text)

    def number(self, text: CellToken) -> _Field:
        return _field("number", _one_number(text), text)

    def suffixes(self, text: CellToken) -> _Field:
        return _field("suffixes", str(text), text)

    def foot_number(self, text: CellToken) -> _Field:
        words = text.split()
        for length in range(len(words), 0, -1):
            number = _one_number(" ".join(words[:length]))
            if number is not None:
                return _field("foot_number", number, text)
        return _field("other", str(text), text)

    def files(self, *texts: CellToken) -> _Field:
        numbers = texts[-1]
        found = InterinstitutionalFile.parse_all(numbers.replace(",", " ")) if numbers.type == "FILE_NUMBERS" else ()
        return _field("files", found, numbers)

    def distribution(self, text: CellToken) -> _Field:
        return _field("marking", str(text), text)

    def stamp(self, text: CellToken) -> _Field:
        return _field("stamp", str(text), text)

    def codes(self, text: CellToken) -> _Field:
        return _field("codes", SubjectCode.parse_all(text), text)

    def type_line(self, text: CellToken) -> _Field:
        return _field("type", str(text), text)

    def sender(self, label: CellToken, value: CellToken | None) -> _Field:
        return _value_field("sender", label, value)

    def recipient(self, label: CellToken, value: CellToken | None) -> _Field:
        return _value_field("recipient", label, value)

    def meeting_date(self, label: CellToken, value: CellToken | None) -> _Field:
        return _field("meeting_date", value and read_date(value, self._language), label, value)

    def received(self, label: CellToken, value: CellToken | None) -> _Field:
        return _field("received", value and read_date(value, self._language), label, value)

    def previous_documents(self, label: CellToken, value: CellToken | None) -> _Field:
        return _field("previous_documents", Reference.parse_all(value) if value else (), label, value)

    def commission_documents(self, label: CellToken, value: CellToken | None) -> _Field:
        return _field("commission_documents", _commission_documents(value) if value else (), label, value)

    def subject(self, label: CellToken, value: CellToken | None) -> _Field:
        return _value_field("subject", label, value)

    def enclosures(self, label: CellToken, value: CellToken | None) -> _Field:
        return _value_field("enclosures", label, value)

    def meeting_name(self, text: CellToken) -> _Field:
        return _field("name", str(text), text)

    def configuration(self, text: CellToken) -> _Field:
        return _field("body", text.removeprefix("(").removesuffix(")"), text)

    def days(self, text: CellToken) -> _Field:
        return _field("days", str(text), text)

    def contact(self, label: CellToken, value: CellToken | None) -> _Field:
        return _value_field("contact", label, value)

    def telephone(self, label: CellToken, value: CellToken | None) -> _Field:
        return _value_field("telephone", label, value)

    def dates(self, label: CellToken, value: CellToken | None) -> _Field:
        return _field("days", str(value or ""), label, value)

    def times(self, label: CellToken, value: CellToken | None) -> _Field:
        return _field("times", read_times(value) if value else (), label, value)

    def venue(self, label: CellToken, value: CellToken | None) -> _Field:
        return _value_field("venue", label, value)

    def format(self, label: CellToken, value: CellToken | None) -> _Field:
        return _value_field("format", label, value)

    def declassified(self, label: CellToken, value: CellToken | None) -> _Field:
        return _field("declassified", _one_number(value) if value else None, label, value)

    def declassified_date(self, label: CellToken, value: CellToken | None) -> _Field:
        return _field("declassified_date", value and read_date(value, self._language), label, value)

    def new_status(self, label: CellToken, value: CellToken | None) -> _Field:
        return _value_field("new_status", label, value)

    def not_understood(self, text: CellToken) -> _Field:
        return _field("other", str(text), text)

    def header(self, *fields: _Field) -> tuple[_Field, ...]:
        return fields

    # -- body --

    def section(self, title: CellToken, basis: CellToken | None) -> Section:
        return Section(str(title), _unbracketed(basis), span=_span_of(title, basis))

    def item(self, label: CellToken | None, title: CellToken | None, *details: Any) -> Item:
        inside = [detail for detail in details if detail is not None]
        references, codes = _beside(inside)
        return Item(
            label=str(label) if label is not None else None,
            title=str(title) if title else None,
            procedure=tuple(detail.text for detail in inside if isinstance(detail, _Step)),
            legal_basis=next((detail.text for detail in inside if isinstance(detail, _Basis)), None),
            subject_codes=codes,
            references=references,
            body=tuple(detail for detail in inside if isinstance(detail, Paragraph | Heading)),
            items=tuple(detail for detail in inside if isinstance(detail, Item | Section | Note)),  # type: ignore[arg-type]
            span=_span_of(label, title, *inside),
        )

    def step(self, text: CellToken) -> _Step:
        return _Step(text.removeprefix("=").strip())

    def legal_basis(self, text: CellToken) -> _Basis:
        return _Basis(_unbracketed(text) or "")

    def item_references(self, text: CellToken) -> tuple[Reference, ...]:
        return Reference.parse_all(text) or (Reference(str(text)),)

    def item_codes(self, text: CellToken) -> tuple[SubjectCode, ...]:
        return SubjectCode.parse_all(text)

    def paragraph(self, label: CellToken | None, text: CellToken) -> Paragraph:
        return Paragraph(str(text), _text(label), span=_span_of(label, text))

    def heading(self, label: CellToken | None, text: CellToken) -> Heading:
        return Heading(str(text), _text(label), span=_span_of(label, text))

    def note(self, label: CellToken | None, text: CellToken) -> Note:
        return Note(str(text), _text(label), span=_span_of(label, text))

    def format_remark(self, text: CellToken) -> _Format:
        return _Format(str(text))

    def loose(self, text: CellToken) -> Paragraph:
        return Paragraph(str(text), span=_span_of(text))

    def annex(self, heading: CellToken, *blocks: Block | Note) -> Annex:
        body = tuple(block for block in blocks if isinstance(block, Paragraph | Heading))
        return Annex(str(heading), body, span=_span_of(heading, *blocks))

    def body(self, *parts: Any) -> tuple[Any, ...]:
        return parts

    def document(self, fields: tuple[_Field, ...], parts: tuple[Any, ...]) -> Document:
        header, diagnostics = _header(fields, self._language)
        items, sections, notes = _with_sections(parts)
        annexes = tuple(part for part in parts if isinstance(part, Annex))
        formats = [part.text for part in parts if isinstance(part, _Format)]
        meeting = _meeting(fields, self._language)
        if not meeting.dates and self._language.kind_of_type(" ".join(_all(fields, "type")[-1:])) == "minutes":
            meeting = _meeting_of_subject(meeting, _first(fields, "subject") or "", self._language)
        return Document(
            header=header,
            type=DocumentType(_all(fields, "type"), span=_span_of_fields(fields, "type")),
            routing=_routing(fields),
            declassification=_declassification(fields),
            meeting=evolve(meeting, format=meeting.format or next(iter(formats), None)),
            body=tuple(part for part in parts if isinstance(part, Paragraph | Heading)),
            sections=tuple(sections),
            items=tuple(items),
            annexes=annexes,
            notes=tuple(notes),
            language=self._language.code,
            diagnostics=diagnostics,
        )


# -- header fields --


def _field(name: str, value: Any, *tokens: CellToken | None) -> _Field:
    return _Field(name, value, _span_of(*tokens))


def _value_field(name: str, label: CellToken, value: CellToken | None) -> _Field:
    return _field(name, str(value) if value else None, label, value)


def _one_number(text: str) -> DocumentNumber | None:
    references = Reference.parse_all(text)
    return references[0].documents[0] if references else None


def _commission_documents(text: str) -> tuple[str, ...]:
    """Numbers of the Commission as printed; several are parted by commas or semicolons. Some are of the Council."""
    references = Reference.parse_all(text)
    if references and text[:1].isdigit():
        return tuple(reference.text for reference in references)
    return tuple(part.strip() for part in _NEXT_DOCUMENT.split(text) if part.strip())


def _first(fields: Sequence[_Field], *names: str) -> Any:
    return next((field.value for field in fields if field.name in names and field.value is not None), None)


def _all(fields: Sequence[_Field], name: str) -> tuple[Any, ...]:
    return tuple(field.value for field in fields if field.name == name)


def _flat(fields: Sequence[_Field], name: str) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(value for field in fields if field.name == name for value in field.value))


def _header(fields: Sequence[_Field], language: Language) -> tuple[Header, tuple[Diagnostic, ...]]:
    place_date = _first(fields, "place_date") or ""
    header = Header(
        institution=_institution(fields, language),
        place=read_place(place_date, language),
        date=read_date(place_date, language),
        version_date=read_version_date(place_date),
        original_languages=_flat(fields, "languages") or read_languages(place_date),
        number=_number(fields),
        interinstitutional_files=_flat(fields, "files"),
        distribution=_distribution(fields),
        subject_codes=_flat(fields, "codes"),
        span=_span_of_fields(fields),
    )
    return header, _diagnostics(fields, header)


def _institution(fields: Sequence[_Field], language: Language) -> Institution | None:
    """The institution whose name the masthead holds; without a masthead, that of the meeting's name."""
    for name in ("masthead", "name"):
        printed = " ".join(_all(fields, name)).casefold()
        for institution in (Institution.PARLIAMENT_AND_COUNCIL, Institution.EUROPEAN_COUNCIL, Institution.COUNCIL):
            phrases = language.institutions[institution.value]
            if printed and all(phrase.casefold() in printed for phrase in phrases):
                return institution
        if printed and name == "masthead":
            return Institution.COUNCIL if "council" in printed else None
    return None


def _number(fields: Sequence[_Field]) -> DocumentNumber | None:
    number = _first(fields, "number")
    if number is None:
        found: DocumentNumber | None = _first(fields, "foot_number")
        return found
    printed = " ".join(_all(fields, "suffixes"))
    if printed and not number.suffixes:
        number = _one_number(f"{number} {printed}")
    if number is not None and number.revision is not None and not any(suffix.kind == "REV" for suffix in number.suffixes):
        # The figure inside the number is that of its revision wherever both are printed.
        number = evolve(number, suffixes=(Suffix("REV", number.revision), *number.suffixes))
    result: DocumentNumber | None = number
    return result


def _distribution(fields: Sequence[_Field]) -> str | None:
    """The printed marking that outranks the others; the PUBLIC stamp where nothing is printed."""
    ranks = [form for row in table("markings")["entries"] for form in (row["marking"], *row["forms"])]
    printed = sorted(_all(fields, "marking"), key=lambda text: _rank(text, ranks))
    if printed:
        return str(printed[0])
    return "PUBLIC" if _all(fields, "stamp") else None


def _rank(text: str, ranks: Sequence[str]) -> int:
    plain = text.replace(" /", "/").replace("/ ", "/")
    return ranks.index(plain) if plain in ranks else len(ranks)


def _diagnostics(fields: Sequence[_Field], header: Header) -> tuple[Diagnostic, ...]:
    found = [
        Diagnostic("header-line-not-understood", Severity.WARNING, f"no field of the header takes {field.value!r}", field.span)
        for field in fields
        if field.name == "other"
    ]
    if header.number is None:
        found.append(Diagnostic("number-missing", Severity.ERROR, "no document number in the header or the page foot"))
    for name in ("meeting_date", "received"):
        found += [
            Diagnostic("date-not-understood", Severity.WARNING, f"no date in the field {name}", field.span)
            for field in fields
            if field.name == name and not field.value
        ]
    return tuple(found)


def _routing(fields: Sequence[_Field]) -> Routing:
    names = ("sender", "recipient", "meeting_date", "received", "subject", "enclosures")
    return Routing(
        **{name: _first(fields, name) for name in names},
        previous_documents=_flat(fields, "previous_documents"),
        commission_documents=_flat(fields, "commission_documents"),
        span=_span_of_fields(fields, *names, "previous_documents", "commission_documents"),
    )


def _meeting_of_subject(meeting: Meeting, subject: str, language: Language) -> Meeting:
    """The meeting that minutes name only in their subject: ``3545th meeting of the Council (Foreign Affairs), … on …``."""
    found = _CONFIGURATION.search(subject)
    if found is None:
        return meeting
    return evolve(meeting, body=meeting.body or found[1], dates=read_days(subject[found.end() :], language))


def _declassification(fields: Sequence[_Field]) -> Declassification | None:
    names = ("declassified", "declassified_date", "new_status")
    if not any(field.name in names for field in fields):
        return None
    return Declassification(*(_first(fields, name) for name in names), span=_span_of_fields(fields, *names))


def _meeting(fields: Sequence[_Field], language: Language) -> Meeting:
    days = _all(fields, "days")
    times = _flat(fields, "times") or tuple(time for text in days for time in read_times(text.partition("(")[2]))
    names = ("contact", "telephone", "venue", "format", "body")
    return Meeting(
        name=" ".join(_all(fields, "name")) or None,
        **{name: _first(fields, name) for name in names},
        dates=tuple(dict.fromkeys(day for text in days for day in read_days(text, language))),
        times=times,
        span=_span_of_fields(fields, "name", "days", "times", *names),
    )


# -- items --


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
            elif isinstance(node, Item):
                section = sections[-1].title if sections else None
                yield evolve(node, section=section, items=tuple(walk(node.items)))

    return list(walk(parts)), sections, notes


# -- texts and places --


def _text(value: CellToken | None) -> str | None:
    return str(value) if value is not None else None


def _unbracketed(text: CellToken | None) -> str | None:
    return text.removeprefix("(").removesuffix(")") if text is not None else None


def _span_of(*values: Any) -> Span | None:
    """The span that covers tokens and nodes; None where none of them has a place."""
    spans = [span for value in values if (span := _own_span(value)) is not None]
    if not spans:
        return None
    first = min(spans, key=lambda span: span.start)
    return Span(first.start, max(span.end for span in spans), first.page, first.line)


def _own_span(value: Any) -> Span | None:
    if isinstance(value, CellToken):
        if not value.cells:
            return None
        first = min(value.cells, key=lambda cell: cell.start)
        return Span(first.start, max(cell.end for cell in value.cells), first.page + 1, first.row + 1)
    return getattr(value, "span", None)


def _span_of_fields(fields: Sequence[_Field], *names: str) -> Span | None:
    return _span_of(*(field for field in fields if not names or field.name in names))


def as_parse_error(error: Exception) -> ParseError:
    """An error of the parser, as one of ours."""
    return ParseError(f"the outline does not fit the grammar: {error}")
