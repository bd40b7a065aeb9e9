"""Rows of documents as CSV: RFC 4180, one table with one header for all documents."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from eucouncil_parse.export.row_types import RowKind
from eucouncil_parse.export.rows import columns, rows
from eucouncil_parse.model import Document

__all__ = ["cell", "write_csv"]


def write_csv(file: TextIO, documents: Iterable[Document], kind: RowKind = "items") -> None:
    """Write the rows of documents, each as soon as it is there; the header stands above, even over no rows.

    ``file`` is open for text, best as ``open(path, "w", encoding="utf-8", newline="")``: lines end with CR LF as RFC
    4180 has it. Columns are those of ``columns(kind)``; true and false are lower case. Raises ``ValueError`` for a
    table that does not exist.

    >>> import io
    >>> from eucouncil_parse import Item
    >>> file = io.StringIO()
    >>> write_csv(file, [Document(items=(Item("1.", "Honey, and bees"),))], "items")
    >>> file.getvalue().splitlines()[1]
    ',1,items[0],,1,1.,"Honey, and bees",,,,,,,,'
    """
    writer = csv.writer(file)
    names = list(columns(kind))
    writer.writerow(names)
    file.flush()
    for document in documents:
        for row in rows(document, kind):
            writer.writerow([cell(row[name]) for name in names])
        file.flush()


def cell(value: object) -> str:
    """What stands in a cell for a value; true and false are lower case."""
    return str(value).lower() if isinstance(value, bool) else str(value)
