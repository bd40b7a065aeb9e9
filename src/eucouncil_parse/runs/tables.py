"""The tables that a run writes: those of ``rows``, each row led by its file, and one of the files that gave none."""

from __future__ import annotations

from typing import Any, TypedDict, cast, get_args, get_type_hints

from eucouncil_parse.batch import FileError
from eucouncil_parse.export.row_types import RowKind
from eucouncil_parse.export.rows import ROW_KINDS, columns, rows
from eucouncil_parse.model import Document

__all__ = ["ERRORS", "TABLES", "ErrorRow", "Rows", "columns_of", "error_rows", "rows_of"]

Rows = dict[str, list[Any]]
"""Rows by the names of their tables."""

ERRORS = "errors"


class ErrorRow(TypedDict):
    """One file that gave no document: ``error`` is the class of the error, ``code`` its name for programs."""

    file: str
    error: str
    code: str
    message: str


TABLES: tuple[str, ...] = (*ROW_KINDS, ERRORS)
"""Names of the tables of a run."""


def columns_of(table: str) -> dict[str, type]:
    """The columns of a table of a run, each with its type.

    >>> list(columns_of("statements")), list(columns_of("errors"))
    (['file', 'document', 'item', 'path', 'by', 'text'], ['file', 'error', 'code', 'message'])
    """
    if table in get_args(RowKind):
        return {"file": str, **columns(cast(RowKind, table))}
    return get_type_hints(ErrorRow)


def rows_of(file: str, document: Document) -> Rows:
    """The rows of a document in all tables."""
    return {kind: [{"file": file, **row} for row in rows(document, kind)] for kind in ROW_KINDS}


def error_rows(file: str, error: FileError) -> Rows:
    """The row of a file that gave no document."""
    return {ERRORS: [ErrorRow(file=file, error=error.kind, code=error.code, message=error.message)]}
