"""Work on any executor: results in the order of the tasks, few tasks at a time, and no task lost with a worker.

A worker process may be killed: by the system for want of memory, or by a fault in compiled code. An executor of the
standard library is then broken and tells only that, not which task was to blame. So the tasks that had no result are
done again *one at a time*, in a pool of one process. What ends that process too is parted, its parts are done alone
once more, and the part that ends a process again is to blame: it is reported as failed. All others go on together.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from itertools import count
from typing import Any, Generic, TypeVar

from attrs import define

from eucouncil_parse.diagnostics import CouncilParseError
from eucouncil_parse.processes import UNGUARDED, Pool, is_ending, usual_workers

__all__ = ["LOST", "Job", "run_in_order"]

Task = TypeVar("Task")
Result = TypeVar("Result")

LOST = "the process that read this file was ended, again when it read this file alone"
"""What is said of a file that is to blame."""


class Job(ABC, Generic[Task, Result]):
    """What is done with each task. It travels to the workers, and so do tasks and results: all must pickle."""

    @abstractmethod
    def __call__(self, task: Task) -> Result:
        """Do a task; this runs in a worker."""

    @abstractmethod
    def split(self, task: Task) -> Sequence[Task]:
        """The smallest tasks that a task is made of: itself alone, if it is one."""

    @abstractmethod
    def join(self, results: Sequence[Result]) -> Result:
        """The result of a task from those of its parts."""

    @abstractmethod
    def failed(self, task: Task, error: BaseException | None) -> Result:
        """The result of a smallest task that failed with an ``error``, or None where it ended the worker."""


def run_in_order(
    job: Job[Task, Result],
    tasks: Iterable[Task],
    executor: Executor | None = None,
    workers: int | None = None,
    window: int = 64,
) -> Generator[Result, None, None]:
    """Do tasks on an executor and give their results in order, each as soon as it is there.

    At most ``window`` tasks are taken from ``tasks`` before their results are fetched. Without an ``executor`` there is
    a pool of ``workers`` processes, which ends with the iterator; a given executor is left open. A given pool that
    breaks is replaced by one of those. Raises ``CouncilParseError`` where processes cannot be started, or where the
    executor stops.
    """
    crew = _Crew(job, executor, workers)
    coming = iter(tasks)
    waiting: deque[_Entry[Task, Result]] = deque()
    try:
        while True:
            _fill(waiting, coming, window)
            if not waiting:
                return
            entry = waiting[0]
            try:
                if entry.is_suspect:
                    result, is_guilty = crew.do_alone(entry.task)
                    if is_guilty:  # it explains the loss: the others go on together
                        _clear(waiting)
                else:
                    if not any(each.is_suspect for each in waiting):
                        crew.submit(waiting)
                    result = crew.result_of(entry)
            except BrokenExecutor:
                crew.replace()
                for each in waiting:
                    each.is_suspect = not _has_result(each)
                continue
            waiting.popleft()
            yield result
    finally:
        for entry in waiting:
            if entry.future is not None:
                entry.future.cancel()
        crew.close()


@define(eq=False)
class _Entry(Generic[Task, Result]):
    """A task, and its result to come; a suspect may be what ended a worker."""

    task: Task
    future: Future[Result] | None = None
    is_suspect: bool = False


def _fill(waiting: deque[_Entry[Task, Result]], tasks: Iterator[Task], window: int) -> None:
    while len(waiting) < window:
        try:
            waiting.append(_Entry(next(tasks)))
        except StopIteration:
            return


def _clear(waiting: Iterable[_Entry[Any, Any]]) -> None:
    """No longer suspect what has no result; it is handed out again."""
    for entry in waiting:
        if entry.is_suspect:
            entry.is_suspect = False
            entry.future = None


def _has_result(entry: _Entry[Any, Any]) -> bool:
    future = entry.future
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


class _Crew(Generic[Task, Result]):
    """The executor that does the work, and what takes its place when it breaks."""

    def __init__(self, job: Job[Task, Result], executor: Executor | None, workers: int | None) -> None:
        self._job = job
        self._workers = workers or usual_workers()
        self._given = executor
        self._own: Pool | None = None
        self._serial = count()

    def submit(self, waiting: Iterable[_Entry[Task, Result]]) -> None:
        """Hand out what was not handed out; a broken executor takes none, which shows when its result is asked for."""
        for entry in waiting:
            if entry.future is None:
                try:
                    entry.future = self._submit(self._executor(), entry.task)
                except BrokenExecutor:
                    return

    def result_of(self, entry: _Entry[Task, Result]) -> Result:
        """The result of a task; one that fails is parted. Raises ``BrokenExecutor`` where the executor is broken."""
        if entry.future is None:
            raise BrokenExecutor
        try:
            return entry.future.result()
        except BrokenExecutor:
            raise
        except CancelledError:
            raise _stopped() from None
        except Exception:  # workers of a cluster that died of it, or a result that cannot travel
            return self._in_parts(entry.task, self._part)

    def replace(self) -> None:
        """Leave the broken executor; what follows is done by processes of our own."""
        self._given = None
        self._end_own()

    def do_alone(self, task: Task) -> tuple[Result, bool]:
        """Do a task with no other beside it; also whether it ended its worker."""
        future = self._submit(self._single(), task)
        try:
            return future.result(), False
        except BrokenExecutor:  # not blamed yet: something else may have ended the worker
            self._end_own()
            return self._in_parts(task, self._part_alone), True
        except Exception:
            return self._in_parts(task, self._part_alone), False

    def close(self) -> None:
        """End the processes that are our own."""
        self._end_own()

    def _in_parts(self, task: Task, do: Callable[[Task], Result]) -> Result:
        return self._job.join([do(part) for part in self._job.split(task)])

    def _part(self, part: Task) -> Result:
        """Do a smallest task while others are done."""
        future = self._submit(self._executor(), part)
        try:
            return future.result()
        except BrokenExecutor:
            raise
        except CancelledError:
            raise _stopped() from None
        except Exception as error:
            return self._job.failed(part, None if isinstance(error, _losses()) else error)

    def _part_alone(self, part: Task) -> Result:
        """Do a smallest task with no other beside it; one that ends its worker is given up."""
        future = self._submit(self._single(), part)
        try:
            return future.result()
        except BrokenExecutor:
            self._end_own()
            return self._job.failed(part, None)
        except Exception as error:
            return self._job.failed(part, error)

    def _executor(self) -> Executor:
        return self._given or self._pool(self._workers)

    def _single(self) -> Executor:
        """A pool of one process, which is alive."""
        is_new = self._own is None or self._own.workers != 1
        executor = self._pool(1)
        if is_new and self._own is not None:
            self._own.check()
        return executor

    def _pool(self, workers: int) -> Executor:
        if self._own is None or self._own.workers != workers:
            self._end_own()
            self._own = Pool(workers)
        return self._own.executor

    def _submit(self, executor: Executor, task: Task) -> Future[Result]:
        # Dask takes calls that look alike for one; the number tells a second attempt from the first.
        try:
            return executor.submit(_call, self._job, task, next(self._serial))
        except BrokenExecutor:
            raise
        except RuntimeError:  # somebody has shut it down, or this is itself a process that is being started
            raise CouncilParseError(UNGUARDED) if self._given is None else _stopped() from None
        except OSError as error:  # the system allows no more processes
            raise CouncilParseError(f"no worker process can be started: {error}") from None

    def _end_own(self) -> None:
        if self._own is not None:
            self._own.close()
            self._own = None


def _call(job: Job[Task, Result], task: Task, _serial: int) -> Result:
    if is_ending():
        raise _stopped()
    return job(task)


def _losses() -> tuple[type[BaseException], ...]:
    """The errors by which Dask says that workers died of a task; none where Dask is not in use."""
    distributed: Any = sys.modules.get("distributed")
    return () if distributed is None else (distributed.KilledWorker,)


def _stopped() -> CouncilParseError:
    return CouncilParseError("the executor has stopped, and its tasks are cancelled")
