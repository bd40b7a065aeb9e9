"""The laws of the library, each as one assertion: every property test is a line that calls one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from eucouncil_parse import (
    CouncilParseError,
    Document,
    Item,
    Span,
    from_dict,
    from_json,
    owners,
    parse,
    render,
    to_dict,
    to_json,
)
from eucouncil_parse.export.outline_text import to_outline
from eucouncil_parse.sources import read_text
from eucouncil_parse.sources.text import count_visible, is_blank
from eucouncil_parse.styles import STYLES

__all__ = [
    "assert_document_is_lawful",
    "assert_idempotent",
    "assert_json_gives_back",
    "assert_nothing_lost",
    "assert_render_gives_back",
    "assert_text_is_lawful",
    "assert_well_formed",
    "read",
]


def read(text: str, source: str | None = None) -> Document | None:
    """Never a crash: the document that a text makes, or None; every exception but the library's own is a failure."""
    try:
        return parse(text, source=source)
    except CouncilParseError:
        return None


def assert_text_is_lawful(text: str, source: str | None = None) -> None:
    """All laws at once, for a text that may make a document."""
    document = read(text, source)
    if document is not None:
        seen = read_text(text, source).text  # of HTML, the text between its marks
        assert_well_formed(document, seen)
        assert_nothing_lost(document, seen)
        assert_json_gives_back(document)
        assert_idempotent(document)


def assert_document_is_lawful(document: Document) -> None:
    """All laws at once, for any document, parsed or made."""
    assert_json_gives_back(document)
    assert_render_gives_back(document)
    for style in STYLES:
        text = render(document, style)
        printed = parse(text)
        assert_well_formed(printed, text)
        assert_nothing_lost(printed, text)
        assert printed.coverage.unparsed == 0


def assert_render_gives_back(document: Document) -> None:
    """Model round trip: what is printed, in either style, is read as the same document."""
    for style in STYLES:
        assert parse(render(document, style)) == document


def assert_idempotent(document: Document) -> None:
    """Idempotence: a document that was parsed is always printed, and printing what that makes changes nothing."""
    for style in STYLES:
        printed = render(document, style)
        assert render(parse(printed), style) == printed


def assert_nothing_lost(document: Document, text: str) -> None:
    """Nothing lost: every character to be seen has one owner, a value, a piece of furniture, or ``unparsed``."""
    pieces = sorted((*piece, owner.path) for owner in owners(document) for piece in owner.span.pieces)
    pieces += [(start, end, "unparsed") for span in document.unparsed for start, end in span.pieces]
    covered, last = 0, ""
    for start, end, path in sorted(pieces):
        assert is_blank(text[covered:start]), f"lost: {text[covered:start]!r} behind {last}"
        assert is_blank(text[start : min(covered, end)]), f"twice: {text[start:covered]!r} in {last} and {path}"
        covered, last = max(covered, end), path
    assert is_blank(text[covered:]), f"lost: {text[covered:]!r} behind {last}"
    coverage = document.coverage
    assert coverage.characters == count_visible(text)
    assert 0 <= coverage.furniture + coverage.unparsed <= coverage.characters


def assert_json_gives_back(document: Document) -> None:
    """JSON: there and back, in every form, with what takes no part in equality."""
    for back in (
        from_json(to_json(document)),
        from_json(to_json(document, indent=None)),
        from_dict(json.loads(json.dumps(to_dict(document)))),
    ):
        assert back == document
        assert (back.furniture, back.unparsed, back.coverage, back.diagnostics) == (
            document.furniture,
            document.unparsed,
            document.coverage,
            document.diagnostics,
        )
        assert list(owners(back)) == list(owners(document))


def assert_well_formed(document: Document, text: str) -> None:
    """What holds for every document: it can be shown, items nest to eight levels, places are in the text."""
    assert to_outline(document, 80, coverage=True)
    assert all(depth <= 8 for _, depth in _items(document.items))
    spans: list[Span | None] = [owner.span for owner in owners(document)]
    spans += [diagnostic.span for diagnostic in document.diagnostics]
    for span in [*spans, *document.unparsed]:
        if span is not None:
            assert 0 <= span.start <= span.end <= len(text)
            assert all(span.start <= start <= end <= span.end for start, end in span.pieces)
            assert span.page >= 1
            assert span.line >= 1
    for diagnostic in document.diagnostics:
        assert diagnostic.code
        assert diagnostic.message


def _items(items: tuple[Item, ...], depth: int = 1) -> Iterator[tuple[Item, int]]:
    for item in items:
        yield item, depth
        yield from _items(item.items, depth + 1)
