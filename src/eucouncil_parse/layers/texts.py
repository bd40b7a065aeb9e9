"""The texts of a document in which something may be found, each with its path and its span."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from eucouncil_parse.diagnostics import Span
from eucouncil_parse.model import Block, Document, Item

__all__ = ["Text", "texts_before_items", "texts_behind_items", "texts_of_body", "texts_of_item", "walk_items"]


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
    yield from _given(
        ("routing.subject", routing.subject), ("routing.enclosures", routing.enclosures), span=routing.span
    )
    yield from texts_of_body("body", document.body)
    for index, section in enumerate(document.sections):
        path = f"sections[{index}]"
        yield from _given(
            (f"{path}.title", section.title), (f"{path}.legal_basis", section.legal_basis), span=section.span
        )


def texts_behind_items(document: Document) -> Iterator[Text]:
    """Annexes, statements and notes.

    >>> from eucouncil_parse.model import Annex, Paragraph
    >>> document = Document(annexes=(Annex("ANNEX", (Paragraph("See document 7936/26."),)),))
    >>> [text.path for text in texts_behind_items(document)]
    ['annexes[0]', 'annexes[0].body[0]']
    """
    for index, annex in enumerate(document.annexes):
        yield Text(f"annexes[{index}]", annex.heading, annex.span)
        yield from texts_of_body(f"annexes[{index}].body", annex.body)
    for index, statement in enumerate(document.statements):
        yield from texts_of_body(f"statements[{index}].body", statement.body)
    for index, note in enumerate(document.notes):
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
    yield from _given((f"{path}.title", item.title), span=item.span)
    for index, step in enumerate(item.procedure):
        yield Text(f"{path}.procedure[{index}]", step, item.span, is_whole=False)
    yield from _given((f"{path}.legal_basis", item.legal_basis), span=item.span)


def texts_of_body(path: str, blocks: tuple[Block, ...]) -> Iterator[Text]:
    """Paragraphs and headings."""
    for index, block in enumerate(blocks):
        yield Text(f"{path}[{index}]", block.text, block.span)


def _given(*fields: tuple[str, str | None], span: Span | None) -> Iterator[Text]:
    """The fields of a node that hold a text."""
    for path, text in fields:
        if text is not None:
            yield Text(path, text, span, is_whole=False)
