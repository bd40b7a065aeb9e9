"""How member states voted, as one sentence says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen
from lark import Token, Tree

from eucouncil_parse.layers.sentence_grammar import SentenceGrammar
from eucouncil_parse.vocabulary import Language, language, membership

__all__ = ["Outcome", "Side", "may_tell_outcome", "read_outcome", "tells_outcome"]

_PARTS = {
    "AGAINST": "against",
    "AGAINST_ALONE": "against",
    "WHO_AGAINST": "against",
    "LABEL_AGAINST": "against",
    "ABSTAINED": "abstained",
    "ABSTAINED_FROM_VOTING": "abstained",
    "WHO_ABSTAINED": "abstained",
    "LABEL_ABSTAINED": "abstained",
    "ABSENT": "not_participating",
    "ABSENT_FROM_VOTING": "not_participating",
    "WHO_ABSENT": "not_participating",
    "TOOK_PART": "not_participating",
}
"""The field of a vote that an outcome fills. States took part in no vote of which ``neither took part`` is said."""

_FACTS = frozenset({"voted", "voted_otherwise", "neither_took_part", "labelled"})
_IN_FAVOUR = frozenset({"voted_in_favour", "favour"})
_MOST_SHOWN = 40
_QUOTES = re.compile("[\"']")


@frozen(slots=True)
class Side:
    """Member states that one clause names together: the field of ``Vote`` that they belong to, and their codes.

    ``start`` is where the list of their names begins in the sentence.
    """

    part: str
    states: tuple[str, ...]
    start: int


@frozen(slots=True)
class Outcome:
    """What a sentence says of a vote: its sides, and why it was not understood, None where it was."""

    sides: tuple[Side, ...] = ()
    problem: str | None = None


def read_outcome(sentence: str, language: Language, year: int | None = None) -> Outcome:
    """What a sentence says of a vote.

    ``year`` is that of the vote: a state that was no member in that year cannot have voted. With None, former members
    are understood as all others.

    >>> from eucouncil_parse.vocabulary import language
    >>> text = "The text was adopted, with Malta and the Czech Republic voting against and Ruritania abstaining."
    >>> outcome = read_outcome(text, language("en"))
    >>> [(side.part, side.states) for side in outcome.sides], outcome.problem
    ([('against', ('MT', 'CZ'))], "no member state is called 'Ruritania'")
    """
    tree = _grammar(language.code).parse(sentence)
    if tree is None:
        return Outcome(problem="the order of its words is not understood")
    nodes = [node for node in tree.children if isinstance(node, Tree)]
    words = {token.type for token in tree.children if isinstance(token, Token)}
    sides: list[Side] = []
    problems = list(_problems({str(node.data) for node in nodes}, words))
    for node in nodes:
        if node.data in _FACTS and (side := _side(node, language, year, problems)) is not None:
            sides.append(side)
    return Outcome(() if "RESPECTIVELY" in words else tuple(sides), problems[0] if problems else None)


def _problems(kinds: set[str], words: set[str]) -> Iterator[str]:
    """What the parts of a sentence leave open, by their names."""
    is_vote = kinds & _FACTS
    if is_vote and "RESPECTIVELY" in words:
        yield "which states did what is said by their order"
    if is_vote and "SAME" in words:
        yield "other states are said to have done the same"
    if is_vote and "torn" in kinds:
        yield "a list of member states is interrupted"
    if kinds & {"stray", "stray_behind"}:
        yield "the member states are not named beside their vote"
    if "exception" in kinds and kinds & _IN_FAVOUR:
        yield "how the states that are excepted voted is not said"


def _side(node: Tree[Token], language: Language, year: int | None, problems: list[str]) -> Side | None:
    members = [child for child in node.children if isinstance(child, Tree)]
    outcome = next(child.type for child in node.children if isinstance(child, Token) and child.type in _ENDS)
    if not members:
        problems.append("the member states are not named beside their vote")
        return None
    if outcome not in _PARTS:
        problems.append("how the member states voted, or when, is not said")
        return None
    if any(isinstance(child, Token) and child.type == "OR" for child in node.children):
        problems.append("which of several member states it was is not said")
        return None
    states: list[str] = []
    for member in members:
        name = " ".join(map(str, member.children))
        state = language.member_state(name)
        if state is None:
            problems.append(f"no member state is called {name[:_MOST_SHOWN]!r}")
        elif not _is_member(state, year):
            problems.append(f"{name[:_MOST_SHOWN]!r} was no member state in {year}")
        elif state not in states:
            states.append(state)
    start = next(iter(members[0].scan_values(lambda _: True))).start_pos or 0
    return Side(_PARTS[outcome], tuple(states), start) if states else None


_ENDS = frozenset({*_PARTS, "UNCLEAR"})


def _is_member(state: str, year: int | None) -> bool:
    """Whether a state was a member for a part of a year at the least; True where the year is not known."""
    since, until = membership()[state]
    return year is None or (since <= year and (until is None or year <= until))


def may_tell_outcome(text: str, language: Language) -> bool:
    """Whether a text may have a sentence that says how states voted: whether it holds a part of such a word."""
    return any(map(text.__contains__, _pieces(language.code)))


def tells_outcome(sentence: str, language: Language) -> bool:
    """Whether a sentence holds what one must that says how states voted.

    >>> from eucouncil_parse.vocabulary import language
    >>> [tells_outcome(text, language("en")) for text in ("Malta abstained.", "The Council adopted the agenda.")]
    [True, False]
    """
    return may_tell_outcome(sentence, language) and _grammar(language.code).is_triggered(sentence)


@cache
def _pieces(code: str) -> tuple[str, ...]:
    """What one must hold that holds a word of votes: looking for a few texts is faster than for any expression.

    First letters may be capitals, and quotes are printed in many ways: the pieces are what is always the same. Of long
    words the end is enough, for many end alike (``have taken part``, ``has not taken part``).
    """
    lists = _grammar(code).needed
    words = (word for name in lists for word in language(code).words[name])
    pieces = {_end_of(max(_QUOTES.split(word[1:]), key=len)) for word in words}
    return tuple(piece for piece in pieces if not any(other != piece and other in piece for other in pieces))


def _end_of(piece: str) -> str:
    return " ".join(piece.split(" ")[-2:])


@cache
def _grammar(language: str) -> SentenceGrammar:
    return SentenceGrammar("votes.lark", "vote_sentence", "vote_trigger", "vote_word", language)
