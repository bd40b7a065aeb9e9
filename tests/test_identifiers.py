"""Identifiers stand alone: every printed form is read, and printed back in one canonical form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eucouncil_parse import (
    CouncilParseError,
    DocumentNumber,
    InterinstitutionalFile,
    ParseError,
    Reference,
    SubjectCode,
    Suffix,
)
from eucouncil_parse.vocabulary import table

VECTORS: list[dict[str, str]] = json.loads(
    (Path(__file__).parent / "cases" / "register_vectors.json").read_text(encoding="utf-8")
)
REV_1, ADD_1 = Suffix("REV", 1), Suffix("ADD", 1)


# -- document numbers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("13321/15", DocumentNumber("ST", 13321, 2015)),
        ("7163/17", DocumentNumber("ST", 7163, 2017)),
        ("9693/93", DocumentNumber("ST", 9693, 1993)),
        ("123/20", DocumentNumber("ST", 123, 2020)),
        ("ST 13321/15", DocumentNumber("ST", 13321, 2015)),
        ("14860/1/18 REV 1", DocumentNumber("ST", 14860, 2018, (REV_1,), 1)),
        ("8776/3/11 REV 3", DocumentNumber("ST", 8776, 2011, (Suffix("REV", 3),), 3)),
        ("6489/17 ADD 1", DocumentNumber("ST", 6489, 2017, (ADD_1,))),
        ("12252/16 ADD 1 REV 1", DocumentNumber("ST", 12252, 2016, (ADD_1, REV_1))),
        ("10729/4/16 REV 4 ADD 1", DocumentNumber("ST", 10729, 2016, (Suffix("REV", 4), ADD_1), 4)),
        ("9200/08 COR 1", DocumentNumber("ST", 9200, 2008, (Suffix("COR", 1),))),
        ("11432/07 DCL 1", DocumentNumber("ST", 11432, 2007, (Suffix("DCL", 1),))),
        ("CM 5133/19", DocumentNumber("CM", 5133, 2019)),
        ("SN 4944/2/01 REV 2", DocumentNumber("SN", 4944, 2001, (Suffix("REV", 2),), 2)),
        ("SN 1316/14", DocumentNumber("SN", 1316, 2014)),
        ("WK 14407/2019", DocumentNumber("WK", 14407, 2019)),
        ("WK 14408/19", DocumentNumber("WK", 14408, 2019)),
        ("WK 10770/19 REV 3", DocumentNumber("WK", 10770, 2019, (Suffix("REV", 3),))),
        ("WK 3570/2017 INIT", DocumentNumber("WK", 3570, 2017)),
        ("XT 21016/17 ADD 1 REV 2", DocumentNumber("XT", 21016, 2017, (ADD_1, Suffix("REV", 2)))),
        ("EUCO 34/16", DocumentNumber("EUCO", 34, 2016)),
        ("EUCO 7/1/18 REV 1", DocumentNumber("EUCO", 7, 2018, (REV_1,), 1)),
        ("CONV 459/02", DocumentNumber("CONV", 459, 2002)),
        ("EEE 1607/2/11 REV 2", DocumentNumber("EEE", 1607, 2011, (Suffix("REV", 2),), 2)),
        ("PE-CONS 52/17", DocumentNumber("PE-CONS", 52, 2017)),
        ("PE-CONS 68/1/10 REV 1", DocumentNumber("PE-CONS", 68, 2010, (REV_1,), 1)),
        ("PE-CONS 3601/1/03 REV 1", DocumentNumber("PE-CONS", 3601, 2003, (REV_1,), 1)),
        ("DS 1234/12", DocumentNumber("DS", 1234, 2012)),
        ("MD 12/09", DocumentNumber("MD", 12, 2009)),
        # Blanks that extraction lost or let stray.
        ("7641/1/06 REV1", DocumentNumber("ST", 7641, 2006, (REV_1,), 1)),
        ("10630/1/10REV1", DocumentNumber("ST", 10630, 2010, (REV_1,), 1)),
        ("8261/1 /26 REV 1", DocumentNumber("ST", 8261, 2026, (REV_1,), 1)),
        # Lists of the 1990s leave the figure of the revision out.
        ("6937/1/96 REV", DocumentNumber("ST", 6937, 1996, (Suffix("REV"),), 1)),
    ],
)
def test_document_number(printed: str, expected: DocumentNumber) -> None:
    assert DocumentNumber.parse(printed) == expected


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("13321/15", "13321/15"),
        ("ST 13321/15", "13321/15"),
        ("9693/93", "9693/93"),
        ("CM 2346/1/26 REV 1", "CM 2346/1/26 REV 1"),
        ("8261/1 /26REV1", "8261/1/26 REV 1"),
        ("WK 10770/19 REV 3", "WK 10770/2019 REV 3"),
        ("WK 3570/2017 INIT", "WK 3570/2017"),
        ("6747/12 ADD 1 REV 1", "6747/12 ADD 1 REV 1"),
        ("6937/1/96 REV", "6937/1/96 REV"),
        ("EUCO 1/09", "EUCO 1/09"),
    ],
)
def test_document_number_is_printed(printed: str, canonical: str) -> None:
    number = DocumentNumber.parse(printed)
    assert str(number) == number.text == canonical


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["reference"] for vector in VECTORS])
def test_slug_of_the_register(vector: dict[str, str]) -> None:
    assert DocumentNumber.parse(vector["reference"]).slug == vector["slug"]


def test_revision_without_a_figure_takes_it_from_inside_the_number() -> None:
    assert DocumentNumber.parse("6937/1/96 REV").slug == "ST-6937-1996-REV-1"


@pytest.mark.parametrize(("year", "figures"), [(1950, "50"), (1993, "93"), (1999, "99"), (2000, "00"), (2049, "49")])
def test_two_figures_of_a_year(year: int, figures: str) -> None:
    assert DocumentNumber.parse(f"13321/{figures}").year == year


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("abc", 1),
        ("13321", 1),
        ("CM 12", 1),  # a prefix is one only before a whole number
        ("13321/15 foo", 10),
        ("13321/15 REV 1 x", 16),
        ("13321/15\n", 9),
        ("2025/1304", 1),  # the number of an act: four figures of a year need a series
        ("C/02/344", 1),  # a register of press releases
        ("COM(2020) 187 final", 1),
        ("133210/15", 1),
        ("\ud800", 1),
        ("\x00", 1),
    ],
)
def test_no_document_number(text: str, column: int) -> None:
    with pytest.raises(ParseError) as caught:
        DocumentNumber.parse(text)
    assert_says(caught.value, text, "expected a document number such as 13321/15")
    assert caught.value.column == column


def assert_says(error: ParseError, text: str, message: str) -> None:
    """The error is ours, names what was expected and where, and shows nothing of the parser below."""
    assert isinstance(error, CouncilParseError)
    assert error.message.startswith(message)
    assert (error.line, error.excerpt) == (1, text)
    assert error.__suppress_context__ or error.__context__ is None
    assert error.__cause__ is None
    printed = str(error)
    for leak in ("Token(", "Expected one of", "No terminal", "Unexpected", "$END", "lark"):
        assert leak not in printed


def test_error_shows_a_caret_under_the_place() -> None:
    with pytest.raises(ParseError) as caught:
        DocumentNumber.parse("13321/15 foo")
    place, excerpt, caret = str(caught.value).split("\n")
    assert place.startswith("line 1, column 10: expected a document number")
    assert excerpt[caret.index("^") :] == "foo"


def document_numbers() -> st.SearchStrategy[DocumentNumber]:
    series = st.sampled_from([row["series"] for row in table("series")["entries"]])
    kinds = st.sampled_from([row["suffix"] for row in table("suffixes")["entries"]])
    suffixes = st.lists(st.builds(Suffix, kinds, st.none() | st.integers(1, 999)), max_size=4).map(tuple)
    revisions = st.none() | st.integers(0, 99)
    return st.builds(DocumentNumber, series, st.integers(1, 99_999), st.integers(1950, 2049), suffixes, revisions)


@given(document_numbers())
def test_document_number_round_trip(number: DocumentNumber) -> None:
    assert DocumentNumber.parse(str(number)) == number


@given(document_numbers())
def test_slug_is_one_word_in_capitals(number: DocumentNumber) -> None:
    assert number.slug == number.slug.upper()
    assert not set(number.slug) & set(" /")


# -- interinstitutional files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2018/0330(COD)", InterinstitutionalFile(2018, 330, "COD")),
        ("2016/0171 (COD)", InterinstitutionalFile(2016, 171, "COD")),
        *(
            (f"2016/0288 ({kind})", InterinstitutionalFile(2016, 288, kind))
            for kind in ("NLE", "CNS", "AVC", "APP", "ACC", "INI")
        ),
    ],
)
def test_interinstitutional_file(printed: str, expected: InterinstitutionalFile) -> None:
    assert InterinstitutionalFile.parse(printed) == expected


def test_several_interinstitutional_files() -> None:
    files = InterinstitutionalFile.parse_all("2011/0417(COD) 2011/0418(COD)")
    assert [file.text for file in files] == ["2011/0417 (COD)", "2011/0418 (COD)"]


@pytest.mark.parametrize("text", ["", "2018/0330", "2018/330(COD)", "2018/0330(COD", "13321/15", "2018/0330(cod)"])
def test_no_interinstitutional_file(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        InterinstitutionalFile.parse(text)
    assert_says(caught.value, text, "expected a file number such as 2022/0155 (COD)")


def test_two_interinstitutional_files_are_not_one() -> None:
    text = "2011/0417(COD) 2011/0418(COD)"
    with pytest.raises(ParseError) as caught:
        InterinstitutionalFile.parse(text)
    assert_says(caught.value, text, "expected one interinstitutional file, found 2")


@given(
    st.builds(
        InterinstitutionalFile,
        st.integers(1000, 9999),
        st.integers(0, 9999),
        st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3),
    )
)
def test_interinstitutional_file_round_trip(file: InterinstitutionalFile) -> None:
    assert InterinstitutionalFile.parse(str(file)) == file


# -- subject codes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("CORDROGUE 81", [("CORDROGUE", 81)]),
        ("FRONT 154", [("FRONT", 154)]),
        ("JAI 123 CFSP/PESC 150 COSI 25", [("JAI", 123), ("CFSP/PESC", 150), ("COSI", 25)]),
        ("PE-L 32", [("PE-L", 32)]),
        ("CO EUR-PREP 45", [("CO EUR-PREP", 45)]),
        ("PR CO 5", [("PR CO", 5)]),
        ("CRS CRP 31", [("CRS CRP", 31)]),
        ("CRS/CRP 45", [("CRS/CRP", 45)]),
        ("OJ CRP1 31", [("OJ CRP1", 31)]),
        ("OJ CRP2", [("OJ CRP2", None)]),
        ("OJ CRP 41", [("OJ CRP", 41)]),
        ("OJ CONS 49", [("OJ CONS", 49)]),
        ("OJ/CONS 6", [("OJ/CONS", 6)]),
        ("WG VII 17", [("WG VII", 17)]),
        ("PV/CONS 26", [("PV/CONS", 26)]),
        ("CODEC 2136", [("CODEC", 2136)]),
        ("NZ 8", [("NZ", 8)]),
        ("N 12", [("N", 12)]),
        ("PARLNAT", [("PARLNAT", None)]),
        ("LEX 410 DELACT 189", [("LEX", 410), ("DELACT", 189)]),
        ("COEST169 PESC511", [("COEST", 169), ("PESC", 511)]),
        ("121IA 28", None),
    ],
)
def test_subject_codes(printed: str, expected: list[tuple[str, int | None]] | None) -> None:
    if expected is None:
        with pytest.raises(ParseError):
            SubjectCode.parse_all(printed)
    else:
        assert SubjectCode.parse_all(printed) == tuple(SubjectCode(code, serial) for code, serial in expected)


@pytest.mark.parametrize("text", ["", "81", "Cordrogue 81", "CORDROGUE 81 x", "CORDROGUE 12345"])
def test_no_subject_code(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        SubjectCode.parse(text)
    assert_says(caught.value, text, "expected a subject code such as CORDROGUE 81")


def test_two_subject_codes_are_not_one() -> None:
    with pytest.raises(ParseError) as caught:
        SubjectCode.parse("JAI 123 COSI 25")
    assert_says(caught.value, "JAI 123 COSI 25", "expected one subject code, found 2")


def known_codes() -> list[str]:
    return [row["code"] for row in table("subject_codes")["entries"]]


@pytest.mark.parametrize("serial", [None, 1, 2136])
def test_every_known_code_round_trips(serial: int | None) -> None:
    codes = [SubjectCode(code, serial) for code in known_codes()]
    assert [SubjectCode.parse(str(code)) for code in codes] == codes


@given(st.lists(st.builds(SubjectCode, st.sampled_from(known_codes()), st.integers(1, 9999)), min_size=1, max_size=6))
def test_subject_codes_round_trip(codes: list[SubjectCode]) -> None:
    assert SubjectCode.parse_all(" ".join(map(str, codes))) == tuple(codes)


def is_no_suffix(word: str) -> bool:
    return not word.startswith(tuple(row["suffix"] for row in table("suffixes")["entries"])) and word != "INIT"


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=11).filter(is_no_suffix), st.integers(1, 9999))
def test_an_unknown_code_round_trips(code: str, serial: int) -> None:
    assert SubjectCode.parse(f"{code} {serial}") == SubjectCode(code, serial)


# -- references --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("11238/22", [["11238/22"]]),
        ("10654/22 + ADD 1", [["10654/22", "10654/22 ADD 1"]]),
        ("9200/08 + COR 1", [["9200/08", "9200/08 COR 1"]]),
        ("12413/20 + ADD 1 REV 1 + COR 2", [["12413/20", "12413/20 ADD 1 REV 1", "12413/20 COR 2"]]),
        ("6468/26 + COR 1 + ADD 1", [["6468/26", "6468/26 COR 1", "6468/26 ADD 1"]]),
        ("6468/26 + ADD 1 to 3", [["6468/26", "6468/26 ADD 1", "6468/26 ADD 2", "6468/26 ADD 3"]]),
        ("6468/26 + ADD 1-3", [["6468/26", "6468/26 ADD 1", "6468/26 ADD 2", "6468/26 ADD 3"]]),
        ("5221/20 (to be issued) WK 14360/19", [["5221/20"], ["WK 14360/2019"]]),
        ("9768/16,10231/16", [["9768/16"], ["10231/16"]]),
        ("7018/20 6432/20 6534/20 TRANS", [["7018/20"], ["6432/20"], ["6534/20"]]),
        ("13024/2/23 REV 2 OJ CRP1 31", [["13024/2/23 REV 2"]]),
        ("U 6910/1/20 REV 1 PE-QE", [["6910/1/20 REV 1"]]),
        ("6195/17 MAR 36 CODEC 199", [["6195/17"]]),
        ("10951/2/98 ENFOPOL 98 REV 2", [["10951/2/98 REV 2"]]),
        ("5739/1/98 REV LIMITE EUROPOL 18", [["5739/1/98 REV"]]),
        ("13839/02 (Presse 344)", [["13839/02"]]),
        ("doc. CM 3835/15", [["CM 3835/15"]]),
        ("as set out in document 13321/15.", [["13321/15"]]),
        ("", []),
        ("no number at all", []),
        ("C/02/344", []),
        ("Regulation (EU) No 913/2010", []),
        ("Regulation (EU) 2025/1304", []),
    ],
)
def test_references(printed: str, expected: list[list[str]]) -> None:
    found = [[str(document) for document in reference.documents] for reference in Reference.parse_all(printed)]
    assert found == expected


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ("6195/17 MAR 36 CODEC 199", ["MAR 36", "CODEC 199"]),
        ("13024/2/23 REV 2 OJ CRP1 31", ["OJ CRP1 31"]),
        ("10951/2/98 ENFOPOL 98 REV 2", ["ENFOPOL 98"]),
        ("6910/1/20 REV 1 PE-QE", ["PE-QE"]),
    ],
)
def test_codes_of_a_reference(printed: str, codes: list[str]) -> None:
    (reference,) = Reference.parse_all(printed)
    assert [str(code) for code in reference.subject_codes] == codes


def test_text_of_a_reference_is_canonical() -> None:
    (reference,) = Reference.parse_all("6468/26 +COR1  + ADD 1 (to be issued)")
    assert (str(reference), reference.remark) == ("6468/26 + COR 1 + ADD 1", "to be issued")


def test_a_range_without_end_in_sight_is_cut() -> None:
    (reference,) = Reference.parse_all("6468/26 + ADD 1 to 999")
    assert len(reference.documents) <= 101


@given(
    st.lists(
        document_numbers().filter(lambda number: None not in {suffix.serial for suffix in number.suffixes}), max_size=4
    )
)
def test_numbers_in_a_row_are_references(numbers: list[DocumentNumber]) -> None:
    found = Reference.parse_all(", ".join(map(str, numbers)))
    assert [reference.documents for reference in found] == [(number,) for number in numbers]


ODD_WORDS = [
    *["CM", "EEE", "WK", "12", "12/15", "12/2025", "/", "REV", "REV 1", "+", "to 3", "(", "(x)", "INIT", "OJ", "\n"],
]


@given(st.lists(st.sampled_from(ODD_WORDS) | st.text(max_size=3), max_size=8).map(" ".join) | st.text())
def test_any_text_holds_references_or_none(text: str) -> None:
    assert all(isinstance(reference, Reference) for reference in Reference.parse_all(text))


def test_a_prefix_without_a_number_is_none() -> None:
    assert Reference.parse_all("see CM 12 only") == ()
    (reference,) = Reference.parse_all("13321/15 EEE 12 (to be issued)")
    assert (reference.text, [str(code) for code in reference.subject_codes]) == ("13321/15", ["EEE 12"])
