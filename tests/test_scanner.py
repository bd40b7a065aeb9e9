"""The scanner: what kind of line a printed line is, and which labels open it."""

from __future__ import annotations

import pytest

from eucouncil_parse.readers import reader
from eucouncil_parse.scanner import ScannedCell, Scanner
from eucouncil_parse.sources import Cell


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return reader("en").scanner


def scan(scanner: Scanner, text: str) -> ScannedCell:
    return scanner.scan(Cell(text, 0, len(text)))


WHOLE_LINES = {
    "MASTHEAD": [
        "Council of the European Union",
        "COUNCIL OF THE EUROPEAN UNION",
        "COUNCIL OF",
        "THE EUROPEAN UNION",
        "Council of the",
        "European Union",
        "General Secretariat",
        "European Council",
    ],
    "PLACE_DATE": [
        "Brussels, 27 October 2015",
        "Luxembourg, 17 June 2014",
        "Strasbourg, 5 April 2011",
        "Brussels 21 December 2001",
        "Brussels, 15 March 1999 (22.03)",
        "Brussels, 2 June 2004 (4.7)",
        "Brussels, 29 June 2010 (29.06)",
        "Brussels, 27 October 2015 (OR. en)",
    ],
    "LANGUAGE_TAG": [
        "(OR. en)",
        "(OR. fr)",
        "(OR. EN)",
        "(Or. fr)",
        "(OR. d)",
        "(OR.en)",
        "(OR. fr,en)",
        "(OR. en/fr)",
        "(OR. en, de)",
    ],
    "DAYS": [
        "8 and 9 March 2018",
        "1-2 March 2010",
        "2 and 4 May 2018 (10.00, 10.00)",
        "18 July 2022 (10.00)",
        "21 and 22 January 2020",
        "30 November and 1 December 2020",
        "14 AND 15 DECEMBER 2001",
        "6 May 2021",
    ],
    "DAY_BANNER": ["WEDNESDAY 20 SEPTEMBER 2023", "Wednesday, 3 November 2010"],
    "DOCUMENT_NUMBER": [
        "13321/15",
        "9693/93",
        "14860/1/18 REV 1",
        "6489/17 ADD 1",
        "12252/16 ADD 1 REV 1",
        "10729/4/16 REV 4 ADD 1",
        "11432/07 DCL 1",
        "CM 5133/19",
        "SN 4944/2/01 REV 2",
        "WK 14407/2019",
        "WK 14408/19",
        "WK 3570/2017 INIT",
        "XT 21016/17 ADD 1 REV 2",
        "EUCO 7/1/18 REV 1",
        "CONV 459/02",
        "EEE 1607/2/11 REV 2",
        "PE-CONS 3601/1/03 REV 1",
        "7641/1/06 REV1",
        "10630/1/10REV1",
        "8261/1 /26 REV 1",
    ],
    "SUFFIXES": ["ADD 1", "REV 2", "ADD 1 REV 1", "COR 2", "DCL 1"],
    "FILE_NUMBERS": [
        "2018/0330(COD)",
        "2016/0171 (COD)",
        "2011/0417(COD) 2011/0418(COD)",
        "2011/0417(COD), 2011/0418(COD)",
    ],
    "REFERENCES": [
        "10654/22 + ADD 1",
        "12413/20 + ADD 1 REV 1 + COR 2",
        "9200/08 + COR 1",
        "9768/16,10231/16",
        "13024/2/23 REV 2 OJ CRP1 31",
        "7018/20 6432/20 6534/20 TRANS",
        "6195/17 MAR 36 CODEC 199",
        "5221/20 (to be issued)",
    ],
    "ADDITION": ["+ ADD 1", "+ COR 1", "+ ADD 1 + COR 1", "+ ADD 1 REV 1", "+ ADD 1 to 3"],
    "CODES": [
        "CORDROGUE 81",
        "FRONT 154",
        "JAI 123 CFSP/PESC 150 COSI 25",
        "PE-L 32",
        "CO EUR-PREP 45",
        "PR CO 5",
        "CRS CRP 31",
        "CRS/CRP 45",
        "OJ CRP1 31",
        "OJ CRP1",
        "OJ CONS 49",
        "PV/CONS 26",
        "CODEC 2136",
        "NZ 8",
        "N 12",
        "COEST169 PESC511",
    ],
    "MARKING": [
        "LIMITE",
        "PUBLIC",
        "RESTREINT UE",
        "RESTREINT UE/EU RESTRICTED",
        "RESTREINT UE / EU RESTRICTED",
        "RESTREINT",
    ],
    "STAMP": ["PU", "B", "LI", "C"],
    "TYPE": [
        "NOTE",
        "COVER NOTE",
        '"I/A" ITEM NOTE',
        "“I/A” ITEM NOTE",
        "PROPOSAL",
        "REPORT",
        "OUTCOME OF PROCEEDINGS",
        "SUMMARY RECORD",
        "DRAFT MINUTES",
        "PROVISIONAL AGENDA",
        "NOTICE OF MEETING AND PROVISIONAL AGENDA",
        "LEGISLATIVE ACTS AND OTHER INSTRUMENTS",
    ],
    "PRESS": ["PRESS RELEASE", "OUTCOME OF THE COUNCIL MEETING"],
    "SECTION": [
        "Non-legislative activities",
        "Legislative deliberations",
        "Other issues",
        "Horizontal Questions",
        "Mixed Committee",
        "Discussion items",
        "Discussion items (II)",
        "Discussion items II",
        "Non-discussion items (I)",
    ],
    "POLICY": [
        "AGRICULTURE",
        "FISHERIES",
        "JUSTICE",
        "Competitiveness",
        "Employment and Social Policy",
        "Agriculture and Fisheries",
    ],
    "ITEM_TITLE": [
        "Adoption of the agenda",
        "Any other business",
        'Approval of "A" items',
        "(poss.) Approval of “A” items",
    ],
    "STEP": [
        "Adoption",
        "Approval",
        "General approach",
        "Exchange of views",
        "Policy debate",
        "State of play",
        "Presentation by the Commission",
        "Information from the Commission",
        "Presidency debriefing on the outcome of the trilogue",
        "Preparation for the trilogue",
        "Mandate for negotiations with the European Parliament",
        "Decision to use the written procedure for the adoption",
        "Adoption by silence procedure",
    ],
    "ANNEX": ["ANNEX", "ANNEX I", "ANNEX 2"],
    "STATEMENT": ["STATEMENT BY GERMANY", "Statement by the Commission"],
    "FIGURE": ["1", "12"],
    "SEPARATOR": ["______________________", "---", "o o o", "º º º", "* * *", "*", "................"],
    "CAPITALS": ["BORTTAGANDE AV SÄKERHETSSKYDDSKLASSIFICERING", "ΠΡΟΤΑΣΗ", "A-PUNKT-VERMERK"],
    "TEXT": [
        "The meeting adopted the agenda as set out in doc. CM 3835/15.",
        "General Secretariat of the Council",
        "Regulation (EU) 2025/1304",
        "2025/1304",
        "No 913/2010",
        "Adopted texts",
        "Brussels is the seat of the Council",
        "12 months",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, lines in WHOLE_LINES.items() for text in lines])
def test_whole_line(scanner: Scanner, kind: str, text: str) -> None:
    scanned = scan(scanner, text)
    assert (scanned.kind, scanned.labels, scanned.text, scanned.printed) == (kind, (), text, text)


@pytest.mark.parametrize(
    ("text", "labels", "rest", "kind"),
    [
        ("From:", ["FROM"], "", "EMPTY"),
        ("From : Presidency", ["FROM"], "Presidency", "TEXT"),
        ("from :", ["FROM"], "", "EMPTY"),
        (
            "To: Permanent Representatives Committee/Council",
            ["TO"],
            "Permanent Representatives Committee/Council",
            "MEETING",
        ),
        ("To: Delegations", ["TO"], "Delegations", "TEXT"),
        ("On: 8 October 2015", ["ON"], "8 October 2015", "DAYS"),
        ("Subject : Draft conclusions of the Council", ["SUBJECT"], "Draft conclusions of the Council", "TEXT"),
        ("No. prev. doc.: 6195/17 MAR 36 CODEC 199", ["PREVIOUS_DOCUMENTS"], "6195/17 MAR 36 CODEC 199", "REFERENCES"),
        ("No. prev. doc.", ["PREVIOUS_DOCUMENTS"], "", "EMPTY"),
        ("No. Cion doc.:", ["COMMISSION_DOCUMENTS"], "", "EMPTY"),
        ("No. Cion prop.: COM(2018) 631 final", ["COMMISSION_DOCUMENTS"], "COM(2018) 631 final", "TEXT"),
        ("date of receipt: 14 June 2016", ["RECEIVED"], "14 June 2016", "DAYS"),
        ("Encl.: a list of names", ["ENCLOSURE"], "a list of names", "TEXT"),
        ("Interinstitutional File: 2018/0330(COD)", ["FILES"], "2018/0330(COD)", "FILE_NUMBERS"),
        ("Interinstitutional File:", ["FILES"], "", "EMPTY"),
        (
            "Interinstitutional Files: 2011/0417(COD) 2011/0418(COD)",
            ["FILES"],
            "2011/0417(COD) 2011/0418(COD)",
            "FILE_NUMBERS",
        ),
        ("Contact:", ["CONTACT"], "", "EMPTY"),
        ("Tel./Fax: +", ["TELEPHONE", "STEP_MARK"], "", "EMPTY"),
        ("Date: 21 and 22 January 2020", ["DATES"], "21 and 22 January 2020", "DAYS"),
        ("Time: 10.00, 9.30", ["TIMES"], "10.00, 9.30", "TEXT"),
        ("Venue:", ["VENUE"], "", "EMPTY"),
        ("1.", ["ARABIC"], "", "EMPTY"),
        ("1. Adoption of the agenda", ["ARABIC"], "Adoption of the agenda", "ITEM_TITLE"),
        ("1.Adoption of the agenda", ["ARABIC"], "Adoption of the agenda", "ITEM_TITLE"),
        ("12. Fight against drugs", ["ARABIC"], "Fight against drugs", "TEXT"),
        ("Item 6.1", ["NAMED"], "", "EMPTY"),
        ("I. Draft budget", ["ROMAN"], "Draft budget", "TEXT"),
        ("III. Discussion items", ["ROMAN"], "Discussion items", "SECTION"),
        ("VIII.", ["ROMAN"], "", "EMPTY"),
        ("a) Policy debate", ["LETTER"], "Policy debate", "STEP"),
        ("a)", ["LETTER"], "", "EMPTY"),
        ("(a)", ["LETTER"], "", "EMPTY"),
        ("A. First part", ["LETTER"], "First part", "TEXT"),
        ("ii) second point", ["SMALL_ROMAN"], "second point", "TEXT"),
        ("8. a) Any other point", ["ARABIC", "LETTER"], "Any other point", "TEXT"),
        ("– Annotated draft agenda", ["DASH"], "Annotated draft agenda", "TEXT"),
        ("- Adoption", ["DASH"], "Adoption", "STEP"),
        ("•", ["DASH"], "", "EMPTY"),
        ("= State of play", ["STEP_MARK"], "State of play", "STEP"),
        ("=", ["STEP_MARK"], "", "EMPTY"),
        ("doc.: 13321/15", ["DOCUMENT"], "13321/15", "DOCUMENT_NUMBER"),
        ("NB: delegates should bring their badges", ["NOTICE"], "delegates should bring their badges", "TEXT"),
    ],
)
def test_labels(scanner: Scanner, text: str, labels: list[str], rest: str, kind: str) -> None:
    scanned = scan(scanner, text)
    assert [label.kind for label in scanned.labels] == labels
    assert (scanned.text, scanned.kind) == (rest, kind)
    assert text.startswith(scanned.labels[0].text)


@pytest.mark.parametrize("text", ["From the Presidency", "To be continued", "Date and place", "-5 degrees"])
def test_no_label(scanner: Scanner, text: str) -> None:
    scanned = scan(scanner, text)
    assert (scanned.labels, scanned.text) == ((), text)


def test_labels_are_cut_off_no_further_than_four(scanner: Scanner) -> None:
    scanned = scan(scanner, "1. 2. 3. 4. 5. 6. text")
    assert [label.text for label in scanned.labels] == ["1.", "2.", "3.", "4."]
    assert scanned.text == "5. 6. text"


@pytest.mark.parametrize(
    "text",
    [
        "14300/15 BM/mdc 1 DG D 1 A LIMITE EN",
        "6489/17 ADD 1 1 GIP 1B",
        "13321/15 sr/js/js/lao/ams/gj 2 DG D 2C EN",
        "13321/15 mg,jpe,ph/in/jhu 2 DG D2C EN",
        "13321/15 JdSS/ml 3 DGD 2C EN",
        "13321/15 GdK/lwp 3 DGD2C EN",
        "13321/15 WvdR/kve 3 DGH II EN",
        "13321/15 /cs 3 DG H II A EN",
        "13321/15 ΘΚ/γομ 3 DG C III EL",
        "13321/15 team/paf/kkr 3 DRI EN",
        "13321/15 add 3 DG E - 1C EN",
        "13321/15 BM/mdc 10 DG B 1C - DG G 1A LIMITE EN",
        "7160/26 FK/ld 2 GIP.1 EN",
        "7160/26 FK/ld 2 TREE.2.A LIMITE EN",
        "7160/26 FK/ld 2 LIFE.1.C RESTREINT UE/EU RESTRICTED EN",
        "JAI.1",
        "PGI 2B",
        "EN",
        "13321/15",
        "LIMITE EN",
        "AB/cd",
        "ANNEX I",
        "Contact: coreper.2@consilium.europa.eu",
    ],
)
def test_page_foot(scanner: Scanner, text: str) -> None:
    assert scanner.is_foot(text)


@pytest.mark.parametrize(
    "text",
    [
        "The agenda was adopted.",
        "Any other business",
        "13321/15 is the number of the document",
        "Brussels, 27 October 2015",
        "(OR. en)",
        "OUTCOME OF PROCEEDINGS",
        "",
    ],
)
def test_no_page_foot(scanner: Scanner, text: str) -> None:
    assert not scanner.is_foot(text)


TRAILING = {"DOCUMENT_NUMBER", "REFERENCES", "ADDITION", "CODES"}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in WHOLE_LINES.items() for text in texts])
def test_end_of_a_line(scanner: Scanner, kind: str, text: str) -> None:
    assert scanner.trailing_kind(text) == (kind if kind in TRAILING else None)
