"""What came of a run, for the reader."""

from __future__ import annotations

from collections.abc import Iterator

from eucouncil_parse.diagnostics import NotACouncilDocument
from eucouncil_parse.runs.reading import Counts
from eucouncil_parse.runs.tables import TABLES

__all__ = ["to_summary"]

_REFUSED = NotACouncilDocument("").code


def to_summary(counts: Counts) -> str:
    """The counts of a run as lines.

    >>> print(to_summary(Counts(3, {"items": 1204}, {"not-a-council-document": 1, "missing-extra": 1}, 10000, 25)))
    files                   3
      documents             1
      refused               1  no documents of the Council
      errors                1  missing-extra 1
    text understood 99.75 % of 10,000 characters
    rows             items 1,204
    """
    return "\n".join(_lines(counts))


def _lines(counts: Counts) -> Iterator[str]:
    errors = {code: number for code, number in counts.errors.items() if code != _REFUSED}
    yield _line("files", counts.files)
    yield _line("  documents", counts.documents)
    yield _line("  refused", counts.errors.get(_REFUSED, 0), "no documents of the Council")
    yield _line("  errors", sum(errors.values()), ", ".join(f"{code} {number:,}" for code, number in errors.items()))
    if counts.characters:
        hundredths = 10_000 * (counts.characters - counts.unparsed) // counts.characters  # 100 is said of all alone
        yield f"text understood {hundredths / 100:.2f} % of {counts.characters:,} characters"
    if counts.rows:
        rows = (f"{table} {counts.rows[table]:,}" for table in TABLES if table in counts.rows)
        yield "rows             " + ", ".join(rows)


def _line(name: str, number: int, remark: str = "") -> str:
    return f"{name:<15} {number:>9,}" + (f"  {remark}" if remark and number else "")
