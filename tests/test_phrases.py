"""What a rule says of a text, and of texts that say nothing by it."""

from __future__ import annotations

from lark import Lark, Tree

from eucouncil_parse.grammar import GivenTokens
from eucouncil_parse.phrases import Phrase

GRAMMAR = r"""
bees: (COLOUR | _ANY_WORD)*
!kept: _ANY_WORD?
one: COLOUR
COLOUR.2: /red|blue/
_ANY_WORD.1: /\w+/
BLANK: / +/
%ignore BLANK
"""


def phrase(rule: str) -> Phrase:
    return Phrase(Lark(GRAMMAR, parser="lalr", lexer=GivenTokens, start=["bees", "kept", "one"]), rule)


def said(found: Tree[str] | None) -> list[str] | None:
    return None if found is None else list(map(str, found.children))


def test_what_texts_say_one_after_another() -> None:
    rule = phrase("bees")
    texts = ["the hive", "a red hive", "", "of wood", "blue", "!", "hives red and blue"]
    assert [said(rule.parse(text)) for text in texts] == [[], ["red"], [], [], ["blue"], [], ["red", "blue"]]


def test_a_text_that_does_not_fit() -> None:
    rule = phrase("one")
    assert [said(rule.parse(text)) for text in ("", "red", "hive", "", "hive")] == [None, ["red"], None, None, None]


def test_words_that_a_rule_keeps_are_those_of_each_text() -> None:
    rule = phrase("kept")
    assert [said(rule.parse(text)) for text in ("hive", "wood", "", "wood")] == [["hive"], ["wood"], [], ["wood"]]
