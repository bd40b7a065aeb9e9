"""Entries of the glossary as a table for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from eucouncil_parse.vocabulary.glossary import GlossaryEntry

__all__ = ["to_table"]

_WIDEST_CODE = 32
_LEAST_ROOM = 30
_UNKNOWN = "(not known)"
_UNCONFIRMED = "(a code that exists; its meaning is not confirmed)"


def to_table(codes: Sequence[tuple[str, str | None, tuple[GlossaryEntry, ...]]], width: int = 100) -> list[str]:
    """The lines of a table: each code as printed, with the table that it is of if that is known, and its entries.

    A code without an entry is left out where nothing is known of it, not even the table.

    >>> from eucouncil_parse.codes import glossary
    >>> for line in to_table([("CORDROGUE 81", None, glossary("CORDROGUE 81"))]):
    ...     print(line)
    CORDROGUE 81  subject code  drugs
                  body          Horizontal Working Party on Drugs (earlier Horizontal Drugs Group)
                  domain        JHA
                  kind          working party
                  confidence    high
                  source        13321/15, 14079/15, 8592/15
    """
    rows = [row for text, table, entries in codes for row in _rows(text, table, entries)]
    if not rows:
        return []
    first = min(_WIDEST_CODE, max(len(text) for text, _, _ in rows))
    second = max(len(name) for _, name, _ in rows)
    indent = " " * (first + second + 4)
    room = max(width, len(indent) + _LEAST_ROOM)
    lines: list[str] = []
    for text, name, value in rows:
        if len(text) > first:
            lines.append(text)
            text = ""
        # Addresses are not broken: they are to be copied.
        lines += textwrap.wrap(
            value,
            room,
            initial_indent=f"{text:<{first}}  {name:<{second}}  ",
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def _rows(text: str, table: str | None, entries: Iterable[GlossaryEntry]) -> Iterator[tuple[str, str, str]]:
    """The rows of one code: what it is and means, then one a fact."""
    found = list(entries)
    if not found and table is not None:
        yield text, _words(table), _UNKNOWN
    for entry in found:
        yield text, _words(entry.table), entry.meaning or _UNCONFIRMED
        text = ""
        facts = (
            ("body", entry.body),
            ("domain", entry.domain),
            ("kind", entry.kind and entry.kind != entry.table and _words(entry.kind)),
            ("period", entry.period),
            ("confidence", entry.confidence),
            ("source", ", ".join(entry.source)),
        )
        for name, value in facts:
            if value:
                yield "", name, value


def _words(name: str) -> str:
    return name.replace("_", " ")
