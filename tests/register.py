"""A small register: folders of documents that are written for tests, runs over them, and workers that are killed."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from attrs import frozen

from eucouncil_parse.batch import Reading
from eucouncil_parse.runs.finding import Folders
from eucouncil_parse.runs.run import Request, opened
from eucouncil_parse.workers import Job

__all__ = ["KILLER", "SumOfSquares", "audit_hook", "contents", "do", "document_text", "parts_done", "write_register"]

KILLER = "killer.txt"
"""The name of a file that nobody survives opening, where the folder of ``audit_hook`` is on the path of Python."""

_STATES = ("Austria", "Belgium", "Cyprus", "Denmark", "Estonia", "Finland", "Greece", "Hungary")
_THINGS = ("mountain honey", "hill farming", "fruit and vegetables", "rural roads", "old orchards", "upland dairies")


def document_text(number: int, items: int = 4) -> str:
    """A document of one of three kinds, none like another: an agenda, minutes with a vote, a note."""
    head = (
        "Council of the European Union\n\n"
        f"Brussels, {number % 28 + 1} May 2026\n(OR. en)\n\n{number % 19000 + 1000}/26\n\nLIMITE\n\nAGRI {number}\n\n"
    )
    if number % 3 == 0:
        lines = [
            f"{place}. Regulation on {_THINGS[(number + place) % 6]} ({number})\n" for place in range(1, items + 1)
        ]
        return f"{head}PROVISIONAL AGENDA\n\n" + "\n".join(lines)
    if number % 3 == 1:
        against, abstaining = _STATES[number % 8], _STATES[(number + 3) % 8]
        lines = [
            f"{place}. Regulation on {_THINGS[(number + place) % 6]} ({number})\n\n"
            f"The Council adopted the Regulation with {against} voting against and {abstaining} abstaining.\n"
            for place in range(1, items + 1)
        ]
        return f"{head}DRAFT MINUTES\n\n" + "\n".join(lines)
    paragraphs = [
        f"The Presidency recalls document {number + place}/26 and asks delegations for comments on "
        f"{_THINGS[(number + place) % 6]}. Delegations are invited to send them in writing.\n"
        for place in range(1, items + 1)
    ]
    subject = f"Subject: Protection of {_THINGS[number % 6]}\n\n"
    return f"{head}NOTE\n\nFrom: Presidency\nTo: Delegations\n{subject}" + "\n".join(paragraphs)


def write_register(folder: Path, documents: int, items: int = 4, in_a_folder: int = 50) -> list[str]:
    """Write so many documents into folders of a folder; gives their names, as a run has them."""
    names = []
    for number in range(documents):
        name = f"{number // in_a_folder:04}/{number:06}.txt"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document_text(number, items), encoding="utf-8")
        names.append(name)
    return names


class Nobody:
    """Is told how a run goes on, and says nothing."""

    def advance(self, files: int) -> None:
        assert files > 0


def do(folder: Path, out: Path, form: str, part_size: int = 1000, **options: Any) -> None:
    """A run in this process, by threads, which nothing stops."""
    request = Request(
        folders=Folders.of([folder]), out=out, format=form, part_size=part_size, reading=Reading(**options)
    )
    with opened(request, lambda *_: None) as run, ThreadPoolExecutor(2) as executor:
        run.go_on(Nobody(), executor, None, 4)


def contents(out: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def parts_done(out: Path) -> int:
    """How many parts of a run are whole."""
    try:
        return len(json.loads((out / "manifest.json").read_text("utf-8"))["parts"])
    except FileNotFoundError:
        return 0


def audit_hook(folder: Path) -> str:
    """Write what makes every Python that starts with this folder on its path die of opening a ``KILLER``."""
    (folder / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "def hook(event, arguments):\n"
        f"    if event == 'open' and str(arguments[0]).endswith({KILLER!r}):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(hook)\n",
        encoding="utf-8",
    )
    return str(folder)


@frozen(slots=True)
class SumOfSquares(Job[tuple[int, ...], tuple[int, ...]]):
    """Squares numbers; some kill the worker, some give what cannot travel."""

    killing: frozenset[int] = frozenset()
    staying: frozenset[int] = frozenset()

    def __call__(self, task: tuple[int, ...]) -> tuple[int, ...]:
        if self.killing & set(task):
            os.kill(os.getpid(), signal.SIGKILL)
        if self.staying & set(task):
            return (lambda: 0,)  # type: ignore[return-value]  # a function of a function does not pickle
        return tuple(number * number for number in task)

    def split(self, task: tuple[int, ...]) -> Sequence[tuple[int, ...]]:
        return [(number,) for number in task]

    def join(self, results: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
        return tuple(number for result in results for number in result)

    def failed(self, task: tuple[int, ...], error: BaseException | None) -> tuple[int, ...]:
        return (-1 if error is None else -2,)
