"""Terminals that are compiled once have the patterns that Lark gives them."""

from __future__ import annotations

import pytest
from lark import Lark

from eucouncil_parse.diagnostics import GrammarError
from eucouncil_parse.grammar import GivenTokens, GrammarFile, build, shipped_grammar

SHARED = r"""
start: DAYS | LANGUAGE | ANY | LATER
%declare LATER
DAYS: DAY (_AND DAY)* (" " YEAR)?
DAY: /\d{1,2}/ ("." | "º")?
YEAR: FIGURE~4 | FIGURE~2..3 "?"
FIGURE: "0".."9"
_AND: " " ("and"i | /&/ | "a" | ", " ("and" | "or"))  " "
LANGUAGE: "(" DAY? _AND+ ")"
ANY.-1: /./s
"""


def patterns(grammar: Lark) -> dict[str, tuple[str, int]]:
    return {each.name: (each.pattern.to_regexp(), each.priority) for each in grammar.terminals}


def built(text: str, start: str = "start") -> Lark:
    return build([GrammarFile("x.lark", text)], start=(start,), lexer=GivenTokens)


def test_parts_of_terminals_are_compiled_as_by_lark() -> None:
    assert patterns(built(SHARED)) == patterns(Lark(SHARED, parser="lalr", lexer=GivenTokens))


def test_shipped_terminals_are_compiled_as_by_lark() -> None:
    text = shipped_grammar("numbers.lark").text
    listed, _, rest = text.partition("%import words (")[2].partition(")")
    whole = "\n".join([rest, *(f'{name}: "{name}"' for name in listed.split(", "))])
    by_lark = Lark(whole, parser="lalr", lexer=GivenTokens, start="references")
    assert patterns(built(whole, "references")) == patterns(by_lark)


@pytest.mark.parametrize(
    "wrong",
    ["start: A\nA: ", 'start: A\nA: "a" -> b', 'start: A\nA: "a"~2..1', "start: A\nA: /a", 'start: A\nA: B\nB: ""'],
)
def test_a_wrong_terminal_is_told_as_by_lark(wrong: str) -> None:
    with pytest.raises(GrammarError):
        built(wrong)
