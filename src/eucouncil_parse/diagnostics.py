"""Errors that reach a user, and what a document says of its own parts that were not understood."""

from __future__ import annotations

import re
from enum import Enum

from attrs import field, frozen

__all__ = [
    "Box",
    "CouncilParseError",
    "Diagnostic",
    "GrammarError",
    "MissingExtra",
    "NotACouncilDocument",
    "ParseError",
    "RenderError",
    "Severity",
    "Span",
    "UnreadableFile",
    "WorkerLost",
    "span_field",
]

_WIDEST_EXCERPT = 100
"""Characters of a line that an error message shows."""


@frozen(slots=True)
class Box:
    """A rectangle on a page: its edges in PDF points (72 an inch) from the upper left corner of the page.

    The page is taken as it is displayed: its visible part, turned as it says. ``page`` counts from 1.

    >>> Box(page=1, left=72.0, top=90.5, right=200.0, bottom=104.0).height
    13.5
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


@frozen(slots=True)
class Span:
    """Where a value stands in its source.

    ``start`` and ``end`` are offsets into the text that was parsed (of a PDF, into its pages' text parted by form
    feeds), ``end`` exclusive; ``page`` and ``line`` count from 1 and are those of the first character.

    A value may stand in several pieces: a title beside which a document number is printed, a paragraph that goes on
    behind the foot of a page. ``parts`` are the pieces of its own text, in order; empty where that is all from
    ``start`` to ``end``. What stands in an item (paragraphs, nested items) has pieces of its own.

    ``boxes`` are where the printed lines that hold these pieces stand, one box a page; empty for sources that have no
    pages of paper, which are all but PDFs. They take no part in equality.

    >>> Span(start=4, end=9, page=1, line=2).slice("one two three")
    'two t'
    >>> Span(start=0, end=13, page=1, line=1, parts=((0, 3), (8, 13))).pieces
    ((0, 3), (8, 13))
    """

    start: int
    end: int
    page: int
    line: int
    parts: tuple[tuple[int, int], ...] = ()
    boxes: tuple[Box, ...] = field(default=(), eq=False, repr=False)

    @property
    def box(self) -> Box | None:
        """The box on the first page; None for sources without pages of paper."""
        return self.boxes[0] if self.boxes else None

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """The pieces of the value's own text, one at the least."""
        return self.parts or ((self.start, self.end),)

    def slice(self, text: str) -> str:
        """The part of ``text`` from ``start`` to ``end``."""
        return text[self.start : self.end]


def span_field() -> Span | None:
    """The field ``span`` of a node: given by name, and no part of its equality."""
    span: Span | None = field(default=None, eq=False, kw_only=True)
    return span


class Severity(Enum):
    """How much a diagnostic matters: ``error`` where a value may be missing or wrong, ``warning`` otherwise."""

    WARNING = "warning"
    ERROR = "error"


@frozen(slots=True)
class Diagnostic:
    """One thing about a document that a reader should know.

    ``code`` is stable and made for programs (all codes are listed in the documentation), ``message`` is for people;
    ``expected`` says what should have stood there, where that can be said.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    expected: str | None = None


class CouncilParseError(ValueError):
    """The root of every error that this library raises on purpose.

    ``code`` is stable and made for programs.

    >>> UnreadableFile("the file is empty").code, ParseError("no agenda items", code="items-missing").code
    ('unreadable-file', 'items-missing')
    """

    @property
    def code(self) -> str:
        """The name of the class, as diagnostics write theirs; with ``strict``, the code of the diagnostic."""
        return re.sub(r"\B(?=[A-Z])", "-", type(self).__name__).lower()


class ParseError(CouncilParseError):
    """A document that could not be read as asked, with the place where that shows.

    ``page``, ``line`` and ``column`` count from 1, ``excerpt`` is the line, ``expected`` what should have stood there;
    each is None where it is not known.

    >>> error = ParseError("no agenda items", line=3, column=1, excerpt="PROVISIONAL AGENDA", expected="numbered items")
    >>> print(error)
    line 3, column 1: no agenda items
      PROVISIONAL AGENDA
      ^ expected numbered items
    """

    def __init__(
        self,
        message: str,
        line: int | None = None,
        column: int | None = None,
        excerpt: str | None = None,
        expected: str | None = None,
        page: int | None = None,
        code: str | None = None,
    ):
        super().__init__(message, line, column, excerpt, expected, page, code)
        self.message = message
        self.line = line
        self.column = column
        self.excerpt = excerpt
        self.expected = expected
        self.page = page
        self._code = code

    @property
    def code(self) -> str:
        """The code of the diagnostic that was raised; else the name of the class."""
        return self._code or super().code

    def __str__(self) -> str:
        is_said = self.expected is None or self.expected in self.message
        expected = "" if is_said else f" expected {self.expected}"
        if self.line is None:
            return self.message + (":" + expected if expected else "")
        page = f"page {self.page}, " if self.page and self.page > 1 else ""
        place = f"{page}line {self.line}, column {self.column}: {self.message}"
        if self.excerpt is None:
            return place + (":" + expected if expected else "")
        start, excerpt = _window(self.excerpt, self.column or 1)
        return f"{place}\n  {excerpt}\n  {' ' * start}^{expected}"


def _window(line: str, column: int) -> tuple[int, str]:
    """The part of a long line around a column, and where the column is in it."""
    begin = max(0, column - 1 - _WIDEST_EXCERPT // 2) if len(line) > _WIDEST_EXCERPT else 0
    end = begin + _WIDEST_EXCERPT
    before, behind = "…" if begin else "", "…" if end < len(line) else ""
    excerpt = "".join(" " if character < " " else character for character in line[begin:end])
    return column - 1 - begin + len(before), before + excerpt + behind


class NotACouncilDocument(ParseError):
    """A text that shows none of the signs of a document of the Council: masthead, document number, routing."""


class UnreadableFile(CouncilParseError):
    """A file that cannot be read: encrypted, damaged, empty, without a text layer, or of a kind not understood."""


class MissingExtra(CouncilParseError):
    """A file needs a package that is not installed; the message names the command that installs it."""


class RenderError(CouncilParseError):
    """A document that cannot be printed so that it is read back; ``path`` names the value, ``reason`` says why.

    >>> print(RenderError("items[2].title", "a text with line breaks"))
    items[2].title: a text with line breaks
    """

    def __init__(self, path: str, reason: str):
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class GrammarError(CouncilParseError):
    """A grammar that cannot be found or built; the message names file, rule and line where they are known."""


class WorkerLost(CouncilParseError):
    """A file that ended the process that read it, again when it was read alone: for want of memory, as a rule."""
