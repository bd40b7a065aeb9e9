"""Work on executors: order, a bounded number of tasks at once, and workers that are lost."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import count, islice
from typing import Any

import pytest

from eucouncil_parse import CouncilParseError
from eucouncil_parse.processes import usual_workers
from eucouncil_parse.workers import run_in_order
from register import SumOfSquares

TASKS = [tuple(range(start, start + 3)) for start in range(0, 30, 3)]
SQUARES = [tuple(number * number for number in task) for task in TASKS]


def without(numbers: set[int], mark: int = -1) -> list[tuple[int, ...]]:
    """The squares with a mark for some numbers."""
    return [tuple(mark if number in numbers else number * number for number in task) for task in TASKS]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_are_in_order(workers: int) -> None:
    assert list(run_in_order(SumOfSquares(), TASKS, workers=workers)) == SQUARES


def test_no_tasks() -> None:
    assert list(run_in_order(SumOfSquares(), [])) == []


class Noting(Executor):
    """Does a task when its result is asked for, and notes how many wait."""

    def __init__(self) -> None:
        self.submitted = 0

    def submit(self, function: Any, /, *arguments: Any, **_: Any) -> Future[Any]:
        self.submitted += 1
        future: Future[Any] = Future()
        future.set_result(function(*arguments))
        return future


def test_no_more_tasks_are_taken_than_fit_the_window() -> None:
    taken: list[int] = []

    def endless() -> Iterator[tuple[int, ...]]:
        for number in count():
            taken.append(number)
            yield (number,)

    executor = Noting()
    results = run_in_order(SumOfSquares(), endless(), executor, window=5)
    for fetched in range(1, 100):
        next(results)
        assert len(taken) == executor.submitted == fetched + 4
    results.close()
    assert len(taken) == 103


def test_an_endless_iterator_on_processes() -> None:
    results = run_in_order(SumOfSquares(), ((number,) for number in count()), workers=2, window=4)
    assert list(islice(results, 20)) == [(number * number,) for number in range(20)]
    results.close()


def test_an_error_of_the_tasks_is_the_callers() -> None:
    def broken() -> Iterator[tuple[int, ...]]:
        yield (2,)
        raise LookupError("no more paths")

    with ThreadPoolExecutor(1) as executor, pytest.raises(LookupError, match="no more paths"):
        list(run_in_order(SumOfSquares(), broken(), executor))


# -- lost workers --


@pytest.mark.parametrize(("killing", "workers"), [({0}, 1), ({29}, 2), ({13, 14}, 2), ({0, 1, 17}, 2)], ids=str)
def test_what_kills_its_worker_is_found_and_all_else_is_done(killing: set[int], workers: int) -> None:
    job = SumOfSquares(killing=frozenset(killing))
    assert list(run_in_order(job, TASKS, workers=workers)) == without(killing)


def test_a_given_pool_that_breaks_is_replaced() -> None:
    job = SumOfSquares(killing=frozenset({4}))
    with ProcessPoolExecutor(2) as executor:
        assert list(run_in_order(job, TASKS, executor, workers=1, window=4)) == without({4})


def test_a_result_that_cannot_travel_is_a_failure_of_its_own_part() -> None:
    job = SumOfSquares(staying=frozenset({8, 20}))
    assert list(run_in_order(job, TASKS, workers=2)) == without({8, 20}, -2)


def test_both_kinds_of_trouble() -> None:
    job = SumOfSquares(killing=frozenset({8}), staying=frozenset({7, 9}))
    expected = without({7, 9}, -2)
    expected[2] = (36, -2, -1)
    assert list(run_in_order(job, TASKS, workers=2)) == expected


# -- executors that stop --


def test_an_executor_that_was_shut_down() -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    with pytest.raises(CouncilParseError, match="the executor has stopped"):
        list(run_in_order(SumOfSquares(), TASKS, executor))


class Cancelling(Executor):
    """Cancels what it is given, as a cluster does whose scheduler is gone."""

    def submit(self, function: Any, /, *arguments: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.cancel()
        return future


def test_an_executor_that_cancels() -> None:
    with pytest.raises(CouncilParseError, match="the executor has stopped"):
        list(run_in_order(SumOfSquares(), TASKS, Cancelling()))


def test_a_given_executor_is_left_open() -> None:
    with ThreadPoolExecutor(1) as executor:
        results = run_in_order(SumOfSquares(), TASKS, executor)
        next(results)
        results.close()
        assert executor.submit(lambda: 7).result() == 7


def test_usual_workers() -> None:
    assert 1 <= usual_workers() <= 61
