"""Sentences that report speech: who their subject is, by the grammar speakers.lark."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrs import define, field, frozen
from lark import Lark, Tree
from lark.exceptions import LarkError

from eucouncil_parse.building import pattern_of
from eucouncil_parse.findings import Actor
from eucouncil_parse.grammar import build
from eucouncil_parse.layers.actors import named_actor, subject_actors, tokens_of
from eucouncil_parse.lexing import TerminalsInTurn
from eucouncil_parse.places import kinds_of
from eucouncil_parse.scanner import expression
from eucouncil_parse.vocabulary import Language, language

__all__ = ["Subject", "Subjects"]

_SENTENCES = ("report", "about")
_LOOKED_FOR = ("verb", "opening", "first", "continuing", "named", "noun")
_INSIDE = ("verb", "continuing")
"""What stands behind a blank."""
_HEAD = 400
"""Characters of a sentence within which its subject and verb must stand."""
_LONGEST_PHRASE = 250
"""Characters of a phrase that stands before the subject, with its comma."""
_MOST_COMMAS = 5
"""Commas of such a phrase behind which the subject is looked for."""
_lock = threading.Lock()


@frozen(slots=True)
class Subject:
    """The subject of a sentence: its words, and the actors that they name.

    ``reference`` is the kind of token that means somebody who was named before (``SINGULAR``, ``PLURAL``, ``PERSON``,
    ``DELEGATION``, ``LATTER``), None where the subject names its actors.
    """

    text: str
    actors: tuple[Actor, ...]
    reference: str | None = None


class _Patterns(dict[str, re.Pattern[str]]):
    """What is looked for in a language before a sentence is parsed, by the names of rules; shared by threads."""

    def __init__(self, words: Language, expressions: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words
        self._expressions = expressions

    def __missing__(self, name: str) -> re.Pattern[str]:
        """The pattern of a rule, compiled when it is first asked for: many documents report no speech."""
        compiled = self[name] = pattern_of(self._expressions[name])
        return compiled


@define(slots=True)
class Subjects:
    """The subjects of the sentences of one document.

    ``year`` is that of the meeting, by which states are members or third countries; None for today. Documents say the
    same words again and again: what stands before a verb is parsed once.

    >>> subjects = Subjects("en", 2015)
    >>> subjects.reporting("In this context, the EMCDDA also noted that the situation was complex.").text
    'the EMCDDA'
    >>> subjects.reporting("The Commission proposal was adopted.") is None
    True
    """

    language: str
    year: int | None = None
    _patterns: _Patterns = field(init=False)
    _known: dict[tuple[str, str], Subject | None] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        with _lock:
            self._patterns = _build(self.language)

    def reporting(self, sentence: str) -> Subject | None:
        """The subject of a sentence that reports what somebody said, None for any other sentence."""
        sentence = sentence[:_HEAD]
        verb: re.Match[str] | None = None
        for start in self._starts(sentence):
            if verb is None or start > verb.start():
                verb = self._patterns["verb"].search(sentence, start)
                if verb is None:
                    return None
            subject = self._before(sentence, start, verb)
            if subject is not None:
                return subject
        return None

    def about(self, sentence: str) -> Subject | None:
        """The subject of any sentence that begins with an actor, None where it does not."""
        if self._patterns["first"].match(sentence) is None:
            return None
        return self._parse("about", sentence[:_HEAD])

    def continues(self, sentence: str) -> bool:
        """Whether a sentence without a speaker goes on with the report before it.

        >>> subjects = Subjects("en")
        >>> [subjects.continues(text) for text in ("Some concerns were shared.", "The text is attached.")]
        [True, False]
        """
        return self._patterns["continuing"].search(sentence[:_HEAD]) is not None

    def last_named(self, sentence: str, *, as_delegation: bool = False) -> Actor | None:
        """The last actor that a sentence names, or calls a delegation; None where it names nobody.

        >>> Subjects("en").last_named("Europol informed the Russian delegation about Spain.", as_delegation=True).code
        'RU'
        """
        last: re.Match[str] | None = None
        for found in self._patterns["named"].finditer(sentence):
            if not as_delegation or self._patterns["noun"].match(sentence, found.end() + 1):
                last = found
        if last is None:
            return None
        return named_actor(str(last.lastgroup), last.group(), self._patterns.words, self.year)

    def _starts(self, sentence: str) -> Iterator[int]:
        """Where a subject may begin: with the sentence, or behind a comma of the phrase that opens it."""
        if self._patterns["first"].match(sentence):
            yield 0
        if self._patterns["opening"].match(sentence) is None:
            return
        comma = 0
        for _ in range(_MOST_COMMAS):
            comma = sentence.find(", ", comma + 1, _LONGEST_PHRASE)
            if comma < 0:
                return
            if self._patterns["first"].match(sentence, comma + 2):
                yield comma + 2

    def _before(self, sentence: str, start: int, verb: re.Match[str]) -> Subject | None:
        """The subject that stands between a place and a verb, or the subject of another verb behind that."""
        words = sentence[start : verb.start()]
        known = (words, str(verb.lastgroup))
        if known not in self._known:
            self._known[known] = self._parse("report", sentence[start : verb.end()])
        subject = self._known[known]
        if subject is None and ("," in words or "(" in words):  # the verb may stand in brackets or between commas
            return self._parse("report", sentence[start:])
        return subject

    def _parse(self, start: str, text: str) -> Subject | None:
        try:
            tree: Tree[Any] = _parser(self.language).parse(text, start=start)
        except LarkError:
            return None
        subject = next(child for child in tree.children if isinstance(child, Tree))
        tokens = tokens_of(subject)
        while tokens[-1].type == "COMMA":
            tokens.pop()
        words = text[tokens[0].start_pos : tokens[-1].end_pos].strip()
        first = subject.children[0]
        if isinstance(first, Tree) and first.data == "reference":
            return Subject(words, (), tokens_of(first)[-1].type)
        return Subject(words, subject_actors(subject, text, self._patterns.words, self.year))


@cache
def _build(code: str) -> _Patterns:
    grammar = build(("speakers.lark",), start=_LOOKED_FOR, language=code, lexer=TerminalsInTurn)
    patterns = {name: expression(grammar, name) for name in _LOOKED_FOR}
    patterns["named"] = rf"(?<![\w-])(?:{patterns['named']})"
    for name in _INSIDE:
        patterns[name] = f" (?:{patterns[name]})"
    # whether one of them stands there is asked, and not which: the most frequent first
    patterns["first"] = "|".join(grammar.get_terminal(kind).pattern.to_regexp() for kind in kinds_of(grammar, "first"))
    return _Patterns(language(code), patterns)


@cache
def _parser(code: str) -> Lark:
    return build(("speakers.lark",), start=_SENTENCES, language=code, lexer=TerminalsInTurn)
