"""Profiles: what the documents of a working party, a committee or a formation have of their own.

A profile names the subject codes and types of document that choose it, and says in a grammar file what its documents
hold beyond those of everybody. Which profiles there are, and which reads a document, the registry knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import field, frozen, has

from eucouncil_parse.diagnostics import ParseError
from eucouncil_parse.grammar import GrammarFile, check_extension, document_grammar
from eucouncil_parse.model import ExtensionNode, Institution
from eucouncil_parse.subject_codes import SubjectCode
from eucouncil_parse.transformer import DocumentTransformer
from eucouncil_parse.vocabulary import table

__all__ = ["Printer", "Profile"]

Printer = Callable[[Any], Iterable[tuple[str, str]]]
"""How a node prints: kind and text of each line, as its grammar reads them back."""

_Grammar = str | Traversable | GrammarFile
_NAME = re.compile(r"[\w.-]+")
_WORD_LIST = re.compile(r"[A-Z][A-Z_]*")


def _grammar_files(value: _Grammar | Iterable[_Grammar]) -> tuple[GrammarFile, ...]:
    given = (value,) if isinstance(value, str | GrammarFile | Traversable) else value
    return tuple(each if isinstance(each, GrammarFile) else _grammar_file(each) for each in given)


def _grammar_file(path: str | Traversable) -> GrammarFile:
    return GrammarFile.read(Path(path) if isinstance(path, str) else path)


def _names(value: Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _institutions(value: Institution | str | Iterable[Institution | str]) -> tuple[Institution, ...]:
    given = (value,) if isinstance(value, str | Institution) else value
    return tuple(map(Institution, given))


def _meanings(given: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(given))


def _printers(given: Mapping[type[ExtensionNode], Printer]) -> Mapping[type[ExtensionNode], Printer]:
    return MappingProxyType(dict(given))


def _word_lists(given: Mapping[str, str | Iterable[str]]) -> Mapping[str, Sequence[str]]:
    return MappingProxyType({name: _names(words) for name, words in given.items()})


def _is_code(code: str) -> bool:
    try:
        read = SubjectCode.parse(code)
    except ParseError:
        return False
    return str(read) == code and read.serial is None


def _extends(given: object, base: type) -> bool:
    return isinstance(given, type) and issubclass(given, base)


@frozen(slots=True, eq=False, kw_only=True)
class Profile:
    """What documents of one body have of their own; immutable, checked when it is made.

    ``subject_codes`` and ``document_types`` (kinds such as ``agenda``) choose it; so do ``institutions`` (``European
    Council``), for documents of theirs that no code gives to another. ``grammar`` is a path of a ``.lark`` file, or
    several, read behind the document's own grammar and behind those of the profile that it ``extends``;
    ``transformer`` makes values of what they add. ``words`` adds to word lists of the vocabulary, by the name of the
    list, or makes new ones; ``codes`` are subject codes with their meaning, known in the process once the profile is;
    ``nodes`` are the classes of its own values, each with how it prints.

    Raises ``GrammarError``, with file, rule and line, for a grammar that overrides nothing, ``ValueError`` for other
    values that are wrong.

    >>> Profile(name="bees", subject_codes="BEES", grammar="bees.lark")
    Traceback (most recent call last):
    eucouncil_parse.diagnostics.GrammarError: bees.lark: no grammar can be read: [Errno 2] No such file or directory: \
'bees.lark'
    """

    name: str
    subject_codes: tuple[str, ...] = field(default=(), converter=_names)
    document_types: tuple[str, ...] = field(default=(), converter=_names)
    institutions: tuple[Institution, ...] = field(default=(), converter=_institutions)
    grammar: tuple[GrammarFile, ...] = field(default=(), converter=_grammar_files)
    extends: Profile | None = None
    transformer: type[DocumentTransformer] | None = None
    words: Mapping[str, Sequence[str]] = field(factory=dict, converter=_word_lists)
    codes: Mapping[str, str] = field(factory=dict, converter=_meanings)
    nodes: Mapping[type[ExtensionNode], Printer] = field(factory=dict, converter=_printers)

    def __attrs_post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"a profile's name is made of letters, figures, dots and dashes, not {self.name!r}")
        for problem in self._problems():
            raise ValueError(f"{self.name}: {problem}")
        before = list(self._grammar_before())
        for file in self.grammar:
            check_extension(before, file)
            before.append(file)

    def _problems(self) -> Iterator[str]:
        for code in (*self.subject_codes, *self.codes):
            if not _is_code(code):
                yield f"expected a subject code without a serial, found {code!r}"
        known = [row["kind"] for row in table("kinds")["entries"]]
        for kind in self.document_types:
            if kind not in known:
                close = next(iter(get_close_matches(kind, known, 1)), None)
                yield f"no type of document is {kind!r}" + (f": did you mean {close!r}?" if close else "")
        for name, words in self.words.items():
            if not _WORD_LIST.fullmatch(name):
                yield f"a word list is named like a terminal, not {name!r}"
            if not words or not all(isinstance(word, str) and word for word in words):
                yield f"the word list {name} must hold words"
        inherited = self._inherited_transformer()
        if self.transformer is not None and not _extends(self.transformer, inherited):
            yield f"its transformer must extend {inherited.__name__}"
        for node in self.nodes:
            if not (_extends(node, ExtensionNode) and has(node)):
                yield f"{getattr(node, '__name__', node)} is no attrs class that extends ExtensionNode"

    def _inherited_transformer(self) -> type[DocumentTransformer]:
        return self.extends.all_of_transformer if self.extends is not None else DocumentTransformer

    def _grammar_before(self) -> tuple[GrammarFile, ...]:
        return self.extends.grammar_files if self.extends is not None else document_grammar()

    @property
    def grammar_files(self) -> tuple[GrammarFile, ...]:
        """The whole grammar: of a document, of the profiles that it extends, and its own."""
        return (*self._grammar_before(), *self.grammar)

    @property
    def all_of_transformer(self) -> type[DocumentTransformer]:
        """Its transformer, or that of the profile that it extends."""
        return self.transformer or self._inherited_transformer()

    @property
    def all_words(self) -> dict[str, tuple[str, ...]]:
        """Its words with those of the profiles that it extends, by list."""
        found = dict(self.extends.all_words) if self.extends is not None else {}
        for name, words in self.words.items():
            found[name] = (*found.get(name, ()), *words)
        return found

    @property
    def all_codes(self) -> dict[str, str]:
        """Its codes with those of the profiles that it extends."""
        return {**(self.extends.all_codes if self.extends is not None else {}), **self.codes}

    @property
    def all_nodes(self) -> dict[type[ExtensionNode], Printer]:
        """Its nodes with those of the profiles that it extends."""
        return {**(self.extends.all_nodes if self.extends is not None else {}), **self.nodes}

    @property
    def reads_anew(self) -> bool:
        """Whether it changes how a page is read; a profile of names and codes alone does not."""
        return bool(self.grammar or self.words or self.codes or (self.extends is not None and self.extends.reads_anew))

    @property
    def ancestors(self) -> tuple[Profile, ...]:
        """The profiles that it extends, one through another."""
        return (self.extends, *self.extends.ancestors) if self.extends is not None else ()
