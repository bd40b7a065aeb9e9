"""The laws hold for every text, and for every document that a text makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse import Document, parse, render
from eucouncil_parse.sources import SOURCES
from eucouncil_parse.strategies import documents
from eucouncil_parse.styles import STYLES
from laws import (
    assert_json_gives_back,
    assert_nothing_lost,
    assert_render_gives_back,
    assert_text_is_lawful,
    assert_well_formed,
)
from texts import TEXTS, any_texts, changed_texts, made_texts, stated_texts

CASES = sorted((Path(__file__).parent / "cases").glob("**/*.txt"))


@given(document=documents())
def test_documents_are_printed_and_read_back(document: Document) -> None:
    assert_render_gives_back(document)


@given(document=documents())
def test_documents_as_json(document: Document) -> None:
    assert_json_gives_back(document)


@pytest.mark.parametrize("style", STYLES)
@given(document=documents())
def test_every_character_of_a_printed_document_has_an_owner(style: str, document: Document) -> None:
    text = render(document, style)
    read = parse(text)
    assert_nothing_lost(read, text)
    assert_well_formed(read, text)
    assert read.coverage.unparsed == 0


@pytest.mark.parametrize("source", [None, *SOURCES])
@given(text=any_texts)
def test_any_text(source: str | None, text: str) -> None:
    assert_text_is_lawful(text, source)


@pytest.mark.parametrize("source", SOURCES)
@given(text=made_texts)
def test_lines_of_documents_in_any_order(source: str, text: str) -> None:
    assert_text_is_lawful(text, source)


@pytest.mark.parametrize("source", SOURCES)
@given(data=st.data())
def test_a_document_with_changed_lines(source: str, data: st.DataObject) -> None:
    assert_text_is_lawful(data.draw(changed_texts(TEXTS[source])), source)


@pytest.mark.parametrize("style", STYLES)
@given(data=st.data())
def test_a_page_in_a_style_that_was_changed_by_hand(style: str, data: st.DataObject) -> None:
    text = data.draw(stated_texts(style))
    parse(text)
    assert_text_is_lawful(text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_cases(path: Path) -> None:
    assert_text_is_lawful(path.read_bytes().decode())
