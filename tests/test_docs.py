"""The pages of docs/ keep their word: examples run, commands print what they show, tables are complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT
from examples import commands, failures_of_python

from eucouncil_parse.cli import main

PAGES = sorted((ROOT / "docs").glob("*.md"))
_CODE = re.compile(r'Diagnostic\(\s*"([a-z-]+)"')


@pytest.fixture(autouse=True)
def _terminal_in_the_checkout(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_python_examples(page: Path) -> None:
    failed, _ = failures_of_python(page)
    assert failed == 0


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.stem)
def test_commands(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in commands(page):
        assert command.arguments[0] == "eucouncil-parse"
        main(command.arguments[1:])
        assert capsys.readouterr().out == command.output


def test_every_diagnostic_is_listed(root: Path) -> None:
    sources = (root / "src" / "eucouncil_parse").rglob("*.py")
    codes = {code for source in sources for code in _CODE.findall(source.read_text(encoding="utf-8"))}
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", (root / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert codes
    assert listed == codes
