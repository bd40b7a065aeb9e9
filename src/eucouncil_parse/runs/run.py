"""A run from its begin, or from where it was left, to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

from attrs import define, field, frozen

from eucouncil_parse.batch import Reading
from eucouncil_parse.diagnostics import CouncilParseError
from eucouncil_parse.runs.files import locked
from eucouncil_parse.runs.finding import Folders, printable
from eucouncil_parse.runs.formats import FORMATS
from eucouncil_parse.runs.manifest import FILES, MANIFEST, Manifest, options_of, read_names, write_names
from eucouncil_parse.runs.options import FILES_IN_A_PART, SUFFIXES
from eucouncil_parse.runs.output import Output
from eucouncil_parse.runs.reading import Counts, ReadFiles, Task
from eucouncil_parse.workers import run_in_order

__all__ = ["Progress", "Request", "Run", "opened"]

_FILES_IN_A_TASK = 8
"""Enough to outweigh the way to a worker, few enough to share them out evenly. A part is made of whole tasks, so that
the bytes of a part do not depend on who did them."""


@frozen(slots=True, kw_only=True)
class Request:
    """What is asked for: the files of which folders, as which tables, into which folder."""

    folders: Folders
    out: Path
    format: str
    reading: Reading = field(factory=Reading)
    suffixes: tuple[str, ...] = SUFFIXES
    part_size: int = FILES_IN_A_PART

    @property
    def output(self) -> Output:
        """The tables of the run."""
        return Output(self.out, FORMATS[self.format])

    @property
    def options(self) -> dict[str, object]:
        """The options that the bytes of the tables depend on, by their names on the command line."""
        return options_of(
            self.reading,
            folders=sorted(printable(str(path)) for path in self.folders.by_name.values()),
            format=self.format,
            suffixes=sorted(set(self.suffixes)),
            part_size=self.part_size,
        )


class Progress(Protocol):
    """Who is told how a run goes on."""

    def advance(self, files: int) -> None:
        """So many more files are done."""


@define(slots=True, eq=False)
class Run:
    """A run whose folder is held: its files, and what is done of them."""

    request: Request
    names: Sequence[str]
    manifest: Manifest
    added: int = 0
    """Files that are in the folders now, and were not when the run began: they are not in it."""
    gone: int = 0

    @property
    def files_done(self) -> int:
        """How many files are in whole parts."""
        return sum(part.files for part in self.manifest.parts)

    def go_on(self, progress: Progress, executor: Executor | None, workers: int | None, window: int) -> None:
        """Read all files that are not read, and write the tables.

        What is written stays right whenever this is stopped. Raises ``OSError`` where the folder cannot be written,
        ``CouncilParseError`` where workers cannot be started, or all are gone.
        """
        if self.manifest.complete:
            return
        output = self.request.output
        output.prepare(len(self.manifest.parts))
        job = ReadFiles(self.request.reading, self.request.format)
        pieces = run_in_order(job, self._tasks(), executor, workers, window)
        with closing(pieces):
            for number in range(len(self.manifest.parts), self._number_of_parts()):
                with output.begin(number) as part:
                    wanted = min(self.request.part_size, len(self.names) - self.files_done)
                    while part.counts.files < wanted:
                        piece = next(pieces)
                        part.add(piece)
                        progress.advance(piece.counts.files)
                self._record(self.manifest.with_part(part.counts))
        output.join(len(self.manifest.parts))
        self._record(self.manifest.completed())
        output.remove_parts()

    def _record(self, manifest: Manifest) -> None:
        manifest.write(self.request.out)
        self.manifest = manifest

    def _number_of_parts(self) -> int:
        return -(-len(self.names) // self.request.part_size)

    def _tasks(self) -> Iterator[Task]:
        size = self.request.part_size
        for start in range(self.files_done, len(self.names), size):
            part = range(start, min(start + size, len(self.names)))
            for first in part[::_FILES_IN_A_TASK]:
                yield Task(tuple(map(self._file, self.names[first : min(first + _FILES_IN_A_TASK, part.stop)])))

    def _file(self, name: str) -> tuple[str, str]:
        return printable(name), str(self.request.folders.path_of(name))

    @property
    def counts(self) -> Counts:
        """What was counted in all whole parts."""
        return self.manifest.counts


@contextmanager
def opened(request: Request, report: Callable[[str, OSError], None]) -> Iterator[Run]:
    """Begin a run, or take up the one that the folder holds; nobody else may write to the folder meanwhile.

    ``report`` is told of folders that cannot be looked into. Raises ``CouncilParseError`` where there are no files, or
    the folder holds a run with other options, or something else; ``MissingExtra`` for a format that needs a package;
    ``OSError`` where a folder cannot be read or written.
    """
    FORMATS[request.format].require()
    found = request.folders.files(request.suffixes, Path(request.out).resolve(), report)
    if not found and Manifest.read(request.out) is None:
        raise CouncilParseError(f"no files to read: none ends in {', '.join(request.suffixes)}")
    request.out.mkdir(parents=True, exist_ok=True)
    with locked(request.out):
        yield _run(request, found)


def _run(request: Request, found: list[str]) -> Run:
    options = request.options
    manifest = Manifest.read(request.out)
    if manifest is None:
        if _holds_anything(request.out):
            raise CouncilParseError("this folder holds other things than a run: name a new folder")
        write_names(request.out, found)
        manifest = Manifest(options, len(found))
        manifest.write(request.out)
        return Run(request, found, manifest)
    manifest.check_options(options)
    if manifest.complete:
        request.output.remove_parts()  # a kill may have left them
    names = read_names(request.out)
    if len(names) != manifest.files:
        raise CouncilParseError("the list of the run's files is damaged: name a new folder")
    then, now = set(names), set(found)
    return Run(request, names, manifest, len(now - then), len(then - now))


def _holds_anything(folder: Path) -> bool:
    """Whether there is more in a folder than a run leaves that was killed before it had a manifest."""
    return any(not path.name.lstrip(".").startswith((FILES, MANIFEST)) for path in folder.iterdir())
