"""Terminals that are parts of others, compiled once.

Lark puts a copy of a terminal wherever another one names it, and compiles each copy by itself: a date is compiled for
every line that may hold one, its month with it. Here the copies are one, with the same patterns. How long a text may be
that a pattern matches, by which Lark orders what a terminal leaves a choice between, is reckoned from its parts; Python
would read the whole pattern anew for it. Words are patterns from the first, which Lark never reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from lark import Tree
from lark.lexer import Pattern, PatternRE
from lark.load_grammar import Grammar, PrepareLiterals, TerminalTreeToPattern

__all__ = ["with_shared_patterns"]

_Width = tuple[int, int]
"""Characters of the shortest and of the longest text that a pattern matches."""
_ENDLESS = PatternRE(".*").max_width
_TIMES = {"?": (0, 1), "*": (0, _ENDLESS), "+": (1, _ENDLESS)}
_LITERALS = frozenset({"literal", "range"})
_of_literal = PrepareLiterals()
_of_parts = TerminalTreeToPattern()


class _Part:
    """A pattern that may be part of others, and its width, which few are asked for."""

    def __init__(self, pattern: Pattern, width: Callable[[], _Width]) -> None:
        self.pattern = pattern
        self._reckon = width

    @classmethod
    def alone(cls, pattern: Pattern) -> _Part:
        """A pattern without parts."""
        return cls(pattern, lambda: (pattern.min_width, pattern.max_width))

    @cached_property
    def width(self) -> _Width:
        return self._reckon()


def with_shared_patterns(grammar: Grammar, words: Mapping[str, str]) -> Grammar:
    """The same grammar with patterns for the trees of terminals; raises what Lark raises for a wrong one.

    ``words`` has the expressions of terminals of which the grammar has the names alone.
    """
    known = {id(tree): _Part.alone(PatternRE(words[name])) for name, (tree, _) in grammar.term_defs if name in words}
    terminals: list[Any] = [(name, (_compiled(tree, known), priority)) for name, (tree, priority) in grammar.term_defs]
    return Grammar(grammar.rule_defs, terminals, grammar.ignore)


def _compiled(tree: Tree[Any] | None, known: dict[int, _Part]) -> Tree[Any] | None:
    """A tree of nothing but a pattern; one that is only declared, or that Lark refuses as empty, as it is."""
    if tree is None or not any(part.children for part in tree.find_data("expansion")):
        return tree
    waiting = [] if id(tree) in known else [tree]
    while waiting:  # a part before the whole
        node = waiting[-1]
        parts = [each for each in node.children if isinstance(each, Tree) and id(each) not in known]
        waiting += parts
        if not parts:
            waiting.pop()
            known[id(node)] = _joined(node, known)
    return Tree("pattern", [known[id(tree)].pattern])


def _joined(node: Tree[Any], known: Mapping[int, _Part]) -> _Part:
    """The pattern of a node of a tree, of whose parts the patterns are known."""
    if node.data in _LITERALS:
        return _Part.alone(_of_literal.transform(node).children[0])
    parts = [known[id(each)] for each in node.children if isinstance(each, Tree)]
    if node.data == "expansions":
        return parts[0] if len(parts) == 1 else _one_of(parts)
    others = [each for each in node.children if not isinstance(each, Tree)]
    pattern = getattr(_of_parts, node.data)([*(each.pattern for each in parts), *others])
    least, most = _times(node.data, others)
    return _Part(pattern, lambda: _sum([part.width for part in parts], least, most))


def _one_of(parts: list[_Part]) -> _Part:
    """Parts that a terminal leaves a choice between: those of longer texts are tried first, as Lark has it."""
    ordered = sorted(parts, key=lambda each: (-each.width[1], -each.width[0], -len(each.pattern.value)))
    either = "|".join(each.pattern.to_regexp() for each in ordered)
    least, most = (min(each.width[0] for each in parts), max(each.width[1] for each in parts))
    return _Part(PatternRE(f"(?:{either})"), lambda: (least, most))


def _times(node: str, others: Sequence[Any]) -> _Width:
    """How often a node repeats what stands in it."""
    if node == "maybe":
        return _TIMES["?"]
    if node != "expr":
        return 1, 1
    operator, *numbers = others
    return _TIMES[operator] if operator in _TIMES else (int(numbers[0]), int(numbers[-1]))


def _sum(widths: Sequence[_Width], least: int, most: int) -> _Width:
    """The width of texts in a row, so many times; Python reckons with nothing longer than what has no end."""
    shortest, longest = (min(sum(width[end] for width in widths), _ENDLESS) for end in (0, 1))
    return min(shortest * least, _ENDLESS), min(longest * most, _ENDLESS)
