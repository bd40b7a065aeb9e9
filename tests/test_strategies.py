"""Strategies: every value keeps its word, and together they reach all that the model can hold."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

import eucouncil_parse
from eucouncil_parse import (
    Act,
    Actor,
    Alignment,
    Box,
    Citation,
    CommissionDocument,
    CourtCase,
    Coverage,
    Decision,
    Declassification,
    Diagnostic,
    Document,
    DocumentCode,
    DocumentNumber,
    ExtensionNode,
    FileError,
    Furniture,
    GlossaryEntry,
    InterinstitutionalFile,
    Intervention,
    Item,
    JournalReference,
    KnownLanguage,
    KnownWord,
    Owner,
    Pair,
    ParsedFile,
    Profile,
    Reference,
    Span,
    Speaker,
    SubjectCode,
    TreatyArticle,
    Vote,
    from_json,
    strategies,
    to_json,
)
from eucouncil_parse.fields import commission_documents
from eucouncil_parse.inline import read_languages, read_times
from eucouncil_parse.sources.text import clean
from eucouncil_parse.vocabulary import language, official_languages, table

_ABOUT_READING = {Coverage, Diagnostic, Furniture, Owner, Span}
"""Classes that tell of a source and its reading, not of a document."""
_CITED = {Act, CommissionDocument, CourtCase, JournalReference, TreatyArticle}
"""Classes of what is cited, besides documents and files."""
_FOUND_BY_LAYERS = {Actor, Citation, Decision, Intervention, Speaker, Vote, *_CITED}
"""Classes of what layers find in texts; documents are made without them."""
_CITED = {Act, CommissionDocument, CourtCase, JournalReference, TreatyArticle}
_OF_LANGUAGES = {Alignment, KnownLanguage, KnownWord, Pair}
_OF_FILES = {Box, FileError, ParsedFile}
_OTHERS = {DocumentCode, ExtensionNode, GlossaryEntry, Profile}
_NOT_MADE = {*_ABOUT_READING, *_FOUND_BY_LAYERS, *_CITED, *_OF_LANGUAGES, *_OF_FILES, *_OTHERS}
"""Classes of which documents are made without any."""

collecting = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""Many examples, always the same ones, none made smaller."""


# -- values --


@given(strategies.texts())
def test_texts(text: str) -> None:
    assert text
    assert clean(text) == text
    assert text.isprintable()


@given(strategies.document_numbers())
def test_document_numbers(number: DocumentNumber) -> None:
    assert DocumentNumber.parse(str(number)) == number
    if number.revision is not None:
        assert str(number.suffixes[0]) == f"REV {number.revision}"


@given(strategies.interinstitutional_files())
def test_interinstitutional_files(file: InterinstitutionalFile) -> None:
    assert InterinstitutionalFile.parse(str(file)) == file


@given(strategies.subject_codes())
def test_subject_codes(code: SubjectCode) -> None:
    assert SubjectCode.parse(str(code)) == code


@given(strategies.references())
def test_references(reference: Reference) -> None:
    remark = [] if reference.remark is None else [f"({reference.remark})"]
    printed = " ".join([reference.text, *map(str, reference.subject_codes), *remark])
    assert Reference.parse_all(printed) == (reference,)


@given(strategies.commission_documents())
def test_commission_documents(text: str) -> None:
    assert commission_documents(text) == (text,)


@given(strategies.original_languages())
def test_original_languages(codes: tuple[str, ...]) -> None:
    assert len(set(codes)) == len(codes) <= 6
    assert set(codes) <= set(table("languages")["official"])
    if codes:
        assert read_languages(f"(OR. {', '.join(codes)})") == codes


@given(strategies.times_of_day())
def test_times_of_day(time: str) -> None:
    assert read_times(time) == (time,)


@given(strategies.declassifications())
def test_declassifications(cover: Declassification) -> None:
    assert cover != Declassification()


STYLES = [
    *[r"\d+\.", r"\d+\)", r"\(\d+\)", r"\(\d+[a-z]\)", r"\d+", r"[a-z]\)", r"\([a-z]\)", r"([a-z])\1\)", r"[A-Z]\)"],
    *[r"[A-Z]\.", r"[IVX]+\.", r"\([IVX]+\)", r"[ivx]+\)", r"\([ivx]+\)", r"[ivx]+\.", r"\d+\.\d+", r"\d+\.\d+\."],
    *[
        r"\d+\.\d+\.\d+",
        r"\d+\.\d+\.\d+\.",
        "–",
        "-",
        "—",
        "−",
        "•",
        r"Item \d+",
        r"Item \d+\.\d+",
        r"Item \d+\.\d+\.\d+",
    ],
]


def test_labels_are_of_every_style() -> None:
    found: set[str] = set()

    @settings(collecting, max_examples=2000)
    @given(strategies.labels())
    def collect(label: str) -> None:
        found.add(label)

    collect()
    assert [style for style in STYLES if not any(re.fullmatch(style, label) for label in found)] == []
    assert [label for label in found if not any(re.fullmatch(style, label) for style in STYLES)] == []


# -- items and documents --


def in_reading_order(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from in_reading_order(item.items)


def depth_of(items: tuple[Item, ...]) -> int:
    return 1 + max(depth_of(item.items) for item in items) if items else 0


@settings(deadline=None)
@given(strategies.agenda_items(depth=3, max_items=5))
def test_agenda_items(item: Item) -> None:
    assert depth_of((item,)) <= 3
    together = list(in_reading_order((item,)))
    assert len(together) <= 5
    for each in together:
        assert each.label or each.title
        assert each.section is None
        codes = tuple(code for reference in each.references for code in reference.subject_codes)
        assert each.subject_codes[: len(codes)] == codes


@settings(deadline=None)
@given(strategies.documents())
def test_documents(document: Document) -> None:
    assert_canonical(document)
    assert from_json(to_json(document)) == document


def assert_canonical(document: Document) -> None:
    """What a parser's documents are, whatever the page."""
    header, routing, meeting = document.header, document.routing, document.meeting
    several: list[tuple[object, ...]] = [
        *(header.original_languages, header.interinstitutional_files, header.subject_codes),
        *(routing.previous_documents, routing.commission_documents, meeting.dates, meeting.times),
    ]
    assert all(len(set(values)) == len(values) for values in several)
    assert header.place in {None, *language(document.language or "en").words["PLACE_WORD"]}
    markings = {form for row in table("markings")["entries"] for form in (row["marking"], *row["forms"])}
    assert header.distribution in {None, *markings}
    assert document.language in {None, *official_languages()}
    assert document.diagnostics == ()
    assert depth_of(document.items) <= 8
    assert_in_sections(document)


def assert_in_sections(document: Document) -> None:
    """Each item, in reading order, is in the last section before it."""
    titles = [section.title for section in document.sections]
    at = -1
    for item in in_reading_order(document.items):
        if at >= 0 or item.section is not None:
            assert item.section is not None
            at = titles.index(item.section, max(at, 0))


# -- everything is reached --


def nodes(value: Any) -> Iterator[Any]:
    """A value of the model with all that are in it."""
    if isinstance(value, tuple):
        for each in value:
            yield from nodes(each)
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(value.__class__):
            yield from nodes(getattr(value, field.name))


def test_documents_reach_every_field_and_depth() -> None:
    found: set[tuple[str, str]] = set()
    members: set[object] = set()
    depths: set[int] = set()

    @collecting
    @given(strategies.documents())
    def collect(document: Document) -> None:
        depths.add(depth_of(document.items))
        for node in nodes(document):
            for field in attrs.fields(type(node)):
                value = getattr(node, field.name)
                if value is not None and value != () and value != field.default:
                    found.add((type(node).__name__, field.name))
                if isinstance(value, Enum):
                    members.add(value)

    collect()
    public = [getattr(eucouncil_parse, name) for name in eucouncil_parse.__all__]
    classes = [named for named in public if attrs.has(named) and named not in _NOT_MADE]
    # Where a value stands, and what was not understood of it, are no part of what it says.
    expected = {
        (named.__name__, field.name)
        for named in classes
        for field in attrs.fields(named)
        if field.eq and field.name != "extensions"
    }
    assert expected - found == set()
    assert depths >= set(range(6))
    assert members == set(eucouncil_parse.Institution)


def test_items_nest_to_the_eighth_level_and_no_deeper() -> None:
    many = settings(collecting, max_examples=5_000)
    item = find(strategies.agenda_items(), lambda item: depth_of((item,)) >= 8, settings=many)
    assert depth_of((item,)) == 8


# -- without Hypothesis --


def test_without_hypothesis_the_extra_is_named() -> None:
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "try:\n    import eucouncil_parse.strategies\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == ('MissingExtra strategies need hypothesis: pip install "eucouncil-parse[hypothesis]"')


def test_every_strategy_is_public() -> None:
    assert strategies.__all__ == sorted(strategies.__all__)
    assert all(strategies.__dict__[name].__doc__ for name in strategies.__all__)


@pytest.mark.parametrize("name", strategies.__all__)
def test_strategies_are_made_once(name: str) -> None:
    if name not in {"printed_documents", "renditions"}:  # they take what they are made for
        assert getattr(strategies, name)() is getattr(strategies, name)()
