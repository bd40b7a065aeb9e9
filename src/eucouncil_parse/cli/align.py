"""``eucouncil-parse align LEFT RIGHT``: two language versions of a document side by side."""

from __future__ import annotations

import argparse
import json
from typing import Any

from eucouncil_parse.alignment import Alignment, Node, align, same_structure
from eucouncil_parse.cli.files import ERROR, Files, add_reading, width
from eucouncil_parse.export.alignment_text import printed, to_columns

__all__ = ["configure"]


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument("--format", choices=("columns", "json"), default="columns", help="default: %(default)s")
    command.add_argument("left", metavar="LEFT", help="text, Markdown or PDF")
    command.add_argument("right", metavar="RIGHT", help="another language version of it")
    add_reading(command)
    command.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    files = Files(given, [given.left, given.right])
    documents = [*files]
    if len(documents) < 2:
        return files.status or ERROR
    left, right = documents
    found, alike = align(left, right), same_structure(left, right)
    if given.format == "json":
        print(json.dumps(_data(found, alike), ensure_ascii=False, indent=2), flush=True)
    else:
        print("\n".join(to_columns(left, right, found, alike, width())), flush=True)
    return files.status


def _data(found: Alignment, alike: bool) -> dict[str, Any]:
    pairs = [
        {"left": _side(pair.left, pair.left_path), "right": _side(pair.right, pair.right_path)} for pair in found.pairs
    ]
    return {"same_structure": alike, "pairs": pairs}


def _side(node: Node | None, path: str | None) -> dict[str, Any] | None:
    return None if node is None else {"path": path, "text": printed(node)}
