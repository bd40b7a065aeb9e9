"""Terminals that are compiled once have the patterns that Lark gives them."""

from __future__ import annotations

import pytest
from lark import Lark

from eucouncil_parse.definitions import WORD_IMPORT, names_in
from eucouncil_parse.diagnostics import GrammarError
from eucouncil_parse.grammar import DOCUMENT_GRAMMAR, GivenTokens, GrammarFile, build, shipped_grammar
from eucouncil_parse.vocabulary import language as language_words
from eucouncil_parse.vocabulary.words import words_terminals

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


WITH_WORDS = [
    (DOCUMENT_GRAMMAR, ("line", "label", "foot", "value")),
    (("numbers.lark", "references.lark"), ("candidate", "opening", "need")),
    (("decisions.lark",), ("decision_sentence", "decision_trigger", "decision_need")),
    (("speakers.lark",), ("report", "about", "verb", "first")),
    (("votes.lark",), ("vote_sentence", "vote_trigger")),
]
SLASH = r"\/"
"""As it stands in an expression between slashes."""


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


@pytest.mark.parametrize("language", ["en", "el"])
@pytest.mark.parametrize(("files", "start"), WITH_WORDS)
def test_words_are_put_in_their_places_as_if_lark_had_read_them(
    files: tuple[str, ...], start: tuple[str, ...], language: str
) -> None:
    known = words_terminals(language_words(language))
    texts = [shipped_grammar(name).text for name in files]
    imported = {name for text in texts for found in WORD_IMPORT.finditer(text) for name in names_in(found[1])}
    spelled = [f"{known[name].name}: /{known[name].expression.replace('/', SLASH)}/" for name in sorted(imported)]
    whole = "\n".join([*(WORD_IMPORT.sub("", text) for text in texts), *spelled])
    by_lark = patterns(Lark(whole, parser="lalr", lexer=GivenTokens, start=list(start)))
    expected = {name: (pattern.replace(SLASH, "/"), priority) for name, (pattern, priority) in by_lark.items()}
    ours = patterns(build(files, start=start, language=language, lexer=GivenTokens))
    assert {name: (pattern.replace(SLASH, "/"), priority) for name, (pattern, priority) in ours.items()} == expected


@pytest.mark.parametrize(
    "wrong",
    ["start: A\nA: ", 'start: A\nA: "a" -> b', 'start: A\nA: "a"~2..1', "start: A\nA: /a", 'start: A\nA: B\nB: ""'],
)
def test_a_wrong_terminal_is_told_as_by_lark(wrong: str) -> None:
    with pytest.raises(GrammarError):
        built(wrong)
