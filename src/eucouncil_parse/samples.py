"""Short texts that a regular expression matches, to try a grammar's terminals on."""

from __future__ import annotations

import re
import re._compiler as compiler  # type: ignore[import-not-found]  # the standard library's, without types
import re._constants as constants  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from itertools import islice
from typing import Any

__all__ = ["samples"]

_MOST = 40
"""Texts that are made of each part of an expression."""
_LONGEST = 1_000
"""Characters of a text; a pattern that asks for more has no samples."""
_WORDLIKE = "abz019AZ .,-()/"


def samples(pattern: str) -> Iterator[str]:
    """Texts that a pattern matches, short ones first.

    None for a pattern that looks around in ways not tried here, or that matches long texts alone.

    >>> next(samples(r"Item \\d{1,2}(?:\\.a)?:"))
    'Item 0:'
    """
    compiled = re.compile(pattern)
    made = dict.fromkeys(islice(_of_sequence(parser.parse(pattern)), _MOST))
    yield from sorted((text for text in made if text and compiled.fullmatch(text)), key=len)


def _of_sequence(parsed: Any) -> Iterator[str]:
    found = [""]
    for operation, argument in parsed:
        options = list(islice(_of(operation, argument), 3 if len(found) > 8 else 8)) or [""]
        found = [text + option for text in found for option in options if len(text) + len(option) <= _LONGEST][:_MOST]
    yield from found


def _of(operation: Any, argument: Any) -> Iterator[str]:
    name = str(operation)
    if name == "LITERAL":
        yield chr(argument)
    elif name in {"IN", "NOT_LITERAL", "ANY"}:
        yield from _characters(operation, argument)
    elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        low, high, inner = argument
        once = list(islice(_of_sequence(inner), 4)) or [""]
        for count in dict.fromkeys([low, min(low + 1, int(high)), min(low + 3, int(high))]):
            yield from (text * count for text in once if len(text) * count <= _LONGEST)
    elif name == "SUBPATTERN":
        yield from _of_sequence(argument[-1])
    elif name == "ATOMIC_GROUP":
        yield from _of_sequence(argument)
    elif name == "BRANCH":
        for branch in argument[1]:
            yield from islice(_of_sequence(branch), 2)
    else:  # what looks around matches no characters of its own
        yield ""


def _characters(operation: Any, argument: Any) -> Iterator[str]:
    """Characters of a class: of its own, then common ones that it does not shut out."""
    listed: list[str] = []
    if operation is constants.IN:
        for kind, value in argument:
            if kind is constants.LITERAL:
                listed.append(chr(value))
            elif kind is constants.RANGE:
                listed.append(chr(value[0]))
    alone = compiler.compile(parser.SubPattern(parser.State(), [(operation, argument)]), re.UNICODE)
    yield from filter(alone.fullmatch, dict.fromkeys([*listed[:3], *_WORDLIKE]))
