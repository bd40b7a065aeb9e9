"""Votes and decisions of minutes: hand-written sentences, generated ones, and the layer as a whole.

``cases/votes/NAME.txt`` holds paragraphs of one item, parted by empty lines; ``NAME.json`` what a careful reader finds
in them: votes, decisions, and diagnostics (parts of their messages).
"""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eucouncil_parse import Document, DocumentType, Header, Item, Paragraph, Vote, parse, strategies
from eucouncil_parse.layers.votes import add_votes
from eucouncil_parse.layers.outcomes import read_outcome
from eucouncil_parse.vocabulary import language, table

CASES = Path(__file__).parent / "cases" / "votes"
WORDS = language("en")


def minutes(*paragraphs: str, on: date | None = None, title: str | None = None, kind: str = "MINUTES") -> Document:
    """Minutes with one item of these paragraphs, and what the layer finds."""
    item = Item(title=title, body=tuple(Paragraph(text) for text in paragraphs))
    return add_votes(Document(header=Header(date=on), type=DocumentType((kind,)), items=(item,)), WORDS, None)


def votes(*paragraphs: str, **about: Any) -> tuple[Vote, ...]:
    return minutes(*paragraphs, **about).items[0].votes


def problems(document: Document) -> list[str]:
    assert all(each.code == "vote-not-understood" for each in document.diagnostics)
    return [each.message.rpartition("': ")[2] for each in document.diagnostics]


# -- cases found by name -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(file.stem for file in CASES.glob("*.txt")))
def test_an_item_is_read_as_a_careful_reader_does(name: str) -> None:
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    expected = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    document = minutes(*(" ".join(block.split()) for block in text.split("\n\n")))
    item = document.items[0]
    found = [
        {
            part: list(states)
            for part in ("against", "abstained", "not_participating")
            if (states := getattr(vote, part))
        }
        for vote in item.votes
    ]
    assert found == expected.get("votes", [])
    decided = [
        {
            "kind": each.kind,
            "act": each.act,
            "legal_basis": each.legal_basis,
            "files": [str(file) for file in each.files],
        }
        for each in item.decisions
    ]
    if "decisions" in expected:
        wanted = [{"act": None, "legal_basis": None, "files": []} | each for each in expected["decisions"]]
        assert decided == wanted
    messages = problems(document)
    assert len(messages) == len(expected.get("problems", []))
    assert all(part in message for part, message in zip(expected.get("problems", []), messages, strict=True))


def test_every_case_has_both_files() -> None:
    assert {file.stem for file in CASES.glob("*.txt")} == {file.stem for file in CASES.glob("*.json")} != set()


# -- generated sentences -----------------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(strategies.vote_sentences())
def test_every_wording_is_understood(pair: tuple[str, Vote]) -> None:
    text, vote = pair
    document = minutes(text)
    assert document.diagnostics == ()
    assert document.items[0].votes == (vote,)


@settings(max_examples=200, deadline=None)
@given(strategies.vote_sentences(unknown=True))
def test_an_unknown_state_is_reported_and_never_another_one(pair: tuple[str, Vote]) -> None:
    text, vote = pair
    document = minutes(text)
    assert problems(document)
    assert all("no member state is called" in problem for problem in problems(document))
    assert document.items[0].votes == ((vote,) if vote != Vote() else ())
