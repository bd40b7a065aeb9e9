"""The command: what it prints, where, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from eucouncil_parse import document_codes, from_json, parse_file, rows
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
    [
        [],
        ["parse"],
        ["read", LAYOUT],
        ["parse", "--format", "xml", LAYOUT],
        ["parse", "--source", "word", LAYOUT],
        ["parse", "--rows", "items", LAYOUT],
        ["parse", "--format", "csv", "--rows", "speeches", LAYOUT],
        ["codes"],
        ["codes", "--format", "csv", "CORDROGUE"],
    ],
)
def test_wrong_use(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: eucouncil-parse")


# -- tables --


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_holds_the_items_of_all_files(recipe: str, capsys: Capture) -> None:
    assert main(["parse", "--format", "csv", LAYOUT, recipe, RAW]) == 2
    printed = capsys.readouterr()
    found = csv_rows(printed.out)
    expected = [*rows(parse_file(LAYOUT)), *rows(parse_file(RAW))]
    assert found == [{name: str(value) for name, value in row.items()} for row in expected]
    assert found[0]["document"] == "ST-9990-2021-INIT"
    assert found[0]["title"] == "Adoption of the agenda"
    assert printed.err.startswith(f"eucouncil-parse: {recipe}: ")


def test_csv_of_another_table(capsys: Capture) -> None:
    assert main(["parse", "--format", "csv", "--rows", "documents", "--coverage", LAYOUT]) == 0
    printed = capsys.readouterr()
    (row,) = csv_rows(printed.out)
    assert (row["number"], row["date"]) == ("9990/21", "2021-05-12")
    assert " characters: " in printed.err


def test_csv_has_a_header_even_without_documents(recipe: str, capsys: Capture) -> None:
    assert main(["parse", "--format", "csv", "--rows", "statements", recipe]) == 2
    assert capsys.readouterr().out == "document,item,path,by,text\r\n"


def test_csv_is_utf_8_whatever_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "agenda.txt"
    path.write_text(
        "Council of the European Union\nBrussels, 12 May 2021\n(OR. en)\n9990/21\n\nPROVISIONAL AGENDA\n\n"
        "1. Adoption of the agenda\n\n2. Café in the Länder\n",
        encoding="utf-8",
    )
    done = run("parse", "--format", "csv", str(path), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    lines = done.stdout.decode("utf-8").split("\r\n")
    assert "Café in the Länder" in lines[2]
    assert (len(lines), lines[3]) == (4, "")


# -- codes --


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("narrow")
def test_codes(capsys: Capture) -> None:
    assert main(["codes", "CAB", "AG"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "CAB  subject code  (a code that exists; its meaning is not confirmed)",
        "     confidence    low",
        "     source        11336/11, 5847/06",
        "     unit          private office of the Secretary-General; also",
        "                   Counter-Terrorism Coordinator notes",
        "     confidence    medium",
        "     source        6785/16, 8338/1/15",
        "AG   subject code  general affairs (French affaires générales)",
        "     body          Working Party on General Affairs",
        "     domain        general affairs",
        "     kind          working party",
        "     confidence    high",
        "     source        CM 2346/1/26 REV 1, CM 2695/26",
    ]


def test_unknown_codes(capsys: Capture) -> None:
    assert main(["codes", "QWERTY 4", "LIMITE", "lost.txt"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("LIMITE  marking ")
    assert printed.err.splitlines() == [
        "eucouncil-parse: QWERTY 4: no such code is known",
        "eucouncil-parse: lost.txt: no such code is known, and no such file",
    ]


def test_nothing_is_printed_of_unknown_codes_alone(capsys: Capture) -> None:
    assert main(["codes", "QWERTY 4"]) == 1
    assert capsys.readouterr().out == ""


def test_codes_of_a_file(capsys: Capture) -> None:
    assert main(["codes", LAYOUT]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == LAYOUT
    assert [line.split("  ")[0] for line in lines[1:] if not line.startswith(" ")] == [
        "CORDROGUE 31",
        "JAI 512",
        "LIMITE",
        "JAI.1",
    ]


def test_codes_as_json(capsys: Capture) -> None:
    assert main(["codes", "--format", "json", "COHAFA 3", "QWERTY 4"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "text": "COHAFA 3",
            "file": None,
            "table": None,
            "entries": [
                {
                    "code": "COHAFA",
                    "table": "subject_code",
                    "meaning": None,
                    "body": None,
                    "domain": None,
                    "kind": None,
                    "period": None,
                    "confidence": "low",
                    "source": [],
                }
            ],
        },
        {"text": "QWERTY 4", "file": None, "table": None, "entries": []},
    ]


def test_codes_of_files_as_json(recipe: str, capsys: Capture) -> None:
    assert main(["codes", "--format", "json", recipe, LAYOUT]) == 2
    printed = capsys.readouterr()
    answers = json.loads(printed.out)
    assert {answer["file"] for answer in answers} == {LAYOUT}
    assert [answer["text"] for answer in answers] == [code.text for code in document_codes(parse_file(LAYOUT))]
    assert printed.err.startswith(f"eucouncil-parse: {recipe}: no sign of a Council document")


def test_a_file_that_is_named_as_a_code_is_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "ENV").write_bytes(Path(LAYOUT).read_bytes())
    monkeypatch.chdir(tmp_path)
    assert main(["codes", "ENV"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "ENV"


def test_codes_of_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    standard_input(monkeypatch, Path(LAYOUT).read_bytes())
    assert main(["codes", "-"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "-"


def test_version(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"eucouncil-parse {version('eucouncil-parse')}\n"


def run(*arguments: str, **options: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "eucouncil_parse", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **options})


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


def test_layers_are_chosen(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    (seed,) = (root / "seeds").glob("*.txt")
    for layers, cited, spoken in (("none", 0, 0), ("references", 1, 0), ("speakers,votes", 0, 2), (None, 1, 2)):
        options = [] if layers is None else ["--layers", layers]
        assert main(["parse", "--format", "json", *options, str(seed)]) == 0
        data = json.loads(capsys.readouterr().out)
        second = data["items"][1]["body"][1]["interventions"]
        assert (len(data["references"]), min(len(second), 2)) == (cited, spoken)


def test_an_unknown_layer(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["parse", "--layers", "gossip", "a.txt"])
    assert stop.value.code == 2
    assert "unknown layer 'gossip': expected votes, speakers, references, or none" in capsys.readouterr().err


def test_an_unknown_profile(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    (seed,) = (root / "seeds").glob("*.txt")
    assert main(["parse", "--profile", "ecofin", str(seed)]) == 1
    assert "unknown profile 'ecofin': expected one of council, " in capsys.readouterr().err
