"""What the tests share: the checkout, its seed, and a corpus if one is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine fails no test: examples have no deadline.
settings.register_profile("without deadline", deadline=None)
settings.load_profile("without deadline")

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "000_e8fc7d29765f6e86.txt"


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
