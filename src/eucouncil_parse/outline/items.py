"""Agenda items: titles, steps, references and paragraphs under each, and the items nested in it.

Rules, each with its test:

* *label*: a number, letter or dash that opens a row opens an item (depth: numbering.py); a figure alone in its column
  is one too;
* *queued labels*: where labels were read before their titles, each block of text takes the label that waits longest;
* *right-hand column*: numbers, codes and remarks at a row's end, or alone in a row, stand beside the item;
* *step*: a row under a title is a procedure step by its words, by a leading dash or ``=`` in an agenda, or by italic
  type; it belongs to the deepest item whose title is not further in;
* *title*: rows that go on with it, and a second line closely below it that is no step and no sentence; where its label
  stands alone in a row, the row below, further in;
* *unlabelled item*: a row under an item that has a number beside it or a step below it; in an agenda without numbers,
  each block is an item;
* *section*: a known heading, a short line outside the columns of the items, or right above an item of an agenda; a
  heading that resumes the agenda closes the list of "A" items;
* *paragraph*: what reads like a sentence, in minutes and outcomes; in an agenda it is a note.
"""

from __future__ import annotations

from collections.abc import Sequence

from eucouncil_parse.outline.agenda import AgendaRows
from eucouncil_parse.outline.continuing import goes_on_with, is_second_line
from eucouncil_parse.outline.elements import Element
from eucouncil_parse.outline.queue import LabelQueue, WaitingLabel
from eucouncil_parse.outline.rows import Row
from eucouncil_parse.outline.split import REFERENCE_KINDS, SplitRow
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.outline.tree import ItemTree, title_of
from eucouncil_parse.outline.wrap import is_prose
from eucouncil_parse.scanner import Label, Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import Language

__all__ = ["AGENDAS", "PART_MARKS", "outline_items"]

_SHORT = 90
"""Letters of the longest section heading."""
PART_MARKS = frozenset({"I", "II", "III"})
"""Bare figures between the parts of old agendas of the Permanent Representatives Committee."""
AGENDAS = frozenset({"agenda", "notice_of_meeting", "communication"})
"""Kinds of documents that announce items, and report nothing."""
_TITLES = frozenset({"TEXT", "CAPITALS", "ITEM_TITLE", "LIST"})
"""Kinds of the title below a label that stands alone."""


def outline_items(rows: Sequence[Row], kind: str, scanner: Scanner, language: Language) -> list[CellToken]:
    """Tokens of the body for rows that hold the items of an agenda; ``kind`` is the kind of document."""
    for part in (row.parts[0] for row in rows):
        if part.kind == "MEETING" and language.begins("SECTION_WORD", part.text):
            part.kind = "SECTION"  # among items the name of a meeting heads its part of the record: "COREPER (PART 1)"
    agenda = AgendaRows(rows, scanner.places.numbers)
    for split in agenda.splits:
        if _is_small_step(split, scanner):
            split.kind = "STEP"
    reader = _ItemReader(agenda, kind in AGENDAS, scanner, language)
    for index in range(len(rows)):
        reader.read(index)
    return reader.take_tokens()


def _is_small_step(split: SplitRow, scanner: Scanner) -> bool:
    """Whether a text behind a dash is a step but for its first letter: ``- exchange of views``."""
    if split.kind != "TEXT" or not split.labels or split.labels[-1][0].kind != "DASH" or not split.text[0].islower():
        return False
    return scanner.kind(split.text[0].upper() + split.text[1:]) == "STEP"


class _ItemReader:
    """Reads the rows of one document once; made anew for each."""

    def __init__(self, agenda: AgendaRows, is_agenda: bool, scanner: Scanner, language: Language) -> None:
        self._agenda = agenda
        self._is_agenda = is_agenda
        self._scanner = scanner
        self._numbering = scanner.numbering | {"FIGURE"}
        self._language = language
        self._tree = ItemTree()
        self._queue = LabelQueue()
        self._in_notes = False
        self._pending_marks: list[Cell] = []
        """Cells of dashes that lead the reference or the step that comes next."""

    def take_tokens(self) -> list[CellToken]:
        """The tokens of everything that was read."""
        self._open_waiting(self._queue.take_all())
        return list(self._tree.take_tokens())

    # -- rows --

    def read(self, index: int) -> None:
        """Read one row."""
        row, split = self._agenda.rows[index], self._agenda.splits[index]
        is_mark = split.text in PART_MARKS and split.kind not in self._scanner.places.lines
        if not split.labels and (split.kind == "SEPARATOR" or is_mark):
            self._tree.element = None
        elif split.labels and split.labels[0][0].kind not in self._numbering:
            self._read_special(row, split, *split.labels[0])
        elif split.labels:
            self._read_labels(row, split, index)
        elif split.text:
            self._read_text(row, split, index)
        for kind, cell in split.right:
            self._tree.add_reference(row, kind, cell.text, cell, *self._take_marks())

    def _read_special(self, row: Row, split: SplitRow, label: Label, cell: Cell) -> None:
        if label.kind in {"DOCUMENT", "STEP_MARK"} and split.kind in REFERENCE_KINDS:
            self._add_led_reference(row, split, cell)
        elif label.text == "+" and split.right:
            self._pending_marks.append(cell)
        elif label.kind == "STEP_MARK":
            self._add_step(row, split, cell)
        elif label.kind == "NOTICE":
            self._in_notes = True
            self._start("NOTE", row, split, label=label, label_cell=cell)
        elif label.kind == "FORMAT":
            self._start("FORMAT_REMARK", row, split, mark=cell)
        elif not self._read_own(label.kind, row, split, label, cell):
            split.text, split.cells, split.right = row.text, list(row.cells), []
            self._start("PARAGRAPH", row, split, under_item=True)

    def _add_led_reference(self, row: Row, split: SplitRow, mark: Cell) -> None:
        """A reference that a mark leads: ``Doc.:``, ``=`` or a dash."""
        for each in split.cells:
            self._tree.add_reference(row, split.kind, each.text, each, mark if each is split.cells[0] else None)

    def _read_labels(self, row: Row, split: SplitRow, index: int) -> None:
        label, cell = split.labels[-1]
        if split.kind == "LEGEND":
            self._start("NOTE", row, split, label=label, label_cell=cell)
        elif label.kind == "DASH" and split.kind in {"DOCUMENT_NUMBER", "REFERENCES"}:
            self._add_led_reference(row, split, cell)
        elif label.kind == "DASH" and self._dash_is_no_item(split, index):
            self._read_dash(row, split, index)
        elif not split.text and not self._agenda.columns:
            for label, cell in split.labels:
                self._queue.add(label, cell, index)
        else:
            self._open_waiting(self._queue.take_all())
            for label, cell in split.labels:
                self._open_item(label, cell, row)
            if split.text:
                self._title(row, split)

    def _read_dash(self, row: Row, split: SplitRow, index: int) -> None:
        """A dash that leads a step, or a point of a sentence."""
        label, cell = split.labels[-1]
        if not self._is_agenda and split.kind != "STEP":
            self._start("PARAGRAPH", row, split, label=label, label_cell=cell, under_item=True)
        elif split.text:
            self._add_step(row, split, cell)
        else:
            self._queue.add(label, cell, index)

    def _dash_is_no_item(self, split: SplitRow, index: int) -> bool:
        """In an agenda a dash leads a step, unless it leads one of several points, or a point of other business.

        In minutes and outcomes it leads a step by its words, else a sub-item, or a point of a sentence.
        """
        if split.kind == "STEP":
            return True
        if self._is_agenda:
            other = self._language.begins("OTHER_BUSINESS_WORD", title_of(self._tree.open))
            italic = self._agenda.rows[index].cells[-1].italic
            return italic or not (other or self._agenda.is_point_of_list(index))
        before = self._tree.element
        in_sentence = before is not None and before.kind == "PARAGRAPH" and before.last_line.endswith((":", ";", ","))
        return in_sentence or split.text[:1].islower() or split.text.endswith((";", ",", "."))

    def _read_text(self, row: Row, split: SplitRow, index: int) -> None:
        agenda, tree, kind = self._agenda, self._tree, split.kind
        if not agenda.columns and not (tree.element and tree.element.kind == "PARAGRAPH"):
            # The rest shows its kind when the reference that was read on behind it is gone.
            split.part_reference(self._scanner, self._language)
            kind = split.kind
        if self._read_own(kind, row, split):
            return
        if self._takes_queued_label(row, split, index) or self._is_below_its_label(row, split, index):
            self._title(row, split)
        elif tree.element is not None and goes_on_with(tree.element, row, split, agenda, self._language):
            self._add_line(tree.element, row, split)
        elif kind == "STEP" and (tree.open or agenda.numbered) and not self._in_notes:
            self._add_step(row, split)
        elif kind in {"LEGAL_BASIS", "DELIBERATION"}:
            self._add_legal_basis(row, split)
        elif kind in {"LEGEND", "SESSION"}:
            self._start("NOTE", row, split)
        elif self._is_section(row, split, index):
            self._add_section(row, split)
        elif kind == "LIST" and tree.open:
            self._open_unlabelled(row, split)
        elif not agenda.numbered and not self._in_notes and not agenda.is_prose(index):
            tree.open = []
            self._open_unlabelled(row, split)
        elif tree.open and row.cells[0].italic and not self._in_notes and not is_prose(row.text):
            self._add_step(row, split)
        elif tree.element is not None and is_second_line(tree.element, row, split, index, agenda):
            tree.element.add(row, split.text, split.cells)
        elif tree.open and agenda.looks_like_item(index):
            self._open_unlabelled(row, split)
        elif self._in_notes or (self._is_agenda and agenda.is_prose(index)):
            self._start("NOTE", row, split)
        else:
            self._start("PARAGRAPH", row, split, under_item=True)

    def _read_own(
        self, kind: str, row: Row, split: SplitRow, label: Label | None = None, cell: Cell | None = None
    ) -> bool:
        """Read a line that an extension adds, under the current item or beside the items; False where it may not be."""
        places = self._scanner.places
        before = self._tree.element.own_kind if self._tree.element is not None else None
        in_item = self._tree.current is not None and places.takes(places.in_item, kind, before)
        if not in_item and not places.takes(places.in_text, kind, before):
            return False
        if not in_item:
            self._tree.open = []
        self._start(kind if label is None else "VALUE", row, split, label=label, label_cell=cell, under_item=in_item)
        return True

    def _add_line(self, element: Element, row: Row, split: SplitRow) -> None:
        if element.kind in {"TITLE", "STEP"}:
            self._add_with_references(element, row, split)
        else:
            element.add(row, split.text, split.cells)

    def _add_with_references(self, element: Element, row: Row, split: SplitRow) -> None:
        """Add a line; a reference at its end goes beside the item."""
        split.part_reference(self._scanner, self._language)
        element.add(row, split.text, split.cells)

    # -- items --

    def _open_item(self, label: Label | None, cell: Cell | None, row: Row) -> None:
        self._tree.open_item(label, cell, row)
        self._in_notes = False

    def _open_waiting(self, waiting: Sequence[WaitingLabel]) -> None:
        for label, cell, index in waiting:
            self._open_item(label, cell, self._agenda.rows[index])

    def _open_unlabelled(self, row: Row, split: SplitRow) -> None:
        self._tree.close_unlabelled()
        self._open_item(None, None, row)
        self._title(row, split)

    def _title(self, row: Row, split: SplitRow) -> None:
        item = self._tree.open[-1]
        self._add_with_references(item.title, row, split)
        if item.label is not None and item.label.kind == "BRACKETED":
            item.title.lines[-1] = item.title.lines[-1].removesuffix("]")
        item.title_x = split.cells[0].x
        first = item.title.lines[0]
        item.open.is_list = any(self._language.begins(name, first) for name in ("LIST_WORD", "A_ITEMS_WORD"))
        self._tree.element = item.title

    def _takes_queued_label(self, row: Row, split: SplitRow, index: int) -> bool:
        """Open the items whose labels wait for this row, if some do; the last of them takes the row for its title."""
        if not self._queue:
            return False
        if split.kind == "STEP" and self._is_agenda and (dashes := self._queue.take_dashes()):
            self._pending_marks += dashes
            return False
        taken = self._queue.take_fresh(index)
        if not taken:
            begins = row.gap >= 1 or self._tree.element is None
            heading = split.kind in {"SECTION", "POLICY", "LEGAL_BASIS", "DELIBERATION"}
            if not begins or heading or self._agenda.is_prose(index):
                return False
            taken = self._queue.take_oldest()
        for label, cell, _ in taken:
            self._open_item(label, cell, row)
        return True

    def _is_below_its_label(self, row: Row, split: SplitRow, index: int) -> bool:
        """Whether a row is the title of the label that stands alone in the row above, further out."""
        item = self._tree.current
        if item is None or self._tree.element is not item.title or item.title.rows or split.kind not in _TITLES:
            return False
        label_x = item.label_cell.x if item.label_cell is not None else None
        return label_x is not None and row.x is not None and row.x > label_x and not self._agenda.is_prose(index)

    # -- what stands under an item --

    def _start(
        self,
        kind: str,
        row: Row,
        split: SplitRow,
        *,
        label: Label | None = None,
        label_cell: Cell | None = None,
        mark: Cell | None = None,
        under_item: bool = False,
    ) -> None:
        element = Element(kind, label=label, label_cell=label_cell, marks=[mark] if mark is not None else [])
        if split.text:
            element.add(row, split.text, split.cells)
        else:
            element.rows.append(row)
        self._tree.start(element, self._tree.current if under_item else None)

    def _take_marks(self) -> list[Cell]:
        taken, self._pending_marks = self._pending_marks, []
        return taken

    def _add_step(self, row: Row, split: SplitRow, *marks: Cell) -> None:
        owner = self._tree.owner_of(row)
        element = Element("STEP" if owner is not None else "PARAGRAPH", marks=[*marks, *self._take_marks()])
        self._tree.start(element, owner)
        self._add_with_references(element, row, split)

    def _add_legal_basis(self, row: Row, split: SplitRow) -> None:
        before, item = self._tree.element, self._tree.current
        if before is not None and before.kind == "SECTION":
            self._start("SECTION_BASIS", row, split, under_item=True)
        elif item is not None and before is item.title and (item.open.is_list or split.kind == "DELIBERATION"):
            before.add(row, split.text, split.cells)
        else:
            self._start("LEGAL_BASIS", row, split, under_item=True)

    # -- sections --

    def _is_section(self, row: Row, split: SplitRow, index: int) -> bool:
        if split.right:
            return False
        if split.kind in {"SECTION", "POLICY", "DAY_BANNER"}:
            return True
        if split.kind == "ITEM_TITLE":
            return self._agenda.numbered and self._language.begins("OTHER_BUSINESS_WORD", split.text)
        if split.kind not in {"TEXT", "CAPITALS", "MEETING"} or self._in_notes or len(split.text) > _SHORT:
            return False
        if split.text.endswith((".", ";", ":", ",")) or not self._agenda.stands_alone(index):
            return False
        heads_item = self._is_agenda and self._agenda.heads_item(index)
        return split.kind == "CAPITALS" or self._agenda.is_outside(row) or heads_item

    def _add_section(self, row: Row, split: SplitRow) -> None:
        self._open_waiting(self._queue.take_all())
        self._tree.close_for_section(self._language.begins("RESUMING_SECTION_WORD", split.text))
        self._start("NOTE" if split.kind == "DAY_BANNER" else "SECTION", row, split, under_item=True)
