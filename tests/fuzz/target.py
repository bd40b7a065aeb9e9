"""What is fuzzed: any bytes make a document that goes into JSON and back, or an error of the library's own."""

from __future__ import annotations

from eucouncil_parse import CouncilParseError, from_json, parse, to_json
from eucouncil_parse.sources import SOURCES

__all__ = ["check", "input_of", "source_of"]


def check(data: bytes) -> None:
    """Fail where the library breaks its word on an input: the first byte selects the source, the rest is the text."""
    if not data:
        return
    text = data[1:].decode("utf-8", errors="replace")
    try:
        document = parse(text, source=SOURCES[source_of(data)])
    except CouncilParseError:
        return
    assert from_json(to_json(document)) == document


def source_of(data: bytes) -> int:
    """Place of the source that the first byte selects: a digit is that place."""
    return (data[0] - ord("0")) % len(SOURCES)


def input_of(text: str, source: str) -> bytes:
    """The input that has a text read as a source; its first byte is a digit, so that it can be read and edited."""
    return f"{SOURCES.index(source)}{text}".encode()
