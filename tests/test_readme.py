"""README.md keeps its word: commands that set everything up, and an example that runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from examples import failures_of_python, fences

_SETS_UP = "python3 -m venv .venv && .venv/bin/pip install -q "


def command(root: Path, program: str) -> str:
    """The line of README.md that sets up a virtual environment and runs ``program`` in it."""
    lines = [line for name, body in fences(root / "README.md") if name == "sh" for line in body.splitlines()]
    found = [line for line in lines if line.startswith(_SETS_UP) and f"&& .venv/bin/{program}" in line]
    assert len(found) == 1
    return found[0]


def test_example(root: Path) -> None:
    failed, attempted = failures_of_python(root / "README.md")
    assert attempted >= 3
    assert failed == 0


def test_command_for_the_seed_names_it(root: Path, seed: Path) -> None:
    line = command(root, "eucouncil-parse")
    assert line.endswith(f" parse {seed.relative_to(root).as_posix()}")


def test_ci_runs_the_command_for_the_tests(root: Path) -> None:
    script = root / ".ci" / "run"
    if not script.exists():
        pytest.skip("source distributions hold no .ci/")
    pattern = re.search(r"grep -m 1 '([^']+)' README\.md", script.read_text(encoding="utf-8"))
    assert pattern is not None
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert re.findall(pattern[1], readme, flags=re.MULTILINE) == [command(root, "pytest")]
    assert 'eval "$command"' in script.read_text(encoding="utf-8")
