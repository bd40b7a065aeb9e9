"""How texts are parted into tokens where only some kinds may come next.

Lark's own contextual lexer compiles all terminals that may come next in a state of the parser to one expression, and
does so anew for every state: names of states and bodies, which are hundreds of words, are compiled a dozen times before
the first text is read. Here each terminal is one expression, compiled when a text first asks for it, and tried in the
order that Lark gives it. The tokens are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from lark import Token
from lark.exceptions import UnexpectedCharacters
from lark.lexer import Lexer, LexerState, TerminalDef

from eucouncil_parse.building import pattern_of

if TYPE_CHECKING:
    from lark.common import LexerConf

__all__ = ["TerminalsInTurn"]

_Match = Callable[[str, int], "re.Match[str] | None"]


class TerminalsInTurn(Lexer):
    """Tries the terminals that may come next, one after another: higher priorities first, then longer patterns.

    Of two terminals of one priority neither may be a word that the other matches too. One that is ignored and comes
    before all others takes all that it may take at once: blanks are looked for once between two words.
    """

    __future_interface__ = 2

    def __init__(self, configuration: LexerConf) -> None:
        self._terminals = configuration.terminals_by_name
        self._ignored = frozenset(configuration.ignore)
        self._compiled: dict[str, _Match] = {}
        self._in_state: dict[int, tuple[str, tuple[str, ...]]] = {}

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        given: Any = lexer_state.text
        text: str = getattr(given, "text", given)  # Lark has wrapped it since 1.3
        states = parser_state.parse_conf.states
        compiled, ignored, in_state = self._compiled, self._ignored, self._in_state
        at, end = 0, len(text)
        while True:
            position = parser_state.position
            blank, kinds = in_state.get(position) or self._ordered(position, states[position])
            if blank and (found := (compiled.get(blank) or self._compile(blank))(text, at)) is not None:
                at = found.end()
            if at >= end:
                return
            for kind in kinds:
                found = (compiled.get(kind) or self._compile(kind))(text, at)
                if found is not None and found.end() > at:  # of nothing there would be no end
                    break
            else:
                raise UnexpectedCharacters(cast(Any, text), at, 1, at + 1)  # type: ignore[no-untyped-call]
            start, at = at, found.end()
            if kind not in ignored:
                yield Token(kind, found.group(), start, 1, start + 1, 1, at + 1, at)

    def _ordered(self, position: int, accepted: Iterable[str]) -> tuple[str, tuple[str, ...]]:
        """The terminals that may come next in a state of the parser, and those that may stand anywhere.

        The first is apart where it is ignored: the empty text where it is not.
        """
        names = {*accepted, *self._ignored} & self._terminals.keys()
        by_priority: dict[int, list[TerminalDef]] = {}
        for name in names:
            terminal = self._terminals[name]
            by_priority.setdefault(terminal.priority, []).append(terminal)
        ordered = (each for priority in sorted(by_priority, reverse=True) for each in _sorted(by_priority[priority]))
        kinds = tuple(each.name for each in ordered)
        tried = (kinds[0], kinds[1:]) if kinds and kinds[0] in self._ignored else ("", kinds)
        self._in_state[position] = tried
        return tried

    def _compile(self, kind: str) -> _Match:
        match = self._compiled[kind] = pattern_of(self._terminals[kind].pattern.to_regexp()).match
        return match


def _sorted(terminals: list[TerminalDef]) -> list[TerminalDef]:
    """Terminals of one priority, as Lark orders them; the width of one alone is not asked for, its pattern not read."""
    return terminals if len(terminals) == 1 else sorted(terminals, key=_order)


def _order(terminal: TerminalDef) -> tuple[int, int, str]:
    return -terminal.pattern.max_width, -len(terminal.pattern.value), terminal.name
