"""The text of a document: paragraphs and headings, items of an agenda, annexes, statements, notes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from eucouncil_parse.model import Annex, Block, Heading, Item, Note, Paragraph, Section, Statement
from eucouncil_parse.strategies.identifiers import references, subject_codes
from eucouncil_parse.strategies.texts import labels, texts, vocabulary_words

__all__ = [
    "agenda_items",
    "annexes",
    "blocks",
    "headings",
    "notes",
    "paragraphs",
    "sections",
    "statements",
]

_DEEPEST = 8


@cache
def paragraphs() -> SearchStrategy[Paragraph]:
    """Paragraphs, with a number or dash or without."""
    return st.builds(Paragraph, text=texts(max_words=30), label=st.none() | labels())


@cache
def headings() -> SearchStrategy[Heading]:
    """Headings of running text, with their number or without."""
    return st.builds(Heading, text=texts(), label=st.none() | labels())


@cache
def blocks() -> SearchStrategy[Block]:
    """Paragraphs and headings."""
    return paragraphs() | headings()


@cache
def _bodies(max_size: int = 2) -> SearchStrategy[tuple[Block, ...]]:
    return st.lists(blocks(), max_size=max_size).map(tuple)


@cache
def notes() -> SearchStrategy[Note]:
    """Footnotes, remarks and lines of a legend, with their mark or without."""
    marks = st.sampled_from(["1", "2", "12", "*", "**", "***", "†", "‡", "∴", "NB:", "NB 1:"])
    return st.builds(Note, text=texts(), label=st.none() | marks | labels())


@cache
def sections() -> SearchStrategy[Section]:
    """Group headings between items, known ones and others, with a legal basis or without."""
    return st.builds(Section, title=vocabulary_words() | texts(), legal_basis=st.none() | texts())


@cache
def annexes() -> SearchStrategy[Annex]:
    """Annexes with their heading and text."""
    numbered = st.sampled_from(["ANNEX", "ANNEX I", "ANNEX II", "ANNEX to ANNEX I", "ANNEX 1"])
    return st.builds(Annex, heading=numbered | texts(), body=_bodies())


@cache
def statements() -> SearchStrategy[Statement]:
    """Statements for the minutes: of one side or several, about an item or none."""
    return st.builds(
        Statement,
        item=st.none() | labels(),
        by=st.lists(texts(max_words=3), min_size=1, max_size=3, unique=True).map(tuple),
        body=_bodies(),
        heading=st.none() | texts(max_words=6),
    )


@st.composite
def _single_items(draw: DrawFn) -> Item:
    """An item with nothing nested in it, in no section."""
    label, title = draw(
        st.one_of(
            st.tuples(labels(), texts()),
            st.tuples(labels(), st.none()),
            st.tuples(st.none(), texts()),
        )
    )
    named = tuple(draw(st.lists(references(), max_size=2)))
    # The codes of a reference are printed beside it, and are the item's too.
    inherited = tuple(code for reference in named for code in reference.subject_codes)
    own = draw(st.lists(subject_codes(), max_size=2, unique=True))
    return Item(
        label=label,
        title=title,
        procedure=tuple(draw(st.lists(vocabulary_words() | texts(), max_size=2))),
        legal_basis=draw(st.none() | texts()),
        subject_codes=(*inherited, *(code for code in own if code not in inherited)),
        references=named,
        body=draw(_bodies(1)),
    )


@st.composite
def _agenda_items(draw: DrawFn, depth: int, max_items: int) -> Item:
    steps = st.lists(st.sampled_from([1, 0, -1, -2]), max_size=max_items - 1)
    levels = [1]
    # A chain of items, each in the one before it, is the only way to great depth that is met often enough.
    for step in draw(st.one_of(steps, st.integers(0, min(depth, max_items) - 1).map(lambda length: [1] * length))):
        levels.append(min(max(levels[-1] + step, 2), depth))
    if depth == 1:
        levels = [1]
    return nested([draw(_single_items()) for _ in levels], levels)[0]


def nested(items: Sequence[Item], levels: Sequence[int]) -> tuple[Item, ...]:
    """Items in reading order as a tree, by the level of each; none stands more than one level below the one before."""
    tree: list[Item] = []
    at = 0
    while at < len(items):
        end = next((i for i in range(at + 1, len(items)) if levels[i] <= levels[at]), len(items))
        tree.append(evolve(items[at], items=nested(items[at + 1 : end], levels[at + 1 : end])))
        at = end
    return tuple(tree)


@cache
def agenda_items(*, depth: int = _DEEPEST, max_items: int = 10) -> SearchStrategy[Item]:
    """Items with what stands beside and below them, and the items nested in them.

    ``depth`` is that of the deepest nested item, 1 for none; eight levels are the deepest that is read. ``max_items``
    counts the item with all that are nested in it. Each has a label or a title; ``section`` is None, for it depends on
    the document. Codes of the references come first among the item's own.

    >>> from hypothesis import given, settings
    >>> @settings(deadline=None)
    ... @given(agenda_items(depth=2))
    ... def test_depth(item):
    ...     assert all(not inner.items for inner in item.items)
    >>> test_depth()
    """
    return _agenda_items(depth, max_items)
