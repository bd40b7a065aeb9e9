"""How much of what stands on pages is found: a table with recall and precision for each kind of fact.

    python tests/figures.py FOLDER ...

A FOLDER holds ``documents`` (STEM.pdf, STEM.layout.txt …) and ``gold`` (a STEM.json with the facts of each document).
What texts say (who speaks, votes, decisions, citations) is measured on the cases of the tests (said.py).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from eucouncil_parse import CouncilParseError, parse_file
from facts import Facts, Score, facts_of_document, facts_of_gold
from said import score_citations, score_interventions, score_outcomes

ROOT = Path(__file__).resolve().parents[1]
ENDINGS = {"layout": ".layout.txt", "pdf": ".pdf", "txt": ".txt", "raw": ".raw.txt", "pdfium": ".pdfium.txt"}
SOURCES = {"layout": "layout", "raw": "raw", "pdfium": "pdfium"}

Scores = dict[str, Score]


def scores(folder: Path, rendition: str) -> Scores:
    """The score of each kind of fact over the documents that have a rendition, in the order of the first document."""
    found: Scores = defaultdict(Score)
    for gold_file in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        file = folder / "documents" / f"{gold_file.stem}{ENDINGS[rendition]}"
        if not file.exists() or gold.get("not_a_council_document"):
            continue
        expected, read = facts_of_gold(gold), _read(file, rendition, gold)
        for kind in dict.fromkeys(kind for kind, _ in [*expected, *read]):
            found[kind] += Score.of(_of(expected, kind), _of(read, kind))
    return found


def _read(file: Path, rendition: str, gold: dict[str, Any]) -> Facts:
    try:
        return facts_of_document(parse_file(file, source=SOURCES.get(rendition)), gold)
    except CouncilParseError:
        return Facts()


def _of(facts: Facts, kind: str) -> Facts:
    return Facts({fact: count for fact, count in facts.items() if fact[0] == kind})


def table(folder: Path) -> Iterator[str]:
    """The lines of the table of a folder: kinds of facts down, renditions across."""
    columns = {rendition: scores(folder, rendition) for rendition in ENDINGS}
    columns = {rendition: column for rendition, column in columns.items() if column}
    kinds = list(dict.fromkeys(kind for column in columns.values() for kind in column))
    yield f"{'':<26}{'facts':>6}" + "".join(f"{rendition:>15}" for rendition in columns)
    for kind in [*kinds, "all"]:
        row = {rendition: _total(column, kind) for rendition, column in columns.items()}
        yield f"{kind:<26}{max(score.expected for score in row.values()):>6}" + "".join(
            f"{_figure(score):>15}" for score in row.values()
        )


def _figure(score: Score) -> str:
    """Recall and precision; a dash where there is nothing to find and nothing was found."""
    return f"{score.recall:.3f} / {score.precision:.3f}" if score.expected or score.found else "–"


def _total(column: Scores, kind: str) -> Score:
    return sum((score for name, score in column.items() if kind in {name, "all"}), Score())


def said(folders: Sequence[str]) -> Iterator[str]:
    """The lines of the table of what texts say; citations in the seed, and in the real documents at hand."""
    documents = [file for folder in folders for file in sorted((Path(folder) / "documents").iterdir())]
    rows = {
        "interventions": score_interventions(),
        **score_outcomes(),
        "citations": score_citations(
            {file.name: file for file in [*(ROOT / "seeds").glob("*.txt"), *documents]}.values()
        ),
    }
    for name, score in rows.items():
        yield f"{name:<26}{score.expected:>6}{_figure(score):>15}"


def main(folders: Sequence[str]) -> None:
    if not folders:
        sys.exit(__doc__)
    for place, folder in enumerate(folders):
        print(f"{'' if place == 0 else chr(10)}{folder}: recall / precision of each kind of fact")
        print("\n".join(table(Path(folder))))
    print("\nwhat texts say, by what readers wrote down: recall / precision")
    print("\n".join(said(folders)))


if __name__ == "__main__":
    main(sys.argv[1:])
