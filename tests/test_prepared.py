"""Parsers that were built before are like those that are built, and are found for nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lark import Lark

from eucouncil_parse import grammar, parse, prepared, to_json
from eucouncil_parse.grammar import GivenTokens, build
from eucouncil_parse.lexing import TerminalsInTurn
from eucouncil_parse.prepared import kept_in, name_of

PARSERS = [
    (("numbers.lark",), ("references",), TerminalsInTurn),
    (("numbers.lark", "labels.lark", "lines.lark", "furniture.lark"), ("line", "label", "foot"), GivenTokens),
    (("decisions.lark",), ("decision_sentence",), GivenTokens),
    (("plain.lark",), ("signature", "header"), "contextual"),
]

PARSES_WHAT_IS_PREPARED = """
import sys
from pathlib import Path
from eucouncil_parse import grammar, parse, prepared, to_json
prepared.prepared_directory = lambda: Path(sys.argv[1])
grammar.load_grammar = None
sys.stdout.buffer.write(to_json(parse(Path(sys.argv[2]).read_text(encoding="utf-8"))).encode())
"""


@pytest.mark.parametrize(("files", "start", "lexer"), PARSERS)
def test_a_prepared_parser_is_like_the_one_that_was_built(
    files: tuple[str, ...], start: tuple[str, ...], lexer: type | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "prepared_directory", lambda: tmp_path)
    with kept_in(tmp_path):
        built = build(files, start=start, lexer=lexer)
    assert list(tmp_path.iterdir())
    monkeypatch.setattr(grammar, "load_grammar", None)  # nothing is built
    read = build(files, start=start, lexer=lexer)
    assert parts(read) == parts(built)


def parts(parser: Lark) -> list[object]:
    frontend = parser.parser
    rules = [
        (str(rule), rule.order, rule.alias, rule.options.expand1, list(rule.options.empty_indices))
        for rule in parser.rules
    ]
    left_out = [[getattr(symbol, "filter_out", None) for symbol in rule.expansion] for rule in parser.rules]
    terminals = [(each.name, each.pattern, each.pattern.max_width, each.priority) for each in parser.terminals]
    return [
        terminals,
        rules,
        left_out,
        parser.lexer_conf.ignore,
        type(frontend.lexer),
        frontend.parser._parse_table.states,
        frontend.parser._parse_table.start_states,
        frontend.parser._parse_table.end_states,
    ]


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "prepared_directory", lambda: tmp_path)
    with kept_in(tmp_path):
        built = build(("plain.lark",), start=("header",))
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:1000])
    again = build(("plain.lark",), start=("header",))
    assert parts(again)[:4] == parts(built)[:4]  # what is behind are tables, whose states Lark numbers anew


def test_nothing_is_kept_but_where_it_is_asked_for(tmp_path: Path) -> None:
    with kept_in(tmp_path):
        pass
    build(("plain.lark",), start=("header",), language="fr")
    assert not list(tmp_path.iterdir())


def test_a_parser_is_named_by_all_that_it_is_made_of() -> None:
    made_of = [("start: A", {"A": "a"}, ["start"]), ("start: A?", {"A": "a"}, ["start"])]
    made_of += [("start: A", {"A": "b"}, ["start"]), ("start: A", {"A": "a"}, ["start", "other"])]
    assert len({name_of(*each) for each in made_of}) == len(made_of)


def test_what_is_prepared_from_a_document_is_all_that_parses_it(root: Path, seed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}

    def run(*arguments: str | Path) -> bytes:
        command = [sys.executable, *map(str, arguments)]
        return subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE).stdout

    run("-m", "eucouncil_parse.preparing", tmp_path, seed)
    printed = run("-c", PARSES_WHAT_IS_PREPARED, tmp_path, seed)
    assert printed.decode() == to_json(parse(seed.read_text(encoding="utf-8")))
