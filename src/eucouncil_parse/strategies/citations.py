"""What documents cite, in its canonical form: what ``str`` prints is found in a text as the same value."""

from __future__ import annotations

import string
from datetime import date
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from eucouncil_parse.cited.acts import Act
from eucouncil_parse.cited.articles import TreatyArticle
from eucouncil_parse.cited.cases import CourtCase
from eucouncil_parse.cited.commission import CommissionDocument
from eucouncil_parse.cited.journal import JournalReference
from eucouncil_parse.findings import Citable, Citation
from eucouncil_parse.identifiers import DocumentNumber
from eucouncil_parse.strategies.identifiers import document_numbers, interinstitutional_files
from eucouncil_parse.vocabulary import table

__all__ = ["acts", "citations", "court_cases", "journal_references", "numbers_of_commission", "treaty_articles"]

_YEAR_FIRST = 2015
_LAST_YEAR = 2030


@st.composite
def _acts(draw: DrawFn) -> Act:
    row = draw(st.sampled_from(table("citations")["acts"]))
    community = draw(st.sampled_from(table("citations")["communities"]))
    year = draw(st.integers(community["first"], community["last"] or _LAST_YEAR))
    is_decision = row["type"] == "decision"
    number_first = year < _YEAR_FIRST and (row["type"] == "regulation" or (is_decision and draw(st.booleans())))
    code = community["code"]
    for together in table("citations")["together"]:
        if code == together[0] and draw(st.booleans()):
            code = ", ".join(together)
    manners = st.none() | st.sampled_from([manner["manner"] for manner in table("citations")["manners"]])
    manner = draw(manners) if row["type"] in table("citations")["manners_of"] else None
    # Of a number that could be a year nobody can tell which of the two it is.
    number = draw(st.integers(1, 9999).filter(lambda number: not 30 <= number < 100 and not 1900 <= number < 2100))
    if year < 2000:
        number = draw(st.integers(100, 1899))
    return Act(row["type"], code, year, number, manner, number_first)


@cache
def acts() -> SearchStrategy[Act]:
    """Acts of the Union: ``Regulation (EU) No 913/2010``, ``Directive 2012/34/EU``.

    >>> from hypothesis import find
    >>> find(acts(), lambda act: act.type == "directive" and act.year > 2015).celex[5:6]
    'L'
    """
    return _acts()


@cache
def treaty_articles() -> SearchStrategy[TreatyArticle]:
    """Articles of the treaties: ``Article 82(1), point (d), TFEU``."""
    return st.builds(
        TreatyArticle,
        treaty=st.sampled_from([row["treaty"] for row in table("citations")["treaties"]]) | st.none(),
        article=st.integers(1, 358).map(str) | st.just("6a"),
        paragraphs=st.lists(st.integers(1, 20).map(str), max_size=2, unique=True).map(tuple),
        points=st.lists(st.sampled_from(string.ascii_lowercase), max_size=2, unique=True).map(tuple),
        former=st.booleans(),
    )


@st.composite
def _court_cases(draw: DrawFn) -> CourtCase:
    court = draw(st.sampled_from(table("citations")["courts"]) | st.none())
    year = draw(st.integers(1989, _LAST_YEAR) if court else st.integers(1954, 1988))
    suffix = draw(st.none() | st.sampled_from(table("citations")["case_suffixes"])) if court else None
    ecli = draw(st.none() | st.integers(1, 999).map(lambda number: f"ECLI:EU:{court or 'C'}:{year}:{number}"))
    return CourtCase(court, draw(st.integers(1, 999)), year, suffix, ecli)


@cache
def court_cases() -> SearchStrategy[CourtCase]:
    """Cases of the Court of Justice: ``Case C-584/10 P``, ``Case 26/62``, some with their ECLI."""
    return _court_cases()


@st.composite
def _numbers_of_commission(draw: DrawFn) -> CommissionDocument:
    final = draw(st.booleans())
    part = draw(st.none() | st.integers(1, 9))
    return CommissionDocument(
        draw(st.sampled_from([row["series"] for row in table("citations")["commission_series"]])),
        draw(st.integers(1990, _LAST_YEAR)),
        draw(st.integers(1, 9999)),
        final,
        draw(st.none() | st.integers(2, 9)) if final else None,
        part,
        None if part is None else draw(st.none() | st.integers(part, 12)),
    )


@cache
def numbers_of_commission() -> SearchStrategy[CommissionDocument]:
    """Numbers of documents of the Commission: ``COM(2020) 187 final``, ``SWD(2022) 99 final, PART 1/3``."""
    return _numbers_of_commission()


@st.composite
def _journal_references(draw: DrawFn) -> JournalReference:
    series, number = draw(st.sampled_from("LC")), draw(st.integers(1, 999))
    day = draw(st.none() | st.dates(date(1952, 12, 30), date(_LAST_YEAR, 12, 31)))
    form = draw(st.sampled_from(["issue", "act", "notice"]))
    if form == "notice":
        return JournalReference(series, number, year=draw(st.integers(1998, 2023)), number=draw(st.integers(1, 99)))
    eli = draw(st.none() | st.just(f"http://data.europa.eu/eli/reg/2024/{number}/oj"))
    if form == "act":
        year = draw(st.integers(2023, _LAST_YEAR))
        return JournalReference(series, year=year, number=number, date=day, eli=eli)
    page = draw(st.none() | st.integers(1, 999))
    last = None if page is None else draw(st.none() | st.integers(page, 999))
    year_of_issue = day.year if day else draw(st.none() | st.integers(1952, 2023))
    section = draw(st.none() | st.sampled_from("EIA"))
    return JournalReference(series, number, section, year_of_issue, None, day, page, last, eli)


@cache
def journal_references() -> SearchStrategy[JournalReference]:
    """Places in the Official Journal: ``OJ L 123, 12.5.2016, p. 1``, ``OJ L, 2024/1234``, ``2016/C 411/03``."""
    return _journal_references()


def _stands_alone(number: DocumentNumber) -> bool:
    """Whether a number is known for one without a word before it."""
    if number.series != "ST":
        return True
    are_two_years = number.number + 1 == number.year and number.revision is None
    return number.number >= 1000 and not are_two_years


@cache
def citations() -> SearchStrategy[Citation]:
    """Citations of every kind, as they stand in the first paragraph of a document.

    >>> from hypothesis import find
    >>> find(citations(), lambda citation: isinstance(citation.value, DocumentNumber)).path
    'body[0]'
    """
    values: list[SearchStrategy[Citable]] = [
        document_numbers().filter(_stands_alone),
        interinstitutional_files(),
        acts(),
        treaty_articles(),
        court_cases(),
        numbers_of_commission(),
        journal_references(),
    ]
    return st.one_of(values).map(lambda value: Citation(str(value), value, "body[0]"))
