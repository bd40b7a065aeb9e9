"""Sentences of minutes that say how member states voted, with the vote that they report."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from attrs import define, field
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from eucouncil_parse.findings import Vote
from eucouncil_parse.strategies.wording import words
from eucouncil_parse.vocabulary import Language, language, table

__all__ = ["vote_sentences"]

_PARTS = ("against", "abstained", "not_participating")
_MOST_STATES = 6


@cache
def vote_sentences(*, unknown: bool = False) -> SearchStrategy[tuple[str, Vote]]:
    """One sentence about a vote, or two, and the vote: states by any of their names, in every wording that is read.

    With ``unknown``, one of the names is that of no member state; the vote has the others.

    >>> from hypothesis import given
    >>> @given(vote_sentences())
    ... def test_that_states_vote_once(pair):
    ...     text, vote = pair
    ...     states = [*vote.against, *vote.abstained, *vote.not_participating]
    ...     assert text.endswith(".") and len(set(states)) == len(states) > 0
    >>> test_that_states_vote_once()
    """
    return _vote_sentences(unknown)


@define(slots=True, eq=False)
class _Writer:
    """Words one vote; ``parts`` are the states by their codes, None for the name of no member state."""

    draw: DrawFn
    words: Language
    parts: dict[str, list[str | None]] = field(factory=dict)

    def choose(self, wording: str) -> str:
        """One of the wordings of something."""
        return self.draw(st.sampled_from(self.words.wordings[wording]))

    def clause(self, part: str, how: str) -> str:
        """One part of the vote in a wording that names it."""
        return self.choose(f"{part}_{how}").format(self.states(self.parts[part]))

    def clauses(self, parts: Iterable[str], how: str) -> str:
        """Several parts, in this order."""
        clauses = [self.clause(part, how) for part in parts]
        separators = [", ", f" {self.words.words['AND_WORD'][0]} ", f", {self.words.words['AND_WORD'][0]} ", "; "]
        return self.draw(st.sampled_from(separators)).join(clauses)

    def states(self, states: list[str | None]) -> str:
        """A list of states: by their names and codes, or as delegations."""
        if self.draw(st.booleans()):
            return self.joined([self.name(state) for state in states])
        wording = self.choose("delegation" if len(states) == 1 else "delegations")
        if wording.endswith("}"):
            return wording.format(self.joined([self.name(state) for state in states]))
        return wording.format(self.joined([self.attribute(state) for state in states]))

    def name(self, state: str | None) -> str:
        """A name or code of a state, with an article or without."""
        if state is None:
            return self.stranger()
        name = self.draw(st.sampled_from((*self.words.member_states[state], *_codes(state))))
        article = self.words.words["ARTICLE_WORD"][0]
        return f"{article} {name}" if self.draw(st.booleans()) else name

    def stranger(self) -> str:
        """A name that is of no member state: of another country, or of none."""
        if self.draw(st.booleans()):
            return self.choose("no_member_state")
        return self.draw(words()).capitalize()

    def attribute(self, state: str | None) -> str:
        """What stands before ``delegation``."""
        if state is None:
            return self.stranger()
        return self.draw(st.sampled_from((*self.words.member_state_adjectives[state], *_codes(state))))

    def joined(self, names: list[str]) -> str:
        """Names with commas, and ``and`` before the last, with a comma or without."""
        if len(names) == 1:
            return names[0]
        joints = [*self.words.words["AND_WORD"][:1], *self.words.words["VOTE_SEPARATOR_WORD"][1:3]]
        comma = "," if len(names) > 2 and self.draw(st.booleans()) else ""
        return f"{', '.join(names[:-1])}{comma} {self.draw(st.sampled_from(joints))} {names[-1]}"


def _codes(state: str) -> list[str]:
    row = next(row for row in table("member_states")["entries"] if row["code"] == state)
    return [state, *row["also"]]


@st.composite
def _vote_sentences(draw: DrawFn, unknown: bool) -> tuple[str, Vote]:
    writer = _Writer(draw, language("en"))
    shape = draw(st.sampled_from(list(_SHAPES)))
    possible: tuple[str, ...] = {"neither": _PARTS[2:], "of": _PARTS[:2], "label": _PARTS[:2]}.get(shape, _PARTS)
    parts = draw(st.lists(st.sampled_from(possible), min_size=1, unique=True))
    codes: list[str | None] = list(draw(st.permutations(table("member_states")["codes"])))
    for part in parts:
        count = 2 if shape == "neither" else draw(st.integers(1, _MOST_STATES))
        writer.parts[part], codes = codes[:count], codes[count:]
    if unknown:
        states = writer.parts[draw(st.sampled_from(parts))]
        states[draw(st.integers(0, len(states) - 1))] = None
    absent_apart = shape in {"with", "except"} and parts[0] != "not_participating" and "not_participating" in parts
    if absent_apart and draw(st.booleans()):
        parts.remove("not_participating")
        text = _SHAPES[shape](writer, parts) + ". " + _alone(writer, ["not_participating"])
    else:
        text = _SHAPES[shape](writer, parts)
    known = {part: tuple(state for state in states if state is not None) for part, states in writer.parts.items()}
    return f"{text}.", _vote(known)


def _vote(parts: dict[str, tuple[str, ...]]) -> Vote:
    against, abstained, not_participating = (parts.get(part, ()) for part in _PARTS)
    return Vote(against, abstained, not_participating)


def _with(writer: _Writer, parts: list[str]) -> str:
    decided, joint, basis = writer.choose("decided"), writer.choose("with"), writer.choose("basis")
    return f"{decided}, {joint} {writer.clauses(parts, 'in_part')}{basis}"


def _of(writer: _Writer, parts: list[str]) -> str:
    decided, joint, basis = writer.choose("decided"), writer.choose("of"), writer.choose("basis")
    return f"{decided}, {joint} {writer.clauses(parts, 'of')}{basis}"


def _alone(writer: _Writer, parts: list[str]) -> str:
    text = writer.choose("protocol") + writer.clauses(parts, "alone")
    return text[0].upper() + text[1:]


def _label(writer: _Writer, parts: list[str]) -> str:
    text = "; ".join(writer.clause(part, "label") for part in parts)
    return text[0].upper() + text[1:]


def _except(writer: _Writer, parts: list[str]) -> str:
    clauses = [f"{writer.states(writer.parts[part])}, {writer.choose(f'{part}_who')}" for part in parts]
    joined = f", {writer.words.words['AND_WORD'][0]} ".join(clauses)
    return f"{writer.choose('in_favour')} {writer.choose('except')} {joined}".replace(" ,", ",")


def _neither(writer: _Writer, parts: list[str]) -> str:
    first, second = writer.parts[parts[0]]
    return writer.choose("neither").format(writer.name(first), writer.name(second))


_SHAPES = {"with": _with, "of": _of, "alone": _alone, "label": _label, "except": _except, "neither": _neither}
