"""Texts that try the parser: arbitrary ones, lines of documents in any order, documents with changed lines."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from eucouncil_parse.sources import SOURCES
from eucouncil_parse.styles import INDENT, Signature, StatedLine, style

__all__ = ["TEXTS", "any_texts", "changed_texts", "made_texts", "stated_texts"]

DOCUMENTS = Path(__file__).parent / "cases" / "documents"
TEXTS = {source: (DOCUMENTS / f"outcome.{source}.txt").read_bytes().decode() for source in SOURCES}
"""One document in every rendition, by the name of its source."""
LINES = sorted({line for text in TEXTS.values() for line in text.splitlines()})
ODD_LINES = [
    *["", " ", "\f", "1.", "a)", "(a)", "I.", "-", "=", "= Adoption", "ANNEX", "ANNEX I", "* note", "o o o"],
    *["12 May 2021", "P", "PUBLIC", "Subject:", "From:", "Encl.: list", "Date:", "NB: remark", "Doc.: 1/15"],
    *["13321/15 + ADD 1", "+ ADD 2", "(to be issued)", "PROVISIONAL AGENDA", "SUMMARY RECORD", "NOTE"],
    *["DRAFT MINUTES", "NOTICE OF MEETING AND PROVISIONAL AGENDA", "AGRICULTURE", "Legislative deliberations"],
    *["(Legal basis proposed by the Presidency)", "Exchange of views", "Any other business", "a) Point"],
    *['1. Approval of "A" items', "Statement by Germany", "2022/0155 (COD)", "Interinstitutional File:", "REV 1"],
    *["9990/21 AB/cd 2 JAI.1 EN"],
]

any_texts = st.text(max_size=200)
words = st.sampled_from([word for line in [*LINES, *ODD_LINES] for word in line.split()])
made_lines = st.sampled_from([*LINES, *ODD_LINES]) | st.lists(words, max_size=6).map(" ".join) | any_texts
made_texts = st.builds(
    lambda opening, lines, end: opening + end.join(lines),
    st.sampled_from(["", "Council of the European Union\nBrussels, 12 May 2021\n(OR. en)\n9990/21\n"]),
    st.lists(made_lines, max_size=25),
    st.sampled_from(["\n", "\r\n", "\n\n", " \r\n"]),
)


def swap(lines: list[str], chance: random.Random) -> None:
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]


def drop(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]


def double(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def put_in(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(ODD_LINES))


def join(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines) - 1)
    lines[place : place + 2] = [lines[place] + chance.choice(["", " ", "    ", "\t"]) + lines[place + 1]]


def cut(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    at = chance.randrange(len(lines[place]) + 1)
    lines[place : place + 1] = [lines[place][:at], lines[place][at:]]


def indent(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    lines[place] = " " * chance.randrange(40) + lines[place]


def misspell(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    at = chance.randrange(len(lines[place]) + 1)
    lines[place] = lines[place][:at] + chance.choice("aA1./():*-\u00e9\x00\f ") + lines[place][at + 1 :]


CHANGES: list[Callable[[list[str], random.Random], None]] = [swap, drop, double, put_in, join, cut, indent, misspell]


def changed_texts(text: str) -> st.SearchStrategy[str]:
    """A text with one to eight changes of its lines."""

    def changed(changes: list[Callable[[list[str], random.Random], None]], seed: int) -> str:
        lines = text.split("\n")
        chance = random.Random(seed)
        for change in changes:
            if len(lines) > 1:
                change(lines, chance)
        return "\n".join(lines)

    return st.builds(changed, st.lists(st.sampled_from(CHANGES), min_size=1, max_size=8), st.integers(0, 2**32))


KINDS = [
    *["ITEM", "STEP", "REFERENCES", "CODES", "LEGAL_BASIS", "SECTION", "SECTION_BASIS", "HEADING", "NOTE", "ANNEX"],
    *["STATEMENT", "STATEMENT_BY", "PARAGRAPH", "BODY", "TITLE", "NONSENSE"],
]
stated_lines = st.builds(
    StatedLine,
    st.sampled_from(KINDS),
    words | st.just(""),
    st.none() | st.sampled_from(["1.", "a)", "–", "From:"]),
    st.integers(0, 11),
    st.booleans(),
    st.booleans(),
)


def stated_texts(name: str) -> st.SearchStrategy[str]:
    """Pages in a style whose lines stand anywhere, as after a change by hand."""
    writes = style(name)

    def printed(lines: list[StatedLine]) -> str:
        body = [INDENT * line.depth + writes.write(line) for line in lines]
        return "\n".join([writes.sign_page(Signature(name, "en")), "9990/21", "---", *body])

    return st.lists(stated_lines, max_size=25).map(printed)
