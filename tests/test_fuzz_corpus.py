"""The seeds of the fuzzer, and what it found once, hold without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from eucouncil_parse.sources import SOURCES
from fuzz.target import check, input_of, source_of

SEEDS = sorted((Path(__file__).parent / "fuzz" / "corpus").iterdir())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_seed(seed: Path) -> None:
    check(seed.read_bytes())


def test_seeds_are_of_every_source() -> None:
    first = {source_of(seed.read_bytes()) for seed in SEEDS}
    assert first == set(range(len(SOURCES)))


@pytest.mark.parametrize("source", SOURCES)
def test_the_first_byte_selects_the_source(source: str) -> None:
    data = input_of("NOTE", source)
    assert SOURCES[source_of(data)] == source
    assert data[1:] == b"NOTE"
