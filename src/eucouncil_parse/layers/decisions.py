"""What was decided, as one sentence says it."""

from __future__ import annotations

import re
from functools import cache

from attrs import define, field, frozen
from lark import Token, Tree

from eucouncil_parse.findings import Decision
from eucouncil_parse.grammar import build
from eucouncil_parse.identifiers import InterinstitutionalFile
from eucouncil_parse.layers.sentence_grammar import SentenceGrammar
from eucouncil_parse.vocabulary import Language, table

__all__ = ["Finding", "holds_decision", "may_decide", "read_decisions", "read_files"]


@frozen(slots=True)
class Finding:
    """What a sentence says of decisions.

    ``decisions`` are without a span. ``legal_basis`` is the one that is printed in the sentence; one that stands alone,
    behind the sentence that it belongs to, is no decision. ``by_a_body`` is True where a body (``The Council``) opens
    the sentence or a part of it.
    """

    decisions: tuple[Decision, ...] = ()
    legal_basis: str | None = None
    by_a_body: bool = False

    @property
    def is_voted(self) -> bool:
        """Whether a decision is of a kind that member states vote on."""
        return any(decision.kind in _voted_kinds() for decision in self.decisions)


def read_decisions(sentence: str, language: Language, before: int | None = None) -> Finding:
    """The decisions that a sentence reports; their ``act`` ends at the offset ``before`` at the latest.

    >>> from eucouncil_parse.vocabulary import language
    >>> text = "The Council approved the draft budget and took note of the report (legal basis: Article 314 TFEU)."
    >>> for decision in read_decisions(text, language("en")).decisions:
    ...     print(decision.kind, "|", decision.act, "|", decision.legal_basis)
    approved | the draft budget | Article 314 TFEU
    took_note | the report | Article 314 TFEU
    """
    if not may_decide(sentence, language):
        return Finding()
    tree = _grammar(language.code).parse(sentence)
    if tree is None:
        return Finding()
    marks = [mark for child in tree.children if isinstance(child, Tree) for mark in _marks(child)]
    basis = next((mark.text for mark in marks if mark.kind == "BASIS"), None)
    legal_basis = None if basis is None else basis.partition(":")[2].removesuffix(")").strip()
    reader = _Reader(sentence, language, legal_basis, len(sentence) if before is None else before)
    reader.read(marks)
    return Finding(tuple(reader.decisions), legal_basis, reader.by_a_body)


@frozen(slots=True)
class _Mark:
    """A word of the sentence that tells: the node that holds it, its terminal, its place."""

    node: str
    kind: str
    text: str
    start: int
    end: int


def _marks(node: Tree[Token]) -> list[_Mark]:
    """The words of a node; of the part that only describes, the place where it begins, and a legal basis."""
    tokens = [child for child in node.children if isinstance(child, Token)]
    wanted = tokens if node.data != "broken" else [*tokens[:1], *(each for each in tokens[1:] if each.type == "BASIS")]
    return [_Mark(str(node.data), token.type, str(token), token.start_pos or 0, token.end_pos or 0) for token in wanted]


@define(slots=True, eq=False)
class _Reader:
    """Goes through the words that tell, once, from left to right."""

    sentence: str
    language: Language
    legal_basis: str | None
    before: int
    decisions: list[Decision] = field(factory=list)
    by_a_body: bool = False
    opened: int = 0
    """Where the words begin that a passive decides upon."""
    waiting: tuple[str, int] | None = None
    """Kind of a decision whose act is being read, and where the act begins."""
    named: int | None = None
    """Where the name of a body ends that no word has followed yet."""
    joint: int | None = None
    """Where the joint stands that the words since may be another part of the sentence behind."""

    def read(self, marks: list[_Mark]) -> None:
        """Find the decisions in all marks of a sentence."""
        for mark in marks:
            if mark.node == "joint":
                self._join(mark)
            elif mark.node == "body":
                self.by_a_body = True
                self.named = mark.end
            elif mark.node in {"active", "further"}:
                self._decide(mark)
            elif mark.node == "passive":
                self._decide_upon(mark)
            else:
                self._close(mark.start)
                self.opened = mark.end
        self._close(len(self.sentence))

    def _join(self, mark: _Mark) -> None:
        self.joint = mark.start
        if self.waiting is None and (self.decisions or self.opened):
            self.opened = mark.end

    def _decide(self, mark: _Mark) -> None:
        if not self.by_a_body:
            return
        self._close(mark.start if self.joint is None else self.joint)
        kind = self.language.kind_of_decision(mark.text)
        self.waiting = None if kind is None else (kind, mark.end)

    def _decide_upon(self, mark: _Mark) -> None:
        begin = self.opened
        if self.waiting is not None and self.joint is not None and self.joint > self.waiting[1]:
            begin = self.joint
            self._close(self.joint)
        self._close(begin)
        kind = self.language.kind_of_decision(mark.text)
        act = self._clean(begin, mark.start)
        if kind is not None and (act in self.language.words["PRONOUN_WORD"] or self._is_named(mark)):
            self.waiting = (kind, mark.end)
        elif kind is not None and act is not None:
            self._add(kind, act)
        self.opened = mark.end

    def _is_named(self, mark: _Mark) -> bool:
        """Whether a body stands right before a mark: ``The Council was informed of …``."""
        return self.named is not None and not self.sentence[self.named : mark.start].strip()

    def _close(self, end: int) -> None:
        """The act of the decision that is waiting ends here."""
        if self.waiting is not None:
            kind, start = self.waiting
            self._add(kind, self._clean(start, end))
            self.waiting = None
            self.opened = end

    def _clean(self, start: int, end: int) -> str | None:
        """The words from one place to another, without blanks and joints around them; None where there are none."""
        words = self.sentence[start : min(end, self.before) if start < self.before else end].strip(" ,;.:")
        for name in ("AND_WORD", "VOTE_OPENING_WORD"):
            for joint in self.language.words[name]:
                words = words.removesuffix(f" {joint}").removeprefix(f"{joint} ").strip(" ,;")
        return words if any(character.isalnum() for character in words) else None

    def _add(self, kind: str, act: str | None) -> None:
        files = read_files(self.sentence)
        self.decisions.append(Decision(kind, self.sentence, act, self.legal_basis, files))


def read_files(text: str) -> tuple[InterinstitutionalFile, ...]:
    """The interinstitutional files that a text names, each once.

    >>> [str(file) for file in read_files("Regulation on bees (2022/0155 (COD)), see 2022/0155(COD)")]
    ['2022/0155 (COD)']
    """
    found = [InterinstitutionalFile.parse(each.group()) for each in _file().finditer(text)]
    return tuple(dict.fromkeys(found))


@cache
def _file() -> re.Pattern[str]:
    grammar = build(("numbers.lark",), start=("interinstitutional_files",))
    pattern = next(terminal.pattern.to_regexp() for terminal in grammar.terminals if terminal.name == "FILE")
    return re.compile(rf"(?<![\w/])(?:{pattern})")


@cache
def _voted_kinds() -> frozenset[str]:
    return frozenset(row["kind"] for row in table("decisions")["entries"] if row["voted"])


def may_decide(text: str, language: Language) -> bool:
    """Whether a sentence, or one of several, holds what one must that says anything of a decision."""
    opened = f", {text}"
    return any(needed.search(opened) for needed in _needed(language.code))


def holds_decision(sentence: str, language: Language) -> bool:
    """Whether a sentence holds a word of decision or a legal basis."""
    return _grammar(language.code).is_triggered(sentence)


@cache
def _needed(language: str) -> tuple[re.Pattern[str], ...]:
    """What a sentence holds that says anything of a decision: patterns that begin with few letters are fast alone."""
    return tuple(map(re.compile, _grammar(language).needed.values()))


@cache
def _grammar(language: str) -> SentenceGrammar:
    return SentenceGrammar("decisions.lark", "decision_sentence", "decision_trigger", "decision_need", language)
