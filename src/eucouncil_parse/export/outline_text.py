"""A document as a tree for the terminal: what was understood of a page, at one glance."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from attrs import fields

from eucouncil_parse.export.shape import kind_of
from eucouncil_parse.findings import Speaker
from eucouncil_parse.layers.texts import walk_items
from eucouncil_parse.model import (
    Block,
    Declassification,
    Document,
    ExtensionNode,
    Heading,
    Item,
    Paragraph,
    Section,
)

__all__ = ["to_coverage", "to_outline"]

_LABEL_WIDTH = 14
_SHOWN_BLOCKS = 6
"""Paragraphs of running text that are shown before the rest is counted."""


def to_outline(document: Document, width: int = 100, coverage: bool = False) -> str:
    """The outline of a document, ``width`` characters wide; with ``coverage``, how much of the source was understood.

    >>> from eucouncil_parse import parse
    >>> page = "Brussels, 27 October 2015\\n(OR. en)\\n13321/15\\nCORDROGUE 81\\nOUTCOME OF PROCEEDINGS"
    >>> print(to_outline(parse(page)))
    13321/15 · OUTCOME OF PROCEEDINGS
      place, date   Brussels, 27 October 2015
      languages     en
      codes         CORDROGUE 81
      register      ST-13321-2015-INIT
    """
    lines = [*_title(document), *_fields(document, width), *_body(document, width), *_items(document, width)]
    lines += [*_annexes(document), *_statements(document, width), *_notes(document, width), *_diagnostics(document)]
    if coverage:
        lines += ["", f"  {to_coverage(document)}"]
    return "\n".join(lines)


def to_coverage(document: Document) -> str:
    """How much of the source was understood, in one line.

    >>> from eucouncil_parse import parse
    >>> page = "Brussels, 27 October 2015\\n(OR. en)\\n13321/15\\nA stray line\\nCORDROGUE 81\\nOUTCOME OF PROCEEDINGS"
    >>> to_coverage(parse(page))
    '78 characters: 87.2 % values, 0.0 % furniture, 12.8 % not understood'
    """
    coverage = document.coverage
    count = max(coverage.characters, 1)
    values = coverage.characters - coverage.furniture - coverage.unparsed
    shares = ((values, "values"), (coverage.furniture, "furniture"), (coverage.unparsed, "not understood"))
    return f"{coverage.characters:,} characters: " + ", ".join(
        f"{100 * part / count:.1f} % {name}" for part, name in shares
    )


def _title(document: Document) -> Iterator[str]:
    number = document.header.number
    yield " · ".join([str(number) if number else "(no number)", *document.type.lines])


def _fields(document: Document, width: int) -> Iterator[str]:
    header, routing, meeting = document.header, document.routing, document.meeting
    declassified = document.declassification or Declassification()
    day = header.date and f"{header.date.day} {header.date:%B %Y}"
    version = (
        header.version_date and f" (language version of {header.version_date.day:02}.{header.version_date.month:02})"
    )
    rows: list[tuple[str, object]] = [
        ("institution", header.institution and header.institution.value),
        ("place, date", ", ".join(part for part in (header.place, day) if part) + (version or "")),
        ("languages", ", ".join(header.original_languages)),
        ("files", ", ".join(map(str, header.interinstitutional_files))),
        ("distribution", header.distribution),
        ("codes", ", ".join(map(str, header.subject_codes))),
        ("register", header.number and header.number.slug),
        ("declassified", declassified.document),
        ("dated", declassified.date),
        ("new status", declassified.status),
        ("from", routing.sender),
        ("to", routing.recipient),
        ("on", routing.meeting_date),
        ("received", routing.received),
        ("prev. docs", ", ".join(map(str, routing.previous_documents))),
        ("Cion docs", ", ".join(routing.commission_documents)),
        ("subject", routing.subject),
        ("meeting", " – ".join(part for part in (meeting.name, meeting.body) if part)),
        ("days", ", ".join(map(str, meeting.dates))),
        ("times", ", ".join(meeting.times)),
        ("venue", meeting.venue),
        ("format", meeting.format),
        ("contact", ", ".join(part for part in (meeting.contact, meeting.telephone) if part)),
    ]
    for label, value in rows:
        if value:
            yield from _wrapped(f"  {label:<{_LABEL_WIDTH}}", str(value), width)
    yield from _nodes((*header.extensions, *document.extensions), "  ", width)


def _body(document: Document, width: int) -> Iterator[str]:
    if document.body:
        yield ""
        yield from _blocks(document.body, "  ", width)


def _items(document: Document, width: int) -> Iterator[str]:
    section = None
    waiting = _headings(document)
    for item in document.items:
        above = list(takewhile(partial(_stands_above, item), waiting))
        del waiting[: len(above)]
        if above or item.section != section or item is document.items[0]:
            yield ""
            section = item.section
            titles = [heading.title for heading in above]
            own = [section] if section and section not in titles else []
            yield from (f"  {title}" for title in [*titles, *own])
        yield from _item(item, "  ", width)


def _headings(document: Document) -> list[Section]:
    """The headings between the items of the first level: some stand above another heading, and above no item."""
    inside = {item.section for _, item in walk_items(document.items)} - {item.section for item in document.items}
    return [section for section in document.sections if section.title not in inside]


def _stands_above(item: Item, heading: Section) -> bool:
    return heading.span is not None and item.span is not None and heading.span.start < item.span.start


def _item(item: Item, indent: str, width: int) -> Iterator[str]:
    beside = [f"{each} ({each.remark})" if each.remark else str(each) for each in item.references]
    beside += map(str, item.subject_codes)
    title = item.title or ""
    if beside:
        title = f"{title}  [{', '.join(beside)}]".strip()
    yield from _wrapped(f"{indent}{item.label or '·':<3} ", title, width)
    inner = f"{indent}    "
    if item.markers:
        yield from _wrapped(f"{inner}□ ", ", ".join(each.replace("_", " ") for each in item.markers), width)
    for step in item.procedure:
        yield from _wrapped(f"{inner}→ ", step, width)
    yield from _nodes(item.extensions, inner, width)
    yield from _outcome(item, inner, width)
    section = item.section
    for child in item.items:
        if child.section != section:
            section = child.section
            yield f"{inner}{section}"
        yield from _item(child, inner, width)


def _nodes(nodes: Sequence[ExtensionNode], indent: str, width: int) -> Iterator[str]:
    """Values that a profile adds: what each is, and its fields."""
    for node in nodes:
        values = [getattr(node, each.name) for each in fields(type(node)) if each.name != "span"]
        told = [" ".join(map(str, value)) if isinstance(value, tuple) else str(value) for value in values if value]
        yield from _wrapped(f"{indent}◇ ", f"{kind_of(type(node)).replace('_', ' ')}: {', '.join(told)}", width)


def _outcome(item: Item, indent: str, width: int) -> Iterator[str]:
    """What the paragraphs of an item say: who spoke, what was decided, how the vote went."""
    if item.body:
        spoke = [actor.code or actor.name for speaker in _speakers(item.body) for actor in speaker.actors]
        said = f": {', '.join(dict.fromkeys(spoke))}" if spoke else ""
        yield from _wrapped(indent, _count(len(item.body), "paragraph") + said, width)
    for decision in item.decisions:
        basis = f"  ({decision.legal_basis})" if decision.legal_basis else ""
        yield from _wrapped(f"{indent}✓ ", decision.kind.replace("_", " ") + basis, width)
    for vote in item.votes:
        sides = (("against", vote.against), ("abstained", vote.abstained), ("took no part", vote.not_participating))
        told = [f"{', '.join(states)} {name}" for name, states in sides if states]
        yield from _wrapped(f"{indent}✗ ", "; ".join(told), width)


def _speakers(blocks: Sequence[Block]) -> Iterator[Speaker]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (intervention.speaker for intervention in block.interventions)


def _blocks(blocks: Sequence[Block], indent: str, width: int) -> Iterator[str]:
    for block in blocks[:_SHOWN_BLOCKS]:
        label = f"{block.label} " if block.label else ""
        sign = "§ " if isinstance(block, Heading) else ""
        room = max(20, width - len(indent) - len(label) - len(sign))
        yield f"{indent}{sign}{label}{textwrap.shorten(block.text, room, placeholder=' …')}"
    if len(blocks) > _SHOWN_BLOCKS:
        yield f"{indent}… {_count(len(blocks) - _SHOWN_BLOCKS, 'more paragraph')}"


def _annexes(document: Document) -> Iterator[str]:
    for annex in document.annexes:
        yield ""
        yield f"  {annex.heading}  ({_count(len(annex.body), 'paragraph')})"


def _statements(document: Document, width: int) -> Iterator[str]:
    if document.statements:
        yield ""
        yield "  statements for the minutes"
    for statement in document.statements:
        who = f"{', '.join(statement.by)}  ({_count(len(statement.body), 'paragraph')})"
        yield from _wrapped(f"  {statement.item or '·':<3} ", who, width)


def _notes(document: Document, width: int) -> Iterator[str]:
    if document.notes:
        yield ""
    for note in document.notes:
        yield from _wrapped(f"  {note.label or 'note':<4} ", note.text, width)


def _diagnostics(document: Document) -> Iterator[str]:
    for diagnostic in document.diagnostics:
        place = f"page {diagnostic.span.page}, line {diagnostic.span.line}: " if diagnostic.span else ""
        yield f"  ! {diagnostic.severity.value}: {place}{diagnostic.message} [{diagnostic.code}]"


def _wrapped(first: str, text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, max(width, len(first) + 20), initial_indent=first, subsequent_indent=" " * len(first)
    ) or [first.rstrip()]


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
