"""A document as rows of tables: flat dictionaries, which pandas and Polars take as they are.

Every row of a table has the same keys, and a column has one type: text, whole number, or true or false. What a document
does not say is an empty text and never None, so that a column keeps its type however many rows leave it empty. Dates
are ISO dates; several values in one cell are joined by ``"; "``, for names and steps hold commas.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args, get_type_hints, overload

from attrs import frozen

from eucouncil_parse.export.row_types import (
    DecisionRow,
    DocumentRow,
    InterventionRow,
    ItemRow,
    ReferenceRow,
    RowKind,
    StatementRow,
    VoteRow,
)
from eucouncil_parse.export.shape import kind_of
from eucouncil_parse.identifiers import DocumentNumber
from eucouncil_parse.model import Block, Document, Item, Paragraph

__all__ = ["ROW_KINDS", "columns", "rows"]

ROW_KINDS: tuple[RowKind, ...] = get_args(RowKind)
"""Names of the tables."""

_BETWEEN = "; "
_OWN_ITEM = re.compile(r"items\[\d++\](?:\.items\[\d++\])*+")
"""The item that a path begins with."""


@overload
def rows(document: Document, kind: Literal["documents"]) -> list[DocumentRow]: ...
@overload
def rows(document: Document, kind: Literal["items"] = "items") -> list[ItemRow]: ...
@overload
def rows(document: Document, kind: Literal["decisions"]) -> list[DecisionRow]: ...
@overload
def rows(document: Document, kind: Literal["votes"]) -> list[VoteRow]: ...
@overload
def rows(document: Document, kind: Literal["interventions"]) -> list[InterventionRow]: ...
@overload
def rows(document: Document, kind: Literal["references"]) -> list[ReferenceRow]: ...
@overload
def rows(document: Document, kind: Literal["statements"]) -> list[StatementRow]: ...
@overload
def rows(document: Document, kind: RowKind) -> list[Any]: ...
def rows(document: Document, kind: RowKind = "items") -> list[Any]:
    """The rows of one table: ``documents``, ``items``, ``decisions``, ``votes``, ``interventions`` …

    Every row but that of the document itself begins with ``document``, its name in the register, ``item``, the labels
    from the top down (``2/b/1``; an item without a figure or letter is counted among its neighbours, ``2/#3``), and
    ``path``, where the model holds it. Raises ``ValueError`` for a table that does not exist.

    >>> from eucouncil_parse import DocumentNumber, Header
    >>> agenda = Document(
    ...     header=Header(number=DocumentNumber.parse("8406/26")),
    ...     items=(Item("1.", "Adoption of the agenda"), Item("2.", items=(Item("a)", "Honey"),))),
    ... )
    >>> [(row["document"], row["item"], row["path"], row["title"]) for row in rows(agenda, "items")][-1]
    ('ST-8406-2026-INIT', '2/a', 'items[1].items[0]', 'Honey')
    """
    return list(_table(kind)[1](document))


def columns(kind: RowKind = "items") -> dict[str, type]:
    """The columns of a table in their order, each with its type, ``str``, ``int`` or ``bool``.

    Raises ``ValueError`` for a table that does not exist.

    >>> columns("votes")["order"], list(columns("statements"))
    (<class 'int'>, ['document', 'item', 'path', 'by', 'text'])
    """
    return get_type_hints(_table(kind)[0])


# -- one function a table --


def _documents(document: Document) -> Iterator[DocumentRow]:
    header, routing, meeting = document.header, document.routing, document.meeting
    yield DocumentRow(
        document=_slug(document),
        number=_text(header.number),
        series=header.number.series if header.number else "",
        institution=header.institution.value if header.institution else "",
        place=header.place or "",
        date=_date(header.date),
        languages=_joined(header.original_languages),
        kind=document.type.kind or "",
        type=_joined(document.type.lines),
        distribution=header.distribution or "",
        codes=_joined(header.subject_codes),
        files=_joined(header.interinstitutional_files),
        sender=routing.sender or "",
        recipient=routing.recipient or "",
        meeting_date=_date(routing.meeting_date),
        subject=routing.subject or "",
        previous_documents=_joined(routing.previous_documents),
        meeting=meeting.name or "",
        configuration=meeting.body or "",
        meeting_dates=_joined(map(_date, meeting.dates)),
        venue=meeting.venue or "",
        language=document.language or "",
        items=sum(1 for _ in _places(document)),
        annexes=len(document.annexes),
        statements=len(document.statements),
        references=len(document.references),
        diagnostics=len(document.diagnostics),
    )


def _items(document: Document) -> Iterator[ItemRow]:
    slug = _slug(document)
    for place in _places(document):
        item = place.item
        yield ItemRow(
            document=slug,
            item=place.labels,
            path=place.path,
            parent=place.parent,
            depth=place.depth,
            label=item.label or "",
            title=item.title or "",
            section=item.section or "",
            steps=_joined(item.procedure),
            markers=_joined(item.markers),
            legal_basis=item.legal_basis or "",
            references=_joined(item.references),
            documents=_joined(number.slug for reference in item.references for number in reference.documents),
            codes=_joined(item.subject_codes),
            text=_paragraphs(item.body),
        )


def _decisions(document: Document) -> Iterator[DecisionRow]:
    slug = _slug(document)
    for place in _places(document):
        for order, decision in enumerate(place.item.decisions, 1):
            yield DecisionRow(
                document=slug,
                item=place.labels,
                path=place.path,
                order=order,
                title=place.item.title or "",
                kind=decision.kind,
                text=decision.text,
                act=decision.act or "",
                legal_basis=decision.legal_basis or "",
                files=_joined(decision.files),
            )


def _votes(document: Document) -> Iterator[VoteRow]:
    slug = _slug(document)
    for place in _places(document):
        for order, vote in enumerate(place.item.votes, 1):
            stood_apart = {
                "against": vote.against,
                "abstained": vote.abstained,
                "not_participating": vote.not_participating,
            }
            for how, states in stood_apart.items():
                for state in states:
                    yield VoteRow(
                        document=slug,
                        item=place.labels,
                        path=place.path,
                        order=order,
                        title=place.item.title or "",
                        state=state,
                        vote=how,
                    )


def _interventions(document: Document) -> Iterator[InterventionRow]:
    slug = _slug(document)
    order = 0
    for labels, path, block in _blocks(document):
        for intervention in block.interventions if isinstance(block, Paragraph) else ():
            order += 1
            speaker = intervention.speaker
            yield InterventionRow(
                document=slug,
                item=labels,
                path=path,
                order=order,
                speaker=speaker.text,
                actors=_joined(actor.code or actor.name for actor in speaker.actors),
                kinds=_joined(actor.kind for actor in speaker.actors),
                inferred=speaker.inferred,
                text=intervention.text,
            )


def _references(document: Document) -> Iterator[ReferenceRow]:
    slug = _slug(document)
    labels = {place.path: place.labels for place in _places(document)}
    for citation in document.references:
        item = _OWN_ITEM.match(citation.path)
        yield ReferenceRow(
            document=slug,
            item=labels.get(item.group(), "") if item else "",
            path=citation.path,
            text=citation.text,
            kind=kind_of(type(citation.value)),
            value=str(citation.value),
            url=_url(citation.value, document.language or "en"),
        )


def _statements(document: Document) -> Iterator[StatementRow]:
    for index, statement in enumerate(document.statements):
        yield StatementRow(
            document=_slug(document),
            item=_bare(statement.item),
            path=f"statements[{index}]",
            by=_joined(statement.by),
            text=_paragraphs(statement.body),
        )


_TABLES: Mapping[str, tuple[type, Callable[[Document], Iterator[Any]]]] = {
    "documents": (DocumentRow, _documents),
    "items": (ItemRow, _items),
    "decisions": (DecisionRow, _decisions),
    "votes": (VoteRow, _votes),
    "interventions": (InterventionRow, _interventions),
    "references": (ReferenceRow, _references),
    "statements": (StatementRow, _statements),
}


def _table(kind: str) -> tuple[type, Callable[[Document], Iterator[Any]]]:
    if kind not in _TABLES:
        raise ValueError(f"unknown table {kind!r}: expected {', '.join(ROW_KINDS)}")
    return _TABLES[kind]


# -- where a row belongs --


@frozen(slots=True)
class _Place:
    """An item and where it stands."""

    item: Item
    path: str
    labels: str
    parent: str = ""
    depth: int = 1


def _places(document: Document) -> Iterator[_Place]:
    """Every item, in the order of the page, before those that are nested in it."""
    waiting = _within(document.items)
    while waiting:
        place = waiting.pop()
        yield place
        waiting += _within(place.item.items, place)


def _within(items: tuple[Item, ...], above: _Place | None = None) -> list[_Place]:
    """The places of the items of an item, or of the document; the last first."""
    path, labels, parent, depth = (
        ("", "", "", 0) if above is None else (f"{above.path}.", f"{above.labels}/", above.path, above.depth)
    )
    return [
        _Place(item, f"{path}items[{index}]", labels + (_bare(item.label) or f"#{index + 1}"), parent, depth + 1)
        for index, item in reversed(list(enumerate(items)))
    ]


def _blocks(document: Document) -> Iterator[tuple[str, str, Block]]:
    """Every block of text with the labels of its item and its path, in the order of the model."""
    groups: list[tuple[str, str, tuple[Block, ...]]] = [("", "body", document.body)]
    groups += [(place.labels, f"{place.path}.body", place.item.body) for place in _places(document)]
    groups += [("", f"annexes[{index}].body", annex.body) for index, annex in enumerate(document.annexes)]
    groups += [
        (_bare(statement.item), f"statements[{index}].body", statement.body)
        for index, statement in enumerate(document.statements)
    ]
    for labels, path, blocks in groups:
        for index, block in enumerate(blocks):
            yield labels, f"{path}[{index}]", block


def _bare(label: str | None) -> str:
    """A label without the marks around it: ``a)`` is ``a``; nothing of a dash."""
    marks = {character for character in label or "" if not character.isalnum()}
    return (label or "").strip("".join(marks))


# -- cells --


def _slug(document: Document) -> str:
    return document.header.number.slug if document.header.number else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _date(day: date | None) -> str:
    return day.isoformat() if day else ""


def _joined(values: Iterable[object]) -> str:
    return _BETWEEN.join(map(str, values))


def _paragraphs(blocks: Iterable[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _url(value: Any, language: str) -> str:
    """Where a cited document is found: an address, or what makes one; not every kind has one."""
    url = value.url(language) if isinstance(value, DocumentNumber) else getattr(value, "url", None)
    return _text(url() if callable(url) else url)
