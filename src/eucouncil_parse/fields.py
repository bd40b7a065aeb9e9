"""The header's fields, line by line, and the parts of the model that are made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from attrs import evolve, frozen

from eucouncil_parse.diagnostics import Diagnostic, Severity, Span
from eucouncil_parse.identifiers import DocumentNumber, Reference, Suffix
from eucouncil_parse.inline import read_date, read_days, read_languages, read_place, read_times, read_version_date
from eucouncil_parse.model import Declassification, Header, Institution, Meeting, Routing
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.spans import span_of
from eucouncil_parse.vocabulary import Language, table

__all__ = [
    "Field",
    "all_of",
    "commission_documents",
    "declassification_of",
    "field_of",
    "first_of",
    "header_of",
    "meeting_of",
    "meeting_of_subject",
    "one_number",
    "routing_of",
    "span_of_fields",
    "value_field",
]

_CONFIGURATION = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
_COMMISSION_NUMBER = re.compile(r"[A-Z]{2,5}\(\d{4}\)")
_NEXT_DOCUMENT = re.compile(r"[,;] (?=[A-Z(]|\d+/)| \(?(?=[A-Z]{2,5}\(\d{4}\))")
"""What parts the numbers of several documents of the Commission."""


@frozen(slots=True)
class Field:
    """One line of the header: the name of the value, and the value."""

    name: str
    value: Any
    span: Span | None


def field_of(name: str, value: Any, *tokens: CellToken | None) -> Field:
    """A field that stands where the tokens stand."""
    return Field(name, value, span_of(*tokens))


def value_field(name: str, label: CellToken, value: CellToken | None) -> Field:
    """A field whose value is the text behind its label, None where nothing is."""
    return field_of(name, str(value) if value else None, label, value)


def one_number(text: str) -> DocumentNumber | None:
    """The first document number in a text."""
    references = Reference.parse_all(text)
    return references[0].documents[0] if references else None


def commission_documents(text: str) -> tuple[str, ...]:
    """Numbers of the Commission as printed; several are parted by commas or semicolons. Some are of the Council."""
    found: list[str] = []
    for part in (part.strip(" ()") for part in _NEXT_DOCUMENT.split(text)):
        references = [] if _COMMISSION_NUMBER.match(part) else Reference.parse_all(part)
        found += [reference.text for reference in references] or [part]
    return tuple(part for part in found if part)


def first_of(fields: Sequence[Field], *names: str) -> Any:
    """The first value of the fields so named; None where none has one."""
    return next((field.value for field in fields if field.name in names and field.value is not None), None)


def all_of(fields: Sequence[Field], name: str) -> tuple[Any, ...]:
    """The value of every field so named, in printed order."""
    return tuple(field.value for field in fields if field.name == name)


def _flat(fields: Sequence[Field], name: str) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(value for field in fields if field.name == name for value in field.value))


def header_of(fields: Sequence[Field], language: Language) -> tuple[Header, tuple[Diagnostic, ...]]:
    """The header, and what of it was not understood."""
    place_date = first_of(fields, "place_date") or ""
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
        span=span_of_fields(fields),
    )
    return header, _diagnostics(fields, header)


def _institution(fields: Sequence[Field], language: Language) -> Institution | None:
    """The institution whose name the masthead holds; without a masthead, that of the meeting's name."""
    for name in ("masthead", "name"):
        printed = " ".join(text for text in all_of(fields, name) if text).casefold()
        for institution, phrases in language.institutions.items():
            if printed and all(phrase.casefold() in printed for phrase in phrases):
                return Institution(institution)
        if printed:
            return None
    return None


def _number(fields: Sequence[Field]) -> DocumentNumber | None:
    number = first_of(fields, "number")
    if number is None:
        found: DocumentNumber | None = first_of(fields, "foot_number")
        return found
    printed = " ".join(all_of(fields, "suffixes"))
    if printed and not number.suffixes:
        number = one_number(f"{number} {printed}")
    if (
        number is not None
        and number.revision is not None
        and not any(suffix.kind == "REV" for suffix in number.suffixes)
    ):
        # The figure inside the number is that of its revision wherever both are printed.
        number = evolve(number, suffixes=(Suffix("REV", number.revision), *number.suffixes))
    result: DocumentNumber | None = number
    return result


def _distribution(fields: Sequence[Field]) -> str | None:
    """The printed marking that outranks the others; the PUBLIC stamp where nothing is printed."""
    ranks = [form for row in table("markings")["entries"] for form in (row["marking"], *row["forms"])]
    printed = sorted(all_of(fields, "marking"), key=lambda text: _rank(text, ranks))
    if printed:
        return str(printed[0])
    return "PUBLIC" if all_of(fields, "stamp") else None


def _rank(text: str, ranks: Sequence[str]) -> int:
    plain = text.replace(" /", "/").replace("/ ", "/")
    return ranks.index(plain) if plain in ranks else len(ranks)


def _diagnostics(fields: Sequence[Field], header: Header) -> tuple[Diagnostic, ...]:
    found = [
        Diagnostic(
            "header-line-not-understood", Severity.WARNING, f"no field of the header takes {field.value!r}", field.span
        )
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


def routing_of(fields: Sequence[Field]) -> Routing:
    """The routing table."""
    names = ("sender", "recipient", "meeting_date", "received", "subject", "enclosures")
    return Routing(
        **{name: first_of(fields, name) for name in names},
        previous_documents=_flat(fields, "previous_documents"),
        commission_documents=_flat(fields, "commission_documents"),
        span=span_of_fields(fields, *names, "previous_documents", "commission_documents"),
    )


def meeting_of_subject(meeting: Meeting, subject: str, language: Language) -> Meeting:
    """The meeting that minutes name only in their subject: ``3545th meeting of the Council (Foreign Affairs), …``."""
    found = _CONFIGURATION.search(subject)
    if found is None:
        return meeting
    return evolve(meeting, body=meeting.body or found[1], dates=read_days(subject[found.end() :], language))


def declassification_of(fields: Sequence[Field]) -> Declassification | None:
    """What the wrapper of a declassified document says; None where the document is no wrapper."""
    names = ("declassified", "declassified_date", "new_status")
    if not any(field.name in names for field in fields):
        return None
    return Declassification(
        document=first_of(fields, "declassified"),
        date=first_of(fields, "declassified_date"),
        status=first_of(fields, "new_status"),
        span=span_of_fields(fields, *names),
    )


def meeting_of(fields: Sequence[Field], language: Language) -> Meeting:
    """The meeting that a notice, an agenda or minutes are about."""
    days = all_of(fields, "days")
    times = _flat(fields, "times") or tuple(time for text in days for time in read_times(text.partition("(")[2]))
    names = ("contact", "telephone", "venue", "format", "body")
    return Meeting(
        name=" ".join(name for name in all_of(fields, "name") if name) or None,
        **{name: first_of(fields, name) for name in names},
        dates=tuple(dict.fromkeys(day for text in days for day in read_days(text, language))),
        times=times,
        span=span_of_fields(fields, "name", "days", "times", *names),
    )


def span_of_fields(fields: Sequence[Field], *names: str) -> Span | None:
    """The span of the fields so named, of all fields where no name is given."""
    return span_of(*(field for field in fields if not names or field.name in names))
