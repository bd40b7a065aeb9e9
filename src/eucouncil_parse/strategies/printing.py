"""Which lines a document prints, and in what place: the masthead, the table of labels, the agenda, running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from eucouncil_parse.identifiers import Reference
from eucouncil_parse.model import Block as TextBlock
from eucouncil_parse.model import Document, Heading, Institution, Item, Meeting, Routing, Section
from eucouncil_parse.strategies.pages import Block, Style, broken
from eucouncil_parse.vocabulary import Language, language

__all__ = ["blocks_of"]

_AGENDAS = frozenset({"agenda", "notice_of_meeting", "communication"})
_MASTHEAD_X = 11
_ITEM_X = 1
_COLUMN = 24
"""Characters of a full line of the right-hand column."""


def blocks_of(document: Document, style: Style) -> list[Block]:
    """The blocks of a document in reading order, page feet apart; labels and days are those of its language."""
    words = language(document.language or "en")
    return [
        *_masthead(document, style, words),
        *_type(document, style),
        *_table(document, style, words),
        *_meeting(document, style, words),
        *_text(document.body, style),
        *_agenda(document, style),
        *(
            Block.of([note.text], width=style.width - 9, x=9, label=note.label, gap=1, may_break=True)
            for note in document.notes
        ),
        *(block for annex in document.annexes for block in _annex(annex.heading, annex.body, style)),
        *_enclosures(document.routing, words),
    ]


# -- head --


def _masthead(document: Document, style: Style, words: Language) -> Iterator[Block]:
    header = document.header
    yield Block.of(_institution(document, words), x=_MASTHEAD_X)
    right = style.masthead_x
    day = header.date and words.dated(header.date)
    if header.place and day:
        day = words.placed_form.format(place=header.place, date=day)
    if placed := header.place if day is None else day:
        version = header.version_date
        bracketed = f" ({version.day:02}.{version.month:02})" if version is not None else ""
        yield Block.of([placed + bracketed], x=right)
    if header.original_languages:
        yield Block.of([f"({_word(words, 'TAG_WORD')} {', '.join(header.original_languages)})"], x=right)
    if header.interinstitutional_files:
        several = len(header.interinstitutional_files) > 1
        label = words.words["FILES_WORD"][:2][-1 if several else 0]
        yield Block.of([f"{label}:", *map(str, header.interinstitutional_files)], x=_MASTHEAD_X, gap=1)
    if header.number is not None:
        suffixes = " ".join(map(str, header.number.suffixes))
        number = str(evolve(header.number, suffixes=()))
        yield Block.of([number, *([suffixes] if suffixes else [])], x=right, gap=1)
    if header.distribution:
        yield Block.of([header.distribution], x=right, gap=1)
    if header.subject_codes:
        yield Block.of(map(str, header.subject_codes), x=right, gap=1)


def _institution(document: Document, words: Language) -> list[str]:
    header = document.header
    if header.institution is Institution.PARLIAMENT_AND_COUNCIL:
        return [phrase.upper() for phrase in words.institutions[header.institution.value][0]]
    name = header.institution.value if header.institution is not None else ""
    if words.code != "en" and name:
        name = words.institutions[name][0][0]
    if document.type.kind in _AGENDAS and header.number is not None and header.number.series == "CM":
        return [name, _word(words, "SENDER_WORD")]
    return _halves(name) if header.institution is Institution.COUNCIL else [name]


def _halves(name: str) -> list[str]:
    """A name on two lines."""
    parts = name.split(" ")
    half = (len(parts) + 1) // 2
    return [" ".join(parts[:half]), " ".join(parts[half:])]


def _type(document: Document, style: Style) -> Iterator[Block]:
    if document.type.lines:
        yield _centred(document.type.lines, style, gap=2)


def _centred(texts: Iterable[str], style: Style, gap: int = 0) -> Block:
    return Block.of(texts, width=style.width - 10, gap=gap, centred_in=style.width if style.centred else None)


def _table(document: Document, style: Style, words: Language) -> list[Block]:
    rows = [*_routing_rows(document.routing, words)]
    if document.meeting.name is None:
        rows = [*_meeting_rows(document.meeting, document.routing, words)] or rows
    return [Block.of([text], width=62, x=style.value_x, label=f"{label}:") for label, text in rows]


def _routing_rows(routing: Routing, words: Language) -> Iterator[tuple[str, str]]:
    if routing.sender:
        yield _word(words, "FROM_WORD"), routing.sender
    if routing.received:
        yield _word(words, "RECEIVED_WORD"), words.dated(routing.received)
    if routing.meeting_date:
        yield _word(words, "ON_WORD"), words.dated(routing.meeting_date)
    if routing.recipient:
        yield _word(words, "TO_WORD"), routing.recipient
    if routing.previous_documents:
        yield _word(words, "PREVIOUS_DOCUMENTS_WORD"), ", ".join(map(printed_reference, routing.previous_documents))
    if routing.commission_documents:
        yield _word(words, "COMMISSION_DOCUMENTS_WORD"), ", ".join(routing.commission_documents)
    if routing.subject:
        yield _word(words, "SUBJECT_WORD"), routing.subject


def _meeting_rows(meeting: Meeting, routing: Routing, words: Language) -> Iterator[tuple[str, str]]:
    if meeting.contact:
        yield _word(words, "CONTACT_WORD"), meeting.contact
    if meeting.telephone:
        yield _word(words, "TELEPHONE_WORD"), meeting.telephone
    if routing.subject and meeting.dates:
        yield _word(words, "SUBJECT_WORD"), routing.subject
    if meeting.dates:
        yield _word(words, "DATES_WORD"), printed_days(meeting.dates, words)
    if meeting.times:
        yield _word(words, "TIMES_WORD"), ", ".join(meeting.times)
    if meeting.venue:
        yield _word(words, "VENUE_WORD"), meeting.venue


def _enclosures(routing: Routing, words: Language) -> Iterator[Block]:
    if routing.enclosures:
        yield Block.of([f"{_word(words, 'ENCLOSURE_WORD')}: {routing.enclosures}"], gap=2)


def _meeting(document: Document, style: Style, words: Language) -> Iterator[Block]:
    meeting = document.meeting
    if meeting.name is not None:
        yield _centred([meeting.name], style)
        if meeting.body:
            yield _centred([f"({meeting.body})"], style)
        if meeting.venue:
            yield _centred([meeting.venue], style)
        if meeting.dates:
            times = f" ({', '.join(meeting.times)})" if meeting.times else ""
            yield _centred([printed_days(meeting.dates, words) + times], style)
    if meeting.format:
        yield Block.of([f"{_word(words, 'FORMAT_WORD')}: {meeting.format}"], gap=2)


# -- agenda --


def _agenda(document: Document, style: Style) -> Iterator[Block]:
    # Titles leave room for the numbers of documents only where some are printed.
    if not any(item.references for item, _ in _in_reading_order(document.items)):
        style = evolve(style, title_width=style.width)
    waiting = list(document.sections)
    section: str | None = None
    for item, depth in _in_reading_order(document.items):
        while item.section != section and waiting:
            yield _section(waiting[0], style)
            section = waiting.pop(0).title
        yield from _item(item, depth, document.type.kind in _AGENDAS, style)
    for left in waiting:
        yield _section(left, style)


def _in_reading_order(items: Iterable[Item], depth: int = 0) -> Iterator[tuple[Item, int]]:
    for item in items:
        yield item, depth
        yield from _in_reading_order(item.items, depth + 1)


def _section(section: Section, style: Style) -> Block:
    texts = [section.title, *([f"({section.legal_basis})"] if section.legal_basis else [])]
    return Block.of(texts, width=style.width, gap=1, centred_in=style.width if style.centred else None)


def _item(item: Item, depth: int, is_agenda: bool, style: Style) -> Iterator[Block]:
    mark = style.step_mark if is_agenda else ""
    label_x = _ITEM_X + depth * style.indent
    x = label_x + max(style.indent, len(item.label or "") + 2)
    width = style.title_width - x
    lines = broken(item.title, width) if item.title else []
    if item.legal_basis:
        lines += broken(f"({item.legal_basis})", width)
    lines += [line for step in item.procedure for line in broken(step, width, mark)]
    yield Block(
        tuple(lines),
        x=x,
        label=item.label,
        label_x=label_x,
        right=tuple(line for reference in item.references for line in _in_column(reference)),
        right_x=style.title_width + 3,
        gap=1,
    )
    yield from _text(item.body, style, _ITEM_X + style.indent)


def _in_column(reference: Reference) -> list[str]:
    """A reference as it is broken in the right-hand column: before what is added to it, and before a remark."""
    lines: list[str] = []
    for part in re.split(r" (?=\+ |\()", printed_reference(reference)):
        if lines and len(lines[-1]) + 1 + len(part) <= _COLUMN:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


# -- running text --


def _text(blocks: Iterable[TextBlock], style: Style, x: int = 0) -> Iterator[Block]:
    for block in blocks:
        left = x + style.indent if block.label is not None else x
        yield Block.of(
            [block.text],
            width=style.width - left,
            x=left,
            label=block.label,
            label_x=x,
            gap=1,
            may_break=not isinstance(block, Heading),
        )


def _annex(heading: str, body: Iterable[TextBlock], style: Style) -> Iterator[Block]:
    yield evolve(_centred([heading], style), new_page=True)
    yield from _text(body, style)


# -- values as printed --


def printed_days(days: Iterable[date], words: Language) -> str:
    """Days as a page prints them.

    Where the year is last, month and year stand once for all their days.

    >>> days = [date(2020, 11, 29), date(2020, 11, 30), date(2020, 12, 1)]
    >>> printed_days(days, language("en")), printed_days(days[1:], language("hu"))
    ('29 and 30 November and 1 December 2020', '2020. november 30. és 2020. december 1.')
    """
    parts: list[str] = []
    given = list(days)
    before, _, year = words.date_form.partition(" {month}")
    day_form = "{day}." if before.startswith("{day}.") else "{day}"
    for day, following in zip(given, [*given[1:], None], strict=True):
        printed = words.dated(day)
        if year == " {year}" and following is not None and following.year == day.year:
            kept = day_form if following.month == day.month else before + " {month}"
            printed = kept.format(day=day.day, month=words.months[day.month - 1])
        parts.append(printed)
    return f" {_word(words, 'AND_WORD')} ".join(parts)


def printed_reference(reference: Reference) -> str:
    """A reference with its codes and its remark, on one line."""
    remark = [] if reference.remark is None else [f"({reference.remark})"]
    return " ".join([reference.text, *map(str, reference.subject_codes), *remark])


def _word(words: Language, name: str) -> str:
    """The first word of a list of the vocabulary: the usual one."""
    return words.words[name][0]
