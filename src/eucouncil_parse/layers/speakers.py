"""Who says what in outcomes of proceedings, summary records and minutes.

Rules, in the order in which they are asked for each sentence of a paragraph:

- *report*: the subject is an actor, and a reporting verb follows: an intervention begins, with that speaker.
- *reference*: the subject of a report is a word for somebody who was named before (``the speaker``, ``he``): an
  intervention begins, whose speaker is inferred from those who spoke before in the same item.
- *continuation*: right behind an intervention, a sentence that names no other actor as its subject and holds a sign of
  reported speech, a passive of a reporting verb (``Some concerns were shared``) or a verb of indirect speech (``This
  would be discussed again``), belongs to the intervention before it.
- every other sentence is nobody's, and ends the intervention before it.

Conclusions and acts report nobody's speech, though ``The European Council`` may be the subject of all their sentences:
whether a document is read at all is decided by its kind and its subject, see ``reports_speech``.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import is_

from attrs import define, evolve, field

from eucouncil_parse.findings import Intervention, Speaker
from eucouncil_parse.layers.antecedents import Antecedents
from eucouncil_parse.layers.passages import Passage, map_items
from eucouncil_parse.layers.reports import Subjects
from eucouncil_parse.layers.sentences import sentences
from eucouncil_parse.model import Block, Document, Heading, Item
from eucouncil_parse.vocabulary import Language, speech_policy

__all__ = ["add_speakers", "reports_speech"]


def add_speakers(document: Document, language: Language, source: str | None) -> Document:
    """The document with the interventions that its paragraphs report; unchanged where it reports none.

    Paragraphs of the body, of items and of annexes are read. ``source`` is the text that the spans refer to, None where
    it is lost.
    """
    if not reports_speech(document, language):
        return document
    day = document.routing.meeting_date or document.header.date
    reading = _Reading(Subjects(language.code, day.year if day else None), language, source)

    def read_item(item: Item) -> Item:
        body = reading.blocks(item.body)
        return item if all(map(is_, body, item.body)) else evolve(item, body=body)

    return evolve(
        document,
        body=reading.blocks(document.body),
        items=map_items(document.items, read_item),
        annexes=tuple(evolve(annex, body=reading.blocks(annex.body)) for annex in document.annexes),
    )


def reports_speech(document: Document, language: Language) -> bool:
    """Whether a document reports who said what at a meeting.

    Outcomes, summary records and minutes do, notes and other kinds where their subject says so (``Outcome of …``); a
    subject that names conclusions, and no outcome, is that of a text that was agreed on, whatever its title.
    """
    policy = speech_policy(document.type.kind or "other")
    if policy == "never":
        return False
    subject = (document.routing.subject or "").casefold()
    if any(word.casefold() in subject for word in language.words["MEETING_SUBJECT_WORD"]):
        return True
    conclusions = language.words["CONCLUSIONS_SUBJECT_WORD"]
    return policy == "always" and not any(word.casefold() in subject for word in conclusions)


@define(slots=True)
class _Run:
    """An intervention that is being read: the speaker, and where it begins and ends in the paragraph."""

    speaker: Speaker
    start: int
    end: int


def _intervention(run: _Run, passage: Passage) -> Intervention:
    return Intervention(run.speaker, passage.text[run.start : run.end], span=passage.span_of(run.start, run.end))


@define(slots=True)
class _Reading:
    """The reading of one document."""

    subjects: Subjects
    words: Language
    source: str | None
    before: Antecedents = field(factory=Antecedents, init=False)

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks of an item, a body or an annex. Who spoke is remembered up to the next heading."""
        self.before = Antecedents()
        read: list[Block] = []
        for block in blocks:
            if isinstance(block, Heading):
                self.before = Antecedents()
                read.append(block)
                continue
            runs = [*self._runs(block.text)]
            if runs:
                passage = Passage(block.text, block.span, self.source)
                block = evolve(block, interventions=tuple(_intervention(run, passage) for run in runs))
            read.append(block)
        return tuple(read)

    def _runs(self, text: str) -> Iterator[_Run]:
        run: _Run | None = None
        previous = ""
        for start, end in sentences(text, self.words):
            sentence = text[start:end]
            speaker = self._speaker(sentence, previous)
            if speaker is None and run is not None and self._continues(run, sentence):
                run.end = end
            else:
                if run is not None:
                    yield run
                run = None if speaker is None else _Run(speaker, start, end)
            previous = sentence
        if run is not None:
            yield run

    def _speaker(self, sentence: str, previous: str) -> Speaker | None:
        subject = self.subjects.reporting(sentence)
        if subject is None:
            return None
        actors = subject.actors
        if subject.reference is not None:
            is_delegation = subject.reference == "DELEGATION"
            actors = self.before.meant_by(
                subject.reference, lambda: self.subjects.last_named(previous, as_delegation=is_delegation)
            )
        self.before.remember(actors)
        return Speaker(subject.text, actors, inferred=subject.reference is not None)

    def _continues(self, run: _Run, sentence: str) -> bool:
        if not self.subjects.continues(sentence):
            return False
        about = self.subjects.about(sentence)
        return about is None or about.reference is not None or set(about.actors) <= set(run.speaker.actors)
