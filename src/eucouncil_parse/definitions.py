"""What the text of a grammar file defines, and which of it some names need.

Lark reads, copies and compiles every definition that it is given, and drops what no start rule reaches when all of that
is done. Several parsers need little of a file: one kind of identifier, what a sentence must hold to be read; and a
parser of tokens that are made elsewhere needs no pattern of a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

__all__ = [
    "WORD_IMPORT",
    "definitions",
    "names_in",
    "only_declared",
    "only_reached",
    "reached",
    "rules_hold_patterns",
    "uses_in",
]

WORD_IMPORT = re.compile(r"^%import[ \t]+words[ \t]*(\([^)\n]*\)|\.[ \t]*\w+)[^\n]*", re.MULTILINE)
"""What imports words: it is read here, and not by Lark, which would read every word of a language for each import."""
_NAME = re.compile(r"\w+")
_DEFINITION = re.compile(
    r"^(%override[ \t]+|%extend[ \t]+|)[?!]{0,2}(_?[a-zA-Z]\w*)(?:\.-?\d+)?[ \t]*(?:\{[^}\n]*\}[ \t]*)?:"
)
_DECLARATION = re.compile(r"^%declare[ \t]+(.*)")
_STATEMENT = re.compile(r"^(?=[%?!\w])", re.MULTILINE)
"""Where a definition or a directive begins; what goes on with one is indented."""
_IGNORED_NAME = "%ignore"
_IGNORED = re.compile(_IGNORED_NAME)
_COMMENT = re.compile(r"^//.*", re.MULTILINE)
_REMARK = re.compile(r"(?:^|[ \t])//.*", re.MULTILINE)
_PATTERN = re.compile('["/]')


_MOST_TEXTS = 64
"""Texts whose statements and definitions are kept: several parsers are built of one file."""


@frozen(slots=True)
class _Statement:
    """A definition, a directive, or what stands before the first of them."""

    text: str
    name: str | None = None
    """What it defines; ``%ignore`` where it says what is ignored, None where it does neither."""
    holds: tuple[str, ...] = ()
    """The names in its definition."""


@lru_cache(maxsize=_MOST_TEXTS)
def _statements(text: str) -> tuple[_Statement, ...]:
    return tuple(map(_statement, _STATEMENT.split(text)))


def _statement(text: str) -> _Statement:
    found = _DEFINITION.match(text) or _IGNORED.match(text)
    if found is None:
        return _Statement(text)
    name = found[2] if found.re is _DEFINITION else _IGNORED_NAME
    held = names_in(_COMMENT.sub("", text[found.end() :]))
    return _Statement(text, name, tuple(each for each in held if each.isupper() or not name.isupper()))


def names_in(text: str) -> list[str]:
    """Every word that may be the name of a rule or a terminal."""
    return _NAME.findall(text)


@lru_cache(maxsize=_MOST_TEXTS)
def definitions(text: str) -> tuple[tuple[int, str, str], ...]:
    """Line, directive (``%override``, ``%extend`` or none) and name of each rule and terminal that a text defines.

    >>> definitions("%declare DAY\\n%extend line: DAY")
    ((1, '', 'DAY'), (2, '%extend', 'line'))
    """
    return tuple(_definitions(text))


def _definitions(text: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if (found := _DEFINITION.match(line)) is not None:
            yield number, found[1].strip(), found[2]
        elif (declared := _DECLARATION.match(line)) is not None:
            yield from ((number, "", name) for name in declared[1].split())


def uses_in(texts: Iterable[str]) -> dict[str, list[str]]:
    """The names that the definitions of each name hold; under ``%ignore`` those that are ignored.

    >>> uses_in(["number: FIGURE+\\n%extend number: SIGN\\n%ignore BLANK"])
    {'number': ['FIGURE', 'SIGN'], '%ignore': ['BLANK']}
    """
    uses: dict[str, list[str]] = {}
    for text in texts:
        for statement in _statements(text):
            if statement.name is not None:
                uses.setdefault(statement.name, []).extend(statement.holds)
    return uses


def rules_hold_patterns(text: str) -> bool:
    """Whether a rule holds a text or a pattern: Lark makes a terminal of it, named by what other terminals there are.

    >>> rules_hold_patterns('number: SIGN FIGURE // "-1"\\nSIGN: "-"'), rules_hold_patterns('number: "-" FIGURE')
    (False, True)
    """
    for statement in _STATEMENT.split(text):
        found = _DEFINITION.match(statement)
        if found is not None and not found[2].isupper() and _PATTERN.search(_REMARK.sub("", statement[found.end() :])):
            return True
    return False


def reached(uses: Mapping[str, Iterable[str]], names: Iterable[str]) -> set[str]:
    """The names that some names need, one through another, themselves and what is ignored among them."""
    found: set[str] = set()
    waiting = [*names, _IGNORED_NAME]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += uses.get(name, ())
    return found


def only_reached(texts: Sequence[str], names: Iterable[str]) -> list[str]:
    """The texts with those definitions alone that the names need, one through another; lines keep their numbers.

    Declarations stay, as does what is ignored, and of the words those that are needed are imported.

    >>> only_reached(["number: FIGURES\\nFIGURES: FIGURE+\\nfile: FIGURES", 'FIGURE: "1"'], ["number"])
    ['number: FIGURES\\nFIGURES: FIGURE+\\n', 'FIGURE: "1"']
    """
    needed = reached(uses_in(texts), names)
    return _replaced(texts, lambda name: None if name in needed else "", needed)


def only_declared(texts: Sequence[str], names: Iterable[str], patterns: Container[str]) -> list[str]:
    """As ``only_reached``, with ``%declare`` for each terminal but those whose patterns are needed.

    >>> only_declared(["figures: FIGURE SIGN\\nFIGURE.2: /[0-9]/\\nSIGN: /-/"], ["figures"], {"FIGURE"})
    ['figures: FIGURE SIGN\\nFIGURE.2: /[0-9]/\\n%declare SIGN']
    """
    needed = reached(uses_in(texts), names)

    def instead(name: str) -> str | None:
        if name not in needed:
            return ""
        return f"%declare {name}" if name.isupper() and name not in patterns else None

    return _replaced(texts, instead, patterns)


def _replaced(texts: Iterable[str], instead: Callable[[str], str | None], words: Container[str]) -> list[str]:
    """The texts with what is to stand instead of the definition of a name, None for itself, and some words imported."""

    def part(statement: _Statement) -> str:
        if (imported := WORD_IMPORT.match(statement.text)) is not None:
            wanted = ", ".join(name for name in names_in(imported[1]) if name in words)
            return (f"%import words ({wanted})" if wanted else "") + statement.text[imported.end() :]
        other = None if statement.name in {None, _IGNORED_NAME} else instead(statement.name)
        return statement.text if other is None else other + "\n" * statement.text.count("\n")

    return ["".join(map(part, _statements(text))) for text in texts]
