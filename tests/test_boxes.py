"""Where values of a PDF stand on paper, and what the boxed signs beside items mean.

A page is 600 by 800 points. In Times a digit of 12 points is 6 points wide, a slash 3.336.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from eucouncil_parse import Box, Document, Span, from_json, parse, parse_bytes, render, to_json
from eucouncil_parse.boxes import PlacedCells
from eucouncil_parse.cli import main
from eucouncil_parse.export.outline_text import to_outline
from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.vocabulary import language, table

pytest.importorskip("pypdfium2")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")
utils = pytest.importorskip("reportlab.lib.utils")
images = pytest.importorskip("PIL.Image")
drawing = pytest.importorskip("PIL.ImageDraw")

Sign = tuple[str, float, float, int]
"""A sign on the first page: its letter, its left and lower edge, and its pixels."""

INK = (0, 0, 1, 255)  # reportlab takes pictures for one that differ in their opacity alone
LEGEND = {"C": "Item based on a Commission proposal", "1": "First reading"}


def picture(letter: str, pixels: int) -> Any:
    """A sign as the Council draws it: a thin frame around a figure, without a ground."""
    made = images.new("RGBA", (pixels, pixels), (0, 0, 0, 0))
    pen = drawing.Draw(made)
    scale = pixels / 37
    pen.rectangle((0, 0, pixels - 1, pixels - 1), outline=(0, 0, 0, 255))
    shapes = {
        "C": lambda: pen.arc([8 * scale, 8 * scale, 28 * scale, 28 * scale], 40, 320, INK, int(5 * scale)),
        "1": lambda: pen.ellipse([6 * scale, 6 * scale, 30 * scale, 30 * scale], fill=INK),
        "V": lambda: pen.polygon([(4 * scale, 6 * scale), (32 * scale, 6 * scale), (18 * scale, 32 * scale)], INK),
    }
    shapes.get(letter, lambda: drawn_as(made, letter))()
    return utils.ImageReader(made)


def drawn_as(made: Any, look: str) -> None:
    """Draw a picture that looks so, on a grid of eight by eight."""
    pen, size = drawing.Draw(made), made.width // 8
    for at, digit in enumerate(look):
        x, y = at % 8 * size, at // 8 * size
        pen.rectangle((x, y, x + size - 1, y + size - 1), fill=(0, 0, 0, 17 * int(digit, 16)))


def agenda(*signs: Sign, legend: str = "C1") -> Document:
    """An agenda of three items, with signs, and a legend at the end."""
    return parse_bytes(agenda_file(*signs, legend=legend))


def agenda_file(*signs: Sign, legend: str = "C1") -> bytes:
    """The PDF of it."""
    file = io.BytesIO()
    paper = canvas.Canvas(file, pagesize=(600, 800))

    def put(x: float, y: float, text: str) -> None:
        paper.setFont("Times-Roman", 12)
        paper.drawString(x, y, text)

    for line, text in ((760, "Brussels, 8 May 2026"), (745, "(OR. en)"), (715, "9999/26"), (700, "OJ CONS 77")):
        put(420, line, text)
    put(220, 660, "PROVISIONAL AGENDA")
    for left, line, text in (
        *[(60, 600, "1."), (90, 600, "Adoption of the agenda")],
        *[(60, 560, "2."), (90, 560, "Regulation on mountain honey and on the"), (470, 560, "6468/26")],
        *[(90, 545, "protection of bees"), (90, 525, "Exchange of views")],
        *[(60, 485, "3."), (90, 485, "a)"), (120, 485, "Conclusions on wax")],
    ):
        put(left, line, text)
    for letter, x, y, pixels in signs:
        paper.drawImage(picture(letter, pixels), x, y, 13.5, 13.5, mask="auto")
    paper.showPage()
    put(60, 760, "4.")
    put(90, 760, "Any other business")
    for row, letter in enumerate(legend):
        paper.drawImage(picture(letter, 37), 57, 500 - 20 * row, 13.5, 13.5, mask="auto")
        put(90, 503 - 20 * row, LEGEND[letter])
    paper.showPage()
    paper.save()
    return file.getvalue()


def markers(document: Document) -> dict[str | None, tuple[str, ...]]:
    """The markers of the items that have some, and of the points of the third."""
    return {item.label: item.markers for item in [*document.items, *document.items[2].items] if item.markers}


# -- boxes -------------------------------------------------------------------------------------------------------------


def test_a_box_holds_the_lines_of_its_value() -> None:
    second = agenda().items[1]
    assert second.span is not None
    (box,) = second.span.boxes
    assert second.span.box == box
    # From the label to the number beside it, from its own line (240 points below the top) to the step.
    assert (box.page, box.left, box.right) == (1, 60.0, 509.34)
    assert 225 < box.top < 235
    assert 275 < box.bottom < 285
    assert (box.width, round(box.height)) == (box.right - 60.0, round(box.bottom - box.top))


def test_a_value_on_two_pages_has_a_box_on_each() -> None:
    document = agenda()
    page = Page("pdf", "one\ftwo", [Cell("one", 0, 3, 0, edges=(1, 2, 3, 4)), Cell("two", 4, 7, 1, edges=(5, 6, 7, 8))])
    assert PlacedCells(page).boxes(Span(0, 7, 1, 1)) == (Box(1, 1, 2, 3, 4), Box(2, 5, 6, 7, 8))
    assert PlacedCells(page).boxes(Span(0, 7, 1, 1, ((4, 7),))) == (Box(2, 5, 6, 7, 8),)
    assert PlacedCells(page).boxes(Span(3, 3, 1, 1)) == ()
    assert document.items[3].span is not None
    assert [box.page for box in document.items[3].span.boxes] == [2]


def test_everything_that_has_a_span_has_a_box() -> None:
    document = agenda()
    spans = [document.header.span, document.type.span]
    spans += [each.span for each in document.items]
    spans += [each.span for each in document.notes]
    spans += [each.span for each in document.references]
    assert len(spans) >= 8
    assert all(span is not None and span.box is not None for span in spans)


def test_boxes_and_markers_take_no_part_in_equality_and_come_back_from_json() -> None:
    document = agenda(("C", 426, 558, 37))
    again = from_json(to_json(document))
    assert again.items[1].span is not None
    assert document.items[1].span is not None
    assert again.items[1].span.boxes == document.items[1].span.boxes != ()
    assert again.items[1].markers == document.items[1].markers == ("commission_proposal",)
    printed = parse(render(document))
    assert printed == document
    assert printed.items[1].markers == ()
    assert printed.items[1].span is not None
    assert printed.items[1].span.box is None


# -- signs -------------------------------------------------------------------------------------------------------------


def test_signs_mean_what_the_legend_says() -> None:
    document = agenda(("1", 412, 558, 37), ("C", 426, 558, 37), ("C", 426, 598, 37))
    assert markers(document) == {"1.": ("commission_proposal",), "2.": ("first_reading", "commission_proposal")}
    assert [note.text for note in document.notes] == [LEGEND["C"], LEGEND["1"]]


def test_tables_of_items_have_the_signs(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    (tmp_path / "agenda.pdf").write_bytes(agenda_file(("1", 412, 558, 37), ("C", 426, 558, 37), ("C", 426, 598, 37)))
    for form in ("csv", "parquet"):
        out = str(tmp_path / form)
        assert (
            main(["batch", str(tmp_path), "--out", out, "--format", form, "--workers", "1", "--suffixes", ".pdf"]) == 0
        )
    signs = ["commission_proposal", "first_reading; commission_proposal", "", "", ""]
    for items in (
        pandas.read_csv(tmp_path / "csv" / "items.csv", dtype=str, keep_default_na=False),
        pandas.read_parquet(tmp_path / "parquet" / "items"),
    ):
        assert list(items["item"]) == ["1", "2", "3", "3/a", "4"]
        assert list(items["markers"]) == signs


def test_a_sign_may_be_drawn_in_another_size() -> None:
    assert markers(agenda(("1", 412, 558, 41), ("C", 426, 558, 42))) == {"2.": ("first_reading", "commission_proposal")}


def test_a_sign_beside_the_first_point_of_an_item_is_that_of_the_point() -> None:
    assert markers(agenda(("C", 426, 483, 37))) == {"a)": ("commission_proposal",)}


def test_a_sign_level_with_no_item_is_none_of_an_item() -> None:
    assert markers(agenda(("C", 426, 620, 37))) == {}


@pytest.mark.parametrize("legend", ["", "1"])
def test_nothing_is_said_of_a_sign_without_a_legend(legend: str) -> None:
    assert markers(agenda(("C", 426, 558, 37), legend=legend)) == {}


@pytest.mark.parametrize(
    ("kind", "look"), [(row["kind"], look) for row in table("markers")["entries"] for look in row["looks"]]
)
def test_a_picture_that_the_legend_of_another_document_explains_needs_none(kind: str, look: str) -> None:
    assert language("en").markers[kind]
    assert markers(agenda((look, 426, 558, 64), legend="")) == {"2.": (kind,)}
    other = "".join(f"{(int(digit, 16) + 4) % 16:x}" for digit in look)
    assert markers(agenda((other, 426, 558, 64), legend="")) == {}


def test_the_outline_shows_markers() -> None:
    assert "      □ first reading\n      → Exchange of views" in to_outline(agenda(("1", 412, 558, 37)), 80)


def test_nothing_is_said_of_a_picture_that_is_no_sign() -> None:
    assert markers(agenda(("V", 426, 558, 37))) == {}
