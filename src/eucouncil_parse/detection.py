"""In which language a page is written, told by the words of its head and its foot.

The name of the institution in the masthead tells it, or the language in the foot of the pages (``LIMITE DE``): each
alone is enough. Where a page has neither, the labels, places, months and titles of its first lines are weighed: a word
of several languages counts for each a part, so that ``De:``, ``Od:``, ``Predmet:`` or ``NOTA`` decide nothing alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from attrs import frozen

from eucouncil_parse.sources.page import Cell, Page
from eucouncil_parse.vocabulary import Language, language, official_languages
from eucouncil_parse.vocabulary.folding import folded

__all__ = ["find_language"]

_MASTHEAD_CELLS = 14
"""Cells within which the masthead stands, columns and stamps among its lines."""
_FOOT_CELLS = 10
"""Cells at the end of a page that its foot may be parted into."""
_FOOT_PAGES, _PAGE_CELLS = 3, 400
"""Pages whose feet are looked at, and cells of a page, at the most."""
_HEAD_CELLS = 80
"""Cells that are weighed: the head and the first items."""
_LONGEST_LABEL, _LONGEST_LINE = 40, 200
_ENOUGH = 0.6
"""More than a word that two languages share."""
_ALIKE = 0.01
"""Weights that differ by less are the same."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = ' *#_:"\t'
_LABELS = (
    *["FROM_WORD", "TO_WORD", "ON_WORD", "RECEIVED_WORD", "PREVIOUS_DOCUMENTS_WORD", "COMMISSION_DOCUMENTS_WORD"],
    *["SUBJECT_WORD", "ENCLOSURE_WORD", "FILES_WORD", "CONTACT_WORD", "TELEPHONE_WORD", "DATES_WORD", "TIMES_WORD"],
    *["VENUE_WORD", "FORMAT_WORD", "BODY_WORD"],
)
"""Lists of the labels of a header."""
_PHRASES = ("ITEM_WORD", "SECTION_WORD", "STEP_WORD", "A_ITEMS_WORD", "ANNEX_WORD", "MEETING_WORD", "SENDER_WORD")
"""Lists of what stands alone on a line."""


@frozen(slots=True)
class _Mastheads:
    """Languages by what their mastheads hold, folded."""

    names: dict[str, frozenset[str]]
    """By the whole name of an institution."""
    parts: frozenset[str]
    """What a line of a masthead may be."""


@frozen(slots=True)
class _Evidence:
    """Languages by what is met in them, all of it folded; most pages have a masthead, and need none of it."""

    labels: dict[str, frozenset[str]]
    lines: dict[str, frozenset[str]]
    """By a title, heading or step that is a whole line."""
    months: dict[str, frozenset[str]]
    places: dict[str, frozenset[str]]


def find_language(page: Page) -> str | None:
    """The code of the language that a page is written in, None where nothing tells it.

    >>> from eucouncil_parse.sources import read_text
    >>> find_language(read_text("Rat der\\nEuropäischen Union\\n6199/17"))
    'de'
    >>> find_language(read_text("Odesílatel: Komise\\nBrusel 28. listopadu 2012")), find_language(read_text("Od:"))
    ('cs', None)
    """
    return _of_masthead(page.cells) or _of_foot(page.cells) or _of_words(page.cells)


def _of_masthead(cells: Sequence[Cell]) -> str | None:
    """The language whose name of an institution the first lines hold; they may stand among those of other columns."""
    evidence = _mastheads()
    first = [folded(cell.text[:_LONGEST_LINE]).strip(_MARKS) for cell in cells[:_MASTHEAD_CELLS]]
    lines, parts = " | ".join(first), " ".join(text for text in first if text in evidence.parts)
    for text in (lines, parts):
        known = [name for name in evidence.names if f" {name} " in f" {text} "]
        if known:
            codes = evidence.names[max(known, key=len)]
            return next(iter(codes)) if len(codes) == 1 else None
    return None


def _of_foot(cells: Sequence[Cell]) -> str | None:
    """The language that the feet of the first pages name, all of them the same."""
    found = set()
    for number in range(_FOOT_PAGES):
        on_page = [cell for cell in cells[: _FOOT_PAGES * _PAGE_CELLS] if cell.page == number]
        for cell in on_page[-_FOOT_CELLS:]:
            code = cell.text.rpartition(" ")[2]
            if code in _page_languages() and _looks_like_foot(cell.text.removesuffix(code)):
                found.add(code.lower())
    return found.pop() if len(found) == 1 else None


def _looks_like_foot(text: str) -> bool:
    """Whether what stands before the language is nothing, or capitals and figures: a marking, a unit, a number."""
    return not text or (len(text) < 2 * _LONGEST_LABEL and not any(map(str.islower, text)))


def _of_words(cells: Sequence[Cell]) -> str | None:
    """The language that most of the first lines speak for, each word once."""
    evidence = _evidence()
    weights: defaultdict[str, float] = defaultdict(float)
    for _, codes in set(_signs(cells[:_HEAD_CELLS], evidence)):
        for code in codes:
            weights[code] += 1 / len(codes)
    heaviest = max(weights.values(), default=0.0)
    best = [code for code, weight in weights.items() if weight > heaviest - _ALIKE]
    return best[0] if heaviest >= _ENOUGH and len(best) == 1 else None


def _signs(cells: Iterable[Cell], evidence: _Evidence) -> Iterator[tuple[str, frozenset[str]]]:
    """Words that speak for languages, with these."""
    for cell in cells:
        text = cell.text
        before, colon, _ = text[: _LONGEST_LABEL + 2].partition(":")
        if colon and (label := folded(before.strip(_MARKS))) in evidence.labels:
            yield label, evidence.labels[label]
        if len(text) <= 2 * _LONGEST_LABEL:
            line = folded(text).strip(_MARKS)
            for known in (evidence.lines, evidence.labels):
                if line in known:
                    yield line, known[line]
            if _YEAR.search(text):
                yield from _signs_of_date(line, evidence)


def _signs_of_date(line: str, evidence: _Evidence) -> Iterator[tuple[str, frozenset[str]]]:
    words = _WORD.findall(line)
    for first, second in zip(words, [*words[1:], ""], strict=False):
        for text in (first, f"{first} {second}"):
            for known in (evidence.months, evidence.places):
                if text in known:
                    yield text, known[text]


@cache
def _page_languages() -> frozenset[str]:
    return frozenset(code.upper() for code in official_languages())


def _every_language() -> list[Language]:
    return [language(code) for code in official_languages()]


@cache
def _mastheads() -> _Mastheads:
    every = _every_language()
    return _Mastheads(
        names=_index(every, _institutions),
        parts=frozenset(folded(part) for words in every for part in words.words["MASTHEAD_WORD"]),
    )


@cache
def _evidence() -> _Evidence:
    every = _every_language()
    return _Evidence(
        labels=_index(every, lambda words: _listed(words, _LABELS)),
        lines=_index(every, lambda words: [*_listed(words, _PHRASES), *_titles(words)]),
        months=_index(every, lambda words: [*words.months, *(name for forms in words.other_months for name in forms)]),
        places=_index(every, _own_places),
    )


def _index(every: Sequence[Language], texts: Callable[[Language], Iterable[str]]) -> dict[str, frozenset[str]]:
    """Codes of the languages that have a text, by the text without marks."""
    found: dict[str, set[str]] = {}
    for words in every:
        for text in texts(words):
            found.setdefault(folded(text).strip(_MARKS), set()).add(words.code)
    return {text: frozenset(codes) for text, codes in found.items() if text}


def _institutions(words: Language) -> Iterator[str]:
    """Whole names of institutions: those that the masthead of one of them holds in one piece."""
    for name, mastheads in words.institutions.items():
        yield from (parts[0] for parts in mastheads if len(parts) == 1 and " " in parts[0])
        if name in words.institution_names:
            yield words.institution_names[name]


def _listed(words: Language, names: Iterable[str]) -> Iterator[str]:
    return (word for name in names for word in words.words[name])


def _titles(words: Language) -> Iterator[str]:
    return (title for titles in words.types.values() for title in titles)


def _own_places(words: Language) -> Iterator[str]:
    """Places in the language; a page in any language may name them in English."""
    english = language("en").words["PLACE_WORD"]
    return (place for place in words.words["PLACE_WORD"] if words.code == "en" or place not in english)
