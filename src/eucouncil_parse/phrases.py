"""Short texts, word by word, by a rule of a grammar: a sentence of minutes, the subject of a note, a section heading.

Most words of a text say nothing to such a rule. The terminals that it may hold are compiled to one alternation, as the
scanner's are, and words without a name in the tree (terminals that begin with an underscore) are handed to the parser
once for each run of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from lark import Lark, Token
from lark.exceptions import LarkError
from lark.lexer import TerminalDef

from eucouncil_parse.building import pattern_of
from eucouncil_parse.places import kinds_inside

__all__ = ["Phrase"]


class Phrase:
    """One rule of a parser, read from texts; ``parser`` has it among its starts, and takes tokens that are given."""

    def __init__(self, parser: Lark, rule: str) -> None:
        self._parser = parser
        self._rule = rule
        self._ignored = frozenset(parser.lexer_conf.ignore)
        kinds = kinds_inside(parser, rule) | self._ignored
        words = [each for each in parser.terminals if each.name in kinds and not self._is_blank(each)]
        named = (f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in sorted(words, key=_order))
        self._keeps_all = any(each.options.keep_all_tokens for each in parser.rules)
        self._of_nothing: dict[str, Any] = {}
        """What is made of texts with nothing that the rule looks for, by the kind of what they hold; or ``_``."""
        self._words = pattern_of(rf"\s*+(?:{'|'.join(named)})")

    def _is_blank(self, terminal: TerminalDef) -> bool:
        return terminal.name in self._ignored and re.fullmatch(terminal.pattern.to_regexp(), " ") is not None

    def parse(self, text: str) -> Any:
        """What the parser makes of a text: a tree, or the value of its transformer; None for one that does not fit."""
        tokens = [*self._tokens(text)]
        kind = tokens[0].type if tokens else "_"
        if len(tokens) > 1 or kind[0] != "_" or self._keeps_all:
            return self._parse(tokens)
        if kind not in self._of_nothing:  # as most texts are: Lark leaves such a token out, so that all are alike
            self._of_nothing[kind] = self._parse(tokens)
        return self._of_nothing[kind]

    def _parse(self, tokens: Iterable[Token]) -> Any:
        try:
            return self._parser.parse(cast(str, tokens), start=self._rule)
        except LarkError:
            return None

    def _tokens(self, text: str) -> Iterator[Token]:
        ignored = self._ignored
        before = ""
        end = len(text.rstrip())  # blanks with no word behind them would be looked through from each of them
        for word in self._words.finditer(text, 0, end):
            kind = str(word.lastgroup)
            if kind in ignored or (kind == before and kind[0] == "_"):
                continue
            before = kind
            start, stop = word.span(kind)
            yield Token(kind, text[start:stop], start, 1, start + 1, 1, stop + 1, stop)


def _order(terminal: TerminalDef) -> tuple[int, int]:
    """Higher priorities first; of two with the same, the one with the longer pattern, as Lark has it."""
    return -terminal.priority, -len(terminal.pattern.value)
