"""Documents as pages of the register, and the text that tools extract from these pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from eucouncil_parse.model import Document
from eucouncil_parse.strategies.pages import Block, Style, page_foot, paginate
from eucouncil_parse.strategies.printing import blocks_of

__all__ = ["SOURCES", "renditions"]

SOURCES = ("layout", "raw", "pdfium")


@cache
def _styles() -> SearchStrategy[Style]:
    return st.builds(
        Style,
        width=st.integers(88, 100),
        title_width=st.integers(54, 66),
        height=st.integers(36, 60),
        indent=st.sampled_from([6, 5, 8]),
        value_x=st.sampled_from([20, 17, 24]),
        masthead_x=st.integers(52, 75),
        centred=st.booleans(),
        step_mark=st.sampled_from(["", "=", "–"]),
        initials=st.sampled_from(["", "AB/cd", "sr/js/lao", "KD/mdc"]),
        unit=st.sampled_from(["JAI.1", "GIP.CRP2", "TREE.2.B", "DG D 2C"]),
    )


@st.composite
def _renditions(draw: DrawFn, document: Document, sources: Sequence[str]) -> tuple[str, str]:
    source = draw(st.sampled_from(sources))
    style = evolve(draw(_styles()), language=(document.language or "en").upper())
    pages = paginate(blocks_of(document, style), style)
    return source, _WRITERS[source](document, pages, style)


def renditions(document: Document, *, sources: Sequence[str] = SOURCES) -> SearchStrategy[tuple[str, str]]:
    """Renditions of a document: the name of the source, and the text, in pages of various make.

    ``layout`` is text in columns as ``pdftotext -layout`` writes it, ``raw`` blocks with blank lines between as
    ``pdftotext`` does, ``pdfium`` lines without blank lines. Statements are not printed.

    A document of ``printed_documents`` is read again from each; of any other document the pages may be misread.
    """
    return _renditions(document, tuple(sources))


# -- text in columns --


def _layout(document: Document, pages: Sequence[Sequence[Block]], style: Style) -> str:
    text = ""
    for place, page in enumerate(pages, 1):
        lines = [line for block in page for line in _rows(block)]
        first, second = _foot(document, place, style)
        lines += [""] * 3
        lines.append(_spread(first, style.width))
        lines.append(_spread(["", *second], style.width))
        text += "\n".join(lines) + "\n\f"
    return text


def _rows(block: Block) -> Iterator[str]:
    yield from [""] * block.gap
    for row in range(block.height):
        line = " " * block.label_x + block.label if row == 0 and block.label else ""
        if row < len(block.lines):
            printed = block.lines[row]
            x = block.x if block.centred_in is None else max(0, (block.centred_in - len(printed.text)) // 2)
            line = _put(line, x, printed.mark) if printed.mark else line
            line = _put(line, x + printed.shift, printed.text)
        if row < len(block.right):
            line = _put(line, block.right_x, block.right[row])
        yield line


def _put(line: str, x: int, text: str) -> str:
    """Put a text at a column, two blanks behind what stands there at the least."""
    return line.ljust(max(x, len(line) + 2) if line else x) + text


def _spread(pieces: Sequence[str], width: int) -> str:
    """Pieces over the width of the line, the last one at its right edge."""
    line = pieces[0]
    for place, piece in enumerate(pieces[1:], 1):
        x = width - len(piece) if place == len(pieces) - 1 else width * place // len(pieces)
        line = _put(line, x, piece)
    return line


# -- blocks with blank lines --


def _raw(document: Document, pages: Sequence[Sequence[Block]], style: Style) -> str:
    text = ""
    for place, page in enumerate(pages, 1):
        parts: list[str] = []
        for block in page:
            if block.gap and parts and parts[-1]:
                parts.append("")
            if block.label:
                parts += [block.label, ""]
            parts += [text for line in block.lines for text in (line.mark, line.text) if text]
            if block.right:
                parts += ["", *block.right, ""]
        first, second = _foot(document, place, style)
        parts += ["", first[0], "", *first[1:-1], second[0], "", first[-1], *second[1:-1], "", second[-1], ""]
        text += "\n".join(parts) + "\n\f"
    return text


# -- lines that say whether they go on --


def _pdfium(document: Document, pages: Sequence[Sequence[Block]], style: Style) -> str:
    texts = []
    for place, page in enumerate(pages, 1):
        first, second = _foot(document, place, style)
        lines = [f"{' '.join(first)} ", " ".join(second)]
        for block in page:
            own = [f"{line.mark} {line.text}".lstrip() + (" " if line.goes_on else "") for line in block.lines]
            if block.label:
                own[:1] = [f"{block.label} {own[0]}" if own else block.label]
            if block.right and len(own) == 1:
                own = [f"{own[0]} {block.right[0]}", *block.right[1:]]
            else:
                own += block.right
            lines += own
        texts.append("\r\n".join(lines))
    return "\f".join(texts)


def _foot(document: Document, page: int, style: Style) -> tuple[list[str], list[str]]:
    number = str(document.header.number) if document.header.number is not None else ""
    return page_foot(number, document.header.distribution, page, style)


_WRITERS = {"layout": _layout, "raw": _raw, "pdfium": _pdfium}
