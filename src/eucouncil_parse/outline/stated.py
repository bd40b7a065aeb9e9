"""Pages in a style of this library: every line states what it is, and nothing is inferred.

A line that stands where its kind cannot stand (an item in an annex), or is not what it states
(codes that are none), is read as a paragraph, so that a page that was changed by hand is never refused and loses
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field

from eucouncil_parse.diagnostics import ParseError
from eucouncil_parse.identifiers import InterinstitutionalFile
from eucouncil_parse.outline.header_tokens import FIELD_LABELS
from eucouncil_parse.outline.numbering import MOST_LEVELS
from eucouncil_parse.outline.tokens import CellToken, labelled, mark, token
from eucouncil_parse.places import Places
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.styles import StatedLine
from eucouncil_parse.subject_codes import SubjectCode

__all__ = ["IN_HEADER", "LABELLED", "outline_stated"]

LABELLED = FIELD_LABELS | {"ENCLOSURE", "FORMAT", "FILES"}
"""Kinds of header lines that are a label and a value."""
IN_HEADER = frozenset(
    [
        *["MASTHEAD", "PLACE_DATE", "LANGUAGE_TAG", "DOCUMENT_NUMBER", "FILE_NUMBERS", "MARKING", "CODES", "TYPE"],
        *["MEETING_NAME", "CONFIGURATION", "MEETING_DAY", "DAYS"],
    ]
)
"""Kinds of header lines without a label."""
_LABEL_TOKENS = {
    "ITEM": "ITEM_LABEL",
    "NOTE": "NOTE_LABEL",
    "STATEMENT": "STATEMENT_ITEM",
    "PARAGRAPH": "PARAGRAPH_LABEL",
    "HEADING": "PARAGRAPH_LABEL",
}
"""Kinds of lines that bear a label, and the kind of its token."""
_ANYWHERE = frozenset({"PARAGRAPH", "HEADING", "NOTE", "STEP", "LEGAL_BASIS", "REFERENCES", "CODES"})
_PLACES = {
    "document": _ANYWHERE | {"SECTION", "SECTION_BASIS", "ITEM", "STATEMENT", "ANNEX"},
    "ITEM": _ANYWHERE | {"SECTION", "SECTION_BASIS", "ITEM"},
    "ANNEX": _ANYWHERE | {"STATEMENT"},
    "STATEMENT": frozenset({"STATEMENT_BY", "PARAGRAPH", "HEADING"}),
}
"""What may stand in the document, and below a line of each kind that holds others."""
_READERS: dict[str, Callable[[str], object]] = {
    "CODES": SubjectCode.parse_all,
    "FILE_NUMBERS": InterinstitutionalFile.parse_all,
}
_BRACKETED = frozenset({"LEGAL_BASIS", "SECTION_BASIS"})
"""Kinds that a page prints in brackets, and that the sign of a style brackets."""


@define(slots=True, eq=False)
class _Node:
    """A line of the body with the lines below it."""

    kind: str
    cell: Cell | None = None
    inside: list[_Node] = field(factory=list)


def outline_stated(cells: Sequence[Cell], scanner: Scanner) -> list[CellToken]:
    """Tokens of the lines of a page."""
    header = [cell for cell in cells if cell.stated is not None and not cell.stated.in_body]
    body = [cell for cell in cells if cell.stated is not None and cell.stated.in_body]
    made = [each for cell in header for each in _header_tokens(cell, scanner)]
    return [*made, mark("_BODY_START"), *_tokens_inside(_tree(body, scanner.places), scanner.places)]


def _header_tokens(cell: Cell, scanner: Scanner) -> list[CellToken]:
    stated = cell.stated
    assert stated is not None
    kind = stated.kind
    if kind is None and stated.label is not None:
        kind = scanner.label_kind(stated.label) or "HEADER_OTHER"
    kind = kind or scanner.kind(stated.text)
    if not _is_readable(kind, stated):
        kind = "HEADER_OTHER"
    if kind in LABELLED or kind in scanner.places.labels & scanner.places.in_header:
        label = token(kind, [stated.label or kind], [cell])
        return [label, token("VALUE", [stated.text], [cell])] if stated.text else [label]
    text = stated.text if stated.label is None else f"{stated.label} {stated.text}".strip()
    in_header = kind in IN_HEADER or kind in scanner.places.in_header
    return [token(kind if in_header and stated.label is None else "HEADER_OTHER", [text], [cell])]


def _is_readable(kind: str, stated: StatedLine) -> bool:
    """Whether a line that states to be codes, or numbers of files, is."""
    if kind not in _READERS:
        return True
    try:
        _READERS[kind](stated.text)
    except ParseError:
        return False
    return stated.label is None


def _tree(cells: Sequence[Cell], places: Places) -> _Node:
    """The lines of a body, each below the line that holds it."""
    root = _Node("document")
    open_nodes = [(-1, root)]
    for cell in cells:
        assert cell.stated is not None
        kind, depth = cell.stated.kind or "PARAGRAPH", cell.stated.depth
        while open_nodes[-1][0] >= depth and len(open_nodes) > 1:
            open_nodes.pop()
        if kind == "ANNEX":
            open_nodes = [(-1, root)]
        elif not _may_stand(kind, open_nodes[-1][1], places) or not _is_readable(kind, cell.stated):
            kind = "PARAGRAPH"
        if kind == "ITEM":
            del open_nodes[MOST_LEVELS:]  # a deeper item is read as of the deepest level
        node = _Node(kind, cell)
        open_nodes[-1][1].inside.append(node)
        if kind == "ANNEX":  # what comes behind it is in it
            open_nodes = [(-1, node)]
        elif kind in _PLACES:
            open_nodes.append((depth, node))
    return root


def _may_stand(kind: str, holder: _Node, places: Places) -> bool:
    """Whether a line may stand in the document, or below a line that holds others, behind what it holds already."""
    added = {"document": places.in_text, "ITEM": places.in_item, "ANNEX": places.in_annex}
    before = holder.inside[-1].kind if holder.inside else None
    return kind in _PLACES[holder.kind] or (holder.kind in added and places.takes(added[holder.kind], kind, before))


def _tokens_inside(node: _Node, places: Places) -> list[CellToken]:
    """Tokens of the lines below a line."""
    made: list[CellToken] = []
    before: _Node | None = None
    for each in node.inside:
        if each.kind == "SECTION_BASIS" and (before is None or before.kind != "SECTION"):
            each.kind = "PARAGRAPH"
        made += _tokens(each, places)
        before = each
    return made


def _tokens(node: _Node, places: Places) -> list[CellToken]:
    match node.kind:
        case "ITEM":
            return [mark("_ITEM"), *_label(node), _text(node, "TITLE"), *_indented(_tokens_inside(node, places))]
        case "STATEMENT":
            by = [each for each in node.inside if each.kind == "STATEMENT_BY"]
            rest = _Node("STATEMENT", inside=[each for each in node.inside if each.kind != "STATEMENT_BY"])
            return [_text(node), *_label(node), *map(_text, by), *_indented(_tokens_inside(rest, places))]
        case "ANNEX":
            return [_text(node), *_tokens_inside(node, places)]
        case kind if kind in places.labels:
            text = _text(node)
            return labelled(kind, kind, [text] if text else [], text.cells)
        case _:
            return [*_label(node), _text(node)]


def _label(node: _Node) -> list[CellToken]:
    cell = node.cell
    if cell is None or cell.stated is None or cell.stated.label is None or node.kind not in _LABEL_TOKENS:
        return []
    return [token(_LABEL_TOKENS[node.kind], [cell.stated.label], [cell])]


def _text(node: _Node, kind: str | None = None) -> CellToken:
    """The text of a line; a label that a line of its kind does not bear is part of it."""
    assert node.cell is not None
    assert node.cell.stated is not None
    stated = node.cell.stated
    odd = [stated.label] if stated.label is not None and node.kind not in _LABEL_TOKENS else []
    text = " ".join([*odd, stated.text]).strip()
    return token(kind or node.kind, [f"({text})" if node.kind in _BRACKETED else text], [node.cell])


def _indented(inside: list[CellToken]) -> list[CellToken]:
    return [mark("_INDENT"), *inside, mark("_DEDENT")] if inside else []
