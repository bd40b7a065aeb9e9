"""Whether the numbers in a text are the items of an agenda, or the numbers of its paragraphs.

The kind of document is a prior: an agenda, a notice, minutes and summary records have items, notes and acts have none.
An outcome of proceedings may hold either, and so may a note whose subject says that it is one; there the text decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from eucouncil_parse.outline.rows import Row
from eucouncil_parse.outline.wrap import goes_on, is_prose, starts_new_block, text_width
from eucouncil_parse.places import Places
from eucouncil_parse.vocabulary import Language, item_policy

__all__ = ["has_items"]

_TOP_LABELS = frozenset({"ARABIC", "NAMED", "FIGURE", "ROMAN"})
_LONGEST_TITLE = 220
_SHARE = 0.6
"""Share of numbered blocks that must read like titles."""


def has_items(kind: str, subject: str, rows: Sequence[Row], places: Places, language: Language) -> bool:
    """Whether a document of this kind, subject and text has agenda items.

    ``places`` are the kinds that an extension adds: some stand under an item, or number one.
    """
    policy = item_policy(kind)
    if policy == "never" and kind in {"note", "information_note"} and _tells_of_a_meeting(subject, language):
        policy = "evidence"
    if policy == "evidence":
        return _numbers_are_titles(rows, text_width(rows), places)
    return policy == "always"


def _tells_of_a_meeting(subject: str, language: Language) -> bool:
    plain = subject.casefold()
    return any(phrase.casefold() in plain for phrase in language.words["MEETING_SUBJECT_WORD"])


def _numbers_are_titles(rows: Sequence[Row], width: float, places: Places) -> bool:
    """Rule *titles*: most numbered blocks are short, are no sentence, and have text without a number below them."""
    starts = [index for index, row in enumerate(rows) if _has_number(row, places.numbers)]
    if not starts:
        return False
    titles = sum(
        1
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)
        if _is_title(rows[start:end], width, places.in_item)
    )
    return titles >= _SHARE * len(starts)


def _has_number(row: Row, added: frozenset[str]) -> bool:
    part = row.parts[0]
    return bool(part.labels) and part.labels[0].kind in _TOP_LABELS | added and not part.labels[0].text.startswith("(")


def _begins_text(before: Row, row: Row, width: float, own: frozenset[str]) -> bool:
    """Whether a row below a number is no more of its title: parted, labelled, a step, or in other type."""
    part = row.parts[0]
    other_type = before.cells[-1].bold and not row.cells[0].bold
    if starts_new_block(before, row, width) or part.labels or part.kind == "STEP" or part.kind in own or other_type:
        return True
    return (row.x is None or row.page != before.page) and not goes_on(before, row, width)


def _is_title(block: Sequence[Row], width: float, own: frozenset[str]) -> bool:
    lines: list[str] = []
    below = False
    for place, row in enumerate(block):
        part = row.parts[0]
        text = " ".join([part.text, *(cell.text for cell in row.cells[1:])]) if place == 0 else row.text
        begins_below = bool(lines) and place > 0 and _begins_text(block[place - 1], row, width, own)
        if begins_below or (lines and is_prose(row.text) and not text[:1].islower()):
            below = True
            break
        if text.strip():
            lines.append(text.strip())
        if len(lines) > 4:
            below = True
            break
    title = " ".join(lines[:4])
    return 0 < len(title) <= _LONGEST_TITLE and not title.endswith((".", ";", ":", ",")) and (below or len(lines) <= 3)
