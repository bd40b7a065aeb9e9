"""The text of a document as lines: blocks, items with all that they hold, notes, statements, annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from eucouncil_parse.diagnostics import RenderError
from eucouncil_parse.model import Annex, Block, Document, Heading, Item, Note, Section, Statement
from eucouncil_parse.profiles import Profile
from eucouncil_parse.render.extensions import extension_lines
from eucouncil_parse.render.lines import Line
from eucouncil_parse.styles import StatedLine
from eucouncil_parse.subject_codes import SubjectCode

__all__ = ["body_lines"]


def body_lines(document: Document, profile: Profile | None = None) -> list[Line]:
    """The lines below the header; ``profile`` prints the values that it adds."""
    items = _ItemPrinter(document.sections, profile)
    lines = [*_blocks(document.body, "body", 0), *items.print_items(document.items, "items", 0), *items.rest(0)]
    lines += extension_lines(document.extensions, "extensions", 0, profile)
    lines += [_note(note, f"notes[{index}]") for index, note in enumerate(document.notes)]
    for index, statement in enumerate(document.statements):
        lines += _statement(statement, f"statements[{index}]")
    for index, annex in enumerate(document.annexes):
        lines += _annex(annex, f"annexes[{index}]")
        lines += extension_lines(annex.extensions, f"annexes[{index}].extensions", 0, profile)
    return lines


@define(slots=True, eq=False)
class _ItemPrinter:
    """Prints items, and before each the group headings that it stands under."""

    sections: Sequence[Section]
    profile: Profile | None = None
    printed: int = field(default=0, init=False)
    """How many of the sections were printed."""

    def print_items(self, items: Sequence[Item], path: str, depth: int) -> Iterator[Line]:
        """Items that stand side by side."""
        for index, item in enumerate(items):
            place = f"{path}[{index}]"
            yield from self._up_to(item.section, place, depth)
            yield from self._item(item, place, depth)

    def rest(self, depth: int) -> Iterator[Line]:
        """Group headings behind the last item."""
        while self.printed < len(self.sections):
            yield from self._section(depth)

    def _up_to(self, title: str | None, path: str, depth: int) -> Iterator[Line]:
        """The group headings up to the one with this title, unless an item stands under it already."""
        current = self.sections[self.printed - 1].title if self.printed else None
        if title == current:
            return
        ahead = range(self.printed, len(self.sections))
        last = next((place for place in ahead if self.sections[place].title == title), None)
        if last is None:
            raise RenderError(f"{path}.section", f"no section {title!r} behind the ones before it")
        while self.printed <= last:
            yield from self._section(depth)

    def _section(self, depth: int) -> Iterator[Line]:
        section, path = self.sections[self.printed], f"sections[{self.printed}]"
        self.printed += 1
        yield _line(f"{path}.title", "SECTION", section.title, depth)
        if section.legal_basis is not None:
            yield _line(f"{path}.legal_basis", "SECTION_BASIS", section.legal_basis, depth)

    def _item(self, item: Item, path: str, depth: int) -> Iterator[Line]:
        inner = depth + 1
        yield _line(path, "ITEM", item.title or "", depth, label=item.label)
        yield from _beside(item, path, inner)
        if item.legal_basis is not None:
            yield _line(f"{path}.legal_basis", "LEGAL_BASIS", item.legal_basis, inner)
        for index, step in enumerate(item.procedure):
            yield _line(f"{path}.procedure[{index}]", "STEP", step, inner)
        yield from extension_lines(item.extensions, f"{path}.extensions", inner, self.profile)
        yield from _blocks(item.body, f"{path}.body", inner)
        yield from self.print_items(item.items, f"{path}.items", inner)


def _beside(item: Item, path: str, depth: int) -> Iterator[Line]:
    """References and subject codes, in an order in which the codes of a reference are the item's at its place."""
    printed = 0
    for index, reference in enumerate(item.references):
        place = _find_run(item.subject_codes, reference.subject_codes, printed)
        if place is None:
            raise RenderError(f"{path}.subject_codes", f"the codes of {reference.printed!r} are not among them")
        yield from _codes(item.subject_codes[printed:place], path, depth)
        printed = place + len(reference.subject_codes)
        yield _line(f"{path}.references[{index}]", "REFERENCES", reference.printed, depth)
    yield from _codes(item.subject_codes[printed:], path, depth)


def _find_run(codes: Sequence[SubjectCode], run: Sequence[SubjectCode], start: int) -> int | None:
    """Where a run of codes first stands among others, from a place on."""
    places = range(start, len(codes) - len(run) + 1)
    return next((place for place in places if codes[place : place + len(run)] == run), None)


def _codes(codes: Sequence[SubjectCode], path: str, depth: int) -> Iterator[Line]:
    for code in codes:
        yield _line(f"{path}.subject_codes", "CODES", str(code), depth)


def _blocks(blocks: Sequence[Block], path: str, depth: int) -> Iterator[Line]:
    for index, block in enumerate(blocks):
        place = f"{path}[{index}]"
        if isinstance(block, Heading):
            yield _line(place, "HEADING", block.text, depth, label=block.label)
        else:
            yield _line(place, "PARAGRAPH", block.text, depth, label=block.label, implied=True)


def _note(note: Note, path: str) -> Line:
    return _line(path, "NOTE", note.text, 0, label=note.label)


def _statement(statement: Statement, path: str) -> Iterator[Line]:
    yield _line(path, "STATEMENT", statement.heading or "", 0, label=statement.item)
    for index, who in enumerate(statement.by):
        yield _line(f"{path}.by[{index}]", "STATEMENT_BY", who, 1)
    yield from _blocks(statement.body, f"{path}.body", 1)


def _annex(annex: Annex, path: str) -> Iterator[Line]:
    yield _line(f"{path}.heading", "ANNEX", annex.heading, 0)
    yield from _blocks(annex.body, f"{path}.body", 0)


def _line(path: str, kind: str, text: str, depth: int, *, label: str | None = None, implied: bool = False) -> Line:
    return Line(path, StatedLine(kind, text, label, depth, implied=implied))
