"""The words of a PDF's page as printed lines, and the columns of a line."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from statistics import median_low

from attrs import define

from eucouncil_parse.sources.pdf_words import Run, Word

__all__ = ["SCRIPT_SIZE", "Row", "body_size", "columns_of", "rows_of_words", "usual_pitch"]

# Limits are in font sizes unless they say otherwise.
SCRIPT_SIZE = 0.85
"""Of the text beside it, at most: a superscript or subscript."""
_BLANK = 0.25  # a blank's width; justified text stretches the blanks of a line alike, up to five times
_COLUMN_GAP, _COLUMN_BLANKS = 0.95, 2.2  # columns are parted by more than this, and by more than so many blanks
_LABEL_GAP, _LABEL_BLANKS = 0.4, 1.3  # the same behind a label, where little may be left of a tab
_ALWAYS_COLUMN = 2.0  # no blank is stretched that far
_SAME_ROW = 0.25  # difference of baselines on one line
_BESIDE_ROW = 0.5  # the same for columns beside each other, which may not be quite level
_SCRIPT_SHIFT = 0.55  # a superscript's baseline is no higher
_SCRIPT_GAP = 5.0  # a footnote's own mark may have a tab behind it
_LEAST_PITCH, _MOST_PITCH, _USUAL_PITCH = 1.1, 2.2, 1.15  # from baseline to baseline in running text
_FULL_LINE = 6.0  # a line that ends so close to the longest line's end is full: the next one continues it
_PITCHES_PER_POINT = 4  # precision to which distances of baselines are counted
_ENOUGH_PITCHES = 3  # so many lines show what is usual
# "1.", "(a)", "iv)", "2.1.", "–": what stands before a tab at the start of a line.
_LABEL = re.compile(
    r"[‘’“\"«(\[]*(?:\d{1,3}[a-z]{0,2}|[a-z]{1,2}|[ivxlcdm]{1,6}|\d+(?:\.\d+)+)[.):\]]+|[–—−•●◦▪·*-]", re.IGNORECASE
)


@define(slots=True, eq=False)
class Row:
    """The words of one printed line, from left to right, or one line of rotated words in their order."""

    words: list[Word]
    baseline: float
    size: float
    rotated: bool = False


def rows_of_words(words: list[Word]) -> list[Row]:
    """The words of a page as rows, from top to bottom."""
    upright = [word for word in words if not word.angle]
    rows: list[Row] = []
    for word in sorted(_settled(upright), key=attrgetter("baseline"), reverse=True):
        if rows and rows[-1].baseline - word.baseline <= _SAME_ROW * min(rows[-1].size, word.size):
            rows[-1].words.append(word)
            rows[-1].size = max(rows[-1].size, word.size)
        else:
            rows.append(Row([word], word.baseline, word.size))
    for row in rows:
        row.words = _from_left(row.words)
    rows = _level(rows)
    if len(upright) < len(words):
        rows = sorted([*rows, *_rotated_rows(words)], key=attrgetter("baseline"), reverse=True)
    return rows


def _settled(words: list[Word]) -> list[Word]:
    """The words, those that are raised or lowered on the baseline of the text beside them."""
    settled = words[:1]
    for word in words[1:]:
        before = settled[-1]
        if word.size < before.size:
            if _is_script(word, before, word.left - before.right):
                word, *others = word.apart()
                word.baseline = before.baseline
                settled += [word, *others]
                continue
        elif before.size < word.size and _is_script(before, word, word.left - before.right):
            settled[-1:] = before.apart()
            settled[-1].baseline = word.baseline
        settled.append(word)
    return settled


def _is_script(word: Word, text: Word, gap: float) -> bool:
    """Whether a word is a superscript or subscript of the text beside it."""
    return (
        word.size < SCRIPT_SIZE * text.size
        and abs(word.baseline - text.baseline) < _SCRIPT_SHIFT * text.size
        and -text.size < gap < _SCRIPT_GAP * text.size
    )


def _from_left(words: list[Word]) -> list[Word]:
    """Words of one line from left to right, phrases taken apart where others stand among their words."""
    if len(words) == 1:
        return words
    placed = sorted(words, key=attrgetter("left"))
    if any(before.inner and before.inner[0][-1] >= word.left for before, word in pairwise(placed)):
        return sorted([each for word in words for each in word.apart()], key=attrgetter("left"))
    return placed


def _level(rows: list[Row]) -> list[Row]:
    """Join rows that stand beside each other, their baselines less than half a line apart."""
    level = rows[:1]
    for row in rows[1:]:
        above = level[-1]
        if above.baseline - row.baseline < _BESIDE_ROW * min(above.size, row.size):
            left, right = (row, above) if row.words[0].left < above.words[0].left else (above, row)
            if left.words[-1].right < right.words[0].left:
                above.words = left.words + right.words
                continue
        level.append(row)
    return level


def _rotated_rows(words: list[Word]) -> Iterator[Row]:
    """Rotated words that follow each other on one slanting line."""
    row: Row | None = None
    for word in words:
        run = word.runs[0]
        if row is not None and word.angle and _on_line(row.words[-1].runs[0], run):
            row.words.append(word)
            continue
        if row is not None:
            yield row
        row = Row([word], run.baseline, word.size, rotated=True) if word.angle else None
    if row is not None:
        yield row


def _on_line(before: Run, run: Run) -> bool:
    return before.look.angle == run.look.angle and abs(before.across - run.across) < _SCRIPT_SHIFT * run.look.size


def body_size(pages: list[list[Word]]) -> float:
    """The size of most characters, in points."""
    sizes: Counter[float] = Counter()
    for words in pages:
        for word in words:
            for run in word.runs:
                sizes[run.look.size] += run.letters
    rounded = Counter[float]()
    for size, characters in sizes.items():
        rounded[round(size, 1)] += characters
    return max(rounded.most_common(1)[0][0], 0.1)


def usual_pitch(pages: list[list[Row]], body: float) -> float:
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


def columns_of(row: Row) -> Iterator[list[Word]]:
    """The words of a row, parted where the gap is wider than the blanks of this row."""
    words = row.words
    gaps = [] if row.rotated or len(words) == 1 else _gaps(words)
    start = 0
    blank: float | None = None
    for index, gap in enumerate(gaps, 1):
        if gap <= _LABEL_GAP:
            continue
        if gap <= _ALWAYS_COLUMN:
            label = index == start + 1 and _LABEL.fullmatch(words[start].text)
            least, times = (_LABEL_GAP, _LABEL_BLANKS) if label else (_COLUMN_GAP, _COLUMN_BLANKS)
            if gap <= least:
                continue
            blank = _usual_blank(words, gaps) if blank is None else blank
            if gap <= times * blank:
                continue
        yield words[start:index]
        start = index
    yield words[start:]


def _usual_blank(words: list[Word], gaps: list[float]) -> float:
    """The width of most blanks of a row."""
    blanks = [gap for gap in (*gaps, *_gaps_of_phrases(words)) if gap < _ALWAYS_COLUMN]
    return max(median_low(blanks) if len(blanks) > 1 else 0.0, _BLANK)


def _gaps(words: list[Word]) -> list[float]:
    """The free width before each word or phrase but the first."""
    gaps: list[float] = []
    right = words[0].right
    for before, word in pairwise(words):
        gaps.append((word.left - right) / min(before.size, word.size))
        right = max(right, word.right)
    return gaps


def _gaps_of_phrases(words: list[Word]) -> Iterator[float]:
    """The free width before each word of a phrase but its first."""
    right = -math.inf
    for word in words:
        if word.inner is not None:
            lefts, rights, _, _ = word.inner
            yield from [(left - max(right, end)) / word.size for left, end in zip(lefts[1:], rights, strict=False)]
        right = max(right, word.right)
