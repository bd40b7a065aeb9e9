"""The folder that a run writes: parts as they are done, and in the end one file a table, or one folder.

Text formats are joined from parts, which stay in the folder ``parts`` until all tables are there. A table of Parquet is
a folder of parts, which every reader takes for one table.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from attrs import define, field, frozen

from eucouncil_parse.export.parquet import write_parquet
from eucouncil_parse.runs.files import remove_unfinished, whole_file
from eucouncil_parse.runs.formats import Format
from eucouncil_parse.runs.reading import Counts, Piece
from eucouncil_parse.runs.tables import columns_of

__all__ = ["Output", "Part"]

_PARTS = "parts"
_AT_ONCE = 1 << 20


@frozen(slots=True)
class Output:
    """The tables of a run in a folder."""

    folder: Path
    format: Format

    def prepare(self, done: int) -> None:
        """Remove what a killed run has left behind its last whole part, the one before number ``done``."""
        remove_unfinished(self.folder)
        for table in self.format.tables:
            folder = self._folder_of_parts(table)
            if folder.is_dir():
                remove_unfinished(folder)
                for path in folder.glob(f"part-*.{self.format.name}"):
                    if path.stem.removeprefix("part-").isdigit() and int(path.stem.removeprefix("part-")) >= done:
                        path.unlink()

    def begin(self, number: int) -> Part:
        """A part to be written, counted from 0."""
        return Part(self, number)

    def path_of_part(self, table: str, number: int) -> Path:
        """Where the rows of a part are, if it has any."""
        return self._folder_of_parts(table) / f"part-{number:05}.{self.format.name}"

    def path_of_table(self, table: str) -> Path:
        """The table: a file, or a folder of files."""
        return self.folder / (table if self.format.is_dataset else f"{table}.{self.format.name}")

    def join(self, parts: int) -> None:
        """Make one file of the parts of each table, where the format has it so."""
        if self.format.is_dataset:
            return
        for table in self.format.tables:
            with whole_file(self.path_of_table(table)) as whole:
                whole.write(self.format.header(table))
                for number in range(parts):
                    part = self.path_of_part(table, number)
                    if part.exists():
                        with part.open("rb") as rows:
                            shutil.copyfileobj(rows, whole, _AT_ONCE)

    def remove_parts(self) -> None:
        """Remove the parts that were joined."""
        if not self.format.is_dataset:
            shutil.rmtree(self.folder / _PARTS, ignore_errors=True)

    def _folder_of_parts(self, table: str) -> Path:
        return self.folder / table if self.format.is_dataset else self.folder / _PARTS / table


@define(slots=True, eq=False)
class Part:
    """A part that is being written; nothing of it is named before it is whole."""

    output: Output
    number: int
    counts: Counts = field(factory=Counts)
    _open: dict[str, Callable[[bytes], object]] = field(factory=dict)
    _files: ExitStack = field(factory=ExitStack)
    _pieces: dict[str, list[bytes]] = field(factory=dict)

    def add(self, piece: Piece) -> None:
        """Add the rows of some files, which follow those that were added before."""
        self.counts += piece.counts
        for table, data in piece.tables.items():
            if self.output.format.is_dataset:
                self._pieces.setdefault(table, []).extend(data)
                continue
            if table not in self._open:
                self._open[table] = self._file(table).write
            for some in data:
                self._open[table](some)

    def __enter__(self) -> Part:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Name the files of the part; leave nothing of one that fails."""
        with self._files:
            if error is not None:
                raise error
            if self.output.format.is_dataset:
                self._write_dataset()

    def _write_dataset(self) -> None:
        for table in self.output.format.tables:
            if table in self._pieces or self.number == 0:  # the first part shows the columns of every table
                write_parquet(self._file(table), self._pieces.pop(table, []), columns_of(table))

    def _file(self, table: str) -> BinaryIO:
        path = self.output.path_of_part(table, self.number)
        path.parent.mkdir(parents=True, exist_ok=True)
        return self._files.enter_context(whole_file(path))
