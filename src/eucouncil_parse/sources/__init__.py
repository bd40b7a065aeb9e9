"""Sources: one module a rendition, from text or file to cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from eucouncil_parse.diagnostics import UnreadableFile
from eucouncil_parse.sources.files import decode, is_pdf, is_zip, refuse_old_word
from eucouncil_parse.sources.flow import read_pdfium, read_raw
from eucouncil_parse.sources.html import is_html, read_html
from eucouncil_parse.sources.layout import read_layout
from eucouncil_parse.sources.markdown import read_markdown
from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.sources.stated import read_stated
from eucouncil_parse.styles import find_signature

__all__ = ["RENDITIONS", "SOURCES", "Cell", "Page", "find_source", "read_bytes", "read_file", "read_text"]

_READERS: dict[str, Callable[[str], Page]] = {
    "markdown": read_markdown,
    "layout": read_layout,
    "raw": read_raw,
    "pdfium": read_pdfium,
}

RENDITIONS = tuple(_READERS)
"""Renditions of extracted text."""

SOURCES = (*RENDITIONS, "plain", "html")
"""What ``source=`` may name: a rendition of extracted text, HTML, or the plain style of this library."""

_MARKDOWN_SIGN = re.compile(r"^(?:#{1,6} +\S|\*\*\S)", re.MULTILINE)
_LINE = re.compile(r"[^\r\n\f]+")
_IN_COLUMNS = re.compile(r"(?<! ) {8,}+\S|\S {3,}+\S")
_WIDE = " " * 3
"""What every line in columns holds: few lines do, and no other is looked at closely."""

_SAMPLE = 20_000
"""Characters that are looked at to tell the rendition: some pages."""

_COLUMN_SHARE = 0.12
"""Share of lines with wide blanks from which on a text is in columns."""

_BLANK_SHARE = 0.02
"""Share of blank lines below which a text is taken for pdfium's, which writes none."""


def find_source(text: str) -> str:
    """Tell the rendition of a text from the text.

    >>> find_source("## **OUTCOME OF PROCEEDINGS**"), find_source("1.\\n\\nAdoption of the agenda\\n")
    ('markdown', 'raw')
    """
    if is_html(text):
        return "html"
    sample = text[:_SAMPLE]
    lines = [line for line in _LINE.findall(sample) if line.strip()]
    in_columns = sum(1 for line in lines if _WIDE in line and _IN_COLUMNS.search(line.rstrip()))
    if in_columns > _COLUMN_SHARE * len(lines):
        return "layout"
    if "\f" not in sample and _MARKDOWN_SIGN.search(sample):
        return "markdown"
    all_lines = re.split(r"\r\n|[\r\n\f]", sample.strip())
    blank = sum(1 for line in all_lines if not line)
    if len(all_lines) > 1 and blank <= _BLANK_SHARE * len(all_lines):
        return "pdfium"
    return "raw"


def read_text(text: str, source: str | None = None) -> Page:
    """Read a text as cells; ``source`` names its rendition, None has it found from the text.

    Raises ``ValueError`` for an unknown name.
    """
    if source is not None and source not in SOURCES:
        raise ValueError(f"unknown source {source!r}: expected one of {', '.join(SOURCES)}")
    signature = find_signature(text)
    if source == "plain" or (signature is not None and source in {None, signature.style}):
        return read_stated(text, source or (signature.style if signature else ""))
    source = source or find_source(text)
    return read_html(text) if source == "html" else _READERS[source](text)


def read_file(path: str | Path, source: str | None = None) -> Page:
    """Read a file as cells, by its content: a PDF, DOCX, HTML, or text.

    Raises ``UnreadableFile`` where it cannot be read, ``MissingExtra`` where it needs a package that is missing.
    """
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UnreadableFile(reason or str(error)) from None
    return read_bytes(data, source)


def read_bytes(data: bytes, source: str | None = None) -> Page:
    """Read the content of a file as cells, as ``read_file``."""
    if is_pdf(data):
        from eucouncil_parse.sources.pdf import read_pdf

        return read_pdf(data)
    if is_zip(data):
        from eucouncil_parse.sources.docx import read_docx

        return read_docx(data)
    refuse_old_word(data)
    return read_text(decode(data), source)
