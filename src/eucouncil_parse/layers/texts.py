"""The texts of a document that may cite something, each with its path and its span.

A text without a figure cites nothing, and is passed over before anything is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from attrs import frozen

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.model import Block, Document, Item

__all__ = ["Text", "texts_before_items", "texts_behind_items", "texts_of_body", "texts_of_item", "walk_items"]

_FIGURE = re.compile(r"\d")


@frozen(slots=True)
class Text:
    """A text of a node: the path of the node (of the field, where the node has several texts), and the node's span.

    ``is_whole`` where the span is that of the text, and not of more texts as well.
    """

    path: str
    text: str
    span: Span | None
    is_whole: bool = True


def texts_before_items(document: Document) -> Iterator[Text]:
    """Subject and enclosures of the routing table, the text before the items, the headings between them."""
    routing = document.routing
    if _may_cite(routing.subject):
        yield Text("routing.subject", routing.subject, routing.span, is_whole=False)
    if _may_cite(routing.enclosures):
        yield Text("routing.enclosures", routing.enclosures, routing.span, is_whole=False)
    yield from texts_of_body("body", document.body)
    for index, section in enumerate(document.sections):
        if _may_cite(section.title):
            yield Text(f"sections[{index}].title", section.title, section.span, is_whole=False)
        if _may_cite(section.legal_basis):
            yield Text(f"sections[{index}].legal_basis", section.legal_basis, section.span, is_whole=False)


def texts_behind_items(document: Document) -> Iterator[Text]:
    """Annexes, statements and notes.

    >>> from eucouncil_parse.model import Annex, Paragraph
    >>> document = Document(annexes=(Annex("ANNEX 1", (Paragraph("Bees"), Paragraph("See document 7936/26."))),))
    >>> [text.path for text in texts_behind_items(document)]
    ['annexes[0]', 'annexes[0].body[1]']
    """
    for index, annex in enumerate(document.annexes):
        if _may_cite(annex.heading):
            yield Text(f"annexes[{index}]", annex.heading, annex.span)
        yield from texts_of_body(f"annexes[{index}].body", annex.body)
    for index, statement in enumerate(document.statements):
        yield from texts_of_body(f"statements[{index}].body", statement.body)
    for index, note in enumerate(document.notes):
        if _may_cite(note.text):
            yield Text(f"notes[{index}]", note.text, note.span)


def walk_items(items: tuple[Item, ...], path: str = "items") -> Iterator[tuple[str, Item]]:
    """Every item with its path, in the order of the document."""
    waiting = [(f"{path}[{index}]", item) for index, item in enumerate(items)][::-1]
    while waiting:
        place, item = waiting.pop()
        yield place, item
        waiting += [(f"{place}.items[{index}]", inner) for index, inner in enumerate(item.items)][::-1]


def texts_of_item(path: str, item: Item) -> Iterator[Text]:
    """Title, steps and legal basis of an item; its paragraphs are ``texts_of_body``."""
    if _may_cite(item.title):
        yield Text(f"{path}.title", item.title, item.span, is_whole=False)
    for index, step in enumerate(item.procedure):
        if _may_cite(step):
            yield Text(f"{path}.procedure[{index}]", step, item.span, is_whole=False)
    if _may_cite(item.legal_basis):
        yield Text(f"{path}.legal_basis", item.legal_basis, item.span, is_whole=False)


def texts_of_body(path: str, blocks: tuple[Block, ...]) -> Iterator[Text]:
    """Paragraphs and headings."""
    for index, block in enumerate(blocks):
        if _may_cite(block.text):
            yield Text(f"{path}[{index}]", block.text, block.span)


def _may_cite(text: str | None) -> TypeGuard[str]:
    return text is not None and _FIGURE.search(text) is not None
