"""Lark tree to model: one method for each rule of header.lark and body.lark.

The parser calls the methods while it reads, so no tree is kept. A method of a header line yields a ``Field``, and
``document`` makes the header of them (fields.py); sections are told to the items that follow them once the whole body
is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import frozen
from lark import Token, Transformer, v_args

from eucouncil_parse.assembly import ReadAnnex, ReadItem, document_of, extensions_of, with_inferences
from eucouncil_parse.fields import Field, commission_documents, field_of, one_number, value_field
from eucouncil_parse.identifiers import InterinstitutionalFile, Reference
from eucouncil_parse.inline import read_date, read_languages, read_times
from eucouncil_parse.model import (
    Annex,
    Block,
    Document,
    ExtensionNode,
    Heading,
    Item,
    Note,
    Paragraph,
    Section,
    Statement,
)
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.spans import span_of
from eucouncil_parse.subject_codes import SubjectCode
from eucouncil_parse.vocabulary import Language

__all__ = ["DocumentTransformer"]

if TYPE_CHECKING:
    _Transformer = Transformer[Token, Any]
else:
    _Transformer = Transformer


@frozen(slots=True)
class _Step:
    text: str
    token: CellToken


@frozen(slots=True)
class _Basis:
    text: str
    token: CellToken


@frozen(slots=True)
class _Beside:
    """References or subject codes beside an item."""

    values: tuple[Reference | SubjectCode, ...]
    token: CellToken


class _SaysPhrases(_Transformer):
    """What a transformer asks of short texts. It stands apart for ``v_args``, which wraps what its subclasses add."""

    phrases: ClassVar[tuple[str, ...]] = ()
    """Rules that read short texts, a subject or a sentence, word by word: ``said`` reads by them.

    Those of the classes that it extends are its too.
    """

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        inherited = (rule for base in cls.__mro__[1:] for rule in getattr(base, "phrases", ()))
        cls.phrases = tuple(dict.fromkeys([*inherited, *cls.phrases]))
        v_args(inline=True)(cls)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._said: Callable[[str, str], Any] | None = None

    def reads_phrases_by(self, said: Callable[[str, str], Any]) -> None:
        """Told by the reader that has the parser: what reads a text by one of ``phrases``."""
        self._said = said

    def said(self, rule: str, text: str | None) -> Any:
        """What a text says by a rule that is among ``phrases``; None for no text, and for one that does not fit it.

        Raises ``ValueError`` for another rule.
        """
        if rule not in self.phrases:
            raise ValueError(f"{rule!r} is not among the phrases of {type(self).__name__}")
        return self._said(rule, text) if self._said is not None and text else None


class DocumentTransformer(_SaysPhrases):
    """Builds a document of one language.

    A profile's transformer extends this class with a method for each rule that its grammar adds, named after the rule;
    its arguments are what the rule holds, tokens with their place and values of inner rules. It gives an
    ``ExtensionNode``, or a ``Field`` of the header.
    """

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

    def header(self, *fields: Field | ExtensionNode) -> tuple[Field | ExtensionNode, ...]:
        return fields

    # -- body --

    def section(self, title: CellToken, basis: CellToken | None) -> Section:
        return Section(str(title), _unbracketed(basis), span=span_of(title, basis))

    def item(self, label: CellToken | None, title: CellToken | None, *details: Any) -> ReadItem:
        inside = [detail for detail in details if detail is not None]
        own = [detail.token for detail in inside if isinstance(detail, _Step | _Basis | _Beside)]
        nodes = [detail for detail in inside if isinstance(detail, _NODES)]
        references, codes = _beside(inside)
        read = Item(
            label=_text(label),
            label_inferred=_is_inferred(label),
            title=str(title) if title else None,
            procedure=tuple(detail.text for detail in inside if isinstance(detail, _Step)),
            legal_basis=next((detail.text for detail in inside if isinstance(detail, _Basis)), None),
            subject_codes=codes,
            references=references,
            body=tuple(detail for detail in inside if isinstance(detail, Paragraph | Heading)),
            extensions=extensions_of(inside),
            span=span_of(label, title, *own, around=nodes),
        )
        return ReadItem(read, tuple(part for part in inside if isinstance(part, ReadItem | Section | Note | Field)))

    def step(self, text: CellToken) -> _Step:
        return _Step(str(text), text)

    def legal_basis(self, text: CellToken) -> _Basis:
        return _Basis(_unbracketed(text) or "", text)

    def item_references(self, text: CellToken) -> _Beside:
        return _Beside(Reference.parse_all(text) or (Reference(str(text)),), text)

    def item_codes(self, text: CellToken) -> _Beside:
        return _Beside(SubjectCode.parse_all(text), text)

    def paragraph(self, label: CellToken | None, text: CellToken) -> Paragraph:
        return Paragraph(str(text), _text(label), label_inferred=_is_inferred(label), span=span_of(label, text))

    def heading(self, label: CellToken | None, text: CellToken) -> Heading:
        return Heading(str(text), _text(label), label_inferred=_is_inferred(label), span=span_of(label, text))

    def note(self, label: CellToken | None, text: CellToken) -> Note:
        return Note(str(text), _text(label), span=span_of(label, text))

    def format_remark(self, text: CellToken) -> Field:
        return field_of("format", str(text), text)

    def loose(self, text: CellToken) -> Paragraph:
        return Paragraph(str(text), span=span_of(text))

    def statement(self, heading: CellToken, item: CellToken | None, *parts: CellToken | Block | None) -> Statement:
        by = [part for part in parts if isinstance(part, CellToken)]
        body = tuple(part for part in parts if isinstance(part, Paragraph | Heading))
        return Statement(
            _text(item), tuple(map(str, by)), body, str(heading) or None, span=span_of(heading, item, *by, around=body)
        )

    def annex(self, heading: CellToken, *blocks: Any) -> ReadAnnex:
        body = tuple(block for block in blocks if isinstance(block, Paragraph | Heading))
        beside = tuple(block for block in blocks if isinstance(block, Note | Statement))
        nodes = [block for block in blocks if isinstance(block, _NODES)]
        span = span_of(heading, around=nodes)
        return ReadAnnex(Annex(str(heading), body, extensions=extensions_of(blocks), span=span), beside)

    def body(self, *parts: Any) -> tuple[Any, ...]:
        return parts

    def document(self, fields: tuple[Field | ExtensionNode, ...], parts: tuple[Any, ...]) -> Document:
        return with_inferences(document_of(fields, parts, self._language), self._language)

    def stated(self, fields: tuple[Field | ExtensionNode, ...], parts: tuple[Any, ...]) -> Document:
        return document_of(fields, parts, self._language, stated=True)


_NODES = (Paragraph, Heading, ReadItem, Section, Note, Statement, ExtensionNode)
"""What has a place of its own in the source."""


def _beside(details: Iterable[Any]) -> tuple[tuple[Reference, ...], tuple[SubjectCode, ...]]:
    """References and subject codes beside an item; codes of a reference are the item's too."""
    references: list[Reference] = []
    codes: list[SubjectCode] = []
    for detail in details:
        for value in detail.values if isinstance(detail, _Beside) else ():
            if isinstance(value, Reference):
                references.append(value)
                codes += value.subject_codes
            elif isinstance(value, SubjectCode):
                codes.append(value)
    return tuple(references), tuple(codes)


# -- texts --


def _text(value: CellToken | None) -> str | None:
    return str(value) if value is not None else None


def _is_inferred(label: CellToken | None) -> bool:
    """Whether a label is not in the file."""
    return label is not None and any(cell.inferred for cell in label.cells)


def _unbracketed(text: CellToken | None) -> str | None:
    return text.removeprefix("(").removesuffix(")") if text is not None else None
