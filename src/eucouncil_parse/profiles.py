"""The composed parser and scanner of a language, built once a process."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

from attrs import frozen
from lark import Lark
from lark.lexer import Lexer, LexerState

from eucouncil_parse.grammar import DOCUMENT_GRAMMAR, build
from eucouncil_parse.outline.tokens import CellToken
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.transformer import DocumentTransformer
from eucouncil_parse.vocabulary import Language
from eucouncil_parse.vocabulary import language as language_words

__all__ = ["Reader", "reader"]

_STARTS = ("document", "stated", "line", "label", "value", "foot")
_lock = threading.Lock()


@frozen(slots=True)
class Reader:
    """What reads documents of one language: its words, its scanner, its parser."""

    language: Language
    scanner: Scanner
    parser: Lark


class _TokenLexer(Lexer):
    """Hands tokens that the outline made to the parser."""

    __future_interface__ = 2

    def __init__(self, _configuration: object) -> None:
        pass

    def lex(self, lexer_state: LexerState, _parser_state: object) -> Iterator[CellToken]:
        yield from cast(Iterable[CellToken], lexer_state.text)


def reader(language: str = "en") -> Reader:
    """The reader of a language; built on first use, under a lock, and shared by threads."""
    with _lock:
        return _build(language)


@cache
def _build(language: str) -> Reader:
    words = language_words(language)
    parser = build(
        DOCUMENT_GRAMMAR, start=_STARTS, language=language, lexer=_TokenLexer, transformer=DocumentTransformer(words)
    )
    return Reader(words, Scanner(parser), parser)
