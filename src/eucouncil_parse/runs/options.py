"""What may be asked of a run, and what is done if nothing is; the command reads this before anything heavy."""

from __future__ import annotations

__all__ = ["FILES_IN_A_PART", "FORMAT_NAMES", "SUFFIXES"]

FORMAT_NAMES = ("jsonl", "csv", "parquet")
"""Formats of the tables."""

SUFFIXES = (".txt", ".md", ".pdf", ".docx", ".html")
"""Endings of the names of files that are read."""

FILES_IN_A_PART = 1000
