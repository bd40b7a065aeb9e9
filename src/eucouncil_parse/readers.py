"""The composed parser and scanner of a language and a profile, built once a process."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial

from attrs import evolve, frozen
from lark import Lark

from eucouncil_parse.composing import composed
from eucouncil_parse.grammar import (
    DOCUMENT_GRAMMAR,
    GivenTokens,
    GrammarFile,
    build,
    document_grammar,
    wrong_pattern,
)
from eucouncil_parse.phrases import Phrase
from eucouncil_parse.places import Places
from eucouncil_parse.profiles import Profile
from eucouncil_parse.scanner import Scanner
from eucouncil_parse.transformer import DocumentTransformer
from eucouncil_parse.vocabulary import Language
from eucouncil_parse.vocabulary import language as language_words

__all__ = ["Reader", "reader", "tree_parser"]

_LINES = ("line", "label", "numbering", "value", "foot", "trailing")
"""What the scanner asks of a grammar."""
_STARTS = ("document", "stated", *_LINES)
_MOST_READERS = 64
"""Readers that are kept; a program with more profiles and languages builds some again."""
_lock = threading.RLock()


@frozen(slots=True)
class Reader:
    """What reads documents of one language and profile: its words, its scanner, its parser."""

    language: Language
    scanner: Scanner
    _parser: Callable[[], Lark]
    profile: Profile | None = None

    @property
    def parser(self) -> Lark:
        """The parser of tokens; that of no profile is built when it is first asked for, for most pages have one."""
        with _lock:
            return self._parser()


def reader(language: str = "en", profile: Profile | None = None) -> Reader:
    """The reader of a language and a profile; built on first use, under a lock, and shared by threads.

    Raises ``ValueError`` for an unknown language, ``GrammarError`` for a profile whose grammar is wrong.
    """
    with _lock:
        return _reader(language, profile)


@lru_cache(maxsize=_MOST_READERS)
def _reader(language: str, profile: Profile | None) -> Reader:
    if profile is None:
        words = language_words(language)
        return Reader(words, Scanner(_lines(language)), cache(partial(_parser, (), words, DocumentTransformer)))
    base = _reader(language, None)
    if not profile.reads_anew:
        return evolve(base, profile=profile)
    words = _with_words(base.language, profile)
    added = profile.grammar_files[len(document_grammar()) :]
    parser = _parser(added, words, profile.all_of_transformer, shares=words is base.language)
    try:
        lines = _lines(language)
        scanner = Scanner(parser, Places.of(parser, _known(lines)), lines.terminals)
    except re.error as error:  # Lark reads no pattern itself, as it is not its lexer that reads lines
        raise wrong_pattern(parser, profile.grammar_files, error) from None
    return Reader(words, scanner, lambda: parser, profile)


@lru_cache(maxsize=_MOST_READERS)
def _lines(language: str) -> Lark:
    """The document's own grammar, as far as it says what lines are."""
    return build(DOCUMENT_GRAMMAR, start=_LINES, language=language, lexer=GivenTokens)


def _known(lines: Lark) -> frozenset[str]:
    """The names of kinds of lines and of rules in the document's own grammar."""
    rules = (name for file in document_grammar() for _, _, name in file.definitions() if not name.isupper())
    return frozenset((*rules, *(terminal.name for terminal in lines.terminals)))


def tree_parser(reads: Reader, debug: bool = False) -> Lark:
    """A parser of the same grammar that gives Lark trees, for whoever wants to see which rule takes a line.

    With ``debug`` Lark tells its log of conflicts.
    """
    if reads.profile is None:
        return _built(document_grammar(), reads.language, None, (), debug)
    phrases = reads.profile.all_of_transformer.phrases
    return _built(reads.profile.grammar_files, reads.language, None, phrases, debug)


def _parser(
    added: Sequence[GrammarFile], words: Language, transformer: type[DocumentTransformer], shares: bool = True
) -> Lark:
    """The parser of the document's grammar with what is added; ``shares`` leaves out the patterns of ``_lines``."""
    makes = transformer(words)
    base, start = document_grammar(), (*_STARTS, *transformer.phrases)
    files = composed(base, added, start) if shares else (*base, *added)
    parser = _built(files, words, makes, transformer.phrases)
    phrase = cache(partial(Phrase, parser))  # made on first use: most documents need few of them
    makes.reads_phrases_by(lambda rule, text: phrase(rule).parse(text))
    return parser


def _built(
    files: Sequence[GrammarFile],
    words: Language,
    transformer: DocumentTransformer | None,
    phrases: Sequence[str],
    debug: bool = False,
) -> Lark:
    start = (*_STARTS, *phrases)
    return build(files, start=start, language=words, lexer=GivenTokens, transformer=transformer, debug=debug)


def _with_words(language: Language, profile: Profile) -> Language:
    """The words of a language with those of a profile; the first of a new list is the one that is printed."""
    added = profile.all_words
    if not added and not profile.all_codes:
        return language
    return evolve(
        language,
        words={**language.words, **{name: (*language.words.get(name, ()), *words) for name, words in added.items()}},
        confirmed={**{name: words[0] for name, words in added.items() if words}, **language.confirmed},
        codes=(*language.codes, *profile.all_codes),
    )
