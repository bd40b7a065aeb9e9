"""What users install: the built distributions work by themselves, far from the checkout."""

from __future__ import annotations

import json
import os
import shutil
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


def test_the_wheel_holds_grammars_words_parsers_schema_and_types(distributions: Path, root: Path) -> None:
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
    assert any(name.startswith("eucouncil_parse/prepared/") for name in names)
    assert not [name for name in names if not name.startswith(("eucouncil_parse/", "eucouncil_parse-"))]


def test_the_example_works_with_the_wheel(distributions: Path, root: Path, tmp_path: Path) -> None:
    """An extension is a package: it is built, installed beside the wheel, and its own tests run."""
    (wheel,) = distributions.glob("*.whl")
    example = tmp_path / "example"
    shutil.copytree(root / "examples" / "eucouncil-parse-example", example)
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    run(environment / _SCRIPTS / "python", "-m", "pip", "install", "-q", wheel, f"{example}[test]", folder=tmp_path)
    assert "passed" in run(environment / _SCRIPTS / "python", "-m", "pytest", "-q", "tests", folder=example)
    listed = run(environment / _SCRIPTS / "eucouncil-parse", "grammar", "profiles", folder=tmp_path)
    assert "telecom" in listed


def test_the_example_is_short(root: Path) -> None:
    folder = root / "examples" / "eucouncil-parse-example" / "src" / "eucouncil_parse_example"
    assert len((folder / "telecom.lark").read_text(encoding="utf-8").splitlines()) <= 30
    code = (folder / "__init__.py").read_text(encoding="utf-8").splitlines()
    assert len([line for line in code if line.strip()]) <= 40
    assert not [line for line in code if "import" in line and ("._" in line or " _" in line)]
