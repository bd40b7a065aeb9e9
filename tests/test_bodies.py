"""The profiles that ship: which documents they are chosen for, and the values that their grammars add."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from eucouncil_parse import Document, ExtensionNode, Item, json_schema, parse, parse_file, render, to_dict
from eucouncil_parse.bodies import (
    AdoptedAgenda,
    AgendaPart,
    CommitteePart,
    ConclusionsPart,
    CouncilConfiguration,
    Dialogue,
    EuropeanCouncilMeeting,
    MeetingNumber,
    MixedCommittee,
    PartMark,
    Session,
    shipped_profiles,
)
from eucouncil_parse.checking import check_profile
from eucouncil_parse.grammar import grammars_directory
from eucouncil_parse.identifiers import Reference
from eucouncil_parse.profiles import Profile
from eucouncil_parse.readers import reader
from eucouncil_parse.registry import choose_profile, find_profile
from eucouncil_parse.subject_codes import SubjectCode
from laws import assert_document_is_lawful, assert_idempotent, assert_nothing_lost

PAGE = "Brussels, 8 May 2026\n(OR. en)\n9876/26\n{codes}\n\n{type}\n\nSubject:   Bees\n"
CASES = Path(__file__).parent / "cases" / "bodies"
SHIPPED = [pytest.param(profile, id=profile.name) for profile in shipped_profiles()]
DOCUMENTS = [
    pytest.param(path, id=f"{path.parent.name}-{path.name.partition('.')[0]}") for path in sorted(CASES.glob("*/*.txt"))
]


def case(name: str) -> Document:
    (path,) = CASES.glob(f"{name}.*.txt")
    return parse_file(path)


def drugs(subject: str) -> tuple[ExtensionNode, ...]:
    """What the header of a paper on drugs with this subject holds."""
    page = PAGE.format(codes="CORDROGUE 2", type="NOTE").replace("Bees", subject)
    return parse(page).header.extensions


# -- which is chosen --


@pytest.mark.parametrize(
    ("codes", "kind", "profile"),
    [
        ("CORDROGUE 81", "OUTCOME OF PROCEEDINGS", "cordrogue"),  # 13321/15
        ("EUROPOL 4\nCORDROGUE 5\nRUS 2", "NOTE", "cordrogue"),  # 5437/05
        ("ENFOPOL 3\nCORDROGUE 4", "NOTE", "cordrogue"),
        ("ENFOPOL 3\nJAI 4", "NOTE", "jai"),
        ("OJ CONS 31\nJAI 9\nCOPEN 3", "PROVISIONAL AGENDA", "council"),
        ("PV/CONS 26\nTRANS 3", "DRAFT MINUTES", "council"),
        ("OJ CRP2 31\nCOPEN 2", "PROVISIONAL AGENDA", "coreper"),
        ("CRS/CRP 45", "SUMMARY RECORD", "coreper"),
        ("OJ CONS 31\nJAI 9\nCORDROGUE 3", "PROVISIONAL AGENDA", "council"),
        ("OJ CRP2 31\nCORDROGUE 2", "PROVISIONAL AGENDA", "coreper"),
        ("CORDROGUE 2\nCO EUR 3", "NOTE", "cordrogue"),
        ("CO EUR 13\nCONCL 5", "NOTE", "euco"),
        ("SIMPL 1\nECOFIN 2\nJAI 4\nCODEC 5", "INFORMATION NOTE", None),
        ("AGRI 1", "NOTE", None),
    ],
)
def test_codes_choose_a_profile(codes: str, kind: str, profile: str | None) -> None:
    document = parse(PAGE.format(codes=codes, type=kind))
    assert document.profile == profile
    assert parse(render(document)) == document


@pytest.mark.parametrize(
    ("head", "codes", "profile"),
    [
        ("European Council", "POLGEN 2", "euco"),
        ("European Council", "CORDROGUE 2", "cordrogue"),
        ("Council of the\nEuropean Union", "POLGEN 2", None),
    ],
)
def test_an_institution_chooses_where_no_code_does(head: str, codes: str, profile: str | None) -> None:
    assert parse(f"{head}\n{PAGE.format(codes=codes, type='NOTE')}").profile == profile


def test_conclusions_without_a_code_are_of_the_european_council() -> None:
    document = case("euco/presidency-conclusions")
    assert (document.header.subject_codes, document.profile) == ((), "euco")
    assert choose_profile([], "conclusions") is None


def test_their_codes_are_codes() -> None:
    for profile in shipped_profiles():
        assert profile.subject_codes
        assert [str(SubjectCode.parse(code)) for code in profile.subject_codes] == list(profile.subject_codes)


# -- their grammars --


@pytest.mark.parametrize("profile", SHIPPED)
def test_a_grammar_has_no_problem(profile: Profile) -> None:
    assert profile.grammar
    assert check_profile(profile) == ()


@pytest.mark.parametrize("profile", SHIPPED)
def test_a_grammar_is_short_and_of_its_name(profile: Profile) -> None:
    text = (grammars_directory() / f"{profile.name}.lark").read_text(encoding="utf-8")
    assert text == profile.grammar[-1].text
    assert len(text.splitlines()) < 60


@pytest.mark.parametrize(("name", "sees_more"), [("council", True), ("coreper", True), ("euco", False), ("jai", False)])
def test_a_page_is_scanned_again_only_where_a_grammar_adds_lines(name: str, sees_more: bool) -> None:
    base, own = reader("en"), reader("en", find_profile(name))
    assert own.language is base.language
    assert own.scanner.reads_as(base.scanner) is not sees_more


# -- what they read --


@pytest.mark.parametrize("path", DOCUMENTS)
def test_documents_of_a_body(path: Path) -> None:
    """The values of each document are those that a reader found, in ``NAME.json``, as their lines in a style."""
    expected = json.loads((path.parent / f"{path.name.partition('.')[0]}.json").read_text(encoding="utf-8"))
    document = parse_file(path)
    assert document.profile == expected["profile"] == path.parent.name
    assert values(document) == expected["values"]
    assert document.unparsed == ()
    assert_nothing_lost(document, path.read_text(encoding="utf-8"))
    assert_document_is_lawful(document)
    assert_idempotent(document)


def values(document: Document) -> list[str]:
    """The values of the profile of a document: where they stand, and what a style prints for them."""
    printers = find_profile(document.profile or "").all_nodes
    places = [("header", document.header.extensions), ("document", document.extensions)]
    places[1:1] = [(f"item {item.label or item.title}", item.extensions) for item in document.items]
    return [
        f"{place}: {kind} {text}"
        for place, found in places
        for node in found
        for kind, text in printers[type(node)](node)
    ]


def test_every_body_has_documents_and_every_document_its_values() -> None:
    assert {path.name for path in CASES.iterdir()} == {profile.name for profile in shipped_profiles()}
    texts = {path.parent / path.name.partition(".")[0] for path in CASES.glob("*/*.txt")}
    assert {path.with_suffix("") for path in CASES.glob("*/*.json")} == texts


def test_minutes_of_the_council() -> None:
    document = case("council/minutes")
    assert document.header.extensions == (
        MeetingNumber(3474),
        CouncilConfiguration("Agriculture and Fisheries", "AGRIFISH"),
    )
    (agenda,) = Reference.parse_all("10301/16 OJ CONS 33")
    assert document.items[0].extensions == (AdoptedAgenda(agenda),)
    assert [(item.section, parts(item)) for item in document.items[1:]] == [
        (None, ["a_items"]),
        ("AGRICULTURE", ["legislative"]),
        ("FISHERIES", ["legislative"]),
        ("FISHERIES", ["non_legislative"]),
        ("Any other business", ["other_business"]),
    ]


def parts(item: Item) -> list[str]:
    return [node.part for node in item.extensions if isinstance(node, AgendaPart)]


def test_what_ministers_discuss_at_table_is_an_item() -> None:
    document = case("council/agenda-with-lunch")
    lunch = document.items[-1]
    assert (lunch.label, lunch.title) == (None, "Lunch: the price of drinking water in cities")
    assert lunch.section == document.sections[-1].title == "Other items in connection with the Council meeting"
    assert parse(PAGE.format(codes="AGRI 1", type="NOTE") + "\nLunch: bread").items == ()


def test_a_configuration_that_is_none_is_left_out() -> None:
    page = (
        "Brussels, 8 May 2026\n9876/26\nOJ CONS 1\nPROVISIONAL AGENDA\nCOUNCIL OF THE EUROPEAN UNION\n({})\n1. Bees\n"
    )
    assert parse(page.format("Bees and Wasps")).header.extensions == ()
    assert parse(page.format("Competitiveness")).header.extensions == (
        CouncilConfiguration("Competitiveness (Internal Market, Industry, Research and Space)", "COMPET"),
    )
    assert parse(page.format("Environments")).header.extensions == ()


def test_bare_figures_of_lists_are_marks_of_coreper_alone() -> None:
    record = case("coreper/record-with-bare-figures")
    assert record.header.extensions == (CommitteePart(1),)
    assert record.extensions == (PartMark("I"), PartMark("II"))
    assert [parts(item) for item in record.items] == [[], ["I"], ["II"]]
    assert not [each for each in record.furniture if each.kind == "part_mark"]


def test_the_part_of_a_committee_is_in_a_code_where_nothing_else_names_it() -> None:
    page = PAGE.format(codes="OJ CRP2 4", type="PROVISIONAL AGENDA")
    assert parse(page).header.extensions == (CommitteePart(2),)
    assert parse(page.replace("CRP2", "CRP")).header.extensions == ()


def test_mixed_committee() -> None:
    page = PAGE.format(codes="FRONT 2", type="NOTE")
    assert parse(page).header.extensions == ()
    assert parse(page.replace("Bees", "Bees - Mixed Committee")).header.extensions == (MixedCommittee(),)
    states = "Frontiers/Mixed Committee (EU-Norway/Iceland)"
    assert parse(page.replace("Bees", states)).header.extensions == (MixedCommittee(("NO", "IS")),)


def test_sessions() -> None:
    first, second = case("jai/sessions").items
    assert first.extensions == (Session((date(2020, 10, 12),), "Attachés"),)
    assert second.extensions == (Session((date(2020, 10, 14),)),)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Outcomes of the EU-Russia expert meeting on drugs", Dialogue("expert_meeting", "Russia", "RU")),  # 13321/15
        ("2nd EU-China Dialogue on Drugs", Dialogue("dialogue", "China", "CN", 2)),
        ("Twenty-first technical dialogue with nobody", None),
        ("Dialogue on Drugs between the EU and Brazil", Dialogue("dialogue", "Brazil", "BR")),
        ("Expert meeting between Ukraine and the EU", Dialogue("expert_meeting", "Ukraine", "UA")),
        ("Fourth meeting of the political dialogue between the EU and Peru", Dialogue("dialogue", "Peru", "PE", 4)),
        ("First half of 2018: EU-Peru dialogue on drugs", Dialogue("dialogue", "Peru", "PE")),
        ("Draft agreement between the EU and Mexico", None),
        ("Dialogue with farmers in Peru", None),
        ("Expert meeting in Peru on the EU strategy", None),
    ],
)
def test_partners_of_dialogues(subject: str, expected: Dialogue | None) -> None:
    assert drugs(subject) == (() if expected is None else (expected,))


def test_conclusions_of_the_european_council() -> None:
    document = case("euco/special-meeting")
    assert document.header.extensions == (EuropeanCouncilMeeting((date(2022, 2, 28), date(2022, 3, 1)), "special"),)
    assert document.extensions == (
        ConclusionsPart("I.", "GRAIN", ("1.", "2.")),
        ConclusionsPart("II.", "EXTERNAL RELATIONS", ("3.",)),
        ConclusionsPart("III.", "OTHER ITEMS", ("4.",)),
    )
    assert [block.text for block in document.body if block.label == "II."] == ["EXTERNAL RELATIONS"]


# -- JSON and styles --


def test_their_json_is_described_by_the_schema() -> None:
    definitions = json_schema()["$defs"]
    for profile in shipped_profiles():
        for node in profile.all_nodes:
            assert definitions[node.__name__]["additionalProperties"] is False
    (dialogue,) = to_dict(case("cordrogue/expert-meeting"))["header"]["extensions"]
    assert [*dialogue] == [*definitions["Dialogue"]["properties"]]
    assert dialogue["kind"] == "dialogue"
    assert (dialogue["form"], dialogue["country"], dialogue["round"]) == ("expert_meeting", "BA", 3)


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("cordrogue", "\\DIALOGUE with Peru", "no field of the header takes 'with Peru'"),
        ("cordrogue", "\\DIALOGUE dialogue two PE Peru", "no field of the header takes 'dialogue two PE Peru'"),
        ("council", "\\MEETING_NUMBER many", "no field of the header takes 'many'"),
        ("council", "\\MEETING_NUMBER 1234567890", "no field of the header takes '1234567890'"),
        ("council", "\\COUNCIL_CONFIGURATION Bees", "no field of the header takes 'Bees'"),
        ("coreper", "\\COMMITTEE_PART 3", "no field of the header takes '3'"),
        ("euco", "\\EUROPEAN_COUNCIL special 2022-13-01", "no field of the header takes 'special 2022-13-01'"),
    ],
)
def test_a_line_that_was_changed_by_hand(name: str, line: str, message: str) -> None:
    page = f"eucouncil-parse plain 1, language en, profile {name}\n\n13321/15\n{line}\n\nNOTE\n---\nText.\n"
    document = parse(page)
    assert document.header.extensions == ()
    assert [each.message for each in document.diagnostics] == [message]
    assert_nothing_lost(document, page)


@pytest.mark.parametrize("line", ["\\ADOPTED_AGENDA none", "\\SESSION_DAYS soon (Attachés)"])
def test_a_line_of_an_item_that_was_changed_by_hand(line: str) -> None:
    page = f"eucouncil-parse plain 1, language en, profile jai\n\n13321/15\n\nNOTE\n---\n* 1.\tBees\n    {line}\n"
    (item,) = parse(page).items
    assert (item.extensions, [block.text for block in item.body]) == ((), [line.partition(" ")[2]])
