"""PDF files: words with their places on the page become lines and columns."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from attrs import define, field

from eucouncil_parse.diagnostics import UnreadableFile
from eucouncil_parse.sources.page import Cell, Edges, Page
from eucouncil_parse.sources.pdf_characters import read_words
from eucouncil_parse.sources.pdf_rows import SCRIPT_SIZE, Row, body_size, columns_of, rows_of_words, usual_pitch
from eucouncil_parse.sources.pdf_words import Word

__all__ = ["read_pdf"]

# Limits are in font sizes unless they say otherwise.
_LEAST_BLANK = 0.1  # letters stand closer
_RAISED = 0.15
_SMALL = 0.9  # of the body's size

_MARK = re.compile(r"\d{1,3}\)?|[*∗]{1,4}\)?|[†‡§#∴]|\((?:\d{1,3}|[*∗]{1,4}|[a-z])\)")
_BEFORE_POWER = re.compile(r"(?<![\w.,])(?:[kcdm]?m|10)$")  # m², 10⁶
_ENOUGH_TEXTS = 4  # so many runs at the end of a text show what it is
_BRACKETS = ("(", "[", "{")
_SOFT_HYPHEN = "\u00ad"
_PDFIUM_HYPHEN = "\x02"  # at the end of a line
_INVISIBLE = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def read_pdf(data: bytes) -> Page:
    """Read a PDF file into cells; ``x`` and ``right`` are in halves of the body's font size.

    Raises ``MissingExtra`` without pypdfium2, and ``UnreadableFile`` for a file that is empty, no PDF, damaged,
    encrypted, without pages or without text.
    """
    pages = read_words(data)
    if not any(page.words for page in pages):
        raise UnreadableFile("the PDF has no text layer: its pages are pictures, as of a scanner")
    rows = [rows_of_words(page.words) for page in pages]
    body = body_size([page.words for page in pages])
    writer = _Writer(body, usual_pitch(rows, body))
    for number, page in enumerate(rows):
        writer.write(number, page, pages[number].height)
    pictures = {
        number: [
            (place, each.look)
            for each in page.pictures
            if (place := edges(each.left, page.height - each.top, each.right, page.height - each.bottom)) is not None
        ]
        for number, page in enumerate(pages)
        if page.pictures
    }
    return Page("pdf", "".join(writer.parts), writer.cells, pictures=pictures)


def edges(left: float, top: float, right: float, bottom: float) -> Edges | None:
    """Edges to a hundredth of a point; places that are not finite have none."""
    if not math.isfinite(left + top + right + bottom):
        return None
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


@define(slots=True, eq=False)
class _Part:
    """Text of a column that is raised as a whole or not at all, with the number of characters of each kind."""

    raised: bool
    blank: bool
    """Whether a blank stands before it."""
    left: float
    right: float
    bottom: float
    top: float
    texts: list[str] = field(factory=list)
    length: int = 0
    bold: int = 0
    italic: int = 0
    small: int = 0
    marks: list[str] = field(factory=list)

    def append(self, other: _Part) -> None:
        self.texts += [" ", *other.texts] if other.blank else other.texts
        self.right = max(self.right, other.right)
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)
        self.length += other.length
        self.bold += other.bold
        self.italic += other.italic
        self.small += other.small


def _parts(words: list[Word], rotated: bool, body: float) -> list[_Part]:
    """The runs of a column, those joined that are raised and those that are not."""
    small = _SMALL * body
    if len(words) == 1 and len(words[0].runs) == 1:  # most columns: nothing to join, and nothing to be raised above
        (run,) = words[0].runs
        look, length = run.look, run.letters
        part = _Part(False, False, run.left, run.right, run.bottom, run.top, [run.text], length)
        part.bold, part.italic, part.small = length * look.bold, length * look.italic, length * (look.size < small)
        return [part]
    largest = max(words, key=attrgetter("size"))
    script, raised_from = SCRIPT_SIZE * largest.size, largest.baseline + _RAISED * largest.size
    parts: list[_Part] = []
    right = math.inf
    for word in words:
        blank = rotated or word.blank or word.left - right > _LEAST_BLANK * word.size
        for run in word.runs:
            look, length = run.look, run.letters
            raised = look.size < script and run.baseline > raised_from and not rotated
            if not parts or parts[-1].raised != raised:
                parts.append(_Part(raised, blank and bool(parts), run.left, run.right, run.bottom, run.top))
                blank = False
            part = parts[-1]
            if blank and part.texts:
                part.texts.append(" ")
            part.texts.append(run.text)
            part.right = max(part.right, run.right)
            part.bottom, part.top = min(part.bottom, run.bottom), max(part.top, run.top)
            part.length += length
            part.bold += length * look.bold
            part.italic += length * look.italic
            part.small += length * (look.size < small)
            blank = False
        right = word.right
    return parts


def _without_marks(parts: list[_Part]) -> Iterable[_Part]:
    """The parts of a column as one, footnote marks taken off; a mark before all text stands for itself."""
    return parts if len(parts) == 1 else _joined(parts)


def _joined(parts: list[_Part]) -> Iterator[_Part]:
    whole: _Part | None = None
    for index, part in enumerate(parts, 1):
        marks = _marks(part)
        last = index == len(parts)
        if whole is None:
            if marks and not last:
                yield part
            else:
                whole = part
        elif marks and (last or not part.blank) and _may_bear_mark(whole.texts):
            whole.marks += marks
            whole.right = part.right
        else:
            whole.append(part)
    if whole is not None:
        yield whole


def _marks(part: _Part) -> list[str]:
    """The footnote marks that a part consists of; none if it is text."""
    if not part.raised:
        return []
    marks = "".join(part.texts).replace(" ", "").split(",")
    return marks if all(map(_MARK.fullmatch, marks)) else []


def _may_bear_mark(texts: list[str]) -> bool:
    """Whether a raised number behind the texts is a footnote mark, not a power or a number in brackets."""
    end = "".join(texts[-_ENOUGH_TEXTS:])
    return not end.endswith(_BRACKETS) and not _BEFORE_POWER.search(end)


@define(slots=True, eq=False)
class _Writer:
    """Writes rows as cells, and the text that the cells' offsets refer to."""

    body: float
    pitch: float
    cells: list[Cell] = field(factory=list)
    parts: list[str] = field(factory=list)
    length: int = 0

    def write(self, page: int, rows: list[Row], height: float) -> None:
        """Add a page."""
        if page:
            self._put("\f")
        line = 0
        above: float | None = None
        for row in rows:
            gap = 0.0
            if not row.rotated and above is not None:
                gap = round(max((above - row.baseline) / self.pitch - 1, 0.0), 2)
            is_empty = True
            for words in columns_of(row):
                for part in _without_marks(_parts(words, row.rotated, self.body)):
                    if text := _clean("".join(part.texts)):
                        self._put("\n" if is_empty and line else "" if is_empty else "  ")
                        self.cells.append(self._cell(text, part, page, line, gap, row.rotated, height))
                        is_empty = False
            if not is_empty:
                line += 1
                above = above if row.rotated else row.baseline

    def _cell(self, text: str, part: _Part, page: int, row: int, gap: float, rotated: bool, height: float) -> Cell:
        """A cell that is written to the text."""
        start, unit = self.length, self.body / 2
        printed = text + "".join(part.marks)
        self._put(printed)
        return Cell(
            text,
            start,
            self.length,
            page,
            row,
            round(part.left / unit, 2),
            round(part.right / unit, 2),
            gap,
            bold=2 * part.bold > part.length,
            italic=2 * part.italic > part.length,
            small=2 * part.small > part.length,
            rotated=rotated,
            marks=tuple(part.marks),
            printed=printed if part.marks else None,
            edges=edges(part.left, height - part.top, part.right, height - part.bottom),
        )

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _clean(text: str) -> str:
    """Hyphens as such, blanks folded, nothing that does not print."""
    if text.isprintable():
        return " ".join(text.split())
    text = text.replace(_PDFIUM_HYPHEN, "-")
    if not text.isascii():
        if text.endswith(_SOFT_HYPHEN):
            text = text[:-1] + "-"
        text = text.replace(_SOFT_HYPHEN, "")
        # Pairs of surrogates are one character, single ones none.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(_INVISIBLE.sub("", text).split())
