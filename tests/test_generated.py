"""What a grammar generates, it reads: Hypothesis draws texts from the grammar files themselves."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark
from lark.lexer import TerminalDef

from eucouncil_parse.grammar import DOCUMENT_GRAMMAR, build, parse_value
from eucouncil_parse.readers import reader
from eucouncil_parse.sources.text import clean
from eucouncil_parse.styles import STYLES, StatedLine, style
from eucouncil_parse.vocabulary import table

IDENTIFIERS = ("document_number", "interinstitutional_files", "subject_codes", "references")
LINE_RULES = ("line", "label", "value", "foot")
SCANNER = reader("en").scanner


@cache
def grammar_of(rule: str) -> Lark:
    if rule in IDENTIFIERS:
        return build(("numbers.lark",), start=(rule,), debug=True)  # built, for Hypothesis to see its grammar
    return build(DOCUMENT_GRAMMAR, start=(rule,), lexer="basic")


def alternatives(rule: str) -> list[TerminalDef]:
    """The terminals that a rule names, the first to be tried first."""
    grammar = grammar_of(rule)
    terminals = {terminal.name: terminal for terminal in grammar.terminals}
    names = [str(option.expansion[0].name) for option in grammar.rules if option.origin.name == rule]
    return sorted((terminals[name] for name in names), key=lambda terminal: -terminal.priority)


@cache
def texts_of(kind: str, pattern: str) -> st.SearchStrategy[str]:
    """Texts of a terminal."""
    return st.from_regex(pattern, fullmatch=True)


@cache
def spaced_texts(rule: str) -> st.SearchStrategy[str]:
    """Texts of a rule of identifiers, a blank between terminals as on a page."""
    grammar = grammar_of(rule)
    drawn = {
        terminal.name: st.from_regex(terminal.pattern.to_regexp(), fullmatch=True).map(lambda text: text + " ")
        for terminal in grammar.terminals
    }
    # A series looks ahead to its number, so that it cannot be drawn by itself.
    series = st.sampled_from([row["series"] for row in table("series")["entries"]])
    by_name = {"SERIES": series, "__IGNORE_0": st.just("")}
    return from_lark(grammar, start=rule, explicit={**drawn, **{key: by_name[key] for key in by_name if key in drawn}})


@pytest.mark.parametrize("rule", IDENTIFIERS)
@settings(suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_identifiers(rule: str, data: st.DataObject) -> None:
    text = data.draw(spaced_texts(rule))
    parse_value(grammar_of(rule), text.strip(), rule)


@pytest.mark.parametrize("rule", LINE_RULES)
@settings(suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_line_gets_its_kind_or_one_that_is_tried_before(rule: str, data: st.DataObject) -> None:
    kinds = alternatives(rule)
    terminal = data.draw(st.sampled_from(kinds))
    text = data.draw(texts_of(terminal.name, terminal.pattern.to_regexp()))
    if not text or clean(text) != text:
        return  # a cell is never blank, and its blanks are folded
    found = {
        "line": SCANNER.kind(text),
        "label": SCANNER.label_kind(text) or terminal.name,
        "value": SCANNER.value_kind(text),
        "foot": terminal.name if SCANNER.is_foot(text) else None,
    }[rule]
    order = [kind.name for kind in kinds]
    assert found is not None
    assert order.index(found) <= order.index(terminal.name)


any_line_texts = st.text(max_size=20).map(clean) | st.sampled_from(
    ["\\PARAGRAPH x", "`ITEM` x", "* a", "# (x)", "- _x_", "**1.** x", "---", "(x)", "{x}", "=", "\\", "1. x", "+ 1/15"]
)


@pytest.mark.parametrize("name", STYLES)
@given(
    kind=st.sampled_from(["ITEM", "STEP", "LEGAL_BASIS", "REFERENCES", "CODES", "SECTION", "NOTE", "ANNEX"]),
    text=any_line_texts,
    label=st.none() | any_line_texts.filter(bool),
    depth=st.integers(0, 8),
)
def test_a_line_of_a_style(name: str, kind: str, text: str, label: str | None, depth: int) -> None:
    line = StatedLine(kind, text, label, depth)
    assert style(name).read(style(name).write(line), depth) == line


@pytest.mark.parametrize("name", STYLES)
@given(text=any_line_texts, label=st.none() | any_line_texts.filter(bool), in_body=st.booleans())
def test_a_line_whose_place_tells_its_kind(name: str, text: str, label: str | None, in_body: bool) -> None:
    line = StatedLine("PARAGRAPH", text, label, in_body=in_body, implied=True)
    read = style(name).read(style(name).write(line), in_body=in_body)
    assert (read.text, read.label) == (text, label)
    assert read.kind in {None, "PARAGRAPH"}
