"""A grammar that reads sentences, and what a sentence must hold to be worth it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast

from lark import Token, Tree

from eucouncil_parse.grammar import GivenTokens, build
from eucouncil_parse.phrases import Phrase
from eucouncil_parse.places import kinds_of

__all__ = ["SentenceGrammar"]


class SentenceGrammar:
    """The grammar in a file, for one language. ``sentence`` is its start rule.

    ``trigger`` names the rule that lists what a sentence must hold to be read; many documents hold no such sentence,
    and have nothing but that rule built.
    """

    def __init__(self, name: str, sentence: str, trigger: str, language: str) -> None:
        self._name = name
        self._start = sentence
        self._language = language
        parser = build((name,), start=(trigger,), language=language, lexer=GivenTokens)
        triggers = (parser.get_terminal(name).pattern.to_regexp() for name in kinds_of(parser, trigger))
        self.trigger_expression = rf"(?<!\w)(?:{'|'.join(triggers)})"

    @cached_property
    def trigger(self) -> re.Pattern[str]:
        """What a sentence must hold: a text without any of it need not be read."""
        return re.compile(self.trigger_expression)

    @cached_property
    def _sentence(self) -> Phrase:
        parser = build((self._name,), start=(self._start,), language=self._language, lexer=GivenTokens)
        return Phrase(parser, self._start)

    def parse(self, sentence: str) -> Tree[Token] | None:
        """The tree of a sentence, None where it does not fit the grammar."""
        return cast(Tree[Token] | None, self._sentence.parse(sentence))
