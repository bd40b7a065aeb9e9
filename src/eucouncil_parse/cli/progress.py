"""How far a long run is: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TextIO

from attrs import define, field

from eucouncil_parse.runs.run import Progress

__all__ = ["Lines", "duration", "progress"]

_SECONDS_BETWEEN = 10.0


@contextmanager
def progress(total: int, done: int) -> Iterator[Progress]:
    """Show on standard error how many of ``total`` files are done, of which some were ``done`` before.

    A bar needs a terminal and rich (extra ``cli``).
    """
    if sys.stderr.isatty() and find_spec("rich") is not None:
        with _bar(total, done) as bar:
            yield bar
    else:
        yield Lines(sys.stderr, total, done)


@define(eq=False)
class Lines:
    """Progress as plain lines, one in ten seconds at most."""

    file: TextIO
    total: int
    done: int
    clock: Callable[[], float] = time.monotonic
    _before: int = field(init=False)
    _begun: float = field(init=False)
    _said: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._before = self.done
        self._begun = self._said = self.clock()

    def advance(self, files: int) -> None:
        """So many more files are done."""
        self.done += files
        now = self.clock()
        if now < self._said + _SECONDS_BETWEEN:
            return
        self._said = now
        rate = (self.done - self._before) / (now - self._begun)
        left = duration((self.total - self.done) / rate)
        share = 100 * self.done // self.total
        print(
            f"{self.done:,} of {self.total:,} files ({share} %), {rate:.1f} a second, {left} left",
            file=self.file,
            flush=True,
        )


def duration(seconds: float) -> str:
    """A span of time for the reader.

    >>> duration(7.4), duration(65), duration(7 * 3600 + 59)
    ('7 s', '1 min 05 s', '7 h 00 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


@contextmanager
def _bar(total: int, done: int) -> Iterator[Progress]:
    from rich import progress as rich
    from rich.console import Console

    begun = time.monotonic()
    columns = (
        rich.BarColumn(),
        rich.TextColumn("{task.completed:,.0f} of {task.total:,.0f} files"),
        rich.TextColumn("{task.fields[rate]:.1f} a second"),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(*columns, console=Console(stderr=True)) as display:
        task = display.add_task("", total=total, completed=done, rate=0.0)

        class Bar:
            def __init__(self) -> None:
                self.done = 0

            def advance(self, files: int) -> None:
                self.done += files
                display.update(task, advance=files, rate=self.done / (time.monotonic() - begun))

        yield Bar()
