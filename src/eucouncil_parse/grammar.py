"""Find, compose and build the Lark grammars.

Grammars are files in ``grammars/``. The grammar of a document is several of them read as one: identifiers, labels,
lines, page furniture, header, body. Words of a language reach them by the import path ``words``, which this module
serves from the vocabulary. A parser is built on first use, once a process, and never pickled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Transformer
from lark.exceptions import LarkError, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from eucouncil_parse.diagnostics import GrammarError, ParseError
from eucouncil_parse.vocabulary.words import words_grammar

__all__ = ["DOCUMENT_GRAMMAR", "build", "grammars_directory", "parse_value"]

DOCUMENT_GRAMMAR = ("numbers.lark", "labels.lark", "lines.lark", "furniture.lark", "header.lark", "body.lark")
"""The files that make the grammar of a document, in the order in which they build on each other."""

_WORDS = "words.lark"
_LINE_OF_ERROR = re.compile(r"line (\d+)")


@cache
def grammars_directory() -> Path:
    """The folder of the ``.lark`` files: inside an installed package, beside ``src`` in a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "grammars", here.parents[1] / "grammars"):
        if (folder / "lines.lark").is_file():
            return folder
    raise GrammarError(f"the grammars are missing: no lines.lark in {here / 'grammars'}; reinstall eucouncil-parse")


def build(
    names: Sequence[str],
    *,
    start: Sequence[str],
    language: str = "en",
    lexer: Any = "contextual",
    transformer: Transformer[Any, Any] | None = None,
) -> Lark:
    """Build the LALR parser of grammar files that are read as one.

    ``start`` names the rules that a text may be parsed by. Building takes tens of milliseconds: callers keep what they
    get. Raises ``GrammarError`` with file and line where a grammar is missing or wrong.
    """
    texts = [_grammar_text(name) for name in names]

    def serve_words(_base: object, path: str) -> tuple[str, str]:
        if path != _WORDS:
            raise FileNotFoundError(path)
        return _WORDS, words_grammar(language)

    try:
        return Lark(
            "\n".join(texts),
            parser="lalr",
            lexer=lexer,
            start=list(start),
            transformer=transformer,
            import_paths=[serve_words],
            maybe_placeholders=True,
        )
    except LarkError as error:
        raise GrammarError(_located(str(error), names, texts)) from error


def parse_value(parser: Lark, text: str, expected: str) -> Any:
    """Parse a value that stands alone; raises ``ParseError`` that says what was expected and where the text departs.

    ``expected`` names the kind of value for the message.
    """
    try:
        return parser.parse(text)
    except UnexpectedInput as error:
        column = error.column if isinstance(error, UnexpectedCharacters | UnexpectedToken) else 1
        at_end = column is None or column < 1
        column = len(text) + 1 if at_end else column
        raise ParseError(f"expected {expected}", 1, column, text, expected) from None
    except LarkError as error:
        raise ParseError(f"expected {expected}: {error}", 1, 1, text, expected) from None


def _grammar_text(name: str) -> str:
    path = grammars_directory() / name
    if not path.is_file():
        raise GrammarError(f"no grammar {name!r} in {grammars_directory()}")
    return path.read_text(encoding="utf-8")


def _located(message: str, names: Sequence[str], texts: Sequence[str]) -> str:
    """An error message of Lark, led by the file and line that its line of the joined text stands in."""
    found = _LINE_OF_ERROR.search(message)
    if found is None:
        return f"{', '.join(names)}: {message}"
    line = int(found[1])
    for name, text in zip(names, texts, strict=True):
        height = text.count("\n") + 1
        if line <= height:
            return f"{name}:{line}: {message}"
        line -= height
    return message
