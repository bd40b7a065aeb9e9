"""The command ``eucouncil-parse``."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from eucouncil_parse.api import parse_bytes, parse_file
from eucouncil_parse.diagnostics import CouncilParseError, NotACouncilDocument
from eucouncil_parse.export.json import to_json
from eucouncil_parse.export.outline_text import to_outline
from eucouncil_parse.export.schema import json_schema
from eucouncil_parse.model import Document
from eucouncil_parse.sources import SOURCES

__all__ = ["main"]

_OK, _ERROR, _NOT_A_DOCUMENT = 0, 1, 2
_WIDEST = 110


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 0, 2 for what is no Council document, 1 for other errors."""
    given = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or pipe of another encoding shows what it cannot print as an escape, and no traceback.
            stream.reconfigure(errors="backslashreplace")
    if given.command == "schema":
        _print(json.dumps(json_schema(), indent=2))
        return _OK
    status = _OK
    for place, name in enumerate(given.files):
        try:
            document = _read(name, given)
        except CouncilParseError as error:
            print(f"eucouncil-parse: {name}: {error}", file=sys.stderr)
            status = max(status, _NOT_A_DOCUMENT if isinstance(error, NotACouncilDocument) else _ERROR)
            continue
        text = _FORMATS[given.format](document)
        separator = "\n" if given.format == "outline" and place else ""
        if not _print(separator + text):
            return status
    return status


def _print(text: str) -> bool:
    """Print a text; whether someone still reads."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # The reader of a pipe has seen enough (``| head``); Python must not complain of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _read(name: str, given: argparse.Namespace) -> Document:
    if name == "-":
        return parse_bytes(sys.stdin.buffer.read(), source=given.source, strict=given.strict)
    return parse_file(Path(name), source=given.source, strict=given.strict)


def _outline(document: Document) -> str:
    return to_outline(document, min(_WIDEST, shutil.get_terminal_size((100, 24)).columns))


_FORMATS: dict[str, Callable[[Document], str]] = {
    "outline": _outline,
    "json": to_json,
    "jsonl": lambda document: to_json(document, indent=None),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="eucouncil-parse",
        description="Parse documents of the Council of the European Union.",
        epilog="Exit status: 0; 2 if a file is no Council document; 1 for other errors.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('eucouncil-parse')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parse = commands.add_parser("parse", help="parse files and print what they say")
    parse.add_argument("files", nargs="+", metavar="FILE", help="text, Markdown or PDF; - reads standard input")
    parse.add_argument("--format", choices=list(_FORMATS), default="outline", help="default: %(default)s")
    parse.add_argument("--source", choices=SOURCES, help="rendition of a text; default: found from the text")
    parse.add_argument("--strict", action="store_true", help="make the first error in a document an error")
    commands.add_parser("schema", help="print the JSON Schema of what the format json prints")
    return parser
