"""What a worker of a run does: it reads files and gives back their rows, encoded; documents stay where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from eucouncil_parse.batch import FileError, Reading
from eucouncil_parse.diagnostics import CouncilParseError, MissingExtra, WorkerLost
from eucouncil_parse.processes import is_ending
from eucouncil_parse.runs.formats import FORMATS
from eucouncil_parse.runs.tables import ERRORS, Rows
from eucouncil_parse.workers import LOST, Job

__all__ = ["Counts", "Piece", "ReadFiles", "Task"]


@frozen(slots=True)
class Counts:
    """What was read: files, rows by table, errors by code, and characters as ``Coverage`` counts them.

    >>> Counts(files=2, errors={"missing-extra": 1}) + Counts(files=1, errors={"missing-extra": 1, "worker-lost": 1})
    Counts(files=3, rows={}, errors={'missing-extra': 2, 'worker-lost': 1}, characters=0, unparsed=0)
    """

    files: int = 0
    rows: Mapping[str, int] = field(factory=dict)
    errors: Mapping[str, int] = field(factory=dict)
    characters: int = 0
    unparsed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.files + other.files,
            _sum(self.rows, other.rows),
            _sum(self.errors, other.errors),
            self.characters + other.characters,
            self.unparsed + other.unparsed,
        )

    @property
    def documents(self) -> int:
        """How many files gave a document."""
        return self.files - sum(self.errors.values())


def _sum(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted((Counter(one) + Counter(other)).items()))


@frozen(slots=True)
class Task:
    """Some files, each with the name that its rows bear, and its path."""

    files: tuple[tuple[str, str], ...]


@frozen(slots=True)
class Piece:
    """What comes of a task: encoded rows by table, in one or several runs of bytes."""

    counts: Counts = Counts()
    tables: Mapping[str, tuple[bytes, ...]] = field(factory=dict)


@frozen(slots=True)
class ReadFiles(Job[Task, Piece]):
    """Read files to rows of a format; ``MissingExtra`` ends the run, for a package can be installed."""

    reading: Reading
    format: str

    def __call__(self, task: Task) -> Piece:
        encoder = FORMATS[self.format]
        found: Rows = {table: [] for table in encoder.tables}
        counts = Counts()
        for name, path in task.files:
            if is_ending():
                raise CouncilParseError("the run has ended")
            try:
                document = self.reading.read(path)
                rows = encoder.rows(name, document)
            except MissingExtra:
                raise
            except Exception as error:  # whatever it is, it must not stop the others
                failure = FileError.of(error)
                rows = encoder.errors(name, failure)
                counts += Counts(1, errors={failure.code: 1})
            else:
                coverage = document.coverage
                counts += Counts(1, characters=coverage.characters, unparsed=coverage.unparsed)
            for table, some in rows.items():
                found[table] += some
        return self._piece(counts, found)

    def split(self, task: Task) -> Sequence[Task]:
        return [Task((file,)) for file in task.files]

    def join(self, results: Sequence[Piece]) -> Piece:
        tables: dict[str, tuple[bytes, ...]] = {}
        for result in results:
            for table, data in result.tables.items():
                tables[table] = (*tables.get(table, ()), *data)
        return Piece(_total(result.counts for result in results), tables)

    def failed(self, task: Task, error: BaseException | None) -> Piece:
        if isinstance(error, MissingExtra):
            raise error  # nothing is wrong with the file, and all like it would be missing from the tables
        ((name, _),) = task.files
        failure = FileError.of(error or WorkerLost(LOST))
        return self._piece(Counts(1, errors={failure.code: 1}), FORMATS[self.format].errors(name, failure))

    def _piece(self, counts: Counts, found: Rows) -> Piece:
        """Encode rows; tables without any are left out."""
        found = {table: rows for table, rows in found.items() if rows}
        encode = FORMATS[self.format].encode
        counts += Counts(rows={table: len(rows) for table, rows in found.items() if table != ERRORS})
        return Piece(counts, {table: (encode(table, rows),) for table, rows in found.items()})


def _total(counts: Iterable[Counts]) -> Counts:
    total = Counts()
    for each in counts:
        total += each
    return total
