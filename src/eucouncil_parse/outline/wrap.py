"""Whether one printed line goes on in the next.

In this order: what the rendition says; the place on the page; the first letter of the next line; whether the next word
would still have fitted on the line, so that a new line was meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from eucouncil_parse.outline.rows import Row
from eucouncil_parse.vocabulary import Language

__all__ = ["BLOCK_GAP", "asks_for_more", "goes_on", "is_full", "is_prose", "starts_new_block", "text_width"]

_SENTENCE_END = (".", ":", ";", ".’", ".”", '."', ".'", "?", "!")
BLOCK_GAP = 0.45
"""Blank lines from which on lines are parted on purpose."""
_ONE_AND_A_HALF = 0.7
_WORTH_BREAKING = 0.4
"""Share of the width below which a line that the rendition says goes on is too short to have been broken."""
_STRAY = 50
"""One row in so many may stand out of the text."""
_RAGGED = 0.9
_RAGGED_IN_COLUMNS = 0.92
"""Share of the width that a full line may fall short of: letters differ in width, and counting them is only near it."""
_INDENT = 1.5
"""Characters by which a line must be indented to stand in another column."""
_WORDS = 4
_PROSE = 40
"""Letters of the shortest line that is taken for a sentence."""


def text_width(rows: Sequence[Row]) -> float:
    """Width of full lines: what all but a few stray rows do not pass."""
    widths = sorted(row.right for row in rows)
    return widths[-1 - len(widths) // _STRAY] if widths else 0.0


def is_full(row: Row, following: Row, width: float) -> bool:
    """Whether the first word of ``following`` would not have fitted on ``row``."""
    first_word = following.text.split(maxsplit=1)[0]
    return row.right + 1 + len(first_word) > width * (_RAGGED if row.x is None else _RAGGED_IN_COLUMNS)


def goes_on(row: Row, following: Row, width: float) -> bool:
    """Whether ``following`` goes on with the text of ``row`` (both without columns, or in one column)."""
    said = row.cells[-1].continues
    if said and (following.text.lstrip("(“‘\"'")[:1].islower() or row.right >= _WORTH_BREAKING * width):
        return True
    if starts_new_block(row, following, width):
        return False
    if following.text[:1].islower():
        return True
    if said is False:
        return False
    return is_full(row, following, width)


def starts_new_block(row: Row, following: Row, width: float) -> bool:
    """Whether place on the page parts the rows: a blank line, or another indent.

    Between the lines of a text set at one and a half there is half a line: it parts nothing behind a full line.
    """
    if following.page != row.page:
        return False
    if following.gap >= BLOCK_GAP and not (following.gap <= _ONE_AND_A_HALF and is_full(row, following, width)):
        return True
    return row.indent is not None and following.x is not None and following.x - row.indent > _INDENT


def asks_for_more(line: str, language: Language) -> bool:
    """Whether a line of a title or step ends with a word or sign that asks for more."""
    return line.endswith((",", "/", "–", "-")) or line.rpartition(" ")[2] in language.words["STEP_CONNECTIVE"]


def is_prose(text: str) -> bool:
    """Whether a text reads like a sentence, and not like a title.

    >>> is_prose("The Council adopted the agenda set out in document 6669/26 + COR 1.")
    True
    >>> is_prose("Market integration and supervision package")
    False
    """
    return text.endswith(_SENTENCE_END) and (len(text) >= _PROSE or (text.endswith(".") and text.count(" ") >= _WORDS))
