"""A grammar that reads sentences, and what a sentence must hold to be worth it.

Most words of a sentence say nothing to such a grammar. Its terminals are compiled to one alternation, as the scanner's
are, and words without a name in the tree (terminals that begin with an underscore) are handed to the parser once for
each run of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lark import Lark, Token, Tree
from lark.exceptions import LarkError
from lark.lexer import Lexer, LexerState, TerminalDef

from eucouncil_parse.grammar import build

__all__ = ["SentenceGrammar"]


class _Given(Lexer):
    """Hands tokens that were made before to the parser."""

    __future_interface__ = 2

    def __init__(self, _configuration: object) -> None:
        pass

    def lex(self, lexer_state: LexerState, _parser_state: object) -> Iterator[Token]:
        yield from cast(Iterator[Token], lexer_state.text)


class SentenceGrammar:
    """The grammar in a file, for one language. ``sentence`` is its start rule.

    ``trigger`` is a pattern of what the rule of that name lists: a text without any of it need not be read.
    """

    def __init__(self, name: str, sentence: str, trigger: str, language: str) -> None:
        self._parser = build((name,), start=(sentence, trigger), language=language, lexer=_Given)
        self._start = sentence
        self._ignored = frozenset(self._parser.ignore_tokens)
        words = [terminal for terminal in self._parser.terminals if not _is_blank(terminal)]
        named = (f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in sorted(words, key=_order))
        self._words = re.compile(rf"\s*+(?:{'|'.join(named)})")
        self.trigger = re.compile(rf"(?<!\w)(?:{'|'.join(_alternatives(self._parser, trigger))})")

    def parse(self, sentence: str) -> Tree[Token] | None:
        """The tree of a sentence, None where it does not fit the grammar."""
        try:
            return self._parser.parse(cast(str, self._tokens(sentence)), start=self._start)
        except LarkError:
            return None

    def _tokens(self, sentence: str) -> Iterator[Token]:
        before = ""
        end = len(sentence.rstrip())  # blanks with no word behind them would be looked through from each of them
        for word in self._words.finditer(sentence, 0, end):
            kind = cast(str, word.lastgroup)
            if kind in self._ignored or (kind == before and kind[0] == "_"):
                continue
            before = kind
            yield Token(kind, word[kind], word.start(kind), end_pos=word.end())


def _is_blank(terminal: TerminalDef) -> bool:
    return re.fullmatch(terminal.pattern.to_regexp(), " ") is not None


def _order(terminal: TerminalDef) -> tuple[int, int]:
    """Higher priorities first; of two with the same, the one with the longer pattern, as Lark has it."""
    return -terminal.priority, -len(terminal.pattern.value)


def _alternatives(grammar: Lark, rule: str) -> list[str]:
    terminals = {terminal.name: terminal.pattern.to_regexp() for terminal in grammar.terminals}
    return [terminals[str(option.expansion[0].name)] for option in grammar.rules if option.origin.name == rule]
