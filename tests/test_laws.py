"""The laws hold for every text, and for every document that a text makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse import Document, parse
from eucouncil_parse.sources import SOURCES
from eucouncil_parse.strategies import documents
from eucouncil_parse.styles import STYLES
from laws import assert_document_is_lawful, assert_text_is_lawful
from texts import TEXTS, any_texts, changed_texts, made_texts, stated_texts

CASES = sorted((Path(__file__).parent / "cases").glob("**/*.txt"))


@given(document=documents())
def test_any_document(document: Document) -> None:
    assert_document_is_lawful(document)


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


HEAD = "Council of the European Union\nBrussels, 12 May 2021\n(OR. en)\n9990/21\n"
FOUND = {
    "numbers in one line": ("raw", HEAD + "0/00 0/00"),
    "a label of the masthead before what is no value": ("raw", HEAD + "Interinstitutional File: none\nNOTE\n"),
    "numbers in one line above a title": ("pdfium", HEAD + "0. 0.\n" + " " * 53 + "(OR. en)"),
    "a reference beside a label of the header": ("layout", HEAD + "PROVISIONAL AGENDA\nNo. prev. doc.:  CM 2801/21\n"),
    "wide blanks in a page of ours": ("plain", "eucouncil-parse plain 1\n---\ntext    * a)\tDialogue"),
    "a page of ours in a language that is none": ("plain", "eucouncil-parse plain 1, language ena\n\n4711/21\n"),
    "many annexes": ("plain", "eucouncil-parse plain 1\n---\n" + "### A\ntext\n" * 2_000),
    "codes with a label": ("plain", "eucouncil-parse plain 1\n---\n* Bees\n    \\CODES a)\tCM"),
    "emphasis between label and text": ("markdown", HEAD + "## **OUTCOME OF PROCEEDINGS**\n\n### - *Bees*\n"),
}
"""The smallest texts that broke a law once."""


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found(name: str) -> None:
    source, text = FOUND[name]
    assert_text_is_lawful(text, source)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_cases(path: Path) -> None:
    assert_text_is_lawful(path.read_bytes().decode())
