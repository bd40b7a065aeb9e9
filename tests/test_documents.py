"""One document in every rendition, its facts as a reader finds them; and errors of documents."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from eucouncil_parse import (
    CouncilParseError,
    NotACouncilDocument,
    ParseError,
    RenderError,
    from_json,
    parse,
    parse_file,
)
from eucouncil_parse.sources import SOURCES
from texts import TEXTS


@pytest.mark.parametrize("source", SOURCES)
def test_facts_of_the_documents(source: str) -> None:
    document = parse(TEXTS[source])
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


def test_the_seed_is_understood_to_the_last_character(seed: Path) -> None:
    document = parse_file(seed)
    assert document.diagnostics == ()
    assert document.coverage.unparsed == 0


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


PROSE = "The minutes of this meeting will be circulated in due course to all delegations.\n"


def test_strict_says_where_and_what_was_expected() -> None:
    text = "Council of the European Union\nBrussels, 12 May 2021\n(OR. en)\n9990/21\n\n  DRAFT MINUTES\n\n" + PROSE
    with pytest.raises(ParseError) as caught:
        parse(text, source="raw", strict=True)
    error = caught.value
    assert (error.page, error.line, error.column, error.expected) == (1, 6, 3, "numbered agenda items")
    assert str(error).splitlines()[1:] == ["    DRAFT MINUTES", "    ^ expected numbered agenda items"]


def test_the_page_is_said_behind_the_first() -> None:
    assert str(ParseError("no items", 3, 1, "AGENDA", page=2)).startswith("page 2, line 3, column 1: no items")


def test_a_long_line_is_shown_in_part() -> None:
    shown = str(ParseError("no items", 1, 501, "a" * 500 + "B" + "c" * 500)).splitlines()
    assert len(shown[1]) < 120
    assert shown[1][shown[2].index("^")] == "B"


@pytest.mark.parametrize(
    "error",
    [
        CouncilParseError("no JSON"),
        ParseError("no items", 3, 1, "AGENDA", "items", 2),
        NotACouncilDocument("the text is empty"),
        RenderError("items[0].title", "a text with line breaks"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_pickle(error: CouncilParseError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert (str(back), vars(back)) == (str(error), vars(error))
