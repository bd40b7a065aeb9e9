"""Words of a PDF's page: runs of characters, joined where they stand directly behind each other.

Lengths are in points from the lower left corner of the page's visible box, as the page is displayed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count, pairwise
from operator import ne

from attrs import define, fields

__all__ = ["Edges", "Look", "Run", "RunTable", "Word", "starts_of_commands"]

# In font sizes.
_LETTER_GAP = 0.1  # letters of a word stand closer
_PHRASE_GAP = 0.39  # words of a phrase stand closer: wider gaps may part columns
_OVERLAP = 0.5  # what starts further left of its predecessor's end does not follow it
_SAME_LINE = 0.6  # marks are raised by up to a half, what is higher is on another line

Edges = tuple[list[float], list[float], list[float], list[float]]
"""Left, right, bottom and top edges."""


@define(slots=True, eq=False)
class Look:
    """How characters are drawn."""

    size: float
    """Font size as displayed; never 0."""
    bold: bool
    italic: bool
    misread: dict[int, str]
    """What characters that pdfium reports really are, as ``str.translate`` takes it."""
    angle: float
    """Direction of writing in radians, counter-clockwise; exactly 0 for upright text."""


@define(slots=True, eq=False)
class Run:
    """Characters that one drawing command put on the page, without blanks or, in a phrase, with single ones."""

    text: str
    letters: int
    """Number of characters that are no blanks."""
    left: float
    right: float
    baseline: float
    look: Look
    bottom: float
    top: float
    """Lower and upper edge of its letters, however tall these are."""

    @property
    def across(self) -> float:
        """Distance of the line of writing from the page's corner."""
        return self.baseline * math.cos(self.look.angle) - self.left * math.sin(self.look.angle)


@define(slots=True, eq=False)
class Word:
    """A word: runs that stand directly behind each other, in the order of the page's content.

    Or a phrase: one upright run of several words, with blanks between them as in running text. Most of a page is
    phrases, which are moved about as a whole and taken ``apart`` only where something stands among their words.
    """

    runs: list[Run]
    blank: bool
    """Whether the text has a blank before the word, however narrow it is drawn."""
    left: float
    right: float
    baseline: float
    """Baseline of the line that the word stands on: that of its largest run."""
    size: float
    """Size of its largest run."""
    inner: Edges | None = None
    """Of a phrase, the edges of each of its words, from left to right."""

    @classmethod
    def of(cls, runs: list[Run], blank: bool) -> Word:
        """A word of at least one run."""
        first, last = runs[0], runs[-1]
        largest = first if first is last else max(runs, key=lambda run: run.look.size)
        return cls(runs, blank, first.left, max(first.right, last.right), largest.baseline, largest.look.size)

    @property
    def text(self) -> str:
        """The word's characters."""
        return "".join(run.text for run in self.runs)

    @property
    def angle(self) -> float:
        """Direction of writing, as that of its runs."""
        return self.runs[0].look.angle

    def apart(self) -> list[Word]:
        """The words of a phrase; a word by itself."""
        if self.inner is None:
            return [self]
        (phrase,) = self.runs
        return [
            Word(
                [Run(text, len(text), left, right, phrase.baseline, phrase.look, bottom, top)],
                self.blank and not number,
                left,
                right,
                self.baseline,
                self.size,
            )
            for number, (text, left, right, bottom, top) in enumerate(
                zip(phrase.text.split(" "), *self.inner, strict=True)
            )
        ]


@define(slots=True, eq=False)
class RunTable:
    """The runs of a page, each within a word, in columns: a page has hundreds, and few of them become objects.

    All columns are equally long, and in the order of the page's content.
    """

    firsts: list[int]
    """Index of the run's first character in the page's text."""
    stops: list[int]
    """Index behind its last character."""
    behind: list[int]
    """Index behind the last character of the run before it, whether that is shown or not."""
    commands: list[int]
    """Which drawing command put it on the page; 0 for none that is known, and for a run that is no part of a phrase."""
    lefts: list[float]
    rights: list[float]
    baselines: list[float]
    bottoms: list[float]
    tops: list[float]
    looks: list[Look]

    def only(self, chosen: Sequence[bool]) -> RunTable:
        """The runs that are chosen."""
        if all(chosen):
            return self
        table = RunTable(*(list(compress(getattr(self, each.name), chosen)) for each in fields(RunTable)))
        for number, (stop, behind) in enumerate(zip([0, *table.stops], table.behind, strict=False)):
            if stop != behind:  # the run before is not chosen, and its text no part of a phrase
                table.commands[number] = 0
        return table

    def words(self, text: str, parted: Callable[[int], bool]) -> Iterator[Word]:
        """Words and phrases; runs that stand directly behind each other are a word, whatever line breaks pdfium sees.

        ``text`` is the page's; ``parted`` tells whether the characters before a run, by its number, are a blank.
        """
        word: list[Run] = []  # one whose runs are not yet complete
        word_blank = follows = blank = False
        for start, stop in pairwise(self._phrases()):
            next_follows, next_blank = self._joint(stop, parted)
            if follows:
                word.append(self._run(text, start))
                start += 1
                if start < stop or not next_follows:
                    yield Word.of(word, word_blank)
            if start < stop:
                end = stop - next_follows
                if start < end:
                    yield self._phrase(text, start, end, blank)
                if next_follows:
                    word, word_blank = [self._run(text, end)], blank and start == end
            follows, blank = next_follows, next_blank

    def _phrases(self) -> list[int]:
        """Numbers of the runs that start a phrase, and the number of runs."""
        commands, baselines, lefts, looks = self.commands, self.baselines, self.lefts, self.looks
        behind_start = zip(
            commands, commands[1:], baselines, baselines[1:], self.rights, lefts[1:], looks[1:], strict=False
        )
        starts = [
            number
            for number, (before, command, above, baseline, right, left, look) in enumerate(behind_start, 1)
            if before != command
            or not command
            or above != baseline
            or look.angle
            or not _LETTER_GAP * look.size < left - right < _PHRASE_GAP * look.size
        ]
        return [0, *starts, len(commands)] if commands else []

    def _joint(self, number: int, parted: Callable[[int], bool]) -> tuple[bool, bool]:
        """Whether a run continues the word before it, and whether only a blank of the text parts the two."""
        if number == len(self.looks):
            return False, False
        before, look = self.looks[number - 1], self.looks[number]
        if before.angle or look.angle:
            is_near = before.angle == look.angle
        else:
            size = before.size if before.size > look.size else look.size
            is_near = (
                -_OVERLAP * size < self.lefts[number] - self.rights[number - 1] < _LETTER_GAP * size
                and abs(self.baselines[number] - self.baselines[number - 1]) < _SAME_LINE * size
            )
        is_parted = is_near and self.behind[number] < self.firsts[number] and parted(number)
        return is_near and not is_parted, is_parted

    def _run(self, text: str, number: int) -> Run:
        """The run with a number."""
        printed = self._real(text[self.firsts[number] : self.stops[number]], number)
        return Run(
            printed,
            len(printed),
            self.lefts[number],
            self.rights[number],
            self.baselines[number],
            self.looks[number],
            self.bottoms[number],
            self.tops[number],
        )

    def _phrase(self, text: str, start: int, stop: int, blank: bool) -> Word:
        """Runs of a phrase as one."""
        if stop - start == 1:
            return Word.of([self._run(text, start)], blank)
        words = text[self.firsts[start] : self.stops[stop - 1]].split()
        printed = self._real(" ".join(words), start)
        lefts, rights = self.lefts[start:stop], self.rights[start:stop]
        bottoms, tops = self.bottoms[start:stop], self.tops[start:stop]
        left, right, baseline, look = lefts[0], rights[-1], self.baselines[start], self.looks[start]
        letters = len(printed) - len(words) + 1
        run = Run(printed, letters, left, right, baseline, look, min(bottoms), max(tops))
        return Word([run], blank, left, right, baseline, look.size, (lefts, rights, bottoms, tops))

    def _real(self, text: str, number: int) -> str:
        """The characters of a run as its font shows them."""
        misread = self.looks[number].misread
        return text.translate(misread) if misread and not text.isascii() else text


def starts_of_commands(commands: Sequence[int]) -> list[int]:
    """Numbers of the runs that do not go on with the drawing command of the run before; 0 goes on with none."""
    starts = [0, *compress(count(1), map(ne, commands, commands[1:]))] if commands else []
    if 0 in commands:
        starts = sorted({*starts, *(number for number, command in enumerate(commands) if not command)})
    return starts
