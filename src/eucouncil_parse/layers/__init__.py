"""What documents say: each layer finds one kind of value in the text of a document that was read.

A layer is a function from a document to the same document with more values in it. It changes no text, and reads no
values of another layer, so that any of them can be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from eucouncil_parse.layers.references import add_references
from eucouncil_parse.layers.speakers import add_speakers
from eucouncil_parse.layers.votes import add_votes
from eucouncil_parse.model import Document
from eucouncil_parse.vocabulary import Language

__all__ = ["LAYERS", "Layer", "add_layers"]

Layer = Callable[[Document, Language, str | None], Document]
"""A layer takes the document, the words of its language, and its source text for exact places, None if that is lost."""

_NEEDS = {"votes": "DECIDING_BODY_WORD", "speakers": "SPEECH_WORD"}
"""Lists without which a layer finds nothing: a language that has none of their words is left as it is."""

LAYERS: dict[str, Layer] = {"votes": add_votes, "speakers": add_speakers, "references": add_references}
"""Every layer by its name, in the order in which they are added."""


def add_layers(
    document: Document, language: Language, source: str | None = None, layers: Iterable[str] | None = None
) -> Document:
    """The document with what the named ``layers`` find in it, all of them for None.

    Raises ``ValueError`` for a layer that does not exist.
    """
    wanted = list(LAYERS) if layers is None else list(layers)
    unknown = [name for name in wanted if name not in LAYERS]
    if unknown:
        raise ValueError(f"unknown layer {unknown[0]!r}: expected {', '.join(LAYERS)}")
    for name, add in LAYERS.items():
        if name in wanted and (name not in _NEEDS or language.reports(_NEEDS[name])):
            document = add(document, language, source)
    return document
