"""Printing: what stands on the page, and what is refused, named by its path."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from eucouncil_parse import (
    Annex,
    Document,
    Header,
    Heading,
    Item,
    Note,
    Paragraph,
    Reference,
    RenderError,
    Section,
    Statement,
    SubjectCode,
    parse,
    render,
)
from eucouncil_parse.cli import main
from eucouncil_parse.styles import STYLES
from texts import TEXTS

(REFERENCE,) = Reference.parse_all("6468/26 + COR 1 AGRI 4 (to be issued)")

AGENDA = Document(
    body=(Paragraph("= no step"), Heading("Introduction", "I.")),
    sections=(Section("Legislative deliberations", "Article 16(8) TEU"), Section("Any other business")),
    items=(
        Item(
            "1.",
            "Adoption of the agenda",
            "Legislative deliberations",
            procedure=("Exchange of views",),
            legal_basis="Article 5",
            subject_codes=(SubjectCode("ENV", 3), SubjectCode("AGRI", 4)),
            references=(REFERENCE,),
            body=(Paragraph("The Chair opened the meeting.", "2."),),
            items=(Item("a)", None, "Legislative deliberations"), Item(None, "Bees", "Any other business")),
        ),
    ),
    annexes=(Annex("ANNEX I", (Paragraph("The text."),)),),
    statements=(Statement("1.", ("Germany", "France"), (Paragraph("We agree."),)),),
    notes=(Note("See document 9/26.", "1"),),
    profile="agriculture",
)

PLAIN = """\
eucouncil-parse plain 1, language en, profile agriculture

---

\\PARAGRAPH = no step

## I.\tIntroduction

# Legislative deliberations

# (Article 16(8) TEU)

* 1.\tAdoption of the agenda
    @ ENV 3
    + 6468/26 + COR 1 AGRI 4 (to be issued)
    (Article 5)
    = Exchange of views
    2.\tThe Chair opened the meeting.
    * a)\t
    # Any other business
    * Bees

^ 1\tSee document 9/26.

\\STATEMENT 1.\t
    \\STATEMENT_BY Germany
    \\STATEMENT_BY France
    We agree.

### ANNEX I

The text.
"""

MARKDOWN = """\
<!-- eucouncil-parse markdown 1, language en, profile agriculture -->

---

\\= no step

#### **I.** Introduction

### Legislative deliberations

(Article 16(8) TEU)

- **1.** Adoption of the agenda
    - {ENV 3}
    - [6468/26 + COR 1 AGRI 4 (to be issued)]
    - (Article 5)
    - _Exchange of views_

    **2.** The Chair opened the meeting.

    - **a)**

    ### Any other business

    - Bees

> **1** See document 9/26.

`STATEMENT` **1.**

    `STATEMENT_BY` Germany

    `STATEMENT_BY` France

    We agree.

## ANNEX I

The text.
"""


@pytest.mark.parametrize(("style", "page"), [("plain", PLAIN), ("markdown", MARKDOWN)])
def test_a_page(style: str, page: str) -> None:
    assert render(AGENDA, style) == page
    assert parse(page) == AGENDA


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("document", "path"),
    [
        (Document(items=(Item("1.", "Adoption\nof the agenda"),)), "items[0]"),
        (Document(items=(Item("1.", "a  b"),)), "items[0]"),
        (Document(items=(Item("1.", "A", "Bees"),)), "items[0].section"),
        (Document(items=(Item("1.", "A", None, items=(Item("a)", "B", "Bees"),)),)), "items[0].items[0].section"),
        (Document(items=(Item("1.", "A", references=(REFERENCE,)),)), "items[0].subject_codes"),
        (Document(items=(Item("1.", ""),)), "items[0].title"),
        (Document(body=(Paragraph("a\u00adb"),)), "body[0]"),
        (Document(header=Header(distribution="a\tb")), "header.distribution"),
        (Document(header=Header(subject_codes=(SubjectCode("AGRI", 4),) * 2)), "header.subject_codes"),
        (Document(language="xx"), "language"),
        (Document(profile="two words"), "profile"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_printed_is_named(document: Document, path: str, style: str) -> None:
    with pytest.raises(RenderError) as caught:
        render(document, style)
    assert caught.value.path == path
    assert str(caught.value).startswith(f"{path}: ")


def test_items_below_the_eighth_level_are_refused() -> None:
    item = Item("1.", "Deepest")
    for _ in range(8):
        item = Item("1.", "Deep", items=(item,))
    with pytest.raises(RenderError):
        render(Document(items=(item,)))


def test_an_unknown_style() -> None:
    with pytest.raises(ValueError, match="unknown style 'latex': expected one of plain, markdown"):
        render(Document(), "latex")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("end", ["\r\n", " \n", "\n\n\n"])
def test_line_ends_and_blanks_of_an_editor(style: str, end: str) -> None:
    document = parse(TEXTS["layout"])
    assert parse(render(document, style).replace("\n", end)) == document


def test_a_correction_by_hand_is_read() -> None:
    document = parse(TEXTS["layout"])
    text = render(document).replace("* 3.\tAny other business", "* 3.\tOther points")
    items = (*document.items[:2], evolve(document.items[2], title="Other points"))
    assert parse(text) == evolve(document, items=items)


def test_a_page_without_its_signature_is_no_page_of_the_style() -> None:
    text = render(parse(TEXTS["layout"])).partition("\n")[2]
    with pytest.raises(ValueError, match="no page in plain style: its first line is not 'eucouncil-parse plain 1'"):
        parse(text, source="plain")


@pytest.mark.parametrize("style", STYLES)
def test_the_command(style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXTS["layout"].encode())
    assert main(["render", "--style", style, str(path)]) == 0
    assert parse(capsys.readouterr().out) == parse(TEXTS["layout"])


def test_the_command_reports_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXTS["layout"].encode())
    assert main(["render", str(tmp_path / "none.txt"), str(path)]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("eucouncil-parse plain 1")
    assert "none.txt: No such file" in printed.err


def test_coverage_stands_beside_the_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXTS["layout"].encode())
    assert main(["parse", "--format", "jsonl", "--coverage", str(path)]) == 0
    printed = capsys.readouterr()
    assert printed.out.count("\n") == 1
    assert "0.0 % not understood" in printed.err
