"""Builds the parsers that the package holds (see eucouncil_parse/prepared.py), when a wheel is built."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SAMPLES = ("seeds/*.txt", "docs/examples/*.txt", "docs/examples/votes/*.txt", "tests/cases/references/*.txt")
"""Texts that ask for the parsers of every layer."""


class PreparedParsers(BuildHookInterface[Any]):
    """Puts the parsers into the package, and into ``build/prepared`` for a checkout that is installed as it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        folder = root / "build" / "prepared"
        shutil.rmtree(folder, ignore_errors=True)
        samples = sorted(path for pattern in SAMPLES for path in root.glob(pattern))
        sys.path.insert(0, str(root / "src"))
        try:
            from eucouncil_parse.preparing import prepare

            prepare(folder, samples)
        finally:
            sys.path.remove(str(root / "src"))
        if version != "editable":
            build_data["force_include"][str(folder)] = "eucouncil_parse/prepared"
