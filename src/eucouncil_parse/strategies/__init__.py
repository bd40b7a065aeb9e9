"""Hypothesis strategies that make documents of the Council, to test grammars and pipelines with.

``documents`` makes values of the model, any that a parser could have read; the other functions make its parts. They
need the extra ``hypothesis``.

>>> from eucouncil_parse import strategies
>>> from hypothesis import given, settings
>>> @settings(max_examples=20, deadline=None)
... @given(strategies.documents())
... def test_that_items_have_a_label_or_a_title(document):
...     assert all(item.label or item.title for item in document.items)
>>> test_that_items_have_a_label_or_a_title()
"""

from __future__ import annotations

from importlib.util import find_spec

from eucouncil_parse.diagnostics import MissingExtra

if find_spec("hypothesis") is None:
    raise MissingExtra('strategies need hypothesis: pip install "eucouncil-parse[hypothesis]"')

from eucouncil_parse.strategies.body import (
    agenda_items,
    annexes,
    blocks,
    headings,
    notes,
    paragraphs,
    sections,
    statements,
)
from eucouncil_parse.strategies.citations import (
    acts,
    citations,
    court_cases,
    journal_references,
    numbers_of_commission,
    treaty_articles,
)
from eucouncil_parse.strategies.documents import documents
from eucouncil_parse.strategies.header import (
    days,
    declassifications,
    document_types,
    headers,
    meetings,
    routings,
    times_of_day,
)
from eucouncil_parse.strategies.identifiers import (
    commission_documents,
    document_numbers,
    interinstitutional_files,
    languages,
    original_languages,
    references,
    subject_codes,
    suffixes,
)
from eucouncil_parse.strategies.printed import printed_documents
from eucouncil_parse.strategies.renditions import renditions
from eucouncil_parse.strategies.reports import reports
from eucouncil_parse.strategies.texts import labels, texts, vocabulary_words
from eucouncil_parse.strategies.votes import vote_sentences

__all__ = [
    "acts",
    "agenda_items",
    "annexes",
    "blocks",
    "citations",
    "commission_documents",
    "court_cases",
    "days",
    "declassifications",
    "document_numbers",
    "document_types",
    "documents",
    "headers",
    "headings",
    "interinstitutional_files",
    "journal_references",
    "labels",
    "languages",
    "meetings",
    "notes",
    "numbers_of_commission",
    "original_languages",
    "paragraphs",
    "printed_documents",
    "references",
    "renditions",
    "reports",
    "routings",
    "sections",
    "statements",
    "subject_codes",
    "suffixes",
    "texts",
    "times_of_day",
    "treaty_articles",
    "vocabulary_words",
    "vote_sentences",
]
