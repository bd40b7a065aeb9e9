"""Many files at once: results in order, on any executor, and no file that stops the others."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Literal, get_args

from attrs import evolve, field, frozen

from eucouncil_parse.api import parse_file
from eucouncil_parse.diagnostics import CouncilParseError, WorkerLost
from eucouncil_parse.layers import LAYERS
from eucouncil_parse.model import Document
from eucouncil_parse.profiles import Profile
from eucouncil_parse.readers import reader
from eucouncil_parse.registry import profile_of
from eucouncil_parse.sources import SOURCES
from eucouncil_parse.workers import LOST, Job, run_in_order

__all__ = ["UNEXPECTED", "FileError", "OnError", "ParsedFile", "Reading", "parse_many"]

OnError = Literal["collect", "raise"]

UNEXPECTED = "unexpected-error"
"""The code of an error that is none of this library's: it should be reported."""


@frozen(slots=True)
class FileError:
    """Why a file gave no document.

    ``kind`` is the name of the error's class (``UnreadableFile``), ``code`` its stable name for programs
    (``unreadable-file``; with ``strict`` the code of the diagnostic), ``message`` what it says.
    """

    kind: str
    code: str
    message: str

    @classmethod
    def of(cls, error: BaseException) -> FileError:
        """What to say of an error.

        >>> FileError.of(WorkerLost("no memory"))
        FileError(kind='WorkerLost', code='worker-lost', message='no memory')
        """
        code = error.code if isinstance(error, CouncilParseError) else UNEXPECTED
        return cls(type(error).__name__, code, str(error))


@frozen(slots=True)
class ParsedFile:
    """A file of many: its document, or the error for which it gave none; the other one is None."""

    path: Path
    document: Document | None = None
    error: FileError | None = None


@frozen(slots=True)
class Reading:
    """How files are read: the options of ``parse_file``."""

    source: str | None = None
    profile: Profile | str | Path | None = None
    language: str | None = None
    layers: tuple[str, ...] | None = None
    strict: bool = False

    def checked(self) -> Reading:
        """The same, with the path of a grammar made absolute, for workers elsewhere.

        Raises ``ValueError`` for an unknown source, profile, language or layer, ``GrammarError`` for a wrong grammar.
        """
        if self.source is not None and self.source not in SOURCES:
            raise ValueError(f"unknown source {self.source!r}: expected one of {', '.join(SOURCES)}")
        if unknown := [name for name in self.layers or () if name not in LAYERS]:
            raise ValueError(f"unknown layer {unknown[0]!r}: expected {', '.join(LAYERS)}")
        if self.profile is None and self.language is None:
            return self
        known = None if self.profile is None else profile_of(self.profile)
        reader(self.language or "en", known)
        is_path = isinstance(self.profile, Path) or (isinstance(self.profile, str) and self.profile.endswith(".lark"))
        return evolve(self, profile=Path(str(self.profile)).absolute()) if is_path else self

    def read(self, path: str) -> Document:
        """The document of a file; errors are those of ``parse_file``."""
        return parse_file(
            path,
            source=self.source,
            profile=self.profile,
            language=self.language,
            layers=self.layers,
            strict=self.strict,
        )


def parse_many(
    paths: Iterable[str | Path],
    *,
    executor: Executor | None = None,
    on_error: OnError = "collect",
    workers: int | None = None,
    window: int = 64,
    source: str | None = None,
    profile: Profile | str | Path | None = None,
    language: str | None = None,
    layers: Iterable[str] | None = None,
    strict: bool = False,
) -> Iterator[ParsedFile]:
    """Parse many files and give a ``ParsedFile`` for each, in the order of ``paths``, each as soon as it is there.

    Without an ``executor``, a pool of ``workers`` processes does the work, one for each core by default; a script then
    begins its work under ``if __name__ == "__main__":``. Any other is used as it is and left open: a
    ``ThreadPoolExecutor``, or ``Client.get_executor()`` of a Dask cluster.

    ``paths`` may have no end: no more than ``window`` files are handed out, or kept, before their results are fetched;
    for a cluster, twice its threads is right. Other options are those of ``parse_file``.

    No file stops the others: its error is in its ``ParsedFile``. A file that ends the process that reads it has the
    error ``WorkerLost``; the files that were read beside it are read again. With ``on_error="raise"`` the first error
    is raised instead, with the path in a note.

    Raises, when it is called, ``ValueError`` for options that are wrong for every file, ``GrammarError`` for a profile
    whose grammar is wrong; ``CouncilParseError`` where processes cannot be started, or an executor stops.

    >>> with ThreadPoolExecutor(2) as executor:
    ...     for file in parse_many(["docs/examples/agenda.txt", "docs/examples/letter.txt"], executor=executor):
    ...         print(file.path.name, file.document.header.number if file.document else file.error.code)
    agenda.txt 9999/26
    letter.txt not-a-council-document
    """
    if isinstance(paths, str | Path):
        raise ValueError(f"expected several paths, found one: {str(paths)!r}")
    if on_error not in get_args(OnError):
        raise ValueError(f"unknown on_error {on_error!r}: expected {' or '.join(get_args(OnError))}")
    if window < 1 or (workers is not None and workers < 1):
        raise ValueError("window and workers are 1 at the least")
    reading = Reading(source, profile, language, None if layers is None else tuple(layers), strict).checked()
    if not isinstance(executor, ThreadPoolExecutor):
        _check_that_it_travels(reading)
    job = _Parse(reading, raises=on_error == "raise")
    return _parsed(job, paths, executor, workers, window)


def _check_that_it_travels(reading: Reading) -> None:
    try:
        pickle.dumps(reading)
    except Exception:
        raise ValueError(
            "this profile cannot be sent to other processes: give its name or the path of its grammar, "
            "or an executor of threads"
        ) from None


@frozen(slots=True)
class _File:
    """A file to be read; a worker may stand in another folder."""

    path: Path
    absolute: str

    @classmethod
    def of(cls, path: str | Path) -> _File:
        return cls(Path(path), str(Path(path).absolute()))


@frozen(slots=True)
class _Outcome:
    """What comes of a file; ``raised`` is its error, where that is to be raised."""

    file: ParsedFile
    raised: CouncilParseError | None = None


@frozen(slots=True)
class _Parse(Job[_File, _Outcome]):
    """Parse a file."""

    reading: Reading
    raises: bool = field(kw_only=True)

    def __call__(self, task: _File) -> _Outcome:
        try:
            return _Outcome(ParsedFile(task.path, self.reading.read(task.absolute)))
        except Exception as error:  # whatever it is, it must not stop the others
            return self.failed(task, error)

    def split(self, task: _File) -> Sequence[_File]:
        return (task,)

    def join(self, results: Sequence[_Outcome]) -> _Outcome:
        (result,) = results
        return result

    def failed(self, task: _File, error: BaseException | None) -> _Outcome:
        error = error or WorkerLost(LOST)
        known = error if isinstance(error, CouncilParseError) else CouncilParseError(f"{type(error).__name__}: {error}")
        return _Outcome(ParsedFile(task.path, error=FileError.of(error)), known if self.raises else None)


def _parsed(
    job: _Parse, paths: Iterable[str | Path], executor: Executor | None, workers: int | None, window: int
) -> Iterator[ParsedFile]:
    for outcome in run_in_order(job, map(_File.of, paths), executor, workers, window):
        if outcome.raised is not None:
            outcome.raised.add_note(f"in {outcome.file.path}")
            raise outcome.raised
        yield outcome.file
