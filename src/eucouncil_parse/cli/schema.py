"""``eucouncil-parse schema``: the JSON Schema of what the format ``json`` prints."""

from __future__ import annotations

import argparse
import json

from eucouncil_parse.cli.files import OK
from eucouncil_parse.export.schema import json_schema

__all__ = ["configure"]


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command: there are none."""
    command.set_defaults(run=_run)


def _run(_given: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), indent=2), flush=True)
    return OK
