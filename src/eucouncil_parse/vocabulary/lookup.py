"""Tables that are the same in every language, and what they say of a series, a kind of document, a member state."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["item_policy", "membership", "register_series", "speech_policy", "table"]

_TABLES = Path(__file__).parent / "tables"


@cache
def table(name: str) -> Any:
    """A table that is the same in every language, as its JSON file holds it."""
    return json.loads((_TABLES / f"{name}.json").read_bytes())


def register_series(series: str) -> str:
    """The prefix of a series in the register's slugs: the printed one, but for PE-CONS and EUCO.

    >>> register_series("EUCO"), register_series("CM")
    ('ST', 'CM')
    """
    return next((row["register"] for row in table("series")["entries"] if row["series"] == series), series)


def item_policy(kind: str) -> str:
    """Whether numbers in a document of this kind are agenda items: ``always``, ``never`` or by ``evidence``."""
    return next((row["items"] for row in table("kinds")["entries"] if row["kind"] == kind), "evidence")


def speech_policy(kind: str) -> str:
    """Whether a document of this kind reports who said what at a meeting: ``always``, ``never`` or by ``evidence``."""
    return next((row["speeches"] for row in table("kinds")["entries"] if row["kind"] == kind), "evidence")


@cache
def membership() -> dict[str, tuple[int, int | None]]:
    """The first and the last year in which each state was a member, by its code; None for no last year.

    >>> membership()["UK"], membership()["HR"]
    ((1973, 2020), (2013, None))
    """
    return {row["code"]: (row["member_since"], row["member_until"]) for row in table("member_states")["entries"]}
