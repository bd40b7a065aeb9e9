"""``eucouncil-parse batch``: tables of a folder, the same whoever makes them and however often they are stopped."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from eucouncil_parse import Document, MissingExtra, from_dict, parse, parse_file, rows
from eucouncil_parse.cli import main
from eucouncil_parse.cli.progress import Lines
from eucouncil_parse.export.rows import ROW_KINDS
from eucouncil_parse.runs.finding import Folders
from eucouncil_parse.runs.formats import FORMATS
from eucouncil_parse.runs.options import FORMAT_NAMES
from eucouncil_parse.runs.run import Request, opened
from eucouncil_parse.runs.tables import TABLES, columns_of
from register import KILLER, audit_hook, contents, do, document_text, parts_done, write_register

Capture = pytest.CaptureFixture[str]
DOCUMENTS = 20
RECIPE = "1. Mix flour and milk.\n2. Fry in butter.\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A folder of documents, one file that is none, and a damaged PDF."""
    folder = tmp_path / "register"
    write_register(folder, DOCUMENTS, in_a_folder=7)
    (folder / "recipe.txt").write_text(RECIPE, encoding="utf-8")
    (folder / "0001" / "damaged.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    return folder


def expected_rows(register: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table, from the files one by one."""
    found: list[dict[str, Any]] = []
    for path in sorted(register.rglob("0*.txt")):
        name = path.relative_to(register).as_posix()
        found += [{"file": name, **row} for row in rows(parse_file(path), table)]  # type: ignore[call-overload]
    return found


ERRORS = [
    {
        "file": "0001/damaged.pdf",
        "error": "UnreadableFile",
        "code": "unreadable-file",
        "message": "the PDF is damaged",
    },
    {
        "file": "recipe.txt",
        "error": "NotACouncilDocument",
        "code": "not-a-council-document",
        "message": "no sign of a Council document: masthead, document number, place and date, routing",
    },
]
NAMES = ["documents", "items", "decisions", "votes", "interventions", "references", "statements", "errors"]


# -- what is written --


def test_jsonl(register: Path, tmp_path: Path) -> None:
    do(register, tmp_path / "out", "jsonl", part_size=6)
    assert sorted(contents(tmp_path / "out")) == ["documents.jsonl", "errors.jsonl", "files.jsonl", "manifest.json"]
    lines = [json.loads(line) for line in (tmp_path / "out" / "documents.jsonl").read_text("utf-8").splitlines()]
    assert [line["file"] for line in lines] == [f"{n // 7:04}/{n:06}.txt" for n in range(DOCUMENTS)]
    for line in lines:
        assert from_dict(line) == parse_file(register / line["file"])
    errors = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text("utf-8").splitlines()]
    assert errors == ERRORS


def test_csv(register: Path, tmp_path: Path) -> None:
    do(register, tmp_path / "out", "csv", part_size=6)
    assert sorted(contents(tmp_path / "out")) == sorted(
        [*[f"{name}.csv" for name in NAMES], "files.jsonl", "manifest.json"]
    )
    for table in ROW_KINDS:
        text = (tmp_path / "out" / f"{table}.csv").read_bytes().decode()
        found = list(csv.DictReader(io.StringIO(text, newline="")))
        assert text.splitlines()[0].split(",") == list(columns_of(table))
        assert found == [
            {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in row.items()}
            for row in expected_rows(register, table)
        ]
    text = (tmp_path / "out" / "errors.csv").read_bytes().decode()
    assert list(csv.DictReader(io.StringIO(text, newline=""))) == ERRORS


def test_parquet(register: Path, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    do(register, tmp_path / "out", "parquet", part_size=6)
    types = {str: pyarrow.string(), int: pyarrow.int64(), bool: pyarrow.bool_()}
    for table in TABLES:
        found = parquet.read_table(tmp_path / "out" / table)
        assert dict(zip(found.schema.names, found.schema.types, strict=True)) == {
            name: types[kind] for name, kind in columns_of(table).items()
        }
        assert found.to_pylist() == (ERRORS if table == "errors" else expected_rows(register, table))
    assert sorted(path.name for path in (tmp_path / "out" / "items").iterdir()) == [
        f"part-0000{number}.parquet" for number in range(4)
    ]
    # No document has a statement: there is a table all the same, in one file.
    assert [path.name for path in (tmp_path / "out" / "statements").iterdir()] == ["part-00000.parquet"]


def test_a_table_is_read_by_pandas_polars_and_duckdb(register: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pandas, polars, duckdb = map(pytest.importorskip, ("pandas", "polars", "duckdb"))
    do(register, tmp_path / "out", "parquet", part_size=6)
    for table in TABLES:
        folder = tmp_path / "out" / table
        expected = ERRORS if table == "errors" else expected_rows(register, table)
        assert pandas.read_parquet(folder).to_dict("records") == expected
        assert polars.read_parquet(folder).to_dicts() == expected
        relation = duckdb.sql(f"select * from '{folder}/*.parquet'")
        assert [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()] == expected


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_one_and_two_workers_write_the_same_bytes(register: Path, tmp_path: Path, form: str, capsys: Capture) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    for workers in ("1", "2"):
        arguments = ["batch", str(register), "--out", str(tmp_path / workers), "--format", form, "--part-size", "9"]
        assert main([*arguments, "--workers", workers]) == 0
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    do(register, tmp_path / "threads", form, part_size=9)
    assert contents(tmp_path / "1") == contents(tmp_path / "threads")
    assert capsys.readouterr().out.splitlines()[:4] == [
        "files                  22",
        "  documents            20",
        "  refused               1  no documents of the Council",
        "  errors                1  unreadable-file 1",
    ]


def test_a_lone_surrogate_is_written_as_an_escape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "a.txt").write_text(document_text(0).replace("(0)", "(QQ)"), encoding="utf-8")

    def with_surrogates(path: str, **_: object) -> Document:
        return parse(Path(path).read_text(encoding="utf-8").replace("QQ", "\ud83d"))

    monkeypatch.setattr("eucouncil_parse.batch.parse_file", with_surrogates)
    do(tmp_path / "register", tmp_path / "csv", "csv")
    assert "(\\ud83d)" in (tmp_path / "csv" / "items.csv").read_text("utf-8")
    do(tmp_path / "register", tmp_path / "jsonl", "jsonl")
    line = json.loads((tmp_path / "jsonl" / "documents.jsonl").read_text("utf-8"))
    assert line["items"][0]["title"].endswith("(\ud83d)")
    parquet = pytest.importorskip("pyarrow.parquet")
    do(tmp_path / "register", tmp_path / "parquet", "parquet")
    assert parquet.read_table(tmp_path / "parquet" / "items")["title"][0].as_py().endswith("(\\ud83d)")


def test_reading_options_are_passed_on(register: Path, tmp_path: Path, capsys: Capture) -> None:
    arguments = ["batch", str(register), "--out", str(tmp_path / "out"), "--format", "jsonl", "--workers", "1"]
    assert main([*arguments, "--layers", "none", "--profile", "coreper", "--language", "en", "--source", "layout"]) == 0
    lines = (tmp_path / "out" / "documents.jsonl").read_text("utf-8").splitlines()
    options: dict[str, Any] = {"layers": [], "profile": "coreper", "language": "en", "source": "layout"}
    for line in map(json.loads, lines):
        assert from_dict(line) == parse_file(register / line["file"], **options)
        assert not any(item["votes"] for item in line["items"])


def test_the_command_names_every_format() -> None:
    assert tuple(FORMATS) == FORMAT_NAMES


# -- which files --


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among the files of Windows")
def test_files_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    for name in ("b.txt", "a/Z.TXT", "a/b.pdf", "a-b.md", ".hidden.txt", ".git/c.txt", "a/d.csv", "out/e.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    (folder / "link.txt").symlink_to(folder / "b.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "dead.txt").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe.txt")
    told: list[str] = []
    found = Folders.of([folder]).files((".txt", ".pdf"), folder / "out", lambda name, _: told.append(name))
    assert found == ["a/Z.TXT", "a/b.pdf", "b.txt", "link.txt"]
    assert told == []
    assert Folders.of([folder]).path_of("a/Z.TXT") == folder / "a" / "Z.TXT"


def test_several_folders_lead_the_names_of_their_files(tmp_path: Path, capsys: Capture) -> None:
    write_register(tmp_path / "one" / "2025", 2)
    write_register(tmp_path / "two" / "2026", 1)
    folders = [str(tmp_path / "two" / "2026"), str(tmp_path / "one" / "2025")]
    assert main(["batch", *folders, "--out", str(tmp_path / "out"), "--workers", "1"]) == 0
    found = csv.DictReader(io.StringIO((tmp_path / "out" / "documents.csv").read_text("utf-8")))
    assert [row["file"] for row in found] == ["2025/0000/000000.txt", "2025/0000/000001.txt", "2026/0000/000000.txt"]


@pytest.mark.parametrize("second", ["one/a", "two/a"])
def test_folders_that_cannot_be_told_apart(tmp_path: Path, second: str, capsys: Capture) -> None:
    for name in ("one/a/b", "two/a"):
        (tmp_path / name).mkdir(parents=True)
    folders = [str(tmp_path / "one" / "a" / ("b" if second == "one/a" else "")), str(tmp_path / second)]
    assert main(["batch", *folders, "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert ("one is within the other" if second == "one/a" else "two folders are named 'a'") in told
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux alone")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    folder = tmp_path / "register"
    folder.mkdir()
    path = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    path.write_text(document_text(0), encoding="utf-8")
    for form in ("csv", "jsonl"):
        do(folder, tmp_path / form, form)
        do(folder, tmp_path / form, form)
    assert (tmp_path / "csv" / "documents.csv").read_text("utf-8").splitlines()[1].startswith("caf\\udce9.txt,ST-1000")
    assert json.loads((tmp_path / "jsonl" / "documents.jsonl").read_text("utf-8"))["file"] == "caf\\udce9.txt"


def test_other_suffixes(register: Path, tmp_path: Path, capsys: Capture) -> None:
    (register / "more.TEXT").write_text(document_text(5), encoding="utf-8")
    arguments = ["batch", str(register), "--out", str(tmp_path / "out"), "--suffixes", "text, .pdf", "--workers", "1"]
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["files                   2", "  documents             1"]


# -- what stops a run before it begins --


def test_a_folder_without_files(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["batch", str(tmp_path / "empty"), "--out", str(tmp_path / "out")]) == 1
    assert "no files to read: none ends in .txt, .md, .pdf, .docx, .html" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_none(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for name in ("missing", "file"):
        assert main(["batch", str(tmp_path / name), "--out", str(tmp_path / "out")]) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"eucouncil-parse: {tmp_path / name}: ")
        assert told.count("\n") == 1


def test_out_that_cannot_be_written(register: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        assert main(["batch", str(register), "--out", str(out)]) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"eucouncil-parse: {out}: ")
        assert told.count("\n") == 1


def test_out_that_can_no_longer_be_written(register: Path, tmp_path: Path, capsys: Capture) -> None:
    arguments = ["batch", str(register), "--out", str(tmp_path / "out"), "--workers", "1", "--part-size", "9"]
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "files.jsonl").mkdir()  # something is in the way
    assert main(arguments) == 1
    assert "files.jsonl" in capsys.readouterr().err


def test_out_that_holds_something_else(register: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["batch", str(register), "--out", str(register)]) == 1
    assert "this folder holds other things than a run: name a new folder" in capsys.readouterr().err
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_text('{"name": "of a web page"}', encoding="utf-8")
    assert main(["batch", str(register), "--out", str(tmp_path / "out")]) == 1
    assert "manifest.json is none of a run, or damaged" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["batch"],
        ["batch", "folder"],
        ["batch", "folder", "--out", "out", "--format", "xml"],
        ["batch", "folder", "--out", "out", "--workers", "0"],
        ["batch", "folder", "--out", "out", "--workers", "2", "--dask", "tcp://127.0.0.1:8786"],
        ["batch", "folder", "--out", "out", "--suffixes", ","],
        ["batch", "folder", "--out", "out", "--layers", "bees"],
    ],
)
def test_wrong_use(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: eucouncil-parse batch")


def test_an_unknown_profile(register: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["batch", str(register), "--out", str(tmp_path / "out"), "--profile", "bees"]) == 1
    assert "unknown profile 'bees'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_missing_extra(register: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eucouncil_parse.export.parquet.find_spec", lambda _: None)
    assert main(["batch", str(register), "--out", str(tmp_path / "out"), "--format", "parquet"]) == 1
    assert 'pip install "eucouncil-parse[parquet]"' in capsys.readouterr().err
    monkeypatch.setattr("eucouncil_parse.runs.cluster.find_spec", lambda _: None)
    assert main(["batch", str(register), "--out", str(tmp_path / "out"), "--dask", "tcp://127.0.0.1:1"]) == 1
    assert 'pip install "eucouncil-parse[dask]"' in capsys.readouterr().err


# -- going on --


def command(register: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "eucouncil_parse", "batch", str(register), "--out", str(out), *options]


def stop_in_the_middle(arguments: list[str], out: Path, how: signal.Signals) -> tuple[int, str]:
    """Begin a command, send it a signal when two parts are done; its exit status, and what it says."""
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    while process.poll() is None and parts_done(out) < 2:
        time.sleep(0.01)
    process.send_signal(how)
    _, told = process.communicate(timeout=60)
    return process.returncode, told


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A register that takes some seconds."""
    folder = tmp_path / "large"
    write_register(folder, 180, items=8)
    return folder


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_killed_run_is_gone_on_with(large: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / "out"
    arguments = command(large, out, "--workers", "2", "--part-size", "10", "--format", form)
    status, _ = stop_in_the_middle(arguments, out, signal.SIGKILL)
    assert status == -signal.SIGKILL
    done = parts_done(out)
    assert 2 <= done < 18
    arguments[arguments.index("--workers") + 1] = "1"  # whoever goes on
    again = subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert again.returncode == 0, again.stderr
    assert f"going on: {10 * done} of 180 files were done before" in again.stderr
    assert f"{180 - 10 * done} files in " in again.stderr
    assert again.stdout.splitlines()[1] == "  documents           180"
    do(large, tmp_path / "whole", form, part_size=10)
    assert contents(out) == contents(tmp_path / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise on Windows")
def test_an_interrupted_run_is_gone_on_with(large: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = command(large, out, "--workers", "2", "--part-size", "10")
    status, told = stop_in_the_middle(arguments, out, signal.SIGINT)
    assert status == 130
    assert re.search(r"interrupted: \d+ of 180 files are safe; the same command goes on from there\n$", told)
    assert "Traceback" not in told
    assert not list(out.rglob("*.tmp"))
    again = subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert again.returncode == 0, again.stderr
    do(large, tmp_path / "whole", "csv", part_size=10)
    assert contents(out) == contents(tmp_path / "whole")


def test_what_a_kill_leaves_behind_is_removed(register: Path, tmp_path: Path) -> None:
    do(register, tmp_path / "whole", "csv", part_size=6)
    out = tmp_path / "out"
    do(register, out, "csv", part_size=6)
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    parts = out / "parts" / "votes"
    parts.mkdir(parents=True)
    (parts / "part-00000.csv").write_bytes(b"stale")  # of a part that is not in the manifest
    (parts / ".part-00001.csv.tmp").write_bytes(b"half")
    (out / ".items.csv.tmp").write_bytes(b"half")
    (out / "manifest.json").write_text(json.dumps({**manifest, "parts": [], "complete": False}), encoding="utf-8")
    do(register, out, "csv", part_size=6)
    assert contents(out) == contents(tmp_path / "whole")


def test_a_kill_before_the_manifest(register: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "files.jsonl").write_text('"a.txt"\n', encoding="utf-8")
    do(register, tmp_path / "out", "csv")
    do(register, tmp_path / "whole", "csv")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_kill_while_tables_are_joined(register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    do(register, tmp_path / "whole", "csv", part_size=6)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("eucouncil_parse.runs.output.shutil.copyfileobj", killed)
        with pytest.raises(KeyboardInterrupt):
            do(register, tmp_path / "out", "csv", part_size=6)
    assert not (tmp_path / "out" / "documents.csv").exists()
    do(register, tmp_path / "out", "csv", part_size=6)
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_kill_before_parts_are_removed(register: Path, tmp_path: Path) -> None:
    do(register, tmp_path / "whole", "csv")
    do(register, tmp_path / "out", "csv")
    (tmp_path / "out" / "parts" / "items").mkdir(parents=True)
    (tmp_path / "out" / "parts" / "items" / "part-00000.csv").write_bytes(b"joined")
    do(register, tmp_path / "out", "csv")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_the_order_of_options_says_nothing(register: Path, tmp_path: Path, capsys: Capture) -> None:
    arguments = ["batch", str(register), "--out", str(tmp_path / "out"), "--workers", "1"]
    assert main([*arguments, "--suffixes", ".txt,.pdf", "--layers", "votes,speakers"]) == 0
    assert main([*arguments, "--suffixes", "pdf,txt,pdf", "--layers", "speakers,votes"]) == 0
    assert "this run is complete" in capsys.readouterr().err


def test_a_complete_run_is_not_done_again(register: Path, tmp_path: Path, capsys: Capture) -> None:
    arguments = ["batch", str(register), "--out", str(tmp_path / "out"), "--workers", "1"]
    assert main(arguments) == 0
    before, first = contents(tmp_path / "out"), capsys.readouterr().out
    assert main(arguments) == 0
    told = capsys.readouterr()
    assert told.err == f"eucouncil-parse: {tmp_path / 'out'}: this run is complete\n"
    assert (told.out, contents(tmp_path / "out")) == (first, before)


def test_other_options_are_refused(register: Path, tmp_path: Path, capsys: Capture) -> None:
    arguments = ["batch", str(register), "--out", str(tmp_path / "out"), "--workers", "1"]
    assert main([*arguments, "--layers", "votes"]) == 0
    before = contents(tmp_path / "out")
    capsys.readouterr()
    assert main([*arguments, "--strict", "--format", "jsonl"]) == 1
    assert capsys.readouterr().err == (
        f"eucouncil-parse: {tmp_path / 'out'}: this folder holds a run with other options: "
        'format was "csv", and is "jsonl" now; layers was ["votes"], and is not given now; '
        "strict was false, and is true now. "
        "Give the options that it was begun with, or name another folder with --out\n"
    )
    assert contents(tmp_path / "out") == before


def test_another_version_is_refused(
    register: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(register, tmp_path / "out", "csv")
    monkeypatch.setattr("eucouncil_parse.runs.manifest.version", lambda _: "9.9.9")
    assert main(["batch", str(register), "--out", str(tmp_path / "out")]) == 1
    assert re.search(r'version was "[\d.]+", and is "9.9.9" now', capsys.readouterr().err)


def test_another_grammar_of_the_same_name_is_refused(register: Path, tmp_path: Path, capsys: Capture) -> None:
    grammar = tmp_path / "bees.lark"
    grammar.write_text("// nothing yet\n", encoding="utf-8")
    arguments = ["batch", str(register), "--out", str(tmp_path / "out"), "--profile", str(grammar), "--workers", "1"]
    assert main(arguments) == 0
    grammar.write_text("// nothing more\n", encoding="utf-8")
    assert main(arguments) == 1
    assert 'profile was "bees.lark (SHA-256 ' in capsys.readouterr().err


def test_files_that_come_and_go(register: Path, tmp_path: Path, capsys: Capture) -> None:
    do(register, tmp_path / "out", "csv", part_size=6)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    halved = {**manifest, "parts": [], "complete": False}
    (tmp_path / "out" / "manifest.json").write_text(json.dumps(halved), encoding="utf-8")
    (register / "new.txt").write_text(document_text(1), encoding="utf-8")
    (register / "0000" / "000000.txt").unlink()
    assert main(["batch", str(register), "--out", str(tmp_path / "out"), "--part-size", "6", "--workers", "1"]) == 0
    told = capsys.readouterr()
    assert "the folders have changed since the run began; new files, not in it: 1; gone: 1" in told.err
    assert "  errors                2  unreadable-file 2" in told.out.splitlines()
    errors = (tmp_path / "out" / "errors.csv").read_text("utf-8").splitlines()
    assert errors[1] == "0000/000000.txt,UnreadableFile,unreadable-file,No such file or directory"


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks on Windows")
def test_two_runs_at_once_are_refused(register: Path, tmp_path: Path, capsys: Capture) -> None:
    request = Request(folders=Folders.of([register]), out=tmp_path / "out", format="csv")
    with opened(request, lambda *_: None):
        assert main(["batch", str(register), "--out", str(tmp_path / "out")]) == 1
    assert "another run is writing to this folder" in capsys.readouterr().err


def test_a_package_that_is_missing_for_some_files_stops_the_run(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def lacking(path: str, **options: Any) -> Document:
        if path.endswith(".pdf"):
            raise MissingExtra("a PDF needs pypdfium2: pip install …")
        return parse_file(path, **options)

    with monkeypatch.context() as patch:
        patch.setattr("eucouncil_parse.batch.parse_file", lacking)
        with pytest.raises(MissingExtra, match="pypdfium2"):
            do(register, tmp_path / "out", "csv", part_size=4)
    assert parts_done(tmp_path / "out") == 3  # the PDF is in the fourth
    do(register, tmp_path / "out", "csv", part_size=4)
    do(register, tmp_path / "whole", "csv", part_size=4)
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


# -- workers that are lost --


def test_a_file_that_kills_its_worker_is_a_row(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    do(register, tmp_path / "without", "csv")
    (register / "0001" / KILLER).write_text(document_text(1), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", audit_hook(tmp_path), prepend=os.pathsep)
    assert main(["batch", str(register), "--out", str(tmp_path / "out"), "--workers", "2"]) == 0
    assert "  errors                2  unreadable-file 1, worker-lost 1" in capsys.readouterr().out.splitlines()
    for table in ROW_KINDS:
        name = f"{table}.csv"
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "without" / name).read_bytes()
    errors = (tmp_path / "out" / "errors.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[:3] for line in errors[1:]] == [
        ["0001/damaged.pdf", "UnreadableFile", "unreadable-file"],
        ["0001/killer.txt", "WorkerLost", "worker-lost"],
        ["recipe.txt", "NotACouncilDocument", "not-a-council-document"],
    ]


# -- progress --


def test_progress_as_lines() -> None:
    times = iter([0.0, 4.0, 10.0, 11.0, 400.0])
    file = io.StringIO()
    lines = Lines(file, total=2000, done=1000, clock=lambda: next(times))
    for _ in range(4):
        lines.advance(8)
    assert file.getvalue().splitlines() == [
        "1,016 of 2,000 files (50 %), 1.6 a second, 10 min 15 s left",
        "1,032 of 2,000 files (51 %), 0.1 a second, 3 h 21 min left",
    ]


def shown_in_a_terminal(arguments: list[str]) -> tuple[int, str]:
    """The exit status of a command whose standard error is a terminal, and what is shown there."""
    controller, terminal = pytest.importorskip("pty").openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=terminal, env=environment) as process:
        os.close(terminal)
        shown = b""
        while True:
            try:
                some = os.read(controller, 4096)
            except OSError:  # on Linux the end of a terminal is an error
                break
            if not some:
                break
            shown += some
    os.close(controller)
    return process.returncode, shown.decode()


def test_a_bar_in_a_terminal(register: Path, tmp_path: Path) -> None:
    pytest.importorskip("rich")
    status, shown = shown_in_a_terminal(command(register, tmp_path / "out", "--workers", "1"))
    assert status == 0
    assert "22 of 22 files" in shown
    assert re.search(r"[1-9][\d.]* a second", shown)
