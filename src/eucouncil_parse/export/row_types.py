"""The columns of each table of rows: one class a table, one name a column, in the order in which they are written."""

from __future__ import annotations

from typing import Literal, TypedDict

__all__ = [
    "DecisionRow",
    "DocumentRow",
    "InterventionRow",
    "ItemRow",
    "ReferenceRow",
    "RowKind",
    "StatementRow",
    "VoteRow",
]

RowKind = Literal["documents", "items", "decisions", "votes", "interventions", "references", "statements"]
"""Names of the tables."""


class DocumentRow(TypedDict):
    """One document; ``items`` counts those nested in others too."""

    document: str
    number: str
    series: str
    institution: str
    place: str
    date: str
    languages: str
    kind: str
    type: str
    distribution: str
    codes: str
    files: str
    sender: str
    recipient: str
    meeting_date: str
    subject: str
    previous_documents: str
    meeting: str
    configuration: str
    meeting_dates: str
    venue: str
    language: str
    items: int
    annexes: int
    statements: int
    references: int
    diagnostics: int


class _Row(TypedDict):
    """What leads every row that is a part of a document: its register name, the item, and where the model holds it."""

    document: str
    item: str
    path: str


class ItemRow(_Row):
    """One item, nested ones too: ``depth`` is 1 for those of the agenda itself, ``parent`` the path of the one above.

    ``documents`` are the register names of all that the ``references`` beside the item name. ``markers`` are the closed
    values of the signs beside its title (``first_reading; commission_proposal``), which PDFs alone have.
    """

    parent: str
    depth: int
    label: str
    title: str
    section: str
    steps: str
    markers: str
    legal_basis: str
    references: str
    documents: str
    codes: str
    text: str


class DecisionRow(_Row):
    """One decision; ``order`` counts those of its item, from 1."""

    order: int
    title: str
    kind: str
    text: str
    act: str
    legal_basis: str
    files: str


class VoteRow(_Row):
    """One member state in one vote: ``vote`` is ``against``, ``abstained`` or ``not_participating``.

    ``order`` counts the votes of the item, from 1. States that voted in favour are not named by minutes: they have no
    row, and a vote that nobody stood apart from has none.
    """

    order: int
    title: str
    state: str
    vote: str


class InterventionRow(_Row):
    """One run of sentences with one speaker; ``order`` counts those of the document, from 1.

    ``speaker`` are the words that name the speaker, ``actors`` the codes of those that they mean, or the names of those
    without a code, ``kinds`` what each of them is.
    """

    order: int
    speaker: str
    actors: str
    kinds: str
    inferred: bool
    text: str


class ReferenceRow(_Row):
    """One document or act that is named: ``kind`` of identifier, ``value`` in canonical form, ``url`` if it has one."""

    text: str
    kind: str
    value: str
    url: str


class StatementRow(_Row):
    """One statement for the minutes."""

    by: str
    text: str
