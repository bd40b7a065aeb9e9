"""Laws that hold for every text, and for every document that a text makes."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eucouncil_parse import (
    CouncilParseError,
    Document,
    Item,
    NotACouncilDocument,
    ParseError,
    Span,
    from_dict,
    from_json,
    parse,
    to_dict,
    to_json,
)
from eucouncil_parse.export.outline_text import to_outline
from eucouncil_parse.sources import SOURCES

DOCUMENTS = Path(__file__).parent / "cases" / "documents"
TEXTS = {source: (DOCUMENTS / f"outcome.{source}.txt").read_bytes().decode() for source in SOURCES}
LINES = sorted({line for text in TEXTS.values() for line in text.splitlines()})
ODD_LINES = [
    *["", " ", "\f", "1.", "a)", "(a)", "I.", "-", "=", "= Adoption", "ANNEX", "ANNEX I", "* note", "o o o"],
    *["12 May 2021", "P", "PUBLIC", "Subject:", "From:", "Encl.: list", "Date:", "NB: remark", "Doc.: 1/15"],
    *["13321/15 + ADD 1", "+ ADD 2", "(to be issued)", "PROVISIONAL AGENDA", "SUMMARY RECORD", "NOTE"],
    *["DRAFT MINUTES", "NOTICE OF MEETING AND PROVISIONAL AGENDA", "AGRICULTURE", "Legislative deliberations"],
    *["(Legal basis proposed by the Presidency)", "Exchange of views", "Any other business", "a) Point"],
    *['1. Approval of "A" items', "Statement by Germany", "2022/0155 (COD)", "Interinstitutional File:", "REV 1"],
    *["9990/21 AB/cd 2 JAI.1 EN"],
]

anything = st.text(max_size=200)
words = st.sampled_from([word for line in [*LINES, *ODD_LINES] for word in line.split()])
made_lines = st.sampled_from([*LINES, *ODD_LINES]) | st.lists(words, max_size=6).map(" ".join) | anything
made_texts = st.builds(
    lambda opening, lines, end: opening + end.join(lines),
    st.sampled_from(["", "Council of the European Union\nBrussels, 12 May 2021\n(OR. en)\n9990/21\n"]),
    st.lists(made_lines, max_size=25),
    st.sampled_from(["\n", "\r\n", "\n\n", " \r\n"]),
)


def read(text: str, source: str | None) -> Document | None:
    """The document that a text makes; every exception but the library's own is a failure."""
    try:
        return parse(text, source=source)
    except CouncilParseError:
        return None


def assert_lawful(document: Document, text: str) -> None:
    """What holds for every document."""
    assert from_json(to_json(document)) == document
    assert from_json(to_json(document, indent=None)) == document
    assert from_dict(json.loads(json.dumps(to_dict(document)))) == document
    assert to_outline(document, 80)
    assert_items_are_lawful(document.items, text, 1)
    for node in (document.header, document.routing, document.meeting, document.type, *document.body, *document.notes):
        assert_inside(node.span, text)
    for diagnostic in document.diagnostics:
        assert diagnostic.code
        assert diagnostic.message
        assert_inside(diagnostic.span, text)


def assert_items_are_lawful(items: tuple[Item, ...], text: str, depth: int) -> None:
    assert not items or depth <= 8
    for item in items:
        assert item.label or item.title or text.startswith("eucouncil-parse plain")  # "*" on a line, by hand
        assert_inside(item.span, text)
        assert_items_are_lawful(item.items, text, depth + 1)


def assert_inside(span: Span | None, text: str) -> None:
    if span is not None:
        assert 0 <= span.start <= span.end <= len(text)
        assert span.page >= 1
        assert span.line >= 1


@pytest.mark.parametrize("source", [None, *SOURCES])
@settings(max_examples=100, deadline=None)
@given(text=anything)
def test_any_text(source: str | None, text: str) -> None:
    document = read(text, source)
    assert document is None or isinstance(document, Document)


@pytest.mark.parametrize("source", SOURCES)
@settings(max_examples=60, deadline=None)
@given(text=made_texts)
def test_any_lines_of_a_document(source: str, text: str) -> None:
    document = read(text, source)
    if document is not None:
        assert_lawful(document, text)


def swap(lines: list[str], chance: random.Random) -> None:
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]


def drop(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]


def double(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def put_in(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(ODD_LINES))


def join(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines) - 1)
    lines[place : place + 2] = [lines[place] + chance.choice(["", " ", "    ", "\t"]) + lines[place + 1]]


def cut(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    at = chance.randrange(len(lines[place]) + 1)
    lines[place : place + 1] = [lines[place][:at], lines[place][at:]]


def indent(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    lines[place] = " " * chance.randrange(40) + lines[place]


def misspell(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    at = chance.randrange(len(lines[place]) + 1)
    lines[place] = lines[place][:at] + chance.choice("aA1./():*-\u00e9\x00\f ") + lines[place][at + 1 :]


CHANGES: list[Callable[[list[str], random.Random], None]] = [swap, drop, double, put_in, join, cut, indent, misspell]


@pytest.mark.parametrize("source", SOURCES)
@settings(max_examples=60, deadline=None)
@given(changes=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=8), seed=st.integers(0, 2**32))
def test_a_document_with_changed_lines(
    source: str, changes: list[Callable[[list[str], random.Random], None]], seed: int
) -> None:
    lines = TEXTS[source].split("\n")
    chance = random.Random(seed)
    for change in changes:
        change(lines, chance)
    text = "\n".join(lines)
    document = read(text, source)
    if document is not None:
        assert_lawful(document, text)


@pytest.mark.parametrize("source", SOURCES)
def test_facts_of_the_documents(source: str) -> None:
    document = parse(TEXTS[source])
    assert_lawful(document, TEXTS[source])
    header, routing = document.header, document.routing
    assert (header.place, str(header.date), header.original_languages) == ("Brussels", "2021-05-12", ("en",))
    assert (str(header.number), header.distribution) == ("9990/21", "LIMITE")
    assert [str(code) for code in header.subject_codes] == ["CORDROGUE 31", "JAI 512"]
    assert (document.type.lines, document.type.kind) == (("OUTCOME OF PROCEEDINGS",), "outcome_of_proceedings")
    assert (routing.sender, routing.recipient) == ("General Secretariat of the Council", "Delegations")
    assert str(routing.meeting_date) == "2021-05-06"
    assert routing.subject == "Horizontal Working Party on Drugs - summary of the discussions"
    assert [(item.label, item.title) for item in document.items] == [
        ("1.", "Adoption of the agenda"),
        ("2.", "Information from the Presidency"),
        ("3.", "Any other business"),
    ]


def test_layout_tells_nested_items() -> None:
    second = parse(TEXTS["layout"]).items[1]
    assert [item.label for item in second.items] == ["a)", "b)"]
    assert [item.title for item in second.items] == ["Regional dialogue", "Early warning system"]
    assert [item.body[0].text for item in second.items] == [
        "The Commission gave a short overview of the dialogue and answered questions.",
        "One delegation asked for more time to study the report.",
    ]


def test_parsing_again_gives_the_same() -> None:
    for source, text in TEXTS.items():
        assert parse(text, source=source) == parse(text, source=source)


def test_strict_raises_the_first_error() -> None:
    text = "Council of the European Union\nBrussels, 12 May 2021\n(OR. en)\n\nNOTE\n\nText.\n"
    assert [diagnostic.code for diagnostic in parse(text).diagnostics] == ["number-missing"]
    with pytest.raises(ParseError, match="no document number"):
        parse(text, strict=True)


def test_no_document_is_a_parse_error() -> None:
    with pytest.raises(NotACouncilDocument, match="the text is empty"):
        parse("")
    assert issubclass(NotACouncilDocument, ParseError)
    assert issubclass(ParseError, ValueError)


@pytest.mark.parametrize("code", ["xx", "EN", "../languages/en"])
def test_unknown_language(code: str) -> None:
    with pytest.raises(ValueError, match="language"):
        parse("NOTE", language=code)


NO_DOCUMENTS = [
    *["", "{", "[]", "1", "null", '"text"', '{"header": 1}', '{"header": []}', '{"items": "ab"}', '{"items": [1]}'],
    *['{"body": [{"text": null}]}', '{"body": [{"kind": "x", "text": "y"}]}', '{"header": {"date": "x"}}'],
    *['{"header": {"date": 5}}', '{"header": {"version_date": "x"}}', '{"header": {"version_date": 5}}'],
    *['{"header": {"institution": "x"}}', '{"header": {"number": {"number": "x"}}}'],
    *["[" * 100_000, '{"items": [' * 20_000],
]


@pytest.mark.parametrize("text", NO_DOCUMENTS, ids=lambda text: text[:40])
def test_what_is_no_document_in_json(text: str) -> None:
    with pytest.raises(CouncilParseError):
        from_json(text)
