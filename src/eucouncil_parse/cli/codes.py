"""``eucouncil-parse codes CODE|FILE…``: what codes mean, and what the codes of documents mean."""

from __future__ import annotations

import argparse
import json
import os

from attrs import asdict, frozen

from eucouncil_parse.cli.files import ERROR, Files, add_reading, say, width
from eucouncil_parse.codes import document_codes, glossary
from eucouncil_parse.export.glossary_text import to_table
from eucouncil_parse.vocabulary.glossary import GlossaryEntry

__all__ = ["configure"]


@frozen(slots=True)
class _Answer:
    """A code that was asked for, or met in a file, and its meanings."""

    text: str
    file: str | None = None
    table: str | None = None
    entries: tuple[GlossaryEntry, ...] = ()


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument("--format", choices=("table", "json"), default="table", help="default: %(default)s")
    command.add_argument(
        "names", nargs="+", metavar="CODE|FILE", help='a code such as "CORDROGUE 81", or a document; - reads one'
    )
    add_reading(command)
    command.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    status = 0
    answers: list[_Answer] = []
    for name in given.names:
        if name == "-" or os.path.isfile(name):
            files = Files(given, [name])
            for document in files:
                codes = document_codes(document)
                answers += [_Answer(code.text, name, code.table, (code.entry,) if code.entry else ()) for code in codes]
                if not codes:
                    files.say("no codes")
            status = max(status, files.status)
        else:
            answers.append(_Answer(name, entries=glossary(name)))
            if not answers[-1].entries:
                say(name, "no such code is known, and no such file" if _like_a_file(name) else "no such code is known")
                status = max(status, ERROR)
    if given.format == "json":
        print(json.dumps([asdict(answer) for answer in answers], ensure_ascii=False, indent=2), flush=True)
    else:
        _print_tables(answers)
    return status


def _print_tables(answers: list[_Answer]) -> None:
    """One table for the codes that were named, and one with a heading for each file."""
    for place, file in enumerate(dict.fromkeys(answer.file for answer in answers)):
        rows: dict[tuple[str, str | None, tuple[GlossaryEntry, ...]], list[str]] = {}
        for answer in answers:
            if answer.file == file:  # codes of a file that mean one thing stand together (AGRI 111, AGRI 90)
                alone = answer.text if file is None or not answer.entries else ""
                rows.setdefault((alone, answer.table, answer.entries), []).append(answer.text)
        lines = to_table([(", ".join(texts), table, entries) for (_, table, entries), texts in rows.items()], width())
        if file is not None:
            lines = [file, *lines]
        if lines:
            print("\n".join(([""] if place else []) + lines), flush=True)


def _like_a_file(name: str) -> bool:
    """Whether somebody may have meant a file: the name has a path, or an ending."""
    return os.sep in name or bool(os.path.splitext(name)[1])
