"""The grammars as such: no conflicts, every order of tokens is read, parsers are built once, errors say where."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import logger

from eucouncil_parse import Document, GrammarError
from eucouncil_parse import grammar as grammars
from eucouncil_parse.grammar import DOCUMENT_GRAMMAR, build
from eucouncil_parse.outline.tokens import CellToken, mark, token
from eucouncil_parse.readers import reader
from eucouncil_parse.sources.page import Cell

HEADER = [
    *["MASTHEAD", "PLACE_DATE", "LANGUAGE_TAG", "SUFFIXES", "MARKING", "STAMP", "TYPE", "FILES", "FROM", "TO", "ON"],
    *[
        "RECEIVED",
        "PREVIOUS_DOCUMENTS",
        "COMMISSION_DOCUMENTS",
        "SUBJECT",
        "ENCLOSURE",
        "CONTACT",
        "TELEPHONE",
        "DATES",
    ],
    *[
        "TIMES",
        "VENUE",
        "FORMAT",
        "BODY",
        "MEETING_NAME",
        "MEETING_DAY",
        "CONFIGURATION",
        "FOOT_NUMBER",
        "HEADER_OTHER",
    ],
    *["DECLASSIFIED", "DATED", "NEW_STATUS", "DAYS"],
]
BODY = ["PARAGRAPH", "HEADING", "NOTE", "STEP", "LEGAL_BASIS", "REFERENCES", "SECTION", "FORMAT_REMARK"]


def made(kind: str) -> CellToken:
    """A token with a text that fits no identifier."""
    return token(kind, ["a text"], [Cell("a text", 0, 6)])


def test_there_are_no_conflicts(caplog: pytest.LogCaptureFixture) -> None:
    logger.setLevel(logging.DEBUG)
    try:
        with caplog.at_level(logging.DEBUG, logger=logger.name):
            build(DOCUMENT_GRAMMAR, start=["document"], lexer="basic", debug=True)
    finally:
        logger.setLevel(logging.CRITICAL)
    assert not [record.getMessage() for record in caplog.records if "onflict" in record.getMessage()]


@given(st.lists(st.sampled_from(HEADER), max_size=12), st.lists(st.sampled_from(BODY), max_size=12), st.booleans())
def test_every_order_of_tokens_is_a_document(header: list[str], body: list[str], nested: bool) -> None:
    tokens = [*(made(kind) for kind in header), mark("_BODY_START"), *(made(kind) for kind in body)]
    if nested:
        inside = [made(kind) for kind in body]
        tokens += [mark("_ITEM"), made("ITEM_LABEL"), made("TITLE"), mark("_INDENT"), *inside, mark("_DEDENT")]
    tokens += [made("ANNEX"), *(made(kind) for kind in body if kind not in {"SECTION", "FORMAT_REMARK"})]
    document = reader("en").parser.parse(tokens, start="document")
    assert isinstance(document, Document)
    assert len(document.items) == nested


def test_a_parser_is_built_once() -> None:
    assert reader("en") is reader("en")


def test_a_missing_grammar_is_named() -> None:
    with pytest.raises(GrammarError, match=r"no grammar 'none\.lark'"):
        build(("none.lark",), start=("start",))


def test_an_error_in_a_grammar_is_told_by_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "first.lark").write_text('start: A other\nA: "a"\n', encoding="utf-8")
    (tmp_path / "second.lark").write_text('\nother: B ->\nB: "b"\n', encoding="utf-8")
    monkeypatch.setattr(grammars, "grammars_directory", lambda: tmp_path)
    with pytest.raises(GrammarError, match=r"^second\.lark:[23]: "):
        build(("first.lark", "second.lark"), start=("start",))
