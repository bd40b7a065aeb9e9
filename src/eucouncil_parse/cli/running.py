"""What the command ``batch`` does once its arguments are read, and what it says of it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from eucouncil_parse.batch import Reading
from eucouncil_parse.cli.files import ERROR, OK, reading_options, say
from eucouncil_parse.cli.progress import duration, progress
from eucouncil_parse.diagnostics import CouncilParseError
from eucouncil_parse.processes import usual_workers
from eucouncil_parse.runs.cluster import cluster
from eucouncil_parse.runs.finding import Folders
from eucouncil_parse.runs.run import Request, Run, opened
from eucouncil_parse.runs.summary import to_summary

__all__ = ["INTERRUPTED", "run"]

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""
_TASKS_OF_A_WORKER = 4
"""Handed out before their results are fetched."""


def run(given: argparse.Namespace) -> int:
    """Do what the command ``batch`` is asked for; gives its exit status."""
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
        with opened(request, say) as opened_run:
            _tell(opened_run)
            before = opened_run.files_done
            try:
                _do(opened_run, given)
            except KeyboardInterrupt:
                _stopped(opened_run, "interrupted")
                return INTERRUPTED
            except (CouncilParseError, OSError) as error:
                say(str(given.out), _reason(error))
                _stopped(opened_run, "stopped")
                return ERROR
            _ended(opened_run, opened_run.files_done - before, time.monotonic() - begun)
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
