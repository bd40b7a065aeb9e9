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
from eucouncil_parse.vocabulary.folding import folded

__all__ = [
    "Field",
    "all_of",
    "commission_documents",
    "declassification_of",
    "field_of",
    "first_of",
    "header_of",
    "institution_of",
    "meeting_of",
    "meeting_of_subject",
    "one_number",
    "routing_of",
    "span_of_fields",
    "value_field",
    "with_days_of_meeting",
    "with_revision",
    "without_repeated",
]

_OWN_FIELDS = frozenset(
    ["masthead", "place_date", "languages", "number", "suffixes", "foot_number", "files", "marking", "stamp", "codes"]
)
"""Fields of the header itself; the others are of the type, the routing, the meeting or the declassification."""
_SINGLE = frozenset(
    [
        *["place_date", "number", "sender", "recipient", "meeting_date", "received", "subject", "enclosures"],
        *["contact", "telephone", "venue", "format", "body", "declassified", "declassified_date", "new_status"],
    ]
)
"""Fields that a document has once."""
_OF_NOTICE = frozenset({"contact", "telephone", "times", "venue"})
"""Fields that only the block of a notice of meeting has."""
_DATES = frozenset({"meeting_date", "received"})
_CONFIGURATION = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)")
_COMMISSION_NUMBER = re.compile(r"[A-Z]{2,5}\(\d{4}\)")
_NEXT_DOCUMENT = re.compile(r"[,;] (?=[A-Z(]|\d+/)| \(?(?=[A-Z]{2,5}\(\d{4}\))")
"""What parts the numbers of several documents of the Commission."""


@frozen(slots=True)
class Field:
    """One line of the header: the name of the value, and the value."""

    name: str
    value: Any
    tokens: tuple[CellToken, ...] = ()

    @property
    def span(self) -> Span | None:
        """Where the line stands, its label included."""
        return span_of(*self.tokens)


def field_of(name: str, value: Any, *tokens: CellToken | None) -> Field:
    """A field that stands where the tokens stand."""
    return Field(name, value, tuple(token for token in tokens if token is not None))


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


def without_repeated(fields: Sequence[Field]) -> tuple[list[Field], list[Diagnostic]]:
    """The fields without those that give a single value once more, and another one; and what there is to say of it."""
    kept: list[Field] = []
    seen: dict[str, Any] = {}
    found: list[Diagnostic] = []
    for field in fields:
        name, value = field.name, field.value
        if name in _SINGLE and value is not None and seen.setdefault(name, value) != value:
            message = f"a second value of the field {name}: {_printed(field)!r}"
            found.append(Diagnostic("field-repeated", Severity.WARNING, message, field.span))
        else:
            kept.append(field)
    return kept, found


def with_days_of_meeting(fields: Sequence[Field]) -> list[Field]:
    """The fields; in the block of a notice of meeting, the row of a date is that of the meeting.

    Most languages have one word for the date of a notice (``Date:`` in English) and for other dates (``On:``).
    """
    names = {field.name for field in fields}
    if "days" in names or names.isdisjoint(_OF_NOTICE):
        return [*fields]
    return [
        evolve(field, name="days", value=str(field.tokens[-1])) if field.name in _DATES and field.value else field
        for field in fields
    ]


def _printed(field: Field) -> str:
    return " ".join(field.tokens)


def _flat(fields: Sequence[Field], name: str) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(value for field in fields if field.name == name for value in field.value))


def header_of(fields: Sequence[Field], language: Language) -> tuple[Header, tuple[Diagnostic, ...]]:
    """The header, and what of it was not understood."""
    place_date = first_of(fields, "place_date") or ""
    header = Header(
        institution=institution_of(all_of(fields, "masthead"), language),
        place=read_place(place_date, language),
        date=read_date(place_date, language),
        version_date=read_version_date(place_date),
        original_languages=_flat(fields, "languages") or read_languages(place_date),
        number=_number(fields),
        interinstitutional_files=_flat(fields, "files"),
        distribution=_distribution(fields),
        subject_codes=_flat(fields, "codes"),
        span=_span_of_header(fields),
    )
    return header, _diagnostics(fields, header)


def _span_of_header(fields: Sequence[Field]) -> Span | None:
    """From the first to the last field of the head; of its own are those that no other part of the model takes."""
    own = [token for field in fields if field.name in _OWN_FIELDS for token in field.tokens]
    return span_of(*own, around=fields)


def institution_of(lines: Sequence[str], language: Language) -> Institution | None:
    """The institution whose name the lines of a masthead hold, None where they name none."""
    printed = folded(" ".join(lines))
    for institution, mastheads in language.institutions.items():
        if printed == folded(institution) or any(all(folded(part) in printed for part in parts) for parts in mastheads):
            return Institution(institution)
    return None


def _number(fields: Sequence[Field]) -> DocumentNumber | None:
    number = first_of(fields, "number")
    if number is None:
        found: DocumentNumber | None = first_of(fields, "foot_number")
        return found
    printed = " ".join(all_of(fields, "suffixes"))
    if printed and not number.suffixes:
        number = one_number(f"{number} {printed}")
    result: DocumentNumber | None = number
    return result


def with_revision(number: DocumentNumber) -> DocumentNumber:
    """A number whose suffixes name its revision: the figure inside it is that of ``REV`` wherever both are printed."""
    if number.revision is None or any(suffix.kind == "REV" for suffix in number.suffixes):
        return number
    return evolve(number, suffixes=(Suffix("REV", number.revision), *number.suffixes))


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
        message = "no document number in the header or the page foot"
        found.append(
            Diagnostic(
                "number-missing", Severity.ERROR, message, header.span, "a number such as 13321/15 or CM 2346/26"
            )
        )
    for name in ("meeting_date", "received"):
        found += [
            Diagnostic("date-not-understood", Severity.WARNING, f"no date in the field {name}", field.span, "a day")
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
    """The span of the fields so named."""
    return span_of(*(token for field in fields if field.name in names for token in field.tokens))
