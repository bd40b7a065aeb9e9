"""The head of a document: header, type, routing table, meeting, cover of a declassified document."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from eucouncil_parse.model import Declassification, DocumentType, Header, Institution, Meeting, MonthDay, Routing
from eucouncil_parse.strategies.identifiers import (
    commission_documents,
    document_numbers,
    interinstitutional_files,
    original_languages,
    references,
    subject_codes,
)
from eucouncil_parse.strategies.texts import texts
from eucouncil_parse.vocabulary import language as language_words
from eucouncil_parse.vocabulary import table

__all__ = ["days", "declassifications", "document_types", "headers", "meetings", "routings", "times_of_day"]


@cache
def days() -> SearchStrategy[date]:
    """Days from 1990 to 2030, the years of the documents that are read."""
    return st.dates(date(1990, 1, 1), date(2030, 12, 31))


@cache
def times_of_day() -> SearchStrategy[str]:
    """Times as printed: ``10.00``, ``9:30``, ``14h30``.

    >>> from hypothesis import find
    >>> find(times_of_day(), lambda time: time.endswith("h30"))[-3:]
    'h30'
    """
    return st.builds("{}{}{:02}".format, st.integers(0, 23), st.sampled_from(".:h"), st.integers(0, 59))


@cache
def headers(language: str = "en") -> SearchStrategy[Header]:
    """Headers with any of their values; codes, files and languages come once each.

    The place is one of the ``language``, the distribution a marking of the vocabulary in one of its forms.
    """
    markings = [form for row in table("markings")["entries"] for form in (row["marking"], *row["forms"])]
    return st.builds(
        Header,
        institution=st.none() | st.sampled_from(Institution),
        place=st.none() | st.sampled_from(language_words(language).words["PLACE_WORD"]),
        date=st.none() | days(),
        version_date=st.none() | days().map(lambda day: MonthDay(day.month, day.day)),
        original_languages=original_languages(),
        number=st.none() | document_numbers(),
        interinstitutional_files=st.lists(interinstitutional_files(), max_size=3, unique=True).map(tuple),
        distribution=st.none() | st.sampled_from(markings),
        subject_codes=st.lists(subject_codes(), max_size=4, unique=True).map(tuple),
    )


@cache
def document_types(language: str = "en") -> SearchStrategy[DocumentType]:
    """Type lines: titles of the ``language``, and others; none, one or two lines."""
    titles = sorted({title for titles in language_words(language).types.values() for title in titles})
    line = st.one_of(st.sampled_from(titles), texts(max_words=4), texts(max_words=3).map(str.upper))
    return st.builds(DocumentType, lines=st.lists(line, max_size=2).map(tuple))


@cache
def routings() -> SearchStrategy[Routing]:
    """Routing tables with any of their rows; previous documents and the Commission's documents come once each."""
    return st.builds(
        Routing,
        sender=st.none() | texts(),
        recipient=st.none() | texts(),
        meeting_date=st.none() | days(),
        received=st.none() | days(),
        previous_documents=st.lists(references(), max_size=2, unique=True).map(tuple),
        commission_documents=st.lists(commission_documents(), max_size=2, unique=True).map(tuple),
        subject=st.none() | texts(max_words=30),
        enclosures=st.none() | texts(),
    )


@cache
def meetings() -> SearchStrategy[Meeting]:
    """Meetings with any of their values; days and times come once each."""
    return st.builds(
        Meeting,
        name=st.none() | texts(),
        body=st.none() | texts(),
        contact=st.none() | texts(),
        telephone=st.none() | texts(),
        dates=st.lists(days(), max_size=3, unique=True).map(tuple),
        times=st.lists(times_of_day(), max_size=3, unique=True).map(tuple),
        venue=st.none() | texts(),
        format=st.none() | texts(),
    )


@cache
def declassifications() -> SearchStrategy[Declassification]:
    """Covers of declassified documents, with one value at the least."""
    return st.builds(
        Declassification,
        document=st.none() | document_numbers(),
        date=st.none() | days(),
        status=st.none() | texts(),
    ).filter(lambda cover: cover != Declassification())
