"""What codes mean: exact answers, what the tables may assert, and every text that is no code."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse import (
    Document,
    DocumentNumber,
    Furniture,
    GlossaryEntry,
    InterinstitutionalFile,
    Item,
    Meeting,
    ParseError,
    Reference,
    Routing,
    SubjectCode,
    document_codes,
    glossary,
    parse,
)
from eucouncil_parse.vocabulary import language, table
from eucouncil_parse.vocabulary.glossary import TABLES, look_up
from eucouncil_parse.vocabulary.words import words_terminals


def meanings(text: str) -> list[tuple[str, str, str | None]]:
    return [(entry.table, entry.code, entry.meaning) for entry in glossary(text)]


# -- subject codes --


def test_an_entry_holds_all_that_is_known() -> None:
    assert SubjectCode.parse("CORDROGUE 81").entry == GlossaryEntry(
        code="CORDROGUE",
        table="subject_code",
        meaning="drugs",
        body="Horizontal Working Party on Drugs (earlier Horizontal Drugs Group)",
        domain="JHA",
        kind="working_party",
        confidence="high",
        source=("13321/15", "14079/15", "8592/15"),
    )


@pytest.mark.parametrize(
    ("printed", "meaning", "body", "domain"),
    [
        ("AVIATION 104", "aviation", "Aviation Working Party", "transport/telecom/energy"),
        ("OJ CONS 27", "agenda of the Council (French ordre du jour)", "Council", "institutional"),
        ("CO EUR-PREP 3", "preparation of the European Council", "General Affairs Council", "European Council"),
        ("N 12", "Norway", None, "external relations"),
        (
            "PV/CONS 27",
            "minutes of the Council (French procès-verbal); PV CONS since about 2018",
            "Council",
            "institutional",
        ),
        ("COHAFA 5", None, None, None),  # general knowledge says what it is; no text confirms that
        ("CAB 38", None, None, None),
        ("QWERTY 5", None, None, None),
    ],
)
def test_subject_codes_explain_themselves(
    printed: str, meaning: str | None, body: str | None, domain: str | None
) -> None:
    code = SubjectCode.parse(printed)
    assert (code.meaning, code.body, code.domain) == (meaning, body, domain)


def test_a_known_code_without_meaning_and_an_unknown_code_differ() -> None:
    known, unknown = SubjectCode("COHAFA").entry, SubjectCode("QWERTY").entry
    assert known is not None
    assert (known.confidence, known.kind, unknown) == ("low", None, None)


def test_older_spellings_mean_the_same() -> None:
    for older, newer in (("PV/CONS 27", "PV CONS 27"), ("CRS/CRP 45", "CRS CRP 45")):
        assert SubjectCode.parse(older).body == SubjectCode.parse(newer).body is not None


def test_a_family_explains_its_codes() -> None:
    assert SubjectCode.parse("WG VII 17").body == "European Convention"
    assert SubjectCode.parse("OJ QWERTY 17").entry is None


def test_every_listed_code_is_read_and_explained() -> None:
    for row in table("subject_codes")["entries"]:
        entry = SubjectCode.parse(f"{row['code']} 7").entry
        assert entry is not None
        assert entry.code == row["code"]


# -- other codes --


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DIGIT", [("subject_code", "digital policy"), ("unit", None)]),
        (
            "ECOFIN",
            [("subject_code", "economic and financial affairs"), ("configuration", "Economic and Financial Affairs")],
        ),
        ("ENVI", [("configuration", "Environment")]),
        ("agriculture  and fisheries", [("configuration", "Agriculture and Fisheries")]),
        ("cordrogue 81", [("subject_code", "drugs")]),
        ("NLE", [("procedure", "non-legislative procedure")]),
        ("2011/0431(APP)", [("procedure", "consent of Parliament (special legislative procedure)")]),
        ("SN", [("series", 'from French "sans numéro": unnumbered paper, which nevertheless has a number')]),
        ("EUCO 24/25", [("series", "European Council document")]),
        ("COR 1", [("suffix", "corrigendum")]),
        ("INIT", [("suffix", "the initial version; stands in the register, printed on working papers (WK) only")]),
        (
            "RESTREINT UE / EU RESTRICTED",
            [("marking", "lowest of the four levels of classification; before 2011 only RESTREINT UE")],
        ),
        ("QWERTY 1", []),
        ("no code at all", []),
        ("81", []),
        ("", []),
        (" \t ", []),
    ],
)
def test_glossary(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(entry.table, entry.meaning) for entry in glossary(text)] == found


def test_a_whole_number_is_explained_part_by_part() -> None:
    assert [(entry.table, entry.code) for entry in glossary("CM 2346/1/26 ADD 1 REV 1")] == [
        ("series", "CM"),
        ("suffix", "ADD"),
        ("suffix", "REV"),
    ]


def test_a_code_and_a_unit_of_one_name() -> None:
    code, unit = glossary("CAB")
    assert (code.table, code.meaning, code.confidence) == ("subject_code", None, "low")
    assert (unit.table, unit.confidence) == ("unit", "medium")
    assert unit.meaning == "private office of the Secretary-General; also Counter-Terrorism Coordinator notes"


def test_parts_of_coreper() -> None:
    for text in ("Part 1", "Part I", "CRP1", "Coreper I"):
        (entry,) = glossary(text)
        assert (entry.code, entry.body) == ("Part 1", "Permanent Representatives Committee")
        assert entry.meaning == (
            "Permanent Representatives Committee: deputy permanent representatives; prepared by the Mertens Group"
        )


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("DG D 2C", "DG D"),
        ("DGD2C", "DG D"),
        ("DG D 1 A", "DG D"),
        ("DG E - 1C", "DG E"),
        ("DG H II", "DG H"),
        ("DG A SSCIS", "DG A"),
        ("TREE.2.B", "TREE"),
        ("GIP.CRP2", "GIP"),
        ("CAB SG", "CAB"),
        ("DQPG", "DPG"),
        ("GSC.TFUK", "UKTF"),
    ],
)
def test_units_in_every_spelling(unit: str, code: str) -> None:
    assert [entry.code for entry in glossary(unit) if entry.table == "unit"] == [code]


@pytest.mark.parametrize("text", ["LIFELONG", "TREEHOUSE 2", "DG", "GSC.QWERTY", "FOO.1"])
def test_no_unit(text: str) -> None:
    assert [entry for entry in glossary(text) if entry.table == "unit"] == []


def test_two_units_of_one_foot() -> None:
    assert [entry.code for entry in glossary("DG B 1C - DG G 1A")] == ["DG B", "DG G"]


def test_a_unit_goes_with_its_period() -> None:
    assert meanings("DG H") == [("unit", "DG H", "justice and home affairs")]
    assert [entry.period for entry in glossary("DG H")] == ["to about 2012"]


def test_procedure_name() -> None:
    assert InterinstitutionalFile.parse("2008/0048 (AVC)").procedure_name == "assent, the older name of consent"
    assert InterinstitutionalFile(2020, 1, "DEC").procedure_name is None
    assert InterinstitutionalFile(2020, 1, "QQQ").procedure_name is None


# -- what the tables may assert --


@pytest.mark.parametrize("name", TABLES)
def test_nothing_unconfirmed_is_asserted(name: str) -> None:
    file, key = TABLES[name]
    for row in table(file)["entries"]:
        said = [row.get(field) for field in ("meaning", "name", "body", "domain", "kind", "period")]
        if row["confidence"] in ("low", "seen"):
            assert said == [None] * len(said), row
        else:
            assert row["confidence"] in ("high", "medium"), row
            assert any(said), row
        entry = look_up(name, row[key] or row["name"])
        assert entry is not None
        assert entry.confidence == row["confidence"]


@pytest.mark.parametrize("name", TABLES)
def test_sources_are_numbers_and_addresses(name: str) -> None:
    for row in table(TABLES[name][0])["entries"]:
        for source in row["source"]:
            if not re.fullmatch(r"https?://[^\s;]+", source):
                assert isinstance(DocumentNumber.parse(source), DocumentNumber)


@pytest.mark.parametrize("name", TABLES)
def test_no_code_is_listed_twice(name: str) -> None:
    file, key = TABLES[name]
    forms = [
        form
        for row in table(file)["entries"]
        for form in {row[key] or row["name"], row.get("name") or row[key] or "", *row.get("forms", ())}
    ]
    assert sorted(set(forms)) == sorted(forms)


def test_codes_are_still_recognised_in_text() -> None:
    pattern = re.compile(words_terminals(language("en"))["KNOWN_CODE"].expression)
    for row in table("subject_codes")["entries"]:
        assert pattern.fullmatch(row["code"])
    assert pattern.match("QWERTY") is None


# -- the codes of a document --

NOTE = """\
              Council of the
              European Union
                                                      Brussels, 3 March 2017
                                                      (OR. en)
 Interinstitutional File:                             6999/1/17
 2016/0388 (COD)                                      REV 1 ADD 2
                                                      LIMITE
                                                      TRANS 91
                                                      QWERTY 4

                                NOTE
 From:         Presidency
 To:           Delegations
 Subject:      Lights of bicycles

Delegations will find attached a text on the lights of bicycles.

6999/1/17 REV 1 ADD 2           AB/cd/ef        1
                        DG E 2A          LIMITE          EN
"""


def test_codes_of_a_document() -> None:
    found = document_codes(parse(NOTE))
    assert [(code.table, code.text, code.entry.code if code.entry else None) for code in found] == [
        ("subject_code", "TRANS 91", "TRANS"),
        ("subject_code", "QWERTY 4", None),
        ("suffix", "REV 1", "REV"),
        ("suffix", "ADD 2", "ADD"),
        ("procedure", "2016/0388 (COD)", "COD"),
        ("marking", "LIMITE", "LIMITE"),
        ("unit", "DG E 2A", "DG E"),
    ]


def test_codes_of_items_and_of_the_meeting() -> None:
    document = Document(
        meeting=Meeting(body="Foreign Affairs/Trade"),
        items=(
            Item(
                "1.", subject_codes=(SubjectCode("FDI", 8),), items=(Item("a)", subject_codes=(SubjectCode("WTO"),)),)
            ),
            Item("2.", subject_codes=(SubjectCode("FDI", 8), SubjectCode("COEST"))),
        ),
    )
    found = [(code.table, code.text, code.entry.code if code.entry else None) for code in document_codes(document)]
    assert found == [
        ("subject_code", "FDI 8", "FDI"),
        ("subject_code", "WTO", "WTO"),
        ("subject_code", "COEST", "COEST"),
        ("configuration", "Foreign Affairs/Trade", "FAC"),
    ]


@pytest.mark.parametrize(
    ("foot", "units"),
    [
        ("9990/21 AB/cd 1 JAI.1 EN", [("JAI.1", "JAI")]),  # the language is no part of the unit
        ("GIP.CRP2 EN", [("GIP.CRP2", "GIP")]),
        ("DG B 1C - DG G 1A LIMITE EN", [("DG B 1C", "DG B"), ("DG G 1A", "DG G")]),
        ("DG E - 1C", [("DG E - 1C", "DG E")]),
        ("QWERTY.1 EN", [("QWERTY.1", None)]),
        ("CM 2801/21 1 EN", []),
        ("words that no foot holds", []),
    ],
)
def test_units_of_a_foot(foot: str, units: list[tuple[str, str | None]]) -> None:
    document = Document(furniture=(Furniture("foot", foot), Furniture("foot", foot), Furniture("stamp", "DG H")))
    found = document_codes(document)
    assert [(code.text, code.entry.code if code.entry else None) for code in found] == units
    assert {code.table for code in found} <= {"unit"}


def test_the_part_of_coreper_that_meets() -> None:
    (code,) = document_codes(Document(meeting=Meeting("PERMANENT REPRESENTATIVES COMMITTEE", "Part 2")))
    assert (code.table, code.text, code.entry and code.entry.code) == ("coreper", "Part 2", "Part 2")


def test_references_have_codes_too() -> None:
    beside = tuple(Reference.parse_all("9468/26 COEST 4"))
    found = document_codes(Document(routing=Routing(previous_documents=beside), items=(Item(references=beside),)))
    assert [code.text for code in found] == ["COEST 4"]


def test_a_document_without_codes() -> None:
    assert document_codes(Document()) == ()
    assert document_codes(Document(meeting=Meeting(body="Friends of the bees"))) == ()


# -- every text --


@given(st.text(max_size=60) | st.text("ADGRV 12./-()", max_size=60))
def test_every_text_has_an_answer(text: str) -> None:
    found = glossary(text)
    assert len(set(found)) == len(found)
    assert all(entry.table in TABLES for entry in found)


@given(st.sampled_from(table("subject_codes")["entries"]), st.none() | st.integers(0, 9999))
def test_what_a_subject_code_says_the_glossary_says(row: dict[str, str], serial: int | None) -> None:
    code = SubjectCode(row["code"], serial)
    assert code.entry in glossary(str(code))


@pytest.mark.parametrize("token", ["DG ", "REV 1 ", "A/", "CORDROGUE 81 ", "1/", "(", "TREE.", "x"])
def test_long_texts_are_no_codes(token: str) -> None:
    glossary("REV 1")  # parsers are built on first use
    started = time.process_time()
    assert glossary(token * (200_000 // len(token))) == ()
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("token", ["DG D 2C ", "DG ", "A/b ", "1/", "EN ", "TREE.2.A ", "DGDGDG", "- "])
def test_long_feet_are_read_in_time(token: str) -> None:
    document_codes(Document(furniture=(Furniture("foot", "DG D"),)))
    started = time.process_time()
    document_codes(Document(furniture=(Furniture("foot", token * (200_000 // len(token))),)))
    assert time.process_time() - started < 5


def test_many_items_and_deep_ones_are_read_in_time() -> None:
    deep = Item(subject_codes=(SubjectCode("ENV"),))
    for serial in range(3000):
        deep = Item(subject_codes=(SubjectCode("AGRI", serial),), items=(deep,))
    started = time.process_time()
    assert len(document_codes(Document(items=(deep,) + (Item(),) * 20_000))) == 3001
    assert time.process_time() - started < 2


def test_a_subject_code_that_is_none_is_still_refused() -> None:
    with pytest.raises(ParseError):
        SubjectCode.parse("no code at all")
