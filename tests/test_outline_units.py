"""Single functions that read headers and agendas, where a whole document would hide what they do.

Each expectation is what the rule of the function says, for a value on either side of its threshold where it has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from attrs import evolve
from lark import Lark

from eucouncil_parse.inline import read_days, read_languages, read_place, read_version_date
from eucouncil_parse.model import MonthDay
from eucouncil_parse.outline.agenda import AgendaRows, same_column
from eucouncil_parse.outline.elements import Element
from eucouncil_parse.outline.header_tokens import Head
from eucouncil_parse.outline.masthead import find_type_row, read_masthead
from eucouncil_parse.outline.meeting import read_meeting
from eucouncil_parse.outline.numbering import OpenItem, ordinal, parent_of, style
from eucouncil_parse.outline.queue import LabelQueue
from eucouncil_parse.outline.rows import Row, scan_row
from eucouncil_parse.outline.split import SplitRow, mark_bare_figures, split_row
from eucouncil_parse.outline.tree import ItemTree, title_of
from eucouncil_parse.outline.values import assign_values, last_value_length
from eucouncil_parse.places import Places, kinds_of
from eucouncil_parse.readers import reader
from eucouncil_parse.scanner import Label
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import language

ENGLISH = language("en")
SCANNER = reader("en").scanner


def cell(text: str, x: float | None = None, *, gap: float = 0.0, page: int = 0, continues: bool | None = None) -> Cell:
    """A cell of a line; without ``x``, of a rendition without columns."""
    right = None if x is None else x + len(text)
    return Cell(text, 0, len(text), page, 0, x, right, gap, continues=continues)


def row(*cells: Cell | str) -> Row:
    """A line of cells, as the scanner sees it."""
    made = Row([cell(each) if isinstance(each, str) else each for each in cells], [])
    scan_row(made, SCANNER)
    return made


def rows(*lines: str) -> list[Row]:
    """Lines without columns; an empty one is a blank line above the next."""
    made: list[Row] = []
    gap = 0
    for line in lines:
        if line:
            made.append(row(cell(line, gap=gap)))
        gap = 0 if line else gap + 1
    return made


# -- values inside a line --


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8.6.2022, 09/06/2022", [(2022, 6, 8), (2022, 6, 9)]),
        ("31/02/2021 and 1/3/2021", [(2021, 3, 1)]),
        ("30 November and 1 December 2020, 2 January 2021", [(2020, 11, 30), (2020, 12, 1), (2021, 1, 2)]),
        ("30 February and 1 March 2021", [(2021, 3, 1)]),
        ("8 June 2022 (9 June 2022)", [(2022, 6, 8)]),
        ("June 2022", []),
        ("100 and 8 June 2022", [(2022, 6, 8)]),
    ],
)
def test_days_of_a_line(text: str, days: list[tuple[int, int, int]]) -> None:
    assert read_days(text, ENGLISH) == tuple(date(*day) for day in days)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(17.02)", MonthDay(2, 17)),
        ("(31/12)", MonthDay(12, 31)),
        ("(1.1.)", MonthDay(1, 1)),
        ("(32.1)", None),
        ("(0.1)", None),
        ("(1.13)", None),
        ("(1.0)", None),
        ("17.02", None),
    ],
)
def test_second_date_of_old_headers(text: str, found: MonthDay | None) -> None:
    assert read_version_date(f"Brussels, 10 February 2004 {text}") == found


def test_place_and_languages() -> None:
    assert read_place("Luxembourg, 4 March 2021", ENGLISH) == "Luxembourg"
    assert read_place("in Brussels", ENGLISH) is None
    assert read_languages("(OR. en/fr, DE)") == ("en", "fr", "de")
    assert read_languages("en") == ()


# -- labels --


@pytest.mark.parametrize(
    ("kind", "text", "its_style", "place"),
    [
        ("ARABIC", "12.", "1.", 12),
        ("ARABIC", "(3)", "(1)", 3),
        ("ARABIC", "4.1", "1.1.", 1),
        ("ARABIC", "4.10.", "1.1.", 10),
        ("ARABIC", "4.1.2", "1.1..", 2),
        ("NAMED", "Item 6.1", "1.1.", 1),
        ("NAMED", "Item 6:", "1:", 6),
        ("BRACKETED", "[7.", "1.", 7),
        ("ROMAN", "IV.", "I.", 4),
        ("ROMAN", "(XIX)", "(I)", 19),
        ("ROMAN", "VIII.", "I.", 8),
        ("SMALL_ROMAN", "(ii)", "(i)", 2),
        ("LETTER", "A.", "A.", 1),
        ("LETTER", "(c)", "(a)", 3),
        ("LETTER", "aa)", "a)", 1),
        ("DASH", "–", "-", 0),
        ("STEP_MARK", "=", "-", 0),
    ],
)
def test_style_and_place_of_a_label(kind: str, text: str, its_style: str, place: int) -> None:
    label = Label(kind, text)
    assert style(label) == its_style
    assert ordinal(label, its_style) == place


@pytest.mark.parametrize(
    ("open_style", "open_place", "kind", "text", "its_style"),
    [
        ("a)", 8, "SMALL_ROMAN", "i)", "a)"),  # behind h)
        ("a)", 7, "SMALL_ROMAN", "i)", "i)"),
        ("(a)", 8, "SMALL_ROMAN", "i)", "i)"),  # h) is printed otherwise
        ("a)", 9, "SMALL_ROMAN", "ii)", "i)"),
        ("A.", 8, "ROMAN", "I.", "A."),  # behind H.
        ("A.", 2, "ROMAN", "I.", "I."),
        ("a.", 8, "ROMAN", "I.", "I."),
        ("A.", 21, "ROMAN", "V.", "A."),
    ],
)
def test_a_roman_figure_may_go_on_with_letters(
    open_style: str, open_place: int, kind: str, text: str, its_style: str
) -> None:
    assert style(Label(kind, text), [OpenItem(open_style, open_place, None, 0)]) == its_style


def open_items(*items: tuple[str, int, float | None], lists: int | None = None, page: int = 0) -> list[OpenItem]:
    """Items open below each other: style, place and left edge; the one at the index ``lists`` is a list of items."""
    made: list[OpenItem] = []
    for at, (its_style, place, x) in enumerate(items):
        parent = made[-1] if made else None
        made.append(OpenItem(its_style, place, x, page, at == lists, parent))
        if parent is not None:
            parent.last_inside, parent.x_inside = (its_style, place), x
    return made


@pytest.mark.parametrize(
    ("opened", "its_style", "place", "x", "below"),
    [
        ([], "1.", 1, 0.0, None),
        ([("1.", 1, 0.0), ("a)", 1, 5.0)], "1.", 2, 0.0, None),  # goes on
        ([("1.", 1, 0.0), ("a)", 1, 5.0)], "a)", 2, 5.0, 0),
        ([("1.", 1, 0.0), ("a)", 1, 5.0)], "i)", 1, 10.0, 1),  # further in
        ([("1.", 1, 0.0), ("a)", 1, 5.0)], "i)", 1, 4.0, 1),  # as far in, but for a character
        ([("1.", 1, 0.0), ("a)", 1, 5.0)], "i)", 1, 3.9, 0),  # further out
        ([("1.", 1, 5.0), ("a)", 1, 8.0)], "I.", 1, 0.0, None),  # further out than all
        ([("1.", 1, None), ("a)", 1, None)], "i)", 1, None, 1),
        ([("1.", 1, 0.0), ("-", 0, 5.0)], "a)", 1, 5.0, 0),  # nothing is below a dash
        ([("1.", 4, 0.0), ("a)", 1, 5.0)], "1.1.", 1, 9.0, 0),  # 4.1 is below 4.
        ([("I.", 4, 0.0), ("a)", 1, 5.0)], "1.1.", 1, 9.0, 1),
        ([("1.", 1, 0.0), ("-", 0, 5.0)], "-", 0, 5.0, 0),
        ([("1.", 1, 0.0), ("-", 0, 5.0)], "-", 0, 9.0, 0),  # a dash further in is not below a dash
        ([("1.", 3, 0.0), ("-", 0, 5.0), ("1.", 1, 9.0)], "-", 0, 13.0, 2),  # but below a number
        ([("1.", 3, 0.0), ("-", 0, 5.0), ("1.", 1, 9.0)], "-", 0, 5.0, 0),
        ([("1.", 3, 0.0), ("a)", 2, 5.0)], "1.", 1, 5.5, None),  # starts anew, no further in than a)
        ([("1.", 3, 0.0), ("a)", 2, 5.0)], "1.", 1, 9.0, 1),  # starts anew below a)
    ],
)
def test_the_item_that_a_label_belongs_under(
    opened: list[tuple[str, int, float | None]], its_style: str, place: int, x: float | None, below: int | None
) -> None:
    items = open_items(*opened)
    found = parent_of(its_style, place, x, 0, items)
    assert found is (None if below is None else items[below])


def test_an_indent_tells_nothing_on_another_page() -> None:
    items = open_items(("1.", 1, 0.0), ("a)", 1, 5.0))
    assert parent_of("i)", 1, 0.0, 1, items) is items[1]
    assert parent_of("1.", 1, 9.0, 1, items) is None  # further in than a), if it were the same page


def test_numbers_of_a_list_of_a_items() -> None:
    items = open_items(("1.", 2, 0.0), ("1.", 3, 5.0), lists=0)
    assert parent_of("1.", 4, 5.0, 0, items) is items[0]  # goes on inside
    assert parent_of("1.", 4, 4.0, 0, items) is items[0]  # as far in, but for a character
    assert parent_of("1.", 3, 0.0, 0, items) is None  # goes on with the agenda
    assert parent_of("1.", 4, 0.0, 0, items) is None  # stands where the agenda's own numbers do
    assert parent_of("1.", 4, None, 0, items) is items[0]
    assert parent_of("1.", 1, 5.0, 0, open_items(("1.", 2, 0.0), lists=0)) is not None  # starts anew below the list
    restarted = open_items(("A.", 1, 0.0), ("1.", 5, 5.0), lists=0)
    assert parent_of("1.", 2, 5.0, 0, restarted) is restarted[0]


# -- labels that wait --


def queue(*labels: tuple[str, str, int]) -> LabelQueue:
    """A queue of labels: kind, text and row."""
    made = LabelQueue()
    for kind, text, index in labels:
        made.add(Label(kind, text), cell(text), index)
    return made


def texts(waiting: Sequence[tuple[Label, Cell, int]]) -> list[str]:
    """The labels that were taken."""
    return [label.text for label, _, _ in waiting]


def test_labels_of_one_style_wait_for_a_title_each() -> None:
    made = queue(("ARABIC", "7.", 0), ("ARABIC", "8.", 1))
    assert texts(made.take_fresh(2)) == ["7."]
    assert texts(made.take_fresh(3)) == []  # the title of 7. stands between
    assert texts(made.take_oldest()) == ["8."]
    assert not made
    assert made.take_oldest() == []


def test_labels_of_several_styles_open_together() -> None:
    made = queue(("ARABIC", "8.", 4), ("LETTER", "a)", 5))
    assert texts(made.take_fresh(6)) == ["8.", "a)"]
    assert not made


def test_labels_of_one_row_open_together() -> None:
    made = queue(("ARABIC", "8.", 5), ("LETTER", "a)", 5))
    assert texts(made.take_fresh(6)) == ["8.", "a)"]


def test_labels_behind_others_that_wait_are_taken_first() -> None:
    made = queue(("ARABIC", "7.", 0), ("ARABIC", "8.", 3), ("ARABIC", "9.", 4))
    assert texts(made.take_fresh(5)) == ["8.", "9."]
    assert texts(made.take_all()) == ["7."]


def test_dashes_that_wait_lead_a_step_or_nothing() -> None:
    made = queue(("ARABIC", "7.", 0), ("DASH", "–", 1), ("DASH", "-", 2))
    assert [each.text for each in made.take_dashes()] == ["–", "-"]
    assert made.take_dashes() == []
    assert texts(made.take_all()) == ["7."]
    made = queue(("DASH", "–", 1), ("ARABIC", "7.", 2))
    assert texts(made.take_all()) == ["7."]
    made = queue(("DASH", "–", 1), ("ARABIC", "7.", 5))
    made.take_oldest()
    assert made.take_dashes() == []  # it has been taken


# -- the tree of items --


def line(x: float | None = None, page: int = 0) -> Row:
    """A row that stands somewhere."""
    return row(cell("bees", x, page=page))


def open_all(tree: ItemTree, *labels: tuple[str, str]) -> None:
    """Open an item for each label: kind and text."""
    for kind, text in labels:
        tree.open_item(Label(kind, text), cell(text), line())


def labels_of(tree: ItemTree) -> list[str]:
    """The labels of the open items; an empty one where an item has none."""
    return [item.label.text if item.label else "" for item in tree.open]


def test_items_nest_no_deeper_than_eight() -> None:
    tree = ItemTree()
    for _ in range(12):
        tree.open_item(None, None, line())
    assert len(tree.open) == 8


def test_letters_go_on_behind_a_heading_and_numbers_do_not() -> None:
    tree = ItemTree()
    open_all(tree, ("ARABIC", "3."), ("LETTER", "a)"))
    tree.close_for_section(resumes=False)
    assert tree.open == []
    open_all(tree, ("LETTER", "b)"))
    assert labels_of(tree) == ["3.", "b)"]
    tree.close_for_section(resumes=False)
    open_all(tree, ("LETTER", "d)"))  # no next letter
    assert labels_of(tree) == ["d)"]
    tree.close_for_section(resumes=False)
    tree.close_for_section(resumes=False)  # nothing more was open: what was closed before stays known
    open_all(tree, ("ARABIC", "4."))
    assert labels_of(tree) == ["4."]


def test_letters_at_the_top_are_not_opened_again() -> None:
    tree = ItemTree()
    open_all(tree, ("LETTER", "a)"))
    tree.close_for_section(resumes=False)
    open_all(tree, ("LETTER", "b)"))
    assert labels_of(tree) == ["b)"]


def test_two_headings_between_letters() -> None:
    tree = ItemTree()
    open_all(tree, ("ARABIC", "3."), ("LETTER", "a)"))
    tree.close_for_section(resumes=False)
    tree.close_for_section(resumes=False)
    open_all(tree, ("LETTER", "b)"))
    assert labels_of(tree) == ["3.", "b)"]


def test_a_heading_inside_a_list_of_a_items_keeps_the_list_open() -> None:
    tree = ItemTree()
    open_all(tree, ("ROMAN", "I."), ("LETTER", "a)"))
    tree.open[0].open.is_list = True
    open_all(tree, ("ARABIC", "1."))
    tree.close_for_section(resumes=False)
    assert labels_of(tree) == ["I."]
    tree.close_for_section(resumes=True)
    assert labels_of(tree) == []


def test_items_without_a_label_stand_beside_each_other() -> None:
    tree = ItemTree()
    open_all(tree, ("ARABIC", "1."))
    tree.open_item(None, None, line())
    tree.open_item(None, None, line())
    tree.close_unlabelled()
    assert labels_of(tree) == ["1."]


def test_a_step_is_of_the_deepest_item_whose_title_is_not_further_in() -> None:
    tree = ItemTree()
    for text, x, title_x in (("1.", 0.0, 5.0), ("a)", 5.0, 10.0)):
        item = tree.open_item(Label("ARABIC" if x == 0 else "LETTER", text), cell(text, x), line(x))
        item.title_x = title_x
    outer, inner = tree.open
    assert tree.owner_of(line(10.0)) is inner
    assert tree.owner_of(line(8.4)) is inner  # the same column
    assert tree.owner_of(line(8.3)) is outer
    assert tree.owner_of(line(0.0)) is inner  # left of all titles: the deepest
    assert tree.owner_of(line(5.0, page=1)) is inner  # places on two pages do not compare
    assert tree.owner_of(line()) is inner
    assert ItemTree().owner_of(line(5.0)) is None


@pytest.mark.parametrize("kind", ["ADDITION", "SUFFIXES", "REFERENCE_REMARK"])
def test_an_addition_goes_on_with_the_reference_above_it(kind: str) -> None:
    tree = ItemTree()
    open_all(tree, ("ARABIC", "1."))
    tree.add_reference(line(), "DOCUMENT_NUMBER", "4702/21", cell("4702/21"))
    tree.add_reference(line(), "CODES", "AGRI 12", cell("AGRI 12"))
    tree.add_reference(line(), kind, "+ ADD 1", cell("+ ADD 1"))
    assert [(each.kind, each.lines) for each in tree.open[0].references] == [
        ("REFERENCES", ["4702/21", "+ ADD 1"]),
        ("CODES", ["AGRI 12"]),
    ]


def test_a_reference_without_an_item_stands_by_itself_with_its_mark() -> None:
    tree = ItemTree()
    mark = cell("Doc.:")
    number = cell("4702/21")
    tree.add_reference(line(), "DOCUMENT_NUMBER", "4702/21", number, mark, None)
    (made,) = tree.tokens()
    assert (made.type, str(made), made.cells) == ("REFERENCES", "4702/21", (mark, number))


def test_title_of_the_deepest_item() -> None:
    tree = ItemTree()
    assert title_of(tree.open) == ""
    open_all(tree, ("ARABIC", "1."))
    assert title_of(tree.open) == ""
    tree.open[0].title.add(line(), "Honey", [])
    tree.open[0].title.add(line(), "and combs", [])
    assert title_of(tree.open) == "Honey"


# -- rows in their parts --


def split(*cells: Cell | str) -> SplitRow:
    """A row in its parts."""
    return split_row(row(*cells))


def kinds_beside(made: SplitRow) -> list[tuple[str, str]]:
    """What stands in the right-hand column."""
    return [(kind, each.text) for kind, each in made.right]


def test_a_row_is_labels_text_and_what_stands_beside() -> None:
    made = split(cell("7. a) Honey", 0.0), cell("4702/21", 40.0), cell("AGRI 12", 60.0))
    assert [(label.kind, each.text, each.start) for label, each in made.labels] == [
        ("ARABIC", "7.", 0),
        ("LETTER", "a)", 3),
    ]
    assert (made.text, made.kind) == ("Honey", "TEXT")
    assert [(each.text, each.start, each.x) for each in made.cells] == [("Honey", 6, 6.0)]
    assert kinds_beside(made) == [("DOCUMENT_NUMBER", "4702/21"), ("CODES", "AGRI 12")]


def test_a_row_of_equal_labels() -> None:
    made = split("– – Honey")
    assert [(each.start, each.end) for _, each in made.labels] == [(0, 1), (2, 3)]


def test_text_of_several_cells_is_joined_by_blanks() -> None:
    made = split(cell("Honey", 0.0), cell("and combs", 10.0))
    assert (made.text, made.kind, len(made.cells)) == ("Honey and combs", "TEXT", 2)


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Exchange of views", "STEP"),
        ("Any other business", "ITEM_TITLE"),
        ("Legislative list", "LIST"),
        ("(Legal basis: Article 4 TFEU)", "LEGAL_BASIS"),
        ("(Public deliberation)", "DELIBERATION"),
    ],
)
def test_text_of_several_cells_is_what_its_first_cell_is(first: str, kind: str) -> None:
    assert split(cell(first, 5.0), cell("of the keepers", 45.0)).kind == kind


def test_a_row_of_rules_is_a_separator() -> None:
    assert split("________________").kind == "SEPARATOR"
    assert split(cell("________________", 0.0), cell("________________", 40.0)).kind == "SEPARATOR"
    assert split(cell("________________", 0.0), cell("of honey", 40.0)).kind == "TEXT"


def test_a_figure_is_a_label_where_it_stands_in_a_column_of_its_own() -> None:
    assert [label for label, _ in split(cell("3", 0.0), cell("Honey", 5.0)).labels] == [Label("FIGURE", "3")]
    assert split(cell("3", 0.0)).labels == []
    assert split("3", "Honey").labels == []


@pytest.mark.parametrize(
    ("cells", "beside"),
    [
        ([cell("AGRI 12", 31.0)], [("CODES", "AGRI 12")]),
        ([cell("AGRI 12", 30.0)], []),  # no further right than the text may be
        ([cell("4702/21", 5.0)], [("DOCUMENT_NUMBER", "4702/21")]),
        ([cell("4702/21")], [("DOCUMENT_NUMBER", "4702/21")]),
        ([cell("Honey"), cell("4702/21")], []),  # no columns: the text goes on
        ([cell("Honey", 0.0), cell("4702/21", 40.0)], [("DOCUMENT_NUMBER", "4702/21")]),
        ([cell("1.", 0.0), cell("4702/21", 40.0)], [("DOCUMENT_NUMBER", "4702/21")]),
        ([cell("Doc.: 4702/21", 0.0)], []),  # it is what the label is of
        ([cell("– 4702/21", 0.0)], []),
        ([cell("= 4702/21", 0.0)], []),
        ([cell("– 4702/21", 0.0), cell("AGRI 12", 40.0)], [("CODES", "AGRI 12")]),
    ],
)
def test_what_stands_beside(cells: list[Cell], beside: list[tuple[str, str]]) -> None:
    assert kinds_beside(split(*cells)) == beside


@pytest.mark.parametrize(
    ("text", "title", "reference"),
    [
        ("Honey 4702/21", "Honey", ("DOCUMENT_NUMBER", "4702/21")),
        ("Honey 4702/21 + ADD 1", "Honey", ("REFERENCES", "4702/21 + ADD 1")),
        ("Honey AGRI 12", "Honey", ("CODES", "AGRI 12")),
        ("Honey BEES 12", "Honey BEES 12", None),  # no code that is known
        ("Exchange of views BEES 12", "Exchange of views", ("CODES", "BEES 12")),
        ("Honey as in document 4702/21", "Honey as in document 4702/21", None),
        ("Honey (document 4702/21", "Honey (document 4702/21", None),
        ("Honey (doc. 4702/21)", "Honey", ("REFERENCES", "4702/21")),
        ("Honey (of May) (doc. 4702/21)", "Honey (of May)", ("REFERENCES", "4702/21")),
        ("Honey (of 4702/21)", "Honey (of 4702/21)", None),
        ("Honey (doc. 4702/21) and combs", "Honey (doc. 4702/21) and combs", None),
        ("Honey (doc. on combs)", "Honey (doc. on combs)", None),
        ("Honey REV 1", "Honey REV 1", None),
    ],
)
def test_a_reference_at_the_end_of_a_title(text: str, title: str, reference: tuple[str, str] | None) -> None:
    made = split(text)
    made.part_reference(SCANNER, ENGLISH)
    assert made.text == title
    assert kinds_beside(made) == ([] if reference is None else [reference])
    if reference is not None:
        ((_, each),) = made.right
        assert [part.text for part in made.cells] == [title]
        assert (made.cells[0].start, made.cells[0].end) == (0, len(title))
        assert (each.start, each.end) == (len(title), len(text))


def test_kind_of_a_title_is_seen_when_its_reference_is_gone() -> None:
    made = split("Exchange of views 4702/21")
    assert made.kind == "TEXT"
    made.part_reference(SCANNER, ENGLISH)
    assert made.kind == "STEP"


def figures(*lines: str, x: float | None = None) -> list[tuple[list[str], str, str]]:
    """Labels, text and kind of each line, once the bare figures are taken off."""
    made = [row(cell(text, x)) for text in lines]
    splits = [split_row(each) for each in made]
    mark_bare_figures(made, splits)
    return [([label.text for label, _ in each.labels], each.text, each.kind) for each in splits]


def test_figures_that_count_up_number_the_items() -> None:
    assert figures("1 Adoption of the agenda", "of bees", "2 Honey", "3") == [
        (["1"], "Adoption of the agenda", "TEXT"),
        ([], "of bees", "TEXT"),
        (["2"], "Honey", "TEXT"),
        (["3"], "", "EMPTY"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["1 Honey", "of bees"],  # one figure counts nothing
        ["2 Honey", "3 Combs"],
        ["1 Honey", "1. Combs", "2 Hives"],  # others number the items
        ["1 honey", "2 combs"],  # figures in a sentence
    ],
)
def test_figures_that_number_nothing(lines: list[str]) -> None:
    assert not any("1" in labels for labels, _, _ in figures(*lines))


def test_figures_in_columns_are_told_by_their_column() -> None:
    assert not any(labels for labels, _, _ in figures("1 Honey", "2 Combs", x=0.0))


def test_figures_beside_other_labels() -> None:
    assert [labels for labels, _, _ in figures("1 Honey", "– Combs", "2 Hives")] == [["1"], ["–"], ["2"]]


# -- values of labels that were read before them --


def assigned(labels: str, *lines: str, given: Sequence[str] = ()) -> list[list[str]]:
    """The lines that each label of a table is given."""
    parts = [row(label).parts[0] for label in labels.split("|")]
    behind = given or [""] * len(parts)
    found = assign_values(parts, behind, rows(*lines), SCANNER)
    return [[each.text for each in cells] for _, cells in found]


def test_one_label_takes_all_lines() -> None:
    assert assigned("Subject:", "Survey", "", "of beehives") == [["Survey", "of beehives"]]


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
    rows = [row("Interinstitutional File: 2020/0123 (COD)"), row("Interinstitutional File: bees")]
    read_masthead(rows, head, SCANNER)
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
        (["Council of the", *["honey"] * 7, "European Union", "honey"], 9),
        (["Council of the", *["honey"] * 8, "European Union", "honey"], 1),
    ],
)
def test_the_line_where_the_masthead_ends(lines: list[str], index: int) -> None:
    assert find_type_row(rows(*lines)) == index


# -- the meeting --


def meeting(*lines: str, kind: str = "PROVISIONAL AGENDA") -> tuple[int, list[tuple[str, str]]]:
    """The row behind the block of a meeting, and its tokens."""
    head = Head()
    head.add("TYPE", [cell(kind)])
    end = read_meeting(rows(*lines), 0, head, SCANNER, ENGLISH)
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
        (["Bees"] * 12 + ["2 March 2021"], 0, []),
    ],
)
def test_where_the_block_of_a_meeting_ends(lines: list[str], end: int, tokens: list[tuple[str, str]]) -> None:
    assert meeting(*lines) == (end, tokens)


def test_other_documents_name_no_meeting() -> None:
    assert meeting("Working Party on Beehives", "2 March 2021", kind="NOTE") == (0, [])


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


def test_an_element_begins_in_its_column() -> None:
    element = Element("TITLE")
    assert same_column(element, line(50.0))
    element.add(line(5.0), "bees", [cell("bees", 5.0)])
    assert same_column(element, line(6.6))
    assert not same_column(element, line(6.7))
    assert not same_column(element, line(3.3))
    assert same_column(element, line(50.0, page=1))
    assert same_column(element, line())


def test_brackets_that_are_open() -> None:
    element = Element("TITLE")
    element.add(line(), "Honey (of", [])
    assert element.open_brackets == 1
    element.add(line(), "((bees)", [])
    assert element.open_brackets == 2
    element.add(line(), "))", [])
    assert (element.open_brackets, element.last_line) == (0, "))")


# -- what an extension adds --

BASE = """
document: line
line: A | B
label: C
_header_line: A
_detail: B
_part: A
_annex_part: B
A: "a"
B: "b"
C: "c"
%ignore " "
"""
EXTENDED = """
document: line label
line: A | B | D
label: C | E
_header_line: A | head
head: hint D
hint: C?
_detail: B | _maybe E
_maybe: [A]
_part: A | D
_annex_part: B | _maybe _maybe D | _annex_part E
A: "a"
B: "b"
C: "c"
D: "d"
E: "e"
%ignore " "
"""


def test_places_of_what_an_extension_adds() -> None:
    starts = ["document", "line", "label", "_header_line", "_detail", "_part", "_annex_part"]
    places = Places.of(Lark(EXTENDED, start=starts), Lark(BASE, start=starts))
    assert evolve(places, together={}) == Places(
        lines=frozenset("D"),
        labels=frozenset("E"),
        in_header=frozenset("D"),
        in_item=frozenset("E"),
        in_text=frozenset("D"),
        in_annex=frozenset("D"),
    )
    assert places


def test_a_grammar_without_extensions_adds_nothing() -> None:
    starts = ["document", "line", "label", "_header_line", "_detail", "_part", "_annex_part"]
    base = Lark(BASE, start=starts)
    assert Places.of(base, base) == Places()
    assert not Places()
    assert Places(lines=frozenset("D"))
    assert Places(labels=frozenset("D"))
    assert list(kinds_of(base, "line")) == ["A", "B"]
