"""Where the rules of a grammar let stand what an extension adds.

Each expectation is what the rule of a function says, on either side of its threshold where it has one.
"""

from __future__ import annotations

from lark import Lark

from eucouncil_parse.places import Places, kinds_of

BASE = """
document: line
line: A | B
label: C
_header_line: A
_detail: B
_part: A
_annex_part: B
A: "a"
B: "b"
C: "c"
%ignore " "
"""
EXTENDED = """
document: line label
line: A | B | D
label: C | E
_header_line: A | head
head: before D
before: hint
hint: C?
_detail: B | _maybe E
_maybe: [A]
_part: A | D
_annex_part: B | _maybe _maybe D | _annex_part E
A: "a"
B: "b"
C: "c"
D: "d"
E: "e"
%ignore " "
"""


def names(grammar: Lark) -> frozenset[str]:
    """Those of its rules and terminals."""
    rules = (rule.origin.name for rule in grammar.rules)
    return frozenset((*rules, *(terminal.name for terminal in grammar.terminals)))


def test_places_of_what_an_extension_adds() -> None:
    starts = ["document", "line", "label", "_header_line", "_detail", "_part", "_annex_part"]
    places = Places.of(Lark(EXTENDED, start=starts), names(Lark(BASE, start=starts)))
    assert places == Places(
        lines=frozenset("D"),
        labels=frozenset("E"),
        in_header=frozenset("D"),
        in_item=frozenset("E"),
        in_text=frozenset("D"),
        in_annex=frozenset("D"),
        together={"D": frozenset("D")},  # by the rule head; the others are not of the extension
    )
    assert places


def test_a_grammar_without_extensions_adds_nothing() -> None:
    starts = ["document", "line", "label", "_header_line", "_detail", "_part", "_annex_part"]
    base = Lark(BASE, start=starts)
    assert Places.of(base, names(base)) == Places()
    assert not Places()
    assert Places(lines=frozenset("D"))
    assert Places(labels=frozenset("D"))
    assert list(kinds_of(base, "line")) == ["A", "B"]


def test_numbers_of_an_extension_and_lines_that_one_rule_holds() -> None:
    grammar = """
    document: line label round other
    line: A | B | D | E
    label: C | F
    numbering: C | F
    round: D hint (E A)*
    hint: F?
    other: F
    A: "a"
    B: "b"
    C: "c"
    D: "d"
    E: "e"
    F: "f"
    """
    starts = ["document", "line", "label", "numbering"]
    places = Places.of(Lark(grammar, start=starts), names(Lark(BASE, start=starts[:-1])))
    assert places.numbers == frozenset("F")
    assert places.together == {"D": frozenset("DEF"), "E": frozenset("DEF"), "F": frozenset("DEF")}
    assert places.takes(frozenset("D"), "D", None)
    assert not places.takes(frozenset("D"), "E", None)
    assert places.takes(frozenset("D"), "E", "D")
    assert not places.takes(frozenset("D"), "E", "A")
