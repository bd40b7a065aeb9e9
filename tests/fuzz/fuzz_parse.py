"""Fuzz the parser, guided by coverage: needs the extra ``fuzz``.

    python tests/fuzz/fuzz_parse.py [options of libFuzzer] [folder for what is found]

Without a folder what is found goes to ``.fuzz/corpus``, and an input that breaks the parser to ``.fuzz``. The seeds
beside this file are always read.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hostile_patterns import BLOCKS, HEAD, TOKENS

with atheris.instrument_imports(include=["eucouncil_parse"]):
    from fuzz.target import check

SEEDS = Path(__file__).resolve().parent / "corpus"
FOUND = Path(__file__).resolve().parents[2] / ".fuzz"


def words() -> str:
    """Words for libFuzzer to put into its inputs, in the form of its dictionaries."""
    known = dict.fromkeys([*TOKENS, *BLOCKS, *HEAD.splitlines(keepends=True)])
    return "".join(f'"{_escaped(word)}"\n' for word in known)


def _escaped(word: str) -> str:
    return "".join(
        chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\' else f"\\x{byte:02X}" for byte in word.encode()
    )


def main(arguments: list[str]) -> None:
    """Hand over to libFuzzer, which ends the process."""
    FOUND.mkdir(exist_ok=True)
    (FOUND / "words.txt").write_text(words(), encoding="ascii")
    folders = [argument for argument in arguments if not argument.startswith("-")]
    if not folders:
        folders = [str(FOUND / "corpus")]
        Path(folders[0]).mkdir(exist_ok=True)
    defaults = [f"-dict={FOUND / 'words.txt'}", f"-artifact_prefix={FOUND}/", "-max_len=4096", "-timeout=20"]
    given = [argument for argument in arguments if argument.startswith("-")]
    atheris.Setup([sys.argv[0], *defaults, *given, *folders, str(SEEDS)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
