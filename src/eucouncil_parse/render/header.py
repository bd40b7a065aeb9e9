"""The header of a document as lines, in the order of a page, with the labels and months of its language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from eucouncil_parse.model import Declassification, Document, Header, Meeting, MonthDay, Routing
from eucouncil_parse.readers import Reader
from eucouncil_parse.render.extensions import extension_lines
from eucouncil_parse.render.lines import Line
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.styles import StatedLine
from eucouncil_parse.vocabulary import Language

__all__ = ["header_lines"]


def header_lines(document: Document, reader: Reader) -> list[Line]:
    """The lines above the text."""
    printer = _HeaderPrinter(reader.language, reader.scanner)
    lines = [*printer.head(document.header)]
    lines += extension_lines(document.header.extensions, "header.extensions", 0, reader.profile, in_body=False)
    lines += [printer.plain("type.lines", "TYPE", text) for text in document.type.lines]
    lines += [*printer.meeting(document.meeting), *printer.routing(document.routing)]
    if document.declassification is not None:
        lines += printer.declassification(document.declassification)
    return lines


@frozen(slots=True)
class _HeaderPrinter:
    """Prints the parts of a header in one language."""

    language: Language
    scanner: Scanner

    def head(self, header: Header) -> Iterator[Line]:
        """What stands above the type: institution, place and date, languages, numbers, marking, codes."""
        if header.institution is not None:
            name = header.institution.value
            yield self.plain("header.institution", "MASTHEAD", self.language.institution_names.get(name, name))
        if (placed := self._place_date(header)) is not None:
            yield self.plain("header.place", "PLACE_DATE", placed)
        if header.original_languages:
            tag = self.language.confirmed["TAG_WORD"]
            languages = f"({tag} {', '.join(header.original_languages)})"
            yield self.plain("header.original_languages", "LANGUAGE_TAG", languages)
        if header.number is not None:
            yield self.plain("header.number", "DOCUMENT_NUMBER", str(header.number))
        for index, file in enumerate(header.interinstitutional_files):
            yield self.plain(f"header.interinstitutional_files[{index}]", "FILE_NUMBERS", str(file))
        if header.distribution is not None:
            yield self.plain("header.distribution", "MARKING", header.distribution)
        for index, code in enumerate(header.subject_codes):
            yield self.plain(f"header.subject_codes[{index}]", "CODES", str(code))

    def meeting(self, meeting: Meeting) -> Iterator[Line]:
        """The meeting that the document is about."""
        if meeting.name is not None:
            yield self.plain("meeting.name", "MEETING_NAME", meeting.name)
        if meeting.body is not None:
            yield self.plain("meeting.body", "CONFIGURATION", f"({meeting.body})")
        yield from self._field("meeting.contact", "CONTACT", meeting.contact)
        yield from self._field("meeting.telephone", "TELEPHONE", meeting.telephone)
        for index, day in enumerate(meeting.dates):
            yield from self._dated(f"meeting.dates[{index}]", "DATES", day)
        for index, time in enumerate(meeting.times):
            yield from self._field(f"meeting.times[{index}]", "TIMES", time)
        yield from self._field("meeting.venue", "VENUE", meeting.venue)
        yield from self._field("meeting.format", "FORMAT", meeting.format)

    def routing(self, routing: Routing) -> Iterator[Line]:
        """The routing table."""
        yield from self._field("routing.sender", "FROM", routing.sender)
        yield from self._dated("routing.received", "RECEIVED", routing.received)
        yield from self._field("routing.recipient", "TO", routing.recipient)
        yield from self._dated("routing.meeting_date", "ON", routing.meeting_date)
        for index, reference in enumerate(routing.previous_documents):
            yield from self._field(f"routing.previous_documents[{index}]", "PREVIOUS_DOCUMENTS", reference.printed)
        for index, number in enumerate(routing.commission_documents):
            yield from self._field(f"routing.commission_documents[{index}]", "COMMISSION_DOCUMENTS", number)
        yield from self._field("routing.subject", "SUBJECT", routing.subject)
        yield from self._field("routing.enclosures", "ENCLOSURE", routing.enclosures)

    def declassification(self, declassification: Declassification) -> Iterator[Line]:
        """The table of a declassification; its first line stands for it where nothing else does."""
        number = declassification.document
        yield from self._field("declassification.document", "DECLASSIFIED", str(number) if number else "", True)
        yield from self._dated("declassification.date", "DATED", declassification.date)
        yield from self._field("declassification.status", "NEW_STATUS", declassification.status)

    def plain(self, path: str, kind: str, text: str) -> Line:
        """A line without a label; what it is shows in its words, or is named."""
        implied = self.scanner.kind(text) == kind
        return Line(path, StatedLine(kind, text, in_body=False, implied=implied))

    def _field(self, path: str, kind: str, value: str | None, even_empty: bool = False) -> Iterator[Line]:
        """A label and its value; the kind is named where the language has no confirmed word for it."""
        if value is not None and (value or even_empty):
            word = self.language.confirmed.get(f"{kind}_WORD")
            label = word and f"{word}:"
            yield Line(path, StatedLine(kind, value, label, in_body=False, implied=label is not None))

    def _dated(self, path: str, kind: str, day: date | None) -> Iterator[Line]:
        return self._field(path, kind, self._day(day) if day is not None else None)

    def _place_date(self, header: Header) -> str | None:
        place, day = header.place, header.date and self._day(header.date)
        if place and day:
            place = self.language.placed_form.format(place=place, date=day)
        version = header.version_date and _version(header.version_date)
        return " ".join(part for part in (place or day, version) if part) or None

    def _day(self, day: date) -> str:
        return self.language.dated(day)


def _version(day: MonthDay) -> str:
    return f"({day.day:02}.{day.month:02})"
