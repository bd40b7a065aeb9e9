"""Pages in the styles that this library writes: every line states what it is (see styles.py)."""

from __future__ import annotations

from attrs import evolve

from eucouncil_parse.diagnostics import NotACouncilDocument
from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.sources.text import clean, read_lines
from eucouncil_parse.styles import INDENT, Signature, find_signature, style

__all__ = ["read_stated"]

_BODY = "BODY"


def read_stated(text: str, name: str) -> Page:
    """Read a page in the style ``name``: a line is a cell, with what it states of itself.

    The signature and the rule between header and body are marks of the page. Raises ``NotACouncilDocument`` for a text
    without the signature of the style.

    >>> page = read_stated("eucouncil-parse plain 1, language en\\n13321/15\\n---\\n* 1.\\tAdoption", "plain")
    >>> [(cell.text, cell.stated.kind, cell.stated.label) for cell in page.cells]
    [('13321/15', None, None), ('Adoption', 'ITEM', '1.')]
    """
    reads = style(name)
    signature = find_signature(text)
    if signature is None or signature.style != name:
        raise NotACouncilDocument(
            f"no page in {name} style: its first line is not {reads.sign_page(Signature(name))!r}"
        )
    page = Page(name, text, signature=signature)
    in_body = False
    for number, line in enumerate(read_lines(page)):
        printed = line.text.strip(" \ufeff")
        start = line.start + line.text.index(printed)
        indent = len(line.text) - len(line.text.lstrip(" "))
        cell = Cell(printed, start, start + len(printed), line.page, line.row)
        stated = reads.read(printed, indent // len(INDENT), in_body)
        label = None if stated.label is None else clean(stated.label)
        stated = evolve(stated, text=clean(stated.text), label=label)
        if (number == 0 and reads.read_signature(printed) is not None) or (stated.kind == _BODY and not in_body):
            in_body = in_body or stated.kind == _BODY
            page.marks.append(cell)
            continue
        cell.text, cell.printed, cell.stated = stated.text, printed, stated
        page.cells.append(cell)
    return page
