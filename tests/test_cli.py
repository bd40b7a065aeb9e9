"""The command: what it prints, where, and how it ends."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from eucouncil_parse import from_json, parse_file
from eucouncil_parse.cli import main

DOCUMENTS = Path(__file__).parent / "cases" / "documents"
LAYOUT, RAW = str(DOCUMENTS / "outcome.layout.txt"), str(DOCUMENTS / "outcome.raw.txt")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def recipe(tmp_path: Path) -> str:
    path = tmp_path / "recipe.txt"
    path.write_text("1. Mix flour and milk.\n2. Fry in butter.\n", encoding="utf-8")
    return str(path)


def test_outline_is_the_default(capsys: Capture) -> None:
    assert main(["parse", LAYOUT]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0] == "9990/21 · OUTCOME OF PROCEEDINGS"
    assert "Brussels, 12 May 2021" in printed.out
    assert "1.  Adoption of the agenda" in printed.out
    assert printed.err == ""


def test_json(capsys: Capture) -> None:
    assert main(["parse", "--format", "json", LAYOUT]) == 0
    text = capsys.readouterr().out
    assert json.loads(text)["header"]["number"]["slug"] == "ST-9990-2021-INIT"
    assert from_json(text) == parse_file(LAYOUT)
    assert text.count("\n") > 10


def test_one_line_a_document(capsys: Capture) -> None:
    assert main(["parse", "--format", "jsonl", LAYOUT, RAW]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["header"]["number"]["text"] for line in lines] == ["9990/21", "9990/21"]


def test_a_blank_line_parts_outlines(capsys: Capture) -> None:
    assert main(["parse", LAYOUT, RAW]) == 0
    lines = capsys.readouterr().out.splitlines()
    second = lines.index("9990/21 · OUTCOME OF PROCEEDINGS", 1)
    assert lines[second - 1] == ""


def test_source_is_passed_on(capsys: Capture) -> None:
    assert main(["parse", "--format", "json", "--source", "raw", LAYOUT]) == 0
    assert from_json(capsys.readouterr().out) == parse_file(LAYOUT, source="raw")


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    standard_input(monkeypatch, Path(RAW).read_bytes())
    assert main(["parse", "--format", "json", "-"]) == 0
    assert from_json(capsys.readouterr().out) == parse_file(RAW)


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    standard_input(monkeypatch, b"")
    assert main(["parse", "-"]) == 2
    assert capsys.readouterr().err == "eucouncil-parse: -: the text is empty\n"


def test_no_document_of_the_council(recipe: str, capsys: Capture) -> None:
    assert main(["parse", recipe]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"eucouncil-parse: {recipe}: no sign of a Council document")


def test_missing_file(tmp_path: Path, capsys: Capture) -> None:
    path = str(tmp_path / "missing.txt")
    assert main(["parse", path]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"eucouncil-parse: {path}: ")
    assert printed.err.count("\n") == 1


def test_directory(tmp_path: Path, capsys: Capture) -> None:
    assert main(["parse", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_damaged_pdf(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing more")
    assert main(["parse", str(path)]) == 1
    assert str(path) in capsys.readouterr().err


def test_other_files_are_read_all_the_same(recipe: str, capsys: Capture) -> None:
    assert main(["parse", "--format", "jsonl", recipe, LAYOUT]) == 2
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert printed.err.count("eucouncil-parse: ") == 1


def test_strict(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "numberless.txt"
    path.write_text(
        "Council of the European Union\nBrussels, 12 May 2021\n(OR. en)\n\nNOTE\n\nText.\n", encoding="utf-8"
    )
    assert main(["parse", str(path)]) == 0
    assert "number-missing" in capsys.readouterr().out
    assert main(["parse", "--strict", str(path)]) == 1
    assert "no document number" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["parse"], ["read", LAYOUT], ["parse", "--format", "xml", LAYOUT], ["parse", "--source", "word", LAYOUT]],
)
def test_wrong_use(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: eucouncil-parse")


def test_version(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"eucouncil-parse {version('eucouncil-parse')}\n"


def run(*arguments: str, **options: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "eucouncil_parse", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=options or None)


def test_module() -> None:
    done = run("parse", "--format", "jsonl", RAW)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["header"]["number"]["text"] == "9990/21"


def test_module_exit_status(recipe: str) -> None:
    done = run("parse", recipe)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr


def test_terminal_that_cannot_print_every_character() -> None:
    done = run("parse", RAW, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
