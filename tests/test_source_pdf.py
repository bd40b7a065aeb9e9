"""PDF files: what is printed where becomes cells.

Expectations follow from the widths of Times: a digit is half the font size wide, a blank a quarter. At 12 points a
character of ``x`` is 6 points.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse.diagnostics import CouncilParseError, MissingExtra, UnreadableFile
from eucouncil_parse.sources import pdf_words
from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.sources.pdf import read_pdf
from eucouncil_parse.sources.pdf_fonts import read_font

pytest.importorskip("pypdfium2")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")

WIDTH, HEIGHT = 600, 800
TOP = 700  # baseline of the first line
PITCH = 15  # points between lines
ROMAN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"

Draw = Callable[[Any], None]


def pdf(*pages: Draw, **options: Any) -> bytes:
    """A PDF with pages that the functions draw."""
    file = io.BytesIO()
    paper = canvas.Canvas(file, pagesize=(WIDTH, HEIGHT), **options)
    for draw in pages:
        draw(paper)
        paper.showPage()
    paper.save()
    return file.getvalue()


def put(paper: Any, x: float, y: float, text: str, font: str = ROMAN, size: float = 12) -> None:
    paper.setFont(font, size)
    paper.drawString(x, y, text)


def lines(*texts: str, x: float = 60, top: float = TOP, pitch: float = PITCH) -> Draw:
    """A page of plain lines."""

    def draw(paper: Any) -> None:
        for number, text in enumerate(texts):
            put(paper, x, top - number * pitch, text)

    return draw


def line(*pieces: tuple[Any, ...]) -> Draw:
    """A page with one line of pieces: x, rise above the baseline, text and, where not plain, font and size."""

    def draw(paper: Any) -> None:
        for x, rise, *rest in pieces:
            put(paper, x, TOP + rise, *rest)

    return draw


def read(*pages: Draw) -> Page:
    """The cells of a PDF, once the laws hold that every page keeps."""
    return lawful(read_pdf(pdf(*pages)))


def lawful(page: Page) -> Page:
    assert page.source == "pdf"
    assert all(page.text[cell.start : cell.end] == (cell.printed or cell.text) for cell in page.cells)
    places = [(cell.page, cell.row) for cell in page.cells]
    assert places == sorted(places)
    ends = [0, *(cell.end for cell in page.cells)]
    assert all(end <= cell.start for end, cell in zip(ends, page.cells, strict=False))
    between = "".join(page.text[end : cell.start] for end, cell in zip(ends, page.cells, strict=False))
    assert not between.strip(" \n\f")
    return page


def texts(page: Page) -> list[str]:
    return [cell.text for cell in page.cells]


def marks(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    return [(cell.text, cell.marks) for cell in page.cells]


def raw_pdf(*objects: str) -> bytes:
    """A PDF of these objects, the first of which is the catalog; pdfium makes up for the missing table of objects."""
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF".encode("latin-1")


def mapped_pdf(text: str, *mappings: str) -> bytes:
    """A page with one text whose font maps codes to the UTF-16 units in ``mappings`` (``<41> <D83D>``)."""
    show = f"BT /F 12 Tf 60 700 Td ({text}) Tj ET"
    table = (
        f"begincmap 1 begincodespacerange <00> <FF> endcodespacerange {len(mappings)} beginbfchar "
        f"{' '.join(mappings)} endbfchar endcmap"
    )
    return raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>",
        "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 6 0 R >>",
        f"<< /Length {len(show)} >>\nstream\n{show}\nendstream",
        f"<< /Length {len(table)} >>\nstream\n{table}\nendstream",
    )


# Lines and columns


def test_a_line_of_text_is_one_cell_with_its_edges() -> None:
    (cell,) = read(lines("123 4567")).cells
    # 7 digits of 6 points and a blank of 3 from 60 on
    assert (cell.text, cell.page, cell.row, cell.x, cell.right) == ("123 4567", 0, 0, 10.0, 17.5)


def test_columns_of_a_line_are_cells_of_one_row() -> None:
    page = read(line((60, 0, "From:"), (150, 0, "General Secretariat"), (480, 0, "7181/26")))
    assert [(cell.row, cell.x, cell.text) for cell in page.cells] == [
        (0, 10.0, "From:"),
        (0, 25.0, "General Secretariat"),
        (0, 80.0, "7181/26"),
    ]
    assert page.text == "From:  General Secretariat  7181/26"


@pytest.mark.parametrize("label", ["1.", "12.", "a)", "(iii)", "–", "2.1.", "‘(9b)"])
def test_a_label_is_parted_from_its_text_even_if_little_is_left_of_the_tab(label: str) -> None:
    def draw(paper: Any) -> None:
        put(paper, 60, TOP, label)
        put(paper, 60 + paper.stringWidth(label, ROMAN, 12) + 6, TOP, "Adoption of the agenda")

    assert texts(read(draw)) == [label, "Adoption of the agenda"]


def test_a_label_before_a_normal_blank_stays_with_its_text() -> None:
    assert texts(read(lines("1. Adoption of the agenda"))) == ["1. Adoption of the agenda"]


def test_two_blanks_behind_a_sentence_part_nothing() -> None:
    assert texts(read(lines("It agreed.  It took note."))) == ["It agreed. It took note."]


@pytest.mark.parametrize("stretch", [0, 4, 8, 12])
def test_a_justified_line_is_one_cell_however_wide_its_blanks_are(stretch: float) -> None:
    def draw(paper: Any) -> None:
        text = paper.beginText(60, TOP)
        text.setFont(ROMAN, 12)
        text.setWordSpace(stretch)
        text.textOut("the Council took note of the progress")
        paper.drawText(text)

    assert texts(read(draw)) == ["the Council took note of the progress"]


def test_two_blanks_in_a_justified_line_part_nothing() -> None:
    def draw(paper: Any) -> None:
        text = paper.beginText(60, TOP)
        text.setFont(ROMAN, 12)
        text.setWordSpace(8)  # a blank is 11 points wide, two are 22
        text.textOut("must be subcontractors  that are third parties")
        paper.drawText(text)

    assert texts(read(draw)) == ["must be subcontractors that are third parties"]


def test_a_word_drawn_letter_by_letter_is_one_word() -> None:
    def draw(paper: Any) -> None:
        for index, digit in enumerate("123456"):
            put(paper, 60 + 6 * index, TOP, digit)
        put(paper, 60 + 6 * 6 + 3, TOP, "7")

    assert texts(read(draw)) == ["123456 7"]


def test_reading_order_is_that_of_the_page_not_of_the_drawing() -> None:
    def draw(paper: Any) -> None:
        put(paper, 60, TOP - 40, "third")
        put(paper, 300, TOP, "second")
        put(paper, 60, TOP, "first")

    assert texts(read(draw)) == ["first", "second", "third"]


def test_columns_that_are_not_quite_level_are_one_row() -> None:
    page = read(line((60, 0, "Item 1"), (300, 2, "7181/26"), (60, -20, "Item 2"), (300, -15, "7182/26")))
    assert [(cell.row, cell.text) for cell in page.cells] == [
        (0, "Item 1"),
        (0, "7181/26"),
        (1, "Item 2"),
        (1, "7182/26"),
    ]


def test_lines_above_each_other_are_rows_of_their_own() -> None:
    page = read(line((60, 0, "one above the other"), (60, -5, "one below the other")))
    assert [cell.row for cell in page.cells] == [0, 1]


def test_gaps_are_blank_lines_above_a_row() -> None:
    def draw(paper: Any) -> None:
        # the fourth line stands one, the fifth one and a half, the sixth no blank line below its predecessor
        for y in (0, 15, 30, 60, 97.5, 112.5, 120):
            put(paper, 60, TOP - y, "text")

    assert [cell.gap for cell in read(draw).cells] == [0.0, 0.0, 0.0, 1.0, 1.5, 0.0, 0.0]


def test_gaps_are_counted_in_lines_of_running_text_also_where_short_lines_stand_closer() -> None:
    full = "the Council took note of the progress made so far on this file and invited"

    def draw(paper: Any) -> None:
        for number in range(4):  # set one and a half lines apart
            put(paper, 60, TOP - 21 * number, full)
        for number in range(5):
            put(paper, 60, TOP - 84 - 14 * number, "short")
        put(paper, 60, TOP - 84 - 56 - 42, "last")

    assert [cell.gap for cell in read(draw).cells][-1] == 1.0


# Phrases: what one drawing command put on a line is read as a whole


def test_a_word_printed_among_those_of_a_phrase_stands_where_it_is_printed() -> None:
    # Blanks of 4.5 points: "11 22" covers 60 to 88.5, and "+" the blank in it.
    def draw(paper: Any) -> None:
        text = paper.beginText(60, TOP)
        text.setFont(ROMAN, 12)
        text.setWordSpace(1.5)
        text.textOut("11 22 33")
        paper.drawText(text)
        put(paper, 73, TOP, "+", size=4)

    assert texts(read(draw)) == ["11 + 22 33"]


def test_of_a_small_phrase_only_the_word_beside_a_text_is_on_its_line() -> None:
    # Four points lower: "22" is taken for a subscript of the text, the word before it is a line of its own.
    small_line = line((60, 0, "11 22", ROMAN, 8), (80, 4, "3333"))
    assert texts(read(small_line)) == ["22 3333", "11"]
    assert texts(read(line((60, 4, "3333"), (86, 0, "11 22", ROMAN, 8)))) == ["3333 11", "22"]


def test_words_of_a_phrase_outside_of_the_page_are_not_read() -> None:
    assert texts(read(line((-20, 0, "111 22 33")))) == ["22 33"]
    assert texts(read(line((WIDTH - 20, 0, "111 22 33")))) == ["111"]


def test_a_word_outside_of_the_page_may_stand_in_the_middle_of_a_phrase() -> None:
    # Both numbers move what follows: by 96 points to the left, and by 82 to the right.
    show = "BT /F 12 Tf 60 700 Td [(11 ) 8000 (22 ) -6833 (33)] TJ ET"
    data = mapped_pdf("seen").replace(b"BT /F 12 Tf 60 700 Td (seen) Tj ET", show.encode())
    assert texts(lawful(read_pdf(data))) == ["11 33"]


_PIECES = st.tuples(
    st.sampled_from([-9, 30, 36, 40, 44, 52, 60, 70, 95, 590]),
    st.sampled_from([0, 0, 0, 2, 4, 6, 15]),
    st.lists(st.sampled_from(["a", "(1)", "wide", "of", "–", "10", "m", "1", "1."]), min_size=1, max_size=4),
    st.sampled_from([6, 8, 12, 12, 14]),
    st.sampled_from([-3.2, -1.5, 0.0, 0.0, 1.5, 3.0, 30.0]),
)


@given(st.lists(_PIECES, min_size=1, max_size=6))
def test_phrases_change_nothing(pieces: list[tuple[int, int, list[str], int, float]]) -> None:
    """Cells are the same where every word is read for itself, whatever stands above or among each other."""

    def draw(paper: Any) -> None:
        for x, rise, words, size, space in pieces:
            text = paper.beginText(x, TOP + rise)
            text.setFont(ROMAN, size)
            text.setWordSpace(space)
            text.textOut(" ".join(words))
            paper.drawText(text)

    data = pdf(draw, lines("text to be read"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_words, "_PHRASE_GAP", 0.0)
        apart = read_pdf(data)
    assert repr(read_pdf(data)) == repr(apart)


# Faces


def test_bold_italic_and_small_hold_for_most_of_a_cell() -> None:
    def draw(paper: Any) -> None:
        for number in range(3):
            put(paper, 60, TOP - 15 * number, "plain text of the body")
        put(paper, 60, TOP - 60, "Legislative", BOLD)
        put(paper, 60, TOP - 75, "Policy debate", ITALIC)
        put(paper, 60, TOP - 90, "1 See document", ROMAN, 10)
        put(paper, 60, TOP - 105, "In")
        put(paper, 72, TOP - 105, "particular", BOLD)

    cells = read(draw).cells[3:]
    assert [(cell.bold, cell.italic, cell.small) for cell in cells] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
        (True, False, False),
    ]
    assert not any(cell.rotated for cell in cells)


def test_letters_slanted_by_the_page_are_italic() -> None:
    def draw(paper: Any) -> None:
        paper.transform(1, 0, 0.3, 1, 0, 0)
        put(paper, 60, TOP, "Policy debate")

    (cell,) = read(draw).cells
    assert cell.italic
    assert not cell.rotated


def test_sizes_are_those_of_the_printed_page() -> None:
    def draw(paper: Any) -> None:
        paper.scale(12, 12)
        put(paper, 5, 50, "123", ROMAN, 1)

    (cell,) = read(draw).cells
    assert (cell.x, cell.right) == (10.0, 13.0)


@pytest.mark.parametrize(
    ("name", "flags", "face"),
    [
        ("TimesNewRomanPSMT", 0x20, (False, False)),
        ("Times New Roman,Bold", 0x20, (True, False)),
        ("Arial-BoldItalicMT", 0x20, (True, True)),
        ("Helvetica-Oblique", 0x20, (False, True)),
        ("F1", 0x20 | 1 << 6, (False, True)),
        ("F1", 0x20 | 1 << 18, (True, False)),
    ],
)
def test_the_name_and_flags_of_a_font_tell_its_face(name: str, flags: int, face: tuple[bool, bool]) -> None:
    font = read_font(name, flags, b"")
    assert (font.bold, font.italic) == face


def truetype(tag: bytes, table: bytes) -> bytes:
    """A font file with one table."""
    head = b"\x00\x01\x00\x00" + (1).to_bytes(2, "big") + bytes(6)
    return head + tag + bytes(4) + (28).to_bytes(4, "big") + len(table).to_bytes(4, "big") + table


@pytest.mark.parametrize(("style", "face"), [(0, (False, False)), (1, (True, False)), (2, (False, True))])
def test_the_file_of_a_font_with_a_made_up_name_tells_its_face(style: int, face: tuple[bool, bool]) -> None:
    file = truetype(b"head", bytes(44) + style.to_bytes(2, "big"))
    font = read_font("TTA2053948t00", 4, file)
    assert (font.bold, font.italic) == face
    assert not read_font("ArialRegular", 4, file).bold


def test_characters_read_as_a_macs_are_told_by_the_glyphs_of_a_windows_font() -> None:
    glyphs = bytearray(256)
    glyphs[0x96] = 177  # en dash of a Windows font
    glyphs[0xF6] = 124  # ö
    glyphs[0x8E] = 112  # é where a Mac has it
    record = (1).to_bytes(2, "big") + bytes(2) + (12).to_bytes(4, "big")
    cmap = bytes(2) + (1).to_bytes(2, "big") + record + bytes(6) + glyphs
    misread = read_font("TimesNewRoman", 4, truetype(b"cmap", cmap)).misread
    assert "G\u02c6teborg ñ café".translate(misread) == "Göteborg – café"


@pytest.mark.parametrize("length", range(0, 60, 7))
def test_a_damaged_font_file_tells_nothing(length: int) -> None:
    font = read_font("TTA2053948t00", 4, truetype(b"head", bytes(44))[:length])
    assert (font.bold, font.italic, font.misread) == (False, False, {})


# Stamps


def test_a_stamp_is_a_cell_of_its_own_beside_the_lines() -> None:
    def draw(paper: Any) -> None:
        put(paper, 60, TOP, "INFORMATION NOTE")
        put(paper, 60, TOP - 15, "LIMITE")
        paper.saveState()
        paper.translate(70, TOP + 4)
        paper.rotate(-45)
        put(paper, 0, 0, "PUBLIC DOCUMENT", BOLD, 40)
        paper.restoreState()

    cells = read(draw).cells
    assert [(cell.row, cell.text, cell.rotated) for cell in cells] == [
        (0, "PUBLIC DOCUMENT", True),
        (1, "INFORMATION NOTE", False),
        (2, "LIMITE", False),
    ]
    assert [cell.gap for cell in cells] == [0.0, 0.0, 0.09]  # 15 points against a usual 1.15 * 12


def test_lines_of_a_stamp_are_cells_of_their_own() -> None:
    def draw(paper: Any) -> None:
        paper.translate(100, 100)
        paper.rotate(90)
        put(paper, 0, 0, "first line")
        put(paper, 0, -20, "second line")

    assert texts(read(draw)) == ["first line", "second line"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_reads_as_it_is_displayed(turn: int) -> None:
    def draw(paper: Any) -> None:
        width, height = (HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT)  # as reportlab turns it
        paper.translate(*{0: (0, 0), 90: (width, 0), 180: (width, height), 270: (0, height)}[turn])
        paper.rotate(turn)
        put(paper, 60, 500, "123")
        put(paper, 150, 500, "456")
        put(paper, 60, 480, "789")
        paper.setPageRotation(turn)

    page = read(draw)
    assert [(cell.row, cell.x, cell.right, cell.rotated) for cell in page.cells] == [
        (0, 10.0, 13.0, False),
        (0, 25.0, 28.0, False),
        (1, 10.0, 13.0, False),
    ]


# Footnote marks


@pytest.mark.parametrize("mark", ["1", "12", "*", "**", "(1)", "1)", "†"])
def test_a_raised_mark_behind_a_word_is_taken_off(mark: str) -> None:
    # 123 is 18 points wide
    assert marks(read(line((60, 0, "123"), (78, 4, mark, ROMAN, 8)))) == [("123", (mark,))]


def test_a_raised_mark_in_the_middle_is_taken_off_and_leaves_no_blank() -> None:
    page = read(line((60, 0, "123"), (78, 5.5, "1", ROMAN, 8), (82, 0, ", and 456"), (140, 0, "7")))
    assert marks(page)[0] == ("123, and 456", ("1",))


def test_several_marks_of_a_line_are_kept_in_order() -> None:
    page = read(line((60, 0, "123"), (78, 4, "1", ROMAN, 8), (85, 0, "456"), (103, 4, "2", ROMAN, 8)))
    assert marks(page) == [("123 456", ("1", "2"))]


def test_marks_parted_by_a_comma_are_several() -> None:
    assert marks(read(line((60, 0, "123"), (78, 4, "1, 2", ROMAN, 8)))) == [("123", ("1", "2"))]


def test_a_mark_behind_a_blank_is_taken_off_at_the_end_only() -> None:
    assert marks(read(line((60, 0, "123 "), (81, 4, "1", ROMAN, 8)))) == [("123", ("1",))]
    assert marks(read(line((60, 0, "123 "), (81, 4, "1", ROMAN, 8), (88, 0, "456")))) == [("123 1 456", ())]


@pytest.mark.parametrize("ending", ["st", "nd", "th", "er", "e"])
def test_a_raised_ending_of_an_ordinal_stays(ending: str) -> None:
    assert marks(read(line((60, 0, "1"), (66, 4, ending, ROMAN, 8)))) == [(f"1{ending}", ())]


def test_a_lowered_figure_stays() -> None:
    width = 12 * (0.667 + 0.722)  # C and O
    page = read(line((60, 0, "CO"), (60 + width, -2, "2", ROMAN, 8), (60 + width + 4 + 3, 0, "standards")))
    assert marks(page) == [("CO2 standards", ())]


def test_a_power_and_a_raised_figure_in_brackets_stay() -> None:
    assert marks(read(line((60, 0, "10"), (72, 4, "6", ROMAN, 8)))) == [("106", ())]
    assert marks(read(line((60, 0, "1 ("), (73, 4, "2", ROMAN, 8), (77, 0, ")")))) == [("1 (2)", ())]


def test_letters_that_are_small_but_not_raised_stay() -> None:
    assert marks(read(line((60, 0, "G"), (60 + 12 * 0.722, 0, "RAND", ROMAN, 9.5)))) == [("GRAND", ())]


@pytest.mark.parametrize("x", [64, 68, 85])
def test_a_footnotes_own_mark_is_a_cell_before_its_text(x: float) -> None:
    def draw(paper: Any) -> None:
        for number in range(3):
            put(paper, 60, TOP - 15 * number, "text of the page's body")
        put(paper, 60, 100 + 4.5, "1", ROMAN, 6.5)
        put(paper, x, 100, "See document", ROMAN, 10)

    cells = read(draw).cells[3:]
    assert [(cell.row, cell.text, cell.small) for cell in cells] == [(3, "1", True), (3, "See document", True)]


# Characters


def test_a_hyphen_at_the_end_of_a_line_stays_there() -> None:
    assert texts(read(lines("state-of-the-", "art"))) == ["state-of-the-", "art"]


def test_soft_hyphens_show_at_the_end_of_a_line_only() -> None:
    assert texts(read_and_map("aAbA", "<41> <00AD>")) == ["ab-"]


def test_what_does_not_print_is_dropped_and_blanks_are_folded() -> None:
    assert texts(read_and_map("aAbBci  d", "<41> <200B>", "<42> <0000>", "<69> <00A0>")) == ["abc d"]


def test_characters_beyond_the_basic_plane_are_whole_and_lone_surrogates_replaced() -> None:
    assert texts(read_and_map("aAbB", "<41> <D83DDE00>", "<42> <D83D>")) == ["a\U0001f600b\ufffd"]


def read_and_map(text: str, *mappings: str) -> Page:
    return lawful(read_pdf(mapped_pdf(text, *mappings)))


# Pages


def test_pages_are_parted_by_form_feeds_and_count_their_rows() -> None:
    page = read(lines("one", "two"), lines("three"))
    assert page.text == "one\ntwo\fthree"
    assert [(cell.page, cell.row) for cell in page.cells] == [(0, 0), (0, 1), (1, 0)]


def test_a_scanned_page_among_others_is_an_empty_page() -> None:
    page = read(lambda paper: paper.rect(0, 0, 100, 100, fill=1), lines("text"))
    assert (page.text, page.cells[0].page) == ("\ftext", 1)


def test_what_lies_outside_of_the_visible_page_is_not_read_and_edges_count_from_it() -> None:
    def draw(paper: Any) -> None:
        paper.setCropBox((60, 0, 500, 720))
        put(paper, 120, TOP, "123")
        put(paper, 120, 750, "above")
        put(paper, 10, TOP, "left")
        put(paper, 700, TOP, "right")

    (cell,) = read(draw).cells
    assert (cell.text, cell.x, cell.right) == ("123", 10.0, 13.0)


def test_a_page_has_columns() -> None:
    assert read(lines("text")).has_columns


# Files that cannot be read

NO_PAGES = raw_pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"Brussels, 12 May 2026", "the file is not a PDF"),
        (b"%PDF-1.7\n" + bytes(2000), "the PDF is damaged"),
        (NO_PAGES, "the PDF has no pages"),
    ],
)
def test_files_that_are_no_readable_pdf_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=f"^{message}$"):
        read_pdf(data)


def test_an_encrypted_pdf_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="needs a password"):
        read_pdf(pdf(lines("secret"), encrypt="password"))


def test_a_pdf_without_any_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text layer"):
        read_pdf(pdf(lambda paper: paper.rect(0, 0, 100, 100, fill=1)))


def test_without_the_extra_the_message_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtra, match=r'pip install "eucouncil-parse\[pdf\]"'):
        read_pdf(b"%PDF-1.7")


def test_a_pdf_cut_off_anywhere_is_read_or_refused() -> None:
    whole = pdf(lines("one", "two"), lines("three"), pageCompression=0)
    for length in range(0, len(whole), 97):
        try:
            lawful(read_pdf(whole[:length]))
        except CouncilParseError:
            continue


@pytest.mark.parametrize(
    "content", ["1e30 0 0 1e30 0 0 cm", "0 0 0 0 0 0 cm", "1 0 0 1 99999999999 0 cm", "-1 0 0 1 0 0 cm"]
)
def test_odd_places_do_no_harm(content: str) -> None:
    show = f"BT /F 12 Tf 60 700 Td (seen) Tj ET {content} BT /F 0 Tf 60 680 Td (odd) Tj ET"
    data = mapped_pdf("seen").replace(b"BT /F 12 Tf 60 700 Td (seen) Tj ET", show.encode())
    assert lawful(read_pdf(data)).cells[0].text == "seen"


def test_cells_are_slotted() -> None:
    assert not hasattr(Cell("", 0, 0), "__dict__")
