"""Paragraphs as running text: one that was torn in two by extraction is read as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.layers.passages import Passage
from eucouncil_parse.model import Block, Paragraph
from eucouncil_parse.vocabulary import Language

__all__ = ["RunningText", "joined_span", "running_texts"]


@define(slots=True, eq=False)
class RunningText:
    """A paragraph, or several that are one, with a blank between them."""

    text: str
    blocks: Sequence[Paragraph]
    source: str | None
    _passages: list[Passage] = field(factory=list, init=False)
    """Made when a place is first asked for: most texts say nothing that is looked for."""

    def span_of(self, start: int, end: int) -> Span | None:
        """The span of ``text[start:end]``."""
        if not self._passages:
            self._passages = [Passage(block.text, block.span, self.source) for block in self.blocks]
        spans, offset = [], 0
        for passage in self._passages:
            behind = offset + len(passage.text)
            if offset >= end:
                break
            if start <= behind:
                spans.append(passage.span_of(max(start - offset, 0), min(end, behind) - offset))
            offset = behind + 1
        return joined_span(spans)


def running_texts(blocks: Iterable[Block], language: Language, source: str | None) -> Iterator[RunningText]:
    """The paragraphs among blocks.

    A paragraph without a label goes on with the one above it where that one ends with a comma or with ``and``, or where
    it begins with a small letter and the one above has no end: extraction breaks paragraphs at full lines.

    >>> from eucouncil_parse.vocabulary import language
    >>> torn = [Paragraph("It was adopted, with Malta,"), Paragraph("Cyprus and"), Paragraph("Spain abstaining.")]
    >>> [text.text for text in running_texts([*torn, Paragraph("A statement follows.")], language("en"), None)]
    ['It was adopted, with Malta, Cyprus and Spain abstaining.', 'A statement follows.']
    """
    joints = (",", *(f" {word}" for word in language.words["AND_WORD"]))
    run: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        if run and not _goes_on(run[-1], block, joints):
            yield _running_text(run, source)
            run = []
        run.append(block)
    if run:
        yield _running_text(run, source)


def _goes_on(above: Paragraph, block: Paragraph, joints: tuple[str, ...]) -> bool:
    if block.label is not None or not above.text or not block.text:
        return False
    if above.text.endswith(joints):
        return True
    return block.text[0].islower() and (above.text[-1].isalnum() or above.text[-1] == ")")


def _running_text(run: Sequence[Paragraph], source: str | None) -> RunningText:
    return RunningText(run[0].text if len(run) == 1 else " ".join(block.text for block in run), run, source)


def joined_span(spans: Iterable[Span | None]) -> Span | None:
    """One span of several that stand in this order, None where no place is known."""
    known = [span for span in spans if span is not None]
    if len(known) < 2:
        return known[0] if known else None
    pieces = tuple(sorted({piece for span in known for piece in span.pieces}))
    return Span(pieces[0][0], max(end for _, end in pieces), known[0].page, known[0].line, pieces)
