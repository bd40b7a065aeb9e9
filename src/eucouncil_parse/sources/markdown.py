"""Markdown, as converters of web pages and PDFs write it: marks of headings, bold and italic type, rules."""

from __future__ import annotations

import re

from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.sources.text import Line, clean, read_lines

__all__ = ["read_markdown"]

_HEADING = re.compile(r"\s{0,3}(#{1,6})(?=\s)")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w))")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_HARD_BREAK = "  "


def read_markdown(text: str) -> Page:
    """Read Markdown: a line is a cell, its marks become hints.

    A line goes on with the next one of its block, unless two blanks end it or it is a heading.

    >>> page = read_markdown("## **OUTCOME OF PROCEEDINGS**\\n\\n---\\n\\nOn:\\t8 October 2015")
    >>> [(cell.text, cell.heading, cell.bold) for cell in page.cells]
    [('OUTCOME OF PROCEEDINGS', 2, True), ('---', 0, False), ('On: 8 October 2015', 0, False)]
    """
    page = Page("markdown", text)
    bold = False
    previous: Cell | None = None
    for line in read_lines(page):
        cell, bold = _cell(line, bold)
        if not cell.text:
            page.marks.append(cell)
            continue
        if previous is not None and cell.gap:
            previous.continues = False
        page.cells.append(cell)
        previous = cell
    return page


def _cell(line: Line, bold: bool) -> tuple[Cell, bool]:
    """The cell of a line; ``bold`` is whether bold type is open where the line begins, and where it ends."""
    content = line.text
    start = line.start + len(content) - len(content.lstrip())
    end = line.start + len(content.rstrip())
    if _RULE.fullmatch(content):
        return Cell(content.strip(), start, end, line.page, line.row, gap=float(line.gap), continues=False), bold
    heading = _HEADING.match(content)
    body = content[heading.end() :] if heading else content
    toggles = body.count("**")
    marked = bold or toggles > 0
    italic = not toggles and body.strip().lstrip("-– ").startswith("*") and body.rstrip().endswith("*")
    text = _EMPHASIS.sub("", body) if "*" in body or "_" in body else body
    text = _ESCAPE.sub(r"\1", text) if "\\" in text else text
    cell = Cell(
        text=clean(text),
        printed=content.strip(),
        start=start,
        end=end,
        page=line.page,
        row=line.row,
        gap=float(line.gap),
        heading=len(heading[1]) if heading else 0,
        bold=marked,
        italic=italic,
        continues=False if heading or content.endswith(_HARD_BREAK) else None,
    )
    return cell, bold ^ bool(toggles % 2)
