"""Which kinds of lines and labels an extension adds, and where each may stand, by the rules of its grammar.

The outline knows the kinds of the document's own grammar by name. Of a kind that an extension adds it asks only where
the composed grammar lets it stand, so that a new kind needs no line of Python here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from attrs import field, frozen
from lark import Lark
from lark.grammar import Symbol

__all__ = ["NO_PLACES", "Places", "kinds_inside", "kinds_of"]

_MADE_BY_LARK = "__"


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
    together: Mapping[str, frozenset[str]] = field(factory=dict)
    """Kinds that make one value with another, by that: the lines of a section behind its heading."""
    numbers: frozenset[str] = frozenset()
    """Labels that number items."""

    @classmethod
    def of(cls, grammar: Lark, known: Set[str]) -> Places:
        """What ``grammar`` adds to another one, of which the names of terminals and rules are ``known``."""
        symbols = _Symbols(grammar)

        def added(rule: str) -> frozenset[str]:
            return frozenset(symbols.first(rule) - known)

        lines, labels = (frozenset(kinds_of(grammar, rule)) - known for rule in ("line", "label"))
        header, item, text, annex = map(added, ("_header_line", "_detail", "_part", "_annex_part"))
        numbers = frozenset(kinds_of(grammar, "numbering")) - known
        return cls(
            lines=lines,
            labels=labels,
            in_header=header,
            in_item=item,
            in_text=text,
            in_annex=annex,
            together=_together(symbols, known),
            numbers=numbers,
        )

    def takes(self, place: frozenset[str], kind: str, before: str | None) -> bool:
        """Whether a line may stand in a place, or goes on there with the line before it, as part of one value."""
        return kind in place or (before is not None and kind in self.together.get(before, ()))

    def __bool__(self) -> bool:
        return bool(self.lines or self.labels)


NO_PLACES = Places()
"""Where nothing is added."""


def kinds_of(grammar: Lark, rule: str) -> Iterator[str]:
    """The terminals that a rule leaves a choice between, in the order of the grammar."""
    return (str(option.expansion[0].name) for option in grammar.rules if option.origin.name == rule)


def kinds_inside(grammar: Lark, rule: str) -> frozenset[str]:
    """The terminals that a text of a rule may hold, those of the rules that it names too."""
    return frozenset(_Symbols(grammar).inside(rule))


def _together(symbols: _Symbols, known: Set[str]) -> dict[str, frozenset[str]]:
    """The terminals that each terminal of an extension shares a rule of the extension with.

    Rules that Lark makes for repeats are passed over: what they hold is in the rule that repeats it.
    """
    found: dict[str, frozenset[str]] = {}
    for rule in symbols.rules:
        if rule not in known and not rule.startswith(_MADE_BY_LARK):
            kinds = frozenset(symbols.inside(rule) - known)
            found.update((kind, found.get(kind, frozenset()) | kinds) for kind in kinds)
    return found


class _Symbols:
    """The terminals that each rule may begin with, and may hold."""

    def __init__(self, grammar: Lark) -> None:
        self._options: dict[str, list[Sequence[Symbol]]] = {}
        for rule in grammar.rules:
            self._options.setdefault(rule.origin.name, []).append(rule.expansion)
        self._empty = self._rules_that_may_be_empty()

    @property
    def rules(self) -> Iterable[str]:
        """The names of all rules."""
        return self._options

    def first(self, rule: str) -> set[str]:
        """The terminals that a text of the rule may begin with."""
        return self._terminals(rule, self._first)

    def inside(self, rule: str) -> set[str]:
        """The terminals that a text of the rule may hold."""
        return self._terminals(rule, iter)

    def _terminals(self, rule: str, of: Callable[[Sequence[Symbol]], Iterable[Symbol]]) -> set[str]:
        found: set[str] = set()
        seen = {rule}
        waiting = [rule]
        while waiting:
            for symbols in self._options.get(waiting.pop(), []):
                for symbol in of(symbols):
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
