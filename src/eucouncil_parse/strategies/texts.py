"""Texts as the model holds them: clean, not empty, and otherwise anything that a page may print."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from eucouncil_parse.sources.text import clean
from eucouncil_parse.strategies.identifiers import (
    document_numbers,
    interinstitutional_files,
    subject_codes,
)
from eucouncil_parse.vocabulary import language, official_languages

__all__ = ["labels", "texts", "vocabulary_words"]

_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàáâãäåæçéêëíîïñòóôõöøúûüýßąćčđęěőłńřšşţťųżžÀÉÎÕØÜŁŠŽ"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΑΒΓΔΕΖΗΘΛΞΠΣΦΨΩ"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЖЗИЛПФЦЧШЩЮЯ"
_LETTERS = _LATIN + _GREEK + _CYRILLIC
_FIGURES = "0123456789"
_SIGNS = ".,;:!?/()[]{}<>-–—−…•·“”„‟«»‘’‚‛'\"§°ºª%&@€$+=*_#`~^|\\†‡∴"

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")

_OPENINGS = (
    *["1.", "1)", "(1)", "12.", "a)", "(a)", "A.", "I.", "i)", "(i)", "1.1", "1.1.1", "-", "–", "—", "•", "="],
    *["#", "##", "######", ">", "*", "**", "***", "_", "__", "`", "```", "|", "+", "+ ADD 1", "~~", "[1]", "[1]:"],
    *["\\", "\\1.", "\\*", "\\\\", "(", ")", "[", "]", "<b>", "&amp;", "---", "===", "***", "___", "o o o", "* * *"],
    *["1", "12", "1*", "(1)", "†", "13321/15", "NB:", "NB 1:", ":", "::", "{", "}", "....", "…… 3", '"', "“"],
)
"""What makes a reader, or a Markdown reader, take a text for something else."""


@cache
def vocabulary_words() -> SearchStrategy[str]:
    """Words of all languages, single blanks between them: labels, titles, steps, headings, months, places.

    A text that begins with one of them, or is one, is what a parser may take for more than a text.
    """
    english = st.sampled_from(_words_of("en"))
    return st.one_of(english, english, st.sampled_from(official_languages()).map(_words_of).flatmap(st.sampled_from))


@cache
def _words_of(code: str) -> list[str]:
    words = language(code)
    lists = [*words.types.values(), *words.words.values(), words.months, tuple(words.institutions)]
    return sorted({text for entry in lists for word in entry if (text := clean(word))})


@cache
def texts(*, max_words: int = 8) -> SearchStrategy[str]:
    """Texts that are not empty, with single blanks, without control characters and invisible ones.

    Letters are Latin with accents, Greek and Cyrillic. Many texts can be misread: they begin with the number of an
    item, a dash, a mark of Markdown, a label of the header, or are nothing but a document number or a heading.
    ``max_words`` is for the part that is made of letters and signs at random.

    >>> from hypothesis import find, given
    >>> @given(texts())
    ... def test_blanks(text):
    ...     assert text == " ".join(text.split()) != ""
    >>> test_blanks()
    >>> find(texts(), lambda text: text.startswith("1. "))[:3]
    '1. '
    """
    word = st.one_of(
        st.text(_LETTERS, min_size=1, max_size=10),
        st.text(_LETTERS + _FIGURES + _SIGNS, min_size=1, max_size=10),
        st.sampled_from(_OPENINGS),
    )
    plain = st.lists(word, min_size=1, max_size=max_words).map(" ".join)
    opening = st.one_of(
        st.sampled_from(_OPENINGS),
        vocabulary_words(),
        vocabulary_words().map("{}:".format),
        document_numbers().map(str),
        subject_codes().map(str),
        interinstitutional_files().map(str),
    )
    return st.one_of(plain, st.tuples(opening, plain).map(" ".join), opening).map(clean).filter(bool)


@cache
def labels() -> SearchStrategy[str]:
    """Labels of items, paragraphs and headings as printed, in every style of numbering.

    ``1.``, ``1)``, ``(1)``, ``(1a)``, ``1``, ``a)``, ``(a)``, ``aa)``, ``A)``, ``A.``, ``I.``, ``(I)``, ``i)``,
    ``(i)``, ``i.``, ``1.1``, ``1.1.``, ``1.1.1``, dashes and bullets, and the word for an item with its number.

    >>> from hypothesis import find
    >>> find(labels(), lambda label: label == "(iv)")
    '(iv)'
    """
    arabic = st.integers(1, 199).map(str)
    small = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
    capital = small.map(str.upper)
    roman = st.sampled_from(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"]
    )
    place = st.integers(1, 29).map(str)
    decimal = st.lists(place, min_size=2, max_size=3).map(".".join)
    item_word = st.sampled_from(language("en").words["ITEM_LABEL_WORD"])
    return st.one_of(
        arabic.map("{}.".format),
        arabic.map("{})".format),
        arabic.map("({})".format),
        st.tuples(arabic, small).map(lambda parts: f"({parts[0]}{parts[1]})"),
        place,
        small.map("{})".format),
        small.map("({})".format),
        small.map(lambda letter: f"{letter}{letter})"),
        capital.map("{})".format),
        capital.map("{}.".format),
        roman.map("{}.".format),
        roman.map("({})".format),
        roman.map(lambda figures: f"{figures.lower()})"),
        roman.map(lambda figures: f"({figures.lower()})"),
        roman.map(lambda figures: f"{figures.lower()}."),
        decimal,
        decimal.map("{}.".format),
        st.sampled_from("–-—−•"),
        st.tuples(item_word, place | decimal).map(" ".join),
    )
