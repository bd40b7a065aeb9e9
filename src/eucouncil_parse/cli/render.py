"""``eucouncil-parse render FILE…``: files in a style that is read back without a guess."""

from __future__ import annotations

import argparse

from eucouncil_parse import api
from eucouncil_parse.cli.files import Files, add_reading
from eucouncil_parse.diagnostics import CouncilParseError
from eucouncil_parse.styles import STYLES

__all__ = ["configure"]


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument("--style", choices=STYLES, default="plain", help="default: %(default)s")
    command.add_argument(
        "--print-language", metavar="CODE", help="print labels and days in a language; default: that of the text"
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="text, Markdown or PDF; - reads standard input")
    add_reading(command)
    command.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    files = Files(given, given.files)
    for document in files:
        try:
            print(api.render(document, given.style, language=given.print_language), end="", flush=True)
        except CouncilParseError as error:
            files.report(error)
    return files.status
