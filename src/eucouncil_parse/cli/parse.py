"""``eucouncil-parse parse FILE…``: what files say, as an outline, JSON, or a table."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from functools import partial

from eucouncil_parse.cli.files import Files, add_reading, width
from eucouncil_parse.export.outline_text import to_coverage, to_outline
from eucouncil_parse.export.rows import ROW_KINDS
from eucouncil_parse.model import Document

__all__ = ["configure"]

_FORMATS = ("outline", "json", "jsonl", "csv")


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument("--format", choices=_FORMATS, default="outline", help="default: %(default)s")
    command.add_argument("--rows", choices=ROW_KINDS, help="table of the format csv; default: items")
    command.add_argument(
        "--coverage", action="store_true", help="say how much of the text was understood, and what not"
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="text, Markdown or PDF; - reads standard input")
    add_reading(command)
    command.set_defaults(run=partial(_run, command))


def _run(command: argparse.ArgumentParser, given: argparse.Namespace) -> int:
    if given.rows and given.format != "csv":
        command.error("argument --rows: only with --format csv")
    files = Files(given, given.files)
    if given.format == "csv":
        from eucouncil_parse.export.csv import write_csv

        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        write_csv(sys.stdout, _noted(files, given.coverage), given.rows or "items")
        return files.status
    for place, document in enumerate(files):
        if given.format == "outline":
            print(("\n" if place else "") + to_outline(document, width(), given.coverage), flush=True)
            continue
        from eucouncil_parse.export.json import to_json  # the outline needs none of it

        print(to_json(document, indent=2 if given.format == "json" else None), flush=True)
        if given.coverage:  # beside the data, not in it
            files.say(to_coverage(document))
    return files.status


def _noted(files: Files, coverage: bool) -> Iterator[Document]:
    for document in files:
        yield document
        if coverage:
            files.say(to_coverage(document))
