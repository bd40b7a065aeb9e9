"""What texts cite: sentences and what a reader finds in them, printed values that are read back, odd texts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from eucouncil_parse import (
    Act,
    Annex,
    Citation,
    CommissionDocument,
    CourtCase,
    Document,
    DocumentNumber,
    Header,
    Heading,
    InterinstitutionalFile,
    Item,
    JournalReference,
    Note,
    Paragraph,
    ParseError,
    Reference,
    Routing,
    Section,
    Statement,
    TreatyArticle,
    parse,
    references,
    strategies,
)
from eucouncil_parse.cited import reading
from eucouncil_parse.diagnostics import Span
from eucouncil_parse.layers.citations import Reader
from eucouncil_parse.layers.passages import Breaks, Passage
from eucouncil_parse.layers.printed import Printed
from eucouncil_parse.vocabulary import language
from hostile_patterns import NOTE, repeated
from test_hostile import assert_grows_linearly, no_hang

CASES = Path(__file__).parent / "cases" / "references"
SENTENCES = sorted(CASES.glob("*.txt"))
SIZE = 50_000
PIECES = [
    *["Article", "Articles", "1", "(2)", "point (a)", ",", "and", "TFEU", "of the Treaty", "Regulation", "(EU)", "No"],
    *["2016/679", "1/2003", "/EC", "OJ", "L", "2024/1", "p. 1", "12345/26", "+", "ADD 1", "to 3", "REV", "(en)", ")"],
    *["document", "Case", "C-1/12", "P", "EU:C:2014:3", "COM", "(2020)", "final", "/2", "2022/0155 (COD)", "thereof"],
    *["Treaty on European Union", ", and in particular", "31.2.2016", "ex", "WK", "1/2026", "00/00", "0/0", "CM 0/99"],
]


def cited(*texts: str) -> list[tuple[str, str]]:
    """What paragraphs cite: the words, and the value in its canonical form."""
    document = Document(body=tuple(map(Paragraph, texts)))
    return [(citation.text, str(citation.value)) for citation in references(document)]


# -- sentences ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", SENTENCES, ids=lambda file: file.stem)
def test_sentences(file: Path) -> None:
    """NAME.txt has a sentence a line, NAME.json for each line the words and the values that it cites."""
    sentences = file.read_text(encoding="utf-8").splitlines()
    expected: list[list[list[str]]] = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    assert len(sentences) == len(expected)
    for sentence, citations in zip(sentences, expected, strict=True):
        assert cited(sentence) == [(words, value) for words, value in citations], sentence


# -- values ------------------------------------------------------------------------------------------------------------

ADDRESSES: list[tuple[Any, str | None]] = [
    (Act.parse("Regulation (EU) 2021/241"), "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32021R0241"),
    (Act.parse("Decision 1999/468/CFSP"), None),
    (
        InterinstitutionalFile.parse("2022/0155 (COD)"),
        "https://eur-lex.europa.eu/procedure/EN/2022_155",
    ),
    (TreatyArticle.parse("Article 16(8) TEU"), "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:12016M016"),
    (TreatyArticle.parse("Article 308 EC"), None),
    (TreatyArticle.parse("ex Article 251 TFEU"), None),
    (TreatyArticle.parse("Article 95 of the Treaty"), None),
    (CourtCase.parse("Case C-131/12"), None),
    (
        CourtCase.parse("C-131/12, EU:C:2014:317"),
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli:ECLI:EU:C:2014:317",
    ),
    (
        CommissionDocument.parse("SWD(2022) 34 final"),
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=SWD:2022:34:FIN",
    ),
    (CommissionDocument.parse("SWD(2022) 34 final/2"), None),
    (CommissionDocument.parse("C(2020) 1234"), None),
    (
        JournalReference.parse("OJ L 119, 4.5.2016, p. 1"),
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:L:2016:119:TOC",
    ),
    (
        JournalReference.parse("2016/C 411/03"),
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:C:2016:411:TOC",
    ),
    (JournalReference.parse("OJ L 119, p. 1"), None),
    (
        JournalReference.parse("OJ L, 2024/1689, 12.7.2024, ELI: http://data.europa.eu/eli/reg/2024/1689/oj"),
        "http://data.europa.eu/eli/reg/2024/1689/oj",
    ),
    (
        DocumentNumber.parse("13321/15"),
        "https://data.consilium.europa.eu/doc/document/ST-13321-2015-INIT/en/pdf",
    ),
]


@pytest.mark.parametrize(("value", "address"), ADDRESSES, ids=[str(value) for value, _ in ADDRESSES])
def test_addresses(value: Any, address: str | None) -> None:
    assert value.url() == address


def test_addresses_in_other_languages() -> None:
    assert Act.parse("Directive 2012/34/EU").url("fr") == (
        "https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32012L0034"
    )


NUMBERS: list[tuple[str, str, str | None]] = [
    ("Regulation (EU) 2021/241", "32021R0241", "reg/2021/241"),
    ("Regulation (EU) No 913/2010", "32010R0913", "reg/2010/913"),
    ("Council Regulation (EC) No 1/2003", "32003R0001", "reg/2003/1"),
    ("Regulation (EEC) No 1408/71", "31971R1408", "reg/1971/1408"),
    ("Regulation (EC) No 2015/2006", "32006R2015", "reg/2006/2015"),
    ("Implementing Regulation (EU) 2015/1998", "32015R1998", "reg_impl/2015/1998"),
    ("Regulation 745/2017", "32017R0745", "reg/2017/745"),
    ("Commission Delegated Regulation (EU) 2019/856", "32019R0856", "reg_del/2019/856"),
    ("Regulation (EU, Euratom) 2018/1046", "32018R1046", "reg/2018/1046"),
    ("Directive 2012/34/EU", "32012L0034", "dir/2012/34"),
    ("Directive (EU) 2017/1371", "32017L1371", "dir/2017/1371"),
    ("Directive 95/46/EC", "31995L0046", "dir/1995/46"),
    ("Council Framework Decision 2003/568/JHA", "32003F0568", "dec_framw/2003/568"),
    ("Decision 2009/371/JHA", "32009D0371", "dec/2009/371"),
    ("Council Decision (CFSP) 2015/1333", "32015D1333", "dec/2015/1333"),
    ("Council Implementing Decision (EU) 2020/1352", "32020D1352", "dec_impl/2020/1352"),
    ("Decision No 768/2008/EC", "32008D0768", None),
    ("Joint Action 2008/851/CFSP", "32008E0851", None),
    ("Joint Action 98/733/JHA", "31998F0733", None),
    ("Common Position 2001/931/CFSP", "32001E0931", None),
    ("Recommendation 2003/488/EC", "32003H0488", "reco/2003/488"),
]


@pytest.mark.parametrize(("printed", "celex", "eli"), NUMBERS, ids=[printed for printed, _, _ in NUMBERS])
def test_numbers_of_acts(printed: str, celex: str, eli: str | None) -> None:
    act = Act.parse(printed)
    assert act.celex == celex
    assert act.eli == (None if eli is None else f"http://data.europa.eu/eli/{eli}/oj")


def test_numbers_of_treaty_articles() -> None:
    article = TreatyArticle.parse("Article 294(5) of the Treaty on the Functioning of the European Union")
    assert article == TreatyArticle("TFEU", "294", ("5",))
    assert article.celex == "12016E294"
    assert article.eli == "http://data.europa.eu/eli/treaty/tfeu_2016/art_294/oj"
    assert TreatyArticle.parse("Article 6a TEU").celex is None


@pytest.mark.parametrize(
    ("parse_value", "text", "column"),
    [
        (Act.parse, "Regulation (EU) twelve", 17),
        (Act.parse, "", 1),
        (TreatyArticle.parse, "Article 4 of the Directive", 11),
        (CourtCase.parse, "C-131", 1),
        (CommissionDocument.parse, "COM(2020)", 10),
        (JournalReference.parse, "OJ L", 5),
        (JournalReference.parse, "2016/X 411/03", 6),
    ],
)
def test_what_is_no_value(parse_value: Callable[[str], Any], text: str, column: int) -> None:
    with pytest.raises(ParseError) as caught:
        parse_value(text)
    assert caught.value.column == column


def test_several_values_are_not_one() -> None:
    with pytest.raises(ParseError, match="found 2"):
        Act.parse("Regulations (EU) 2021/241 and (EU) 2021/1060")


@given(strategies.acts())
def test_acts_are_read_back(act: Act) -> None:
    assert Act.parse(str(act)) == act


@given(strategies.treaty_articles())
def test_articles_are_read_back(article: TreatyArticle) -> None:
    assert TreatyArticle.parse(str(article)) == article


@given(strategies.court_cases())
def test_cases_are_read_back(case: CourtCase) -> None:
    assert CourtCase.parse(str(case)) == case


@given(strategies.numbers_of_commission())
def test_documents_of_the_commission_are_read_back(document: CommissionDocument) -> None:
    assert CommissionDocument.parse(str(document)) == document


@given(strategies.journal_references())
def test_journal_references_are_read_back(reference: JournalReference) -> None:
    assert JournalReference.parse(str(reference)) == reference


@given(strategies.citations())
def test_citations_are_found_in_a_sentence(citation: Citation) -> None:
    document = Document(body=(Paragraph(f"The meeting referred to {citation.text}; nobody objected."),))
    assert references(document) == (citation,)


@given(st.lists(strategies.citations(), max_size=4))
def test_citations_are_found_in_order(citations: list[Citation]) -> None:
    sentences = [f"It took note of {citation.text}." for citation in citations]
    found = references(Document(body=tuple(map(Paragraph, sentences))))
    assert [each.value for each in found] == [citation.value for citation in citations]
    assert [each.path for each in found] == [f"body[{index}]" for index in range(len(citations))]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " "]))
def test_no_citation_is_hidden(pieces: list[str], between: str) -> None:
    """What is found is what would be found if every text were looked through."""
    document = Document(body=(Paragraph(between.join(pieces)),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_needed", lambda _language: [re.compile("")])
        looked_through = references(document)
    assert references(document) == looked_through


@given(strategies.references())
def test_the_text_of_a_reference_names_its_documents(reference: Reference) -> None:
    found = Reader(language("en")).read("CITED_DOCUMENTS", reference.text)
    assert tuple(each.value for each in found) == reference.documents


# -- places ------------------------------------------------------------------------------------------------------------


def test_every_text_is_read_in_the_order_of_the_fields() -> None:
    def number(figure: int) -> str:
        return f"document {figure}/26"

    item = Item(
        label="1.",
        title=number(1),
        procedure=("Adoption", number(2)),
        legal_basis=number(3),
        references=Reference.parse_all("4444/26 + ADD 1"),
        body=(Paragraph(number(5)), Heading(number(6))),
        items=(Item(title=number(7)),),
    )
    document = Document(
        header=Header(
            number=DocumentNumber.parse("99/26"),
            interinstitutional_files=(InterinstitutionalFile.parse("2022/0155 (COD)"),),
        ),
        routing=Routing(
            previous_documents=Reference.parse_all("11/26 + COR 1"),
            commission_documents=("COM(2026) 1 final", "8115/21"),
            subject=number(12),
            enclosures=number(13),
        ),
        body=(Paragraph(number(14)), Paragraph("Own number: document 99/26; its addendum: document 99/26 ADD 1.")),
        sections=(Section(number(15), number(16)),),
        items=(item,),
        annexes=(Annex(number(17), (Paragraph(number(18)),)),),
        statements=(Statement("1.", (), (Paragraph(number(19)),)),),
        notes=(Note(number(20)),),
    )
    assert [(each.path, str(each.value)) for each in references(document)] == [
        ("header.interinstitutional_files[0]", "2022/0155 (COD)"),
        ("routing.previous_documents[0]", "11/26"),
        ("routing.previous_documents[0]", "11/26 COR 1"),
        ("routing.commission_documents[0]", "COM(2026) 1 final"),
        ("routing.commission_documents[1]", "8115/21"),
        ("routing.subject", "12/26"),
        ("routing.enclosures", "13/26"),
        ("body[0]", "14/26"),
        ("body[1]", "99/26 ADD 1"),
        ("sections[0].title", "15/26"),
        ("sections[0].legal_basis", "16/26"),
        ("items[0].title", "1/26"),
        ("items[0].procedure[1]", "2/26"),
        ("items[0].legal_basis", "3/26"),
        ("items[0].references[0]", "4444/26"),
        ("items[0].references[0]", "4444/26 ADD 1"),
        ("items[0].body[0]", "5/26"),
        ("items[0].body[1]", "6/26"),
        ("items[0].items[0].title", "7/26"),
        ("annexes[0]", "17/26"),
        ("annexes[0].body[0]", "18/26"),
        ("statements[0].body[0]", "19/26"),
        ("notes[0]", "20/26"),
    ]


AGENDA = """Council of the European Union
                              Brussels, 12 May 2021
                              (OR. en)

                              9990/21

                              OJ CONS 31
PROVISIONAL AGENDA

1.  Regulation on bees, amending Directive                          9301/1/21 REV 1
    2012/34/EU and repealing Regulation (EU) No 913/2010            + REV 1 ADD 1
    Adoption                                                        9302/21 + COR 1
    (Legal basis: Article 91 TFEU)
2.  Any other business
"""


def test_spans_beside_and_between_columns() -> None:
    document = parse(AGENDA, source="layout")
    found = {str(each.value): each.span for each in document.references}
    assert {value: AGENDA[span.start : span.end] for value, span in found.items() if span} == {
        # A span goes from the first character to the last, through what the column beside it holds.
        "Directive 2012/34/EU": f"Directive{' ' * 26}9301/1/21 REV 1\n    2012/34/EU",
        "Regulation (EU) No 913/2010": "Regulation (EU) No 913/2010",
        "Article 91 TFEU": "Article 91 TFEU",
        "9301/1/21 REV 1": "9301/1/21 REV 1",
        "9301/1/21 REV 1 ADD 1": "REV 1 ADD 1",
        "9302/21": "9302/21",
        "9302/21 COR 1": "COR 1",
    }
    last = found["9302/21 COR 1"]
    assert last is not None
    assert (last.page, last.line) == (1, AGENDA[: last.start].count("\n") + 1)


@pytest.mark.parametrize(
    ("words", "source", "place"),
    [
        ("7936/26", "Bees 7936/26", (5, 12)),
        ("7936/26", "Bees ST 7936 / 26", (5, 17)),
        ("7936/26", "Bees EST 7936/26", (9, 16)),
        ("7936/26", "17936/26 7936/261 7936/26/x 7936/26", (28, 35)),
        ("WK 3735/2026", "WK  3735/26", (0, 11)),
        ("WK 3735/2026", "WK 3735/2026, WK 3735/20", (0, 12)),
        ("WK 3735/2020", "WK 3735/2026, WK 3735/20", (14, 24)),
        ("+ ADD 1", "7936/26 +\n   ADD 1", (8, 18)),
        ("7936/26", "none", (0, 4)),
        ("+ ADD 2", "7936/26" + " + ADD 1" * 30 + " + ADD\n2", (248, 255)),
        ("WK 3735/2026", "WK 1/26, " * 30 + "WK\t3735/26", (270, 280)),
        ("ADD 2", "ADD 1 " * 30, (0, 180)),
    ],
)
def test_where_words_are_printed(words: str, source: str, place: tuple[int, int]) -> None:
    span = Printed(Span(0, len(source), 1, 1), source).span_of(words)
    assert span is not None
    assert (span.start, span.end) == place


@pytest.mark.parametrize("end", ["a a a b 7936/26", "7936/26"])
def test_long_words_that_are_not_printed(end: str) -> None:
    """They are not compared at every place where they might begin."""

    def make(size: int) -> Callable[[], object]:
        source = "a " * (size // 2)
        words = "a " * (size // 4) + end
        return lambda: [Printed(Span(0, len(source), 1, 1), source).span_of(words) for _ in range(100)]

    assert_grows_linearly(make, 2_000)


@pytest.mark.parametrize("between", [" ", "\n" + " " * 200, "\r\n", " \f "])
def test_blanks_between_words_may_be_wide(between: str) -> None:
    source = f"- See{between}document{between}7936/26."
    span = Passage("See document 7936/26.", Span(2, len(source), 1, 1), source).span_of(13, 20)
    assert span is not None
    assert span.slice(source) == "7936/26"


def test_places_may_be_asked_for_in_any_order() -> None:
    source = "one\r\ntwo\n\fthree\nfour\rfive"
    breaks = Breaks(Span(0, len(source), 1, 1), source)
    places = {word: source.index(word) for word in ("one", "two", "three", "four", "five")}
    expected = {"one": (1, 1), "two": (1, 2), "three": (2, 1), "four": (2, 2), "five": (2, 3)}
    for word in ("five", "one", "three", "two", "four", "three"):
        assert breaks.page_and_line(places[word]) == expected[word]


def test_found_anew_where_the_layer_was_left_out() -> None:
    with_layer, without = parse(AGENDA, source="layout"), parse(AGENDA, source="layout", layers=())
    assert without.references == ()
    assert references(without) == with_layer.references == references(with_layer)
    assert references(evolve(without, language="xx")) == with_layer.references


# -- odd texts ---------------------------------------------------------------------------------------------------------

TOKENS = [
    *["Article 1, ", "Article 1(1)(1)", "Article 1(1), point (a), ", "1, ", "Regulation (EU) ", "(EU) 2016/1036, "],
    *["Regulation (EU) 2016/679, (EU) ", "2016/679 and ", "Directive 2012/34/EU, 2012/34/", "Regulation (EU, EC, "],
    *["6468/26 + COR 1 ", "+ COR 1 ", "COR 1 (en) ", "6468/26 + ", "document 1/1, 1/1", "doc. ", "(en fr ", "C-1/12, "],
    *["C-1/12 P P P ", "Case C-1/12, Case ", "OJ L 1, ", "COM(2020) 1 final", "2016/C 1", "2022/0155 (COD)", "No 1/1 "],
    *["Treaty on European Union, and in particular Article 1, ", "http://a", "ELI: http://data.europa.eu/eli/(", "A"],
    *["OJ L, 2024/1, 1.1.2024, ELI: http://data.europa.eu/eli/(", "1 / 1 ", "1", "+ ADD 1 to 99 ", "Council ", "ex "],
    *["Article 1, first subparagraph, ", "Article 1 of the Treaty of ", "of the ", "Article 1 TFEU, ", "("],
]


@pytest.mark.parametrize("token", TOKENS)
def test_a_repeated_token(token: str) -> None:
    def make(size: int) -> Callable[[], object]:
        document = Document(body=(Paragraph(repeated(token, size)),))
        return lambda: references(document)

    assert_grows_linearly(make, SIZE)


@pytest.mark.parametrize("line", ["see doc. 12345/26 and\n", "Article 1 TFEU, ", "(EU) 2016/1036, Article 5\n"])
def test_many_citations_in_one_paragraph_with_their_spans(line: str) -> None:
    def make(size: int) -> Callable[[], object]:
        text = NOTE + repeated(line, size)
        return lambda: parse(text, source="raw", layers=["references"])

    assert_grows_linearly(make, SIZE)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " "]))
def test_any_order_of_pieces(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    with no_hang():
        found = references(Document(body=(Paragraph(text),)))
    for citation in found:
        assert citation.text in text
        assert str(citation.value)
        address = citation.value.url()
        assert address is None or address.startswith("http")


@given(st.text())
def test_any_text(text: str) -> None:
    for citation in references(Document(body=(Paragraph(text),))):
        assert citation.text in text
