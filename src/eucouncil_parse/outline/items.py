"""Agenda items: titles, steps, references and paragraphs under each, and the items nested in it.

Rules, each with its test:

* *label*: a number, letter or dash that opens a row opens an item (depth: numbering.py); a figure alone in its column
  is one too;
* *queued labels*: where labels were read before their titles, each block of text takes the label that waits longest;
* *right-hand column*: numbers, codes and remarks at a row's end, or alone in a row, stand beside the item;
* *step*: a row under a title is a procedure step by its words, by a leading dash or ``=`` in an agenda, or by italic type;
  it belongs to the deepest item whose title is not further in;
* *title*: rows that go on with it, and a second line closely below it that is no step and no sentence;
* *unlabelled item*: a row under an item that has a number beside it or a step below it; in an agenda without numbers, each
  block is an item;
* *section*: a known heading, or a short line outside the columns of the items; a heading that resumes the agenda closes
  the list of "A" items;
* *paragraph*: what reads like a sentence, in minutes and outcomes; in an agenda it is a note.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from eucouncil_parse.outline.numbering import MOST_LEVELS, OpenItem, ordinal, parent_of, style
from eucouncil_parse.outline.rows import Row, join_lines
from eucouncil_parse.outline.split import REFERENCE_KINDS, SplitRow, mark_bare_figures, split_row, split_trailing_reference
from eucouncil_parse.outline.tokens import CellToken, mark, token
from eucouncil_parse.outline.wrap import BLOCK_GAP, goes_on, is_prose, starts_new_block, text_width
from eucouncil_parse.scanner import Label, Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import Language

__all__ = ["outline_items"]

_SAME_COLUMN = 1.6
"""Characters by which two rows of one column may differ."""
_OUTSIDE = 0.4
_CENTRED = 4.0
_TITLE_LINES = 9
"""Lines of the longest title, and a few more."""
_CLOSE = 0.7
"""Blank lines above a second line of a title in brackets, at the most."""
_POINT_ROWS = 4
"""Rows from one dash to the next of the same list."""
_SHORT = 90
"""Letters of the longest section heading."""
_PART_MARKS = frozenset({"I", "II", "III"})
"""Bare figures between the parts of old agendas of the Permanent Representatives Committee."""
_AGENDAS = frozenset({"agenda", "notice_of_meeting", "communication"})
_PROSE_KINDS = frozenset({"TEXT", "CAPITALS", "BRACKET", "MASTHEAD", "DAYS", "TYPE", "MARKING", "MEETING", "STATEMENT"})
_ITEM_LABELS = frozenset({"ARABIC", "ROMAN", "LETTER", "SMALL_ROMAN", "BRACKETED", "DASH", "FIGURE"})


@define(slots=True, eq=False)
class _Element:
    """Something under an item that may go on in the next row."""

    kind: str
    rows: list[Row] = field(factory=list)
    lines: list[str] = field(factory=list)
    cells: list[Cell] = field(factory=list)
    label: Label | None = None
    label_cell: Cell | None = None

    open_brackets: int = 0

    def add(self, row: Row, text: str, cells: Sequence[Cell]) -> None:
        self.rows.append(row)
        self.lines.append(text)
        self.cells += cells
        self.open_brackets += text.count("(") - text.count(")")

    @property
    def last_line(self) -> str:
        return self.lines[-1] if self.lines else ""


@define(slots=True, eq=False)
class _Item:
    """An item while it is read."""

    open: OpenItem
    label: Label | None = None
    label_cell: Cell | None = None
    title: _Element = field(factory=lambda: _Element("TITLE"))
    title_x: float | None = None
    references: list[_Element] = field(factory=list)
    details: list[_Element | _Item] = field(factory=list)


def outline_items(rows: Sequence[Row], kind: str, scanner: Scanner, language: Language) -> list[CellToken]:
    """Tokens of the body for rows that hold the items of an agenda; ``kind`` is the kind of document."""
    reader = _ItemReader(rows, kind in _AGENDAS, scanner, language)
    for index in range(len(rows)):
        reader.read(index)
    return reader.tokens()


class _ItemReader:
    """Reads the rows of one document once; made anew for each."""

    def __init__(self, rows: Sequence[Row], is_agenda: bool, scanner: Scanner, language: Language) -> None:
        self._rows = rows
        self._splits = [split_row(row) for row in rows]
        mark_bare_figures(rows, self._splits)
        self._scanner = scanner
        self._is_agenda = is_agenda
        self._language = language
        self._columns = bool(rows) and rows[0].x is not None
        self._top: list[_Element | _Item] = []
        self._open: list[_Item] = []
        self._element: _Element | None = None
        self._queue: list[tuple[Label, Cell, int]] = []
        self._numbered = any(label.kind in {"ARABIC", "ROMAN", "FIGURE"} for split in self._splits for label, _ in split.labels)
        self._margin = self._label_margins()
        self._title_width = self._width_of_titles()
        self._text_width = text_width(rows)
        self._in_notes = False

    # -- rows --------------------------------------------------------------------------------------------------------------

    def read(self, index: int) -> None:
        """Read one row."""
        row, split = self._rows[index], self._splits[index]
        labels = list(split.labels)
        if not labels and (split.kind == "SEPARATOR" or split.text in _PART_MARKS):
            self._element = None
            return
        if labels and labels[0][0].kind not in _ITEM_LABELS:
            self._read_special(row, split, labels[0])
            return
        if labels:
            self._read_labels(row, split, labels, index)
            return
        if not split.text:
            self._add_references(row, split.right)
            return
        self._read_text(row, split, index)
        self._add_references(row, split.right)

    def _read_special(self, row: Row, split: SplitRow, labelled: tuple[Label, Cell]) -> None:
        label, cell = labelled
        if label.kind in {"DOCUMENT", "STEP_MARK"} and split.kind in REFERENCE_KINDS:
            self._add_references(row, [(split.kind, cell) for cell in split.cells])
        elif label.kind == "STEP_MARK":
            self._add_step(row, split)
        elif label.kind == "NOTICE":
            self._in_notes = True
            self._start("NOTE", row, split.text, split.cells, label, cell)
        elif label.kind == "FORMAT":
            self._start("FORMAT_REMARK", row, split.text, split.cells)
        else:
            self._add_paragraph(row, f"{label.text} {split.text}".strip(), [cell, *split.cells])
        self._add_references(row, split.right)

    def _read_labels(self, row: Row, split: SplitRow, labels: list[tuple[Label, Cell]], index: int) -> None:
        if labels[-1][0].kind == "DASH" and self._dash_is_no_item(split, index):
            if (self._is_agenda or split.kind == "STEP") and (split.text or not split.right):
                if not split.text:
                    self._queue.append((*labels[-1], index))
                    return
                self._add_step(row, split)
            elif split.text or not split.right:
                self._start("PARAGRAPH", row, split.text, split.cells, *labels[-1], under_item=True)
            self._add_references(row, split.right)
            return
        if not split.text and not self._columns:
            self._queue += [(label, cell, index) for label, cell in labels]
            return
        self._flush_queue()
        for label, cell in labels:
            self._open_item(label, cell, row)
        if split.text:
            self._title(row, split)
        else:
            self._element = self._open[-1].title
        self._add_references(row, split.right)

    def _dash_is_no_item(self, split: SplitRow, index: int) -> bool:
        """In an agenda a dash leads a step, unless it leads one of several points, or a point of other business.

        In minutes and outcomes it leads a step by its words, else a sub-item, or a point of a sentence.
        """
        if self._is_agenda:
            return split.kind == "STEP" or self._rows[index].cells[-1].italic or not self._is_point(index)
        if split.kind == "STEP":
            return True
        points = split.text[:1].islower() or split.text.endswith((";", ",", "."))
        before = self._element
        return points or (before is not None and before.kind == "PARAGRAPH" and before.last_line.endswith((":", ";", ",")))

    def _part_reference(self, split: SplitRow) -> None:
        """Part what a text without columns read on from the right-hand column, so that the rest shows its kind."""
        text, references = split_trailing_reference(split.text, self._scanner, self._language)
        if references:
            split.text, split.kind = text, self._scanner.kind(text)
            split.right += [(kind, evolve(split.cells[-1], text=reference)) for kind, reference in references]

    def _is_point(self, index: int) -> bool:
        title = next(iter(self._open[-1].title.lines), "") if self._open else ""
        if self._language.begins("OTHER_BUSINESS_WORD", title):
            return True
        points = [index]
        for step in (1, -1):
            at = index + step
            while 0 <= at < len(self._rows) and abs(at - points[-1]) <= _POINT_ROWS:
                labels = self._splits[at].labels
                if labels and labels[0][0].kind != "DASH":
                    break
                if labels:
                    points.append(at)
                at += step
        return len(points) > 1 and not any(self._splits[at].kind == "STEP" for at in points)

    def _read_text(self, row: Row, split: SplitRow, index: int) -> None:
        if not self._columns and not (self._element and self._element.kind == "PARAGRAPH"):
            self._part_reference(split)
        kind = split.kind
        if self._takes_queued_label(row, split, index):
            self._title(row, split)
        elif self._goes_on_with_element(row, split, index):
            assert self._element is not None
            text, references = split.text, list[tuple[str, str]]()
            if self._element.kind in {"TITLE", "STEP"}:
                text, references = split_trailing_reference(split.text, self._scanner, self._language)
            self._element.add(row, text, split.cells)
            self._add_trailing(row, references, split.cells)
        elif kind in {"STEP"} and (self._open or self._numbered) and not self._in_notes:
            self._add_step(row, split)
        elif kind == "LEGAL_BASIS":
            self._add_legal_basis(row, split)
        elif kind in {"LEGEND", "SESSION"}:
            self._start("NOTE", row, split.text, split.cells)
        elif self._is_section(row, split, index):
            self._add_section(row, split)
        elif kind == "LIST" and self._open:
            self._open_unlabelled(row, split)
        elif not self._numbered and not self._in_notes and not is_prose(self._block(index)):
            self._open = []
            self._open_unlabelled(row, split)
        elif self._is_italic_step(row):
            self._add_step(row, split)
        elif self._goes_on_with_title(row, index):
            self._open[-1].title.add(row, split.text, split.cells)
        elif self._is_unlabelled_item(row, split, index):
            self._open_unlabelled(row, split)
        elif self._in_notes or (self._is_agenda and self._is_remark(row, index)):
            self._start("NOTE", row, split.text, split.cells)
        else:
            self._add_paragraph(row, split.text, split.cells)

    # -- what goes on ------------------------------------------------------------------------------------------------------

    def _goes_on_with_element(self, row: Row, split: SplitRow, index: int) -> bool:
        element = self._element
        if element is None or not element.rows:
            return False
        last = element.rows[-1]
        if element.kind in {"TITLE", "STEP"} and split.kind not in _PROSE_KINDS | {"POLICY", "FIGURE", "ITEM_TITLE", "LIST"}:
            return False
        if element.kind == "TITLE" and row.gap == 0 and element.open_brackets > 0:
            return True
        if starts_new_block(last, row, self._width_of(element)) and element.kind not in {"NOTE", "LEGAL_BASIS"}:
            return False
        if split.kind == "POLICY" and not last.cells[-1].continues and not self._is_open_ended(element):
            return False
        if element.kind == "TITLE":
            return self._same_column(element, row) and not self._changes_type(last, row) and goes_on(last, row, self._title_width)
        if element.kind == "STEP":
            listed = element.last_line.endswith((",", " and", " the"))
            return self._same_column(element, row) and (listed or goes_on(last, row, self._title_width))
        if element.kind in {"LEGAL_BASIS", "SECTION_BASIS"}:
            return element.open_brackets > 0
        if element.kind == "NOTE":
            open_bracket = element.open_brackets > 0
            return open_bracket or (row.gap < 1 and goes_on(last, row, self._text_width))
        if split.kind in {"SECTION", "POLICY", "ITEM_TITLE"} and last.text.endswith("."):
            return False
        return split.kind in _PROSE_KINDS | {"STEP", "ITEM_TITLE", "POLICY", "SECTION"} and goes_on(last, row, self._text_width)

    def _goes_on_with_title(self, row: Row, index: int) -> bool:
        """A second line of a title, closely below it, that is not full."""
        element = self._element
        if element is None or element.kind != "TITLE" or not element.rows:
            return False
        last = element.rows[-1]
        if self._splits[index].kind == "BRACKET" and row.gap <= _CLOSE and self._same_column(element, row):
            return True
        if starts_new_block(last, row, self._title_width) or self._changes_type(last, row) or not self._same_column(element, row):
            return False
        return not is_prose(self._block(index))

    def _is_open_ended(self, element: _Element) -> bool:
        """Whether a line ends with a word or sign that asks for more."""
        words = element.last_line.split()
        return element.last_line.endswith((",", "/", "–", "-")) or words[-1] in self._language.words["STEP_CONNECTIVE"]

    def _width_of(self, element: _Element) -> float:
        return self._title_width if element.kind in {"TITLE", "STEP"} else self._text_width

    def _same_column(self, element: _Element, row: Row) -> bool:
        first = element.cells[0] if element.cells else None
        if first is None or first.x is None or row.x is None or first.page != row.page:
            return True
        return abs(first.x - row.x) <= _SAME_COLUMN

    def _changes_type(self, last: Row, row: Row) -> bool:
        """Whether a row is printed in other type: italic for a step, upright behind a bold title for text."""
        before, cell = last.cells[0], row.cells[0]
        return (cell.italic and not before.italic) or (before.bold and not cell.bold)

    def _block(self, index: int) -> str:
        """The text of the rows from ``index`` that go on in each other."""
        lines = [self._splits[index].text]
        for at in range(index + 1, min(index + 40, len(self._rows))):
            before, row, split = self._rows[at - 1], self._rows[at], self._splits[at]
            if split.labels or not split.text or starts_new_block(before, row, self._text_width) or not goes_on(before, row, self._text_width):
                break
            lines.append(split.text)
        return join_lines(lines)

    # -- items -------------------------------------------------------------------------------------------------------------

    def _open_item(self, label: Label | None, cell: Cell | None, row: Row) -> _Item:
        open_items = [item.open for item in self._open]
        if label is None or cell is None:
            parent = open_items[-1] if open_items else None
            opened = OpenItem("", 0, row.x, row.page, parent=parent)
        else:
            its_style = style(label, open_items)
            place = ordinal(label, its_style)
            parent = parent_of(its_style, place, cell.x, row.page, open_items)
            opened = OpenItem(its_style, place, cell.x, row.page, parent=parent)
            if parent is not None:
                parent.last_inside = (its_style, place)
        depth = next((at + 1 for at, item in enumerate(self._open) if item.open is parent), 0)
        depth = min(depth, MOST_LEVELS - 1)
        item = _Item(opened, label, cell)
        siblings = self._open[depth - 1].details if depth else self._top
        siblings.append(item)
        self._open = [*self._open[:depth], item]
        self._in_notes = False
        return item

    def _open_unlabelled(self, row: Row, split: SplitRow) -> None:
        while self._open and self._open[-1].label is None:
            self._open.pop()
        self._open_item(None, None, row)
        self._title(row, split)

    def _title(self, row: Row, split: SplitRow) -> None:
        item = self._open[-1]
        text, references = split_trailing_reference(split.text, self._scanner, self._language)
        if item.label is not None and item.label.kind == "BRACKETED":
            text = text.removesuffix("]")
        item.title.add(row, text, split.cells)
        item.title_x = split.cells[0].x
        item.open.is_list = any(self._language.begins(name, text) for name in ("LIST_WORD", "A_ITEMS_WORD"))
        self._element = item.title
        self._add_trailing(row, references, split.cells)

    def _takes_queued_label(self, row: Row, split: SplitRow, index: int) -> bool:
        """Open the item whose label waits for this row, if one does."""
        if not self._queue:
            return False
        if split.kind == "STEP" and any(label.kind == "DASH" for label, _, _ in self._queue) and self._is_agenda:
            self._queue = [entry for entry in self._queue if entry[0].kind != "DASH"]
            return False
        fresh = self._fresh_labels(index)
        if not fresh:
            begins = row.gap >= 1 or self._element is None
            if not begins or split.kind in {"SECTION", "POLICY", "LEGAL_BASIS"} or is_prose(self._block(index)):
                return False
            return self._open_queued(1, row)
        styles = {style(label) for label, _, _ in fresh}
        older = len(self._queue) - len(fresh)
        if len(styles) == 1 and older == 0:
            return self._open_queued(1, row)
        kept, self._queue = self._queue[:older], self._queue[older:]
        self._open_queued(len(self._queue), row)
        self._queue = kept
        return True

    def _fresh_labels(self, index: int) -> list[tuple[Label, Cell, int]]:
        """Waiting labels with nothing but labels between them and the row."""
        fresh: list[tuple[Label, Cell, int]] = []
        expected = index - 1
        for entry in reversed(self._queue):
            if entry[2] not in {expected, expected + 1}:
                break
            fresh.insert(0, entry)
            expected = entry[2] - 1
        return fresh

    def _open_queued(self, count: int, row: Row) -> bool:
        for label, cell, _ in self._queue[:count]:
            self._open_item(label, cell, row)
        self._queue = self._queue[count:]
        return True

    def _flush_queue(self) -> None:
        for label, cell, index in self._queue:
            if label.kind != "DASH":
                self._open_item(label, cell, self._rows[index])
        self._queue = []

    def _is_unlabelled_item(self, row: Row, split: SplitRow, index: int) -> bool:
        """A block under an item that has a number beside it or a step closely below it, and is no sentence."""
        if not self._open or split.text[:1].islower() or is_prose(self._block(index)):
            return False
        for at in range(index, min(index + 6, len(self._rows))):
            current, its_split = self._rows[at], self._splits[at]
            if at > index and (its_split.labels or starts_new_block(self._rows[at - 1], current, self._title_width)):
                return False
            if its_split.right and self._columns:
                return True
            if at > index and (its_split.kind == "STEP" or self._is_italic_step(current)):
                return True
        return False

    # -- what stands under an item -------------------------------------------------------------------------------------------

    def _start(
        self,
        kind: str,
        row: Row,
        text: str,
        cells: Sequence[Cell],
        label: Label | None = None,
        label_cell: Cell | None = None,
        under_item: bool = False,
    ) -> None:
        element = _Element(kind, label=label, label_cell=label_cell)
        if text:
            element.add(row, text, cells)
        else:
            element.rows.append(row)
        self._details(under_item).append(element)
        self._element = element

    def _details(self, under_item: bool) -> list[_Element | _Item]:
        return self._open[-1].details if under_item and self._open else self._top

    def _add_step(self, row: Row, split: SplitRow) -> None:
        owner = self._owner(row)
        text, references = split_trailing_reference(split.text, self._scanner, self._language)
        element = _Element("STEP")
        element.add(row, text, split.cells)
        if owner is None:
            element.kind = "PARAGRAPH"
            self._top.append(element)
        else:
            owner.details.append(element)
        self._element = element
        self._add_trailing(row, references, split.cells)

    def _owner(self, row: Row) -> _Item | None:
        """The deepest open item whose title is not further in than the row."""
        for item in reversed(self._open):
            known = item.title_x is not None and item.open.page == row.page and row.x is not None
            if not known or (item.title_x or 0.0) <= (row.x or 0.0) + _SAME_COLUMN:
                return item
        return self._open[-1] if self._open else None

    def _add_legal_basis(self, row: Row, split: SplitRow) -> None:
        before = self._element
        if before is not None and before.kind == "SECTION":
            self._start("SECTION_BASIS", row, split.text, split.cells, under_item=before not in self._top)
        elif before is not None and before.kind == "TITLE" and self._open and self._open[-1].open.is_list:
            before.add(row, split.text, split.cells)
        else:
            self._start("LEGAL_BASIS", row, split.text, split.cells, under_item=True)

    def _add_paragraph(self, row: Row, text: str, cells: Sequence[Cell]) -> None:
        self._start("PARAGRAPH", row, text, cells, under_item=True)

    def _add_references(self, row: Row, beside: Sequence[tuple[str, Cell]]) -> None:
        for kind, cell in beside:
            self._add_reference(row, kind, cell.text, cell)

    def _add_trailing(self, row: Row, references: Sequence[tuple[str, str]], cells: Sequence[Cell]) -> None:
        for kind, text in references:
            self._add_reference(row, kind, text, cells[-1])

    def _add_reference(self, row: Row, kind: str, text: str, cell: Cell) -> None:
        if not self._open:
            self._start("REFERENCES", row, text, [cell])
            return
        references = self._open[-1].references
        if kind in {"ADDITION", "SUFFIXES", "REFERENCE_REMARK"}:
            chain = [element for element in references if element.kind == "REFERENCES"]
            if chain:
                chain[-1].add(row, text, [cell])
                return
        element = _Element("CODES" if kind == "CODES" else "REFERENCES")
        element.add(row, text, [cell])
        references.append(element)

    # -- sections ------------------------------------------------------------------------------------------------------------

    def _is_section(self, row: Row, split: SplitRow, index: int) -> bool:
        if split.right or split.labels:
            return False
        if split.kind in {"SECTION", "POLICY", "DAY_BANNER"}:
            return True
        if split.kind == "ITEM_TITLE":
            return self._numbered and self._language.begins("OTHER_BUSINESS_WORD", split.text)
        if split.kind not in {"TEXT", "CAPITALS", "MEETING"} or self._in_notes or len(split.text) > _SHORT:
            return False
        if split.text.endswith((".", ";", ":", ",")) or not self._stands_alone(index):
            return False
        if split.kind == "CAPITALS":
            return True
        margin = self._margin.get(row.page)
        if row.x is None or margin is None or not self._numbered:
            return False
        return row.x < margin - _OUTSIDE or row.cells[0].bold and row.x <= margin + _OUTSIDE

    def _stands_alone(self, index: int) -> bool:
        row = self._rows[index]
        following = self._rows[index + 1] if index + 1 < len(self._rows) else None
        if not self._columns:
            before = self._rows[index - 1] if index else None
            return before is None or not goes_on(before, row, self._title_width)
        closed = following is None or following.page != row.page or following.gap >= BLOCK_GAP or bool(self._splits[index + 1].labels)
        return closed or (following is not None and self._splits[index + 1].kind in {"LEGAL_BASIS", "SECTION", "POLICY"})

    def _add_section(self, row: Row, split: SplitRow) -> None:
        self._flush_queue()
        lister = next((at for at, item in enumerate(self._open) if item.open.is_list), None)
        if lister is None or self._language.begins("RESUMING_SECTION_WORD", split.text):
            self._open = []
        else:
            self._open = self._open[: self._deepest_list() + 1]
        kind = "NOTE" if split.kind == "DAY_BANNER" else "SECTION"
        self._start(kind, row, split.text, split.cells, under_item=bool(self._open))

    def _deepest_list(self) -> int:
        return max(at for at, item in enumerate(self._open) if item.open.is_list)

    # -- evidence ------------------------------------------------------------------------------------------------------------

    def _is_italic_step(self, row: Row) -> bool:
        return bool(self._open) and row.cells[0].italic and not self._in_notes and not is_prose(row.text)

    def _is_remark(self, row: Row, index: int) -> bool:
        return is_prose(self._block(index)) and not (self._element is not None and self._element.kind == "TITLE" and row.gap < BLOCK_GAP)

    def _label_margins(self) -> dict[int, float]:
        """Left edge of the labels of items, by page."""
        margins: dict[int, float] = {}
        for row, split in zip(self._rows, self._splits, strict=True):
            if split.labels and split.labels[0][0].kind in {"ARABIC", "ROMAN", "FIGURE"} and row.x is not None:
                margins[row.page] = min(row.x, margins.get(row.page, row.x))
        return margins

    def _width_of_titles(self) -> float:
        """Width of full lines of titles: up to the right-hand column, or the longest line behind a label."""
        edges = sorted(cell.x for split in self._splits for _, cell in split.right if cell.x is not None and split.text)
        if edges:
            return edges[len(edges) // 4] - 2
        if self._columns:
            return text_width(self._rows)
        zones = [self._title_zone(index) for index, split in enumerate(self._splits) if split.labels]
        wrapped = [zone for zone in zones if len(zone) > 1]
        return float(max(map(max, wrapped))) if wrapped else text_width(self._rows)

    def _title_zone(self, index: int) -> list[int]:
        """Lengths of the lines that may be the title of a label, where no sentence follows."""
        zone = [len(self._splits[index].text)] if self._splits[index].text else []
        for following in self._splits[index + 1 : index + _TITLE_LINES]:
            if following.labels or following.kind in REFERENCE_KINDS | {"STEP", "SECTION"}:
                return zone
            if following.text.endswith("."):
                break
            zone.append(len(following.text))
        return zone[:1]

    # -- tokens --------------------------------------------------------------------------------------------------------------

    def tokens(self) -> list[CellToken]:
        """The tokens of everything that was read."""
        self._flush_queue()
        return [made for node in self._top for made in _tokens(node)]


def _tokens(node: _Element | _Item) -> list[CellToken]:
    if isinstance(node, _Element):
        return _element_tokens(node)
    made = [mark("_ITEM")]
    if node.label is not None and node.label_cell is not None:
        made.append(token("ITEM_LABEL", [node.label.text.removeprefix("[")], [node.label_cell]))
    if node.title.lines:
        made += _element_tokens(node.title)
    details = [*node.references, *node.details]
    if details:
        inner = [made_inside for detail in details for made_inside in _tokens(detail)]
        made += [mark("_INDENT"), *inner, mark("_DEDENT")]
    return made


def _element_tokens(element: _Element) -> list[CellToken]:
    made = []
    if element.label is not None and element.label_cell is not None:
        kind = "NOTE_LABEL" if element.kind == "NOTE" else "PARAGRAPH_LABEL"
        made.append(token(kind, [element.label.text], [element.label_cell]))
    if element.lines or made:
        made.append(token(element.kind, element.lines, element.cells))
    return made


