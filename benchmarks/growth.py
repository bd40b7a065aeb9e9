"""How time grows with the text, on texts that a parser may take too long for; README.md says how to read the table.

python benchmarks/growth.py [--largest 4MB] [--quick] [--patterns PART ...] [--sources NAME ...] [--budget SECONDS]
"""

from __future__ import annotations

import argparse
import gc
import math
import re
import signal
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from attrs import define, field, frozen

from eucouncil_parse import CouncilParseError, parse
from eucouncil_parse.readers import reader
from eucouncil_parse.sources import RENDITIONS

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from hostile_patterns import PATTERNS, Pattern

LIMIT = 2.3
"""A text of twice the length may cost this much more: linear is 2, quadratic 4."""
NOTICEABLE = 0.2
"""Seconds below which the cost of one text, and of what is done once a document, cannot be told from noise."""
DOUBLINGS = 6
REPEATS = 3
ENOUGH = 0.3
"""Seconds of measuring one size after which it is not repeated, unless it looks bad."""
SECOND_LOOKS = 5
"""Times that a doubling is measured again before it is called bad."""
FITTED = 4
"""Sizes that the exponent is taken from, the largest ones."""
_UNITS = {"": 1, "K": 2**10, "M": 2**20}


@frozen(slots=True)
class Measure:
    """Seconds for one size; ``stopped`` where the budget ended before the parser did."""

    size: int
    seconds: float
    stopped: bool = False


@define(slots=True)
class Series:
    """What was measured of one pattern in one rendition, from the smallest size on."""

    pattern: Pattern
    source: str
    measures: list[Measure] = field(factory=list)

    @property
    def doublings(self) -> list[float]:
        """How often each noticeable cost holds in the next one."""
        pairs = zip(self.measures, self.measures[1:], strict=False)
        return [large.seconds / small.seconds for small, large in pairs if small.seconds >= NOTICEABLE]

    @property
    def worst(self) -> float:
        """The worst doubling; 0 where every cost is too small to tell."""
        return max(self.doublings, default=0.0)

    @property
    def exponent(self) -> float | None:
        """The power of the size that the cost grows with, by least squares; None where there is too little to tell."""
        noticeable = [measure for measure in self.measures if measure.seconds >= NOTICEABLE][-FITTED:]
        if len(noticeable) < 2:
            return None
        sizes = [math.log(measure.size) for measure in noticeable]
        return statistics.linear_regression(sizes, [math.log(measure.seconds) for measure in noticeable]).slope

    def take_best_of(self, again: Series) -> None:
        """Keep the better one of two measures of each size."""
        for place, (one, other) in enumerate(zip(self.measures, again.measures, strict=False)):
            self.measures[place] = min(one, other, key=lambda measure: (measure.stopped, measure.seconds))


# -- measuring ---------------------------------------------------------------------------------------------------------


class OutOfTime(BaseException):
    """The budget of a pattern is spent. No ``Exception``: one in a profile has the page read again without it."""


@contextmanager
def stops_after(seconds: float) -> Iterator[None]:
    """Stops work that takes more than so much time of the processor, where the system has such alarms."""
    if not hasattr(signal, "setitimer"):  # pragma: no cover
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, max(seconds, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def cost(text: str, source: str, budget: float, collector: bool) -> tuple[float, bool]:
    """Seconds of the processor that one parse takes, and whether it was stopped."""
    gc.collect()
    if not collector:
        gc.disable()
    start = time.process_time()
    stopped = False
    try:
        with stops_after(budget):
            document = parse(text, source=source)  # kept, so that its end is not measured
    except CouncilParseError:
        document = None
    except OutOfTime:
        stopped = True
    seconds = time.process_time() - start
    document = None  # noqa: F841 - freed here
    gc.enable()
    return seconds, stopped


def measured(pattern: Pattern, source: str, sizes: Sequence[int], budget: float, collector: bool) -> Series:
    """Measure a pattern at all sizes, or up to the last that its budget of seconds allows."""
    series = Series(pattern, source)
    left = budget
    for size in sizes:
        text = pattern.make(size)
        if series.measures and left < (series.doublings or [2.0])[-1] * series.measures[-1].seconds:
            return series
        best, spent = math.inf, 0.0
        for _ in range(REPEATS):
            seconds, stopped = cost(text, source, left - spent, collector)
            spent += seconds
            best = min(best, seconds)
            if stopped or spent > ENOUGH:
                break
        left -= spent
        series.measures.append(Measure(size, best, stopped))
        if stopped:
            return series
        if len(series.measures) > 1:
            _look_again(series, collector)
    return series


def _look_again(series: Series, collector: bool) -> None:
    """Measure a doubling that looks bad again, both sizes, so that a busy machine is not called a slow parser."""
    for _ in range(SECOND_LOOKS):
        small, large = series.measures[-2:]
        if small.seconds < NOTICEABLE or large.seconds <= LIMIT * small.seconds:
            return
        for place, measure in ((-1, large), (-2, small)):
            text = series.pattern.make(measure.size)
            seconds, stopped = cost(text, series.source, 2 * measure.seconds, collector)
            if not stopped:
                series.measures[place] = Measure(measure.size, min(seconds, measure.seconds))


# -- the command -------------------------------------------------------------------------------------------------------


def size_of(text: str) -> int:
    """Characters that ``4MB`` or ``256 kB`` names."""
    found = re.fullmatch(r"(\d+) ?([KM]?)B?", text, re.IGNORECASE)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 4MB or 256kB")
    return int(found[1]) * _UNITS[found[2].upper()]


def printed_size(size: int) -> str:
    return f"{size >> 20} MB" if size >= 2**20 else f"{size >> 10} kB" if size >= 2**10 else f"{size} B"


def printed_row(series: Series, sizes: Sequence[int], width: int) -> str:
    """The row of the table for a series."""
    seconds = [f"{'>' if measure.stopped else ''}{measure.seconds:.3g}" for measure in series.measures]
    seconds += ["-"] * (len(sizes) - len(seconds))
    ratio = f"{series.doublings[-1]:.2f}" if series.doublings else "-"
    exponent = f"{series.exponent:.2f}" if series.exponent is not None else "-"
    sign = "  TOO MUCH" if series.worst > LIMIT else ""
    columns = "".join(f"{text:>8}" for text in [*seconds, ratio, exponent])
    return f"{series.pattern.name:<{width}}{series.source:<9}{columns}{sign}"


def chosen(parts: Sequence[str], sources: Sequence[str]) -> list[tuple[Pattern, str]]:
    """Patterns whose name holds one of the parts, each with its renditions among ``sources``."""
    return [
        (pattern, source)
        for pattern in PATTERNS
        if not parts or any(part in pattern.name for part in parts)
        for source in pattern.sources
        if source in sources
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table; 1 where a doubling costs too much, 2 where no pattern is meant."""
    parser = argparse.ArgumentParser(description="How time grows with the text, on texts that are hard to read.")
    parser.add_argument("--largest", type=size_of, default=size_of("4MB"), help="the largest text, 4MB if not given")
    parser.add_argument("--quick", action="store_const", dest="largest", const=size_of("256kB"), help="up to 256 kB")
    parser.add_argument("--patterns", nargs="+", default=[], metavar="PART", help="patterns whose names hold a part")
    parser.add_argument(
        "--sources", nargs="+", default=RENDITIONS, choices=RENDITIONS, metavar="NAME", help="renditions"
    )
    parser.add_argument("--budget", type=float, default=400.0, metavar="SECONDS", help="for one pattern; 400")
    parser.add_argument("--collector", action="store_true", help="leave the garbage collector on while measuring")
    options = parser.parse_args(arguments)
    cases = chosen(options.patterns, options.sources)
    if not cases:
        parser.error("no pattern has such a name")
    reader("en")  # what is built once is no growth
    gc.collect()
    gc.freeze()
    sizes = [options.largest >> halved for halved in range(DOUBLINGS, -1, -1)]
    width = max(len(pattern.name) for pattern, _ in cases) + 2
    header = "".join(f"{text:>8}" for text in [*map(printed_size, sizes), "ratio", "power"])
    print(f"{'pattern':<{width}}{'source':<9}{header}", flush=True)
    found = []
    for pattern, source in cases:
        found.append(measured(pattern, source, sizes, options.budget, options.collector))
        print(printed_row(found[-1], sizes, width), flush=True)
    # What looks bad is measured once more when the others are done: the machine may have been busy for a while.
    for series in [series for series in found if series.worst > LIMIT]:
        series.take_best_of(measured(series.pattern, series.source, sizes, options.budget, options.collector))
        print(printed_row(series, sizes, width), flush=True)
    worst = max(found, key=lambda series: series.worst)
    bad = sum(series.worst > LIMIT for series in found)
    print(f"worst doubling: {worst.worst:.2f}-fold, {worst.pattern.name}, {worst.source}; above {LIMIT}: {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
