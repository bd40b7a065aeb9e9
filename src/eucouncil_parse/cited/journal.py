"""The Official Journal: ``OJ L 123, 12.5.2016, p. 1``, ``OJ L, 2024/1234, 30.4.2024``, ``2016/C 411/03``."""

from __future__ import annotations

import re
from datetime import date

from attrs import frozen
from lark import Token

from eucouncil_parse.cited.reading import EURLEX, Found, Node, only, read_value, tokens
from eucouncil_parse.vocabulary import Language, language

__all__ = ["JournalReference", "journal_of", "notice_of"]


@frozen(slots=True)
class JournalReference:
    """A place in the Official Journal.

    ``series`` is ``L``, ``C`` or ``S``, ``issue`` the number of the issue, with ``section`` for its letter (``126 E``).
    Since October 2023 each act is published by itself: ``issue`` is None, and ``year`` and ``number`` are those of the
    act. A notice has ``issue`` and ``number`` (``2016/C 411/03``). ``date`` is the day of the issue where it is
    printed, ``page`` and ``last_page`` the pages, ``eli`` the address printed behind them.

    >>> place = JournalReference.parse("OJ C 126 E of 28.5.2002, p. 323")
    >>> place.series, place.issue, place.section, place.year, place.page
    ('C', 126, 'E', 2002, 323)
    >>> str(place), place.url()
    ('OJ C 126 E, 28.5.2002, p. 323', 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:C:2002:126E:TOC')
    """

    series: str
    issue: int | None = None
    section: str | None = None
    year: int | None = None
    number: int | None = None
    date: date | None = None
    page: int | None = None
    last_page: int | None = None
    eli: str | None = None

    @classmethod
    def parse(cls, text: str) -> JournalReference:
        """Read one printed place; raises ``ParseError`` with the place where the text is none."""
        expected = "a place in the Official Journal such as OJ L 123, 12.5.2016, p. 1"
        words = language("en")
        if re.match(r"\s*\d", text):
            return only(notice_of(read_value("notice", text, expected), words), text, expected)
        return only(journal_of(read_value("journal", text, expected), words), text, expected)

    def __str__(self) -> str:
        issue = f"{self.issue}{'' if self.section is None else f' {self.section}'}"
        if self.issue is not None and self.number is not None:
            return f"{self.year}/{self.series} {issue}/{self.number:02}"
        words = language("en").words
        parts = [f"{words['JOURNAL_WORD'][0]} {self.series}" + ("" if self.issue is None else f" {issue}")]
        if self.issue is None:
            parts.append(f"{self.year}/{self.number}")
        if self.date is not None:
            parts.append(f"{self.date.day}.{self.date.month}.{self.date.year}")
        elif self.issue is not None and self.year is not None:
            parts.append(str(self.year))
        if self.page is not None:
            last = "" if self.last_page is None else f"–{self.last_page}"
            parts.append(f"{words['PAGE_WORD'][0]} {self.page}{last}")
        if self.eli is not None:
            parts.append(f"ELI: {self.eli}")
        return ", ".join(parts)

    @property
    def text(self) -> str:
        """The canonical printed form."""
        return str(self)

    def url(self, language: str = "en") -> str | None:
        """The printed ELI, else the address of the issue in EUR-Lex; None where the year is not printed.

        >>> JournalReference.parse("OJ L, 2024/1689, 12.7.2024").url()
        'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:L_202401689'
        """
        if self.eli is not None:
            return self.eli
        if self.year is None:
            return None
        uri = f"{EURLEX}/{language.upper()}/TXT/?uri=OJ:{self.series}"
        if self.issue is not None:
            return f"{uri}:{self.year}:{self.issue}{self.section or ''}:TOC"
        return None if self.number is None else f"{uri}_{self.year}{self.number:05}"


def journal_of(tree: Node, words: Language) -> tuple[Found[JournalReference], ...]:
    """The place that a tree names."""
    parts = tokens(tree)
    day = _day(parts, words)
    year = day.year if day else None
    if "YEAR_OF_ISSUE" in parts:
        year = int(parts["YEAR_OF_ISSUE"])
    number = issue = section = None
    if "OWN_ISSUE" in parts:
        own_year, own_number = parts["OWN_ISSUE"].split("/")
        year, number = int(own_year), int(own_number)
    else:
        issue, section = _issue(parts["ISSUE"])
    pages = [int(figures) for figures in re.findall(r"\d+", parts.get("PAGES", ""))]
    value = JournalReference(
        str(parts["JOURNAL_SERIES"]),
        issue,
        section,
        year,
        number,
        day,
        pages[0] if pages else None,
        pages[1] if len(pages) > 1 else None,
        re.sub(r"^ELI: ?", "", parts["ELI"]) if "ELI" in parts else None,
    )
    return (Found(value, 0, max(part.end_pos or 0 for part in parts.values())),)


def notice_of(tree: Node, _words: Language) -> tuple[Found[JournalReference], ...]:
    """The notice that a tree names."""
    parts = tokens(tree)
    issue, section = _issue(parts["NOTICE_ISSUE"])
    value = JournalReference(
        parts["NOTICE_SERIES"].strip(),
        issue,
        section,
        int(parts["NOTICE_YEAR"].strip("/")),
        int(parts["NOTICE_NUMBER"].strip("/ ")),
    )
    return (Found(value, 0, max(part.end_pos or 0 for part in parts.values())),)


def _issue(printed: str) -> tuple[int, str | None]:
    figures = printed.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    return int(figures), printed[len(figures) :].strip() or None


def _day(parts: dict[str, Token], words: Language) -> date | None:
    """The day of an issue, None where none is printed, or one that is in no calendar."""
    try:
        if "DOTTED_DAY" in parts:
            day, month, year = (int(figures) for figures in parts["DOTTED_DAY"].split("."))
            return date(year, month, day)
        if "WRITTEN_DAY" in parts:
            figures, name, written_year = parts["WRITTEN_DAY"].split(" ")
            return date(int(written_year), words.month(name) or 0, int(figures))
    except ValueError:
        pass
    return None
