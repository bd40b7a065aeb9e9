"""What all renditions of plain text share: lines with their offsets, and characters that extraction leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define

from eucouncil_parse.sources.page import Cell, Page

__all__ = ["Line", "clean", "count_visible", "is_blank", "read_lines"]

_LINE = re.compile(r"([^\r\n\f]*)(\r\n|[\r\n\f]|\Z)")
_PAGE = "<PAGE>"
_PAGE_MARK = re.compile(rf"\s*-{{2,}}{_PAGE}-{{2,}}\s*")
"""How some collections of extracted text part pages."""

_CHARACTERS = {
    **dict.fromkeys(
        map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\x00"), None
    ),  # byte order mark, zero width, soft hyphen, NUL
    0x0002: "-",  # pdfium's hyphen at a line's end
    **dict.fromkeys([*range(0x2000, 0x200B), 0x00A0, 0x202F, 0x205F, 0x3000, 0x0085, 0x2028, 0x2029], " "),
    **dict.fromkeys([code for code in range(1, 32) if code not in (2, 9, 10, 12, 13)], " "),
}
_TO_TRANSLATE = re.compile("[\x00-\x08\x0e-\x1b\u00ad\u200b-\u200d\u2060\ufeff]")
"""Those of them that ``str.split`` does not take for blanks; most texts have none, and are translated for nothing."""
_PIECE = 65_536
"""Characters of a text that are counted at once."""


@define(slots=True, eq=False)
class Line:
    """A printed line of a text, with the offset of its first character."""

    text: str
    start: int
    page: int
    row: int
    gap: int
    """Blank lines above it on its page."""


def clean(text: str) -> str:
    """A text without invisible characters, blanks of every kind folded to one.

    >>> clean("  OUTCOME\\u00a0OF   PRO\\u00adCEEDINGS\\x00 ")
    'OUTCOME OF PROCEEDINGS'
    """
    if text.isprintable() and "  " not in text:  # as mostly: of all blanks, only the plain one is printable
        return text.strip(" ")
    return " ".join(_readable(text).split())


def is_blank(text: str) -> bool:
    """Whether a text has nothing to see: blanks, line ends and invisible characters."""
    stripped = text.strip()
    return not stripped or (not stripped[0].isalnum() and not _readable(stripped).strip())


def count_visible(text: str) -> int:
    """How many characters there are to see.

    >>> count_visible(" a\\u00adb\\u00a0c\\n")
    3
    """
    # Piece by piece, for as many texts as there are words would stand in memory beside a long one.
    pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
    return sum(len("".join(_readable(piece).split())) for piece in pieces)


def _readable(text: str) -> str:
    """A text whose blanks of every kind ``str.split`` parts, without invisible characters."""
    return text.translate(_CHARACTERS) if _TO_TRANSLATE.search(text) else text


def read_lines(whole: Page) -> Iterator[Line]:
    """The lines of a page's text that are not blank.

    Pages are parted by form feeds or by ``--<PAGE>--``, which is added to the marks of the page.
    """
    page = row = gap = 0
    for found in _LINE.finditer(whole.text):
        content, end = found.groups()
        if _PAGE in content and _PAGE_MARK.fullmatch(content):
            whole.marks.append(Cell(content.strip(), found.start(), found.start() + len(content), page, row))
            page, row, gap = page + 1, 0, 0
            continue
        if not is_blank(content):
            yield Line(content, found.start(), page, row, gap)
            gap = 0
        else:
            gap += 1
        row += 1
        if end == "\f":
            page, row, gap = page + 1, 0, 0
        if not end:
            return
