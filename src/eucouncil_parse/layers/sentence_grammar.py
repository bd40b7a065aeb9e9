"""A grammar that reads sentences, and what a sentence must hold to be worth it.

Most words of a sentence say nothing to such a grammar. Its terminals are compiled to one alternation, as the scanner's
are, and words without a name in the tree (terminals that begin with an underscore) are handed to the parser once for
each run of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lark import Token, Tree
from lark.exceptions import LarkError
from lark.lexer import TerminalDef

from eucouncil_parse.grammar import GivenTokens, build
from eucouncil_parse.places import kinds_of

__all__ = ["SentenceGrammar"]


class SentenceGrammar:
    """The grammar in a file, for one language. ``sentence`` is its start rule.

    ``trigger`` is a pattern of what the rule of that name lists: a text without any of it need not be read.
    """

    def __init__(self, name: str, sentence: str, trigger: str, language: str) -> None:
        self._parser = build((name,), start=(sentence, trigger), language=language, lexer=GivenTokens)
        self._start = sentence
        self._ignored = frozenset(self._parser.ignore_tokens)
        words = [terminal for terminal in self._parser.terminals if not _is_blank(terminal)]
        named = (f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in sorted(words, key=_order))
        self._words = re.compile(rf"\s*+(?:{'|'.join(named)})")
        triggers = (self._parser.get_terminal(name).pattern.to_regexp() for name in kinds_of(self._parser, trigger))
        self.trigger = re.compile(rf"(?<!\w)(?:{'|'.join(triggers)})")

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
