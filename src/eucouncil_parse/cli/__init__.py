"""The command ``eucouncil-parse``: one module a command; this one says which there are."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

__all__ = ["main"]

_COMMANDS = {
    "parse": "parse files and print what they say",
    "batch": "parse all files of folders into tables; can be stopped and gone on with",
    "render": "parse files and print them in a style that is read without a guess",
    "codes": "say what codes mean, or all codes of a document",
    "align": "pair the items and paragraphs of two language versions",
    "languages": "list the languages, or the words of one, and what of them is confirmed",
    "explain": "show for each line of a file what it was taken for, and by which rule",
    "grammar": "check the grammar of a working party, show that of a profile, list the profiles",
    "schema": "print the JSON Schema of what the format json prints",
}
"""What each command does, by its name, which is that of its module too."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status: 0, 2 for what is no Council document, 1 for other errors."""
    given = _parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or pipe of another encoding shows what it cannot print as an escape, and no traceback.
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = given.run(given)
    except BrokenPipeError:
        # The reader of a pipe has seen enough (``| head``); Python must not complain of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command line; of the commands it knows the arguments of the one that is given alone."""
    parser = argparse.ArgumentParser(
        prog="eucouncil-parse",
        description="Parse documents of the Council of the European Union.",
        epilog="Exit status: 0; 2 if a file is no Council document; 1 for other errors.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('eucouncil-parse')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    given = next((word for word in arguments if not word.startswith("-")), None)
    for name, what in _COMMANDS.items():
        command = commands.add_parser(name, help=what)
        if name == given:
            import_module(f"eucouncil_parse.cli.{name}").configure(command)
    return parser
