"""The files that a command names: read one by one, with their errors on standard error."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eucouncil_parse import api
from eucouncil_parse.diagnostics import CouncilParseError, NotACouncilDocument
from eucouncil_parse.layers import LAYERS
from eucouncil_parse.model import Document
from eucouncil_parse.sources import SOURCES

__all__ = ["ERROR", "NOT_A_DOCUMENT", "OK", "Files", "add_reading", "reading_options", "say", "width"]

OK, ERROR, NOT_A_DOCUMENT = 0, 1, 2
_WIDEST = 110


def width() -> int:
    """How wide a page for the terminal is."""
    return min(_WIDEST, shutil.get_terminal_size((100, 24)).columns)


def say(name: str, message: object) -> None:
    """Say something of what was named, on standard error."""
    print(f"eucouncil-parse: {name}: {message}", file=sys.stderr)


def add_reading(command: argparse.ArgumentParser, strict: bool = True) -> None:
    """Options of every command that reads documents."""
    command.add_argument("--source", choices=SOURCES, help="rendition of a text; default: found from the text")
    command.add_argument(
        "--profile", metavar="NAME", help="profile, by its name or its .lark file; default: chosen by the header"
    )
    command.add_argument(
        "--language", metavar="CODE", help="language of the text, two letters; default: found from the text"
    )
    if strict:
        command.add_argument(
            "--layers", metavar="NAMES", type=_layers, help=f"what to look for in the text: {','.join(LAYERS)}, or none"
        )
        command.add_argument("--strict", action="store_true", help="make the first error in a document an error")


def reading_options(given: argparse.Namespace) -> dict[str, Any]:
    """The options of ``add_reading`` that were given, by their names in ``parse_file``."""
    return {name: getattr(given, name) for name in ("source", "profile", "language", "layers", "strict")}


def _layers(names: str) -> tuple[str, ...]:
    """Names of layers from the command line, parted by commas."""
    layers = () if names == "none" else tuple(name.strip() for name in names.split(","))
    if unknown := [name for name in layers if name not in LAYERS]:
        raise argparse.ArgumentTypeError(f"unknown layer {unknown[0]!r}: expected {', '.join(LAYERS)}, or none")
    return layers


class Files:
    """The documents of the files that were named; an error of one is reported, and the others go on."""

    def __init__(self, given: argparse.Namespace, names: Iterable[str]) -> None:
        self._given = given
        self._names = names
        self._name = ""
        self.status = OK

    def __iter__(self) -> Iterator[Document]:
        for name in self._names:
            self._name = name
            try:
                document = self._read()
            except CouncilParseError as error:
                self.report(error)
                continue
            except ValueError as error:  # an option that is wrong for every file: an unknown profile
                self.say(error)
                self.status = ERROR
                return
            yield document

    def report(self, error: CouncilParseError) -> None:
        """Say what is wrong with the file that is being read."""
        self.say(error)
        self.status = max(self.status, NOT_A_DOCUMENT if isinstance(error, NotACouncilDocument) else ERROR)

    def say(self, message: object) -> None:
        """Say something of that file, on standard error."""
        say(self._name, message)

    def _read(self) -> Document:
        options = reading_options(self._given)
        if self._name == "-":
            return api.parse_bytes(sys.stdin.buffer.read(), **options)
        return api.parse_file(Path(self._name), **options)
