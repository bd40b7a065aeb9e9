"""Which kinds of lines and labels an extension adds, and where each may stand, by the rules of its grammar.

The outline knows the kinds of the document's own grammar by name. Of a kind that an extension adds it asks only where
the composed grammar lets it stand, so that a new kind needs no line of Python here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen
from lark import Lark
from lark.grammar import Symbol

__all__ = ["Places", "kinds_of"]


@frozen(slots=True)
class Places:
    """Kinds that an extension adds, by where they may stand; those of labels and those of whole lines alike."""

    lines: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    in_header: frozenset[str] = frozenset()
    in_item: frozenset[str] = frozenset()
    in_text: frozenset[str] = frozenset()
    """Outside an item: beside the items, or in a document without items."""
    in_annex: frozenset[str] = frozenset()

    @classmethod
    def of(cls, grammar: Lark, base: Lark) -> Places:
        """What ``grammar`` adds to ``base``."""
        known = {terminal.name for terminal in base.terminals}
        opens = _Openings(grammar)

        def added(rule: str) -> frozenset[str]:
            return frozenset(opens.of(rule) - known)

        return cls(
            lines=frozenset(kinds_of(grammar, "line")) - known,
            labels=frozenset(kinds_of(grammar, "label")) - known,
            in_header=added("_header_line"),
            in_item=added("_detail"),
            in_text=added("_part"),
            in_annex=added("_annex_part"),
        )

    def __bool__(self) -> bool:
        return bool(self.lines or self.labels)


def kinds_of(grammar: Lark, rule: str) -> Iterator[str]:
    """The terminals that a rule leaves a choice between, in the order of the grammar."""
    return (str(option.expansion[0].name) for option in grammar.rules if option.origin.name == rule)


class _Openings:
    """The terminals that each rule may begin with."""

    def __init__(self, grammar: Lark) -> None:
        self._options: dict[str, list[Sequence[Symbol]]] = {}
        for rule in grammar.rules:
            self._options.setdefault(rule.origin.name, []).append(rule.expansion)
        self._empty = self._rules_that_may_be_empty()

    def of(self, rule: str) -> set[str]:
        """The terminals that a text of the rule may begin with."""
        found: set[str] = set()
        seen = {rule}
        waiting = [rule]
        while waiting:
            for symbols in self._options.get(waiting.pop(), []):
                for symbol in self._first(symbols):
                    if symbol.is_term:
                        found.add(symbol.name)
                    elif symbol.name not in seen:
                        seen.add(symbol.name)
                        waiting.append(symbol.name)
        return found

    def _first(self, symbols: Iterable[Symbol]) -> Iterator[Symbol]:
        """The symbols that may come first: up to one that is never empty."""
        for symbol in symbols:
            yield symbol
            if symbol.is_term or symbol.name not in self._empty:
                return

    def _rules_that_may_be_empty(self) -> set[str]:
        empty: set[str] = set()
        while True:
            more = {
                name
                for name, options in self._options.items()
                if any(all(not symbol.is_term and symbol.name in empty for symbol in symbols) for symbols in options)
            }
            if more <= empty:
                return empty
            empty |= more
