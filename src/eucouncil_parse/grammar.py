"""Find, compose and build the Lark grammars.

Grammars are files in ``grammars/``. The grammar of a document is several of them read as one: identifiers, labels,
lines, page furniture, header, body, and then the files of an extension. Words of a language reach them by the import
path ``words``, which this module serves from the vocabulary. A parser is built on first use, once a process, or read
from the files of the package, which hold those that were built before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

from attrs import frozen
from lark import Lark, Token, Transformer
from lark.exceptions import LarkError, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.lexer import Lexer, LexerState
from lark.load_grammar import load_grammar

from eucouncil_parse.building import uncollected
from eucouncil_parse.definitions import WORD_IMPORT, definitions, names_in, only_reached
from eucouncil_parse.diagnostics import GrammarError, ParseError
from eucouncil_parse.prepared import keep, name_of, read_prepared
from eucouncil_parse.sharing import with_shared_patterns
from eucouncil_parse.vocabulary import Language
from eucouncil_parse.vocabulary import language as language_words
from eucouncil_parse.vocabulary.words import WordTerminal, words_terminals

__all__ = [
    "DOCUMENT_GRAMMAR",
    "GivenTokens",
    "GrammarFile",
    "build",
    "check_extension",
    "document_grammar",
    "grammars_directory",
    "parse_value",
    "shipped_grammar",
    "wrong_pattern",
]

DOCUMENT_GRAMMAR = ("numbers.lark", "labels.lark", "lines.lark", "furniture.lark", "header.lark", "body.lark")
"""The files that make the grammar of a document, in the order in which they build on each other."""

_LINE_OF_ERROR = re.compile(r"line (\d+)")
_UNDEFINED = re.compile(r"'(\w+)' used but not defined|used but not defined: (\w+)")


@frozen(slots=True)
class GrammarFile:
    """A grammar file: its name, as error messages give it, and its text."""

    name: str
    text: str

    @classmethod
    def read(cls, path: Path | Traversable) -> GrammarFile:
        """Read a file; raises ``GrammarError`` where there is none, or none in UTF-8."""
        try:
            return cls(path.name, path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise GrammarError(f"{path}: no grammar can be read: {error}") from None

    def definitions(self) -> tuple[tuple[int, str, str], ...]:
        """Line, directive (``%override``, ``%extend`` or none) and name of each rule and terminal that it defines."""
        return definitions(self.text)


class GivenTokens(Lexer):
    """Hands tokens that were made before to the parser: those of the outline, or of the words of a sentence."""

    __future_interface__ = 2

    def __init__(self, _configuration: object) -> None:
        pass

    def lex(self, lexer_state: LexerState, _parser_state: object) -> Iterator[Token]:
        yield from cast(Iterable[Token], lexer_state.text)


@cache
def grammars_directory() -> Path:
    """The folder of the ``.lark`` files: inside an installed package, beside ``src`` in a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "grammars", here.parents[1] / "grammars"):
        if (folder / "lines.lark").is_file():
            return folder
    raise GrammarError(f"the grammars are missing: no lines.lark in {here / 'grammars'}; reinstall eucouncil-parse")


@cache
def document_grammar() -> tuple[GrammarFile, ...]:
    """The files of the grammar of a document."""
    return tuple(map(shipped_grammar, DOCUMENT_GRAMMAR))


def check_extension(base: Sequence[GrammarFile], extension: GrammarFile) -> None:
    """Raise ``GrammarError`` where an extension overrides nothing, or defines anew what stands in the files before it.

    >>> check_extension(document_grammar(), GrammarFile("ecofin.lark", "%override itme: ITEM_LABEL"))
    Traceback (most recent call last):
    eucouncil_parse.diagnostics.GrammarError: ecofin.lark:1: rule 'itme' overrides nothing: body.lark has 'item'
    """
    owners = {name: file.name for file in base for _, _, name in file.definitions()}
    for line, directive, name in extension.definitions():
        what = "terminal" if name.isupper() else "rule"
        if directive and name not in owners:
            does = "overrides" if directive == "%override" else "extends"
            close = next(iter(get_close_matches(name, owners, 1)), None)
            files = ", ".join(dict.fromkeys(owners.values()))
            hint = f"{owners[close]} has {close!r}" if close else f"no such {what} in {files}"
            raise GrammarError(f"{extension.name}:{line}: {what} {name!r} {does} nothing: {hint}")
        if not directive and name in owners:
            raise GrammarError(
                f"{extension.name}:{line}: {what} {name!r} is defined in {owners[name]} already: "
                "write %override to replace it, %extend to add to it"
            )
        owners.setdefault(name, extension.name)


def build(
    files: Sequence[str | GrammarFile],
    *,
    start: Sequence[str],
    language: str | Language = "en",
    lexer: Any = "contextual",
    transformer: Transformer[Any, Any] | None = None,
    debug: bool = False,
) -> Lark:
    """Build the LALR parser of grammar files that are read as one.

    ``start`` names the rules that a text may be parsed by. Of files of this library, which are given by their names,
    nothing is read that these rules do not need. Building takes tens of milliseconds: callers keep what they get. With
    ``debug`` no parser is taken that was built before, and Lark tells its log of conflicts.
    Raises ``GrammarError`` with file and line where a grammar is missing or wrong.
    """
    read = _read(files, start)
    words = language_words(language) if isinstance(language, str) else language
    imported = _words_of(read, words)
    expressions = {name: word.expression for name, word in imported.items()}
    text = "\n".join([*(WORD_IMPORT.sub("", file.text) for file in read), *(word.place for word in imported.values())])
    name = name_of(text, expressions, start)
    try:
        with uncollected():
            known = None if debug else read_prepared(name, lexer, transformer)
            if known is not None:
                return known
            whole, _ = load_grammar(text, "<string>", [], global_keep_all_tokens=False)  # type: ignore[no-untyped-call]
            parser = Lark(
                with_shared_patterns(whole, expressions),
                parser="lalr",
                lexer=lexer,
                start=list(start),
                transformer=transformer,
                maybe_placeholders=True,
                debug=debug,
            )
    except LarkError as error:
        raise GrammarError(_located(str(error), read)) from error
    keep(name, parser)
    return parser


def _read(files: Sequence[str | GrammarFile], start: Sequence[str]) -> list[GrammarFile]:
    read = [shipped_grammar(file) if isinstance(file, str) else file for file in files]
    if not all(isinstance(file, str) for file in files):
        return read
    texts = only_reached([file.text for file in read], start)
    return [GrammarFile(file.name, text) for file, text in zip(read, texts, strict=True)]


def _words_of(files: Sequence[GrammarFile], words: Language) -> dict[str, WordTerminal]:
    """The words that the files import, of these alone: most grammars need few of them.

    Raises ``GrammarError`` for a word list that the language does not have.
    """
    known = words_terminals(words)
    wanted: dict[str, WordTerminal] = {}
    for file in files:
        for found in WORD_IMPORT.finditer(file.text):
            for name in names_in(found[1]):
                if name not in known:
                    line = file.text.count("\n", 0, found.start()) + 1
                    close = next(iter(get_close_matches(name, known, 1)), None)
                    hint = f": did you mean {close}?" if close else ""
                    raise GrammarError(f"{file.name}:{line}: no word list is named {name}{hint}")
                wanted[name] = known[name]
    return wanted


def wrong_pattern(grammar: Lark, files: Sequence[GrammarFile], error: re.error) -> GrammarError:
    """The error that tells which terminal of a grammar has a pattern that Python cannot read."""
    lines = {name: f"{file.name}:{line}" for file in files for line, _, name in file.definitions()}
    for terminal in grammar.terminals:
        try:
            re.compile(terminal.pattern.to_regexp())
        except re.error as wrong:
            return GrammarError(f"{lines.get(terminal.name, files[-1].name)}: terminal {terminal.name}: {wrong.msg}")
    return GrammarError(f"{files[-1].name}: its patterns cannot be read as one: {error}")


def parse_value(parser: Lark, text: str, expected: str, start: str | None = None) -> Any:
    """Parse a value that stands alone; raises ``ParseError`` that says what was expected and where the text departs.

    ``expected`` names the kind of value for the message, ``start`` the rule of a parser that has several.
    """
    try:
        return parser.parse(text, start=start)
    except UnexpectedInput as error:
        column = error.column if isinstance(error, UnexpectedCharacters | UnexpectedToken) else 1
        at_end = column is None or column < 1 or (isinstance(error, UnexpectedToken) and error.token.type == "$END")
        column = len(text) + 1 if at_end else column
        raise ParseError(f"expected {expected}", 1, column, text, expected) from None
    except LarkError as error:
        raise ParseError(f"expected {expected}: {error}", 1, 1, text, expected) from None


@cache
def shipped_grammar(name: str) -> GrammarFile:
    """A grammar file of this library by its name; raises ``GrammarError`` where there is none."""
    path = grammars_directory() / name
    if not path.is_file():
        raise GrammarError(f"no grammar {name!r} in {grammars_directory()}")
    return GrammarFile.read(path)


def _located(message: str, files: Sequence[GrammarFile]) -> str:
    """An error message of Lark, led by the file and line that its line of the joined text stands in."""
    found = _LINE_OF_ERROR.search(message)
    if found is None:  # of a collision between rules: the first of them, and the file that was added last
        place = _place_of_undefined(message, files) or files[-1].name
        return f"{place}: {' '.join(message.split(chr(10) * 2)[0].split())}"
    line = int(found[1])
    for file in files:
        height = file.text.count("\n") + 1
        if line <= height:
            return f"{file.name}:{line}: {_LINE_OF_ERROR.sub(f'line {line}', message, count=1)}"
        line -= height
    return message


def _place_of_undefined(message: str, files: Sequence[GrammarFile]) -> str | None:
    """File and line that name a rule or terminal that nobody defines; the last of them, which is an extension's."""
    if (found := _UNDEFINED.search(message)) is None:
        return None
    name = re.compile(rf"\b{found[1] or found[2]}\b")
    for file in reversed(files):
        for number, line in enumerate(file.text.splitlines(), 1):
            if name.search(line.partition("//")[0]) is not None:
                return f"{file.name}:{number}"
    return None
