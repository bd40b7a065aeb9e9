"""``eucouncil-parse batch FOLDER…``: the files of folders as tables, by many workers; a killed run is gone on with."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from eucouncil_parse.batch import Reading
from eucouncil_parse.cli.files import ERROR, OK, add_reading, reading_options, say
from eucouncil_parse.cli.progress import duration, progress
from eucouncil_parse.diagnostics import CouncilParseError
from eucouncil_parse.processes import usual_workers
from eucouncil_parse.runs.cluster import cluster
from eucouncil_parse.runs.finding import SUFFIXES, Folders
from eucouncil_parse.runs.formats import FORMATS
from eucouncil_parse.runs.run import FILES_IN_A_PART, Request, Run, opened
from eucouncil_parse.runs.summary import to_summary

__all__ = ["HELP", "INTERRUPTED", "configure"]

HELP = "parse all files of folders into tables; can be stopped and gone on with"
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""
_TASKS_OF_A_WORKER = 4
"""Handed out before their results are fetched."""


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.epilog = (
        "Exit status: 0 if all files are done, those that gave no document are in the table errors; 1 if the run could "
        "not begin or go on; 2 for wrong use; 130 if it was interrupted. The same command goes on where it stopped."
    )
    command.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="with all folders in it")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the tables")
    command.add_argument("--format", choices=FORMATS, default="csv", help="default: %(default)s")
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
    begun = time.monotonic()
    try:
        request = Request(
            folders=Folders.of(given.folders),
            out=given.out,
            format=given.format,
            reading=Reading(**reading_options(given)).checked(),
            suffixes=given.suffixes,
            part_size=given.part_size,
        )
        with opened(request, say) as run:
            _tell(run)
            before = run.files_done
            try:
                _do(run, given)
            except KeyboardInterrupt:
                _stopped(run, "interrupted")
                return INTERRUPTED
            except (CouncilParseError, OSError) as error:
                say(str(given.out), _reason(error))
                _stopped(run, "stopped")
                return ERROR
            _ended(run, run.files_done - before, time.monotonic() - begun)
    except KeyboardInterrupt:
        say(str(given.out), "interrupted before anything was read")
        return INTERRUPTED
    except OSError as error:
        say(str(error.filename or given.out), _reason(error))
        return ERROR
    except ValueError as error:  # an option that is wrong, or a folder that holds something else
        say(str(given.out), error)
        return ERROR
    return OK


def _reason(error: Exception) -> object:
    return (isinstance(error, OSError) and error.strerror) or error


def _do(run: Run, given: argparse.Namespace) -> None:
    if run.manifest.complete:
        return
    with _executor(given) as (executor, workers), progress(len(run.names), run.files_done) as shown:
        run.go_on(shown, executor, workers, _TASKS_OF_A_WORKER * workers)


@contextmanager
def _executor(given: argparse.Namespace) -> Iterator[tuple[Executor | None, int]]:
    """Who does the work, and how many they are; None is processes on this machine."""
    if given.dask is None:
        yield None, given.workers or usual_workers()
    else:
        with cluster(given.dask, given.format) as found:
            yield found


def _tell(run: Run) -> None:
    """Say what is to be done, and what was done before."""
    out = str(run.request.out)
    if run.manifest.complete:
        say(out, "this run is complete")
    elif run.files_done:
        say(out, f"going on: {run.files_done:,} of {len(run.names):,} files were done before")
    if run.added or run.gone:
        say(
            out,
            f"the folders have changed since the run began; new files, not in it: {run.added:,}; gone: {run.gone:,}; "
            "a run in another folder takes all that are there now",
        )


def _stopped(run: Run, how: str) -> None:
    out = str(run.request.out)
    say(out, f"{how}: {run.files_done:,} of {len(run.names):,} files are safe; the same command goes on from there")


def _ended(run: Run, files: int, seconds: float) -> None:
    if files:
        rate = f"{files / seconds:.1f} a second" if seconds else ""
        print(f"{files:,} files in {duration(seconds)}, {rate}", file=sys.stderr)
    print(to_summary(run.counts))
    print(f"written to       {run.request.out}")
