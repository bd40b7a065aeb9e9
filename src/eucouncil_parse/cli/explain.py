"""``eucouncil-parse explain FILE…``: each line of a file, its kind, and the rule that took it."""

from __future__ import annotations

import argparse
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

from eucouncil_parse.cli.files import ERROR, NOT_A_DOCUMENT, OK, add_reading, say
from eucouncil_parse.diagnostics import CouncilParseError, NotACouncilDocument
from eucouncil_parse.explaining import Explanation, explain_file

__all__ = ["configure"]

_KINDS, _RULES = 26, 30
"""Widths of the columns."""


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument("files", nargs="+", metavar="FILE", help="text, Markdown or PDF")
    add_reading(command, strict=False)
    command.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    status = OK
    room = shutil.get_terminal_size((120, 24)).columns
    for place, name in enumerate(given.files):
        try:
            explanation = explain_file(Path(name), source=given.source, profile=given.profile)
        except (CouncilParseError, ValueError) as error:
            say(name, error)
            status = max(status, NOT_A_DOCUMENT if isinstance(error, NotACouncilDocument) else ERROR)
            continue
        print(("\n" if place else "") + "\n".join(_page(explanation, room)), flush=True)
    return status


def _page(explanation: Explanation, room: int) -> Iterator[str]:
    yield f"profile: {explanation.profile or 'none'}"
    yield f"{'line':>5}  {'kind':<{_KINDS}}  {'rule':<{_RULES}}  text".rstrip()
    page = 0
    for line in explanation.lines:
        if line.page != page:
            page = line.page
            if page > 1:
                yield f"-- page {page}"
        kinds = textwrap.shorten(" ".join(line.kinds), _KINDS, placeholder=" …")
        rules = textwrap.shorten(" ".join(line.rules) or "(nothing)", _RULES, placeholder=" …")
        text = textwrap.shorten(line.text, max(20, room - _KINDS - _RULES - 11), placeholder=" …")
        yield f"{line.line:>5}  {kinds:<{_KINDS}}  {rules:<{_RULES}}  {text}"
    for diagnostic in explanation.diagnostics:
        place = f"page {diagnostic.span.page}, line {diagnostic.span.line}: " if diagnostic.span else ""
        yield f"    ! {diagnostic.severity.value}: {place}{diagnostic.message} [{diagnostic.code}]"
