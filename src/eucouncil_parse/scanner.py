"""Cells to line kinds, by the terminals of the composed grammar and nothing else.

The rules ``line``, ``label``, ``value`` and ``foot`` of the grammar name the terminals that a whole line, the opening
of a line, the value of a label and a word of a page foot may be. Each set becomes one compiled alternation in the order
of priorities, so a text is classified in one match; what an extension adds to a rule is seen here, in every rendition,
without another line of Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import define, frozen
from lark import Lark
from lark.lexer import TerminalDef

from eucouncil_parse.building import pattern_of
from eucouncil_parse.places import NO_PLACES, Places, kinds_of
from eucouncil_parse.sources.page import Cell

__all__ = ["Label", "ScannedCell", "Scanner", "alternation", "expression"]


@frozen(slots=True)
class Label:
    """What opens a line: its kind, and the text as printed."""

    kind: str
    text: str


@define(slots=True, eq=False)
class ScannedCell:
    """A cell with its kind, the labels that open it, and the text behind them.

    ``kind`` is that of the text behind the labels, ``EMPTY`` where nothing is behind them.
    """

    cell: Cell
    labels: tuple[Label, ...]
    text: str
    kind: str

    @property
    def printed(self) -> str:
        """The whole text, labels included."""
        return self.cell.text


class Scanner:
    """Classifies texts by the terminals of a grammar; ``known`` has those that it does but declare."""

    def __init__(self, grammar: Lark, places: Places = NO_PLACES, known: Iterable[TerminalDef] = ()) -> None:
        self._line = alternation(grammar, "line", known)
        self._label = alternation(grammar, "label", known)
        self._foot = alternation(grammar, "foot", known)
        self._value = alternation(grammar, "value", known)
        self._trailing = alternation(grammar, "trailing", known)
        self.numbering = frozenset(kinds_of(grammar, "numbering"))
        """Kinds of the labels that open an item."""
        self.places = places
        """Kinds that an extension adds, and where they may stand."""

    def reads_as(self, other: Scanner) -> bool:
        """Whether it gives every text the kind that another gives: an extension may add values alone."""
        mine, theirs = ((each._line, each._label, each._foot, each._value) for each in (self, other))
        return not self.places and mine == theirs

    def scan(self, cell: Cell) -> ScannedCell:
        """Classify one cell. A line that is something as a whole is not parted; else its labels are cut off."""
        text = cell.text
        kind = self.kind(text)
        if kind not in _MAY_HOLD_LABELS:
            return ScannedCell(cell, (), text, kind)
        labels: list[Label] = []
        rest = text
        while len(labels) < _MOST_LABELS and (found := self._label.match(rest)) is not None and found.end():
            labels.append(Label(str(found.lastgroup), found.group()))
            rest = rest[found.end() :].lstrip()
            if not rest or (kind := self.kind(rest)) not in _MAY_HOLD_LABELS:
                break
        return ScannedCell(cell, tuple(labels), rest, kind if rest else "EMPTY")

    def kind(self, text: str) -> str:
        """The kind of a line that is the whole of ``text``."""
        found = self._line.fullmatch(text)
        return str(found.lastgroup) if found else "TEXT"

    def trailing_kind(self, text: str) -> str | None:
        """The kind of what may stand at the end of a title's line, None for any other text: few kinds are tried."""
        if self._trailing.fullmatch(text) is None:
            return None
        kind = self.kind(text)
        return kind if kind in self._trailing.groupindex else None

    def value_kind(self, text: str) -> str | None:
        """What kind of value of a label ``text`` looks like, None where it looks like no kind in particular."""
        found = self._value.fullmatch(text)
        return str(found.lastgroup) if found else None

    def label_kind(self, text: str) -> str | None:
        """Kind of the label that a text is as a whole, None for any other text."""
        found = self._label.fullmatch(text)
        return str(found.lastgroup) if found else None

    def is_foot(self, text: str) -> bool:
        """Whether all words of ``text`` may stand in a page foot. Word by word: no line is read twice."""
        at = 0
        while at < len(text):
            found = self._foot.match(text, at)
            if found is None or found.end() == at:
                return False
            at = found.end()
            if at < len(text) and text[at] == " ":
                at += 1
            elif at < len(text):
                return False
        return bool(text)


_MAY_HOLD_LABELS = frozenset({"TEXT", "CAPITALS", "FOOTNOTE_MARK", "BRACKET"})
"""Kinds so general that a label may open them; every other kind is what the whole line is."""

_MOST_LABELS = 4
"""``7. a)`` opens with two; a line of nothing but labels is cut no further than this."""


def alternation(grammar: Lark, rule: str, known: Iterable[TerminalDef] = ()) -> re.Pattern[str]:
    """The terminals that a rule names, one of them each time, compiled as one."""
    return pattern_of(expression(grammar, rule, known))


def expression(grammar: Lark, rule: str, known: Iterable[TerminalDef] = ()) -> str:
    """The terminals that a rule names, one of them each time, as one expression in the order of their priorities.

    Those that the grammar declares without a pattern are taken from ``known``. Which terminal it was is the
    ``lastgroup`` of a match; the text is that of the whole match, for the group itself is empty.
    """
    terminals = {terminal.name: terminal for terminal in (*known, *grammar.terminals)}
    ordered = sorted((terminals[name] for name in kinds_of(grammar, rule)), key=_priority)
    # The group stands behind: a choice that opens with a character, and not with a group, is passed over by that alone.
    return "|".join(f"(?:{terminal.pattern.to_regexp()})(?P<{terminal.name}>)" for terminal in ordered)


def _priority(terminal: TerminalDef) -> int:
    return -terminal.priority
