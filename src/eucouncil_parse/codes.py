"""The glossary: what a code means that somebody names, and what the codes of a document mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from attrs import frozen
from lark import Lark, Token

from eucouncil_parse.diagnostics import ParseError
from eucouncil_parse.grammar import build, parse_value
from eucouncil_parse.identifiers import DocumentNumber, InterinstitutionalFile, Suffix
from eucouncil_parse.model import Document, Item
from eucouncil_parse.subject_codes import SubjectCode
from eucouncil_parse.vocabulary import table
from eucouncil_parse.vocabulary.glossary import TABLES, GlossaryEntry, look_up, unit_entry

__all__ = ["DocumentCode", "document_codes", "glossary"]

_LONGEST = 200
"""Characters of the longest text that is looked up: no code is as long."""


def glossary(text: str) -> tuple[GlossaryEntry, ...]:
    """Every meaning of a code, with confidence and source; empty for a code that no table holds.

    ``text`` is a code as it is printed: a subject code with or without its number, a prefix or a suffix, a whole
    document number or interinstitutional file, a distribution marking, a configuration of the Council by its name or
    abbreviation, a part of Coreper, or a unit of the General Secretariat. Sources: the tables of the package; an entry
    whose ``meaning`` is None is a code that is known to exist and no more.

    >>> [(entry.table, entry.meaning) for entry in glossary("CORDROGUE 81")]
    [('subject_code', 'drugs')]
    >>> [(entry.table, entry.meaning) for entry in glossary("RELEX")]
    [('subject_code', 'external relations (French relations extérieures)'), ('unit', 'external relations')]
    >>> [entry.code for entry in glossary("CM 2346/1/26 REV 1")], glossary("XYZ 1")
    (['CM', 'REV'], ())
    """
    text = " ".join(text[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return ()
    found = [entry for name in TABLES if (entry := look_up(name, text)) is not None]
    for form in dict.fromkeys((text, text.upper())):  # codes are capitals; whoever asks may not write them so
        for read in (_subject_code, _suffixes, _number, _file, _units):
            found += [code.entry for code in read(form) if code.entry is not None]
    order = list(TABLES)
    return tuple(dict.fromkeys(sorted(found, key=lambda entry: order.index(entry.table))))


@frozen(slots=True)
class DocumentCode:
    """A code as a document prints it, the table that its place says it is of, and its entry, None if it has none."""

    text: str
    table: str
    entry: GlossaryEntry | None = None


def document_codes(document: Document) -> tuple[DocumentCode, ...]:
    """Every code of a document, each once, in the order of the glossary's tables.

    These are the subject codes of its header, its items and their references, prefix and suffixes of its number, the
    procedures of its files, its distribution marking, the configuration or the part of Coreper that meets, and the
    units in its page feet.

    >>> from eucouncil_parse import parse
    >>> page = "Brussels, 27 October 2015\\n(OR. en)\\n13321/15 ADD 1\\nCORDROGUE 81\\nNOTE"
    >>> for code in document_codes(parse(page)):
    ...     print(code.text, "|", code.table, "|", code.entry.meaning)
    CORDROGUE 81 | subject_code | drugs
    ADD 1 | suffix | addendum: holds only the added text, only in the languages concerned
    """
    found = [_of_subject(code) for code in _subject_codes(document)]
    header = document.header
    if header.number is not None:
        found += _of_number(header.number)
    found += [_of_file(file) for file in header.interinstitutional_files]
    if header.distribution:
        found.append(DocumentCode(header.distribution, "marking", look_up("marking", header.distribution)))
    found += _of_meeting(document.meeting.body)
    for text in dict.fromkeys(piece.text for piece in document.furniture if piece.kind == "foot"):
        found += _feet(text)
    order = list(TABLES)
    return tuple(dict.fromkeys(sorted(found, key=lambda code: order.index(code.table))))


def _subject_codes(document: Document) -> Iterator[SubjectCode]:
    yield from document.header.subject_codes
    for reference in document.routing.previous_documents:
        yield from reference.subject_codes
    waiting: list[Item] = [*reversed(document.items)]
    while waiting:  # in the order of the page, each item before those nested in it
        item = waiting.pop()
        yield from item.subject_codes
        for reference in item.references:
            yield from reference.subject_codes
        waiting += reversed(item.items)


def _of_subject(code: SubjectCode) -> DocumentCode:
    return DocumentCode(str(code), "subject_code", code.entry)


def _of_number(number: DocumentNumber) -> list[DocumentCode]:
    """Prefix and suffixes of a number; no prefix is printed of the standard series."""
    printed = str(number).startswith(number.series)
    series = [DocumentCode(number.series, "series", look_up("series", number.series))] if printed else []
    return series + [_of_suffix(suffix) for suffix in number.suffixes]


def _of_suffix(suffix: Suffix) -> DocumentCode:
    return DocumentCode(str(suffix), "suffix", look_up("suffix", suffix.kind))


def _of_file(file: InterinstitutionalFile) -> DocumentCode:
    return DocumentCode(str(file), "procedure", look_up("procedure", file.procedure))


def _of_meeting(body: str | None) -> list[DocumentCode]:
    """What stands in brackets below the name of the meeting, where it is known (``Foreign Affairs/Trade`` by half)."""
    for name in dict.fromkeys([body, body.partition("/")[0]]) if body else ():
        for kind in ("configuration", "coreper"):
            if (entry := look_up(kind, name)) is not None:
                return [DocumentCode(str(body), kind, entry)]
    return []


def _subject_code(text: str) -> list[DocumentCode]:
    return _read(lambda: [_of_subject(SubjectCode.parse(text))])


def _number(text: str) -> list[DocumentCode]:
    return _read(lambda: _of_number(DocumentNumber.parse(text)))


def _file(text: str) -> list[DocumentCode]:
    return _read(lambda: [_of_file(InterinstitutionalFile.parse(text))])


def _suffixes(text: str) -> list[DocumentCode]:
    kinds = [token.rstrip("0123456789 ") for token in _tokens("suffixes", text)]
    return [DocumentCode(kind, "suffix", look_up("suffix", kind)) for kind in kinds]


def _units(text: str) -> list[DocumentCode]:
    return [code for token in _tokens("units", text) for code in _of_unit(token)]


def _feet(text: str) -> list[DocumentCode]:
    return [code for token in _tokens("feet", text) if token.type == "UNIT" for code in _of_unit(token)]


def _of_unit(token: Token) -> list[DocumentCode]:
    """The units that a word of a foot names (``DG B 1C - DG G 1A``), without the language behind them."""
    words = token.split(" ")
    while len(words) > 1 and words[-1].isupper() and words[-1].lower() in table("languages")["official"]:
        words.pop()
    units = " ".join(words)
    pieces = [DocumentCode(piece, "unit", unit_entry(piece)) for piece in units.split(" - ")]
    parted = len(pieces) > 1 and all(piece.entry is not None for piece in pieces)
    return pieces if parted else [DocumentCode(units, "unit", unit_entry(units))]


def _read(read: Callable[[], list[DocumentCode]]) -> list[DocumentCode]:
    try:
        return read()
    except ParseError:
        return []


def _tokens(start: str, text: str) -> list[Token]:
    """The tokens of a text that a rule of codes.lark reads; none where it does not."""
    try:
        tree = parse_value(_parser(start), text, start)
    except ParseError:
        return []
    return list(tree.scan_values(lambda value: isinstance(value, Token)))


@cache
def _parser(start: str) -> Lark:
    return build(("numbers.lark", "furniture.lark", "codes.lark"), start=(start,))
