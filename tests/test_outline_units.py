"""Labels of items, the tree that they make, and rows in their parts, by single functions.

Each expectation is what the rule of a function says, on either side of its threshold where it has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from eucouncil_parse.inline import read_days, read_languages, read_place, read_version_date
from eucouncil_parse.model import MonthDay
from eucouncil_parse.outline.numbering import OpenItem, ordinal, parent_of, style
from eucouncil_parse.outline.queue import LabelQueue
from eucouncil_parse.outline.split import SplitRow, mark_bare_figures, split_row
from eucouncil_parse.outline.tree import ItemTree, title_of
from eucouncil_parse.scanner import Label
from eucouncil_parse.sources.page import Cell
from eucouncil_parse.vocabulary import language
from outline_rows import ENGLISH, SCANNER, cell, line, row

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


def test_a_month_of_two_words() -> None:
    irish = language("ga")
    assert read_days("8 Meán Fómhair agus 2 Deireadh Fómhair 2022", irish) == (date(2022, 9, 8), date(2022, 10, 2))


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
        ("ROMAN", "X.", "I.", 10),
        ("SMALL_ROMAN", "(ii)", "(i)", 2),
        ("LETTER", "A.", "A.", 1),
        ("LETTER", "(c)", "(a)", 3),
        ("LETTER", "aa)", "a)", 1),
        ("LETTER", "β)", "a)", 2),
        ("LETTER", "В.", "A.", 3),  # Cyrillic
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
        ([("1.", 1, 0.0), ("a)", 1, 5.0)], "1.", 2, 9.0, None),  # wherever it stands
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
        ([("1.", 3, 0.0), ("-", 0, 5.0), ("1.", 1, 9.0), ("-", 0, 13.0)], "-", 0, 13.0, 2),
        ([("1.", 3, 0.0), ("-", 0, 5.0), ("1.", 1, 9.0), ("-", 0, 13.0)], "-", 0, 5.0, 0),
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
    parted = open_items(("1.", 2, 0.0), ("1.", 3, 5.0), lists=0)[:1]  # a heading has closed what was inside
    assert parent_of("1.", 4, 5.0, 0, parted) is parted[0]
    assert parent_of("1.", 5, 5.0, 0, parted) is None


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


def test_a_letter_that_is_a_roman_figure_goes_on_behind_a_heading() -> None:
    tree = ItemTree()
    open_all(tree, ("ARABIC", "3."), ("LETTER", "h)"))
    tree.close_for_section(resumes=False)
    open_all(tree, ("SMALL_ROMAN", "i)"))
    assert labels_of(tree) == ["3.", "i)"]


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
    (made,) = tree.take_tokens()
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
    made = split(cell("7. a) Honey", 5.0), cell("4702/21", 40.0), cell("AGRI 12", 60.0))
    assert [(label.kind, each.text, each.start) for label, each in made.labels] == [
        ("ARABIC", "7.", 0),
        ("LETTER", "a)", 3),
    ]
    assert (made.text, made.kind) == ("Honey", "TEXT")
    assert [(each.text, each.start, each.x) for each in made.cells] == [("Honey", 6, 11.0)]
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
    made = row(cell("3", 0.0), cell("Honey", 5.0), cell("4702/21", 40.0))
    split_row(made)
    assert (made.indent, made.right) == (5.0, 10.0)  # of its text alone
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
        ([cell("Doc.:", 0.0), cell("4702/21", 10.0)], []),
        ([cell("–", 0.0), cell("4702/21", 10.0)], []),
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
        ("Honey (doc. 4702/21 + ADD 1)", "Honey", ("REFERENCES", "4702/21 + ADD 1")),
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


def test_a_reference_is_cut_off_the_last_cell() -> None:
    made = split("Honey of", "the south 4702/21")
    made.part_reference(SCANNER, ENGLISH)
    assert (made.text, [part.text for part in made.cells]) == ("Honey of the south", ["Honey of", "the south"])
    assert [(each.text, each.start) for _, each in made.right] == [("4702/21", 9)]


def test_a_reference_may_be_all_of_the_last_cell() -> None:
    made = split("Honey of the south", "4702/21")
    made.part_reference(SCANNER, ENGLISH)
    assert (made.text, [part.text for part in made.cells]) == ("Honey of the south", ["Honey of the south"])
    assert [(each.text, each.start) for _, each in made.right] == [("4702/21", 0)]


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
