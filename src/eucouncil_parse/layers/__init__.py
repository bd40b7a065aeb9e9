"""What documents say: each layer finds one kind of value in the text of a document that was read.

A layer is a function from a document to the same document with more values in it. It changes no text, and reads no
values of another layer, so that any of them can be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import cast

from eucouncil_parse.model import Document
from eucouncil_parse.vocabulary import Language

__all__ = ["LAYERS", "Layer", "add_layers"]

Layer = Callable[[Document, Language, str | None], Document]
"""A layer takes the document, the words of its language, and its source text for exact places, None if that is lost."""

LAYERS = ("votes", "speakers", "references")
"""The names of all layers, in the order in which they are added. The function ``add_NAME`` of the module ``NAME`` is
the layer; it is imported when it is used."""
_NEEDS = {"votes": "DECIDING_BODY_WORD", "speakers": "SPEECH_WORD"}
"""Lists without which a layer finds nothing: a language that has none of their words is left as it is."""


def add_layers(
    document: Document, language: Language, source: str | None = None, layers: Iterable[str] | None = None
) -> Document:
    """The document with what the named ``layers`` find in it, all of them for None.

    Raises ``ValueError`` for a layer that does not exist.
    """
    wanted = LAYERS if layers is None else tuple(layers)
    unknown = [name for name in wanted if name not in LAYERS]
    if unknown:
        raise ValueError(f"unknown layer {unknown[0]!r}: expected {', '.join(LAYERS)}")
    for name in LAYERS:
        if name in wanted and (name not in _NEEDS or language.reports(_NEEDS[name])):
            document = _layer(name)(document, language, source)
    return document


def _layer(name: str) -> Layer:
    return cast(Layer, getattr(import_module(f"{__name__}.{name}"), f"add_{name}"))
