"""How much of what texts say is found, by what readers wrote down: interventions, votes, decisions, citations.

The files are those of the tests: ``cases/speakers``, ``cases/votes``, ``cases/references`` (docs in those tests).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eucouncil_parse import Block, Document, DocumentType, Item, Paragraph, Vote, parse_file, references
from eucouncil_parse.layers import add_layers
from eucouncil_parse.vocabulary import language
from facts import Fact, Facts, Score

__all__ = ["score_citations", "score_interventions", "score_outcomes"]

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"
_SIDES = ("against", "abstained", "not_participating")


def score_interventions() -> Score:
    """Sentences with their speaker, in the documents of ``cases/speakers``."""
    total = Score()
    for case in sorted((CASES / "speakers").glob("*.json")):
        (path,) = (ROOT / "seeds").glob("*.txt") if case.stem == "seed" else case.parent.glob(f"{case.stem}.*.txt")
        gold = json.loads(case.read_text(encoding="utf-8"))
        openings = sorted({entry[0] for entries in gold.values() for entry in entries}, key=len, reverse=True)
        expected = Counter(
            (place, f"{entry[0]}: {entry[1]}, {entry[2]}") for place, entries in gold.items() for entry in entries
        )
        total += Score.of(expected, Counter(_interventions(parse_file(path, layers=["speakers"]), openings)))
    return total


def _interventions(document: Document, openings: list[str]) -> Iterator[Fact]:
    for place, blocks in _places(document):
        for block in blocks:
            for found in block.interventions if isinstance(block, Paragraph) else ():
                opening = next((each for each in openings if found.text.startswith(each)), found.text)
                actors = [actor.code or actor.name for actor in found.speaker.actors]
                yield place, f"{opening}: {actors}, {found.speaker.inferred}"


def _places(document: Document) -> Iterator[tuple[str, Iterable[Block]]]:
    yield "body", document.body
    yield from _items(document.items, "")
    for annex in document.annexes:
        yield annex.heading, annex.body


def _items(items: tuple[Item, ...], before: str) -> Iterator[tuple[str, Iterable[Block]]]:
    for item in items:
        place = f"{before}{item.label or item.title}"
        yield place, item.body
        yield from _items(item.items, f"{place}/")


def score_outcomes() -> dict[str, Score]:
    """Votes and decisions in the items of ``cases/votes``."""
    totals = {"votes in sentences": Score(), "decisions": Score()}
    for case in sorted((CASES / "votes").glob("*.json")):
        gold = json.loads(case.read_text(encoding="utf-8"))
        texts = case.with_suffix(".sentences").read_text(encoding="utf-8").split("\n\n")
        item = Item(body=tuple(Paragraph(" ".join(text.split())) for text in texts))
        minutes = Document(type=DocumentType(("MINUTES",)), items=(item,))
        read = add_layers(minutes, language("en"), layers=["votes"]).items[0]
        votes = Facts(("vote", _sides(vote)) for vote in gold.get("votes", []))
        totals["votes in sentences"] += Score.of(votes, Facts(("vote", _sides(_as_dict(vote))) for vote in read.votes))
        if "decisions" in gold:
            decisions = Facts((each["kind"], str(each.get("act"))) for each in gold["decisions"])
            totals["decisions"] += Score.of(decisions, Facts((each.kind, str(each.act)) for each in read.decisions))
    return totals


def _as_dict(vote: Vote) -> dict[str, Any]:
    return {side: getattr(vote, side) for side in _SIDES}


def _sides(vote: dict[str, Any]) -> str:
    return "; ".join(f"{side}={','.join(sorted(vote.get(side, ())))}" for side in _SIDES)


def score_citations(documents: Iterable[Path]) -> Score:
    """Citations with both ends of their place and their value, in the labelled files among ``documents``."""
    labels = json.loads((CASES / "references" / "labels.json").read_text(encoding="utf-8"))
    total = Score()
    for file in documents:
        if file.name in labels:
            expected = Facts((f"{start}-{end}", value) for start, end, value in labels[file.name])
            cited = references(parse_file(file, layers=["references"]))
            total += Score.of(
                expected, Facts((f"{each.span.start}-{each.span.end}", str(each.value)) for each in cited if each.span)
            )
    return total
