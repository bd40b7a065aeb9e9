"""Many files: what a second worker is worth, how much memory a long run takes, and whether a kill loses a file.

python benchmarks/batch.py [--documents N] [--items N] [--format NAME] [--workers N] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import define, field, frozen

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from register import parts_done, write_register

COMPARED = 8000
"""Documents that one worker and two are compared on, at most."""
POINTS = 10
"""Times that memory is shown in a run."""
FLAT = 1.1
"""Memory at the end may be so many times that after the first tenth of a run."""
LARGEST_PART = 1000
_MEGABYTE = 1 << 10
"""In the units of the system, which counts kilobytes."""


@frozen(slots=True)
class Setting:
    """What all runs of a benchmark share."""

    register: Path
    documents: int
    form: str
    part_size: int

    def command(self, out: Path, workers: int) -> list[str]:
        options = ["--format", self.form, "--workers", str(workers), "--part-size", str(self.part_size)]
        return [sys.executable, "-m", "eucouncil_parse", "batch", str(self.register), "--out", str(out), *options]


# -- one worker and two ------------------------------------------------------------------------------------------------


@frozen(slots=True, order=True)
class Cost:
    """What a command takes, by the clock, and of all processors; the latter hardly shows what else the machine does."""

    seconds: float
    processor: float


def cost(command: Sequence[str]) -> Cost:
    before, start = processor_seconds(), time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return Cost(time.monotonic() - start, processor_seconds() - before)


def processor_seconds() -> float:
    """What all commands that have ended took, with their workers."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def compare_workers(setting: Setting, folder: Path, rounds: int) -> None:
    """Run with one worker and with two in turn, so that what else the machine does meets both; the best counts."""
    taken: dict[int, list[Cost]] = {1: [], 2: []}
    for number in range(rounds):
        for workers, costs in taken.items():
            costs.append(cost(setting.command(folder / f"{number}-{workers}", workers)))
    print(f"{setting.documents:,} documents, the best of {rounds} runs each:")
    for workers, costs in taken.items():
        best = min(costs)
        rate = setting.documents / best.seconds
        print(
            f"  workers {workers}  {best.seconds:6.1f} s  {rate:6.1f} a second  {best.processor:6.1f} s of processors"
        )
    print(f"  two against one: {min(taken[1]).seconds / min(taken[2]).seconds:.2f}-fold", flush=True)


# -- a long run that is killed -----------------------------------------------------------------------------------------


def resident(pid: int) -> int:
    """Memory of a process in kilobytes; 0 when it has ended."""
    status = Path(f"/proc/{pid}/status")
    if status.parent.parent.is_dir():
        try:
            lines = status.read_text().splitlines()
        except OSError:
            return 0
        return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return int(shown.strip() or 0)


@define(slots=True)
class Memory:
    """The most memory that the process which writes has taken, from one tenth of the files to the next."""

    total: int
    peaks: dict[int, int] = field(factory=dict)

    def note(self, done: int, kilobytes: int) -> None:
        tenth = done * POINTS // self.total
        self.peaks[tenth] = max(self.peaks.get(tenth, 0), kilobytes)

    def __str__(self) -> str:
        shown = (f"{100 * tenth // POINTS} % {peak / _MEGABYTE:.0f} MB" for tenth, peak in sorted(self.peaks.items()))
        return ", ".join(shown)

    @property
    def growth(self) -> float:
        """How many times the peak after the first tenth the later peaks are."""
        first, *later = [peak for tenth, peak in sorted(self.peaks.items()) if tenth > 0] or [1]
        return max(later, default=first) / first


def watch(process: subprocess.Popen[bytes], out: Path, setting: Setting, until: int | None = None) -> Memory:
    """Note the memory of a run until it ends, or until so many files are done."""
    memory = Memory(setting.documents)
    while process.poll() is None:
        done = min(parts_done(out) * setting.part_size, setting.documents)
        kilobytes = resident(process.pid)
        if kilobytes:
            memory.note(done, kilobytes)
        if until is not None and done >= until:
            return memory
        time.sleep(0.02)
    return memory


def files_written(out: Path, form: str) -> Iterator[str]:
    """The name of the file of each document and each error in the tables of a run."""
    for table in ("documents", "errors"):
        if form == "jsonl":
            with (out / f"{table}.jsonl").open(encoding="utf-8") as lines:
                yield from (json.loads(line)["file"] for line in lines)
        elif form == "csv":
            import csv

            with (out / f"{table}.csv").open(encoding="utf-8", newline="") as rows:
                yield from (row["file"] for row in csv.DictReader(rows))
        else:
            import pyarrow.parquet

            yield from pyarrow.parquet.read_table(out / table, columns=["file"])["file"].to_pylist()


def run_and_kill(setting: Setting, out: Path, names: Sequence[str], workers: int) -> bool:
    """Run, kill half-way, go on; says what was found, and whether all is well."""
    command = setting.command(out, workers)
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        before = watch(process, out, setting, until=setting.documents // 2)
        process.kill()
    done = min(parts_done(out) * setting.part_size, setting.documents)
    print(f"memory, first half: {before}")
    print(f"killed when {done:,} of {setting.documents:,} documents were safe", flush=True)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        after = watch(process, out, setting)
        told = process.stderr.read().decode() if process.stderr else ""
    taken = time.monotonic() - start
    print(f"memory, after that: {after}")
    if process.returncode:
        print(told)
        return False
    found = Counter(files_written(out, setting.form))
    twice, missing = sum(count > 1 for count in found.values()), len(set(names) - set(found))
    print(f"{found.total():,} rows for {len(names):,} files: {missing} missing, {twice} more than once")
    print(f"{taken:.0f} s in all, {setting.documents / taken:.1f} documents a second with {workers} workers")
    growth = max(before.growth, after.growth)
    print(f"memory grew {growth:.2f}-fold after the first tenth of a run")
    return found == Counter(names) and growth <= FLAT


# -- the command -------------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a file is lost or doubled, or memory grows."""
    parser = argparse.ArgumentParser(description="Many files: workers, memory, and a kill.")
    parser.add_argument(
        "--documents", type=int, default=2000, metavar="N", help="in the long run; default: %(default)s"
    )
    parser.add_argument("--items", type=int, default=12, metavar="N", help="in each document; default: %(default)s")
    parser.add_argument("--format", choices=["csv", "jsonl", "parquet"], default="parquet", help="default: %(default)s")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="in the long run; default: %(default)s")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="of the comparison; 0 leaves it out")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.rounds:
            few = min(options.documents, COMPARED)
            write_register(folder / "few", few, options.items)
            compare_workers(Setting(folder / "few", few, options.format, LARGEST_PART), folder, options.rounds)
        names = write_register(folder / "register", options.documents, options.items, in_a_folder=LARGEST_PART)
        part_size = max(1, min(LARGEST_PART, options.documents // (2 * POINTS)))
        setting = Setting(folder / "register", options.documents, options.format, part_size)
        return 0 if run_and_kill(setting, folder / "out", names, options.workers) else 1


if __name__ == "__main__":
    sys.exit(main())
