"""Worker processes that end with the run, and with the program that started them, however that ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection

from eucouncil_parse.diagnostics import CouncilParseError

__all__ = ["UNGUARDED", "Pool", "is_ending", "usual_workers"]

UNGUARDED = (
    "worker processes end as soon as they are started; a script must begin its work "
    'under `if __name__ == "__main__":`, for each worker process imports it'
)
"""What is said where no process can be started."""

_MOST_PROCESSES = 61
"""More are not allowed on Windows."""

_ending = threading.Event()
"""Set in a worker process whose run has ended."""


def is_ending() -> bool:
    """Whether this is a worker process whose run has ended, so that nobody waits for what it does."""
    return _ending.is_set()


def usual_workers() -> int:
    """How many processes there are if nobody says: one for each core that this program may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_PROCESSES)


class Pool:
    """A pool of processes that end with the program that started them, and soon after the pool is closed.

    Processes are spawned: a forked one would share locks with threads that it does not have.
    """

    def __init__(self, workers: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.workers = workers
        # Nothing is ever sent: a worker sees the other end of it close.
        self._lifeline, self._end = context.Pipe(duplex=False)
        self.executor = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(self._lifeline,))

    def check(self) -> None:
        """See that processes can be started at all, before a task is blamed."""
        try:
            self.executor.submit(_nothing).result()
        except RuntimeError:  # it is broken, or cannot be begun
            self.close()
            raise CouncilParseError(UNGUARDED) from None

    def close(self) -> None:
        self._end.close()
        self.executor.shutdown(wait=True, cancel_futures=True)
        self._lifeline.close()


def _nothing() -> None:
    """Done by a process that is alive."""


def _begin(lifeline: Connection) -> None:
    """Prepare a worker process: the program that started it handles Ctrl-C, and tells when the run has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()


def _watch(lifeline: Connection) -> None:
    with suppress(EOFError, OSError):
        lifeline.recv()
    _ending.set()
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()  # a program that was killed ends no workers
        os._exit(1)
