"""Functions of pdfium that are called for each word or object of a page, in the way that costs least.

Handles are plain numbers, or ready for use as ``Handle``. Most of the cost of a call is to make arguments what a
function declares; these declare none, so that a number is an ``int`` of C and everything else what it is. As no call
takes long, the interpreter is not unlocked for it.
"""

from __future__ import annotations

import ctypes
import math
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, Literal

__all__ = ["Functions", "Handle", "numbers_of"]

Handle = ctypes.c_size_t

_RETURNS_INT = ctypes.PYFUNCTYPE(ctypes.c_int)
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
        # Of a page's text: index of a character, and what is written to.
        self.text_object = _plain(raw.FPDFText_GetTextObject, _RETURNS_ADDRESS)
        self.font_size = _plain(raw.FPDFText_GetFontSize, _RETURNS_NUMBER)
        self.matrix = _plain(raw.FPDFText_GetMatrix, _RETURNS_INT)
        self.box = _plain(raw.FPDFText_GetLooseCharBox, _RETURNS_INT)
        self.origin = _plain(raw.FPDFText_GetCharOrigin, _RETURNS_INT)


def _plain(function: Any, prototype: Any) -> Callable[..., Any]:
    plain: Callable[..., Any] = prototype(ctypes.cast(function, ctypes.c_void_p).value)
    return plain


def numbers_of(
    function: Callable[..., int],
    page: ctypes.c_size_t,
    indexes: Sequence[int],
    kind: Literal["d", "f"],
    count: int,
    targets: int = 1,
) -> list[float]:
    """What a function writes for each character: so many numbers of a kind, at its targets; NaN where it fails."""
    if not indexes:
        return []
    numbers = array(kind, [math.nan]) * (count * len(indexes))
    start, size = ctypes.c_char.from_buffer(numbers), numbers.itemsize
    places = (
        map(ctypes.byref, repeat(start), range(target * size, len(numbers) * size, count * size))
        for target in range(targets)
    )
    deque(map(function, repeat(page), indexes, *places), maxlen=0)
    return numbers.tolist()
