"""The command ``eucouncil-parse``: one module a command; this one says which there are."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from eucouncil_parse.cli import align, batch, codes, explain, grammar, languages, parse, render, schema
from eucouncil_parse.cli.files import OK

__all__ = ["main"]


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
        return OK
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="eucouncil-parse",
        description="Parse documents of the Council of the European Union.",
        epilog="Exit status: 0; 2 if a file is no Council document; 1 for other errors.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('eucouncil-parse')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parse.configure(commands.add_parser("parse", help=parse.HELP))
    batch.configure(commands.add_parser("batch", help=batch.HELP))
    render.configure(commands.add_parser("render", help=render.HELP))
    codes.configure(commands.add_parser("codes", help=codes.HELP))
    align.configure(commands.add_parser("align", help=align.HELP))
    languages.configure(commands.add_parser("languages", help=languages.HELP))
    explain.configure(commands.add_parser("explain", help=explain.HELP))
    grammar.configure(commands.add_parser("grammar", help=grammar.HELP))
    schema.configure(commands.add_parser("schema", help=schema.HELP))
    return parser
