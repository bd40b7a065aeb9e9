"""Documents as rows: what stands in them, and that CSV, pandas and Polars hold the same."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any, get_args

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse import (
    Actor,
    Annex,
    Citation,
    CourtCase,
    Decision,
    Document,
    DocumentNumber,
    DocumentType,
    Header,
    Heading,
    Institution,
    InterinstitutionalFile,
    Intervention,
    Item,
    Meeting,
    Paragraph,
    Reference,
    Routing,
    Speaker,
    Statement,
    SubjectCode,
    Vote,
    columns,
    parse_file,
    rows,
    write_csv,
)
from eucouncil_parse.export.row_types import RowKind
from eucouncil_parse.strategies import documents

KINDS: tuple[RowKind, ...] = get_args(RowKind)

COMMISSION, GREECE = Actor("institution", "European Commission"), Actor("member_state", "Greece", "EL")
FILE = InterinstitutionalFile(2022, 155, "COD")

MINUTES = Document(
    header=Header(
        institution=Institution.COUNCIL,
        place="Brussels",
        date=date(2026, 4, 27),
        original_languages=("en", "fr"),
        number=DocumentNumber.parse("8406/26"),
        interinstitutional_files=(FILE,),
        distribution="LIMITE",
        subject_codes=tuple(SubjectCode.parse_all("PV CONS 22 AGRI 7")),
    ),
    type=DocumentType(("DRAFT MINUTES",)),
    routing=Routing(sender="Presidency", subject="Honey"),
    meeting=Meeting("COUNCIL OF THE EUROPEAN UNION", "Agriculture and Fisheries", dates=(date(2026, 4, 20),)),
    body=(Paragraph("The Chair opened.", interventions=(Intervention(Speaker("The Chair"), "The Chair opened."),)),),
    items=(
        Item("1.", "Adoption of the agenda", body=(Paragraph("One,"), Heading("two"), Paragraph('"three"'))),
        Item(
            "2.",
            "Honey; and bees",
            section="Legislative deliberations",
            procedure=("Exchange of views", "Adoption"),
            markers=("first_reading", "commission_proposal"),
            legal_basis="(Article 43)",
            references=tuple(Reference.parse_all("9468/26 + COR 1")),
            subject_codes=(SubjectCode("AGRI", 90),),
            items=(
                Item(
                    "b)",
                    "Hives",
                    decisions=(Decision("adopted", "It was adopted.", "the Regulation", "Article 43", (FILE,)),),
                    votes=(Vote(("HR", "EL"), ("AT",)), Vote(), Vote(not_participating=("DK",))),
                    items=(
                        Item(
                            "–",
                            body=(
                                Paragraph("Silence."),
                                Paragraph(
                                    "They said so. He agreed.",
                                    interventions=(
                                        Intervention(Speaker("They", (GREECE, COMMISSION)), "They said so."),
                                        Intervention(Speaker("He", (GREECE,), inferred=True), "He agreed."),
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    annexes=(Annex("ANNEX", (Paragraph("Text.", interventions=(Intervention(Speaker("EL"), "Text."),)),)),),
    statements=(Statement("2. b)", ("Greece", "Malta"), (Paragraph("We regret."), Paragraph("Much."))),),
    references=(
        Citation("doc. 5/26", DocumentNumber.parse("5/26"), "items[1].items[0].items[0].body[1]"),
        Citation("6/26", DocumentNumber.parse("CM 6/26 REV 1"), "annexes[0].body[0]"),
    ),
)


def test_items() -> None:
    assert rows(MINUTES) == rows(MINUTES, "items")
    first, second, third, fourth = rows(MINUTES, "items")
    assert first == {
        "document": "ST-8406-2026-INIT",
        "item": "1",
        "path": "items[0]",
        "parent": "",
        "depth": 1,
        "label": "1.",
        "title": "Adoption of the agenda",
        "section": "",
        "steps": "",
        "markers": "",
        "legal_basis": "",
        "references": "",
        "documents": "",
        "codes": "",
        "text": 'One,\ntwo\n"three"',
    }
    assert second == {
        "document": "ST-8406-2026-INIT",
        "item": "2",
        "path": "items[1]",
        "parent": "",
        "depth": 1,
        "label": "2.",
        "title": "Honey; and bees",
        "section": "Legislative deliberations",
        "steps": "Exchange of views; Adoption",
        "markers": "first_reading; commission_proposal",
        "legal_basis": "(Article 43)",
        "references": "9468/26 + COR 1",
        "documents": "ST-9468-2026-INIT; ST-9468-2026-COR-1",
        "codes": "AGRI 90",
        "text": "",
    }
    assert (third["item"], third["path"], third["parent"], third["depth"]) == (
        "2/b", "items[1].items[0]", "items[1]", 2,
    )  # fmt: skip
    assert (fourth["item"], fourth["path"], fourth["parent"], fourth["depth"]) == (
        "2/b/#1", "items[1].items[0].items[0]", "items[1].items[0]", 3,
    )  # fmt: skip
    assert (fourth["label"], fourth["title"], fourth["text"]) == ("–", "", "Silence.\nThey said so. He agreed.")


def test_votes_have_a_row_for_each_state() -> None:
    found = rows(MINUTES, "votes")
    assert [(row["order"], row["state"], row["vote"]) for row in found] == [
        (1, "HR", "against"),
        (1, "EL", "against"),
        (1, "AT", "abstained"),
        (3, "DK", "not_participating"),
    ]
    assert found[0] == {
        "document": "ST-8406-2026-INIT",
        "item": "2/b",
        "path": "items[1].items[0]",
        "order": 1,
        "title": "Hives",
        "state": "HR",
        "vote": "against",
    }


def test_decisions() -> None:
    assert rows(MINUTES, "decisions") == [
        {
            "document": "ST-8406-2026-INIT",
            "item": "2/b",
            "path": "items[1].items[0]",
            "order": 1,
            "title": "Hives",
            "kind": "adopted",
            "text": "It was adopted.",
            "act": "the Regulation",
            "legal_basis": "Article 43",
            "files": "2022/0155 (COD)",
        }
    ]


def test_interventions() -> None:
    found = rows(MINUTES, "interventions")
    assert [(row["order"], row["item"], row["path"], row["speaker"]) for row in found] == [
        (1, "", "body[0]", "The Chair"),
        (2, "2/b/#1", "items[1].items[0].items[0].body[1]", "They"),
        (3, "2/b/#1", "items[1].items[0].items[0].body[1]", "He"),
        (4, "", "annexes[0].body[0]", "EL"),
    ]
    assert found[1] == {
        "document": "ST-8406-2026-INIT",
        "item": "2/b/#1",
        "path": "items[1].items[0].items[0].body[1]",
        "order": 2,
        "speaker": "They",
        "actors": "EL; European Commission",
        "kinds": "member_state; institution",
        "inferred": False,
        "text": "They said so.",
    }
    assert found[2]["inferred"] is True


def test_interventions_of_statements_belong_to_their_item() -> None:
    said = Paragraph("We regret.", interventions=(Intervention(Speaker("We"), "We regret."),))
    document = Document(statements=(Statement("3.", ("Malta",), (said,)), Statement(None, (), (said,))))
    assert [(row["item"], row["path"]) for row in rows(document, "interventions")] == [
        ("3", "statements[0].body[0]"),
        ("", "statements[1].body[0]"),
    ]


def test_references() -> None:
    assert rows(MINUTES, "references") == [
        {
            "document": "ST-8406-2026-INIT",
            "item": "2/b/#1",
            "path": "items[1].items[0].items[0].body[1]",
            "text": "doc. 5/26",
            "kind": "document_number",
            "value": "5/26",
            "url": "https://data.consilium.europa.eu/doc/document/ST-5-2026-INIT/en/pdf",
        },
        {
            "document": "ST-8406-2026-INIT",
            "item": "",
            "path": "annexes[0].body[0]",
            "text": "6/26",
            "kind": "document_number",
            "value": "CM 6/26 REV 1",
            "url": "https://data.consilium.europa.eu/doc/document/CM-6-2026-REV-1/en/pdf",
        },
    ]


@frozen
class Treaty:
    """A value of a kind that this module has never heard of."""

    url: Any = None

    def __str__(self) -> str:
        return "Article 16(8) TEU"


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        (None, ""),
        ("https://example.org/a", "https://example.org/a"),
        (lambda: "https://example.org/b", "https://example.org/b"),
        (lambda: None, ""),
    ],
)
def test_references_of_any_kind(url: Any, printed: str) -> None:
    value: Any = Treaty(url)
    (row,) = rows(Document(references=(Citation("Art. 16", value, "items[9].body[0]"),)), "references")
    assert (row["kind"], row["value"], row["url"], row["item"]) == ("treaty", "Article 16(8) TEU", printed, "")


def test_a_citation_without_address() -> None:
    case = CourtCase.parse("C-131/12")
    (row,) = rows(Document(references=(Citation("Case C-131/12", case, "body[0]"),)), "references")
    assert (row["kind"], row["value"], row["url"]) == ("court_case", "Case C-131/12", "")


def test_statements() -> None:
    assert rows(MINUTES, "statements") == [
        {
            "document": "ST-8406-2026-INIT",
            "item": "2. b",
            "path": "statements[0]",
            "by": "Greece; Malta",
            "text": "We regret.\nMuch.",
        }
    ]


def test_documents() -> None:
    assert rows(MINUTES, "documents") == [
        {
            "document": "ST-8406-2026-INIT",
            "number": "8406/26",
            "series": "ST",
            "institution": "Council of the European Union",
            "place": "Brussels",
            "date": "2026-04-27",
            "languages": "en; fr",
            "kind": "minutes",
            "type": "DRAFT MINUTES",
            "distribution": "LIMITE",
            "codes": "PV CONS 22; AGRI 7",
            "files": "2022/0155 (COD)",
            "sender": "Presidency",
            "recipient": "",
            "meeting_date": "",
            "subject": "Honey",
            "previous_documents": "",
            "meeting": "COUNCIL OF THE EUROPEAN UNION",
            "configuration": "Agriculture and Fisheries",
            "meeting_dates": "2026-04-20",
            "venue": "",
            "language": "en",
            "items": 4,
            "annexes": 1,
            "statements": 1,
            "references": 2,
            "diagnostics": 0,
        }
    ]


def test_nothing_says_nothing() -> None:
    assert {kind: len(rows(Document(), kind)) for kind in KINDS} == dict.fromkeys(KINDS, 0) | {"documents": 1}
    assert set(map(type, rows(Document(), "documents")[0].values())) == {str, int}


def test_items_without_labels_are_counted() -> None:
    document = Document(items=(Item(), Item("2.", items=(Item("–"), Item("(ii)"), Item("—"))), Item(" ")))
    assert [row["item"] for row in rows(document)] == ["#1", "2", "2/#1", "2/ii", "2/#3", "#3"]


def test_unknown_table() -> None:
    kind: Any = "speeches"
    with pytest.raises(ValueError, match="unknown table 'speeches': expected documents, items, decisions"):
        rows(Document(), kind)
    with pytest.raises(ValueError, match="unknown table 'speeches'"):
        columns(kind)
    with pytest.raises(ValueError, match="unknown table 'speeches'"):
        write_csv(io.StringIO(), [], kind)


def test_a_parsed_document(root: Any) -> None:
    agenda = parse_file(root / "docs" / "examples" / "agenda.txt")
    assert [(row["item"], row["title"]) for row in rows(agenda)] == [
        ("1", "Adoption of the agenda"),
        ("2", "Regulation on geographical indications for mountain honey"),
        ("3", "Market situation for fruit and vegetables"),
        ("4", ""),
        ("4/a", "Conference on hill farming"),
        ("4/b", "Letter on the protection of bees"),
    ]


def test_depth_costs_no_stack() -> None:
    item = Item("1.")
    for _ in range(3000):
        item = Item("1.", items=(item,))
    assert rows(Document(items=(item,)))[-1]["depth"] == 3001


# -- laws --


@given(document=documents() | st.just(MINUTES))
def test_every_row_has_the_columns_and_their_types(document: Document) -> None:
    for kind in KINDS:
        for row in rows(document, kind):
            assert {name: type(value) for name, value in row.items()} == columns(kind)
            assert list(row) == list(columns(kind))


@given(document=documents())
def test_paths_lead_to_the_items(document: Document) -> None:
    for row in rows(document):
        item: Any = document
        for index in row["path"].replace("items[", "").replace("]", "").split("."):
            item = item.items[int(index)]
        assert (item.label or "", item.title or "") == (row["label"], row["title"])


def read_csv(text: str, kind: RowKind) -> list[dict[str, Any]]:
    """Rows from CSV by the standard library, each cell of its column's type."""
    of_text: dict[type, Any] = {str: str, int: int, bool: {"true": True, "false": False}.__getitem__}
    return [
        {name: of_text[columns(kind)[name]](cell) for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def written(found: list[Document], kind: RowKind) -> str:
    file = io.StringIO(newline="")
    write_csv(file, found, kind)
    return file.getvalue()


HARD = evolve(
    MINUTES, header=Header(), items=(Item('1"', "a\r\nb, c\rd", items=(Item("007", "NA"),)), Item("1e5", " padded "))
)


@pytest.mark.parametrize("kind", KINDS)
def test_csv_is_read_back(kind: RowKind) -> None:
    text = written([MINUTES, Document(), HARD], kind)
    assert text.startswith(",".join(columns(kind)) + "\r\n")
    assert read_csv(text, kind) == [row for document in (MINUTES, Document(), HARD) for row in rows(document, kind)]


@given(document=documents())
def test_csv_of_every_document_is_read_back(document: Document) -> None:
    assert read_csv(written([document, document], "items"), "items") == rows(document) * 2


def test_a_header_stands_over_no_rows() -> None:
    assert written([], "statements") == "document,item,path,by,text\r\n"


def test_true_and_false_are_lower_case() -> None:
    assert [row.split(",")[7] for row in written([MINUTES], "interventions").splitlines()] == [
        "inferred",
        "false",
        "false",
        "true",
        "false",
    ]


# -- data frames --


@pytest.mark.parametrize("kind", KINDS)
def test_pandas(kind: RowKind) -> None:
    pandas = pytest.importorskip("pandas")
    many = [*rows(Document(), kind) * 200, *rows(MINUTES, kind)]
    frame = pandas.DataFrame(many)
    assert frame.to_dict("records") == many
    text = written([Document()] * 200 + [MINUTES], kind)
    back = pandas.read_csv(io.StringIO(text), dtype=columns(kind), keep_default_na=False)
    assert back.to_dict("records") == many
    pandas.testing.assert_frame_equal(back, frame)


@pytest.mark.parametrize("kind", KINDS)
def test_polars(kind: RowKind) -> None:
    polars = pytest.importorskip("polars")
    many = [*rows(Document(), kind) * 200, *rows(MINUTES, kind)]
    frame = polars.DataFrame(many)
    assert frame.to_dicts() == many
    text = written([Document()] * 200 + [MINUTES], kind)
    back = polars.read_csv(io.StringIO(text), schema_overrides=columns(kind)).fill_null("")
    assert back.to_dicts() == many


def test_pandas_reads_hard_cells() -> None:
    pandas = pytest.importorskip("pandas")
    text = written([HARD], "items")
    back = pandas.read_csv(io.StringIO(text, newline=""), dtype=columns("items"), keep_default_na=False)
    assert back.to_dict("records") == rows(HARD)
