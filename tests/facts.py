"""Facts of a document, and how many of them were found: a bag of (field, value) pairs on each side.

One side is a parsed document, the other a JSON file that says what a careful reader finds on the page. Values compare
with quotes, dashes and blanks folded, for these differ between renditions of one page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from eucouncil_parse import Document, Item, Paragraph

__all__ = ["Fact", "Facts", "Score", "facts_of_document", "facts_of_gold", "fold"]

Fact = tuple[str, str]
Facts = Counter[Fact]

_VOTE_PARTS = ("against", "abstained", "not_participating")
_OPENING = 5
"""Words of a paragraph that are compared."""

_FOLDED = {
    **dict.fromkeys(map(ord, "“”„‟«»"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
}
_SHORT_YEAR = re.compile(r"\b(WK \d+(?:/\d+)?)/(\d\d)(?!\d)")
"""A working document's number with two digits of the year; it is printed with two or four."""


def fold(value: object) -> str:
    """A value as it compares.

    >>> fold("“A”  items – WK 5/19")
    '"A" items - WK 5/2019'
    """
    text = unicodedata.normalize("NFKC", str(value)).translate(_FOLDED)
    return " ".join(_SHORT_YEAR.sub(r"\1/20\2", text).split())


@frozen(slots=True)
class Score:
    """How many facts were expected, found and right; scores add up."""

    expected: int = 0
    found: int = 0
    right: int = 0

    @classmethod
    def of(cls, expected: Facts, found: Facts) -> Score:
        """Compare two bags of facts."""
        return cls(expected.total(), found.total(), (expected & found).total())

    def __add__(self, other: Score) -> Score:
        return Score(self.expected + other.expected, self.found + other.found, self.right + other.right)

    @property
    def recall(self) -> float:
        """Share of the expected facts that were found."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Share of the facts found that are right."""
        return self.right / self.found if self.found else float(not self.expected)


def facts_of_gold(gold: Mapping[str, Any]) -> Facts:
    """The facts that a reader's file holds."""
    routing, meeting = gold["routing"], gold["meeting"]
    return _facts(
        (
            *_each(gold, "institution", "place", "date", "version_date", "number", "slug", "distribution"),
            *_each(gold, "original_languages", "interinstitutional_files", "subject_codes", "type", "annexes"),
            *_each(routing, "from", "to", "on", "subject", "received", "previous_documents", "commission_documents"),
            *_each(meeting, "contact", "telephone", "venue", "body", "dates", "times"),
            *_gold_items(gold["items"], is_top=True),
            *(("votes", _vote(vote)) for vote in gold["votes"]),
            *(("statements", f"{made['item']}: {made['by']}") for made in gold.get("statements", ())),
            *(
                ("paragraphs", f"{label}: {opening}")
                for label, openings in gold.get("paragraphs", {}).items()
                for opening in openings
            ),
        )
    )


def facts_of_document(document: Document, gold: Mapping[str, Any]) -> Facts:
    """The facts that were parsed, of the fields that ``gold`` holds: not every file has paragraphs, or statements."""
    header, routing, meeting = document.header, document.routing, document.meeting
    number = header.number
    fields: dict[str, object] = {
        "institution": header.institution and header.institution.value,
        "place": header.place,
        "date": header.date,
        "version_date": header.version_date,
        "number": number,
        "slug": number and number.slug,
        "distribution": header.distribution,
        "original_languages": header.original_languages,
        "interinstitutional_files": header.interinstitutional_files,
        "subject_codes": header.subject_codes,
        "type": document.type.lines,
        "annexes": [annex.heading for annex in document.annexes],
        "from": routing.sender,
        "to": routing.recipient,
        "on": routing.meeting_date,
        "subject": routing.subject,
        "received": routing.received,
        "previous_documents": routing.previous_documents,
        "commission_documents": routing.commission_documents,
        "contact": meeting.contact,
        "telephone": meeting.telephone,
        "venue": meeting.venue,
        "body": meeting.body,
        "dates": meeting.dates,
        "times": meeting.times,
    }
    facts = [*_each(fields, *fields), *_items(document.items, is_top=True)]
    if "paragraphs" in gold:
        facts += [
            ("paragraphs", f"{item.label or ''}: {opening}") for item in document.items for opening in _openings(item)
        ]
    if "statements" in gold:
        facts += [("statements", f"{made.item or ''}: {who}") for made in document.statements for who in made.by]
    return _facts(facts)


def _facts(pairs: Iterable[tuple[str, object]]) -> Facts:
    folded = ((name, fold(value)) for name, value in pairs)
    return Counter((name, value) for name, value in folded if value)


def _each(values: Mapping[str, Any], *names: str) -> Iterator[tuple[str, object]]:
    """One fact for each value, or for each of several; none for what is not printed."""
    for name in names:
        value = values.get(name)
        for single in value if isinstance(value, list | tuple) else (value,):
            if single not in (None, ""):
                yield name, single


def _item_facts(
    label: str | None,
    title: str | None,
    section: str | None,
    procedure: Iterable[str],
    references: Iterable[object],
) -> Iterator[tuple[str, str]]:
    yield "items", f"{label or ''} {title or ''}"
    if section:
        yield "sections", f"{label or title or ''} in {section}"
    for name, values in (("procedure", procedure), ("references", references)):
        for value in values:
            yield name, f"{title or label or ''}: {value}"


def _gold_items(items: Iterable[Mapping[str, Any]], is_top: bool = False) -> Iterator[tuple[str, str]]:
    for item in items:
        section = item["section"] if is_top else None
        yield from _item_facts(item["label"], item["title"], section, item["procedure"], item["references"])
        yield from _gold_items(item["children"])


def _items(items: Iterable[Item], is_top: bool = False) -> Iterator[tuple[str, str]]:
    for item in items:
        section = item.section if is_top else None
        yield from _item_facts(item.label, item.title, section, item.procedure, item.references)
        for vote in item.votes:
            yield "votes", _vote({part: getattr(vote, part) for part in _VOTE_PARTS})
        yield from _items(item.items)


def _vote(vote: Mapping[str, Iterable[str]]) -> str:
    return "; ".join(f"{part}={','.join(sorted(vote[part]))}" for part in _VOTE_PARTS)


def _openings(item: Item) -> Iterator[str]:
    for block in item.body:
        if isinstance(block, Paragraph) and block.text:
            yield " ".join(fold(block.text).split()[:_OPENING])
    for nested in item.items:
        yield from _openings(nested)
