"""Where every part of a small document stands in its source, spelled out piece by piece.

A piece is given with its blanks folded, and must begin and end with a letter that is to be seen: a span that loses a
label, a line or a mark, or takes a blank too much, is another list.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from eucouncil_parse import Document, Item, parse
from eucouncil_parse.diagnostics import Span

NOTE = """\
                     Council of the
                     European Union
                                             Brussels, 10 February 2021
                                             (OR. en)
Interinstitutional File:                     4711/1/21
2020/0123 (COD)                              REV 1
                                             LIMITE
                                             AGRI 12
                                             ENV 3
NOTE
From:              Presidency
To:                Working Party on Beehives
On:                8 February 2021
Date of receipt:   9 February 2021
No. prev. doc.:    4702/21
No. Cion doc.:     COM(2020) 12 final
Subject:           Survey of beehives in the
                   southern gardens
Encl.:             D 012345/01

The hives were weighed in the spring.

    1.   The frames were counted.
"""

NOTICE = """\
                                             Brussels, 4 March 2021
                                             CM 2346/21
COMMUNICATION
NOTICE OF MEETING AND PROVISIONAL AGENDA
Contact:           bees@consilium.europa.eu
Tel./Fax:          +32.2-281.12.34
Subject:           Working Party on Beehives
Date:              18 March 2021
Time:              10.00
Venue:             Garden House, Brussels
Format:            1 + 2

1.   Adoption of the agenda
2.   Wintering of young colonies             4702/21
     in the gardens                          + ADD 1
     –    Exchange of views                  AGRI 12
     (Legal basis: Article 4 TFEU)
     a)   Heather honey
          (Public deliberation)

NB:  Keepers may listen.
NB 1: Hives are open.
"""

DECLASSIFIED = """\
                                             Brussels, 4 March 2021
                                             4711/04
                                             DCL 1
DECLASSIFICATION
of document:       4711/04 RESTREINT UE
dated:             10 February 2004
new status:        Public
Subject:           Survey of beehives
"""

STACKED = """\
Brussels, 4 March 2021
4711/21
LIMITE
AGRI 12

NOTE
From:
To:
Date of receipt:
Subject:

Presidency
Delegations
9 February 2021
Survey of beehives in the southern
gardens

Delegations will find the weights below.
"""

MINUTES = """\
Brussels, 4 March 2021
4711/21

SUMMARY RECORD
PERMANENT REPRESENTATIVES COMMITTEE
(Part 1)
Garden House, Brussels
2 March 2021 (10:00)

1.

Wintering of young colonies
4702/21 + ADD 1

The Committee heard the keepers, who spoke of:

– the combs;

2.

Honey
"""

MARKDOWN = """\
Brussels, 4 March 2021

4711/21

**PROVISIONAL AGENDA**

**Working Party on Beehives**

18 March 2021 (10:00)

1. **Wintering of young colonies**

   *Tasting of samples*

2. Colour of the hives
"""

PDFIUM = """\
LIMITE Brussels, 4 March 2021 (OR. en) 4711/21\r
PROVISIONAL AGENDA\r
Working Party on Beehives\r
18 March 2021 (10:00)\r
1. Wintering of young colonies 4702/21\r
2. Colour of the hives in the gardens of the south and of the\r
north (doc. 4703/21)\r
"""

STAMPED = """\
Brussels, 4 March 2021

PU
BL
IC

NOTE
Subject:

Survey of beehives

Delegations will find the weights of both hives below.
"""

NUMBER_AT_THE_FOOT = """\
                                        Brussels, 4 March 2021

                    PROVISIONAL AGENDA

Working Party on Beehives
18 March 2021 (10:00)

1.   Adoption of the agenda

4711/21                          AB/cd                      1
                                 TREE.2.A                  EN
\f2.   Wintering of young colonies

4711/21                          AB/cd                      2
                                 TREE.2.A                  EN
"""

WHOLE: dict[str, tuple[str, str, dict[str, list[str]]]] = {
    "a note": (
        "layout",
        NOTE,
        {
            "header": [
                "Council of the European Union Brussels, 10 February 2021 (OR. en) Interinstitutional File: 4711/1/21 "
                "2020/0123 (COD) REV 1 LIMITE AGRI 12 ENV 3"
            ],
            "type": ["NOTE"],
            "routing": [
                "From: Presidency To: Working Party on Beehives On: 8 February 2021 Date of receipt: 9 February 2021 "
                "No. prev. doc.: 4702/21 No. Cion doc.: COM(2020) 12 final "
                "Subject: Survey of beehives in the southern gardens Encl.: D 012345/01"
            ],
            "body 1": ["The hives were weighed in the spring."],
            "body 2": ["1. The frames were counted."],
        },
    ),
    "a notice of meeting": (
        "layout",
        NOTICE,
        {
            "header": ["Brussels, 4 March 2021 CM 2346/21"],
            "type": ["COMMUNICATION NOTICE OF MEETING AND PROVISIONAL AGENDA"],
            "routing": ["Subject: Working Party on Beehives"],
            "meeting": [
                "Contact: bees@consilium.europa.eu Tel./Fax: +32.2-281.12.34",
                "Date: 18 March 2021 Time: 10.00 Venue: Garden House, Brussels Format: 1 + 2",
            ],
            "notes 1": ["NB: Keepers may listen."],
            "notes 2": ["NB 1: Hives are open."],
            "item 1": ["1. Adoption of the agenda"],
            "item 2": [
                "2. Wintering of young colonies 4702/21 in the gardens + ADD 1 – Exchange of views AGRI 12 "
                "(Legal basis: Article 4 TFEU)"
            ],
            "item 2.1": ["a) Heather honey (Public deliberation)"],
        },
    ),
    "a declassification": (
        "layout",
        DECLASSIFIED,
        {
            "header": ["Brussels, 4 March 2021 4711/04 DCL 1"],
            "type": ["DECLASSIFICATION"],
            "routing": ["Subject: Survey of beehives"],
            "declassification": ["of document: 4711/04 RESTREINT UE dated: 10 February 2004 new status: Public"],
        },
    ),
    "labels before their values": (
        "raw",
        STACKED,
        {
            "header": ["Brussels, 4 March 2021 4711/21 LIMITE AGRI 12"],
            "type": ["NOTE"],
            "routing": [
                "From: To: Date of receipt: Subject: Presidency Delegations 9 February 2021 "
                "Survey of beehives in the southern gardens"
            ],
            "body 1": ["Delegations will find the weights below."],
        },
    ),
    "minutes": (
        "raw",
        MINUTES,
        {
            "header": ["Brussels, 4 March 2021 4711/21"],
            "type": ["SUMMARY RECORD"],
            "meeting": ["PERMANENT REPRESENTATIVES COMMITTEE (Part 1) Garden House, Brussels 2 March 2021 (10:00)"],
            "item 1": ["1. Wintering of young colonies 4702/21 + ADD 1"],
            "item 1 body 1": ["The Committee heard the keepers, who spoke of:"],
            "item 1 body 2": ["– the combs;"],
            "item 2": ["2. Honey"],
        },
    ),
    "Markdown": (
        "markdown",
        MARKDOWN,
        {
            "header": ["Brussels, 4 March 2021 4711/21"],
            "type": ["**PROVISIONAL AGENDA**"],
            "meeting": ["**Working Party on Beehives** 18 March 2021 (10:00)"],
            "item 1": ["1. **Wintering of young colonies** *Tasting of samples*"],
            "item 2": ["2. Colour of the hives"],
        },
    ),
    "a stamp": (
        "raw",
        STAMPED,
        {
            "header": ["Brussels, 4 March 2021 PU BL IC"],
            "type": ["NOTE"],
            "routing": ["Subject: Survey of beehives"],
            "body 1": ["Delegations will find the weights of both hives below."],
        },
    ),
    "a number at the foot of its pages": (
        "layout",
        NUMBER_AT_THE_FOOT,
        {
            "header": ["Brussels, 4 March 2021", "4711/21"],
            "type": ["PROVISIONAL AGENDA"],
            "meeting": ["Working Party on Beehives 18 March 2021 (10:00)"],
            "item 1": ["1. Adoption of the agenda"],
            "item 2": ["2. Wintering of young colonies"],
        },
    ),
    "lines read as one": (
        "pdfium",
        PDFIUM,
        {
            "header": ["LIMITE Brussels, 4 March 2021 (OR. en) 4711/21"],
            "type": ["PROVISIONAL AGENDA"],
            "meeting": ["Working Party on Beehives 18 March 2021 (10:00)"],
            "item 1": ["1. Wintering of young colonies 4702/21"],
            "item 2": ["2. Colour of the hives in the gardens of the south and of the north (doc. 4703/21)"],
        },
    ),
}
"""Documents: rendition, text, and the pieces of every part that has a place."""


def pieces(node: Any, text: str) -> list[str]:
    """The text of the pieces of a node, blanks folded; an empty list where it has no place."""
    span: Span | None = node.span if node is not None else None
    found = [text[start:end] for start, end in span.pieces] if span is not None else []
    assert [piece.strip() for piece in found] == found
    return [" ".join(piece.split()) for piece in found]


def parts(document: Document) -> Iterator[tuple[str, Any]]:
    """Every part of a document that may have a place, with a name."""
    for name in ("header", "type", "routing", "meeting", "declassification"):
        yield name, getattr(document, name)
    for name in ("body", "sections", "notes", "statements", "annexes"):
        for number, node in enumerate(getattr(document, name), 1):
            yield f"{name} {number}", node
    for number, item in enumerate(document.items, 1):
        yield from item_parts(item, f"item {number}")


def item_parts(item: Item, name: str) -> Iterator[tuple[str, Any]]:
    """An item and what stands in it."""
    yield name, item
    for number, block in enumerate(item.body, 1):
        yield f"{name} body {number}", block
    for number, inner in enumerate(item.items, 1):
        yield from item_parts(inner, f"{name}.{number}")


@pytest.mark.parametrize("name", WHOLE)
def test_every_part_stands_where_it_is_printed(name: str) -> None:
    source, text, expected = WHOLE[name]
    document = parse(text, source=source)
    found = {part: pieces(node, text) for part, node in parts(document)}
    assert {part: each for part, each in found.items() if each} == expected
    assert document.unparsed == ()


def test_items_annexes_and_statements_reach_to_the_end_of_what_they_hold() -> None:
    second = parse(NOTICE, source="layout").items[1]
    assert second.span is not None
    assert second.span.slice(NOTICE).split()[-2:] == ["(Public", "deliberation)"]
    text = MINUTES + "\n\fANNEX\n\nThe hives were weighed.\n"
    (annex,) = parse(text, source="raw").annexes
    assert annex.span is not None
    assert annex.span.slice(text) == "ANNEX\n\nThe hives were weighed."
    text = MINUTES + "\n\fANNEX\n\nSTATEMENT BY MALTA\n\nMalta keeps bees.\n\nHives are marked.\n"
    (statement,) = parse(text, source="raw").statements
    assert statement.span is not None
    assert statement.span.slice(text) == "STATEMENT BY MALTA\n\nMalta keeps bees.\n\nHives are marked."


def test_a_page_in_a_style_states_its_values() -> None:
    text = """\
eucouncil-parse plain 1, language en

Brussels, 4 March 2021
4711/1/21

NOTE
On:\t8 March 2021
Subject:\tSurvey of beehives
Venue:\tGarden House
Format:\t1 + 2
"""
    document = parse(text)
    assert str(document.header.number) == "4711/1/21"  # on any other page it is that of REV 1
    assert (document.meeting.format, document.meeting.venue) == ("1 + 2", "Garden House")
    assert pieces(document.meeting, text) == ["Venue: Garden House Format: 1 + 2"]
    assert (document.routing.meeting_date, document.meeting.dates) == (
        date(2021, 3, 8),
        (),
    )  # stated, not of the meeting
    assert str(parse(text.split("\n\n", 1)[1], source="raw").header.number) == "4711/1/21 REV 1"


# -- one part that is not understood, or read twice --


def test_a_line_that_is_not_understood_has_a_diagnostic_in_its_place() -> None:
    text = "Brussels, 4 March 2021\n4711/21\nWeights: kg\n\nNOTE\nFrom: Presidency\nSubject: Survey of beehives\n"
    (found,) = parse(text, source="raw").diagnostics
    assert (found.code, found.severity.value) == ("header-line-not-understood", "warning")
    assert found.message == "no field of the header takes 'Weights: kg'"
    assert pieces(found, text) == ["Weights: kg"]


def test_a_second_value_has_a_diagnostic_in_its_place() -> None:
    text = NOTICE.replace("Format:            1 + 2\n", "Format:            1 + 2\nFormat:            1 + 1\n")
    document = parse(text, source="layout")
    (found,) = document.diagnostics
    assert document.meeting.format == "1 + 2"
    assert (found.code, found.severity.value) == ("field-repeated", "warning")
    assert found.message == "a second value of the field format: '1 + 1'"
    assert pieces(found, text) == ["Format: 1 + 1"]


def test_a_second_value_is_told_with_its_label() -> None:
    text = NOTICE.replace("Time: ", "Venue:             Honey Hall\nTime: ")
    document = parse(text, source="layout")
    assert document.meeting.venue == "Honey Hall"
    (found,) = document.diagnostics
    assert found.message == "a second value of the field venue: 'Venue: Garden House, Brussels'"
    assert pieces(found, text) == ["Venue: Garden House, Brussels"]


def test_a_day_that_is_none_has_a_diagnostic_in_its_place() -> None:
    text = NOTE.replace("8 February 2021", "30 February 2021")
    (found,) = parse(text, source="layout").diagnostics
    assert (found.code, found.severity.value, found.expected) == ("date-not-understood", "warning", "a day")
    assert found.message == "no date in the field meeting_date"
    assert pieces(found, text) == ["On: 30 February 2021"]


def test_a_document_without_a_number_has_a_diagnostic() -> None:
    text = "Brussels, 4 March 2021\n\nNOTE\nFrom: Presidency\nSubject: Survey of beehives\n"
    (found,) = parse(text, source="raw").diagnostics
    assert (found.code, found.severity.value) == ("number-missing", "error")
    assert found.message == "no document number in the header or the page foot"
    assert found.expected == "a number such as 13321/15 or CM 2346/26"
