"""The JSON Schema says what ``to_dict`` gives, for every class that the model has or may come to have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen
from cattrs import BaseValidationError
from jsonschema import Draft202012Validator

from eucouncil_parse import (
    Act,
    Actor,
    Annex,
    Citation,
    CouncilParseError,
    Declassification,
    Diagnostic,
    Document,
    DocumentNumber,
    Header,
    Heading,
    Institution,
    InterinstitutionalFile,
    Intervention,
    Item,
    MonthDay,
    NotACouncilDocument,
    Note,
    Paragraph,
    Reference,
    Section,
    Severity,
    Span,
    Speaker,
    Statement,
    SubjectCode,
    TreatyArticle,
    Vote,
    from_dict,
    json_schema,
    parse,
    parse_file,
    to_dict,
)
from eucouncil_parse.cli import main
from eucouncil_parse.export.json import converter
from eucouncil_parse.export.problems import problems
from eucouncil_parse.export.schema import schema_of
from eucouncil_parse.vocabulary import language, table

CASES = Path(__file__).parent / "cases"
INTERVENTION = Intervention(Speaker("The Chair", (Actor("presidency", "Presidency"),)), "Text.")
FULL = Document(
    header=Header(
        institution=Institution.COUNCIL,
        place="Brussels",
        date=date(2026, 5, 8),
        version_date=MonthDay(2, 17),
        original_languages=("en",),
        number=DocumentNumber.parse("CM 2346/1/26 REV 1"),
        interinstitutional_files=(InterinstitutionalFile.parse("2022/0155 (COD)"),),
        subject_codes=(SubjectCode("JAI", 7), SubjectCode("PARLNAT")),
        span=Span(0, 9, 1, 1),
    ),
    declassification=Declassification(date=date(2020, 1, 31)),
    body=(Heading("Introduction", "I."), Paragraph("Text.", interventions=(INTERVENTION,))),
    sections=(Section("Any other business"),),
    items=(
        Item(
            label="1.",
            references=Reference.parse_all("6468/26 + COR 1 (to be issued)"),
            votes=(Vote(against=("EL",)),),
            items=(Item(label="a)", body=(Paragraph("Text."),)),),
        ),
    ),
    annexes=(Annex("ANNEX", (Heading("Title"),)),),
    statements=(Statement(None, ("Germany",)),),
    notes=(Note("Text.", "1"),),
    references=(
        Citation("9468/26", DocumentNumber.parse("9468/26"), "body[1]", span=Span(3, 10, 1, 1)),
        Citation("Directive 95/46/EC", Act.parse("Directive 95/46/EC"), "body[1]"),
        Citation("Article 16 TFEU", TreatyArticle.parse("Article 16 TFEU"), "body[1]"),
    ),
    diagnostics=(Diagnostic("items-missing", Severity.ERROR, "none", Span(1, 2, 1, 1)),),
)
"""A document that has something in nearly every place."""

FILES = [path for path in sorted(CASES.rglob("*.*")) if path.suffix == ".pdf" or path.suffixes[1:] == [".txt"]]
"""Documents of the tests: text whose name says its rendition, and PDF; texts with one suffix are sentences."""


@cache
def validator() -> Any:
    return Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def complaints(data: Any) -> list[str]:
    """What the schema has against data."""
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(data)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_file_is_up_to_date(root: Path) -> None:
    written = (root / "schema" / "document.schema.json").read_text(encoding="utf-8")
    made = json.dumps(json_schema(), indent=2) + "\n"
    assert written == made, "write it anew: eucouncil-parse schema > schema/document.schema.json"


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == json_schema()
    assert printed.err == ""


def test_every_object_is_closed_and_described() -> None:
    for name, definition in json_schema()["$defs"].items():
        assert definition["description"].endswith("."), name
        if definition["type"] == "object":
            assert definition["additionalProperties"] is (name == "ExtensionNode"), name
            assert definition["required"] == [*definition["properties"]], name


def is_kind(schema: dict[str, Any], name: str, data: Any) -> bool:
    """Whether the object in data is of the kind that a definition asks for."""
    kind: dict[str, Any] = schema["$defs"][name]["properties"]["kind"]
    return bool(data["kind"] == kind["const"])


def nodes(schema: dict[str, Any], data: Any, name: str = "Document") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in the data of a document, with the name of its definition."""
    definition = schema["$defs"][name]
    if definition["type"] != "object":
        return
    yield name, data
    for key, value in data.items():
        inner = definition["properties"][key]
        inner = inner.get("items", inner)
        targets = [option["$ref"].rpartition("/")[2] for option in [inner, *inner.get("anyOf", [])] if "$ref" in option]
        for each in value if isinstance(value, list) else [value]:
            if targets and each is not None:
                own = [target for target in targets if is_kind(schema, target, each)] if len(targets) > 1 else []
                yield from nodes(schema, each, (own or targets)[0])


def test_keys_stand_in_the_order_of_the_schema() -> None:
    schema = json_schema()
    for name, data in nodes(schema, to_dict(FULL)):
        assert [*data] == [*schema["$defs"][name]["properties"]], name


def test_kinds_of_documents_are_closed() -> None:
    kind = json_schema()["$defs"]["DocumentType"]["properties"]["kind"]
    assert set(kind["enum"]) >= {*language("en").types, *(row["kind"] for row in table("kinds")["entries"]), None}
    assert "other" in kind["enum"]
    assert len(kind["enum"]) == len(set(kind["enum"]))


# -- documents ---------------------------------------------------------------------------------------------------------


def test_documents_made_by_hand() -> None:
    assert complaints(to_dict(Document())) == []
    assert complaints(to_dict(FULL)) == []
    assert from_dict(to_dict(FULL)) == FULL


def test_the_seed(seed: Path) -> None:
    assert complaints(to_dict(parse_file(seed))) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_documents_of_the_tests(path: Path) -> None:
    source = path.name.split(".")[-2] if path.suffix == ".txt" else None
    document = parse(path.read_bytes().decode(), source=source) if source else parse_file(path)
    assert complaints(to_dict(document)) == []


def test_documents_of_the_corpus(corpus: Path) -> None:
    found = 0
    for path in sorted([*(corpus / "documents").iterdir(), *(corpus / "written" / "documents").glob("*")]):
        try:
            document = parse_file(path)
        except NotACouncilDocument:
            continue
        assert complaints(to_dict(document)) == [], path.name
        found += 1
    assert found


def test_citations_say_their_kind_and_nothing_else_does() -> None:
    data = to_dict(FULL)
    assert [citation["value"]["kind"] for citation in data["references"]] == [
        "document_number",
        "act",
        "treaty_article",
    ]
    assert data["references"][0]["value"] == {"kind": "document_number", **data["references"][0]["value"]}
    assert [*data["header"]["number"]] == ["text", "slug", "series", "number", "year", "suffixes", "revision"]
    assert [*data["header"]["interinstitutional_files"][0]] == ["text", "year", "number", "procedure"]
    assert "kind" not in data["items"][0]["references"][0]["documents"][0]
    assert data["references"][1]["value"]["celex"] == "31995L0046"
    assert from_dict(data).references == FULL.references


# -- damage ------------------------------------------------------------------------------------------------------------


def damaged(path: tuple[str | int, ...], value: Any) -> Any:
    """The data of the full document with another value in one place; ``...`` takes the place away."""
    data: Any = deepcopy(to_dict(FULL))
    if not path:
        return value
    *above, last = path
    place = data
    for step in above:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return data


DAMAGE: list[tuple[tuple[str | int, ...], Any, str]] = [
    ((), [], "document: expected an object, found []"),
    ((), None, "document: expected an object, found None"),
    (("headr",), {}, "document: unknown key 'headr', did you mean 'header'?"),
    (("header",), [], "header: expected an object, found []"),
    (("header", "date"), "8 May 2026", "header.date: expected a date such as '2026-05-08', found '8 May 2026'"),
    (("header", "date"), "20260508", "header.date: expected a date such as '2026-05-08', found '20260508'"),
    (("header", "date"), "2026-02-30", "header.date: expected a date such as '2026-05-08', found '2026-02-30'"),
    (("header", "date"), 2026, "header.date: expected a date such as '2026-05-08', found 2026"),
    (
        ("header", "version_date"),
        "--13-01",
        "header.version_date: expected a month and a day such as '--02-17', found '--13-01'",
    ),
    (
        ("header", "version_date"),
        "17.02",
        "header.version_date: expected a month and a day such as '--02-17', found '17.02'",
    ),
    (("header", "original_languages"), "en", "header.original_languages: expected a list, found 'en'"),
    (("header", "original_languages", 0), None, "header.original_languages[0]: expected str, found None"),
    (("header", "number", "year"), True, "header.number.year: expected int, found True"),
    (("header", "number", "year"), ..., "header.number: missing key 'year'"),
    (("header", "number", "suffixes", 0, "serial"), 1.5, "header.number.suffixes[0].serial: expected int, found 1.5"),
    (("header", "span", "line"), "1", "header.span.line: expected int, found '1'"),
    (
        ("header", "institution"),
        "Parliament",
        "header.institution: expected 'Council of the European Union', 'European Council' or "
        "'European Parliament and Council', found 'Parliament'",
    ),
    (("body", 0, "kind"), ..., "body[0]: missing key 'kind'"),
    (("body", 0, "kind"), "list", "body[0].kind: expected 'paragraph' or 'heading', found 'list'"),
    (("body", 0, "kind"), [], "body[0].kind: expected 'paragraph' or 'heading', found []"),
    (("body", 0, "speaker"), None, "body[0]: unknown key 'speaker'"),
    (("body", 1), "Text.", "body[1]: expected an object, found 'Text.'"),
    (("body", 1, "text"), None, "body[1].text: expected str, found None"),
    (("items",), {"title": "Bees"}, "items: expected a list, found {'title': 'Bees'}"),
    (("items", 0, "tilte"), "Bees", "items[0]: unknown key 'tilte', did you mean 'title'?"),
    (("items", 0, "items", 0, "label"), 1, "items[0].items[0].label: expected str, found 1"),
    (
        ("items", 0, "references", 0, "documents", 1, "year"),
        "x",
        "items[0].references[0].documents[1].year: expected int, found 'x'",
    ),
    (("items", 0, "votes", 0, "against"), None, "items[0].votes[0].against: expected a list, found None"),
    (("items", 0, "votes", 0, "against", 0), 5, "items[0].votes[0].against[0]: expected str, found 5"),
    (("items", 0, "votes", 0), ["EL"], "items[0].votes[0]: expected an object, found ['EL']"),
    (("statements", 0, "by"), ..., "statements[0]: missing key 'by'"),
    (("references", 0, "value", "kind"), ..., "references[0].value: missing key 'kind'"),
    (("references", 1, "value", "year"), "95", "references[1].value.year: expected int, found '95'"),
    (("header", "number", "kind"), "document_number", "header.number: unknown key 'kind'"),
    (("language",), 3, "language: expected str, found 3"),
    (("diagnostics", 0, "severity"), "fatal", "diagnostics[0].severity: expected 'warning' or 'error', found 'fatal'"),
]


@pytest.mark.parametrize(("path", "value", "message"), DAMAGE, ids=[message for _, _, message in DAMAGE])
def test_damage(path: tuple[str | int, ...], value: Any, message: str) -> None:
    data = damaged(path, value)
    assert complaints(data)
    with pytest.raises(CouncilParseError) as caught:
        from_dict(data)
    assert str(caught.value) == message


def test_all_damage_is_listed_in_the_order_of_the_document() -> None:
    data = damaged(("items", 0, "label"), 1)
    data["header"]["date"] = "x"
    data["items"][0]["titel"] = data["items"][0]["Label"] = None
    data["notes"] += [{}, 7]
    with pytest.raises(CouncilParseError) as caught:
        from_dict(data)
    assert str(caught.value).splitlines() == [
        "header.date: expected a date such as '2026-05-08', found 'x'",
        "items[0].label: expected str, found 1",
        "items[0]: unknown key 'Label', did you mean 'label'?",
        "items[0]: unknown key 'titel', did you mean 'title'?",
        "notes[1]: missing key 'text'",
        "notes[2]: expected an object, found 7",
    ]


@pytest.mark.parametrize(
    "path", [("header", "number", "slug"), ("header", "number", "text"), ("type", "kind")], ids=lambda path: path[-1]
)
def test_derived_values_are_passed_over_when_read(path: tuple[str | int, ...]) -> None:
    assert complaints(damaged(path, 5))
    assert from_dict(damaged(path, 5)) == FULL
    assert from_dict(damaged(path, ...)) == FULL


def test_long_values_are_cut() -> None:
    with pytest.raises(CouncilParseError) as caught:
        from_dict({"language": ["x" * 1000] * 1000, "profile": 10**5000, "type": {"lines": [{"a": {"b": {}}}]}})
    lines = str(caught.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["type.lines[0]", "language", "profile"]
    assert max(map(len, lines)) < 300


def test_deep_data() -> None:
    data: dict[str, Any] = {}
    for _ in range(5000):
        data = {"items": [data]}
    with pytest.raises(CouncilParseError, match=r"^document: nested too deeply$"):
        from_dict(data)


# -- a model that grows ------------------------------------------------------------------------------------------------


class Colour(Enum):
    """Colour of a hive."""

    RED = "red"
    BLUE = "blue"


@frozen(slots=True)
class Bee:
    """A bee. It flies."""

    name: str
    parts: tuple[tuple[int, int], ...] = ()


@frozen(slots=True)
class QueenBee:
    """The mother of all, ``None`` beside her."""

    born: date | None = None
    day: MonthDay | None = None
    marked: bool = False


@frozen(slots=True)
class Hive:
    colour: Colour | None = None
    first: Bee | QueenBee | None = None
    bees: tuple[Bee | QueenBee, ...] = ()
    place: tuple[int, int] = (0, 0)
    neighbour: Hive | None = None
    hives: tuple[Hive, ...] = ()
    favourite: Bee | None = field(default=None, kw_only=True)


HIVE = Hive(
    Colour.RED,
    Bee("Maja", ((1, 2), (3, 4))),
    (QueenBee(date(2026, 5, 8), MonthDay(2, 17), True), Bee("Willi")),
    (5, 6),
    Hive(first=QueenBee()),
    (Hive(),),
    favourite=Bee("Kassandra"),
)


def test_schema_of_classes_to_come() -> None:
    schema = schema_of(Hive)
    Draft202012Validator.check_schema(schema)
    assert [*schema["$defs"]] == ["Bee", "BeeWithKind", "Colour", "Hive", "MonthDay", "QueenBee"]
    assert schema["$defs"]["BeeWithKind"] == {
        "description": "A bee.",
        "type": "object",
        "properties": {
            "kind": {"type": "string", "const": "bee"},
            "name": {"type": "string"},
            "parts": {
                "type": "array",
                "items": {
                    "type": "array",
                    "prefixItems": [{"type": "integer"}, {"type": "integer"}],
                    "items": False,
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
        },
        "required": ["kind", "name", "parts"],
        "additionalProperties": False,
    }
    assert schema["$defs"]["QueenBee"]["description"] == "The mother of all, `null` beside her."
    assert schema["$defs"]["QueenBee"]["properties"]["kind"]["const"] == "queen_bee"
    assert schema["$defs"]["Hive"]["properties"]["first"] == {
        "anyOf": [{"$ref": "#/$defs/BeeWithKind"}, {"$ref": "#/$defs/QueenBee"}, {"type": "null"}]
    }
    assert schema["$defs"]["Hive"]["properties"]["bees"]["items"] == {
        "anyOf": [{"$ref": "#/$defs/BeeWithKind"}, {"$ref": "#/$defs/QueenBee"}]
    }


def test_a_place_decides_whether_an_object_says_its_kind() -> None:
    """A bee is one of several in ``first`` and ``bees``, and the only class that may be the favourite."""
    schema = schema_of(Hive)
    assert schema["$defs"]["Hive"]["properties"]["favourite"] == {"anyOf": [{"$ref": "#/$defs/Bee"}, {"type": "null"}]}
    assert [*schema["$defs"]["Bee"]["properties"]] == ["name", "parts"]
    data = converter(Hive).unstructure(HIVE)
    assert data["favourite"] == {"name": "Kassandra", "parts": []}
    assert data["first"] == {"kind": "bee", "name": "Maja", "parts": [[1, 2], [3, 4]]}
    assert [bee["kind"] for bee in data["bees"]] == ["queen_bee", "bee"]


def test_json_of_classes_to_come() -> None:
    data = json.loads(json.dumps(converter(Hive).unstructure(HIVE)))
    assert [*Draft202012Validator(schema_of(Hive)).iter_errors(data)] == []
    assert converter(Hive).structure(data, Hive) == HIVE


HIVE_DAMAGE: list[tuple[str, Any, str]] = [
    ("place", [1], "place: expected a list of 2, found [1]"),
    ("place", [1, 2, 3], "place: expected a list of 2, found [1, 2, 3]"),
    ("place", [1, "2"], "place[1]: expected int, found '2'"),
    ("first", {"name": "Maja", "parts": []}, "first: missing key 'kind'"),
    ("first", {"kind": "wasp"}, "first.kind: expected 'bee' or 'queen_bee', found 'wasp'"),
    (
        "first",
        {"kind": "bee", "name": "Maja", "parts": [[1, 2], [1]]},
        "first.parts[1]: expected a list of 2, found [1]",
    ),
    ("first", {"kind": "queen_bee", "born": None, "day": None, "marked": 1}, "first.marked: expected bool, found 1"),
    ("favourite", {"kind": "bee", "name": "Maja", "parts": []}, "favourite: unknown key 'kind'"),
    ("colour", "green", "colour: expected 'red' or 'blue', found 'green'"),
]


@pytest.mark.parametrize(("key", "value", "message"), HIVE_DAMAGE, ids=[message for _, _, message in HIVE_DAMAGE])
def test_damage_of_classes_to_come(key: str, value: Any, message: str) -> None:
    data = {**converter(Hive).unstructure(HIVE), key: value}
    assert [*Draft202012Validator(schema_of(Hive)).iter_errors(data)]
    with pytest.raises(BaseValidationError) as caught:
        converter(Hive).structure(data, Hive)
    assert [*problems(caught.value)] == [message]


def test_a_type_without_a_schema_is_an_error() -> None:
    @frozen
    class Odd:
        weight: complex

    with pytest.raises(TypeError, match="no JSON Schema is known for the type <class 'complex'>"):
        schema_of(Odd)
