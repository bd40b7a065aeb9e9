"""Single functions that read a header: values of labels, the masthead, the meeting, the table.

Each expectation is what the rule of a function says, on either side of its threshold where it has one.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from eucouncil_parse.outline.header_tokens import Head
from eucouncil_parse.outline.masthead import find_type_row, read_masthead, type_cell
from eucouncil_parse.outline.meeting import read_meeting
from eucouncil_parse.outline.rows import Row
from eucouncil_parse.outline.table import read_table
from eucouncil_parse.outline.values import assign_values, last_value_length
from outline_rows import ENGLISH, SCANNER, cell, row, rows

# -- values of labels that were read before them --


def assigned(labels: str, *lines: str, given: Sequence[str] = ()) -> list[list[str]]:
    """The lines that each label of a table is given."""
    parts = [row(label).parts[0] for label in labels.split("|")]
    behind = given or [""] * len(parts)
    found = assign_values(parts, behind, rows(*lines), SCANNER)
    return [[each.text for each in cells] for _, cells in found]


def test_one_label_takes_all_lines() -> None:
    assert assigned("Subject:", "Survey", "", "of beehives") == [["Survey", "of beehives"]]


def test_labels_without_any_line() -> None:
    assert assigned("From:|Subject:") == [[], []]


def test_values_are_told_by_what_they_look_like() -> None:
    assert assigned(
        "Contact:|Tel.:|Subject:|Date:|Time:|Venue:",
        "bees@consilium.europa.eu",
        "+32.2-281.12.34",
        "Survey of beehives",
        "18 March 2021",
        "10.00",
        "Garden House",
    ) == [
        ["bees@consilium.europa.eu"],
        ["+32.2-281.12.34"],
        ["Survey of beehives"],
        ["18 March 2021"],
        ["10.00"],
        ["Garden House"],
    ]


def test_a_subject_of_two_lines_before_a_day() -> None:
    assert assigned("Subject:|Date:|Venue:", "Survey of beehives", "Honey", "18 March 2021", "Garden House") == [
        ["Survey of beehives", "Honey"],
        ["18 March 2021"],
        ["Garden House"],
    ]


def test_a_venue_of_several_lines() -> None:
    assert assigned("Date:|Venue:|Subject:", "18 March 2021", "Garden House", "Lex Square", "", "Survey of bees") == [
        ["18 March 2021"],
        ["Garden House", "Lex Square"],
        ["Survey of bees"],
    ]


def test_a_label_without_a_value() -> None:
    assert assigned("Contact:|Subject:|Date:", "Survey of beehives", "18 March 2021") == [
        [],
        ["Survey of beehives"],
        ["18 March 2021"],
    ]


def test_a_blank_line_parts_two_values() -> None:
    assert assigned("From:|To:", "Presidency", "of the garden", "", "Delegations") == [
        ["Presidency", "of the garden"],
        ["Delegations"],
    ]
    assert assigned("Subject:|Venue:", "Survey of beehives", "Honey", "", "Garden House") == [
        ["Survey of beehives", "Honey"],
        ["Garden House"],
    ]


def test_a_sender_begins_the_value_of_its_label() -> None:
    assert assigned("From:|To:|Subject:", "Presidency", "Delegations", "Survey of beehives") == [
        ["Presidency"],
        ["Delegations"],
        ["Survey of beehives"],
    ]
    assert assigned("Subject:|To:", "Survey of beehives", "Honey", "Delegations") == [
        ["Survey of beehives", "Honey"],
        ["Delegations"],
    ]


def test_a_label_with_its_value_on_its_own_line_may_take_no_more() -> None:
    assert assigned("From:|To:|Subject:", "Delegations", "Survey", given=["Presidency", "", ""]) == [
        [],
        ["Delegations"],
        ["Survey"],
    ]


def test_more_lines_than_are_dealt_out_go_to_the_last_label() -> None:
    lines = [f"Hive number {number}" for number in range(100)]
    assert assigned("To:|Subject:", "Delegations", *lines) == [["Delegations"], lines]


def test_a_value_that_is_not_the_last_takes_twelve_lines() -> None:
    lines = [f"hive {number}" for number in range(11)]
    found = assigned("Subject:|Date:", "Survey", *lines, "18 March 2021")
    assert found == [["Survey", *lines], ["18 March 2021"]]


def test_what_the_rendition_says_of_wraps_outweighs_letters() -> None:
    labels = [row(text).parts[0] for text in ("From:", "To:")]
    lines = [
        row(cell("Presidency with", continues=True)),
        row(cell("Delegations of bees", continues=False)),
        row(cell("keepers", continues=None)),
    ]
    found = assign_values(labels, ["", ""], lines, SCANNER)
    assert [[each.text for each in cells] for _, cells in found] == [
        ["Presidency with", "Delegations of bees"],
        ["keepers"],
    ]


def test_lines_that_do_not_go_on_cost_a_label_of_one_line() -> None:
    wide = "Presidency of the gardens of the southern provinces"
    for label in ("Subject:", "Venue:"):
        assert assigned(f"{label}|Meeting:|From:", "Survey", "Honey", "Bees group", wide) == [
            ["Survey", "Honey"],
            ["Bees group"],
            [wide],
        ]


def test_a_blank_line_parts_values_before_a_small_letter_too() -> None:
    wide = "Presidency of the gardens of the southern provinces"
    assert assigned("Subject:|Meeting:|From:", "Survey", "Honey", "", "of bees", wide) == [
        ["Survey", "Honey"],
        ["of bees"],
        [wide],
    ]


def test_what_is_no_day_is_no_value_of_a_day() -> None:
    assert assigned("Date:|Subject:", "Survey of bees", "Honey") == [[], ["Survey of bees", "Honey"]]
    assert assigned("Subject:|From:", "Survey of bees", "Honey", "Presidency") == [
        ["Survey of bees", "Honey"],
        ["Presidency"],
    ]


def last_length(label: str, *lines: str, waiting: int = 1) -> int:
    """Lines of the last value of a table, whose label stands alone in its line or has its value behind it."""
    label_row = row(label)
    return last_value_length(label_row, rows(*lines), bool(label_row.parts[0].text), waiting, ENGLISH)


LONG = "The hives of the southern gardens were weighed in the spring, and those of the north in May"


@pytest.mark.parametrize(
    ("label", "lines", "length"),
    [
        ("Subject:", ["Survey", "of bees"], 2),
        ("Subject:", ["", "Survey", "of bees", "", "Honey"], 2),  # a blank line may stand above, and ends it
        ("Subject: Survey", ["of bees", "", "Honey"], 1),
        ("Subject: Survey", ["", "of bees"], 0),
        ("Subject: Survey", ["1. Honey"], 0),
        ("Subject: Survey", ["– Honey", "(combs)", "1. Hives"], 2),  # points of a list go on
        ("Subject: Survey", ["Any other business"], 0),
        ("Subject: Survey", ["Legislative deliberations"], 0),
        ("Subject: Survey", ["________________"], 0),
        ("Subject: Survey", ["PM session only"], 0),
        ("Subject: Survey", ["HONEY", "of bees"], 2),
        ("Subject: Survey", ["of bees", "HONEY"], 1),  # a word in capitals is a heading or a code
        ("Subject: Survey", ["of bees", "HONEY COMBS"], 2),
        ("Subject:", ["HONEY", "of bees"], 2),
        ("Subject: Survey", ["Delegations will find the weights below."], 0),
        ("Subject: Survey", [LONG], 0),
        ("Subject: Survey", [LONG[:82]], 1),
        ("Subject: Survey", [f"– {LONG}"], 1),
        ("Subject:", [LONG], 1),  # the first line is its value, whatever it is
        ("Venue:", ["Garden House"] * 9, 8),
        ("Subject:", ["Survey"] * 9, 9),
        ("Venue:", ["Garden House"] * 3, 3),
    ],
)
def test_where_the_last_value_of_a_table_ends(label: str, lines: list[str], length: int) -> None:
    assert last_length(label, *lines) == length


def test_every_label_that_waits_has_a_line() -> None:
    assert last_length("Subject:", "", "Delegations will find them", "", "Survey", "", "Honey", waiting=2) == 2
    assert last_length("Subject:", "GARDEN", "HONEY", "Survey", waiting=2) == 3
    assert last_length("Subject:", "Survey of", "the bees", "HONEY", waiting=2) == 2


def test_the_last_value_ends_with_its_page() -> None:
    lines = [row(cell("of bees")), row(cell("and combs", page=1))]
    assert last_value_length(row("Subject: Survey"), lines, True, 1, ENGLISH) == 1


def test_a_sentence_ends_a_subject_where_the_rendition_tells_lines_apart() -> None:
    subject = row(cell("Subject: Survey", continues=False))
    sentence = [
        row(cell("Hives of the southern gardens were", continues=True)),
        row(cell("weighed in spring.", continues=False)),
    ]
    assert last_value_length(subject, sentence, True, 1, ENGLISH) == 0
    assert last_value_length(subject, [*sentence, row(cell("Honey", continues=False))], True, 1, ENGLISH) == 0
    assert last_value_length(subject, [row(cell("of bees", continues=False)), *sentence], True, 1, ENGLISH) == 1
    assert last_value_length(row(cell("Subject: Survey", continues=True)), sentence, True, 1, ENGLISH) == 2
    assert last_value_length(row(cell("Venue: Garden", continues=False)), sentence, True, 1, ENGLISH) == 2
    title = [row(cell("Hives of the southern", continues=False)), row(cell("gardens.", continues=False))]
    assert last_value_length(subject, title, True, 1, ENGLISH) == 2


# -- the masthead --


def masthead(*lines: Row) -> list[tuple[str, str]]:
    """Kinds and texts of what stands above the type line."""
    head = Head()
    read_masthead(lines, head, SCANNER)
    return [(made.type, str(made)) for made in head.tokens]


def test_the_masthead_is_what_its_kinds_say() -> None:
    assert masthead(
        *rows("Council of the", "European Union", "Brussels, 4 March 2021", "(OR. en)", "4711/21 REV 1", "LIMITE")
    ) == [
        ("MASTHEAD", "Council of the"),
        ("MASTHEAD", "European Union"),
        ("PLACE_DATE", "Brussels, 4 March 2021"),
        ("LANGUAGE_TAG", "(OR. en)"),
        ("DOCUMENT_NUMBER", "4711/21 REV 1"),
        ("MARKING", "LIMITE"),
    ]


def test_a_file_number_stands_behind_its_label_or_in_another_line() -> None:
    head = Head()
    read_masthead(
        [row("Interinstitutional File: 2020/0123 (COD)"), row("Interinstitutional File: bees")], head, SCANNER
    )
    assert [(made.type, str(made), made.cells[0].start, made.cells[0].end) for made in head.tokens] == [
        ("FILES", "Interinstitutional File:", 0, 25),
        ("FILE_NUMBERS", "2020/0123 (COD)", 25, 40),
        ("FILES", "Interinstitutional File:", 0, 25),
        ("HEADER_OTHER", "bees", 25, 29),
    ]


def test_codes_come_last_and_column_by_column() -> None:
    assert masthead(
        row(cell("AGRI 1", 40.0), cell("ENV 2", 60.0)),
        row(cell("LIMITE", 0.0)),
        row(cell("FISC 3", 50.0), cell("DENLEG", 61.0)),  # as near to the one as to the other: the left one
        row(cell("PECHE 4", 30.0), cell("SAN 5", 70.0)),
        row(cell("JAI 6", 51.0)),
    ) == [
        ("MARKING", "LIMITE"),
        ("CODES", "AGRI 1"),
        ("CODES", "FISC 3"),
        ("CODES", "PECHE 4"),
        ("CODES", "ENV 2"),
        ("CODES", "DENLEG"),
        ("CODES", "SAN 5"),
        ("CODES", "JAI 6"),
    ]


def test_columns_of_codes_are_those_of_a_row_of_several() -> None:
    assert masthead(
        row(cell("AGRI 1", 40.0)), row(cell("ENV 2", 40.0), cell("FISC 3", 60.0)), row(cell("SAN 5", 40.0))
    ) == [("CODES", "AGRI 1"), ("CODES", "ENV 2"), ("CODES", "SAN 5"), ("CODES", "FISC 3")]


def test_a_marking_in_two_lines_beside_a_remark() -> None:
    head = Head()
    lines = ["This paper is for the keepers of bees alone.", "", "DOCUMENT PARTIALLY", "ACCESSIBLE TO THE PUBLIC"]
    read_masthead(rows(*lines), head, SCANNER)
    assert [(made.type, str(made)) for made in head.tokens] == [
        ("MARKING", "DOCUMENT PARTIALLY ACCESSIBLE TO THE PUBLIC")
    ]
    assert [[each.text for each in remark] for remark in head.remarks] == [lines[:1]]


def test_several_numbers_and_codes_with_blanks_between() -> None:
    assert masthead(row("4711/21, 4712/21"), row("AGRI 12 ENV 3")) == [
        ("REFERENCES", "4711/21, 4712/21"),
        ("CODES", "AGRI 12 ENV 3"),
    ]


def test_a_word_in_capitals_is_a_code_if_it_is_short() -> None:
    assert masthead(row("BEEKEEPINGS"), row("BEEKEEPINGSX"), row("BEES KEPT"), row("________________")) == [
        ("HEADER_OTHER", "BEEKEEPINGSX"),
        ("HEADER_OTHER", "BEES KEPT"),
        ("CODES", "BEEKEEPINGS"),
    ]


def test_a_line_of_nothing_but_values_is_read_as_these() -> None:
    head = Head()
    read_masthead([row("LIMITE Brussels, 4 March 2021 (OR. en) 4711/21")], head, SCANNER)
    assert [(made.type, str(made), made.cells[0].start, made.cells[0].end) for made in head.tokens] == [
        ("MARKING", "LIMITE", 0, 6),
        ("PLACE_DATE", "Brussels, 4 March 2021 (OR. en)", 7, 38),
        ("DOCUMENT_NUMBER", "4711/21", 39, 46),
    ]
    assert masthead(row("LIMITE honey Brussels, 4 March 2021")) == [
        ("HEADER_OTHER", "LIMITE honey Brussels, 4 March 2021")
    ]
    assert [kind for kind, _ in masthead(row(" ".join(["LIMITE"] * 40)))] == ["MARKING"] * 40
    assert [kind for kind, _ in masthead(row(" ".join(["LIMITE"] * 41)))] == ["HEADER_OTHER"]


def remarks(*lines: str) -> tuple[list[str], list[str]]:
    """Texts of the remarks of a masthead, and of what is left as no value."""
    head = Head()
    read_masthead(rows(*lines), head, SCANNER)
    return (
        [" ".join(each.text for each in remark) for remark in head.remarks],
        [str(made) for made in head.tokens],
    )


def test_sentences_of_the_masthead_are_remarks() -> None:
    assert remarks("Honey", "", "This paper may not be handed on", "to other keepers of bees.", "4711/21") == (
        ["This paper may not be handed on to other keepers of bees."],
        ["4711/21", "Honey"][::-1],
    )
    assert remarks("This paper may be handed on", "4711/21", "to other keepers.") == (
        [],
        ["This paper may be handed on", "4711/21", "to other keepers."],
    )
    assert remarks("This is for the keepers of bees.", "And this is for the bees too.") == (
        ["This is for the keepers of bees.", "And this is for the bees too."],
        [],
    )


@pytest.mark.parametrize(
    ("lines", "index"),
    [
        (["4711/21", "LIMITE", "NOTE", "SURVEY OF HIVES"], 2),
        (["SURVEY OF HIVES", "4711/21", "NOTE"], 2),
        (["HIVES OF BEES", "4711/21", "SURVEY OF HIVES"], 2),  # in capitals, behind the number
        (["4711/21 REV 1", "SURVEY OF HIVES"], 1),
        (["4711/21", "HIVES", "SURVEY OF HIVES"], 2),  # one short word may be a code
        (["4711/21", "of bees", "SURVEY OF HIVES"], 1),  # the text has begun
        (["of bees", "4711/21", "LIMITE"], 3),
        (["4711/21", "From: Presidency"], 1),
        (["bees", "honey", "combs"], 0),
        (["Council of the", "honey"], 1),
        (["4711/21, 4712/21", "honey"], 1),
        (["4711/21, 4712/21"], 1),
        (["4711/21, 4712/21", "HIVES", "SURVEY OF HIVES"], 2),
        (["Council of the", *["honey"] * 7, "European Union", "honey"], 9),
        (["Council of the", *["honey"] * 8, "European Union", "honey"], 1),
    ],
)
def test_the_line_where_the_masthead_ends(lines: list[str], index: int) -> None:
    assert find_type_row(rows(*lines)) == index


@pytest.mark.parametrize(
    ("made", "is_type"),
    [
        (row("NOTE"), True),
        (row("SURVEY OF HIVES"), True),
        (row("HIVES (BEES)"), False),
        (row("(HIVES) OF BEES"), False),
        (row("[HIVES] OF BEES"), False),
        (row("Survey of hives"), False),
        (row("1. NOTE"), False),
        (row(cell("NOTE", 0.0), cell("LIMITE", 40.0)), False),
    ],
)
def test_a_type_line_is_a_known_title_or_stands_in_capitals_without_brackets(made: Row, is_type: bool) -> None:
    assert (type_cell(made) is not None) is is_type


# -- the meeting --


def meeting(*lines: str, kind: str = "PROVISIONAL AGENDA") -> tuple[int, list[tuple[str, str]]]:
    """The row behind the block of a meeting, and its tokens."""
    head = Head()
    head.add("TYPE", [cell(kind)])
    end = read_meeting(rows(*lines), 0, head, SCANNER)
    return end, [(made.type, str(made)) for made in head.tokens[1:]]


def test_a_meeting_has_a_name_a_part_a_venue_and_days() -> None:
    assert meeting(
        "COUNCIL OF THE", "EUROPEAN UNION", "(Agriculture", "and Fisheries)", "Garden House", "Lex Square",
        "2 March 2021 (10:00)", "Honey",
    ) == (
        7,
        [
            ("MEETING_NAME", "COUNCIL OF THE"),
            ("MEETING_NAME", "EUROPEAN UNION"),
            ("CONFIGURATION", "(Agriculture and Fisheries)"),
            ("DAYS", "2 March 2021 (10:00)"),
            ("VENUE", ""),
            ("VALUE", "Garden House Lex Square"),
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "end", "tokens"),
    [
        (
            ["Working Party on Beehives", "Garden House", "2 March 2021"],
            3,
            [
                ("MEETING_NAME", "Working Party on Beehives"),
                ("DAYS", "2 March 2021"),
                ("VENUE", ""),
                ("VALUE", "Garden House"),
            ],
        ),
        (
            ["Working Party on Beehives", "Brussels, 2 March 2021"],
            2,
            [("MEETING_NAME", "Working Party on Beehives"), ("MEETING_DAY", "Brussels, 2 March 2021")],
        ),
        (
            ["PERMANENT REPRESENTATIVES COMMITTEE", "Honey"],
            1,
            [("MEETING_NAME", "PERMANENT REPRESENTATIVES COMMITTEE")],
        ),
        (
            ["PERMANENT REPRESENTATIVES COMMITTEE", "(Part 1)", "1. Honey", "2 March 2021"],  # days of the text
            2,
            [("MEETING_NAME", "PERMANENT REPRESENTATIVES COMMITTEE"), ("CONFIGURATION", "(Part 1)")],
        ),
        (["Honey", "Combs"], 0, []),
        (
            ["Honey (of", "(Part 1", "2 March 2021"],  # a bracket that is never closed
            3,
            [("MEETING_NAME", "Honey (of"), ("CONFIGURATION", "(Part 1"), ("DAYS", "2 March 2021")],
        ),
        (
            ["Working Party on Beehives", "(of the", "south)", "2 March 2021"],
            4,
            [
                ("MEETING_NAME", "Working Party on Beehives"),
                ("CONFIGURATION", "(of the south)"),
                ("DAYS", "2 March 2021"),
            ],
        ),
        (
            ["Working Party on Beehives", "(of the", "2 March 2021", "south)"],  # is closed behind the days
            3,
            [
                ("MEETING_NAME", "Working Party on Beehives"),
                ("CONFIGURATION", "(of the"),
                ("DAYS", "2 March 2021"),
            ],
        ),
        (["Bees"] * 12 + ["2 March 2021"], 0, []),
        (
            ["BEES AND HONEY", "PERMANENT REPRESENTATIVES COMMITTEE", "2 March 2021"],
            3,
            [
                ("MEETING_NAME", "BEES AND HONEY"),
                ("MEETING_NAME", "PERMANENT REPRESENTATIVES COMMITTEE"),
                ("DAYS", "2 March 2021"),
            ],
        ),
        (
            ["BEES AND HONEY", "COMBS AND HIVES", "Garden House", "2 March 2021"],
            4,
            [
                ("MEETING_NAME", "BEES AND HONEY"),
                ("MEETING_NAME", "COMBS AND HIVES"),
                ("DAYS", "2 March 2021"),
                ("VENUE", ""),
                ("VALUE", "Garden House"),
            ],
        ),
    ],
)
def test_where_the_block_of_a_meeting_ends(lines: list[str], end: int, tokens: list[tuple[str, str]]) -> None:
    assert meeting(*lines) == (end, tokens)


def test_other_documents_name_no_meeting() -> None:
    assert meeting("Working Party on Beehives", "2 March 2021", kind="NOTE") == (0, [])


# -- the table of labels --


def table(*made: Row) -> tuple[int, list[tuple[str, str]]]:
    """The row behind a table, and its tokens; rows that were read early are of no token."""
    head = Head()
    end = read_table(made, 0, head, SCANNER, ENGLISH)
    return end, [(each.type, str(each)) for each in head.tokens]


def test_values_stand_in_their_column() -> None:
    assert table(
        row(cell("From:", 0.0), cell("Presidency", 20.0)),
        row(cell("Subject:", 0.0), cell("Survey", 25.0)),
        row(cell("of bees", 17.5)),  # as far left as rounding may put it, of the leftmost value
        row(cell("of combs", 17.4)),
    ) == (3, [("FROM", "From:"), ("VALUE", "Presidency"), ("SUBJECT", "Subject:"), ("VALUE", "Survey of bees")])


def test_a_value_that_is_read_on_behind_its_label_begins_its_column() -> None:
    assert table(row(cell("Subject: Survey", 0.0)), row(cell("of bees", 7.0)), row(cell("Combs", 6.0))) == (
        2,
        [("SUBJECT", "Subject:"), ("VALUE", "Survey of bees")],
    )
    assert table(
        row(cell("From:", 0.0), cell("Presidency", 20.0)), row(cell("Subject: Survey", 0.0)), row(cell("of bees", 9.0))
    ) == (2, [("FROM", "From:"), ("VALUE", "Presidency"), ("SUBJECT", "Subject:"), ("VALUE", "Survey")])


def test_a_value_ends_at_a_wide_gap_but_for_its_very_column() -> None:
    subject = row(cell("Subject:", 0.0), cell("Survey", 20.0))
    value = [("SUBJECT", "Subject:"), ("VALUE", "Survey")]
    longer = [("SUBJECT", "Subject:"), ("VALUE", "Survey of bees")]
    assert table(subject, row(cell("of bees", 25.0, gap=1.9))) == (2, longer)
    assert table(subject, row(cell("of bees", 25.0, gap=2.0))) == (1, value)
    assert table(subject, row(cell("of bees", 21.0, gap=2.0))) == (2, longer)
    assert table(subject, row(cell("of bees", 21.5, gap=2.0))) == (1, value)
    assert table(subject, row(cell("of bees", 20.0, page=1))) == (1, value)
    assert table(subject, row(cell("Legislative deliberations", 20.0))) == (1, value)
    assert table(subject, row(cell("Adoption of the agenda", 20.0))) == (1, value)
    assert table(row(cell("Subject:", 0.0)), row(cell("of bees", 20.0))) == (1, [("SUBJECT", "Subject:")])


def test_cells_of_a_value_are_those_of_its_text() -> None:
    head = Head()
    read_table([row(cell("Subject:", 0.0), cell("Survey", 20.0))], 0, head, SCANNER, ENGLISH)
    assert [[each.text for each in made.cells] for made in head.tokens] == [["Subject:"], ["Survey"]]
    head = Head()
    read_table(rows("Subject: Survey"), 0, head, SCANNER, ENGLISH)
    assert [[each.text for each in made.cells] for made in head.tokens] == [["Subject: Survey"], ["Subject: Survey"]]


def test_three_numbers_of_items_may_be_read_before_the_last_value() -> None:
    for count, early in ((3, ["1.", "I.", "a)"]), (4, ["1.", "I.", "a)"])):
        head = Head()
        lines = ["Subject:", *["1.", "I.", "a)", "2."][:count], "Survey"]
        read_table(rows(*lines), 0, head, SCANNER, ENGLISH)
        assert [each.text for each in head.early] == early
        assert [str(each) for each in head.tokens][1:] == (["Survey"] if count == 3 else [])


def test_a_label_belongs_to_a_table_once_and_no_further_than_eight_rows_on() -> None:
    assert table(*rows("From: Presidency", "Subject: Survey", "Subject: Honey")) == (
        2,
        [("FROM", "From:"), ("VALUE", "Presidency"), ("SUBJECT", "Subject:"), ("VALUE", "Survey")],
    )
    for between, kinds in ((7, ["SUBJECT", "VALUE", "VENUE", "VALUE"]), (8, ["SUBJECT", "VALUE"])):
        lines = ["Subject: Survey", *["of bees"] * between, "Venue: Garden"]
        assert [kind for kind, _ in table(*rows(*lines))[1]] == kinds
