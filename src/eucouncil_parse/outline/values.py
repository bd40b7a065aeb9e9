"""Which value belongs to which label, where labels were read before their values.

``pdftotext`` reads a table column by column: ``From:``, ``To:``, ``Subject:``, and then all values. The lines are dealt
out to the labels in order, so that the cuts fall where they cost least: a value must look like one of its label, a
wrapped line stays with the line before it, and a blank line parts values.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from eucouncil_parse.outline.rows import Row, join_lines
from eucouncil_parse.outline.wrap import is_prose
from eucouncil_parse.scanner import ScannedCell, Scanner
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import Language

__all__ = ["assign_values", "last_value_length"]

_LONGEST_VALUE = 12
"""Lines of a value that is not the last of its table."""
_COLUMN_WIDTH = 82
"""Characters of the widest line in the column of values; running text is wider."""
_VENUE_LINES = 8
_MOST_LINES = 60
"""Lines that are dealt out with care; what is behind them goes to the last label."""

_LOOKS = {
    "CONTACT": {"MAIL_ADDRESS"},
    "TELEPHONE": {"TELEPHONE_NUMBER"},
    "TIMES": {"TIME_OF_DAY"},
    "DATES": {"DAY_OF_YEAR"},
    "ON": {"DAY_OF_YEAR"},
    "RECEIVED": {"DAY_OF_YEAR"},
    "PREVIOUS_DOCUMENTS": {"COUNCIL_NUMBER"},
    "COMMISSION_DOCUMENTS": {"COMMISSION_NUMBER", "COUNCIL_NUMBER"},
}
"""Labels whose values look like nothing else (kinds: rule ``value`` of labels.lark)."""
_SENDERS = {"SENDER", "OF_DELEGATION"}
_ONE_LINE = frozenset(_LOOKS)
_WHOLE = frozenset({"DAY_OF_YEAR", "TIME_OF_DAY", "TELEPHONE_NUMBER", "MAIL_ADDRESS"})
"""What a value looks like that no line goes on with."""
_LIST_SIGNS = ("–", "-", "—", "−", "=", "•", "(", "[")

_UNLIKE = 10
_UNUSUAL = 3
_CUT_IN_WRAP = 4
_NO_CUT_AT_GAP = 3
_NO_LINE = 8


def assign_values(
    labels: Sequence[ScannedCell], given: Sequence[str], lines: Sequence[Row], scanner: Scanner
) -> list[tuple[ScannedCell, list[Cell]]]:
    """Deal lines out to labels in order. ``given`` is what already stands behind each label on its own line."""
    if len(labels) == 1:
        return [(labels[0], [cell for row in lines for cell in row.cells])]
    cuts = _cheapest_cuts(labels, given, lines[:_MOST_LINES], scanner)
    return [
        (label, [cell for row in lines[start:end] for cell in row.cells])
        for label, start, end in zip(labels, [0, *cuts], [*cuts, len(lines)], strict=False)
    ]


def _cheapest_cuts(
    labels: Sequence[ScannedCell], given: Sequence[str], lines: Sequence[Row], scanner: Scanner
) -> list[int]:
    """Where each label's lines end, by the least sum of costs; the last label takes the rest."""
    width = max((len(row.text) for row in lines), default=0)
    wraps = [_wraps(before, after, width) for before, after in pairwise(lines)]
    looks = [scanner.value_kind(row.text) for row in lines]
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for place, label in enumerate(labels):
        kind = label.labels[0].kind
        is_last = place == len(labels) - 1
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, cuts) in best.items():
            ends = [len(lines)] if is_last else range(start, min(len(lines), start + _LONGEST_VALUE) + 1)
            for end in ends:
                price = cost + _price(kind, given[place], lines, start, end, wraps, looks)
                if end not in following or price < following[end][0]:
                    following[end] = (price, [*cuts, end])
        best = following
    return best[len(lines)][1][:-1]


def _price(
    kind: str,
    given: str,
    lines: Sequence[Row],
    start: int,
    end: int,
    wraps: Sequence[bool],
    looks: Sequence[str | None],
) -> float:
    """What it costs to give the lines from ``start`` to ``end`` to a label."""
    if start == end:
        return 0.0 if given else float(_NO_LINE)
    price = 0.0
    if not given and not _looks_like(kind, looks[start]):
        price += _UNLIKE if kind in _ONE_LINE and kind != "CONTACT" else _UNUSUAL  # a contact may be a person
    if start and wraps[start - 1] and looks[start - 1] not in _WHOLE:
        price += _CUT_IN_WRAP
    price += sum(_NO_CUT_AT_GAP for row in lines[start + 1 : end] if row.gap >= 1)
    price += sum(1 for at in range(start, end - 1) if not wraps[at] and kind not in {"SUBJECT", "VENUE"})
    if kind in _ONE_LINE:
        price += 2.0 * (end - start - 1)
    return price


def _looks_like(kind: str, looks: str | None) -> bool:
    if kind in _LOOKS:
        return looks in _LOOKS[kind]
    if kind in {"FROM", "TO"}:
        return looks in _SENDERS
    return looks is None or looks in _SENDERS


def _wraps(before: Row, after: Row, width: int) -> bool:
    if after.gap >= 1:
        return False
    if before.cells[-1].continues is not None:
        return bool(before.cells[-1].continues)
    return after.text[:1].islower() or len(before.text) + 1 + len(after.text.split()[0]) > width


def _block(lines: Sequence[Row], start: int) -> str:
    """The text of the lines from ``start`` on that go on in each other, where the rendition says so."""
    end = start + 1
    while end < len(lines) and lines[end - 1].cells[-1].continues:
        end += 1
    return join_lines(line.text for line in lines[start:end])


def last_value_length(label_row: Row, lines: Sequence[Row], has_value: bool, labels: int, language: Language) -> int:
    """How many lines the last values of a table take, before the text of the document begins.

    ``labels`` wait for values: the first lines are theirs, one at the least for each. The last of them stands in
    ``label_row``, with its value or the first line of it, or without.

    It ends at a blank line, at a numbered line (but for letters of a subject), and at what opens a text: a line that
    begins like a sentence, one wider than the column of values, or a whole sentence where the rendition says that the
    line above does not go on.
    """
    kind = label_row.parts[0].labels[0].kind
    is_venue = kind == "VENUE"
    for length, row in enumerate(lines[:_VENUE_LINES] if is_venue else lines):
        part = row.parts[0]
        first = length < labels - has_value
        if length and row.page != lines[length - 1].page:
            return length
        if length >= labels and part.kind == "CAPITALS" and " " not in row.text:
            return length
        if not first and row.gap >= 1:
            return length
        lettered = kind == "SUBJECT" and bool(part.labels) and part.labels[0].kind == "LETTER"
        if part.labels and not lettered and not row.text.startswith(_LIST_SIGNS):
            return length
        if part.kind in {"ITEM_TITLE", "SECTION", "SEPARATOR", "SESSION"}:
            return length
        if not first and not row.text.startswith(_LIST_SIGNS):
            before = lines[length - 1] if length else label_row
            goes_on = before.cells[-1].continues
            if not goes_on and (language.begins("TEXT_OPENING_WORD", row.text) or len(row.text) > _COLUMN_WIDTH):
                return length
            if goes_on is False and kind == "SUBJECT" and is_prose(_block(lines, length)):
                return length
    return min(len(lines), _VENUE_LINES) if is_venue else len(lines)
