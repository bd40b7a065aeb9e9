"""Sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eucouncil_parse.vocabulary import Language

__all__ = ["sentences"]

_STOP = re.compile(r"[.!?…][\"”’')\]]{0,3} (?=[\"“‘'(\[]?[A-ZÀ-ÞΑ-ΩА-Я\d])")
"""What may end a sentence: a full stop, and a capital or a figure behind the blank."""


def sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends, without the blanks between them.

    A full stop behind an abbreviation, or behind a single capital letter, ends none.

    >>> from eucouncil_parse.vocabulary import language
    >>> text = "See doc. No. 5 of 15.4.2026. The Chair (Mr. J. Smith) agreed. He left."
    >>> [text[start:end] for start, end in sentences(text, language("en"))]
    ['See doc. No. 5 of 15.4.2026.', 'The Chair (Mr. J. Smith) agreed.', 'He left.']
    """
    abbreviations = language.words["ABBREVIATION"]
    start = 0
    for stop in _STOP.finditer(text):
        begin, end = stop.start(), stop.end()
        before = text[max(start, begin - 20) : begin + 1].rpartition(" ")[2].lstrip("(\"“‘'[")
        if (len(before) == 2 and before[0].isupper()) or before in abbreviations:
            continue
        yield start, end - 1
        start = end
    if start < len(text):
        yield start, len(text)
