"""Values inside a line: dates, days, times, original languages."""

from __future__ import annotations

import re
from datetime import date

from eucouncil_parse.model import MonthDay
from eucouncil_parse.vocabulary import Language, table

__all__ = ["read_date", "read_days", "read_languages", "read_place", "read_times", "read_version_date"]

_VERSION_DATE = re.compile(r"\((\d{1,2})[./](\d{1,2})\.?\)")
_TAG = re.compile(r"\(\s*[A-Za-z]{2}\.?\s*([^()]*)\)")
_TIME = re.compile(r"\d{1,2}[.:h]\d{2}")
_WORD = re.compile(r"\d+|[^\W\d_]+")
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
    waiting: list[int] = []
    dated: list[tuple[int, int]] = []
    found: list[date | None] = []
    for word in _WORD.findall(text):
        if word.isdecimal() and len(word) == 4:
            found += [_day(day, month, int(word)) for day, month in dated]
            waiting, dated = [], []
        elif word.isdecimal() and len(word) <= 2:
            waiting.append(int(word))
        elif (month := language.month(word)) is not None:
            dated += [(day, month) for day in waiting]
            waiting = []
    return tuple(day for day in found if day is not None)


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
    """The place that a line of place and date begins with."""
    return next((place for place in language.words["PLACE_WORD"] if text.startswith(place)), None)


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
