"""Text of every rendition becomes cells that know their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse import UnreadableFile, parse
from eucouncil_parse.sources import RENDITIONS, Cell, Page, find_source, read_bytes, read_file, read_text
from eucouncil_parse.sources.text import clean, count_visible, is_blank

DOCUMENTS = Path(__file__).parent / "cases" / "documents"


def texts(page: Page) -> list[str]:
    return [cell.text for cell in page.cells]


def places(page: Page) -> list[tuple[str, int, int]]:
    return [(cell.text, cell.page, cell.row) for cell in page.cells]


# -- blanks and characters that nobody sees ---------------------------------------------------------------------------

BLANKS_AND_OTHERS = st.text(st.sampled_from("ab1(\u00e9 \t\n\u00a0\u2003\u00ad\u200b\ufeff\x00\x02\x1c\u2028"))


@given(text=BLANKS_AND_OTHERS)
def test_text_that_needs_no_cleaning_is_told_apart(text: str) -> None:
    assert clean(text) == clean(f"  {text}\t")  # which needs it in any case


@given(text=BLANKS_AND_OTHERS)
def test_blank_is_where_nothing_is_visible(text: str) -> None:
    assert is_blank(text) == (count_visible(text) == 0)


# -- which rendition ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("markdown", "## **OUTCOME OF PROCEEDINGS**"),
        ("markdown", "**Brussels, 27 October 2015  \n(OR. en)**\n\n**13321/15**\n"),
        ("markdown", "Text\n\n### 1. Adoption of the agenda\n\nText\n"),
        ("layout", "From:            General Secretariat of the Council\nTo:              Delegations\n"),
        ("layout", f"{' ' * 40}13321/15\n\n\n{' ' * 40}LIMITE\n"),
        ("raw", "1.\n\nAdoption of the agenda\n"),
        ("raw", "13321/15"),
        ("raw", ""),
        ("raw", " \n \n"),
        ("pdfium", "2. Developments in \r\ndrug policy\r\n3. Any other business"),
        ("pdfium", "13321/15\nLIMITE\n"),
    ],
)
def test_rendition_is_found(source: str, text: str) -> None:
    assert find_source(text) == source
    assert read_text(text).source == source


@pytest.mark.parametrize("source", RENDITIONS)
def test_rendition_of_a_document_is_found(source: str) -> None:
    assert find_source((DOCUMENTS / f"outcome.{source}.txt").read_bytes().decode()) == source


@pytest.mark.parametrize("source", RENDITIONS)
def test_source_is_taken_as_asked(source: str) -> None:
    page = read_text("## **OUTCOME OF PROCEEDINGS**", source)
    assert page.source == source
    assert page.has_columns == (source == "layout")


def test_marks_are_text_in_other_renditions() -> None:
    assert texts(read_text("## **NOTE**", "raw")) == ["## **NOTE**"]


@pytest.mark.parametrize("text", ["", "13321/15"])
def test_unknown_source(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"unknown source 'word': expected one of markdown, layout, raw, pdfium, plain, html"
    ):
        parse(text, source="word")


# -- lines, pages, characters ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    page = read_text(end.join(["13321/15", "", "", "LIMITE", ""]), "raw")
    assert [(cell.text, cell.row, cell.gap) for cell in page.cells] == [("13321/15", 0, 0.0), ("LIMITE", 3, 2.0)]


@pytest.mark.parametrize("parting", ["\f", "\n\f", "\n--<PAGE>--\n", "\n  ---<PAGE>---  \n"])
def test_pages(parting: str) -> None:
    page = read_text(f"first\n\nsecond{parting}third\n", "raw")
    assert places(page) == [("first", 0, 0), ("second", 0, 2), ("third", 1, 0)]
    assert page.cells[2].gap == 0.0


def test_empty_pages_count() -> None:
    assert places(read_text("first\f\fthird", "raw")) == [("first", 0, 0), ("third", 2, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeff13321/15", "13321/15"),
        ("CM\u00a03835/15", "CM 3835/15"),
        ("CM\u202f3835/15", "CM 3835/15"),
        ("PRO\u00adCEEDINGS", "PROCEEDINGS"),
        ("PRO\u200bCEEDINGS", "PROCEEDINGS"),
        ("consul\x02", "consul-"),
        ("NO\x00TE", "NOTE"),
        ("a\x07b", "a b"),
        ("  a \t b  ", "a b"),
        ("a\u2028b", "a b"),
    ],
)
def test_characters_that_extraction_leaves(text: str, expected: str) -> None:
    assert clean(text) == expected
    for source in ("raw", "pdfium", "markdown"):
        assert texts(read_text(text, source)) == [expected]


@pytest.mark.parametrize("text", ["\ufeff", "\u00ad\u200b", "\x00", " \u00a0 ", "\n\n\f\n", "--<PAGE>--"])
@pytest.mark.parametrize("source", RENDITIONS)
def test_what_prints_nothing_is_no_cell(text: str, source: str) -> None:
    assert read_text(text, source).cells == []


# -- raw and pdfium ----------------------------------------------------------------------------------------------------


def test_raw_does_not_tell_what_goes_on() -> None:
    page = read_text("1. Adoption of \nthe agenda\n\n2.", "raw")
    assert [(cell.text, cell.gap, cell.continues, cell.x) for cell in page.cells] == [
        ("1. Adoption of", 0.0, None, None),
        ("the agenda", 0.0, None, None),
        ("2.", 1.0, None, None),
    ]


def test_pdfium_ends_lines_that_go_on_with_a_blank() -> None:
    page = read_text("Developments in \r\ndrug policy\r\na consul\x02\r\ntation\r\nlast ", "pdfium")
    assert [(cell.text, cell.continues) for cell in page.cells] == [
        ("Developments in", True),
        ("drug policy", False),
        ("a consul-", True),
        ("tation", False),
        ("last", None),
    ]


def test_a_blank_behind_every_line_says_nothing() -> None:
    page = read_text("one \r\ntwo \r\nthree \r\n", "pdfium")
    assert [cell.continues for cell in page.cells] == [None, None, None]


def test_nothing_is_said_across_pages() -> None:
    page = read_text("one \r\ntwo\r\nthree \fnext page\r\n", "pdfium")
    assert [cell.continues for cell in page.cells] == [True, False, None, None]


# -- layout ------------------------------------------------------------------------------------------------------------


def test_layout_parts_columns() -> None:
    page = read_text(
        "From:      General Secretariat of the Council\n  1.  Adoption of the agenda          7160/26\n", "layout"
    )
    assert [(cell.text, cell.row, cell.x, cell.right) for cell in page.cells] == [
        ("From:", 0, 0.0, 5.0),
        ("General Secretariat of the Council", 0, 11.0, 45.0),
        ("1.", 1, 2.0, 4.0),
        ("Adoption of the agenda", 1, 6.0, 28.0),
        ("7160/26", 1, 38.0, 45.0),
    ]


def test_layout_takes_one_blank_for_a_blank_between_words() -> None:
    page = read_text("a b  c\u00a0\u00a0d", "layout")
    assert [(cell.text, cell.x) for cell in page.cells] == [("a b", 0.0), ("c", 5.0), ("d", 8.0)]


def test_layout_keeps_gaps_and_pages() -> None:
    page = read_text("a   b\n\n\n   c\fd", "layout")
    assert [(cell.text, cell.page, cell.row, cell.gap) for cell in page.cells] == [
        ("a", 0, 0, 0.0),
        ("b", 0, 0, 0.0),
        ("c", 0, 3, 2.0),
        ("d", 1, 0, 0.0),
    ]


# -- Markdown ----------------------------------------------------------------------------------------------------------


def markdown(text: str) -> list[Cell]:
    return read_text(text, "markdown").cells


def test_bold_type_over_two_lines() -> None:
    cells = markdown("**Brussels, 27 October 2015  \n(OR. en)**\n\nplain\n")
    assert [(cell.text, cell.bold, cell.continues) for cell in cells] == [
        ("Brussels, 27 October 2015", True, False),
        ("(OR. en)", True, False),
        ("plain", False, None),
    ]


def test_heading_marks() -> None:
    cells = markdown(
        "### **1. Adoption of the agenda**\n\n## 7. UNGASS 2016\n\n### - *International cooperation*\n\n#no heading\n"
    )
    assert [(cell.text, cell.heading, cell.bold, cell.italic) for cell in cells] == [
        ("1. Adoption of the agenda", 3, True, False),
        ("7. UNGASS 2016", 2, False, False),
        ("- International cooperation", 3, False, True),
        ("#no heading", 0, False, False),
    ]


def test_a_heading_does_not_go_on() -> None:
    cells = markdown("## NOTE\nfrom here on\nit goes on\n")
    assert [cell.continues for cell in cells] == [False, None, None]


def test_tab_behind_a_label() -> None:
    assert [cell.text for cell in markdown("From:\tGeneral Secretariat of the Council\nOn:\t\t8 October 2015\n")] == [
        "From: General Secretariat of the Council",
        "On: 8 October 2015",
    ]


@pytest.mark.parametrize("rule", ["---", "***", "___", "  -----"])
def test_rules(rule: str) -> None:
    cells = markdown(f"above\n\n{rule}\n\nbelow\n")
    assert [(cell.text, cell.bold, cell.continues) for cell in cells] == [
        ("above", False, False),
        (rule.strip(), False, False),
        ("below", False, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"1\. Adoption", "1. Adoption"),
        (r"\*", "*"),
        (r"5\*3", "5*3"),
        ("*Exchange of views*", "Exchange of views"),
        ("_Exchange of views_", "Exchange of views"),
        ("***NOTE***", "NOTE"),
        ("file_name and snake_case", "file_name and snake_case"),
    ],
)
def test_marks_of_type(text: str, expected: str) -> None:
    assert [cell.text for cell in markdown(text)] == [expected]


def test_marks_stand_in_the_span() -> None:
    page = read_text("\n## **NOTE**  \n", "markdown")
    (cell,) = page.cells
    assert page.text[cell.start : cell.end] == "## **NOTE**"


# -- bytes and files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "“I/A” ITEM NOTE".encode(),
        "\ufeff“I/A” ITEM NOTE".encode(),
        "“I/A” ITEM NOTE".encode("utf-16"),
        b"\xff\xfe" + "“I/A” ITEM NOTE".encode("utf-16-le"),
        b"\xfe\xff" + "“I/A” ITEM NOTE".encode("utf-16-be"),
        "“I/A” ITEM NOTE".encode("cp1252"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert texts(read_bytes(data)) == ["“I/A” ITEM NOTE"]


def test_every_byte_is_read() -> None:
    assert read_bytes(bytes(range(256))).cells


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("NOTE\n", encoding="utf-8")
    assert texts(read_file(path)) == texts(read_file(str(path))) == ["NOTE"]


def test_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(UnreadableFile, match=r"[Dd]irectory"):
            read_file(path)


# -- laws --------------------------------------------------------------------------------------------------------------

PRINTED = st.text(st.sampled_from("ab1.*#_-–:()\\ \u00a0\t\n\r\f\x00\x02\x1f\u00ad\ufeff\u2028é\ud800"), max_size=60)
PAGE_MARKS = st.lists(PRINTED | st.just("\n--<PAGE>--\n"), max_size=4).map("".join)


@pytest.mark.parametrize("source", ["raw", "pdfium", "layout"])
@given(text=PRINTED | st.text(max_size=80))
def test_a_cell_is_what_stands_in_its_span(source: str, text: str) -> None:
    page = read_text(text, source)
    assert page.text == text
    for cell in page.cells:
        assert clean(text[cell.start : cell.end]) == cell.text != ""


@pytest.mark.parametrize("source", RENDITIONS)
@given(text=PAGE_MARKS)
def test_cells_stand_in_order(source: str, text: str) -> None:
    page = read_text(text, source)
    assert all(0 <= cell.start < cell.end <= len(text) for cell in page.cells)
    assert all(before.end <= after.start for before, after in zip(page.cells, page.cells[1:], strict=False))
    order = [(cell.page, cell.row) for cell in page.cells]
    assert order == sorted(order)
    assert source == "layout" or len(set(order)) == len(order)


@pytest.mark.parametrize("source", ["raw", "pdfium", "layout"])
@given(text=PAGE_MARKS)
def test_nothing_printed_is_lost(source: str, text: str) -> None:
    page = read_text(text, source)
    ends = [0, *(cell.end for cell in page.cells)]
    starts = [*(cell.start for cell in page.cells), len(text)]
    between = "\n".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    assert not clean(between.replace("--<PAGE>--", ""))
