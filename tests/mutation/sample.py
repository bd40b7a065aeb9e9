"""Break the parser in many small ways, and see which the tests notice: a sample of mutants, the same for each seed.

    python tests/mutation/sample.py [--count 1500] [--seed 1] [--only PART ...]

Needs the extra ``mutation``. What is mutated, and by which tests it is judged, stands in ``pyproject.toml`` under
``tool.mutmut``. Run it from the root of a checkout; it works on a copy, in ``mutants/``.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

FOLDER = Path("mutants")
NO_MUTANT = "no mutant has this name"
VERDICTS = {0: "survived", 1: "killed", 3: "killed", 5: "no tests", 33: "no tests", None: "not run"}
"""What an exit code of the tests says of a mutant; any other is a timeout or a crash, which a user would notice."""


def mutmut(*arguments: str, quiet: bool = False) -> str:
    """Run mutmut; with ``quiet`` its output is given back and not shown."""
    command = [str(Path(sys.executable).with_name("mutmut")), *arguments]
    output = subprocess.PIPE if quiet else None
    done = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
    return done.stdout or ""


def verdicts() -> Iterator[tuple[str, str, str]]:
    """Module, name and verdict of each mutant."""
    for file in sorted(FOLDER.rglob("*.meta")):
        module = file.name.removesuffix(".meta")
        for name, code in json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            yield module, name, VERDICTS.get(code, "noticed otherwise")


def make_mutants() -> list[str]:
    """Write all mutants anew and run the tests once without any; the names of the mutants."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    # mutmut has no command for this: asked for a mutant that does not exist, it makes all of them and then gives up.
    output = mutmut("run", NO_MUTANT, quiet=True)
    names = sorted(name for _, name, _ in verdicts())
    if not names or NO_MUTANT not in output:
        sys.exit(f"no mutants were made:\n{output}")
    return names


def print_table(chosen: Sequence[str]) -> None:
    """Verdicts by module, and the mutants that no test noticed."""
    wanted = set(chosen)
    found = [(module, name, verdict) for module, name, verdict in verdicts() if name in wanted]
    columns = ["killed", "noticed otherwise", "survived", "no tests", "not run"]
    print(f"{'module':<20}" + "".join(f"{column:>19}" for column in columns))
    for module in [*dict.fromkeys(module for module, _, _ in found), "all"]:
        counted = Counter(verdict for its_module, _, verdict in found if module in {its_module, "all"})
        print(f"{module:<20}" + "".join(f"{counted[column]:>19}" for column in columns))
    survivors = FOLDER / "survivors.txt"
    survivors.write_text("".join(f"{name}\n" for _, name, verdict in found if verdict == "survived"), encoding="utf-8")
    print(f"survivors: {survivors}; to see one: mutmut show NAME")


def main() -> None:
    parser = argparse.ArgumentParser(description="Mutation testing of a sample.")
    parser.add_argument("--count", type=int, default=1500, help="mutants to try; 1500")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another sample; 1")
    parser.add_argument("--only", nargs="+", default=[""], metavar="PART", help="mutants whose names hold a part")
    options = parser.parse_args()
    names = make_mutants()
    meant = [name for name in names if any(part in name for part in options.only)]
    chosen = random.Random(options.seed).sample(meant, min(options.count, len(meant)))
    print(f"{len(chosen)} of {len(meant)} mutants, seed {options.seed}", flush=True)
    start = time.monotonic()
    mutmut("run", "--max-children", "1", *chosen, quiet=True)
    print_table(chosen)
    print(f"{time.monotonic() - start:.0f} seconds")


if __name__ == "__main__":
    main()
