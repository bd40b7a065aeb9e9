"""Texts parted by each terminal in turn: as Lark's own lexer parts them, and never without end."""

from __future__ import annotations

import pytest
from lark import Lark
from lark.exceptions import UnexpectedCharacters

from eucouncil_parse.lexing import TerminalsInTurn

GRAMMAR = """
start: (WORD | NUMBER | LONG)+
WORD: /[a-z]+/
LONG.2: /[a-z]+!/
NUMBER: /[0-9]+/
%ignore " "
"""


def test_tokens_are_those_of_lark() -> None:
    text = "bees 12 honey! jars 7"
    own, usual = (Lark(GRAMMAR, parser="lalr", lexer=lexer) for lexer in (TerminalsInTurn, "contextual"))
    tokens = own.parse(text).children
    assert tokens == usual.parse(text).children
    assert [(token.type, token.start_pos, token.end_pos) for token in tokens] == [  # type: ignore[union-attr]
        ("WORD", 0, 4),
        ("NUMBER", 5, 7),
        ("LONG", 8, 14),
        ("WORD", 15, 19),
        ("NUMBER", 20, 21),
    ]


def test_a_terminal_that_matches_nothing_takes_nothing() -> None:
    parser = Lark("start: (X | Y)+\nX.2: /x*/\nY: /y/", parser="lalr", lexer=TerminalsInTurn)
    assert parser.parse("yxx").children == ["y", "xx"]
    with pytest.raises(UnexpectedCharacters) as caught:
        parser.parse("xxz")
    assert caught.value.pos_in_stream == 2
