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
    (found,) = [line for line in lines if line.startswith(_SETS_UP) and f" && .venv/bin/{program}" in line]
    return found


def test_example(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    failed, attempted = failures_of_python(root / "README.md")
    assert attempted >= 3
    assert failed == 0


def test_command_for_the_seed_names_it(root: Path, seed: Path) -> None:
    assert command(root, "eucouncil-parse").endswith(f" parse {seed.relative_to(root).as_posix()}")


def test_ci_runs_both_commands(root: Path) -> None:
    script = root / ".ci" / "run"
    if not script.exists():
        pytest.skip("source distributions hold no .ci/")
    text = script.read_text(encoding="utf-8")
    readme = (root / "README.md").read_text(encoding="utf-8")
    run: dict[str, str] = dict(re.findall(r"^(\w+)=\$\(readme '([^']+)'\)$", text, re.MULTILINE))
    assert len(run) == 2
    for name, pattern in run.items():
        program = pattern.split()[0].rstrip("$")
        lines = re.findall(f"^python3 -m venv .* && .venv/bin/{pattern}.*$", readme, re.MULTILINE)
        assert lines == [command(root, program)]
        assert f'\neval "${name}"\n' in text
