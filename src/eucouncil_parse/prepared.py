"""Parsers that were built when the package was, and are read from its files.

To read a grammar and to build its tables takes some five times as long as to read the tables. The file of a parser is
named by all that the parser is made of: the grammar, the words, the start rules, the version of Lark. What is not found
by that name, or cannot be read, is built; no file can be out of date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from lark import Lark, Transformer, __version__
from lark.grammar import Rule
from lark.lexer import TerminalDef

__all__ = ["keep", "kept_in", "name_of", "prepared_directory", "read_prepared"]

_OF_THE_CALLER = ("lexer", "transformer")
"""Options of a parser that are no data: who asks for it gives them."""
_keeping: ContextVar[Path | None] = ContextVar("_keeping", default=None)


@cache
def prepared_directory() -> Path:
    """The folder of the files: inside an installed package, among what is built in a checkout; there may be none."""
    here = Path(__file__).resolve().parent
    installed = here / "prepared"
    return installed if installed.is_dir() else here.parents[1] / "build" / "prepared"


def name_of(grammar: str, words: Mapping[str, str], start: Sequence[str]) -> str:
    """What names the parser of a grammar."""
    made_of = json.dumps([__version__, grammar, words, list(start)])
    return f"{sha256(made_of.encode()).hexdigest()[:32]}.json"


def read_prepared(name: str, lexer: Any, transformer: Transformer[Any, Any] | None) -> Lark | None:
    """The parser of a name; None where it was not built before, or its file is damaged, and where parsers are kept."""
    if _keeping.get() is not None:
        return None
    try:
        stored = json.loads((prepared_directory() / name).read_bytes())
    except (OSError, ValueError):
        return None
    data = stored["data"]
    tables = data["parser"]["parser"]
    tables["states"] = _by_number(tables["states"])
    data["options"]["lexer"] = data["parser"]["lexer_conf"]["lexer_type"] = lexer
    memo = _by_number(stored["memo"])
    parser = cast(Lark, Lark._load_from_dict(data, memo, transformer=transformer))  # type: ignore[no-untyped-call]
    for terminal in parser.terminals:
        terminal.pattern.flags = frozenset(terminal.pattern.flags)  # JSON has no sets
    return parser


def keep(name: str, parser: Lark) -> None:
    """Write the file of a parser that was built, where parsers are kept."""
    folder = _keeping.get()
    if folder is not None:
        for terminal in parser.terminals:
            _ = terminal.pattern.max_width  # reckoned once, it is kept with the pattern
        data, memo = parser.memo_serialize([TerminalDef, Rule])
        data["options"] = {key: value for key, value in data["options"].items() if key not in _OF_THE_CALLER}
        data["parser"]["lexer_conf"]["lexer_type"] = None
        stored = json.dumps({"data": data, "memo": memo}, separators=(",", ":"))
        (folder / name).write_text(stored, encoding="utf-8")


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Meanwhile all parsers are built, and kept in a folder."""
    before = _keeping.set(folder)
    try:
        yield
    finally:
        _keeping.reset(before)


def _by_number(given: Mapping[str, Any]) -> dict[int, Any]:
    """Numbers, which are texts where they are keys of JSON."""
    return {int(key): value for key, value in given.items()}
