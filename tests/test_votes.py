"""Votes and decisions of minutes: hand-written sentences, generated ones, and the layer as a whole.

``cases/votes/NAME.sentences`` holds paragraphs of one item, parted by empty lines; ``NAME.json`` what a careful reader
finds in them: votes, decisions, and diagnostics (parts of their messages).
"""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import logger

from eucouncil_parse import (
    Document,
    DocumentType,
    Header,
    Item,
    Meeting,
    Paragraph,
    ParseError,
    Vote,
    parse,
    strategies,
)
from eucouncil_parse.grammar import build
from eucouncil_parse.layers import decisions, outcomes
from eucouncil_parse.layers.votes import add_votes
from eucouncil_parse.places import kinds_of
from eucouncil_parse.vocabulary import language, table
from test_hostile import assert_grows_linearly

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


@pytest.mark.parametrize("name", sorted(file.stem for file in CASES.glob("*.sentences")))
def test_an_item_is_read_as_a_careful_reader_does(name: str) -> None:
    text = (CASES / f"{name}.sentences").read_text(encoding="utf-8")
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
    assert {file.stem for file in CASES.glob("*.sentences")} == {file.stem for file in CASES.glob("*.json")} != set()


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


@given(st.data())
def test_a_wording_of_the_vocabulary_says_what_its_name_says(data: st.DataObject) -> None:
    """Each wording by itself: a state in it is in the field of the wording, and in no other."""
    part = data.draw(st.sampled_from(["against", "abstained", "not_participating"]))
    wording = data.draw(st.sampled_from(WORDS.wordings[f"{part}_alone"]))
    (vote,) = votes(f"{wording.format('Malta')}.")
    assert [name for name in ("against", "abstained", "not_participating") if getattr(vote, name)] == [part]
    assert getattr(vote, part) == ("MT",)


# -- who was a member --------------------------------------------------------------------------------------------------


def test_every_name_of_every_state_is_understood_in_a_vote() -> None:
    for code in table("member_states")["codes"]:
        for name in WORDS.member_states[code]:
            assert votes(f"The act was adopted, with {name} and the {name} delegation abstaining.") == (
                Vote(abstained=(code,)),
            )
        for adjective in WORDS.member_state_adjectives[code]:
            assert votes(f"The {adjective} delegation voted against.") == (Vote(against=(code,)),)


@pytest.mark.parametrize(
    ("state", "year", "is_member"),
    [
        ("the United Kingdom", 2019, True),
        ("the United Kingdom", 2020, True),
        ("the United Kingdom", 2021, False),
        ("Croatia", 2012, False),
        ("Croatia", 2013, True),
        ("Sweden", 1994, False),
        ("France", 1993, True),
        ("Croatia", None, True),
    ],
)
def test_a_state_votes_while_it_is_a_member(state: str, year: int | None, is_member: bool) -> None:
    on = None if year is None else date(year, 5, 12)
    document = minutes(f"The act was adopted, with Malta voting against and {state} abstaining.", on=on)
    early = year is not None and year < 2004  # Malta joined in 2004
    abstained = (WORDS.member_state(state) or "",) if is_member else ()
    expected = Vote(() if early else ("MT",), abstained)
    assert document.items[0].votes == ((expected,) if expected != Vote() else ())
    assert bool(document.diagnostics) == (early or not is_member)


def test_the_year_is_that_of_the_meeting() -> None:
    text = "The act was adopted, with the United Kingdom abstaining."
    item = Item(body=(Paragraph(text),))
    document = Document(
        header=Header(date=date(2021, 3, 1)),
        type=DocumentType(("MINUTES",)),
        meeting=Meeting(dates=(date(2020, 1, 20),)),
        items=(item,),
    )
    assert add_votes(document, WORDS, None).items[0].votes == (Vote(abstained=("UK",)),)


# -- the layer ---------------------------------------------------------------------------------------------------------

SENTENCE = "The Council adopted the act, with Malta voting against (legal basis: Article 114 TFEU)."


@pytest.mark.parametrize("kind", ["MINUTES", "SUMMARY RECORD", "OUTCOME OF PROCEEDINGS", "A NEW KIND"])
def test_documents_that_report_have_votes(kind: str) -> None:
    assert votes(SENTENCE, kind=kind) == (Vote(against=("MT",)),)


@pytest.mark.parametrize("kind", ["PROVISIONAL AGENDA", "NOTICE OF MEETING", "NOTE", "COVER NOTE"])
def test_documents_that_plan_have_none(kind: str) -> None:
    item = minutes(SENTENCE, kind=kind).items[0]
    assert (item.decisions, item.votes) == ((), ())


def test_nested_items_have_votes_of_their_own() -> None:
    nested = Item("a)", body=(Paragraph("Cyprus abstained."),))
    outer = Item("1.", body=(Paragraph(SENTENCE),), items=(nested,))
    (item,) = add_votes(Document(type=DocumentType(("MINUTES",)), items=(outer,)), WORDS, None).items
    assert item.votes == (Vote(against=("MT",)),)
    assert item.items[0].votes == (Vote(abstained=("CY",)),)


def test_files_are_those_of_the_sentence_and_of_the_title() -> None:
    document = minutes("The Council adopted the act in file 2020/0001 (NLE).", title="Act on bees (2022/0155(COD))")
    assert [str(file) for file in document.items[0].decisions[0].files] == ["2020/0001 (NLE)", "2022/0155 (COD)"]


def test_a_legal_basis_on_a_line_of_its_own_belongs_to_the_decision() -> None:
    item = Item(legal_basis="(legal basis: Article 91 TFEU)", body=(Paragraph("The Council adopted the act."),))
    (found,) = add_votes(Document(type=DocumentType(("MINUTES",)), items=(item,)), WORDS, None).items
    assert [decision.legal_basis for decision in found.decisions] == ["Article 91 TFEU"]


MINUTES = """Council of the European Union
Brussels, 12 May 2021
(OR. en)
9990/21
MINUTES
Subject: Meeting of the Council

1. Regulation on tool kits

The Council adopted the Regulation, with Malta and
Norway voting against.

In accordance with the Protocol, Denmark did not participate in the vote.
"""


def test_places_are_those_of_the_sentences() -> None:
    document = parse(MINUTES, source="raw")
    (item,) = document.items
    (vote,) = item.votes
    assert vote == Vote(("MT",), (), ("DK",))
    (decision,) = item.decisions
    (problem,) = document.diagnostics
    assert vote.span is not None
    assert decision.span is not None
    assert problem.span == decision.span
    first = ["The Council adopted the Regulation, with Malta and", "Norway voting against."]
    second = "In accordance with the Protocol, Denmark did not participate in the vote."
    assert decision.span.slice(MINUTES) == "\n".join(first)
    assert (decision.span.page, decision.span.line) == (1, 10)
    assert [MINUTES[start:end] for start, end in vote.span.pieces] == [*first, second]


def test_without_the_layer_nothing_is_found() -> None:
    (item,) = parse(MINUTES, source="raw", layers=()).items
    assert (item.decisions, item.votes) == ((), ())


def test_strict_raises_for_a_vote_that_is_not_understood() -> None:
    with pytest.raises(ParseError, match="no member state is called 'Norway'") as caught:
        parse(MINUTES, source="raw", strict=True)
    assert (caught.value.line, caught.value.column) == (10, 1)


@pytest.mark.parametrize(("grammar", "start"), [("votes", "vote_sentence"), ("decisions", "decision_sentence")])
def test_the_grammars_have_no_conflicts(grammar: str, start: str, caplog: pytest.LogCaptureFixture) -> None:
    level = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        with caplog.at_level(logging.DEBUG, logger=logger.name):
            build([f"{grammar}.lark"], start=[start], lexer="basic", debug=True)
    finally:
        logger.setLevel(level)
    assert not [record.getMessage() for record in caplog.records if "onflict" in record.getMessage()]


# -- any text ----------------------------------------------------------------------------------------------------------

PIECES = [
    *["Malta", "the", "Danish", "delegation", "delegations of", "EL", "(HU)", "Norway", "Council", "The Council"],
    *["and", ",", ";", ", and", "or", "nor", "with", "by", "no", "neither", "except", "if", "respectively", "as did"],
    *["voting against", "abstained", "abstaining from", "abstention of", "abstentions (", "votes against:", "against"],
    *["did not participate", "in the vote", "in", ", which abstained", "would have abstained", "voted in favour"],
    *["adopted", "was adopted", "took note of", "agreed to", "in accordance with", "(legal basis: a (b), c)", "which"],
    *["(legal basis:", "(", ")", "1", ".", "word", "À", "\u00a0", "’s"],
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_every_row_of_words_is_read_or_reported(text: str) -> None:
    document = minutes(text)
    codes = {code for vote in document.items[0].votes for part in _parts(vote) for code in part}
    named = {WORDS.member_state(name) for name in ("Malta", "Danish", "EL", "HU") if name in text}
    assert codes <= named


@given(st.text(max_size=200))
def test_every_text_is_read(text: str) -> None:
    assert isinstance(minutes(text), Document)


# -- what is looked for before a sentence is parsed --------------------------------------------------------------------


def assert_nothing_is_hidden(text: str) -> None:
    """What is found is what would be found if every sentence of any word were parsed."""
    document = minutes(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decisions, "_needed", lambda _language: [re.compile("")])
        patch.setattr(outcomes, "_pieces", lambda _language: [""])
        parsed = minutes(text)
    assert document.diagnostics == parsed.diagnostics
    for read, expected in zip(document.items, parsed.items, strict=True):
        assert (read.decisions, read.votes) == (expected.decisions, expected.votes)


@given(strategies.vote_sentences(), st.sampled_from(["", "The Council adopted the act, ", "Then, also the Council: "]))
def test_no_vote_is_hidden(pair: tuple[str, Vote], before: str) -> None:
    assert_nothing_is_hidden(before + pair[0])


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*PIECES, "also", "Also", "And", "that"]), max_size=25), st.sampled_from([" ", ""]))
def test_no_decision_is_hidden(pieces: list[str], between: str) -> None:
    assert_nothing_is_hidden(between.join(pieces))


def test_every_decision_of_a_case_is_found() -> None:
    for file in CASES.glob("*.sentences"):
        for block in file.read_text(encoding="utf-8").split("\n\n"):
            assert_nothing_is_hidden(" ".join(block.split()))


def test_without_the_words_of_votes_nothing_triggers() -> None:
    """The lists of ``vote_word`` are all that is needed: with these lists empty no sentence would be read."""
    lists = outcomes._grammar("en").needed
    words = evolve(WORDS, words={name: () if name in lists else each for name, each in WORDS.words.items()})
    parser = build(("votes.lark",), start=("vote_trigger", "vote_word", "vote_sentence"), language=words)
    wordings = [re.sub(r"\{\d?\}", "Malta", each) for known in WORDS.wordings.values() for each in known]
    text = " ".join([*wordings, *PIECES, *(word for name in lists for word in WORDS.words[name])])
    full = build(("votes.lark",), start=("vote_trigger", "vote_word", "vote_sentence"))
    for kind in kinds_of(parser, "vote_trigger"):
        assert re.search(parser.get_terminal(kind).pattern.to_regexp(), text) is None
        assert re.search(full.get_terminal(kind).pattern.to_regexp(), text) is not None


@pytest.mark.parametrize("name", sorted(outcomes._grammar("en").needed))
def test_every_word_of_votes_holds_a_piece(name: str) -> None:
    for word in WORDS.words[name]:
        for printed in (word, word[0].upper() + word[1:], word.replace("'", "’"), word.replace("'", "‛")):
            assert any(piece in printed for piece in outcomes._pieces("en"))


def _parts(vote: Vote) -> tuple[tuple[str, ...], ...]:
    return vote.against, vote.abstained, vote.not_participating


@pytest.mark.parametrize(
    "piece", [*PIECES, "Malta, ", "the the ", "Malta and ", "A. ", "A a ", "with Malta voting against. "]
)
def test_time_grows_as_the_text_does(piece: str) -> None:
    text = f"The Council adopted abstaining {piece} "
    assert_grows_linearly(lambda size: lambda: minutes(text + f"{piece} " * (size // len(piece))), 6_000)
