"""Values inside a line: dates, days, times, original languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from attrs import define, field

from eucouncil_parse.model import MonthDay
from eucouncil_parse.vocabulary import Language, official_languages, table
from eucouncil_parse.vocabulary import language as language_words

__all__ = ["read_date", "read_days", "read_languages", "read_place", "read_times", "read_version_date"]

_VERSION_DATE = re.compile(r"\((\d{1,2})[./](\d{1,2})\.?\)")
_TAG = re.compile(r"\(\s*[A-Za-z]{2}\.?\s*([^()]*)\)")
_TIME = re.compile(r"\d{1,2}[.:h]\d{2}")
_WORD = re.compile(r"\d+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*+")  # with accents that stand alone
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def read_days(text: str, language: Language) -> tuple[date, ...]:
    """Every day that a line names: ``30 November and 1 December 2020``; days of no calendar are left out.

    >>> from eucouncil_parse.vocabulary import language
    >>> [str(day) for day in read_days("8 and 10 June 2022 (10.00, 9.30)", language("en"))]
    ['2022-06-08', '2022-06-10']
    """
    text = text.split("(")[0]
    numeric = [_day(int(day), int(month), int(year)) for day, month, year in _NUMERIC.findall(text)]
    if numeric:
        return tuple(day for day in numeric if day is not None)
    found: list[date | None] = []
    group = _Group()
    for word in _words(text, language):
        if word.isdecimal() and len(word) == 4:
            if group.days and group.year is None:  # the year stands behind its days
                found += group.dates(int(word))
                group = _Group()
            else:
                found += group.dates(group.year)
                group = _Group(int(word))
        elif word.isdecimal() and len(word) <= 2:
            group.add_day(int(word))
        elif (month := language.month(word)) is not None:
            group.add_month(month)
    found += group.dates(group.year)
    return tuple(day for day in found if day is not None)


@define(slots=True)
class _Group:
    """Days and months around one year: ``30 November and 1 December 2020``, ``2017. április 30. – május 1.``."""

    year: int | None = None
    days: list[tuple[int, int | None]] = field(factory=list)
    month: int | None = None
    """The month that was named last, where months stand before their days."""

    def add_day(self, day: int) -> None:
        self.days.append((day, self.month))

    def add_month(self, month: int) -> None:
        """A month belongs to the days before it that have none; where there are none, to those behind it."""
        if any(known is None for _, known in self.days):
            self.days = [(day, known or month) for day, known in self.days]
        else:
            self.month = month

    def dates(self, year: int | None) -> list[date | None]:
        """The days of the group in a year; without a year, there are none."""
        return [] if year is None else [_day(day, month, year) for day, month in self.days if month is not None]


def _words(text: str, language: Language) -> Iterator[str]:
    """Words and figures of a text; the two words of a month (``Meán Fómhair``) as one."""
    words = _WORD.findall(text)
    place = 0
    while place < len(words):
        pair = " ".join(words[place : place + 2])
        is_pair = not words[place].isdecimal() and language.month(pair) is not None
        yield pair if is_pair else words[place]
        place += 2 if is_pair else 1


def read_date(text: str, language: Language) -> date | None:
    """The first day that a line names, None where it names none."""
    return next(iter(read_days(text, language)), None)


def read_version_date(text: str) -> MonthDay | None:
    """The bracketed second date of old headers.

    >>> read_version_date("Brussels, 10 February 2004 (17.02)")
    MonthDay(month=2, day=17)
    """
    found = _VERSION_DATE.search(text)
    if found is None or not 1 <= int(found[2]) <= 12 or not 1 <= int(found[1]) <= 31:
        return None
    return MonthDay(int(found[2]), int(found[1]))


def read_place(text: str, language: Language) -> str | None:
    """The place that a line of place and date begins with, in the language of the page or another one.

    >>> from eucouncil_parse.vocabulary import language
    >>> read_place("Brüssel, den 13. Februar 2017", language("de")), read_place("Geneva, 7 July 2017", language("en"))
    ('Brüssel', None)
    """
    return _longest_opening(language.words["PLACE_WORD"], text) or _longest_opening(_places(), text)


def _longest_opening(words: Iterable[str], text: str) -> str | None:
    return max((word for word in words if text.startswith(word)), key=len, default=None)


@cache
def _places() -> frozenset[str]:
    """Places of every language: a page may be printed in another language than the document."""
    return frozenset(place for code in official_languages() for place in language_words(code).words["PLACE_WORD"])


def read_times(text: str) -> tuple[str, ...]:
    """Times as printed.

    >>> read_times("26 May 2026 (10:00)"), read_times("10.00, 9.30")
    (('10:00',), ('10.00', '9.30'))
    """
    return tuple(_TIME.findall(text))


def read_languages(text: str) -> tuple[str, ...]:
    """Codes of the original-language tag, in printed order; single letters of old tags are spelled out.

    >>> read_languages("(OR. en, de)"), read_languages("(OR. d)")
    (('en', 'de'), ('de',))
    """
    found = _TAG.search(text)
    if found is None:
        return ()
    old = table("languages")["old"]
    codes = [code.lower() for code in re.split(r"[\s,/]+", found[1]) if code]
    return tuple(old.get(code, code) for code in codes)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
