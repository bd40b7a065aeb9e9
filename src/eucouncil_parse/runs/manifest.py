"""What a run records of itself beside its tables: its options, its files, and the parts that are done."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, field, frozen
from cattrs import BaseValidationError, structure

from eucouncil_parse.batch import Reading
from eucouncil_parse.diagnostics import CouncilParseError
from eucouncil_parse.runs.files import whole_file
from eucouncil_parse.runs.reading import Counts

__all__ = ["FILES", "MANIFEST", "Manifest", "options_of", "read_names", "write_names"]

MANIFEST, FILES = "manifest.json", "files.jsonl"


@frozen(slots=True)
class Manifest:
    """A run: ``files`` is how many there are, ``parts`` what was counted in each part that is done, in order.

    Times and numbers of workers are not in it: the same run gives the same bytes.
    """

    options: Mapping[str, Any]
    files: int
    parts: tuple[Counts, ...] = ()
    complete: bool = False
    version: str = field(factory=lambda: version("eucouncil-parse"))

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The manifest in a folder; None where there is none. Raises ``CouncilParseError`` for one that is damaged."""
        try:
            text = (folder / MANIFEST).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        try:
            return structure(json.loads(text), cls)
        except (ValueError, BaseValidationError) as error:
            raise CouncilParseError(f"{MANIFEST} is none of a run, or damaged: {error}") from None

    def write(self, folder: Path) -> None:
        """Put the manifest in a folder, in place of the one before."""
        with whole_file(folder / MANIFEST) as file:
            file.write((json.dumps(asdict(self), indent=1) + "\n").encode())

    def with_part(self, counts: Counts) -> Manifest:
        """The same with one more part that is done."""
        return evolve(self, parts=(*self.parts, counts))

    def completed(self) -> Manifest:
        """The same with all tables in place."""
        return evolve(self, complete=True)

    @property
    def counts(self) -> Counts:
        """What was counted in all parts."""
        total = Counts()
        for part in self.parts:
            total += part
        return total

    def check_options(self, options: Mapping[str, Any]) -> None:
        """Raise ``CouncilParseError`` where the run was begun with other options, or by another version."""
        begun = {**self.options, "version": self.version}
        asked = {**options, "version": version("eucouncil-parse")}
        others = [
            f"{name} was {_shown(begun.get(name))}, and is {_shown(asked.get(name))} now"
            for name in asked
            if begun.get(name) != asked.get(name)
        ]
        if others:
            raise CouncilParseError(
                f"this folder holds a run with other options: {'; '.join(others)}. "
                "Give the options that it was begun with, or name another folder with --out"
            )


def _shown(value: Any) -> str:
    return "not given" if value is None else json.dumps(value, ensure_ascii=False)


def options_of(reading: Reading, **others: Any) -> dict[str, Any]:
    """The options that the rows of a run depend on; a grammar is told by its name and what it holds."""
    profile = reading.profile
    if isinstance(profile, Path):
        digest = hashlib.sha256(profile.read_bytes()).hexdigest()
        profile = f"{profile.name} (SHA-256 {digest[:16]})"
    return {
        **others,
        "source": reading.source,
        "profile": profile,
        "language": reading.language,
        "layers": None if reading.layers is None else sorted(reading.layers),
        "strict": reading.strict,
    }


def write_names(folder: Path, names: Sequence[str]) -> None:
    """Record the files of a run, one JSON text a line: a run that goes on reads those that it was begun with."""
    with whole_file(folder / FILES) as file:
        file.writelines(json.dumps(name).encode() + b"\n" for name in names)


def read_names(folder: Path) -> list[str]:
    """The files of a run. Raises ``CouncilParseError`` where they are not recorded."""
    try:
        return list(_names(folder / FILES))
    except (FileNotFoundError, ValueError):
        raise CouncilParseError(f"{FILES} is missing or damaged: the run cannot go on without it") from None


def _names(path: Path) -> Iterator[str]:
    with path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)
