"""A grammar that reads sentences, and what a sentence must hold to be worth it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast

from lark import Token, Tree

from eucouncil_parse.building import pattern_of
from eucouncil_parse.grammar import GivenTokens, build
from eucouncil_parse.phrases import Phrase
from eucouncil_parse.places import kinds_of

__all__ = ["SentenceGrammar"]


class SentenceGrammar:
    """The grammar in a file, for one language. ``sentence`` is its start rule.

    ``trigger`` is the rule that lists what a sentence must hold, where a word begins, to be worth reading; many
    documents hold no such sentence, and do not have the start rule built. ``needed`` are the expressions of what the
    rule ``need`` lists, by their names: nothing is said without one of these.
    """

    def __init__(self, name: str, sentence: str, trigger: str, need: str, language: str) -> None:
        self._name = name
        self._start = sentence
        self._language = language
        parser = build((name,), start=(trigger, need), language=language, lexer=GivenTokens)
        expressions = {each.name: each.pattern.to_regexp() for each in parser.terminals}
        # \W and not (?<!\w), which would be tried at every letter: a sentence is searched with a blank before it
        self._trigger_expression = rf"\W(?:{'|'.join(expressions[kind] for kind in kinds_of(parser, trigger))})"
        self.needed = {kind: expressions[kind] for kind in kinds_of(parser, need)}

    def is_triggered(self, sentence: str) -> bool:
        """Whether a sentence holds what the trigger lists."""
        return self._trigger.search(f" {sentence}") is not None

    def parse(self, sentence: str) -> Tree[Token] | None:
        """The tree of a sentence, None where it does not fit the grammar."""
        return cast(Tree[Token] | None, self._sentence.parse(sentence))

    @cached_property
    def _trigger(self) -> re.Pattern[str]:
        return pattern_of(self._trigger_expression)

    @cached_property
    def _sentence(self) -> Phrase:
        parser = build((self._name,), start=(self._start,), language=self._language, lexer=GivenTokens)
        return Phrase(parser, self._start)
