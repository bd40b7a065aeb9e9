"""Rows as Parquet: a typed table, made in pieces by many workers and written as one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any, BinaryIO

from eucouncil_parse.diagnostics import MissingExtra

__all__ = ["require_parquet", "to_arrow", "write_parquet"]


def require_parquet() -> None:
    """Raise ``MissingExtra`` where pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        raise MissingExtra('Parquet needs pyarrow: pip install "eucouncil-parse[parquet]"')


def to_arrow(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, type]) -> bytes:
    """Rows as a stream of Arrow, for ``write_parquet``; ``columns`` are names and types (``str``, ``int``, ``bool``).

    A lone surrogate, which is no text to Arrow, becomes an escape.
    """
    import pyarrow

    schema = _schema(columns)
    try:
        table = pyarrow.Table.from_pylist(rows, schema)
    except UnicodeEncodeError:
        table = pyarrow.Table.from_pylist([_escaped(row) for row in rows], schema)
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, schema) as stream:
        stream.write_table(table)
    written: bytes = sink.getvalue().to_pybytes()
    return written


def write_parquet(file: BinaryIO, pieces: Iterable[bytes], columns: Mapping[str, type]) -> None:
    """Write the rows of all pieces as one Parquet file, which has all columns with their types even over no rows."""
    import pyarrow
    import pyarrow.parquet

    schema = _schema(columns)
    tables = [pyarrow.ipc.open_stream(piece).read_all() for piece in pieces]
    # In one piece: the bytes must not depend on how the rows came.
    table = pyarrow.concat_tables([schema.empty_table(), *tables]).combine_chunks()
    pyarrow.parquet.write_table(table, file, compression="zstd")


def _schema(columns: Mapping[str, type]) -> Any:
    import pyarrow

    types = {str: pyarrow.string(), int: pyarrow.int64(), bool: pyarrow.bool_()}
    return pyarrow.schema([pyarrow.field(name, types[kind], nullable=False) for name, kind in columns.items()])


def _escaped(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value
        for name, value in row.items()
    }
