"""The front: each function joins the rooms below in a few lines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from attrs import evolve
from lark.exceptions import LarkError

from eucouncil_parse.coverage import account_for
from eucouncil_parse.diagnostics import Diagnostic, NotACouncilDocument, ParseError, RenderError, Severity
from eucouncil_parse.layers import add_layers
from eucouncil_parse.model import Document
from eucouncil_parse.outline import Outline, outline
from eucouncil_parse.profiles import Profile
from eucouncil_parse.readers import Reader, reader
from eucouncil_parse.reading import READS_UNKNOWN, PageReading, reading_of
from eucouncil_parse.registry import find_profile
from eucouncil_parse.render import render_text
from eucouncil_parse.sources import Page, read_bytes, read_file, read_text
from eucouncil_parse.vocabulary import Language

__all__ = ["parse", "parse_bytes", "parse_file", "parse_page", "render"]

_ENOUGH = 3
"""Signs of a Council document that make one; a number alone, or a masthead alone, is too little."""


def parse(
    text: str,
    *,
    source: str | None = None,
    profile: Profile | str | Path | None = None,
    language: str | None = None,
    layers: Iterable[str] | None = None,
    strict: bool = False,
) -> Document:
    """Parse the text of a document of the Council.

    ``source`` names the rendition of the text (``markdown``, ``layout``, ``raw``, ``pdfium``), ``language`` its
    language (``en``, ``de`` …), ``profile`` that of the body whose document it is: a profile, its name, or the path of
    a ``.lark`` file. None has them found, the profile by the subject codes and the type of the document.

    ``layers`` names what is looked for in the text (``votes``, ``speakers``, ``references``), all of it for None;
    without any, reports of meetings are parsed in two thirds of the time. With ``strict`` the first error among the
    diagnostics is raised.

    Raises ``NotACouncilDocument`` where the text shows too few signs of one, ``ParseError`` with ``strict``,
    ``GrammarError`` for a profile whose grammar is wrong, ``ValueError`` for an unknown source, profile, language or
    layer.

    >>> document = parse("Brussels, 27 October 2015\\n(OR. en)\\n13321/15\\nCORDROGUE 81\\nOUTCOME OF PROCEEDINGS")
    >>> document.header.number.slug, document.type.kind
    ('ST-13321-2015-INIT', 'outcome_of_proceedings')
    """
    return parse_page(read_text(text, source), profile, language, layers, strict)


def parse_file(
    path: str | Path,
    *,
    source: str | None = None,
    profile: Profile | str | Path | None = None,
    language: str | None = None,
    layers: Iterable[str] | None = None,
    strict: bool = False,
) -> Document:
    """Parse a file, told by its content: a PDF, DOCX, HTML, Markdown, or text that was extracted from a PDF.

    Options and errors are those of ``parse``; ``UnreadableFile`` and ``MissingExtra`` are raised for files that cannot
    be read.
    """
    return parse_page(read_file(path, source), profile, language, layers, strict)


def parse_bytes(
    data: bytes,
    *,
    source: str | None = None,
    profile: Profile | str | Path | None = None,
    language: str | None = None,
    layers: Iterable[str] | None = None,
    strict: bool = False,
) -> Document:
    """Parse the content of a file, as ``parse_file``."""
    return parse_page(read_bytes(data, source), profile, language, layers, strict)


def render(document: Document, style: str = "plain", *, language: str | None = None) -> str:
    """Print a document in a style, so that ``parse`` gives it back: ``plain``, or ``markdown`` for viewers.

    Labels and days are printed in ``language``, that of the document for None; its texts stay as they are. A label for
    which the language has no confirmed word is named by its kind.

    Furniture, diagnostics and places in the source are not printed. Raises ``RenderError``, which names the value, for
    a document that the style cannot carry (a text with line breaks, an item in a section that the document does not
    have), ``ValueError`` for an unknown style.

    >>> document = parse("Brussels, 27 October 2015\\n(OR. en)\\n13321/15\\nCORDROGUE 81\\nOUTCOME OF PROCEEDINGS")
    >>> print(render(document))
    eucouncil-parse plain 1, language en, profile cordrogue
    <BLANKLINE>
    Brussels, 27 October 2015
    (OR. en)
    13321/15
    CORDROGUE 81
    <BLANKLINE>
    OUTCOME OF PROCEEDINGS
    <BLANKLINE>
    >>> parse(render(document)) == document
    True
    """
    from eucouncil_parse.render.check import first_difference

    try:
        document = document if language is None else evolve(document, language=language)
        reads = reader(document.language or READS_UNKNOWN, _known_profile(document))
    except ValueError as error:
        raise RenderError("language", str(error)) from None
    text = render_text(document, style, reads)
    path = first_difference(document, parse(text, layers=()))
    if path is not None:
        raise RenderError(path, f"the {style} style cannot carry this value: it would be read as another")
    return text


def _known_profile(document: Document) -> Profile | None:
    """The profile of a document; None for one that nobody registered, which its values alone need."""
    try:
        return None if document.profile is None else find_profile(document.profile)
    except ValueError:
        return None


def parse_page(
    page: Page,
    profile: Profile | str | Path | None = None,
    language: str | None = None,
    layers: Iterable[str] | None = None,
    strict: bool = False,
) -> Document:
    """Parse a page that a source has read, as ``parse``."""
    document, words = _read_page(page, reading_of(page, profile, language))
    if page.signature is None and _signs(document) < _ENOUGH:
        raise NotACouncilDocument("no sign of a Council document: masthead, document number, place and date, routing")
    document = add_layers(document, words, page.text, layers)
    if page.source == "pdf":
        from eucouncil_parse.boxes import with_boxes
        from eucouncil_parse.markers import with_markers

        document = with_boxes(with_markers(document, page, words) if page.pictures else document, page)
    if strict:
        _raise_first_error(document, page)
    return document


def _read_page(page: Page, reading: PageReading) -> tuple[Document, Language]:
    """The document of a page, without what its text says, and the words that it was read by."""
    told = [*reading.told]
    if not page.cells and page.signature is None:
        raise NotACouncilDocument("the text is empty")
    outlined = outline(page, reading.reader, reading.choose)
    if outlined.is_press:
        raise NotACouncilDocument("a document for the press, which this library does not read")
    reads = cast(Reader, outlined.reads)
    try:
        document = _read(outlined, reads)
    except ParseError as error:
        if reads.profile is None:
            raise
        told.append(Diagnostic("profile-left-out", Severity.ERROR, error.message))
        reads = reader(reads.language.code)
        outlined = outline(page, reads)
        document = _read(outlined, reads)
    document = account_for(document, page, outlined.furniture)
    name = reads.profile.name if reads.profile is not None else None
    document = evolve(
        document,
        language=reading.language,
        profile=name if page.signature is None else page.signature.profile,
        diagnostics=(*document.diagnostics, *told),
    )
    return document, reads.language


def _read(outlined: Outline, reads: Reader) -> Document:
    start = "stated" if outlined.is_stated else "document"
    try:
        return cast(Document, reads.parser.parse(outlined.tokens, start=start))
    except LarkError as error:
        whose = f" of the profile {reads.profile.name!r}" if reads.profile else ""
        raise ParseError(f"the grammar{whose} does not take the lines of the document: {error}") from None
    except Exception as error:
        if reads.profile is None:
            raise
        what = f"{type(error).__name__}: {error}"  # whatever it is, it must not stop a document
        raise ParseError(f"the transformer of the profile {reads.profile.name!r} fails: {what}") from error


def _signs(document: Document) -> int:
    """How much a document looks like one of the Council."""
    header, routing = document.header, document.routing
    signs = 2 * (header.institution is not None) + 2 * (header.number is not None)
    signs += (header.place is not None) + bool(header.original_languages) + bool(header.subject_codes)
    signs += document.type.kind not in {None, "other"}
    return signs + (routing.subject is not None) + (routing.sender is not None)


def _raise_first_error(document: Document, page: Page) -> None:
    errors = [each for each in document.diagnostics if each.severity is Severity.ERROR]
    if not errors:
        return
    first = min(errors, key=lambda error: error.span.start if error.span else 0)
    if (span := first.span) is None:
        raise ParseError(first.message, expected=first.expected, code=first.code)
    begin = max(page.text.rfind(end, 0, span.start) for end in "\n\r\f") + 1
    line = page.text[begin:].splitlines()[0]
    raise ParseError(first.message, span.line, span.start - begin + 1, line, first.expected, span.page, first.code)
