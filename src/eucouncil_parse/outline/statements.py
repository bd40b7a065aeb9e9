"""Statements for the minutes, in an annex or in an addendum that holds nothing else.

Rules, each with its test:

* *item of statements*: a line such as ``Ad "A" item 2:`` names the item that the statements behind it belong to, and
  labels its title, which stands behind it, in tables also above it; the statements begin below the title;
* *statement*: a line that names who made it (``STATEMENT BY GERMANY``) begins a statement, which goes on to the next
  one, to the next item or to the end; in small letters it is such a line only in bold, behind a blank line, at the top
  of a page or above a quotation;
* *long heading*: lines in capitals closely below such a line are part of it;
* *statements alone*: in the text of a document without items such lines begin statements where no number follows them;
* *item in a heading*: ``Statement by Hungary on item 6`` names its item itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, field

from eucouncil_parse.outline.prose import Setting, outline_prose
from eucouncil_parse.outline.rows import SAME_COLUMN, Row, join_lines
from eucouncil_parse.outline.tokens import CellToken, mark, token
from eucouncil_parse.places import Places
from eucouncil_parse.sources.page import cut, cut_behind
from eucouncil_parse.vocabulary import Language

__all__ = ["first_item_of_statements", "first_statement", "outline_with_statements"]

_LONGEST_HEADING = 200
_QUOTES = ("'", '"', "‘", "“", "«", "„", "‚")
_FIGURE = re.compile(r"\d{1,3}(?!\d)")
_NAMED = re.compile(r"[^:]{1,60}:")
"""What names an item ends with a colon: the title may stand behind it in the same line."""
_NUMBERS = frozenset({"ARABIC", "ROMAN", "NAMED"})
"""Kinds of labels of numbered paragraphs."""
_CODE = 3
"""Letters of a word that may be a code and keeps its capitals."""


@define(slots=True, eq=False)
class _Segment:
    """Rows that are read together: a statement with its heading, or what stands before and between statements."""

    heading: list[Row] = field(factory=list)
    label: CellToken | None = None
    """What names the item, where a title is read."""
    item: str | None = None
    rows: list[Row] = field(factory=list)


def first_item_of_statements(rows: Sequence[Row]) -> int | None:
    """Index of the first row that names the item of a statement; None where there is none."""
    return next((index for index, row in enumerate(rows) if _names_item(row)), None)


def first_statement(rows: Sequence[Row]) -> int | None:
    """Index of the first row that begins a statement behind which nothing is numbered; None where there is none."""
    first = next((at for at, (row, *around) in enumerate(_with_neighbours(rows)) if _is_heading(row, *around)), None)
    is_numbered = first is not None and any(
        label.kind in _NUMBERS for row in rows[first:] for label in row.parts[0].labels
    )
    return None if is_numbered else first


def outline_with_statements(
    rows: Sequence[Row], places: Places, place: frozenset[str], language: Language
) -> list[CellToken]:
    """Tokens of rows of running text that may hold statements; ``places`` and ``place`` as of ``outline_prose``."""
    made: list[CellToken] = []
    setting = Setting.of(rows)
    for segment in _segments(rows, language):
        text = outline_prose(segment.rows, places, frozenset() if segment.heading else place, setting)
        if segment.label is not None:
            text = _labelled(segment.label, text)
        elif segment.heading:
            made += _heading_tokens(segment, language)
            text = [mark("_INDENT"), *text, mark("_DEDENT")] if text else []
        made += text
    return made


def _segments(rows: Sequence[Row], language: Language) -> list[_Segment]:
    found = [_Segment()]
    for row, before, following in _with_neighbours(rows):
        last = found[-1]
        if _names_item(row):
            found.append(_item_segment(row, last.rows))
        elif _is_heading(row, before, following):
            found.append(_Segment([row], item=last.item))
        elif last.heading and not last.rows and _goes_on_with_heading(last.heading[-1], row):
            last.heading.append(row)
        else:
            last.rows.append(row)
    return found


def _with_neighbours(rows: Sequence[Row]) -> Iterator[tuple[Row, Row | None, Row | None]]:
    """Each row with the one above it and the one below it."""
    return zip(rows, [None, *rows], [*rows[1:], None], strict=False)


def _names_item(row: Row) -> bool:
    return any(part.kind == "ITEM_STATEMENT" for part in row.parts)


def _item_segment(row: Row, before: list[Row]) -> _Segment:
    """What names the item of statements, with the title beside it; lines of the title may stand at the end of before.

    The item's label is its figure as agendas print it.
    """
    place = next(index for index, part in enumerate(row.parts) if part.kind == "ITEM_STATEMENT")
    cell = row.cells[place]
    named = _NAMED.match(cell.text)
    figure = _FIGURE.search(cell.text)
    end = named.end() if named else len(cell.text)
    label = token("PARAGRAPH_LABEL", [cell.text[:end]], [cut(cell, 0, end)])
    behind = [cut_behind(cell, end + 1)] if cell.text[end:].strip() else []
    cells = [*row.cells[:place], *behind, *row.cells[place + 1 :]]
    title = [Row(cells, [row.parts[-1]] if not behind else row.parts, cells[0].x, row.right, row.page)] if cells else []
    return _Segment(label=label, item=f"{figure[0]}." if figure else None, rows=[*_title_above(before, row), *title])


def _labelled(label: CellToken, text: list[CellToken]) -> list[CellToken]:
    """The first block of a text as the heading that a label stands before; the label alone where there is none."""
    if not text or text[0].type == "PARAGRAPH_LABEL":
        return [token("HEADING", [str(label)], label.cells), *text]
    return [label, token("HEADING", [str(text[0])], text[0].cells), *text[1:]]


def _title_above(rows: list[Row], row: Row) -> list[Row]:
    """Take the lines of a title that stand above the row which names its item, in the column beside it."""
    column = row.cells[1].x if len(row.cells) > 1 else None
    count = 0
    below = row
    while column is not None and count < len(rows):
        above = rows[-1 - count]
        same_block = above.page == below.page and below.gap < 1 and above.x is not None
        if not same_block or abs((above.x or 0) - column) > SAME_COLUMN:
            break
        below = above
        count += 1
    taken = rows[len(rows) - count :]
    del rows[len(rows) - count :]
    return taken


def _is_heading(row: Row, before: Row | None, following: Row | None) -> bool:
    part = row.parts[0]
    if part.kind != "STATEMENT" or len(row.text) > _LONGEST_HEADING or row.text.endswith((".", ",", ";")):
        return False
    above_quotation = following is not None and following.text.startswith(_QUOTES)
    is_parted = row.gap >= 1 or before is None or before.page != row.page
    return row.text.isupper() or row.cells[0].bold or is_parted or above_quotation


def _goes_on_with_heading(last: Row, row: Row) -> bool:
    return last.text.isupper() and row.text.isupper() and row.page == last.page and row.gap < 1


def _heading_tokens(segment: _Segment, language: Language) -> list[CellToken]:
    text = join_lines(row.text for row in segment.heading)
    cells = [cell for row in segment.heading for cell in row.cells]
    label = segment.item or _item_in_heading(text, language)
    item = [token("STATEMENT_ITEM", [label], [])] if label is not None else []
    return [
        token("STATEMENT", [text], cells),
        *item,
        *(token("STATEMENT_BY", [name], []) for name in _names(text, language)),
    ]


def _item_in_heading(heading: str, language: Language) -> str | None:
    """The label of the item that a heading says a statement is about, as agendas print it."""
    joined = "|".join(map(re.escape, language.words["ITEM_LABEL_WORD"]))
    found = re.search(rf" (?:{joined}) (\d{{1,3}})(?!\d)", heading, re.IGNORECASE) if joined else None
    return f"{found[1]}." if found else None


def _names(heading: str, language: Language) -> list[str]:
    """Who made a statement, by its heading, in the letters of running text.

    What it is about (``ON ARTICLE 5``) and what is in brackets are no part of a name.
    """
    words = max((word for word in language.words["STATEMENT_WORD"] if heading.startswith(word)), key=len)
    names = re.split(r"[(:]", heading[len(words) :], maxsplit=1)[0]
    for word in language.words["STATEMENT_TOPIC_WORD"]:
        names = names.split(f" {word} ", 1)[0]
    joined = "|".join(map(re.escape, language.words["AND_WORD"]))
    parts = [part.strip() for part in re.split(rf",| (?:{joined}) ", names)]
    return [_in_running_text(part, language) for part in parts if part]


def _in_running_text(name: str, language: Language) -> str:
    if not name.isupper():
        return name
    small = language.words["STATEMENT_SMALL_WORD"]
    return " ".join(
        word.casefold() if word.casefold() in small else word if _is_code(word, language) else _capitalised(word)
        for word in name.split()
    )


def _is_code(word: str, language: Language) -> bool:
    return word in language.words["STATEMENT_CODE_WORD"] or (len(word) < _CODE and word.isalpha())


def _capitalised(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))
