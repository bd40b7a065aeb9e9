"""The command ``eucouncil-parse``."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from eucouncil_parse import api
from eucouncil_parse.diagnostics import CouncilParseError, NotACouncilDocument
from eucouncil_parse.export.json import to_json
from eucouncil_parse.export.outline_text import to_coverage, to_outline
from eucouncil_parse.export.schema import json_schema
from eucouncil_parse.model import Document
from eucouncil_parse.sources import SOURCES
from eucouncil_parse.styles import STYLES

__all__ = ["main"]

_OK, _ERROR, _NOT_A_DOCUMENT = 0, 1, 2
_FORMATS = ("outline", "json", "jsonl")
_WIDEST = 110


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 0, 2 for what is no Council document, 1 for other errors."""
    given = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or pipe of another encoding shows what it cannot print as an escape, and no traceback.
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = given.run(given)
    except BrokenPipeError:
        # The reader of a pipe has seen enough (``| head``); Python must not complain of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _OK
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="eucouncil-parse",
        description="Parse documents of the Council of the European Union.",
        epilog="Exit status: 0; 2 if a file is no Council document; 1 for other errors.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('eucouncil-parse')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parse = commands.add_parser("parse", help="parse files and print what they say")
    parse.add_argument("--format", choices=_FORMATS, default="outline", help="default: %(default)s")
    parse.add_argument("--coverage", action="store_true", help="say how much of the text was understood, and what not")
    parse.set_defaults(run=_parse)
    render = commands.add_parser("render", help="parse files and print them in a style that is read without a guess")
    render.add_argument("--style", choices=STYLES, default="plain", help="default: %(default)s")
    render.set_defaults(run=_render)
    for command in (parse, render):
        command.add_argument("files", nargs="+", metavar="FILE", help="text, Markdown or PDF; - reads standard input")
        command.add_argument("--source", choices=SOURCES, help="rendition of a text; default: found from the text")
        command.add_argument("--strict", action="store_true", help="make the first error in a document an error")
    schema = commands.add_parser("schema", help="print the JSON Schema of what the format json prints")
    schema.set_defaults(run=_schema)
    return parser


def _parse(given: argparse.Namespace) -> int:
    files = _Files(given)
    for place, document in enumerate(files):
        if given.format == "outline":
            width = min(_WIDEST, shutil.get_terminal_size((100, 24)).columns)
            print(("\n" if place else "") + to_outline(document, width, given.coverage), flush=True)
            continue
        print(to_json(document, indent=2 if given.format == "json" else None), flush=True)
        if given.coverage:  # beside the data, not in it
            files.say(to_coverage(document))
    return files.status


def _render(given: argparse.Namespace) -> int:
    files = _Files(given)
    for document in files:
        try:
            print(api.render(document, given.style), end="", flush=True)
        except CouncilParseError as error:
            files.report(error)
    return files.status


def _schema(_given: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), indent=2), flush=True)
    return _OK


class _Files:
    """The documents of the files that were named; an error of one is reported, and the others go on."""

    def __init__(self, given: argparse.Namespace) -> None:
        self._given = given
        self._name = ""
        self.status = _OK

    def __iter__(self) -> Iterator[Document]:
        for name in self._given.files:
            self._name = name
            try:
                document = self._read()
            except CouncilParseError as error:
                self.report(error)
                continue
            yield document

    def report(self, error: CouncilParseError) -> None:
        """Say what is wrong with the file that is being read."""
        self.say(error)
        self.status = max(self.status, _NOT_A_DOCUMENT if isinstance(error, NotACouncilDocument) else _ERROR)

    def say(self, message: object) -> None:
        """Say something of that file, on standard error."""
        print(f"eucouncil-parse: {self._name}: {message}", file=sys.stderr)

    def _read(self) -> Document:
        source, strict = self._given.source, self._given.strict
        if self._name == "-":
            return api.parse_bytes(sys.stdin.buffer.read(), source=source, strict=strict)
        return api.parse_file(Path(self._name), source=source, strict=strict)
