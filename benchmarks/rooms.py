"""Where the time of a parse goes, by the rooms of docs/architecture.md."""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from pathlib import Path

import eucouncil_parse
from eucouncil_parse import parse

__all__ = ["rooms_of_parse"]

_PACKAGE = Path(eucouncil_parse.__file__).resolve().parent
_GRAMMAR = "grammar, transformer"
_ROOMS = {
    "fields": _GRAMMAR,
    "assembly": _GRAMMAR,
    "transformer": _GRAMMAR,
    "grammar": _GRAMMAR,
    "inline": "identifiers, inline",
    "identifiers": "identifiers, inline",
    "spans": "coverage, spans",
    "coverage": "coverage, spans",
    "cited": "layers, cited",
    "layers": "layers, cited",
}
"""Modules that make one room with others, or whose room has another name."""
_LARK = "Lark"
_LEAST = 0.005
"""Share below which a room is not told by itself."""

Function = tuple[str, int, str]


def rooms_of_parse(text: str, repeats: int) -> str:
    """The share of each room in the time of a parse with all layers, a line each.

    What a room lets Python's own functions do (match an expression, join texts, make a class of attrs) is its own
    time; Lark stands for itself, the document's and the layers' together.
    """
    parse(text)
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(repeats):
        parse(text)
    profile.disable()
    times: Counter[str] = Counter()
    for function, (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if (room := _room_of(function)) is not None:
            times[room] += own
            continue
        for caller, (_, _, share, _) in callers.items():
            times[_room_of(caller) or "other"] += share
    whole = sum(times.values())
    small = [room for room, time in times.items() if time < _LEAST * whole]
    times["other"] += sum(times.pop(room) for room in small)
    return "\n".join(f"  {room:<24}{time / whole:>7.1%}" for room, time in times.most_common())


def _room_of(function: Function) -> str | None:
    """The room of a function; None for one of Python, which works for whoever calls it."""
    path = Path(function[0])
    if path.is_relative_to(_PACKAGE):
        first = path.relative_to(_PACKAGE).parts[0].removesuffix(".py")
        return _ROOMS.get(first, first)
    return _LARK if "lark" in path.parts else None
