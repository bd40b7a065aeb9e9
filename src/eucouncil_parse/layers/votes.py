"""Decisions and votes in minutes: each item's own paragraphs, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, evolve, field

from eucouncil_parse.diagnostics import Diagnostic, Severity, Span
from eucouncil_parse.findings import Decision, Vote
from eucouncil_parse.layers.decisions import Finding, holds_decision, may_decide, read_decisions, read_files
from eucouncil_parse.layers.outcomes import Outcome, Side, may_tell_outcome, read_outcome, tells_outcome
from eucouncil_parse.layers.passages import map_items
from eucouncil_parse.layers.running_text import RunningText, joined_span, running_texts
from eucouncil_parse.layers.sentences import sentences
from eucouncil_parse.model import Document, Item
from eucouncil_parse.vocabulary import Language, table

__all__ = ["add_votes"]

_EXCERPT = 60


def add_votes(document: Document, language: Language, source: str | None) -> Document:
    """The document with ``decisions`` and ``votes`` of its items.

    They are looked for in documents that report: minutes, summary records, outcomes of proceedings … (the table
    ``decisions`` lists them), not in agendas. Of each item only its own paragraphs are read, for nested items have
    decisions of their own. What several sentences say of one vote is one ``Vote``: a new one begins with the next
    decision that states can vote on, or where a state is said to have voted in another way. A state that was no member
    in the year of the meeting, and a name that is no member state's, are left out of the vote and reported by the
    diagnostic ``vote-not-understood``.
    """
    kind = document.type.kind or "other"
    if not document.items or kind not in table("decisions")["documents"]:
        return document
    diagnostics: list[Diagnostic] = []
    year = _year(document)

    def change(item: Item) -> Item:
        telling = [*_telling(item, language, source)]
        if not telling:
            return item
        reader = _ItemReader(item, language, year)
        reader.read(telling)
        diagnostics.extend(reader.diagnostics)
        if not reader.decisions and not reader.votes:
            return item
        return evolve(item, decisions=tuple(reader.decisions), votes=tuple(reader.votes))

    items = map_items(document.items, change)
    if items is document.items and not diagnostics:
        return document
    return evolve(document, items=items, diagnostics=(*document.diagnostics, *diagnostics))


def _telling(item: Item, language: Language, source: str | None) -> Iterator[tuple[RunningText, bool, bool]]:
    """The paragraphs that may tell: each with whether of votes, and whether of decisions."""
    for running in running_texts(item.body, language, source):
        votes, decides = may_tell_outcome(running.text, language), may_decide(running.text, language)
        if votes or decides:
            yield running, votes, decides


def _year(document: Document) -> int | None:
    """The year of the meeting that a document reports on, else of the document; None where neither is known."""
    days = [*document.meeting.dates, document.routing.meeting_date, document.header.date]
    return next((day.year for day in days if day is not None), None)


@define(slots=True, eq=False)
class _Ballot:
    """What is known of one vote: the states of each part, where it is said, and whether its decision was named."""

    parts: dict[str, list[str]] = field(factory=lambda: {"against": [], "abstained": [], "not_participating": []})
    spans: list[Span | None] = field(factory=list)
    is_decided: bool = False

    def contradicts(self, side: Side) -> bool:
        """Whether a state of a side is said to have voted in another way."""
        others = {state for part, states in self.parts.items() if part != side.part for state in states}
        return not others.isdisjoint(side.states)

    def add(self, side: Side, span: Span | None) -> None:
        """Take the states of a side in."""
        known = self.parts[side.part]
        known += [state for state in side.states if state not in known]
        if not self.spans or self.spans[-1] != span:
            self.spans.append(span)

    def vote(self) -> Vote | None:
        """The vote, None where no state is named."""
        if not any(self.parts.values()):
            return None
        parts = {part: tuple(states) for part, states in self.parts.items()}
        return Vote(**parts, span=joined_span(self.spans))


@define(slots=True, eq=False)
class _ItemReader:
    """Reads the paragraphs of one item that tell of decisions or votes."""

    item: Item
    language: Language
    year: int | None
    decisions: list[Decision] = field(factory=list)
    votes: list[Vote] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    ballot: _Ballot = field(factory=_Ballot)

    def read(self, telling: Iterable[tuple[RunningText, bool, bool]]) -> None:
        """Find decisions and votes in the paragraphs of the item that may tell of them."""
        for running, votes, decides in telling:
            for start, end in sentences(running.text, self.language):
                sentence = running.text[start:end]
                if votes and tells_outcome(sentence, self.language):
                    outcome = read_outcome(sentence, self.language, self.year)
                elif decides and holds_decision(sentence, self.language):
                    outcome = Outcome()
                else:
                    continue
                self._read_sentence(running, start, end, outcome)
        self._finish_ballot()
        if self.decisions and self.item.legal_basis is not None:
            self._add_basis(read_decisions(self.item.legal_basis, self.language).legal_basis)

    def _read_sentence(self, running: RunningText, start: int, end: int, outcome: Outcome) -> None:
        """Find what one sentence says, of whose votes the ``outcome`` is known."""
        text = running.text[start:end]
        before = outcome.sides[0].start if outcome.sides else None
        finding = read_decisions(text, self.language, before)
        says_something = finding.decisions or outcome.sides or outcome.problem
        span = running.span_of(start, end) if says_something else None
        self._add_decisions(finding, span)
        self._add_votes(finding, outcome, span)
        if outcome.problem is not None:
            self.diagnostics.append(_not_understood(text, outcome.problem, span))

    def _add_decisions(self, finding: Finding, span: Span | None) -> None:
        if not finding.decisions:
            self._add_basis(finding.legal_basis)
        for decision in finding.decisions:
            files = tuple(dict.fromkeys((*decision.files, *read_files(self.item.title or ""))))
            self.decisions.append(evolve(decision, files=files, span=span))

    def _add_basis(self, legal_basis: str | None) -> None:
        """A legal basis that stands alone, on a line of its own or in a sentence, belongs to the decision above it."""
        if legal_basis is not None and self.decisions and self.decisions[-1].legal_basis is None:
            self.decisions[-1] = evolve(self.decisions[-1], legal_basis=legal_basis)

    def _add_votes(self, finding: Finding, outcome: Outcome, span: Span | None) -> None:
        if finding.is_voted or (finding.by_a_body and outcome.sides):
            if self.ballot.is_decided:
                self._finish_ballot()
            self.ballot.is_decided = True
        for side in outcome.sides:
            if self.ballot.contradicts(side):
                self._finish_ballot()
                self.ballot.is_decided = True
            self.ballot.add(side, span)

    def _finish_ballot(self) -> None:
        vote = self.ballot.vote()
        if vote is not None:
            self.votes.append(vote)
        self.ballot = _Ballot()


def _not_understood(sentence: str, problem: str, span: Span | None) -> Diagnostic:
    excerpt = sentence if len(sentence) <= _EXCERPT else sentence[: _EXCERPT - 1].rstrip() + "…"
    message = f"a vote was not understood in '{excerpt}': {problem}"
    return Diagnostic(
        "vote-not-understood", Severity.ERROR, message, span, "names of member states, and how they voted"
    )
