"""A real Dask cluster on this machine: a scheduler, and two workers in processes of their own."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eucouncil_parse import ParsedFile, parse_file, parse_many
from eucouncil_parse.batch import FileError
from eucouncil_parse.cli import main
from register import KILLER, audit_hook, contents, do, document_text, parts_done, write_register

distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install 'eucouncil-parse[dask]'")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    (tmp_path / "hook").mkdir()
    monkeypatch.setenv("PYTHONPATH", audit_hook(tmp_path / "hook"), prepend=os.pathsep)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield cluster


@pytest.fixture
def register(tmp_path: Path) -> Path:
    folder = tmp_path / "register"
    write_register(folder, 120, items=8)
    return folder


def kill_a_worker(client: Any) -> None:
    """Kill the process of one worker, as the system does that is out of memory."""
    pids = client.run(os.getpid)
    os.kill(min(pids.values()), signal.SIGKILL)


def test_parse_many_while_a_worker_is_killed(cluster: Any, register: Path) -> None:
    paths = sorted(register.rglob("*.txt"))
    with distributed.Client(cluster) as client:
        found = []
        for file in parse_many(paths, executor=client.get_executor(), window=16):
            found.append(file)
            if len(found) == 30:
                kill_a_worker(client)
    assert [file.path for file in found] == paths
    assert [file.document for file in found] == [parse_file(path) for path in paths]


def test_parse_many_with_a_file_that_kills_every_worker(cluster: Any, register: Path) -> None:
    paths = sorted(register.rglob("*.txt"))[:20]
    (register / KILLER).write_text(document_text(1), encoding="utf-8")
    with distributed.Client(cluster) as client:
        found = list(parse_many([*paths[:10], register / KILLER, *paths[10:]], executor=client.get_executor()))
    killer = found.pop(10)
    assert killer.error is not None
    assert killer == ParsedFile(register / KILLER, error=FileError("WorkerLost", "worker-lost", killer.error.message))
    assert [file.document for file in found] == [parse_file(path) for path in paths]


def test_the_command_while_a_worker_is_killed(cluster: Any, register: Path, tmp_path: Path, capsys: Capture) -> None:
    out, killed = tmp_path / "out", threading.Event()

    def kill() -> None:
        with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
            while not parts_done(out):
                time.sleep(0.01)
            kill_a_worker(client)
            killed.set()

    thread = threading.Thread(target=kill)
    thread.start()
    arguments = ["--out", str(out), "--part-size", "8", "--dask", cluster.scheduler_address]
    assert main(["batch", str(register), *arguments]) == 0
    thread.join()
    assert killed.is_set()
    assert capsys.readouterr().out.splitlines()[1] == "  documents           120"
    do(register, tmp_path / "whole", "csv", part_size=8)
    assert contents(out) == contents(tmp_path / "whole")


def test_no_scheduler(register: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eucouncil_parse.runs.cluster._TO_CONNECT", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense://"):
        assert main(["batch", str(register), "--out", str(tmp_path / "out"), "--dask", address]) == 1
        assert f"no Dask scheduler answers at {address}: " in capsys.readouterr().err
    clients = [found for found in gc.get_objects() if type(found) is distributed.Client]
    assert all(client.status == "closed" for client in clients)  # or the collector closes it, on whatever thread


def test_no_worker(register: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eucouncil_parse.runs.cluster._TO_GET_A_WORKER", 1)
    with distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None) as cluster:
        arguments = ["--out", str(tmp_path / "out"), "--dask", cluster.scheduler_address]
        assert main(["batch", str(register), *arguments]) == 1
    assert "the workers of the cluster cannot do this" in capsys.readouterr().err


def test_a_worker_of_another_version(
    cluster: Any, register: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eucouncil_parse.runs.cluster.version", lambda _: "9.9.9")
    arguments = ["--out", str(tmp_path / "out"), "--dask", cluster.scheduler_address]
    assert main(["batch", str(register), *arguments]) == 1
    assert "and this is 9.9.9" in capsys.readouterr().err
