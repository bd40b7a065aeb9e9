"""Documents written for tests, in the layouts of real ones: each is read, and most facts on its pages are found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from eucouncil_parse import Document, from_json, owners, parse, parse_file, to_json
from eucouncil_parse.sources import read_file
from facts import Facts, Score, facts_of_document, facts_of_gold
from laws import assert_nothing_lost

WRITTEN = Path(__file__).parent / "cases" / "written"

LEAST: dict[str, float] = {
    "layout": 0.98,
    "pdf": 0.98,
    "raw": 0.94,
    "pdfium": 0.94,
}
"""The least recall and precision of each rendition, over all documents that have it."""

MISSES: dict[str, list[str]] = json.loads((WRITTEN / "misses.json").read_text(encoding="utf-8"))
"""What is known to be read wrong, by file; what is read right now must leave the list."""
NOT_UNDERSTOOD: dict[str, list[str]] = {"CM-2214-2020-INIT_en.raw.txt": ["–"]}
"""Text that is known to be in no value, by file."""
PAGES_NOT_TOLD = frozenset(["ST-7733-2026-ADD-2_en.raw.txt", "ST-9402-2003-ADD-1_en.raw.txt"])
"""Texts whose pages are known to be told wrong where page breaks are lost: their feet hold languages alone."""

_ENDINGS = {"layout": ".layout.txt", "raw": ".raw.txt", "pdfium": ".pdfium.txt", "pdf": ".pdf"}
_SOURCES = {"layout": "layout", "raw": "raw", "pdfium": "pdfium", "pdf": None}

STEMS = sorted(facts.stem for facts in (WRITTEN / "gold").glob("*.json"))
CASES = [
    pytest.param(rendition, stem, id=f"{stem}-{rendition}")
    for stem in STEMS
    for rendition in LEAST
    if (WRITTEN / "documents" / f"{stem}{_ENDINGS[rendition]}").exists()
]


@cache
def read(rendition: str, stem: str) -> Document:
    """The document in a file of a rendition."""
    return parse_file(WRITTEN / "documents" / f"{stem}{_ENDINGS[rendition]}", source=_SOURCES[rendition])


def test_every_file_belongs_to_a_pair() -> None:
    names = {
        file.name.removesuffix(ending)
        for file in (WRITTEN / "documents").iterdir()
        for ending in _ENDINGS.values()
        if file.name.endswith(ending)
    }
    assert names == set(STEMS)


@pytest.mark.parametrize(("rendition", "stem"), CASES)
def test_nothing_is_lost(rendition: str, stem: str) -> None:
    file = WRITTEN / "documents" / f"{stem}{_ENDINGS[rendition]}"
    document = read(rendition, stem)
    assert_nothing_lost(document, read_file(file, _SOURCES[rendition]).text)
    not_understood = [span.slice(read_file(file, _SOURCES[rendition]).text) for span in document.unparsed]
    assert not_understood == NOT_UNDERSTOOD.get(file.name, [])


@pytest.mark.parametrize(("rendition", "stem"), CASES)
def test_the_document_is_read(rendition: str, stem: str) -> None:
    document = read(rendition, stem)
    assert document.header.number is not None
    assert from_json(to_json(document)) == document


@pytest.mark.parametrize("rendition", LEAST)
def test_facts(rendition: str) -> None:
    """Recall and precision; and no more facts are missed or wrong than ``misses.json`` lists, and no less."""
    score, lines, known = Score(), [], []
    for stem in STEMS:
        file = WRITTEN / "documents" / f"{stem}{_ENDINGS[rendition]}"
        if not file.exists():
            continue
        gold = json.loads((WRITTEN / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
        expected, found = facts_of_gold(gold), facts_of_document(read(rendition, stem), gold)
        score += Score.of(expected, found)
        lines += [*_lines("missed", expected - found, file), *_lines("wrong", found - expected, file)]
        known += [f"{file.name}: {line}" for line in MISSES.get(file.name, [])]
    figures = f"{rendition}: recall {score.recall:.3f}, precision {score.precision:.3f}"
    print(figures)  # shown by pytest -rP
    assert score.expected, f"no document in the rendition {rendition}"
    assert min(score.recall, score.precision) >= LEAST[rendition], "\n".join([figures, *lines])
    assert sorted(lines) == sorted(known)


def _lines(verdict: str, facts: Facts, file: Path) -> Iterator[str]:
    for name, value in sorted(facts.elements()):
        yield f"{file.name}: {verdict} {name}: {value}"


@pytest.mark.parametrize(("rendition", "stem"), [case for case in CASES if "pdf" not in case.values])
def test_a_text_that_lost_its_page_breaks_is_read_as_before(
    rendition: str, stem: str, request: pytest.FixtureRequest
) -> None:
    file = WRITTEN / "documents" / f"{stem}{_ENDINGS[rendition]}"
    if file.name in PAGES_NOT_TOLD:
        request.applymarker(pytest.mark.xfail(strict=True, reason="its pages are not told"))
    text = file.read_bytes().decode("utf-8")
    whole = re.sub(r"(?<!\n)\f", "\n", text).replace("\f", "")
    document = parse(whole, source=rendition)
    assert evolve(document, diagnostics=()) == evolve(read(rendition, stem), diagnostics=())
    assert {owner.span.page for owner in owners(document)} == {1}
    assert_nothing_lost(document, whole)
