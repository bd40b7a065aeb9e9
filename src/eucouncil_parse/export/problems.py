"""What is wrong with the JSON of a document, each problem with the path to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from reprlib import Repr
from typing import Any

from cattrs import BaseValidationError, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationNote

from eucouncil_parse.export.shape import keys

__all__ = ["Problem", "either", "problems", "shown"]

_ROOT = "document"
_LONGEST = 60


class Problem(ValueError):
    """A value that its place does not take; ``key`` names the key of an object that holds the value."""

    def __init__(self, message: str, key: str | None = None):
        super().__init__(message)
        self.key = key


def problems(error: Exception, path: str = "") -> Iterator[str]:
    """What is wrong, in the order of the document: one line for each value, ``items[2].title: expected str, found 5``.

    Data that are nested too deeply to be read have no path worth printing: their ``RecursionError`` is raised again.
    """
    if isinstance(error, RecursionError):
        raise error
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            missing = isinstance(inner, KeyError)
            yield from problems(inner, path if missing else _below(path, _step(inner)))
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields, key=str):
            yield f"{path or _ROOT}: unknown key {shown(key)}{_near(str(key), keys(error.cl))}"
    elif isinstance(error, KeyError):
        yield f"{path or _ROOT}: missing key {shown(error.args[0])}"
    else:
        step = error.key if isinstance(error, Problem) else None
        yield f"{_below(path, step) or _ROOT}: {error}"


def shown(value: Any) -> str:
    """A value as an error shows it: on one line, and not much of it.

    >>> shown("tilte"), shown([1, [2, [3]]])
    ("'tilte'", '[1, [2, [...]]]')
    """
    short = Repr()
    short.maxlevel, short.maxlist, short.maxdict = 2, 3, 3
    short.maxstring = short.maxother = short.maxlong = _LONGEST
    try:
        return short.repr(value)
    except ValueError:  # Python does not print integers of thousands of digits
        return f"a very long {type(value).__name__}"


def either(values: Iterable[str]) -> str:
    """What may stand in a place.

    >>> either(["paragraph", "heading"])
    "'paragraph' or 'heading'"
    """
    *first, last = map(repr, values)
    return f"{', '.join(first)} or {last}" if first else last


def _step(error: Exception) -> str | int | None:
    """The name or index that cattrs noted on an error when it left the object or list below which it arose."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name
        if isinstance(note, IterableValidationNote):
            return note.index
    return None


def _below(path: str, step: str | int | None) -> str:
    if step is None:
        return path
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{step}" if path else step


def _near(key: str, known: Iterable[str]) -> str:
    return "".join(f", did you mean {match!r}?" for match in get_close_matches(key, known, n=1))
