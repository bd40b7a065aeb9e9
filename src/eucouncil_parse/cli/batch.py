"""``eucouncil-parse batch FOLDER…``: the files of folders as tables, by many workers; a killed run is gone on with."""

from __future__ import annotations

import argparse
from pathlib import Path

from eucouncil_parse.cli.files import add_reading
from eucouncil_parse.runs.options import FILES_IN_A_PART, FORMAT_NAMES, SUFFIXES

__all__ = ["configure"]


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.epilog = (
        "Exit status: 0 if all files are done, those that gave no document are in the table errors; 1 if the run could "
        "not begin or go on; 2 for wrong use; 130 if it was interrupted. The same command goes on where it stopped."
    )
    command.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="with all folders in it")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the tables")
    command.add_argument("--format", choices=FORMAT_NAMES, default="csv", help="default: %(default)s")
    who = command.add_mutually_exclusive_group()
    who.add_argument(
        "--workers", type=_count, metavar="N", help="processes on this machine; default: one for each core"
    )
    who.add_argument("--dask", metavar="ADDRESS", help="scheduler of a Dask cluster that does the work")
    command.add_argument(
        "--suffixes", type=_suffixes, default=SUFFIXES, metavar="NAMES", help=f"default: {','.join(SUFFIXES)}"
    )
    command.add_argument(
        "--part-size",
        type=_count,
        default=FILES_IN_A_PART,
        metavar="N",
        help="files after which what was read is safe from a kill; default: %(default)s",
    )
    add_reading(command)
    command.set_defaults(run=_run)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text!r}")
    return int(text)


def _suffixes(names: str) -> tuple[str, ...]:
    found = tuple(f".{name.strip().lower().lstrip('.')}" for name in names.split(",") if name.strip(". "))
    if not found:
        raise argparse.ArgumentTypeError(f"expected endings of names such as .txt,.pdf, found {names!r}")
    return found


def _run(given: argparse.Namespace) -> int:
    from eucouncil_parse.cli.running import run  # other commands need nothing of it

    return run(given)
