"""Identifiers of the Council register as values: document numbers, interinstitutional files, references.

They stand alone, read one printed form and print it back; the model is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen
from lark import Lark, Token, Transformer, v_args

from eucouncil_parse.diagnostics import ParseError
from eucouncil_parse.grammar import build, parse_value
from eucouncil_parse.lexing import TerminalsInTurn
from eucouncil_parse.subject_codes import SubjectCode
from eucouncil_parse.vocabulary import register_series, table
from eucouncil_parse.vocabulary.glossary import look_up

__all__ = ["DocumentNumber", "InterinstitutionalFile", "Reference", "Suffix", "reference_of", "year_of"]

_REGISTER = "https://data.consilium.europa.eu/doc/document"
_PROCEDURES = "https://eur-lex.europa.eu/procedure"
_FIRST_YEAR_OF_1900S = 50
"""Two-digit years from here on are of the 20th century (the register begins in the 1950s)."""
_MOST_SUFFIXES = 8
"""Suffixes of one document in a reference: what is added to a document repeats them, so they must be few."""
_MOST_EXPANDED = 1000
"""Documents of one reference from which on its ranges (``+ ADD 1 to 3``) name their first document alone."""


@frozen(slots=True)
class Suffix:
    """One suffix of a document number: ``REV 1``, ``ADD 2``, ``COR 1`` …; ``serial`` is None where none is printed."""

    kind: str
    serial: int | None = None

    def __str__(self) -> str:
        return self.kind if self.serial is None else f"{self.kind} {self.serial}"


@frozen(slots=True)
class DocumentNumber:
    """Number of a document of the Council, as its header prints it.

    ``series`` is the printed prefix, ``ST`` where none is printed. ``suffixes`` keep their printed order: ``ADD 1 REV
    1`` is a revision of an addendum, ``REV 1 ADD 1`` an addendum to a revision. ``revision`` is the figure inside the
    number (``14860/1/18``), None where there is none. Source: Council register, formats seen 1993-2026.

    >>> number = DocumentNumber.parse("CM 2346/1/26 REV 1")
    >>> number.number, number.year, number.revision, number.slug
    (2346, 2026, 1, 'CM-2346-2026-REV-1')
    >>> str(DocumentNumber.parse("8261/1 /26REV1"))
    '8261/1/26 REV 1'
    """

    series: str
    number: int
    year: int
    suffixes: tuple[Suffix, ...] = ()
    revision: int | None = None

    @classmethod
    def parse(cls, text: str) -> DocumentNumber:
        """Read a printed number; raises ``ParseError`` with the place where the text is none."""
        value = parse_value(
            _parser("document_number"), text, "a document number such as 13321/15 or CM 2346/1/26 REV 1"
        )
        assert isinstance(value, cls)
        return value

    def __str__(self) -> str:
        series = "" if self.series == "ST" else f"{self.series} "
        inner = "" if self.revision is None else f"/{self.revision}"
        four_digits = self.series in table("series")["four_digit_year"]
        year = str(self.year) if four_digits else f"{self.year % 100:02}"
        return " ".join([f"{series}{self.number}{inner}/{year}", *map(str, self.suffixes)])

    @property
    def text(self) -> str:
        """The canonical printed form."""
        return str(self)

    @property
    def slug(self) -> str:
        """The register's name of the document.

        >>> DocumentNumber.parse("EUCO 24/25").slug, DocumentNumber.parse("13321/15").slug
        ('ST-24-2025-INIT', 'ST-13321-2015-INIT')
        """
        parts = [register_series(self.series), str(self.number), str(self.year)]
        for suffix in self.suffixes:
            serial = self.revision if suffix.serial is None and suffix.kind == "REV" else suffix.serial
            parts += [suffix.kind] if serial is None else [suffix.kind, str(serial)]
        return "-".join(parts if self.suffixes else [*parts, table("suffixes")["initial"]])

    def url(self, language: str = "en") -> str:
        """Address of the PDF in the public register, in a language of two letters.

        >>> DocumentNumber.parse("13321/15").url()
        'https://data.consilium.europa.eu/doc/document/ST-13321-2015-INIT/en/pdf'
        """
        return f"{_REGISTER}/{self.slug}/{language.lower()}/pdf"


@frozen(slots=True)
class InterinstitutionalFile:
    """Number of a file that the institutions share: year, number, and the procedure's three letters.

    >>> str(InterinstitutionalFile.parse("2021/0106(COD)"))
    '2021/0106 (COD)'
    """

    year: int
    number: int
    procedure: str

    @classmethod
    def parse(cls, text: str) -> InterinstitutionalFile:
        """Read a printed file number; raises ``ParseError`` with the place where the text is none."""
        files = cls.parse_all(text)
        if len(files) != 1:
            expected = "one interinstitutional file"
            raise ParseError(f"expected {expected}, found {len(files)}", 1, 1, text, expected)
        return files[0]

    @classmethod
    def parse_all(cls, text: str) -> tuple[InterinstitutionalFile, ...]:
        """Read several file numbers that stand in a row."""
        value = parse_value(_parser("interinstitutional_files"), text, "a file number such as 2022/0155 (COD)")
        assert isinstance(value, tuple)
        return value

    def __str__(self) -> str:
        return f"{self.year}/{self.number:04} ({self.procedure})"

    @property
    def text(self) -> str:
        """The canonical printed form."""
        return str(self)

    @property
    def procedure_name(self) -> str | None:
        """What the procedure's letters mean, None where that is not known.

        >>> InterinstitutionalFile.parse("2022/0155 (COD)").procedure_name
        'ordinary legislative procedure, before Lisbon co-decision'
        """
        entry = look_up("procedure", self.procedure)
        return entry.meaning if entry else None

    def url(self, language: str = "en") -> str:
        """Address of the procedure in EUR-Lex, in a language of two letters.

        >>> InterinstitutionalFile.parse("2022/0155 (COD)").url()
        'https://eur-lex.europa.eu/procedure/EN/2022_155'
        """
        return f"{_PROCEDURES}/{language.upper()}/{self.year}_{self.number}"


@frozen(slots=True)
class Reference:
    """Documents that are named together beside an item or behind ``No. prev. doc.:``.

    ``documents`` expands the chain: ``6468/26 + COR 1`` names 6468/26 and its corrigendum. ``subject_codes`` are the
    codes printed beside it, ``remark`` is what stands behind it in brackets.

    >>> reference, = Reference.parse_all("6468/26 + COR 1 + ADD 1 (to be issued)")
    >>> reference.text, [document.slug for document in reference.documents], reference.remark
    ('6468/26 + COR 1 + ADD 1', ['ST-6468-2026-INIT', 'ST-6468-2026-COR-1', 'ST-6468-2026-ADD-1'], 'to be issued')
    """

    text: str
    documents: tuple[DocumentNumber, ...] = ()
    subject_codes: tuple[SubjectCode, ...] = ()
    remark: str | None = None

    @property
    def printed(self) -> str:
        """The text with codes and remark behind it, as it stands beside an item."""
        remark = [] if self.remark is None else [f"({self.remark})"]
        return " ".join([self.text, *map(str, self.subject_codes), *remark])

    @classmethod
    def parse_all(cls, text: str) -> tuple[Reference, ...]:
        """Every reference in ``text``, in order; words that belong to none are passed over: no text is wrong."""
        value = parse_value(_parser("references"), " ".join(text.split()), "references to documents")
        assert isinstance(value, tuple)
        return value

    def __str__(self) -> str:
        return self.text


if TYPE_CHECKING:
    _Transformer = Transformer[Token, Any]
else:
    _Transformer = Transformer


@v_args(inline=True)
class _IdentifierTransformer(_Transformer):
    """Trees of numbers.lark to values."""

    def document_number(self, series: Token | None, number: Token, *suffixes: Token) -> DocumentNumber:
        return _number(series, number, suffixes)

    def interinstitutional_files(self, *files: Token) -> tuple[InterinstitutionalFile, ...]:
        return tuple(map(_file, files))

    def references(self, *references: Reference) -> tuple[Reference, ...]:
        return tuple(reference for reference in references if isinstance(reference, Reference))

    def reference(self, series: Token | None, number: Token, *parts: Token) -> Reference:
        return _reference(series, number, parts)


def _number(series: Token | None, number: Token, suffixes: tuple[Token, ...]) -> DocumentNumber:
    figures = [figure.strip() for figure in number.split("/")]
    return DocumentNumber(
        series=str(series) if series else "ST",
        number=int(figures[0]),
        year=year_of(figures[-1]),
        suffixes=tuple(_suffix(token) for token in suffixes if token.type == "SUFFIX"),
        revision=int(figures[1]) if len(figures) == 3 else None,
    )


def year_of(figures: str) -> int:
    """A year of two digits or four; of two from 50 on it is one of the 20th century.

    >>> year_of("71"), year_of("2016"), year_of("04")
    (1971, 2016, 2004)
    """
    year = int(figures)
    if len(figures) > 2:
        return year
    return year + (1900 if year >= _FIRST_YEAR_OF_1900S else 2000)


def _suffix(token: Token) -> Suffix:
    serial = token.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").strip()
    return Suffix(token[: len(token) - len(serial)].strip(), int(serial) if serial else None)


def _file(token: Token) -> InterinstitutionalFile:
    numbers, procedure = token.rstrip(")").split("(")
    year, number = numbers.strip().split("/")
    return InterinstitutionalFile(year_of(year), int(number), procedure)


def reference_of(tokens: Sequence[Token]) -> Reference:
    """The reference that tokens of numbers.lark make: a series or none, a number, and what was added to it."""
    if tokens[0].type == "SERIES":
        return _reference(tokens[0], tokens[1], tokens[2:])
    return _reference(None, tokens[0], tokens[1:])


def _reference(series: Token | None, number: Token, parts: Sequence[Token]) -> Reference:
    own: list[Token] = []
    added: list[list[Token]] = []
    ranges: dict[int, str] = {}
    codes: list[SubjectCode] = []
    remark = None
    for part in parts:
        if part.type == "ADDED":
            added.append([])
        elif part.type == "SUFFIX":
            if len(chain := added[-1] if added else own) < _MOST_SUFFIXES:
                chain.append(part)
        elif part.type == "UP_TO":
            ranges[len(added)] = str(part)
        elif part.type == "CODE":
            codes.append(SubjectCode(str(part)))
        elif part.type == "SERIAL" and codes:
            codes[-1] = SubjectCode(codes[-1].code, int(part))
        elif part.type == "REMARK":
            remark = str(part[1:-1])
    base = _number(series, number, tuple(own))
    documents, texts = [base], [str(base)]
    for place, tokens in enumerate(added, 1):
        if tokens:
            suffixes = tuple(map(_suffix, tokens))
            up_to = ranges.get(place, "")
            last = int(re.sub(r"\D", "", up_to) or 0) if up_to and len(documents) < _MOST_EXPANDED else 0
            documents += _added(base, suffixes, last)
            texts.append(" ".join(map(str, suffixes)) + (f" {up_to}" if up_to[:1].isalpha() else up_to))
    return Reference(" + ".join(texts), tuple(documents), tuple(codes), remark)


def _added(base: DocumentNumber, suffixes: tuple[Suffix, ...], last: int) -> list[DocumentNumber]:
    """What ``+ ADD 1`` names beside ``base``; ``last`` is the end of a range (``+ ADD 1 to 3``)."""
    before = () if suffixes[0].kind == "REV" else base.suffixes
    first = suffixes[-1].serial
    if first is None:
        serials: list[int | None] = [None]
    else:
        serials = list(range(first, max(first, min(last, first + 99)) + 1))
    return [
        DocumentNumber(
            base.series,
            base.number,
            base.year,
            (*before, *suffixes[:-1], Suffix(suffixes[-1].kind, serial)),
            base.revision,
        )
        for serial in serials
    ]


@cache
def _parser(start: str) -> Lark:
    return build(("numbers.lark",), start=(start,), lexer=TerminalsInTurn, transformer=_IdentifierTransformer())
