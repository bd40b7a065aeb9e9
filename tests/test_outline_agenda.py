"""What rows of an agenda say of themselves, and which go on with what stands above.

Each expectation is what the rule of a function says, on either side of its threshold where it has one.
"""

from __future__ import annotations

import pytest

from eucouncil_parse.outline.agenda import AgendaRows, changes_type, same_column
from eucouncil_parse.outline.continuing import goes_on_with, is_second_line
from eucouncil_parse.outline.elements import Element
from eucouncil_parse.outline.rows import Row
from eucouncil_parse.sources.page import Cell
from outline_rows import ENGLISH, WIDE, cell, line, row, rows

# -- rows of an agenda --


def agenda(*lines: Row) -> AgendaRows:
    """The rows of an agenda."""
    return AgendaRows(lines)


def test_labels_stand_at_the_margin_of_their_page() -> None:
    made = agenda(
        row(cell("1. Honey", 5.0)),
        row(cell("2. Combs", 4.0)),
        row(cell("– Bees", 1.0)),
        row(cell("3. Hives", 9.0, page=1)),
    )
    assert made.margins == {0: 4.0, 1: 9.0}
    assert made.is_outside(row(cell("Garden", 3.5)))
    assert not made.is_outside(row(cell("Garden", 3.7)))
    bold = cell("Garden", 4.0)
    bold.bold = True
    assert made.is_outside(row(bold))
    assert not made.is_outside(row(cell("Garden", 0.0, page=2)))
    assert not made.is_outside(row(cell("Garden")))


def test_width_of_titles_is_up_to_the_right_hand_column() -> None:
    made = agenda(row(cell("1. Honey", 0.0), cell("4702/21", 50.0)), row(cell("4703/21", 40.0)))
    assert made.width_of(Element("TITLE")) == 48.0
    assert made.width_of(Element("STEP")) == 48.0
    assert made.width_of(Element("NOTE")) == made.text_width == 47.0


def test_width_of_titles_without_columns_is_that_of_wrapped_titles() -> None:
    made = agenda(
        *rows("1.", "Wintering of young", "colonies", "2.", "A title in one line that is long", "3.", "Honey of bees."),
        *rows("The keepers spoke of the combs and of the hives"),
    )
    assert made.title_width == 18.0
    for behind in (
        ["Honey", "4702/21", "The keepers spoke of the hives"],  # a number beside it ends a title
        ["Honey", "Exchange of views", "The keepers spoke of the hives"],
        ["The keepers spoke of the honey of the", "southern gardens."],  # a sentence is none
    ):
        made = agenda(*rows("1.", "Wintering of young", "colonies", "2.", *behind, "3."))
        assert made.title_width == 18.0


def test_an_element_begins_in_its_column() -> None:
    element = Element("TITLE")
    assert same_column(element, line(50.0))
    element.add(line(5.0), "bees", [cell("bees", 5.0)])
    assert same_column(element, line(6.6))
    assert not same_column(element, line(6.7))
    assert not same_column(element, line(3.3))
    assert same_column(element, line(50.0, page=1))
    assert same_column(element, line())


def typed(*, bold: bool = False, italic: bool = False) -> Row:
    """A row in some type."""
    made = cell("bees")
    made.bold, made.italic = bold, italic
    return row(made)


def test_type_changes_to_italic_and_from_bold() -> None:
    assert changes_type(typed(), typed(italic=True))
    assert not changes_type(typed(italic=True), typed(italic=True))
    assert not changes_type(typed(italic=True), typed())
    assert changes_type(typed(bold=True), typed())
    assert not changes_type(typed(bold=True), typed(bold=True))
    assert not changes_type(typed(), typed(bold=True))


def test_brackets_that_are_open() -> None:
    element = Element("TITLE")
    element.add(line(), "Honey (of", [])
    assert element.open_brackets == 1
    element.add(line(), "((bees)", [])
    assert element.open_brackets == 2
    element.add(line(), "))", [])
    assert (element.open_brackets, element.last_line) == (0, "))")


@pytest.mark.parametrize(
    ("above", "below", "alone"),
    [
        (["1. Honey", "Garden"], None, True),  # the last row
        (["1. Honey", "Garden"], cell("Combs", 5.0), False),
        (["1. Honey", "Garden"], cell("Combs", 5.0, gap=0.45), True),
        (["1. Honey", "Garden"], cell("Combs", 5.0, gap=0.44), False),
        (["1. Honey", "Garden"], cell("Combs", 5.0, page=1), True),
        (["1. Honey", "Garden"], cell("2. Combs", 5.0), True),
        (["1. Honey", "Garden"], cell("(Legal basis: Article 4 TFEU)", 5.0), True),
        (["1. Honey", "Garden"], cell("(Public deliberation)", 5.0), True),
        (["1. Honey", "Garden"], cell("Legislative deliberations", 5.0), True),
        (["1. Honey", "Garden"], cell("Agriculture", 5.0), True),
    ],
)
def test_a_row_in_columns_stands_alone_by_what_is_below_it(above: list[str], below: Cell | None, alone: bool) -> None:
    made = [row(cell(text, 5.0)) for text in above] + ([row(below)] if below is not None else [])
    assert AgendaRows(made).stands_alone(1) is alone


def test_a_row_without_columns_stands_alone_if_it_does_not_go_on() -> None:
    made = AgendaRows(rows("Garden", "of bees", "", "Combs and hives of the south", "Garden house"))
    assert [made.stands_alone(index) for index in range(4)] == [True, False, True, False]


def test_a_block_is_the_rows_that_go_on_in_each_other() -> None:
    made = AgendaRows(rows("The hives of the south", "were weighed", "", "in May", "1. Honey", "and combs"))
    assert made.block(0) == "The hives of the south were weighed"
    assert made.block(3) == "Honey and combs"
    assert AgendaRows(rows(*["of bees"] * 60)).block(0) == " ".join(["of bees"] * 40)


def point_of_list(*lines: str, index: int) -> bool:
    """Whether the dash in a row leads one of several points."""
    return AgendaRows([row(cell(text, 0.0)) for text in lines]).is_point_of_list(index)


def test_several_dashes_make_a_list() -> None:
    assert point_of_list("– Honey", "– Combs", index=0)
    assert point_of_list("– Honey", "– Combs", index=1)
    assert not point_of_list("– Honey", "and combs", index=0)
    assert point_of_list("– Honey", "a", "b", "c", "– Combs", index=4)
    assert not point_of_list("– Honey", "a", "b", "c", "d", "– Combs", index=5)
    assert not point_of_list("– Honey", "1. Hives", "– Combs", index=0)
    assert not point_of_list("– Honey", "– Exchange of views", index=0)
    assert not point_of_list("– Exchange of views", "– Honey", index=1)
    long = ["– Exchange of views", *["– Honey"] * 30]
    assert point_of_list(*long, index=25)  # too far from the step to be of its list
    assert not point_of_list(*long, index=24)


def looks_like_item(*made: Row, index: int = 0) -> bool:
    """Whether a row opens an item without a label."""
    return AgendaRows(made).looks_like_item(index)


def test_what_an_item_without_a_label_looks_like() -> None:
    honey = row(cell("Honey of the south", 0.0))
    step = row(cell("Exchange of views", 0.0))
    slanted = row(cell("Tasting", 0.0))
    slanted.cells[0].italic = True
    numbered = row(cell("Honey of the south", 0.0), cell("4702/21", 40.0))
    assert looks_like_item(honey, step)
    assert looks_like_item(honey, slanted)
    assert looks_like_item(numbered, honey)
    assert looks_like_item(honey, numbered)
    assert not looks_like_item(honey, row(cell("1. Combs", 0.0)), step)
    assert not looks_like_item(honey, row(cell("Exchange of views", 0.0, gap=1)))
    assert not looks_like_item(step, row(cell("Honey of the south", 0.0)), index=1)
    assert not looks_like_item(row(cell("of the south", 0.0)), step)
    assert not looks_like_item(
        row(cell("The hives of the south were weighed in spring.", 0.0)), step, row(cell(WIDE, 0.0))
    )
    bees = [row(cell("Bees", 0.0)) for _ in range(6)]
    assert looks_like_item(*bees[:5], step)
    assert not looks_like_item(*bees, step)
    assert not looks_like_item(*rows("Honey of the south", "Combs 4702/21"))
    assert not looks_like_item(row("Honey of the south"), row("4702/21"))  # no column to stand in


# -- what goes on with what stands above --


def element_of(kind: str, *made: Row) -> Element:
    """An element of rows."""
    element = Element(kind)
    for each in made:
        element.add(each, each.text, each.cells)
    return element


def continues(kind: str, first: Row, second: Row, width: Row | None = None) -> bool:
    """Whether the second row goes on with an element of the first; ``width`` is the widest row of the text."""
    every = [first, second, *([width] if width is not None else [])]
    made = AgendaRows(every)
    return goes_on_with(element_of(kind, first), second, made.splits[1], made, ENGLISH)


def test_a_title_goes_on_behind_a_full_line() -> None:
    wide = row(cell(WIDE, 0.0))
    assert continues("TITLE", wide, row(cell("Honey", 0.0)))
    assert not continues("TITLE", row(cell("Combs", 0.0)), row(cell("Honey", 0.0)), wide)
    assert continues("TITLE", row(cell("Combs", 0.0)), row(cell("honey", 0.0)), wide)
    assert not continues("TITLE", wide, row(cell("Honey", 10.0)))
    assert continues("TITLE", wide, row(cell("Honey", 0.0, gap=0.7)))  # set at one and a half
    assert not continues("TITLE", row(cell("Combs", 0.0)), row(cell("honey", 0.0, gap=0.7)), wide)
    assert not continues("TITLE", wide, row(cell("4702/21", 0.0)))


def test_a_title_goes_on_a_page_later_in_its_column_alone() -> None:
    title = row(cell("Wintering of young colonies", 0.0), cell("4702/21", 40.0))
    for text, goes in (("honey of the southern gardens that is weighed", False), ("honey of the south", True)):
        second = row(cell(text, 5.0, page=1))
        assert continues("TITLE", row(title.cells[0]), second, title) is goes
    just = row(cell("h" * 44, 0.0, page=1))
    assert continues("TITLE", row(title.cells[0]), just, title)  # six characters beyond the column
    beyond = row(cell("h" * 45, 0.0, page=1))
    assert not continues("TITLE", row(title.cells[0]), beyond, title)
    assert continues("TITLE", row("Combs"), row(cell("honey" * 30, page=1)))  # no columns


def test_a_step_that_asks_for_more_goes_on() -> None:
    wide = row(cell(WIDE, 0.0))
    assert continues("STEP", row(cell("Adoption of", 0.0)), row(cell("Honey", 0.0)), wide)
    assert not continues("TITLE", row(cell("Adoption of", 0.0)), row(cell("Honey", 0.0)), wide)
    assert not continues("STEP", row(cell("Adoption", 0.0)), row(cell("Honey", 0.0)), wide)
    for ending in (",", "/", " –", " -"):
        assert continues("STEP", row(cell(f"Adoption{ending}", 0.0)), row(cell("Honey", 0.0)), wide)


def test_a_policy_goes_on_with_a_title_that_asks_for_it() -> None:
    assert not continues("TITLE", row(WIDE), row("Agriculture"))
    assert continues("TITLE", row(f"{WIDE} and"), row("Agriculture"))
    assert continues("TITLE", row(cell(WIDE, continues=True)), row("Agriculture"))


def test_a_bracket_keeps_a_title_open_for_eight_lines() -> None:
    wide = row(cell(WIDE, 0.0))
    lines = [row(cell("Honey (of", 0.0)), *(row(cell("Bees", 0.0)) for _ in range(7))]
    made = AgendaRows([*lines, row(cell("Combs", 9.0)), wide])
    for count, goes in ((7, True), (8, False)):
        element = element_of("TITLE", *lines[:count])
        assert goes_on_with(element, made.rows[8], made.splits[8], made, ENGLISH) is goes


def test_a_legal_basis_goes_on_while_its_bracket_is_open() -> None:
    for kind in ("LEGAL_BASIS", "SECTION_BASIS"):
        assert continues(kind, row("(Legal basis:"), row("Article 4 TFEU)"))
        assert not continues(kind, row(WIDE), row("honey"))


def test_a_note_goes_on_while_its_bracket_is_open_or_its_lines_are_full() -> None:
    assert continues("NOTE", row("Keepers (may"), row(cell("Listen)", gap=1)), row(WIDE))
    assert continues("NOTE", row(WIDE), row("Honey"))
    assert not continues("NOTE", row(WIDE), row(cell("honey", gap=1)))
    assert not continues("NOTE", row("Keepers"), row("Listen"), row(WIDE))


def test_a_paragraph_goes_on_with_what_happens_to_be_a_heading() -> None:
    for heading in ("Agriculture", "Legislative deliberations", "Any other business"):
        assert continues("PARAGRAPH", row(WIDE), row(heading))
        assert not continues("PARAGRAPH", row(f"{WIDE}."), row(heading))
    assert continues("PARAGRAPH", row(f"{WIDE}."), row("honey"))
    assert not continues("PARAGRAPH", row(WIDE), row("4702/21"))


def second_line(kind: str, first: Row, second: Row) -> bool:
    """Whether a row is a second line of an element."""
    made = AgendaRows([first, second, row(cell(WIDE, 0.0))])
    return is_second_line(element_of(kind, first), second, made.splits[1], 1, made)


def test_a_second_line_of_a_title_stands_closely_below_it() -> None:
    honey = row(cell("Honey", 0.0))
    assert second_line("TITLE", honey, row(cell("Combs", 0.0)))
    assert not second_line("STEP", honey, row(cell("Combs", 0.0)))
    assert not second_line("TITLE", honey, row(cell("Combs", 9.0)))
    assert not second_line("TITLE", honey, row(cell("Combs", 0.0, gap=0.6)))
    assert second_line("TITLE", honey, row(cell("(of bees)", 0.0, gap=0.7)))
    assert not second_line("TITLE", honey, row(cell("(of bees)", 0.0, gap=0.8)))
    assert not second_line("TITLE", honey, row(cell("The hives of the south were weighed.", 0.0)))
    made = AgendaRows([honey])
    assert not is_second_line(Element("TITLE"), honey, made.splits[0], 0, made)
