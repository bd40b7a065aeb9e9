"""The two steps of references.lark: what in a text may be a citation, and the tree of what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Generic, TypeVar

from attrs import frozen
from lark import Lark, Token, Tree
from lark.exceptions import LarkError

from eucouncil_parse.building import pattern_of
from eucouncil_parse.diagnostics import ParseError
from eucouncil_parse.grammar import build, parse_value
from eucouncil_parse.lexing import TerminalsInTurn
from eucouncil_parse.places import kinds_of
from eucouncil_parse.scanner import expression

__all__ = [
    "ELI",
    "EURLEX",
    "Found",
    "Node",
    "candidates",
    "children",
    "only",
    "read",
    "read_value",
    "tokens",
]

EURLEX = "https://eur-lex.europa.eu/legal-content"
"""Address of a text in EUR-Lex, before its language; source: EUR-Lex, 'Linking to EUR-Lex documents'."""
ELI = "http://data.europa.eu/eli"
"""The European Legislation Identifier, before its parts; source: EUR-Lex, 'ELI'."""

_FILES = ("numbers.lark", "references.lark")
_START = "candidate"
_OPENING = "opening"
_NEED = "need"
_WORD_START = r"(?<![\w/\\-])(?<!\d[.,])"
"""A citation begins where a word does, and not in a longer number (``1.2345/26``)."""

ValueT = TypeVar("ValueT", covariant=True)
Node = Tree[Token]


@frozen(slots=True)
class Found(Generic[ValueT]):
    """A value and where in the text that was read it stands."""

    value: ValueT
    start: int
    end: int


def candidates(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """What in a text may be a citation, lists as a whole: its shape, where it begins and ends.

    A text that cites nothing may be passed over, whatever shapes it holds.

    >>> text = "See doc. 7936/26 and Articles 43 and 114 TFEU."
    >>> [(shape, text[start:end]) for shape, start, end in candidates(text, "en")]
    [('CITED_DOCUMENTS', 'doc. 7936/26'), ('TREATY_ARTICLES', 'Articles 43 and 114 TFEU')]
    """
    if any(needed.search(text) for needed in _needed(language)):
        for found in _shapes(language).finditer(text):
            yield str(found.lastgroup), *found.span()


def read(rule: str, text: str, language: str) -> Node | None:
    """The tree of a candidate, None where it is of another structure after all."""
    try:
        return _parser(rule, language).parse(text)
    except LarkError:
        return None


def read_value(rule: str, text: str, expected: str) -> Node:
    """The tree of a value that stands alone; raises ``ParseError`` that says what was expected."""
    node = parse_value(_parser(rule, "en"), " ".join(text.split()), expected)
    assert isinstance(node, Tree)
    return node


def only(values: tuple[Found[ValueT], ...], text: str, expected: str) -> ValueT:
    """The value of the one thing that was found; raises ``ParseError`` for none and for several."""
    if len(values) != 1:
        raise ParseError(f"expected {expected}, found {len(values)}", 1, 1, text, expected)
    return values[0].value


def children(node: Node, rule: str) -> list[Node]:
    """The parts of a tree that a rule made."""
    return [child for child in node.children if isinstance(child, Tree) and child.data == rule]


def tokens(node: Node) -> dict[str, Token]:
    """The tokens right below a node by their kind, the first of each."""
    return {child.type: child for child in reversed(node.children) if isinstance(child, Token)}


@cache
def _parser(rule: str, language: str) -> Lark:
    """The parser of one rule: most texts cite a few kinds of things."""
    return build(_FILES, start=(rule,), language=language, lexer=TerminalsInTurn)


@cache
def _needed(language: str) -> tuple[re.Pattern[str], ...]:
    """What a text holds that cites anything: patterns that begin with few letters are fast alone."""
    grammar = build(_FILES, start=(_NEED,), language=language, lexer=TerminalsInTurn)
    return tuple(re.compile(grammar.get_terminal(name).pattern.to_regexp()) for name in kinds_of(grammar, _NEED))


@cache
def _shapes(language: str) -> re.Pattern[str]:
    grammar = build(_FILES, start=(_START, _OPENING), language=language, lexer=TerminalsInTurn)
    openings = "|".join(grammar.get_terminal(name).pattern.to_regexp() for name in kinds_of(grammar, _OPENING))
    return pattern_of(f"{_WORD_START}(?={openings})(?:{expression(grammar, _START)})")
