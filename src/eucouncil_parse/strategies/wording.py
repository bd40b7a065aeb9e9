"""Words, titles and sentences that read as what they are: no vocabulary, and nothing that could be misread.

Words are made of syllables. What a text says is of no matter to a parser that knows headings and steps by the
vocabulary, and a word of the vocabulary in the wrong place would make a page that a human would misread too.
"""

from __future__ import annotations

import re
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from eucouncil_parse.vocabulary import language, official_languages

__all__ = ["capitals", "prose", "sentences", "titles", "words"]

_SYLLABLES = [consonant + vowel for consonant in ["m", "l", "r", "v", "d", "t", "g", "br", "st"] for vowel in "aeioué"]
_CLOSINGS = ["", "n", "r", "x", "ln"]


@cache
def _known_words() -> frozenset[str]:
    every = [language(code) for code in official_languages()]
    lists = [entry for words in every for entry in (*words.types.values(), *words.words.values(), words.months)]
    return frozenset(re.findall(r"\w+", " ".join(word for entry in lists for word in entry).casefold()))


@cache
def words() -> SearchStrategy[str]:
    """Words in small letters that are none of the vocabulary's.

    >>> from hypothesis import given
    >>> @given(words())
    ... def test_letters(word):
    ...     assert word.isalpha() and word.islower() and len(word) > 3
    >>> test_letters()
    """
    return st.builds(
        "{}{}{}".format,
        st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=4).map("".join),
        st.sampled_from(_CLOSINGS),
        st.just(""),
    ).filter(lambda word: word not in _known_words())


@cache
def titles(*, min_words: int = 2, max_words: int = 14) -> SearchStrategy[str]:
    """Titles: a capital first, no full stop, some with names, quotes, dashes and brackets inside.

    >>> from hypothesis import given
    >>> @given(titles())
    ... def test_form(title):
    ...     assert title[0].isupper() and not title.endswith((".", ",", ":", ";"))
    >>> test_form()
    """
    name = words().map(str.capitalize)
    inside = st.one_of(
        words(),
        words(),
        words(),
        name,
        st.tuples(words(), words()).map("-".join),
        words().map("{},".format),
        words().map("“{}”".format),
        words().map("({})".format),
        st.tuples(name, words()).map(lambda pair: f"{pair[0]}’s {pair[1]}"),
        st.tuples(words(), name).map(" – ".join),
    )
    return st.builds(
        lambda first, middle, last: " ".join([first, *middle, last]),
        name,
        st.lists(inside, min_size=max(0, min_words - 2), max_size=max_words - 2),
        words(),
    )


@cache
def capitals(*, max_words: int = 4) -> SearchStrategy[str]:
    """Titles in capitals, two words at the least."""
    return st.lists(words(), min_size=2, max_size=max_words).map(lambda parts: " ".join(parts).upper())


@cache
def sentences() -> SearchStrategy[str]:
    """Sentences of six words or more, with a full stop."""
    return titles(min_words=6, max_words=24).map("{}.".format)


@cache
def prose(*, max_sentences: int = 3) -> SearchStrategy[str]:
    """Paragraphs: one sentence or several, long enough to be told from a title."""
    return st.lists(sentences(), min_size=1, max_size=max_sentences).map(" ".join).filter(lambda text: len(text) > 60)
