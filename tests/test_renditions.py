"""One page, one document: what a page says is read from every rendition of it.

Pages are those of documents that Hypothesis makes. Which line goes on with which, and what is an item's, is inferred
from them, and some page always deceives: a step whose second line begins with a capital, in text without columns. So
nearly all pages must be read to the last fact.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from eucouncil_parse import Document, parse
from eucouncil_parse.render.check import first_difference
from eucouncil_parse.strategies import printed_documents, renditions
from eucouncil_parse.vocabulary import official_languages
from laws import assert_nothing_lost

SOURCES = ("layout", "raw", "pdfium")
LEAST = {"layout": 0.9, "raw": 0.85, "pdfium": 0.9}
"""Share of fifty pages that must be read right as a whole; of a thousand pages it was 0.98 and more."""


def facts(document: Document) -> Document:
    """What is compared: everything but what renditions do not print.

    * the profile is not on a page;
    * votes and statements are not printed by ``renditions``, nor are speakers told from the text yet;
    * the values of the profile that the codes happen to choose are told from the rest.
    """
    items = tuple(evolve(item, extensions=()) for item in document.items)
    header = evolve(document.header, extensions=())
    return evolve(document, profile=None, statements=(), header=header, items=items, extensions=())


def is_read(document: Document, source: str, text: str) -> bool:
    """Whether the facts of a document are those of its page; the page loses nothing in any case."""
    read = parse(text, source=source)
    assert_nothing_lost(read, text)
    return first_difference(facts(document), facts(read)) is None


def pages_read(source: str, language: str, count: int) -> list[bool]:
    """Of each page, whether it was read right."""
    pages: list[bool] = []

    @settings(max_examples=count, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def draw(data: st.DataObject) -> None:
        document = data.draw(printed_documents(language=language))
        _, text = data.draw(renditions(document, sources=[source]))
        pages.append(is_read(document, source, text))

    draw()
    return pages


@pytest.mark.parametrize("source", SOURCES)
def test_pages_of_the_register(source: str) -> None:
    pages = pages_read(source, "en", 50)
    assert sum(pages) >= LEAST[source] * len(pages)


@pytest.mark.parametrize("source", SOURCES)
def test_pages_in_every_language(source: str) -> None:
    """Hypothesis makes pages that are like each other, so that a few languages may all fail: the sum counts."""
    pages = [page for code in official_languages() if code != "en" for page in pages_read(source, code, 6)]
    assert sum(pages) >= LEAST[source] * len(pages)
