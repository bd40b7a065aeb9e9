"""A document of the Council as typed values: frozen attrs classes, tuples, no parsing and no printing.

Texts are what the page prints, line breaks and runs of blanks folded to one blank, footnote marks left out. Every node
has a ``span``: where it stands in the source; it takes no part in equality, nor do the values that layers find in the
text (findings.py), for the text is compared.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from attrs import field, frozen

from eucouncil_parse.diagnostics import Diagnostic, Span, span_field
from eucouncil_parse.findings import Citation, Decision, Intervention, Speaker, Vote
from eucouncil_parse.identifiers import DocumentNumber, InterinstitutionalFile, Reference
from eucouncil_parse.subject_codes import SubjectCode
from eucouncil_parse.vocabulary import kind_of_section, kind_of_step, kind_of_types

__all__ = [
    "Annex",
    "Block",
    "Coverage",
    "Declassification",
    "Document",
    "DocumentType",
    "ExtensionNode",
    "Furniture",
    "Header",
    "Heading",
    "Institution",
    "Item",
    "Meeting",
    "MonthDay",
    "Note",
    "Paragraph",
    "Routing",
    "Section",
    "Statement",
]


def _found() -> tuple[Any, ...]:
    """A field that a layer fills from the text of the document; equal texts have equal values."""
    found: tuple[Any, ...] = field(default=(), eq=False, kw_only=True)
    return found


@frozen(slots=True)
class ExtensionNode:
    """A value that the grammar of a profile adds: its classes extend this one, and have fields of their own.

    They are frozen attrs classes, and their names differ within a profile; the JSON of a node says its class as its
    ``kind``, in small letters.
    """

    span: Span | None = field(default=None, eq=False, kw_only=True)  # said here, for type checkers to see


def _extensions() -> tuple[ExtensionNode, ...]:
    extensions: tuple[ExtensionNode, ...] = field(default=(), kw_only=True)
    return extensions


class Institution(Enum):
    """Whose document it is; the value is the name in full."""

    COUNCIL = "Council of the European Union"
    EUROPEAN_COUNCIL = "European Council"
    PARLIAMENT_AND_COUNCIL = "European Parliament and Council"


@frozen(slots=True, order=True)
class MonthDay:
    """A day without a year: the bracketed second date of headers until about 2014, ``(17.02)``.

    >>> str(MonthDay(2, 17))
    '--02-17'
    """

    month: int
    day: int

    def __str__(self) -> str:
        return f"--{self.month:02}-{self.day:02}"


@frozen(slots=True)
class Header:
    """The head of the first page.

    ``version_date`` is the date of the language version, ``original_languages`` are ISO 639-1 codes in printed order,
    ``distribution`` is the marking as printed (``LIMITE``, ``RESTREINT UE/EU RESTRICTED`` …; a printed marking wins
    over the PUBLIC stamp). What the page does not print is None or empty.
    """

    institution: Institution | None = None
    place: str | None = None
    date: date | None = None
    version_date: MonthDay | None = None
    original_languages: tuple[str, ...] = ()
    number: DocumentNumber | None = None
    interinstitutional_files: tuple[InterinstitutionalFile, ...] = ()
    distribution: str | None = None
    subject_codes: tuple[SubjectCode, ...] = ()
    extensions: tuple[ExtensionNode, ...] = _extensions()
    span: Span | None = span_field()


@frozen(slots=True)
class DocumentType:
    """The type lines as printed, one or more, and the kind that they name.

    >>> DocumentType(("COMMUNICATION", "NOTICE OF MEETING AND PROVISIONAL AGENDA")).kind
    'notice_of_meeting'
    """

    lines: tuple[str, ...] = ()
    span: Span | None = span_field()

    @property
    def kind(self) -> str | None:
        """A closed value such as ``outcome_of_proceedings``, ``other`` for an unknown title, None for no title.

        It is the same in every language.
        """
        return kind_of_types(self.lines) if self.lines else None


@frozen(slots=True)
class Routing:
    """The routing table: who sends what to whom. ``meeting_date`` is the row ``On:``, ``received`` the date of receipt.

    ``commission_documents`` keep their printed form: most are no documents of the Council (``COM(2020) 187 final``).
    """

    sender: str | None = None
    recipient: str | None = None
    meeting_date: date | None = None
    received: date | None = None
    previous_documents: tuple[Reference, ...] = ()
    commission_documents: tuple[str, ...] = ()
    subject: str | None = None
    enclosures: str | None = None
    span: Span | None = span_field()


@frozen(slots=True)
class Meeting:
    """The meeting that a notice, an agenda or minutes are about.

    ``name`` is the name of the body that meets, ``body`` what stands in brackets below it: the Council's configuration
    or the part of the Permanent Representatives Committee. ``times`` are as printed, one for each day.
    """

    name: str | None = None
    body: str | None = None
    contact: str | None = None
    telephone: str | None = None
    dates: tuple[date, ...] = ()
    times: tuple[str, ...] = ()
    venue: str | None = None
    format: str | None = None
    span: Span | None = span_field()


@frozen(slots=True)
class Paragraph:
    """A paragraph of running text, with its printed number or dash, None where it has none.

    ``interventions`` are the runs of its sentences that report what somebody said, found by the layer ``speakers``;
    ``speaker`` is that of the first. ``label_inferred`` is true where the label is not in the file, but made by whoever
    shows it, as the number of a list in DOCX or HTML is.
    """

    text: str
    label: str | None = None
    label_inferred: bool = field(default=False, eq=False, repr=False, kw_only=True)
    interventions: tuple[Intervention, ...] = _found()
    span: Span | None = span_field()

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks first in the paragraph, None where nobody does."""
        return self.interventions[0].speaker if self.interventions else None


@frozen(slots=True)
class Heading:
    """A heading in the text of a note, conclusions or an act, with its printed number, None where it has none.

    ``label_inferred`` as that of a paragraph.
    """

    text: str
    label: str | None = None
    label_inferred: bool = field(default=False, eq=False, repr=False, kw_only=True)
    span: Span | None = span_field()


@frozen(slots=True)
class Declassification:
    """What the wrapper of a declassified document says: which document, of which date, and its new status."""

    document: DocumentNumber | None = None
    date: date | None = None
    status: str | None = None
    span: Span | None = span_field()


Block = Paragraph | Heading
"""What the text of a document is made of."""


@frozen(slots=True)
class Item:
    """An item of an agenda, with the items nested in it.

    ``label`` is as printed (``1.``, ``a)``, ``–``), None where none is printed; ``title`` is None where an item has
    only a label. ``section`` is the nearest unnumbered group heading above. ``procedure`` are the step lines in order
    (``Exchange of views``), ``references`` the documents named beside the item, ``subject_codes`` the codes beside it,
    ``body`` the paragraphs below it. ``section_kind`` and ``procedure_kinds`` are closed values for the section and for
    each step, the same in every language. ``decisions`` and ``votes`` are what the paragraphs of minutes say was
    decided and how the vote went, found by the layer ``votes``. ``label_inferred`` as that of a paragraph.
    ``markers`` are what the boxed signs beside its title say, closed values (``first_reading``), found in PDFs alone.
    """

    label: str | None = None
    label_inferred: bool = field(default=False, eq=False, repr=False, kw_only=True)
    title: str | None = None
    section: str | None = None
    procedure: tuple[str, ...] = ()
    legal_basis: str | None = None
    subject_codes: tuple[SubjectCode, ...] = ()
    references: tuple[Reference, ...] = ()
    body: tuple[Block, ...] = ()
    decisions: tuple[Decision, ...] = _found()
    votes: tuple[Vote, ...] = _found()
    markers: tuple[str, ...] = _found()
    items: tuple[Item, ...] = ()
    extensions: tuple[ExtensionNode, ...] = _extensions()
    span: Span | None = span_field()

    @property
    def section_kind(self) -> str | None:
        """The kind of the section that it stands in, None outside all sections."""
        return kind_of_section(self.section) if self.section is not None else None

    @property
    def procedure_kinds(self) -> tuple[str, ...]:
        """The kind of each step, in order: ``exchange_of_views``, ``other`` for an unknown one."""
        return tuple(map(kind_of_step, self.procedure))


@frozen(slots=True)
class Section:
    """An unnumbered group heading between items, with the legal basis in brackets below it.

    >>> Section("Nicht die Gesetzgebung betreffende Tätigkeiten").kind
    'non_legislative_activities'
    """

    title: str
    legal_basis: str | None = None
    span: Span | None = span_field()

    @property
    def kind(self) -> str:
        """A closed value such as ``any_other_business``, the same in every language; ``other`` for unknown headings."""
        return kind_of_section(self.title)


@frozen(slots=True)
class Annex:
    """An annex that is in the file: its heading as printed, and its text."""

    heading: str
    body: tuple[Block, ...] = ()
    extensions: tuple[ExtensionNode, ...] = _extensions()
    span: Span | None = span_field()


@frozen(slots=True)
class Statement:
    """A statement for the minutes: the label of the item that it belongs to, who made it, and its text.

    ``by`` holds the names in the letters of running text (``Germany``, ``the Commission``), one for each of those who
    made the statement together; ``heading`` is the line as printed (``STATEMENT BY GERMANY``).
    """

    item: str | None
    by: tuple[str, ...]
    body: tuple[Block, ...] = ()
    heading: str | None = None
    span: Span | None = span_field()


@frozen(slots=True)
class Note:
    """A footnote, a remark (``NB``) or a line of the legend of an agenda's signs; ``label`` is its mark."""

    text: str
    label: str | None = None
    span: Span | None = span_field()


@frozen(slots=True)
class Furniture:
    """What belongs to the page and not to the text.

    ``kind`` is ``foot``, ``running_head``, ``stamp``, ``logo`` (of the Secretariat), ``separator`` (a printed rule),
    ``contents`` (a line of a list of contents), ``part_mark`` (a bare figure between the parts of an agenda),
    ``footnote_mark`` (a mark that was read away from its word) or ``mark`` (a sign of the rendition that is no text).
    """

    kind: str
    text: str
    span: Span | None = span_field()


@frozen(slots=True)
class Coverage:
    """How many characters of the source were read, blanks and invisible characters apart.

    Every one of the ``characters`` has one owner: a value of the document, a piece of ``furniture``, or the parts that
    were not understood (``unparsed``).

    >>> Coverage(characters=200, furniture=20, unparsed=1).share_unparsed
    0.005
    """

    characters: int = 0
    furniture: int = 0
    unparsed: int = 0

    @property
    def share_unparsed(self) -> float:
        """Share of the characters that were not understood, 0 to 1."""
        return self.unparsed / self.characters if self.characters else 0.0


@frozen(slots=True)
class Document:
    """A document of the Council.

    ``body`` is the text before the first item, or the whole text of a document without items. ``language`` is that of
    the text, two letters, None where nothing tells it. ``profile`` names the profile that it was read by;
    ``extensions`` are the values that the grammar of a profile adds, here and in the header, items and annexes.
    ``references`` are all that the document names in its header, beside its items and in its text, found by the layer
    ``references``.

    ``furniture``, ``unparsed`` (where text stands that was not understood), ``coverage`` and ``diagnostics`` tell of
    the page and of its reading; like spans, they take no part in equality.
    """

    header: Header = Header()
    type: DocumentType = DocumentType()
    routing: Routing = Routing()
    meeting: Meeting = Meeting()
    declassification: Declassification | None = None
    body: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    annexes: tuple[Annex, ...] = ()
    statements: tuple[Statement, ...] = ()
    notes: tuple[Note, ...] = ()
    language: str | None = "en"
    profile: str | None = None
    extensions: tuple[ExtensionNode, ...] = _extensions()
    references: tuple[Citation, ...] = _found()
    furniture: tuple[Furniture, ...] = field(default=(), eq=False)
    unparsed: tuple[Span, ...] = field(default=(), eq=False)
    coverage: Coverage = field(default=Coverage(), eq=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), eq=False)
    span: Span | None = span_field()
