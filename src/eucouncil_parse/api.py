"""The front: each function joins the rooms below in a few lines."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from lark.exceptions import LarkError

from eucouncil_parse.coverage import account_for
from eucouncil_parse.diagnostics import NotACouncilDocument, ParseError, Severity
from eucouncil_parse.model import Document
from eucouncil_parse.outline import outline
from eucouncil_parse.profiles import reader
from eucouncil_parse.sources import Page, read_bytes, read_file, read_text

__all__ = ["parse", "parse_bytes", "parse_file"]

_ENOUGH = 3
"""Signs of a Council document that make one; a number alone, or a masthead alone, is too little."""


def parse(text: str, *, source: str | None = None, language: str | None = None, strict: bool = False) -> Document:
    """Parse the text of a document of the Council.

    ``source`` names the rendition of the text (``markdown``, ``layout``, ``raw``, ``pdfium``), ``language`` its
    language (``en``); None has them found. With ``strict`` the first error among the diagnostics is raised.

    Raises ``NotACouncilDocument`` where the text shows too few signs of one, ``ParseError`` with ``strict``,
    ``ValueError`` for an unknown source or language.

    >>> document = parse("Brussels, 27 October 2015\\n(OR. en)\\n13321/15\\nCORDROGUE 81\\nOUTCOME OF PROCEEDINGS")
    >>> document.header.number.slug, document.type.kind
    ('ST-13321-2015-INIT', 'outcome_of_proceedings')
    """
    return _parse_page(read_text(text, source), language, strict)


def parse_file(
    path: str | Path, *, source: str | None = None, language: str | None = None, strict: bool = False
) -> Document:
    """Parse a file, told by its content: a PDF, Markdown, or text that was extracted from a PDF.

    Options and errors are those of ``parse``; ``UnreadableFile`` and ``MissingExtra`` are raised for files that cannot
    be read.
    """
    return _parse_page(read_file(path, source), language, strict)


def parse_bytes(
    data: bytes, *, source: str | None = None, language: str | None = None, strict: bool = False
) -> Document:
    """Parse the content of a file, as ``parse_file``."""
    return _parse_page(read_bytes(data, source), language, strict)


def _parse_page(page: Page, language: str | None, strict: bool) -> Document:
    reads = reader(language or "en")
    if not page.cells:
        raise NotACouncilDocument("the text is empty")
    outlined = outline(page, reads.scanner, reads.language)
    if outlined.is_press:
        raise NotACouncilDocument("a document for the press, which this library does not read")
    try:
        document = cast(Document, reads.parser.parse(outlined.tokens, start="document"))
    except LarkError as error:
        raise ParseError(f"the outline does not fit the grammar: {error}") from None
    document = account_for(document, page, outlined.furniture)
    if _signs(document) < _ENOUGH:
        raise NotACouncilDocument("no sign of a Council document: masthead, document number, place and date, routing")
    if strict:
        _raise_first_error(document, page)
    return document


def _signs(document: Document) -> int:
    """How much a document looks like one of the Council."""
    header, routing = document.header, document.routing
    signs = 2 * (header.institution is not None) + 2 * (header.number is not None)
    signs += (header.place is not None) + bool(header.original_languages) + bool(header.subject_codes)
    signs += document.type.kind not in {None, "other"}
    return signs + (routing.subject is not None) + (routing.sender is not None)


def _raise_first_error(document: Document, page: Page) -> None:
    for diagnostic in document.diagnostics:
        if diagnostic.severity is Severity.ERROR:
            if (span := diagnostic.span) is None:
                raise ParseError(diagnostic.message)
            raise ParseError(diagnostic.message, span.line, 1, span.slice(page.text))
