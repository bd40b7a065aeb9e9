"""Files that are whole or not there: written under another name, and named when they are on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from eucouncil_parse.diagnostics import CouncilParseError

__all__ = ["locked", "remove_unfinished", "whole_file"]


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to be written, which has its name from the end of the block on; none is left of a block that fails."""
    unfinished = path.with_name(f".{path.name}.tmp")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def remove_unfinished(folder: Path) -> None:
    """Remove what is left in a folder of files that a killed process was writing."""
    for path in folder.glob(".*.tmp"):
        path.unlink()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes from writing to a folder, where the system can; raises ``CouncilParseError`` if one does."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CouncilParseError("another run is writing to this folder") from None
        except OSError:
            pass  # a file system of another machine may have no locks
        yield
    finally:
        os.close(descriptor)
