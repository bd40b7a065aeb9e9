"""One pattern for what a layer looks for: a text without any of it need not be read by a grammar."""

from __future__ import annotations

import re

from lark import Lark

__all__ = ["trigger"]


def trigger(grammar: Lark, rule: str) -> re.Pattern[str]:
    """The terminals that ``rule`` of a grammar offers as alternatives, as one pattern, at the beginning of a word."""
    terminals = {terminal.name: terminal.pattern.to_regexp() for terminal in grammar.terminals}
    names = [str(option.expansion[0].name) for option in grammar.rules if option.origin.name == rule]
    return re.compile(r"(?<!\w)(?:" + "|".join(terminals[name] for name in names) + ")")
