"""In which formats a run writes its tables; rows are encoded by the workers, so that one process can write them all."""

from __future__ import annotations

import csv
import io
import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from eucouncil_parse.batch import FileError
from eucouncil_parse.export.csv import cell
from eucouncil_parse.export.json import to_dict
from eucouncil_parse.export.parquet import require_parquet, to_arrow
from eucouncil_parse.model import Document
from eucouncil_parse.runs.tables import ERRORS, TABLES, Rows, columns_of, error_rows, rows_of

__all__ = ["FORMATS", "Format"]


@frozen(slots=True)
class Format(ABC):
    """A format: which tables it has, and how their rows are encoded."""

    name: str
    tables: tuple[str, ...] = TABLES
    is_dataset: bool = False
    """Whether a table stays in parts, in a folder that is read as one table; else the parts are joined in the end."""

    def require(self) -> None:  # noqa: B027 - most formats need nothing
        """Raise ``MissingExtra`` where a package is missing that the format needs."""

    def rows(self, file: str, document: Document) -> Rows:
        """The rows of a document."""
        return rows_of(file, document)

    def errors(self, file: str, error: FileError) -> Rows:
        """The row of a file that gave no document."""
        return error_rows(file, error)

    def header(self, table: str) -> bytes:
        """What stands once above the rows of a table."""
        return b""

    @abstractmethod
    def encode(self, table: str, rows: Sequence[Any]) -> bytes:
        """Rows of a table as bytes; those of several calls are joined to a part."""


@frozen(slots=True)
class _Jsonl(Format):
    """One document a line: that of ``to_json``, led by the key ``file``."""

    def rows(self, file: str, document: Document) -> Rows:
        return {"documents": [{"file": file, **to_dict(document)}]}

    def encode(self, table: str, rows: Sequence[Any]) -> bytes:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return "".join(lines).encode("utf-8", "backslashreplace")


@frozen(slots=True)
class _Csv(Format):
    """RFC 4180, one file a table."""

    def header(self, table: str) -> bytes:
        return _csv([list(columns_of(table))])

    def encode(self, table: str, rows: Sequence[Any]) -> bytes:
        names = list(columns_of(table))
        return _csv([[cell(row[name]) for name in names] for row in rows])


def _csv(lines: Sequence[Sequence[str]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(lines)
    return file.getvalue().encode("utf-8", "backslashreplace")


@frozen(slots=True)
class _Parquet(Format):
    """One folder of Parquet files a table."""

    def require(self) -> None:
        require_parquet()

    def encode(self, table: str, rows: Sequence[Any]) -> bytes:
        return to_arrow(rows, columns_of(table))


FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        _Jsonl("jsonl", ("documents", ERRORS)),
        _Csv("csv"),
        _Parquet("parquet", is_dataset=True),
    )
}
"""Every format by its name: those of ``FORMAT_NAMES``."""
