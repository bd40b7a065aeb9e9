"""Citations on real pages: a reader labelled every one of them, and nearly all are found, value and place.

Run with ``pytest --corpus=DIR``. ``cases/references/labels.json`` holds, by the file name in DIR/documents, where each
citation stands in the source and the value that it has, in its canonical printed form. A citation counts as found only
where both ends of its span and its value are right. In a list, the first citation has the word that begins the list.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from eucouncil_parse import parse_file, references

LABELS = Path(__file__).parent / "cases" / "references" / "labels.json"
LEAST = 0.98
MOST_SHOWN = 40

Mark = tuple[int, int, str]


def labels() -> dict[str, list[Mark]]:
    """What the reader found, by file."""
    data = json.loads(LABELS.read_text(encoding="utf-8"))
    return {name: [(start, end, value) for start, end, value in marks] for name, marks in data.items()}


def found(file: Path) -> list[Mark]:
    """What the layer finds."""
    citations = references(parse_file(file, layers=["references"]))
    assert all(citation.span is not None for citation in citations), file.name
    return [(each.span.start, each.span.end, str(each.value)) for each in citations if each.span is not None]


def test_enough_is_labelled() -> None:
    assert sum(map(len, labels().values())) >= 200


def test_nearly_all_citations_are_found(corpus: Path) -> None:
    right = wrong = missed = 0
    lines: list[str] = []
    for name, marks in labels().items():
        file = corpus / "documents" / name
        if not file.exists():
            pytest.fail(f"--corpus: no file {file}")
        expected, actual = Counter(marks), Counter(found(file))
        right += (expected & actual).total()
        wrong += (actual - expected).total()
        missed += (expected - actual).total()
        lines += [f"{name}: wrong {mark}" for mark in sorted((actual - expected).elements())]
        lines += [f"{name}: missed {mark}" for mark in sorted((expected - actual).elements())]
    precision, recall = right / (right + wrong), right / (right + missed)
    figures = f"{right + missed} citations: precision {precision:.3f}, recall {recall:.3f}"
    print(figures)  # shown by pytest -rP
    assert min(precision, recall) >= LEAST, "\n".join([figures, *lines[:MOST_SHOWN]])
