"""What the tests share: the checkout, its seed, and a corpus if one is given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "000_e8fc7d29765f6e86.txt"


# How many examples each law is tried on: HYPOTHESIS_PROFILE=deep pytest tests/test_laws.py
_EVERY_PROFILE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", _EVERY_PROFILE, max_examples=40)
settings.register_profile("ci", _EVERY_PROFILE, max_examples=300, derandomize=True)  # always the same
settings.register_profile("deep", _EVERY_PROFILE, max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--corpus",
        type=Path,
        default=None,
        metavar="DIR",
        help="measure the parser on a folder with documents/ and gold/, and the same below written/; needs the =",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: builds and installs packages; takes a minute and needs a package index")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seed() -> Path:
    """The document that the project started from."""
    return SEED


@pytest.fixture(scope="session")
def corpus(request: pytest.FixtureRequest) -> Path:
    """The folder that ``--corpus`` names; tests that need one are skipped without it."""
    folder: Path | None = request.config.getoption("--corpus")
    if folder is None:
        pytest.skip("no --corpus given")
    if not (folder / "documents").is_dir():
        pytest.fail(f"--corpus: no folder documents in {folder}")
    return folder
