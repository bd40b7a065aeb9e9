"""``eucouncil-parse languages [CODE…]``: the languages that are read, and what of each is confirmed."""

from __future__ import annotations

import argparse
import json

from attrs import asdict

from eucouncil_parse.cli.files import ERROR, OK, say
from eucouncil_parse.export.languages_text import to_overview, to_word_list
from eucouncil_parse.known_languages import languages

__all__ = ["configure"]


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    command.add_argument("--format", choices=("table", "json"), default="table", help="default: %(default)s")
    command.add_argument("codes", nargs="*", metavar="CODE", help="two letters; without any, an overview of all")
    command.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> int:
    known = {language.code: language for language in languages()}
    unknown = [code for code in given.codes if code not in known]
    for code in unknown:
        say(code, f"no official language of the Union: expected one of {', '.join(known)}")
    chosen = [known[code] for code in given.codes if code in known] or ([] if unknown else [*known.values()])
    if given.format == "json":
        print(json.dumps([asdict(language) for language in chosen], ensure_ascii=False, indent=2), flush=True)
    elif given.codes:
        print("\n\n".join("\n".join(to_word_list(language)) for language in chosen), flush=True)
    else:
        print("\n".join(to_overview(chosen)), flush=True)
    return ERROR if unknown else OK
