"""Terminals that are parts of others, compiled once.

Lark puts a copy of a terminal wherever another one names it, and compiles each copy by itself: a date is compiled for
every line that may hold one, its month with it. Here the copies are one, with the same patterns.
"""

from __future__ import annotations

from typing import Any

from lark import Tree
from lark.lexer import Pattern
from lark.load_grammar import Grammar, PrepareLiterals, TerminalTreeToPattern

__all__ = ["with_shared_patterns"]


def with_shared_patterns(grammar: Grammar) -> Grammar:
    """The same grammar with patterns for the trees of terminals; raises what Lark raises for a wrong one."""
    known: dict[int, Pattern] = {}
    terminals: list[Any] = [(name, (_compiled(tree, known), priority)) for name, (tree, priority) in grammar.term_defs]
    return Grammar(grammar.rule_defs, terminals, grammar.ignore)


def _compiled(tree: Tree[Any] | None, known: dict[int, Pattern]) -> Tree[Any] | None:
    """A tree of nothing but a pattern; one that is only declared, or that Lark refuses as empty, as it is."""
    if tree is None or not any(part.children for part in tree.find_data("expansion")):
        return tree
    compiler = PrepareLiterals() * TerminalTreeToPattern()
    waiting = [tree]
    while waiting:  # a part before the whole
        node = waiting[-1]
        parts = [each for each in node.children if isinstance(each, Tree) and id(each) not in known]
        waiting += parts
        if not parts:
            waiting.pop()
            children = [known[id(each)] if isinstance(each, Tree) else each for each in node.children]
            known[id(node)] = compiler.transform(Tree(node.data, children))
    return Tree("pattern", [known[id(tree)]])
