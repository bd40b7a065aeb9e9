"""Real documents: each is read or refused as a reader says, and most facts on its pages are found.

Run with ``pytest --corpus=DIR``. DIR/documents holds renditions (STEM.pdf, STEM.layout.txt …), DIR/gold a STEM.json
with the facts of each document; DIR/written, where it exists, holds the same for documents that were written for tests.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from pypdfium2 import PdfDocument

from eucouncil_parse import Block, Document, Item, NotACouncilDocument, from_json, parse_file, to_json
from eucouncil_parse.render.check import first_difference
from eucouncil_parse.sources import read_file
from eucouncil_parse.sources.text import count_visible
from facts import Facts, Score, facts_of_document, facts_of_gold
from laws import assert_idempotent, assert_nothing_lost, assert_render_gives_back

LEAST: dict[str, float] = {
    "layout": 0.99,
    "pdf": 0.99,
    "txt": 0.99,
    "raw": 0.96,
    "pdfium": 0.96,
}
"""The least recall and precision of each rendition, over all documents that have it."""

NEARLY_ALL_UNDERSTOOD = frozenset(
    ["agenda", "notice_of_meeting", "minutes", "summary_record", "outcome_of_proceedings"]
)
"""Kinds of which less than one character in a hundred may be left over."""

_ENDINGS = {"layout": ".layout.txt", "raw": ".raw.txt", "pdfium": ".pdfium.txt", "pdf": ".pdf", "txt": ".txt"}
_MOST_SHOWN = 40


def cases(corpus: Path, rendition: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Files of a rendition, each with its facts."""
    for folder in (corpus, corpus / "written"):
        for facts in sorted((folder / "gold").glob("*.json")):
            file = folder / "documents" / f"{facts.stem}{_ENDINGS[rendition]}"
            if file.exists():
                yield file, json.loads(facts.read_text(encoding="utf-8"))


@cache
def read(file: Path) -> Document | None:
    """The document in a file; None if it is refused. Every other error fails the test."""
    try:
        return parse_file(file)
    except NotACouncilDocument:
        return None


@pytest.mark.parametrize("rendition", LEAST)
def test_what_is_no_council_document_is_refused_and_nothing_else(corpus: Path, rendition: str) -> None:
    for file, gold in cases(corpus, rendition):
        is_refused = read(file) is None
        assert is_refused == gold.get("not_a_council_document", False), file.name


@pytest.mark.parametrize("rendition", LEAST)
def test_json_gives_the_document_back(corpus: Path, rendition: str) -> None:
    for file, _ in cases(corpus, rendition):
        document = read(file)
        assert document is None or from_json(to_json(document)) == document, file.name


@pytest.mark.parametrize("rendition", LEAST)
def test_nothing_is_lost(corpus: Path, rendition: str) -> None:
    for file, _ in cases(corpus, rendition):
        document = read(file)
        if document is None:
            continue
        assert_nothing_lost(document, read_file(file).text)
        if document.type.kind in NEARLY_ALL_UNDERSTOOD:
            assert document.coverage.share_unparsed < 0.01, file.name


def test_a_pdf_loses_no_character(corpus: Path) -> None:
    """As many characters as pdfium finds, though some are other ones: old fonts number theirs as they like."""
    for file, _ in cases(corpus, "pdf"):
        with PdfDocument(file) as pages:
            found = "".join(page.get_textpage().get_text_bounded() for page in pages)
        text = read_file(file).text
        assert count_visible(text) == count_visible(found), file.name


@pytest.mark.parametrize("rendition", LEAST)
def test_documents_are_printed_and_read_back(corpus: Path, rendition: str) -> None:
    for file, _ in cases(corpus, rendition):
        document = read(file)
        if document is not None:
            assert_render_gives_back(document)
            assert_idempotent(document)


def test_pdf_and_layout_are_one_document(corpus: Path) -> None:
    """What differs: type faces make headings and half lines part paragraphs in a PDF, a mark behind a figure is raised.

    So blocks are compared by their words, nearly all of them, and everything else is equal.
    """
    for file, _ in cases(corpus, "layout"):
        drawn = file.with_name(file.name.replace(".layout.txt", ".pdf"))
        printed, document = read(file), read(drawn) if drawn.exists() else None
        if printed is None or document is None:
            continue
        assert first_difference(_without_text(printed), _without_text(document)) is None, file.name
        words, others = Counter(_words(printed)), Counter(_words(document))
        assert (words & others).total() >= 0.99 * max(words.total(), others.total()), file.name


def _without_text(document: Document) -> Document:
    return evolve(
        document,
        body=(),
        notes=(),
        annexes=tuple(evolve(annex, body=()) for annex in document.annexes),
        statements=tuple(evolve(statement, body=()) for statement in document.statements),
        items=tuple(map(_without_body, document.items)),
    )


def _without_body(item: Item) -> Item:
    return evolve(item, body=(), items=tuple(map(_without_body, item.items)))


def _words(document: Document) -> Iterator[str]:
    """Words of everything that is running text."""
    yield from _words_of(document.body)
    for annex in document.annexes:
        yield from _words_of(annex.body)
    for statement in document.statements:
        yield from _words_of(statement.body)
    for note in document.notes:
        yield from f"{note.label or ''} {note.text}".split()
    waiting = list(document.items)
    for item in waiting:
        yield from _words_of(item.body)
        waiting += item.items


def _words_of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from f"{block.label or ''} {block.text}".split()


@pytest.mark.parametrize("rendition", LEAST)
def test_facts(corpus: Path, rendition: str) -> None:
    score, lines = Score(), []
    for file, gold in cases(corpus, rendition):
        document = read(file)
        if document is None:
            continue
        expected, found = facts_of_gold(gold), facts_of_document(document, gold)
        score += Score.of(expected, found)
        lines += [*_lines(file, "missed", expected - found), *_lines(file, "wrong", found - expected)]
    figures = f"{rendition}: recall {score.recall:.3f}, precision {score.precision:.3f}"
    print(figures)  # shown by pytest -rP
    assert min(score.recall, score.precision) >= LEAST[rendition], "\n".join([figures, *lines[:_MOST_SHOWN]])


def _lines(file: Path, verdict: str, facts: Facts) -> Iterator[str]:
    for name, value in sorted(facts.elements()):
        yield f"{file.name}: {name}: {verdict} {value!r}"
