"""The files of the folders of a run, in a fixed order, each with the name that its rows bear."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from eucouncil_parse.diagnostics import CouncilParseError

__all__ = ["Folders", "printable"]


@frozen(slots=True)
class Folders:
    """Folders by the names that lead the names of their files: none for one folder, its own for each of several.

    >>> one, several = Folders.of([Path("register")]), Folders.of([Path("2025"), Path("old/2024")])
    >>> one.path_of("a/b.txt").name, [*several.by_name]
    ('b.txt', ['2025', '2024'])
    """

    by_name: dict[str, Path]

    @classmethod
    def of(cls, folders: Sequence[Path]) -> Folders:
        """Name folders. Raises ``CouncilParseError`` where two have one name, or one is within another."""
        paths = [Path(os.path.realpath(folder)) for folder in folders]
        if len(paths) == 1:
            return cls({"": paths[0]})
        named: dict[str, Path] = {}
        for path in paths:
            if path.name in named:
                raise CouncilParseError(f"two folders are named {path.name!r}: {named[path.name]} and {path}")
            for other in named.values():
                if path.is_relative_to(other) or other.is_relative_to(path):
                    raise CouncilParseError(f"of two folders one is within the other: {other} and {path}")
            named[path.name] = path
        return cls(named)

    def path_of(self, name: str) -> Path:
        """Where the file of a name is."""
        if "" in self.by_name:
            return self.by_name[""] / name
        folder, _, rest = name.partition("/")
        return self.by_name[folder] / rest

    def files(self, suffixes: Sequence[str], leave_out: Path, report: Callable[[str, OSError], None]) -> list[str]:
        """The names of all files that end so, in the order of their characters; hidden ones are passed over.

        Links to folders are not followed. A folder that cannot be read is reported, and ``leave_out`` not looked into.
        Raises ``OSError`` for a folder of the run itself that cannot be read.
        """
        endings = tuple(suffix.lower() for suffix in suffixes)
        found: list[str] = []
        for name, folder in self.by_name.items():
            os.scandir(folder).close()
            found += _walk(folder, f"{name}/" if name else "", endings, leave_out, report)
        return sorted(found)


def _walk(
    folder: Path, prefix: str, endings: tuple[str, ...], leave_out: Path, report: Callable[[str, OSError], None]
) -> Iterator[str]:
    waiting = [(folder, prefix)]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if Path(entry.path) != leave_out:
                            waiting.append((Path(entry.path), f"{prefix}{entry.name}/"))
                    elif entry.name.lower().endswith(endings) and entry.is_file():
                        yield prefix + entry.name
        except OSError as error:
            report(printable(prefix), error)


def printable(name: str) -> str:
    """A name in characters that every file format takes: a byte that is no character is shown as an escape.

    >>> printable("caf\\udce9.txt")
    'caf\\\\udce9.txt'
    """
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
