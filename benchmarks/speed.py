"""How fast documents are read, each figure beside another one of the same run; README.md says how to read the table.

python benchmarks/speed.py [--only PART ...] [--repeats N] [--pdf PATH] [--rooms]
"""

from __future__ import annotations

import argparse
import gc
import io
import math
import re
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from attrs import frozen

from eucouncil_parse import Document, NotACouncilDocument, parse, parse_bytes
from eucouncil_parse.layers import add_layers
from eucouncil_parse.readers import reader, tree_parser
from eucouncil_parse.scanner import alternation
from rooms import rooms_of_parse

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
COPIES = 100
LINES = 70_000
"""Lines of the long text of short lines."""
SLOW = 1.0
"""Seconds from which on one measure is enough."""
DOUBLINGS = (1, 2, 4, 8, 16)
"""How often a text is repeated for the power that its cost grows with."""

PLAIN = re.compile(
    r"""^(?:
      (?P<blank>[ \t]*)
    | (?P<rule>(?:-{3,}|\*{3,}|_{3,})[ \t]*)
    | (?P<heading>\#{1,6}[ \t].*)
    | (?P<number>\*{0,2}(?:[A-Z]{2,6}[ ])?\d{1,5}/\d{2}\b.*)
    | (?P<item>\*{0,2}\d{1,3}[.)][ \t].*)
    | (?P<dash>[-–—•][ \t].*)
    | (?P<label>[A-Z][a-z]{1,11}[ ]?:.*)
    | (?P<capitals>[^a-z\n]+)
    | (?P<text>.+)
    )$""",
    re.MULTILINE | re.VERBOSE,
)
"""The least that tells lines of a document apart: nine kinds, and no word of the Council."""


@frozen(slots=True)
class Row:
    """A figure and what it is measured against, both in the unit; the goal is the most that their ratio may be."""

    name: str
    value: float
    against: str
    other: float
    unit: str = "ms"
    goal: float | None = None

    def printed(self, width: int, other_width: int) -> str:
        """The row of the table."""
        ratio = self.value / self.other if self.other else math.nan
        goal = f"{self.goal:g}" if self.goal is not None else "-"
        missed = "  missed" if self.goal is not None and ratio > self.goal else ""
        return (
            f"{self.name:<{width}}{self.value:>10.4g} {self.against:<{other_width}}{self.other:>10.4g} {self.unit:<6}"
            f"{ratio:>9.3g}{goal:>7}{missed}"
        )


# -- texts -------------------------------------------------------------------------------------------------------------


def seed() -> str:
    """The document that the project started from, in Markdown."""
    (path,) = SEEDS.glob("*.txt")
    return path.read_text(encoding="utf-8")


def short_lines(count: int) -> str:
    """A document of many short lines: items, sub-items and steps."""
    head = "Brussels, 27 October 2015\n(OR. en)\n13321/15\nCORDROGUE 81\nOUTCOME OF PROCEEDINGS\n"
    body = "\n".join(f"{number % 500 + 1}. Item\na) Point\nA word of it.\n" for number in range(count // 3))
    return head + body


# -- measuring ---------------------------------------------------------------------------------------------------------


def seconds(work: Callable[[], object], repeats: int) -> float:
    """Seconds of the processor that some work takes, the best of so many; the garbage collector is off."""
    best = math.inf
    for _ in range(repeats):
        gc.collect()
        gc.disable()
        start = time.process_time()
        kept = work()  # so that its end is not measured
        best = min(best, time.process_time() - start)
        gc.enable()
        del kept
        if best > SLOW:
            break
    return best


def milliseconds(work: Callable[[], object], repeats: int) -> float:
    work()  # what is built once is measured by cold_start
    return 1000 * seconds(work, repeats)


def in_new_process(code: str, repeats: int) -> float:
    """The least number that a program prints, each time in a process of its own."""
    command = [sys.executable, "-c", code]
    runs = (subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(repeats))
    return min(float(run.stdout) for run in runs)


def power(costs: Sequence[tuple[int, float]]) -> float:
    """The power of the size that a cost grows with, by least squares."""
    sizes = [math.log(size) for size, _ in costs]
    return statistics.linear_regression(sizes, [math.log(cost) for _, cost in costs]).slope


# -- the parts of the table --------------------------------------------------------------------------------------------


def lines(repeats: int) -> Iterator[Row]:
    """Parsing, against telling the kind of each line and nothing else."""
    terminals = alternation(tree_parser(reader("en")), "line").fullmatch
    for name, text, times in _texts(repeats):
        printed = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        plain = milliseconds(partial(_plain_kinds, text), repeats)
        kinds = milliseconds(partial(_kinds, terminals, printed), repeats)
        for layers, which in (((), "no layers"), (None, "all layers")):
            cost = milliseconds(partial(parse, text, layers=layers), times)
            yield Row(f"parse {name}, {which}", cost, "lines by 9 plain kinds", plain, goal=12)
            yield Row(f"parse {name}, {which}", cost, "lines by the scanner's terminals", kinds)


def markdown(repeats: int) -> Iterator[Row]:
    """Parsing Markdown, against parsers of Markdown."""
    import mistune
    from markdown_it import MarkdownIt

    markdown_it = MarkdownIt().parse
    mistune_tokens = mistune.create_markdown(renderer=None)
    for name, text, times in [*_texts(repeats)][:2]:
        others = [
            ("mistune", milliseconds(partial(mistune_tokens, text), times)),
            ("markdown-it-py", milliseconds(partial(markdown_it, text), times)),
        ]
        for layers, which in (((), "no layers"), (None, "all layers")):
            cost = milliseconds(partial(parse, text, layers=layers), times)
            for other, taken in others:
                yield Row(f"parse {name}, {which}", cost, other, taken, goal=1 if other == "mistune" else None)


def references(repeats: int) -> Iterator[Row]:
    """References in the text, against what finds citations in the texts of American courts."""
    from eyecite import get_citations

    words = reader("en").language
    for name, text, times in _texts(repeats):
        document = parse(text, layers=())
        cost = milliseconds(partial(add_layers, document, words, text, ("references",)), times)
        other = milliseconds(partial(get_citations, text), times)
        yield Row(f"layer references, {name}", cost, "eyecite", other)


def growth(repeats: int) -> Iterator[Row]:
    """The power of the text's length that time grows with, against 1, which is linear."""
    for name, make in (("seed", lambda n: seed() * n * 4), ("short lines", lambda n: short_lines(n * 1000))):
        costs = []
        for times in DOUBLINGS:
            text = make(times)
            costs.append((len(text), seconds(partial(parse, text), repeats)))
        yield Row(f"growth with {name}", power(costs), "linear", 1, "power", goal=1.05)


def memory(_repeats: int) -> Iterator[Row]:
    """The peak of memory while a text is parsed, without the text, against the bytes of the text."""
    parse(seed())
    for name, text in ((f"seed x {COPIES}", seed() * COPIES), ("short lines", short_lines(LINES // 10))):
        gc.collect()
        tracemalloc.start()
        parse(text)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        yield Row(f"peak memory, {name}", peak / 1000, "the text", len(text.encode()) / 1000, "kB", goal=12)


def cold_start(repeats: int) -> Iterator[Row]:
    """Importing the library and the first parse of a process, each in processes of their own."""
    timed = "import time; start = time.process_time(); {}; print(1000 * (time.process_time() - start))"
    theirs = in_new_process(timed.format("import lark, attrs"), repeats)
    for imported in ("import eucouncil_parse", "from eucouncil_parse import parse"):
        ours = in_new_process(timed.format(imported), repeats)
        yield Row(imported, ours, "import lark, attrs", theirs, goal=1.3)
    for layers, which in (("()", "no layers"), ("None", "all layers")):
        (path,) = SEEDS.glob("*.txt")
        work = f"parse(text, layers={layers})"
        prepared = f"from eucouncil_parse import parse; text = open({str(path)!r}, encoding='utf-8').read(); "
        first = in_new_process(prepared + timed.format(work), repeats)
        second = in_new_process(prepared + f"{work}; " + timed.format(work), repeats)
        yield Row(f"first parse beyond a second, {which}", first - second, "100 ms", 100, goal=1)


def pdf(repeats: int, path: Path | None = None) -> Iterator[Row]:
    """A page of a PDF, or of all in a folder, against nothing but its text."""
    import pypdfium2

    def bare(data: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(data)
        texts = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
        return texts

    files = [_made_pdf()] if path is None else [each.read_bytes() for each in _pdf_files(path)]
    pages = sum(len(bare(data)) for data in files)
    cost = sum(milliseconds(partial(_parse_any, data), repeats) for data in files) / pages
    other = sum(milliseconds(partial(bare, data), repeats) for data in files) / pages
    yield Row(f"page of a PDF, {1000 / cost:.0f} a second", cost, "bare text by pypdfium2", other, goal=4)


PARTS: dict[str, Callable[[int], Iterator[Row]]] = {
    "lines": lines,
    "markdown": markdown,
    "references": references,
    "growth": growth,
    "memory": memory,
    "cold_start": cold_start,
}


def _plain_kinds(text: str) -> list[str | None]:
    return [found.lastgroup for found in PLAIN.finditer(text)]


def _kinds(match: Callable[[str], re.Match[str] | None], printed: Sequence[str]) -> list[str | None]:
    return [found.lastgroup for line in printed if (found := match(line)) is not None]


def _texts(repeats: int) -> Iterator[tuple[str, str, int]]:
    """Texts by name, and how often each is parsed."""
    yield "seed", seed(), repeats
    yield f"seed x {COPIES}", seed() * COPIES, 1
    yield f"{LINES:,} short lines", short_lines(LINES), 1


def _pdf_files(path: Path) -> list[Path]:
    """A file, or the PDFs in a folder."""
    return sorted(path.glob("*.pdf")) if path.is_dir() else [path]


def _parse_any(data: bytes) -> Document | None:
    """The document in a file, None if it is none of the Council's."""
    try:
        return parse_bytes(data)
    except NotACouncilDocument:
        return None


def _made_pdf() -> bytes:
    """The text of the seed as a PDF of some pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    printed = re.sub(r"[*#]+ ?", "", seed().replace("\t", "  ")).splitlines()
    wrapped = [line[at : at + 90] for line in printed for at in range(0, max(len(line), 1), 90)]
    for at in range(0, len(wrapped), 50):
        page = canvas.beginText(60, 780)
        page.textLines(wrapped[at : at + 50])
        canvas.drawText(page)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


# -- the command -------------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the table; where a package is not installed, a part is left out and says so."""
    parts = [*PARTS, "pdf"]
    parser = argparse.ArgumentParser(description="How fast documents are read, beside other figures of the same run.")
    parser.add_argument("--only", nargs="+", default=parts, choices=parts, metavar="PART", help=", ".join(parts))
    parser.add_argument("--repeats", type=int, default=30, metavar="N", help="measures that the best is taken of; 30")
    parser.add_argument("--pdf", type=Path, metavar="PATH", help="a PDF, or a folder of them; one is made if not given")
    parser.add_argument("--rooms", action="store_true", help="where the time goes, room by room, instead")
    options = parser.parse_args(arguments)
    if options.rooms:
        for name, text, times in [*_texts(options.repeats)][:2]:
            print(f"{name}, all layers: share of the time of a parse\n{rooms_of_parse(text, times)}\n")
        return 0
    width, other_width = 44, 34
    header = f"{'figure':<{width}}{'ours':>10} {'against':<{other_width}}{'theirs':>10} {'unit':<6}{'ratio':>9}"
    print(f"{header}{'goal':>7}", flush=True)
    for part in parts:
        if part not in options.only:
            continue
        repeats = min(options.repeats, 7) if part in {"cold_start", "growth", "pdf"} else options.repeats
        try:
            for row in PARTS[part](repeats) if part != "pdf" else pdf(repeats, options.pdf):
                print(row.printed(width, other_width), flush=True)
        except ImportError as error:
            print(f"{part}: {error}: pip install 'eucouncil-parse[benchmarks]'")
    return 0


if __name__ == "__main__":
    sys.exit(main())
