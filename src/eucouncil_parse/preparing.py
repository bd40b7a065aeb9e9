"""Builds the parsers that texts in English are read by, for the package to hold them: run when it is built."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from eucouncil_parse.api import parse
from eucouncil_parse.diagnostics import NotACouncilDocument
from eucouncil_parse.layers.citations import Reader
from eucouncil_parse.prepared import kept_in
from eucouncil_parse.readers import reader
from eucouncil_parse.registry import profiles
from eucouncil_parse.vocabulary import language

__all__ = ["prepare"]


def prepare(folder: Path, samples: Iterable[Path]) -> None:
    """Write the parsers of the profiles, and those that some documents and other texts ask for, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with kept_in(folder):
        for profile in (None, *profiles()):
            _ = reader("en", profile).parser
        for sample in samples:
            text = sample.read_text(encoding="utf-8")
            list(Reader(language("en")).find(text))
            with suppress(NotACouncilDocument):
                parse(text, language="en")


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), map(Path, sys.argv[2:]))
