"""The package itself: its public names, and what is imported with it."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

import eucouncil_parse

_NOT_NEEDED_TO_PARSE = (
    "cattrs",
    "csv",
    "importlib.metadata",
    "eucouncil_parse.boxes",
    "eucouncil_parse.codes",
    "eucouncil_parse.export",
    "eucouncil_parse.layers.votes",
    "eucouncil_parse.render.body",
    "eucouncil_parse.sources.html_lines",
)


def _in_new_process(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_every_public_name_is_there_and_no_module_hides_one() -> None:
    assert sorted(eucouncil_parse.__all__) == eucouncil_parse.__all__
    assert not any(isinstance(getattr(eucouncil_parse, name), ModuleType) for name in eucouncil_parse.__all__)
    assert set(eucouncil_parse.__all__) <= set(dir(eucouncil_parse))


def test_names_are_there_whatever_was_imported_before() -> None:
    code = """
        import eucouncil_parse.render.body, eucouncil_parse.export.rows, eucouncil_parse.profiles
        from eucouncil_parse import *
        print(*(type(each).__name__ for each in (render, rows, profiles, references, to_json, glossary)))
    """
    assert set(_in_new_process("\n".join(map(str.strip, code.splitlines()))).split()) == {"function"}


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'to_xml'"):
        eucouncil_parse.to_xml  # noqa: B018


@pytest.mark.parametrize("module", _NOT_NEEDED_TO_PARSE)
def test_what_no_parse_needs_is_not_imported(module: str) -> None:
    code = f"import sys; from eucouncil_parse import parse; print({module!r} in sys.modules)"
    assert _in_new_process(code).strip() == "False"


def test_the_package_alone_imports_nothing() -> None:
    code = "import sys, eucouncil_parse; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    assert {"lark", "attr", "attrs"}.isdisjoint(_in_new_process(code).split())
