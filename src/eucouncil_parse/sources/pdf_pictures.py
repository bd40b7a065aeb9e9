"""Small pictures on a page of a PDF, as signs beside a text are: where they stand, and what they look like."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import pairwise, repeat
from typing import Any

from eucouncil_parse.sources.page import Picture
from eucouncil_parse.sources.pdf_functions import Functions, handle_of

__all__ = ["read_pictures"]

_LEAST, _MOST = 6.0, 30.0
"""Points of the height and width of a sign."""
_PIXELS = 64
"""Height and width in which a picture is drawn to look at it."""
_MOST_PIXELS = 512
_MOST_PICTURES = 200
"""Pictures of a page, at the most."""
_GRID = 8
_SHADES = 15


def read_pictures(
    document: Any,
    page: Any,
    place: Callable[[list[float], list[float]], tuple[list[float], list[float]]],
    functions: Functions,
) -> list[Picture]:
    """The small pictures of a page; ``place`` says where points, by both coordinates, are displayed."""
    raw = functions.raw
    pictures: list[Picture] = []
    looks: dict[bytes, str] = {}
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    numbers = range(raw.FPDFPage_CountObjects(page))
    objects = [*map(functions.page_object, repeat(handle_of(page)), numbers)]
    for address, kind in zip(objects, map(functions.object_type, objects), strict=True):
        if kind != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        if len(pictures) == _MOST_PICTURES:
            break
        each = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
        if not raw.FPDFPageObj_GetBounds(each, left, bottom, right, top):
            continue
        (x, x_end), (y, y_end) = map(sorted, place([left.value, right.value], [bottom.value, top.value]))
        if _LEAST <= x_end - x <= _MOST and _LEAST <= y_end - y <= _MOST:
            pixels = _pixels(document, page, each, raw)
            if pixels is not None:
                content, width, height, stride = pixels
                if content not in looks:
                    looks[content] = _look(content, width, height, stride)
                pictures.append(Picture(x, y, x_end, y_end, looks[content]))
    return pictures


def _pixels(document: Any, page: Any, picture: Any, raw: Any) -> tuple[bytes, int, int, int] | None:
    """The pixels of a picture as drawn, each of blue, green, red and opacity; width, height, and bytes of a row."""
    raw.FPDFPageObj_SetMatrix(picture, raw.FS_MATRIX(_PIXELS, 0, 0, _PIXELS, 0, 0))  # in one size, whatever it had
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(document, page, picture)
    if not bitmap:
        return None
    try:
        width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        if raw.FPDFBitmap_GetFormat(bitmap) != raw.FPDFBitmap_BGRA or not min(width, height) >= _GRID:
            return None
        if max(width, height) > _MOST_PIXELS:
            return None
        return ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height), width, height, stride
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _look(content: bytes, width: int, height: int, stride: int) -> str:
    """How dark a picture is in each field of a grid laid over it, one hexadecimal digit a field, from left to right."""
    edges = [-(-place * width // _GRID) for place in range(_GRID + 1)]  # of the fields, in pixels
    dark = [[0] * _GRID for _ in range(_GRID)]
    counts = [[0] * _GRID for _ in range(_GRID)]
    for y in range(height):
        row = content[y * stride : y * stride + 4 * width]
        line, count = dark[y * _GRID // height], counts[y * _GRID // height]
        pixels = zip(row[::4], row[1::4], row[2::4], row[3::4], strict=True)
        shades = [opacity * (765 - blue - green - red) for blue, green, red, opacity in pixels]  # on white paper
        for column, (left, right) in enumerate(pairwise(edges)):
            line[column] += sum(shades[left:right])
            count[column] += 765 * 255 * (right - left)
    return "".join(
        f"{round(_SHADES * value / count):x}"
        for line, counted in zip(dark, counts, strict=True)
        for value, count in zip(line, counted, strict=True)
    )
