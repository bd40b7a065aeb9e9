"""Short texts that a regular expression matches, to try a grammar's terminals on."""

from __future__ import annotations

import re
import re._constants as constants  # type: ignore[import-not-found]  # the standard library's, without types
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

__all__ = ["samples"]

_MOST = 40
"""Texts that are made of each part of an expression."""
_WORDLIKE = "abz019AZ .,-()/"


def samples(pattern: str) -> Iterator[str]:
    """Texts that a pattern matches, short ones first; none for a pattern that looks around in ways not tried here.

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
        found = [text + option for text in found for option in options][:_MOST]
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
            yield from (text * count for text in once)
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
            if str(kind) == "LITERAL":
                listed.append(chr(value))
            elif str(kind) == "RANGE":
                listed.append(chr(value[0]))
        fits = _matches([(operation, argument)])
        yield from dict.fromkeys([character for character in [*listed[:3], *_WORDLIKE] if fits(character)])
    elif operation is constants.NOT_LITERAL:
        yield from (character for character in _WORDLIKE if ord(character) != argument)
    else:
        yield from _WORDLIKE


def _matches(parsed: Any) -> Callable[[str], bool]:
    """Whether a single character is in a class."""
    tests: list[Callable[[str], bool]] = []
    for kind, value in parsed[0][1]:
        if str(kind) == "NEGATE":
            continue
        if str(kind) == "LITERAL":
            tests.append(partial(_is, value))
        elif str(kind) == "RANGE":
            tests.append(partial(_is_between, value))
        else:
            tests.append(partial(_in_category, str(value)))
    negated = any(str(kind) == "NEGATE" for kind, _ in parsed[0][1])
    return lambda character: any(test(character) for test in tests) != negated


def _is(code: int, character: str) -> bool:
    return ord(character) == code


def _is_between(codes: tuple[int, int], character: str) -> bool:
    return codes[0] <= ord(character) <= codes[1]


def _in_category(category: str, character: str) -> bool:
    kinds = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
    name = category.rpartition("_")[2]
    found = re.match(kinds[name], character) is not None
    return found != ("_NOT_" in category)
