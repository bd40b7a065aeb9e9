"""No text stops the parser: it yields a document or an error of its own, in time that grows as the text does."""

from __future__ import annotations

import gc
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from eucouncil_parse import CouncilParseError, Document, NotACouncilDocument, parse
from eucouncil_parse.detection import find_language
from eucouncil_parse.identifiers import Reference
from eucouncil_parse.outline.queue import LabelQueue
from eucouncil_parse.outline.rows import rows_of, scan_row
from eucouncil_parse.outline.split import split_row
from eucouncil_parse.readers import reader
from eucouncil_parse.scanner import Label
from eucouncil_parse.sources import RENDITIONS, Cell, find_source, read_text
from eucouncil_parse.vocabulary import kind_of_section, kind_of_step, kind_of_type, language, official_languages
from hostile_patterns import AGENDA, BLOCKS, HEAD, NOTE, PATTERNS, RECORD, TOKENS, repeated, stacked_labels

DOCUMENTS = Path(__file__).parent / "cases" / "documents"
SECONDS = 20
"""No single text of these tests may take longer, by far."""
NOTICEABLE = 0.5
"""Seconds of work below which growth cannot be told from noise."""
GENEROUS = 12
"""Growth by four may cost this much more: linear is 4, quadratic 16."""

reader("en")  # what is built once must not count as growth


@contextmanager
def no_hang() -> Iterator[None]:
    """Stops what runs for too long, where the system has alarms."""
    if not hasattr(signal, "setitimer"):  # pragma: no cover
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {SECONDS} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def outcome(text: str, source: str | None) -> Document | CouncilParseError:
    """What becomes of a text; every other exception is a failure."""
    try:
        document = parse(text, source=source)
    except CouncilParseError as error:
        return error
    assert isinstance(document, Document)
    return document


def seconds(work: Callable[[], object]) -> float:
    """Without the collector, as timeit has it: what it looks through is the heap that other tests have left."""
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def assert_grows_linearly(make: Callable[[int], Callable[[], object]], size: int) -> None:
    """``make(n)`` is work on a text of length n: four times the text may not cost twelve times the time."""
    with no_hang():
        if seconds(make(4 * size)) < NOTICEABLE:
            return
        small = min(seconds(make(size)) for _ in range(3))
        large = min(seconds(make(4 * size)) for _ in range(3))
    if large > NOTICEABLE:
        assert large < GENEROUS * small, f"{large:.2f} s for {4 * size}, {small:.2f} s for {size}"


# -- texts that are no documents ---------------------------------------------------------------------------------------

RECIPE = """Pancakes

1. Mix 200 g of flour with two eggs.
2. Add half a litre of milk.
3. Fry in butter until golden.

Serve with:
- sugar
- lemon
"""

PRESS_RELEASE = """Council of the European Union
PRESS RELEASE
123/21
12 May 2021

Drugs: Council adopts conclusions

The Council today adopted conclusions on drugs.
"""


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "\f",
        "\ufeff",
        "\x00",
        "Hello",
        "13321/15",
        RECIPE,
        PRESS_RELEASE,
        "\ud800",
        "# Title\n\nText.\n",
    ],
    ids=["empty", "blank", "lines", "page", "mark", "nul", "word", "number", "recipe", "press", "surrogate", "title"],
)
@pytest.mark.parametrize("source", [None, *RENDITIONS])
def test_no_document(text: str, source: str | None) -> None:
    assert isinstance(outcome(text, source), NotACouncilDocument)


# -- texts that are odd ------------------------------------------------------------------------------------------------


ODD = {
    "one letter": "a" * 1_000_000,
    "one digit": "1" * 1_000_000,
    "one blank": " " * 1_000_000,
    "one bracket": "(" * 1_000_000,
    "one star": "*" * 1_000_000,
    "one sign": "_" * 1_000_000,
    "capitals and a small letter": "A" * 1_000_000 + "a",
    "one tab": "\t" * 1_000_000 + "x",
    "blanks and a tab": ("a" + " " * 5000 + "\tb\n") * 4,
    "blank lines": "\n" * 100_000,
    "blank lines in a document": NOTE + "\n" * 100_000 + "text",
    "empty pages": HEAD + "\f" * 20_000 + "text",
    "numbers in a line": RECORD + "1. " * 2000,
    "numbers in a line with a text": RECORD + "1. " * 2000 + "text",
    "numbers in lines": RECORD + "1.\n" * 2000,
    "growing indent": RECORD + "".join(" " * depth + "1. point\n" for depth in range(2000)),
    "growing numbers": RECORD + "".join("1." * depth + " point\n" for depth in range(1, 200)),
    "labels before values": stacked_labels(40, 500),
    "labels without values": stacked_labels(400, 0),
    "truncated head": HEAD[:70],
    "truncated table": NOTE[: NOTE.index("Delegations")],
    "truncated number": HEAD.replace("9990/21", "9990/"),
    "nul": NOTE.replace(" ", "\x00") + "\x00" * 1000,
    "nul between": "\x00".join(NOTE),
    "surrogates": NOTE + "\ud800text\udfff\n" + "\ud83d" * 100,
    "control characters": NOTE + "".join(map(chr, range(32))) * 20,
    "every plane": NOTE + "".join(chr(code) for code in range(0x80, 0x20000, 17)),
    "far date": HEAD.replace("12 May 2021", "99 May 0000"),
    "digits of another script": RECORD.replace("9990/21", "\u0669\u0669\u0660/\u0662\u0661")
    + "\u0661. x\n\u00b2) y\n\u2460. z",
    "word in capitals of another script": HEAD + "\u00c9T\u00c9\n\u03a0\u03a1\nNOTE\n",
    "long words": NOTE + ("word" * 5000 + "\n") * 10,
    "number without end": HEAD + "9990/21" * 2000,
    "marks of Markdown": NOTE + "**" * 3001 + "\n" + "#" * 3000 + "\n" + "\\" * 3001,
}


@pytest.mark.parametrize("source", [None, *RENDITIONS])
@pytest.mark.parametrize("name", ODD)
def test_odd_text(name: str, source: str | None) -> None:
    with no_hang():
        outcome(ODD[name], source)


STILL_DOCUMENTS = [
    *["blank lines in a document", "nul", "surrogates", "control characters", "every plane", "long words"],
    "word in capitals of another script",
]


@pytest.mark.parametrize("name", STILL_DOCUMENTS)
def test_a_document_stays_one(name: str) -> None:
    with no_hang():
        found = outcome(ODD[name], "raw")
    assert isinstance(found, Document)
    assert str(found.header.number) == "9990/21"


@pytest.mark.parametrize("source", RENDITIONS)
def test_a_document_cut_anywhere(source: str) -> None:
    text = (DOCUMENTS / f"outcome.{source}.txt").read_bytes().decode()
    with no_hang():
        for end in range(0, len(text), 23):
            outcome(text[:end], source)
            outcome(text[end:], source)


# -- growth ------------------------------------------------------------------------------------------------------------

ENDS = ["", "!", "x"]
SIZE = 400
"""Characters, or blocks, of the smaller text of a comparison."""
LINE = 4000
"""Characters of the smaller text where one line is looked at alone."""


@pytest.mark.parametrize("token", TOKENS, ids=repr)
def test_kind_of_a_line_of_one_token(token: str) -> None:
    scanner = reader("en").scanner
    for opening in ("", "13321/15 ", "8 June "):
        for end in ENDS:

            def scan(size: int, opening: str = opening, end: str = end) -> Callable[[], object]:
                text = f"{opening}{repeated(token, size)}{end}"
                return lambda: (scanner.kind(text), scanner.is_foot(text))

            assert_grows_linearly(scan, LINE)


@pytest.mark.parametrize("code", official_languages())
def test_lines_of_dates(code: str) -> None:
    """Days, months and years of each language, which may be listed, in the order of the language and in others."""
    words, scanner = language(code), reader(code).scanner
    month, joint, weekday = words.months[0], words.words["AND_WORD"][0], words.words["WEEKDAY_WORD"][0]
    year = "2016" + next(iter(words.words["YEAR_MARK_WORD"]), "")
    day = words.dated(date(2016, 5, 5))
    units = [f"1 {month}, ", f"{month} 1, ", f"1 {joint} ", f"{day}, ", f"{weekday}, 1 {month} {joint} ", f"{year} "]
    for unit in units:
        for opening in ("", f"{words.words['PLACE_WORD'][0]}, "):

            def scan(size: int, unit: str = unit, opening: str = opening) -> Callable[[], object]:
                text = f"{opening}{repeated(unit, size)}!"
                return lambda: scanner.kind(text)

            assert_grows_linearly(scan, LINE)


@pytest.mark.parametrize("kind_of", [kind_of_section, kind_of_step, kind_of_type])
def test_kind_of_a_long_text(kind_of: Callable[[str], str]) -> None:
    assert_grows_linearly(lambda size: lambda: kind_of(repeated("Adoption ", 16 * size) + str(size)), LINE)


@pytest.mark.parametrize("token", ["Rat der ", "NOTA\n", "Od:\n", "15 mai 2016 ", "EN\n", "a"], ids=repr)
def test_finding_the_language(token: str) -> None:
    assert_grows_linearly(lambda size: lambda: find_language(read_text(repeated(token, size), "raw")), LINE)


@pytest.mark.parametrize("token", TOKENS, ids=repr)
@pytest.mark.parametrize("source", RENDITIONS)
def test_line_of_one_token(token: str, source: str) -> None:
    assert_grows_linearly(lambda size: lambda: outcome(RECORD + repeated(token, size), source), SIZE)


@pytest.mark.parametrize("token", TOKENS, ids=repr)
@pytest.mark.parametrize("opening", [RECORD, NOTE], ids=["items", "prose"])
def test_lines_of_one_token(token: str, opening: str) -> None:
    source = "layout" if opening == NOTE else "raw"
    assert_grows_linearly(lambda size: lambda: outcome(opening + f"{token}\n" * (size // 2), source), SIZE)


@pytest.mark.parametrize("block", BLOCKS, ids=repr)
@pytest.mark.parametrize("opening", [RECORD, AGENDA, NOTE], ids=["record", "agenda", "note"])
def test_many_blocks(block: str, opening: str) -> None:
    for source in ("raw", "layout"):
        assert_grows_linearly(lambda size, source=source: lambda: outcome(opening + block * size, source), SIZE)  # type: ignore[misc]


@pytest.mark.parametrize("token", [" ", "\t", "\u00a0", "\r", "\n", "#", "*", "a ", "a  "], ids=repr)
def test_finding_the_rendition(token: str) -> None:
    for end in ("", "\tx", "\x0bx\n"):
        assert_grows_linearly(lambda size, end=end: lambda: find_source("a" + repeated(token, size) + end), LINE)  # type: ignore[misc]


# -- growth of one part of the parser ----------------------------------------------------------------------------------

BIG_TEXTS = {"signs in one line": 250_000, "codes in one row of the header": 32_000, "statements in an annex": 60_000}
"""Patterns whose cost is that of one part, each with the characters of the smaller text of a comparison."""


@pytest.mark.parametrize("name", BIG_TEXTS)
def test_big_text(name: str) -> None:
    (pattern,) = [pattern for pattern in PATTERNS if pattern.name == name]

    def read(size: int) -> Callable[[], object]:
        text = pattern.make(size)
        return lambda: outcome(text, pattern.sources[0])

    assert_grows_linearly(read, BIG_TEXTS[name])


def test_a_reference_does_not_multiply() -> None:
    (ranges,) = Reference.parse_all("13321/15" + " + ADD 1 to 99" * 1000)
    assert len(ranges.documents) < 3000
    (suffixes,) = Reference.parse_all("13321/15" + " ADD 1" * 1000 + " + ADD 2" * 1000)
    assert sum(len(document.suffixes) for document in suffixes.documents) < 10_000


@pytest.mark.parametrize("text", ["1.", "13321/15"])
def test_row_of_many_cells(text: str) -> None:
    def split(size: int) -> Callable[[], object]:
        (row,) = rows_of(Cell(text, 9 * place, 9 * place + 8, x=9.0 * place) for place in range(size))
        scan_row(row, reader("en").scanner)
        return lambda: split_row(row)

    assert_grows_linearly(split, 25_000)


@pytest.mark.parametrize("taken", ["oldest", "dashes"])
def test_many_labels_wait(taken: str) -> None:
    def wait(size: int) -> Callable[[], object]:
        queue = LabelQueue()
        for place in range(size):
            queue.add(Label("ARABIC", "1."), Cell("1.", 0, 2), place)

        def take() -> None:
            for place in range(size):
                if taken == "dashes":
                    queue.add(Label("DASH", "-"), Cell("-", 0, 1), size + place)
                    assert queue.take_dashes()
                else:
                    assert queue.take_oldest()

        return take

    assert_grows_linearly(wait, 10_000 if taken == "dashes" else 50_000)
