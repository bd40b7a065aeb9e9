"""What a document cites: in its header, beside its items and in all its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from eucouncil_parse.cited.reading import Found
from eucouncil_parse.diagnostics import Span
from eucouncil_parse.findings import Citable, Citation
from eucouncil_parse.identifiers import Reference
from eucouncil_parse.layers.citations import Reader
from eucouncil_parse.layers.passages import Passage
from eucouncil_parse.layers.printed import Printed
from eucouncil_parse.layers.texts import (
    Text,
    texts_before_items,
    texts_behind_items,
    texts_of_body,
    texts_of_item,
    walk_items,
)
from eucouncil_parse.model import Document
from eucouncil_parse.vocabulary import Language, language

__all__ = ["add_references", "references"]


def add_references(document: Document, words: Language, source: str | None) -> Document:
    """The document with all that it cites, in the order of its fields.

    Its own number is no citation. Numbers with additions are expanded: ``6468/26 + COR 1`` beside an item, or in a
    text, is two citations.
    """
    own = document.header.number
    found = _Citations(words, source).of(document)
    return evolve(document, references=tuple(citation for citation in found if citation.value != own))


def references(document: Document) -> tuple[Citation, ...]:
    """All that a document cites: ``document.references``, found anew where the layer ``references`` was left out.

    Found anew, a citation has the span of the node in which it stands, for the source is not at hand.

    >>> from eucouncil_parse.model import Paragraph
    >>> document = Document(body=(Paragraph("The agenda is in doc. CM 3835/15 (see Article 16(8) TEU)."),))
    >>> [(citation.text, citation.path) for citation in references(document)]
    [('CM 3835/15', 'body[0]'), ('Article 16(8) TEU', 'body[0]')]
    """
    if document.references:
        return document.references
    try:
        words = language(document.language or "en")
    except ValueError:
        words = language("en")
    return add_references(document, words, None).references


class _Citations:
    """Walks a document; knows the words of its language and its source."""

    def __init__(self, words: Language, source: str | None) -> None:
        self._reader = Reader(words)
        self._source = source
        self._printed: dict[str, Printed] = {}

    def of(self, document: Document) -> Iterator[Citation]:
        yield from self._of_header(document)
        yield from self._in(texts_before_items(document))
        for path, item in walk_items(document.items):
            yield from self._in(texts_of_item(path, item))
            if item.references:
                printed = Printed(item.span, self._source)
                for index, reference in enumerate(item.references):
                    yield from self._beside(f"{path}.references[{index}]", reference, printed)
            yield from self._in(texts_of_body(f"{path}.body", item.body))
        yield from self._in(texts_behind_items(document))

    def _of_header(self, document: Document) -> Iterator[Citation]:
        printed = Printed(document.header.span, self._source)
        for index, file in enumerate(document.header.interinstitutional_files):
            yield Citation(
                str(file), file, f"header.interinstitutional_files[{index}]", span=printed.span_of(str(file))
            )
        routing = document.routing
        printed = self._printed["routing"] = Printed(routing.span, self._source)
        for index, reference in enumerate(routing.previous_documents):
            yield from self._beside(f"routing.previous_documents[{index}]", reference, printed)
        for index, text in enumerate(routing.commission_documents):
            path = f"routing.commission_documents[{index}]"
            values = [*self._reader.find(text)]
            if not values:
                for reference in Reference.parse_all(text):
                    yield from self._beside(path, reference, printed)
            for found in values:
                words = text[found.start : found.end]
                yield Citation(words, found.value, path, span=printed.span_of(words))

    def _beside(self, path: str, reference: Reference, printed: Printed) -> Iterator[Citation]:
        """The documents of a reference, each with the words that name it."""
        found: Iterable[Found[Citable]] = ()
        if [reference.text] != [*map(str, reference.documents)]:  # one alone is named by the whole text
            found = self._reader.read("CITED_DOCUMENTS", reference.text)
        if tuple(each.value for each in found) != reference.documents:  # or made by hand: text and documents differ
            found = [Found(document, 0, len(reference.text)) for document in reference.documents]
        before: tuple[int, int] | None = None
        span: Span | None = None
        for each in found:
            words = reference.text[each.start : each.end]
            if before != (each.start, each.end):  # "ADD 1 to 3" names three documents by the same words
                span = printed.span_of(words)
            before = each.start, each.end
            yield Citation(words, each.value, path, span=span)

    def _in(self, texts: Iterable[Text]) -> Iterator[Citation]:
        for text in texts:
            passage: Passage | None = None
            for found in self._reader.find(text.text):
                if passage is None:
                    passage = self._passage(text)
                span = passage.span_of(found.start, found.end)
                yield Citation(text.text[found.start : found.end], found.value, text.path, span=span)

    def _passage(self, text: Text) -> Passage:
        """The text in its own place, which is looked for in the span of the node where that holds more."""
        span = text.span
        if not text.is_whole:
            node = text.path.rpartition(".")[0]
            printed = self._printed.setdefault(node, Printed(span, self._source))
            span = printed.span_of(text.text)
        return Passage(text.text, span, self._source)
