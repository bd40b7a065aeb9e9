"""DOCX: what Word and others write, by way of the HTML that mammoth makes of it.

Mammoth knows paragraphs, tables, type faces, footnotes and changes that were tracked. Labels of numbered paragraphs it
gives as lists without their numbers; they are written into the paragraphs before, so that each is printed as Word does.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from eucouncil_parse.diagnostics import MissingExtra, UnreadableFile
from eucouncil_parse.sources.docx_labels import Labels
from eucouncil_parse.sources.docx_package import WordParts, read_parts, write_parts
from eucouncil_parse.sources.html import parse_html, walk
from eucouncil_parse.sources.html_lines import GENERATED, PAGE_BREAK, HtmlLines
from eucouncil_parse.sources.page import Page
from eucouncil_parse.sources.printed_lines import PrintedLine, write_page

__all__ = ["read_docx"]

_NOTE, _BACK = re.compile(r"(?:foot|end)note-\d{1,6}"), re.compile(r"#(?:foot|end)note-ref-")
"""Identifiers of footnotes in the HTML, and the links from a note back to its word."""
_ABOVE_NOTES = 3.0
"""Blank lines above the first footnote of a page."""
_LABEL_STYLE = "EucouncilParseLabel"
"""The style of runs that hold a generated label, but for its depth."""
_STYLE_MAP = "\n".join(
    [
        *(f"r.{_LABEL_STYLE}{depth} => span.{GENERATED}{depth}" for depth in range(9)),
        f"br[type='page'] => hr.{PAGE_BREAK}",
    ]
)


def read_docx(data: bytes) -> Page:
    """Read a DOCX file into cells. Offsets are those of the text that this makes, ``page.text``.

    Raises ``MissingExtra`` without mammoth and selectolax; ``UnreadableFile`` for a file that is damaged, encrypted,
    too large when unpacked, or no DOCX.
    """
    try:
        import mammoth
    except ImportError as error:
        raise MissingExtra("reading DOCX needs mammoth: pip install 'eucouncil-parse[docx]'") from error
    parts = read_parts(data)
    try:
        file = write_parts(parts, _with_labels(parts), leave_out=parts.beside("numbering.xml"))
        html: str = mammoth.convert_to_html(
            file, style_map=_STYLE_MAP, convert_image=_no_image, include_embedded_style_map=False
        ).value
    except UnreadableFile:
        raise
    except RecursionError as error:
        raise UnreadableFile("the DOCX has too many elements in each other") from error
    except Exception as error:  # whatever mammoth finds, it must not stop the caller
        raise UnreadableFile(f"the DOCX is damaged: {type(error).__name__}") from error
    page = write_page("docx", _lines(parse_html(html)))
    if not page.cells:
        raise UnreadableFile("the DOCX has no text")
    return page


def _lines(root: Any) -> list[PrintedLine]:
    """The lines of the HTML, the footnotes at the end of the pages that name them."""
    lines = HtmlLines(is_word=True)
    texts = {node.attributes["id"]: node for node in root.css("li") if _NOTE.fullmatch(node.attributes.get("id") or "")}
    lists = {node.parent.mem_id for node in texts.values()}
    named: list[tuple[str, str]] = []  # the notes of this page, and the marks of their words

    def end_page() -> None:
        for index, (name, mark) in enumerate(named):
            lines.note(mark, 0.0 if index else _ABOVE_NOTES)
            walk(texts[name], lines, takes)
        named.clear()

    def takes(node: Any) -> bool:
        target = node.attributes.get("href") or ""
        if target.removeprefix("#") in texts:
            named.append((target.removeprefix("#"), node.text().strip("[]")))
        if PAGE_BREAK in (node.attributes.get("class") or ""):
            end_page()
        return node.mem_id not in lists and not _BACK.match(target)

    walk(root, lines, takes)
    end_page()
    return lines.lines()


def _no_image(image: Any) -> list[Any]:
    """Pictures are not read."""
    return []


def _with_labels(parts: WordParts) -> Element:
    """The document with the labels of its numbered paragraphs as text: a run of its own style, and a tab."""
    document = parts.tree(parts.main)
    assert document is not None
    labels = Labels(parts)
    namespace = document.tag.rpartition("}")[0] + "}"
    for paragraph in document.iter(f"{namespace}p"):
        found = labels.label(paragraph)
        if found is None:
            continue
        text, depth = found
        label, tab = Element(f"{namespace}r"), Element(f"{namespace}r")
        style = SubElement(SubElement(label, f"{namespace}rPr"), f"{namespace}rStyle")
        style.set(f"{namespace}val", f"{_LABEL_STYLE}{depth}")
        SubElement(label, f"{namespace}t").text = text
        SubElement(tab, f"{namespace}tab")
        paragraph[1:1] = [label, tab]  # behind its properties, which say that it is numbered
    return document
