"""Texts that a parser may take too long for, at any size: what tests/test_hostile.py and benchmarks/growth.py share.

Tokens are repeated in a line and line by line, blocks below each other; ``TEXTS`` are whole documents that one part of
the parser has most to do with.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

__all__ = [
    "AGENDA",
    "BLOCKS",
    "HEAD",
    "NOTE",
    "PATTERNS",
    "RECORD",
    "TEXTS",
    "TOKENS",
    "Pattern",
    "repeated",
    "stacked_labels",
]

HEAD = "Council of the European Union\nBrussels, 12 May 2021\n(OR. en)\n9990/21\nCORDROGUE 31\n"
NOTE = HEAD + "NOTE\nFrom: Presidency\nTo: Delegations\nSubject: Drugs\n\n"
RECORD = HEAD + "SUMMARY RECORD\n\n"
AGENDA = HEAD + "PROVISIONAL AGENDA\n\n"
MINUTES = HEAD + "DRAFT MINUTES\n"

Make = Callable[[int], str]
"""Makes a text of about so many characters."""


@frozen(slots=True)
class Pattern:
    """A text that grows, and the renditions that it is read as."""

    name: str
    make: Make
    sources: tuple[str, ...] = ("raw",)


def repeated(token: str, size: int) -> str:
    """``token`` as often as it fits in ``size`` characters."""
    return token * max(1, size // len(token))


def fill(opening: str, unit: str, end: str = "") -> Make:
    """``unit`` again and again behind an opening."""
    return lambda size: opening + repeated(unit, size) + end


def halves(opening: str, first: str, second: str) -> Make:
    """One unit as often as another, first all of the one, then all of the other."""

    def make(size: int) -> str:
        count = max(1, size // (len(first) + len(second)))
        return opening + first * count + second * count

    return make


def shuffled(opening: str, units: Sequence[str]) -> Make:
    """Units in an order without a pattern, the same in every run."""

    def make(size: int) -> str:
        mean = sum(map(len, units)) / len(units)
        return opening + "".join(random.Random(1).choices(units, k=max(1, round(size / mean))))

    return make


def growing(opening: str, line: Callable[[int], str]) -> Make:
    """Lines that are longer from one to the next."""

    def make(size: int) -> str:
        lines: list[str] = []
        length = 0
        while length < size:
            lines.append(line(len(lines) + 1))
            length += len(lines[-1])
        return opening + "".join(lines)

    return make


def stacked_labels(labels: int, values: int) -> str:
    """A table whose labels were read before their values."""
    names = ["From:", "To:", "On:", "Subject:", "No. prev. doc.:", "No. Cion doc.:", "Contact:", "Date:", "Venue:"]
    column = [names[place % len(names)] for place in range(labels)]
    return HEAD + "NOTE\n" + "\n".join(column) + "\n" + "\n".join(f"Value number {place}" for place in range(values))


TOKENS = [
    *["EN ", "A 1 ", "REV 1 ", "REV1", "ADD 1 COR 1 ", "INIT ", "/ab", "a,", "ab/cd ", "A", "A ", "AAAA ", "A-"],
    *["A/", "N 1 ", "1.1.", "1. ", "1 ", "1", "a) ", "(a) ", "I. ", "ii) ", "[1. ", "Item 1 ", "- ", "\u2013 ", "= "],
    *["* ", "*", "**", "# ", "_", ".", "(", ")", "((a) ", "[", "+ ", "+ ADD 1 ", "13321/15 + ", "13321/15 "],
    *["13321/15", "CM 1/15 ", "1/1", "WK 1/2015, ", "to 3 ", "Agriculture and ", "Agriculture and Fisheries and "],
    *["Transport, ", "DRAFT ", "ADDENDUM TO THE ", "NOTE ", "ANNEX 1 ", "Council of the European Union "],
    *["COUNCIL OF THE EUROPEAN UNION ", "European Council ", "LIMITE ", "RESTREINT UE / ", "8 and "],
    *["8 and 10 June ", "8 May 2021 ", "Monday, ", "(10.00) ", "(OR. ", "en, ", "2022/0155 (COD) "],
    *["2022/0155(COD), ", "CORDROGUE 81 ", "CFSP/PESC 150 ", "CO ", "CO EUR ", "OJ CRP1 ", "DG ", "DG D 1 "],
    *["JAI.1 ", "P", "PU ", "Brussels, ", "From: ", "Subject: ", "Encl.: ", "Contact: a@b ", "a@", "Adoption "],
    *["Adoption of ", "of the ", "Statement by ", "Doc.: ", "a ", "\u00e9", "\u00a0", "\u00ad", "\x02", "\\", "\\*"],
    *["a\t", '"', "word1 ", "a- ", "x; "],
]
"""What terminals of the grammar are made of."""

BLOCKS = [
    *["1.\n", "1.\n\nTitle\n\n", "1. Title\n", "1. Title (a\nb\n", "1.\n2.\na)\n", "1. a\n\n- b\n\n", "title word\n"],
    *["Title Word\n\n", "- a\n", "- a\n\n", "-\n", "- Adoption\n", "\u2022 x;\n", "= 1/15\n", "Adoption\n"],
    *["(to be issued)\n", "+ ADD 1\n", "13321/15\n", "Legislative deliberations\n(Legal basis x)\n"],
    *["(Legal basis a\n", "First reading\n", "NB: (a\n", "Format: x\n", "NB: a\n", "ANNEX\n\nText here.\n\n"],
    *["Any other business\na) x\n", '1. Approval of "A" items\n1. x\n', "Monday 8 June 2015\n", "AGRICULTURE\n"],
    *[
        "word1 more\n1 note\n",
        "text*\n* note\n\f",
        "text*\n*\n\f",
        "9990/21 EN\n\f",
        "EN\n\f",
        "a\f",
        "\f",
        "Contact: a@b.eu EN\n\f",
    ],
    *["1\n", "* \n", "A text line that is rather long and that goes on in the next line without an end\n"],
    *["A sentence with a full stop at its end.\n", "From:\n", "Date: \n", "Subject: a\n", "From: a\n", "Encl.: a\n"],
    *["Conseil UE\n", "Statement by Malta\n", "a. A\n", "+\n", "- exchange of views\n", "on 2 May 20211\n1 x\n"],
    *["REV 1\n", "CORDROGUE 81\n", "x-\n", "x \n", "## x\n\n", "**x\n"],
]
"""Lines, and a few lines together, that the outline has to tell apart."""

_ALL = ("raw", "layout", "markdown", "pdfium")
_MARKS = frozenset("*_#\\")
_PAGE = "Text of a page.\n" * 30
_STATEMENT = "STATEMENT BY MALTA\n\nA text.\n\n"

TEXTS = [
    # -- lines and pages
    Pattern("one letter", fill("", "a"), _ALL),
    Pattern("one blank", fill("", " "), _ALL),
    Pattern("one line of words", fill(NOTE, "word "), _ALL),
    Pattern("one line of sentences", fill(RECORD, "A word. "), _ALL),
    Pattern("short lines under items", fill(RECORD, "a\n"), _ALL),
    Pattern("short lines of running text", fill(NOTE, "a\n"), _ALL),
    Pattern("lines that go on", fill(NOTE, "a line of text \r\n"), ("pdfium",)),
    Pattern("long lines under items", fill(RECORD, "word " * 200 + "\n"), _ALL),
    Pattern("long lines of running text", fill(NOTE, "word " * 200 + "\n"), _ALL),
    Pattern("long words", fill(NOTE, "word" * 5000 + "\n"), _ALL),
    Pattern("blank lines", fill(NOTE, "\n", "text"), _ALL),
    Pattern("carriage returns", fill(NOTE, "\r", "text"), ("raw",)),
    Pattern("blanks and tabs", fill(NOTE, "a" + " " * 500 + "\tb\n"), ("raw", "layout")),
    Pattern("empty pages", fill(NOTE, "\f", "text"), _ALL),
    Pattern("marks of pages", fill(NOTE, "--<PAGE>--\n", "text"), ("raw",)),
    Pattern("almost marks of pages", fill(NOTE, "-" * 500 + "<PAGE\n"), ("raw",)),
    Pattern("pages with feet", fill(NOTE, f"{_PAGE}\n9990/21  AB/cd  1\nJAI.1  EN\n\f"), ("raw", "layout", "pdfium")),
    Pattern("pages with feet above", fill(NOTE, f"\f9990/21 AB/cd 1\nJAI.1 EN\n{_PAGE}"), ("pdfium",)),
    Pattern("pages with torn feet", fill(NOTE, f"{_PAGE}\n9990/21\n\nAB/cd\n\n1\n\nJAI.1\n\nEN\n\f"), ("raw",)),
    Pattern("feet without page breaks", fill(NOTE, f"{_PAGE}9990/21  AB/cd  1\nJAI.1  EN\n"), ("raw", "layout")),
    Pattern("feet above without page breaks", fill("", f"9990/21 AB/cd 1\nJAI.1 EN\nHead\n{_PAGE}"), ("pdfium",)),
    Pattern("torn feet without page breaks", fill(NOTE, f"{_PAGE}9990/21\n\na\n\n1\n\nJAI.1\n\nEN\n"), ("raw",)),
    Pattern("numbers of feet", fill(NOTE, "9990/21\nAB/cd\n"), ("raw", "layout", "pdfium")),
    Pattern("feet of languages", fill(NOTE, "EN 1 EN\na\n"), ("raw", "layout")),
    Pattern("pages with running heads", fill(NOTE, f"Running head\n\n{_PAGE}\f"), ("raw", "layout")),
    Pattern("one foot of words", fill(NOTE, "EN 1 AB/cd ", "EN\n"), ("raw", "layout")),
    # -- footnotes
    Pattern("pages with notes", fill(NOTE, f"Word1 and word2.\n{_PAGE}\n1  One.\n2  Two.\n\f"), ("raw", "layout")),
    Pattern("marks on one page", fill(NOTE, "word* and word1\n", "\n* One.\n\n1 Two.\n"), ("raw", "layout")),
    Pattern("marks in one line", fill(NOTE, "word* ", "\n\n* One.\n"), ("raw", "layout")),
    Pattern("signs in one line", fill(NOTE + "word* ", "* ", "\n\n* One.\n"), ("raw",)),
    Pattern("one note without an end", fill(NOTE + "Word*.\n\n* One.\n", "Text.\n"), ("raw", "layout")),
    # -- statements
    Pattern("statements in an annex", fill(RECORD + "ANNEX\n\n", _STATEMENT), ("raw", "layout")),
    Pattern("statements of items", fill(RECORD, f'Ad "A" item 2: Honey\n\n{_STATEMENT}'), ("layout",)),
    # -- the head
    Pattern("long header", lambda size: _long_header(size), ("raw", "layout")),
    Pattern("header lines", fill(HEAD, "13321/15\nCORDROGUE 81\n(OR. en)\nLIMITE\n"), ("raw", "layout")),
    Pattern("codes in one row of the header", fill(HEAD, "CORDROGUE 81   ", "\nNOTE\n"), ("layout",)),
    Pattern("labels before values", lambda size: stacked_labels(size // 24, size // 24), ("raw", "pdfium")),
    Pattern("labels without values", lambda size: stacked_labels(size // 8, 0), ("raw",)),
    Pattern("rows of a table", fill(HEAD + "NOTE\n", "From:      a\nSubject:   b\n"), ("layout",)),
    Pattern("rows of a value", fill(HEAD + "NOTE\nSubject:   a\n", "           b\n"), ("layout",)),
    Pattern("one long subject", fill(MINUTES + "Subject: ", "a word, "), ("raw", "layout")),
    Pattern("open brackets in a subject", fill(MINUTES + "Subject: ", "(a (b) "), ("raw",)),
    Pattern("previous documents", fill(HEAD + "NOTE\nNo. prev. doc.: ", "13321/15 + ADD 1, "), ("raw",)),
    Pattern("documents of the Commission", fill(HEAD + "NOTE\nNo. Cion doc.: ", "COM(2015) 1, "), ("raw",)),
    Pattern("days of a meeting", fill(AGENDA + "Date: ", "8 May 2021, "), ("raw",)),
    Pattern("years without a month", fill(AGENDA + "Date: ", "8 9 2021, "), ("raw",)),
    # -- references
    Pattern("additions to a reference", fill(RECORD + "1. Title\n13321/15", " + ADD 1"), ("raw", "layout")),
    Pattern("lines of additions", fill(RECORD + "1. Title\n13321/15\n", "+ ADD 1\n"), ("raw", "layout")),
    Pattern("ranges of additions", fill(RECORD + "1. Title\n13321/15", " + ADD 1 to 3"), ("raw",)),
    Pattern("suffixes, then additions", halves(RECORD + "1. Title\n13321/15", " ADD 1", " + ADD 2"), ("raw",)),
    Pattern("codes of a reference", fill(RECORD + "1. Title\n13321/15", " CORDROGUE 81"), ("raw",)),
    Pattern("references in one row", fill(RECORD + "1. Title", "   13321/15"), ("layout",)),
    Pattern("labels in one row", fill(RECORD, "1.   "), ("layout",)),
    Pattern("figures in one row", fill(RECORD, "1   "), ("layout",)),
    Pattern("words in one row", fill(RECORD, "word   "), ("layout",)),
    # -- items
    Pattern("labels, then titles", halves(RECORD, "1.\n", "Title\n\n"), ("raw",)),
    Pattern("labels, then steps", halves(AGENDA, "1.\n", "Adoption\n\n"), ("raw",)),
    Pattern("labels, then references", halves(AGENDA, "1.\n", "13321/15\n"), ("raw",)),
    Pattern("two labels for one title", fill(RECORD, "1.\n2.\nTitle\n\n"), ("raw",)),
    Pattern("dashes, then steps", halves(AGENDA, "-\n", "Adoption\n\n"), ("raw",)),
    Pattern("dashes for texts", fill(AGENDA, "-\n-\nWords here\n\n"), ("raw", "layout")),
    Pattern("points of a list", fill(AGENDA, "- a\n"), ("raw", "layout")),
    Pattern("deep nesting", fill(RECORD, "I. a\nA. b\n1. c\na) d\ni) e\n1.1 f\n- g\n"), ("raw",)),
    Pattern(
        "deep nesting by indent",
        fill(RECORD, "".join(f"{' ' * 4 * depth}{depth}. point\n" for depth in range(1, 30))),
        ("layout",),
    ),
    Pattern("growing indent", growing(RECORD, lambda depth: " " * depth + "1. point\n"), ("raw", "layout")),
    Pattern("growing numbers", growing(RECORD, lambda depth: "1." * depth + " point\n"), ("raw", "layout")),
    Pattern("one open bracket", fill(RECORD + "1. Title (a\n", "b\n"), ("raw", "layout")),
    Pattern("one open bracket of a legal basis", fill(RECORD + "1. Title\n(Legal basis a\n", "b\n"), ("raw",)),
    Pattern("one open bracket of a remark", fill(RECORD + "NB: (a\n", "b\n"), ("raw",)),
    Pattern("open brackets", fill(RECORD, "(a\n"), ("raw", "layout")),
    Pattern("sections", fill(RECORD, "AGRICULTURE\n\n1. Title\n\n"), ("raw", "layout")),
    Pattern("annexes", fill(NOTE, "".join(f"ANNEX {place}\n\nText.\n\n" for place in range(1, 50))), ("raw",)),
    Pattern("lines of contents", fill(NOTE, "Title ........ 3\n"), ("raw", "layout")),
    Pattern("leaders", fill(NOTE, "a" + "." * 500 + "x\n"), ("raw", "layout")),
    Pattern("leaders and blanks", fill(NOTE, "a" + ". " * 300 + "x\n"), ("raw",)),
    # -- marks of Markdown, and all together
    Pattern("open bold type", fill(RECORD, "**a\n"), ("markdown",)),
    Pattern("marks in one line of Markdown", fill(RECORD, "*a_b **c "), ("markdown",)),
    Pattern("headings", fill(RECORD, "## 1. Title\n\n### Text\n\n"), ("markdown",)),
    Pattern("escapes", fill(RECORD, "\\*\\"), ("markdown",)),
    Pattern("kinds in turn", fill(RECORD, "".join(f"{token.strip()}\n" for token in TOKENS)), _ALL),
    Pattern("kinds without order", shuffled(RECORD, [f"{token.strip()}\n" for token in TOKENS]), _ALL),
    Pattern("blocks in turn", fill(RECORD, "".join(BLOCKS)), _ALL),
    Pattern("blocks without order", shuffled(AGENDA, BLOCKS), _ALL),
    Pattern("tokens without order in one line", shuffled(RECORD, TOKENS), _ALL),
]
"""Documents that some part of the parser has most to do with."""


def _long_header(size: int) -> str:
    values = repeated("13321/15 CORDROGUE 81 (OR. en) LIMITE ", size // 40)
    return HEAD + f"{values}\n" * 40 + "NOTE\nSubject: Drugs\n\nText.\n"


def _patterns() -> Iterator[Pattern]:
    yield from TEXTS
    for token in TOKENS:
        marked = ("markdown",) if _MARKS & set(token) else ()
        yield Pattern(f"line of {token!r}", fill(RECORD, token), ("raw", "layout", *marked))
        yield Pattern(f"lines of {token!r}", fill(RECORD, f"{token}\n"), ("raw", *marked))
    for block in BLOCKS:
        marked = ("markdown",) if _MARKS & set(block) else ()
        yield Pattern(f"record of {block!r}", fill(RECORD, block), ("raw", *marked))
        yield Pattern(f"agenda of {block!r}", fill(AGENDA, block), ("layout",))
        yield Pattern(f"note of {block!r}", fill(NOTE, block), ("raw",))


PATTERNS = list(_patterns())
"""All patterns, each by itself."""
