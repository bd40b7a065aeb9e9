"""Identifiers of the register in their canonical form: what ``str`` prints is read back as the same value."""

from __future__ import annotations

import string
from collections.abc import Iterable
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from eucouncil_parse.fields import commission_documents as read_commission_documents
from eucouncil_parse.identifiers import DocumentNumber, InterinstitutionalFile, Reference, Suffix
from eucouncil_parse.subject_codes import SubjectCode
from eucouncil_parse.vocabulary import language, table

__all__ = [
    "commission_documents",
    "document_numbers",
    "interinstitutional_files",
    "languages",
    "original_languages",
    "references",
    "subject_codes",
    "suffixes",
]

_MOST_LANGUAGES = 6
_PROCEDURES = ("COD", "NLE", "CNS", "APP", "AVC", "ACC", "INI", "SYN", "BUD")
_COMMISSION_SERIES = ("COM", "SWD", "SEC", "JOIN", "C", "D")


@cache
def suffixes() -> SearchStrategy[Suffix]:
    """Suffixes of a document number: ``REV 1``, ``ADD 2``, ``COR 1`` …, some without a figure.

    >>> from hypothesis import find
    >>> str(find(suffixes(), lambda suffix: str(suffix) == "ADD 2"))
    'ADD 2'
    """
    kinds = [row["suffix"] for row in table("suffixes")["entries"]]
    return st.builds(Suffix, kind=st.sampled_from(kinds), serial=st.integers(1, 99) | st.none())


@st.composite
def _document_numbers(draw: DrawFn, max_suffixes: int) -> DocumentNumber:
    revision = draw(st.none() | st.integers(1, 19))
    chain = draw(st.lists(suffixes(), max_size=max_suffixes))
    if revision is not None:
        # The figure inside the number is printed again as its first suffix.
        chain = [Suffix("REV", revision), *chain[: max_suffixes - 1]]
    return DocumentNumber(
        series=draw(st.sampled_from([row["series"] for row in table("series")["entries"]])),
        number=draw(st.integers(1, 19_999)),
        year=draw(st.integers(2000, 2030) | st.integers(1952, 1999)),
        suffixes=tuple(chain),
        revision=revision,
    )


@cache
def document_numbers(*, max_suffixes: int = 3) -> SearchStrategy[DocumentNumber]:
    """Document numbers of every series, with chains of suffixes up to ``max_suffixes`` (at least 1).

    A number with the figure of its revision has that revision for its first suffix, as headers print it.

    >>> from hypothesis import given
    >>> @given(document_numbers())
    ... def test_that_it_reads_its_own_form(number):
    ...     assert DocumentNumber.parse(str(number)) == number
    >>> test_that_it_reads_its_own_form()
    """
    return _document_numbers(max_suffixes)


@cache
def interinstitutional_files() -> SearchStrategy[InterinstitutionalFile]:
    """Files that the institutions share, with known procedures and others of three letters.

    >>> from hypothesis import find
    >>> find(interinstitutional_files(), lambda file: file.procedure == "NLE").procedure
    'NLE'
    """
    return st.builds(
        InterinstitutionalFile,
        year=st.integers(2000, 2030) | st.integers(1975, 1999),
        number=st.integers(1, 9999),
        procedure=st.sampled_from(_PROCEDURES) | st.text(string.ascii_uppercase, min_size=3, max_size=3),
    )


@cache
def subject_codes() -> SearchStrategy[SubjectCode]:
    """Subject codes, known and unknown ones, with slashes, hyphens and families of two words, some without a serial.

    >>> from hypothesis import find
    >>> find(subject_codes(), lambda code: code.code.startswith("OJ ") and code.serial is None).code[:3]
    'OJ '
    """
    known = st.sampled_from([row["code"] for row in table("subject_codes")["entries"]])
    family = st.sampled_from(table("subject_codes")["families"])
    word = st.text(string.ascii_uppercase, min_size=2, max_size=11).filter(_is_no_other_word)
    unknown = st.one_of(
        word,
        st.tuples(word, word).map("/".join),
        st.tuples(word, word).map("-".join),
        st.tuples(family, word).map(" ".join),
    )
    serial = st.integers(1, 2999)
    return st.builds(SubjectCode, code=known, serial=serial | st.none()) | st.builds(
        SubjectCode, code=unknown, serial=serial
    )


def _is_no_other_word(word: str) -> bool:
    """Whether a word in capitals is no series, suffix, mark of the first version or family of codes."""
    reserved = [
        *(row["series"] for row in table("series")["entries"]),
        *(row["suffix"] for row in table("suffixes")["entries"]),
        table("suffixes")["initial"],
        *table("subject_codes")["families"],
    ]
    return word not in reserved


@st.composite
def _references(draw: DrawFn) -> Reference:
    parts = [str(draw(document_numbers(max_suffixes=2)))]
    for added in draw(st.lists(st.lists(suffixes(), min_size=1, max_size=2), max_size=3)):
        printed = " ".join(map(str, added))
        if added[-1].serial is not None and draw(st.booleans()):
            last = added[-1].serial + draw(st.integers(1, 4))
            printed += draw(st.sampled_from([f" {language('en').words['UP_TO_WORD'][0]} {last}", f"-{last}"]))
        parts += ["+", printed]
    parts += map(str, draw(st.lists(subject_codes(), max_size=3)))
    remark = draw(st.none() | _remarks())
    if remark is not None:
        parts.append(f"({remark})")
    (reference,) = Reference.parse_all(" ".join(parts))
    return reference


@cache
def _remarks() -> SearchStrategy[str]:
    """What stands behind a number in brackets: words without figures and slashes."""
    word = st.text("abcdefghijklmnopqrstuvwxyzéüßγж.,'’–-", min_size=1, max_size=9)
    words = st.lists(word, min_size=1, max_size=4).map(" ".join)
    return words.filter(lambda text: any("a" <= letter <= "z" for letter in text))


@cache
def references() -> SearchStrategy[Reference]:
    """References as they are printed beside an item: a number, what was added to it, codes, a remark in brackets.

    Each is read from a printed form, and its own printed form (text, codes, remark) is read as the same reference.

    >>> from hypothesis import given
    >>> @given(references())
    ... def test_that_the_text_names_the_documents(reference):
    ...     (again,) = Reference.parse_all(reference.text)
    ...     assert again.documents == reference.documents
    >>> test_that_the_text_names_the_documents()
    """
    return _references()


@cache
def commission_documents() -> SearchStrategy[str]:
    """Numbers behind the label for documents of the Commission: its own, and some of the Council.

    >>> from hypothesis import find
    >>> find(commission_documents(), lambda text: text.startswith("COM("))[:4]
    'COM('
    """
    number = st.builds(
        "{}({}) {} final{}".format,
        st.sampled_from(_COMMISSION_SERIES),
        st.integers(2000, 2030) | st.integers(1990, 1999),
        st.integers(1, 999),
        st.sampled_from(["", "/2", "/3", " - ANNEX 1"]),
    )
    council = references().map(lambda reference: reference.text)
    return (number | council).filter(lambda text: read_commission_documents(text) == (text,))


@cache
def languages() -> SearchStrategy[str]:
    """Official languages of the Union by their two letters, as a tag such as ``(OR. en)`` prints them."""
    return st.sampled_from(_first("en", table("languages")["official"]))


@cache
def original_languages() -> SearchStrategy[tuple[str, ...]]:
    """Up to six languages of a tag such as ``(OR. en, de)``, none of them twice."""
    return st.lists(languages(), max_size=_MOST_LANGUAGES, unique=True).map(tuple)


def _first(value: str, values: Iterable[str]) -> list[str]:
    """The values with the plainest one in front, which small examples then have."""
    return [value, *(other for other in values if other != value)]
