"""How a page was read, line by line: what an author of a grammar looks at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from attrs import define, field, frozen
from lark import Token, Tree

from eucouncil_parse.api import parse_page
from eucouncil_parse.diagnostics import Diagnostic
from eucouncil_parse.outline import Outline, outline
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.profiles import Profile
from eucouncil_parse.readers import Reader, reader, tree_parser
from eucouncil_parse.reading import reading_of
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.sources import Page, read_file
from eucouncil_parse.sources.page import Cell

__all__ = ["ExplainedLine", "Explanation", "explain_file"]


@frozen(slots=True)
class ExplainedLine:
    """A printed line: its place, its text, and what it was taken for.

    ``kinds`` are what the scanner sees in each of its cells (``ARABIC+TEXT``: a label, and the text behind it);
    ``rules`` the rules of the grammar that took them, each with its token (``item/TITLE``); of furniture, its kind.
    """

    page: int
    line: int
    text: str
    kinds: tuple[str, ...]
    rules: tuple[str, ...]


@frozen(slots=True)
class Explanation:
    """How a page was read: the profile by its name, the lines, and what there is to say of them."""

    profile: str | None
    lines: tuple[ExplainedLine, ...]
    diagnostics: tuple[Diagnostic, ...]


@define(slots=True, eq=False)
class _Line:
    cells: list[Cell] = field(factory=list)
    rules: list[str] = field(factory=list)


def explain_file(
    path: str | Path,
    *,
    source: str | None = None,
    profile: Profile | str | Path | None = None,
    language: str | None = None,
) -> Explanation:
    """Explain how a file is read; options and errors are those of ``parse_file``."""
    page = read_file(path, source)
    document = parse_page(page, profile, language)
    reading = reading_of(page, profile, language)
    reads, choose = reading.reader, reading.choose
    if any(each.code == "profile-left-out" for each in document.diagnostics):
        reads, choose = reader(reads.language.code), None
    return Explanation(document.profile, tuple(_lines(page, outline(page, reads, choose))), document.diagnostics)


def _lines(page: Page, outlined: Outline) -> Iterator[ExplainedLine]:
    reads = cast(Reader, outlined.reads)
    start = "stated" if outlined.is_stated else "document"
    lines: dict[tuple[int, int], _Line] = {}
    for cell in [*page.cells, *page.marks]:
        lines.setdefault((cell.page, cell.row), _Line()).cells.append(cell)
    for rule, token in _leaves(tree_parser(reads).parse(outlined.tokens, start=start)):
        _note(lines, token.cells, f"{rule}/{token.type}")
    for kind, cells in outlined.furniture:
        _note(lines, cells, kind)
    for (page_number, row), line in sorted(lines.items()):
        kinds = tuple(_kinds(cell, reads.scanner, outlined) for cell in line.cells)
        text = "  ".join(cell.printed or cell.text for cell in line.cells)
        yield ExplainedLine(page_number + 1, row + 1, text, kinds, tuple(dict.fromkeys(line.rules)))


def _leaves(tree: Tree[Token]) -> Iterator[tuple[str, CellToken]]:
    """Each token of a tree with the rule that took it."""
    waiting: list[Tree[Token] | Token | None] = [tree]
    owners = ["" for _ in waiting]
    while waiting:
        node, owner = waiting.pop(), owners.pop()
        if isinstance(node, Tree):
            inside = list(reversed(node.children))
            waiting += inside
            owners += [str(node.data) for _ in inside]
        elif isinstance(node, CellToken):
            yield owner, node


def _note(lines: dict[tuple[int, int], _Line], cells: list[Cell] | tuple[Cell, ...], said: str) -> None:
    for cell in cells:
        if (line := lines.get((cell.page, cell.row))) is not None:
            line.rules.append(said)


def _kinds(cell: Cell, scanner: Scanner, outlined: Outline) -> str:
    if outlined.is_stated:
        return (cell.stated and cell.stated.kind) or "PARAGRAPH"
    scanned = scanner.scan(cell)
    behind = [scanned.kind] if scanned.kind != "EMPTY" else []
    return "+".join([*(label.kind for label in scanned.labels), *behind])
