"""HTML becomes cells: blocks, columns of tables, labels of lists, type, footnotes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse import CouncilParseError, MissingExtra, UnreadableFile, parse, parse_file
from eucouncil_parse.sources import find_source, read_bytes
from eucouncil_parse.sources.html import read_html
from eucouncil_parse.sources.page import Page
from laws import assert_nothing_lost

pytest.importorskip("selectolax")

CASES = Path(__file__).parent / "cases"
EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"


def read(html: str) -> Page:
    """The cells of a page, once the laws hold that every page keeps."""
    page = read_html(html)
    assert all(page.text[cell.start : cell.end] == cell.text != "" for cell in page.cells)
    assert all(before.end < cell.start for before, cell in zip(page.cells, page.cells[1:], strict=False))
    places = [(cell.page, cell.row) for cell in page.cells]
    assert places == sorted(places)
    return page


def texts(html: str) -> list[str]:
    return [cell.text for cell in read(html).cells]


# -- one page, one document --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "same"),
    [
        ("agenda.tables", EXAMPLES / "agenda.txt"),
        ("agenda.paragraphs", EXAMPLES / "agenda.txt"),
        ("outcome.lists", CASES / "documents" / "outcome.layout.txt"),
    ],
)
def test_a_page_in_html_is_the_document_that_its_layout_text_is(page: str, same: Path) -> None:
    path = CASES / "files" / f"{page}.html"
    document = parse_file(path)
    assert document == parse_file(same)
    assert document.diagnostics == ()
    assert parse(path.read_text(encoding="utf-8")) == parse(path.read_text(encoding="utf-8"), source="html") == document


def test_labels_of_lists_are_said_to_be_inferred() -> None:
    made = parse_file(CASES / "files" / "outcome.lists.html").items
    assert [(item.label, item.label_inferred) for item in [*made, *made[1].items]] == [
        ("1.", True),
        ("2.", True),
        ("3.", True),
        ("a)", True),
        ("b)", True),
    ]
    printed = parse_file(CASES / "files" / "agenda.tables.html").items
    assert not any(item.label_inferred for item in [*printed, *printed[-1].items])


# -- what is HTML ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("<!DOCTYPE html>\n<title>x</title>", "html"),
        ("\ufeff <HTML><p>NOTE", "html"),
        ('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "html"),
        ("<table><tr><td>NOTE", "html"),
        ("NOTE\n\n<p>", "raw"),
        ("<NOTE>\n\nBees", "raw"),
    ],
)
def test_html_is_told_by_its_first_tags(text: str, source: str) -> None:
    assert find_source(text) == source


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="iso-8859-7"><p>ΣΗΜΕΙΩΜΑ'.encode("iso-8859-7"),
        '<?xml version="1.0" encoding="windows-1253"?><html><p>ΣΗΜΕΙΩΜΑ'.encode("windows-1253"),
        "<html><p>ΣΗΜΕΙΩΜΑ".encode(),
        '<meta charset="no-such"><p>ΣΗΜΕΙΩΜΑ'.encode(),
        '<meta charset="rot13"><p>ΣΗΜΕΙΩΜΑ'.encode(),
    ],
)
def test_the_encoding_that_a_page_names_is_taken(data: bytes) -> None:
    assert [cell.text for cell in read_bytes(data).cells] == ["ΣΗΜΕΙΩΜΑ"]


# -- lines -------------------------------------------------------------------------------------------------------------


def test_blocks_are_lines_and_breaks_part_lines() -> None:
    page = read("<h2>NOTE</h2><p>one\n two<br>three<br><br>four</p><div>five</div>")
    assert [(cell.text, cell.row, cell.gap, cell.heading) for cell in page.cells] == [
        ("NOTE", 0, 0.0, 2),
        ("one two", 2, 1.0, 0),
        ("three", 3, 0.0, 0),
        ("four", 5, 1.0, 0),
        ("five", 7, 1.0, 0),
    ]
    assert page.text == "NOTE\n\none two\nthree\n\nfour\n\nfive"
    assert not page.has_columns


def test_type_is_that_of_most_characters() -> None:
    page = read("<p><b>Adoption</b> of</p><p><i>Exchange</i><em> of views</em></p><p style='font-weight:700'>x<p>y")
    assert [(cell.bold, cell.italic) for cell in page.cells] == [
        (True, False),
        (False, True),
        (True, False),
        (False, False),
    ]


def test_what_is_not_shown_is_not_read() -> None:
    assert texts("<head><title>t</title></head><script>s</script><p hidden>h<p style='display: none'>n<p>shown") == [
        "shown"
    ]


def test_pages() -> None:
    page = read("<p>one<p style='page-break-before: always'>two<p>three")
    assert [(cell.text, cell.page, cell.row, cell.gap) for cell in page.cells] == [
        ("one", 0, 0, 0.0),
        ("two", 1, 0, 0.0),
        ("three", 1, 2, 1.0),
    ]
    assert page.text == "one\ftwo\n\nthree"


# -- tables ------------------------------------------------------------------------------------------------------------


def test_cells_of_a_table_are_columns() -> None:
    first = "<tr><td>1.<td>Bees<br>and honey<td>6468/26<tr><td><td>Adoption"
    page = read(f"<table>{first}<tr><td>10.<td>Any<td>7/26</table>")
    assert [(cell.text, cell.x, cell.row, cell.gap) for cell in page.cells] == [
        ("1.", 0.0, 0, 0.0),
        ("Bees", 6.0, 0, 0.0),
        ("6468/26", 17.0, 0, 0.0),
        ("and honey", 6.0, 1, 0.0),
        ("Adoption", 6.0, 2, 0.0),
        ("10.", 0.0, 4, 1.0),
        ("Any", 6.0, 4, 1.0),
        ("7/26", 17.0, 4, 1.0),
    ]


def test_cells_over_columns_and_rows() -> None:
    page = read("<table><tr><td rowspan=2>Council<td>a<tr><td>b<tr><td colspan=2>a long heading<tr><td>c<td>d</table>")
    assert [(cell.text, cell.x) for cell in page.cells] == [
        ("Council", 0.0),
        ("a", 9.0),
        ("b", 9.0),
        ("a long heading", 0.0),
        ("c", 0.0),
        ("d", 9.0),
    ]
    assert page.text == "Council  a\nb\n\na long heading\n\nc  d"


def test_tables_in_tables_stand_in_their_column() -> None:
    page = read("<table><tr><td>From:<td><table><tr><td>a)<td>Bees</table><td>end</table>")
    assert [(cell.text, cell.x) for cell in page.cells] == [("From:", 0.0), ("a)", 7.0), ("Bees", 13.0), ("end", 19.0)]


# -- lists and footnotes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ["1.", "2."]),
        ("start=4", ["4.", "5."]),
        ("type=a", ["a)", "b)"]),
        ("type=A", ["A.", "B."]),
        ("type=i", ["i)", "ii)"]),
        ('style="list-style-type: upper-roman"', ["I.", "II."]),
        ('style="list-style: none"', []),
    ],
)
def test_labels_that_a_browser_makes(attributes: str, labels: list[str]) -> None:
    page = read(f"<ol {attributes}><li>Bees<li><p>Honey</ol>")
    assert [cell.text for cell in page.cells if cell.inferred] == labels
    assert [cell.text for cell in page.cells if not cell.inferred] == ["Bees", "Honey"]
    assert {cell.x for cell in page.cells if not cell.inferred} == {6.0}


def test_a_label_that_is_printed_is_not_made_again() -> None:
    page = read("<ol><li>1. Bees<li value=7>Honey<li></ol><ul><li>– Wax</ul>")
    assert [(cell.text, cell.inferred) for cell in page.cells] == [
        ("1. Bees", False),
        ("7.", True),
        ("Honey", False),
        ("– Wax", False),
    ]


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "<a href='#n1'>[1]</a>", " <a href=#n1>( <span>1</span> )</a>"])
def test_marks_of_footnotes_stand_behind_their_word(mark: str) -> None:
    assert texts(f"<p>agenda{mark} and more</p><p><a href='#r1'>(1)</a> In public.</p>") == [
        "agenda1 and more",
        "1 In public.",
    ]


def test_links_that_are_no_marks_are_text() -> None:
    assert texts("<p>see <a href='#annex'>the annex</a>, <sup>m</sup><a href=#x><p>block</p></a>") == [
        "see the annex, m",
        "block",
    ]


# -- hostile -----------------------------------------------------------------------------------------------------------


def test_elements_without_end_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="more than 400 elements in each other"):
        read_html("<div>" * 401)
    assert texts("<p>x" * 500) == ["x"] * 500


@pytest.mark.parametrize("attribute", ["a{}", "a{}=1", "a{}='>'", 'a{} = "<"', "/a{}"])
def test_attributes_without_end_are_refused(attribute: str) -> None:
    names = [attribute.format(number) for number in range(257)]
    with pytest.raises(UnreadableFile, match="more than 256 attributes"):
        read_html(f"<p {' '.join(names)}>x")
    assert texts(f"<p {' '.join(names[:256])}>x") == ["x"]


def test_tables_without_end_are_text() -> None:
    page = read("<table><tr><td>x" * 50)
    assert [cell.text for cell in page.cells] == ["x"] * 50


def test_without_selectolax_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(MissingExtra, match=r"pip install 'eucouncil-parse\[html\]'"):
        parse("<p>NOTE")


TAGS = st.sampled_from(
    [
        *["p", "table", "tr", "td", "td", "ol", "ul", "li", "br", "b", "i", "sup", "a", "h1", "div", "pre"],
        *["/p", "/table", "/td", "/ol", "/ul", "/b", "/a"],
    ]
)
PIECES = TAGS.map("<{}>".format) | st.sampled_from(
    [
        *["<td colspan=3>", "<td rowspan=2>", "<a href=#x>"],
        *["1.", " NOTE ", "13321/15", "(1)", "\n", "&nbsp;", "\ud800", "\x00"],
    ]
)
HEAD = "<p>Brussels, 27 October 2015<br>(OR. en)<p>13321/15<p>NOTE<p>"


@given(html=st.lists(PIECES, max_size=30).map("".join))
def test_every_html_is_read(html: str) -> None:
    read(html)


@given(html=st.lists(PIECES, max_size=20).map("".join))
def test_every_html_is_a_document_or_an_error_of_the_library(html: str) -> None:
    text = read_html(HEAD + html).text
    try:
        document = parse(HEAD + html, source="html")
    except CouncilParseError:
        return
    assert_nothing_lost(document, text)
