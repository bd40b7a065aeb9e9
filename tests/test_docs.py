"""The pages of docs/ keep their word: examples run, commands print what they show, tables are complete."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from eucouncil_parse import parse_file, to_dict
from eucouncil_parse.cli import main
from examples import commands, failures_of_python, fences

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
EXAMPLES = sorted((ROOT / "docs" / "examples" / "diagnostics").glob("*.txt"))
_CODE = re.compile(r'Diagnostic\(\s*"([a-z-]+)"')


NEEDS = {"batch": ("pyarrow", "pandas", "polars", "duckdb")}
"""Packages that the examples of a page show."""


@pytest.fixture(autouse=True)
def _terminal_beside_the_checkout(monkeypatch: pytest.MonkeyPatch, root: Path, tmp_path: Path) -> None:
    """A folder that shows the files of the checkout, and where examples may write."""
    for name in ("docs", "examples", "grammars", "seeds", "tests"):
        (tmp_path / name).symlink_to(root / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_python_examples(page: Path) -> None:
    """Python may read what the commands of its page have written."""
    for package in NEEDS.get(page.stem, ()):
        pytest.importorskip(package)
    for command in commands(page) if page.stem in NEEDS else ():
        main(command.arguments[1:])
    failed, _ = failures_of_python(page)
    assert failed == 0


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.stem)
def test_commands(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for package in NEEDS.get(page.stem, ()):
        pytest.importorskip(package)
    for command in commands(page):
        assert command.arguments[0] == "eucouncil-parse"
        main(command.arguments[1:])
        assert capsys.readouterr().out == command.output


def test_every_diagnostic_is_listed(root: Path) -> None:
    sources = (root / "src" / "eucouncil_parse").rglob("*.py")
    codes = {code for source in sources for code in _CODE.findall(source.read_text(encoding="utf-8"))}
    listed = set(
        re.findall(r"^\| `([a-z-]+)` \|", (root / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert codes
    assert listed == codes


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_diagnostic_has_its_example(example: Path) -> None:
    grammar = example.with_suffix(".lark")
    document = parse_file(example, profile=grammar if grammar.exists() else None)
    assert example.stem in {diagnostic.code for diagnostic in document.diagnostics}


def test_no_diagnostic_is_without_example(root: Path) -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", (root / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == [example.stem for example in EXAMPLES]


def holds(whole: Any, part: Any) -> bool:
    """Whether ``part`` is ``whole`` with keys of dictionaries and entries of lists left out."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(name in whole and holds(whole[name], part[name]) for name in part)
    if isinstance(part, list) and part:
        return isinstance(whole, list) and all(any(holds(entry, wanted) for entry in whole) for wanted in part)
    return bool(whole == part)


def test_json_example(root: Path) -> None:
    (example,) = [body for name, body in fences(root / "docs" / "json.md") if name == "json"]
    assert holds(to_dict(parse_file("docs/examples/agenda.txt")), json.loads(example))
