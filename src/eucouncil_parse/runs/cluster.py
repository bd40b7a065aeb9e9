"""Workers on a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

from eucouncil_parse.diagnostics import CouncilParseError, MissingExtra
from eucouncil_parse.runs.formats import FORMATS

__all__ = ["cluster"]

_TO_CONNECT, _TO_GET_A_WORKER = 10, 60
"""Seconds that are waited."""


@contextmanager
def cluster(address: str, format_name: str) -> Iterator[tuple[Executor, int]]:
    """An executor on the cluster of the scheduler at an address (``tcp://host:8786``), and its number of threads.

    Raises ``MissingExtra`` without distributed, ``CouncilParseError`` where there is no such scheduler, or no worker,
    or a worker has another version of this library, or lacks what the format needs.
    """
    if find_spec("distributed") is None:
        raise MissingExtra('a cluster needs Dask: pip install "eucouncil-parse[dask]"')
    import distributed

    try:
        # A client that fails on its address is left half open, and stops the thread that happens to collect it.
        distributed.comm.resolve_address(address)
        client = distributed.Client(address, timeout=_TO_CONNECT, set_as_default=False)
    except Exception as error:  # of several kinds, none of them this library's
        raise CouncilParseError(f"no Dask scheduler answers at {address}: {error or type(error).__name__}") from None
    with client:
        yield client.get_executor(), _checked_threads(client, format_name)


def _checked_threads(client: Any, format_name: str) -> int:
    try:
        client.wait_for_workers(1, timeout=_TO_GET_A_WORKER)
        answers = client.run(_state, format_name)
    except Exception as error:
        raise CouncilParseError(
            f"the workers of the cluster cannot do this: {type(error).__name__}: {error}; each needs a worker process "
            "with this library installed"
        ) from None
    own = version("eucouncil-parse")
    for worker, (found, lack) in answers.items():
        if found != own:
            raise CouncilParseError(f"the worker {worker} has eucouncil-parse {found}, and this is {own}")
        if lack:
            raise CouncilParseError(f"the worker {worker} lacks something: {lack}")
    return sum(client.nthreads().values())


def _state(format_name: str) -> tuple[str, str]:
    """On a worker: the version of this library, and what the format lacks there."""
    try:
        FORMATS[format_name].require()
    except MissingExtra as error:
        return version("eucouncil-parse"), str(error)
    return version("eucouncil-parse"), ""
