"""What is made once a process, of some ten thousand objects at a time, without a search for garbage among them.

Nothing that is made here is garbage, but Python looks through all of it again and again while it grows.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["pattern_of", "uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """While something is made, nothing is searched for garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def pattern_of(expression: str) -> re.Pattern[str]:
    """The pattern of a long expression, such as one of many words."""
    with uncollected():
        return re.compile(expression)
