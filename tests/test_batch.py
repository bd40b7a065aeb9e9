"""``parse_many``: one result for each file, in order, whatever happens to a file or to a worker."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from eucouncil_parse import (
    CouncilParseError,
    FileError,
    NotACouncilDocument,
    ParsedFile,
    ParseError,
    Profile,
    UnreadableFile,
    WorkerLost,
    parse_file,
    parse_many,
)
from register import KILLER, audit_hook, document_text, write_register


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Documents, one file that is none, and one that is missing."""
    paths = [tmp_path / name for name in write_register(tmp_path, 6)]
    recipe = tmp_path / "recipe.txt"
    recipe.write_text("1. Mix flour and milk.\n2. Fry in butter.\n", encoding="utf-8")
    return [*paths[:3], recipe, tmp_path / "missing.txt", *paths[3:]]


def check(found: list[ParsedFile], files: list[Path]) -> None:
    """Whether a file each has its own document or error."""
    assert [file.path for file in found] == files
    for file in found:
        if file.path.name == "recipe.txt":
            assert (file.document, file.error and file.error.kind) == (None, "NotACouncilDocument")
        elif file.path.name == "missing.txt":
            assert file.error == FileError("UnreadableFile", "unreadable-file", "No such file or directory")
        else:
            assert (file.document, file.error) == (parse_file(file.path), None)


@pytest.mark.parametrize("workers", [1, 2])
def test_processes(files: list[Path], workers: int) -> None:
    check(list(parse_many(files, workers=workers)), files)


def test_threads(files: list[Path]) -> None:
    with ThreadPoolExecutor(2) as executor:
        check(list(parse_many(map(str, files), executor=executor)), files)


def test_paths_without_an_end(files: list[Path]) -> None:
    with ThreadPoolExecutor(2) as executor:
        found = parse_many(cycle(files), executor=executor, window=3)
        check(list(islice(found, 16)), files * 2)


def test_results_come_before_all_paths_are_known(files: list[Path]) -> None:
    seen: list[Path] = []

    def watched() -> Iterator[Path]:
        for path in files:
            seen.append(path)
            yield path

    with ThreadPoolExecutor(1) as executor:
        next(iter(parse_many(watched(), executor=executor, window=2)))
    assert len(seen) == 2


def test_a_path_may_come_twice(files: list[Path]) -> None:
    with ThreadPoolExecutor(1) as executor:
        assert [file.path for file in parse_many([files[0]] * 3, executor=executor)] == [files[0]] * 3


def test_options_are_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(document_text(1), encoding="utf-8")
    with ThreadPoolExecutor(1) as executor:
        options: dict[str, Any] = {"source": "layout", "profile": "coreper", "language": "en", "layers": ["speakers"]}
        (found,) = parse_many([path], executor=executor, **options)
    assert found.document is not None
    assert found.document == parse_file(path, **options)
    assert found.document.profile == "coreper"
    assert not any(item.votes for item in found.document.items)


NUMBERLESS = "Council of the European Union\nBrussels, 12 May 2021\n(OR. en)\n\nNOTE\n\nText.\n"


def test_strict_says_which_diagnostic(tmp_path: Path) -> None:
    path = tmp_path / "numberless.txt"
    path.write_text(NUMBERLESS, encoding="utf-8")
    with ThreadPoolExecutor(1) as executor:
        (found,) = parse_many([path], executor=executor, strict=True)
    assert found.error is not None
    assert (found.error.kind, found.error.code) == ("ParseError", "number-missing")


# -- errors that are raised --


def test_the_first_error_is_raised(files: list[Path]) -> None:
    found = parse_many(files, on_error="raise", workers=1)
    assert [next(found).path for _ in range(3)] == files[:3]
    with pytest.raises(NotACouncilDocument) as caught:
        next(found)
    assert caught.value.__notes__ == [f"in {files[3]}"]
    assert next(found, None) is None


def test_an_error_with_its_place_travels(tmp_path: Path) -> None:
    path = tmp_path / "numberless.txt"
    path.write_text(NUMBERLESS, encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        list(parse_many([path], on_error="raise", strict=True, workers=1))
    assert (caught.value.code, caught.value.line) == ("number-missing", 1)


def test_a_missing_file_is_raised(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as executor, pytest.raises(UnreadableFile, match="No such file"):
        list(parse_many([tmp_path / "no.txt"], executor=executor, on_error="raise"))


def test_an_error_of_something_else_is_one_of_this_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError("no more")

    monkeypatch.setattr("eucouncil_parse.batch.parse_file", fails)
    with ThreadPoolExecutor(1) as executor:
        (found,) = parse_many([tmp_path / "a.txt"], executor=executor)
        assert found.error == FileError("MemoryError", "unexpected-error", "no more")
        with pytest.raises(CouncilParseError, match="MemoryError: no more"):
            list(parse_many([tmp_path / "a.txt"], executor=executor, on_error="raise"))


# -- options that are wrong --


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"paths": "folder"}, "expected several paths, found one: 'folder'"),
        ({"on_error": "ignore"}, "unknown on_error 'ignore': expected collect or raise"),
        ({"window": 0}, "1 at the least"),
        ({"workers": 0}, "1 at the least"),
        ({"source": "word"}, "unknown source 'word'"),
        ({"profile": "bees"}, "unknown profile 'bees'"),
        ({"profile": "missing.lark"}, "missing.lark: no grammar can be read"),
        ({"language": "xx"}, "xx"),
        ({"layers": ["votes", "bees"]}, "unknown layer 'bees'"),
        ({"profile": Profile(name="bees")}, "cannot be sent to other processes"),
    ],
    ids=str,
)
def test_wrong_options_are_errors_of_the_call(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_many(**{"paths": [], **options})


def test_threads_take_a_profile_that_does_not_travel(files: list[Path]) -> None:
    with ThreadPoolExecutor(1) as executor:
        (found,) = parse_many(files[:1], executor=executor, profile=Profile(name="bees"))
    assert found.document is not None
    assert found.document.profile == "bees"


# -- workers that are lost --


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_kills_is_an_error_and_all_others_are_read(
    files: list[Path], workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", audit_hook(tmp_path), prepend=":")
    killer = tmp_path / KILLER
    killer.write_text(document_text(1), encoding="utf-8")
    found = list(parse_many([*files[:5], killer, *files[5:]], workers=workers))
    assert found.pop(5) == ParsedFile(
        killer,
        error=FileError(
            "WorkerLost", "worker-lost", "the process that read this file was ended, again when it read this file alone"
        ),
    )
    check(found, files)


def test_a_worker_that_is_killed_takes_no_file_with_it(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in write_register(tmp_path, 60)]
    found = []
    for file in parse_many(paths, workers=2, window=20):
        found.append(file)
        if len(found) in {10, 30}:
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    assert [file.path for file in found] == paths
    assert [file.document for file in found] == [parse_file(path) for path in paths]


def test_workers_end_with_an_iterator_that_is_left(files: list[Path]) -> None:
    found = parse_many(cycle(files), workers=2)
    next(found)
    assert multiprocessing.active_children()
    del found
    assert multiprocessing.active_children() == []


def test_workers_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    (name,) = write_register(tmp_path, 1)
    script = tmp_path / "script.py"
    script.write_text(
        "import itertools, multiprocessing, sys\n"
        "from eucouncil_parse import parse_many\n"
        "if __name__ == '__main__':\n"
        "    for file in parse_many(itertools.repeat(sys.argv[1]), workers=2):\n"
        "        print(*[child.pid for child in multiprocessing.active_children()], flush=True)\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, str(script), str(tmp_path / name)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        workers = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
    assert workers
    deadline = time.monotonic() + 30
    while any(is_running(pid) for pid in workers):
        assert time.monotonic() < deadline, "workers outlive their program"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, encoding="utf-8", check=False)
    return shown.stdout.strip() != "" and not shown.stdout.startswith("Z")


def test_a_file_that_kills_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", audit_hook(tmp_path), prepend=":")
    (tmp_path / KILLER).write_text("", encoding="utf-8")
    with pytest.raises(WorkerLost):
        list(parse_many([tmp_path / KILLER], workers=1, on_error="raise"))


def test_a_script_that_begins_its_work_when_it_is_imported_is_told(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from eucouncil_parse import parse_many\nprint(list(parse_many(['a.txt', 'b.txt'], workers=1)))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.stdout == ""
    assert 'must begin its work under `if __name__ == "__main__":`' in done.stderr.splitlines()[-1]
