"""Functions of pdfium that are called for each word or object of a page, in the way that costs least.

Handles of pages and of their text come from ``handle_of``, those of objects are plain numbers. Most of the cost of a
call is to make arguments what a function declares; these declare none, so that a number is an ``int`` of C and
everything else what it is. As no call takes long, the interpreter is not unlocked for it.
"""

from __future__ import annotations

import ctypes
import math
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, Literal

__all__ = ["Functions", "handle_of"]

_RETURNS_NOTHING = ctypes.PYFUNCTYPE(None)
_RETURNS_NUMBER = ctypes.PYFUNCTYPE(ctypes.c_double)
_RETURNS_ADDRESS = ctypes.PYFUNCTYPE(ctypes.c_size_t)
_INT_OF_ADDRESS = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_size_t)
_ADDRESS_OF_ADDRESS = ctypes.PYFUNCTYPE(ctypes.c_size_t, ctypes.c_size_t)


class Functions:
    """The functions, and ``raw``, pypdfium2's module with all others."""

    def __init__(self, raw: Any):
        self.raw = raw
        # Of a page: number of an object.
        self.page_object = _plain(raw.FPDFPage_GetObject, _RETURNS_ADDRESS)
        # Of an object.
        self.object_type = _plain(raw.FPDFPageObj_GetType, _INT_OF_ADDRESS)
        self.font = _plain(raw.FPDFTextObj_GetFont, _ADDRESS_OF_ADDRESS)
        # Of a page's text: index of a character.
        self.text_object = _plain(raw.FPDFText_GetTextObject, _RETURNS_ADDRESS)
        self.font_size = _plain(raw.FPDFText_GetFontSize, _RETURNS_NUMBER)
        # Of a page's text: indexes of characters.
        self.matrices = _Numbers(raw.FPDFText_GetMatrix, "f", 6)
        self.boxes = _Numbers(raw.FPDFText_GetLooseCharBox, "f", 4)
        self.origins = _Numbers(raw.FPDFText_GetCharOrigin, "d", 2, targets=2)


def handle_of(pointer: Any) -> Any:
    """What a pointer of pypdfium2 points to, ready to be handed to functions."""
    return ctypes.byref(pointer.contents)


def _plain(function: Any, prototype: Any) -> Callable[..., Any]:
    plain: Callable[..., Any] = prototype(ctypes.cast(function, ctypes.c_void_p).value)
    return plain


class _Numbers:
    """A function that writes so many numbers of a kind for a character, at one target or several.

    The room that it writes to is kept from page to page, for references to it cost as much as the calls.
    """

    def __init__(self, function: Any, kind: Literal["d", "f"], count: int, targets: int = 1):
        self._function = _plain(function, _RETURNS_NOTHING)  # whether it failed is seen by what it wrote
        self._kind, self._count = kind, count
        self._targets: list[list[Any]] = [[] for _ in range(targets)]
        self._numbers = array(kind)

    def __call__(self, page: Any, indexes: Sequence[int]) -> list[list[float]]:
        """The first numbers of all characters, their second ones, and so on; NaN where the function fails."""
        length = self._count * len(indexes)
        if length > len(self._numbers):
            self._make_room(max(length, 2 * len(self._numbers)))
        self._numbers[:length] = array(self._kind, [math.nan]) * length
        deque(map(self._function, repeat(page), indexes, *self._targets), maxlen=0)
        return [self._numbers[place : length : self._count].tolist() for place in range(self._count)]

    def _make_room(self, length: int) -> None:
        self._numbers = array(self._kind, bytes(length * self._numbers.itemsize))
        start, size = ctypes.c_char.from_buffer(self._numbers), self._numbers.itemsize
        step = self._count // len(self._targets)
        self._targets = [
            [ctypes.byref(start, size * place) for place in range(first, length, self._count)]
            for first in range(0, self._count, step)
        ]
