"""PDF files: words with their places on the page become lines and columns."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from statistics import median_low

from attrs import define, field

from eucouncil_parse.diagnostics import UnreadableFile
from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.sources.pdf_characters import Run, Word, read_words

__all__ = ["read_pdf"]

# Limits are in font sizes unless they say otherwise.
_BLANK = 0.25  # a blank's width; justified text stretches the blanks of a line alike, up to five times
_LEAST_BLANK = 0.1  # letters stand closer
_COLUMN_GAP, _COLUMN_BLANKS = 0.95, 2.2  # columns are parted by more than this, and by more than so many blanks
_LABEL_GAP, _LABEL_BLANKS = 0.4, 1.3  # the same behind a label, where little may be left of a tab
_ALWAYS_COLUMN = 2.0  # no blank is stretched that far
_SAME_ROW = 0.25  # difference of baselines on one line
_BESIDE_ROW = 0.5  # the same for columns beside each other, which may not be quite level
_SCRIPT_SIZE = 0.85  # of the text beside it, at most: a superscript or subscript
_SCRIPT_SHIFT = 0.55  # a superscript's baseline is no higher
_SCRIPT_GAP = 5.0  # a footnote's own mark may have a tab behind it
_RAISED = 0.15
_SMALL = 0.9  # of the body's size
_LEAST_PITCH, _MOST_PITCH, _USUAL_PITCH = 1.1, 2.2, 1.15  # from baseline to baseline in running text
_FULL_LINE = 6.0  # a line that ends so close to the longest line's end is full: the next one continues it
_PITCHES_PER_POINT = 4  # precision to which distances of baselines are counted
_ENOUGH_PITCHES = 3  # so many lines show what is usual

_MARK = re.compile(r"\d{1,3}\)?|[*∗]{1,4}\)?|[†‡§#∴]|\((?:\d{1,3}|[*∗]{1,4}|[a-z])\)")
_BEFORE_POWER = re.compile(r"(?<![\w.,])(?:[kcdm]?m|10)$")  # m², 10⁶
_ENOUGH_TEXTS = 4  # so many runs at the end of a text show what it is
_BRACKETS = ("(", "[", "{")
# "1.", "(a)", "iv)", "2.1.", "–": what stands before a tab at the start of a line.
_LABEL = re.compile(
    r"[‘’“\"«(\[]*(?:\d{1,3}[a-z]{0,2}|[a-z]{1,2}|[ivxlcdm]{1,6}|\d+(?:\.\d+)+)[.):\]]+|[–—−•●◦▪·*-]", re.IGNORECASE
)
_SOFT_HYPHEN = "\u00ad"
_PDFIUM_HYPHEN = "\x02"  # at the end of a line
_INVISIBLE = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def read_pdf(data: bytes) -> Page:
    """Read a PDF file into cells; ``x`` and ``right`` are in halves of the body's font size.

    Raises ``MissingExtra`` without pypdfium2, and ``UnreadableFile`` for a file that is empty, no PDF, damaged,
    encrypted, without pages or without text.
    """
    pages = read_words(data)
    if not any(pages):
        raise UnreadableFile("the PDF has no text layer: its pages are pictures, as of a scanner")
    rows = [_rows(words) for words in pages]
    body = _body_size(pages)
    writer = _Writer(body, _pitch(rows, body))
    for number, page in enumerate(rows):
        writer.write(number, page)
    return Page("pdf", "".join(writer.parts), writer.cells)


@define(slots=True, eq=False)
class _Row:
    """The words of one printed line, from left to right, or one line of rotated words in their order."""

    words: list[Word]
    baseline: float
    size: float
    rotated: bool = False


def _rows(words: list[Word]) -> list[_Row]:
    """The words of a page as rows, from top to bottom."""
    upright = [word for word in words if not word.angle]
    _settle_scripts(upright)
    rows: list[_Row] = []
    for word in sorted(upright, key=attrgetter("baseline"), reverse=True):
        if rows and rows[-1].baseline - word.baseline <= _SAME_ROW * min(rows[-1].size, word.size):
            rows[-1].words.append(word)
            rows[-1].size = max(rows[-1].size, word.size)
        else:
            rows.append(_Row([word], word.baseline, word.size))
    for row in rows:
        row.words.sort(key=attrgetter("left"))
    rows = _level(rows)
    if len(upright) < len(words):
        rows = sorted([*rows, *_rotated_rows(words)], key=attrgetter("baseline"), reverse=True)
    return rows


def _settle_scripts(words: list[Word]) -> None:
    """Put words that are raised or lowered on the baseline of the text beside them."""
    for before, word in pairwise(words):
        script, text = (word, before) if word.size < before.size else (before, word)
        if (
            script.size < _SCRIPT_SIZE * text.size
            and abs(script.baseline - text.baseline) < _SCRIPT_SHIFT * text.size
            and -text.size < word.left - before.right < _SCRIPT_GAP * text.size
        ):
            script.baseline = text.baseline


def _level(rows: list[_Row]) -> list[_Row]:
    """Join rows that stand beside each other, their baselines less than half a line apart."""
    level = rows[:1]
    for row in rows[1:]:
        above = level[-1]
        left, right = (row, above) if row.words[0].left < above.words[0].left else (above, row)
        near = above.baseline - row.baseline < _BESIDE_ROW * min(above.size, row.size)
        if near and left.words[-1].right < right.words[0].left:
            above.words = left.words + right.words
        else:
            level.append(row)
    return level


def _rotated_rows(words: list[Word]) -> Iterator[_Row]:
    """Rotated words that follow each other on one slanting line."""
    row: _Row | None = None
    for word in words:
        run = word.runs[0]
        if row is not None and word.angle and _on_line(row.words[-1].runs[0], run):
            row.words.append(word)
            continue
        if row is not None:
            yield row
        row = _Row([word], run.baseline, word.size, rotated=True) if word.angle else None
    if row is not None:
        yield row


def _on_line(before: Run, run: Run) -> bool:
    return before.look.angle == run.look.angle and abs(before.across - run.across) < _SCRIPT_SHIFT * run.look.size


def _body_size(pages: list[list[Word]]) -> float:
    """The size of most characters, in points."""
    sizes: Counter[float] = Counter()
    for words in pages:
        for word in words:
            for run in word.runs:
                sizes[run.look.size] += len(run.text)
    rounded = Counter[float]()
    for size, characters in sizes.items():
        rounded[round(size, 1)] += characters
    return max(rounded.most_common(1)[0][0], 0.1)


def _pitch(pages: list[list[_Row]], body: float) -> float:
    """The usual distance of baselines in running text, in points."""
    rows = [[row for row in page if not row.rotated] for page in pages]
    full = max((row.words[-1].right for page in rows for row in page), default=0.0) - _FULL_LINE * body
    behind_full, anywhere = Counter[int](), Counter[int]()
    for page in rows:
        for above, row in pairwise(page):
            distance = above.baseline - row.baseline
            if _LEAST_PITCH * body <= distance <= _MOST_PITCH * body:
                step = round(distance * _PITCHES_PER_POINT)
                anywhere[step] += 1
                behind_full[step] += above.words[-1].right >= full
    for steps in (behind_full, anywhere):
        if steps.total() >= _ENOUGH_PITCHES:
            return max(steps, key=lambda step: (steps[step], -step)) / _PITCHES_PER_POINT
    return _USUAL_PITCH * body


def _columns(row: _Row) -> Iterator[list[Word]]:
    """The words of a row, parted where the gap is wider than the blanks of this row."""
    words = row.words
    gaps = [] if row.rotated else _gaps(words)
    start = 0
    if max(gaps, default=0.0) > _LABEL_GAP:
        blanks = [gap for gap in gaps if gap < _ALWAYS_COLUMN]
        blank = max(median_low(blanks) if len(blanks) > 1 else 0.0, _BLANK)
        for index, gap in enumerate(gaps, 1):
            label = index == start + 1 and _LABEL.fullmatch(words[start].text)
            least, times = (_LABEL_GAP, _LABEL_BLANKS) if label else (_COLUMN_GAP, _COLUMN_BLANKS)
            if gap > min(max(least, times * blank), _ALWAYS_COLUMN):
                yield words[start:index]
                start = index
    yield words[start:]


def _gaps(words: list[Word]) -> list[float]:
    """The free width before each word but the first."""
    gaps: list[float] = []
    right = words[0].right
    for before, word in pairwise(words):
        gaps.append((word.left - right) / min(before.size, word.size))
        right = max(right, word.right)
    return gaps


@define(slots=True, eq=False)
class _Part:
    """Text of a column that is raised as a whole or not at all, with the number of characters of each kind."""

    raised: bool
    blank: bool
    """Whether a blank stands before it."""
    left: float
    right: float
    texts: list[str] = field(factory=list)
    length: int = 0
    bold: int = 0
    italic: int = 0
    small: int = 0
    marks: list[str] = field(factory=list)

    def append(self, other: _Part) -> None:
        self.texts += [" ", *other.texts] if other.blank else other.texts
        self.right = max(self.right, other.right)
        self.length += other.length
        self.bold += other.bold
        self.italic += other.italic
        self.small += other.small


def _parts(words: list[Word], rotated: bool, body: float) -> list[_Part]:
    """The runs of a column, those joined that are raised and those that are not."""
    largest = max(words, key=attrgetter("size"))
    script, raised_from = _SCRIPT_SIZE * largest.size, largest.baseline + _RAISED * largest.size
    small = _SMALL * body
    parts: list[_Part] = []
    right = math.inf
    for word in words:
        blank = rotated or word.blank or word.left - right > _LEAST_BLANK * word.size
        for run in word.runs:
            look, length = run.look, len(run.text)
            raised = look.size < script and run.baseline > raised_from and not rotated
            if not parts or parts[-1].raised != raised:
                parts.append(_Part(raised, blank and bool(parts), run.left, run.right))
                blank = False
            part = parts[-1]
            if blank and part.texts:
                part.texts.append(" ")
            part.texts.append(run.text)
            part.right = max(part.right, run.right)
            part.length += length
            part.bold += length * look.bold
            part.italic += length * look.italic
            part.small += length * (look.size < small)
            blank = False
        right = word.right
    return parts


def _without_marks(parts: list[_Part]) -> Iterator[_Part]:
    """The parts of a column as one, footnote marks taken off; a mark before all text stands for itself."""
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

    def write(self, page: int, rows: list[_Row]) -> None:
        """Add a page."""
        if page:
            self._put("\f")
        line = 0
        above: float | None = None
        for row in rows:
            gap = 0.0
            if not row.rotated:
                gap = 0.0 if above is None else round(max((above - row.baseline) / self.pitch - 1, 0.0), 2)
            cells = list(self._cells(row))
            for index, cell in enumerate(cells):
                self._put("  " if index else "\n" if line else "")
                cell.page, cell.row, cell.gap = page, line, gap
                printed = cell.text + "".join(cell.marks)
                cell.start, cell.end = self.length, self.length + len(printed)
                cell.printed = printed if cell.marks else None
                self._put(printed)
            self.cells += cells
            line += bool(cells)
            if cells and not row.rotated:
                above = row.baseline

    def _cells(self, row: _Row) -> Iterator[Cell]:
        unit = self.body / 2
        for words in _columns(row):
            for part in _without_marks(_parts(words, row.rotated, self.body)):
                if text := _clean("".join(part.texts)):
                    yield Cell(
                        text,
                        0,
                        0,
                        x=round(part.left / unit, 2),
                        right=round(part.right / unit, 2),
                        bold=2 * part.bold > part.length,
                        italic=2 * part.italic > part.length,
                        small=2 * part.small > part.length,
                        rotated=row.rotated,
                        marks=tuple(part.marks),
                    )

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _clean(text: str) -> str:
    """Hyphens as such, blanks folded, nothing that does not print."""
    text = text.replace(_PDFIUM_HYPHEN, "-")
    if not text.isascii():
        if text.endswith(_SOFT_HYPHEN):
            text = text[:-1] + "-"
        text = text.replace(_SOFT_HYPHEN, "")
        # Pairs of surrogates are one character, single ones none.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(_INVISIBLE.sub("", text).split())
