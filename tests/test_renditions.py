"""One page, one document: what a page says is read from every rendition of it.

Pages are those of documents that Hypothesis makes. Which line goes on with which, and what is an item's, is inferred
from them, and some page always deceives: the examples are the same in every run.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eucouncil_parse import Document, parse
from eucouncil_parse.render.check import first_difference
from eucouncil_parse.strategies import printed_documents, renditions
from laws import assert_idempotent, assert_nothing_lost

SOURCES = ("layout", "raw", "pdfium")


def facts(document: Document) -> Document:
    """What is compared: everything but what renditions do not print.

    * the language and the profile are not on a page;
    * votes and statements are not printed by ``renditions``, nor are speakers told from the text yet.
    """
    return evolve(document, language="en", profile=None, statements=())


def assert_page_is_read(document: Document, source: str, text: str) -> None:
    """The facts of a document are those of its page, and the page loses nothing."""
    read = parse(text, source=source)
    assert first_difference(facts(document), facts(read)) is None, text
    assert_nothing_lost(read, text)
    assert_idempotent(read)


@pytest.mark.parametrize("source", SOURCES)
@settings(max_examples=50, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_pages_of_the_register(source: str, data: st.DataObject) -> None:
    document = data.draw(printed_documents())
    _, text = data.draw(renditions(document, sources=[source]))
    assert_page_is_read(document, source, text)
