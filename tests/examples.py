"""Examples in Markdown pages, to be run: Python with ``>>>``, and commands with ``$``."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

__all__ = ["Command", "commands", "failures_of_python", "fences"]

_FENCE = re.compile(r"^```(?P<name>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_PYTHON = frozenset({"python", "pycon", "{doctest}", "{testsetup}"})


@frozen(slots=True)
class Command:
    """A command and what it prints."""

    arguments: tuple[str, ...]
    output: str


def fences(page: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each fenced block of a page."""
    for found in _FENCE.finditer(page.read_text(encoding="utf-8")):
        yield found["name"].strip(), found["body"]


def failures_of_python(page: Path) -> tuple[int, int]:
    """Run a page's Python examples in order, in one namespace; how many failed, how many there are."""
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    names: dict[str, object] = {}
    for name, body in fences(page):
        if name in _PYTHON:
            test = parser.get_doctest(body, names, page.name, str(page), 0)
            runner.run(test, clear_globs=False)
            names.update(test.globs)
    result = runner.summarize(verbose=False)
    return result.failed, result.attempted


def commands(page: Path) -> Iterator[Command]:
    """Commands of the ``console`` blocks of a page, each with the output that follows it."""
    for name, body in fences(page):
        if name == "console":
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                line, _, output = part.partition("\n")
                yield Command(tuple(shlex.split(line)), output)
