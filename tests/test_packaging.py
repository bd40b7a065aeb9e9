"""What users install: the built distributions work by themselves, far from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, folder: Path) -> str:
    """Run a command that knows nothing of the checkout; gives what it prints, fails with what it complains of."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def distributions(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, root, folder=folder)
    return folder


@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"])
def test_an_installed_distribution_parses_the_seed(
    distributions: Path, seed: Path, tmp_path: Path, pattern: str
) -> None:
    (distribution,) = distributions.glob(pattern)
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    run(environment / _SCRIPTS / "python", "-m", "pip", "install", "-q", distribution, folder=tmp_path)
    document = json.loads(
        run(environment / _SCRIPTS / "eucouncil-parse", "parse", "--format", "json", seed, folder=tmp_path)
    )
    assert document["header"]["number"]["text"] == "13321/15"
    assert len(document["items"]) == 8


def test_the_wheel_holds_grammars_words_schema_and_types(distributions: Path, root: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    grammars = {f"eucouncil_parse/grammars/{path.name}" for path in (root / "grammars").glob("*.lark")}
    package = root / "src" / "eucouncil_parse"
    words = {
        f"eucouncil_parse/{path.relative_to(package).as_posix()}" for path in (package / "vocabulary").rglob("*.json")
    }
    assert grammars
    assert words
    assert names >= grammars | words | {"eucouncil_parse/schema/document.schema.json", "eucouncil_parse/py.typed"}
    assert not [name for name in names if not name.startswith(("eucouncil_parse/", "eucouncil_parse-"))]
