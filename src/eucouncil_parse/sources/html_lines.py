"""The elements of an HTML document, one after the other, become lines.

Every block begins a line, with a blank line above it; ``<br>`` breaks one. Cells of a table stand beside each other.
Items of a list get the labels that a browser would print. Marks of footnotes stand behind their word without brackets,
as they are printed. Nothing here calls itself: documents may be nested as deep as they like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field

from eucouncil_parse.sources.html_lists import HtmlList
from eucouncil_parse.sources.printed_lines import Column, PrintedLine, beside

__all__ = ["HtmlLines"]

_BLOCKS = frozenset(
    [
        *["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"],
        *["div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"],
        *["h6", "header", "hgroup", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table"],
        *["tr", "ul"],
    ]
)
HIDDEN = frozenset(
    [
        *["head", "script", "style", "noscript", "template", "nav", "button", "select", "textarea", "svg", "math"],
        *["iframe", "object", "audio", "video", "canvas"],
    ]
)
_HEADING = re.compile(r"h([1-6])")
_BOLD, _ITALIC = frozenset({"b", "strong", "th"}), frozenset({"i", "em", "cite", "dfn"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_PAGE_BREAK = re.compile(r"(?:page-break|break)-before\s*:\s*(?:always|page)")
_NOTE_MARK = re.compile(r"\s*+(?:[\[(]\s*+)?(\d{1,3}|[*†‡]{1,3})\s*+(?:[\])]\s*+)?")
_LABEL = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivxlcdm]{1,6})[.)]|[–—•*-])(?=\s|$)", re.IGNORECASE)
_TAB, _LEAST_BLANKS = 6, 2
"""Characters from one tab stop to the next, and between a text and the next tab stop."""
_MOST_TABLES = 8
"""Tables in tables, at the most; what is deeper is read as text."""
_MOST_LISTS = 8
_MOST_COLUMNS = 100
GENERATED = "eucouncil-parse-label-"
"""The class of an element that holds a label which whoever shows the file makes, but for its depth, a figure."""
_GENERATED = re.compile(rf"{GENERATED}(\d)")
PAGE_BREAK = "eucouncil-parse-page"
"""The class of a rule that stands for the break of a page."""


@define(slots=True, eq=False)
class _Table:
    rows: list[list[tuple[int, int, list[PrintedLine]]]] = field(factory=list)
    held: dict[int, int] = field(factory=dict)
    """Columns that a cell of a row above still holds, each with the count of rows."""


@define(slots=True, eq=False)
class _Frame:
    """Where lines are collected: the document, or a cell of a table."""

    lines: list[PrintedLine] = field(factory=list)
    line: PrintedLine | None = None
    gap: float = 0.0
    label: str | None = None
    """The label of the list item that waits for its text."""
    starts_page: bool = False
    broken_x: float | None = None
    """Where a line goes on that was broken inside its block."""


class HtmlLines:
    """Takes the elements and texts of a document, and gives its lines.

    ``is_word`` says that the HTML was made of a file of a word processor: tabs part columns, where HTML has blanks, and
    every label that is generated is printed.
    """

    def __init__(self, is_word: bool = False) -> None:
        self._is_word = is_word
        self._frames = [_Frame()]
        self._tables: list[_Table] = []
        self._lists: list[HtmlList] = []
        self._bold = self._italic = self._heading = self._pre = self._too_deep = 0
        self._mark: list[str] | None = None
        """Text of what may be the mark of a footnote, while it is read."""
        self._undo: list[tuple[str, ...]] = []
        """What each open element changed."""

    def lines(self) -> list[PrintedLine]:
        """All lines, once the document is at its end."""
        self._end_line()
        return self._frames[0].lines

    # -- elements --

    def start(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """An element begins; every one that begins must end."""
        changed: list[str] = []
        style = (attributes.get("style") or "").lower()
        classes = attributes.get("class") or ""
        if tag == "br":
            self._break()
        if tag in _BLOCKS:
            self._end_block()
        if (PAGE_BREAK in classes or _PAGE_BREAK.search(style)) and len(self._frames) == 1:
            self.new_page()
        if tag in _BOLD or _BOLD_STYLE.search(style):
            changed.append("bold")
            self._bold += 1
        if tag in _ITALIC or _ITALIC_STYLE.search(style):
            changed.append("italic")
            self._italic += 1
        if heading := _HEADING.fullmatch(tag):
            changed.append("heading")
            self._heading = int(heading[1])
        if tag == "pre":
            changed.append("pre")
            self._pre += 1
        if tag in {"ol", "ul"}:
            changed.append("list")
            self._lists.append(HtmlList.of(tag, attributes, style))
        elif tag == "li":
            self._label_item(attributes, style)
        if self._mark is None and (tag == "sup" or (tag == "a" and (attributes.get("href") or "").startswith("#"))):
            changed.append("mark")
            self._mark = []
        if generated := _GENERATED.search(classes):
            changed.append("generated")
            self._frame.broken_x = float(_TAB * min(int(generated[1]), _MOST_LISTS))
        changed += self._start_of_table(tag, attributes)
        self._undo.append((tag, *changed))

    def end(self) -> None:
        """The element that began last ends."""
        tag, *changed = self._undo.pop()
        for change in reversed(changed):
            if change in {"bold", "italic", "pre"}:
                setattr(self, f"_{change}", getattr(self, f"_{change}") - 1)
            elif change == "mark":
                self._end_mark()
            elif change == "list":
                self._lists.pop()
            elif change == "deep":
                self._too_deep -= 1
            elif change == "generated":
                self._end_generated()
        if tag in _BLOCKS:
            self._end_block()
        if tag == "li":
            self._frame.label = None
        if "heading" in changed:
            self._heading = 0
        if "cell" in changed:
            self._end_cell()
        if "table" in changed:
            self._frame.lines += self._with_gap(beside(self._tables.pop().rows))

    def text(self, text: str) -> None:
        """Text of the element that began last."""
        if self._mark is not None:
            self._mark.append(text)
        elif self._pre:
            for index, line in enumerate(text.split("\n")):
                if index:
                    self._break()
                self._add(line)
        elif self._is_word and "\t" in text:
            for index, piece in enumerate(text.split("\t")):
                if index:
                    self._tab()
                self._add(piece)
        else:
            self._add(text)

    def new_page(self) -> None:
        """What follows stands on a new page."""
        self._end_line()
        self._frame.starts_page = True

    def note(self, mark: str, gap: float) -> None:
        """What follows is a footnote with this mark, and so many blank lines above it."""
        self._end_block()
        self._frame.gap, self._frame.label = gap, mark

    # -- lines --

    @property
    def _frame(self) -> _Frame:
        return self._frames[-1]

    def _add(self, text: str) -> None:
        frame = self._frame
        if frame.line is None:
            if not text.strip():
                return
            x = self._indent if frame.broken_x is None else frame.broken_x
            first = Column(x or 0.0, has_place=x is not None)
            frame.line = PrintedLine([first], frame.gap, self._heading, frame.starts_page)
            frame.gap, frame.starts_page = 0.0, False
            if frame.label is not None:
                first.x = max(first.x - _TAB, 0.0)
                first.add(frame.label)
                first.inferred = True
                frame.label = None
                self._tab()
        frame.line.columns[-1].add(text, bold=self._bold > 0, italic=self._italic > 0)

    @property
    def _indent(self) -> float | None:
        """Left edge of a text in a list; None outside, where nothing tells it."""
        return float(_TAB * min(len(self._lists), _MOST_LISTS)) if self._lists else None

    def _tab(self) -> None:
        """Go to the next tab stop."""
        line = self._frame.line
        if line is None:
            return
        last = line.columns[-1]
        end = last.x + len(last.text)
        last.has_place = True
        line.columns.append(Column(max(last.x + _TAB, -(-(end + _LEAST_BLANKS) // _TAB) * _TAB)))

    def _break(self) -> None:
        """End the line, if there is one; a second break makes a blank line."""
        line = self._frame.line
        if line is None:
            self._frame.gap = max(self._frame.gap, 1.0)
        self._end_line()
        if line is not None and line.columns:
            self._frame.broken_x = line.columns[-1].x if line.columns[-1].has_place else None

    def _end_block(self) -> None:
        """End the line and its block; a blank line follows."""
        self._end_line()
        self._frame.gap = max(self._frame.gap, 1.0)
        self._frame.broken_x = None

    def _end_line(self) -> None:
        if self._mark:
            mark, self._mark = "".join(self._mark), []  # blocks in what was no mark
            self._add(mark)
        line, self._frame.line = self._frame.line, None
        if line is None:
            return
        columns = [column for column in line.columns if column.text]
        if not self._is_word and len(columns) > 1 and columns[0].inferred and _LABEL.match(columns[1].text):
            del columns[0]  # the label is printed; a browser would be told not to make one
        line.columns = columns
        if columns:
            self._frame.lines.append(line)

    def _with_gap(self, lines: list[PrintedLine]) -> list[PrintedLine]:
        if lines:
            lines[0].gap = max(lines[0].gap, self._frame.gap)
            lines[0].starts_page = self._frame.starts_page
            self._frame.gap, self._frame.starts_page = 1.0, False
        return lines

    # -- labels and marks --

    def _label_item(self, attributes: Mapping[str, str | None], style: str) -> None:
        if not self._lists:
            return
        self._frame.label = self._lists[-1].next_label(attributes, style)

    def _end_mark(self) -> None:
        text, self._mark = "".join(self._mark or ()), None
        mark = _NOTE_MARK.fullmatch(text)
        line = self._frame.line
        if mark is None:
            self.text(text)
        elif line is None or not line.columns[-1].length:
            self._add(f"{mark[1]} ")  # it leads its note
        else:
            parts = line.columns[-1].parts
            parts[-1] = parts[-1].rstrip()
            self._add(mark[1])

    def _end_generated(self) -> None:
        line = self._frame.line
        if line is not None and len(line.columns) == 1:
            line.columns[0].inferred = True

    # -- tables --

    def _start_of_table(self, tag: str, attributes: Mapping[str, str | None]) -> list[str]:
        if tag == "table" and len(self._tables) < _MOST_TABLES:
            self._tables.append(_Table())
            return ["table"]
        if tag == "table":
            self._too_deep += 1
            return ["deep"]
        if not self._tables or self._too_deep:
            return []
        table = self._tables[-1]
        if tag == "tr":
            table.rows.append([])
            table.held = {column: count - 1 for column, count in table.held.items() if count > 1}
        elif tag in {"td", "th"}:
            if not table.rows:
                table.rows.append([])
            self._end_line()
            self._frames.append(_Frame())
            row = table.rows[-1]
            number = row[-1][0] + row[-1][1] if row else 0
            while number in table.held:
                number += 1
            span, height = (_count(attributes.get(name)) for name in ("colspan", "rowspan"))
            row.append((number, span, self._frame.lines))
            if height > 1:
                table.held |= dict.fromkeys(range(number, number + span), height)
            return ["cell"]
        return []

    def _end_cell(self) -> None:
        self._end_line()
        self._frames.pop()


def _count(value: str | None) -> int:
    """How many columns or rows a cell takes."""
    return min(max(int(value), 1), _MOST_COLUMNS) if value and value.isdecimal() and len(value) < _TAB else 1
