"""Whole documents whose every value is canonical: what a parser could have read."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from eucouncil_parse.model import Document, ExtensionNode, Item, Section
from eucouncil_parse.strategies.body import agenda_items, annexes, blocks, notes, sections, statements
from eucouncil_parse.strategies.header import declassifications, document_types, headers, meetings, routings
from eucouncil_parse.strategies.nodes import NodePlaces, node_places
from eucouncil_parse.vocabulary import official_languages

__all__ = ["count_items", "documents", "in_sections"]


def in_sections(items: Sequence[Item], titles: Iterator[str | None]) -> tuple[Item, ...]:
    """The items, and those nested in them, in the sections that ``titles`` names in reading order."""
    placed = []
    for item in items:
        section = next(titles)
        placed.append(evolve(item, section=section, items=in_sections(item.items, titles)))
    return tuple(placed)


def count_items(items: Sequence[Item]) -> int:
    """How many items there are, nested ones too."""
    return sum(1 + count_items(item.items) for item in items)


@st.composite
def _sectioned_items(draw: DrawFn) -> tuple[tuple[Section, ...], tuple[Item, ...]]:
    """Sections, and items that stand in them: in reading order an item is in the last section before it."""
    found = tuple(draw(st.lists(sections(), max_size=3)))
    items = draw(st.lists(agenda_items(), max_size=2))
    count = count_items(items)
    places = sorted(draw(st.lists(st.integers(0, len(found)), min_size=count, max_size=count)))
    titles = iter([found[place - 1].title if place else None for place in places])
    return found, in_sections(items, titles)


@st.composite
def _nodes(draw: DrawFn, nodes: SearchStrategy[ExtensionNode] | None) -> tuple[ExtensionNode, ...]:
    return () if nodes is None else tuple(draw(st.lists(nodes, max_size=2)))


@st.composite
def _documents(draw: DrawFn, language: str | None) -> Document:
    code = draw(_languages()) if language is None else language
    found, items = draw(_sectioned_items())
    profile = draw(
        st.none() | st.text(string.ascii_lowercase, min_size=1, max_size=12) | st.sampled_from([*node_places()])
    )
    places = node_places().get(profile or "", NodePlaces())
    header = draw(headers(code or "en"))
    if places.item is not None:
        items = tuple(evolve(item, extensions=draw(_nodes(places.item))) for item in items)
    return Document(
        header=evolve(header, extensions=draw(_nodes(places.header))),
        type=draw(document_types(code or "en")),
        routing=draw(routings()),
        meeting=draw(meetings()),
        declassification=draw(st.none() | declassifications()),
        body=tuple(draw(st.lists(blocks(), max_size=3))),
        sections=found,
        items=items,
        annexes=tuple(draw(st.lists(annexes(), max_size=2))),
        statements=tuple(draw(st.lists(statements(), max_size=2))),
        notes=tuple(draw(st.lists(notes(), max_size=2))),
        language=code,
        profile=profile,
        extensions=draw(_nodes(places.document)),
    )


@cache
def _languages() -> SearchStrategy[str | None]:
    """English, which the parser knows best, any other language, or an unknown one."""
    return st.just("en") | st.sampled_from(official_languages()) | st.none()


@cache
def documents(language: str | None = None) -> SearchStrategy[Document]:
    """Documents that reach every field of the model, in a ``language`` or any, without spans and diagnostics.

    They are canonical: each value is one that a parser could have read from some page, and an item's section is the
    nearest one before it. Some are of a profile that ships, and hold values of it. They need not look like any document
    of the Council; ``printed_documents`` do.

    >>> from eucouncil_parse import from_json, to_json
    >>> from hypothesis import given, settings
    >>> @settings(max_examples=20, deadline=None)
    ... @given(documents())
    ... def test_that_json_holds_everything(document):
    ...     assert from_json(to_json(document)) == document
    >>> test_that_json_holds_everything()
    """
    return _documents(language)
