"""A grammar that reads sentences, and what a sentence must hold to be worth it."""

from __future__ import annotations

import re
from typing import cast

from lark import Token, Tree

from eucouncil_parse.grammar import GivenTokens, build
from eucouncil_parse.phrases import Phrase
from eucouncil_parse.places import kinds_of

__all__ = ["SentenceGrammar"]


class SentenceGrammar:
    """The grammar in a file, for one language. ``sentence`` is its start rule.

    ``trigger`` is a pattern of what the rule of that name lists: a text without any of it need not be read.
    """

    def __init__(self, name: str, sentence: str, trigger: str, language: str) -> None:
        parser = build((name,), start=(sentence, trigger), language=language, lexer=GivenTokens)
        self._sentence = Phrase(parser, sentence)
        triggers = (parser.get_terminal(name).pattern.to_regexp() for name in kinds_of(parser, trigger))
        self.trigger = re.compile(rf"(?<!\w)(?:{'|'.join(triggers)})")

    def parse(self, sentence: str) -> Tree[Token] | None:
        """The tree of a sentence, None where it does not fit the grammar."""
        return cast(Tree[Token] | None, self._sentence.parse(sentence))
