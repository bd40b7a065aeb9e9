"""The examples in the docstrings of the package say what happens."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import eucouncil_parse

MODULES = [
    "eucouncil_parse",
    *(found.name for found in pkgutil.walk_packages(eucouncil_parse.__path__, "eucouncil_parse.")),
]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    result = doctest.testmod(import_module(name), report=True)
    assert result.failed == 0, f"{result.failed} of {result.attempted} examples of {name} failed: see the output"


def test_examples_of_the_comparison_of_facts() -> None:
    result = doctest.testmod(import_module("facts"))
    assert result.attempted
    assert result.failed == 0
