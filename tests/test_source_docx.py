"""DOCX becomes cells: paragraphs, tables, the labels that Word counts, footnotes; and files that cannot be read."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from docx_files import docx, numbering, paragraph, run, table
from eucouncil_parse import CouncilParseError, MissingExtra, UnreadableFile, parse_bytes, parse_file
from eucouncil_parse.sources import read_bytes
from eucouncil_parse.sources.page import Page

pytest.importorskip("mammoth")

CASES = Path(__file__).parent / "cases"
EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
LISTS = numbering((("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "(%3)")), (("bullet", "\uf0b7"),))


def read(*body: str, **parts: str) -> Page:
    """The cells of a DOCX file, once the laws hold that every page keeps."""
    page = read_bytes(docx(*body, parts={"numbering": LISTS, **parts}))
    assert page.source == "docx"
    assert all(page.text[cell.start : cell.end] == cell.text != "" for cell in page.cells)
    return page


def labels(*numbers: tuple[int, int], **parts: str) -> list[str]:
    """The labels of paragraphs of these lists and levels."""
    page = read(*(paragraph("text", number=number) for number in numbers), **parts)
    return [cell.text for cell in page.cells if cell.inferred]


# -- one page, one document --------------------------------------------------------------------------------------------


def outcome() -> list[str]:
    head = paragraph("9990/21") + paragraph("LIMITE") + paragraph("CORDROGUE 31\nJAI 512")
    return [
        table(("Council of the\nEuropean Union", paragraph("Brussels, 12 May 2021\n(OR. en)") + head)),
        paragraph(run("OUTCOME OF PROCEEDINGS", "b")),
        table(
            ("From:", "General Secretariat of the Council"),
            ("On:", "6 May 2021"),
            ("To:", "Delegations"),
            ("No. prev. doc.:", "CM 2801/21"),
            ("Subject:", "Horizontal Working Party on Drugs - summary of the discussions"),
        ),
        paragraph(run("Adoption of the agenda", "b"), number=(1, 0)),
        paragraph("The agenda was adopted as set out in CM 2801/21."),
        paragraph(run("Information from the Presidency", "b"), number=(1, 0)),
        paragraph("The Presidency informed delegations about the meetings that are planned for the coming months."),
        paragraph(run("Regional dialogue", "i"), number=(1, 1)),
        paragraph("The Commission gave a short overview of the dialogue and answered questions."),
        paragraph(run("Early warning system", "i"), number=(1, 1)),
        paragraph("One delegation asked for more time to study the report."),
        paragraph(run("Any other business", "b"), number=(1, 0)),
        paragraph("No points were raised by the delegations under this item."),
    ]


def agenda() -> list[str]:
    """An agenda whose labels are typed, with tabs behind them and before the numbers at the right."""
    return [
        table(("Council of the\nEuropean Union", "Brussels, 8 May 2026\n(OR. en)\n\n9999/26\nOJ CONS 77\nAGRI 111")),
        paragraph(run("PROVISIONAL AGENDA", "b")),
        paragraph("COUNCIL OF THE EUROPEAN UNION\n(Agriculture and Fisheries)"),
        paragraph("Europa building, Brussels"),
        paragraph("26 May 2026 (10.00)"),
        paragraph("1.\tAdoption of the agenda"),
        paragraph(run("Legislative deliberations", "u")),
        paragraph("(Public deliberation in accordance with Article 16(8) of the Treaty on European Union)"),
        paragraph("2.\tRegulation on geographical indications for mountain honey\t9468/26 + COR 1 + ADD 1\nAGRI 90"),
        paragraph(run("General approach", "i")),
        paragraph(run("Non-legislative activities", "u")),
        paragraph("3.\tMarket situation for fruit and vegetables\tWK 9101/2026"),
        paragraph(run("Information from the Commission", "i")),
        paragraph(run("Exchange of views", "i")),
        paragraph(run("Any other business", "u")),
        paragraph("4.\ta)\tConference on hill farming\t9877/26"),
        paragraph(run("Information from the Presidency", "i")),
        paragraph("b)\tLetter on the protection of bees\t9878/26 (to be issued)"),
        paragraph(run("Information from the Austrian delegation", "i")),
    ]


def test_an_outcome_with_numbers_of_word_is_the_document_that_its_layout_text_is(tmp_path: Path) -> None:
    path = tmp_path / "outcome.bin"  # the content tells, not the name
    path.write_bytes(docx(*outcome(), parts={"numbering": LISTS}))
    document = parse_file(path)
    assert document == parse_file(CASES / "documents" / "outcome.layout.txt")
    assert document.diagnostics == ()
    assert [item.label_inferred for item in [*document.items, *document.items[1].items]] == [True] * 5


def test_an_agenda_with_tabs_is_the_document_that_its_layout_text_is() -> None:
    document = parse_bytes(docx(*agenda()))
    assert document == parse_file(EXAMPLES / "agenda.txt")
    assert not any(item.label_inferred for item in [*document.items, *document.items[3].items])


# -- labels that Word counts -------------------------------------------------------------------------------------------


def test_labels_are_counted_by_level() -> None:
    assert labels((1, 0), (1, 1), (1, 1), (1, 2), (2, 0), (1, 0), (1, 1)) == ["1.", "a)", "b)", "(i)", "•", "2.", "a)"]


def test_a_label_stands_in_a_column_of_its_own_as_deep_as_its_level() -> None:
    page = read(paragraph("Bees\nand honey", number=(1, 1)))
    assert [(cell.text, cell.x, cell.row, cell.inferred) for cell in page.cells] == [
        ("a)", 6.0, 0, True),
        ("Bees", 12.0, 0, False),
        ("and honey", 12.0, 1, False),
    ]


def test_numbers_of_levels_above() -> None:
    lists = numbering((("decimal", "%1"), ("decimal", "%1.%2."), ("lowerRoman", "%1.%3")))
    assert labels((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), numbering=lists) == [
        *["1", "1.1.", "1.2.", "1.i"],
        *["2", "2.1."],
    ]


def test_a_list_may_start_anew() -> None:
    again = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
    )
    lists = numbering((("decimal", "%1."),), more=again)
    assert labels((1, 0), (1, 0), (9, 0), (9, 0), (8, 0), numbering=lists) == ["1.", "2.", "5.", "6.", "7."]


def test_a_style_may_number_its_paragraphs() -> None:
    styles = (
        '<w:styles {W}><w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
        "</w:styles>"
    )
    page = read(
        paragraph("one", style="Point"),
        paragraph("two", style="Point", number=(0, 0)),  # the style's number is taken away
        paragraph("three", style="Loop"),
        paragraph("four", style="Point"),
        styles=styles,
    )
    assert [cell.text for cell in page.cells] == ["a)", "one", "two", "three", "b)", "four"]


@pytest.mark.parametrize(
    ("kind", "text", "label"),
    [
        ("bullet", "–", "–"),
        ("bullet", "o", "•"),
        ("upperRoman", "Article %1", "Article I"),
        ("decimalZero", "%1", "01"),
        ("none", "Annex", "Annex"),
        ("ordinal", "%1.", "1."),
    ],
)
def test_formats_of_numbers(kind: str, text: str, label: str) -> None:
    assert labels((1, 0), numbering=numbering(((kind, text),))) == [label]


def test_lists_that_do_not_exist_number_nothing() -> None:
    assert labels((7, 0), (1, 8), (0, 0)) == []


# -- type, footnotes, pages --------------------------------------------------------------------------------------------


def test_type_of_runs() -> None:
    page = read(paragraph(run("Bees", "b"), " x"), paragraph(run("Exchange of views", "i")), paragraph("plain"))
    assert [(cell.text, cell.bold, cell.italic) for cell in page.cells] == [
        ("Bees x", True, False),
        ("Exchange of views", False, True),
        ("plain", False, False),
    ]


def test_footnotes_stand_at_the_end_of_their_page() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for number, text in ((2, "In public."), (3, "In private."))
    )
    page = read(
        paragraph("Bees", mark.format(2), " and honey"),
        paragraph('<w:r><w:br w:type="page"/></w:r>'),
        paragraph("Wax", mark.format(3)),
        footnotes=f"<w:footnotes {{W}}>{notes}</w:footnotes>",
    )
    assert [(cell.text, cell.page, cell.inferred) for cell in page.cells] == [
        ("Bees1 and honey", 0, False),
        ("1", 0, True),
        ("In public.", 0, False),
        ("Wax2", 1, False),
        ("2", 1, True),
        ("In private.", 1, False),
    ]


def test_text_that_was_deleted_is_left_out() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
    inserted = '<w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins>'
    assert [cell.text for cell in read(f"<w:p>{deleted}{inserted}</w:p>").cells] == ["new"]


# -- files that cannot be read -----------------------------------------------------------------------------------------


def archive(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def with_document(xml: str) -> bytes:
    """A DOCX file whose main part is this text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx())) as whole, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in whole.namelist():
            made.writestr(name, xml if name == "word/document.xml" else whole.read(name))
    return packed.getvalue()


def flagged(data: bytes) -> bytes:
    """The archive with its parts said to be encrypted."""
    made = bytearray(data)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(sign)
        while at >= 0:
            made[at + place] |= 1
            at = made.find(sign, at + 4)
    return bytes(made)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (docx(), "the DOCX has no text"),
        (docx(paragraph("x"))[:300], "the DOCX is damaged"),
        (docx(paragraph("x"))[:-30], "the DOCX is damaged"),
        (archive(), "the file is a zip archive, and no DOCX"),
        (archive(notes=b"x"), "the file is a zip archive, and no DOCX"),
        (with_document("<w:document"), "the DOCX is damaged: a part of it is no XML"),
        (with_document("<workbook/>"), "the file is an office document, and no DOCX"),
        (
            with_document('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "the DOCX is damaged: a part declares a document type",
        ),
        (with_document(" " * 50_000_001), "the DOCX is too large: its text takes more than 50 MB unpacked"),
        (flagged(docx(paragraph("x"))), "the DOCX is encrypted and needs a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "the file is of a Word before 2007: save it as DOCX"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "the DOCX is encrypted and needs a password",
        ),
        (b"{\\rtf1 NOTE}", "the file is RTF: save it as DOCX"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(data)
    assert str(caught.value) == message


def test_every_damage_is_an_error_of_the_library() -> None:
    whole = docx(*outcome(), parts={"numbering": LISTS})
    for at in range(0, len(whole), 37):
        damaged = bytearray(whole)
        damaged[at] ^= 0xFF
        for data in (bytes(damaged), whole[:at]):
            try:
                parse_bytes(data)
            except CouncilParseError:
                continue


def test_elements_in_elements_without_end_are_an_error_of_the_library() -> None:
    deep = paragraph("x")
    for _ in range(12):
        deep = table((paragraph("x") + deep,))
    assert [cell.text for cell in read(deep).cells] == ["x"] * 13
    smart = "<w:smartTag>" * 3000 + run("x") + "</w:smartTag>" * 3000
    with pytest.raises(UnreadableFile, match="the DOCX has too many elements in each other"):
        read(f"<w:p>{smart}</w:p>")


@pytest.mark.parametrize(("package", "extra"), [("mammoth", "docx"), ("selectolax.lexbor", "html")])
def test_without_a_package_the_command_that_installs_it_is_named(
    package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=rf"pip install 'eucouncil-parse\[{extra}\]'"):
        read(paragraph("x"))
