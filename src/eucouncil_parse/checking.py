"""What may be wrong with an extension's grammar though it can be built: conflicts, lines never seen, slow patterns."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from itertools import islice

from attrs import frozen
from lark import logger
from lark.lexer import TerminalDef

from eucouncil_parse.profiles import Profile
from eucouncil_parse.readers import reader, tree_parser
from eucouncil_parse.samples import samples

__all__ = ["Finding", "check_profile"]

_SAMPLES = 12
_PLACES = 24
"""Places of a sample, from its end on, where its characters are repeated."""
_PUMPS = (" ", "a", "A", "1", ".", ",", "(")
_SHORT = range(4, 30, 2)
"""Repeats that an exponential pattern does not survive."""
_LONG = (250, 500, 1_000, 2_000, 4_000)
_NOTICEABLE = 0.002
"""Seconds below which growth cannot be told from noise."""
_TOO_LONG = 0.05
_QUADRATIC = 3.0
"""Growth of a doubling from which on a pattern is not linear."""


@frozen(slots=True)
class Finding:
    """One thing about a grammar: file and line of what it is about, where that is known, and what is wrong."""

    message: str
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        place = "" if self.file is None else f"{self.file}:{self.line}: " if self.line else f"{self.file}: "
        return place + self.message


def check_profile(profile: Profile) -> tuple[Finding, ...]:
    """What may be wrong with the grammar of a profile; raises ``GrammarError`` where it cannot be built at all.

    Looked for are conflicts, which Lark settles silently; an ``%override`` that drops the priority of a terminal; lines
    and labels that are always taken for another kind, or that no rule lets stand anywhere; and patterns whose time
    grows faster than the text.
    """
    reads = reader("en", profile)
    where = {name: (file.name, line) for file in profile.grammar for line, _, name in file.definitions()}
    terminals = {terminal.name: terminal for terminal in tree_parser(reads).terminals}
    own = [terminals[name] for name in where if name in terminals]
    found = [Finding(message) for message in _conflicts(profile)]
    found += [_at(where, name, message) for name, message in _dropped_priorities(profile)]
    places = reads.scanner.places
    may_stand = places.in_header | places.in_item | places.in_text | places.in_annex | places.numbers
    for terminal in own:
        if terminal.name in places.lines | places.labels:
            if terminal.name not in may_stand:
                message = (
                    f"no rule lets the line {terminal.name} stand in the header, in an item, in the text or an annex"
                )
                found.append(_at(where, terminal.name, message))
            seen = reads.scanner.label_kind if terminal.name in places.labels else reads.scanner.kind
            if (other := _always_another(terminal, seen)) is not None:
                message = f"terminal {terminal.name} is never seen: {other} takes its lines; give it a higher priority"
                found.append(_at(where, terminal.name, message))
        if (text := _slow_text(terminal)) is not None:
            message = f"the time of terminal {terminal.name} grows faster than the text, on texts such as {text!r}"
            found.append(_at(where, terminal.name, message))
    return tuple(found)


def _at(where: dict[str, tuple[str, int]], name: str, message: str) -> Finding:
    return Finding(message, *where.get(name, ()))


def _conflicts(profile: Profile) -> list[str]:
    """The shift/reduce conflicts of the composed grammar, as Lark tells them to its log."""
    told: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "onflict" in record.getMessage():
                told.append(record.getMessage().splitlines()[0])

    handlers, level = logger.handlers, logger.level
    logger.handlers = [Listener()]  # alone: Lark's own prints all that it tells
    logger.setLevel(logging.DEBUG)
    try:
        tree_parser(reader("en", profile), debug=True)
    finally:
        logger.handlers = handlers
        logger.setLevel(level)
    return list(dict.fromkeys(told))


def _dropped_priorities(profile: Profile) -> Iterator[tuple[str, str]]:
    before = {terminal.name: terminal.priority for terminal in tree_parser(reader("en", profile.extends)).terminals}
    for file in profile.grammar:
        for _, directive, name in file.definitions():
            had = before.get(name)
            if directive == "%override" and had and not re.search(rf"%override[ \t]+{name}\.", file.text):
                yield name, f"%override drops the priority of {name}: write it behind a dot, %override {name}.{had}:"


def _always_another(terminal: TerminalDef, seen: object) -> str | None:
    """The kind that takes all samples of a terminal; None where one of them is seen as what it is."""
    assert callable(seen)
    kinds = [str(seen(sample)) for sample in islice(samples(terminal.pattern.to_regexp()), _SAMPLES)]
    return kinds[0] if kinds and terminal.name not in kinds else None


def _slow_text(terminal: TerminalDef) -> str | None:
    """A text on which a pattern's time grows faster than the text; its repeats are cut short. None for a linear one."""
    pattern = re.compile(terminal.pattern.to_regexp())
    for sample in islice(samples(terminal.pattern.to_regexp()), _SAMPLES):
        for place in range(len(sample), max(0, len(sample) - _PLACES), -1):
            for pump in dict.fromkeys([*sample[max(0, place - 3) : place + 1], *_PUMPS, sample + " "]):
                if _grows(pattern, sample[:place], pump):
                    return f"{sample[:place]}{pump * 3}…"
    return None


def _grows(pattern: re.Pattern[str], begin: str, pump: str) -> bool:
    for count in _SHORT:
        if _seconds(pattern, begin + pump * count + "\0") > _TOO_LONG:
            return True
    before = 0.0
    for count in _LONG:
        took = _seconds(pattern, begin + pump * count + "\0")
        if took > _NOTICEABLE and before and took > _QUADRATIC * before:
            took = min(took, *(_seconds(pattern, begin + pump * count + "\0") for _ in range(3)))  # unless it was noise
            if took > _QUADRATIC * before:
                return True
        before = max(took, _NOTICEABLE / 4)
    return False


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    pattern.fullmatch(text)
    return time.process_time() - start
