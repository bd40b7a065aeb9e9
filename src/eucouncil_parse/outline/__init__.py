"""The only place that infers: from cells to the tokens of the grammar.

Which lines are page furniture (furniture.py) and footnotes (notes.py), where the header ends and which value belongs to
which label (head.py and the modules it names), which rows go on in each other (wrap.py), and whether numbers are items
or paragraphs (nature.py): items are read by items.py and the modules it names, paragraphs by prose.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from attrs import define

from eucouncil_parse.outline.furniture import Furniture, take_furniture
from eucouncil_parse.outline.head import read_head
from eucouncil_parse.outline.header_tokens import Head
from eucouncil_parse.outline.items import AGENDAS, PART_MARKS, outline_items
from eucouncil_parse.outline.nature import has_items
from eucouncil_parse.outline.notes import FootNote, take_notes
from eucouncil_parse.outline.prose import outline_prose
from eucouncil_parse.outline.rows import Row, rows_of, scan_row
from eucouncil_parse.outline.stated import outline_stated
from eucouncil_parse.outline.statements import (
    first_item_of_statements,
    first_statement,
    outline_with_statements,
)
from eucouncil_parse.outline.tokens import CellToken, mark, token
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.subject_codes import SubjectCode
from eucouncil_parse.vocabulary import Language

__all__ = ["Choice", "Outline", "Reading", "outline"]

_CONTENTS_ROWS = 200
"""Rows of the text within which a list of contents stands."""
_FEW_CONTENTS = 3


class Reading(Protocol):
    """What a page is read by: the words of a language, and the scanner of a grammar."""

    @property
    def language(self) -> Language:
        """The words."""

    @property
    def scanner(self) -> Scanner:
        """The scanner."""


Choice = Callable[[Sequence[str], str, Sequence[str]], Reading]
"""The reading of a document with these subject codes, of this kind, whose head prints these names of whom it is."""


@define(slots=True, eq=False)
class Outline:
    """A document as the grammar reads it."""

    tokens: list[CellToken]
    furniture: list[tuple[str, list[Cell]]]
    """What is in no token: kind of furniture, and the cells of a printed line."""
    reads: Reading
    """By which words and grammar it was read."""
    is_stated: bool = False
    """Whether the page says of each line what it is, so that nothing is to be inferred."""
    is_press: bool = False
    """Whether the first page says that it is for the press."""


def outline(page: Page, reads: Reading, choose: Choice | None = None) -> Outline:
    """Make the tokens of a document from its cells.

    ``choose`` may give another reading for a document with such a head; the page is scanned again by it where it sees
    other kinds of lines.
    """
    page.number_cells()
    scanner, language = reads.scanner, reads.language
    if page.signature is not None:
        return Outline(
            outline_stated(page.cells, scanner), [("mark", [cell]) for cell in page.marks], reads, is_stated=True
        )
    rows, furniture = take_furniture(rows_of(page.cells), scanner)
    rows, notes, lone_marks = take_notes(rows)
    furniture.taken += [("footnote_mark", row.cells) for row in lone_marks]
    _scan(rows, scanner)
    rows = _without_logos(rows, furniture)
    head = read_head(rows, scanner, language)
    if choose is not None and (chosen := choose(_codes(head), head.kind, _names(head))) is not reads:
        if chosen.language is not language or not chosen.scanner.reads_as(scanner):
            _scan(rows, chosen.scanner)
            head = read_head(rows, chosen.scanner, chosen.language)
        reads, scanner, language = chosen, chosen.scanner, chosen.language
    _add_furniture(head, furniture)
    main, annexes = _part_annexes(_without_contents([*head.early, *rows[head.length :]], furniture), furniture)
    tokens = [*head.tokens, *_enclosures(main), mark("_BODY_START")]
    kind, subject, places = head.kind, _subject(head), scanner.places
    main, statements = _part_statements(main, first_item_of_statements)
    if has_items(kind, subject, main, places, language):
        tokens += outline_items([*main, *_take_listed(annexes, kind)], kind, scanner, language)
    else:
        main, alone = _part_statements(main, first_statement)
        statements = [*alone, *statements]
        tokens += outline_prose(main, places, places.in_text)
    tokens += outline_with_statements(statements, places, places.in_text, language)
    tokens += [token("NOTE", [row.text for row in remark], _cells(remark)) for remark in head.remarks]
    tokens += [made for note in notes for made in _note_tokens(note)]
    for heading, annex in annexes:
        tokens.append(token("ANNEX", [heading.text], heading.cells))
        tokens += outline_with_statements(annex, places, places.in_annex, language)
    return Outline(tokens, list(_furniture_rows(page, rows, tokens, furniture)), reads, is_press=_is_press(rows))


def _scan(rows: Sequence[Row], scanner: Scanner) -> None:
    for row in rows:
        scan_row(row, scanner)


def _without_logos(rows: list[Row], furniture: Furniture) -> list[Row]:
    """Take off the mark of the Secretariat.

    Rule *logo*: its text alone in a line, wherever extraction puts it.
    """
    kept: list[Row] = []
    for row in rows:
        if len(row.parts) == 1 and row.parts[0].kind == "LOGO":
            furniture.taken.append(("logo", row.cells))
        else:
            kept.append(row)
    return kept


def _codes(head: Head) -> list[str]:
    """The subject codes of a head, in printed order."""
    return [code.code for made in head.tokens if made.type == "CODES" for code in SubjectCode.parse_all(made)]


def _names(head: Head) -> list[str]:
    """The lines of the masthead; without one, the name of the meeting."""
    masthead = [str(made) for made in head.tokens if made.type == "MASTHEAD"]
    return masthead or [str(made) for made in head.tokens if made.type == "MEETING_NAME"]


def _furniture_rows(
    page: Page, rows: Sequence[Row], tokens: Sequence[CellToken], furniture: Furniture
) -> Iterator[tuple[str, list[Cell]]]:
    """What was taken off the pages and is in no token: furniture, rules in the text, and marks of the rendition."""
    in_tokens = {cell.order for made in tokens for cell in made.cells}
    rules = [("separator", [part.cell for part in row.parts if part.kind == "SEPARATOR"]) for row in rows]
    figures = [("part_mark", row.cells) for row in rows if row.text in PART_MARKS]
    marks = [("mark", [cell]) for cell in page.marks]
    for kind, cells in [*furniture.taken, *rules, *figures, *marks, ("stamp", furniture.stamp)]:
        left = [cell for cell in cells if cell.order not in in_tokens]
        if left:
            yield kind, left


def _add_furniture(head: Head, furniture: Furniture) -> None:
    if not any(made.type in {"DOCUMENT_NUMBER", "REFERENCES"} for made in head.tokens) and furniture.number is not None:
        head.add("FOOT_NUMBER", [furniture.number])
    if furniture.contact is not None:
        head.add("CONTACT", [furniture.contact], "")
        head.add("VALUE", [furniture.contact], next(word for word in furniture.contact.text.split() if "@" in word))
    if furniture.stamp:
        head.add("STAMP", furniture.stamp)


def _subject(head: Head) -> str:
    for made, value in zip(head.tokens, head.tokens[1:], strict=False):
        if made.type == "SUBJECT" and value.type == "VALUE":
            return str(value)
    return ""


def _without_contents(rows: list[Row], furniture: Furniture) -> list[Row]:
    """Take off a list of contents, which repeats the headings of the text with leaders and page numbers.

    Rule *contents*: from its heading, or its first line with leaders, to the last line with leaders.
    """
    lines = [
        index for index, row in enumerate(rows[:_CONTENTS_ROWS]) if any(part.kind == "CONTENTS" for part in row.parts)
    ]
    if len(lines) < _FEW_CONTENTS:
        return rows
    furniture.taken += [("contents", row.cells) for row in rows[lines[0] : lines[-1] + 1]]
    return rows[: lines[0]] + rows[lines[-1] + 1 :]


def _part_annexes(rows: Sequence[Row], furniture: Furniture) -> tuple[list[Row], list[tuple[Row, list[Row]]]]:
    """Part the rows before the first annex from the annexes, each with its heading.

    Rule *annex heading*: a line of nothing but the word and its number, at a page's top, behind a blank line or away
    from the margin; printed again on the next page it is a running head.
    """
    main: list[Row] = []
    annexes: list[tuple[Row, list[Row]]] = []
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        if len(row.parts) == 1 and row.parts[0].kind == "ANNEX" and _is_annex_heading(row, before):
            if annexes and annexes[-1][0].text == row.text:
                furniture.taken.append(("running_head", row.cells))
            else:
                annexes.append((row, []))
        elif annexes:
            annexes[-1][1].append(row)
        else:
            main.append(row)
    return main, annexes


def _take_listed(annexes: Sequence[tuple[Row, list[Row]]], kind: str) -> list[Row]:
    """Take the rows of annexes that go on with the items of an agenda.

    Rule *agenda in an annex*: a known heading of a group of items stands first there (``Non-discussion items (I)``).
    """
    listed: list[Row] = []
    for _, annex in annexes:
        if kind in AGENDAS and annex and annex[0].parts[0].kind == "SECTION":
            listed += annex
            annex.clear()
    return listed


def _part_statements(rows: list[Row], first_of: Callable[[Sequence[Row]], int | None]) -> tuple[list[Row], list[Row]]:
    """Part the text from statements for the minutes behind it that are in no annex."""
    first = first_of(rows)
    return (rows, []) if first is None else (rows[:first], rows[first:])


def _is_annex_heading(row: Row, before: Row | None) -> bool:
    if before is None or before.page != row.page or row.gap >= 1 or (row.x or 0) > 25:
        return True
    return (
        row.x is None and (before.cells[-1].continues is not True) and before.text.endswith((".", "…", "_", "’", ")"))
    )


def _enclosures(rows: list[Row]) -> list[CellToken]:
    """Take the row ``Encl.:`` out of the text below the table: it is a field of the header."""
    for row in rows:
        part = row.parts[0]
        if part.labels and part.labels[0].kind == "ENCLOSURE":
            rows.remove(row)
            value = row.text[len(part.labels[0].text) :].strip()
            label = token("ENCLOSURE", [part.labels[0].text], [part.cell])
            return [label, token("VALUE", [value], row.cells)] if value else [label]
    return []


def _cells(rows: Sequence[Row]) -> list[Cell]:
    return [cell for row in rows for cell in row.cells]


def _note_tokens(note: FootNote) -> list[CellToken]:
    return [
        token("NOTE_LABEL", [note.mark], [note.mark_cell]),
        token("NOTE", [cell.text for cell in note.cells], note.cells),
    ]


def _is_press(rows: Sequence[Row]) -> bool:
    return any(part.kind == "PRESS" for row in rows[:25] for part in row.parts)
